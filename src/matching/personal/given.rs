//! Given names that are common in Italy, and words that are no part of a person's name.
//!
//! Lists alone. Names that are also ordinary words or places (Massimo, Emilia, Vittoria, Marina)
//! are left out: a name that is missed costs less than a place that is hidden. Never here: how a
//! text is looked at (`names`).

/// Given names, in lower case without accents, in order.
#[rustfmt::skip]
pub(super) const GIVEN: [&str; 279] = [
    "adele", "adriana", "adriano", "agata", "agnese", "agostino", "alberto", "aldo", "alessandra",
    "alessandro", "alessia", "alessio", "alfio", "alfonso", "alfredo", "alice", "alina", "amalia",
    "ambra", "andrea", "angela", "angelica", "angelo", "anita", "anna", "annalisa", "annamaria",
    "antonella", "antonietta", "antonino", "antonio", "arianna", "armando", "arnaldo", "arturo",
    "asia", "augusto", "aurelio", "barbara", "beatrice", "benedetta", "benedetto", "bernardo",
    "bianca", "bruno", "camilla", "carla", "carlo", "carlotta", "carmela", "carmelo", "carmen",
    "caterina", "cecilia", "cesare", "chiara", "cinzia", "claudia", "claudio", "corrado", "cosimo",
    "cristian", "cristiana", "cristiano", "cristina", "daniela", "daniele", "dario", "davide",
    "debora", "deborah", "denise", "diego", "domenico", "donatella", "doriana", "edoardo", "elena",
    "eleonora", "elio", "elisa", "elisabetta", "elvira", "emanuela", "emanuele", "emiliano",
    "emilio", "enrica", "enrico", "enzo", "erica", "erika", "ermanno", "ernesto", "ester", "ettore",
    "eugenio", "eva", "fabio", "fabiola", "fabrizio", "federica", "federico", "ferdinando",
    "fernanda", "fernando", "filippo", "flavia", "flavio", "francesca", "francesco", "gabriele",
    "gabriella", "gaetano", "gennaro", "gerardo", "giacomo", "giada", "gianfranco", "gianluca",
    "gianluigi", "gianmarco", "gianni", "giorgia", "giorgio", "giovanna", "giovanni", "giulia",
    "giuliana", "giuliano", "giulio", "giuseppe", "giuseppina", "graziella", "greta", "guglielmo",
    "guido", "ida", "ignazio", "ilaria", "ilenia", "imma", "irene", "isabella", "ivan", "ivana",
    "ivano", "katia", "laura", "leonardo", "letizia", "licia", "lidia", "liliana", "linda", "lisa",
    "loredana", "lorella", "lorena", "lorenza", "lorenzo", "luca", "lucia", "luciana", "luciano",
    "lucio", "ludovica", "luigi", "luigia", "luisa", "manuela", "marcella", "marcello", "marco",
    "margherita", "maria", "mariangela", "mariano", "marika", "mario", "marisa", "marta", "martina",
    "matilde", "matteo", "maura", "maurizio", "mauro", "melissa", "michela", "michele", "milena",
    "mirella", "miriam", "mirko", "monica", "nadia", "nicola", "nicoletta", "nicolo", "noemi",
    "nunzia", "olga", "orazio", "oreste", "ornella", "oscar", "paola", "paolo", "pasquale",
    "patrizia", "patrizio", "pierluigi", "piero", "pierpaolo", "pietro", "pina", "raffaele",
    "raffaella", "raimondo", "renata", "renato", "riccardo", "rinaldo", "rita", "roberta",
    "roberto", "rocco", "romina", "rosalba", "rosalia", "rosanna", "rosaria", "rosario", "rossana",
    "rossella", "ruggero", "sabina", "sabrina", "salvatore", "samanta", "samuele", "sandra",
    "sandro", "sara", "saverio", "sebastiano", "sergio", "silvana", "silvano", "silvia", "silvio",
    "simona", "simone", "sofia", "sonia", "stefania", "stefano", "susanna", "tamara", "tania",
    "tatiana", "teresa", "tiziana", "tiziano", "tommaso", "ugo", "umberto", "valentina", "valeria",
    "valerio", "vanessa", "veronica", "vincenza", "vincenzo", "virginia", "vito", "vittorio",
    "walter",
];

/// Persons after whom schools, squares and offices are called: given name, surname.
#[rustfmt::skip]
pub(super) const FAMOUS: [&str; 59] = [
    "aldo moro", "alessandro manzoni", "alessandro volta", "anna frank", "antonio gramsci",
    "antonio meucci", "antonio vivaldi", "bruno munari", "camillo cavour", "carlo cattaneo",
    "carlo levi", "cesare battisti", "cesare pavese", "cristoforo colombo", "dante alighieri",
    "eleonora duse", "enrico fermi", "francesco petrarca", "gabriele d'annunzio", "galileo galilei",
    "giacomo leopardi", "giacomo matteotti", "giacomo puccini", "gianni rodari", "giordano bruno",
    "giorgio la pira", "giosue carducci", "giovanni boccaccio", "giovanni falcone",
    "giovanni pascoli", "giovanni verga", "giuseppe di vittorio", "giuseppe garibaldi",
    "giuseppe mazzini", "giuseppe ungaretti", "giuseppe verdi", "grazia deledda",
    "guglielmo marconi", "italo calvino", "leonardo da vinci", "leonardo sciascia",
    "lorenzo milani", "loris malaguzzi", "luigi einaudi", "luigi pirandello", "marco polo",
    "maria montessori", "nazario sauro", "norberto bobbio", "paolo borsellino",
    "pier paolo pasolini", "primo levi", "rita levi montalcini", "salvo d'acquisto",
    "sandro pertini", "torquato tasso", "umberto saba", "vittorio emanuele", "vittorio veneto",
];

/// Words beside which a given name is a place, a saint or a feast: `San Marco`, `Villa Maria`.
#[rustfmt::skip]
pub(super) const NO_PERSON: [&str; 22] = [
    "beata", "beato", "castel", "don", "frate", "madonna", "madre", "maestro", "monte", "padre",
    "papa", "porta", "porto", "re", "regina", "san", "sant", "santa", "santi", "santo", "suor",
    "torre",
];

//! Words that tell nothing of anybody: numbers, units, answers, and what joins them. They may be
//! shown from a cell of which the rest may not.
//!
//! Pure. Never here: answers of a house of its own (`criteria`), or where texts are shown.

use crate::matching::fold;

/// Without accents and in lower case, in order.
#[rustfmt::skip]
const WORDS: [&str; 297] = [
    "a", "abbastanza", "about", "ad", "addetta", "addette", "addetti", "addetto", "agile", "agli",
    "ai", "al", "alcune", "alcuni", "alla", "alle", "almeno", "alta", "alto", "always",
    "amministrativi", "amministrativo", "anche", "and", "anni", "anno", "annui", "applicabile",
    "applicabili", "applicato", "assistente", "assistenti", "attivita", "back", "bassa", "basso",
    "buona", "buono", "ca", "cadauno", "casi", "cento", "ciascuno", "cinquanta", "cinque", "circa",
    "come", "complessivamente", "complessivi", "complessivo", "completamente", "completare", "con",
    "da", "dai", "dal", "dalla", "dati", "dato", "definire", "dei", "del", "della", "delle",
    "dello", "di", "dieci", "dipende", "dipendente", "dipendenti", "dirigente", "dirigenti",
    "discreta", "discreto", "disponibile", "disponibili", "distanza", "dodici", "dubbio", "due",
    "e", "each", "ed", "entro", "euro", "false", "falso", "fino", "forse", "fra", "front", "ft",
    "fte", "full", "funzionari", "funzionario", "gg", "giorni", "giorno", "gli", "h", "half", "i",
    "idem", "il", "impossibile", "in", "incerto", "intera", "interamente", "interi", "intero",
    "istruttore", "istruttori", "known", "ko", "la", "lavoro", "le", "lo", "ma", "mai", "massimo",
    "max", "maybe", "medi", "media", "medio", "meno", "mensili", "mese", "mesi", "meta", "mezza",
    "mezzo", "min", "minimo", "minuti", "minuto", "molto", "n", "na", "nc", "nd", "necessaria",
    "necessario", "nei", "nel", "nella", "nessuna", "nessuno", "never", "niente", "nn", "no", "non",
    "none", "not", "nota", "note", "nove", "np", "nr", "nulla", "num", "numeri", "numero", "o",
    "occasionalmente", "od", "of", "office", "ogni", "ognuno", "ok", "oltre", "only", "operatore",
    "operatori", "operatrice", "operatrici", "oppure", "or", "ora", "ore", "orizzontale", "ottimo",
    "otto", "part", "parte", "parti", "partly", "parttime", "parziale", "parziali", "parzialmente",
    "people", "per", "person", "persona", "persone", "pieno", "piu", "poco", "poi", "possibile",
    "pratica", "pratiche", "presenza", "prevalentemente", "prevista", "previsto", "pt", "qualche",
    "quaranta", "quarto", "quasi", "quattro", "quindici", "raramente", "remoto", "risorsa",
    "risorse", "s", "saltuariamente", "se", "sede", "sei", "sempre", "servizio", "sette",
    "settimana", "settimanali", "settimane", "si", "smart", "solo", "soltanto", "some", "sometimes",
    "sopra", "sotto", "spesso", "sportello", "staff", "su", "sufficiente", "sul", "sulla",
    "talvolta", "tecnici", "tecnico", "tempo", "terzo", "teste", "the", "time", "tot", "totale",
    "totali", "totalmente", "tra", "tre", "tredici", "trenta", "true", "tutta", "tutte", "tutti",
    "tutto", "ufficio", "ula", "un", "una", "undici", "unit", "unita", "units", "uno", "valutare",
    "vari", "varia", "variabile", "variabili", "varie", "vario", "vedi", "venti", "verificare",
    "vero", "verticale", "volta", "volte", "x", "y", "yes", "zero",
];

/// Says whether a word tells nothing of anybody: `circa`, `unità`, `2-3`, `(50%)`.
///
/// A number of more than six digits may be a telephone's, and 104 is the law on disability.
#[must_use]
pub fn is_ordinary(word: &str) -> bool {
    let folded = fold(word);
    folded.split(' ').all(|part| {
        let digits = part.bytes().filter(u8::is_ascii_digit).count();
        let letters = part.trim_end_matches('%').trim_start_matches('#').len() - digits;
        match (digits, letters) {
            (0, 0) => true,
            (1..=6, 0) => part != "104",
            // `4h`, `36ore`.
            (1..=6, _) => {
                let unit = part.trim_start_matches(|char: char| char.is_ascii_digit());
                WORDS.binary_search(&unit).is_ok()
            }
            (0, _) => WORDS.binary_search(&part).is_ok(),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, is_ordinary};

    #[test]
    fn the_words_stand_in_order() {
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn numbers_and_usual_words_tell_nothing() {
        #[track_caller]
        fn case(word: &str, ordinary: bool) {
            assert_eq!(is_ordinary(word), ordinary, "{word}");
        }
        case("circa", true);
        case("Unità", true);
        case("2-3", true);
        case("(50%)", true);
        case("36h", true);
        case("Sì,", true);
        case("part-time", true);
        case("n.", true);
        case("–", true);
        case("104", false);
        case("L.104", false);
        case("malattia", false);
        case("Bianchi", false);
        case("3331234567", false);
        case("A12", false);
    }
}

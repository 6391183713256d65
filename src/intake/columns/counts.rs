//! Headers that count people in more words than the usual ones: *Numero degli addetti coinvolti*.
//!
//! What only fills them is taken off both sides: prepositions, *coinvolti*, *all'attività*. Never
//! here: which headers there are (`criteria::vocabulary`), or what a number below them means.

use crate::intake::columns::questions::ARTICLES;
use crate::matching::fold_header;

/// Words that only fill a header that counts.
#[rustfmt::skip]
const FILLERS: [&str; 30] = [
    "nell", "nella", "in", "che", "attivita", "svolgono", "coinvolto", "coinvolta", "coinvolti",
    "coinvolte", "assegnato", "assegnata", "assegnati", "assegnate", "dedicato", "dedicata",
    "dedicati", "dedicate", "impiegato", "impiegata", "impiegati", "impiegate", "addetto", "addetta",
    "addette", "involved", "complessivo", "complessivi", "complessiva", "complessive",
];

/// Words that say that something is counted.
const NUMBER: [&str; 10] = [
    "n", "nr", "num", "no", "numero", "tot", "totale", "quanti", "quante", "number",
];

/// What people are called.
const PEOPLE: [&str; 16] = [
    "addetti",
    "dipendenti",
    "persone",
    "personale",
    "risorse",
    "unita",
    "operatori",
    "lavoratori",
    "collaboratori",
    "donne",
    "uomini",
    "femmine",
    "maschi",
    "fte",
    "people",
    "employees",
];

/// Returns what a header counts, in as few words as it takes; `None` where it does not count
/// people.
pub(super) fn core(header: &str) -> Option<String> {
    let parted = [" e ", " - ", " – ", " and "]
        .iter()
        .any(|it| header.contains(it));
    if parted || header.contains(['/', '+', ';', ',']) {
        return None;
    }
    let folded = fold_header(header);
    // Its first word is what a header is about.
    if folded.starts_with("attivita ") {
        return None;
    }
    let mut words: Vec<&str> = Vec::new();
    let fills = |word: &&str| ARTICLES.contains(word) || FILLERS.contains(word);
    for word in folded.split(' ').filter(|word| !fills(word)) {
        let word = if NUMBER.contains(&word) { "n" } else { word };
        if words.last() != Some(&word) {
            words.push(word);
        }
    }
    // `dipendenti addetti` are those that do it.
    let nouns = words.iter().filter(|word| PEOPLE.contains(word)).count();
    if nouns > 1 {
        words.retain(|word| *word != "addetti");
    }
    (nouns > 0 && words.len() <= 5).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::core;

    #[test]
    fn longer_headers_count_what_the_usual_ones_count() {
        #[track_caller]
        fn case(header: &str, usual: &str) {
            assert!(core(usual).is_some(), "{usual}");
            assert_eq!(core(header), core(usual), "{header}");
        }
        case("Numero degli addetti coinvolti", "n. addetti");
        case("Quante persone svolgono l'attività?", "n. persone");
        case("Personale addetto all'attività", "personale");
        case("Numero dei dipendenti addetti", "n. dipendenti");
        case("N. totale addetti", "n. addetti");
        case("Personale in FTE", "personale FTE");
    }

    #[test]
    fn who_is_meant_stays() {
        for (header, usual) in [
            ("Addetti part-time", "addetti"),
            ("Personale in smart working", "personale"),
            ("N. dipendenti cessati", "n. dipendenti"),
            ("% personale dedicato", "personale"),
            ("Donne addette", "addetti"),
        ] {
            assert_ne!(core(header), core(usual), "{header}");
        }
        for header in [
            "Gestione dei fascicoli",
            "Processo/Persone",
            "Attività addetti",
        ] {
            assert_eq!(core(header), None, "{header}");
        }
    }
}

//! Headers that put their question as a sentence: *Gli applicativi sono accessibili da remoto?*
//!
//! What a sentence has beside a header is taken off both: articles, *è*, *l'attività*; words that
//! ask for the same thing become one. What denies (`non`, `senza`) always stays. Never here: which
//! headers there are (`criteria::vocabulary`).

use crate::matching::fold_header;

/// Articles, and prepositions with and without them: they say nothing in a header.
#[rustfmt::skip]
pub(super) const ARTICLES: [&str; 30] = [
    "il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "di", "d", "del", "dello", "della",
    "dei", "degli", "delle", "dell", "al", "allo", "alla", "ai", "agli", "alle", "all", "the", "a",
    "an", "of",
];

/// Words that make a sentence of what is asked.
#[rustfmt::skip]
const FILLERS: [&str; 12] = [
    "e", "sono", "viene", "vengono", "c", "ci", "si", "attivita", "lavorativa", "is", "are", "there",
];

/// Words that ask for the same thing, with the one that stands for them.
const SAME: [(&str, &[&str]); 6] = [
    (
        "richiede",
        &[
            "richiedono",
            "richiesto",
            "richiesta",
            "richiesti",
            "richieste",
            "necessita",
            "necessario",
            "necessaria",
            "necessari",
            "necessarie",
            "prevede",
            "previsto",
            "prevista",
            "previsti",
            "previste",
            "comporta",
            "indispensabile",
            "obbligatorio",
            "obbligatoria",
            "requires",
            "required",
            "needs",
            "needed",
            "necessary",
        ],
    ),
    ("possibile", &["possibilita", "possible"]),
    ("consultazione", &["consultare"]),
    ("utilizzo", &["utilizzare", "uso", "usare", "impiego"]),
    ("accesso", &["accedere"]),
    ("svolgere", &["svolgimento", "eseguire", "esecuzione"]),
];

/// The word that stands before what is asked for, wherever a sentence has it.
const ASKED: &str = SAME[0].0;

/// Returns what a header asks, without what makes a sentence of it; empty where nothing is left.
pub(super) fn core(header: &str) -> String {
    let folded = fold_header(header);
    let fills = |word: &&str| ARTICLES.contains(word) || FILLERS.contains(word);
    let words = folded.split(' ').filter(|word| !fills(word));
    let one = |word| {
        let same = SAME.iter().find(|(_, words)| words.contains(&word));
        same.map_or(word, |(one, _)| *one)
    };
    let words: Vec<&str> = words.map(one).collect();
    let asked = words.contains(&ASKED).then_some(ASKED);
    let rest = words.iter().copied().filter(|word| *word != ASKED);
    let core: Vec<&str> = asked.into_iter().chain(rest).collect();
    core.join(" ")
}

/// Says whether a text may be a sentence that asks: it has some words, and begins as one or ends in
/// a question mark.
pub(super) fn may_ask(text: &str) -> bool {
    const BEGINNINGS: [&str; 22] = [
        "l'", "l’", "il ", "lo ", "la ", "i ", "gli ", "le ", "è ", "e' ", "e’ ", "c'è ", "c’è ",
        "sono ", "si ", "può ", "puo' ", "the ", "is ", "are ", "does ", "can ",
    ];
    if text.len() < 8 || !text.contains(' ') {
        return false;
    }
    let asks = || {
        let start: String = text.trim_start().chars().take(5).collect();
        let start = start.to_lowercase();
        BEGINNINGS.iter().any(|it| start.starts_with(it))
    };
    text.contains('?') || asks()
}

#[cfg(test)]
mod tests {
    use super::{core, may_ask};

    #[test]
    fn a_sentence_and_a_header_ask_the_same() {
        #[track_caller]
        fn case(sentence: &str, header: &str) {
            assert!(may_ask(sentence), "{sentence}");
            assert_eq!(core(sentence), core(header), "{sentence}");
        }
        case(
            "Gli applicativi sono accessibili da remoto?",
            "Applicativi accessibili da remoto",
        );
        case(
            "I risultati dell'attività sono misurabili? (SI/NO)",
            "Risultati misurabili",
        );
        case(
            "È necessaria la presenza fisica?",
            "Richiede presenza fisica",
        );
        case(
            "La presenza in sede è indispensabile?",
            "Presenza in sede necessaria",
        );
        case("c'è contatto con l'utenza", "Contatto con l'utenza");
        case(
            "E' possibile misurare i risultati",
            "Possibilità di misurare i risultati",
        );
    }

    #[test]
    fn what_denies_stays() {
        assert_ne!(
            core("L'attività non richiede presenza"),
            core("L'attività richiede presenza")
        );
        assert_ne!(core("Gli atti sono senza carta?"), core("Atti su carta"));
    }

    #[test]
    fn names_of_activities_ask_nothing() {
        for text in [
            "Protocollo",
            "Gestione delle presenze",
            "Rilascio di certificati",
            "SI",
        ] {
            assert!(!may_ask(text), "{text}");
        }
    }
}

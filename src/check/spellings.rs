//! Names of units written in several ways: abbreviations spelt out, so that they fold to one.
//!
//! Never here: which way of writing is right (`rules`).

use crate::matching::fold;

/// Beginnings that offices abbreviate, with the dot or without.
const SHORT: [(&str, &str); 16] = [
    ("dir", "direzione"),
    ("direz", "direzione"),
    ("uff", "ufficio"),
    ("serv", "servizio"),
    ("sett", "settore"),
    ("sez", "sezione"),
    ("rip", "ripartizione"),
    ("dip", "dipartimento"),
    ("gen", "generale"),
    ("amm", "amministrazione"),
    ("seg", "segreteria"),
    ("segr", "segreteria"),
    // `Serv.` may stand for one or for several.
    ("servizi", "servizio"),
    ("uffici", "ufficio"),
    ("settori", "settore"),
    ("ammin", "amministrazione"),
];

/// Folds the name of a unit, abbreviations spelt out: `Dir. Personale` and `DIREZIONE PERSONALE`
/// become one.
pub(super) fn spelt_out(name: &str) -> String {
    let folded = fold(name);
    let whole = |word| {
        let known = SHORT.iter().find(|(short, _)| *short == word);
        known.map_or(word, |(_, whole)| *whole)
    };
    let words: Vec<&str> = folded.split(' ').map(whole).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::spelt_out;

    #[test]
    fn abbreviations_are_spelt_out() {
        #[track_caller]
        fn case(name: &str, expected: &str) {
            assert_eq!(spelt_out(name), expected);
        }
        case("Dir. Personale", "direzione personale");
        case("DIREZIONE PERSONALE", "direzione personale");
        case("Uff. Serv. Città", "ufficio servizio citta");
        case("Servizi demografici", "servizio demografici");
        case("", "");
    }
}

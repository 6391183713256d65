//! Names of offices: what kind of unit one says it is, and which unit of an org chart was meant.
//!
//! Pure. Never here: units that are recognised (`figures::units`), or what is said of others.

use super::{fold, nearest};

/// Words that say what kind of unit one is, and not which: folded.
const KINDS: [&str; 18] = [
    "area",
    "direzione",
    "dipartimento",
    "divisione",
    "ripartizione",
    "sezione",
    "settore",
    "servizio",
    "ufficio",
    "unita",
    "organizzativa",
    "operativa",
    "u",
    "o",
    "department",
    "division",
    "office",
    "unit",
];

/// The same, shortened.
const SHORT: [&str; 8] = ["uff", "serv", "sett", "dir", "dip", "div", "rip", "sez"];

/// Says whether a text of several words begins as the name of an office does: `Ufficio tributi`,
/// `Sett. II – Cultura`, `U.O. Anagrafe`.
#[must_use]
pub fn begins_as_one(text: &str) -> bool {
    // A cheap look: few texts begin so.
    const FIRST: &[u8] = b"aAdDrRsSuUoO";
    if !text.bytes().next().is_some_and(|it| FIRST.contains(&it)) {
        return false;
    }
    let mut words = text.split([' ', '.', '\u{a0}']).filter(|it| !it.is_empty());
    let first = words.next().map(str::to_lowercase).unwrap_or_default();
    let Some(second) = words.next() else {
        return false;
    };
    match first.as_str() {
        "u" => second.eq_ignore_ascii_case("o"),
        "unità" | "uo" | "uoc" | "uos" => true,
        first => KINDS.contains(&first) && first != "o" || SHORT.contains(&first),
    }
}

/// Returns the unit nearest to a text: by likeness, or the only one of the same words but for
/// those that say what kind of unit it is (`Settore Tributi`, `Ufficio tributi`).
#[must_use]
pub fn nearest_unit<'a>(
    text: &str,
    units: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let wanted = own_words(text);
    let mut same = units
        .clone()
        .filter(|unit| !wanted.is_empty() && own_words(unit) == wanted);
    let only = same.next().filter(|first| same.all(|it| it == *first));
    only.or_else(|| nearest(text, units))
}

/// Returns the folded words of a unit that say which one it is.
fn own_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(' ').skip_while(|word| KINDS.contains(word));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{begins_as_one, nearest_unit};

    #[test]
    fn the_kind_of_unit_does_not_part_them() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            let units = [
                "Servizi sociali",
                "Ufficio Edilizia privata",
                "UFF-1",
                "Area Tributi",
            ];
            assert_eq!(nearest_unit(text, units.into_iter()), expected, "{text}");
        }
        case("Settore Servizi sociali", Some("Servizi sociali"));
        case("Edilizia Privata", Some("Ufficio Edilizia privata"));
        case("U.O. Tributi", Some("Area Tributi"));
        case("Servizi socialli", Some("Servizi sociali"));
        case("Polizia locale", None);
    }

    #[test]
    fn an_office_says_what_it_is() {
        for office in [
            "Ufficio tributi",
            "AREA AMMINISTRATIVA",
            "Sett. II – Cultura",
            "U.O. Anagrafe",
            "Dir.Generale",
            "UOC Anatomia patologica",
            "Unità operativa sport",
        ] {
            assert!(begins_as_one(office), "{office}");
        }
        for other in [
            "",
            "Ufficio",
            "Servizi sociali",
            "U. Rossi",
            "Area",
            "Rilascio di atti",
        ] {
            assert!(!begins_as_one(other), "{other}");
        }
    }

    #[test]
    fn of_two_that_fit_neither_is_meant() {
        let units = ["Ufficio Tributi", "Servizio Tributi"];
        assert_eq!(nearest_unit("Settore Tributi", units.into_iter()), None);
    }
}

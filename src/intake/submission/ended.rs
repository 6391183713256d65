//! Sheets that list activities which have ended: what stands there is no longer done.
//!
//! `update` writes them, and people do. Never here: reading them.

use crate::matching::fold;

/// Which sheets of a workbook are read for activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// All but those that list what has ended.
    Current,
    /// Only those that list what has ended.
    Ended,
}

/// What such sheets are called, folded.
const NAMES: [&str; 5] = [
    "cessate",
    "attivita cessate",
    "ended",
    "ended activities",
    "discontinued",
];

/// Says whether a sheet lists what has ended, by its name.
pub(super) fn is_ended(name: Option<&str>) -> bool {
    name.is_some_and(|name| NAMES.contains(&fold(name).as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_ended;

    #[test]
    fn a_sheet_is_known_by_its_whole_name() {
        #[track_caller]
        fn case(name: &str, ended: bool) {
            assert_eq!(is_ended(Some(name)), ended, "{name}");
        }
        case("Cessate", true);
        case("ATTIVITÀ CESSATE", true);
        case("Ended", true);
        case("Cessate e attive", false);
        case("Rilevazione", false);
        assert!(!is_ended(None));
    }
}

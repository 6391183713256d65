//! What an office says of obstacles and levers in its own words, as far as it is clear.
//!
//! Never here: what a criterion's obstacle is (`model::criteria`), or whose words win (`figures`).

use crate::document::Table;
use crate::matching::fold;
use crate::model::criteria::{Obstacle, ObstacleClass};

use super::Vocabulary;
use super::load::expand;

/// Reads the words by class.
pub(super) fn read(vocabulary: &mut Vocabulary, root: &Table<'_>) {
    root.only(&ObstacleClass::ALL.map(ObstacleClass::key));
    for class in ObstacleClass::ALL {
        let Some(table) = root.table(class.key()) else {
            continue;
        };
        table.only(&["removable", "obstacle", "lever"]);
        table.needs("removable");
        let removable = table.boolean("removable").is_some_and(|one| one.value);
        let obstacle = Obstacle { class, removable };
        let patterns = table.strings("obstacle").into_iter();
        for pattern in patterns.chain(table.strings("lever")) {
            for word in expand(&pattern.value) {
                vocabulary.stated_obstacles.insert(fold(&word), obstacle);
            }
        }
    }
}

impl Vocabulary {
    /// Returns the obstacle that an office names in its own words, in the column of obstacles, of
    /// levers, or in both. `None` where a text is not known whole, or where two say different
    /// things: what is not clear is not guessed.
    #[must_use]
    pub fn stated_obstacle(&self, obstacle: &str, lever: &str) -> Option<Obstacle> {
        let mut named: Option<Obstacle> = None;
        for text in [obstacle, lever] {
            if text.trim().is_empty() {
                continue;
            }
            let found = self.one_obstacle(text)?;
            if named.is_some_and(|known| known != found) {
                return None;
            }
            named = Some(found);
        }
        named
    }

    /// Reads one text: a phrase that is known, or a list of phrases that all name one class.
    fn one_obstacle(&self, text: &str) -> Option<Obstacle> {
        if let Some(known) = self.stated_obstacles.get(&fold(text)) {
            return Some(*known);
        }
        let mut named = None;
        for part in text.split([';', ',', '/', '\n']).map(fold) {
            let found = *self.stated_obstacles.get(&part)?;
            if named.is_some_and(|known| known != found) {
                return None;
            }
            named = Some(found);
        }
        named
    }
}

#[cfg(test)]
mod tests {
    use super::{Obstacle, ObstacleClass, Vocabulary};

    #[test]
    fn clear_words_name_a_class_and_others_none() {
        #[track_caller]
        fn case(obstacle: &str, lever: &str, class: Option<ObstacleClass>) {
            let found = Vocabulary::builtin().stated_obstacle(obstacle, lever);
            let known = found.map(|it: Obstacle| it.class);
            assert_eq!(known, class, "{obstacle} | {lever}");
        }
        case("Fascicoli cartacei", "", Some(ObstacleClass::Paper));
        case("Carta; archivio cartaceo", "", Some(ObstacleClass::Paper));
        case(
            "",
            "Digitalizzazione dei fascicoli",
            Some(ObstacleClass::Paper),
        );
        case("Cartaceo", "digitalizzazione", Some(ObstacleClass::Paper));
        case("VPN", "", Some(ObstacleClass::Software));
        case(
            "Mancanza di competenze digitali",
            "",
            Some(ObstacleClass::Skills),
        );
        case("vincolo normativo", "", Some(ObstacleClass::Law));
        // Two classes, a lever for another obstacle, words that are more than a class.
        case("Carta, sportello", "", None);
        case("Cartaceo", "Formazione", None);
        case("Manca la firma sui documenti cartacei", "", None);
        case("", "", None);
        case("n.d.", "", None);
    }

    #[test]
    fn whether_it_can_be_removed_is_said_with_the_class() {
        let named = |text| Vocabulary::builtin().stated_obstacle(text, "");
        assert_eq!(named("cartaceo").map(|it| it.removable), Some(true));
        assert_eq!(named("sportello").map(|it| it.removable), Some(false));
    }

    #[test]
    fn no_phrase_names_two_classes() {
        let mut seen = std::collections::BTreeMap::new();
        let text: toml::Table = include_str!("obstacles.toml").parse().expect("TOML");
        for (class, table) in &text {
            for key in ["obstacle", "lever"] {
                let words = table.get(key).and_then(toml::Value::as_array);
                for word in words.into_iter().flatten().filter_map(toml::Value::as_str) {
                    for word in super::expand(word) {
                        let known = seen.insert(super::fold(&word), class.clone());
                        assert!(known.is_none_or(|it| it == *class), "{word}");
                    }
                }
            }
        }
    }
}

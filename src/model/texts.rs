//! Texts of many rows, each kept once and named by a number.
//!
//! Never here: what makes two texts alike (`matching`).

use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::Arc;

use hashbrown::HashTable;

use crate::matching::Unforeseen;

/// A text of an inventory, by its place among its texts. 0 is the empty text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextId(u32);

impl TextId {
    /// Says whether the text is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the text at a place: see [`TextId::number`].
    #[must_use]
    pub fn at(number: u32) -> Self {
        Self(number)
    }

    /// Returns the place of the text among all, for keys made of it.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }

    /// Returns the place of the text among all, for tables made beside them.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Texts, each kept once.
#[derive(Debug, Clone)]
pub struct Texts {
    list: Vec<Arc<str>>,
    /// The hash of each: texts that move into another list, and a table that grows, are not read
    /// again.
    hashes: Vec<u64>,
    places: HashTable<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        let mut texts = Self {
            list: Vec::new(),
            hashes: Vec::new(),
            places: HashTable::new(),
        };
        texts.push(Arc::from(""), hash(""));
        texts
    }
}

impl Texts {
    /// Keeps a text and returns its place.
    pub fn keep(&mut self, text: &str) -> TextId {
        // Many cells are empty.
        if text.is_empty() {
            return TextId(0);
        }
        let hash = hash(text);
        let known = self.find(text, hash);
        known.unwrap_or_else(|| self.push(Arc::from(text), hash))
    }

    /// Takes all texts of another list; returns their places here, in their order there.
    pub fn take(&mut self, other: Self) -> Vec<TextId> {
        let texts = other.list.into_iter().zip(other.hashes);
        let place = |(text, hash): (Arc<str>, u64)| {
            let known = self.find(&text, hash);
            known.unwrap_or_else(|| self.push(text, hash))
        };
        texts.map(place).collect()
    }

    fn find(&self, text: &str, hash: u64) -> Option<TextId> {
        let same = |place: &u32| {
            let place = *place as usize;
            self.hashes[place] == hash && *self.list[place] == *text
        };
        self.places.find(hash, same).map(|place| TextId(*place))
    }

    fn push(&mut self, text: Arc<str>, hash: u64) -> TextId {
        let place = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.list.push(text);
        self.hashes.push(hash);
        let hashes = &self.hashes;
        self.places
            .insert_unique(hash, place, |place| hashes[*place as usize]);
        TextId(place)
    }

    /// Returns a text.
    #[must_use]
    pub fn get(&self, id: TextId) -> &str {
        &self.list[id.index()]
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Says whether there is none but the empty one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.len() == 1
    }

    /// Returns all texts in the order of their places.
    pub fn iter(&self) -> impl Iterator<Item = (TextId, &str)> {
        (0..).map(TextId).zip(self.list.iter().map(|text| &**text))
    }
}

fn hash(text: &str) -> u64 {
    let mut hash = Unforeseen::default().build_hasher();
    hash.write(text.as_bytes());
    hash.finish()
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn a_text_is_kept_once_and_keeps_its_place() {
        let mut texts = Texts::default();
        assert!(texts.is_empty() && texts.keep("").is_empty());
        let [one, two] = ["uno", "due"].map(|text| texts.keep(text));
        assert_eq!([texts.keep("uno"), texts.keep("due")], [one, two]);
        assert_eq!([texts.get(one), texts.get(two)], ["uno", "due"]);
        assert_eq!(texts.len(), 3);
    }

    #[test]
    fn texts_of_two_lists_are_one_list() {
        let (mut texts, mut other) = (Texts::default(), Texts::default());
        let one = texts.keep("uno");
        for number in 0..1_000 {
            other.keep(&format!("testo {number}"));
        }
        let last = other.keep("uno");
        let places = texts.take(other);
        assert_eq!(places[last.index()], one);
        assert!(places[0].is_empty());
        assert_eq!(texts.len(), 1_002);
        let all: Vec<&str> = texts.iter().map(|(_, text)| text).collect();
        assert_eq!(all[..3], ["", "uno", "testo 0"]);
        assert!(
            texts
                .iter()
                .all(|(id, text)| texts.find(text, super::hash(text)) == Some(id))
        );
    }
}

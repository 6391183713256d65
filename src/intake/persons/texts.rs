//! Texts that many rows share, each held once; and persons by their code.
//!
//! Never here: what a text means.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use crate::matching::ShortHasher;
use crate::model::staff::Person;

type Hashing = BuildHasherDefault<ShortHasher>;

/// Texts, each held once.
#[derive(Debug, Default)]
pub(super) struct Texts {
    held: HashSet<Rc<str>, Hashing>,
}

impl Texts {
    /// Returns the one copy of a text.
    pub(super) fn hold(&mut self, text: &str) -> Rc<str> {
        if let Some(held) = self.held.get(text) {
            return Rc::clone(held);
        }
        let new: Rc<str> = Rc::from(text);
        self.held.insert(Rc::clone(&new));
        new
    }

    /// Returns the one copy of a text, `None` where there is nothing.
    pub(super) fn hold_some(&mut self, text: &str) -> Option<Rc<str>> {
        (!text.is_empty()).then(|| self.hold(text))
    }
}

/// Persons by code. Codes are compared whatever their case.
#[derive(Debug, Default)]
pub(super) struct Roster {
    /// In the order in which they were met.
    pub(super) persons: Vec<Person>,
    places: HashMap<Box<str>, usize, Hashing>,
    /// Code of the row before, as written, and its person: rows of one person mostly follow
    /// each other.
    last: (String, usize),
    /// A code in lower case, while it is looked up.
    folded: String,
}

impl Roster {
    /// Finds a person.
    pub(super) fn find(&mut self, code: &str) -> Option<usize> {
        if !self.persons.is_empty() && self.last.0 == code {
            return Some(self.last.1);
        }
        self.fold(code);
        let place = *self.places.get(self.folded.as_str())?;
        self.last.0.clear();
        self.last.0.push_str(code);
        self.last.1 = place;
        Some(place)
    }

    /// Finds a person, or adds one; says whether it is new. Of several ways to write a code the
    /// first in order is shown, whichever row came first.
    pub(super) fn find_or_add(&mut self, code: &str) -> (usize, bool) {
        if let Some(place) = self.find(code) {
            let shown = &mut self.persons[place].code;
            if code < &**shown {
                *shown = Box::from(code);
            }
            return (place, false);
        }
        let place = self.persons.len();
        self.persons.push(Person::new(code));
        self.places.insert(Box::from(self.folded.as_str()), place);
        (place, true)
    }

    fn fold(&mut self, code: &str) {
        self.folded.clear();
        if code.is_ascii() {
            self.folded.push_str(code);
            self.folded.make_ascii_lowercase();
        } else {
            self.folded
                .extend(code.chars().flat_map(char::to_lowercase));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Roster, Texts};

    #[test]
    fn a_text_is_held_once() {
        let mut texts = Texts::default();
        let (one, other) = (texts.hold("DIR-1"), texts.hold("DIR-1"));
        assert!(std::rc::Rc::ptr_eq(&one, &other));
        assert_eq!(texts.hold_some(""), None);
    }

    #[test]
    fn codes_join_whatever_their_case() {
        let mut roster = Roster::default();
        assert_eq!(roster.find("p1"), None);
        assert_eq!(roster.find_or_add("p1"), (0, true));
        assert_eq!(roster.find_or_add("É2"), (1, true));
        assert_eq!(roster.find_or_add("P1"), (0, false));
        assert_eq!(roster.find("é2"), Some(1));
        assert_eq!(roster.find("01"), None);
        assert_eq!(&*roster.persons[0].code, "P1"); // `P` stands before `p`
    }
}

//! Activities by their keys: which one a row of a headcount table brings people to.
//!
//! Never here: adding people up (`tally`), or saying that a row names nothing (`notes`).

use std::collections::{BTreeMap, BTreeSet};

use crate::figures::tally::Judged;

/// The judged activities of the inventory, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    judged: Vec<Judged>,
    /// `None`: two activities that were judged differently.
    by_unit_and_id: BTreeMap<(usize, String), Option<usize>>,
    /// `None`: more than one activity.
    by_id: BTreeMap<String, Option<usize>>,
    counted: BTreeSet<(usize, usize)>,
}

/// What an id of a headcount table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The activity at this place.
    One(usize),
    /// Nothing that the inventory has.
    None,
    /// More than one activity.
    Several,
}

impl Inventory {
    /// Adds an activity.
    pub(super) fn note(&mut self, unit: usize, id: &str, judged: Judged) {
        let place = self.judged.len();
        if !id.is_empty() {
            let known = &self.judged;
            // Twins with one judgement are one activity to join; with two, the order of the rows
            // must not choose.
            self.by_unit_and_id
                .entry((unit, id.to_owned()))
                .and_modify(|first| *first = first.filter(|first| known[*first] == judged))
                .or_insert(Some(place));
            self.by_id
                .entry(id.to_owned())
                .and_modify(|first| *first = None)
                .or_insert(Some(place));
        }
        self.judged.push(judged);
    }

    /// Finds an activity by unit and id, else by an id that only one activity has.
    pub(super) fn find(&self, unit: usize, id: &str) -> Found {
        if id.is_empty() {
            return Found::None;
        }
        let by_both = self.by_unit_and_id.get(&(unit, id.to_owned()));
        match by_both.or_else(|| self.by_id.get(id)) {
            Some(Some(place)) => Found::One(*place),
            Some(None) => Found::Several,
            None => Found::None,
        }
    }

    /// Returns the activity at a place.
    pub(super) fn judged(&self, place: usize) -> &Judged {
        &self.judged[place]
    }

    /// Says whether an activity is met for the first time in a group.
    pub(super) fn is_first(&mut self, group: usize, place: usize) -> bool {
        self.counted.insert((group, place))
    }
}

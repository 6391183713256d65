//! Activities by their keys: which one a row of a headcount table brings people to.
//!
//! Never here: adding people up (`tally`), or saying that a row names nothing (`notes`).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::figures::judged::Judged;
use crate::figures::units::spaced;
use crate::model::activity::RowDraft;
use crate::model::columns::Field;
use crate::origin::CellRef;

/// The judged activities of the inventory, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Inventory {
    entries: Vec<Entry>,
    /// `None`: two activities that were judged differently.
    by_unit_and_id: BTreeMap<(usize, String), Option<usize>>,
    /// `None`: more than one activity.
    by_id: BTreeMap<String, Option<usize>>,
    filtered_out: BTreeSet<String>,
    counted: BTreeSet<(usize, usize)>,
}

/// An activity of the inventory.
#[derive(Debug)]
struct Entry {
    judged: Rc<Judged>,
    id: String,
    unit: usize,
    /// The group that its own row belongs to.
    group: usize,
    at: CellRef,
    has_people: bool,
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
    /// An activity that a filter left out.
    FilteredOut,
}

/// Ids are joined whatever their case and spacing: two tables are seldom typed by one hand.
fn key(id: &str) -> String {
    spaced(id).to_lowercase()
}

impl Inventory {
    /// Adds an activity.
    pub(super) fn note(
        &mut self,
        draft: &RowDraft<'_>,
        unit: usize,
        group: usize,
        judged: Rc<Judged>,
    ) {
        let place = self.entries.len();
        let id = key(draft.id);
        if !id.is_empty() {
            let known = &self.entries;
            // Twins with one judgement are one activity to join; with two, the order of the rows
            // must not choose.
            self.by_unit_and_id
                .entry((unit, id.clone()))
                .and_modify(|first| {
                    *first = first.filter(|first| known[*first].judged.says_as(&judged));
                })
                .or_insert(Some(place));
            self.by_id
                .entry(id)
                .and_modify(|first| *first = None)
                .or_insert(Some(place));
        }
        self.entries.push(Entry {
            judged,
            id: draft.id.to_owned(),
            unit,
            group,
            at: draft.cell(if draft.id.is_empty() {
                Field::Name
            } else {
                Field::Id
            }),
            has_people: false,
        });
    }

    /// Notes the id of an activity that a filter left out.
    pub(super) fn filter_out(&mut self, id: &str) {
        self.filtered_out.insert(key(id));
    }

    /// Finds an activity by unit and id, else by an id that only one activity has.
    pub(super) fn find(&self, unit: Option<usize>, id: &str) -> Found {
        let id = key(id);
        if id.is_empty() {
            return Found::None;
        }
        let by_both = unit.and_then(|unit| self.by_unit_and_id.get(&(unit, id.clone())));
        match by_both.or_else(|| self.by_id.get(&id)) {
            Some(Some(place)) => Found::One(*place),
            Some(None) => Found::Several,
            None if self.filtered_out.contains(&id) => Found::FilteredOut,
            None => Found::None,
        }
    }

    /// Returns how many activities there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns the judgement of the activity at a place.
    pub(super) fn judged(&self, place: usize) -> &Judged {
        &self.entries[place].judged
    }

    /// Returns unit and group of the activity's own row.
    pub(super) fn home(&self, place: usize) -> (usize, usize) {
        let entry = &self.entries[place];
        (entry.unit, entry.group)
    }

    /// Returns cell and id of the activity's own row.
    pub(super) fn row(&self, place: usize) -> (CellRef, &str) {
        let entry = &self.entries[place];
        (entry.at, &entry.id)
    }

    /// Says whether some row brought people to the activity.
    pub(super) fn has_people(&self, place: usize) -> bool {
        self.entries[place].has_people
    }

    /// Says whether some row brought people to the activity, or to one of the same key and
    /// judgement: the table cannot tell twins apart.
    pub(super) fn is_spoken_of(&self, place: usize) -> bool {
        let entry = &self.entries[place];
        let twin = self.find(Some(entry.unit), &entry.id);
        self.has_people(place) || matches!(twin, Found::One(twin) if self.has_people(twin))
    }

    /// Notes that a row brought people to the activity.
    pub(super) fn note_people(&mut self, place: usize) {
        self.entries[place].has_people = true;
    }

    /// Says whether an activity is met for the first time in a group.
    pub(super) fn is_first(&mut self, group: usize, place: usize) -> bool {
        self.counted.insert((group, place))
    }
}

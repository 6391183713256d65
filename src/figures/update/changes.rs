//! What an update changed, for the list that people look at.
//!
//! Never here: which row is which (`pairs`), or how the list looks (`report`).

use std::collections::BTreeSet;

use super::ended::Said;
use super::pairs::{self, Found};
use super::{Next, Start};
use crate::model::columns::Field;

/// What became of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It has another name.
    Renamed,
    /// It stands in another unit.
    Moved,
    /// It may be one of last year; kept apart until somebody says so.
    Unsure,
    /// Its office says that it has ended; it stays until a person agrees.
    SaidEnded,
    /// It is new.
    New,
    /// It had ended and is back.
    Back,
    /// Its body sent nothing: last year's answers stand.
    Stale,
    /// Its body no longer names it.
    Ceased,
}

/// A change, by places in the forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// Place in last year's form; of what is back, in the list of what had ended.
    pub old: Option<usize>,
    /// Place in this year's form.
    pub new: Option<usize>,
    /// How sure it is, in thousandths.
    pub score: u32,
    /// Whether a person confirmed it.
    pub confirmed: bool,
    /// Whether a person said no: the rows stay apart, what is said to have ended stays.
    pub refused: bool,
    /// The id it has now; empty where it has no row.
    pub id: String,
}

pub(super) fn pair_changes(start: &Start<'_>, found: &Found) -> Vec<Change> {
    let forms = [start.old.form, start.new.form];
    let mut changes = Vec::new();
    for pair in &found.pairs {
        let names = [pair.before, pair.now];
        let same = pairs::folded(forms[0], names[0], Field::Name)
            == pairs::folded(forms[1], names[1], Field::Name);
        let moved = start.old.units[pair.before] != start.new.units[pair.now];
        if same && !moved {
            continue;
        }
        let kind = if same { Kind::Moved } else { Kind::Renamed };
        changes.push(Change {
            score: pair.score,
            confirmed: found.confirmed.contains(&(pair.before, pair.now)),
            ..change(kind, Some(pair.before), Some(pair.now))
        });
    }
    changes.extend(found.unsure.iter().map(|pair| Change {
        score: pair.score,
        ..change(Kind::Unsure, Some(pair.before), Some(pair.now))
    }));
    // What a person refused stays in the list, so that the next run that reads it asks no more.
    changes.extend(found.refused.iter().map(|(before, now)| Change {
        score: 0,
        refused: true,
        ..change(Kind::Unsure, Some(*before), Some(*now))
    }));
    changes
}

/// Lists what offices say has ended: what a person agreed to, and what is to be asked.
pub(super) fn said_changes(said: &Said, found: &Found) -> Vec<Change> {
    let places: BTreeSet<&usize> = said.agreed.union(&said.open).chain(&said.refused).collect();
    let changes = places.into_iter().map(|new| Change {
        confirmed: said.agreed.contains(new),
        refused: said.refused.contains(new),
        ..change(
            Kind::SaidEnded,
            found.pair_of_new(*new).map(|pair| pair.before),
            Some(*new),
        )
    });
    changes.collect()
}

/// Says which id each change ended with, and puts changes in order.
pub(super) fn name_ids(start: &Start<'_>, next: &[Next], changes: &mut [Change]) {
    let form = start.new.form;
    for change in changes.iter_mut() {
        let row = next.iter().find(|next| match change.new {
            Some(new) => next.new == Some(new),
            None => next.old == change.old,
        });
        if let Some(next) = row {
            form.text(&next.row, Field::Id).clone_into(&mut change.id);
        }
    }
    changes.sort_by_key(|it| (it.kind, it.old, it.new));
}

pub(super) fn change(kind: Kind, old: Option<usize>, new: Option<usize>) -> Change {
    Change {
        kind,
        old,
        new,
        score: 1_000,
        confirmed: false,
        refused: false,
        id: String::new(),
    }
}

//! The verdicts of a run, found again by unit and activity.
//!
//! Never here: whose time is spent on an activity (`standing`).

use std::collections::BTreeMap;

use super::headcounts::unit_of;
use crate::figures::structure::Structure;
use crate::model::period::Day;
use crate::model::quantity::Ratio;
use crate::model::staff::{Assignment, Spell};
use crate::model::stake::Stake;
use crate::model::verdict::Verdict;

/// What an activity is judged: verdict and level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Verdict that counts.
    pub verdict: Verdict,
    /// Level, at worst and at best.
    pub level: (Ratio, Ratio),
}

/// The verdicts of a run, found again by unit and activity.
#[derive(Debug, Default)]
pub struct Verdicts {
    ids: Index,
    /// By name, for tables that have no ids.
    names: Index,
}

/// Returns an id or a name as it is joined: whatever its case and spacing.
pub(super) fn key(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Verdicts {
    /// Takes the activities of an assessment.
    #[must_use]
    pub fn new(stakes: &[Stake], structure: &mut Structure) -> Self {
        let mut verdicts = Self::default();
        for stake in stakes {
            let Some(verdict) = stake.verdict else {
                continue;
            };
            let known = Known {
                verdict,
                level: stake.level,
            };
            let unit = unit_of(stake, structure);
            verdicts.ids.note(unit, &stake.id, known);
            verdicts.names.note(unit, &stake.name, known);
        }
        verdicts
    }

    /// Finds an activity by id, else by name: in the first of the units that has it, else
    /// wherever it stands, if it means one thing there. `Err(true)`: it means several that differ.
    pub(super) fn of(&self, units: &[usize], activity: &str) -> Result<Known, bool> {
        let text = key(activity);
        let by_id = self.ids.find(units, &text);
        match by_id {
            Err(false) => self.names.find(units, &text),
            found => found,
        }
    }
}

/// Activities by one kind of key; `None`: several that differ.
#[derive(Debug, Default)]
struct Index {
    by_unit: BTreeMap<(usize, String), Option<Known>>,
    anywhere: BTreeMap<String, Option<Known>>,
}

impl Index {
    fn note(&mut self, unit: usize, text: &str, known: Known) {
        let text = key(text);
        if text.is_empty() {
            return;
        }
        let same = |first: &mut Option<Known>| *first = first.filter(|it| *it == known);
        self.by_unit
            .entry((unit, text.clone()))
            .and_modify(same)
            .or_insert(Some(known));
        self.anywhere
            .entry(text)
            .and_modify(same)
            .or_insert(Some(known));
    }

    fn find(&self, units: &[usize], text: &str) -> Result<Known, bool> {
        let own = units
            .iter()
            .find_map(|unit| self.by_unit.get(&(*unit, text.to_owned())));
        match own.or_else(|| self.anywhere.get(text)) {
            Some(found) => found.ok_or(true),
            None => Err(false),
        }
    }
}

/// Returns the units in which the activity of an assignment is looked for, in order: the one that
/// its row names, that of the person with those above it, and what either was and becomes. An
/// inventory is of one day: it may have the old codes or the new ones.
pub(super) fn homes(
    assignment: &Assignment,
    spell: &Spell,
    unit: usize,
    structure: &Structure,
) -> Vec<usize> {
    let stated = assignment.unit.as_ref();
    let mut homes: Vec<usize> = Vec::new();
    homes.extend(stated.and_then(|text| structure.find(text)));
    if let Some(stated) = stated {
        let later = structure.becomes(stated, Day::MIN);
        homes.extend(later.iter().filter_map(|(_, text)| structure.find(text)));
    }
    homes.extend(structure.upwards(unit));
    if structure.has_changes() {
        homes.extend(structure.find(&spell.unit));
        let later = structure.becomes(&spell.unit, Day::MIN);
        homes.extend(later.iter().filter_map(|(_, text)| structure.find(text)));
    }
    homes
}

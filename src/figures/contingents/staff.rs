//! The staff of units, and of it those of whom activities speak.
//!
//! Never here: a bound (`terms`).

use super::rows::Rows;
use crate::figures::structure::Structure;
use crate::model::quantity::{Decimal, Exact};

/// The staff of a unit; `None`: not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct StaffOf {
    /// All of it.
    pub(super) all: Option<Exact>,
    /// Of it, those of whom activities speak: without the units below that sent nothing.
    pub(super) listed: Option<Exact>,
}

/// Returns the staff of a unit.
pub(super) fn staff_of(structure: &Structure, place: usize, silent: Option<&Exact>) -> StaffOf {
    let all = structure.nodes()[place].staff.map(exact);
    let listed = all.as_ref().zip(silent);
    let listed = listed.map(|(all, silent)| all.minus(silent).max(Exact::zero()));
    StaffOf { all, listed }
}

/// Returns the staff of a unit of whom no activity speaks: that of the units below it without a
/// row, its own where there is none at all. `None`: not known. The rows of a directorate, or of a
/// unit below one, speak for all of its people.
pub(super) fn silent_staff(
    structure: &Structure,
    place: usize,
    below: &[usize],
    silent: &[Option<Exact>],
    (own, all): (&[Rows], &[Rows]),
) -> Option<Exact> {
    let node = &structure.nodes()[place];
    if own[place].any && !structure.is_above_directorates(place) {
        return Some(Exact::zero());
    }
    let unheard = !all[place].any;
    if unheard && (node.staff.is_some() || below.is_empty()) {
        return node.staff.map(exact);
    }
    below.iter().try_fold(Exact::zero(), |sum, child| {
        Some(sum.plus(silent[*child].as_ref()?))
    })
}

pub(super) fn exact(value: Decimal) -> Exact {
    value.ratio().exact()
}

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

/// Returns the staff of a unit of whom no activity speaks. `None`: not known.
///
/// Where a unit has no row of its own, that is the staff of the units below it without a row, and
/// who is in none of them; its own staff where there is no row at all. The rows of a directorate,
/// or of a unit below one, speak for all of its people.
pub(super) fn silent_staff(
    structure: &Structure,
    place: usize,
    below: &[usize],
    known: &Known<'_>,
) -> Option<Exact> {
    let own = structure.nodes()[place].staff.map(exact);
    if known.own[place].any && !structure.is_above_directorates(place) {
        return Some(Exact::zero());
    }
    let unheard = !known.all[place].any;
    if unheard && (own.is_some() || below.is_empty()) {
        return own;
    }
    let zero = Exact::zero();
    let silent = below.iter().try_fold(zero.clone(), |sum, child| {
        Some(sum.plus(known.silent[*child].as_ref()?))
    })?;
    let listed = below.iter().try_fold(zero, |sum, child| {
        Some(sum.plus(known.staff[*child].listed.as_ref()?))
    });
    let elsewhere = own.zip(listed).map(|(own, listed)| own.minus(&listed));
    match elsewhere {
        Some(elsewhere) if !known.own[place].any && !below.is_empty() => {
            Some(silent.max(elsewhere))
        }
        _ => Some(silent),
    }
}

/// What is known of the units below one, by place.
pub(super) struct Known<'a> {
    pub(super) own: &'a [Rows],
    pub(super) all: &'a [Rows],
    pub(super) silent: &'a [Option<Exact>],
    pub(super) staff: &'a [StaffOf],
}

pub(super) fn exact(value: Decimal) -> Exact {
    value.ratio().exact()
}

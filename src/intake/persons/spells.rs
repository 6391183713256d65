//! The spells of a person in order, none overlapping another.

use std::collections::BTreeMap;

use super::{cell, cells, twice};
use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::ColumnMap;
use crate::model::columns::Field;
use crate::model::period::{Day, Period};
use crate::model::staff::{Person, Spell};

/// Sorts the spells of a person. One that stands twice counts once; days that two have stay with
/// the one that begins first, and of equals with the one that ends first: whatever the order of
/// the rows, no day is counted twice and none is lost.
pub(super) fn settle(
    person: &mut Person,
    columns: &BTreeMap<u32, ColumnMap>,
    note: &mut cells::Note<'_>,
) {
    let spells = &mut person.spells;
    if spells.len() < 2 {
        return;
    }
    spells.sort_by(|one, other| (key(one), one.at).cmp(&(key(other), other.at)));
    spells.dedup_by(|next, before| {
        let again = key(next) == key(before);
        if again {
            note(twice(columns, (before.at, next.at), Field::PersonId));
        }
        again
    });
    cut(spells, columns, note);
}

/// Everything that a row says.
fn key(spell: &Spell) -> impl Ord + '_ {
    (
        (spell.period, &spell.unit, &spell.workplace, spell.pattern),
        (spell.fte, spell.gender, &spell.age_band, spell.class),
        (spell.excluded, spell.derogation),
    )
}

/// Cuts off the days that an earlier spell has, and drops what is left without any.
fn cut(spells: &mut Vec<Spell>, columns: &BTreeMap<u32, ColumnMap>, note: &mut cells::Note<'_>) {
    const ENDS: [Field; 3] = [Field::ValidTo, Field::ValidFrom, Field::PersonId];
    const BEGINS: [Field; 2] = [Field::ValidFrom, Field::PersonId];
    // The spell that reaches furthest so far: its last day and its row.
    let mut covered: Option<(Day, crate::model::staff::RowRef)> = None;
    spells.retain_mut(|spell| {
        let Some((until, by)) = covered else {
            covered = Some((spell.period.last, spell.at));
            return true;
        };
        let own = spell.period;
        if until < own.first {
            covered = Some((own.last, spell.at));
            return true;
        }
        let shared = Period {
            first: own.first,
            last: own.last.min(until),
        };
        let place = Place::Cell(cell(columns, spell.at, &BEGINS));
        let fact = Fact::new(FactKind::SpellsOverlap, place).with("days", shared.to_string());
        note(fact.beside(cell(columns, by, &ENDS)));
        if own.last <= until {
            return false;
        }
        spell.period.first = until.plus(1);
        covered = Some((own.last, spell.at));
        true
    });
}

//! The parts that a row is put together from: which activity it is, how much it counts, what a
//! person decided of it.
//!
//! Never here: how a single cell is read (`fields`), or the answers (`combinations`).

use super::places::Places;
use super::{ActivityReader, Texts, UnitFallback};
use crate::intake::broken_texts;
use crate::intake::cells;
use crate::intake::table::TableRow;
use crate::model::activity::{Given, OverrideDraft};
use crate::model::columns::Field;

/// The texts that are looked at in every row.
const IDENTITY: [Field; 5] = [
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::Id,
];

/// Which activity a row is, and whose.
pub(super) struct Identity<'r> {
    pub(super) unit_code: &'r str,
    pub(super) unit: &'r str,
    pub(super) sub_unit_code: &'r str,
    pub(super) sub_unit: &'r str,
    pub(super) process: &'r str,
    pub(super) id: &'r str,
    pub(super) name: &'r str,
}

/// How much a row counts.
pub(super) struct Amounts {
    pub(super) heads: Given,
    pub(super) women: Given,
    pub(super) men: Given,
    pub(super) fte: Given,
    pub(super) share: Given,
    pub(super) weight: Given,
    pub(super) remote_share: Given,
}

impl ActivityReader<'_> {
    /// Reads the numbers of a row.
    pub(super) fn amounts(&mut self, row: &TableRow<'_>) -> Amounts {
        let mut heads = self.given(row, Field::Headcount);
        let (women, men) = (self.given(row, Field::Women), self.given(row, Field::Men));
        if row.columns.map.field(Field::Headcount).is_none() {
            heads = together(women, men);
        }
        let share = self.share(row, Field::Share);
        Amounts {
            heads,
            women,
            men,
            fte: self.fte(row, heads, share),
            share,
            weight: self.given(row, Field::Weight),
            remote_share: self.share(row, Field::RemoteShare),
        }
    }

    /// Reads the verdict of the manager, where there is one.
    pub(super) fn overridden<'r>(&mut self, row: &TableRow<'r>) -> Option<OverrideDraft<'r>> {
        let (outcome, column) = self.verdict_at(row, Field::OverrideVerdict)?;
        Some(OverrideDraft {
            outcome,
            written: row.words(column),
            reason: self.text(row, Field::OverrideReason),
            author: self.text(row, Field::OverrideAuthor),
            date: self.text(row, Field::OverrideDate),
        })
    }

    /// Notes the texts that are error values; returns whether the row holds none.
    pub(super) fn note_broken(&mut self, row: &TableRow<'_>) -> bool {
        let broken = broken_texts::of_row(row, &self.telling);
        let whole = broken.is_empty() && !row.is_filled();
        for (column, kind, params) in broken {
            Self::note(&mut self.facts, Some(&(kind, params)), row, column);
        }
        whole
    }
}

/// Counts women and men together, where no column does and both are known.
fn together(women: Given, men: Given) -> Given {
    match (women, men) {
        (Given::Known(women), Given::Known(men)) => {
            let sum = women.ratio().checked_add(men.ratio());
            let sum = sum.and_then(cells::to_decimal);
            sum.map_or(Given::Unreadable, Given::Known)
        }
        (Given::Unreadable, _) | (_, Given::Unreadable) => Given::Unreadable,
        _ => Given::Blank,
    }
}

/// Where the words of a row stand, and what stands for those that it lacks.
pub(super) struct Wording<'r> {
    pub(super) places: &'r Places,
    pub(super) fallback: &'r UnitFallback<'r>,
    pub(super) texts: Texts,
}

impl<'r> Identity<'r> {
    /// Reads which activity a row is. `whole`: no error value stands in it, so that none is looked
    /// for once more.
    pub(super) fn of(row: &TableRow<'r>, whole: bool, wording: &Wording<'r>) -> Self {
        let text = |field| match wording.places.column(field) {
            None => "",
            Some(column) if whole => row.raw.cell(column).text(),
            Some(column) => row.words(column),
        };
        let [unit_code, stated_unit, sub_unit_code, sub_unit, id] = IDENTITY.map(text);
        let named = !row.is_title;
        let id = if named { id } else { "" };
        let fallback = wording.fallback;
        let is_part = row.columns.unit_is_part && fallback.names_one_for(row);
        let (stated_unit, sub_unit) = if is_part && [unit_code, sub_unit] == [""; 2] {
            ("", stated_unit)
        } else {
            (stated_unit, sub_unit)
        };
        // Beside an id, name and process are only wanted to be shown.
        let unless_known = |field| match (id, wording.texts) {
            ("", _) | (_, Texts::All) => text(field),
            (_, Texts::Keys) => "",
        };
        let name = |field| if named { unless_known(field) } else { "" };
        Self {
            unit_code,
            unit: fallback.unit(row, unit_code, stated_unit),
            sub_unit_code,
            sub_unit,
            process: unless_known(Field::Process),
            id,
            name: name(Field::Name),
        }
    }
}

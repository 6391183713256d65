//! The fields of a row: numbers, shares, verdicts, texts; a bad cell is a fact.
//!
//! Never here: answers to criteria (`answers`), or the row as a whole.

use super::{ActivityReader, Texts};
use crate::fact::{FactKind, Params};
use crate::intake::cells::{self, ReadNumber};
use crate::intake::columns::{PairedAnswer, ReadAnswer};
use crate::intake::rows::RawCell;
use crate::intake::table::TableRow;
use crate::matching::units;
use crate::model::activity::Given;
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::verdict::Outcome;

/// The longest mark that stands in place of a value, in bytes: `da verificare`.
const LONGEST_MARK: usize = 16;

impl ActivityReader<'_> {
    /// Reads a number that may not be below zero. Merged cells are not filled down: three people
    /// over two rows are not six.
    #[inline]
    pub(super) fn given(&mut self, row: &TableRow<'_>, field: Field) -> Given {
        let Some(column) = self.places.column(field) else {
            return Given::Blank;
        };
        let Some(slot) = row.raw.slot(column) else {
            return Given::Blank;
        };
        match cells::short_number(slot.kind, row.raw.bytes(slot)) {
            Some(value) => Given::Known(value),
            None => self.longer_number(row, field, column),
        }
    }

    fn longer_number(&mut self, row: &TableRow<'_>, field: Field, column: u16) -> Given {
        let cell = row.raw.cell(column);
        match cells::number(cell, self.mark) {
            ReadNumber::Blank => Given::Blank,
            ReadNumber::Plain(value) => self.in_range(row, field, column, cell, value),
            ReadNumber::Percent(_) => self.bad(row, field, column, cell, FactKind::NotANumber),
            ReadNumber::Bad(kind) => self.bad(row, field, column, cell, kind),
        }
    }

    /// Reads a share of time or of work, percent, as a share of 1.
    #[inline]
    pub(super) fn share(&mut self, row: &TableRow<'_>, field: Field) -> Given {
        let Some(column) = self.places.column(field) else {
            return Given::Blank;
        };
        self.share_in(row, field, column)
    }

    fn share_in(&mut self, row: &TableRow<'_>, field: Field, column: u16) -> Given {
        let cell = row.raw.cell(column);
        let share = match cells::number(cell, self.mark) {
            ReadNumber::Blank => return Given::Blank,
            ReadNumber::Percent(share) => share,
            // `0,5` may be half of the time or half of a hundredth: nobody guesses.
            ReadNumber::Plain(few) if few > Ratio::ZERO && few <= Ratio::ONE => {
                return self.bad(row, field, column, cell, FactKind::FractionForPercent);
            }
            ReadNumber::Plain(percent) => match percent.checked_div(Ratio::new(100, 1)) {
                Some(share) => share,
                None => return self.bad(row, field, column, cell, FactKind::OutOfRange),
            },
            ReadNumber::Bad(kind) => return self.bad(row, field, column, cell, kind),
        };
        if share > Ratio::ONE {
            return self.bad(row, field, column, cell, FactKind::OutOfRange);
        }
        self.in_range(row, field, column, cell, share)
    }

    fn in_range(
        &mut self,
        row: &TableRow<'_>,
        field: Field,
        column: u16,
        cell: RawCell<'_>,
        value: Ratio,
    ) -> Given {
        match cells::to_decimal(value) {
            Some(decimal) if decimal >= Decimal::ZERO && !is_too_many(field, decimal) => {
                Given::Known(decimal)
            }
            _ => self.bad(row, field, column, cell, FactKind::OutOfRange),
        }
    }

    fn bad(
        &mut self,
        row: &TableRow<'_>,
        field: Field,
        column: u16,
        cell: RawCell<'_>,
        kind: FactKind,
    ) -> Given {
        let placeholder = kind == FactKind::NotANumber
            && self.spec.words.answer(cell.text()) == ReadAnswer::Unknown;
        let is_counted = || units::bare_number(cell.text(), field.key()).is_some();
        let kind = if placeholder {
            FactKind::Placeholder
        } else if kind == FactKind::NotANumber && is_counted() {
            FactKind::UnitInNumber
        } else {
            kind
        };
        let too_large = kind == FactKind::OutOfRange && !cell.text().starts_with(['-', '−', '(']);
        let range = match field {
            Field::Share | Field::RemoteShare => "0–100 %",
            _ if too_large && counts_people(field) => "0–10 000 000",
            _ => "≥ 0",
        };
        let mut params = Params(vec![
            ("value", cell.text().to_owned()),
            ("field", field.key().to_owned()),
            ("range", range.to_owned()),
        ]);
        if placeholder {
            params.0.push(("what", "value".to_owned()));
        } else if too_large && range != "0–100 %" {
            params.0.push(("what", "large".to_owned()));
        }
        Self::note(&mut self.facts, Some(&(kind, params)), row, column);
        if placeholder {
            Given::Blank
        } else {
            Given::Unreadable
        }
    }

    /// Notices a mark such as `-` or `n.d.` in place of a name or an id.
    pub(super) fn marks(&mut self, row: &TableRow<'_>) {
        // Who only sums up does not look at names.
        if row.is_title || matches!(self.texts, Texts::Keys) {
            return;
        }
        for field in [Field::Id, Field::Name] {
            let Some(column) = self.places.column(field) else {
                continue;
            };
            let text = row.words(column);
            // Most ids have digits, and most names are longer.
            let short = !text.is_empty() && text.len() <= LONGEST_MARK;
            if !short || text.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            if self.spec.words.known_answer(text) == Some(ReadAnswer::Unknown) {
                let value = ("value", text.to_owned());
                let field = ("field", field.key().to_owned());
                let params = Params(vec![value, field, ("what", "value".to_owned())]);
                let fact = (FactKind::Placeholder, params);
                Self::note(&mut self.facts, Some(&fact), row, column);
            }
        }
    }

    #[inline]
    pub(super) fn verdict(&mut self, row: &TableRow<'_>, field: Field) -> Option<Outcome> {
        self.verdict_at(row, field).map(|(outcome, _)| outcome)
    }

    /// Returns a verdict and the column that says it: the only one, or that with the cross.
    #[inline]
    pub(super) fn verdict_at(
        &mut self,
        row: &TableRow<'_>,
        field: Field,
    ) -> Option<(Outcome, u16)> {
        let column = self.places.column(field)?;
        if row.columns.chosen.iter().any(|(of, ..)| *of == field) {
            return self.chosen_verdict(row, field);
        }
        Some((self.verdict_in(row, column)?, column))
    }

    fn chosen_verdict(&mut self, row: &TableRow<'_>, field: Field) -> Option<(Outcome, u16)> {
        let words = &self.spec.words;
        let columns = row.columns.chosen.iter().filter(|(of, ..)| *of == field);
        let mut crossed = columns.filter_map(|(_, column, answer)| {
            let text = row.cell(*column).text();
            let read = words.known_answer(text);
            let says = !text.is_empty() && read != Some(ReadAnswer::No);
            says.then_some((*column, *answer, text, read))
        });
        let (column, answer, text, read) = crossed.next()?;
        let more: Vec<&str> = crossed.map(|(.., text, _)| text).collect();
        if !more.is_empty() || read != Some(ReadAnswer::Yes) {
            let value = [&[text], &more[..]].concat().join(" | ");
            let params = Params(vec![("value", value)]);
            let fact = (FactKind::VerdictUnknown, params);
            Self::note(&mut self.facts, Some(&fact), row, column);
            return None;
        }
        let outcome = match answer {
            PairedAnswer::Yes => Outcome::Smartable,
            PairedAnswer::Partly => Outcome::Partly,
            PairedAnswer::No => Outcome::Not,
        };
        Some((outcome, column))
    }

    fn verdict_in(&mut self, row: &TableRow<'_>, column: u16) -> Option<Outcome> {
        let text = row.cell(column).text();
        if text.is_empty() {
            return None;
        }
        let read = self.spec.words.verdict(text);
        if read.is_none() && self.spec.words.answer(text) != ReadAnswer::Unknown {
            let params = Params(vec![("value", text.to_owned())]);
            Self::note(
                &mut self.facts,
                Some(&(FactKind::VerdictUnknown, params)),
                row,
                column,
            );
        }
        read
    }

    /// Returns the text of a field, empty where it has no column: an error value is no name.
    pub(super) fn text<'r>(&self, row: &TableRow<'r>, field: Field) -> &'r str {
        let column = self.places.column(field);
        column.map_or("", |column| row.words(column))
    }

    /// Returns FTE: as given, else people times their share of time.
    pub(super) fn fte(&mut self, row: &TableRow<'_>, heads: Given, share: Given) -> Given {
        let stated = self.given(row, Field::Fte);
        if stated != Given::Blank {
            return stated;
        }
        match (share, heads) {
            (Given::Known(share), Given::Known(heads)) => {
                let product = heads
                    .ratio()
                    .checked_mul(share.ratio())
                    .and_then(cells::to_decimal);
                product.map_or(Given::Unreadable, Given::Known)
            }
            (Given::Unreadable, _) => Given::Unreadable,
            _ => Given::Blank,
        }
    }
}

/// Says whether a field counts people, in heads or full-time.
fn counts_people(field: Field) -> bool {
    matches!(
        field,
        Field::Headcount | Field::Women | Field::Men | Field::Fte
    )
}

/// Says whether a number is of more people than any administration has: a slip, or another column.
fn is_too_many(field: Field, number: Decimal) -> bool {
    const MOST: Decimal = Decimal::from_millionths(10_000_000_000_000);
    number > MOST && counts_people(field)
}

//! Cells of tables of persons, read to texts, days and numbers; what cannot be read is a fact.
//!
//! Never here: what a value means for a person.

use crate::fact::{Fact, FactKind, Place};
use crate::intake::broken_texts;
use crate::intake::cells::{self, ReadNumber};
use crate::intake::dates;
use crate::intake::rows::{RawCell, Slot};
use crate::intake::table::TableRow;
use crate::intake::text::delimiter::DecimalMark;
use crate::model::columns::Field;
use crate::model::period::{Day, Period};
use crate::model::quantity::Ratio;
use crate::model::staff::RowRef;
use crate::origin::CellRef;

/// Takes what is noticed.
pub(super) type Note<'a> = dyn FnMut(Fact) + 'a;

/// Returns the cell of a field; that of the row's first column where the table has none.
pub(super) fn at(row: &TableRow<'_>, field: Field) -> CellRef {
    CellRef {
        table: row.table,
        row: row.raw.number,
        column: row.columns.map.field(field).unwrap_or(0),
    }
}

/// Returns the row.
pub(super) fn row_ref(row: &TableRow<'_>) -> RowRef {
    RowRef {
        table: row.table,
        row: row.raw.number,
    }
}

/// Notes a cell that must not be empty.
pub(super) fn note_empty(row: &TableRow<'_>, field: Field, note: &mut Note<'_>) {
    let place = Place::Cell(at(row, field));
    note(Fact::new(FactKind::RequiredEmpty, place).with("field", field.key()));
}

/// Notes a value.
pub(super) fn note_value(
    kind: FactKind,
    row: &TableRow<'_>,
    field: Field,
    value: &str,
    note: &mut Note<'_>,
) {
    let fact = Fact::new(kind, Place::Cell(at(row, field))).with("value", value);
    note(fact.with("field", field.key()));
}

/// Returns the text of a field, empty where there is none. An error value and a formula without a
/// stored result are facts, and no text.
pub(super) fn text<'r>(row: &TableRow<'r>, field: Field, note: &mut Note<'_>) -> &'r str {
    let Some(column) = row.columns.map.field(field) else {
        return "";
    };
    let cell = row.cell(column);
    if broken_texts::is_error(cell) {
        note_value(FactKind::ErrorCell, row, field, cell.text(), note);
        return "";
    }
    if cell.flags & Slot::NO_RESULT != 0 {
        note_value(FactKind::FormulaWithoutValue, row, field, "", note);
    }
    cell.text()
}

/// Notes a cell and the day that it may mean.
fn note_day(
    kind: FactKind,
    row: &TableRow<'_>,
    field: Field,
    (value, day): (&str, Day),
    note: &mut Note<'_>,
) {
    let (number, month) = (day.day_of_month(), day.month().number());
    let fact = Fact::new(kind, Place::Cell(at(row, field)))
        .with("value", value)
        .with("days", day.to_string());
    note(fact.with("written", format!("{number:02}/{month:02}/{}", day.year())));
}

/// A day as a cell gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadDay {
    /// Nothing stands there.
    Blank,
    /// The day.
    Known(Day),
    /// Something that is no day; it has a fact.
    Unread,
}

/// Reads a day. The year 9999 is how archives write "open", and counts as nothing.
pub(super) fn day(row: &TableRow<'_>, field: Field, note: &mut Note<'_>) -> ReadDay {
    let text = text(row, field, note);
    if matches!(text, "" | "-" | "--" | "//" | "/") {
        return ReadDay::Blank;
    }
    match dates::day(text) {
        Some(_) if text.contains("9999") => ReadDay::Blank,
        Some(day) => ReadDay::Known(day),
        None => {
            if let Some(day) = dates::serial(text) {
                note_day(FactKind::SerialDate, row, field, (text, day), note);
                return ReadDay::Known(day);
            }
            match dates::month_first(text) {
                Some(day) => note_day(FactKind::MonthFirst, row, field, (text, day), note),
                None => note_value(FactKind::BadDate, row, field, text, note),
            }
            ReadDay::Unread
        }
    }
}

/// Reads the first and the last day of a row, an open end where nothing or nothing readable
/// stands. `None`, with a fact: it ends before it begins.
pub(super) fn period(row: &TableRow<'_>, note: &mut Note<'_>) -> Option<Period> {
    let end = |read: ReadDay, open: Day| match read {
        ReadDay::Known(day) => day,
        ReadDay::Blank | ReadDay::Unread => open,
    };
    let first = end(day(row, Field::ValidFrom, note), Day::MIN);
    let last = end(day(row, Field::ValidTo, note), Day::MAX);
    in_order(row, first, last, note)
}

/// Makes a period. `None`, with a fact: it ends before it begins.
pub(super) fn in_order(
    row: &TableRow<'_>,
    first: Day,
    last: Day,
    note: &mut Note<'_>,
) -> Option<Period> {
    if first > last {
        let fact = Fact::new(
            FactKind::PeriodReversed,
            Place::Cell(at(row, Field::ValidTo)),
        );
        note(fact.beside(at(row, Field::ValidFrom)));
        return None;
    }
    Some(Period { first, last })
}

/// Reads a number whose values are small: three digits after a mark are decimals, not thousands.
pub(super) fn small_number(cell: RawCell<'_>) -> ReadNumber {
    match cells::number(cell, DecimalMark::Unsure) {
        ReadNumber::Bad(FactKind::AmbiguousNumber) => {
            let mark = if cell.bytes().contains(&b',') {
                DecimalMark::Comma
            } else {
                DecimalMark::Point
            };
            cells::number(cell, mark)
        }
        read => read,
    }
}

/// Reads a whole number from `least` to `most`; a blank cell and a dash are nothing. Anything else
/// is a fact.
pub(super) fn whole(
    row: &TableRow<'_>,
    field: Field,
    least: u32,
    most: u32,
    note: &mut Note<'_>,
) -> Option<u32> {
    let (_, cell) = row.number(field)?;
    let kind = match cells::number(cell, DecimalMark::Unsure) {
        ReadNumber::Blank => return None,
        ReadNumber::Plain(value) if value.den() == 1 => match u32::try_from(value.num()) {
            Ok(number) if (least..=most).contains(&number) => return Some(number),
            _ => FactKind::OutOfRange,
        },
        ReadNumber::Plain(_) | ReadNumber::Percent(_) => FactKind::OutOfRange,
        ReadNumber::Bad(FactKind::NotANumber) if matches!(cell.text(), "-" | "--" | "//" | "/") => {
            return None;
        }
        ReadNumber::Bad(kind) => kind,
    };
    let range = if most == u32::MAX {
        format!("≥ {least}")
    } else {
        format!("{least}–{most}")
    };
    note_number(kind, row, field, &range, note);
    None
}

/// Notes a number that cannot be read or is out of range.
pub(super) fn note_number(
    kind: FactKind,
    row: &TableRow<'_>,
    field: Field,
    range: &str,
    note: &mut Note<'_>,
) {
    let value = row.number(field).map_or("", |(_, cell)| cell.text());
    let fact = Fact::new(kind, Place::Cell(at(row, field))).with("value", value);
    note(fact.with("field", field.key()).with("range", range));
}

/// Divides by a hundred.
pub(super) fn hundredth(value: Ratio) -> Option<Ratio> {
    value.checked_div(Ratio::new(100, 1))
}

//! Labels beside a table: the unit that it is of, and notes that are no data.

use crate::intake::columns::ColumnSpec;
use crate::intake::header::KeptRow;
use crate::matching::fold;
use crate::model::columns::{Field, Meaning};

/// Returns the unit that the rows above a header name: `Direzione: Lavori pubblici`, in one cell
/// or in two. The nearest to the header wins.
#[must_use]
pub(super) fn above(spec: &ColumnSpec, rows: &[KeptRow]) -> Option<String> {
    rows.iter().rev().find_map(|row| {
        let mut cells = row.cells.iter().peekable();
        while let Some((_, text)) = cells.next() {
            if let Some(unit) = unit_in(spec, text) {
                return Some(unit);
            }
            let label = text.trim_end_matches([':', ' ']);
            if is_unit_label(spec, label)
                && let Some((_, value)) = cells.peek()
                && row.cells.len() <= 4
                && is_value(value)
            {
                return Some((*value).clone());
            }
        }
        None
    })
}

/// Returns the unit in a text such as `Settore: Tributi` or `Area – Tecnica`.
#[must_use]
pub(super) fn unit_in(spec: &ColumnSpec, text: &str) -> Option<String> {
    let (label, value) = text
        .split_once([':', '–', '\u{2014}'])
        .or_else(|| text.split_once(" - "))?;
    let value = value.trim();
    (is_unit_label(spec, label.trim()) && is_value(value)).then(|| value.to_owned())
}

/// Says whether a text is the word for a unit: `Direzione`, `Settore`.
fn is_unit_label(spec: &ColumnSpec, label: &str) -> bool {
    label.len() <= 40
        && spec
            .headers
            .get(&crate::matching::fold_header(label))
            .is_some_and(|meanings| {
                meanings.iter().any(|meaning| {
                    matches!(
                        meaning,
                        Meaning::Field(
                            Field::Unit | Field::UnitCode | Field::SubUnit | Field::SubUnitCode
                        )
                    )
                })
            })
}

/// Says whether a text is more than the dots or lines of a form that nobody filled in.
fn is_value(text: &str) -> bool {
    text.chars().filter(|char| char.is_alphanumeric()).count() >= 2
}

/// Says whether a text alone in its row is a note below a table, not an activity.
#[must_use]
pub(super) fn is_note(text: &str) -> bool {
    const NOTES: [&str; 12] = [
        "nota",
        "note",
        "n b",
        "nb",
        "legenda",
        "compilato",
        "firma",
        "il dirigente",
        "la dirigente",
        "data di compilazione",
        "data compilazione",
        "note legend",
    ];
    if text.starts_with(['*', '(']) && text.len() > 3 {
        return true;
    }
    let folded = fold(text);
    NOTES.iter().any(|note| {
        folded
            .strip_prefix(note)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    }) && text.contains([':', '.'])
}

//! What one row says that cannot be, by its own cells alone.

use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::RowDraft;
use crate::model::columns::Field;

/// Returns what is wrong between the cells of a row. Nothing is dropped for it.
#[must_use]
pub fn row_facts(row: &RowDraft<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let (Some(women), Some(men), Some(heads)) =
        (row.women.known(), row.men.known(), row.heads.known())
        && women.millionths().saturating_add(men.millionths()) > heads.millionths()
    {
        facts.push(
            Fact::new(
                FactKind::GenderOverHeadcount,
                Place::Cell(row.cell(Field::Headcount)),
            )
            .with("women", women.to_string())
            .with("men", men.to_string())
            .with("heads", heads.to_string())
            .beside(row.cell(Field::Women))
            .beside(row.cell(Field::Men)),
        );
    }
    if let Some(it) = row.overridden.filter(|it| it.reason.is_empty()) {
        let place = Place::Cell(row.cell(Field::OverrideVerdict));
        let fact = Fact::new(FactKind::OverrideWithoutReason, place);
        facts.push(fact.with("value", it.written));
    }
    facts
}

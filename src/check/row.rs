//! What one row says that cannot be, by its own cells alone.

use crate::fact::{Fact, FactKind, Place};
use crate::model::activity::{Given, RowDraft};
use crate::model::answer::Answer;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

/// A row that does not count, for want of an id and a name, and was filled in all the same: answers,
/// or people, are those of an activity that nobody can tell.
pub enum Nameless {
    /// It has answers.
    Answered(Fact),
    /// Only its people are known: it may yet be the sum of the rows below.
    People(Fact),
}

/// Returns what such a row is, if it was filled in.
#[must_use]
pub fn nameless(row: &RowDraft<'_>) -> Option<Nameless> {
    let in_words = |written: &&&str| written.chars().any(char::is_alphabetic);
    let known = row.answers.iter().zip(row.written);
    let known = known.filter(|(it, _)| !matches!(it.answer, Answer::Unknown(_)));
    let answers = known.map(|(_, written)| written).filter(in_words).count();
    let people = usize::from(row.heads.known().is_some());
    let some = |given: Given| given.known().is_some_and(|it| it > Decimal::ZERO);
    let only_people = answers == 0 && (some(row.heads) || some(row.fte));
    if !only_people && (answers == 0 || answers + people < 2) {
        return None;
    }
    let mut fields = [Field::Name, Field::Id].into_iter();
    let field = fields.find(|it| row.columns.field(*it).is_some())?;
    let fact = Fact::new(FactKind::RequiredEmpty, Place::Cell(row.cell(field)));
    Some(if only_people {
        Nameless::People(fact.with("field", PEOPLE))
    } else {
        Nameless::Answered(fact.with("field", field.key()))
    })
}

/// What stands for the field in a row of which only the people are known.
pub(super) const PEOPLE: &str = "people";

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

//! What a column of a form holds, and the answers that it takes.
//!
//! Never here: how that looks (`sheet`), or its help (`guide`).

use crate::lang::{Lang, Text};
use crate::model::answer::{AnswerShape, TO_BE_VERIFIED};
use crate::model::columns::Field;
use crate::model::criteria::{Condition, CriteriaSet, Criterion};
use crate::model::form::Asks;
use crate::model::quantity::Ratio;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Holds {
    /// The identifier, which nobody changes.
    Id,
    /// The unit.
    Unit,
    /// A short text.
    Text,
    /// A text that needs room.
    Long,
    /// A whole number, 0 or more.
    Whole,
    /// A number, 0 or more.
    Decimal,
    /// Any number.
    Measure,
    /// A percentage, 0 to 100.
    Percent,
    /// One of these answers.
    Choice(Vec<String>),
}

/// The answers that a form offers, in the order in which it offers them.
pub(super) const YES: Text = Text {
    it: "Sì",
    en: "Yes",
};
pub(super) const NO: Text = Text { it: "No", en: "No" };
pub(super) const PARTLY: Text = Text {
    it: "In parte",
    en: "Partly",
};
pub(super) const NOT_APPLICABLE: Text = Text {
    it: "Non applicabile",
    en: "Not applicable",
};
pub(super) const UNKNOWN: Text = TO_BE_VERIFIED;

/// The most steps of a scale that are offered one by one.
const MOST_STEPS: i32 = 20;

/// Returns what a column holds.
pub(super) fn of(asks: Asks, set: &CriteriaSet, lang: Lang) -> Holds {
    match asks {
        Asks::Field(field) => of_field(field),
        Asks::Other => Holds::Text,
        Asks::Item(item) => match &set.items[usize::from(item)].shape {
            AnswerShape::Choice => {
                let partly = takes_partly(set, item).then_some(PARTLY);
                let all = [
                    Some(YES),
                    Some(NO),
                    partly,
                    Some(NOT_APPLICABLE),
                    Some(UNKNOWN),
                ];
                let all = all.into_iter().flatten();
                Holds::Choice(all.map(|text| text.get(lang).to_owned()).collect())
            }
            AnswerShape::Scale { from, to } if (from - to).abs() <= MOST_STEPS => {
                let (low, high) = (*from.min(to), *from.max(to));
                let steps = (low..=high).map(|step| step.to_string());
                let words = [NOT_APPLICABLE, UNKNOWN].map(|text| text.get(lang).to_owned());
                Holds::Choice(steps.chain(words).collect())
            }
            AnswerShape::Percentage { .. } => Holds::Percent,
            AnswerShape::Scale { .. } | AnswerShape::Number => Holds::Measure,
        },
    }
}

fn of_field(field: Field) -> Holds {
    match field {
        Field::Id => Holds::Id,
        Field::Unit => Holds::Unit,
        Field::Headcount
        | Field::Women
        | Field::Men
        | Field::MinimumPresence
        | Field::BacklogStock
        | Field::BacklogIn
        | Field::BacklogOut => Holds::Whole,
        Field::Fte | Field::Weight => Holds::Decimal,
        Field::Share | Field::RemoteShare => Holds::Percent,
        Field::Name
        | Field::Obstacle
        | Field::Lever
        | Field::Notes
        | Field::DisposalPlan
        | Field::OverrideReason => Holds::Long,
        _ => Holds::Text,
    }
}

/// Says whether the answer "partly" is worth more than a no to some criterion.
pub(super) fn takes_partly(set: &CriteriaSet, item: u16) -> bool {
    criteria_of(set, item).any(|criterion| criterion.level_of_partly > Ratio::ZERO)
}

/// Returns the criteria that an item serves.
pub(super) fn criteria_of(set: &CriteriaSet, item: u16) -> impl Iterator<Item = &Criterion> {
    let all = set.indexes.iter().flat_map(|index| &index.criteria);
    all.filter(move |criterion| uses(&criterion.condition, item))
}

fn uses(condition: &Condition, item: u16) -> bool {
    match condition {
        Condition::Item(known) => *known == item,
        Condition::AllOf(all) | Condition::AnyOf(all) => all.iter().any(|one| uses(one, item)),
        Condition::Compare { left, right, .. } => *left == item || *right == item,
    }
}

#[cfg(test)]
mod tests {
    use super::{NO, NOT_APPLICABLE, PARTLY, UNKNOWN, YES};
    use crate::criteria::vocabulary::{AnswerWord, ReadAnswer, Vocabulary};
    use crate::lang::{Lang, Text};

    #[test]
    fn every_answer_that_is_offered_is_understood() {
        #[track_caller]
        fn case(text: Text, word: &AnswerWord) {
            for lang in [Lang::It, Lang::En] {
                let read = Vocabulary::builtin().read_answer(text.get(lang));
                assert_eq!(read, ReadAnswer::Word(word.clone()), "{}", text.get(lang));
            }
        }
        case(YES, &AnswerWord::Yes);
        case(NO, &AnswerWord::No);
        case(PARTLY, &AnswerWord::Partly);
        case(NOT_APPLICABLE, &AnswerWord::NotApplicable);
        case(UNKNOWN, &AnswerWord::Unknown);
    }
}

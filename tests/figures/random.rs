//! Criteria sets and answers drawn at random, small enough that every completion of the unknowns
//! can be tried.

#![expect(
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "places are made by this file"
)]

use std::rc::Rc;

use proptest::prelude::*;
use smartable::figures::levels::level;
use smartable::figures::verdicts::{Scores, judge};
use smartable::lang::LocalText;
use smartable::model::answer::{Answer, AnswerShape, CellAnswer, Unknown};
use smartable::model::criteria::{
    Comparison, Condition, CriteriaSet, Criterion, Index, Item, LevelOf, Met, Missing,
    NotApplicable, NumberTest, Obstacle, ObstacleClass, Repeated, Role, Source, TotalsPolicy,
    VerdictRule,
};
use smartable::model::life_cycle::LifeCycle;
use smartable::model::quantity::{Decimal, Ratio};
use smartable::model::verdict::{Judgement, Level};

/// What an item asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// Yes, partly, no.
    Choice,
    /// 1 to 3, worth a quarter, a half and three quarters.
    Scale,
    /// A share of 1.
    Share,
    /// A number that must be at least 3.
    AtLeastThree,
    /// A number that must not reach 3.
    BelowThree,
}

impl Asks {
    /// Returns the answers that are drawn, worst first. Both ends of the level are among them.
    pub(crate) fn domain(self) -> Vec<Answer> {
        let number = |whole: i64| Answer::Number(Decimal::from_millionths(whole * 1_000_000));
        match self {
            Self::Choice => vec![Answer::No, Answer::Partly, Answer::Yes],
            Self::Scale => [1, 2, 3].map(number).to_vec(),
            Self::Share => [Ratio::ZERO, Ratio::new(1, 3), Ratio::ONE]
                .map(Answer::Share)
                .to_vec(),
            Self::AtLeastThree => [2, 3, 4].map(number).to_vec(),
            Self::BelowThree => [4, 3, 2].map(number).to_vec(),
        }
    }

    /// Returns what an open answer may turn out to be. A number may be far enough from those
    /// that are drawn to carry the mean of two to either side.
    fn completions(self) -> Vec<Answer> {
        match self {
            Self::AtLeastThree | Self::BelowThree => {
                let number = |whole: i64| Answer::Number(Decimal::from_millionths(whole));
                [-1_000_000_000, 3_000_000, 1_000_000_000]
                    .map(number)
                    .to_vec()
            }
            _ => self.domain(),
        }
    }

    fn item(self, id: usize) -> Item {
        let three = NumberTest::Against(Comparison::AtLeast, Decimal::from_millionths(3_000_000));
        let (shape, level) = match self {
            Self::Choice => (AnswerShape::Choice, LevelOf::Answer),
            Self::Scale => {
                let steps = [1, 2, 3].map(|quarters| Ratio::new(quarters, 4));
                let shape = AnswerShape::Scale { from: 1, to: 3 };
                (shape, LevelOf::Steps(steps.to_vec()))
            }
            Self::Share => {
                let shape = AnswerShape::Percentage { fraction: true };
                (shape, LevelOf::Answer)
            }
            Self::AtLeastThree => (AnswerShape::Number, LevelOf::Test(three, Met::Met)),
            Self::BelowThree => (AnswerShape::Number, LevelOf::Test(three, Met::Fails)),
        };
        Item {
            id: format!("item{id}"),
            label: LocalText::default(),
            shape,
            level,
            headers_yes_good: Vec::new(),
            headers_yes_bad: Vec::new(),
            shared_headers: false,
            repeated: Repeated::Mean,
        }
    }
}

/// How the items of a criterion are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joined {
    /// One item, one answer.
    One,
    /// One item, two assessors.
    Assessors,
    /// The least of two items.
    AllOf,
    /// The greatest of two items.
    AnyOf,
}

/// One answer of a row, with what it could be instead.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) criterion: usize,
    pub(crate) item: u16,
    pub(crate) asks: Asks,
    pub(crate) answer: Answer,
    /// Whether anything in its domain may turn out to be true.
    pub(crate) open: bool,
}

/// A set and the answers of one row.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) set: Rc<CriteriaSet>,
    pub(crate) cells: Vec<Cell>,
}

impl Case {
    pub(crate) fn index(&self) -> &Index {
        &self.set.indexes[0]
    }

    pub(crate) fn answers(&self) -> Vec<CellAnswer> {
        let cell = |(column, cell): (usize, &Cell)| CellAnswer {
            item: cell.item,
            column: u16::try_from(column).expect("few columns"),
            answer: cell.answer,
        };
        self.cells.iter().enumerate().map(cell).collect()
    }

    pub(crate) fn levels(&self) -> Vec<Level> {
        let answers = self.answers();
        let criteria = self.index().criteria.iter();
        criteria.map(|it| level(&self.set, it, &answers)).collect()
    }

    pub(crate) fn judged(&self) -> Judgement {
        judge(self.index(), &self.levels(), Scores::Always)
    }

    /// Returns every completion of the open answers: the choices made, and the case.
    pub(crate) fn completions(&self) -> Vec<(Vec<usize>, Self)> {
        let open: Vec<usize> = (0..self.cells.len())
            .filter(|cell| self.cells[*cell].open)
            .collect();
        let mut all = vec![(Vec::new(), self.clone())];
        for place in open {
            let domain = self.cells[place].asks.completions();
            all = all
                .into_iter()
                .flat_map(|(choices, case)| {
                    let with = |(choice, answer): (usize, &Answer)| {
                        let (mut choices, mut case) = (choices.clone(), case.clone());
                        choices.push(choice);
                        case.cells[place].answer = *answer;
                        case.cells[place].open = false;
                        (choices, case)
                    };
                    domain.iter().enumerate().map(with).collect::<Vec<_>>()
                })
                .collect();
        }
        all
    }

    /// Returns the criterion of each open answer, in the order of the choices.
    pub(crate) fn open_criteria(&self) -> Vec<usize> {
        let open = self.cells.iter().filter(|cell| cell.open);
        open.map(|cell| cell.criterion).collect()
    }
}

/// The most answers of a case that are open: each multiplies the completions by three.
const MOST_OPEN: usize = 5;

/// What is drawn for one criterion; answers 0 to 2 are those of the domain.
type Drawn = (Asks, Joined, Option<u8>, Missing, NotApplicable, [u8; 2]);

fn drawn() -> impl Strategy<Value = Drawn> {
    use Asks::{AtLeastThree, BelowThree, Choice, Scale, Share};
    (
        prop_oneof![
            3 => Just(Choice),
            1 => Just(Scale),
            1 => Just(Share),
            1 => Just(AtLeastThree),
            1 => Just(BelowThree),
        ],
        prop_oneof![
            3 => Just(Joined::One),
            1 => Just(Joined::Assessors),
            1 => Just(Joined::AllOf),
            1 => Just(Joined::AnyOf),
        ],
        proptest::option::of(0..4_u8),
        prop_oneof![
            3 => Just(Missing::Unknown),
            1 => Just(Missing::Met),
            1 => Just(Missing::NotMet),
            1 => Just(Missing::Skip),
        ],
        prop_oneof![
            Just(NotApplicable::LeftOut),
            Just(NotApplicable::Met),
            Just(NotApplicable::NotMet),
        ],
        [0..8_u8, 0..8_u8],
    )
}

/// Draws a set of gates, and a row.
pub(crate) fn gates() -> impl Strategy<Value = Case> {
    proptest::collection::vec(drawn(), 1..=5).prop_map(|drawn| {
        let drawn: Vec<Drawn> = drawn
            .into_iter()
            .map(|(asks, joined, _, missing, na, answers)| {
                (asks, joined, None, missing, na, answers)
            })
            .collect();
        case(&drawn, VerdictRule::Gates)
    })
}

/// Draws a set with weights, perhaps with gates too, and a row.
pub(crate) fn weighted() -> impl Strategy<Value = Case> {
    let criteria = proptest::collection::vec(drawn(), 1..=5);
    (criteria, 1..=10_i128, 1..=10_i128).prop_map(|(mut drawn, one, other)| {
        // A set whose weights are all 0 is refused when it is read.
        drawn[0].2 = Some(drawn[0].2.unwrap_or(1).max(1));
        let rule = VerdictRule::Weighted {
            smartable_at: Ratio::new(one.max(other), 10),
            partly_at: Ratio::new(one.min(other), 10),
        };
        case(&drawn, rule)
    })
}

/// Draws either.
pub(crate) fn any_case() -> impl Strategy<Value = Case> {
    prop_oneof![gates(), weighted()]
}

fn case(drawn: &[Drawn], rule: VerdictRule) -> Case {
    let (mut items, mut criteria, mut cells) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (asks, joined, weight, missing, not_applicable, answers)) in
        drawn.iter().enumerate()
    {
        let first = u16::try_from(items.len()).expect("few items");
        items.push(asks.item(items.len()));
        let both = matches!(joined, Joined::AllOf | Joined::AnyOf);
        if both {
            items.push(asks.item(items.len()));
        }
        let members = || vec![Condition::Item(first), Condition::Item(first + 1)];
        let condition = match joined {
            Joined::One | Joined::Assessors => Condition::Item(first),
            Joined::AllOf => Condition::AllOf(members()),
            Joined::AnyOf => Condition::AnyOf(members()),
        };
        // The mean of two numbers has no place for "as if met".
        let tested = matches!(asks, Asks::AtLeastThree | Asks::BelowThree);
        let of_numbers = tested && *joined == Joined::Assessors;
        let criterion = Criterion {
            id: format!("criterion{place}"),
            label: LocalText::default(),
            question: LocalText::default(),
            source: None,
            role: weight.map_or(Role::Gate, |weight| {
                Role::Weight(Decimal::from_millionths(i64::from(weight) * 1_000_000))
            }),
            condition,
            level_of_partly: Ratio::HALF,
            missing: if of_numbers { Missing::Skip } else { *missing },
            not_applicable: if of_numbers {
                NotApplicable::LeftOut
            } else {
                *not_applicable
            },
            obstacle: Obstacle {
                class: ObstacleClass::Software,
                removable: true,
            },
        };
        let count = if *joined == Joined::One { 1 } else { 2 };
        for (nth, drawn) in answers.iter().take(count).enumerate() {
            let item = first + u16::from(both && nth == 1);
            let open = cells.iter().filter(|cell: &&Cell| cell.open).count();
            cells.push(cell(place, item, *asks, *drawn, &criterion, open));
        }
        criteria.push(criterion);
    }
    Case {
        set: Rc::new(set(items, criteria, rule)),
        cells,
    }
}

fn cell(
    criterion: usize,
    item: u16,
    asks: Asks,
    drawn: u8,
    of: &Criterion,
    open_before: usize,
) -> Cell {
    let (answer, open) = match drawn {
        known @ 0..3 => (asks.domain()[usize::from(known)], false),
        3 => (Answer::NotApplicable, false),
        4 => (
            Answer::Unknown(Unknown::Blank),
            of.missing == Missing::Unknown,
        ),
        5 => (Answer::Unknown(Unknown::Declared), true),
        6 => (Answer::Unknown(Unknown::Unreadable), true),
        _ => (Answer::Unknown(Unknown::NoColumn), true),
    };
    let too_many = open && open_before >= MOST_OPEN;
    Cell {
        criterion,
        item,
        asks,
        answer: if too_many { asks.domain()[2] } else { answer },
        open: open && !too_many,
    }
}

/// Makes a set of one index.
pub(crate) fn set(items: Vec<Item>, criteria: Vec<Criterion>, rule: VerdictRule) -> CriteriaSet {
    CriteriaSet {
        id: "random".into(),
        version: "1".into(),
        valid_from: "2020-01-01".into(),
        valid_to: None,
        title: LocalText::default(),
        source: Source::default(),
        items,
        indexes: vec![Index {
            id: "main".into(),
            title: LocalText::default(),
            criteria,
            rule,
        }],
        life: LifeCycle::default(),
        totals: TotalsPolicy::default(),
        text: String::new(),
    }
}

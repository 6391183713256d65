//! Inventories drawn at random over one small set, given to the assessor row by row.

#![expect(clippy::expect_used, reason = "rows are made by this file")]

use std::collections::BTreeSet;
use std::rc::Rc;

use proptest::prelude::*;
use smartable::check::admit_row;
use smartable::figures::assessor::{Assessed, Assessor, Keep};
use smartable::figures::units::Units;
use smartable::lang::LocalText;
use smartable::model::activity::{ColumnMap, Given, OverrideDraft, RowDraft, RowKind};
use smartable::model::answer::{Answer, AnswerShape, CellAnswer, Unknown};
use smartable::model::assessment::{Grouping, HeadsFrom, Settings, WeightIs};
use smartable::model::columns::Field;
use smartable::model::criteria::{
    Condition, CriteriaSet, Criterion, Heads, Item, LevelOf, Missing, NotApplicable, Obstacle,
    ObstacleClass, Repeated, Role, TotalsPolicy, Treatment, VerdictRule,
};
use smartable::model::quantity::{Decimal, Ratio};
use smartable::model::raw::RawRow;
use smartable::model::verdict::Outcome;

/// How many criteria the set has.
pub(crate) const CRITERIA: usize = 2;

/// A row of the inventory, or of a headcount table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) unit: u8,
    pub(crate) id: String,
    pub(crate) answers: [Answer; CRITERIA],
    pub(crate) heads: Given,
    pub(crate) fte: Given,
    pub(crate) wage: Given,
    pub(crate) stated: Given,
    pub(crate) overridden: Option<Outcome>,
    pub(crate) group: u8,
}

/// What a run works with.
#[derive(Debug, Clone)]
pub(crate) struct Office {
    pub(crate) set: Rc<CriteriaSet>,
    pub(crate) rows: Vec<Row>,
    /// Rows of a headcount table, where there is one.
    pub(crate) people: Option<Vec<Row>>,
    pub(crate) unassessed: Treatment,
    pub(crate) missing: Treatment,
}

impl Office {
    /// Assesses it by unit, with every activity kept.
    pub(crate) fn assessed(&self) -> Assessed {
        self.assessed_as(Keep::Activities, Grouping::Unit)
    }

    pub(crate) fn assessed_as(&self, keep: Keep, grouping: Grouping) -> Assessed {
        let heads_from = match self.people {
            None => HeadsFrom::Inventory,
            Some(_) => HeadsFrom::HeadcountTable,
        };
        let settings = Settings {
            totals: TotalsPolicy {
                heads: Heads::Exclusive,
                unassessed: self.unassessed,
                missing_weight: self.missing,
            },
            weight: Some(("wage".into(), WeightIs::PerHead)),
            filters: Vec::new(),
            grouping,
            on: None,
            heads_from,
        };
        let mut assessor = Assessor::new(Rc::clone(&self.set), settings, keep, Units::new(None));
        let columns = ColumnMap {
            fields: vec![(Field::Headcount, 3), (Field::Fte, 4), (Field::Weight, 5)],
            answers: vec![(0, 1), (1, 2)],
            beside: Vec::new(),
        };
        let mut facts = Vec::new();
        assessor.table(&columns, HeadsFrom::Inventory);
        for (place, row) in self.rows.iter().enumerate() {
            row.draft(0, place, &columns, |draft, group| {
                let admitted = admit_row(draft).expect("rows have an id");
                assessor.add(&admitted, Some(group), &mut facts);
            });
        }
        assessor.table(&columns, HeadsFrom::HeadcountTable);
        for (place, row) in self.people.iter().flatten().enumerate() {
            row.draft(1, place, &columns, |draft, group| {
                assessor.add_people(draft, Some(group), &mut facts);
            });
        }
        assessor.finish()
    }
}

impl Row {
    fn draft(
        &self,
        table: u32,
        place: usize,
        columns: &ColumnMap,
        take: impl FnOnce(&RowDraft<'_>, &str),
    ) {
        let unit = format!("unit {}", self.unit);
        let cell = |(place, answer): (usize, &Answer)| CellAnswer {
            item: u16::try_from(place).expect("few items"),
            column: u16::try_from(place + 1).expect("few columns"),
            answer: *answer,
        };
        let answers: Vec<CellAnswer> = self.answers.iter().enumerate().map(cell).collect();
        let draft = RowDraft {
            table,
            row: u32::try_from(place + 2).expect("few rows"),
            kind: RowKind::Data,
            unit_code: "",
            unit: &unit,
            sub_unit_code: "",
            sub_unit: "",
            process: "",
            id: &self.id,
            name: "",
            obstacle: "",
            lever: "",
            heads: self.heads,
            women: Given::Blank,
            men: Given::Blank,
            fte: self.fte,
            share: Given::Blank,
            weight: self.wage,
            remote_share: self.stated,
            declared: None,
            agreed: None,
            overridden: self.overridden.map(|outcome| OverrideDraft {
                outcome,
                written: "",
                reason: "a reason",
                author: "",
                date: "",
            }),
            answers: &answers,
            combination: None,
            written: &["", ""],
            watched: &[],
            columns,
            raw: RawRow::NONE,
        };
        take(&draft, &self.group.to_string());
    }
}

fn criterion(place: u16, role: Role) -> (Item, Criterion) {
    let item = Item {
        id: format!("item{place}"),
        label: LocalText::default(),
        shape: AnswerShape::Choice,
        level: LevelOf::Answer,
        headers_yes_good: Vec::new(),
        headers_yes_bad: Vec::new(),
        shared_headers: false,
        repeated: Repeated::Mistake,
    };
    let criterion = Criterion {
        id: format!("criterion{place}"),
        label: LocalText::default(),
        question: LocalText::default(),
        source: None,
        role,
        condition: Condition::Item(place),
        level_of_partly: Ratio::new(1, 3),
        missing: Missing::Unknown,
        not_applicable: NotApplicable::LeftOut,
        obstacle: Obstacle {
            class: ObstacleClass::Paper,
            removable: true,
        },
    };
    (item, criterion)
}

/// Draws one of three sets over two choices: gates, weights 1 and 2, a gate and a weight.
fn sets() -> impl Strategy<Value = Rc<CriteriaSet>> {
    let weight = |whole: i64| Role::Weight(Decimal::from_millionths(whole * 1_000_000));
    let rule = VerdictRule::Weighted {
        smartable_at: Ratio::new(4, 5),
        partly_at: Ratio::new(3, 10),
    };
    let of = |roles: [Role; CRITERIA], rule: VerdictRule| {
        let (items, criteria) = [(0, roles[0]), (1, roles[1])]
            .map(|(place, role)| criterion(place, role))
            .into_iter()
            .unzip();
        Just(Rc::new(crate::random::set(items, criteria, rule)))
    };
    prop_oneof![
        of([Role::Gate, Role::Gate], VerdictRule::Gates),
        of([weight(1), weight(2)], rule.clone()),
        of([Role::Gate, weight(1)], rule),
    ]
}

/// Draws an answer that is known.
fn known_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![Just(Answer::Yes), Just(Answer::Partly), Just(Answer::No)]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        5 => known_answer(),
        1 => Just(Answer::Unknown(Unknown::Blank)),
        1 => Just(Answer::Unknown(Unknown::Unreadable)),
        1 => Just(Answer::NotApplicable),
    ]
}

/// Draws a number of people, in halves.
fn known_number() -> impl Strategy<Value = Given> {
    (0..40_i64).prop_map(|halves| Given::Known(Decimal::from_millionths(halves * 500_000)))
}

fn number() -> impl Strategy<Value = Given> {
    prop_oneof![
        6 => known_number(),
        1 => Just(Given::Blank),
        1 => Just(Given::Unreadable),
    ]
}

fn stated() -> impl Strategy<Value = Given> {
    let share =
        (0..=10_i64).prop_map(|tenths| Given::Known(Decimal::from_millionths(tenths * 100_000)));
    prop_oneof![3 => Just(Given::Blank), 1 => share]
}

fn overridden() -> impl Strategy<Value = Option<Outcome>> {
    prop_oneof![
        8 => Just(None),
        1 => Just(Some(Outcome::Not)),
        1 => Just(Some(Outcome::Partly)),
        1 => Just(Some(Outcome::Smartable)),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    let opinions = (stated(), overridden());
    (
        0..3_u8,
        [answer(), answer()],
        [number(), number(), number()],
        opinions,
        0..4_u8,
    )
        .prop_map(
            |(unit, answers, [heads, fte, wage], (stated, overridden), group)| Row {
                unit,
                id: String::new(),
                answers,
                heads,
                fte,
                wage,
                stated,
                overridden,
                group,
            },
        )
}

fn treatment() -> impl Strategy<Value = Treatment> {
    prop_oneof![
        Just(Treatment::NotEligible),
        Just(Treatment::LeftOut),
        Just(Treatment::Bounds),
    ]
}

/// Draws an office whose people stand in the inventory itself.
pub(crate) fn office() -> impl Strategy<Value = Office> {
    let rows = proptest::collection::vec(row(), 1..8);
    (sets(), rows, treatment(), treatment()).prop_map(|(set, mut rows, unassessed, missing)| {
        for (place, row) in rows.iter_mut().enumerate() {
            row.id = format!("a{place}");
        }
        Office {
            set,
            rows,
            people: None,
            unassessed,
            missing,
        }
    })
}

/// Draws an office with a headcount table: some of its rows name no activity of the inventory.
pub(crate) fn office_with_headcounts() -> impl Strategy<Value = Office> {
    let people = proptest::collection::vec((row(), 0..10_usize), 1..8);
    (office(), people).prop_map(|(mut office, people)| {
        let name = |(mut row, id): (Row, usize)| {
            row.id = format!("a{id}");
            row
        };
        office.people = Some(people.into_iter().map(name).collect());
        office
    })
}

/// Draws either.
pub(crate) fn any_office() -> impl Strategy<Value = Office> {
    prop_oneof![office(), office_with_headcounts()]
}

/// Values that unknown cells may turn out to have: answers, then numbers.
pub(crate) type Truth = Vec<([Answer; 2], [Given; 3])>;

pub(crate) fn truth() -> impl Strategy<Value = Truth> {
    let answers = [known_answer(), known_answer()];
    let numbers = [known_number(), known_number(), known_number()];
    proptest::collection::vec((answers, numbers), 40)
}

/// Fills in what is unknown. Empty numbers are unknown only where they widen the bounds.
fn filled(rows: &[Row], missing: Treatment, truth: &Truth) -> Vec<Row> {
    let fill = |(row, (answers, numbers)): (&Row, &([Answer; 2], [Given; 3]))| {
        let mut row = row.clone();
        for (answer, known) in row.answers.iter_mut().zip(answers) {
            if matches!(answer, Answer::Unknown(_)) {
                *answer = *known;
            }
        }
        let gaps = [&mut row.heads, &mut row.fte, &mut row.wage];
        for (number, known) in gaps.into_iter().zip(numbers) {
            let unknown = match number {
                Given::Known(_) => false,
                Given::Blank => missing == Treatment::Bounds,
                Given::Unreadable => true,
            };
            if unknown {
                *number = *known;
            }
        }
        row
    };
    rows.iter().zip(truth).map(fill).collect()
}

/// Fills in an office; people whose activity is unassessed get one, where that widens the bounds.
pub(crate) fn completed(office: &Office, truth: &Truth) -> Office {
    let mut whole = office.clone();
    let (first, second) = truth.split_at(truth.len() / 2);
    whole.rows = filled(&office.rows, office.missing, &first.to_vec());
    let second = second.to_vec();
    whole.people = office
        .people
        .as_ref()
        .map(|people| filled(people, office.missing, &second));
    if office.unassessed == Treatment::Bounds {
        let mut known: BTreeSet<String> = whole.rows.iter().map(|row| row.id.clone()).collect();
        for row in whole.people.clone().into_iter().flatten() {
            if known.insert(row.id.clone()) {
                whole.rows.push(row);
            }
        }
    }
    whole
}

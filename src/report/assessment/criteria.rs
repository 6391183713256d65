//! What each criterion blocks: where it fails, where it alone stands in the way.
//!
//! Never here: what the contingent would be without it.

use std::cmp::Ordering;

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, Counts, CriterionTotals, Shares};
use crate::model::criteria::Criterion;
use crate::model::quantity::Exact;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words;

/// Heading of the criteria.
pub const HEADING: Text = Text {
    it: "Che cosa impedisce il lavoro da remoto",
    en: "What stands in the way",
};

/// A measure of what a criterion blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Activities.
    Activities,
    /// Heads.
    Heads,
    /// FTE.
    Fte,
    /// Second weight.
    Weight,
}

impl Measure {
    /// All measures with their keys, in the order in which they are shown.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Activities, "activities"),
        (Self::Heads, "heads"),
        (Self::Fte, "fte"),
        (Self::Weight, "weight"),
    ];

    /// Returns this measure of `counts`.
    #[must_use]
    pub fn count(self, counts: &Counts) -> Option<&Exact> {
        match self {
            Self::Activities => Some(&counts.activities),
            Self::Heads => counts.heads.as_ref(),
            Self::Fte => counts.fte.as_ref(),
            Self::Weight => counts.weight.as_ref(),
        }
    }

    /// Returns this measure of `shares`.
    #[must_use]
    pub fn share(self, shares: &Shares) -> Option<&Exact> {
        match self {
            Self::Activities => shares.activities.as_ref(),
            Self::Heads => shares.heads.as_ref(),
            Self::Fte => shares.fte.as_ref(),
            Self::Weight => shares.weight.as_ref(),
        }
    }

    /// Says whether the assessment has the measure.
    #[must_use]
    pub fn is_in(self, assessment: &Assessment) -> bool {
        match self {
            Self::Activities => true,
            Self::Heads => assessment.total.heads.is_some(),
            Self::Fte => assessment.total.fte.is_some(),
            Self::Weight => assessment.total.weight.is_some(),
        }
    }

    /// Returns the name of the measure.
    #[must_use]
    pub fn name(self, assessment: &Assessment, lang: Lang) -> String {
        match self {
            Self::Activities => words::ACTIVITIES.get(lang).to_owned(),
            Self::Heads => words::heads_short(assessment.settings.totals.heads)
                .get(lang)
                .to_owned(),
            Self::Fte => words::FTE.get(lang).to_owned(),
            Self::Weight => words::weight_name(assessment).to_owned(),
        }
    }
}

/// The measure that criteria are ordered by: heads where there are any, else activities.
#[must_use]
pub fn leading(assessment: &Assessment) -> Measure {
    if assessment.total.heads.is_some() {
        Measure::Heads
    } else {
        Measure::Activities
    }
}

/// Returns the criteria with what they block, the most blocking first, then in the set's order.
#[must_use]
pub fn most_blocking_first(assessment: &Assessment) -> Vec<(&Criterion, &CriterionTotals)> {
    let by = leading(assessment);
    let mut rows = in_order(assessment);
    rows.sort_by(
        |(_, a), (_, b)| match (by.share(&a.blocked_share), by.share(&b.blocked_share)) {
            (Some(a), Some(b)) => b.cmp(a),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        },
    );
    rows
}

/// Returns the criteria with what they block, in the order of the set.
#[must_use]
pub fn in_order(assessment: &Assessment) -> Vec<(&Criterion, &CriterionTotals)> {
    let criteria = assessment
        .set
        .indexes
        .first()
        .map_or(&[][..], |index| &index.criteria);
    criteria.iter().zip(&assessment.total.criteria).collect()
}

/// Returns heading and table; nothing where nothing was counted.
pub(super) fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'_>> {
    if assessment.total.criteria.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(brief(assessment, lang)),
        Block::Paragraph(NOTE.get(lang).to_owned()),
    ]
}

/// What the columns mean.
pub const NOTE: Text = Text {
    it: "«Manca»: il criterio non è soddisfatto. «Unico ostacolo»: se fosse soddisfatto, l'attività sarebbe smartabile. «Quota bloccata»: in proporzione al livello mancante.",
    en: "\"Fails\": the criterion is not met. \"Only blocker\": were it met, the activity would be smartable. \"Blocked share\": in proportion to the level that is missing.",
};

/// How long each group of columns is kept: for the leading measure, and for the others.
const KEPT: [(u8, u8); 4] = [(8, 2), (5, 1), (6, 1), (7, 2)];

/// Returns the table of criteria, the most blocking first.
#[must_use]
pub fn table(assessment: &Assessment, lang: Lang) -> Table<'_> {
    let measures = || {
        Measure::ALL
            .into_iter()
            .map(|(measure, _)| measure)
            .filter(|measure| measure.is_in(assessment))
    };
    let rows = most_blocking_first(assessment)
        .into_iter()
        .map(|(criterion, totals)| {
            let mut values = vec![
                Value::text(criterion.label.get(lang)),
                Value::text(words::obstacle(criterion.obstacle.class).get(lang)),
                Value::text(yes_no(criterion.obstacle.removable, lang)),
            ];
            for share in [&totals.blocked_share, &totals.sole_share] {
                values.extend(measures().map(|measure| Value::share(measure.share(share))));
            }
            for counts in [&totals.fails, &totals.partly, &totals.unknown, &totals.sole] {
                values.extend(measures().map(|measure| Value::quantity(measure.count(counts))));
            }
            values.into_iter().map(Cell::from).collect()
        })
        .collect();
    Table {
        columns: columns(assessment, lang, measures),
        rows,
        last_is_total: false,
    }
}

/// Returns the table of criteria as a text shows it: by the leading measure and by activities.
fn brief(assessment: &Assessment, lang: Lang) -> Table<'_> {
    let label = |it, en| Text { it, en }.get(lang);
    let leads = leading(assessment);
    let measure = leads.name(assessment, lang);
    let of = |what: &str| format!("{what}: {measure}");
    let (fails, unknown) = (label("Manca", "Fails"), label("Ignoto", "Unknown"));
    let sole = label("Unico ostacolo", "Only blocker");
    let mut columns = vec![
        Column::new("criterion", label("Criterio", "Criterion"), Kind::Text),
        Column::new("obstacle", label("Ostacolo", "Obstacle"), Kind::Text).kept(7),
        Column::new("removable", label("Rimovibile", "Removable"), Kind::Code).kept(2),
        Column::new(
            "blocked",
            label("Quota bloccata", "Blocked share"),
            Kind::Share,
        )
        .kept(10),
        Column::new("fails", of(fails), Kind::Quantity).kept(8),
    ];
    let activities = (leads != Measure::Activities).then_some(Measure::Activities);
    if let Some(other) = activities {
        let label = format!("{fails}: {}", other.name(assessment, lang));
        columns.push(Column::new("fails_activities", label, Kind::Quantity).kept(5));
    }
    let partly = label("In parte", "In part");
    columns.extend([
        Column::new("partly", of(partly), Kind::Quantity).kept(3),
        Column::new("unknown", of(unknown), Kind::Quantity).kept(6),
        Column::new("sole", of(sole), Kind::Quantity).kept(9),
    ]);
    let rows = most_blocking_first(assessment)
        .into_iter()
        .map(|(criterion, totals)| {
            let mut values = vec![
                Value::text(criterion.label.get(lang)),
                Value::text(words::obstacle(criterion.obstacle.class).get(lang)),
                Value::text(yes_no(criterion.obstacle.removable, lang)),
                Value::share(leads.share(&totals.blocked_share)),
                Value::quantity(leads.count(&totals.fails)),
            ];
            values.extend(activities.map(|it| Value::quantity(it.count(&totals.fails))));
            let counts = [&totals.partly, &totals.unknown, &totals.sole];
            values.extend(counts.map(|counts| Value::quantity(leads.count(counts))));
            values.into_iter().map(Cell::from).collect()
        })
        .collect();
    Table {
        columns,
        rows,
        last_is_total: false,
    }
}

/// Says yes or no.
#[must_use]
pub fn yes_no(yes: bool, lang: Lang) -> &'static str {
    if yes { words::YES } else { words::NO }.get(lang)
}

fn columns<M: Iterator<Item = Measure>>(
    assessment: &Assessment,
    lang: Lang,
    measures: impl Fn() -> M,
) -> Vec<Column> {
    let label = |it, en| Text { it, en }.get(lang);
    let first = leading(assessment);
    let mut columns = vec![
        Column::new("criterion", label("Criterio", "Criterion"), Kind::Text),
        Column::new("obstacle", label("Ostacolo", "Obstacle"), Kind::Code).kept(7),
        Column::new("removable", label("Rimovibile", "Removable"), Kind::Code).kept(4),
    ];
    let shares = [
        (
            "blocked_share",
            label("Quota bloccata", "Blocked share"),
            10,
            3,
        ),
        (
            "sole_share",
            label("Quota unico ostacolo", "Only blocker share"),
            5,
            1,
        ),
    ];
    for (key, what, leads, follows) in shares {
        for measure in measures() {
            let keep = if measure == first { leads } else { follows };
            columns.push(column(key, what, measure, Kind::Share, (assessment, lang)).kept(keep));
        }
    }
    let counts = [
        ("fails", label("Manca", "Fails")),
        ("partly", label("In parte", "Partly")),
        ("unknown", label("Ignoto", "Unknown")),
        ("sole", label("Unico ostacolo", "Only blocker")),
    ];
    for ((key, what), (leads, follows)) in counts.into_iter().zip(KEPT) {
        for measure in measures() {
            let keep = if measure == first { leads } else { follows };
            columns.push(column(key, what, measure, Kind::Quantity, (assessment, lang)).kept(keep));
        }
    }
    columns
}

fn column(
    key: &str,
    what: &str,
    measure: Measure,
    kind: Kind,
    (assessment, lang): (&Assessment, Lang),
) -> Column {
    let suffix = Measure::ALL
        .iter()
        .find(|(known, _)| *known == measure)
        .map_or("", |(_, suffix)| suffix);
    let name = measure.name(assessment, lang);
    Column::new(format!("{key}_{suffix}"), format!("{what}: {name}"), kind)
}

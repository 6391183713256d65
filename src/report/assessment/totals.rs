//! The totals over everything: one row a measure, by verdict, with the smartable shares.
//!
//! Never here: totals by group (`units`).

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, MeasureTotals, Totals};
use crate::model::quantity::{Between, Exact};
use crate::report::assessment::basis::Figures;
use crate::report::assessment::life;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words;

/// Heading of the totals.
pub const HEADING: Text = Text {
    it: "In sintesi",
    en: "In short",
};

/// A measure of the totals with its name.
pub struct Measure<'a> {
    /// Name in the language of the report, as in running text.
    pub name: String,
    /// Whether it is a part of the measure before it.
    pub part: bool,
    /// Totals; `None` for activities.
    pub totals: Option<&'a MeasureTotals>,
}

/// Returns the measures that there are: FTE and heads first, activities last.
#[must_use]
pub fn measures<'a>(
    assessment: &'a Assessment,
    totals: &'a Totals,
    lang: Lang,
) -> Vec<Measure<'a>> {
    let heads = words::heads(assessment.settings.totals.heads).get(lang);
    let named = [
        (words::FTE.get(lang).to_owned(), &totals.fte),
        (heads.to_owned(), &totals.heads),
        (words::WOMEN.get(lang).to_owned(), &totals.women),
        (words::MEN.get(lang).to_owned(), &totals.men),
        (words::weight_name(assessment).to_owned(), &totals.weight),
    ];
    let mut measures: Vec<Measure<'_>> = named
        .into_iter()
        .filter_map(|(name, totals)| {
            let part = name == words::WOMEN.get(lang) || name == words::MEN.get(lang);
            let totals = Some(totals.as_ref()?);
            Some(Measure { name, part, totals })
        })
        .collect();
    measures.push(Measure {
        name: words::ACTIVITIES.get(lang).to_owned(),
        part: false,
        totals: None,
    });
    measures
}

/// Returns heading, table and what must be said of it.
pub(super) fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let mut figures = Figures::default();
    let table = table(assessment, lang, &mut figures);
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(table),
    ];
    let notes = notes(assessment, lang);
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    blocks
}

/// Returns the table of totals; each of its figures is noted in `figures`.
#[must_use]
pub fn table(assessment: &Assessment, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let rows = measures(assessment, &assessment.total, lang)
        .into_iter()
        .map(|measure| row(assessment, &measure, lang, figures))
        .collect();
    Table {
        columns: columns(lang),
        rows,
        last_is_total: false,
    }
}

/// Columns of the table of totals.
fn columns(lang: Lang) -> Vec<Column> {
    let label = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![Column::new(
        "measure",
        label("Misura", "Measure"),
        Kind::Text,
    )];
    for (slot, keep) in [(0, 9), (1, 6), (2, 7), (3, 7)] {
        columns.push(
            Column::new(
                words::VERDICT_KEYS[slot],
                words::BY_VERDICT[slot].get(lang),
                Kind::Quantity,
            )
            .kept(keep),
        );
    }
    columns.push(Column::new("total", label("Totale", "Total"), Kind::Quantity).kept(8));
    let shares = [
        ("share", label("Quota smartabile", "Smartable share"), 10),
        (
            "share_with_partly",
            label("Con le parziali intere", "With partly as whole"),
            4,
        ),
        (
            "weighted_share",
            label("Quota per livello", "Share by level"),
            5,
        ),
    ];
    for (key, label, keep) in shares {
        columns.push(Column::new(key, label, Kind::Share).kept(keep));
    }
    columns
}

/// One row: a measure by verdict, its total, its shares.
fn row(
    assessment: &Assessment,
    measure: &Measure<'_>,
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let total = &assessment.total;
    let mut values: Vec<Value<'static>> = Vec::with_capacity(8);
    if let Some(totals) = measure.totals {
        values.extend(
            totals
                .by_verdict
                .iter()
                .map(|ends| Value::quantity_between(Some(ends))),
        );
        values.push(Value::quantity_between(Some(&totals.total)));
        values.extend(
            [
                &totals.share,
                &totals.share_with_partly,
                &totals.weighted_share,
            ]
            .map(|share: &Option<Between<Exact>>| Value::share_between(share.as_ref())),
        );
    } else {
        values.extend(total.activities.iter().map(|count| Value::Count(*count)));
        // The assessment has no total of activities, and none is made here.
        values.push(Value::text(NO_FIGURE));
        values.push(Value::share_between(total.activities_share.as_ref()));
        values.push(Value::text(NO_FIGURE));
        values.push(Value::share_between(
            total.activities_weighted_share.as_ref(),
        ));
    }
    let name = match (measure.part, lang) {
        (false, _) => words::capital(&measure.name),
        (true, Lang::It) => format!("  di cui {}", measure.name),
        (true, Lang::En) => format!("  of whom {}", measure.name),
    };
    let mut cells = vec![Cell::from(Value::text(name))];
    for (value, key) in values.into_iter().zip(FIGURE_KEYS) {
        cells.push(figures.note(&measure.name, key, value));
    }
    cells
}

/// What stands where a measure has no such figure. Not the same as "not known".
const NO_FIGURE: &str = "–";

/// Keys of the figures of a row, in its order.
const FIGURE_KEYS: [&str; 8] = [
    "smartable",
    "partly",
    "not",
    "undetermined",
    "total",
    "share",
    "share_with_partly",
    "weighted_share",
];

/// Says what a reader could take for something else.
#[must_use]
pub fn notes(assessment: &Assessment, lang: Lang) -> Vec<String> {
    use crate::model::criteria::Heads;
    let mut notes = Vec::new();
    let total = &assessment.total;
    notes.extend(life::note(&assessment.set, lang));
    if total.heads.is_some() && assessment.settings.totals.heads == Heads::Overlapping {
        notes.push(
            Text {
                it: "Gli addetti per attività non sono persone: chi lavora a più attività conta in ciascuna.",
                en: "Activity heads are not people: whoever works on several activities counts in each.",
            }
            .get(lang)
            .to_owned(),
        );
    }
    if total.fte.is_some() {
        notes.push(
            Text {
                it: "Gli equivalenti a tempo pieno (ETP) sono calcolati sui valori dichiarati.",
                en: "Full-time equivalents (FTE) are computed on declared values.",
            }
            .get(lang)
            .to_owned(),
        );
    }
    notes
}

//! What became of the verdicts: from which to which, from what, and which turned round.
//!
//! Never here: sums of people (`effects`).

use crate::lang::{Lang, Text};
use crate::model::comparison::{Changes, Comparison, Reversal};
use crate::report::compare::words::{self, text};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::words as shared;

/// Heading of the verdicts.
pub const HEADING: Text = text("Esiti prima e dopo", "Verdicts before and after");
const BY_CAUSE: Text = text("Esiti cambiati, per causa", "Changed verdicts by cause");

/// Returns the tables and lines.
#[must_use]
pub fn blocks(comparison: &Comparison, lang: Lang) -> Vec<Block<'static>> {
    let changes = &comparison.changes;
    vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(from_to(comparison, lang)),
        Block::Heading(BY_CAUSE.get(lang).to_owned()),
        if changes.by_cause.is_empty() {
            Block::Paragraph(text("Nessuno.", "None.").get(lang).to_owned())
        } else {
            Block::Table(by_cause(changes, lang))
        },
        Block::List(others(changes, lang)),
    ]
}

/// A row for each verdict before, a column for each verdict now.
fn from_to(comparison: &Comparison, lang: Lang) -> Table<'static> {
    let changes = &comparison.changes;
    let [old, new] = words::sides(comparison, lang);
    let mut columns = vec![Column::new("before", format!("{old} → {new}"), Kind::Text)];
    for (key, label) in shared::VERDICT_KEYS.into_iter().zip(shared::BY_VERDICT) {
        columns.push(Column::new(key, label.get(lang), Kind::Count));
    }
    columns.push(Column::new(
        "gone",
        text("Cessate", "Gone").get(lang),
        Kind::Count,
    ));
    columns.push(Column::new("total", shared::TOTAL.get(lang), Kind::Count));
    let counted = |label: &str, counts: [u64; 4], gone: Option<u64>| -> Vec<Cell<'static>> {
        let sum: u64 = counts.iter().sum::<u64>() + gone.unwrap_or(0);
        let mut row = vec![Cell::from(Value::text(label.to_owned()))];
        row.extend(counts.map(|it| Cell::from(Value::Count(it))));
        row.push(Cell::from(gone.map_or(Value::text("–"), Value::Count)));
        row.push(Cell::from(Value::Count(sum)));
        row
    };
    let mut rows = Vec::new();
    for (slot, label) in shared::BY_VERDICT.into_iter().enumerate() {
        rows.push(counted(
            label.get(lang),
            changes.from_to[slot],
            Some(changes.gone[slot]),
        ));
    }
    let label = text("Aggiunte", "Added").get(lang);
    rows.push(counted(label, changes.added, None));
    let all: [u64; 4] = std::array::from_fn(|slot| {
        changes.from_to.iter().map(|row| row[slot]).sum::<u64>() + changes.added[slot]
    });
    let gone = changes.gone.iter().sum();
    rows.push(counted(shared::TOTAL.get(lang), all, Some(gone)));
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// A row for each cause, or several together.
fn by_cause(changes: &Changes, lang: Lang) -> Table<'static> {
    let label = |it, en| text(it, en).get(lang);
    let columns = vec![
        Column::new("cause", label("Causa", "Cause"), Kind::Text),
        Column::new(
            "all",
            label("Esiti cambiati", "Verdicts changed"),
            Kind::Count,
        ),
        Column::new(
            "to_smartable",
            label("ora smartabili", "now smartable"),
            Kind::Count,
        ),
        Column::new(
            "from_smartable",
            label("non più smartabili", "no longer smartable"),
            Kind::Count,
        ),
    ];
    let row = |name: String, all: u64, to: u64, from: u64| {
        let counts = [all, to, from].map(|it| Cell::from(Value::Count(it)));
        let mut row = vec![Cell::from(Value::text(name))];
        row.extend(counts);
        row
    };
    let each = changes.by_cause.iter();
    let mut rows: Vec<Vec<Cell<'static>>> = each
        .clone()
        .map(|(causes, it)| {
            let name = shared::capital(&words::causes(*causes, lang));
            row(name, it.all, it.to_smartable, it.from_smartable)
        })
        .collect();
    let total = each.fold([0; 3], |sum, (_, it)| {
        [
            sum[0] + it.all,
            sum[1] + it.to_smartable,
            sum[2] + it.from_smartable,
        ]
    });
    let name = shared::TOTAL.get(lang).to_owned();
    rows.push(row(name, total[0], total[1], total[2]));
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Counts what changed beside verdicts.
fn others(changes: &Changes, lang: Lang) -> Vec<String> {
    let mut said: Vec<String> = counted(changes)
        .into_iter()
        .map(|(label, count)| format!("{}: {}", label.get(lang), numbers::count(count, lang)))
        .collect();
    for (place, reversal) in Reversal::ALL.into_iter().enumerate() {
        let count = changes.reversals[place];
        if count > 0 {
            let how = words::reversal(reversal).get(lang);
            let label = text("Esiti ribaltati", "Verdicts turned round").get(lang);
            said.push(format!("{label} {how}: {}", numbers::count(count, lang)));
        }
    }
    said
}

/// Returns the counts that stand beside the verdicts, with their labels.
fn counted(changes: &Changes) -> [(Text, u64); 6] {
    [
        (
            text(
                "Attività con risposte diverse e lo stesso esito",
                "Activities with other answers and the same verdict",
            ),
            changes.answers_alone,
        ),
        (
            text(
                "Attività in cui è cambiato solo il numero di addetti o di ETP",
                "Activities of which only heads or FTE changed",
            ),
            changes.numbers_alone,
        ),
        (
            text(
                "Attività in cui è cambiato solo il nome o l'unità",
                "Activities of which only the name or the unit changed",
            ),
            changes.place_alone,
        ),
        (
            text(
                "Attività in cui non è cambiato nulla di ciò che si confronta",
                "Activities of which nothing changed that is compared",
            ),
            changes.nothing,
        ),
        (
            text("Risposte cambiate", "Answers changed"),
            changes.answers,
        ),
        (
            text(
                "Risposte a domande che prima non si facevano",
                "Answers to questions not asked before",
            ),
            changes.first_asked,
        ),
    ]
}

//! What each figure of a summary rests on: rows, criteria, declared choices, rounding.
//!
//! Never here: the figures themselves.

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, Totals};
use crate::report::assessment::choices;
use crate::report::blocks::origin;
use crate::report::layout::{Basis, Cell, Value};
use crate::report::{numbers, words};

/// A figure of the summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is a figure of: a measure, or a group and a measure.
    pub of: String,
    /// Which figure: `smartable`, `share` …
    pub key: &'static str,
    /// Its value.
    pub value: Value<'static>,
    /// The group that it belongs to, by its place; `None`: everything.
    pub group: Option<usize>,
}

/// Gathers the figures of a summary in the order in which they are laid out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// The figures.
    pub all: Vec<Figure>,
    /// The group whose figures are being laid out.
    pub group: Option<usize>,
}

impl Figures {
    /// Notes a figure and returns its cell, which points at its row among the bases. Texts and
    /// missing values are no figures.
    pub fn note(&mut self, of: &str, key: &'static str, value: Value<'static>) -> Cell<'static> {
        if matches!(value, Value::Missing | Value::Text(_) | Value::Indented(..)) {
            return Cell::from(value);
        }
        let basis = Some(Basis::Row(self.all.len()));
        self.all.push(Figure {
            of: of.trim().to_owned(),
            key,
            value: value.clone(),
            group: self.group,
        });
        Cell { value, basis }
    }
}

/// Returns the name of a figure: "Addetti per attività: quota smartabile".
#[must_use]
pub fn name(figure: &Figure, lang: Lang) -> String {
    let what = match figure.key {
        "smartable" => words::BY_VERDICT[0],
        "partly" => words::BY_VERDICT[1],
        "not" => words::BY_VERDICT[2],
        "undetermined" => words::BY_VERDICT[3],
        "share" => Text {
            it: "quota smartabile",
            en: "smartable share",
        },
        "share_with_partly" => Text {
            it: "quota smartabile, con le parziali intere",
            en: "smartable share, with partly as whole",
        },
        "weighted_share" => Text {
            it: "quota per livello",
            en: "share by level",
        },
        _ => words::TOTAL,
    };
    let what = what.get(lang).to_lowercase();
    format!("{}: {what}", words::capital(&figure.of))
}

/// Says what a figure rests on.
#[must_use]
pub fn rests_on(assessment: &Assessment, figure: &Figure, lang: Lang) -> String {
    let totals = match figure.group {
        Some(group) => &assessment.groups[group].totals,
        None => &assessment.total,
    };
    let mut parts = vec![rows(totals, lang)];
    parts.push(how(figure.key, lang).to_owned());
    if !matches!(figure.value, Value::Count(_)) {
        parts.extend(choices::policy_lines(assessment, lang));
    }
    let set = &assessment.set;
    let source = origin::source_text(&set.source, lang);
    parts.push(match lang {
        Lang::It => format!("criteri {} versione {} ({source})", set.id, set.version),
        Lang::En => format!("criteria {} version {} ({source})", set.id, set.version),
    });
    if !matches!(figure.value, Value::Count(_)) {
        parts.push(ROUNDING.get(lang).to_owned());
    }
    parts.join("; ")
}

/// Says how figures are rounded.
pub const ROUNDING: Text = Text {
    it: "calcolo esatto, arrotondato una sola volta alla stampa",
    en: "computed exactly, rounded once when printed",
};

/// Says how many rows a total rests on, by verdict.
fn rows(totals: &Totals, lang: Lang) -> String {
    let labels = match lang {
        Lang::It => ["smartabili", "parziali", "non smartabili", "da integrare"],
        Lang::En => ["smartable", "partly", "not smartable", "undetermined"],
    };
    let counted: Vec<String> = totals
        .activities
        .iter()
        .zip(labels)
        .map(|(count, label)| format!("{} {label}", numbers::count(*count, lang)))
        .collect();
    let counted = counted.join(", ");
    let unassessed = numbers::count(totals.unassessed_rows, lang);
    match (lang, totals.unassessed_rows) {
        (Lang::It, 0) => format!("attività: {counted}"),
        (Lang::It, _) => format!("attività: {counted}; righe senza esito: {unassessed}"),
        (Lang::En, 0) => format!("activities: {counted}"),
        (Lang::En, _) => format!("activities: {counted}; rows without a verdict: {unassessed}"),
    }
}

/// Says how a kind of figure is made.
fn how(key: &str, lang: Lang) -> &'static str {
    let text = match key {
        "share" => Text {
            it: "somma delle smartabili sul totale, le parziali contano 0",
            en: "sum of the smartable over the total, partly counted as 0",
        },
        "share_with_partly" => Text {
            it: "somma di smartabili e parziali sul totale, le parziali contano 1",
            en: "sum of smartable and partly over the total, partly counted as 1",
        },
        "weighted_share" => Text {
            it: "somma di livello per peso sul totale",
            en: "sum of level times weight over the total",
        },
        "undetermined" => Text {
            it: "esiti che le risposte mancanti possono ancora cambiare",
            en: "verdicts that missing answers could still change",
        },
        _ => Text {
            it: "somma sulle righe contate",
            en: "sum over the rows that count",
        },
    };
    text.get(lang)
}

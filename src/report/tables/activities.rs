//! `activities`: a row for each activity with its verdict, its criteria and its cell.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::activity::Given;
use crate::model::assessment::{Activity, Assessment, Reason};
use crate::model::criteria::Criterion;
use crate::model::quantity::Ratio;
use crate::model::verdict::{Judgement, Level};
use crate::origin::{CellRef, Sources};
use crate::report::layout::{Column, Kind, Value};
use crate::report::numbers;
use crate::report::tables::{DataTable, Texts};
use crate::report::words;

/// Returns the table.
#[must_use]
pub fn table(assessment: &Assessment, texts: Texts, lang: Lang) -> DataTable<'_> {
    let rows = assessment
        .activities
        .iter()
        .map(move |activity| row(assessment, activity, texts, lang));
    DataTable {
        columns: columns(assessment, lang),
        rows: Box::new(rows),
    }
}

/// Returns the criteria of the first index.
fn criteria(assessment: &Assessment) -> &[Criterion] {
    assessment
        .set
        .indexes
        .first()
        .map_or(&[][..], |index| &index.criteria)
}

/// Columns before those of the criteria: key, Italian, English, kind.
const BEFORE: [(&str, &str, &str, Kind); 12] = [
    ("id", "Codice", "Id", Kind::Code),
    ("unit", "Codice unità", "Unit code", Kind::Code),
    ("unit_name", "Unità organizzativa", "Unit", Kind::Text),
    ("process", "Processo", "Process", Kind::Text),
    ("name", "Attività", "Activity", Kind::Text),
    ("verdict", "Esito", "Verdict", Kind::Code),
    (
        "computed",
        "Esito calcolato",
        "Computed verdict",
        Kind::Code,
    ),
    ("level", "Livello", "Level", Kind::Quantity),
    ("score", "Punteggio", "Score", Kind::Quantity),
    (
        "held_back_by",
        "Che cosa lo impedisce",
        "Held back by",
        Kind::Text,
    ),
    (
        "unknown",
        "Criteri senza risposta",
        "Unanswered criteria",
        Kind::Text,
    ),
    (
        "deciding",
        "Criteri che decidono",
        "Deciding criteria",
        Kind::Text,
    ),
];

/// Columns after those of the criteria.
const AFTER: [(&str, &str, &str, Kind); 13] = [
    ("override", "Rettifica", "Override", Kind::Code),
    ("override_reason", "Motivazione", "Reason", Kind::Text),
    ("override_author", "Autore", "Author", Kind::Text),
    ("override_date", "Data", "Date", Kind::Code),
    ("heads", "Addetti", "Heads", Kind::Quantity),
    ("women", "Donne", "Women", Kind::Quantity),
    ("men", "Uomini", "Men", Kind::Quantity),
    ("fte", "ETP", "FTE", Kind::Quantity),
    (
        "obstacle",
        "Ostacolo dichiarato",
        "Stated obstacle",
        Kind::Text,
    ),
    ("lever", "Leva dichiarata", "Stated lever", Kind::Text),
    ("file", "File", "File", Kind::Text),
    ("sheet", "Foglio", "Sheet", Kind::Text),
    ("cell", "Cella", "Cell", Kind::Code),
];

fn columns(assessment: &Assessment, lang: Lang) -> Vec<Column> {
    let fixed = |(key, it, en, kind): &(&'static str, &'static str, &'static str, Kind)| {
        Column::new(*key, Text { it, en }.get(lang), *kind)
    };
    let mut columns: Vec<Column> = BEFORE.iter().map(fixed).collect();
    for criterion in criteria(assessment) {
        // A criterion may be called like a column: "output" is not, "process" could be.
        let taken = BEFORE.iter().chain(&AFTER).any(|it| it.0 == criterion.id);
        let key = if taken {
            format!("criterion_{}", criterion.id)
        } else {
            criterion.id.clone()
        };
        columns.push(Column::new(key, criterion.label.get(lang), Kind::Quantity));
    }
    columns.extend(AFTER.iter().map(fixed));
    columns
}

fn row<'a>(
    assessment: &'a Assessment,
    activity: &'a Activity,
    texts: Texts,
    lang: Lang,
) -> Vec<Value<'a>> {
    let criteria = criteria(assessment);
    let judgement = activity.judgements.first();
    let named = |places: &[usize]| names(criteria, places, texts, lang);
    let verdict = |verdict| match texts {
        Texts::Keys => crate::model::verdict::Verdict::key(verdict),
        Texts::Words => words::verdict(verdict).get(lang),
    };
    let mut row = vec![
        Value::text(activity.id.as_str()),
        Value::text(&*activity.unit),
        match texts {
            Texts::Keys => Value::text(&*activity.unit_name),
            Texts::Words => {
                Value::text(words::group_name(&activity.unit, &activity.unit_name, lang))
            }
        },
        Value::text(&*activity.process),
        Value::text(activity.name.as_str()),
        Value::text(verdict(activity.verdict)),
        Value::text(verdict(activity.computed)),
        level(activity.level.0, activity.level.1),
    ];
    row.push(judgement.map_or(Value::Missing, |it| level(it.worst_score, it.best_score)));
    let places = judgement.map(|it| told(it, criteria)).unwrap_or_default();
    row.extend(places.each_ref().map(|places| named(places)));
    row.extend((0..criteria.len()).map(|at| level_of(&activity.reasons, at)));
    row.extend(overridden(activity, texts, lang));
    row.extend(
        [
            activity.heads,
            activity.gender.0,
            activity.gender.1,
            activity.fte,
        ]
        .map(given),
    );
    row.push(Value::text(&*activity.obstacle_stated));
    row.push(Value::text(&*activity.lever_stated));
    row.extend(place(&assessment.sources, activity.at));
    row
}

/// Returns the criteria that hold an activity back, are unknown, and decide.
fn told(judgement: &Judgement, criteria: &[Criterion]) -> [Vec<usize>; 3] {
    let held_back = (0..criteria.len())
        .filter(|at| judgement.failing.contains(*at) || judgement.held_back.contains(*at));
    [
        held_back.collect(),
        judgement.unknown.iter().collect(),
        judgement.deciding.iter().collect(),
    ]
}

/// Says where an activity stands: file, sheet, cell.
fn place(sources: &Sources, at: CellRef) -> [Value<'_>; 3] {
    let sheet = sources.table(at.table).sheet.as_deref();
    [
        Value::text(sources.file_of(at.table).path.as_str()),
        Value::text(sheet.unwrap_or("")),
        Value::text(sources.cell(at)),
    ]
}

/// Joins criteria: their ids for programs, their labels for people.
fn names<'a>(criteria: &'a [Criterion], places: &[usize], texts: Texts, lang: Lang) -> Value<'a> {
    let name = |place: &usize| {
        let criterion = criteria.get(*place)?;
        Some(match texts {
            Texts::Keys => criterion.id.as_str(),
            Texts::Words => criterion.label.get(lang),
        })
    };
    let mut found = places.iter().filter_map(name);
    let Some(first) = found.next() else {
        return Value::Missing;
    };
    let mut text = Cow::Borrowed(first);
    for name in found {
        let _ = write!(text.to_mut(), "{} {name}", separator(texts));
    }
    Value::Text(text)
}

fn separator(texts: Texts) -> &'static str {
    match texts {
        // One space, so that a program can split on it.
        Texts::Keys => "",
        Texts::Words => ";",
    }
}

/// A level that is known; missing where it has bounds.
fn level<'a>(worst: Ratio, best: Ratio) -> Value<'a> {
    if worst == best {
        Value::Level(worst)
    } else {
        Value::Missing
    }
}

fn level_of<'a>(reasons: &[Reason], criterion: usize) -> Value<'a> {
    let reason = reasons.iter().find(|reason| reason.criterion == criterion);
    match reason.map(|reason| reason.level) {
        Some(Level::Known(level)) => Value::Level(level),
        _ => Value::Missing,
    }
}

fn overridden(activity: &Activity, texts: Texts, lang: Lang) -> [Value<'_>; 4] {
    let Some(change) = &activity.overridden else {
        return [const { Value::Missing }; 4];
    };
    let outcome = match texts {
        Texts::Keys => change.outcome.key(),
        Texts::Words => words::outcome(change.outcome).get(lang),
    };
    [
        Value::text(outcome),
        Value::text(change.reason.as_str()),
        Value::text(change.author.as_str()),
        Value::text(change.date.as_str()),
    ]
}

/// A number as the sheet gave it; missing where it gave none.
fn given<'a>(given: Given) -> Value<'a> {
    given.known().map_or(Value::Missing, Value::Given)
}

/// Prints a level between 0 and 1 as JSON and explanations do: bounds where they differ.
#[must_use]
pub fn level_words(worst: Ratio, best: Ratio, lang: Lang) -> String {
    let print = |level: Ratio| numbers::localized(&level.exact().to_short(4), lang);
    if worst == best {
        print(worst)
    } else {
        format!("{} – {}", print(worst), print(best))
    }
}

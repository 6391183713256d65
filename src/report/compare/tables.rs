//! Tables of a comparison for programs and for the sheets of a workbook.
//!
//! Never here: separators or number formats (`report::formats`).

use crate::lang::Lang;
use crate::model::activity::Given;
use crate::model::comparison::{Cause, Compared, Comparison, Seen};
use crate::model::verdict::Verdict;
use crate::report::compare::activities::{given, likeness};
use crate::report::compare::effects::{ends, measures};
use crate::report::compare::words::{self, text};
use crate::report::compare::{people, uniformity};
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::{DataTable, Texts, left_out};
use crate::report::words as shared;
use crate::report::{Options, TableChoice};

/// Returns the table that the options ask for, with keys for programs.
#[must_use]
pub fn chosen<'a>(comparison: &'a Comparison, options: &Options) -> DataTable<'a> {
    let lang = options.lang;
    match options.table {
        TableChoice::Units => units(comparison),
        TableChoice::Answers => answers(comparison, Texts::Keys, lang),
        TableChoice::Contingent => people::contingent_rows(comparison),
        TableChoice::Days => people::days_rows(comparison),
        TableChoice::Uniformity => uniformity::table(comparison, Texts::Keys, lang),
        TableChoice::LeftOut => left_out::table(
            &comparison.sources,
            &comparison.new.left_out,
            Texts::Keys,
            lang,
        ),
        // The activities stand for tables that are of other nouns.
        _ => activities(comparison, Texts::Keys, lang),
    }
}

/// A row for each unit, measure and end: before, what each cause adds, now.
fn units(comparison: &Comparison) -> DataTable<'_> {
    let mut columns = vec![
        Column::new("unit", "", Kind::Code),
        Column::new("unit_name", "", Kind::Text),
        Column::new("measure", "", Kind::Code),
        Column::new("end", "", Kind::Code),
        Column::new("old", "", Kind::Quantity),
    ];
    columns.extend(Cause::ALL.map(|cause| Column::new(cause.key(), "", Kind::Quantity)));
    columns.push(Column::new("new", "", Kind::Quantity));
    columns.push(Column::new("difference", "", Kind::Quantity));
    let rows = comparison.units.iter().flat_map(move |unit| {
        let each = measures(comparison).into_iter();
        each.flat_map(|measure| {
            ends(comparison, measure)
                .iter()
                .map(move |end| (measure, *end))
        })
        .map(|(measure, end)| {
            let effects = unit.effects.of(measure, end);
            let mut row = vec![
                Value::text(&*unit.unit),
                Value::text(&*unit.name),
                Value::text(measure.key()),
                Value::text(end.key()),
                Value::Quantity(effects.old.clone()),
            ];
            row.extend(Cause::ALL.map(|cause| Value::Change(effects.of(cause).clone())));
            row.push(Value::Quantity(effects.new.clone()));
            row.push(Value::Change(effects.difference()));
            row
        })
        .collect::<Vec<_>>()
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// Keys, labels and kinds of the columns of activities.
const ACTIVITY: [(&str, crate::lang::Text, Kind); 30] = [
    (
        "change",
        text("Che cosa è successo", "What happened"),
        Kind::Code,
    ),
    ("id", text("ID", "ID"), Kind::Code),
    ("unit", text("Unità", "Unit"), Kind::Code),
    (
        "unit_name",
        text("Nome dell'unità", "Name of the unit"),
        Kind::Text,
    ),
    ("name", text("Attività", "Activity"), Kind::Text),
    (
        "old_verdict",
        text("Esito prima", "Verdict before"),
        Kind::Code,
    ),
    ("verdict", text("Esito dopo", "Verdict after"), Kind::Code),
    ("causes", text("Cause", "Causes"), Kind::Code),
    ("reversal", text("Ribaltato", "Turned round"), Kind::Text),
    ("renamed", text("Rinominata", "Renamed"), Kind::Code),
    ("moved", text("Spostata", "Moved"), Kind::Code),
    (
        "answers_changed",
        text("Risposte cambiate", "Answers changed"),
        Kind::Count,
    ),
    (
        "old_heads",
        text("Addetti prima", "Heads before"),
        Kind::Quantity,
    ),
    ("heads", text("Addetti dopo", "Heads after"), Kind::Quantity),
    ("old_fte", text("ETP prima", "FTE before"), Kind::Quantity),
    ("fte", text("ETP dopo", "FTE after"), Kind::Quantity),
    ("old_id", text("ID prima", "Id before"), Kind::Code),
    ("old_unit", text("Unità prima", "Unit before"), Kind::Code),
    (
        "old_unit_now",
        text("Unità prima, oggi", "Unit before, as it is now"),
        Kind::Code,
    ),
    (
        "old_name",
        text("Attività prima", "Activity before"),
        Kind::Text,
    ),
    ("found_by", text("Trovata per", "Found by"), Kind::Code),
    ("likeness", text("Somiglianza", "Likeness"), Kind::Share),
    (
        "old_computed",
        text("Calcolato prima", "Computed before"),
        Kind::Code,
    ),
    (
        "old_by_new_criteria",
        text(
            "Prima, con i nuovi criteri",
            "Before, by the newer criteria",
        ),
        Kind::Code,
    ),
    (
        "computed",
        text("Calcolato dopo", "Computed after"),
        Kind::Code,
    ),
    (
        "new_by_old_criteria",
        text("Dopo, con i vecchi criteri", "After, by the older criteria"),
        Kind::Code,
    ),
    ("old_file", text("File prima", "File before"), Kind::Text),
    ("old_cell", text("Cella prima", "Cell before"), Kind::Text),
    ("file", text("File dopo", "File after"), Kind::Text),
    ("cell", text("Cella dopo", "Cell after"), Kind::Text),
];

/// A row for each activity of either side.
#[must_use]
pub fn activities(comparison: &Comparison, texts: Texts, lang: Lang) -> DataTable<'_> {
    let columns = ACTIVITY
        .into_iter()
        .map(|(key, label, kind)| Column::new(key, label.get(lang), kind))
        .collect();
    let rows = comparison.activities.iter();
    DataTable {
        columns,
        rows: Box::new(rows.map(move |one| activity(comparison, one, (texts, lang)))),
    }
}

fn truth(value: bool, (texts, lang): (Texts, Lang)) -> Value<'static> {
    Value::text(match (texts, value) {
        (Texts::Keys, true) => "true",
        (Texts::Keys, false) => "false",
        (Texts::Words, true) => shared::YES.get(lang),
        (Texts::Words, false) => shared::NO.get(lang),
    })
}

/// What is not there is not unknown: for people, a dash.
fn none<'a>(texts: Texts) -> Value<'a> {
    match texts {
        Texts::Keys => Value::Missing,
        Texts::Words => Value::text("–"),
    }
}

fn happened(one: &Compared, (texts, lang): (Texts, Lang)) -> Value<'static> {
    let (key, word) = match (&one.old, &one.new) {
        (Some(_), None) => ("gone", text("cessata", "gone")),
        (None, Some(_)) => ("added", text("aggiunta", "added")),
        _ => ("kept", text("presente", "kept")),
    };
    Value::text(match texts {
        Texts::Keys => key,
        Texts::Words => word.get(lang),
    })
}

fn activity<'a>(
    comparison: &'a Comparison,
    one: &'a Compared,
    how: (Texts, Lang),
) -> Vec<Value<'a>> {
    let (old, new) = (one.old.as_ref(), one.new.as_ref());
    let last = new.or(old);
    let mut row = vec![
        happened(one, how),
        text_of(last, |it| &it.id, how),
        text_of(last, |it| &it.unit, how),
        text_of(last, |it| &it.unit_name, how),
        text_of(last, |it| &it.name, how),
        verdict(old.map(|it| it.verdict), how),
        verdict(new.map(|it| it.verdict), how),
        Value::text(match how.0 {
            Texts::Keys => words::causes_key(one.causes()),
            Texts::Words => words::causes(one.causes(), how.1),
        }),
        reversal(one, how),
        truth(one.renamed, how),
        truth(one.moved(), how),
        Value::Count(one.answers.len() as u64),
        number(old, |it| it.heads, how),
        number(new, |it| it.heads, how),
        number(old, |it| it.fte, how),
        number(new, |it| it.fte, how),
    ];
    row.extend(beginnings(one, how));
    for seen in [old, new] {
        row.extend(seen.map_or_else(
            || [none(how.0), none(how.0)],
            |seen| place(comparison, seen),
        ));
    }
    row
}

/// Where an activity was before, how it was found, and the verdicts in between.
fn beginnings(one: &Compared, how: (Texts, Lang)) -> [Value<'_>; 10] {
    let (old, new) = (one.old.as_ref(), one.new.as_ref());
    let chain = one.chain();
    let by = one.found.map(|found| match how.0 {
        Texts::Keys => found.by.key(),
        Texts::Words => words::found_by(found.by).get(how.1),
    });
    [
        text_of(old, |it| &it.id, how),
        text_of(old, |it| &it.unit, how),
        text_of(old, |it| &it.unit_now, how),
        text_of(old, |it| &it.name, how),
        by.map_or_else(|| none(how.0), Value::text),
        one.found.map_or_else(|| none(how.0), likeness),
        verdict(old.map(|it| it.computed), how),
        verdict(one.old_by_new.or(chain.map(|it| it[2])), how),
        verdict(new.map(|it| it.computed), how),
        verdict(one.new_by_old.or(chain.map(|it| it[3])), how),
    ]
}

fn verdict(of: Option<Verdict>, (texts, lang): (Texts, Lang)) -> Value<'static> {
    of.map_or_else(
        || none(texts),
        |it| {
            Value::text(match texts {
                Texts::Keys => it.key(),
                Texts::Words => shared::verdict(it).get(lang),
            })
        },
    )
}

fn reversal(one: &Compared, (texts, lang): (Texts, Lang)) -> Value<'static> {
    one.reversal().map_or_else(
        || none(texts),
        |it| {
            Value::text(match texts {
                Texts::Keys => it.key(),
                Texts::Words => words::reversal(it).get(lang),
            })
        },
    )
}

fn text_of<'a>(
    seen: Option<&'a Seen>,
    of: fn(&'a Seen) -> &'a str,
    (texts, _): (Texts, Lang),
) -> Value<'a> {
    seen.map_or_else(|| none(texts), |seen| Value::text(of(seen)))
}

fn number(
    seen: Option<&Seen>,
    of: fn(&Seen) -> Given,
    (texts, _): (Texts, Lang),
) -> Value<'static> {
    seen.map_or_else(|| none(texts), |seen| given(of(seen)))
}

fn place<'a>(comparison: &'a Comparison, seen: &Seen) -> [Value<'a>; 2] {
    let sources = &comparison.sources;
    [
        Value::text(sources.file_of(seen.at.table).path.as_str()),
        Value::text(sources.cell(seen.at)),
    ]
}

/// Keys and labels of the columns of answers.
const ANSWER: [(&str, crate::lang::Text); 8] = [
    ("id", text("ID", "ID")),
    ("unit", text("Unità", "Unit")),
    ("name", text("Attività", "Activity")),
    ("item", text("Domanda", "Question")),
    ("old", text("Prima", "Before")),
    ("new", text("Dopo", "After")),
    (
        "first_asked",
        text("Chiesta per la prima volta", "Asked for the first time"),
    ),
    ("verdict_changed", text("Esito cambiato", "Verdict changed")),
];

/// A row for each answer that changed.
#[must_use]
pub fn answers(comparison: &Comparison, texts: Texts, lang: Lang) -> DataTable<'_> {
    let columns = ANSWER
        .into_iter()
        .map(|(key, label)| {
            let kind = if matches!(key, "name" | "item") {
                Kind::Text
            } else {
                Kind::Code
            };
            Column::new(key, label.get(lang), kind)
        })
        .collect();
    let how = (texts, lang);
    let rows = comparison.activities.iter().flat_map(move |one| {
        let seen = one.new.as_ref().or(one.old.as_ref());
        one.answers.iter().filter_map(move |change| {
            let seen = seen?;
            let item = &comparison.new.set.items[change.item];
            let say = |it| match texts {
                Texts::Keys => words::answer_key(it),
                Texts::Words => words::answer(it, lang),
            };
            Some(vec![
                Value::text(seen.id.as_str()),
                Value::text(&*seen.unit),
                Value::text(seen.name.as_str()),
                Value::text(match texts {
                    Texts::Keys => item.id.as_str(),
                    Texts::Words => item.label.get(lang),
                }),
                Value::text(words::answers(&change.old, say)),
                Value::text(words::answers(&change.new, say)),
                truth(change.first_asked, how),
                truth(one.verdict_changed(), how),
            ])
        })
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

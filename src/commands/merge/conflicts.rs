//! Rows that say different things of one activity: both stay, and their cells are named.
//!
//! Never here: rows that stand twice and agree (`check`).

use std::collections::BTreeMap;

use crate::commands::form::units::Standing;
use crate::lang::Lang;
use crate::matching::{fold, personal};
use crate::model::answer::Answer;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::origin::Sources;

/// Fields whose numbers are compared.
const NUMBERS: [Field; 3] = [Field::Headcount, Field::Fte, Field::Share];

/// Words every pair of rows of one activity that differ, in the order of the rows: which activity,
/// both rows, and the columns in which they differ.
pub(super) fn of(
    form: &Form,
    standings: &[Standing],
    sources: &Sources,
    lang: Lang,
) -> Vec<String> {
    let mut by_key: BTreeMap<(usize, &str, String), usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, (row, standing)) in form.rows.iter().zip(standings).enumerate() {
        let id = fold(form.text(row, Field::Id));
        let name = fold(form.text(row, Field::Name));
        let name = format!("{} {name}", fold(form.text(row, Field::Process)));
        let mut earlier = None;
        for (kind, key) in [("id", id), ("name", name)] {
            if key.trim().is_empty() {
                continue;
            }
            let key = (standing.met, kind, key);
            let known = *by_key.entry(key).or_insert(place);
            earlier = earlier.or((known != place).then_some(known));
        }
        let Some(earlier) = earlier else { continue };
        let different = different(form, &form.rows[earlier], row);
        if !different.is_empty() {
            found.push(worded(
                form,
                sources,
                (&form.rows[earlier], row),
                &different,
                lang,
            ));
        }
    }
    found
}

/// Returns the columns in which two rows differ: answers, and numbers that both state.
fn different(form: &Form, one: &FormRow, other: &FormRow) -> Vec<usize> {
    let columns = form.columns.iter().enumerate();
    columns
        .filter(|(at, column)| {
            let (one, other) = (&one.cells[*at], &other.cells[*at]);
            let both = *one != FormCell::Empty && *other != FormCell::Empty;
            let compared = match column.asks {
                Asks::Item(_) => true,
                Asks::Field(field) => NUMBERS.contains(&field),
                Asks::Other => false,
            };
            compared && both && one != other
        })
        .map(|(at, _)| at)
        .collect()
}

fn worded(
    form: &Form,
    sources: &Sources,
    (one, other): (&FormRow, &FormRow),
    columns: &[usize],
    lang: Lang,
) -> String {
    let id = form.text(other, Field::Id);
    let called = if id.is_empty() {
        form.text(other, Field::Name)
    } else {
        id
    };
    let at = |row: &FormRow| {
        row.at.map_or_else(String::new, |at| {
            let path = &sources.file_of(at.table).path;
            let sheet = sources.sheet_prefix(at.table);
            format!("{path} {sheet}{}", at.row)
        })
    };
    let columns: Vec<String> = columns
        .iter()
        .map(|column| {
            let [one, other] = [one, other].map(|row| shown(&row.cells[*column], lang));
            format!("{}: {one} / {other}", form.columns[*column].header)
        })
        .collect();
    let (one, other, columns) = (at(one), at(other), columns.join("; "));
    let called = personal::mask(called);
    match lang {
        Lang::It => format!(
            "errore: l'attività «{called}» ha due righe in contrasto, tenute entrambe: {one} e {other} \
             ({columns})"
        ),
        Lang::En => format!(
            "error: the activity “{called}” has two rows that contradict each other, both kept: {one} \
             and {other} ({columns})"
        ),
    }
}

fn shown(cell: &FormCell, lang: Lang) -> String {
    let word = |it: &str, en: &str| match lang {
        Lang::It => it.to_owned(),
        Lang::En => en.to_owned(),
    };
    match cell {
        FormCell::Empty => String::new(),
        FormCell::Text(text) => personal::mask(text).into_owned(),
        FormCell::Number(number) => number.to_string(),
        FormCell::Answer(answer) => match answer {
            Answer::Yes => word("Sì", "yes"),
            Answer::No => word("No", "no"),
            Answer::Partly => word("In parte", "partly"),
            Answer::NotApplicable => word("Non applicabile", "not applicable"),
            Answer::Unknown(_) => word("Da verificare", "to be verified"),
            Answer::Number(number) => number.to_string(),
            Answer::Share(share) => share.exact().to_short(4),
        },
    }
}

//! `review import`: what managers decided, as override columns of one inventory.
//!
//! Never here: what a single row decides (`returned`).

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use clap::ArgMatches;

use super::returned::{self, Decision, Trouble};
use super::rows::{self, Judgements};
use crate::check::Registry;
use crate::commands::form::outputs::{self, Ready};
use crate::commands::form::{FormFiles, ReadForm, gather, read_form};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::merge::{rendered, writable};
use crate::commands::{Exit, Surroundings, all, one};
use crate::intake::open::{self, Input};
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell};
use crate::origin::CellRef;
use crate::report::{CsvDialect, words};

/// Columns that decisions are written to.
const WRITTEN: [Field; 4] = [
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
];

/// What came of all rows.
#[derive(Default)]
struct Outcome {
    /// Decisions by the place of their activity.
    decided: BTreeMap<usize, Vec<(CellRef, Decision)>>,
    /// Rows that decide nothing, with why.
    troubles: Vec<(CellRef, String, Trouble)>,
    /// Rows that nobody filled in.
    silent: usize,
}

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, a file that is there already, an output that cannot be written.
pub(super) fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let mut request = Request::from_matches(matches);
    let came = std::mem::replace(&mut request.files, all(matches, "inventory"));
    let out: PathBuf = one(matches, "out").unwrap_or_default();
    let replace = super::replace(matches);
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    let lang = outputs::language(around, plan.config.lang);
    writable(&out, &plan, around.lang)?;
    outputs::refuse_existing(std::slice::from_ref(&out), replace, around.lang)?;
    let registry = Registry::new();
    let Some(judged) = rows::read(&plan, &request, &registry, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    if !judged.ending.is_whole(around)? {
        return Ok(Exit::CouldNotRun);
    }
    let files = |names| FormFiles {
        plan: &plan,
        request: &request,
        names,
        apart: std::slice::from_ref(&out),
        lang,
    };
    let mut inventory = read_form(&files(&plan.names), &registry, around)?;
    let names = came_back(&came);
    let reviews = read_form(&files(&names), &registry, around)?;
    for read in [&inventory, &reviews] {
        if !read.is_whole() {
            read.say_failures(around)?;
            return Ok(Exit::CouldNotRun);
        }
    }
    let mut outcome = weighed(&reviews, &judged);
    settle_twice(&mut outcome, &judged);
    let asked = gather::blank(&WRITTEN, &[], lang);
    let mut form = gather::with_columns(std::mem::take(&mut inventory.form), &asked);
    write_down(&mut form, &outcome, &judged, lang);
    let dialect = one(matches, "csv").unwrap_or(CsvDialect::ExcelIt);
    let ready = [Ready {
        path: out.clone(),
        bytes: rendered(&form, &plan, &out, (plan.config.year, dialect, lang))?,
    }];
    let mut inputs = inventory.input_paths(&plan);
    inputs.extend(reviews.input_paths(&plan));
    outputs::write(&ready, replace, &inputs)?;
    say(&outcome, &reviews, (&out, &judged), around)?;
    Ok(if outcome.troubles.is_empty() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

/// Names the files that came back: in a folder, reviews are results of this program, and wanted.
fn came_back(came: &[PathBuf]) -> Vec<String> {
    let names: Vec<String> = came.iter().map(|path| open::shown(path)).collect();
    let inputs = open::expand(&names, &[]);
    let found = inputs.found.iter().filter_map(|input| match input {
        Input::File(path) => Some(open::shown(path)),
        Input::Stdin => None,
    });
    let mut all: Vec<String> = found
        .chain(inputs.own.iter().map(|path| open::shown(path)))
        .collect();
    all.sort();
    // What is not there is said by the reader.
    all.extend(inputs.missing);
    all
}

/// Takes every row that came back to its activity.
fn weighed(reviews: &ReadForm, judged: &Judgements) -> Outcome {
    let places = judged.rows.iter().enumerate();
    let places: BTreeMap<&str, usize> = places.map(|(at, row)| (row.key.as_str(), at)).collect();
    let mut outcome = Outcome::default();
    for row in &reviews.form.rows {
        let Some(at) = row.at else { continue };
        let found = returned::stamp(&reviews.form, row).and_then(|stamp| {
            let place = *places.get(stamp.key.as_str()).ok_or(Trouble::Unknown)?;
            let known = &judged.rows[place];
            let decision = returned::decision(&reviews.form, row, &stamp, known)?;
            Ok((place, decision))
        });
        match found {
            Ok((_, Decision::Nothing)) => outcome.silent += 1,
            Ok((place, decision)) => {
                outcome
                    .decided
                    .entry(place)
                    .or_default()
                    .push((at, decision));
            }
            Err(trouble) => {
                let name = reviews.form.text(row, Field::Name).to_owned();
                outcome.troubles.push((at, name, trouble));
            }
        }
    }
    name_others(&mut outcome, reviews);
    outcome
}

/// Says once of a table that it is no review, rather than of each of its rows.
fn name_others(outcome: &mut Outcome, reviews: &ReadForm) {
    let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
    for at in reviews.form.rows.iter().filter_map(|row| row.at) {
        *rows.entry(at.table).or_default() += 1;
    }
    for (at, _, trouble) in &outcome.troubles {
        if *trouble == Trouble::NoStamp {
            rows.entry(at.table).and_modify(|left| *left -= 1);
        }
    }
    let mut said = BTreeSet::new();
    outcome.troubles.retain_mut(|(at, _, trouble)| {
        if rows.get(&at.table) != Some(&0) {
            return true;
        }
        *trouble = Trouble::NotAReview;
        said.insert(at.table)
    });
}

/// Drops what two rows decide differently.
fn settle_twice(outcome: &mut Outcome, judged: &Judgements) {
    let troubles = &mut outcome.troubles;
    outcome.decided.retain(|place, decisions| {
        let agree = decisions.windows(2).all(|two| two[0].1 == two[1].1);
        if !agree {
            let name = &judged.rows[*place].activity.name;
            let rows = decisions.iter();
            troubles.extend(rows.map(|(at, _)| (*at, name.clone(), Trouble::Twice)));
        }
        agree
    });
    troubles.sort_by_key(|(at, ..)| (at.table, at.row));
}

/// Writes decisions into the rows of the inventory that they are of.
fn write_down(form: &mut Form, outcome: &Outcome, judged: &Judgements, lang: Lang) {
    let columns = WRITTEN.map(|field| form.column(Asks::Field(field)));
    let rows = form.rows.iter().enumerate();
    let rows: BTreeMap<(u32, u32), usize> = rows
        .filter_map(|(place, row)| row.at.map(|at| ((at.table, at.row), place)))
        .collect();
    for (place, decisions) in &outcome.decided {
        let at = judged.rows[*place].activity.at;
        let Some(row) = rows.get(&(at.table, at.row)) else {
            continue;
        };
        let texts = match decisions.first() {
            Some((_, Decision::Override(it))) => [
                words::outcome(it.outcome).get(lang).to_owned(),
                it.reason.clone(),
                it.author.clone(),
                it.date.clone(),
            ],
            Some((_, Decision::Agrees)) => [const { String::new() }; 4],
            _ => continue,
        };
        for (column, text) in columns.iter().zip(texts) {
            if let Some(cell) = column.and_then(|at| form.rows[*row].cells.get_mut(at)) {
                *cell = if text.is_empty() {
                    FormCell::Empty
                } else {
                    FormCell::Text(text)
                };
            }
        }
    }
}

/// Says which rows decide nothing and why, and what was done.
fn say(
    outcome: &Outcome,
    reviews: &ReadForm,
    (out, judged): (&PathBuf, &Judgements),
    around: &mut Surroundings<'_>,
) -> Result<()> {
    for (at, name, trouble) in &outcome.troubles {
        let path = &reviews.sources.file_of(at.table).path;
        let cell = reviews.sources.cell(*at);
        let (name, why) = (personal::mask(name), trouble.words(around.lang));
        match around.lang {
            Lang::It if *trouble == Trouble::NotAReview => {
                writeln!(around.out, "errore: {path} {cell}: {why}")?;
            }
            Lang::En if *trouble == Trouble::NotAReview => {
                writeln!(around.out, "error: {path} {cell}: {why}")?;
            }
            Lang::It => writeln!(around.out, "errore: {path} {cell}: «{name}»: {why}")?,
            Lang::En => writeln!(around.out, "error: {path} {cell}: “{name}”: {why}")?,
        }
    }
    if around.quiet {
        return Ok(());
    }
    let all = outcome.decided.values().flatten();
    let count = |wanted: fn(&Decision) -> bool| all.clone().filter(|(_, it)| wanted(it)).count();
    let overrides = count(|it| matches!(it, Decision::Override(_)));
    let agreed = count(|it| *it == Decision::Agrees);
    let stay = count(|it| *it == Decision::Stays);
    let (silent, troubles) = (outcome.silent, outcome.troubles.len());
    let missing = judged
        .rows
        .len()
        .saturating_sub(overrides + agreed + stay + silent + troubles);
    let out = open::shown(out);
    match around.lang {
        Lang::It => writeln!(
            around.err,
            "{out}: esiti rettificati {overrides}, rettifiche di prima confermate {stay}, d'accordo \
             {agreed}, senza risposta {silent}, non riportate {troubles}, non tornate {missing}"
        )?,
        Lang::En => writeln!(
            around.err,
            "{out}: verdicts overridden {overrides}, earlier overrides kept {stay}, agreed {agreed}, \
             without an answer {silent}, not taken over {troubles}, not returned {missing}"
        )?,
    }
    Ok(())
}

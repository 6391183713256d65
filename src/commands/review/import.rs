//! `review import`: what managers decided, as override columns of one inventory.
//!
//! Never here: what a single row decides (`returned`).

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ArgMatches;

use super::came::Came;
use super::findings;
use super::returned::Decision;
use super::rows::{self, Judgements};
use crate::check::Registry;
use crate::commands::check::arguments::Output;
use crate::commands::check::delivery;
use crate::commands::form::outputs::{self, Ready};
use crate::commands::form::{FormFiles, ReadForm, gather, overrides, read_form};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::merge::{rendered, writable};
use crate::commands::results::Shown;
use crate::commands::{Exit, Surroundings, all, one};
use crate::finding::Severity;
use crate::intake::open::{self, Input};
use crate::intake::submission::Listing;
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell};
use crate::model::period::Day;
use crate::model::verdict::Verdict;
use crate::origin::CellRef;
use crate::report::check::{self, Format};
use crate::report::{CsvDialect, deliver, words};

/// Columns that decisions are written to.
const WRITTEN: [Field; 7] = [
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
    Field::AgreedVerdict,
    Field::AgreedAuthor,
    Field::AgreedDate,
];

/// What was asked for, parsed.
struct Arguments {
    /// The inventory that was sent out.
    request: Request,
    /// What came back.
    came: Vec<PathBuf>,
    out: PathBuf,
    replace: outputs::Replace,
    csv: Option<CsvDialect>,
    format: Option<Format>,
    outputs: Vec<(Output, PathBuf)>,
    shown: usize,
}

impl Arguments {
    fn from_matches(matches: &ArgMatches) -> Self {
        let mut request = Request::from_matches(matches);
        let came = std::mem::replace(&mut request.files, all(matches, "inventory"));
        Self {
            request,
            came,
            out: one(matches, "out").unwrap_or_default(),
            replace: super::replace(matches),
            csv: one(matches, "csv"),
            format: one(matches, "format"),
            outputs: all(matches, "output"),
            shown: match one(matches, "max-shown").map_or(Shown::DEFAULT, Shown::First) {
                Shown::First(most) if !matches.get_flag("all") => most,
                _ => usize::MAX,
            },
        }
    }
}

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, a file that is there already, an output that cannot be written.
pub(super) fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    writable(&arguments.out, &plan, around.lang)?;
    refuse_copies(&arguments.outputs, around.lang)?;
    delivery::refuse_doubles(&arguments.outputs, Some(&arguments.out), around.lang)?;
    let out = std::slice::from_ref(&arguments.out);
    outputs::refuse_existing(out, arguments.replace, around.lang)?;
    let registry = Registry::new();
    let Some((judged, mut inventory, reviews)) = read_all(&arguments, &plan, &registry, around)?
    else {
        return Ok(Exit::CouldNotRun);
    };
    let came = Came::of(&reviews, &judged, (&plan.set, today(&arguments, &plan)));
    let lang = outputs::language(around, plan.config.lang);
    let asked = gather::blank(&WRITTEN, &[], lang);
    let mut form = gather::with_columns(std::mem::take(&mut inventory.form), &asked);
    write_down(
        &mut form,
        &came,
        (&judged, &reviews),
        (plan.config.year, lang),
    );
    let dialect = arguments.csv.unwrap_or(CsvDialect::ExcelIt);
    let settled = (plan.config.year, dialect, lang);
    let ready = [Ready {
        path: arguments.out.clone(),
        bytes: rendered(&form, &plan, &arguments.out, settled)?,
    }];
    let mut inputs = inventory.input_paths(&plan);
    inputs.extend(reviews.input_paths(&plan));
    outputs::write(&ready, arguments.replace, &inputs)?;
    let checked = findings::checked(&came, (&reviews, &judged), &plan, &registry);
    show(&checked, &arguments, &registry, &inputs, around)?;
    say(&came, (&arguments, &judged), around)?;
    Ok(if came.troubles.is_empty() {
        Exit::Done
    } else {
        Exit::Findings
    })
}

/// Refuses copies of what came back with findings as notes: a file that was sent is asked for again.
fn refuse_copies(outputs: &[(Output, PathBuf)], lang: Lang) -> Result<()> {
    let mut copies = outputs.iter().filter(|it| it.0 == Output::Annotated);
    match (copies.next(), lang) {
        (None, _) => Ok(()),
        (Some(_), Lang::It) => {
            bail!("--output xlsx: le revisioni non si annotano; usare csv o html")
        }
        (Some(_), Lang::En) => bail!("--output xlsx: reviews are not annotated; use csv or html"),
    }
}

/// Reads the inventory with its verdicts, the inventory as a form, and what came back; `None`:
/// something could not be read, and was said.
fn read_all(
    arguments: &Arguments,
    plan: &Plan,
    registry: &Registry,
    around: &mut Surroundings<'_>,
) -> Result<Option<(Judgements, ReadForm, ReadForm)>> {
    let Some(judged) = rows::read(plan, &arguments.request, registry, around)? else {
        return Ok(None);
    };
    if !judged.ending.is_whole(around)? {
        return Ok(None);
    }
    let mut apart: Vec<PathBuf> = vec![arguments.out.clone()];
    apart.extend(arguments.outputs.iter().map(|(_, path)| path.clone()));
    let files = |names| FormFiles {
        plan,
        request: &arguments.request,
        names,
        apart: &apart,
        listing: Listing::Current,
        lang: outputs::language(around, plan.config.lang),
    };
    let (names, came) = (&plan.names, came_back(&arguments.came));
    let [inventory, reviews] = [files(names), files(&came)];
    let inventory = read_form(&inventory, registry, around)?;
    let reviews = read_form(&reviews, registry, around)?;
    for read in [&inventory, &reviews] {
        if !read.is_whole() {
            read.say_failures(around)?;
            return Ok(None);
        }
    }
    Ok(Some((judged, inventory, reviews)))
}

/// Writes the files of `--output`, and prints what was not taken over.
fn show(
    checked: &Checked,
    arguments: &Arguments,
    registry: &Registry,
    inputs: &[PathBuf],
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let options = check::Options {
        width: around.width,
        colour: around.colour,
        max_shown: arguments.shown,
        csv: arguments.csv.unwrap_or(CsvDialect::Standard),
        fail_on: Some(Severity::Error),
        ..check::Options::new(around.lang)
    };
    let whole = delivery::whole(options);
    for (output, path) in &arguments.outputs {
        // No copies of reviews are annotated: the option does not take them.
        if let Output::Report(format) = output {
            let bytes = check::render(*format, checked, registry, &whole)?;
            deliver::deliver(path, &bytes, inputs)?;
        }
    }
    if arguments.format.is_some() || !checked.findings.is_empty() {
        let format = arguments.format.or(Some(Format::Full));
        delivery::print(checked, registry, format, &options, around)?;
    }
    Ok(())
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

/// Writes decisions into the rows of the inventory that they are of.
fn write_down(
    form: &mut Form,
    came: &Came,
    (judged, reviews): (&Judgements, &ReadForm),
    (year, lang): (Option<i32>, Lang),
) {
    let of_year = overrides::column(form);
    let columns = WRITTEN.map(|field| form.column(Asks::Field(field)));
    let rows = form.rows.iter().enumerate();
    let rows: BTreeMap<(u32, u32), usize> = rows
        .filter_map(|(place, row)| row.at.map(|at| ((at.table, at.row), place)))
        .collect();
    for (place, decisions) in &came.decided {
        let activity = &judged.rows[*place].activity;
        let at = activity.at;
        let Some(row) = rows.get(&(at.table, at.row)) else {
            continue;
        };
        let decision = decisions.first();
        let texts = decision.and_then(|it| texts_of(it, activity.computed, reviews, lang));
        let Some(texts) = texts else {
            continue;
        };
        if let Some(at) = of_year {
            // An update said of which year the override before was.
            let now = overrides::year_of_date(&texts[3]).or(year);
            let now = now.filter(|_| !texts[0].is_empty());
            form.rows[*row].cells[at] = now.map_or(FormCell::Empty, overrides::of_year);
        }
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

/// Returns what a decision fills the [`WRITTEN`] columns with; `None`: they stay as they are.
fn texts_of(
    (came, decision): &(CellRef, Decision),
    computed: Verdict,
    reviews: &ReadForm,
    lang: Lang,
) -> Option<[String; 7]> {
    let mut texts = [const { String::new() }; 7];
    match decision {
        Decision::Override(it) => {
            words::outcome(it.outcome)
                .get(lang)
                .clone_into(&mut texts[0]);
            texts[1].clone_from(&it.reason);
            texts[2].clone_from(&it.author);
            texts[3].clone_from(&it.date);
        }
        Decision::Agrees(by) => {
            words::verdict(computed).get(lang).clone_into(&mut texts[4]);
            texts[5] = if by.author.is_empty() {
                file_name(&reviews.sources.file_of(came.table).path)
            } else {
                by.author.clone()
            };
            texts[6].clone_from(&by.date);
        }
        Decision::Nothing | Decision::Stays => return None,
    }
    Some(texts)
}

/// Returns the name of a file without its folders: who agreed and did not say so sent it.
fn file_name(path: &str) -> String {
    let name = path.rsplit(['/', '\\']).next();
    name.unwrap_or(path).to_owned()
}

/// Returns the day after which nobody can have decided: the day of the report, where it is stated.
fn today(arguments: &Arguments, plan: &Plan) -> Option<Day> {
    let on = arguments.request.on.as_ref().or(plan.config.on.as_ref())?;
    crate::intake::dates::day(on)
}

/// Says what was done.
fn say(
    came: &Came,
    (arguments, judged): (&Arguments, &Judgements),
    around: &mut Surroundings<'_>,
) -> Result<()> {
    if around.quiet {
        return Ok(());
    }
    let overrides = came.count(|it| matches!(it, Decision::Override(_)));
    let agreed = came.count(|it| matches!(it, Decision::Agrees(_)));
    let stay = came.count(|it| *it == Decision::Stays);
    let (silent, troubles) = (came.silent.len(), came.troubles.len());
    let missing = judged.rows.len().saturating_sub(came.returned());
    let out = open::shown(&arguments.out);
    match around.lang {
        Lang::It => writeln!(
            around.err,
            "{out}: esiti rettificati {overrides}, rettifiche di prima confermate {stay}, d'accordo \
             {agreed}, senza risposta {silent}, righe non riportate {troubles}, non tornate {missing}"
        )?,
        Lang::En => writeln!(
            around.err,
            "{out}: verdicts overridden {overrides}, earlier overrides kept {stay}, agreed {agreed}, \
             without an answer {silent}, rows not taken over {troubles}, not returned {missing}"
        )?,
    }
    Ok(())
}

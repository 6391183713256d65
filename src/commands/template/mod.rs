//! `smartable template`: the forms that directorates fill in, with what they said last year.
//!
//! Lives here: which rows go into which form. Never here: how a form looks (`report::form`), or how
//! last year's rows are read (`form`).

mod parts;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::delivery::say_left_out;
use crate::commands::form::outputs::{self, Ready, Replace};
use crate::commands::form::{
    FormFiles, ReadForm, changes, gather, headers, not_read, overrides, read_form, units,
};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::template as command;
use crate::commands::template::parts::{Part, Wanted};
use crate::commands::{Exit, Surroundings, all, one};
use crate::figures::units::Units;
use crate::intake::open;
use crate::intake::submission::Listing;
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::period::Day;
use crate::report::CsvDialect;
use crate::report::form::{self, Filled, Purpose};

/// Fields that every form asks for.
const ASKED: [Field; 9] = [
    Field::Id,
    Field::Name,
    Field::Process,
    Field::Unit,
    Field::Headcount,
    Field::Fte,
    Field::Obstacle,
    Field::Lever,
    Field::Notes,
];

/// Those among them that a form asks for although last year nobody filled them in.
const ALWAYS: [Field; 8] = [
    Field::Id,
    Field::Name,
    Field::Unit,
    Field::Headcount,
    Field::Fte,
    Field::Obstacle,
    Field::Lever,
    Field::Notes,
];

/// Empty rows of a form unless something else is asked for.
const ROOM: u32 = 50;

/// What was asked for, parsed.
struct Arguments {
    request: Request,
    wanted: Wanted,
    unit_map: Option<PathBuf>,
    year: Option<i32>,
    contact: Option<String>,
    room: u32,
    csv: CsvDialect,
    replace: Replace,
}

impl Arguments {
    fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            request: Request::from_matches(matches),
            wanted: Wanted {
                out: one(matches, "out").unwrap_or_default(),
                units: all(matches, "unit"),
                one: matches.get_flag("one"),
                twin: matches.get_flag("csv-twin"),
            },
            unit_map: one(matches, "unit-map"),
            year: one::<i16>(matches, "year").map(i32::from),
            contact: one(matches, "contact"),
            room: one(matches, "empty-rows").unwrap_or(ROOM),
            csv: one(matches, "csv").unwrap_or(CsvDialect::ExcelIt),
            replace: if matches.get_flag("force") {
                Replace::Allowed
            } else {
                Replace::Refused
            },
        }
    }
}

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, an unknown unit, a file that is there already, an output that cannot be
/// written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let mut arguments = Arguments::from_matches(matches);
    let plan = Plan::settle_without_files(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    arguments.year = arguments.year.or(plan.config.year);
    let lang = outputs::language(around, plan.config.lang);
    let registry = Registry::new();
    let names: Vec<String> = (arguments.request.files.iter())
        .map(|path| open::shown(path))
        .collect();
    let files = FormFiles {
        plan: &plan,
        request: &arguments.request,
        names: &names,
        apart: &[],
        listing: Listing::Current,
        lang,
    };
    let mut read = read_form(&files, &registry, around)?;
    if !read.is_whole() {
        read.say_failures(around)?;
        return Ok(Exit::CouldNotRun);
    }
    let lacks = not_read::say(&[&read], &registry, around)?;
    not_read::say_comments(&[&read], around)?;
    let before = arguments.year.map(|year| year - 1);
    overrides::mark(&mut read.form, before, lang);
    ask_anew(&mut read, lang);
    let mut parts = divided(&arguments, &plan, &mut read, around)?;
    for part in &mut parts {
        let kept = if part.form.rows.is_empty() {
            &ASKED[..]
        } else {
            &ALWAYS
        };
        units::without_empty(&mut part.form, kept);
    }
    let ready = ready(&arguments, &plan, &parts, lang)?;
    let paths: Vec<PathBuf> = ready.iter().map(|file| file.path.clone()).collect();
    outputs::refuse_existing(&paths, arguments.replace, around.lang)?;
    outputs::write(&ready, arguments.replace, &read.input_paths(&plan))?;
    say_written(&parts, around)?;
    say_left_out(&read.sources, &read.left_out, around)?;
    say_unplaced(&parts, around)?;
    say_of_last_year(&read, around)?;
    Ok(if read.without_table || lacks {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// Takes off what was said of last year alone, and adds the columns to be filled in.
fn ask_anew(read: &mut ReadForm, lang: Lang) {
    // Of which year last year's answers were says nothing of the new ones.
    units::without_headers(&mut read.form, &headers::YEAR);
    // Nor does what managers agreed with.
    units::without_agreements(&mut read.form);
    let asked = gather::blank(&ASKED, &read.items, lang);
    read.form = gather::with_columns(std::mem::take(&mut read.form), &asked);
}

/// Says what was written, and how many activities each form has.
fn say_written(parts: &[Part], around: &mut Surroundings<'_>) -> Result<()> {
    for part in parts.iter().filter(|_| !around.quiet) {
        let (path, rows) = (open::shown(&part.path), part.form.rows.len());
        match (around.lang, rows) {
            (Lang::It, 1) => writeln!(around.out, "{path}: 1 attività")?,
            (Lang::It, _) => writeln!(around.out, "{path}: {rows} attività")?,
            (Lang::En, 1) => writeln!(around.out, "{path}: 1 activity")?,
            (Lang::En, _) => writeln!(around.out, "{path}: {rows} activities")?,
        }
    }
    Ok(())
}

/// Divides last year's rows among the forms.
fn divided(
    arguments: &Arguments,
    plan: &Plan,
    read: &mut ReadForm,
    around: &Surroundings<'_>,
) -> Result<Vec<Part>> {
    let changes = changes::read(
        plan,
        arguments.unit_map.as_ref(),
        &arguments.request,
        read,
        around.lang,
    )?;
    let since = units::first_day(arguments.year.map(|year| year - 1)).or(Day::new(1, 1, 1));
    let Some(since) = since else {
        return Ok(Vec::new());
    };
    let until = arguments
        .year
        .and_then(|year| Day::new(i16::try_from(year).ok()?, 12, 31));
    let chart = read.chart.as_ref();
    let standings = units::standings(&read.form, chart, &changes, since, until);
    let known = Units::new(read.chart.clone());
    if let Some(chart) = chart {
        let choice = |place: usize| units::choice(chart, &known, place);
        units::as_choices(&mut read.form, &standings, &choice);
        parts::of_chart(
            &arguments.wanted,
            arguments.year,
            chart,
            &known,
            &read.form,
            &standings,
        )
        .map_err(|code| no_unit(&code, around.lang))
        .and_then(|parts| parts::placed(parts, &arguments.wanted, around.lang))
    } else {
        if !arguments.wanted.units.is_empty() {
            match around.lang {
                Lang::It => bail!("per --unit serve l'organigramma: --org-chart FILE"),
                Lang::En => bail!("--unit needs the org chart: --org-chart FILE"),
            }
        }
        let part = parts::whole(
            arguments.year,
            &read.form,
            units::named(&read.form),
            lang_name(around),
        );
        parts::placed(vec![part], &arguments.wanted, around.lang)
    }
}

fn lang_name(around: &Surroundings<'_>) -> &'static str {
    match around.lang {
        Lang::It => "rilevazione",
        Lang::En => "survey",
    }
}

fn no_unit(code: &str, lang: Lang) -> anyhow::Error {
    match lang {
        Lang::It => anyhow::anyhow!("l'organigramma non ha nessuna unità «{code}»"),
        Lang::En => anyhow::anyhow!("the org chart has no unit “{code}”"),
    }
}

/// Renders the forms.
fn ready(arguments: &Arguments, plan: &Plan, parts: &[Part], lang: Lang) -> Result<Vec<Ready>> {
    let mut ready = Vec::new();
    for part in parts {
        let filled = Filled {
            form: &part.form,
            ended: None,
            set: &plan.set,
            purpose: Purpose::ToFill,
            year: arguments.year,
            unit: part.unit.as_deref(),
            units: &part.units,
            moved: &part.moved,
            contact: arguments.contact.as_deref(),
            room: arguments.room,
        };
        let csv = || form::csv(&part.form, &plan.set, arguments.csv, lang);
        let is_csv = outputs::extension(&part.path).as_deref() == Some("csv");
        ready.push(Ready {
            path: part.path.clone(),
            bytes: if is_csv {
                csv()?
            } else {
                form::workbook(&filled, lang)?
            },
        });
        if arguments.wanted.twin && !is_csv {
            ready.push(Ready {
                path: part.path.with_extension("csv"),
                bytes: csv()?,
            });
        }
    }
    Ok(ready)
}

/// Says what last year's rows could not tell: questions that nobody was asked, cells to look at.
fn say_of_last_year(read: &ReadForm, around: &mut Surroundings<'_>) -> Result<()> {
    if around.quiet || read.inputs.found.is_empty() {
        return Ok(());
    }
    let new = (0..).zip(&read.items);
    let new = new.filter(|(item, _)| !read.answered.contains(item));
    let new: Vec<String> = new.map(|(_, header)| format!("«{header}»")).collect();
    if !new.is_empty() {
        let list = new.join(", ");
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: domande nuove, senza una risposta di prima: {list}"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: new questions, without an answer of before: {list}"
            )?,
        }
    }
    let found = read.findings.len();
    if found > 0 {
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: rilievi sui file di partenza: {found}; li mostra «smartable check»"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: findings in the files to start from: {found}; “smartable check” shows them"
            )?,
        }
    }
    Ok(())
}

/// Names the form of the rows whose unit the org chart does not know.
fn say_unplaced(parts: &[Part], around: &mut Surroundings<'_>) -> Result<()> {
    for part in parts.iter().filter(|part| part.unplaced && !around.quiet) {
        let (path, rows) = (open::shown(&part.path), part.form.rows.len());
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: {path}: righe la cui unità non è nell'organigramma: {rows}; scegliere l'unità \
                 dall'elenco, o indicarla nella tabella delle unità cambiate (--unit-map)"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: {path}: rows whose unit is not in the org chart: {rows}; choose the unit from the \
                 list, or name it in the table of units that became others (--unit-map)"
            )?,
        }
    }
    Ok(())
}

//! `smartable update`: next year's inventory from last year's and this year's submissions.
//!
//! Lives here: which files are read, in which order things are done. Never here: which activity is
//! which (`figures::update`, `matching::pairing`), or how a form is written (`report::form`).

mod columns;
mod list;
mod say;
mod standing;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use self::list::Forms;
use self::standing::Standing;
use crate::check::Registry;
use crate::commands::delivery::say_left_out;
use crate::commands::form::outputs::{self, Ready, Replace};
use crate::commands::form::{FormFiles, ReadForm, changes, read_form, units};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
pub use crate::commands::options::update as command;
use crate::commands::{Exit, Surroundings, one};
use crate::figures::update::{self, Start, Updated, Year};
use crate::intake::open::{self, Input};
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::model::period::Day;
use crate::model::quantity::Decimal;
use crate::report::CsvDialect;
use crate::report::form::{self, Filled, Purpose};

/// Thousandths of score from which on a pair that nobody confirmed is taken.
const SURE: u32 = crate::matching::pairing::LEAST_LIKENESS;

/// What was asked for, parsed.
struct Arguments {
    request: Request,
    old: PathBuf,
    out: PathBuf,
    changes: Option<PathBuf>,
    confirm: Option<PathBuf>,
    unit_map: Option<PathBuf>,
    year: Option<i32>,
    sure: u32,
    csv: CsvDialect,
    replace: Replace,
}

impl Arguments {
    fn from_matches(matches: &ArgMatches) -> Self {
        let mut request = Request::from_matches(matches);
        let old = if request.files.is_empty() {
            PathBuf::new()
        } else {
            request.files.remove(0)
        };
        Self {
            request,
            old,
            out: one(matches, "out").unwrap_or_default(),
            changes: one(matches, "changes"),
            confirm: one(matches, "confirm"),
            unit_map: one(matches, "unit-map"),
            year: one::<i16>(matches, "year").map(i32::from),
            sure: one::<u32>(matches, "sure").map_or(SURE, |percent| percent * 10),
            csv: one(matches, "csv").unwrap_or(CsvDialect::ExcelIt),
            replace: if matches.get_flag("force") {
                Replace::Allowed
            } else {
                Replace::Refused
            },
        }
    }

    /// Returns where activities that have ended are listed: beside the inventory.
    fn ceased_beside(inventory: &Path) -> PathBuf {
        let stem = inventory.file_stem().unwrap_or_default().to_string_lossy();
        inventory.with_file_name(format!("{stem}-cessate.csv"))
    }
}

/// Runs the command.
///
/// # Errors
///
/// No year, a file that cannot be read or is there already, a list of decisions that is none.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let plan = Plan::settle_without_files(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let Some(year) = arguments.year.or(plan.config.year) else {
        match around.lang {
            Lang::It => bail!("di quale anno sono le schede? Indicare --year ANNO"),
            Lang::En => bail!("of which year are the submissions? Say --year YEAR"),
        }
    };
    let lang = outputs::language(around, plan.config.lang);
    let paths = written_paths(&arguments, around.lang)?;
    outputs::refuse_existing(&paths, arguments.replace, around.lang)?;
    let Some((mut read, forms)) = read_all(&arguments, &plan, &paths, lang, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let decisions = match &arguments.confirm {
        Some(path) => list::decisions(&Input::File(path.clone()), &plan, around.lang)?,
        None => Vec::new(),
    };
    let unit_map = arguments.unit_map.as_ref();
    let map = changes::read(&plan, unit_map, &arguments.request, &mut read, around.lang)?;
    let [old, new, mut ceased] = forms;
    let ends = columns::take_ends(&mut ceased);
    let mut aligned = columns::aligned([old, new, ceased], lang);
    let settled = update::is_updated(&aligned.forms[0], Some(aligned.year), year);
    let since = if settled {
        None
    } else {
        units::first_day(Some(year - 1))
    };
    let until = i16::try_from(year)
        .ok()
        .and_then(|year| Day::new(year, 12, 31));
    let mut standing = Standing::new(read.chart.as_ref(), &map, (since, until));
    aligned.forms.iter().for_each(|form| standing.learn(form));
    standing.carry(&mut aligned.forms[0]);
    let stood = aligned.forms.each_ref().map(|form| standing.of(form));
    let asked: Vec<bool> = aligned
        .had
        .iter()
        .zip(&aligned.forms[1].columns)
        .map(|(had, column)| {
            match column.asks {
                // A question that this year's forms do not have keeps no answer of before.
                Asks::Item(_) => true,
                Asks::Field(_) | Asks::Other => had[1],
            }
        })
        .collect();
    let of = |at: usize| Year {
        form: &aligned.forms[at],
        units: &stood[at].units,
        bodies: &stood[at].bodies,
    };
    let updated = update::update(&Start {
        old: of(0),
        new: of(1),
        ceased: of(2),
        asked: &asked,
        year,
        year_column: aligned.year,
        decisions: &decisions,
        sure: arguments.sure,
    });
    let [old, new, ended] = &aligned.forms;
    let forms = Forms {
        old,
        new,
        ceased: ended,
        stood: stood.each_ref(),
    };
    let ready = ready(&arguments, &plan, &forms, &updated, (ends, year, lang))?;
    outputs::write(&ready, arguments.replace, &inputs(&arguments, &read, &plan))?;
    say::say(&arguments.out, &forms, &updated, around)?;
    say_left_out(&read.sources, &read.left_out, around)?;
    Ok(if read.without_table {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// Returns the files that a run writes.
fn written_paths(arguments: &Arguments, lang: Lang) -> Result<Vec<PathBuf>> {
    let paths: Vec<PathBuf> = [Some(arguments.out.clone()), arguments.changes.clone()]
        .into_iter()
        .flatten()
        .collect();
    for path in &paths {
        if !matches!(outputs::extension(path).as_deref(), Some("xlsx" | "csv")) {
            let shown = open::shown(path);
            match lang {
                Lang::It => bail!("{shown}: si scrive come .xlsx o .csv"),
                Lang::En => bail!("{shown}: it is written as .xlsx or .csv"),
            }
        }
    }
    let beside = Arguments::ceased_beside(&arguments.out);
    Ok(paths.into_iter().chain([beside]).collect())
}

/// Paths that no output may overwrite.
fn inputs(arguments: &Arguments, read: &ReadForm, plan: &Plan) -> Vec<PathBuf> {
    let beside = Arguments::ceased_beside(&arguments.old);
    let own = [
        Some(arguments.old.clone()),
        Some(beside),
        arguments.confirm.clone(),
    ];
    own.into_iter()
        .flatten()
        .chain(read.input_paths(plan))
        .collect()
}

/// Reads last year's inventory, this year's submissions and what had ended; `None`: something
/// could not be read, and was said.
fn read_all(
    arguments: &Arguments,
    plan: &Plan,
    written: &[PathBuf],
    lang: Lang,
    around: &mut Surroundings<'_>,
) -> Result<Option<(ReadForm, [Form; 3])>> {
    let registry = Registry::new();
    let beside = Arguments::ceased_beside(&arguments.old);
    let mut apart = written.to_vec();
    apart.extend([arguments.old.clone(), beside.clone()]);
    apart.extend(arguments.confirm.clone());
    let ended: Vec<String> = if beside.is_file() {
        vec![open::shown(&beside)]
    } else {
        Vec::new()
    };
    let mut read_one = |names: &[String], apart: &[PathBuf]| {
        let files = FormFiles {
            plan,
            request: &arguments.request,
            names,
            apart,
            lang,
        };
        read_form(&files, &registry, around)
    };
    let mut old = read_one(&[open::shown(&arguments.old)], &[])?;
    let mut ceased = read_one(&ended, &[])?;
    let mut new = read_one(&plan.names, &apart)?;
    for read in [&old, &ceased, &new] {
        if !read.is_whole() {
            read.say_failures(around)?;
            return Ok(None);
        }
    }
    if new.form.rows.is_empty() {
        match around.lang {
            Lang::It => bail!("le schede di quest'anno non hanno nessuna attività"),
            Lang::En => bail!("this year's submissions have no activity"),
        }
    }
    let forms = [&mut old, &mut new, &mut ceased].map(|read| std::mem::take(&mut read.form));
    Ok(Some((new, forms)))
}

/// Renders the inventory, the list of what has ended, and the list of changes.
fn ready(
    arguments: &Arguments,
    plan: &Plan,
    forms: &Forms<'_>,
    updated: &Updated,
    (ends, year, lang): (Vec<FormCell>, i32, Lang),
) -> Result<Vec<Ready>> {
    let (new, ended) = (forms.new, forms.ceased);
    let with_rows = |rows: Vec<FormRow>| Form {
        columns: new.columns.clone(),
        rows,
    };
    let mut inventory = with_rows(updated.rows.clone());
    units::without_empty(&mut inventory, &[Field::Id, Field::Name, Field::Unit]);
    let mut ready = vec![Ready {
        path: arguments.out.clone(),
        bytes: rendered(
            &inventory,
            &arguments.out,
            plan,
            arguments.csv,
            (Some(year), lang),
        )?,
    }];
    let stay = |at: &usize| !updated.back.contains(at);
    let before = (0..ended.rows.len()).filter(stay);
    let mut rows: Vec<FormRow> = before.clone().map(|at| ended.rows[at].clone()).collect();
    let mut ends: Vec<FormCell> = before.map(|at| ends[at].clone()).collect();
    rows.extend(updated.ceased.iter().cloned());
    let now = Decimal::from_millionths(i64::from(year) * 1_000_000);
    ends.resize(rows.len(), FormCell::Number(now));
    let mut ceased = with_rows(rows);
    units::without_empty(&mut ceased, &[Field::Id, Field::Name, Field::Unit]);
    columns::with_ends(&mut ceased, ends, lang);
    ready.push(Ready {
        path: Arguments::ceased_beside(&arguments.out),
        bytes: form::csv(&ceased, &plan.set, arguments.csv, lang)?,
    });
    if let Some(path) = &arguments.changes {
        let table = list::table(&updated.changes, forms, lang);
        let bytes = rendered(&table, path, plan, arguments.csv, (Some(year), lang))?;
        ready.push(Ready {
            path: path.clone(),
            bytes,
        });
    }
    Ok(ready)
}

fn rendered(
    form: &Form,
    path: &Path,
    plan: &Plan,
    dialect: CsvDialect,
    (year, lang): (Option<i32>, Lang),
) -> Result<Vec<u8>> {
    if outputs::extension(path).as_deref() == Some("csv") {
        return form::csv(form, &plan.set, dialect, lang);
    }
    let filled = Filled {
        form,
        set: &plan.set,
        purpose: Purpose::Inventory,
        year,
        unit: None,
        units: &[],
        moved: &[],
        contact: None,
        room: 0,
    };
    form::workbook(&filled, lang)
}

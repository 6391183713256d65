//! `smartable merge`: the submissions of a year in one inventory, with where each row comes from.
//!
//! Lives here: the order of the steps, and how a run ends. Never here: what is wrong with a cell
//! (`check`), or how a form is written (`report::form`).

mod conflicts;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::check::arguments::Arguments;
use crate::commands::check::run::{Outcome, Settled, run_over};
use crate::commands::check::{delivery, fail_on, say_failures};
use crate::commands::delivery::say_left_out;
use crate::commands::form::outputs::{self, Ready, Replace};
use crate::commands::form::twins::{self, Twin};
use crate::commands::form::units::Standing;
use crate::commands::form::{FormFiles, PROVENANCE, ReadForm, not_read, read_form, units};
use crate::commands::inventory::plan::Plan;
pub use crate::commands::options::merge as command;
use crate::commands::{Exit, Surroundings, one};
use crate::finding::{Code, FindingLog, Severity};
use crate::intake::open;
use crate::intake::submission::Listing;
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::model::form::{Asks, Form, FormCell, FormColumn};
use crate::model::period::Day;
use crate::origin::Sources;
use crate::report::CsvDialect;
use crate::report::check::Format;
use crate::report::form::{self, Filled, Purpose};

/// Rules that speak of submissions beside each other: activities that stand twice or contradict each
/// other, units and bodies that were not heard of, files sent twice.
const BESIDE: [&str; 7] = [
    "X001",
    "X002",
    CONTRADICT.0,
    "L002",
    "L006",
    "L007",
    TWICE.0,
];
/// The rule on rows that contradict each other.
const CONTRADICT: Code = Code("X023");
/// The rule on units that stand in two files.
const TWICE: Code = Code("L008");

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, a file that is there already, an output that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let mut arguments = Arguments::from_matches(matches);
    let out: PathBuf = one(matches, "out").unwrap_or_default();
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    writable(&out, &plan, around.lang)?;
    outputs::refuse_existing(std::slice::from_ref(&out), replace(matches), around.lang)?;
    let registry = Registry::new();
    let rules = BESIDE.iter().chain(&not_read::NOT_READ);
    arguments.select = rules.map(|rule| (*rule).to_owned()).collect();
    delivery::refuse_doubles(&arguments.outputs, Some(&out), around.lang)?;
    let settled = Settled::of(&arguments, &plan, &registry, around.lang)?;
    let settled = settled.looking(conflicts::facts);
    let Some(mut outcome) = run_over(&settled, FindingLog::MOST_VALUES, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    if !outcome.is_whole() {
        // An inventory that lacks a submission would be taken for a whole one.
        say_failures(&outcome, around)?;
        return Ok(Exit::CouldNotRun);
    }
    let options = delivery::options(&arguments, fail_on(&arguments, &plan), around);
    let (read, rows, twins) = unite(matches, &arguments, &plan, &registry, around)?;
    without_twins(&mut outcome.checked, &twins);
    delivery::write(&outcome, &plan, &registry, &arguments, options, around.lang)?;
    let checked = &outcome.checked;
    if arguments.format.is_some() || !checked.findings.is_empty() {
        let format = arguments.format.or(Some(Format::Full));
        delivery::print(checked, &registry, format, &options, around)?;
    }
    say_left_out(&read.sources, &read.left_out, around)?;
    not_read::say_comments(&[&read], around)?;
    twins::say(&twins, around)?;
    say_done(&out, &read, (rows, contradicting(checked)), around)?;
    Ok(exit(&outcome, options.fail_on))
}

/// Reads the submissions once more, as a form, and writes them as one inventory; returns what was
/// read, how many rows there are, and the files that came twice.
fn unite(
    matches: &ArgMatches,
    arguments: &Arguments,
    plan: &Plan,
    registry: &Registry,
    around: &mut Surroundings<'_>,
) -> Result<(ReadForm, usize, Vec<Twin>)> {
    let lang = outputs::language(around, plan.config.lang);
    let out: PathBuf = one(matches, "out").unwrap_or_default();
    let mut apart = arguments.apart(plan);
    apart.push(out.clone());
    let files = FormFiles {
        plan,
        request: &arguments.request,
        names: &plan.names,
        apart: &apart,
        listing: Listing::Current,
        lang,
    };
    let mut read = read_form(&files, registry, around)?;
    let twins = twins::drop_twins(&mut read);
    let standings = Day::new(1, 1, 1).map_or_else(Vec::new, |since| {
        units::standings(&read.form, read.chart.as_ref(), &[], since, None)
    });
    let merged = merged(&mut read, &standings, lang);
    let year = one::<i16>(matches, "year")
        .map(i32::from)
        .or(plan.config.year);
    let dialect = one(matches, "csv").unwrap_or(CsvDialect::ExcelIt);
    let bytes = rendered(&merged, plan, &out, (year, dialect, lang))?;
    let ready = [Ready { path: out, bytes }];
    outputs::write(&ready, replace(matches), &read.input_paths(plan))?;
    Ok((read, merged.rows.len(), twins))
}

/// Takes out what is said of units in two files where the second is passed over as a twin: there
/// not all files count.
fn without_twins(checked: &mut Checked, twins: &[Twin]) {
    let sources = &checked.sources;
    checked.findings.retain(|group| {
        let table = group
            .first
            .place
            .table()
            .filter(|_| group.first.code == TWICE);
        table.is_none_or(|table| {
            let path = &sources.file_of(table).path;
            !twins.iter().any(|twin| twin.dropped && twin.path == *path)
        })
    });
}

fn replace(matches: &ArgMatches) -> Replace {
    if matches.get_flag("force") {
        Replace::Allowed
    } else {
        Replace::Refused
    }
}

/// Counts the rows that contradict an earlier one.
fn contradicting(checked: &Checked) -> usize {
    let accepted = checked.accepted.iter().map(|it| &it.group);
    let all = checked.findings.iter().chain(accepted);
    let rows = all
        .filter(|group| group.first.code == CONTRADICT)
        .map(|group| (group.first.place.table(), group.first.place.rows()));
    rows.collect::<BTreeSet<_>>().len()
}

/// Refuses what is not written, and a place among the submissions, where it would count as one.
pub(in crate::commands) fn writable(out: &Path, plan: &Plan, lang: Lang) -> Result<()> {
    let shown = open::shown(out);
    if !matches!(outputs::extension(out).as_deref(), Some("xlsx" | "csv")) {
        match lang {
            Lang::It => bail!("--out {shown}: l'inventario si scrive come .xlsx o .csv"),
            Lang::En => bail!("--out {shown}: an inventory is written as .xlsx or .csv"),
        }
    }
    let folder = match out.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let Ok(folder) = folder.canonicalize() else {
        return Ok(());
    };
    let among = plan.names.iter().map(Path::new).any(|name| {
        let below = name.canonicalize().ok();
        name.is_dir() && below.is_some_and(|name| folder.starts_with(name))
    });
    if among {
        match lang {
            Lang::It => bail!(
                "--out {shown}: sta nella cartella delle schede e sarebbe letto come una di loro: \
                 scriverlo altrove"
            ),
            Lang::En => bail!(
                "--out {shown}: it lies in the folder of submissions and would be read as one of \
                 them: write it elsewhere"
            ),
        }
    }
    Ok(())
}

/// Puts rows into the order of the chart, with the code of their unit and where they come from.
fn merged(read: &mut ReadForm, standings: &[Standing], lang: Lang) -> Form {
    let mut form = std::mem::take(&mut read.form);
    if let Some(chart) = &read.chart {
        form = units::with_codes(form, standings, chart, lang);
    }
    let order = match read.chart {
        Some(_) => units::in_chart_order(standings),
        None => (0..form.rows.len()).collect(),
    };
    let mut form = units::rows_of(&form, &order);
    form.columns.push(FormColumn {
        asks: Asks::Other,
        header: PROVENANCE[match lang {
            Lang::It => 0,
            Lang::En => 1,
        }]
        .to_owned(),
    });
    for row in &mut form.rows {
        let from = row.at.map_or(FormCell::Empty, |at| {
            FormCell::Text(provenance(&read.sources, at.table, at.row, lang))
        });
        row.cells.push(from);
    }
    form
}

/// Says where a row comes from: file, sheet, row.
fn provenance(sources: &Sources, table: u32, row: u32, lang: Lang) -> String {
    let path = &sources.file_of(table).path;
    let name = path.rsplit('/').next().unwrap_or(path);
    let sheet = sources.table(table).sheet.as_deref();
    let sheet = sheet.map_or_else(String::new, |sheet| format!(", {sheet}"));
    match lang {
        Lang::It => format!("{name}{sheet}, riga {row}"),
        Lang::En => format!("{name}{sheet}, row {row}"),
    }
}

/// Renders an inventory as the extension of its file asks.
///
/// # Errors
///
/// A text that no cell can hold.
pub(in crate::commands) fn rendered(
    merged: &Form,
    plan: &Plan,
    out: &Path,
    (year, dialect, lang): (Option<i32>, CsvDialect, Lang),
) -> Result<Vec<u8>> {
    if outputs::extension(out).as_deref() == Some("csv") {
        return form::csv(merged, &plan.set, dialect, lang);
    }
    let filled = Filled {
        form: merged,
        ended: None,
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

/// Says what was written.
fn say_done(
    out: &Path,
    read: &ReadForm,
    (rows, conflicts): (usize, usize),
    around: &mut Surroundings<'_>,
) -> Result<()> {
    if around.quiet {
        return Ok(());
    }
    let (out, files) = (open::shown(out), read.inputs.found.len());
    match around.lang {
        Lang::It => writeln!(
            around.err,
            "{out}: attività {rows}, da {files} file; righe in contrasto: {conflicts}"
        )?,
        Lang::En => writeln!(
            around.err,
            "{out}: activities {rows}, from {files} files; rows that contradict each other: {conflicts}"
        )?,
    }
    Ok(())
}

/// Returns how the run ends.
fn exit(outcome: &Outcome, fail_on: Option<Severity>) -> Exit {
    let findings = &outcome.checked.findings;
    let failing = fail_on.is_some_and(|least| findings.iter().any(|it| it.first.severity >= least));
    if failing || outcome.without_table {
        Exit::Findings
    } else {
        Exit::Done
    }
}

//! What a run of `assess` leaves: standard output, files, notes on standard error.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::assess::arguments::{Arguments, Shown};
use crate::commands::assess::plan::Plan;
use crate::figures::assessor::Keep;
use crate::intake::open::Input;
use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::report::{self, Format, Options, TableChoice, deliver};

/// The most rows left out that are named on standard error.
const MOST_NAMED: usize = 20;

/// Says whether any output shows single activities.
pub(super) fn keep(arguments: &Arguments) -> Keep {
    let mut formats = arguments
        .format
        .into_iter()
        .chain(arguments.outputs.iter().map(|it| it.format));
    let totals_only = |format: Format| match format {
        Format::Terminal | Format::Markdown => true,
        Format::Csv => arguments
            .table
            .is_some_and(|table| table != TableChoice::Activities),
        Format::Json | Format::Xlsx => false,
    };
    let totals = arguments.explain.is_empty() && formats.all(totals_only);
    if totals {
        Keep::Totals
    } else {
        Keep::Activities
    }
}

fn options(arguments: &Arguments, around: &Surroundings<'_>) -> Options {
    Options {
        lang: around.lang,
        width: around.width,
        colour: around.colour,
        max_shown: match arguments.shown {
            Shown::First(most) => most,
            Shown::All => usize::MAX,
        },
        csv: arguments.csv,
        table: arguments.table.unwrap_or(TableChoice::Activities),
        criteria_by_group: arguments.by.is_some(),
        ..Options::new(around.lang)
    }
}

/// Returns the paths that no output may overwrite.
pub(super) fn input_paths(inputs: &[Input], plan: &Plan) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = inputs
        .iter()
        .filter_map(|input| match input {
            Input::File(path) => Some(path.clone()),
            Input::Stdin => None,
        })
        .collect();
    paths.extend(plan.headcounts.iter().cloned());
    paths.extend(plan.org_chart.clone());
    paths
}

/// Writes every output that was asked for: files whole or not at all, then standard output.
pub(super) fn deliver_all(
    assessment: &Assessment,
    registry: &Registry,
    arguments: &Arguments,
    inputs: &[PathBuf],
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let options = options(arguments, around);
    let mut rendered = Vec::with_capacity(arguments.outputs.len());
    for output in &arguments.outputs {
        let options = Options {
            colour: false,
            ..options
        };
        rendered.push(report::render(
            output.format,
            assessment,
            registry,
            &options,
        )?);
    }
    for (output, bytes) in arguments.outputs.iter().zip(&rendered) {
        deliver::deliver(&output.path, bytes, inputs)?;
    }
    if !arguments.explain.is_empty() {
        return explain(assessment, arguments, &options, around);
    }
    let shown = match arguments.format {
        Some(asked) => asked,
        None if around.quiet && !arguments.outputs.is_empty() => return Ok(()),
        None => Format::Terminal,
    };
    if shown == Format::Xlsx && around.terminal {
        match around.lang {
            Lang::It => bail!(
                "una cartella di lavoro non si mostra nel terminale: usare --output FILE.xlsx"
            ),
            Lang::En => bail!("a workbook cannot be shown in a terminal: use --output FILE.xlsx"),
        }
    }
    let bytes = report::render(shown, assessment, registry, &options)?;
    around.out.write_all(&bytes)?;
    around.out.flush()?;
    Ok(())
}

fn explain(
    assessment: &Assessment,
    arguments: &Arguments,
    options: &Options,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    for id in &arguments.explain {
        match report::explain::explain(assessment, id, options) {
            Some(text) => around.out.write_all(text.as_bytes())?,
            None => match around.lang {
                Lang::It => bail!("nessuna attività ha l'identificativo «{id}»"),
                Lang::En => bail!("no activity has the id “{id}”"),
            },
        }
    }
    around.out.flush()?;
    Ok(())
}

/// Names the rows that do not count, with their cells.
pub(super) fn say_left_out(assessment: &Assessment, around: &mut Surroundings<'_>) -> Result<()> {
    if around.quiet {
        return Ok(());
    }
    let lines =
        report::blocks::left_out::lines(&assessment.sources, &assessment.left_out, around.lang);
    for line in lines.iter().take(MOST_NAMED) {
        writeln!(around.err, "{line}")?;
    }
    if lines.len() > MOST_NAMED {
        let more = lines.len() - MOST_NAMED;
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "… e altre {more} (tutte con --format csv --table left-out)"
            )?,
            Lang::En => writeln!(
                around.err,
                "… and {more} more (all with --format csv --table left-out)"
            )?,
        }
    }
    Ok(())
}

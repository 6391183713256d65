//! What a run of `assess` leaves: standard output, files, notes on standard error.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::assess::arguments::Arguments;
use crate::commands::results::Shown;
use crate::figures::assessor::Keep;
use crate::lang::Lang;
use crate::model::assessment::Assessment;
use crate::report::{self, Format, Options, TableChoice, deliver};

/// The most rows left out that are named on standard error.
const MOST_NAMED: usize = 20;

/// Says whether any output shows single activities.
pub(super) fn keep(arguments: &Arguments) -> Keep {
    let mut formats = arguments
        .results
        .format
        .into_iter()
        .chain(arguments.results.outputs.iter().map(|it| it.format));
    let totals_only = |format: Format| match format {
        Format::Terminal | Format::Markdown => true,
        Format::Csv => arguments
            .results
            .table
            .is_some_and(|table| table != TableChoice::Activities),
        Format::Json | Format::Xlsx => false,
    };
    let totals = arguments.results.explain.is_empty() && formats.all(totals_only);
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
        max_shown: match arguments.results.shown {
            Shown::First(most) => most,
            Shown::All => usize::MAX,
        },
        csv: arguments.results.csv,
        table: arguments.results.table.unwrap_or(TableChoice::Activities),
        criteria_by_group: arguments.request.by.is_some(),
        ..Options::new(around.lang)
    }
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
    let mut rendered = Vec::with_capacity(arguments.results.outputs.len());
    for output in &arguments.results.outputs {
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
    for (output, bytes) in arguments.results.outputs.iter().zip(&rendered) {
        deliver::deliver(&output.path, bytes, inputs)?;
    }
    if !arguments.results.explain.is_empty() {
        return explain(assessment, arguments, &options, around);
    }
    let shown = match arguments.results.format {
        Some(asked) => asked,
        None if around.quiet && !arguments.results.outputs.is_empty() => return Ok(()),
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
    for id in &arguments.results.explain {
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

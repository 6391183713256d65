//! What a run leaves: standard output, files, notes on standard error.
//!
//! Never here: what a report says (`report`).

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::commands::Surroundings;
use crate::commands::results::{Results, Shown};
use crate::lang::Lang;
use crate::model::assessment::LeftOutRows;
use crate::origin::Sources;
use crate::report::blocks::left_out;
use crate::report::{Format, Options, deliver};

/// The most rows left out that are named on standard error.
const MOST_NAMED: usize = 20;

/// Returns the options that every report has in common.
pub(super) fn options(results: &Results, around: &Surroundings<'_>) -> Options {
    Options {
        width: around.width,
        colour: around.colour,
        max_shown: match results.shown {
            Shown::First(most) => most,
            Shown::All => usize::MAX,
        },
        csv: results.csv,
        ..Options::new(around.lang)
    }
}

/// A report that can be shown in any format, and explain itself.
pub(super) trait Shows {
    /// Renders it.
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>>;

    /// Explains a figure; `None`: there is nothing of that name.
    fn explain(&self, key: &str, options: &Options) -> Option<String>;

    /// Says that there is nothing of that name.
    fn nothing(&self, key: &str, lang: Lang) -> String;
}

/// Writes every output that was asked for: files whole or not at all, then standard output.
pub(super) fn deliver_all(
    report: &dyn Shows,
    results: &Results,
    options: &Options,
    inputs: &[PathBuf],
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let plain = Options {
        colour: false,
        ..*options
    };
    let mut rendered = Vec::with_capacity(results.outputs.len());
    for output in &results.outputs {
        rendered.push(report.render(output.format, &plain)?);
    }
    for (output, bytes) in results.outputs.iter().zip(&rendered) {
        deliver::deliver(&output.path, bytes, inputs)?;
    }
    if !results.explain.is_empty() {
        for key in &results.explain {
            match report.explain(key, options) {
                Some(text) => around.out.write_all(text.as_bytes())?,
                None => bail!(report.nothing(key, around.lang)),
            }
        }
        around.out.flush()?;
        return Ok(());
    }
    let shown = match results.format {
        Some(asked) => asked,
        None if around.quiet && !results.outputs.is_empty() => return Ok(()),
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
    let bytes = report.render(shown, options)?;
    around.out.write_all(&bytes)?;
    around.out.flush()?;
    Ok(())
}

/// Names the rows that do not count, with their cells.
pub(super) fn say_left_out(
    sources: &Sources,
    rows: &[LeftOutRows],
    around: &mut Surroundings<'_>,
) -> Result<()> {
    if around.quiet {
        return Ok(());
    }
    let lines = left_out::lines(sources, rows, around.lang);
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

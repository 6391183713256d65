//! What a check prints and writes.
//!
//! Never here: what a report says (`report::check`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::check::annotated::{copies, say_missing};
use crate::commands::check::arguments::{Arguments, Output};
use crate::commands::check::run::Outcome;
use crate::commands::inventory::plan::Plan;
use crate::commands::results::Shown;
use crate::finding::{FindingGroup, Severity};
use crate::intake::open::{self, Input, Inputs};
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::report::check::{self, Format, Options};
use crate::report::deliver;

/// Causes from which the text is grouped unless something else is asked for.
const MANY: usize = 20;

/// Writes every output that was asked for: files whole or not at all, then standard output.
pub(super) fn deliver(
    outcome: &Outcome,
    plan: &Plan,
    registry: &Registry,
    arguments: &Arguments,
    fail_on: Option<Severity>,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let options = options(arguments, fail_on, around);
    let whole = whole(options);
    let checked = &outcome.checked;
    let read = files(&outcome.inputs);
    write(outcome, plan, registry, arguments, options, around.lang)?;
    let mut outputs = arguments.outputs.iter();
    if outputs.any(|(output, _)| *output == Output::Annotated) {
        say_missing(outcome, around)?;
    }
    if let Some(folder) = &arguments.messages {
        deliver::folder(folder)?;
        for (name, text) in check::messages(checked, registry, &whole) {
            deliver::deliver(&folder.join(name), text.as_bytes(), &read)?;
        }
    }
    if let Some(path) = around.step_summary.clone() {
        let text = check::step_summary(checked, registry, &whole);
        deliver::append(&path, text.as_bytes(), &read)?;
    }
    if around.quiet && arguments.format.is_none() && !arguments.outputs.is_empty() {
        return Ok(());
    }
    print(checked, registry, arguments.format, &options, around)?;
    if !around.quiet {
        around
            .err
            .write_all(check::summary(checked, registry, &options).as_bytes())?;
    }
    Ok(())
}

/// Returns how findings are to look.
pub(in crate::commands) fn options(
    arguments: &Arguments,
    fail_on: Option<Severity>,
    around: &Surroundings<'_>,
) -> Options {
    Options {
        lang: around.lang,
        width: around.width,
        colour: around.colour,
        max_shown: match arguments.shown {
            Shown::First(most) => most,
            Shown::All => usize::MAX,
        },
        csv: arguments.csv,
        sarif: arguments.sarif,
        verbose: arguments.verbose,
        fail_on,
    }
}

/// Returns how they look in a file: all of them, without colours.
pub(in crate::commands) fn whole(options: Options) -> Options {
    Options {
        colour: false,
        max_shown: usize::MAX,
        ..options
    }
}

/// Returns the files among what was read.
fn files(inputs: &Inputs) -> Vec<PathBuf> {
    let files = inputs.found.iter().filter_map(|input| match input {
        Input::File(path) => Some(path.clone()),
        Input::Stdin => None,
    });
    files.collect()
}

/// Writes the files of `--output`.
pub(in crate::commands) fn write(
    outcome: &Outcome,
    plan: &Plan,
    registry: &Registry,
    arguments: &Arguments,
    options: Options,
    lang: Lang,
) -> Result<()> {
    refuse_doubles(&arguments.outputs, None, lang)?;
    let whole = whole(options);
    let mut written = Vec::new();
    for (output, path) in &arguments.outputs {
        match output {
            Output::Report(format) => {
                let bytes = check::render(*format, &outcome.checked, registry, &whole)?;
                written.push((path.clone(), bytes));
            }
            Output::Annotated => {
                let copies = copies(path, outcome, plan, registry, lang)?;
                if copies.iter().any(|(to, _)| to != path) {
                    deliver::folder(path)?;
                }
                written.extend(copies);
            }
        }
    }
    let read = files(&outcome.inputs);
    for (path, bytes) in &written {
        deliver::deliver(path, bytes, &read)?;
    }
    Ok(())
}

/// Prints findings.
pub(in crate::commands) fn print(
    checked: &Checked,
    registry: &Registry,
    format: Option<Format>,
    options: &Options,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    let format = format.unwrap_or(default_format(&checked.findings));
    let bytes = check::render(format, checked, registry, options)?;
    around.out.write_all(&bytes)?;
    around.out.flush()?;
    Ok(())
}

/// Refuses two outputs of one path, and standard output among the files. `out`: what the command
/// writes beside them.
pub(in crate::commands) fn refuse_doubles(
    outputs: &[(Output, PathBuf)],
    out: Option<&Path>,
    lang: Lang,
) -> Result<()> {
    for (place, (_, path)) in outputs.iter().enumerate() {
        let shown = open::shown(path);
        if shown == "-" {
            match lang {
                Lang::It => bail!("--output scrive file: per lo standard output usare --format"),
                Lang::En => bail!("--output writes files: for standard output use --format"),
            }
        }
        let earlier = outputs[..place].iter().map(|(_, path)| path.as_path());
        if earlier.chain(out).any(|other| other == path) {
            match lang {
                Lang::It => bail!("{shown}: indicato due volte tra ciò che si scrive"),
                Lang::En => bail!("{shown}: named twice among what is written"),
            }
        }
    }
    Ok(())
}

/// Few causes are shown in full, many by their group.
fn default_format(findings: &[FindingGroup]) -> Format {
    if findings.len() > MANY {
        Format::Grouped
    } else {
        Format::Full
    }
}

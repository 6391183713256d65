//! `smartable baseline`: acceptance files made of what is found, and cleared of what is not.
//!
//! Never here: which findings an acceptance covers (`check`).

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::check::arguments::Arguments;
use crate::commands::check::run::{Outcome, Settled, run_over};
use crate::commands::check::{accepted, say_failures};
use crate::commands::inventory::plan::Plan;
pub use crate::commands::options::baseline as command;
use crate::commands::{Exit, Surroundings, one};
use crate::config::ACCEPT_SCHEMA;
use crate::finding::{Cause, FindingGroup, FindingLog};
use crate::intake::open;
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::report::deliver;

/// Runs the command.
///
/// # Errors
///
/// As `check`; a file that is there already, or none to prune.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let Some((name, own)) = matches.subcommand() else {
        return Ok(Exit::CouldNotRun);
    };
    let mut arguments = Arguments::from_matches(own);
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let path = accepted::path(&arguments, &plan).unwrap_or_else(|| accepted::usual_place(&plan));
    let creates = name == "create";
    fits(creates, &path, around.lang)?;
    arguments.accept = (!creates).then(|| path.clone());
    let registry = Registry::new();
    let settled = Settled::of(&arguments, &plan, &registry, around.lang)?;
    let Some(outcome) = run_over(&settled, FindingLog::MOST_VALUES, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let count = if creates {
        let by = By {
            reason: one(own, "reason").unwrap_or_default(),
            author: one(own, "author").unwrap_or_default(),
            expires: one(own, "expires"),
        };
        let (text, count) = made(&outcome.checked, &by);
        deliver::deliver_new(&path, text.as_bytes())?;
        count
    } else {
        pruned(&path, &settled, &outcome)?
    };
    let path = open::shown(&path);
    match (creates, around.lang) {
        (true, Lang::It) => writeln!(around.err, "{path}: accettazioni scritte: {count}")?,
        (true, Lang::En) => writeln!(around.err, "{path}: acceptances written: {count}")?,
        (false, Lang::It) => writeln!(around.err, "{path}: accettazioni tolte: {count}")?,
        (false, Lang::En) => writeln!(around.err, "{path}: acceptances taken out: {count}")?,
    }
    say_failures(&outcome, around)?;
    Ok(if outcome.is_whole() {
        Exit::Done
    } else {
        Exit::CouldNotRun
    })
}

/// Refuses to make a file that is there, and to clear one that is not.
fn fits(creates: bool, path: &Path, lang: Lang) -> Result<()> {
    let shown = open::shown(path);
    match (creates, path.is_file(), lang) {
        (true, true, Lang::It) => {
            bail!("{shown}: c'è già; per togliere ciò che non serve: baseline prune")
        }
        (true, true, Lang::En) => {
            bail!("{shown}: is there already; to clear it: baseline prune")
        }
        (false, false, Lang::It) => bail!("{shown}: non c'è nessun file di accettazioni"),
        (false, false, Lang::En) => bail!("{shown}: there is no acceptance file"),
        _ => Ok(()),
    }
}

/// Why, who, until when.
struct By {
    reason: String,
    author: String,
    expires: Option<String>,
}

/// Writes an acceptance for each cause. Returns the file and how many there are.
fn made(checked: &Checked, by: &By) -> (String, usize) {
    let mut text = format!("schema = \"{ACCEPT_SCHEMA}\"\n");
    let mut entries: Vec<(Vec<(&str, String)>, u64)> = Vec::new();
    for group in &checked.findings {
        // What speaks of acceptances themselves is not accepted.
        if group.first.code.0.starts_with('M') {
            continue;
        }
        let narrowed = narrowed(checked, group);
        match entries.iter_mut().find(|(known, _)| *known == narrowed) {
            Some((_, count)) => *count += group.count,
            None => entries.push((narrowed, group.count)),
        }
    }
    for (narrowed, count) in &entries {
        text.push_str("\n[[accept]]\n");
        for (key, value) in narrowed {
            let _ = writeln!(text, "{key} = {}", quoted(value));
        }
        let _ = writeln!(text, "count = {count}\nreason = {}", quoted(&by.reason));
        if !by.author.is_empty() {
            let _ = writeln!(text, "author = {}", quoted(&by.author));
        }
        if let Some(day) = &by.expires {
            let _ = writeln!(text, "expires = {day}");
        }
    }
    (text, entries.len())
}

/// Returns what an acceptance of a cause says: no row, which moves, and no masked value.
fn narrowed<'k>(checked: &Checked, group: &FindingGroup) -> Vec<(&'k str, String)> {
    let finding = &group.first;
    let mut said = vec![("rule", finding.code.0.to_owned())];
    let table = finding.place.table();
    let file = match finding.place {
        crate::fact::Place::File(file) => Some(file),
        _ => table.map(|table| checked.sources.table(table).file),
    };
    if let Some(file) = file {
        let path = &checked.sources.files[file as usize].path;
        let name = path.rsplit('/').next().unwrap_or(path);
        said.push(("file", name.to_owned()));
    }
    let header = table
        .zip(finding.place.column())
        .and_then(|(table, column)| checked.sources.table(table).header(column));
    // A custom of the table stands in several columns.
    let header = header.filter(|_| !finding.cause.spans_columns());
    said.extend(header.map(|header| ("column", header.to_owned())));
    let value = finding
        .params
        .get("value")
        .filter(|_| !group.mixed && finding.cause != Cause::Kind);
    let open = |value: &&str| !value.contains("***") && !value.contains('•');
    if let Some(value) = value.filter(open) {
        said.push(("value", value.to_owned()));
    }
    said
}

/// Writes a text of TOML.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Takes the acceptances that are over, or cover nothing of what was looked at, out of the file, and
/// leaves all else as it is: one that waits for its reason, those of files that were not read.
fn pruned(path: &Path, settled: &Settled<'_>, outcome: &Outcome) -> Result<usize> {
    let text = open::read_text(path)?;
    let accept = settled.accept();
    let expired = accept.expired().into_iter();
    let places = expired.chain(outcome.unused.iter().copied());
    let unused: Vec<usize> = places.map(|place| accept.get(place).line).collect();
    if !unused.is_empty() {
        deliver::deliver(path, without(&text, &unused).as_bytes(), &[])?;
    }
    Ok(unused.len())
}

/// Returns a text without the tables that begin on these lines, each to the next one.
fn without(text: &str, tables: &[usize]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut skipping = false;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        if line.trim_start().starts_with('[') {
            skipping = tables.contains(&number);
        }
        if !skipping {
            kept.push_str(line);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{quoted, without};

    #[test]
    fn tables_are_taken_out_and_the_rest_stays() {
        let text = "# nostro\nschema = 1\n\n[[accept]]\na = 1\n\n[[accept]]\nb = 2\n";
        assert_eq!(
            without(text, &[4]),
            "# nostro\nschema = 1\n\n[[accept]]\nb = 2\n"
        );
        assert_eq!(without(text, &[]), text);
        assert_eq!(without(text, &[4, 7]), "# nostro\nschema = 1\n\n");
    }

    #[test]
    fn texts_are_quoted_as_toml_wants() {
        #[track_caller]
        fn case(text: &str) {
            let line = format!("a = {}", quoted(text));
            let read: toml::Table = line.parse().expect("TOML");
            assert_eq!(read["a"].as_str(), Some(text), "{line}");
        }
        case("plain");
        case("l'«a» \"b\" \\ c");
        case("due\nrighe");
    }
}

//! `smartable fix`: what mends itself, mended in a copy, with a list of the changes.
//!
//! Lives here: the order of the steps. Never here: how a cell is mended (`check::rules`), or how
//! bytes are changed (`rewrite`).

mod edits;
mod targets;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;

use crate::check::Registry;
use crate::commands::check::HIDDEN;
use crate::commands::check::arguments::Arguments;
use crate::commands::check::run::{Outcome, Settled, run_over};
use crate::commands::check::{bounds, fail_on, say_failures};
use crate::commands::fix::edits::Planned;
use crate::commands::fix::targets::{refuse_existing, refuse_stdin, wanted_path};
use crate::commands::inventory::plan::Plan;
pub use crate::commands::options::fix as command;
use crate::commands::{Exit, Surroundings, one};
use crate::fact::Place;
use crate::finding::{FindingGroup, Safety, Severity, Wording};
use crate::intake::open::{self, Input};
use crate::lang::Lang;
use crate::matching::personal;
use crate::origin::{FileKind, FileOrigin};
use crate::report::check::changes::{self, ChangeShown};
use crate::report::deliver;
use crate::rewrite::{self, Mended, Source, Why};

/// What `fix` was asked to do beside what it shares with `check`.
struct Wanted {
    out: Option<PathBuf>,
    unsafe_too: bool,
    diff: bool,
    dry_run: bool,
}

/// Runs the command.
///
/// # Errors
///
/// As `check`; a copy that is there already, or that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut kept = Surroundings {
        out: &mut out,
        err: &mut err,
        step_summary: around.step_summary.clone(),
        ..*around
    };
    let done = mend_all(matches, &mut kept);
    around.lang = kept.lang;
    // Copies are written by now: a reader who has gone misses words, not work.
    heard(around.err.write_all(&err))?;
    heard(around.out.write_all(&out).and_then(|()| around.out.flush()))?;
    done
}

/// Takes a closed pipe for success.
fn heard(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

fn mend_all(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let wanted = Wanted {
        out: one(matches, "out"),
        unsafe_too: matches.get_flag("unsafe"),
        diff: matches.get_flag("diff"),
        dry_run: matches.get_flag("dry-run"),
    };
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    refuse_stdin(&plan, around.lang)?;
    let registry = Registry::new();
    let settled = Settled::of(&arguments, &plan, &registry, around.lang)?;
    let Some(outcome) = run_over(&settled, usize::MAX, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let to_mend = planned(&outcome, &registry, &wanted, around)?;
    if !wanted.dry_run {
        refuse_existing(to_mend.iter().filter_map(|it| it.out.as_deref()))?;
    }
    let mut left = false;
    for one in &to_mend {
        left |= mend_one(one, &wanted, &plan, &outcome, around)?;
    }
    say_failures(&outcome, around)?;
    if !outcome.is_whole() {
        return Ok(Exit::CouldNotRun);
    }
    let remaining = remaining(&outcome, &registry, &wanted, fail_on(&arguments, &plan));
    Ok(if left || remaining || outcome.without_table {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// A file, what may be mended in it, and where its copy goes; `None`: there is nothing to mend.
struct ToMend<'o> {
    path: &'o Path,
    origin: &'o FileOrigin,
    planned: Planned,
    out: Option<PathBuf>,
}

/// Plans what is mended in each file, and names those that could not be read.
fn planned<'o>(
    outcome: &'o Outcome,
    registry: &Registry,
    wanted: &Wanted,
    around: &mut Surroundings<'_>,
) -> Result<Vec<ToMend<'o>>> {
    let mut to_mend = Vec::new();
    let mut taken = BTreeSet::new();
    for (place, summary) in outcome.checked.files.iter().enumerate() {
        let Some(Input::File(path)) = outcome.read.get(place) else {
            continue;
        };
        for message in unreadable(outcome, summary.file, around.lang, registry) {
            writeln!(around.err, "{}: {message}", shown(path))?;
        }
        let planned = Planned::of(outcome, summary.file, registry, wanted.unsafe_too);
        let mut out = None;
        if !planned.is_empty() {
            let files = outcome.read.len();
            out = Some(wanted_path(path, wanted, files, &mut taken, around.lang)?);
        }
        to_mend.push(ToMend {
            path,
            origin: &outcome.checked.sources.files[summary.file as usize],
            planned,
            out,
        });
    }
    Ok(to_mend)
}

/// Mends one file; returns whether something was left.
fn mend_one(
    one: &ToMend<'_>,
    wanted: &Wanted,
    plan: &Plan,
    outcome: &Outcome,
    around: &mut Surroundings<'_>,
) -> Result<bool> {
    let (planned, origin) = (&one.planned, one.origin);
    let shown = shown(one.path);
    let Some(out) = &one.out else {
        // Who names a copy would look for it. What could not be read was said already.
        let is_read = !outcome.without_table;
        if wanted.out.is_some() && is_read && !around.quiet {
            writeln!(around.err, "{}", changes::nothing(&shown, around.lang))?;
        }
        return Ok(false);
    };
    let bytes = open::bytes(one.path, plan.limits.part_bytes)?;
    let source = Source {
        bytes: &bytes,
        kind: origin.kind,
        delimiter: origin.delimiter,
        encoding: origin.encoding,
    };
    let edits = planned.edits();
    let mended = match rewrite::fix(&source, &edits, planned.form, &bounds(&plan.limits)) {
        Ok(mended) => mended,
        Err(refused) => {
            writeln!(around.err, "{shown}: {}", refused.say(around.lang))?;
            return Ok(true);
        }
    };
    let list = shown_changes(&mended, planned, origin.kind, around.lang);
    if wanted.diff || wanted.dry_run {
        let text = changes::diff(&shown, &list, around.lang);
        around.out.write_all(text.as_bytes())?;
    }
    let left = say_left(&shown, &mended, around)?;
    if mended.bytes != bytes && !wanted.dry_run {
        write(out, &mended.bytes, &changes::csv(&list)?)?;
        if !around.quiet {
            let words = changes::written(&shown, &self::shown(out), list.len(), around.lang);
            writeln!(around.err, "{words}")?;
        }
    }
    around.out.flush()?;
    Ok(left || planned.more)
}

/// Says which edits were not made; returns whether there are any.
fn say_left(shown: &str, mended: &Mended, around: &mut Surroundings<'_>) -> Result<bool> {
    // A row that is not there needs no taking out: workbooks store no blank rows.
    let left = mended.left.iter();
    let left = left.filter(|it| it.column.is_some() || it.why != Why::NoRow);
    let mut any = false;
    for left in left {
        let masked = rewrite::Left {
            sheet: left.sheet.as_deref().map(mask),
            ..left.clone()
        };
        let words = changes::left(shown, &masked, around.lang);
        writeln!(around.err, "{words}")?;
        any = true;
    }
    Ok(any)
}

/// Writes a copy, with the list of its changes beside it.
fn write(out: &Path, bytes: &[u8], list: &[u8]) -> Result<()> {
    if let Some(folder) = out.parent().filter(|it| !it.as_os_str().is_empty()) {
        deliver::folder(folder)?;
    }
    deliver::deliver_new(out, bytes)?;
    let mut log = out.as_os_str().to_owned();
    log.push(".changes.csv");
    deliver::deliver_new(Path::new(&log), list)
}

fn mask(text: &str) -> String {
    personal::mask(text).into_owned()
}

/// Returns a path as it may be shown.
fn shown(path: &Path) -> String {
    mask(&open::shown(path))
}

/// Returns why a file could not be read, in words.
fn unreadable(outcome: &Outcome, file: u32, lang: Lang, registry: &Registry) -> Vec<String> {
    let findings = outcome.checked.findings.iter().map(|it| &it.first);
    findings
        .filter(|it| it.place == Place::File(file) && it.severity == Severity::Error)
        .filter(|it| it.code.0.starts_with('F'))
        .filter(|it| {
            let rule = registry.rule(it.code);
            rule.is_some_and(|rule| rule.fix.safety().is_none())
        })
        .map(|it| mask(&registry.message(it, lang)))
        .collect()
}

fn shown_changes(
    mended: &Mended,
    planned: &Planned,
    kind: FileKind,
    lang: Lang,
) -> Vec<ChangeShown> {
    let of = |change: &rewrite::Change| {
        let key = (change.sheet.clone(), change.row, change.column);
        let rule = planned.rules.get(&key);
        rule.map_or(("", false), |(code, number)| (code.0, *number))
    };
    let key = |change: &rewrite::Change| (change.sheet.clone(), change.row, change.column);
    let mask_cell = |change: &rewrite::Change, text: &str| {
        if planned.unknown.contains(&key(change)) {
            HIDDEN.to_owned()
        } else {
            mask(text)
        }
    };
    let masked = |change: &rewrite::Change| rewrite::Change {
        sheet: change.sheet.as_deref().map(mask),
        before: mask_cell(change, &change.before),
        after: change.after.as_deref().map(|after| {
            if of(change).1 && kind != FileKind::Csv {
                changes::as_number(after, lang)
            } else {
                mask_cell(change, after)
            }
        }),
        ..change.clone()
    };
    let rule = |change: &rewrite::Change| of(change).0;
    let changes = mended.changes.iter();
    changes
        .map(|change| ChangeShown::of(&masked(change), rule(change)))
        .collect()
}

/// Says whether findings remain that make the run fail.
fn remaining(
    outcome: &Outcome,
    registry: &Registry,
    wanted: &Wanted,
    fail_on: Option<Severity>,
) -> bool {
    let mended = |group: &FindingGroup| {
        let file = edits::of_file(&outcome.checked, group);
        let kind = file.map(|file| outcome.checked.sources.files[file as usize].kind);
        let safety = kind.and_then(|kind| registry.fix(&group.first, kind));
        safety.is_some_and(|it| it == Safety::Safe || wanted.unsafe_too)
    };
    fail_on.is_some_and(|least| {
        let findings = outcome.checked.findings.iter();
        findings
            .filter(|group| !mended(group))
            .any(|group| group.first.severity >= least)
    })
}

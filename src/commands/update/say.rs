//! What `update` says on the terminal: pairs to look at, and how much changed.
//!
//! Never here: the list for a file (`list`).

use std::path::Path;

use anyhow::Result;

use super::list::{self, Forms};
use crate::commands::Surroundings;
use crate::figures::update::{Kind, Updated};
use crate::intake::open;
use crate::lang::Lang;
use crate::matching::personal::mask;

/// Changes that are shown one by one; the list of `--changes` has them all.
const SHOWN: usize = 20;

/// Shows what asks for a person's look, and counts the rest.
pub(super) fn say(
    out: &Path,
    forms: &Forms<'_>,
    updated: &Updated,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    ask(forms, updated, around)?;
    if around.quiet {
        return Ok(());
    }
    let count = |kind| updated.changes.iter().filter(|it| it.kind == kind).count();
    let counts: Vec<String> = [
        Kind::Renamed,
        Kind::Moved,
        Kind::Unsure,
        Kind::SaidEnded,
        Kind::New,
        Kind::Back,
        Kind::Stale,
        Kind::Ceased,
    ]
    .into_iter()
    .filter(|kind| count(*kind) > 0)
    .map(|kind| format!("{} {}", list::kind(kind, around.lang), count(kind)))
    .collect();
    let (out, rows) = (open::shown(out), updated.rows.len());
    let counts = if counts.is_empty() {
        String::new()
    } else {
        format!(" ({})", counts.join(", "))
    };
    match around.lang {
        Lang::It => writeln!(around.err, "{out}: attività {rows}{counts}")?,
        Lang::En => writeln!(around.err, "{out}: activities {rows}{counts}")?,
    }
    Ok(())
}

/// Shows what waits for a decision.
fn ask(forms: &Forms<'_>, updated: &Updated, around: &mut Surroundings<'_>) -> Result<()> {
    let open = updated
        .changes
        .iter()
        .filter(|it| list::asks(it.kind) && !it.confirmed);
    for change in open.clone().take(SHOWN) {
        let told = forms.told(change);
        let kind = list::kind(change.kind, around.lang);
        let [before, now, unit, unit_before] =
            [told.before, told.now, told.unit, told.unit_before].map(mask);
        if change.kind == Kind::SaidEnded {
            writeln!(around.out, "{kind}: «{now}» ({unit})")?;
            continue;
        }
        let moved = if unit == unit_before {
            String::new()
        } else {
            format!(" ({unit_before} → {unit})")
        };
        let percent = change.score / 10;
        writeln!(
            around.out,
            "{kind}, {percent} %: «{before}» → «{now}»{moved}"
        )?;
    }
    let more = open.count().saturating_sub(SHOWN);
    if more > 0 {
        match around.lang {
            Lang::It => writeln!(
                around.out,
                "… e altre {more}: l'elenco intero con --changes FILE"
            )?,
            Lang::En => writeln!(
                around.out,
                "… and {more} more: the whole list with --changes FILE"
            )?,
        }
    }
    Ok(())
}

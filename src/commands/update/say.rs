//! What `update` says on the terminal: pairs to look at, and how much changed.
//!
//! Never here: the list for a file (`list`).

use std::path::Path;

use anyhow::Result;

use super::list::{self, Forms};
use crate::commands::Surroundings;
use crate::figures::update::{Decision, Kind, Unfit, Updated};
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
    let count = |kind| {
        let changes = updated.changes.iter();
        let open = changes.filter(|it| !it.refused && it.kind == kind);
        open.count()
    };
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

/// Names the lines of a list of decisions that came to nothing; returns whether there are any.
pub(super) fn unfit(
    list: Option<&Path>,
    decided: &[(u32, Decision)],
    updated: &Updated,
    around: &mut Surroundings<'_>,
) -> Result<bool> {
    let file = mask(&list.map_or_else(String::new, open::shown)).into_owned();
    for (place, why) in &updated.unfit {
        let Some((row, decision)) = decided.get(*place) else {
            continue;
        };
        let [before, now] = [&decision.old[2], &decision.new[1]].map(|it| mask(it));
        let (it, en) = match why {
            Unfit::Before => (
                format!(
                    "l'anno prima nessuna attività corrisponde a «{before}» con l'unità e l'ID della riga"
                ),
                format!("last year has no activity “{before}” with the unit and id of the row"),
            ),
            Unfit::Now => (
                format!("nelle schede di quest'anno nessuna attività corrisponde a «{now}»"),
                format!("this year's submissions have no activity “{now}”"),
            ),
            Unfit::Taken => (
                format!("«{before}» o «{now}» appartiene già a un'altra attività"),
                format!("“{before}” or “{now}” belongs to another activity already"),
            ),
            Unfit::NotEnded => (
                format!("nessuna scheda dice che «{now}» è cessata"),
                format!("no submission says that “{now}” has ended"),
            ),
        };
        match around.lang {
            Lang::It => writeln!(
                around.out,
                "{file}, riga {row}: decisione non applicata\n  {it}\n  aiuto: copiare unità, ID e nome \
                 dall'elenco di --changes, o togliere la riga"
            )?,
            Lang::En => writeln!(
                around.out,
                "{file}, row {row}: decision not applied\n  {en}\n  help: copy unit, id and name from the \
                 list of --changes, or remove the row"
            )?,
        }
    }
    Ok(!updated.unfit.is_empty())
}

/// Shows what waits for a decision.
fn ask(forms: &Forms<'_>, updated: &Updated, around: &mut Surroundings<'_>) -> Result<()> {
    let open = updated
        .changes
        .iter()
        .filter(|it| list::asks(it.kind) && !it.confirmed && !it.refused);
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
        let line = format!("{kind}, {percent} %: «{before}» → «{now}»{moved}");
        // A line that is too wide is broken where the new name begins.
        let wide = line.chars().count() > around.width;
        if wide {
            let moved = moved.trim_start();
            writeln!(around.out, "{kind}, {percent} %: «{before}»\n  → «{now}»")?;
            if !moved.is_empty() {
                writeln!(around.out, "  {moved}")?;
            }
        } else {
            writeln!(around.out, "{line}")?;
        }
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

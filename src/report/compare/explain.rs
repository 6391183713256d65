//! `--explain` on a comparison: what changed for an activity, step by step, with the cells.
//!
//! Never here: a figure; the comparison has them.

use crate::lang::Lang;
use crate::model::comparison::{Compared, Comparison, Seen};
use crate::report::Options;
use crate::report::compare::activities::{answers, given_text};
use crate::report::compare::words::{self, text};
use crate::report::grounds::page::Page;
use crate::report::grounds::{At, place_of};
use crate::report::words as shared;

/// Explains the activities that have an id on either side; `None` when there is none.
#[must_use]
pub fn explain(comparison: &Comparison, key: &str, options: &Options) -> Option<String> {
    let has = |seen: Option<&Seen>| seen.is_some_and(|seen| seen.id == key);
    let found: Vec<&Compared> = comparison
        .activities
        .iter()
        .filter(|one| has(one.new.as_ref()) || has(one.old.as_ref()))
        .collect();
    if found.is_empty() {
        return None;
    }
    let mut page = Page::new(&comparison.sources, options);
    page.title(&words::title(comparison, options.lang));
    for one in found {
        activity(comparison, one, &mut page, options.lang);
    }
    Some(page.out)
}

fn activity(comparison: &Comparison, one: &Compared, page: &mut Page<'_>, lang: Lang) {
    let Some(seen) = one.new.as_ref().or(one.old.as_ref()) else {
        return;
    };
    page.heading(&shared::code_and_name(&seen.id, &seen.name));
    for (side, seen) in [&comparison.old, &comparison.new]
        .into_iter()
        .zip([&one.old, &one.new])
    {
        let line = match seen {
            None => text("non c'è", "not there").get(lang).to_owned(),
            Some(seen) => said(comparison, seen, lang),
        };
        page.line("  ", &format!("{}: {line}", side.name));
    }
    if let Some(found) = one.found {
        let by = words::found_by(found.by).get(lang);
        let percent = found.likeness / 10;
        page.line(
            "  ",
            &match lang {
                Lang::It => format!("Riconosciuta per {by}; somiglianza dei nomi {percent} %"),
                Lang::En => format!("Found again by {by}; likeness of names {percent}%"),
            },
        );
    }
    steps(comparison, one, page, lang);
    let changed = answers(comparison, one, lang);
    if !changed.is_empty() {
        let label = text("Risposte cambiate:", "Answers that changed:").get(lang);
        page.line("  ", label);
        for line in changed {
            page.line("    ", &line);
        }
    }
    if let Some(reversal) = one.reversal() {
        let label = text("Esito ribaltato", "Verdict turned round").get(lang);
        let how = words::reversal(reversal).get(lang);
        page.line("  ", &format!("{label} {how}."));
    }
}

fn said(comparison: &Comparison, seen: &Seen, lang: Lang) -> String {
    let unit = shared::group_title(&seen.unit, &seen.unit_name, lang);
    let at = place_of(&comparison.sources, At::Cell(seen.at));
    let heads = given_text(seen.heads, lang);
    let fte = given_text(seen.fte, lang);
    let note = match (seen.noted, lang) {
        (false, _) => "",
        (true, Lang::It) => ", con una nota",
        (true, Lang::En) => ", with a note",
    };
    match lang {
        Lang::It => format!(
            "«{}», {unit}, addetti {heads}, ETP {fte}{note} ({at})",
            seen.name
        ),
        Lang::En => format!(
            "“{}”, {unit}, heads {heads}, FTE {fte}{note} ({at})",
            seen.name
        ),
    }
}

/// Writes the chain of verdicts, each with what it is by.
fn steps(comparison: &Comparison, one: &Compared, page: &mut Page<'_>, lang: Lang) {
    let say = |verdict| shared::verdict(verdict).get(lang);
    let (Some(chain), Some(old), Some(new)) = (one.chain(), &one.old, &one.new) else {
        let seen = one.new.as_ref().or(one.old.as_ref());
        if let Some(seen) = seen {
            let label = text("Esito", "Verdict").get(lang);
            page.line("  ", &format!("{label}: {}", say(seen.verdict)));
        }
        return;
    };
    let label = text("Esito, passo per passo:", "Verdict, step by step:").get(lang);
    page.line("  ", label);
    let [old_set, new_set] =
        [&comparison.old.set, &comparison.new.set].map(|set| format!("{} {}", set.id, set.version));
    let lines = match lang {
        Lang::It => [
            "prima, come vale".to_owned(),
            format!("prima, calcolato con {old_set}"),
            format!("con i nuovi criteri ({new_set}) e le risposte di prima"),
            "con le risposte nuove".to_owned(),
            "dopo, come vale".to_owned(),
        ],
        Lang::En => [
            "before, as it counts".to_owned(),
            format!("before, computed by {old_set}"),
            format!("by the newer criteria ({new_set}) on the older answers"),
            "with the newer answers".to_owned(),
            "after, as it counts".to_owned(),
        ],
    };
    for (line, verdict) in lines.iter().zip(chain) {
        page.line("    ", &format!("{line}: {}", say(verdict)));
    }
    for seen in [old, new] {
        if let Some(it) = &seen.overridden {
            let label = text("decisione", "override").get(lang);
            let outcome = shared::outcome(it.outcome).get(lang);
            page.line("    ", &format!("{label}: {outcome}, «{}»", it.reason));
        }
    }
    if !one.verdict_changed() {
        let same = text("L'esito non è cambiato.", "The verdict has not changed.");
        page.line("  ", same.get(lang));
        return;
    }
    let causes = words::causes(one.causes(), lang);
    let label = text("Cause del cambiamento", "Causes of the change").get(lang);
    page.line("  ", &format!("{label}: {causes}"));
}

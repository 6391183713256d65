//! `review export`: one workbook for each manager, with the verdicts of the directorate.
//!
//! Never here: how a workbook looks (`report::form`), or what comes back (`import`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::ArgMatches;

use super::headers::{ASKED, SHOWN, STAMP};
use super::rows::{self, Judged, Judgements};
use super::stamp::{Stamp, hash};
use crate::check::Registry;
use crate::commands::form::outputs::{self, Ready};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::{Exit, Surroundings, one};
use crate::figures::uniformity::{Judged as Compared, uneven};
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::model::criteria::CriteriaSet;
use crate::model::uniformity::Uneven;
use crate::model::verdict::Outcome;
use crate::report::form::{self, Review};
use crate::report::words;

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, a file that is there already, an output that cannot be written.
pub(super) fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let request = Request::from_matches(matches);
    let plan = Plan::settle(&request, around.lang)?;
    around.speak(plan.config.lang);
    let lang = outputs::language(around, plan.config.lang);
    let out: PathBuf = one(matches, "out").unwrap_or_default();
    let replace = super::replace(matches);
    let registry = Registry::new();
    let Some(judged) = rows::read(&plan, &request, &registry, around)? else {
        return Ok(Exit::CouldNotRun);
    };
    if !judged.ending.is_whole(around)? {
        return Ok(Exit::CouldNotRun);
    }
    let uneven = uneven(judged.rows.iter().map(|row| Compared::from(&row.activity)));
    let ready = ready(&out, (&judged, &uneven), &plan.set, lang)?;
    let paths: Vec<PathBuf> = ready.iter().map(|(file, _)| file.path.clone()).collect();
    outputs::refuse_existing(&paths, replace, around.lang)?;
    for (file, count) in ready.iter().filter(|_| !around.quiet) {
        let path = open::shown(&file.path);
        match around.lang {
            Lang::It => writeln!(around.out, "{path}: attività {count}")?,
            Lang::En => writeln!(around.out, "{path}: activities {count}")?,
        }
    }
    let ready: Vec<Ready> = ready.into_iter().map(|(file, _)| file).collect();
    outputs::write(&ready, replace, &judged.paths)?;
    say_uneven(&uneven, &judged, around)?;
    Ok(Exit::Done)
}

/// Renders the workbooks, each with how many activities it has.
fn ready(
    out: &Path,
    (judged, uneven): (&Judgements, &[Uneven]),
    set: &CriteriaSet,
    lang: Lang,
) -> Result<Vec<(Ready, usize)>> {
    let mut taken = BTreeSet::new();
    let mut ready = Vec::new();
    for group in &judged.groups {
        let rows = judged.rows.iter();
        let rows: Vec<&Judged> = rows
            .filter(|row| *row.activity.group == *group.key)
            .collect();
        if rows.is_empty() {
            continue;
        }
        let named = words::code_and_name(&group.key, &group.name);
        let named = if named.is_empty() {
            unstated(lang).to_owned()
        } else {
            named
        };
        let review = of_group(&rows, (&named, &group.key), (judged, uneven), set, lang);
        let name = outputs::file_name(&named, &mut taken);
        let file = Ready {
            path: out.join(format!("{name}.xlsx")),
            bytes: form::review(&review, lang)?,
        };
        ready.push((file, rows.len()));
    }
    Ok(ready)
}

fn unstated(lang: Lang) -> &'static str {
    Text {
        it: "struttura non indicata",
        en: "office not stated",
    }
    .get(lang)
}

fn of_group<'a>(
    rows: &[&Judged],
    (name, key): (&'a str, &str),
    (judged, uneven): (&Judgements, &[Uneven]),
    set: &'a CriteriaSet,
    lang: Lang,
) -> Review<'a> {
    let columns = SHOWN.into_iter().chain(ASKED).chain([STAMP]);
    let here = |one: &&Uneven| one.by_group.iter().any(|(group, _)| **group == *key);
    let uneven = uneven.iter().filter(here);
    Review {
        unit: name,
        set,
        headers: columns.map(|column| column.header(lang)).collect(),
        shown: SHOWN.len(),
        rows: rows.iter().map(|row| texts(row, set, lang)).collect(),
        life: crate::commands::criteria::life::lines(&set.life, lang),
        uneven: uneven
            .map(|one| (one.process.clone(), counts(one, judged, lang)))
            .collect(),
    }
}

/// Returns the texts of a row that nobody changes.
pub(super) fn shown(row: &Judged, set: &CriteriaSet, lang: Lang) -> Vec<String> {
    let activity = &row.activity;
    vec![
        activity.id.clone(),
        activity.name.clone(),
        activity.process.to_string(),
        words::code_and_name(&activity.unit, &activity.unit_name),
        words::verdict(activity.computed).get(lang).to_owned(),
        reasons(row, set, lang),
        obstacles(row, set, lang),
    ]
}

/// Returns the texts of a row: what is shown, the override that there is, the stamp.
fn texts(row: &Judged, set: &CriteriaSet, lang: Lang) -> Vec<String> {
    let mut texts = shown(row, set, lang);
    let stamp = Stamp {
        key: row.key.clone(),
        answers: row.answers.clone(),
        shown: hash(texts.iter().map(String::as_str)),
    };
    texts.push(String::new());
    texts.extend(match &row.activity.overridden {
        None => [const { String::new() }; 4],
        Some(known) => [
            words::outcome(known.outcome).get(lang).to_owned(),
            known.reason.clone(),
            known.author.clone(),
            known.date.clone(),
        ],
    });
    texts.push(stamp.text());
    texts
}

/// Names the criteria that are not met, each with how far it is.
fn reasons(row: &Judged, set: &CriteriaSet, lang: Lang) -> String {
    let said = row.activity.reasons.iter().filter_map(|reason| {
        let criterion = set.indexes.first()?.criteria.get(reason.criterion)?;
        let state = match words::state(reason.level) {
            "fails" => Text {
                it: "non soddisfatto",
                en: "not met",
            },
            "partly" => Text {
                it: "in parte",
                en: "partly",
            },
            "unknown" => Text {
                it: "risposta mancante",
                en: "no answer",
            },
            _ => return None,
        };
        Some(format!(
            "{}: {}",
            criterion.label.get(lang),
            state.get(lang)
        ))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        let all = Text {
            it: "tutti i criteri sono soddisfatti",
            en: "all criteria are met",
        };
        return all.get(lang).to_owned();
    }
    said.join("; ")
}

/// Names the obstacles of the criteria that are not met, and the office's own words.
fn obstacles(row: &Judged, set: &CriteriaSet, lang: Lang) -> String {
    let mut said: Vec<String> = Vec::new();
    for reason in &row.activity.reasons {
        let criterion = set
            .indexes
            .first()
            .and_then(|it| it.criteria.get(reason.criterion));
        let (Some(criterion), "fails" | "partly") = (criterion, words::state(reason.level)) else {
            continue;
        };
        let class = words::obstacle(criterion.obstacle.class)
            .get(lang)
            .to_owned();
        if !said.contains(&class) {
            said.push(class);
        }
    }
    if !row.activity.obstacle_stated.is_empty() {
        said.push(row.activity.obstacle_stated.to_string());
    }
    said.join("; ")
}

/// Says how often a process has which verdict in each directorate.
fn counts(one: &Uneven, judged: &Judgements, lang: Lang) -> String {
    let groups = one.by_group.iter().map(|(key, counts)| {
        let name = judged.groups.iter().find(|group| *group.key == **key);
        let name = name.map_or(&**key, |group| &*group.name);
        let outcomes = [Outcome::Smartable, Outcome::Partly, Outcome::Not];
        let undetermined = Text {
            it: "da integrare",
            en: "undetermined",
        };
        let outcomes = outcomes
            .map(words::outcome)
            .into_iter()
            .chain([undetermined]);
        let said = counts.iter().zip(outcomes).filter(|(count, _)| **count > 0);
        let said: Vec<String> = said
            .map(|(count, word)| format!("{} {count}", word.get(lang)))
            .collect();
        let name = if name.is_empty() {
            unstated(lang)
        } else {
            name
        };
        format!("{name}: {}", said.join(", "))
    });
    groups.collect::<Vec<_>>().join("; ")
}

/// Prints the processes whose verdicts differ from one directorate to another.
fn say_uneven(uneven: &[Uneven], judged: &Judgements, around: &mut Surroundings<'_>) -> Result<()> {
    if uneven.is_empty() || around.quiet {
        return Ok(());
    }
    let head = Text {
        it: "Stesso processo, esito diverso da una direzione all'altra:",
        en: "Same process, another verdict from one directorate to another:",
    };
    writeln!(around.out, "\n{}", head.get(around.lang))?;
    for one in uneven {
        let said = format!("{} – {}", one.process, counts(one, judged, around.lang));
        writeln!(around.out, "  {}", crate::matching::personal::mask(&said))?;
    }
    Ok(())
}

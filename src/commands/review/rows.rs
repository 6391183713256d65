//! The inventory under review: its activities with their verdicts, each with what its stamp holds.
//!
//! Never here: what is shown of a row (`export`), or what came back (`import`).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use super::stamp::hash;
use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::inventory::{Ending, Reading};
use crate::figures::assessor::Keep;
use crate::matching::fold;
use crate::model::answer::{Answer, CellAnswer};
use crate::model::assessment::{Activity, Group};
use crate::model::criteria::CriteriaSet;
use crate::model::inventory::Inventory;

/// An activity, and what it is known by.
pub(super) struct Judged {
    /// Activity and verdict.
    pub(super) activity: Activity,
    /// Which row it is: id, unit, and how many such rows stand before it.
    pub(super) key: String,
    /// Its answers, criteria and computed verdict.
    pub(super) answers: String,
}

/// The inventory, judged.
pub(super) struct Judgements {
    /// Activities in the order of the files.
    pub(super) rows: Vec<Judged>,
    /// Directorates, or units where there is no org chart.
    pub(super) groups: Vec<Group>,
    /// Paths that no output may overwrite.
    pub(super) paths: Vec<PathBuf>,
    /// Files that could not be read.
    pub(super) ending: Ending,
}

/// Reads and judges the inventory; `None`: nothing is there, which has been said.
///
/// # Errors
///
/// As `assess`.
pub(super) fn read(
    plan: &Plan,
    request: &Request,
    registry: &Registry,
    around: &mut Surroundings<'_>,
) -> Result<Option<Judgements>> {
    let mut reading = Reading::new(plan, request, Keep::Activities, registry, around)?;
    reading.kept = Some(Inventory::default());
    if !reading.read_all(around)? {
        return Ok(None);
    }
    let kept = reading.kept.take().unwrap_or_default();
    let (ending, paths) = (reading.ending(around.lang), reading.input_paths());
    let read = reading.finish();
    let mut seen: BTreeMap<(String, String), usize> = BTreeMap::new();
    let rows = read.assessed.activities.into_iter().zip(&kept.rows);
    let rows = rows.map(|(activity, row)| {
        let nth = seen
            .entry((fold(&activity.id), fold(&activity.unit)))
            .or_default();
        *nth += 1;
        let answers = usize::try_from(row.combination)
            .ok()
            .and_then(|at| kept.combinations.get(at));
        Judged {
            key: hash([&*activity.id, &*activity.unit, &nth.to_string()]),
            answers: of_answers(&plan.set, answers.map_or(&[], Vec::as_slice), &activity),
            activity,
        }
    });
    Ok(Some(Judgements {
        rows: rows.collect(),
        groups: read.assessed.groups,
        paths,
        ending,
    }))
}

/// Hashes what a verdict rests on: whoever agreed to it saw these answers.
fn of_answers(set: &Rc<CriteriaSet>, answers: &[CellAnswer], activity: &Activity) -> String {
    let mut parts = vec![
        set.id.clone(),
        set.version.clone(),
        activity.computed.key().to_owned(),
    ];
    for answer in answers {
        let item = set.items.get(usize::from(answer.item));
        parts.push(item.map_or_else(String::new, |item| item.id.clone()));
        parts.push(word(answer.answer));
    }
    hash(parts.iter().map(String::as_str))
}

fn word(answer: Answer) -> String {
    match answer {
        Answer::Yes => "yes".to_owned(),
        Answer::Partly => "partly".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::NotApplicable => "not_applicable".to_owned(),
        Answer::Number(number) => number.to_string(),
        Answer::Share(share) => format!("{}/{}", share.num(), share.den()),
        // Why it is not known changes no verdict by itself.
        Answer::Unknown(_) => "unknown".to_owned(),
    }
}

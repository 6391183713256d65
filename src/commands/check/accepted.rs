//! The acceptance file of a run: found, read, and what it covered.
//!
//! Never here: which findings an acceptance fits (`check::Acceptances`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::check::{Acceptances, Registry};
use crate::commands::check::arguments::Arguments;
use crate::commands::check::ledger::Covered;
use crate::commands::inventory::plan::{Plan, mistakes};
use crate::commands::inventory::request::ConfigFrom;
use crate::commands::unknown;
use crate::config;
use crate::finding::FindingGroup;
use crate::intake::open;
use crate::lang::Lang;
use crate::model::acceptance::Acceptance;
use crate::model::checked::AcceptedGroup;
use crate::model::period::Day;

/// Name of the acceptance file.
const FILE: &str = "smartable-accept.toml";

/// Returns where acceptances are kept unless somebody says otherwise: beside the configuration, or
/// in the working folder where there is none.
pub(in crate::commands) fn usual_place(plan: &Plan) -> PathBuf {
    let config = plan.config.path.as_deref();
    let folder = config.and_then(Path::parent).unwrap_or(Path::new(""));
    folder.join(FILE)
}

/// Returns the acceptance file: the one named, that of the configuration, or the one in its usual
/// place. A run that is to read no configuration reads only what is named.
pub(in crate::commands) fn path(arguments: &Arguments, plan: &Plan) -> Option<PathBuf> {
    let usual = || {
        let path = usual_place(plan);
        (arguments.request.config != ConfigFrom::Nowhere && path.is_file()).then_some(path)
    };
    arguments
        .accept
        .clone()
        .or_else(|| plan.config.check.accept.clone())
        .or_else(usual)
}

/// Reads the acceptances of a run.
///
/// # Errors
///
/// A file that is missing or broken, a rule that nobody knows.
pub(super) fn read(
    path: Option<&Path>,
    plan: &Plan,
    registry: &Registry,
    lang: Lang,
) -> Result<Acceptances> {
    let Some(path) = path else {
        return Ok(Acceptances::default());
    };
    let text = open::read_text(path)?;
    let shown = open::shown(path);
    let all = config::acceptances(&shown, &text).map_err(|errors| mistakes(&errors, lang))?;
    let on = plan.settings.on.as_deref().and_then(Day::parse);
    match Acceptances::new(registry, all, on) {
        Ok(all) => Ok(all),
        Err((rule, line)) => bail!("{shown}:{line}: {}", unknown::rule(&rule, registry, lang)),
    }
}

/// Settles what was covered: an acceptance that states a count covers nothing beyond it. Returns
/// how many findings each one covered.
pub(super) fn settle(
    accept: &Acceptances,
    covered: Vec<Covered>,
    findings: &mut Vec<FindingGroup>,
) -> (Vec<AcceptedGroup>, Vec<u64>) {
    let mut used = vec![0; accept.all().len()];
    for it in &covered {
        used[it.by] += it.group.count;
    }
    let mut accepted = Vec::new();
    for it in covered {
        let by = accept.get(it.by);
        if by.count.is_some_and(|most| used[it.by] > most) {
            findings.push(it.group);
        } else {
            accepted.push(of(by, it.group));
        }
    }
    (accepted, used)
}

fn of(by: &Acceptance, group: FindingGroup) -> AcceptedGroup {
    AcceptedGroup {
        group,
        reason: by.reason.clone(),
        author: by.author.clone(),
        confirmed: by.confirmed,
    }
}

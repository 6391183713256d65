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
use crate::config;
use crate::finding::FindingGroup;
use crate::intake::open;
use crate::lang::Lang;
use crate::model::acceptance::Acceptance;
use crate::model::checked::AcceptedGroup;
use crate::model::period::Day;

/// Name of the acceptance file beside a configuration.
pub(in crate::commands) const FILE: &str = "smartable-accept.toml";

/// Returns the acceptance file, whether it is there or not: the one named, that of the
/// configuration, the one beside it, or that of the working folder. `None`: no configuration is
/// wanted, and no file was named.
pub(in crate::commands) fn place(arguments: &Arguments, plan: &Plan) -> Option<PathBuf> {
    let config = &plan.config;
    let beside = || {
        if arguments.request.config == ConfigFrom::Nowhere {
            return None;
        }
        let folder = config.path.as_ref().and_then(|path| path.parent());
        Some(folder.unwrap_or(Path::new("")).join(FILE))
    };
    let named = arguments.accept.as_ref();
    named
        .or(config.check.accept.as_ref())
        .cloned()
        .or_else(beside)
}

/// Returns the acceptance file to read: one that was named must be there.
pub(in crate::commands) fn path(arguments: &Arguments, plan: &Plan) -> Option<PathBuf> {
    let named = arguments.accept.is_some() || plan.config.check.accept.is_some();
    place(arguments, plan).filter(|path| named || path.is_file())
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
        Err((rule, line)) => match lang {
            Lang::It => bail!("{shown}:{line}: nessuna regola «{rule}»"),
            Lang::En => bail!("{shown}:{line}: no rule “{rule}”"),
        },
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

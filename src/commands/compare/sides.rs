//! The two sides of a comparison: what each one reads, by which settings.
//!
//! Never here: reading (`read`), or a figure.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::ArgMatches;

use crate::commands::inventory::plan::{NotInForce, Plan};
use crate::commands::inventory::request::{ConfigFrom, HiddenSheets, Request};
use crate::commands::{Surroundings, all, one};
use crate::intake::open;
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::assessment::SetChosen;
use crate::model::comparison::ChartOf;
use crate::model::period::Day;

/// One side: what was asked of it, and what it works with.
pub(super) struct Settled {
    /// What was asked.
    pub(super) request: Request,
    /// What it works with.
    pub(super) plan: Plan,
    /// The day that it is of.
    pub(super) on: Option<Day>,
    /// What it is called.
    pub(super) name: String,
    /// Whose org chart its units stand in.
    pub(super) chart: ChartOf,
}

/// Which of the two options of a kind a side takes.
#[derive(Clone, Copy)]
struct Names {
    path: &'static str,
    criteria: &'static str,
    config: &'static str,
    on: &'static str,
    org_chart: &'static str,
}

const OLD: Names = Names {
    path: "old",
    criteria: "old-criteria",
    config: "old-config",
    on: "old-on",
    org_chart: "old-org-chart",
};
const NEW: Names = Names {
    path: "new",
    criteria: "criteria",
    config: "config",
    on: "on",
    org_chart: "org-chart",
};

/// Settles both sides, the older one first.
///
/// # Errors
///
/// As `assess`, for either side: a broken configuration, a date before its criteria hold.
pub(super) fn settle(matches: &ArgMatches, lang: Lang) -> Result<[Settled; 2]> {
    let (new_path, mut new_request) = asked(matches, NEW);
    let (path, mut request) = asked(matches, OLD);
    let of = |names: Names, path: &Path, result: Result<Plan>| {
        result.map_err(|error| told_by(names, path, error, lang))
    };
    let own = [
        of(OLD, &path, ungrouped(&request, lang))?.org_chart,
        of(NEW, &new_path, ungrouped(&new_request, lang))?.org_chart,
    ];
    let charts = lend(&own, [&mut request, &mut new_request]);
    let plan = of(NEW, &new_path, planned(&new_path, &new_request, lang))?;
    let new = Settled {
        on: plan.settings.on.as_deref().and_then(Day::parse),
        name: String::new(),
        chart: charts[1],
        request: new_request,
        plan,
    };
    // Both sides have a chart, or none: what groups the newer one groups the older one too.
    request.by = Some(new.plan.settings.grouping.clone());
    let mut plan = of(OLD, &path, planned(&path, &request, lang))?;
    let named =
        one::<String>(matches, NEW.criteria).filter(|_| plan.set_chosen == SetChosen::Default);
    if named.is_some() {
        request.criteria = request.criteria.or(named);
        plan = of(OLD, &path, planned(&path, &request, lang))?;
    }
    // A configuration above both sides has one date: it is that of the newer one.
    let above = !is_project(&path);
    let shared = above && plan.config.path.is_some() && plan.config.path == new.plan.config.path;
    let on = plan.settings.on.as_deref().and_then(Day::parse);
    let old = Settled {
        on: on.filter(|_| !shared || request.on.is_some()),
        name: String::new(),
        chart: charts[0],
        request,
        plan,
    };
    Ok(named_apart(
        old,
        new,
        [OLD, NEW].map(|names| path_of(matches, names)),
    ))
}

/// Settles a side without its grouping, for the org chart that it has of its own: the one named for
/// it, or its configuration's.
fn ungrouped(request: &Request, lang: Lang) -> Result<Plan> {
    let ungrouped = Request {
        by: None,
        ..request.clone()
    };
    Plan::settle(&ungrouped, lang)
}

/// Says which side a date outside its criteria is of, and how to name another.
fn told_by(names: Names, path: &Path, error: anyhow::Error, lang: Lang) -> anyhow::Error {
    if !error.is::<NotInForce>() {
        return error;
    }
    let (on, criteria) = (names.on, names.criteria);
    let path = personal::mask(&open::shown(path)).into_owned();
    match (lang, names.path == OLD.path) {
        (Lang::It, true) => anyhow!(
            "prima parte ({path}): {error}. Indicare il suo giorno con --{on}, o i criteri di allora con \
             --{criteria}"
        ),
        (Lang::It, false) => anyhow!(
            "seconda parte ({path}): {error}. Indicare il suo giorno con --{on}, o i suoi criteri con \
             --{criteria}"
        ),
        (Lang::En, true) => anyhow!(
            "older side ({path}): {error}. Say its day with --{on}, or the criteria of then with \
             --{criteria}"
        ),
        (Lang::En, false) => anyhow!(
            "newer side ({path}): {error}. Say its day with --{on}, or its criteria with --{criteria}"
        ),
    }
}

/// Gives a side without an org chart that of the other side: units that one side names by the chart
/// and the other by its rows are else two units, and every activity of theirs would have moved.
fn lend(own: &[Option<PathBuf>; 2], requests: [&mut Request; 2]) -> [ChartOf; 2] {
    let [old, new] = requests;
    match own {
        [None, None] => [ChartOf::Nobody; 2],
        [Some(_), Some(_)] => [ChartOf::Own; 2],
        [None, chart] => {
            old.org_chart.clone_from(chart);
            [ChartOf::TheOther, ChartOf::Own]
        }
        [chart, None] => {
            new.org_chart.clone_from(chart);
            [ChartOf::Own, ChartOf::TheOther]
        }
    }
}

/// Says on standard error which side takes the org chart of the other.
pub(super) fn say_lent(sides: [&Settled; 2], around: &mut Surroundings<'_>) -> Result<()> {
    if around.quiet {
        return Ok(());
    }
    for side in sides {
        let Some(path) = &side.plan.org_chart else {
            continue;
        };
        if side.chart == ChartOf::TheOther {
            let (name, path) = (&side.name, open::shown(path));
            match around.lang {
                Lang::It => writeln!(
                    around.err,
                    "{name}: nessun organigramma; vale quello dell'altro anno, {path}"
                )?,
                Lang::En => writeln!(
                    around.err,
                    "{name}: no org chart; that of the other year holds, {path}"
                )?,
            }
        }
    }
    Ok(())
}

/// Calls the sides by their years where these differ, else by their paths.
fn named_apart(mut old: Settled, mut new: Settled, paths: [PathBuf; 2]) -> [Settled; 2] {
    let years = old
        .on
        .zip(new.on)
        .map(|(old, new)| [old.year(), new.year()]);
    let shown = paths.map(|path| personal::mask(&open::shown(&path)).into_owned());
    [old.name, new.name] = match years {
        Some([before, now]) if before != now => [before, now].map(|year| year.to_string()),
        _ => shown,
    };
    [old, new]
}

fn path_of(matches: &ArgMatches, names: Names) -> PathBuf {
    one(matches, names.path).unwrap_or_default()
}

/// Takes what was asked of a side.
fn asked(matches: &ArgMatches, names: Names) -> (PathBuf, Request) {
    let path = path_of(matches, names);
    let own = path.join("smartable.toml");
    let config = match one(matches, names.config) {
        Some(file) => ConfigFrom::File(file),
        None if matches.get_flag("isolated") => ConfigFrom::Nowhere,
        None if own.is_file() => ConfigFrom::File(own),
        None => ConfigFrom::Nearest,
    };
    let request = Request {
        files: vec![path.clone()],
        criteria: one(matches, names.criteria),
        config,
        org_chart: one(matches, names.org_chart),
        headcounts: Vec::new(),
        weight: None,
        weight_is: None,
        heads: None,
        unassessed: None,
        missing_weight: None,
        filters: all(matches, "where"),
        by: one(matches, "by"),
        columns: all(matches, "column"),
        hidden: if matches.get_flag("hidden") {
            HiddenSheets::Read
        } else {
            HiddenSheets::Listed
        },
        on: one(matches, names.on),
        stdin_filename: None,
        max_bytes: one(matches, "max-size"),
    };
    (path, request)
}

/// Says whether a side is a folder with a configuration of its own.
fn is_project(path: &Path) -> bool {
    path.join("smartable.toml").is_file()
}

/// Settles a side. A folder with a configuration of its own is read as that says.
fn planned(path: &Path, request: &Request, lang: Lang) -> Result<Plan> {
    let mut plan = Plan::settle(request, lang)?;
    if is_project(path) && plan.config.path.is_some() && !plan.config.submissions.is_empty() {
        let submissions = plan.config.submissions.iter();
        plan.names = submissions.map(|path| open::shown(path)).collect();
    }
    Ok(plan)
}

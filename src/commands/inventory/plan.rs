//! What a run works with: options over configuration over defaults.

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Result, bail};

use crate::commands::inventory::request::{ConfigFrom, Request};
use crate::commands::spec::House;
use crate::commands::unknown;
use crate::config::{self, Config};
use crate::criteria;
use crate::document::{DocumentError, render_all};
use crate::intake::limits::Limits;
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::matching::fold_header;
use crate::model::assessment::{Grouping, HeadsFrom, SetChosen, Settings, WeightIs};
use crate::model::columns::Meaning;
use crate::model::criteria::CriteriaSet;

/// Everything that is settled before the first file is read.
#[derive(Clone)]
pub(in crate::commands) struct Plan {
    /// The configuration.
    pub(in crate::commands) config: Config,
    /// The criteria set.
    pub(in crate::commands) set: Rc<CriteriaSet>,
    /// How it was chosen.
    pub(in crate::commands) set_chosen: SetChosen,
    /// Declared choices.
    pub(in crate::commands) settings: Settings,
    /// The house's own words.
    pub(in crate::commands) house: House,
    /// Headers whose values are asked for: filters first, then the grouping.
    pub(in crate::commands) watched: Vec<String>,
    /// Files, folders, patterns.
    pub(in crate::commands) names: Vec<String>,
    /// Org chart.
    pub(in crate::commands) org_chart: Option<PathBuf>,
    /// Headcount tables.
    pub(in crate::commands) headcounts: Vec<PathBuf>,
    /// Limits.
    pub(in crate::commands) limits: Limits,
}

impl Plan {
    /// Settles it.
    ///
    /// # Errors
    ///
    /// A configuration or a criteria set that is missing or broken, a date before the set holds,
    /// nothing to read.
    pub(in crate::commands) fn settle(request: &Request, lang: Lang) -> Result<Self> {
        let plan = Self::settle_without_files(request, lang)?;
        if plan.names.is_empty() {
            bail!(NOTHING_TO_READ.get(lang));
        }
        Ok(plan)
    }

    /// Settles it, whether there is something to read or not.
    ///
    /// # Errors
    ///
    /// As [`Plan::settle`].
    pub(in crate::commands) fn settle_without_files(request: &Request, lang: Lang) -> Result<Self> {
        let config = configuration(request, lang)?;
        let on = request.on.clone().or_else(|| config.on.clone());
        let (set, set_chosen) = criteria_set(request, &config, lang)?;
        in_force(&set, on.as_deref(), lang)?;
        let names: Vec<String> = if request.files.is_empty() {
            config
                .submissions
                .iter()
                .map(|path| open::shown(path))
                .collect()
        } else {
            request.files.iter().map(|path| open::shown(path)).collect()
        };
        let org_chart = request
            .org_chart
            .clone()
            .or_else(|| config.org_chart.clone());
        let headcounts = if request.headcounts.is_empty() {
            config.headcounts.clone()
        } else {
            request.headcounts.clone()
        };
        let grouping = request.by.clone().unwrap_or(match org_chart {
            Some(_) => Grouping::Directorate,
            None => Grouping::Unit,
        });
        if org_chart.is_none() && matches!(grouping, Grouping::Directorate | Grouping::Level(_)) {
            bail!(NO_CHART.get(lang));
        }
        let mut watched: Vec<String> = request
            .filters
            .iter()
            .map(|(column, _)| column.clone())
            .collect();
        if let Grouping::Column(column) | Grouping::Prefix(column, _) = &grouping {
            watched.push(column.clone());
        }
        let settings = settings(request, &config, &set, grouping, on, headcounts.is_empty());
        let house = house(request, &config);
        check_items(&house, &set, lang)?;
        let limits = limits(&config, request.max_bytes);
        Ok(Self {
            config,
            set: Rc::new(set),
            set_chosen,
            settings,
            house,
            watched,
            names,
            org_chart,
            headcounts,
            limits,
        })
    }
}

impl Plan {
    /// Returns the same plan with another criteria set.
    #[must_use]
    pub(in crate::commands) fn with_set(&self, set: CriteriaSet) -> Self {
        Self {
            set: Rc::new(set),
            set_chosen: SetChosen::Named,
            ..self.clone()
        }
    }
}

const NOTHING_TO_READ: Text = Text {
    it: "nessun file da leggere: indicare file o cartelle, oppure «submissions» in smartable.toml",
    en: "nothing to read: name files or folders, or `submissions` in smartable.toml",
};

const NO_CHART: Text = Text {
    it: "per raggruppare per direzione o per livello serve l'organigramma: --org-chart FILE",
    en: "grouping by directorate or level needs the org chart: --org-chart FILE",
};

fn settings(
    request: &Request,
    config: &Config,
    set: &CriteriaSet,
    grouping: Grouping,
    on: Option<String>,
    own_heads: bool,
) -> Settings {
    let mut totals = set.totals;
    totals.heads = request.heads.or(config.heads).unwrap_or(totals.heads);
    totals.unassessed = request
        .unassessed
        .or(config.unassessed)
        .unwrap_or(totals.unassessed);
    totals.missing_weight = request
        .missing_weight
        .or(config.missing_weight)
        .unwrap_or(totals.missing_weight);
    let weight_is = request.weight_is.unwrap_or(WeightIs::PerHead);
    Settings {
        totals,
        weight: request.weight.clone().map(|weight| (weight, weight_is)),
        filters: request.filters.clone(),
        grouping,
        on,
        heads_from: if own_heads {
            HeadsFrom::Inventory
        } else {
            HeadsFrom::HeadcountTable
        },
    }
}

fn house(request: &Request, config: &Config) -> House {
    let mut columns = config.columns.clone();
    let said = |header: &str| {
        let mut own = request.columns.iter();
        own.any(|(other, _)| fold_header(other) == fold_header(header))
    };
    columns.retain(|(header, _)| !said(header));
    columns.extend(request.columns.iter().cloned());
    House {
        columns,
        answers: config.answers.clone(),
        weight: request.weight.clone(),
    }
}

/// Refuses a header of the house that feeds an item which neither the set nor any other knows.
fn check_items(house: &House, set: &CriteriaSet, lang: Lang) -> Result<()> {
    let shared = &criteria::vocabulary::Vocabulary::builtin().items;
    for (header, meaning) in &house.columns {
        let Meaning::Item(id, _) = meaning else {
            continue;
        };
        if set.items.iter().any(|item| item.id == *id) || shared.contains_key(id) {
            continue;
        }
        let known = set.items.iter().map(|item| item.id.as_str());
        let near = crate::matching::nearest(id, known.clone());
        let known: Vec<&str> = known.collect();
        let hint = near.map_or_else(|| known.join(", "), str::to_owned);
        match lang {
            Lang::It => bail!("colonna «{header}»: «{id}» non è un criterio noto ({hint})"),
            Lang::En => bail!("column “{header}”: “{id}” is no known criterion ({hint})"),
        }
    }
    Ok(())
}

/// Finds and reads the configuration.
fn configuration(request: &Request, lang: Lang) -> Result<Config> {
    let path = match &request.config {
        ConfigFrom::Nowhere => return Ok(Config::default()),
        ConfigFrom::File(path) => path.clone(),
        ConfigFrom::Nearest => match nearest_configuration(&request.files, lang)? {
            Some(path) => path,
            None => return Ok(Config::default()),
        },
    };
    let text = open::read_text(&path)?;
    let config =
        config::read(&open::shown(&path), &text).map_err(|errors| mistakes(&errors, lang))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut config = config.from_folder(folder);
    config.path = Some(path);
    Ok(config)
}

/// Joins the mistakes of a document under one sentence.
pub(in crate::commands) fn mistakes(errors: &[DocumentError], lang: Lang) -> anyhow::Error {
    let rendered = render_all(errors, lang);
    match lang {
        Lang::It => anyhow::anyhow!("il file contiene errori\n{rendered}"),
        Lang::En => anyhow::anyhow!("the file has mistakes\n{rendered}"),
    }
}

/// Looks for `smartable.toml` beside the inputs and above them, then in the working folder and
/// above it.
///
/// # Errors
///
/// Inputs that lead to two different ones.
pub(in crate::commands) fn nearest_configuration(
    files: &[PathBuf],
    lang: Lang,
) -> Result<Option<PathBuf>> {
    let mut found: Option<PathBuf> = None;
    let here = PathBuf::from(".");
    let starts = if files.is_empty() {
        std::slice::from_ref(&here)
    } else {
        files
    };
    for start in starts {
        let Some(path) = upwards(start) else { continue };
        match &found {
            Some(first) if *first != path => {
                let (first, second) = (open::shown(first), open::shown(&path));
                match lang {
                    Lang::It => bail!(
                        "due configurazioni in una sola esecuzione: {first} e {second}; sceglierne una con --config"
                    ),
                    Lang::En => bail!(
                        "two configurations in one run: {first} and {second}; choose one with --config"
                    ),
                }
            }
            _ => found = Some(path),
        }
    }
    // Files that lie elsewhere are read with the project that one stands in.
    Ok(found.or_else(|| upwards(&here)))
}

fn upwards(start: &Path) -> Option<PathBuf> {
    let start = if start.as_os_str() == "-" {
        Path::new(".")
    } else {
        start
    };
    let full = start.canonicalize().ok()?;
    let folder = if full.is_dir() {
        full.as_path()
    } else {
        full.parent()?
    };
    let found = folder
        .ancestors()
        .map(|it| it.join("smartable.toml"))
        .find(|it| it.is_file())?;
    Some(relative(found))
}

/// Shows a path below the working folder as relative: reports then do not depend on where it is.
fn relative(path: PathBuf) -> PathBuf {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    match path.strip_prefix(&here) {
        Ok(below) => below.to_owned(),
        Err(_) => path,
    }
}

/// Reads the criteria set: a built-in one by its id, or a file.
fn criteria_set(
    request: &Request,
    config: &Config,
    lang: Lang,
) -> Result<(CriteriaSet, SetChosen)> {
    let (name, chosen) = match request.criteria.as_ref().or(config.criteria.as_ref()) {
        Some(name) => (name.as_str(), SetChosen::Named),
        None => (criteria::DEFAULT, SetChosen::Default),
    };
    let (path, text) = match criteria::find(name) {
        Some(builtin) => (format!("{}.toml", builtin.id), builtin.text.to_owned()),
        None if Path::new(name).is_file() => (name.to_owned(), open::read_text(Path::new(name))?),
        None => bail!(unknown::criteria_set(name, true, lang)),
    };
    let set = criteria::read(&path, &text).map_err(|errors| mistakes(&errors, lang))?;
    Ok((set, chosen))
}

/// Refuses a date on which the set did not hold.
fn in_force(set: &CriteriaSet, on: Option<&str>, lang: Lang) -> Result<()> {
    let Some(on) = on else { return Ok(()) };
    let (id, from) = (&set.id, &set.valid_from);
    let to = set.valid_to.as_deref().filter(|to| on > *to);
    let words = match (on < from.as_str(), to, lang) {
        (true, _, Lang::It) => {
            format!("l'insieme di criteri «{id}» vale dal {from}: non si applica al {on}")
        }
        (true, _, Lang::En) => {
            format!("the criteria set “{id}” holds from {from}: it does not apply on {on}")
        }
        (_, Some(to), Lang::It) => {
            format!("l'insieme di criteri «{id}» vale fino al {to}: non si applica al {on}")
        }
        (_, Some(to), Lang::En) => {
            format!("the criteria set “{id}” holds until {to}: it does not apply on {on}")
        }
        _ => return Ok(()),
    };
    Err(NotInForce(words).into())
}

/// A date on which a criteria set does not hold, in words.
#[derive(Debug)]
pub(in crate::commands) struct NotInForce(String);

impl fmt::Display for NotInForce {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for NotInForce {}

fn limits(config: &Config, max_bytes: Option<u64>) -> Limits {
    let mut limits = Limits::default();
    let count = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
    for (key, value) in &config.limits {
        match key.as_str() {
            "part_bytes" => limits.part_bytes = *value,
            "total_bytes" => limits.total_bytes = *value,
            "ratio" => limits.ratio = *value,
            "parts" => limits.parts = count(*value),
            "sheets" => limits.sheets = count(*value),
            "cell_bytes" => limits.cell_bytes = count(*value),
            "cells" => limits.cells = *value,
            "record_bytes" => limits.record_bytes = count(*value),
            "held_sheet_bytes" => limits.held_sheet_bytes = *value,
            _ => limits.shared_text_bytes = count(*value),
        }
    }
    if let Some(most) = max_bytes {
        limits.part_bytes = most;
        limits.total_bytes = most.saturating_mul(2);
    }
    limits
}

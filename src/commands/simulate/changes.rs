//! Which changes are wanted, parsed; and the criteria set that they make.
//!
//! Never here: how a set is changed (`criteria::change`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::commands::inventory::plan::mistakes;
use crate::commands::{all, one};
use crate::criteria::change::{Found, Refusal, Wanted, change, criterion_of_a_set, fragment};
use crate::intake::open;
use crate::lang::Lang;
use crate::model::criteria::{CriteriaSet, ObstacleClass};
use crate::model::quantity::{Decimal, Ratio};
use crate::model::simulation::{Change, Threshold};

/// How many levers, pairs and answers a terminal shows.
const USUAL_TOP: usize = 10;

/// Which changes are wanted.
#[derive(Debug, Clone)]
pub(super) struct Wishes {
    drop: Vec<String>,
    add: Vec<String>,
    weights: Vec<(String, Decimal)>,
    thresholds: Vec<(Threshold, Ratio)>,
    /// Classes of obstacles to remove, each once, in the order of all classes.
    pub(super) levers: Vec<ObstacleClass>,
    /// How many levers, pairs and answers a terminal shows.
    pub(super) top: usize,
    /// Where the changed set is written.
    pub(super) save: Option<PathBuf>,
}

impl Wishes {
    /// Takes the parsed options.
    pub(super) fn from_matches(matches: &ArgMatches) -> Self {
        let mut levers: Vec<ObstacleClass> = all(matches, "lever");
        levers.sort_unstable();
        levers.dedup();
        Self {
            drop: all(matches, "drop"),
            add: all(matches, "add"),
            weights: all(matches, "criterion-weight"),
            thresholds: all(matches, "threshold"),
            levers,
            top: one(matches, "top").unwrap_or(USUAL_TOP),
            save: one(matches, "save-criteria"),
        }
    }

    /// Returns the changed set and what was changed; `None` where nothing was asked for.
    ///
    /// # Errors
    ///
    /// A change that does not fit; a set to be saved that was not changed.
    pub(super) fn changed(
        &self,
        set: &CriteriaSet,
        lang: Lang,
    ) -> Result<(Option<CriteriaSet>, Vec<Change>)> {
        let mut wanted: Vec<Wanted> = self.drop.iter().cloned().map(Wanted::Drop).collect();
        for name in &self.add {
            wanted.push(Wanted::Add(found(name, lang)?));
        }
        let weights = self.weights.iter().cloned();
        wanted.extend(weights.map(|(id, weight)| Wanted::Weight(id, weight)));
        let thresholds = self.thresholds.iter();
        wanted.extend(thresholds.map(|(which, share)| Wanted::Threshold(*which, *share)));
        if wanted.is_empty() {
            if self.save.is_some() {
                bail!(nothing_to_save(lang));
            }
            return Ok((None, Vec::new()));
        }
        match change(set, &wanted) {
            Ok((set, made)) => Ok((Some(set), made)),
            Err(Refusal::Unfit(text)) => bail!("{}", text.get(lang)),
            Err(Refusal::Broken(errors)) => Err(mistakes(&errors, lang)),
        }
    }
}

/// Reads a criterion to add: a file, or one of a set.
fn found(name: &str, lang: Lang) -> Result<Found> {
    let path = Path::new(name);
    let is_file = path.extension().is_some_and(|it| it == "toml") || path.is_file();
    if is_file {
        let text = open::read_text(path)?;
        return fragment(name, &text).map_err(|errors| mistakes(&errors, lang));
    }
    criterion_of_a_set(name).map_err(|text| anyhow::anyhow!("{}", text.get(lang)))
}

fn nothing_to_save(lang: Lang) -> &'static str {
    match lang {
        Lang::It => {
            "--save-criteria scrive un insieme modificato: indicare almeno una modifica dei criteri \
             (--drop, --add, --weight, --threshold); le leve non cambiano l'insieme"
        }
        Lang::En => {
            "--save-criteria writes a changed set: ask for at least one change of the criteria (--drop, \
             --add, --weight, --threshold); levers do not change the set"
        }
    }
}

//! What every file of a run is checked with: the same for all, so that threads can share it.
//!
//! Never here: what is found.

use anyhow::Result;

use crate::check::{Acceptances, Lookers, Registry, RulePolicy};
use crate::config::Config;
use crate::figures::units::Units;
use crate::intake::columns::ColumnSpec;
use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::submission::HiddenSheets;
use crate::model::criteria::CriteriaSet;
use crate::model::org_unit::OrgChart;
use crate::model::thresholds::Thresholds;

/// What every file of a run is checked with.
pub(super) struct Terms<'s> {
    /// All rules.
    pub(super) registry: &'s Registry,
    /// Which of them run.
    pub(super) policy: &'s RulePolicy,
    /// Those that look at tables.
    pub(super) lookers: Lookers<'s>,
    /// Thresholds.
    pub(super) thresholds: &'s Thresholds,
    /// Criteria set.
    pub(super) set: &'s CriteriaSet,
    /// What is looked for in tables.
    pub(super) spec: ColumnSpec,
    /// Configuration.
    pub(super) config: &'s Config,
    /// Limits.
    pub(super) limits: Limits,
    /// Whether hidden sheets are read.
    pub(super) hidden: HiddenSheets,
    /// Name that standard input is called by.
    pub(super) stdin_name: Option<&'s str>,
    /// Findings that were accepted.
    pub(super) accept: &'s Acceptances,
    /// Org chart.
    pub(super) chart: Option<&'s OrgChart>,
    /// How many values of one rule and column are told apart.
    pub(super) most_values: usize,
}

impl Terms<'_> {
    /// Returns how the org chart knows units, for one thread.
    pub(super) fn units(&self) -> Units {
        Units::new(self.chart.cloned())
    }
}

/// Returns the hash of the configuration, where there is one.
pub(super) fn config_hash(config: &Config) -> Result<Option<String>> {
    let Some(path) = &config.path else {
        return Ok(None);
    };
    let mut opened = open::open(&Input::File(path.clone()), u64::MAX)?;
    Ok(Some(open::sha256(&mut opened.file)?))
}

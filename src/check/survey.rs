//! Rules that look at everything at once: rows beside rows, files beside files, years beside years.
//!
//! Never here: the rules themselves (`rules`).

use std::sync::OnceLock;

use rayon::prelude::*;

use super::alike::Keys;
use super::doubled::Doubled;
use super::notes::Notes;
use super::policy::RulePolicy;
use super::rule::Looks;
use super::years::Years;
use super::{Registry, Rule};
use crate::finding::Finding;
use crate::model::criteria::CriteriaSet;
use crate::model::inventory::Inventory;
use crate::model::org_unit::OrgChart;
use crate::model::quantity::Decimal;
use crate::model::thresholds::Thresholds;
use crate::model::verdict::Outcome;
use crate::origin::{CellRef, Sources};

/// Processes that the administration knows.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Code (may be empty), name, cell.
    pub processes: Vec<(String, String, CellRef)>,
}

/// Everything that was read.
pub struct Survey<'a> {
    /// This year's rows.
    pub inventory: &'a Inventory,
    /// Last year's rows; their cells are in the same sources.
    pub last_year: Option<&'a Inventory>,
    /// Files and tables.
    pub sources: &'a Sources,
    /// Criteria set.
    pub set: &'a CriteriaSet,
    /// Computed verdict of each combination of answers, by its place in the inventory.
    pub verdicts: &'a [Option<Outcome>],
    /// The same for last year's inventory.
    pub verdicts_last_year: &'a [Option<Outcome>],
    /// Org chart.
    pub chart: Option<&'a OrgChart>,
    /// Catalogue of processes.
    pub catalogue: Option<&'a Catalogue>,
    /// Codes or names of units from which a submission is expected.
    pub bodies: Option<&'a [String]>,
    /// The year that the submissions are of.
    pub year: Option<i32>,
    /// What several rules compare, made when the first of them asks.
    pub compared: Compared<'a>,
}

/// Rows made comparable and years side by side: made once, for all rules.
#[derive(Default)]
pub struct Compared<'a> {
    keys: OnceLock<Keys>,
    years: OnceLock<Option<Years<'a>>>,
    doubled: OnceLock<Doubled>,
}

impl<'a> Survey<'a> {
    /// Returns the rows of both years by numbers.
    pub(super) fn keys(&self) -> &Keys {
        let make = || Keys::of(self.inventory, self.last_year, self.chart);
        self.compared.keys.get_or_init(make)
    }

    /// Returns the rows that stand in two files.
    pub(super) fn doubled(&self) -> &Doubled {
        self.compared.doubled.get_or_init(|| Doubled::of(self))
    }

    /// Returns both years side by side; `None` where there is no last year. `similarity` is the
    /// threshold of the run, the same for every rule.
    pub(super) fn years(&self, similarity: Decimal) -> Option<&Years<'a>> {
        let make = || Years::of(self, similarity);
        self.compared.years.get_or_init(make).as_ref()
    }
}

/// Lets the rules look that look at everything, several at once; their findings stand in the order
/// of the rules.
#[must_use]
pub fn survey(
    registry: &Registry,
    policy: &RulePolicy,
    thresholds: &Thresholds,
    all: &Survey<'_>,
) -> Vec<Finding> {
    let rules: Vec<&'static Rule> = registry.rules().collect();
    let of_rule = |rule: &&'static Rule| {
        let mut found = Vec::new();
        if let Looks::AtSurvey(look) = rule.looks
            && policy.runs(rule.code)
        {
            let mut out = |finding| found.push(finding);
            look(all, &mut Notes::of(rule, thresholds, &mut out));
        }
        found
    };
    // Few of them take long: whoever has nothing to do takes the next one.
    let rules = rules.par_iter().with_max_len(1);
    rules.flat_map_iter(of_rule).collect()
}

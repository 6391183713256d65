//! Contingents of a run: figures and everything that a report says beside them.
//!
//! Never here: a bound or a count (`figures::contingents`).

use std::rc::Rc;

use crate::commands::inventory::Read;
use crate::commands::inventory::plan::Plan;
use crate::commands::workforce::{Workforce, masked_code};
use crate::fact::Fact;
use crate::figures::contingents::{
    HeadcountRules, PersonRules, from_headcounts, from_persons, minimum_share,
};
use crate::model::contingent::{
    ContingentBasis, ContingentFigures, ContingentSettings, Contingents, PersonContingent,
    Populations, UnitContingent, When,
};
use crate::model::quantity::{Between, Exact};
use crate::model::staff::Gender;
use crate::policy::Policy;

/// Figures of a contingent, before the run has ended.
pub(in crate::commands) struct Counted {
    /// What they are computed from.
    pub(in crate::commands) basis: ContingentBasis,
    /// By unit.
    pub(in crate::commands) units: Vec<UnitContingent>,
    /// Everything.
    pub(in crate::commands) total: ContingentFigures,
    by_gender: Vec<(Gender, ContingentFigures)>,
    by_age_band: Vec<(Option<Rc<str>>, ContingentFigures)>,
    populations: Populations,
    agreed: Option<Between<Exact>>,
    people: Vec<PersonContingent>,
    /// What was noticed.
    pub(in crate::commands) facts: Vec<Fact>,
}

impl Counted {
    /// Returns the figures of the units and of everything, and what they were counted from.
    pub(in crate::commands) fn figures(
        &self,
    ) -> (&[UnitContingent], &ContingentFigures, ContingentBasis) {
        (&self.units, &self.total, self.basis)
    }
}

/// Works out the contingent: from persons where they are known, else from headcounts.
pub(in crate::commands) fn count(
    force: &mut Workforce,
    plan: &Plan,
    when: When,
    listed: &dyn Fn(&str) -> bool,
) -> Counted {
    if force.has_persons() {
        let rules = PersonRules { when, listed };
        let counted = from_persons(
            &force.staff,
            &force.standings,
            &force.verdicts,
            &force.structure,
            &rules,
        );
        return Counted {
            basis: ContingentBasis::Persons,
            units: counted.units,
            total: counted.total,
            by_gender: counted.by_gender,
            by_age_band: counted.by_age_band,
            populations: counted.populations,
            agreed: counted.agreed,
            people: masked(counted.people),
            facts: Vec::new(),
        };
    }
    let totals = plan.settings.totals;
    let rules = HeadcountRules {
        heads: totals.heads,
        unassessed: totals.unassessed,
        missing: totals.missing_weight,
    };
    let bounded = from_headcounts(&force.stakes, &mut force.structure, rules);
    Counted {
        basis: ContingentBasis::Headcounts,
        units: bounded.units,
        populations: Populations {
            in_service: bounded.total.staff.clone(),
            potential: bounded.total.heads.clone(),
            ..Populations::default()
        },
        total: bounded.total,
        by_gender: Vec::new(),
        by_age_band: Vec::new(),
        agreed: None,
        people: Vec::new(),
        facts: bounded.facts,
    }
}

/// Masks codes that are themselves personal, such as a tax code: a finding asks to change them.
fn masked(mut people: Vec<PersonContingent>) -> Vec<PersonContingent> {
    for person in &mut people {
        if let Some(code) = masked_code(&person.person) {
            person.person = Rc::from(code);
        }
    }
    people
}

/// Puts together what `contingent` shows.
pub(in crate::commands) fn contingents(
    counted: Counted,
    plan: &Plan,
    read: &Read,
    policy: &Policy,
    settings: ContingentSettings,
) -> Contingents {
    let day = match settings.when {
        When::On(day) => day,
        When::Mean(period) => period.last,
    };
    let minimum = policy.minimum_share(day).map(|(parameter, of)| {
        minimum_share(parameter, of, &counted.populations, counted.agreed.as_ref())
    });
    Contingents {
        set: Rc::clone(&plan.set),
        settings,
        basis: counted.basis,
        units: counted.units,
        total: counted.total,
        by_gender: counted.by_gender,
        by_age_band: counted.by_age_band,
        populations: counted.populations,
        minimum_share: minimum,
        people: counted.people,
        coverage: read.assessed.coverage.clone(),
        left_out: read.left_out.clone(),
        findings: read.findings.clone(),
        sources: read.sources.clone(),
    }
}

//! `smartable check`: which cells of submissions are wrong, and how to mend them.
//!
//! Lives here: the order of the steps. Never here: a rule (`check::rules`), or how a finding is
//! shown (`report::check`).

mod about;
pub mod arguments;
mod delivery;
mod door;
mod join;
mod ledger;
mod one;
mod shared;
mod skipped;
mod summary;
pub(in crate::commands) mod values;

use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, anyhow, bail};
use clap::ArgMatches;
use rayon::prelude::*;

use crate::check::{Catalogue, Registry, RulePolicy};
use crate::commands::check::arguments::Arguments;
use crate::commands::check::join::{Beside, Joined, across};
use crate::commands::check::one::OneFile;
use crate::commands::check::shared::Shared;
use crate::commands::check::skipped::Given;
use crate::commands::inventory::gather::Gathered;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::{chart, failed_to_open, notes};
pub use crate::commands::options::check as command;
use crate::commands::{Exit, Surroundings, spec};
use crate::finding::{self, Severity};
use crate::intake::open::{self, Input, Inputs};
use crate::lang::Lang;
use crate::matching::personal;
use crate::model::checked::{Checked, FileSummary, NotChecked};
use crate::model::inventory::Inventory;
use crate::origin::Sources;

/// Runs the command.
///
/// # Errors
///
/// A broken configuration, an unknown rule, an output that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let plan = Plan::settle(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let registry = Registry::new();
    let policy = policy(&arguments, &plan, &registry, around.lang)?;
    let mut sources = Sources::default();
    let mut of_chart = Gathered::new(&registry, &plan.set);
    let chart = chart::read(&plan, around.lang, &mut sources, &mut of_chart)?;
    let spec = spec::inventory(&plan.set, &plan.house, &[], around.lang);
    let shared = Shared {
        hidden: arguments.request.hidden,
        stdin_name: arguments.request.stdin_filename.as_deref(),
        chart: chart.as_ref(),
        ..Shared::of(
            &plan,
            &registry,
            &policy,
            &plan.config.rules.thresholds,
            spec,
        )
    };
    let inputs = open::expand(&plan.names, &apart(&arguments, &plan));
    notes::locks(&inputs, around)?;
    if inputs.found.is_empty() {
        notes::nothing_found(&inputs, around)?;
        return Ok(Exit::CouldNotRun);
    }
    let mut run = Run {
        shared: &shared,
        joined: Joined::default(),
        files: Vec::new(),
        not_checked: Vec::new(),
        failures: Vec::new(),
        without_table: false,
    };
    run.joined.sources = sources;
    run.joined.groups = of_chart.finish().0.into_unordered();
    run.read(&inputs.found, arguments.jobs, around.lang)?;
    let failures = std::mem::take(&mut run.failures);
    let without_table = run.without_table;
    let checked = run.finish(&arguments, &plan, &inputs, around.lang)?;
    delivery::deliver(&checked, &registry, &arguments, &inputs, around)?;
    for failure in &failures {
        writeln!(around.err, "{}", personal::mask(failure))?;
    }
    let missing = inputs.missing.iter();
    for name in missing {
        let words = notes::not_there(name, around.lang);
        writeln!(around.err, "{}", personal::mask(&words))?;
    }
    if !failures.is_empty() || !inputs.missing.is_empty() {
        return Ok(Exit::CouldNotRun);
    }
    Ok(exit(&checked, &arguments, &plan, without_table))
}

/// Settles which rules run and what they weigh: the command line over the configuration.
fn policy(
    arguments: &Arguments,
    plan: &Plan,
    registry: &Registry,
    lang: Lang,
) -> Result<RulePolicy> {
    let config = &plan.config.rules;
    let over = |given: &[String], configured: &[String]| {
        if given.is_empty() {
            configured.to_vec()
        } else {
            given.to_vec()
        }
    };
    let mut severities = config.severities.clone();
    severities.extend(arguments.severities.iter().cloned());
    RulePolicy::settle(
        registry,
        &over(&arguments.select, &config.select),
        &over(&arguments.ignore, &config.ignore),
        &severities,
    )
    .map_err(|name| match lang {
        Lang::It => anyhow!("nessuna regola «{name}»: si vedano con «smartable rules»"),
        Lang::En => anyhow!("no rule “{name}”: see “smartable rules”"),
    })
}

/// Returns the files that are no submissions, wherever they lie.
fn apart(arguments: &Arguments, plan: &Plan) -> Vec<PathBuf> {
    let mut apart = plan.headcounts.clone();
    apart.extend(plan.org_chart.clone());
    apart.extend(arguments.catalogue.clone());
    apart.extend(plan.config.check.catalogue.clone());
    apart.extend(arguments.outputs.iter().map(|(_, path)| path.clone()));
    let people = crate::commands::persons::PersonFiles::of(&plan.config);
    apart.extend(people.all());
    apart
}

/// Files on their way to a result.
struct Run<'s> {
    shared: &'s Shared<'s>,
    joined: Joined,
    files: Vec<FileSummary>,
    not_checked: Vec<NotChecked>,
    failures: Vec<String>,
    without_table: bool,
}

impl Run<'_> {
    /// Reads files, several at once; their order stays.
    fn read(&mut self, inputs: &[Input], jobs: usize, lang: Lang) -> Result<()> {
        for one in in_parallel(inputs, jobs, self.shared)? {
            match one {
                Ok(one) => self.add(one),
                Err(error) => self.failures.push(failed_to_open(&error, lang)),
            }
        }
        Ok(())
    }

    fn add(&mut self, one: OneFile) {
        let file = u32::try_from(self.joined.sources.files.len()).unwrap_or(u32::MAX);
        let passed = &one.passed;
        let skipped = skipped::in_file(
            self.shared,
            file,
            &passed.inventory.tables,
            &passed.unreadable,
        );
        self.without_table |= one.tables == 0;
        self.files.push(summary::of_file(
            file,
            one.tables,
            &passed.inventory,
            &passed.left_out,
            &skipped,
        ));
        self.not_checked.extend(skipped);
        self.joined.add(one);
    }

    /// Looks at all files together and puts the result into order.
    fn finish(
        mut self,
        arguments: &Arguments,
        plan: &Plan,
        inputs: &Inputs,
        lang: Lang,
    ) -> Result<Checked> {
        let last_year = self.last_year(arguments, plan, lang)?;
        let catalogue = catalogue(arguments, plan, self.shared, &mut self.joined)?;
        let config = &plan.config.check;
        let bodies = (!config.expected.is_empty()).then_some(&config.expected[..]);
        let named_files = plan.names.iter().all(|name| PathBuf::from(name).is_file());
        let beside = Beside {
            settings: &plan.settings,
            last_year: last_year.as_ref(),
            catalogue: catalogue.as_ref(),
            bodies,
            year: plan.config.year,
            complete: inputs.found.len() > 1 || !named_files,
        };
        let (groups, missing) = across(&self.joined, self.shared, &plan.set, &beside);
        let given = Given {
            chart: self.shared.chart.is_some(),
            staff: self
                .shared
                .chart
                .is_some_and(|chart| chart.units.iter().any(|unit| unit.staff.is_some())),
            catalogue: catalogue.is_some(),
            bodies: bodies.is_some(),
            last_year: last_year.is_some(),
            year: plan.config.year.is_some(),
        };
        let mut not_checked = skipped::in_run(self.shared, given);
        not_checked.extend(self.not_checked);
        let expected = beside.complete.then(|| {
            let heard = self.shared.chart.map(|chart| {
                let at_depth = |unit: &usize| chart.depth(*unit) == chart.directorate_depth;
                (0..chart.units.len()).filter(at_depth).count()
            });
            bodies.map(<[String]>::len).or(heard)
        });
        let Joined {
            mut sources,
            groups: mut findings,
            left_out,
            ..
        } = self.joined;
        findings.extend(groups);
        finding::in_order(&mut findings, &sources);
        notes::masked(&mut sources);
        notes::name_headers(&mut findings, &sources);
        summary::count(&mut self.files, &findings, &sources);
        Ok(Checked {
            sources,
            set: Rc::clone(&plan.set),
            findings,
            accepted: Vec::new(),
            files: self.files,
            not_checked,
            missing,
            expected: expected.flatten(),
            left_out,
            rules: self
                .shared
                .registry
                .rules()
                .filter(|rule| self.shared.policy.runs(rule.code))
                .map(|rule| rule.code)
                .collect(),
            config_sha256: None,
        })
    }

    /// Reads last year's inventories; what is wrong with them was last year's business.
    fn last_year(
        &mut self,
        arguments: &Arguments,
        plan: &Plan,
        lang: Lang,
    ) -> Result<Option<Inventory>> {
        let paths = if arguments.last_year.is_empty() {
            &plan.config.check.last_year
        } else {
            &arguments.last_year
        };
        if paths.is_empty() {
            return Ok(None);
        }
        let names: Vec<String> = paths.iter().map(|path| open::shown(path)).collect();
        let inputs = open::expand(&names, &[]);
        if let Some(name) = inputs.missing.first() {
            bail!(notes::not_there(name, lang));
        }
        let mut all = Inventory::default();
        for one in in_parallel(&inputs.found, arguments.jobs, self.shared)? {
            let one = one?;
            let (_, first_table) = self.joined.add_sources(one.sources);
            all.append(one.passed.inventory, first_table);
        }
        Ok(Some(all))
    }
}

/// Checks files, as many at once as there are processors, or `jobs`; the results stand in the
/// order of the files.
fn in_parallel(inputs: &[Input], jobs: usize, shared: &Shared<'_>) -> Result<Vec<Result<OneFile>>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).build()?;
    Ok(pool.install(|| {
        let files = inputs.par_iter();
        files
            .map_init(
                || shared.units(),
                |units, input| one::check(input, shared, units),
            )
            .collect()
    }))
}

/// Reads the catalogue of processes.
fn catalogue(
    arguments: &Arguments,
    plan: &Plan,
    shared: &Shared<'_>,
    joined: &mut Joined,
) -> Result<Option<Catalogue>> {
    let path = arguments.catalogue.as_ref();
    let Some(path) = path.or(plan.config.check.catalogue.as_ref()) else {
        return Ok(None);
    };
    let one = one::check(&Input::File(path.clone()), shared, &shared.units())?;
    let (_, first_table) = joined.add_sources(one.sources);
    let inventory = &one.passed.inventory;
    let processes = inventory.rows.iter().map(|row| {
        let (name, field) = if row.process.is_empty() {
            (row.name, crate::model::columns::Field::Name)
        } else {
            (row.process, crate::model::columns::Field::Process)
        };
        let cell = inventory.cell(row, field).moved(first_table);
        (
            inventory.text(row.id).to_owned(),
            inventory.text(name).to_owned(),
            cell,
        )
    });
    Ok(Some(Catalogue {
        processes: processes.collect(),
    }))
}

/// Returns how the run ends.
fn exit(checked: &Checked, arguments: &Arguments, plan: &Plan, without_table: bool) -> Exit {
    if arguments.exit_zero {
        return Exit::Done;
    }
    let config = &plan.config.check;
    let fail_on = arguments
        .fail_on
        .or(config.fail_on)
        .unwrap_or(Some(Severity::Error));
    let failing =
        fail_on.is_some_and(|least| checked.findings.iter().any(|it| it.first.severity >= least));
    let most = arguments.max_warnings.or(config.max_warnings);
    let warnings = checked.findings.iter();
    let warnings = warnings
        .filter(|it| it.first.severity == Severity::Warning)
        .count() as u64;
    if failing || without_table || most.is_some_and(|most| warnings > most) {
        Exit::Findings
    } else {
        Exit::Done
    }
}

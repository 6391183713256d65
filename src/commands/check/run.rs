//! Files to a result: read several at once, put together in order, looked at together.
//!
//! Never here: what one file goes through (`one`), or what is printed (`delivery`).

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Result, anyhow};
use rayon::ThreadPool;

use crate::check::{Acceptances, Lookers, Registry, RulePolicy};
use crate::commands::check::arguments::Arguments;
use crate::commands::check::join::{Beside, Joined, OwnLook, across};
use crate::commands::check::ledger::Ledger;
use crate::commands::check::one::OneFile;
use crate::commands::check::parallel::{in_parallel, pool};
use crate::commands::check::skipped::Given;
use crate::commands::check::terms::Terms;
use crate::commands::check::{accepted, beside, of_files, places, skipped, summary, terms};
use crate::commands::inventory::gather::Gathered;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::{chart, failed_to_open, notes};
use crate::commands::{Surroundings, spec, unknown};
use crate::finding::{self, Code};
use crate::intake::open::{self, Input, Inputs};
use crate::lang::Lang;
use crate::model::activity::ColumnMap;
use crate::model::checked::{AcceptedGroup, Checked, FileSummary, NotChecked};

/// What is settled before the first file is read.
pub(in crate::commands) struct Settled<'p> {
    pub(super) arguments: &'p Arguments,
    pub(super) plan: &'p Plan,
    registry: &'p Registry,
    policy: RulePolicy,
    accept: Acceptances,
    own: Option<OwnLook>,
}

impl<'p> Settled<'p> {
    /// Settles it.
    ///
    /// # Errors
    ///
    /// An unknown rule, a broken acceptance file.
    pub(in crate::commands) fn of(
        arguments: &'p Arguments,
        plan: &'p Plan,
        registry: &'p Registry,
        lang: Lang,
    ) -> Result<Self> {
        let accept = accepted::path(arguments, plan);
        Ok(Self {
            arguments,
            plan,
            registry,
            policy: policy(arguments, plan, registry, lang)?,
            accept: accepted::read(accept.as_deref(), plan, registry, lang)?,
            own: None,
        })
    }

    /// Lets the command itself look at rows beside each other, too.
    pub(in crate::commands) fn looking(mut self, own: OwnLook) -> Self {
        self.own = Some(own);
        self
    }

    /// Returns the acceptances.
    pub(in crate::commands) fn accept(&self) -> &Acceptances {
        &self.accept
    }
}

/// What a run leaves.
pub(in crate::commands) struct Outcome {
    /// The result.
    pub(in crate::commands) checked: Checked,
    /// What was found of what was named.
    pub(in crate::commands) inputs: Inputs,
    /// Names of the sheets as the files have them, one for each table: keys, never shown.
    pub(in crate::commands) sheets: Vec<Option<String>>,
    /// Which columns of each table are known; what stands in others is shown nowhere.
    pub(in crate::commands) columns: Vec<(u32, ColumnMap)>,
    /// What was read, one for each of the files of the result.
    pub(in crate::commands) read: Vec<Input>,
    /// Files that could not be opened, in words.
    pub(in crate::commands) failures: Vec<String>,
    /// Whether a file yielded no table.
    pub(in crate::commands) without_table: bool,
    /// Acceptances that covered nothing though they could have, by their places.
    pub(in crate::commands) unused: Vec<usize>,
}

impl Outcome {
    /// Says whether everything that was named could be read.
    pub(in crate::commands) fn is_whole(&self) -> bool {
        self.failures.is_empty() && self.inputs.missing.is_empty()
    }
}

/// Checks all files; `None`: there is nothing to read, which has been said. `most_values`: how
/// many values of one rule and column are told apart.
///
/// # Errors
///
/// A broken org chart, a missing catalogue or last year's inventory.
pub(in crate::commands) fn run_over(
    settled: &Settled<'_>,
    most_values: usize,
    around: &mut Surroundings<'_>,
) -> Result<Option<Outcome>> {
    let (plan, arguments) = (settled.plan, settled.arguments);
    let lang = around.lang;
    let mut joined = Joined::default();
    let mut of_chart = Gathered::new(settled.registry, &plan.set);
    let chart = chart::read(plan, lang, &mut joined.sources, &mut of_chart)?;
    joined.groups = of_chart.finish().0.into_unordered();
    let thresholds = &plan.config.rules.thresholds;
    let terms = Terms {
        registry: settled.registry,
        policy: &settled.policy,
        lookers: Lookers::new(settled.registry, &settled.policy, thresholds),
        thresholds,
        set: &plan.set,
        spec: spec::inventory(&plan.set, &plan.house, &[], lang),
        config: &plan.config,
        limits: plan.limits,
        hidden: arguments.request.hidden,
        stdin_name: arguments.request.stdin_filename.as_deref(),
        most_values,
        accept: &settled.accept,
        chart: chart.as_ref(),
    };
    let inputs = open::expand(&plan.names, &arguments.apart(plan));
    notes::locks(&inputs, around)?;
    if inputs.found.is_empty() {
        notes::nothing_found(&inputs, around)?;
        return Ok(None);
    }
    let pool = pool(arguments.jobs)?;
    let mut run = Run {
        terms: &terms,
        pool: &pool,
        joined,
        read: Vec::new(),
        files: Vec::new(),
        not_checked: Vec::new(),
        failures: Vec::new(),
        without_table: false,
    };
    run.read(&inputs.found, lang);
    run.finish(settled, inputs, lang).map(Some)
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
        let chosen = if given.is_empty() { configured } else { given };
        chosen.to_vec()
    };
    let mut severities = config.severities.clone();
    severities.extend(arguments.severities.iter().cloned());
    RulePolicy::settle(
        registry,
        &over(&arguments.select, &config.select),
        &over(&arguments.ignore, &config.ignore),
        &severities,
    )
    .map_err(|name| anyhow!(unknown::rule(&name, registry, lang)))
}

/// The rule on rows of one activity that contradict each other.
const CONTRADICT: Code = Code("X023");

/// Says whether a rule can find anything in such a run: what comes back from the managers is no
/// submission, and rows of one activity are compared where a command asks for it.
fn can_look(code: Code, settled: &Settled<'_>) -> bool {
    !code.0.starts_with('D') && (code != CONTRADICT || settled.own.is_some())
}

/// Files on their way to a result.
struct Run<'s> {
    terms: &'s Terms<'s>,
    /// The threads that look.
    pool: &'s ThreadPool,
    joined: Joined,
    /// What was read, one for each of the files.
    read: Vec<Input>,
    files: Vec<FileSummary>,
    not_checked: Vec<NotChecked>,
    failures: Vec<String>,
    without_table: bool,
}

/// What is told of all files together, beside findings.
struct SeenAcross {
    /// Who was expected and sent nothing: code, name.
    missing: Vec<(String, String)>,
    not_checked: Vec<NotChecked>,
    /// How many submitters were expected.
    expected: Option<usize>,
}

impl Run<'_> {
    /// Reads files, several at once; their order stays.
    fn read(&mut self, inputs: &[Input], lang: Lang) {
        let (pool, terms) = (self.pool, self.terms);
        in_parallel(inputs, pool, terms, |input, one| match one {
            Ok(one) => {
                self.read.push(input.clone());
                self.add(one);
            }
            Err(error) => self.failures.push(failed_to_open(&error, lang)),
        });
    }

    fn add(&mut self, one: OneFile) {
        let file = u32::try_from(self.joined.sources.files.len()).unwrap_or(u32::MAX);
        let passed = &one.passed;
        let tables = &passed.inventory.tables;
        let skipped = skipped::in_file(self.terms, file, tables, &passed.unreadable);
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
    fn finish(mut self, settled: &Settled<'_>, inputs: Inputs, lang: Lang) -> Result<Outcome> {
        let plan = settled.plan;
        let across = self.look_across(settled, &inputs, lang)?;
        let (mut accepted, unused) = self.accept(settled);
        self.put_in_order(&mut accepted, plan);
        let sources = &mut self.joined.sources;
        let sheets = sources.tables.iter().map(|it| it.sheet.clone()).collect();
        notes::masked(sources);
        notes::name_headers(&mut self.joined.groups, sources);
        summary::count(&mut self.files, &self.joined.groups, sources);
        summary::count_accepted(&mut self.files, &accepted, sources);
        let rules = self.terms.registry.rules();
        let checked = Checked {
            set: Rc::clone(&plan.set),
            findings: self.joined.groups,
            accepted,
            files: self.files,
            not_checked: across.not_checked,
            missing: across.missing,
            expected: across.expected,
            left_out: self.joined.left_out,
            rules: rules
                .filter(|rule| self.terms.policy.runs(rule.code) && can_look(rule.code, settled))
                .map(|rule| rule.code)
                .collect(),
            config_sha256: terms::config_hash(&plan.config)?,
            sources: self.joined.sources,
        };
        let columns = std::mem::take(&mut self.joined.inventory.tables);
        // The program ends soon: to give back a hundred thousand texts one by one takes longer.
        std::mem::forget(self.joined.inventory);
        Ok(Outcome {
            checked,
            sheets,
            columns,
            inputs,
            read: self.read,
            failures: self.failures,
            without_table: self.without_table,
            unused,
        })
    }

    /// Lets the rules look that look at all files at once, beside what else was given.
    fn look_across(
        &mut self,
        settled: &Settled<'_>,
        inputs: &Inputs,
        lang: Lang,
    ) -> Result<SeenAcross> {
        let plan = settled.plan;
        let last_year = beside::last_year(settled, self.terms, &mut self.joined, self.pool, lang)?;
        let catalogue = beside::catalogue(settled, self.terms, &mut self.joined, lang)?;
        let expected = &plan.config.check.expected;
        let one_named = plan.names.iter().all(|name| PathBuf::from(name).is_file());
        let beside = Beside {
            settings: &plan.settings,
            pool: self.pool,
            last_year: last_year.as_ref(),
            catalogue: catalogue.as_ref(),
            bodies: (!expected.is_empty()).then_some(&expected[..]),
            year: plan.config.year,
            own: settled.own,
            complete: inputs.found.len() > 1 || !one_named,
        };
        of_files::note_not_checked(&mut self.joined, self.terms, &self.not_checked);
        let files = self.files.iter().map(|file| file.file).zip(&self.read);
        of_files::note_names(&mut self.joined, self.terms, files, plan.config.year);
        let missing = across(&mut self.joined, self.terms, &plan.set, &beside);
        let mut not_checked = skipped::in_run(self.terms, self.given(&beside));
        not_checked.append(&mut self.not_checked);
        Ok(SeenAcross {
            missing,
            not_checked,
            expected: self.expected(&beside),
        })
    }

    /// Sets apart what was accepted, and says which acceptances were not needed; returns those, too.
    fn accept(&mut self, settled: &Settled<'_>) -> (Vec<AcceptedGroup>, Vec<usize>) {
        let accept = self.terms.accept;
        let covered = std::mem::take(&mut self.joined.covered);
        let (accepted, used) = accepted::settle(accept, covered, &mut self.joined.groups);
        let mut last = Ledger::new(self.terms);
        let policy = self.terms.policy;
        let looked = |code| policy.runs(code) && can_look(code, settled);
        let files = self.joined.sources.files.iter();
        let files: Vec<&str> = files.map(|file| file.path.as_str()).collect();
        let unused = accept.unused(&used, &looked, &files);
        for fact in accept.facts(&unused) {
            last.fact(fact);
        }
        self.joined.groups.extend(last.finish().0);
        (accepted, unused)
    }

    /// Puts findings into the order in which they are shown, each at its cell.
    fn put_in_order(&mut self, accepted: &mut [AcceptedGroup], plan: &Plan) {
        let (findings, sources) = (&mut self.joined.groups, &self.joined.sources);
        finding::in_order(findings, sources);
        let files = self.files.iter().map(|file| file.file);
        let of_file: BTreeMap<u32, &Input> = files.zip(&self.read).collect();
        let shown = accepted.iter_mut().map(|it| &mut it.group);
        places::locate(findings.iter_mut().chain(shown), sources, &of_file, plan);
        accepted.sort_by_cached_key(|it| (it.group.first.place, it.group.first.code));
    }

    /// Returns what there is beside the files.
    fn given(&self, beside: &Beside<'_>) -> Given {
        let units = self.terms.chart.map_or(&[][..], |chart| &chart.units);
        Given {
            chart: self.terms.chart.is_some(),
            staff: units.iter().any(|unit| unit.staff.is_some()),
            catalogue: beside.catalogue.is_some(),
            // Where the org chart says who is expected, L002 says who is missing.
            bodies: self.expected(beside).is_some(),
            last_year: beside.last_year.is_some(),
            year: beside.year.is_some(),
        }
    }

    /// Returns how many submitters are expected, where that can be told.
    fn expected(&self, beside: &Beside<'_>) -> Option<usize> {
        if !beside.complete {
            return None;
        }
        let directorates = self.terms.chart.map(|chart| {
            let at_depth = |unit: &usize| chart.depth(*unit) == chart.directorate_depth;
            (0..chart.units.len()).filter(at_depth).count()
        });
        beside.bodies.map(<[String]>::len).or(directorates)
    }
}

//! Files put together: one list of sources, one inventory, and what only shows across files.
//!
//! Never here: reading a file (`one`), or a rule.

use std::rc::Rc;

use rayon::ThreadPool;
use rayon::prelude::*;

use crate::check::{Catalogue, Compared, Survey, admit_row, survey};
use crate::commands::check::about;
use crate::commands::check::ledger::{Covered, Ledger};
use crate::commands::check::one::OneFile;
use crate::commands::check::terms::Terms;
use crate::commands::check::told::Told;
use crate::commands::inventory::gather::mask_params;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::assessor::{Assessor, Keep};
use crate::figures::units::Units;
use crate::figures::verdicts;
use crate::finding::{About, Code, Finding, FindingGroup};
use crate::intake::columns::ColumnSpec;
use crate::matching::personal;
use crate::model::assessment::{HeadsFrom, LeftOutRows, Settings};
use crate::model::criteria::CriteriaSet;
use crate::model::inventory::{Inventory, InventoryRow};
use crate::model::verdict::Outcome;
use crate::origin::Sources;

/// Files put together, in the order in which they were named.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) sources: Sources,
    pub(super) groups: Vec<FindingGroup>,
    pub(super) covered: Vec<Covered>,
    pub(super) inventory: Inventory,
    pub(super) left_out: Vec<LeftOutRows>,
}

impl Joined {
    /// Adds a file; returns its index.
    pub(super) fn add(&mut self, one: OneFile) -> u32 {
        let (first_file, first_table) = self.add_sources(one.sources);
        let groups = one.passed.groups.into_iter();
        self.groups
            .extend(groups.map(|group| group.moved(first_file, first_table)));
        let covered = one.passed.covered.into_iter();
        self.covered.extend(covered.map(|it| Covered {
            by: it.by,
            group: it.group.moved(first_file, first_table),
        }));
        let left_out = one.passed.left_out.into_iter();
        self.left_out.extend(left_out.map(|mut rows| {
            rows.table += first_table;
            rows
        }));
        self.inventory.append(one.passed.inventory, first_table);
        first_file
    }

    /// Adds files and tables; returns what their indexes are counted from.
    pub(super) fn add_sources(&mut self, sources: Sources) -> (u32, u32) {
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let first_file = count(self.sources.files.len());
        let first_table = count(self.sources.tables.len());
        self.sources.files.extend(sources.files);
        let tables = sources.tables.into_iter();
        self.sources.tables.extend(tables.map(|mut table| {
            table.file += first_file;
            table
        }));
        (first_file, first_table)
    }
}

impl Joined {
    /// Starts a ledger that knows what files and columns are called.
    pub(super) fn ledger<'s>(&self, terms: &'s Terms<'s>) -> Ledger<'s> {
        let mut ledger = Ledger::new(terms);
        // Only acceptances ask what files and columns are called, and they may ask of each.
        if terms.accept.is_empty() && self.sources.files.len() > 1 {
            return ledger;
        }
        let places = ledger.places();
        let files = self.sources.files.iter();
        places.files = files.map(|file| file.path.clone()).collect();
        let tables = (0..).zip(&self.sources.tables);
        places.tables = tables
            .map(|(index, table)| (index, (table.file, table.headers.clone())))
            .collect();
        ledger
    }

    /// Takes what a ledger gathered, what was accepted too.
    pub(super) fn take(&mut self, ledger: Ledger<'_>) {
        let (groups, covered) = ledger.finish();
        self.groups.extend(groups);
        self.covered.extend(covered);
    }
}

/// What a command looks for in rows beside each other, beside the rules.
pub(in crate::commands) type OwnLook = fn(&Rows<'_>, Units) -> Vec<Fact>;

/// The rows of all files, and what their columns mean.
pub(in crate::commands) struct Rows<'a> {
    /// Rows that count.
    pub(in crate::commands) inventory: &'a Inventory,
    /// Files and tables.
    pub(in crate::commands) sources: &'a Sources,
    /// What headers mean.
    pub(in crate::commands) spec: &'a ColumnSpec,
    /// Criteria set.
    pub(in crate::commands) set: &'a CriteriaSet,
}

/// What the rules across files are given beside the files.
pub(super) struct Beside<'a> {
    pub(super) settings: &'a Settings,
    /// The threads that look.
    pub(super) pool: &'a ThreadPool,
    pub(super) last_year: Option<&'a Inventory>,
    pub(super) catalogue: Option<&'a Catalogue>,
    pub(super) bodies: Option<&'a [String]>,
    pub(super) year: Option<i32>,
    /// What the command itself looks for in rows beside each other.
    pub(super) own: Option<OwnLook>,
    /// Whether all submissions are there, so that who is missing can be told.
    pub(super) complete: bool,
}

/// Looks at all files at once and adds what it finds; returns the units that were not heard of.
pub(super) fn across(
    joined: &mut Joined,
    terms: &Terms<'_>,
    set: &Rc<CriteriaSet>,
    beside: &Beside<'_>,
) -> Vec<(String, String)> {
    let mut ledger = joined.ledger(terms);
    look_for_itself(joined, terms, set, beside.own, &mut ledger);
    let verdicts = outcomes(&joined.inventory, set);
    let before = beside.last_year.map(|it| outcomes(it, set));
    let all = Survey {
        inventory: &joined.inventory,
        last_year: beside.last_year,
        sources: &joined.sources,
        set,
        verdicts: &verdicts,
        verdicts_last_year: before.as_deref().unwrap_or_default(),
        chart: terms.chart,
        catalogue: beside.catalogue,
        bodies: beside.bodies,
        year: beside.year,
        compared: Compared::default(),
    };
    let told = Told::of(&joined.groups);
    let mut found = Vec::new();
    let missing = beside.pool.in_place_scope(|scope| {
        scope.spawn(|_| found = survey(terms.registry, terms.policy, terms.thresholds, &all));
        replay(joined, terms, set, (beside, &told), &mut ledger)
    });
    let inventory = &joined.inventory;
    let with_row = |mut finding: Finding| {
        let about = about_row(&finding, inventory);
        mask_params(&mut finding.params);
        (finding, about)
    };
    let found = found.into_par_iter().filter(|it| !told.explains(it));
    let found: Vec<_> = beside.pool.install(|| found.map(with_row).collect());
    for (finding, about) in found {
        ledger.masked(finding, |_| about);
    }
    let before = joined.groups.len();
    joined.take(ledger);
    match beside.bodies {
        None => missing,
        Some(_) => joined.groups[before..]
            .iter()
            .filter_map(expected_body)
            .collect(),
    }
}

/// Takes what the command itself finds in rows beside each other.
fn look_for_itself(
    joined: &Joined,
    terms: &Terms<'_>,
    set: &CriteriaSet,
    own: Option<OwnLook>,
    ledger: &mut Ledger<'_>,
) {
    let Some(look) = own else { return };
    let rows = Rows {
        inventory: &joined.inventory,
        sources: &joined.sources,
        spec: &terms.spec,
        set,
    };
    for fact in look(&rows, terms.units()) {
        if let Some(finding) = ledger.judge(fact) {
            noted(finding, &joined.inventory, ledger);
        }
    }
}

/// Returns the body that a finding says is missing.
fn expected_body(group: &FindingGroup) -> Option<(String, String)> {
    let unit = group.first.params.get("unit")?;
    (group.first.code == Code("L007")).then(|| (String::new(), unit.to_owned()))
}

/// Gives every row to the figures, for what they notice: units, verdicts, rows that stand twice.
fn replay(
    joined: &Joined,
    terms: &Terms<'_>,
    set: &Rc<CriteriaSet>,
    (beside, told): (&Beside<'_>, &Told),
    ledger: &mut Ledger<'_>,
) -> Vec<(String, String)> {
    let settings = Settings {
        heads_from: HeadsFrom::Inventory,
        ..beside.settings.clone()
    };
    let mut assessor = Assessor::new(Rc::clone(set), settings, Keep::Nothing, terms.units());
    assessor.combinations_are_one();
    let inventory = &joined.inventory;
    for (_, columns) in &inventory.tables {
        assessor.table(columns, HeadsFrom::Inventory);
    }
    let mut facts = Vec::new();
    for row in &inventory.rows {
        inventory.as_draft(row, |draft| {
            if let Ok(admitted) = admit_row(draft) {
                assessor.add(&admitted, None, &mut facts);
            }
        });
        for fact in facts.drain(..) {
            // Twice in two files is said by the rules across files.
            if is_across_files(&fact, &joined.sources) {
                continue;
            }
            let fact = as_a_copy(fact, inventory, row);
            let judged = ledger.judge(fact).filter(|it| !told.explains(it));
            if let Some(finding) = judged {
                ledger.finding(finding, |_| about::of_kept(inventory, row));
            }
        }
    }
    let mut missing = Vec::new();
    for fact in assessor.closing_facts(&joined.sources) {
        if fact.kind == FactKind::UnitMissing {
            missing.push(named(&fact));
            // Where it was said who is expected, that is asked instead (L007).
            if !beside.complete || beside.bodies.is_some() {
                continue;
            }
        }
        if let Some(finding) = ledger.judge(fact) {
            noted(finding, inventory, ledger);
        }
    }
    if beside.complete { missing } else { Vec::new() }
}

/// Says whether a row stands twice, in two files.
fn is_across_files(fact: &Fact, sources: &Sources) -> bool {
    let file = |table| sources.table(table).file;
    let here = fact.place.table().map(file);
    let mut others = fact.related.iter().map(|at| file(at.table));
    fact.kind == FactKind::DuplicateId && others.any(|other| Some(other) != here)
}

/// Says of a row that stands once more in every column that it is a copy, not that its id is taken.
fn as_a_copy(fact: Fact, inventory: &Inventory, row: &InventoryRow) -> Fact {
    let first = fact.related.first();
    let Some(first) = first.filter(|_| fact.kind == FactKind::DuplicateId) else {
        return fact;
    };
    let rows = &inventory.rows;
    let at = (first.table, first.row);
    let found = rows.binary_search_by_key(&at, |it| (it.table, it.row));
    let is_copy = found.is_ok_and(|found| {
        let same_place = InventoryRow {
            row: row.row,
            at: row.at,
            combination: row.combination,
            ..rows[found].clone()
        };
        same_place == *row && inventory.answers(&rows[found]) == inventory.answers(row)
    });
    if !is_copy {
        return fact;
    }
    let copy = Fact::new(FactKind::DuplicateRow, fact.place).with("what", "activity");
    copy.with("found", first.row.to_string()).beside(*first)
}

/// Returns code and name of a unit that a fact speaks of.
fn named(fact: &Fact) -> (String, String) {
    let param = |name| personal::mask(fact.params.get(name).unwrap_or_default()).into_owned();
    (param("code"), param("unit"))
}

/// Takes a finding with what is known of its row.
fn noted(finding: Finding, inventory: &Inventory, ledger: &mut Ledger<'_>) {
    ledger.finding(finding, |finding| about_row(finding, inventory));
}

/// Returns what is known of the row of a finding.
fn about_row(finding: &Finding, inventory: &Inventory) -> About {
    let at = match finding.place {
        Place::Cell(at) | Place::Range { from: at, .. } => Some((at.table, at.row)),
        Place::Row { table, row } => Some((table, row)),
        _ => None,
    };
    let row = at.and_then(|at| {
        let rows = &inventory.rows;
        let place = rows.binary_search_by_key(&at, |row| (row.table, row.row));
        place.ok().map(|place| &rows[place])
    });
    row.map_or_else(About::default, |row| about::of_kept(inventory, row))
}

/// Returns the verdict of each combination of answers.
fn outcomes(inventory: &Inventory, set: &CriteriaSet) -> Vec<Option<Outcome>> {
    let all = inventory.combinations.iter();
    all.map(|answers| verdicts::outcome_of(set, answers))
        .collect()
}

//! What the figures notice while they add up: facts, opinions beside the answers, and which
//! structures were heard.
//!
//! Never here: a code, a severity, a sentence (`check::rules`).

use std::collections::{BTreeMap, BTreeSet};

use super::Assessor;
use crate::fact::{Fact, FactKind, Place};
use crate::figures::judged::Judged;
use crate::figures::tally::Tally;
use crate::matching::offices::nearest_unit;
use crate::model::activity::RowDraft;
use crate::model::assessment::Coverage;
use crate::model::columns::Field;
use crate::model::verdict::{Outcome, Verdict};
use crate::origin::{CellRef, Sources};

/// Units that two files speak of.
struct Twice {
    /// Where the second file names the first of them.
    cell: CellRef,
    /// Where the first file does.
    beside: CellRef,
    /// The unit that stands there.
    first: usize,
    /// All of them.
    units: BTreeSet<usize>,
}

/// The most units of two files that are named; all are counted.
const MOST_UNITS: usize = 8;

impl Assessor {
    pub(super) fn note_unit(&mut self, unit: usize, draft: &RowDraft<'_>, facts: &mut Vec<Fact>) {
        let field = if draft.unit.is_empty() {
            Field::UnitCode
        } else {
            Field::Unit
        };
        let known = self.units.get(unit);
        if known.code.is_empty() {
            let columns = [Field::Unit, Field::UnitCode].into_iter();
            let mut asked = columns.filter(|it| draft.columns.field(*it).is_some());
            let place = match asked.next() {
                Some(field) => Place::Cell(draft.cell(field)),
                None => Place::Row {
                    table: draft.table,
                    row: draft.row,
                },
            };
            facts.push(Fact::new(FactKind::UnitNotStated, place));
        } else if let (Some(chart), None) = (self.units.chart(), known.in_chart) {
            let names = chart
                .units
                .iter()
                .flat_map(|unit| [unit.name.as_str(), unit.code.as_str()]);
            let nearest = nearest_unit(&known.name, names).map(str::to_owned);
            let mut fact = Fact::new(FactKind::UnitNotInOrgChart, Place::Cell(draft.cell(field)))
                .with("unit", known.name.as_ref());
            if let Some(nearest) = nearest {
                fact = fact.with("nearest", nearest);
            }
            facts.push(fact);
        }
        if let (Some(place), Some(chart)) = (known.in_chart, self.units.chart()) {
            self.heard.insert(chart.directorate(place));
        }
    }

    pub(super) fn note_verdict(draft: &RowDraft<'_>, judged: &Judged, facts: &mut Vec<Fact>) {
        if !judged.scorable {
            let place = Place::Row {
                table: draft.table,
                row: draft.row,
            };
            facts.push(Fact::new(FactKind::NotScorable, place));
        }
        let computed = judged.judgement.verdict;
        if let Some(agreed) = agreed_otherwise(draft, computed) {
            facts.push(
                Fact::new(
                    FactKind::AgreementOutdated,
                    Place::Cell(draft.cell(Field::AgreedVerdict)),
                )
                .with("agreed", agreed.key())
                .with("computed", computed.key()),
            );
        }
        if let Some(declared) = declared_otherwise(draft, computed) {
            facts.push(
                Fact::new(
                    FactKind::DeclaredVerdictDiffers,
                    Place::Cell(draft.cell(Field::DeclaredVerdict)),
                )
                .with("declared", declared.key())
                .with("computed", computed.key()),
            );
        }
    }

    /// Returns what only shows once all rows have come: units in two files, units not heard of.
    #[must_use]
    pub fn closing_facts(&mut self, sources: &Sources) -> Vec<Fact> {
        let mut facts = self.add_activities_without_people();
        facts.extend(self.sent_twice(sources));
        if let Some(coverage) = self.coverage() {
            for (code, name) in coverage.missing {
                let fact = Fact::new(FactKind::UnitMissing, Place::Run);
                facts.push(fact.with("unit", name).with("code", code));
            }
        }
        facts
    }

    /// Notes the files that speak of the same units: one fact for each pair of files, whatever the
    /// number of units.
    fn sent_twice(&self, sources: &Sources) -> Vec<Fact> {
        let mut first: BTreeMap<usize, (u32, CellRef)> = BTreeMap::new();
        let mut pairs: BTreeMap<(u32, u32), Twice> = BTreeMap::new();
        for ((unit, table), cell) in &self.tables_of_unit {
            if self.units.get(*unit).code.is_empty() {
                continue;
            }
            let file = sources.table(*table).file;
            let (first_file, first_cell) = *first.entry(*unit).or_insert((file, *cell));
            if first_file != file {
                let pair = pairs.entry((first_file, file));
                let pair = pair.or_insert_with(|| Twice {
                    cell: *cell,
                    beside: first_cell,
                    first: *unit,
                    units: BTreeSet::new(),
                });
                if (cell.table, cell.row) < (pair.cell.table, pair.cell.row) {
                    (pair.cell, pair.beside) = (*cell, first_cell);
                    pair.first = *unit;
                }
                pair.units.insert(*unit);
            }
        }
        let path = |file: u32| sources.files[file as usize].path.as_str();
        let fact = |((one, other), pair): ((u32, u32), Twice)| {
            let name = |unit: &usize| self.units.get(*unit).name.to_string();
            let others = pair.units.iter().filter(|unit| **unit != pair.first);
            let count = 1 + others.clone().count();
            let units = [&pair.first].into_iter().chain(others);
            let mut names: Vec<String> = units.take(MOST_UNITS).map(name).collect();
            let first = names[0].clone();
            if count > MOST_UNITS {
                names.push("…".to_owned());
            }
            Fact::new(FactKind::DoubleSubmission, Place::Cell(pair.cell))
                .with("unit", first)
                .with("files", [path(one), path(other)].join(", "))
                .with("count", count.to_string())
                .with("units", names.join("; "))
                .beside(pair.beside)
        };
        pairs.into_iter().map(fact).collect()
    }

    pub(super) fn note_twice(&mut self, unit: usize, draft: &RowDraft<'_>, facts: &mut Vec<Fact>) {
        let key: &[&str] = if draft.id.is_empty() {
            &["", draft.process, draft.name]
        } else {
            &[draft.id]
        };
        let Some(mut first) = self.came_before(unit, key, draft) else {
            return;
        };
        let field = if draft.id.is_empty() {
            Field::Name
        } else {
            Field::Id
        };
        let at = draft.cell(field);
        if first.table == at.table {
            first.column = at.column;
        }
        let id = if draft.id.is_empty() {
            draft.name
        } else {
            draft.id
        };
        facts.push(
            Fact::new(FactKind::DuplicateId, Place::Cell(at))
                .with("id", id)
                .with("unit", self.units.get(unit).name.as_ref())
                .beside(first),
        );
    }

    /// Returns where an activity came before. Rows that do not say their unit are of one unit in one
    /// table; those of two tables may be of two, each with ids of its own, unless id and name are
    /// the same. So may running numbers, which begin anew with each table and each process.
    fn came_before(&mut self, unit: usize, key: &[&str], draft: &RowDraft<'_>) -> Option<CellRef> {
        let (table, row) = (draft.table, draft.row);
        let runs = is_running(draft.id);
        if !(self.units.get(unit).code.is_empty() || runs) {
            return self.seen.note(unit, key, table, row);
        }
        let of_table = table.to_string();
        let process = if runs { draft.process } else { "" };
        let apart = [of_table.as_str(), process];
        let within: Vec<&str> = apart.iter().chain(key).copied().collect();
        let here = self.seen.note(unit, &within, table, row);
        if draft.id.is_empty() {
            return here;
        }
        let named = ["", draft.id, draft.process, draft.name];
        let elsewhere = self.seen.note(unit, &named, table, row);
        here.or(elsewhere)
    }

    pub(super) fn coverage(&self) -> Option<Coverage> {
        let chart = self.units.chart()?;
        let expected: Vec<usize> = (0..chart.units.len())
            .filter(|unit| chart.depth(*unit) == chart.directorate_depth)
            .collect();
        let missing: Vec<(String, String)> = expected
            .iter()
            .filter(|unit| !self.heard.contains(unit))
            .map(|unit| {
                (
                    chart.units[*unit].code.clone(),
                    chart.units[*unit].name.clone(),
                )
            })
            .collect();
        Some(Coverage {
            heard: (expected.len() - missing.len()) as u64,
            expected: expected.len() as u64,
            missing,
        })
    }
}

/// Says whether an id is a number by which rows are counted: `1`, `12`.
fn is_running(id: &str) -> bool {
    let digits = id.bytes().all(|byte| byte.is_ascii_digit());
    (1..=2).contains(&id.len()) && digits && !id.starts_with('0')
}

/// Notes what the manager and the office said beside the answers.
pub(super) fn note_opinions(tally: &mut Tally, draft: &RowDraft<'_>, computed: Verdict) {
    if let Some(it) = draft.overridden {
        if it.reason.is_empty() {
            tally.note_override_not_applied();
        } else {
            tally.note_override(computed, it.outcome);
        }
    }
    if draft.agreed.is_some() {
        tally.note_agreed(agreed_otherwise(draft, computed).is_none());
    }
    if declared_otherwise(draft, computed).is_some() {
        tally.note_declared_differs();
    }
}

/// Returns the verdict that the office declares, if it is another than the computed one. What
/// unanswered questions leave open does not differ yet.
fn declared_otherwise(draft: &RowDraft<'_>, computed: Verdict) -> Option<Outcome> {
    let declared = draft.declared?;
    let (worst, best) = computed.bounds();
    (declared < worst || declared > best).then_some(declared)
}

/// Returns the verdict that the manager agreed with, if the computed one is another by now.
fn agreed_otherwise(draft: &RowDraft<'_>, computed: Verdict) -> Option<Outcome> {
    let agreed = draft.agreed?;
    (computed != Verdict::Known(agreed)).then_some(agreed)
}

/// Returns a fact about a row of a headcount table.
pub(super) fn people_fact(kind: FactKind, draft: &RowDraft<'_>) -> Fact {
    let at: CellRef = draft.cell(Field::Id);
    Fact::new(kind, Place::Cell(at)).with("id", draft.id)
}

//! Where rows and facts go while files are read: through the door of `check` into the figures.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::{Registry, RunningSums, Unlabelled, admit_row, row_facts};
use crate::commands::progress::Progress;
use crate::criteria;
use crate::fact::{Fact, FactKind, Params, Place};
use crate::figures::assessor::{Assessor, Keep};
use crate::finding::{FindingLog, RowRanges};
use crate::intake::activities::{DraftSink, Texts};
use crate::intake::columns::TableColumns;
use crate::matching::{fold, personal};
use crate::model::activity::{LeftOut, RowDraft};
use crate::model::assessment::{HeadsFrom, LeftOutRows};
use crate::model::criteria::CriteriaSet;
use crate::model::inventory::Inventory;
use crate::origin::Sources;

/// Facts on their way to findings, and rows that do not count.
pub(in crate::commands) struct Gathered<'a> {
    registry: &'a Registry,
    words: OfCriteria<'a>,
    log: FindingLog,
    left_out: LeftOutLog,
}

/// Adds what only the criteria know to facts: labels of items, sets that use one.
pub(in crate::commands) struct OfCriteria<'a> {
    set: &'a CriteriaSet,
    /// The sets that come with the program, read when a finding first names one.
    builtin: OnceCell<Vec<(&'static str, CriteriaSet)>>,
}

/// Rows that do not count, by table and reason.
#[derive(Default)]
pub(in crate::commands) struct LeftOutLog(BTreeMap<(u32, LeftOut), (RowRanges, u64)>);

impl LeftOutLog {
    /// Notes rows, both ends included.
    pub(in crate::commands) fn note(&mut self, table: u32, reason: LeftOut, from: u32, to: u32) {
        let (rows, count) = self.0.entry((table, reason)).or_default();
        rows.add(from, to);
        *count += u64::from(to - from) + 1;
    }

    /// Returns them, by table and reason.
    pub(in crate::commands) fn into_rows(self) -> Vec<LeftOutRows> {
        let rows = self.0.into_iter();
        rows.map(|((table, reason), (rows, count))| LeftOutRows {
            table,
            reason,
            rows,
            count,
        })
        .collect()
    }
}

/// Masks personal data in what a finding says. This stands before the only way into the findings:
/// no message and no machine format can hold more than a finding does.
pub(in crate::commands) fn mask_params(params: &mut Params) {
    for (_, value) in &mut params.0 {
        if let Cow::Owned(masked) = personal::mask(value) {
            *value = masked;
        }
    }
}

fn builtin_sets() -> Vec<(&'static str, CriteriaSet)> {
    let sets = criteria::builtin().iter();
    sets.filter_map(|it| Some((it.id, criteria::read(it.id, it.text).ok()?)))
        .collect()
}

impl<'a> Gathered<'a> {
    /// Starts empty.
    pub(in crate::commands) fn new(registry: &'a Registry, set: &'a CriteriaSet) -> Self {
        Self {
            registry,
            words: OfCriteria::new(set),
            log: FindingLog::default(),
            left_out: LeftOutLog::default(),
        }
    }

    /// Takes a fact; what no rule minds is forgotten.
    pub(in crate::commands) fn fact(&mut self, fact: Fact) {
        let mut fact = self.words.worded(fact);
        mask_params(&mut fact.params);
        if let Some(finding) = self.registry.judge(&fact) {
            self.log.push(finding);
        }
    }

    /// Notes rows that do not count.
    pub(in crate::commands) fn left_out(
        &mut self,
        table: u32,
        reason: LeftOut,
        from: u32,
        to: u32,
    ) {
        self.left_out.note(table, reason, from, to);
    }

    /// Returns the findings and the rows that do not count.
    pub(in crate::commands) fn finish(self) -> (FindingLog, Vec<LeftOutRows>) {
        (self.log, self.left_out.into_rows())
    }
}

impl<'a> OfCriteria<'a> {
    /// Makes one for a criteria set.
    #[must_use]
    pub(in crate::commands) fn new(set: &'a CriteriaSet) -> Self {
        Self {
            set,
            builtin: OnceCell::new(),
        }
    }

    /// Adds what only the criteria know: labels of items, sets that use one.
    pub(in crate::commands) fn worded(&self, fact: Fact) -> Fact {
        let Some(id) = fact.params.get("item").map(str::to_owned) else {
            return fact;
        };
        match fact.kind {
            FactKind::MissingColumn => match self.set.items.iter().find(|item| item.id == id) {
                Some(item) => {
                    // Under a header that asks the other way round, a yes would turn into a no.
                    let bad = fact.params.get("sign") == Some("-");
                    let known = fact.params.get("known").unwrap_or_default().to_owned();
                    let header = if bad {
                        let own = item.headers_yes_bad.first();
                        own.cloned().unwrap_or(known)
                    } else {
                        let own = item.headers_yes_good.first();
                        own.unwrap_or(&item.label.it).clone()
                    };
                    fact.with("label_it", &item.label.it)
                        .with("label_en", &item.label.en)
                        .with("nearest", header)
                }
                None => fact,
            },
            FactKind::UnusedCriterion => {
                let builtin = self.builtin.get_or_init(builtin_sets);
                let uses = |set: &&(_, CriteriaSet)| set.1.items.iter().any(|item| item.id == id);
                let sets: Vec<&str> = builtin.iter().filter(uses).map(|it| it.0).collect();
                fact.with("sets", sets.join(", "))
            }
            _ => fact,
        }
    }
}

/// What rows are read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::commands) enum Purpose {
    /// Activities of the inventory.
    Activities,
    /// People of a headcount table.
    People,
}

/// A filter: the value that a watched column must have, as written and folded.
pub(in crate::commands) struct Filter {
    /// As written.
    pub(in crate::commands) value: String,
    /// Folded.
    pub(in crate::commands) folded: String,
}

impl Filter {
    /// Makes a filter.
    #[must_use]
    pub(in crate::commands) fn new(value: &str) -> Self {
        Self {
            value: value.to_owned(),
            folded: fold(value),
        }
    }

    fn lets(&self, text: &str) -> bool {
        text == self.value || fold(text) == self.folded
    }
}

/// Which tables have the columns that filters and groups ask for, by their place in the request.
#[derive(Debug, Default)]
pub(in crate::commands) struct Watched {
    having: BTreeSet<(usize, Purpose)>,
    lacking: Vec<(usize, Purpose, u32)>,
}

impl Watched {
    fn note(&mut self, place: usize, purpose: Purpose, table: u32, has: bool) {
        if has {
            self.having.insert((place, purpose));
        } else {
            self.lacking.push((place, purpose, table));
        }
    }

    /// Says whether any table has a column.
    pub(in crate::commands) fn is_found(&self, place: usize) -> bool {
        self.having.iter().any(|(known, _)| *known == place)
    }

    /// Returns the tables that lack the column of a filter which others of their kind have.
    pub(in crate::commands) fn facts(&self, filters: &[(String, String)]) -> Vec<Fact> {
        self.lacking
            .iter()
            .filter(|(place, purpose, _)| self.having.contains(&(*place, *purpose)))
            .filter_map(|(place, _, table)| {
                let (header, _) = filters.get(*place)?;
                let fact = Fact::new(FactKind::FilterColumnMissing, Place::Sheet(*table));
                Some(fact.with("header", header))
            })
            .collect()
    }
}

/// Takes the rows of one kind of table.
pub(in crate::commands) struct Door<'a, 'g> {
    /// The figures.
    pub(in crate::commands) assessor: &'a mut Assessor,
    /// Findings and rows left out.
    pub(in crate::commands) gathered: &'a mut Gathered<'g>,
    /// Filters, in the order of the watched columns.
    pub(in crate::commands) filters: &'a [Filter],
    /// Which tables have the watched columns.
    pub(in crate::commands) watched: &'a mut Watched,
    /// Activities or people.
    pub(in crate::commands) purpose: Purpose,
    /// Progress.
    pub(in crate::commands) progress: &'a mut Progress,
    /// File that is being read.
    pub(in crate::commands) file: String,
    /// Facts of the row at hand.
    pub(in crate::commands) facts: Vec<Fact>,
    /// Sums of the table at hand.
    pub(in crate::commands) sums: RunningSums,
    /// Where the rows of activities are kept with their answers, if anybody asks for them.
    pub(in crate::commands) kept: Option<&'a mut Inventory>,
}

impl Door<'_, '_> {
    fn is_filtered_out(&self, row: &RowDraft<'_>) -> bool {
        self.filters
            .iter()
            .zip(row.watched)
            .any(|(filter, value)| match value {
                Some(value) => !filter.lets(value),
                // A table without the column is not what the filter speaks of.
                None => false,
            })
    }
}

impl DraftSink for Door<'_, '_> {
    fn texts(&self) -> Texts {
        match self.assessor.keeps() {
            Keep::Activities => Texts::All,
            Keep::Totals | Keep::Nothing => Texts::Keys,
        }
    }

    fn table(&mut self, table: u32, columns: &TableColumns, _sources: &Sources) {
        let from = match self.purpose {
            Purpose::Activities => HeadsFrom::Inventory,
            Purpose::People => HeadsFrom::HeadcountTable,
        };
        self.assessor.table(&columns.map, from);
        if let (Some(kept), Purpose::Activities) = (&mut self.kept, self.purpose) {
            kept.table(table, &columns.map);
        }
        self.sums = RunningSums::default();
        for (place, column) in columns.watched.iter().enumerate() {
            self.watched
                .note(place, self.purpose, table, column.is_some());
        }
    }

    fn row(&mut self, row: &RowDraft<'_>) -> bool {
        self.progress.row(&self.file);
        if !self.filters.is_empty() && self.is_filtered_out(row) {
            if self.purpose == Purpose::Activities {
                self.assessor.filter_out(row);
            }
            return false;
        }
        if self.purpose == Purpose::Activities
            && let Some(Unlabelled::Named(fact)) = self.sums.row(row)
        {
            self.facts.push(fact);
        }
        let group = row.watched.get(self.filters.len()).copied().flatten();
        let mut taken = true;
        match (admit_row(row), self.purpose) {
            (Ok(admitted), Purpose::Activities) => {
                self.assessor.add(&admitted, group, &mut self.facts);
                if let Some(kept) = &mut self.kept {
                    kept.keep(row);
                }
                let facts = row_facts(row);
                if !facts.is_empty() {
                    self.facts.extend(facts);
                }
            }
            // People without an activity are people all the same: they have no verdict.
            (Ok(_) | Err(LeftOut::NeitherIdNorName), Purpose::People) => {
                self.assessor.add_people(row, group, &mut self.facts);
            }
            (Err(reason), _) => {
                self.gathered.left_out(row.table, reason, row.row, row.row);
                taken = false;
            }
        }
        if !self.facts.is_empty() {
            for fact in self.facts.drain(..) {
                self.gathered.fact(fact);
            }
        }
        taken
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.gathered.left_out(table, LeftOut::Blank, from, to);
    }

    fn fact(&mut self, fact: Fact) {
        self.gathered.fact(fact);
    }
}

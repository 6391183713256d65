//! A sink over admitted rows: judges each one, adds it to its group, keeps what is asked for.
//!
//! Lives here: the order of the steps for one row. Never here: how a level or a sum is made
//! (`levels`, `verdicts`, `tally`, `totals`).

mod counted;
mod join;
mod memory;
mod notes;
mod outcome;
mod people;
mod stakes;
mod what_if;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use counted::counted;
use join::Inventory;
use memory::Memory;
use notes::note_opinions;
use what_if::WhatIf;

use crate::fact::Fact;
use crate::figures::identity::Seen;
use crate::figures::judged::Judged;
use crate::figures::levels::level;
use crate::figures::pile::Pile;
use crate::figures::records::Texts;
use crate::figures::tally::{Amounts, CountsAs, Measured, Tally};
use crate::figures::totals::Measures;
use crate::figures::units::Units;
use crate::figures::verdicts::{Scores, judge, unlocking};
use crate::matching::fold_spelling;
use crate::model::activity::{Admitted, ColumnMap, Given, RowDraft};
use crate::model::assessment::{
    Activity, Coverage, Group, Grouping, HeadsFrom, Settings, Totals, WeightIs,
};
use crate::model::columns::Field;
use crate::model::criteria::{CriteriaSet, Obstacle};
use crate::model::quantity::Weight;
use crate::model::stake::{Brings, Stake};
use crate::model::verdict::Level;
use crate::origin::CellRef;

/// Whether activities are kept, only added up, or only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Each activity with its reasons.
    Activities,
    /// Only totals: memory does not grow with the rows.
    Totals,
    /// Neither: only what is noticed of the rows, for whoever asks for no figure.
    Nothing,
}

/// Judges and adds up.
pub struct Assessor {
    set: Rc<CriteriaSet>,
    settings: Settings,
    keep: Keep,
    units: Units,
    measures: Measures,
    groups: Vec<(Rc<str>, Rc<str>, Tally)>,
    group_places: BTreeMap<Rc<str>, usize>,
    /// Groups by the folded text of a column: spellings of one value are one group.
    group_spellings: BTreeMap<String, usize>,
    group_of_unit: Vec<usize>,
    /// The inventory's own sums, where people come from another table.
    inventory: Tally,
    levels: Vec<Level>,
    memory: Memory,
    pile: Pile,
    seen: Seen,
    texts: Texts,
    activities: Vec<Activity>,
    index: Inventory,
    heard: BTreeSet<usize>,
    /// Tables that each unit stands in, and a cell there.
    tables_of_unit: BTreeMap<(usize, u32), CellRef>,
    last_table: Option<(usize, u32)>,
    /// Activities with their people, where somebody asks for them.
    stakes: Option<Vec<Stake>>,
    /// What is supposed, and what is kept of it.
    what_if: WhatIf,
}

/// What an assessor leaves when all rows have come.
pub struct Assessed {
    /// The activities that were kept.
    pub activities: Vec<Activity>,
    /// Totals by group.
    pub groups: Vec<Group>,
    /// Totals.
    pub total: Totals,
    /// Coverage of the org chart.
    pub coverage: Option<Coverage>,
}

impl Assessor {
    /// Makes an assessor.
    #[must_use]
    pub fn new(set: Rc<CriteriaSet>, settings: Settings, keep: Keep, units: Units) -> Self {
        let criteria = set.indexes[0].criteria.len();
        Self {
            set,
            settings,
            keep,
            units,
            measures: Measures::default(),
            groups: Vec::new(),
            group_places: BTreeMap::new(),
            group_spellings: BTreeMap::new(),
            group_of_unit: Vec::new(),
            inventory: Tally::new(criteria),
            levels: Vec::new(),
            memory: Memory::default(),
            pile: Pile::default(),
            seen: Seen::default(),
            texts: Texts::default(),
            activities: Vec::new(),
            index: Inventory::default(),
            heard: BTreeSet::new(),
            tables_of_unit: BTreeMap::new(),
            last_table: None,
            stakes: None,
            what_if: WhatIf::default(),
        }
    }

    /// Says whether activities are kept.
    #[must_use]
    pub fn keeps(&self) -> Keep {
        self.keep
    }

    /// Takes the numbers of combinations for the same in all tables, as an inventory kept in memory
    /// counts them: each is judged once. Before the first row.
    pub fn combinations_are_one(&mut self) {
        self.memory.is_one = true;
    }

    /// Notes which measures a table has.
    pub fn table(&mut self, columns: &ColumnMap, from: HeadsFrom) {
        if from != self.settings.heads_from {
            return;
        }
        let has = |field| columns.field(field).is_some();
        // Women and men together are all heads, where nothing else counts them.
        self.measures.heads |= has(Field::Headcount) || has(Field::Women) && has(Field::Men);
        self.measures.women |= has(Field::Women);
        self.measures.men |= has(Field::Men);
        self.measures.fte |= has(Field::Fte) || has(Field::Share);
        // A column of wages that nobody asked for is no measure.
        self.measures.weight |= self.settings.weight.is_some() && has(Field::Weight);
    }

    /// Adds a row of the inventory. `group` is the value of the column that groups are made by.
    pub fn add(&mut self, row: &Admitted<'_>, group: Option<&str>, facts: &mut Vec<Fact>) {
        let draft = row.row();
        let (unit, new) = self.units.of_row(draft);
        // Each row without a unit is to be mended; a unit that nobody knows is said once.
        if new || self.units.get(unit).code.is_empty() {
            self.note_unit(unit, draft, facts);
        }
        if self.last_table != Some((unit, draft.table)) {
            self.last_table = Some((unit, draft.table));
            let cell = draft.cell(Field::Unit);
            self.tables_of_unit
                .entry((unit, draft.table))
                .or_insert(cell);
        }
        self.note_twice(unit, draft, facts);
        let judged = self.judge(draft);
        Self::note_verdict(draft, &judged, facts);
        let own = self.settings.heads_from == HeadsFrom::Inventory;
        if self.stakes.is_some() {
            let brings = if own {
                Brings::People
            } else {
                Brings::VerdictAlone
            };
            self.note_stake(draft, unit, &judged, brings);
        }
        if self.keep == Keep::Nothing {
            return;
        }
        let group = self.group(unit, group);
        note_opinions(&mut self.groups[group].2, draft, judged.judgement.verdict);
        if own {
            self.add_amounts(draft, group, &judged);
        } else {
            note_opinions(&mut self.inventory, draft, judged.judgement.verdict);
            self.inventory
                .add(&judged, &NOTHING, CountsAs::ActivityAlone);
            self.index.note(draft, unit, group, Rc::clone(&judged));
        }
        if self.keep == Keep::Activities {
            self.keep(draft, unit, group, &judged);
        }
    }

    /// Adds the people of a row to the sums of its group.
    fn add_amounts(&mut self, draft: &RowDraft<'_>, group: usize, judged: &Judged) {
        let amounts = self.amounts(draft);
        let Some(number) = judged.number else {
            let tally = &mut self.groups[group].2;
            return tally.add(judged, &amounts, CountsAs::Activity);
        };
        if !self.pile.takes(group, draft.table) {
            self.empty_pile();
            self.pile.begin(group, draft.table);
        }
        self.pile.add(number, judged, &amounts);
    }

    fn empty_pile(&mut self) {
        if let Some(group) = self.pile.group() {
            self.pile.empty_into(&mut self.groups[group].2);
        }
    }

    fn amounts(&self, draft: &RowDraft<'_>) -> Amounts {
        let weight = match (&self.settings.weight, draft.weight, draft.heads) {
            (None, ..) => Measured::Blank,
            (Some((_, WeightIs::Total)), weight, _) => weight.into(),
            (Some((_, WeightIs::PerHead)), Given::Known(weight), Given::Known(heads)) => {
                Measured::Known(Weight::product(weight, heads))
            }
            (_, Given::Unreadable, _) | (_, _, Given::Unreadable) => Measured::Unreadable,
            _ => Measured::Blank,
        };
        Amounts {
            heads: draft.heads,
            women: draft.women,
            men: draft.men,
            fte: draft.fte,
            weight,
        }
    }

    /// Judges a row by its answers, then by what the sheet says beside them.
    fn judge(&mut self, draft: &RowDraft<'_>) -> Rc<Judged> {
        let stated = self.what_if.stated(draft);
        // Rows with the same answers are judged alike, unless the office's own words tell them apart.
        let number = draft.combination.filter(|_| stated.is_none());
        let known = number.and_then(|number| self.memory.find(draft.table, number));
        let mut judged = match (known, number) {
            (Some(known), _) => Rc::clone(known),
            (None, Some(number)) => {
                let judged = Rc::new(self.judge_answers(draft, None));
                self.memory.note(draft.table, number, Rc::clone(&judged));
                judged
            }
            (None, None) => Rc::new(self.judge_answers(draft, stated)),
        };
        if draft.overridden.is_some() || draft.remote_share != Given::Blank {
            let rule = &self.set.indexes[0].rule;
            let judged = Rc::make_mut(&mut judged);
            (judged.verdict, judged.level) = counted(&judged.judgement, rule, draft);
            judged.number = None;
        }
        judged
    }

    fn judge_answers(&mut self, draft: &RowDraft<'_>, stated: Option<Obstacle>) -> Judged {
        let index = &self.set.indexes[0];
        self.levels.clear();
        self.levels.extend(
            index
                .criteria
                .iter()
                .map(|criterion| level(&self.set, criterion, draft.answers)),
        );
        self.what_if.relieve(index, &mut self.levels, stated);
        let scores = match self.keep {
            Keep::Activities => Scores::Always,
            Keep::Totals | Keep::Nothing => Scores::WhenNeeded,
        };
        let judgement = judge(index, &self.levels, scores);
        // Levels are only looked at again where one is in between.
        let kept = self.keep == Keep::Activities
            || !judgement.held_back.is_empty()
            || self.settings.heads_from == HeadsFrom::HeadcountTable;
        let levels = if kept {
            Rc::from(self.levels.as_slice())
        } else {
            self.texts.no_levels()
        };
        Judged {
            verdict: judgement.verdict,
            level: (judgement.worst_level, judgement.best_level),
            unlocking: unlocking(index, &self.levels, &judgement),
            judgement: Rc::new(judgement),
            levels,
            scorable: self.levels.iter().any(|level| *level != Level::LeftOut),
            number: draft.combination.filter(|_| stated.is_none()),
        }
    }

    fn group(&mut self, unit: usize, value: Option<&str>) -> usize {
        let by_column = match &self.settings.grouping {
            Grouping::Column(_) => Some(value.unwrap_or_default()),
            Grouping::Prefix(_, length) => {
                let value = value.unwrap_or_default();
                let end = value
                    .char_indices()
                    .nth(*length)
                    .map_or(value.len(), |(at, _)| at);
                Some(&value[..end])
            }
            _ => None,
        };
        if let Some(value) = by_column {
            if let Some(place) = self.group_places.get(value) {
                return *place;
            }
            let key: Rc<str> = Rc::from(value);
            // A prefix is of codes, which are as they are.
            if !matches!(self.settings.grouping, Grouping::Column(_)) {
                return self.open_group(Rc::clone(&key), key);
            }
            let folded = fold_spelling(value);
            if let Some(place) = self.group_spellings.get(&folded).copied() {
                self.group_places.insert(key, place);
                return place;
            }
            let place = self.open_group(Rc::clone(&key), key);
            self.group_spellings.insert(folded, place);
            return place;
        }
        if let Some(group) = self
            .group_of_unit
            .get(unit)
            .filter(|group| **group != usize::MAX)
        {
            return *group;
        }
        let (key, name) = self.units.group_of(unit, &self.settings.grouping);
        let place = match self.group_places.get(&key) {
            Some(place) => *place,
            None => self.open_group(key, name),
        };
        self.group_of_unit.resize(self.units.len(), usize::MAX);
        self.group_of_unit[unit] = place;
        place
    }

    fn open_group(&mut self, key: Rc<str>, name: Rc<str>) -> usize {
        let place = self.groups.len();
        self.group_places.insert(Rc::clone(&key), place);
        self.groups
            .push((key, name, Tally::new(self.set.indexes[0].criteria.len())));
        place
    }
}

const NOTHING: Amounts = Amounts {
    heads: Given::Blank,
    women: Given::Blank,
    men: Given::Blank,
    fte: Given::Blank,
    weight: Measured::Blank,
};

//! A sink over admitted rows: judges each one, adds it to its group, keeps what is asked for.
//!
//! Lives here: the order of the steps for one row, and joining a headcount table. Never here:
//! how a level or a sum is made (`verdicts`, `tally`, `totals`).

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::fact::{Fact, FactKind, Place};
use crate::figures::identity::{Seen, derived_id};
use crate::figures::records::{self, Texts};
use crate::figures::tally::{Amounts, CountsAs, Judged, Measured, Tally};
use crate::figures::totals::{Measures, totals};
use crate::figures::units::Units;
use crate::figures::verdicts::{Scores, judge, level};
use crate::model::activity::{Admitted, ColumnMap, Given, RowDraft};
use crate::model::assessment::{
    Activity, Coverage, Group, Grouping, HeadsFrom, Settings, WeightIs,
};
use crate::model::columns::Field;
use crate::model::criteria::CriteriaSet;
use crate::model::quantity::{Ratio, Weight};
use crate::model::verdict::{Judgement, Level, Outcome, Verdict};
use crate::origin::{CellRef, Sources};

/// Whether activities are kept, or only added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Each activity with its reasons.
    Activities,
    /// Only totals: memory does not grow with the rows.
    Totals,
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
    group_of_unit: Vec<usize>,
    /// The inventory's own sums, where people come from another table.
    inventory: Tally,
    levels: Vec<Level>,
    seen: Seen,
    texts: Texts,
    activities: Vec<Activity>,
    index: Inventory,
    heard: BTreeSet<usize>,
    /// Tables that each unit stands in, and a cell there.
    tables_of_unit: BTreeMap<(usize, u32), CellRef>,
    last_table: Option<(usize, u32)>,
}

/// Activities by their keys, for joining a headcount table.
#[derive(Debug, Default)]
struct Inventory {
    judged: Vec<Judged>,
    by_unit_and_id: BTreeMap<(usize, String), usize>,
    by_id: BTreeMap<String, Option<usize>>,
    counted: BTreeSet<(usize, usize)>,
}

/// What an assessor leaves when all rows have come.
pub struct Assessed {
    /// The activities that were kept.
    pub activities: Vec<Activity>,
    /// Totals by group.
    pub groups: Vec<Group>,
    /// Totals.
    pub total: crate::model::assessment::Totals,
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
            group_of_unit: Vec::new(),
            inventory: Tally::new(criteria),
            levels: Vec::new(),
            seen: Seen::default(),
            texts: Texts::default(),
            activities: Vec::new(),
            index: Inventory::default(),
            heard: BTreeSet::new(),
            tables_of_unit: BTreeMap::new(),
            last_table: None,
        }
    }

    /// Notes which measures a table has.
    pub fn table(&mut self, columns: &ColumnMap, from: HeadsFrom) {
        if from != self.settings.heads_from {
            return;
        }
        let has = |field| columns.field(field).is_some();
        self.measures.heads |= has(Field::Headcount);
        self.measures.women |= has(Field::Women);
        self.measures.men |= has(Field::Men);
        self.measures.fte |= has(Field::Fte) || has(Field::Share);
        self.measures.weight |= has(Field::Weight);
    }

    /// Adds a row of the inventory. `group` is the value of the column that groups are made by.
    pub fn add(&mut self, row: &Admitted<'_>, group: Option<&str>, facts: &mut Vec<Fact>) {
        let draft = row.row();
        let (unit, new) = self.units.of_row(draft);
        if new {
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
        self.note_verdict(draft, &judged, facts);
        let own = self.settings.heads_from == HeadsFrom::Inventory;
        let group = self.group(unit, group);
        let amounts = if own { self.amounts(draft) } else { NOTHING };
        let tally = if own {
            &mut self.groups[group].2
        } else {
            &mut self.inventory
        };
        let counts_as = if own {
            CountsAs::Activity
        } else {
            CountsAs::ActivityAlone
        };
        tally.add(&judged, &amounts, counts_as);
        note_opinions(tally, draft, judged.judgement.verdict);
        if !own {
            self.index.note(unit, draft.id, judged.clone());
        }
        if self.keep == Keep::Activities {
            self.keep(draft, unit, group, judged);
        }
    }

    /// Adds a row of a headcount table: people of an activity of the inventory.
    pub fn add_people(&mut self, draft: &RowDraft<'_>, group: Option<&str>, facts: &mut Vec<Fact>) {
        let (unit, _) = self.units.of_row(draft);
        let group = self.group(unit, group);
        let amounts = self.amounts(draft);
        let found = match self.index.find(unit, draft.id) {
            Found::One(place) => place,
            Found::None => {
                if !draft.id.is_empty() {
                    facts.push(people_fact(FactKind::HeadcountWithoutActivity, draft));
                }
                return self.groups[group].2.add_unassessed(&amounts);
            }
            Found::Several => {
                facts.push(people_fact(FactKind::HeadcountAmbiguous, draft));
                return self.groups[group].2.add_unassessed(&amounts);
            }
        };
        let first = self.index.counted.insert((group, found));
        let counts_as = if first {
            CountsAs::Activity
        } else {
            CountsAs::People
        };
        self.groups[group]
            .2
            .add(&self.index.judged[found], &amounts, counts_as);
        if let Some(activity) = self.activities.get_mut(found) {
            activity.heads = plus(activity.heads, draft.heads);
            activity.fte = plus(activity.fte, draft.fte);
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

    fn note_unit(&mut self, unit: usize, draft: &RowDraft<'_>, facts: &mut Vec<Fact>) {
        let field = if draft.unit.is_empty() {
            Field::UnitCode
        } else {
            Field::Unit
        };
        let known = self.units.get(unit);
        if known.code.is_empty() {
            let place = Place::Row {
                table: draft.table,
                row: draft.row,
            };
            facts.push(Fact::new(FactKind::UnitNotStated, place));
        } else if let (Some(chart), None) = (self.units.chart(), known.in_chart) {
            let names = chart
                .units
                .iter()
                .flat_map(|unit| [unit.name.as_str(), unit.code.as_str()]);
            let nearest = crate::matching::nearest(&known.name, names).map(str::to_owned);
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

    fn note_verdict(&self, draft: &RowDraft<'_>, judged: &Judged, facts: &mut Vec<Fact>) {
        if self.levels.iter().all(|level| *level == Level::LeftOut) {
            let place = Place::Row {
                table: draft.table,
                row: draft.row,
            };
            facts.push(Fact::new(FactKind::NotScorable, place));
        }
        let computed = judged.judgement.verdict;
        if let Some(declared) = draft.declared.filter(|it| computed != Verdict::Known(*it)) {
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
    pub fn closing_facts(&self, sources: &Sources) -> Vec<Fact> {
        let mut facts = Vec::new();
        let mut first: BTreeMap<usize, (u32, CellRef)> = BTreeMap::new();
        for ((unit, table), cell) in &self.tables_of_unit {
            let known = self.units.get(*unit);
            if known.code.is_empty() {
                continue;
            }
            let file = sources.table(*table).file;
            let (first_file, first_cell) = *first.entry(*unit).or_insert((file, *cell));
            if first_file != file {
                let files =
                    [first_file, file].map(|file| sources.files[file as usize].path.as_str());
                facts.push(
                    Fact::new(FactKind::DoubleSubmission, Place::Cell(*cell))
                        .with("unit", known.name.as_ref())
                        .with("files", files.join(", "))
                        .beside(first_cell),
                );
            }
        }
        if let Some(coverage) = self.coverage() {
            for (code, name) in coverage.missing {
                let fact = Fact::new(FactKind::UnitMissing, Place::Run);
                facts.push(fact.with("unit", name).with("code", code));
            }
        }
        facts
    }

    fn note_twice(&mut self, unit: usize, draft: &RowDraft<'_>, facts: &mut Vec<Fact>) {
        let key: &[&str] = if draft.id.is_empty() {
            &["", draft.process, draft.name]
        } else {
            &[draft.id]
        };
        let Some(mut first) = self.seen.note(unit, key, draft.table, draft.row) else {
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

    fn judge(&mut self, draft: &RowDraft<'_>) -> Judged {
        let index = &self.set.indexes[0];
        self.levels.clear();
        self.levels.extend(
            index
                .criteria
                .iter()
                .map(|criterion| level(&self.set, criterion, draft.answers)),
        );
        let scores = match self.keep {
            Keep::Activities => Scores::Always,
            Keep::Totals => Scores::WhenNeeded,
        };
        let judgement = judge(index, &self.levels, scores);
        let (verdict, level) = counted(&judgement, draft);
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
            verdict,
            level,
            judgement,
            levels,
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
            return self.open_group(Rc::clone(&key), key);
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

    fn keep(&mut self, draft: &RowDraft<'_>, unit: usize, group: usize, judged: Judged) {
        let known = self.units.get(unit);
        let derived = draft.id.is_empty();
        let id = if derived {
            derived_id(&known.name, draft.process, draft.name)
        } else {
            crate::figures::units::spaced(draft.id)
        };
        let mut judgements = vec![judged.judgement];
        for index in &self.set.indexes[1..] {
            let levels: Vec<Level> = index
                .criteria
                .iter()
                .map(|it| level(&self.set, it, draft.answers))
                .collect();
            judgements.push(judge(index, &levels, Scores::Always));
        }
        let own = self.settings.heads_from == HeadsFrom::Inventory;
        self.activities.push(Activity {
            id,
            id_derived: derived,
            unit: Rc::clone(&known.code),
            unit_name: Rc::clone(&known.name),
            group: Rc::clone(&self.groups[group].0),
            process: self.texts.shared(draft.process),
            name: crate::figures::units::spaced(draft.name),
            verdict: judged.verdict,
            computed: judged.judgement.verdict,
            level: judged.level,
            judgements,
            reasons: records::reasons(&self.set, &judged.levels, draft, &mut self.texts),
            overridden: records::applied_override(draft),
            declared: draft.declared,
            heads: if own { draft.heads } else { Given::Blank },
            gender: if own {
                (draft.women, draft.men)
            } else {
                (Given::Blank, Given::Blank)
            },
            fte: if own { draft.fte } else { Given::Blank },
            obstacle_stated: self.texts.shared(draft.obstacle),
            lever_stated: self.texts.shared(draft.lever),
            at: if draft.name.is_empty() {
                draft.cell(Field::Id)
            } else {
                draft.cell(Field::Name)
            },
        });
    }

    /// Returns what all rows came to.
    #[must_use]
    pub fn finish(mut self) -> Assessed {
        let policy = self.settings.totals;
        let people_apart = self.settings.heads_from == HeadsFrom::HeadcountTable;
        let mut whole = self.inventory.clone();
        for (_, _, tally) in &self.groups {
            if people_apart {
                whole.merge_people(&tally.clone().without_activity_counts());
            } else {
                whole.merge(tally);
            }
        }
        let total = totals(&whole, self.measures, policy);
        if matches!(
            self.settings.grouping,
            Grouping::Unit | Grouping::Directorate | Grouping::Level(_)
        ) {
            let units = &self.units;
            // Units outside the chart stand behind it, in the order in which they came.
            self.groups
                .sort_by_key(|(key, _, _)| units.chart_place(key).unwrap_or(usize::MAX));
        }
        let coverage = self.coverage();
        let groups = self
            .groups
            .iter()
            .filter(|(_, _, tally)| !people_apart || tally.has_people())
            .map(|(key, name, tally)| Group {
                key: key.to_string(),
                name: name.to_string(),
                totals: totals(tally, self.measures, policy),
            })
            .collect();
        Assessed {
            activities: self.activities,
            groups,
            total,
            coverage,
        }
    }

    fn coverage(&self) -> Option<Coverage> {
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

const NOTHING: Amounts = Amounts {
    heads: Given::Blank,
    women: Given::Blank,
    men: Given::Blank,
    fte: Given::Blank,
    weight: Measured::Blank,
};

/// Notes what the manager and the office said beside the answers.
fn note_opinions(tally: &mut Tally, draft: &RowDraft<'_>, computed: Verdict) {
    if let Some(it) = draft.overridden {
        if it.reason.is_empty() {
            tally.note_override_not_applied();
        } else {
            tally.note_override(computed, it.outcome);
        }
    }
    if draft
        .declared
        .is_some_and(|declared| computed != Verdict::Known(declared))
    {
        tally.note_declared_differs();
    }
}

/// Returns the verdict and the level that count: the override's where it has a reason, and the
/// stated share where the sheet gives one and the verdict allows any.
fn counted(judgement: &Judgement, draft: &RowDraft<'_>) -> (Verdict, (Ratio, Ratio)) {
    let stated = draft
        .remote_share
        .known()
        .map(crate::model::quantity::Decimal::ratio);
    let computed = (judgement.worst_level, judgement.best_level);
    if let Some(outcome) = draft
        .overridden
        .filter(|it| !it.reason.is_empty())
        .map(|it| it.outcome)
    {
        let level = match outcome {
            Outcome::Smartable => Ratio::ONE,
            Outcome::Not => Ratio::ZERO,
            Outcome::Partly => {
                let between = |level: &Ratio| *level > Ratio::ZERO && *level < Ratio::ONE;
                let exact = (computed.0 == computed.1).then_some(computed.0);
                stated
                    .filter(between)
                    .or(exact.filter(between))
                    .unwrap_or(Ratio::HALF)
            }
        };
        return (Verdict::Known(outcome), (level, level));
    }
    match (judgement.verdict, stated) {
        (Verdict::Known(Outcome::Smartable | Outcome::Partly), Some(share)) => {
            (judgement.verdict, (share, share))
        }
        _ => (judgement.verdict, computed),
    }
}

fn plus(left: Given, right: Given) -> Given {
    match (left, right) {
        (Given::Known(left), Given::Known(right)) => left
            .millionths()
            .checked_add(right.millionths())
            .map_or(Given::Unreadable, |sum| {
                Given::Known(crate::model::quantity::Decimal::from_millionths(sum))
            }),
        (Given::Unreadable, _) | (_, Given::Unreadable) => Given::Unreadable,
        (Given::Blank, other) | (other, Given::Blank) => other,
    }
}

fn people_fact(kind: FactKind, draft: &RowDraft<'_>) -> Fact {
    let at: CellRef = draft.cell(Field::Id);
    Fact::new(kind, Place::Cell(at)).with("id", draft.id)
}

/// What an id of a headcount table names.
enum Found {
    One(usize),
    None,
    Several,
}

impl Inventory {
    fn note(&mut self, unit: usize, id: &str, judged: Judged) {
        let place = self.judged.len();
        self.judged.push(judged);
        if id.is_empty() {
            return;
        }
        self.by_unit_and_id
            .entry((unit, id.to_owned()))
            .or_insert(place);
        self.by_id
            .entry(id.to_owned())
            .and_modify(|known| *known = None)
            .or_insert(Some(place));
    }

    /// Finds an activity by unit and id, else by an id that only one activity has.
    fn find(&self, unit: usize, id: &str) -> Found {
        if id.is_empty() {
            return Found::None;
        }
        if let Some(place) = self.by_unit_and_id.get(&(unit, id.to_owned())) {
            return Found::One(*place);
        }
        match self.by_id.get(id) {
            Some(Some(place)) => Found::One(*place),
            Some(None) => Found::Several,
            None => Found::None,
        }
    }
}

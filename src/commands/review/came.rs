//! All rows that came back: each taken to its activity, with what it decides or why it does not.
//!
//! Never here: what a single row decides (`returned`), or what is written (`import`).

use std::collections::{BTreeMap, BTreeSet};

use super::export;
use super::headers::STAMP;
use super::returned::{self, Decision, Trouble};
use super::rows::{Judged, Judgements};
use super::stamp::Stamp;
use crate::commands::form::ReadForm;
use crate::fact::FactKind;
use crate::lang::Lang;
use crate::matching::fold;
use crate::model::columns::Field;
use crate::model::criteria::CriteriaSet;
use crate::model::form::FormRow;
use crate::model::period::Day;
use crate::origin::CellRef;

/// What came of all rows.
#[derive(Default)]
pub(super) struct Came {
    /// Decisions by the place of their activity.
    pub(super) decided: BTreeMap<usize, Vec<(CellRef, Decision)>>,
    /// Rows that decide nothing, with what they are called and why.
    pub(super) troubles: Vec<(CellRef, String, Trouble)>,
    /// Activities whose rows nobody filled in.
    pub(super) silent: BTreeSet<usize>,
    /// Activities whose rows are there, but not taken over.
    refused: BTreeSet<usize>,
    /// Activities by the table that rows of their directorate came back in, and did not.
    pub(super) missing: BTreeMap<u32, Vec<usize>>,
}

impl Came {
    /// Takes every row that came back to its activity.
    /// `today`: no decision may be of a later day.
    pub(super) fn of(
        reviews: &ReadForm,
        judged: &Judgements,
        (set, today): (&CriteriaSet, Option<Day>),
    ) -> Self {
        let places = judged.rows.iter().enumerate();
        let places: BTreeMap<&str, usize> =
            places.map(|(at, row)| (row.key.as_str(), at)).collect();
        let mut came = Self::default();
        let mut tables: BTreeMap<&str, u32> = BTreeMap::new();
        for row in &reviews.form.rows {
            let Some(at) = row.at else { continue };
            let stamp = Stamp::parse(&STAMP.text(&reviews.form, row));
            let place = stamp
                .as_ref()
                .and_then(|it| places.get(it.key.as_str()).copied());
            if let Some(place) = place {
                let group = &*judged.rows[place].activity.group;
                tables.entry(group).or_insert(at.table);
            }
            match decision(
                reviews,
                row,
                stamp,
                place.map(|at| &judged.rows[at]),
                (set, today),
            ) {
                Ok(Decision::Nothing) => came.silent.extend(place),
                Ok(decision) => {
                    let place = place.unwrap_or_default();
                    came.decided.entry(place).or_default().push((at, decision));
                }
                Err(trouble) => {
                    came.refused.extend(place);
                    came.troubles.push((at, name(reviews, row), trouble));
                }
            }
        }
        came.look_for_missing(judged, &tables);
        came.name_others(reviews);
        came.settle_twice(reviews, judged);
        came
    }

    /// Finds the activities that did not come back although others of their directorate did. A row
    /// that lost its stamp came back.
    fn look_for_missing(&mut self, judged: &Judgements, tables: &BTreeMap<&str, u32>) {
        let without: BTreeSet<String> = self.troubles.iter().map(|it| fold(&it.1)).collect();
        for (place, row) in judged.rows.iter().enumerate() {
            if without.contains(&fold(&row.activity.name)) {
                self.refused.insert(place);
            }
            let there = self.silent.contains(&place)
                || self.refused.contains(&place)
                || self.decided.contains_key(&place);
            let table = tables.get(&*row.activity.group);
            if let (false, Some(table)) = (there, table) {
                self.missing.entry(*table).or_default().push(place);
            }
        }
    }

    /// Says once of a table that it is no review, rather than of each of its rows.
    fn name_others(&mut self, reviews: &ReadForm) {
        let mut rows: BTreeMap<u32, usize> = BTreeMap::new();
        for at in reviews.form.rows.iter().filter_map(|row| row.at) {
            *rows.entry(at.table).or_default() += 1;
        }
        for (at, _, trouble) in &self.troubles {
            if trouble.kind == FactKind::ReviewStampMissing {
                rows.entry(at.table).and_modify(|left| *left -= 1);
            }
        }
        let mut said = BTreeSet::new();
        self.troubles.retain_mut(|(at, _, trouble)| {
            if rows.get(&at.table) != Some(&0) {
                return true;
            }
            *trouble = Trouble::of(FactKind::NotAReview);
            said.insert(at.table)
        });
    }

    /// Drops what two rows decide differently: each names the other.
    fn settle_twice(&mut self, reviews: &ReadForm, judged: &Judgements) {
        let (troubles, refused) = (&mut self.troubles, &mut self.refused);
        self.decided.retain(|place, decisions| {
            let first = &decisions[0];
            let Some(other) = decisions.iter().find(|it| it.1.differs(&first.1)) else {
                return true;
            };
            refused.insert(*place);
            let name = &judged.rows[*place].activity.name;
            for (at, decision) in &*decisions {
                let beside = if decision.differs(&first.1) {
                    first
                } else {
                    other
                }
                .0;
                let mut trouble = Trouble::of(FactKind::DecidedTwice);
                let file = reviews.sources.file_of(beside.table).path.clone();
                trouble.params.push(("file", file));
                trouble.params.push(("cell", reviews.sources.cell(beside)));
                troubles.push((*at, name.clone(), trouble));
            }
            false
        });
        troubles.sort_by_key(|(at, ..)| (at.table, at.row));
    }

    /// Counts the activities whose rows came back, taken over or not.
    pub(super) fn returned(&self) -> usize {
        let decided: BTreeSet<usize> = self.decided.keys().copied().collect();
        let there = self.silent.union(&self.refused).copied();
        decided.union(&there.collect()).count()
    }

    /// Counts, of each table, the agreements that do not say who or when.
    pub(super) fn unsigned(&self) -> BTreeMap<u32, usize> {
        let mut unsigned = BTreeMap::new();
        for (at, decision) in self.decided.values().filter_map(|all| all.first()) {
            if let Decision::Agrees(by) = decision
                && (by.author.is_empty() || by.date.is_empty())
            {
                *unsigned.entry(at.table).or_default() += 1;
            }
        }
        unsigned
    }

    /// Counts the decisions of a kind, one an activity.
    pub(super) fn count(&self, wanted: fn(&Decision) -> bool) -> usize {
        let first = self.decided.values().filter_map(|all| all.first());
        first.filter(|(_, decision)| wanted(decision)).count()
    }
}

/// Returns what a row decides. `known`: the activity that its stamp names.
fn decision(
    reviews: &ReadForm,
    row: &FormRow,
    stamp: Option<Stamp>,
    known: Option<&Judged>,
    (set, today): (&CriteriaSet, Option<Day>),
) -> Result<Decision, Trouble> {
    let stamp = stamp.ok_or_else(|| Trouble::of(FactKind::ReviewStampMissing))?;
    let texts = known.map(|known| [Lang::It, Lang::En].map(|lang| export::shown(known, set, lang)));
    let texts = texts.as_ref().map_or(&[][..], |both| both);
    if let Some(trouble) = returned::touched(&reviews.form, row, &stamp, texts) {
        return Err(trouble);
    }
    let known = known.ok_or_else(|| Trouble::of(FactKind::ReviewRowUnknown))?;
    returned::decision(&reviews.form, row, &stamp, (known, today))
}

/// Returns what a row is called: its name, or its id.
fn name(reviews: &ReadForm, row: &FormRow) -> String {
    let name = reviews.form.text(row, Field::Name);
    let name = if name.is_empty() {
        reviews.form.text(row, Field::Id)
    } else {
        name
    };
    name.to_owned()
}

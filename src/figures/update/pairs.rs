//! Which row of last year is which of this year: what an earlier update wrote, what a person said,
//! then by likeness.
//!
//! Never here: what a pair leads to.

use std::collections::{BTreeMap, BTreeSet};

use super::ended::Said;
use super::{Start, Year, is_plain, year_of};
use crate::matching::fold;
use crate::matching::pairing::{Keyed, Pair, PairedBy, pair};
use crate::model::columns::Field;
use crate::model::form::{Asks, Form};

/// What a person said of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Unit, id and name of last year, as the list of changes has them. A unit may also be as the
    /// row itself writes it.
    pub old: [String; 3],
    /// Unit and name of this year.
    pub new: [String; 2],
    /// Whether they are one activity, or whether the activity has ended.
    pub same: bool,
    /// Whether it is about what an office says has ended.
    pub ends: bool,
}

/// Why a decision came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Last year has no such activity.
    Before,
    /// This year's submissions have no such activity.
    Now,
    /// One of the two belongs to another already.
    Taken,
    /// No office says that this activity has ended.
    NotEnded,
}

/// Pairs, and what was nearly one.
pub(super) struct Found {
    pub(super) pairs: Vec<Pair>,
    pub(super) confirmed: BTreeSet<(usize, usize)>,
    pub(super) unsure: Vec<Pair>,
    /// Pairs that a person refused.
    pub(super) refused: BTreeSet<(usize, usize)>,
    pub(super) unfit: BTreeMap<usize, Unfit>,
    /// Places of what had ended and is back: in its list, and in this year's form.
    pub(super) back: Vec<(usize, usize)>,
    by_old: BTreeMap<usize, usize>,
    by_new: BTreeMap<usize, usize>,
}

/// Thousandths of score from which on a pair is worth asking about.
const WORTH_ASKING: u32 = 550;

impl Found {
    pub(super) fn pair_of_old(&self, old: usize) -> Option<&Pair> {
        self.by_old.get(&old).map(|at| &self.pairs[*at])
    }

    pub(super) fn pair_of_new(&self, new: usize) -> Option<&Pair> {
        self.by_new.get(&new).map(|at| &self.pairs[*at])
    }

    fn take(&mut self, pair: Pair) {
        let at = self.pairs.len();
        self.by_old.insert(pair.before, at);
        self.by_new.insert(pair.now, at);
        self.pairs.push(pair);
    }
}

/// Finds the pairs, and which of the rows that are `said` to have ended are in their list already.
pub(super) fn find(start: &Start<'_>, said: &mut Said) -> Found {
    let mut found = Found {
        pairs: Vec::new(),
        confirmed: BTreeSet::new(),
        unsure: Vec::new(),
        refused: BTreeSet::new(),
        unfit: BTreeMap::new(),
        back: Vec::new(),
        by_old: BTreeMap::new(),
        by_new: BTreeMap::new(),
    };
    for with_id in [true, false] {
        take_written(start, with_id, &mut found);
    }
    said.look_up(start, (&found.by_old, &found.by_new));
    let listed = &said.listed;
    take_decided(start, &mut found);
    let left = |all: usize, taken: &BTreeMap<usize, usize>| -> Vec<usize> {
        (0..all).filter(|at| !taken.contains_key(at)).collect()
    };
    let olds = left(start.old.form.rows.len(), &found.by_old);
    let now = |found: &Found| {
        let mut news = left(start.new.form.rows.len(), &found.by_new);
        news.retain(|at| !listed.contains_key(at));
        news
    };
    let news = now(&found);
    let pairing = pair(
        &keys(start.old, &olds),
        &keys(start.new, &news),
        WORTH_ASKING,
    );
    for mut pair in pairing.pairs {
        (pair.before, pair.now) = (olds[pair.before], news[pair.now]);
        if found.refused.contains(&(pair.before, pair.now)) {
            continue;
        }
        if is_plain(pair.by) || pair.score >= start.sure {
            found.take(pair);
        } else {
            found.unsure.push(pair);
        }
    }
    let news = now(&found);
    found.back = back(start, &news, listed);
    found
}

/// Returns which of this year's rows without a pair had ended before: places in the list of what has
/// ended, and in this year's form. Entries of `listed` stay.
fn back(start: &Start<'_>, news: &[usize], listed: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
    let stay: BTreeSet<usize> = listed.values().copied().collect();
    let ended: Vec<usize> = (0..start.ceased.form.rows.len())
        .filter(|at| !stay.contains(at))
        .collect();
    let back = pair(&keys(start.ceased, &ended), &keys(start.new, news), 1_000).pairs;
    let back = back.iter().filter(|pair| is_plain(pair.by));
    back.map(|pair| (ended[pair.before], news[pair.now]))
        .collect()
}

fn keys<'a>(year: Year<'a>, places: &[usize]) -> Vec<Keyed<'a>> {
    let key = |place: &usize| {
        let row = &year.form.rows[*place];
        let [name, process, id] =
            [Field::Name, Field::Process, Field::Id].map(|it| year.form.text(row, it));
        Keyed {
            unit: &year.units[*place],
            name,
            process,
            id,
        }
    };
    places.iter().map(key).collect()
}

/// Pairs what an earlier update of this year wrote with what it was written from: all cells that
/// were asked for are the same, but for the id and the year.
fn take_written(start: &Start<'_>, with_id: bool, found: &mut Found) {
    let id = start.new.form.column(Asks::Field(Field::Id));
    let key = |form: &Form, place: usize| {
        let cells = form.rows[place].cells.iter().enumerate();
        let own = [start.year_column, start.override_year];
        let counts =
            |at: usize| start.asked[at] && !own.contains(&at) && (with_id || Some(at) != id);
        let cells: Vec<_> = cells
            .filter(|(at, _)| counts(*at))
            .map(|(_, cell)| cell)
            .collect();
        format!("{cells:?}")
    };
    let mut written: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let old = start.old.form;
    for place in (0..old.rows.len()).rev() {
        let ours = year_of(start, &old.rows[place]) == Some(start.year);
        if ours && !found.by_old.contains_key(&place) {
            written.entry(key(old, place)).or_default().push(place);
        }
    }
    if written.is_empty() {
        return;
    }
    for now in 0..start.new.form.rows.len() {
        if found.by_new.contains_key(&now) {
            continue;
        }
        if let Some(before) = written
            .get_mut(&key(start.new.form, now))
            .and_then(Vec::pop)
        {
            found.take(sure(before, now));
        }
    }
}

/// Takes the pairs that a person confirmed, and those refused; notes what fits no rows. A line that
/// an earlier update of this year carried out fits: its row of this year is in the inventory.
fn take_decided(start: &Start<'_>, found: &mut Found) {
    if start.decisions.is_empty() {
        return;
    }
    let written: BTreeSet<usize> = found.by_new.keys().copied().collect();
    let places = |year: &Year<'_>, fields: &[Field]| {
        let form = year.form;
        let mut places: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
        for place in 0..form.rows.len() {
            let stands = [&year.units[place], &year.shown[place]].map(|it| fold(it));
            let texts = fields.iter().map(|field| folded(form, place, *field));
            let texts: Vec<String> = texts.collect();
            for unit in places_of(form, place)
                .into_iter()
                .chain(stands)
                .collect::<BTreeSet<_>>()
            {
                let key = [unit].into_iter().chain(texts.iter().cloned());
                places.entry(key.collect()).or_default().push(place);
            }
        }
        places
    };
    let olds = places(&start.old, &[Field::Id, Field::Name]);
    let news = places(&start.new, &[Field::Name]);
    let fold_all = |texts: &[String]| texts.iter().map(|it| fold(it)).collect::<Vec<_>>();
    let decisions = start.decisions.iter().enumerate();
    for (at, decision) in decisions.filter(|it| !it.1.ends) {
        let old = olds
            .get(&fold_all(&decision.old))
            .map_or(&[][..], Vec::as_slice);
        let new = news
            .get(&fold_all(&decision.new))
            .map_or(&[][..], Vec::as_slice);
        let done = new.iter().any(|new| written.contains(new));
        let unfit = match (old, new) {
            (_, []) => Some(Unfit::Now),
            ([], _) => (!done).then_some(Unfit::Before),
            _ => (!decide(decision.same, (old, new), found) && !done).then_some(Unfit::Taken),
        };
        found.unfit.extend(unfit.map(|unfit| (at, unfit)));
    }
}

/// Carries a decision out on the rows that it may mean; says whether it could be.
fn decide(same: bool, (olds, news): (&[usize], &[usize]), found: &mut Found) -> bool {
    let mut could = false;
    for old in olds {
        for new in news {
            let pair = (*old, *new);
            let free = !found.by_old.contains_key(old) && !found.by_new.contains_key(new);
            if free && same {
                found.confirmed.insert(pair);
                found.take(sure(*old, *new));
            } else if free {
                found.refused.insert(pair);
            }
            // A line that stands twice says the same thing.
            could |= free || same && found.confirmed.contains(&pair);
        }
    }
    could
}

fn sure(before: usize, now: usize) -> Pair {
    Pair {
        before,
        now,
        by: PairedBy::Name,
        likeness: 1_000,
        score: 1_000,
    }
}

/// Returns all that the place of a row is called, folded, each once: a list may say any of it.
pub(super) fn places_of(form: &Form, place: usize) -> BTreeSet<String> {
    let texts = Form::PLACES.map(|field| folded(form, place, field));
    let stated = texts.iter().any(|text| !text.is_empty());
    let texts = texts.into_iter();
    texts.filter(|text| !stated || !text.is_empty()).collect()
}

/// Returns a field of a row, folded.
pub(super) fn folded(form: &Form, place: usize, field: Field) -> String {
    fold(form.text(&form.rows[place], field))
}

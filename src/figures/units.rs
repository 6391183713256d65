//! Which unit a row belongs to, and which group its figures are added to.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::rc::Rc;

use crate::matching::fold;
use crate::model::activity::RowDraft;
use crate::model::assessment::Grouping;
use crate::model::org_names::OrgNames;
use crate::model::org_unit::OrgChart;

/// A unit as rows name it, resolved.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Code, or the name where there is no code; empty: not stated.
    pub code: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// Its place in the org chart, where it is known there.
    pub in_chart: Option<usize>,
}

/// Units met so far, in the order of first appearance, and how a chart knows them.
#[derive(Debug)]
pub struct Units {
    chart: Option<OrgChart>,
    names: Option<OrgNames>,
    met: Vec<Unit>,
    places: BTreeMap<String, usize>,
    known: HashMap<Vec<u8>, usize, BuildHasherDefault<DefaultHasher>>,
    /// Texts of the row before, each with a byte behind it that no text holds.
    key: Vec<u8>,
    /// Unit of the row before.
    last: Option<usize>,
}

impl Units {
    /// Makes the table of units; with an org chart, rows name its units by code or by name.
    #[must_use]
    pub fn new(chart: Option<OrgChart>) -> Self {
        let names = chart.as_ref().map(|chart| OrgNames::of(chart, fold));
        Self {
            chart,
            names,
            met: Vec::new(),
            places: BTreeMap::new(),
            known: HashMap::default(),
            key: Vec::new(),
            last: None,
        }
    }

    /// Returns the org chart.
    #[must_use]
    pub fn chart(&self) -> Option<&OrgChart> {
        self.chart.as_ref()
    }

    /// Returns the unit with this index.
    #[must_use]
    pub fn get(&self, unit: usize) -> &Unit {
        &self.met[unit]
    }

    /// Returns how many units were met.
    #[must_use]
    pub fn len(&self) -> usize {
        self.met.len()
    }

    /// Says whether no unit was met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.met.is_empty()
    }

    /// Returns the place of a code or a name in the org chart.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        self.names.as_ref()?.find(text)
    }

    /// Returns the code of a unit that the org chart knows by this code or name.
    #[must_use]
    pub fn code_in_chart(&self, text: &str) -> Option<String> {
        let place = self.find(text)?;
        Some(self.chart()?.units[place].code.clone())
    }

    /// Returns the index of a row's unit, and whether it is met for the first time.
    ///
    /// Of the row's texts the one that the chart knows deepest names the unit; without a chart,
    /// the unit's code, else its name.
    pub fn of_row(&mut self, row: &RowDraft<'_>) -> (usize, bool) {
        let texts = [row.sub_unit_code, row.sub_unit, row.unit_code, row.unit];
        // Rows of one unit mostly follow each other.
        if let Some(last) = self.last.filter(|_| is_key(&self.key, texts)) {
            return (last, false);
        }
        self.key.clear();
        for text in texts {
            self.key.extend_from_slice(text.as_bytes());
            self.key.push(0xff);
        }
        let (unit, new) = if let Some(unit) = self.known.get(&self.key) {
            (*unit, false)
        } else {
            let (unit, new) = self.resolve(row);
            self.known.insert(self.key.clone(), unit);
            (unit, new)
        };
        self.last = Some(unit);
        (unit, new)
    }

    fn resolve<'r>(&mut self, row: &RowDraft<'r>) -> (usize, bool) {
        let texts = [row.unit_code, row.unit, row.sub_unit_code, row.sub_unit];
        let known = self.chart.as_ref().zip(self.names.as_ref());
        let in_chart = known.and_then(|(chart, names)| names.of_row(chart, texts));
        if let (Some(place), Some(chart)) = (in_chart.map(|it| it.unit), &self.chart) {
            let unit = &chart.units[place];
            let (code, name) = (unit.code.clone(), unit.name.clone());
            return self.intern(&code, &name, Some(place));
        }
        // A sheet may know only the office, not the directorate above it.
        let first = |texts: [&'r str; 4]| {
            texts
                .into_iter()
                .find(|text| !text.is_empty())
                .unwrap_or("")
        };
        let name = first([row.unit, row.unit_code, row.sub_unit, row.sub_unit_code]);
        let code = first([row.unit_code, row.unit, row.sub_unit_code, row.sub_unit]);
        let (code, name) = (spaced(code), spaced(name));
        self.intern(&code, &name, None)
    }

    /// Spelling variants of one unit are one unit: they are compared folded.
    fn intern(&mut self, code: &str, name: &str, in_chart: Option<usize>) -> (usize, bool) {
        let folded = fold(code);
        if let Some(unit) = self.places.get(&folded) {
            return (*unit, false);
        }
        let unit = self.met.len();
        self.places.insert(folded, unit);
        self.met.push(Unit {
            code: Rc::from(code),
            name: Rc::from(name),
            in_chart,
        });
        (unit, true)
    }

    /// Returns key and name of the group that a unit's rows are added to.
    #[must_use]
    pub fn group_of(&self, unit: usize, grouping: &Grouping) -> (Rc<str>, Rc<str>) {
        let unit = &self.met[unit];
        let above = match (&self.chart, unit.in_chart, grouping) {
            (Some(chart), Some(place), Grouping::Directorate) => Some(chart.directorate(place)),
            (Some(chart), Some(place), Grouping::Level(level)) => {
                Some(chart.ancestor(place, *level))
            }
            _ => None,
        };
        match (&self.chart, above) {
            (Some(chart), Some(place)) => {
                let above = &chart.units[place];
                (Rc::from(above.code.as_str()), Rc::from(above.name.as_str()))
            }
            _ => (Rc::clone(&unit.code), Rc::clone(&unit.name)),
        }
    }

    /// Returns the place of a group in the order of the chart, `None` for one that is not in it.
    #[must_use]
    pub fn chart_place(&self, key: &str) -> Option<usize> {
        let chart = self.chart.as_ref()?;
        chart.units.iter().position(|unit| unit.code == key)
    }
}

/// Says whether a key is made of these texts.
fn is_key(mut key: &[u8], texts: [&str; 4]) -> bool {
    for text in texts {
        match key.split_at_checked(text.len()) {
            Some((known, [0xff, rest @ ..])) if are_same(known, text.as_bytes()) => key = rest,
            _ => return false,
        }
    }
    key.is_empty()
}

/// Compares two short texts of one length, word by word: for so few bytes a call of the system's
/// comparison weighs more than the comparison.
#[inline]
fn are_same(left: &[u8], right: &[u8]) -> bool {
    match (left.last_chunk::<8>(), right.last_chunk::<8>()) {
        // The last word takes in what is left behind the others.
        (Some(last), Some(same)) if last == same => {
            let mut words = left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0);
            words.all(|(left, right)| left == right)
        }
        (None, None) => left.iter().zip(right).all(|(left, right)| left == right),
        _ => false,
    }
}

/// Folds white space and line breaks inside a text to one space.
#[must_use]
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! The units of a run as one tree: those of the org chart, and those that it does not know.
//!
//! Never here: how a sheet names a unit (`units`), or a figure.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::matching::fold;
use crate::model::org_unit::OrgChart;
use crate::model::period::Day;
use crate::model::quantity::Decimal;
use crate::model::staff::UnitChange;
use crate::origin::CellRef;

/// A unit of the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Code, or the name where there is none; empty: not stated.
    pub code: Rc<str>,
    /// Name.
    pub name: Rc<str>,
    /// The unit above.
    pub parent: Option<usize>,
    /// Depth in the chart; `None`: not in the chart.
    pub depth: Option<usize>,
    /// The directorate, or the unit itself where it stands above directorates or in no chart.
    pub directorate: usize,
    /// Staff as the chart states it.
    pub staff: Option<Decimal>,
    /// The cell of its code in the chart.
    pub at: Option<CellRef>,
}

/// The units of a run: those of the chart in its order, then those met outside it.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    nodes: Vec<Node>,
    by_text: BTreeMap<String, Option<usize>>,
    changes: Vec<UnitChange>,
    charted: usize,
    directorate_depth: usize,
}

impl Structure {
    /// Takes the units of a chart. `changes`: units that became others, in any order.
    #[must_use]
    pub fn new(chart: Option<&OrgChart>, changes: &[UnitChange]) -> Self {
        let mut structure = Self::default();
        let units = chart.map_or(&[][..], |chart| chart.units.as_slice());
        for (place, unit) in units.iter().enumerate() {
            structure.nodes.push(Node {
                code: Rc::from(unit.code.as_str()),
                name: Rc::from(unit.name.as_str()),
                parent: unit.parent,
                depth: chart.map(|chart| chart.depth(place)),
                directorate: chart.map_or(place, |chart| chart.directorate(place)),
                staff: unit.staff,
                at: Some(unit.at),
            });
            // A name that two units bear names neither; a code stands before a name.
            structure
                .by_text
                .entry(fold(&unit.name))
                .and_modify(|known| *known = known.filter(|known| *known == place))
                .or_insert(Some(place));
        }
        for (place, unit) in units.iter().enumerate() {
            structure.by_text.insert(fold(&unit.code), Some(place));
        }
        structure.charted = structure.nodes.len();
        structure.directorate_depth = chart.map_or(0, |chart| chart.directorate_depth);
        structure.changes = changes.to_vec();
        structure
            .changes
            .sort_by_key(|change| (change.on, change.at));
        structure
    }

    /// Returns all units.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Returns how many of them are those of the chart; they come first.
    #[must_use]
    pub fn charted(&self) -> usize {
        self.charted
    }

    /// Says whether a unit is a directorate: of the chart, or outside it.
    #[must_use]
    pub fn is_directorate(&self, unit: usize) -> bool {
        match self.nodes[unit].depth {
            Some(depth) => depth == self.directorate_depth,
            None => true,
        }
    }

    /// Returns the place of a code or a name.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        self.by_text.get(&fold(text)).copied().flatten()
    }

    /// Returns the place of a unit, which becomes known where it was not.
    pub fn intern(&mut self, code: &str, name: &str) -> usize {
        if let Some(place) = self.find(code) {
            return place;
        }
        let place = self.nodes.len();
        self.nodes.push(Node {
            code: Rc::from(code),
            name: Rc::from(if name.is_empty() { code } else { name }),
            parent: None,
            depth: None,
            directorate: place,
            staff: None,
            at: None,
        });
        self.by_text.insert(fold(code), Some(place));
        place
    }

    /// Returns the days on which a unit, as a row names it, becomes another, ascending.
    #[must_use]
    pub fn change_days(&self, text: &str) -> Vec<Day> {
        let mut days = Vec::new();
        let mut folded = fold(text);
        for change in &self.changes {
            if fold(&change.from) == folded {
                days.push(change.on);
                folded = fold(&change.to);
            }
        }
        days
    }

    /// Returns the text of the unit that a unit has become by a day. A row keeps the unit of its
    /// time; the map says what that is later.
    #[must_use]
    pub fn on(&self, text: &Rc<str>, day: Day) -> Rc<str> {
        let mut now = Rc::clone(text);
        for change in self.changes.iter().filter(|change| change.on <= day) {
            if fold(&change.from) == fold(&now) {
                now = Rc::clone(&change.to);
            }
        }
        now
    }

    /// Says whether any unit becomes another.
    #[must_use]
    pub fn has_changes(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Returns a unit and those above it, itself first.
    pub fn upwards(&self, unit: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(unit), |at| self.nodes[*at].parent)
    }

    /// Returns the units below each unit, in order.
    #[must_use]
    pub fn children(&self) -> Vec<Vec<usize>> {
        let mut children = vec![Vec::new(); self.nodes.len()];
        for (place, node) in self.nodes.iter().enumerate() {
            if let Some(parent) = node.parent {
                children[parent].push(place);
            }
        }
        children
    }

    /// Returns all units, each after all those below it.
    #[must_use]
    pub fn bottom_up(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(self.upwards(*place).count()));
        order
    }
}

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

/// A unit as a text names it: its place in the chart, by code or by name, else the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Charted(usize),
    Text(String),
}

/// From a day on, what was one unit is another.
#[derive(Debug, Clone)]
struct Change {
    on: Day,
    from: Named,
    to: Rc<str>,
}

/// The units of a run: those of the chart in its order, then those met outside it.
#[derive(Debug, Clone, Default)]
pub struct Structure {
    nodes: Vec<Node>,
    by_text: BTreeMap<String, Option<usize>>,
    /// Ascending by day; of one day, in an order that does not depend on that of the rows.
    changes: Vec<Change>,
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
        let mut known: Vec<Change> = changes
            .iter()
            .map(|change| Change {
                on: change.on,
                from: structure.named(&change.from),
                to: Rc::clone(&change.to),
            })
            .collect();
        known.sort_by_cached_key(|it| (it.on, it.from.clone(), structure.named(&it.to)));
        structure.changes = known;
        structure
    }

    fn named(&self, text: &str) -> Named {
        match self.find(text) {
            Some(place) if place < self.charted => Named::Charted(place),
            _ => Named::Text(fold(text)),
        }
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

    /// Says whether a unit of the chart stands above directorates.
    #[must_use]
    pub fn is_above_directorates(&self, unit: usize) -> bool {
        self.nodes[unit]
            .depth
            .is_some_and(|depth| depth < self.directorate_depth)
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

    /// Returns what the unit of a row becomes: days and texts, ascending. `since`: the first day
    /// of the row.
    ///
    /// A row keeps the unit of its time, so what changed before it holds already; but a unit that
    /// the chart lacks can only be one of before. Changes of one day happen at once: units may
    /// swap their codes.
    #[must_use]
    pub fn becomes(&self, text: &Rc<str>, since: Day) -> Vec<(Day, Rc<str>)> {
        let mut steps: Vec<(Day, Rc<str>)> = Vec::new();
        if self.changes.is_empty() {
            return steps;
        }
        let mut now = self.named(text);
        for change in &self.changes {
            let known = self.charted == 0 || matches!(now, Named::Charted(_));
            let held = change.on <= since && known;
            let done = steps.last().is_some_and(|(day, _)| *day == change.on);
            if change.from == now && !held && !done {
                steps.push((change.on, Rc::clone(&change.to)));
                now = self.named(&change.to);
            }
        }
        steps
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

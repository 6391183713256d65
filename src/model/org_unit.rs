//! The org chart: units, each below another, one root above all.

use crate::origin::CellRef;

/// A unit of the org chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgUnit {
    /// Code. Unique in the chart.
    pub code: String,
    /// Name.
    pub name: String,
    /// Index of the unit above, `None` for a root.
    pub parent: Option<usize>,
    /// Level as the chart states it, where it does.
    pub level: Option<u32>,
    /// Staff as the chart states it, where it does.
    pub staff: Option<crate::model::quantity::Decimal>,
    /// The cell of its code.
    pub at: CellRef,
}

/// An org chart, in the order of its file. Parents are in it, and nobody is above oneself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrgChart {
    /// The units.
    pub units: Vec<OrgUnit>,
    /// Depth of the directorates: roots have 0. By default 1 with one root, 0 with several.
    pub directorate_depth: usize,
}

impl OrgChart {
    /// Returns the depth of a unit: 0 for a root.
    #[must_use]
    pub fn depth(&self, unit: usize) -> usize {
        let mut depth = 0;
        let mut at = unit;
        while let Some(parent) = self.units[at].parent {
            depth += 1;
            at = parent;
        }
        depth
    }

    /// Returns the unit at `depth` above `unit`, or `unit` itself where it is not so deep.
    #[must_use]
    pub fn ancestor(&self, unit: usize, depth: usize) -> usize {
        let mut at = unit;
        let mut left = self.depth(unit).saturating_sub(depth);
        while left > 0 {
            if let Some(parent) = self.units[at].parent {
                at = parent;
            }
            left -= 1;
        }
        at
    }

    /// Returns the directorate of a unit, or the unit itself where it stands above directorates.
    #[must_use]
    pub fn directorate(&self, unit: usize) -> usize {
        self.ancestor(unit, self.directorate_depth)
    }
}

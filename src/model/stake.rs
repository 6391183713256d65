//! An activity in a unit: its verdict, and the people and the time that the office gives to it.
//!
//! What contingents and day budgets need of an assessment. Never here: reasons, sums.

use std::rc::Rc;

use crate::model::activity::Given;
use crate::model::quantity::Ratio;
use crate::model::verdict::Verdict;
use crate::origin::CellRef;

/// An activity in a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stake {
    /// Code of the unit, or its name where it has no code; empty: not stated.
    pub unit: Rc<str>,
    /// Name of the unit.
    pub unit_name: Rc<str>,
    /// Place of the unit in the org chart, where it is known there.
    pub in_chart: Option<usize>,
    /// Identifier of the activity; empty where a headcount row names none.
    pub id: Rc<str>,
    /// Name; empty where the row has none.
    pub name: Rc<str>,
    /// Verdict that counts; `None`: a headcount row without an activity of the inventory.
    pub verdict: Option<Verdict>,
    /// Level, at worst and at best.
    pub level: (Ratio, Ratio),
    /// Whether the row brings people, or only a verdict.
    pub brings: Brings,
    /// People.
    pub heads: Given,
    /// Women among them.
    pub women: Given,
    /// Men among them.
    pub men: Given,
    /// Full-time equivalents.
    pub fte: Given,
    /// The cell of the people; of the name where the table has no such column.
    pub at: CellRef,
}

/// What a row brings to its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brings {
    /// People, known or not.
    People,
    /// A verdict alone: its people stand in rows of another table.
    VerdictAlone,
}

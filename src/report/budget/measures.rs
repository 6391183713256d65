//! The figures of a directorate in a month one by one: key, label, value.
//!
//! Never here: what a figure rests on (`grounds`).

use crate::lang::{Lang, Text};
use crate::model::day_budget::{BridgeStep, DayBudgets, MonthBudget};
use crate::model::quantity::{Between, Exact};
use crate::report::budget::words;
use crate::report::layout::{Column, Kind, Value};

/// A figure of a directorate in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Persons of the full quota.
    Smartable,
    /// Persons of the rotation.
    Rotation,
    /// Persons times quota.
    Gross,
    /// A step from the gross figure to the net one.
    Step(BridgeStep),
    /// Entitlements after caps.
    Net,
    /// Whole days.
    Days,
    /// Days that ties send to the bank.
    ToBank,
}

impl Measure {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Smartable,
        Self::Rotation,
        Self::Gross,
        Self::Step(BridgeStep::Derogation),
        Self::Step(BridgeStep::Pattern),
        Self::Step(BridgeStep::Workplace),
        Self::Step(BridgeStep::Service),
        Self::Step(BridgeStep::Cap),
        Self::Net,
        Self::Days,
        Self::ToBank,
    ];
    /// Those of the table of directorates.
    pub const SHORT: [Self; 5] = [
        Self::Smartable,
        Self::Rotation,
        Self::Gross,
        Self::Net,
        Self::Days,
    ];
    /// Those of the bridge.
    pub const BRIDGE: [Self; 8] = [
        Self::Gross,
        Self::Step(BridgeStep::Derogation),
        Self::Step(BridgeStep::Pattern),
        Self::Step(BridgeStep::Workplace),
        Self::Step(BridgeStep::Service),
        Self::Step(BridgeStep::Cap),
        Self::Net,
        Self::Days,
    ];

    /// Returns the key used in machine formats.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Smartable => "people_smartable".to_owned(),
            Self::Rotation => "people_rotation".to_owned(),
            Self::Gross => "gross".to_owned(),
            Self::Step(step) => format!("bridge_{}", step.key()),
            Self::Net => "net".to_owned(),
            Self::Days => "days".to_owned(),
            Self::ToBank => "to_bank".to_owned(),
        }
    }

    /// Returns the names of its two ends in machine formats. A step has a value at worst and one
    /// at best, either of which may be the greater.
    #[must_use]
    pub fn end_keys(self) -> [&'static str; 2] {
        match self {
            Self::Step(_) => ["at_worst", "at_best"],
            _ => ["at_least", "at_most"],
        }
    }

    /// Returns both ends of the figure; `None` where the month has no such step.
    #[must_use]
    pub fn between(self, month: &MonthBudget) -> Option<Between<Exact>> {
        Some(match self {
            Self::Smartable => month.smartable.clone(),
            Self::Rotation => month.rotation.clone(),
            Self::Gross => month.gross.clone(),
            Self::Step(step) => {
                let found = month.bridge.iter().find(|(own, _)| *own == step);
                let (worst, best) = &found?.1;
                Between {
                    at_least: worst.clone(),
                    at_most: Some(best.clone()),
                }
            }
            Self::Net => month.net.clone(),
            Self::Days => month.days.clone(),
            Self::ToBank => {
                let days = crate::model::quantity::Ratio::new(i128::from(month.to_bank?), 1);
                Between::exactly(days.exact())
            }
        })
    }

    /// Returns the figure as a cell shows it.
    #[must_use]
    pub fn value(self, month: &MonthBudget) -> Value<'static> {
        Value::quantity_between(self.between(month).as_ref())
    }

    /// Returns its label.
    #[must_use]
    pub fn label(self) -> Text {
        let (it, en) = match self {
            Self::Smartable => ("Persone a quota piena", "People, full quota"),
            Self::Rotation => ("Persone a rotazione", "People, by rotation"),
            Self::Gross => ("Lordo", "Gross"),
            Self::Step(step) => return words::step(step),
            Self::Net => ("Netto", "Net"),
            Self::Days => ("Giornate", "Days"),
            Self::ToBank => ("Di cui alla banca", "Of which to the bank"),
        };
        Text { it, en }
    }

    /// Returns its column.
    #[must_use]
    pub fn column(self, lang: Lang) -> Column {
        let keep = match self {
            Self::Days => 12,
            Self::Net => 11,
            Self::Gross => 10,
            Self::Step(BridgeStep::Cap) => 9,
            Self::Smartable => 8,
            Self::Rotation => 7,
            Self::Step(_) => 6,
            Self::ToBank => 5,
        };
        Column::new(self.key(), self.label().get(lang), Kind::Quantity).kept(keep)
    }
}

/// Returns those of `measures` that any month of any directorate has: no step that changes nothing.
#[must_use]
pub fn present(budgets: &DayBudgets, measures: &[Measure]) -> Vec<Measure> {
    let months = || {
        let units = budgets.units.iter().chain([&budgets.total]);
        units.flat_map(|unit| &unit.months)
    };
    let shown = |measure: &Measure| match measure {
        Measure::ToBank => months().any(|month| month.to_bank > Some(0)),
        Measure::Step(_) => months().any(|month| {
            let ends = measure.between(month);
            ends.is_some_and(|ends| !(ends.at_least.is_zero() && ends.is_exact()))
        }),
        _ => true,
    };
    measures.iter().copied().filter(shown).collect()
}

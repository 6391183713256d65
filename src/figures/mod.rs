//! Pure calculations: from admitted rows to verdicts and totals.
//!
//! Never here: I/O, wording, tables, defaults for missing numbers.

pub mod assessor;
pub mod comparison;
pub mod contingents;
pub mod day_budgets;
pub mod identity;
pub mod judged;
pub mod levels;
mod pile;
pub mod records;
pub mod simulation;
pub mod structure;
pub mod tally;
pub mod totals;
pub mod uniformity;
pub mod units;
pub mod update;
pub mod verdicts;

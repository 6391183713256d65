//! The nouns of smartability assessment, one a file.
//!
//! Never here: files, formats, today's date, or a number that a decree can change.

pub mod acceptance;
pub mod activity;
pub mod answer;
pub mod assessment;
pub mod checked;
pub mod columns;
pub mod comparison;
pub mod contingent;
pub mod criteria;
pub mod day_budget;
pub mod form;
pub mod inventory;
pub mod life_cycle;
pub mod org_names;
pub mod org_unit;
pub mod parameter;
pub mod period;
pub mod quantity;
pub mod raw;
pub mod simulation;
pub mod staff;
pub mod stake;
pub mod standing;
pub mod stretch;
pub mod texts;
pub mod thresholds;
pub mod uniformity;
pub mod verdict;

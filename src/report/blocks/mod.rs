//! Blocks that every report has, whatever it is about: findings, rows left out, what was read.
//!
//! Never here: a block of one noun alone (`report::assessment`, `report::contingent`,
//! `report::budget`).

pub mod findings;
pub mod left_out;
pub mod origin;

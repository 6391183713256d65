//! Which activities of a public administration can be done remotely, why, and for how many people.
//!
//! The rooms, in reading order: first what a value is and where it came from, then how files
//! become rows, rows verdicts, and verdicts reports. `docs/ARCHITECTURE.md` is the map with the
//! directions and the invariants.

pub mod lang;
pub mod matching;
pub mod origin;

pub mod document;
pub mod fact;
pub mod finding;
pub mod model;

pub mod calendar;
pub mod criteria;
pub mod policy;

pub mod check;
pub mod figures;
pub mod intake;
pub mod report;
pub mod rewrite;

pub mod cli;
pub mod commands;
pub mod config;

//! Which activities of a public administration can be done remotely, why, and for how many people.
//!
//! The rooms, in reading order. `docs/ARCHITECTURE.md` is the map with the directions.

pub mod commands;
pub mod fact;
pub mod finding;
pub mod intake;
pub mod lang;
pub mod matching;
pub mod model;
pub mod origin;
pub mod report;

//! Two inventories side by side: pairs of activities, and what changed the sums, cause by cause.
//!
//! The method is in `docs/compare.md`. Never here: reading files, words, or which names are alike
//! (`matching::pairing`).

mod changes;
mod differences;
mod effects;
mod pairs;
mod units;

pub use changes::changes;
pub use differences::{days, difference, people};
pub use effects::{Effect, effects};
pub use pairs::{Pairs, Row, pairs};
pub use units::{Carried, Carrier};

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_random;

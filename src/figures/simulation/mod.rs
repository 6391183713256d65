//! What if: obstacles removed, and figures of two assessments held against each other.
//!
//! Lives here: which criteria a lever lifts (`relief`), what it would gain (`gains`), what differs
//! (`difference`, `units`, `people`), what each answer decides (`sensitivity`). Never here: making a
//! changed criteria set (`criteria::change`), or judging (`verdicts`).

pub mod answers;
pub mod difference;
pub mod gains;
pub mod people;
mod reach;
pub mod relief;
mod sums;
pub mod units;

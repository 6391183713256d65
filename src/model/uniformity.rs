//! Processes whose verdicts are not the same wherever they are done.
//!
//! Never here: finding them (`figures::uniformity`), or which verdict is right.

use std::rc::Rc;

use crate::model::assessment::ByVerdict;

/// A process whose verdicts differ from directorate to directorate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// The process as it is written first; the name of an activity that has none.
    pub process: String,
    /// How many of its activities have which verdict, by the key of the group, ascending.
    pub by_group: Vec<(Rc<str>, ByVerdict<u64>)>,
}

/// The same in a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnevenNow {
    /// What it is on the newer side.
    pub now: Uneven,
    /// Whether it was uneven on the older side already.
    pub before: bool,
}

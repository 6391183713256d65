//! A number that a law, a contract or an act can change: with its dates and its source.
//!
//! Lives here: the shape. The parameters that come with the program are in `policy`.

use crate::lang::LocalText;
use crate::model::period::Period;
use crate::model::quantity::Ratio;

/// A dated parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Identifier: `minimum_share`, `prevalence` …
    pub id: String,
    /// What it says, for people.
    pub label: LocalText,
    /// Value, where it is a number.
    pub value: Option<Ratio>,
    /// Unit of the value: `days/month`, `share` … as the documentation lists them.
    pub unit: String,
    /// Days on which it holds.
    pub period: Period,
    /// Law, contract or act.
    pub source: LocalText,
    /// Whether the text itself was read, or is still to be verified.
    pub verified: bool,
}

//! The contingent: how many people may ask for remote work, by unit and overall.
//!
//! From activity headcounts people are an interval, because they overlap; from staff and
//! assignments they are counted. Never here: days, quotas.

mod found;
mod headcounts;
mod minimum;
mod persons;
mod rows;
mod shares;
mod staff;
mod standing;
mod tally;
mod terms;

pub use found::{Known, Verdicts};
pub use headcounts::{FromHeadcounts, HeadcountRules, from_headcounts};
pub use minimum::minimum_share;
pub use persons::{FromPersons, PersonRules, from_persons};
pub use standing::standings;

use crate::model::quantity::{Between, Exact};

/// Returns one quantity over another, both ends; `None` where it is over nothing or unknown.
fn share(of: Option<&Between<Exact>>, over: Option<&Exact>) -> Option<Between<Exact>> {
    let (of, over) = (of?, over?);
    let at_least = of.at_least.over(over)?;
    Some(Between {
        at_least,
        at_most: of.at_most.as_ref().and_then(|most| most.over(over)),
    })
}

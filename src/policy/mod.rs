//! Parameters that a law, a contract or an act can change: with their dates and their sources.
//!
//! Lives here: which value holds on a day, and the refusal where none does. Never here: a decision
//! taken with it (`figures`, `check`), a default for a missing one, or opening a file of one's own.

mod gap;
mod prevalence;
mod read;

use std::sync::LazyLock;

use crate::document::DocumentError;
use crate::model::contingent::ShareOf;
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Period};

pub use gap::Gap;
pub use prevalence::most_remote_days;
pub use read::{SCHEMA, Unit};

/// Least share of all staff, up to July 2020.
pub const MINIMUM_SHARE_OF_STAFF: &str = "minimum_share_of_staff";
/// Least share of the staff in activities that can be done remotely, from July 2020.
pub const MINIMUM_SHARE_OF_CONTINGENT: &str = "minimum_share_of_contingent";
/// Presence of each worker on more than half of the days.
pub const PREVALENCE: &str = "prevalence_of_presence";
/// Period over which prevalence is measured.
pub const PREVALENCE_WINDOW: &str = "prevalence_window";
/// Need of an individual agreement.
pub const INDIVIDUAL_AGREEMENT: &str = "individual_agreement";
/// Agreements beyond prevalence.
pub const DEROGATION: &str = "derogation_from_prevalence";
/// Who comes first among those who ask.
pub const PRIORITY: &str = "priority_of_requests";
/// Least count that is published.
pub const PUBLICATION_THRESHOLD: &str = "publication_threshold";

/// Files of the policy that comes with the program.
const BUILTIN: [(&str, &str); 2] = [
    ("shares.toml", include_str!("builtin/shares.toml")),
    ("conditions.toml", include_str!("builtin/conditions.toml")),
];
const EXAMPLES: (&str, &str) = ("examples.toml", include_str!("builtin/examples.toml"));

/// Parameters by id and period: of one id, at most one holds on a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Policy {
    parameters: Vec<Parameter>,
}

impl Policy {
    /// Returns the parameters that come with the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // The files are read in the tests: they have no mistakes. With one its parameters would
        // not be there, and asking for them be refused.
        static POLICY: LazyLock<Policy> = LazyLock::new(|| {
            let files = BUILTIN.iter();
            let read = files.map(|(name, text)| Policy::read(name, text).unwrap_or_default());
            read.fold(Policy::default(), Policy::with)
        });
        &POLICY
    }

    /// Returns what single administrations wrote: examples, never defaults.
    #[must_use]
    pub fn examples() -> &'static Self {
        static QUOTAS: LazyLock<Policy> =
            LazyLock::new(|| Policy::read(EXAMPLES.0, EXAMPLES.1).unwrap_or_default());
        &QUOTAS
    }

    /// Reads a file of parameters; `path_shown` is the name that mistakes are reported under.
    ///
    /// # Errors
    ///
    /// All mistakes found, in the order of the text.
    pub fn read(path_shown: &str, text: &str) -> Result<Self, Vec<DocumentError>> {
        let parameters = read::read(path_shown, text)?;
        Ok(Self { parameters })
    }

    /// Returns these parameters with those of another policy, which hold in place of the same id
    /// on their days.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        for local in other.parameters {
            self.parameters = self
                .parameters
                .into_iter()
                .flat_map(|known| without_days_of(known, &local))
                .collect();
            // Beside those of the same id, so that a list reads in one piece.
            let after = |it: &Parameter| it.id == local.id && it.period.first < local.period.first;
            let same = |it: &Parameter| it.id == local.id;
            let place = match (
                self.parameters.iter().rposition(after),
                self.parameters.iter().position(same),
            ) {
                (Some(before), _) => before + 1,
                (None, Some(first)) => first,
                (None, None) => self.parameters.len(),
            };
            self.parameters.insert(place, local);
        }
        self
    }

    /// Returns all parameters, those of one id together, oldest first.
    #[must_use]
    pub fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    /// Returns the parameters in force on a day, in the order of the files.
    pub fn on(&self, day: Day) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(move |it| it.period.contains(day))
    }

    /// Returns the parameter in force on a day.
    ///
    /// # Errors
    ///
    /// No text holds yet, none holds any more, or there is no such parameter. Never a default.
    pub fn in_force(&self, id: &str, day: Day) -> Result<&Parameter, Gap> {
        let of_id = || self.parameters.iter().filter(|it| it.id == id);
        if let Some(found) = of_id().find(|it| it.period.contains(day)) {
            return Ok(found);
        }
        let after = of_id().find(|it| it.period.first > day);
        let before = of_id().rfind(|it| it.period.last < day);
        match (before, after) {
            (None, None) => Err(Gap::Unknown { id: id.to_owned() }),
            (None, Some(first)) => Err(Gap::NotYet {
                id: id.to_owned(),
                day,
                first: Box::new(first.clone()),
            }),
            (Some(last), _) => Err(Gap::NoMore {
                id: id.to_owned(),
                day,
                last: Box::new(last.clone()),
            }),
        }
    }

    /// Returns the least share of staff that must be able to work remotely on a day, and what it
    /// is a share of; `None` before the first text, or where none holds.
    #[must_use]
    pub fn minimum_share(&self, day: Day) -> Option<(&Parameter, ShareOf)> {
        [
            (MINIMUM_SHARE_OF_CONTINGENT, ShareOf::Contingent),
            (MINIMUM_SHARE_OF_STAFF, ShareOf::AllStaff),
        ]
        .into_iter()
        .find_map(|(id, of)| Some((self.in_force(id, day).ok()?, of)))
    }
}

/// Returns the parts of a parameter that another of the same id leaves it.
fn without_days_of(known: Parameter, local: &Parameter) -> Vec<Parameter> {
    if known.id != local.id || known.period.and(local.period).is_none() {
        return vec![known];
    }
    let before = Period {
        first: known.period.first,
        last: local.period.first.plus(-1),
    };
    let after = Period {
        first: local.period.last.plus(1),
        last: known.period.last,
    };
    [
        (before, local.period.first > known.period.first),
        (after, local.period.last < known.period.last),
    ]
    .into_iter()
    .filter(|(_, left)| *left)
    .map(|(period, _)| Parameter {
        period,
        ..known.clone()
    })
    .collect()
}

#[cfg(test)]
mod tests;

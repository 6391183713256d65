//! Which persons, which days, which quota: parsed, nothing decided yet.
//!
//! Never here: how options look (`commands::options`), or a default.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::commands::persons::PersonFiles;
use crate::commands::{all, one};
use crate::config::Config;
use crate::model::day_budget::{PrevalenceBase, Quota, QuotaPer, Ties, Window};
use crate::model::period::{Month, Period};
use crate::model::quantity::Ratio;
use crate::report::{Audience, People};

/// Which persons, and who may see them.
#[derive(Debug, Clone)]
pub(crate) struct PersonRequest {
    files: PersonFiles,
    /// Least share of time on smartable activities.
    pub(crate) theta: Option<Ratio>,
    /// Parameters of one's own.
    pub(crate) policy: Option<PathBuf>,
    /// Year of a mean, or of a budget.
    pub(crate) year: Option<i16>,
    /// Whether single persons are shown.
    pub(crate) people: People,
    /// Who reads the report.
    pub(crate) audience: Audience,
}

impl PersonRequest {
    /// Asks for nothing but what the configuration says; `unit_map` stands over its own.
    #[must_use]
    pub(crate) fn of_configuration(unit_map: Option<PathBuf>) -> Self {
        Self {
            files: PersonFiles {
                unit_map,
                ..PersonFiles::default()
            },
            theta: None,
            policy: None,
            year: None,
            people: People::Hidden,
            audience: Audience::Manager,
        }
    }

    /// Takes the parsed options.
    #[must_use]
    pub(crate) fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            files: PersonFiles {
                staff: all(matches, "staff"),
                assignments: all(matches, "assignments"),
                agreements: all(matches, "agreements"),
                priorities: all(matches, "priorities"),
                absences: all(matches, "absences"),
                unit_map: one(matches, "unit-map"),
            },
            theta: one(matches, "theta"),
            policy: one(matches, "policy"),
            year: one(matches, "year"),
            people: if one::<bool>(matches, "people") == Some(true) {
                People::Shown
            } else {
                People::Hidden
            },
            audience: one(matches, "audience").unwrap_or(Audience::Manager),
        }
    }

    /// Returns the files of persons: those named here over those of the configuration, kind by
    /// kind.
    #[must_use]
    pub(crate) fn files(&self, config: &Config) -> PersonFiles {
        let own = |own: &[PathBuf], theirs: &[PathBuf]| {
            if own.is_empty() { theirs } else { own }.to_vec()
        };
        let (here, there) = (&self.files, PersonFiles::of(config));
        PersonFiles {
            staff: own(&here.staff, &there.staff),
            assignments: own(&here.assignments, &there.assignments),
            agreements: own(&here.agreements, &there.agreements),
            priorities: own(&here.priorities, &there.priorities),
            absences: own(&here.absences, &there.absences),
            unit_map: here.unit_map.clone().or(there.unit_map),
        }
    }
}

/// Which days, and by which rules they are given out.
#[derive(Debug, Clone, Default)]
pub(crate) struct DayRequest {
    /// The month.
    pub(crate) month: Option<Month>,
    /// Comune of the administration.
    pub(crate) place: Option<String>,
    /// Holidays of one's own.
    pub(crate) holidays: Vec<PathBuf>,
    /// The quota.
    pub(crate) quota: Option<Quota>,
    /// Window in which presence must prevail.
    pub(crate) window: Option<Window>,
    /// Days that the window counts.
    pub(crate) base: Option<PrevalenceBase>,
    /// What happens to tied days.
    pub(crate) ties: Option<Ties>,
}

impl DayRequest {
    /// Takes the parsed options.
    #[must_use]
    pub(crate) fn from_matches(matches: &ArgMatches) -> Self {
        let quota: Option<u32> = one(matches, "quota");
        let act: Option<String> = one(matches, "act");
        Self {
            month: one(matches, "month"),
            place: one(matches, "place"),
            holidays: all(matches, "holidays"),
            quota: quota.zip(act).map(|(smartable, act)| Quota {
                smartable,
                rotation: one(matches, "quota-rotation").unwrap_or(0),
                per: one(matches, "quota-per").unwrap_or(QuotaPer::Month),
                period: Period::ALWAYS,
                act,
            }),
            window: one(matches, "window"),
            base: one(matches, "base"),
            ties: one(matches, "ties"),
        }
    }
}

//! `smartable.toml`: what is peculiar to an administration. See `docs/configuration.md`.
//!
//! Lives here: reading it, with every mistake at its place. Never here: finding or opening the
//! file (`commands`, `intake::open`), or what a setting does.

mod acceptances;
mod budget;
mod read;
mod rules;
mod settings;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::lang::Lang;
use crate::model::columns::Meaning;
use crate::model::criteria::{Heads, Treatment};
use crate::model::day_budget::{PrevalenceBase, Quota, Ties, Window};
use crate::model::quantity::Ratio;

pub use acceptances::{ACCEPT_SCHEMA, acceptances};
pub use read::{SCHEMA, read};
pub use rules::{CheckConfig, RulesConfig};
pub use settings::{Stated, built_in, stated};

/// Settings of an administration. What is not said is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// Language of reports.
    pub lang: Option<Lang>,
    /// The date that the figures are of, `YYYY-MM-DD`: `on`, else the end of `year`.
    pub on: Option<String>,
    /// Criteria set: an id, or a path.
    pub criteria: Option<String>,
    /// Files, folders and patterns that are read when none are named.
    pub submissions: Vec<PathBuf>,
    /// Org chart.
    pub org_chart: Option<PathBuf>,
    /// Depth of the directorates in it; a root has 0.
    pub directorate_level: Option<usize>,
    /// Headcount tables.
    pub headcounts: Vec<PathBuf>,
    /// What single files leave unsaid, by file name.
    pub files: BTreeMap<String, FileSettings>,
    /// What a house's own headers mean.
    pub columns: Vec<(String, Meaning)>,
    /// What a house's own answers mean.
    pub answers: Vec<(String, HouseAnswer)>,
    /// Whether sums of heads are people.
    pub heads: Option<Heads>,
    /// What rows without a verdict count as.
    pub unassessed: Option<Treatment>,
    /// What an empty head or weight counts as.
    pub missing_weight: Option<Treatment>,
    /// Limits, by their key.
    pub limits: BTreeMap<String, u64>,
    /// Tables of persons: where they serve.
    pub staff: Vec<PathBuf>,
    /// What persons work on.
    pub assignments: Vec<PathBuf>,
    /// Individual agreements.
    pub agreements: Vec<PathBuf>,
    /// Priorities of requests.
    pub priorities: Vec<PathBuf>,
    /// Authorised absences.
    pub absences: Vec<PathBuf>,
    /// Units that became others, by date.
    pub unit_map: Option<PathBuf>,
    /// Holidays, patrons and closures beside those that come with the program.
    pub holidays: Vec<PathBuf>,
    /// Dated parameters of the administration beside those that come with the program.
    pub policy: Option<PathBuf>,
    /// Comune of the administration.
    pub place: Option<String>,
    /// Least share of time on smartable activities that makes a person part of the contingent.
    pub theta: Option<Ratio>,
    /// How day budgets are made.
    pub budget: BudgetConfig,
    /// The year that the submissions are of.
    pub year: Option<i32>,
    /// Which rules run, and what they weigh.
    pub rules: RulesConfig,
    /// What `check` is given, and what makes it fail.
    pub check: CheckConfig,
    /// The file that says so, where there is one.
    pub path: Option<PathBuf>,
}

/// How day budgets are made. What is not said is `None` or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BudgetConfig {
    /// Quotas, ascending by first day.
    pub quotas: Vec<Quota>,
    /// Window in which presence must prevail.
    pub window: Option<Window>,
    /// Days that the window counts.
    pub base: Option<PrevalenceBase>,
    /// What happens to days that equal remainders leave tied.
    pub ties: Option<Ties>,
}

/// What one file leaves unsaid.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileSettings {
    /// Unit that the file is of.
    pub unit: Option<String>,
    /// The only sheet to read.
    pub sheet: Option<String>,
}

/// What a house's own answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HouseAnswer {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// The question does not apply.
    NotApplicable,
    /// Not known.
    Unknown,
}

impl Config {
    /// Returns what the configuration says of a file, by the last part of its path.
    #[must_use]
    pub fn of_file(&self, path: &str) -> Option<&FileSettings> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        self.files.get(name)
    }

    /// Makes relative paths start at the folder of the configuration.
    #[must_use]
    pub fn from_folder(mut self, folder: &Path) -> Self {
        let placed = |path: &PathBuf| folder.join(path);
        self.submissions = self.submissions.iter().map(placed).collect();
        self.headcounts = self.headcounts.iter().map(placed).collect();
        self.org_chart = self.org_chart.as_ref().map(placed);
        self.unit_map = self.unit_map.as_ref().map(placed);
        self.policy = self.policy.as_ref().map(placed);
        self.check = self.check.placed_in(folder);
        for files in [
            &mut self.staff,
            &mut self.assignments,
            &mut self.agreements,
            &mut self.priorities,
            &mut self.absences,
            &mut self.holidays,
        ] {
            *files = files.iter().map(placed).collect();
        }
        self.criteria = self.criteria.map(|criteria| {
            let is_path =
                criteria.contains(['/', '\\']) || Path::new(&criteria).extension().is_some();
            if is_path {
                folder.join(&criteria).to_string_lossy().into_owned()
            } else {
                criteria
            }
        });
        self
    }
}

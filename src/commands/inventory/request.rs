//! Which inventories are read and how, parsed: what every command that judges activities asks.
//!
//! Never here: how options look (`commands::options`), or a default that the configuration may set:
//! what was not said stays `None`.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::commands::{all, one};
pub use crate::intake::submission::HiddenSheets;
use crate::model::assessment::{Grouping, WeightIs};
use crate::model::columns::Meaning;
use crate::model::criteria::{Heads, Treatment};

/// Which inventories are read, and how they are judged and added up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Files, folders, globs, `-`. None: the `submissions` of the configuration.
    pub files: Vec<PathBuf>,
    /// Name of a built-in set, or path of a file.
    pub criteria: Option<String>,
    /// Where settings come from.
    pub config: ConfigFrom,
    /// Org chart.
    pub org_chart: Option<PathBuf>,
    /// Headcount tables.
    pub headcounts: Vec<PathBuf>,
    /// Header of the second weight.
    pub weight: Option<String>,
    /// Whether the second weight is per head.
    pub weight_is: Option<WeightIs>,
    /// Whether sums of headcounts are people.
    pub heads: Option<Heads>,
    /// What rows without a verdict count as.
    pub unassessed: Option<Treatment>,
    /// What an empty head or weight counts as.
    pub missing_weight: Option<Treatment>,
    /// Filters on rows: header and value, all of which must hold.
    pub filters: Vec<(String, String)>,
    /// What groups are.
    pub by: Option<Grouping>,
    /// Headers and what they mean.
    pub columns: Vec<(String, Meaning)>,
    /// Whether hidden sheets are read.
    pub hidden: HiddenSheets,
    /// Date that the figures are of, `YYYY-MM-DD`, a day that exists.
    pub on: Option<String>,
    /// Name that standard input is called by.
    pub stdin_filename: Option<String>,
    /// Most bytes of one file.
    pub max_bytes: Option<u64>,
}

/// Where settings come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigFrom {
    /// The nearest `smartable.toml`, from the input upwards.
    Nearest,
    /// This file.
    File(PathBuf),
    /// Nowhere: built-in settings only.
    Nowhere,
}

impl Request {
    /// Takes the parsed options.
    #[must_use]
    pub fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            files: all(matches, "files"),
            criteria: one(matches, "criteria"),
            config: match one(matches, "config") {
                Some(path) => ConfigFrom::File(path),
                None if matches.get_flag("isolated") => ConfigFrom::Nowhere,
                None => ConfigFrom::Nearest,
            },
            org_chart: one(matches, "org-chart"),
            headcounts: all(matches, "headcounts"),
            weight: one(matches, "weight"),
            weight_is: one(matches, "weight-is"),
            heads: one(matches, "heads"),
            unassessed: one(matches, "unassessed"),
            missing_weight: one(matches, "missing-weight"),
            filters: all(matches, "where"),
            by: one(matches, "by"),
            columns: all(matches, "column"),
            hidden: if matches.get_flag("hidden") {
                HiddenSheets::Read
            } else {
                HiddenSheets::Listed
            },
            on: one(matches, "on"),
            stdin_filename: one(matches, "stdin-filename"),
            max_bytes: one(matches, "max-size"),
        }
    }
}

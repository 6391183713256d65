//! What `assess` was asked to do, parsed: enums and paths, no strings where an enum fits.
//!
//! Never here: how options look or what their help says (`options`), or a default that the
//! configuration may set: what was not said stays `None`.

use std::path::PathBuf;

use clap::ArgMatches;

use crate::finding::Severity;
pub use crate::intake::submission::HiddenSheets;
use crate::model::assessment::{Grouping, WeightIs};
use crate::model::columns::Meaning;
use crate::model::criteria::{Heads, Treatment};

pub use super::options::command;
pub use crate::report::{CsvDialect, Format, TableChoice};

/// What `assess` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
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
    /// Format of standard output. None: the terminal's.
    pub format: Option<Format>,
    /// How CSV is written.
    pub csv: CsvDialect,
    /// Files to write.
    pub outputs: Vec<Output>,
    /// Which table tabular formats hold.
    pub table: Option<TableChoice>,
    /// Activities to explain, by identifier.
    pub explain: Vec<String>,
    /// The least severity that makes the run fail; `None`: findings never do.
    pub fail_on: Option<Severity>,
    /// How many findings the text shows.
    pub shown: Shown,
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

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Its format.
    pub format: Format,
    /// Its path.
    pub path: PathBuf,
}

/// How many findings the text shows. Files hold all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The first ones, and how many more there are.
    First(usize),
    /// All of them.
    All,
}

impl Shown {
    /// What is shown unless something else is asked for.
    pub const DEFAULT: Self = Self::First(20);
}

impl Arguments {
    /// Takes the parsed options of [`command`].
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
            format: one(matches, "format"),
            csv: one(matches, "csv").unwrap_or(CsvDialect::Standard),
            outputs: all(matches, "output"),
            table: one(matches, "table"),
            explain: all(matches, "explain"),
            fail_on: if matches.get_flag("strict") {
                Some(Severity::Warning)
            } else {
                one(matches, "fail-on").flatten()
            },
            shown: if matches.get_flag("all") {
                Shown::All
            } else {
                one(matches, "max-shown").map_or(Shown::DEFAULT, Shown::First)
            },
            stdin_filename: one(matches, "stdin-filename"),
            max_bytes: one(matches, "max-size"),
        }
    }
}

fn one<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Option<T> {
    matches.get_one::<T>(name).cloned()
}

fn all<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    let values = matches.get_many::<T>(name);
    values.into_iter().flatten().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::{Arguments, ConfigFrom, CsvDialect, Format, HiddenSheets, Output, Shown, command};
    use crate::finding::Severity;
    use crate::lang::Lang;
    use crate::model::assessment::{Grouping, WeightIs};
    use crate::model::columns::{Direction, Field, Meaning};
    use crate::model::criteria::{Heads, Treatment};

    #[track_caller]
    fn parse(args: &[&str]) -> Arguments {
        let args = std::iter::once("assess").chain(args.iter().copied());
        let matches = command(Lang::It).try_get_matches_from(args);
        Arguments::from_matches(&matches.expect("arguments that parse"))
    }

    #[track_caller]
    fn refused(args: &[&str]) {
        let args = std::iter::once("assess").chain(args.iter().copied());
        let outcome = command(Lang::It).try_get_matches_from(args);
        assert!(outcome.is_err());
    }

    #[test]
    fn the_command_is_sound() {
        command(Lang::It).debug_assert();
        command(Lang::En).debug_assert();
    }

    #[test]
    fn without_options_nothing_is_decided() {
        let none = parse(&[]);
        assert!(none.files.is_empty() && none.outputs.is_empty());
        assert_eq!(none.config, ConfigFrom::Nearest);
        assert_eq!((none.heads, none.by, none.fail_on), (None, None, None));
        assert_eq!(
            (none.shown, none.hidden),
            (Shown::First(20), HiddenSheets::Listed)
        );
    }

    #[test]
    fn options_become_enums() {
        let all = parse(&[
            "a.xlsx",
            "b.csv",
            "--weight=Retribuzione",
            "--weight-is=per-head",
            "--heads",
            "exclusive",
            "--unassessed=not_eligible",
            "--missing-weight=left-out",
            "--where",
            "Sede=Via=Roma",
            "--where=Anno=2026",
            "--by",
            "prefix:CODICE:2",
            "--column",
            "A=B=+individual",
            "--column=Codice=id",
            "--column=X=-no_presence",
            "--column=Y=ignore",
            "--hidden",
            "--on=2024-02-29",
            "--format=json",
            "--csv=excel-it",
            "--output=out.md",
            "--output",
            "csv=x.dat",
            "--strict",
            "--all",
            "--max-size=2G",
        ]);
        assert_eq!(all.files.len(), 2);
        assert_eq!(all.weight_is, Some(WeightIs::PerHead));
        assert_eq!(all.heads, Some(Heads::Exclusive));
        assert_eq!(all.unassessed, Some(Treatment::NotEligible));
        assert_eq!(all.missing_weight, Some(Treatment::LeftOut));
        let filters = [("Sede", "Via=Roma"), ("Anno", "2026")].map(|(a, b)| (a.into(), b.into()));
        assert_eq!(all.filters, filters);
        assert_eq!(all.by, Some(Grouping::Prefix("CODICE".into(), 2)));
        let columns = [
            (
                "A=B",
                Meaning::Item("individual".into(), Direction::YesIsGood),
            ),
            ("Codice", Meaning::Field(Field::Id)),
            (
                "X",
                Meaning::Item("no_presence".into(), Direction::YesIsBad),
            ),
            ("Y", Meaning::Ignore),
        ];
        assert_eq!(
            all.columns,
            columns.map(|(header, means)| (header.into(), means))
        );
        assert_eq!(all.on.as_deref(), Some("2024-02-29"));
        assert_eq!(
            (all.format, all.csv),
            (Some(Format::Json), CsvDialect::ExcelIt)
        );
        let outputs = [(Format::Markdown, "out.md"), (Format::Csv, "x.dat")];
        let outputs = outputs.map(|(format, path)| Output {
            format,
            path: path.into(),
        });
        assert_eq!(all.outputs, outputs);
        assert_eq!(
            (all.fail_on, all.shown),
            (Some(Severity::Warning), Shown::All)
        );
        assert_eq!(all.max_bytes, Some(2 << 30));
    }

    #[test]
    fn values_that_mean_nothing_are_refused() {
        refused(&["--by=level:x"]);
        refused(&["--by=level:0"]);
        refused(&["--by=prefix:A"]);
        refused(&["--by=prefix:A:0"]);
        refused(&["--on=2026-02-29"]);
        refused(&["--on=31/12/2026"]);
        refused(&["--output=report.pdf"]);
        refused(&["--column=Codice"]);
        refused(&["--column=Codice=codice"]);
        refused(&["--where==x"]);
        refused(&["--max-size=0"]);
        refused(&["--weight-is=total"]); // of what?
        refused(&["--isolated", "--config=a.toml"]);
        refused(&["--strict", "--fail-on=error"]);
    }

    #[test]
    fn a_column_named_with_colons_can_be_grouped_by() {
        assert_eq!(
            parse(&["--by=prefix:Rif.: codice:3"]).by,
            Some(Grouping::Prefix("Rif.: codice".into(), 3))
        );
        assert_eq!(
            parse(&["--by=column:A:B"]).by,
            Some(Grouping::Column("A:B".into()))
        );
        assert_eq!(parse(&["--by=level:2"]).by, Some(Grouping::Level(2)));
    }
}

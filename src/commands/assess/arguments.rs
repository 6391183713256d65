//! What `assess` was asked to do, parsed.
//!
//! Never here: how options look or what their help says (`commands::options`).

use clap::ArgMatches;

use crate::commands::inventory::request::Request;
pub use crate::commands::options::assess as command;
use crate::commands::results::Results;

/// What `assess` was asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arguments {
    /// Which inventories are read.
    pub request: Request,
    /// What is printed and written.
    pub results: Results,
}

impl Arguments {
    /// Takes the parsed options of [`command`].
    #[must_use]
    pub fn from_matches(matches: &ArgMatches) -> Self {
        Self {
            request: Request::from_matches(matches),
            results: Results::from_matches(matches),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Arguments, command};
    use crate::commands::inventory::request::{ConfigFrom, HiddenSheets};
    use crate::commands::results::{CsvDialect, Format, Output, Shown};
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
        assert!(none.request.files.is_empty() && none.results.outputs.is_empty());
        assert_eq!(none.request.config, ConfigFrom::Nearest);
        assert_eq!(
            (none.request.heads, none.request.by, none.results.fail_on),
            (None, None, None)
        );
        assert_eq!(
            (none.results.shown, none.request.hidden),
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
        assert_eq!(all.request.files.len(), 2);
        assert_eq!(all.request.weight_is, Some(WeightIs::PerHead));
        assert_eq!(all.request.heads, Some(Heads::Exclusive));
        assert_eq!(all.request.unassessed, Some(Treatment::NotEligible));
        assert_eq!(all.request.missing_weight, Some(Treatment::LeftOut));
        let filters = [("Sede", "Via=Roma"), ("Anno", "2026")].map(|(a, b)| (a.into(), b.into()));
        assert_eq!(all.request.filters, filters);
        assert_eq!(all.request.by, Some(Grouping::Prefix("CODICE".into(), 2)));
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
            all.request.columns,
            columns.map(|(header, means)| (header.into(), means))
        );
        assert_eq!(all.request.on.as_deref(), Some("2024-02-29"));
        assert_eq!(
            (all.results.format, all.results.csv),
            (Some(Format::Json), CsvDialect::ExcelIt)
        );
        let outputs = [(Format::Markdown, "out.md"), (Format::Csv, "x.dat")];
        let outputs = outputs.map(|(format, path)| Output {
            format,
            path: path.into(),
        });
        assert_eq!(all.results.outputs, outputs);
        assert_eq!(
            (all.results.fail_on, all.results.shown),
            (Some(Severity::Warning), Shown::All)
        );
        assert_eq!(all.request.max_bytes, Some(2 << 30));
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
            parse(&["--by=prefix:Rif.: codice:3"]).request.by,
            Some(Grouping::Prefix("Rif.: codice".into(), 3))
        );
        assert_eq!(
            parse(&["--by=column:A:B"]).request.by,
            Some(Grouping::Column("A:B".into()))
        );
        assert_eq!(
            parse(&["--by=level:2"]).request.by,
            Some(Grouping::Level(2))
        );
    }
}

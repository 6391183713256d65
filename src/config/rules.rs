//! `[rules]` and `[check]`: which rules run, what they weigh, what they are given beside the files.
//!
//! Never here: the rules themselves: names are looked up by the command, which knows them.

use std::path::{Path, PathBuf};

use crate::config::read::{list, whole};
use crate::document::{Table, say};
use crate::finding::Severity;
use crate::model::thresholds::Thresholds;

/// Severities and their keys.
const SEVERITIES: [(&str, Severity); 3] = [
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("info", Severity::Info),
];

/// Which rules run, and what they weigh. What is not said is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RulesConfig {
    /// Rules that run: codes, slugs or beginnings of codes. Empty: all.
    pub select: Vec<String>,
    /// Rules that do not.
    pub ignore: Vec<String>,
    /// Weights other than the rules' own.
    pub severities: Vec<(String, Severity)>,
    /// Thresholds.
    pub thresholds: Thresholds,
}

/// What `check` is given beside the files, and what makes it fail.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckConfig {
    /// The least severity that makes the run fail; `Some(None)`: never.
    pub fail_on: Option<Option<Severity>>,
    /// Warnings from which the run fails.
    pub max_warnings: Option<u64>,
    /// Acceptance file.
    pub accept: Option<PathBuf>,
    /// Last year's inventories.
    pub last_year: Vec<PathBuf>,
    /// Catalogue of processes.
    pub catalogue: Option<PathBuf>,
    /// Codes or names of units from which a submission is expected.
    pub expected: Vec<String>,
}

impl CheckConfig {
    /// Makes relative paths start at the folder of the configuration.
    #[must_use]
    pub(super) fn placed_in(mut self, folder: &Path) -> Self {
        let placed = |path: &PathBuf| folder.join(path);
        self.accept = self.accept.as_ref().map(placed);
        self.catalogue = self.catalogue.as_ref().map(placed);
        self.last_year = self.last_year.iter().map(placed).collect();
        self
    }
}

/// Reads `[rules]`.
pub(super) fn rules(root: &Table<'_>) -> RulesConfig {
    let Some(rules) = root.table("rules") else {
        return RulesConfig::default();
    };
    rules.only(&["select", "ignore", "severity", "thresholds"]);
    let severities = rules.table("severity").map_or_else(Vec::new, |table| {
        let entries = table.entries().into_iter();
        entries
            .filter_map(|(rule, _, value)| Some((rule.to_owned(), value.word(&SEVERITIES)?)))
            .collect()
    });
    RulesConfig {
        select: list(&rules, "select"),
        ignore: list(&rules, "ignore"),
        severities,
        thresholds: thresholds(&rules),
    }
}

fn thresholds(rules: &Table<'_>) -> Thresholds {
    let mut thresholds = Thresholds::default();
    let Some(table) = rules.table("thresholds") else {
        return thresholds;
    };
    let known: Vec<&str> = Thresholds::ALL.iter().map(|it| it.key).collect();
    table.only(&known);
    for it in Thresholds::ALL {
        let Some(value) = table.get(it.key) else {
            continue;
        };
        let Some(number) = value.decimal() else {
            continue;
        };
        if !thresholds.set(it.key, number.value) {
            let (from, to) = it.range;
            value.mistake(
                say(
                    format!("deve stare tra {from} e {to}"),
                    format!("must be from {from} to {to}"),
                ),
                None,
            );
        }
    }
    thresholds
}

/// Reads `[check]`.
pub(super) fn check(root: &Table<'_>) -> CheckConfig {
    let Some(check) = root.table("check") else {
        return CheckConfig::default();
    };
    check.only(&[
        "fail_on",
        "max_warnings",
        "accept",
        "last_year",
        "catalogue",
        "expected",
    ]);
    let path = |key: &str| check.string(key).map(|it| PathBuf::from(it.value));
    let words = SEVERITIES.map(|(word, severity)| (word, Some(severity)));
    let words = [&words[..], &[("never", None)]].concat();
    CheckConfig {
        fail_on: check.word("fail_on", &words),
        max_warnings: whole(&check, "max_warnings", 0, 1 << 40)
            .and_then(|it| u64::try_from(it).ok()),
        accept: path("accept"),
        last_year: list(&check, "last_year")
            .into_iter()
            .map(PathBuf::from)
            .collect(),
        catalogue: path("catalogue"),
        expected: list(&check, "expected"),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::read;
    use crate::finding::Severity;
    use crate::lang::Lang;
    use crate::model::quantity::Decimal;
    use crate::model::thresholds::Thresholds;

    #[test]
    fn rules_are_chosen_weighed_and_given_thresholds() {
        let text = "[rules]\nselect = [\"F\", \"V\"]\nignore = \"V013\"\n[rules.severity]\n\
                    X003 = \"info\"\n[rules.thresholds]\nsimilarity = 0.9\n[check]\n\
                    fail_on = \"never\"\nmax_warnings = 3\nexpected = [\"DIR-1\"]\n";
        let config = read("smartable.toml", text).unwrap();
        assert_eq!(config.rules.select, ["F", "V"]);
        assert_eq!(config.rules.ignore, ["V013"]);
        assert_eq!(
            config.rules.severities,
            [("X003".to_owned(), Severity::Info)]
        );
        let similarity = config.rules.thresholds.similarity;
        assert_eq!(similarity, Decimal::from_millionths(900_000));
        assert_eq!(config.check.fail_on, Some(None));
        assert_eq!(config.check.max_warnings, Some(3));
        assert_eq!(config.check.expected, ["DIR-1"]);
    }

    #[test]
    fn the_page_of_the_configuration_has_every_threshold() {
        let page = include_str!("../../docs/configuration.md");
        for it in Thresholds::ALL {
            let (from, to) = it.range;
            let (start, end) = (
                format!("| `{}` | ", it.key),
                format!(" | {} | {from} to {to} |", it.value),
            );
            let known = page
                .lines()
                .any(|line| line.starts_with(&start) && line.ends_with(&end));
            assert!(known, "docs/configuration.md lacks “{start}…{end}”");
        }
    }

    #[test]
    fn a_threshold_out_of_range_is_a_mistake_at_its_place() {
        let text = "[rules.thresholds]\nsimilarity = 3\n";
        let errors = read("smartable.toml", text).unwrap_err();
        assert_eq!((errors[0].line, errors[0].column), (2, 14));
        assert!(errors[0].render(Lang::En).contains("from 0.5 to 1"));
    }
}

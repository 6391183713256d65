//! Findings in words: how many, and the worst ones first.
//!
//! Never here: which findings there are, or what their rules say.

use std::cmp::Reverse;

use crate::finding::{FindingGroup, Severity, Wording};
use crate::lang::{Lang, Text};
use crate::model::assessment::Assessment;
use crate::report::Options;
use crate::report::layout::{Block, Notice};
use crate::report::{numbers, place};

/// Heading of the findings.
pub const HEADING: Text = Text {
    it: "Rilievi",
    en: "Findings",
};

/// Returns the findings: counts, then the worst ones.
pub(super) fn blocks(
    assessment: &Assessment,
    wording: &dyn Wording,
    options: &Options,
) -> Vec<Block<'static>> {
    let lang = options.lang;
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Paragraph(counts(&assessment.findings, lang)),
    ];
    if assessment.findings.is_empty() {
        return blocks;
    }
    let notices: Vec<Notice> = worst_first(&assessment.findings)
        .into_iter()
        .take(options.max_shown)
        .map(|group| notice(assessment, wording, group, lang))
        .collect();
    let left = assessment.findings.len() - notices.len();
    blocks.push(Block::Notices(notices));
    if left > 0 {
        blocks.push(Block::Paragraph(match (lang, left) {
            (Lang::It, 1) => "… e un altro gruppo di rilievi.".to_owned(),
            (Lang::It, left) => format!("… e altri {left} gruppi di rilievi."),
            (Lang::En, 1) => "… and 1 more group of findings.".to_owned(),
            (Lang::En, left) => format!("… and {left} more groups of findings."),
        }));
    }
    blocks
}

/// Returns the groups with errors first, each severity in the order given.
#[must_use]
pub fn worst_first(groups: &[FindingGroup]) -> Vec<&FindingGroup> {
    let mut sorted: Vec<&FindingGroup> = groups.iter().collect();
    sorted.sort_by_key(|group| Reverse(group.first.severity));
    sorted
}

/// Puts a group of findings into words.
fn notice(
    assessment: &Assessment,
    wording: &dyn Wording,
    group: &FindingGroup,
    lang: Lang,
) -> Notice {
    Notice {
        severity: group.first.severity,
        code: group.first.code.0,
        place: place::address(&assessment.sources, group).line(),
        count: group.count,
        message: wording.message(&group.first, lang),
        help: wording.help(&group.first, lang),
    }
}

/// Counts errors, warnings and notes.
#[must_use]
pub fn counts(groups: &[FindingGroup], lang: Lang) -> String {
    let count = |severity: Severity| -> u64 {
        groups
            .iter()
            .filter(|group| group.first.severity == severity)
            .map(|group| group.count)
            .sum()
    };
    let (errors, warnings, infos) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
    );
    let say = |number: u64, one: Text, many: Text| {
        let word = if number == 1 { one } else { many };
        format!("{} {}", numbers::count(number, lang), word.get(lang))
    };
    [
        say(errors, text("errore", "error"), text("errori", "errors")),
        say(
            warnings,
            text("avviso", "warning"),
            text("avvisi", "warnings"),
        ),
        say(infos, text("nota", "note"), text("note", "notes")),
    ]
    .join(", ")
        + "."
}

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

//! Findings in words: how many, and the worst ones first.
//!
//! Never here: which findings there are, or what their rules say.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::fact::Place;
use crate::finding::{FindingGroup, Severity, Wording};
use crate::lang::{Lang, Text};
use crate::origin::Sources;
use crate::report::Options;
use crate::report::layout::{Block, Notice};
use crate::report::{numbers, place, words};

/// Heading of the findings.
pub const HEADING: Text = Text {
    it: "Rilievi",
    en: "Findings",
};

/// Returns the findings: counts, then the worst ones.
#[must_use]
pub fn blocks(
    sources: &Sources,
    findings: &[FindingGroup],
    wording: &dyn Wording,
    options: &Options,
) -> Vec<Block<'static>> {
    let lang = options.lang;
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Paragraph(counts(findings, lang)),
    ];
    if findings.is_empty() {
        return blocks;
    }
    let all = entries(sources, findings, wording, lang);
    let left = all.len().saturating_sub(options.max_shown);
    blocks.push(Block::Notices(
        all.into_iter().take(options.max_shown).collect(),
    ));
    if left > 0 {
        blocks.push(Block::Paragraph(match (lang, left) {
            (Lang::It, 1) => "… e un altro rilievo (tutti con --all).".to_owned(),
            (Lang::It, left) => format!("… e altri {left} rilievi (tutti con --all)."),
            (Lang::En, 1) => "… and 1 more finding (all with --all).".to_owned(),
            (Lang::En, left) => format!("… and {left} more findings (all with --all)."),
        }));
    }
    blocks
}

/// Puts all findings into words, the worst first: one entry for what reads the same, with the
/// places that it stands in, and one for units that nothing was heard of.
fn entries(
    sources: &Sources,
    findings: &[FindingGroup],
    wording: &dyn Wording,
    lang: Lang,
) -> Vec<Notice> {
    let mut entries: Vec<Notice> = Vec::new();
    let mut known: BTreeMap<(&'static str, String), usize> = BTreeMap::new();
    for group in &of_units_joined(worst_first(findings), lang) {
        let message = wording.message(&group.first, lang);
        let key = (group.first.code.0, message);
        if let Some(at) = known.get(&key) {
            add_place(&mut entries[*at], sources, group);
            continue;
        }
        let message = key.1.clone();
        known.insert(key, entries.len());
        let help = wording.help(&group.first, lang);
        entries.push(notice(sources, group, (message, help)));
    }
    entries
}

/// Joins findings on the run as a whole that differ by their unit alone.
fn of_units_joined(groups: Vec<&FindingGroup>, lang: Lang) -> Vec<Cow<'_, FindingGroup>> {
    let mut joined: Vec<Cow<'_, FindingGroup>> = Vec::new();
    let mut units: BTreeMap<&'static str, (usize, Vec<String>)> = BTreeMap::new();
    for group in groups {
        let params = &group.first.params;
        let (Place::Run, Some(name)) = (group.first.place, params.get("unit")) else {
            joined.push(Cow::Borrowed(group));
            continue;
        };
        let code = params.get("code").unwrap_or_default();
        let place = joined.len();
        let (_, names) = units
            .entry(group.first.code.0)
            .or_insert_with(|| (place, Vec::new()));
        names.push(words::code_and_name(code, name));
        if names.len() == 1 {
            joined.push(Cow::Borrowed(group));
        }
    }
    for (place, names) in units.into_values().filter(|(_, names)| names.len() > 1) {
        let group = joined[place].to_mut();
        group.count = names.len() as u64;
        let named = names[..names.len().min(MOST_UNITS)].join(", ");
        let said = match (names.len().saturating_sub(MOST_UNITS), lang) {
            (0, _) => named,
            (more, Lang::It) => format!("{named} e altre {more}"),
            (more, Lang::En) => format!("{named} and {more} more"),
        };
        group.first.params.0.push(("units", said));
    }
    joined
}

/// Parameters of findings that hold the code of a person.
const OF_PERSONS: [&str; 2] = ["person", "persons"];

/// Returns the findings as they may be shown: where persons stand nowhere, their codes are
/// covered.
#[must_use]
pub fn discreet(groups: &[FindingGroup], options: &Options) -> Vec<FindingGroup> {
    let mut groups = groups.to_vec();
    if options.shows_people() {
        return groups;
    }
    for group in &mut groups {
        for (name, value) in &mut group.first.params.0 {
            if OF_PERSONS.contains(name) {
                "***".clone_into(value);
            }
        }
    }
    groups
}

/// The most units that one entry names.
const MOST_UNITS: usize = 20;

/// Returns the groups with errors first, each severity in the order given.
#[must_use]
pub fn worst_first(groups: &[FindingGroup]) -> Vec<&FindingGroup> {
    let mut sorted: Vec<&FindingGroup> = groups.iter().collect();
    sorted.sort_by_key(|group| Reverse(group.first.severity));
    sorted
}

/// Makes the entry of a group of findings.
fn notice(
    sources: &Sources,
    group: &FindingGroup,
    (message, help): (String, Option<String>),
) -> Notice {
    let finding = &group.first;
    let line = place::address(sources, group).line();
    let related = finding.related.iter().take(Notice::MOST_RELATED);
    Notice {
        severity: finding.severity,
        code: finding.code.0,
        places: if line.is_empty() {
            Vec::new()
        } else {
            vec![line]
        },
        more_places: 0,
        count: group.count,
        message,
        help,
        see_also: related
            .map(|cell| place::related(sources, *cell, finding.place))
            .collect(),
    }
}

/// Adds the place of a group that reads the same.
fn add_place(entry: &mut Notice, sources: &Sources, group: &FindingGroup) {
    entry.count += group.count;
    if entry.places.len() >= Notice::MOST_PLACES {
        entry.more_places += 1;
        return;
    }
    let address = place::address(sources, group);
    // Several cells of one file, one after the other, name it once.
    let same_file = format!("{} ", address.file_name);
    match entry.places.last_mut() {
        Some(last) if !address.cells.is_empty() && last.starts_with(&same_file) => {
            last.push_str(", ");
            last.push_str(&address.cells);
        }
        _ => entry.places.push(address.line()),
    }
    // Of many, the cells that explain the first one would mislead.
    entry.see_also.clear();
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

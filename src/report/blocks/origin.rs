//! What a report rests on: the criteria and their source, the files, how much of the organisation
//! was heard.
//!
//! Never here: a figure, or a declared choice.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::assessment::{Coverage, SetChosen};
use crate::model::criteria::{CriteriaSet, Source};
use crate::origin::Sources;
use crate::report::layout::Block;
use crate::report::{numbers, words};

/// The most structures that a text names.
const MOST_NAMED: usize = 10;
/// The most files that a text names: an office has 20 to 60.
const MOST_FILES: usize = 60;

/// Returns what the report rests on: the criteria with their source, the files that were read.
#[must_use]
pub fn blocks(
    sources: &Sources,
    set: &CriteriaSet,
    chosen: Option<SetChosen>,
    lang: Lang,
) -> Vec<Block<'static>> {
    let heading = |it, en| Block::Heading(Text { it, en }.get(lang).to_owned());
    vec![
        heading("Criteri e fonte", "Criteria and source"),
        Block::List(criteria_lines(set, chosen, lang)),
        heading("Che cosa è stato letto", "What was read"),
        Block::List(read_lines(sources, lang)),
    ]
}

/// Names the criteria set in one line.
#[must_use]
pub fn criteria_line(set: &CriteriaSet, chosen: Option<SetChosen>, lang: Lang) -> String {
    let title = set.title.get(lang);
    let chosen = match chosen {
        None | Some(SetChosen::Named) => "",
        Some(SetChosen::Default) => Text {
            it: ": è quello predefinito, si sceglie con --criteria",
            en: ": the default, choose with --criteria",
        }
        .get(lang),
    };
    match lang {
        Lang::It => format!(
            "Criteri: {title} ({}, versione {}){chosen}.",
            set.id, set.version
        ),
        Lang::En => format!(
            "Criteria: {title} ({}, version {}){chosen}.",
            set.id, set.version
        ),
    }
}

/// Says which criteria were used, how they were chosen and what they rest on.
#[must_use]
pub fn criteria_lines(set: &CriteriaSet, chosen: Option<SetChosen>, lang: Lang) -> Vec<String> {
    let title = set.title.get(lang);
    let (named, from, source) = match lang {
        Lang::It => ("Criteri", "in vigore dal", "Fonte"),
        Lang::En => ("Criteria", "in force from", "Source"),
    };
    let version = match lang {
        Lang::It => format!("versione {}", set.version),
        Lang::En => format!("version {}", set.version),
    };
    let mut lines = vec![format!(
        "{named}: {title} ({}, {version}, {from} {})",
        set.id, set.valid_from
    )];
    lines.extend(chosen.map(|chosen| {
        let chosen = words::chosen(chosen).get(lang);
        match lang {
            Lang::It => format!("Insieme di criteri {chosen}"),
            Lang::En => format!("Criteria set: {chosen}"),
        }
    }));
    lines.push(format!("{source}: {}", source_text(&set.source, lang)));
    if let Some(note) = &set.source.note {
        lines.push(format!(
            "{}: {}",
            match lang {
                Lang::It => "Nota alla fonte",
                Lang::En => "Note on the source",
            },
            note.get(lang)
        ));
    }
    lines
}

/// Returns an act with its article and date.
#[must_use]
pub fn source_text(source: &Source, lang: Lang) -> String {
    let mut text = source.act.get(lang).to_owned();
    for part in [&source.article, &source.date].into_iter().flatten() {
        let _ = write!(text, ", {part}");
    }
    text
}

/// Says how many files and tables were read, and which sheets.
#[must_use]
pub fn read_lines(sources: &Sources, lang: Lang) -> Vec<String> {
    let tables: Vec<_> = sources
        .tables
        .iter()
        .filter(|table| table.header_rows.is_some())
        .collect();
    let files = sources.files.len();
    let mut lines = vec![match (lang, files, tables.len()) {
        (Lang::It, 1, 1) => "Letti: 1 file, 1 tabella".to_owned(),
        (Lang::It, files, 1) => format!("Letti: {files} file, 1 tabella"),
        (Lang::It, files, tables) => format!("Letti: {files} file, {tables} tabelle"),
        (Lang::En, 1, 1) => "Read: 1 file, 1 table".to_owned(),
        (Lang::En, 1, tables) => format!("Read: 1 file, {tables} tables"),
        (Lang::En, files, 1) => format!("Read: {files} files, 1 table"),
        (Lang::En, files, tables) => format!("Read: {files} files, {tables} tables"),
    }];
    let mut folder = None;
    for (index, file) in sources.files.iter().enumerate().take(MOST_FILES) {
        let sheets: Vec<String> = tables
            .iter()
            .filter(|table| table.file as usize == index)
            .filter_map(|table| table.sheet.as_ref())
            .map(|sheet| format!("'{sheet}'"))
            .collect();
        // A folder is named once, above its files.
        let (own, name) = match file.path.rfind('/') {
            Some(end) => file.path.split_at(end + 1),
            None => ("", file.path.as_str()),
        };
        if folder != Some(own) && !own.is_empty() {
            lines.push(format!("  {own}"));
        }
        folder = Some(own);
        let indent = if own.is_empty() { "  " } else { "    " };
        lines.push(if sheets.is_empty() {
            format!("{indent}{name}")
        } else {
            format!("{indent}{name}: {}", sheets.join(", "))
        });
    }
    let left = files.saturating_sub(MOST_FILES);
    lines.extend(words::more_places(left, lang).map(|more| format!("  {more}")));
    lines
}

/// Says how many structures were heard and which were not.
#[must_use]
pub fn coverage_line(coverage: &Coverage, lang: Lang) -> String {
    let heard = numbers::count(coverage.heard, lang);
    let expected = numbers::count(coverage.expected, lang);
    let mut text = match lang {
        Lang::It => format!("Strutture con almeno un'attività: {heard} su {expected}."),
        Lang::En => format!("Structures with at least one activity: {heard} of {expected}."),
    };
    if coverage.missing.is_empty() {
        return text;
    }
    let named: Vec<String> = coverage
        .missing
        .iter()
        .take(MOST_NAMED)
        .map(|(code, name)| words::code_and_name(code, name))
        .collect();
    let missing = match lang {
        Lang::It => "Mancano",
        Lang::En => "Missing",
    };
    let _ = write!(text, " {missing}: {}", named.join(", "));
    match (coverage.missing.len().saturating_sub(MOST_NAMED), lang) {
        (0, _) => {}
        (1, Lang::It) => text.push_str(" e un'altra"),
        (left, Lang::It) => {
            let _ = write!(text, " e altre {left}");
        }
        (left, Lang::En) => {
            let _ = write!(text, " and {left} more");
        }
    }
    text.push('.');
    text
}

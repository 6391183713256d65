//! The first lines: the criteria, what was read, how much of the organisation was heard.
//!
//! Never here: tables.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, Coverage, MeasureTotals};
use crate::model::criteria::{Heads, Source};
use crate::model::quantity::{Between, Exact};
use crate::report::layout::Block;
use crate::report::{numbers, words};

/// Title of the report.
pub const TITLE: Text = Text {
    it: "Attività lavorabili da remoto",
    en: "Activities that can be done remotely",
};

/// The most structures that a text names.
const MOST_NAMED: usize = 10;

/// Returns title, criteria, sources, coverage and the headline figures.
pub(super) fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let mut blocks = vec![
        Block::Title(TITLE.get(lang).to_owned()),
        Block::List(criteria_lines(assessment, lang)),
        Block::List(read_lines(assessment, lang)),
    ];
    if let Some(coverage) = &assessment.coverage {
        blocks.push(Block::Paragraph(coverage_line(coverage, lang)));
    }
    blocks.extend(figures_line(assessment, lang).map(Block::Paragraph));
    blocks
}

/// Says which criteria were used, how they were chosen and what they rest on.
#[must_use]
pub fn criteria_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let set = &assessment.set;
    let title = set.title.get(lang);
    let chosen = words::chosen(assessment.set_chosen).get(lang);
    let (named, from, source) = match lang {
        Lang::It => ("Criteri", "in vigore dal", "Fonte"),
        Lang::En => ("Criteria", "in force from", "Source"),
    };
    let version = match lang {
        Lang::It => format!("versione {}", set.version),
        Lang::En => format!("version {}", set.version),
    };
    let mut lines = vec![
        format!(
            "{named}: {title} ({}, {version}, {from} {})",
            set.id, set.valid_from
        ),
        match lang {
            Lang::It => format!("Insieme di criteri {chosen}"),
            Lang::En => format!("Criteria set: {chosen}"),
        },
        format!("{source}: {}", source_text(&set.source, lang)),
    ];
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
pub fn read_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let sources = &assessment.sources;
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
    for (index, file) in sources.files.iter().enumerate().take(MOST_NAMED) {
        let sheets: Vec<String> = tables
            .iter()
            .filter(|table| table.file as usize == index)
            .filter_map(|table| table.sheet.as_ref())
            .map(|sheet| format!("'{sheet}'"))
            .collect();
        let path = &file.path;
        lines.push(if sheets.is_empty() {
            format!("  {path}")
        } else {
            format!("  {path}: {}", sheets.join(", "))
        });
    }
    lines.extend(more(files, lang).map(|more| format!("  {more}")));
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
    let named: Vec<&str> = coverage
        .missing
        .iter()
        .take(MOST_NAMED)
        .map(|(code, name)| words::group_name(code, name, lang))
        .collect();
    let missing = match lang {
        Lang::It => "Mancano",
        Lang::En => "Missing",
    };
    let _ = write!(text, " {missing}: {}", named.join(", "));
    if let Some(more) = more(coverage.missing.len(), lang) {
        let _ = write!(text, ", {more}");
    }
    text.push('.');
    text
}

/// Says how many of `all` are not named.
fn more(all: usize, lang: Lang) -> Option<String> {
    let left = all.checked_sub(MOST_NAMED).filter(|left| *left > 0)?;
    Some(match (lang, left) {
        (Lang::It, 1) => "e un altro".to_owned(),
        (Lang::It, left) => format!("e altri {left}"),
        (Lang::En, left) => format!("and {left} more"),
    })
}

/// Says the smartable shares: of FTE and heads first, of activities last.
fn figures_line(assessment: &Assessment, lang: Lang) -> Option<String> {
    let total = &assessment.total;
    let mut parts = Vec::new();
    let mut say = |share: Option<&Between<Exact>>, of: Text| {
        if let Some(share) = share {
            let share = numbers::share_between(share, lang);
            parts.push(format!("{share} {}", of.get(lang)));
        }
    };
    say(share(total.fte.as_ref()), OF_FTE);
    let of_heads = match assessment.settings.totals.heads {
        Heads::Overlapping => OF_HEADS,
        Heads::Exclusive => OF_PEOPLE,
    };
    say(share(total.heads.as_ref()), of_heads);
    say(total.activities_share.as_ref(), OF_ACTIVITIES);
    if parts.is_empty() {
        return None;
    }
    let label = match lang {
        Lang::It => "Quota smartabile",
        Lang::En => "Smartable share",
    };
    Some(format!("{label}: {}.", parts.join("; ")))
}

fn share(measure: Option<&MeasureTotals>) -> Option<&Between<Exact>> {
    measure.and_then(|measure| measure.share.as_ref())
}

const OF_FTE: Text = Text {
    it: "degli equivalenti a tempo pieno (ETP), calcolati sui valori dichiarati",
    en: "of full-time equivalents (FTE), computed on declared values",
};
const OF_HEADS: Text = Text {
    it: "degli addetti per attività",
    en: "of activity heads",
};
const OF_PEOPLE: Text = Text {
    it: "delle persone",
    en: "of people",
};
const OF_ACTIVITIES: Text = Text {
    it: "delle attività",
    en: "of activities",
};

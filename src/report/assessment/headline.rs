//! The first lines: the criteria, what was read, how much of the organisation was heard.
//!
//! Never here: tables.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, Coverage, MeasureTotals, SetChosen};
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
/// The most files that a text names: an office has 20 to 60.
const MOST_FILES: usize = 60;

/// Returns the title, the headline figures, how much of the organisation they cover, and which
/// criteria judged it.
pub(super) fn blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let mut lines: Vec<String> = figures_line(assessment, lang).into_iter().collect();
    if let Some(coverage) = &assessment.coverage {
        lines.push(coverage_line(coverage, lang));
    }
    lines.push(criteria_line(assessment, lang));
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    blocks.extend(lines.into_iter().map(Block::Paragraph));
    blocks
}

/// Returns what the report rests on: the criteria with their source, the files that were read.
pub(super) fn basis_blocks(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let heading = |it, en| Block::Heading(Text { it, en }.get(lang).to_owned());
    vec![
        heading("Criteri e fonte", "Criteria and source"),
        Block::List(criteria_lines(assessment, lang)),
        heading("Che cosa è stato letto", "What was read"),
        Block::List(read_lines(assessment, lang)),
    ]
}

/// Names the criteria set in one line.
fn criteria_line(assessment: &Assessment, lang: Lang) -> String {
    let set = &assessment.set;
    let title = set.title.get(lang);
    let chosen = match assessment.set_chosen {
        SetChosen::Named => "",
        SetChosen::Default => Text {
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

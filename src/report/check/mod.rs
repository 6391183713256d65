//! Everything that a check shows: texts for people, files for CI systems, messages to submitters.
//!
//! Lives here: one file a format, all fed by [`entry::Entry`]. Never here: what a rule says
//! (`check::rules`), a finding of its own, or writing a file (`report::deliver`).

pub mod annotated;
pub mod changes;
mod concise;
mod csv;
pub mod entry;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod grouped;
mod html;
pub mod json;
mod junit;
mod markdown;
mod messages;
mod not_checked;
mod rdjson;
mod row_table;
mod sarif;
mod sarif_run;
mod summary;
#[cfg(test)]
mod tests;
pub(in crate::report) mod words;

pub use messages::messages;
pub use summary::summary;

use std::path::Path;

use crate::finding::{Severity, Wording};
use crate::lang::Lang;
use crate::model::checked::Checked;
use crate::report::CsvDialect;
use entry::Entry;

/// The formats of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For people: each cause with the cells of its row.
    Full,
    /// One line a cause, which an editor can open.
    Concise,
    /// One header for each file and rule.
    Grouped,
    /// Everything, versioned, for programs.
    Json,
    /// The same, one thing a line.
    Jsonl,
    /// A row for each cause.
    Csv,
    /// For a pull request.
    Markdown,
    /// A page that stands by itself.
    Html,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit`: a test case for each rule and file.
    Junit,
    /// Annotations of GitHub Actions.
    Github,
    /// Code quality report of GitLab.
    Gitlab,
    /// Diagnostics of reviewdog.
    Rdjson,
}

impl Format {
    /// All formats with the names that `--output` takes.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Full, "full"),
        (Self::Concise, "concise"),
        (Self::Grouped, "grouped"),
        (Self::Json, "json"),
        (Self::Jsonl, "jsonl"),
        (Self::Csv, "csv"),
        (Self::Markdown, "markdown"),
        (Self::Html, "html"),
        (Self::Sarif, "sarif"),
        (Self::Junit, "junit"),
        (Self::Github, "github"),
        (Self::Gitlab, "gitlab"),
        (Self::Rdjson, "rdjson"),
    ];

    /// Reads the name of a format; `text` and `md` are understood too.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "text" => Some(Self::Full),
            "md" => Some(Self::Markdown),
            _ => Self::ALL
                .iter()
                .find(|(_, known)| *known == name)
                .map(|(format, _)| *format),
        }
    }

    /// Returns the format of a file by its extension; `None` where that says nothing.
    #[must_use]
    pub fn from_extension(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        if name.ends_with(".sarif.json") {
            return Some(Self::Sarif);
        }
        match name.rsplit_once('.')?.1 {
            "txt" => Some(Self::Full),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            "sarif" => Some(Self::Sarif),
            "xml" => Some(Self::Junit),
            _ => None,
        }
    }

    /// Says whether people read the format in a terminal, where [`Options::max_shown`] holds.
    #[must_use]
    pub fn is_text(self) -> bool {
        matches!(self, Self::Full | Self::Concise | Self::Grouped)
    }
}

/// For whom a SARIF file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SarifProfile {
    /// As the standard has it: a cell of a workbook has no line.
    Strict,
    /// As GitHub code scanning takes it: each place has a line, the row of the sheet, and there are
    /// at most 25,000 results.
    Github,
}

impl SarifProfile {
    /// Reads `strict` or `github`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "strict" => Some(Self::Strict),
            "github" => Some(Self::Github),
            _ => None,
        }
    }
}

/// How the findings of a check are to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Language of everything that people read.
    pub lang: Lang,
    /// Width of the terminal in columns; kept between 80 and 200.
    pub width: usize,
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// The most causes that a text shows; `usize::MAX` shows all, with all their cells.
    pub max_shown: usize,
    /// Dialect of CSV files.
    pub csv: CsvDialect,
    /// For whom a SARIF file is.
    pub sarif: SarifProfile,
    /// Whether a text also tells what was accepted, and everything that was not checked.
    pub verbose: bool,
    /// From which weight on a rule's test case fails; `None`: never.
    pub fail_on: Option<Severity>,
}

impl Options {
    /// The most causes that a text shows when nobody says otherwise.
    pub const MAX_SHOWN: usize = crate::report::Options::MAX_SHOWN;

    /// Returns the usual options in `lang`: 80 columns, no colours, errors fail.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            width: 80,
            colour: false,
            max_shown: Self::MAX_SHOWN,
            csv: CsvDialect::Standard,
            sarif: SarifProfile::Strict,
            verbose: false,
            fail_on: Some(Severity::Error),
        }
    }

    /// Says whether everything is to be shown.
    fn all(&self) -> bool {
        self.max_shown == usize::MAX
    }
}

/// What every format is given.
struct View<'a> {
    checked: &'a Checked,
    wording: &'a dyn Wording,
    options: &'a Options,
    /// Findings, in the order in which they are shown: all of them, or the worst.
    entries: Vec<Entry<'a>>,
    /// Accepted findings, in the same order.
    accepted: Vec<Entry<'a>>,
}

impl<'a> View<'a> {
    fn of(checked: &'a Checked, wording: &'a dyn Wording, options: &'a Options) -> Self {
        let words = entry::all(checked, wording, options.lang);
        Self::with(words, checked, wording, options)
    }

    /// Words no more causes than a text shows, the worst ones where there are more: of a thousand
    /// files there are many.
    fn of_text(checked: &'a Checked, wording: &'a dyn Wording, options: &'a Options) -> Self {
        let mut places: Vec<usize> = (0..checked.findings.len()).collect();
        let severity = |at: usize| checked.findings[at].first.severity;
        places.sort_by_key(|at| std::cmp::Reverse(severity(*at)));
        places.truncate(options.max_shown);
        places.sort_unstable();
        let words = entry::some(checked, &places, wording, options.lang);
        Self::with(words, checked, wording, options)
    }

    fn with(
        (entries, accepted): (Vec<Entry<'a>>, Vec<Entry<'a>>),
        checked: &'a Checked,
        wording: &'a dyn Wording,
        options: &'a Options,
    ) -> Self {
        Self {
            checked,
            wording,
            options,
            entries,
            accepted,
        }
    }
}

/// Renders a check as the bytes of a file.
///
/// # Errors
///
/// When a document cannot be written as JSON or CSV.
pub fn render(
    format: Format,
    checked: &Checked,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let view = if format.is_text() {
        View::of_text(checked, wording, options)
    } else {
        View::of(checked, wording, options)
    };
    match format {
        Format::Full => Ok(defused(&full::render(&view)).into_bytes()),
        Format::Concise => Ok(defused(&concise::render(&view)).into_bytes()),
        Format::Grouped => Ok(defused(&grouped::render(&view)).into_bytes()),
        Format::Json => json::render(&view),
        Format::Jsonl => json::lines(&view),
        Format::Csv => csv::render(&view),
        Format::Markdown => Ok(markdown::render(&view).into_bytes()),
        Format::Html => Ok(html::render(&view).into_bytes()),
        Format::Sarif => sarif::render(&view),
        Format::Junit => Ok(junit::render(&view).into_bytes()),
        Format::Github => Ok(github::render(&view).into_bytes()),
        Format::Gitlab => gitlab::render(&view),
        Format::Rdjson => rdjson::render(&view),
    }
}

/// Returns a text in which no line is a command to a CI system that reads along: GitHub takes lines
/// that begin with `::`, and whatever follows `##[`, for one.
fn defused(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        if let Some(rest) = start.strip_prefix("::") {
            out.push_str(&line[..line.len() - start.len()]);
            out.push_str(": :");
            out.push_str(rest);
        } else {
            out.push_str(line);
        }
    }
    out.replace("##[", "# #[")
}

/// Returns the summary of a step of GitHub Actions, in Markdown.
#[must_use]
pub fn step_summary(checked: &Checked, wording: &dyn Wording, options: &Options) -> String {
    markdown::step(&View::of(checked, wording, options))
}

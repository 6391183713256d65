//! Everything that a command shows: what stands where, in which words, in which file format.
//!
//! Lives here: layouts as data, the formats that print them, number formats, and the one place
//! that writes files. Never here: a figure that no other room computed, or reading a sheet.

pub mod assessment;
pub mod blocks;
pub mod budget;
pub mod calendar;
pub mod check;
mod choice;
pub mod compare;
pub mod contingent;
pub mod criteria_diff;
pub mod deliver;
pub mod explain;
pub mod form;
pub mod formats;
pub mod grounds;
pub mod layout;
pub mod numbers;
pub mod overview;
pub mod place;
pub mod policy;
pub mod rules;
#[cfg(test)]
mod samples;
pub mod settings;
pub mod sheets;
pub mod simulation;
pub mod tables;
#[cfg(test)]
pub(crate) mod testing;
pub mod words;

pub use self::choice::TableChoice;

use std::path::Path;

use crate::finding::Wording;
use crate::lang::Lang;
use crate::model::assessment::Assessment;

/// How a report is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Language of everything that people read.
    pub lang: Lang,
    /// Width of the terminal in columns; kept between 80 and 200.
    pub width: usize,
    /// Whether the terminal takes colours.
    pub colour: bool,
    /// The most findings that a text shows; files hold all.
    pub max_shown: usize,
    /// Dialect of CSV files.
    pub csv: CsvDialect,
    /// The table that a CSV file holds.
    pub table: TableChoice,
    /// Whether the table of criteria is a matrix with a row for each group.
    pub criteria_by_group: bool,
    /// Who reads it.
    pub audience: Audience,
    /// Whether single persons are shown, where the audience may see them.
    pub people: People,
}

impl Options {
    /// The most findings that a text shows when nobody says otherwise.
    pub const MAX_SHOWN: usize = 20;

    /// Returns the usual options in `lang`: 80 columns, no colours, the units as CSV.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            width: 80,
            colour: false,
            max_shown: Self::MAX_SHOWN,
            csv: CsvDialect::Standard,
            table: TableChoice::Units,
            criteria_by_group: false,
            audience: Audience::Manager,
            people: People::Hidden,
        }
    }

    /// Says whether single persons may stand in the report: asked for, and not published.
    #[must_use]
    pub fn shows_people(&self) -> bool {
        self.people == People::Shown && self.audience != Audience::Public
    }
}

/// Who reads a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// A manager of the administration.
    Manager,
    /// A committee within the administration: unions, equal opportunities, evaluation.
    Committee,
    /// Everybody: no person stands anywhere, whatever was asked for.
    Public,
}

impl Audience {
    /// All audiences.
    pub const ALL: [Self; 3] = [Self::Manager, Self::Committee, Self::Public];

    /// Returns the name that `--audience` takes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Manager => "manager",
            Self::Committee => "committee",
            Self::Public => "public",
        }
    }
}

/// Whether single persons are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum People {
    /// By their code.
    Shown,
    /// In sums alone.
    Hidden,
}

/// How a CSV file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvDialect {
    /// RFC 4180 for programs: `,`, UTF-8, decimal point, `\n`, texts as they are.
    Standard,
    /// For an Italian Excel: `;`, UTF-8 with a mark, decimal comma, `\r\n`, formulas defused.
    ExcelIt,
}

impl CsvDialect {
    /// Reads `standard` or `excel-it`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "standard" => Some(Self::Standard),
            "excel-it" => Some(Self::ExcelIt),
            _ => None,
        }
    }
}

/// The formats of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Text for a terminal.
    Terminal,
    /// One table as delimited text.
    Csv,
    /// Everything, versioned, for programs.
    Json,
    /// A workbook.
    Xlsx,
    /// The text of the terminal as Markdown.
    Markdown,
    /// The text of the terminal as a page that stands by itself.
    Html,
}

impl Format {
    /// All formats with the names that `--output` takes.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Terminal, "text"),
        (Self::Csv, "csv"),
        (Self::Json, "json"),
        (Self::Xlsx, "xlsx"),
        (Self::Markdown, "markdown"),
        (Self::Html, "html"),
    ];

    /// Reads the name of a format; `md` and `terminal` are understood too.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "md" => Some(Self::Markdown),
            "terminal" => Some(Self::Terminal),
            _ => Self::ALL
                .iter()
                .find(|(_, known)| *known == name)
                .map(|(format, _)| *format),
        }
    }

    /// Returns the format of a file by its extension; `None` where that says nothing.
    #[must_use]
    pub fn from_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" => Some(Self::Terminal),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "xlsx" => Some(Self::Xlsx),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Renders a report as the bytes of a file.
///
/// # Errors
///
/// When a workbook cannot be made: more groups than a sheet has rows, no room for its temporary
/// file.
pub fn render(
    format: Format,
    assessment: &Assessment,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let parts = Assessed {
        assessment,
        wording,
        options,
    };
    print(format, &parts, options)
}

/// What a report consists of, whatever it is about: each format takes the part that it prints.
trait Parts {
    /// Returns what people read, top to bottom.
    fn layout(&self) -> layout::Report<'_>;

    /// Returns the table that the options ask for, with keys for programs.
    fn table(&self) -> tables::DataTable<'_>;

    /// Returns the document for programs.
    ///
    /// # Errors
    ///
    /// When the document cannot be written as JSON.
    fn json(&self) -> anyhow::Result<Vec<u8>>;

    /// Returns the workbook.
    ///
    /// # Errors
    ///
    /// When there is no room for its temporary file.
    fn workbook(&self) -> anyhow::Result<Vec<u8>>;
}

/// Prints a report as the bytes of a file.
fn print(format: Format, parts: &dyn Parts, options: &Options) -> anyhow::Result<Vec<u8>> {
    match format {
        Format::Terminal => Ok(formats::terminal::render(&parts.layout(), options).into_bytes()),
        Format::Markdown => Ok(formats::markdown::render(&parts.layout(), options).into_bytes()),
        Format::Html => Ok(formats::html::render(&parts.layout(), options).into_bytes()),
        Format::Csv => formats::csv::render(parts.table(), options.csv),
        Format::Json => parts.json(),
        Format::Xlsx => parts.workbook(),
    }
}

/// An assessment and how it is to be shown.
struct Assessed<'a> {
    assessment: &'a Assessment,
    wording: &'a dyn Wording,
    options: &'a Options,
}

impl Parts for Assessed<'_> {
    fn layout(&self) -> layout::Report<'_> {
        assessment::build(self.assessment, self.wording, self.options)
    }

    fn table(&self) -> tables::DataTable<'_> {
        tables::chosen(self.assessment, self.options)
    }

    fn json(&self) -> anyhow::Result<Vec<u8>> {
        formats::json::render(self.assessment, self.wording, self.options.lang)
    }

    fn workbook(&self) -> anyhow::Result<Vec<u8>> {
        formats::xlsx::render(self.assessment, self.wording, self.options)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Format, TableChoice};

    #[test]
    fn formats_go_by_name_and_by_extension() {
        #[track_caller]
        fn case(path: &str, format: Option<Format>) {
            assert_eq!(Format::from_extension(Path::new(path)), format, "{path}");
        }
        case("out/esito.XLSX", Some(Format::Xlsx));
        case("esito.md", Some(Format::Markdown));
        case("esito.txt", Some(Format::Terminal));
        case("esito", None);
        case("esito.pdf", None);
        for (format, name) in Format::ALL {
            assert_eq!(Format::parse(name), Some(format));
        }
        for table in TableChoice::ALL {
            assert_eq!(TableChoice::parse(table.key()), Some(table));
        }
    }
}

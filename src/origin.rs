//! Where a value came from: the files that were read, the tables found in them, a cell's address.
//!
//! Lives here: addresses, and the table of sources that turns them into words. Never here: what
//! stands in the cell, or what it means.

use std::fmt::Write as _;

/// A cell of a table that was read. Small and `Copy`, so that every value can carry one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellRef {
    /// Index into [`Sources::tables`].
    pub table: u32,
    /// Row as a spreadsheet shows it, from 1. In a CSV the number of the record, blank ones too.
    pub row: u32,
    /// Column from 0: 0 is `A`.
    pub column: u16,
}

impl CellRef {
    /// Returns the cell once its table is counted from another.
    #[must_use]
    pub fn moved(self, tables: u32) -> Self {
        Self {
            table: self.table + tables,
            ..self
        }
    }
}

/// A place in a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextAt {
    /// Line, from 1. Not the row: a quoted cell may span lines.
    pub line: u64,
    /// Byte of the file, from 0; `None` in UTF-16, whose bytes are not those that are read.
    pub byte: Option<u64>,
}

/// A value and the cell it stands in. For findings and small tables; bulk rows borrow instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// The cell.
    pub at: CellRef,
}

/// What a file turned out to be, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Delimited text.
    Csv,
    /// Office Open XML workbook (`.xlsx`, `.xlsm`).
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// Binary workbook of Excel 97-2003.
    Xls,
    /// Binary workbook of Excel 2007 and later.
    Xlsb,
    /// Something else, which a finding names.
    Other,
}

impl FileKind {
    /// Returns the short name used in output: `csv`, `xlsx`, `ods`, `xls`, `xlsb`, `other`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Other => "other",
        }
    }
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOrigin {
    /// Path as given, with `/` between folders; `-` is standard input.
    pub path: String,
    /// What it is, by its content.
    pub kind: FileKind,
    /// Size in bytes.
    pub bytes: u64,
    /// Hexadecimal SHA-256 of the bytes, where it was asked for.
    pub sha256: Option<String>,
    /// Encoding of a text file: `UTF-8`, `UTF-16LE`, `windows-1252` …
    pub encoding: Option<&'static str>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
}

/// A table, or a sheet in which none was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableOrigin {
    /// Index into [`Sources::files`].
    pub file: u32,
    /// Name of the sheet; `None` in a text file.
    pub sheet: Option<String>,
    /// First and last row of the header; `None` where no header was found.
    pub header_rows: Option<(u32, u32)>,
    /// Header texts by column, as written, line breaks folded to a space.
    pub headers: Vec<(u16, String)>,
}

impl TableOrigin {
    /// Returns the header over `column`, as written.
    #[must_use]
    pub fn header(&self, column: u16) -> Option<&str> {
        self.headers
            .iter()
            .find(|(at, _)| *at == column)
            .map(|(_, text)| text.as_str())
    }
}

/// All files and tables of a run, in the order in which they were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sources {
    /// Files.
    pub files: Vec<FileOrigin>,
    /// Tables and sheets of those files.
    pub tables: Vec<TableOrigin>,
}

impl Sources {
    /// Adds a file and returns its index.
    pub fn add_file(&mut self, file: FileOrigin) -> u32 {
        self.files.push(file);
        index(self.files.len())
    }

    /// Adds a table and returns its index.
    pub fn add_table(&mut self, table: TableOrigin) -> u32 {
        self.tables.push(table);
        index(self.tables.len())
    }

    /// Returns the table with this index. Indexes come from [`Sources::add_table`].
    #[must_use]
    pub fn table(&self, table: u32) -> &TableOrigin {
        &self.tables[table as usize]
    }

    /// Returns the file that holds this table.
    #[must_use]
    pub fn file_of(&self, table: u32) -> &FileOrigin {
        &self.files[self.table(table).file as usize]
    }

    /// Returns the address of a cell without its file: `'Rilevazione 2026'!G57`, or `G57` in a
    /// text file. It can be pasted into a spreadsheet's "Go To" box.
    #[must_use]
    pub fn cell(&self, at: CellRef) -> String {
        let mut text = self.sheet_prefix(at.table);
        let _ = write!(text, "{}{}", column_letters(at.column), at.row);
        text
    }

    /// Returns the quoted sheet name and `!`, or nothing in a text file.
    #[must_use]
    pub fn sheet_prefix(&self, table: u32) -> String {
        match &self.table(table).sheet {
            None => String::new(),
            Some(name) if is_plain(name) => format!("{name}!"),
            Some(name) => format!("'{}'!", name.replace('\'', "''")),
        }
    }
}

/// Says whether a sheet name needs no quotes in an address.
fn is_plain(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|char| char.is_alphanumeric() || char == '_')
        && !looks_like_a_cell(name)
}

/// Says whether a name such as `B12` would be taken for a cell.
fn looks_like_a_cell(name: &str) -> bool {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    letters > 0
        && letters < 4
        && name.len() > letters
        && name.bytes().skip(letters).all(|byte| byte.is_ascii_digit())
}

/// Returns the letters of a column: 0 is `A`, 25 `Z`, 26 `AA`, 16383 `XFD`.
#[must_use]
pub fn column_letters(column: u16) -> String {
    let mut rest = u32::from(column) + 1;
    let mut letters = Vec::with_capacity(3);
    while rest > 0 {
        let digit = (rest - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(digit).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Returns the index of the last of `len` things.
fn index(len: usize) -> u32 {
    u32::try_from(len - 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{column_letters, is_plain};

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        #[track_caller]
        fn case(column: u16, letters: &str) {
            assert_eq!(column_letters(column), letters);
        }
        case(0, "A");
        case(25, "Z");
        case(26, "AA");
        case(701, "ZZ");
        case(702, "AAA");
        case(16_383, "XFD");
    }

    #[test]
    fn a_sheet_name_is_quoted_when_an_address_needs_it() {
        #[track_caller]
        fn case(name: &str, plain: bool) {
            assert_eq!(is_plain(name), plain, "{name}");
        }
        case("Foglio1", true); // six letters: no column has so many
        case("Rilevazione", true);
        case("Rilevazione 2026", false);
        case("B12", false);
        case("2026", false);
        case("Attività", true);
    }
}

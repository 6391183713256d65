//! Workbooks written by hand for the tests, and their rows as text.

use std::fmt::Write as _;
use std::io::{Cursor, Seek as _, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{Book, CellKind, RawRow, SheetFacts, Slot, Stop};

/// A workbook in the making: its parts, in their order.
#[derive(Clone)]
pub(in crate::intake) struct Builder(Vec<(String, Vec<u8>)>);

impl Builder {
    /// Starts a workbook whose sheets have these names and this XML within `<worksheet>`.
    pub(in crate::intake) fn new(sheets: &[(&str, &str)]) -> Self {
        let mut builder = Self(Vec::new());
        let (mut list, mut relations) = (String::new(), String::new());
        for (index, (name, xml)) in sheets.iter().enumerate() {
            let number = index + 1;
            let _ = write!(
                list,
                "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"
            );
            let _ = write!(
                relations,
                "<Relationship Id=\"r{number}\" Type=\"u/worksheet\" \
                 Target=\"worksheets/sheet{number}.xml\"/>"
            );
            let part = format!("xl/worksheets/sheet{number}.xml");
            builder = builder.with(&part, format!("<worksheet>{xml}</worksheet>"));
        }
        builder
            .with(
                "_rels/.rels",
                "<Relationships><Relationship Id=\"a\" Type=\"u/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>",
            )
            .with(
                "xl/workbook.xml",
                format!("<workbook><sheets>{list}</sheets></workbook>"),
            )
            .with(
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships>{relations}<Relationship Id=\"s\" Type=\"u/sharedStrings\" \
                     Target=\"sharedStrings.xml\"/><Relationship Id=\"t\" Type=\"u/styles\" \
                     Target=\"styles.xml\"/></Relationships>"
                ),
            )
            .with("xl/sharedStrings.xml", "<sst/>")
            .with("xl/styles.xml", "<styleSheet/>")
    }

    /// Starts a workbook of one sheet with these rows.
    pub(super) fn rows(rows: &str) -> Self {
        Self::new(&[("One", &format!("<sheetData>{rows}</sheetData>"))])
    }

    /// Adds or replaces a part.
    pub(in crate::intake) fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.0.retain(|(part, _)| part != name);
        self.0.push((name.to_owned(), bytes.into()));
        self
    }

    /// Takes a part away.
    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(part, _)| part != name);
        self
    }

    /// Gives the sheets these shared texts.
    pub(super) fn shared(self, texts: &[&str]) -> Self {
        let items = texts.join("</t></si><si><t>");
        self.with(
            "xl/sharedStrings.xml",
            format!("<sst><si><t>{items}</t></si></sst>"),
        )
    }

    /// Gives the cells these formats, by number from 0: 9 is `0%`, 14 a date …
    pub(super) fn formats(self, ids: &[u32]) -> Self {
        let mut items = String::new();
        for id in ids {
            let _ = write!(items, "<xf numFmtId=\"{id}\"/>");
        }
        let part = format!("<styleSheet><cellXfs>{items}</cellXfs></styleSheet>");
        self.with("xl/styles.xml", part)
    }

    /// Returns the bytes of the file.
    pub(in crate::intake) fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), SimpleFileOptions::default())
                .expect("part");
            zip.write_all(bytes).expect("bytes");
        }
        zip.finish().expect("archive").into_inner()
    }

    /// Opens the workbook.
    pub(super) fn open(&self, limits: &Limits) -> Result<Box<dyn Book>, Stop> {
        super::open(file(&self.bytes()), limits)
    }

    /// Reads the first sheet with the usual limits.
    #[track_caller]
    pub(super) fn read(&self) -> Sheet {
        let mut book = self.open(&Limits::default()).expect("a workbook");
        read_sheet(book.as_mut(), 0).expect("a sheet")
    }
}

/// Puts bytes into a file that is gone after the test.
pub(super) fn file(bytes: &[u8]) -> FileBytes {
    let mut file = tempfile::tempfile().expect("file");
    file.write_all(bytes).expect("bytes");
    file.rewind().expect("start");
    file.into()
}

/// A sheet as it was read.
pub(super) struct Sheet {
    /// The rows, as [`shown`] writes them.
    pub(super) rows: Vec<String>,
    /// The facts after the rows.
    pub(super) facts: SheetFacts,
    /// Why it stopped before the end.
    pub(super) stop: Option<Stop>,
}

/// Reads a sheet to its end.
pub(super) fn read_sheet(book: &mut dyn Book, index: usize) -> Result<Sheet, Stop> {
    let mut reader = book.open_sheet(index)?;
    let mut rows = Vec::new();
    let stop = loop {
        match reader.next_row() {
            Ok(Some(row)) => rows.push(shown(&row)),
            Ok(None) => break None,
            Err(stop) => break Some(stop),
        }
    };
    if stop.is_some() {
        assert!(
            matches!(reader.next_row(), Ok(None)),
            "a stop is given once"
        );
    }
    Ok(Sheet {
        rows,
        facts: reader.facts().clone(),
        stop,
    })
}

/// Shows a row: its number, then column, kind, flags and text of each cell.
fn shown(row: &RawRow<'_>) -> String {
    let mut line = row.number.to_string();
    for (column, cell) in row.cells() {
        let kind = match cell.kind {
            CellKind::Empty => "empty",
            CellKind::Text => "text",
            CellKind::Number => "number",
            CellKind::Percent => "percent",
            CellKind::Date => "date",
            CellKind::Boolean => "boolean",
            CellKind::Error => "error",
        };
        let text = str::from_utf8(cell.bytes()).expect("UTF-8");
        let _ = write!(line, " | {column} {kind} {text}");
        for (flag, name) in [
            (Slot::FORMULA, "formula"),
            (Slot::NO_RESULT, "no-result"),
            (Slot::HIDDEN, "hidden"),
        ] {
            if cell.flags & flag != 0 {
                let _ = write!(line, " ({name})");
            }
        }
    }
    line
}

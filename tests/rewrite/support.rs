//! Workbooks made for the tests, and how they are read back.

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::Command;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{DataValidation, Format, Note, Table, Workbook};
use smartable::origin::FileKind;
use smartable::rewrite::{Bounds, Edit, Mended, Refused, Source, TextForm, What, fix};

pub(crate) const BOUNDS: Bounds = Bounds {
    part_bytes: 4 << 20,
    total_bytes: 8 << 20,
    ratio: 100,
    ratio_from: 1 << 16,
    parts: 100,
    record_bytes: 1 << 16,
};

/// A workbook with what offices put into theirs: a title, merged cells, a formula, a list to
/// choose from, a note, a table, a second sheet.
pub(crate) fn office() -> Vec<u8> {
    let mut book = Workbook::new();
    let bold = Format::new()
        .set_bold()
        .set_font_color("FFFFFF")
        .set_background_color("1F3A5F");
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione 2026").expect("a name");
    sheet
        .merge_range(0, 0, 0, 3, "Ufficio A", &bold)
        .expect("merged");
    for (column, header) in (0..).zip(["ID", "Attività", "Addetti", "Da remoto"]) {
        sheet
            .write_with_format(1, column, header, &bold)
            .expect("a header");
        sheet
            .set_column_width(column, 14 + column)
            .expect("a width");
    }
    let percent = Format::new().set_num_format("0.00").set_italic();
    for (row, (id, name)) in (2..).zip([
        ("A1", " Protocollo "),
        ("A2", "Attivita'"),
        ("A3", "Ufficio"),
    ]) {
        sheet.write(row, 0, id).expect("a text");
        sheet.write(row, 1, name).expect("a text");
        sheet
            .write_with_format(row, 2, row * 2, &percent)
            .expect("a number");
        sheet.write(row, 3, "Sì").expect("a text");
    }
    sheet.write(5, 2, "12 ").expect("a number as text");
    sheet.write(6, 0, "Totale").expect("a text");
    sheet.write_formula(6, 2, "=SUM(C3:C6)").expect("a formula");
    let list = DataValidation::new()
        .allow_list_strings(&["Sì", "No"])
        .expect("a list");
    sheet
        .add_data_validation(2, 3, 5, 3, &list)
        .expect("a choice");
    let note = Note::new("da verificare").set_author("Ufficio A");
    sheet.insert_note(3, 1, &note).expect("a note");
    let other = book.add_worksheet();
    other.set_name("L'elenco").expect("a name");
    for (row, code) in (0..).zip(["codice", "0012", "X_x000D_Y"]) {
        other.write(row, 0, code).expect("a text");
    }
    other.add_table(0, 0, 2, 0, &Table::new()).expect("a table");
    book.define_name("Codici", "='L''elenco'!$A$2:$A$3")
        .expect("a name");
    book.save_to_buffer().expect("a workbook")
}

/// An edit of a cell.
pub(crate) fn cell<'a>(
    sheet: &str,
    row: u32,
    column: u16,
    mend: &'a dyn Fn(&str) -> Option<String>,
) -> Edit<'a> {
    Edit {
        sheet: Some(sheet.to_owned()),
        row,
        byte: None,
        what: What::Cell { column, mend },
    }
}

/// Takes a row away.
pub(crate) fn remove(sheet: &str, row: u32) -> Edit<'static> {
    Edit {
        sheet: Some(sheet.to_owned()),
        row,
        byte: None,
        what: What::RemoveRow,
    }
}

pub(crate) fn mend(bytes: &[u8], kind: FileKind, edits: &[Edit<'_>]) -> Result<Mended, Refused> {
    let source = Source {
        bytes,
        kind,
        delimiter: None,
        encoding: None,
    };
    fix(&source, edits, TextForm::AsItIs, &BOUNDS)
}

/// Reads every cell of a workbook as `Sheet!A1 kind text`, formulas too.
#[track_caller]
pub(crate) fn cells(bytes: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("XLSX");
    let mut out = Vec::new();
    for name in book.sheet_names() {
        let values = book.worksheet_range(&name).expect("values");
        let from = values.start().unwrap_or_default();
        for (row, column, value) in values.used_cells() {
            let kind = match value {
                Data::String(_) => "text",
                Data::Float(_) | Data::Int(_) => "number",
                _ => "other",
            };
            let (row, column) = (row + from.0 as usize, column + from.1 as usize);
            out.push(format!("{name}!{row},{column} {kind} {value}"));
        }
        let formulas = book.worksheet_formula(&name).expect("formulas");
        let from = formulas.start().unwrap_or_default();
        for (row, column, formula) in formulas.used_cells() {
            let (row, column) = (row + from.0 as usize, column + from.1 as usize);
            out.push(format!("{name}!{row},{column} formula {formula}"));
        }
    }
    out
}

/// Returns what stands in one list and not in the other: `-` of the first, `+` of the second.
pub(crate) fn difference(before: &[String], after: &[String]) -> Vec<String> {
    let gone = before.iter().filter(|it| !after.contains(it));
    let come = after.iter().filter(|it| !before.contains(it));
    gone.map(|it| format!("-{it}"))
        .chain(come.map(|it| format!("+{it}")))
        .collect()
}

/// Returns the bytes of a part as they are packed, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).expect("a part");
            let name = part.name().expect("a name").into_owned();
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("content");
            (name, content)
        })
        .collect()
}

/// Packs parts.
pub(crate) fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name.as_str(), options).expect("a part");
        writer.write_all(content).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

/// Runs a program, which must succeed.
#[track_caller]
pub(crate) fn run(program: &str, args: &[&str]) {
    let output = Command::new(program)
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    let (out, err) = (output.stdout, output.stderr);
    let said = String::from_utf8_lossy(&out) + String::from_utf8_lossy(&err);
    assert!(output.status.success(), "{said}");
}

/// Reads a file of the project.
#[track_caller]
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads the project's own files"
)]
pub(crate) fn fixture(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a fixture")
}

/// Writes a file into a folder; returns its path.
#[expect(
    clippy::disallowed_methods,
    reason = "a test hands files to other programs"
)]
pub(crate) fn put(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

//! Files of the corpus that are bytes rather than texts: workbooks, archives, signed files.
//!
//! Lives here: how each is made. Never here: what must be found in one (`expected.toml`).

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use rust_xlsxwriter::{
    DataValidation, DocProperties, Format, Formula, Note, Workbook, Worksheet, XlsxError,
};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The sheet that every workbook has.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// What an office sends: the columns of the texts of the corpus, numbers as numbers.
const TABLE: &str = include_str!("table.csv");

/// Writes the files of a folder that are made; none where its files are texts.
#[track_caller]
pub(crate) fn write(name: &str, to: &Path) {
    for (file, bytes) in files(name.split('-').next().unwrap_or(name)) {
        let path = to.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
}

/// Writes clean workbooks.
pub(crate) fn write_clean(to: &Path) {
    let files = [
        ("cartella-semplice.xlsx", book(|_| Ok(()))),
        ("coppie-si-no.xlsx", pairs()),
        ("due-righe.xlsx", two_rows()),
        ("piu-fogli.xlsx", sheets()),
    ];
    for (file, bytes) in files {
        fs::write(to.join(file), bytes).expect("a file");
    }
}

fn files(code: &str) -> Vec<(&'static str, Vec<u8>)> {
    let clean = || book(|_| Ok(()));
    let twins = |bad: Vec<u8>, clean: Vec<u8>| vec![("bad.xlsx", bad), ("clean.xlsx", clean)];
    let one = |change: Change| twins(book(change), clean());
    match code {
        "F001" => twins(clean()[..2_000].to_vec(), clean()),
        "F002" => vec![("bad.csv", clean()), ("clean.xlsx", clean())],
        "F003" => twins(locked(clean()), clean()),
        "F004" => unsupported(),
        "F014" => vec![("bad.xlsm", linked()), ("clean.xlsx", clean())],
        "T003" => twins(hidden_sheet(true), hidden_sheet(false)),
        "T034" => twins(ended_sheet("Cessate"), ended_sheet("Legenda")),
        "T004" => one(|it| {
            it.set_row_hidden(3)?;
            it.set_column_hidden(6)?;
            Ok(())
        }),
        "T006" => one(|it| merged(it, [0, 12, 0, 13], "Note")),
        "T007" => one(|it| merged(it, [3, 11, 4, 11], "1.25")),
        "T008" => twins(pairs(), clean()),
        "T017" => twins(book(|it| lists(it, 8)), book(|it| lists(it, 9))),
        "T033" => one(shifted),
        "T023" => twins(book(|it| ghosts(it, 400)), book(|it| ghosts(it, 40))),
        "V001" => twins(without_result(summed()), summed()),
        "V003" => one(|it| formula(it, 10, "=1+3", "4")),
        "V004" => twins(book(|it| formula(it, 11, "=RAND()", "0.5")), summed()),
        "V020" => one(|it| it.write_string(3, 10, "4").map(|_| ())),
        "P008" => twins(signed(), clean()),
        _ => Vec::new(),
    }
}

type Change = fn(&mut Worksheet) -> Result<(), XlsxError>;

/// Makes a workbook of one sheet, changed.
fn book(change: Change) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    fill(sheet, TABLE, 0);
    change(sheet).expect("a change");
    book.save_to_buffer().expect("a workbook")
}

/// Writes a table from a row on; what looks like a number becomes one.
fn fill(sheet: &mut Worksheet, table: &str, from: u32) {
    for (row, line) in (from..).zip(table.lines()) {
        for (column, text) in (0..).zip(line.split(';')) {
            let number = text.replace(',', ".").parse::<f64>();
            match number {
                Ok(number) => sheet.write_number(row, column, number),
                Err(_) if text.is_empty() => continue,
                Err(_) => sheet.write_string(row, column, text),
            }
            .expect("a cell");
        }
    }
}

fn merged(sheet: &mut Worksheet, range: [u16; 4], text: &str) -> Result<(), XlsxError> {
    let [top, left, bottom, right] = range;
    let format = Format::new();
    sheet.merge_range(top.into(), left, bottom.into(), right, text, &format)?;
    if let Ok(number) = text.parse::<f64>() {
        sheet.write_number_with_format(top.into(), left, number, &format)?;
    }
    Ok(())
}

/// Shifts the cells of the third row to the right from its first answer on.
fn shifted(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.write_blank(2, 5, &Format::new())?;
    for (column, text) in (6..).zip(["Sì", "Sì", "No", "No", "Sì"]) {
        sheet.write_string(2, column, text)?;
    }
    sheet.write_number(2, 11, 2)?;
    sheet.write_number(2, 12, 0.5)?;
    sheet.write_string(2, 13, "Deposito al piano interrato")?;
    Ok(())
}

/// Gives the columns of answers up to `last` a list to choose from.
fn lists(sheet: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
    let choices = DataValidation::new().allow_list_strings(&["Sì", "No", "In parte"])?;
    sheet.add_data_validation(1, 5, 8, last, &choices)?;
    Ok(())
}

fn ghosts(sheet: &mut Worksheet, rows: u32) -> Result<(), XlsxError> {
    let format = Format::new().set_background_color("FFF2CC");
    for row in 9..9 + rows {
        sheet.write_blank(row, 0, &format)?;
    }
    Ok(())
}

/// Puts a formula with its result into row 4.
fn formula(sheet: &mut Worksheet, column: u16, text: &str, result: &str) -> Result<(), XlsxError> {
    let formula = Formula::new(text).set_result(result);
    sheet.write_formula(3, column, formula).map(|_| ())
}

/// A workbook whose time is computed, as is usual.
fn summed() -> Vec<u8> {
    book(|it| formula(it, 11, "=K4/4", "1"))
}

fn without_result(bytes: Vec<u8>) -> Vec<u8> {
    edited(&bytes, |name, text| {
        let cut = |text: &str| {
            let from = text.find("</f><v>")? + "</f>".len();
            let to = from + text[from..].find("</v>")? + "</v>".len();
            Some(format!("{}{}", &text[..from], &text[to..]))
        };
        (name == SHEET).then(|| cut(text)).flatten()
    })
}

fn hidden_sheet(hidden: bool) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    fill(sheet, TABLE, 0);
    let other = book.add_worksheet();
    other.set_name("Anno prima").expect("a name");
    // A hidden list behind drop-downs holds no table.
    let table = if hidden { TABLE } else { "Sì\nNo\nIn parte" };
    fill(other, table, 0);
    other.set_hidden(true);
    book.save_to_buffer().expect("a workbook")
}

/// A workbook with a second sheet: a list of what has ended, or a legend.
fn ended_sheet(name: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    fill(sheet, TABLE, 0);
    let other = book.add_worksheet();
    other.set_name(name).expect("a name");
    let table = if name == "Cessate" { TABLE } else { "Sì\nNo" };
    fill(other, table, 0);
    book.save_to_buffer().expect("a workbook")
}

/// A workbook that names who made it, with a comment.
fn signed() -> Vec<u8> {
    let mut book = Workbook::new();
    let who = "Bianchi Anna";
    book.set_properties(&DocProperties::new().set_author(who));
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    fill(sheet, TABLE, 0);
    let note = Note::new("da rivedere").set_author(who);
    sheet.insert_note(3, 4, &note).expect("a note");
    book.save_to_buffer().expect("a workbook")
}

/// A header of two rows: groups above, columns below.
fn two_rows() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    fill(sheet, TABLE, 1);
    for (column, text) in [(0, "Attività"), (5, "Criteri"), (10, "Persone e tempo")] {
        sheet.write_string(0, column, text).expect("a group");
    }
    book.save_to_buffer().expect("a workbook")
}

/// Every question has two columns, SI and NO.
fn pairs() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Rilevazione").expect("a name");
    for (row, line) in (0..).zip(TABLE.lines()) {
        let mut column = 0;
        for (place, text) in line.split(';').enumerate() {
            let answer = (5..10).contains(&place);
            match (row, answer) {
                (0, true) => {
                    let format = Format::new();
                    sheet
                        .merge_range(0, column, 0, column + 1, text, &format)
                        .expect("a group");
                    sheet.write_string(1, column, "SI").expect("a header");
                    sheet.write_string(1, column + 1, "NO").expect("a header");
                }
                (0, false) => {
                    sheet.write_string(1, column, text).expect("a header");
                }
                (_, true) => {
                    let shift = u16::from(text != "Sì");
                    sheet
                        .write_string(row + 1, column + shift, "x")
                        .expect("a mark");
                }
                (_, false) => fill_cell(sheet, row + 1, column, text),
            }
            column += 1 + u16::from(answer);
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn fill_cell(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    if let Ok(number) = text.replace(',', ".").parse::<f64>() {
        sheet.write_number(row, column, number).expect("a cell");
    } else if !text.is_empty() {
        sheet.write_string(row, column, text).expect("a cell");
    }
}

/// Instructions first, then one sheet for each unit.
fn sheets() -> Vec<u8> {
    let mut book = Workbook::new();
    let first = book.add_worksheet();
    first.set_name("Istruzioni").expect("a name");
    for (row, text) in (0..).zip(["Come si compila", "Una riga per ogni attività."]) {
        first.write_string(row, 0, text).expect("a text");
    }
    let mut lines = TABLE.lines();
    let header = lines.next().unwrap_or_default();
    let lines: Vec<&str> = lines.collect();
    for (name, code) in [
        ("Affari generali", "DIR-1"),
        ("Servizi", "DIR-2"),
        ("Lavori", "DIR-3"),
    ] {
        let own = lines.iter().filter(|line| line.contains(code));
        let own: Vec<&str> = own.copied().collect();
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        fill(sheet, &format!("{header}\n{}", own.join("\n")), 0);
    }
    book.save_to_buffer().expect("a workbook")
}

/// Marks every part of an archive as encrypted.
fn locked(mut bytes: Vec<u8>) -> Vec<u8> {
    for (mark, flags) in [(b"PK\x01\x02", 8), (b"PK\x03\x04", 6)] {
        for at in 0..bytes.len() - flags {
            if bytes[at..].starts_with(mark) {
                bytes[at + flags] |= 1;
            }
        }
    }
    bytes
}

/// A workbook with a link to another and a macro.
fn linked() -> Vec<u8> {
    let bytes = book(|_| Ok(()));
    let with = |parts: &[(&str, &[u8])]| rebuilt(&bytes, |_, _| None, parts);
    with(&[
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        ("xl/vbaProject.bin", b"no macro"),
    ])
}

fn unsupported() -> Vec<(&'static str, Vec<u8>)> {
    let sheet = TABLE.as_bytes();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("scheda.csv", SimpleFileOptions::default())
        .expect("a part");
    zip.write_all(sheet).expect("bytes");
    let zip = zip.finish().expect("an archive").into_inner();
    // An envelope of signed data (PKCS #7), cut after its beginning.
    let signed = [
        &b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x82"[..],
        &[0; 64],
    ];
    let mail = "From: ufficio@comune.invalid\r\nTo: urp@comune.invalid\r\n\
                Subject: Rilevazione\r\nMIME-Version: 1.0\r\n\
                Content-Type: text/plain; charset=utf-8\r\n\r\nIn allegato la scheda.\r\n";
    vec![
        ("bad/invio.zip", zip),
        ("bad/messaggio.eml", mail.as_bytes().to_vec()),
        (
            "bad/scheda.pdf",
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n".to_vec(),
        ),
        ("bad/scheda.xlsx.p7m", signed.concat()),
        ("clean/scheda.csv", sheet.to_vec()),
    ]
}

/// Changes the texts of a workbook's parts; `None` leaves one as it is.
fn edited(bytes: &[u8], edit: impl Fn(&str, &str) -> Option<String>) -> Vec<u8> {
    rebuilt(bytes, edit, &[])
}

fn rebuilt(
    bytes: &[u8],
    edit: impl Fn(&str, &str) -> Option<String>,
    more: &[(&str, &[u8])],
) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        zip.start_file(name.as_str(), options).expect("a part");
        let text = edit(&name, &text).unwrap_or(text);
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    for (name, bytes) in more {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("an archive").into_inner()
}

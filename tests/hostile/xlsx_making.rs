//! How the hostile workbooks are made: parts, archives, and blocks that are packed once.
//!
//! Never here: what must be said of a file.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{self, Cursor, Seek, SeekFrom, Write};
use std::rc::Rc;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(super) const MIB: usize = 1 << 20;
pub(super) const SHEET: &str = "xl/worksheets/sheet1.xml";
pub(super) const TEXTS: &str = "xl/sharedStrings.xml";
pub(super) const CELL: &str = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";

/// The parts of a workbook.
pub(super) struct Parts(Vec<(String, Vec<u8>)>);

impl Parts {
    /// A good workbook of one sheet with one cell.
    pub(super) fn new() -> Self {
        let relation = |id: &str, kind: &str, target: &str| {
            let base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            format!("<Relationship Id=\"{id}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>")
        };
        let relations =
            |items: &[String]| format!("<Relationships>{}</Relationships>", items.concat());
        Self(Vec::new())
            .with("[Content_Types].xml", "<Types/>")
            .with("_rels/.rels", relations(&[relation("r1", "officeDocument", "xl/workbook.xml")]))
            .with(
                "xl/_rels/workbook.xml.rels",
                relations(&[
                    relation("r1", "worksheet", "worksheets/sheet1.xml"),
                    relation("r2", "sharedStrings", "sharedStrings.xml"),
                ]),
            )
            .with(
                "xl/workbook.xml",
                "<workbook><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            )
            .with(SHEET, format!("<worksheet><sheetData>{CELL}</sheetData></worksheet>"))
            .with(TEXTS, "<sst><si><t>id</t></si></sst>")
    }

    pub(super) fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self = self.without(name);
        self.0.push((name.to_owned(), bytes.into()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.0.retain(|(part, _)| part != name);
        self
    }

    pub(super) fn zip(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_level(Some(1));
        for (name, bytes) in &self.0 {
            zip.start_file(name.as_str(), options).expect("part");
            zip.write_all(bytes).expect("bytes");
        }
        zip.finish().expect("archive").into_inner()
    }
}

pub(super) fn sheet_of(rows: &str) -> Parts {
    Parts::new().with(
        SHEET,
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
    )
}

pub(super) fn rows(rows: &[&str]) -> Vec<u8> {
    sheet_of(&rows.concat()).zip()
}

/// Rows that do not pack well, so that a flipped bit hits data.
pub(super) fn noise() -> String {
    let mut state = 1_u64;
    let mut xml = String::new();
    for row in 1..=2_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let _ = write!(
            xml,
            "<row r=\"{row}\"><c r=\"A{row}\"><v>{}</v></c></row>",
            state >> 8
        );
    }
    xml
}

pub(super) fn laughs() -> Vec<u8> {
    let mut entities = String::from("<!ENTITY a0 \"ha\">");
    for level in 1..=30 {
        let _ = write!(
            entities,
            "<!ENTITY a{level} \"&a{0};&a{0};&a{0};&a{0};\">",
            level - 1
        );
    }
    let row = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a30;</v></c></row>";
    let xml =
        format!("<!DOCTYPE w [{entities}]><worksheet><sheetData>{row}</sheetData></worksheet>");
    Parts::new().with(SHEET, xml).zip()
}

pub(super) fn many_sheets(count: usize) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts = Parts::new();
    for number in 1..=count {
        let _ = write!(
            list,
            "<sheet name=\"S{number}\" sheetId=\"{number}\" r:id=\"r{number}\"/>"
        );
        let target = format!("worksheets/sheet{number}.xml");
        let _ = write!(
            relations,
            "<Relationship Id=\"r{number}\" Type=\"u/worksheet\" Target=\"{target}\"/>"
        );
        if number > 1 {
            let xml = b"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
            parts.0.push((format!("xl/{target}"), xml.to_vec()));
        }
    }
    parts
        .with(
            "xl/workbook.xml",
            format!("<workbook><sheets>{list}</sheets></workbook>"),
        )
        .with(
            "xl/_rels/workbook.xml.rels",
            format!("<Relationships>{relations}</Relationships>"),
        )
        .zip()
}

/// Where a zip is written, while it is also looked at.
#[derive(Clone, Default)]
struct Watched(Rc<RefCell<Cursor<Vec<u8>>>>);

impl Write for Watched {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.borrow_mut().seek(to)
    }
}

impl Watched {
    fn length(&self) -> usize {
        self.0.borrow().get_ref().len()
    }
}

/// Makes a workbook in which one part is `start` and then `filling` over and over, about `size`
/// bytes. Packed by repeating the packed form of one block: after the first, each block only looks
/// back at one like itself. The checksum is not right; nobody may read that far.
pub(super) fn bomb(name: &str, start: &str, filling: &str, size: u64) -> Vec<u8> {
    let block = filling.repeat(MIB / filling.len());
    let watched = Watched::default();
    let mut zip = ZipWriter::new(watched.clone());
    zip.start_file(name, SimpleFileOptions::default())
        .expect("part");
    let mut marks = vec![watched.length()];
    for bytes in [start, &block, &block] {
        zip.write_all(bytes.as_bytes()).expect("bytes");
        zip.flush().expect("a block that ends with a byte");
        marks.push(watched.length());
    }
    let packed = watched.0.borrow().get_ref().clone();
    drop(zip);
    let times = usize::try_from(size / block.len() as u64).expect("few blocks");
    let mut data = packed[marks[0]..marks[2]].to_vec();
    data.extend(packed[marks[2]..marks[3]].repeat(times - 1));
    data.extend([3, 0]); // an empty last block
    let whole = (start.len() + block.len() * times) as u64;
    raw_part(&Parts::new().without(name).zip(), name, &data, whole)
}

/// Adds a packed part to an archive, by hand.
fn raw_part(archive: &[u8], name: &str, data: &[u8], size: u64) -> Vec<u8> {
    let end = archive.len() - 22;
    let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().expect("4 bytes"));
    let directory = number(end + 16) as usize;
    let small = |value: usize| u32::try_from(value).expect("32 bits").to_le_bytes();
    let mut common = vec![20, 0, 0, 0, 8, 0, 0, 0, 0x21, 0, 0, 0, 0, 0];
    common.extend(small(data.len()));
    common.extend(u32::try_from(size).expect("32 bits").to_le_bytes());
    common.extend(u16::try_from(name.len()).expect("16 bits").to_le_bytes());
    common.extend([0, 0]);
    let mut out = archive[..directory].to_vec();
    out.extend([b"PK\x03\x04", common.as_slice(), name.as_bytes(), data].concat());
    let begins = out.len();
    out.extend(&archive[directory..end]);
    out.extend([b"PK\x01\x02\x14\x00", common.as_slice(), &[0; 10]].concat());
    out.extend(small(directory));
    out.extend(name.as_bytes());
    let length = out.len() - begins;
    let count = u16::from_le_bytes([archive[end + 10], archive[end + 11]]) + 1;
    out.extend(b"PK\x05\x06\x00\x00\x00\x00");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([small(length), small(begins)].concat());
    out.extend([0, 0]);
    out
}

/// Makes the last part of an archive declare that it holds 1,000 bytes.
pub(super) fn lie(mut archive: Vec<u8>) -> Vec<u8> {
    for (mark, size) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let found = archive
            .windows(4)
            .rposition(|window| window == mark)
            .expect("a header");
        archive[found + size..found + size + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    archive
}

pub(super) fn replaced(bytes: &[u8], old: &[u8], new: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for at in 0..=out.len() - old.len() {
        if out[at..].starts_with(old) {
            out[at..at + new.len()].copy_from_slice(new);
        }
    }
    out
}

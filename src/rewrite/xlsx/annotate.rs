//! A workbook with marks on its cells and a sheet at its end that lists what was found.
//!
//! Never here: the halves of a note (`notes`), colours (`fills`), what is said.

use std::fmt::Write as _;

use super::book::{Book, append, tags};
use super::fills::fill;
use super::notes;
use super::sheet::area;
use super::styles::{ListStyles, PLAIN, Styles};
use super::value::inline;
use crate::origin::column_letters;
use crate::rewrite::marks::{ListCell, Listing, Mark, by_sheet, free_name, location};
use crate::rewrite::xml::escape;
use crate::rewrite::{Bounds, Refused};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const STYLES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
/// The most links of a sheet that Excel opens.
const MOST_LINKS: usize = 65_000;

/// Writes marks and a list into a workbook of Excel; everything else stays as it was. The bytes
/// are the same on each run.
///
/// # Errors
///
/// [`Refused`] for a file that is damaged, beyond the bounds, or written as no office program
/// writes; then [`rebuild`](crate::rewrite::rebuild) still makes a workbook of its values.
pub fn annotate_xlsx(
    bytes: &[u8],
    marks: &[Mark],
    listing: &Listing,
    bounds: &Bounds,
) -> Result<Vec<u8>, Refused> {
    let mut book = Book::open(bytes, bounds)?;
    let main = book.main.clone();
    let main_text = book.package.read(&main)?;
    if main_text.contains("purl.oclc.org/ooxml") {
        return Err(Refused::Shape {
            part: main,
            detail: "Strict Open XML",
        });
    }
    let part = match book.part("styles") {
        Some(part) => part,
        None => plain_styles(&mut book)?,
    };
    let styles_text = book.package.read(&part)?;
    let mut styles = Styles::read(&part, &styles_text)?;
    let (unnoted, unmarked) = mark(&mut book, marks, &mut styles)?;
    let list_styles = styles.list();
    let styles_text = styles.write();
    book.package.write(&part, styles_text);
    let closing = listing.closing(unnoted, unmarked);
    add_list(&mut book, listing, &closing, list_styles)?;
    book.package.finish()
}

/// Gives styles to a workbook without any.
fn plain_styles(book: &mut Book<'_>) -> Result<String, Refused> {
    let name = book.new_name("xl/styles", ".xml");
    let main = book.main.clone();
    book.package.write(&name, PLAIN);
    book.declare(&name, STYLES_TYPE)?;
    book.relate(&main, "styles", &name)?;
    Ok(name)
}

/// Marks all sheets; returns how many notes and how many cells found no place.
fn mark(
    book: &mut Book<'_>,
    marks: &[Mark],
    styles: &mut Styles<'_>,
) -> Result<(usize, usize), Refused> {
    let (mut unnoted, mut unmarked) = (0, 0);
    for (place, (sheet, mut marked)) in by_sheet(marks).into_iter().enumerate() {
        let Some(part) = book.sheet(sheet) else {
            unmarked += marked.fills.len();
            continue;
        };
        let text = book.package.read(&part)?;
        tags(&part, &text, |tag, around| {
            if around != 2 || tag.local() != "mergeCell" {
                return;
            }
            if let Some((rows, columns)) = tag.get("ref").and_then(|place| area(&place)) {
                marked.merge(&rows, &columns);
            }
        })?;
        unnoted += marked.unnoted;
        unmarked += marked.unmarked;
        let mut text = fill(&part, &text, &marked.fills, styles)?;
        if !marked.notes.is_empty() {
            let lost;
            (text, lost) = notes::write(book, &part, text, marked.notes, 101 + place)?;
            unnoted += lost;
        }
        book.package.write(&part, text);
    }
    Ok((unnoted, unmarked))
}

/// Adds the sheet with the list after all others.
fn add_list(
    book: &mut Book<'_>,
    listing: &Listing,
    closing: &[String],
    styles: ListStyles,
) -> Result<(), Refused> {
    let name = {
        let taken: Vec<&str> = book.sheets.iter().map(|(name, _)| name.as_str()).collect();
        free_name(&listing.title, &taken)
    };
    // By this name the copy is told from a submission that somebody saved anew.
    let part = book.new_name("xl/worksheets/smartable", ".xml");
    let text = list_xml(listing, closing, styles);
    book.package.write(&part, text);
    book.declare(&part, SHEET_TYPE)?;
    let main = book.main.clone();
    let id = book.relate(&main, "worksheet", &part)?;
    let text = book.package.read(&main)?;
    let mut last: u32 = 0;
    tags(&main, &text, |tag, around| {
        if tag.local() == "sheet" && around == 2 {
            let id = tag.get("sheetId").and_then(|it| it.parse().ok());
            last = last.max(id.unwrap_or(0));
        }
    })?;
    let text = append(&main, &text, "sheets", |p| {
        format!(
            "<{p}sheet xmlns:r=\"{RELATIONS}\" name=\"{}\" sheetId=\"{}\" r:id=\"{}\"/>",
            escape(&name),
            last.saturating_add(1),
            escape(&id)
        )
    })?;
    book.package.write(&main, text);
    Ok(())
}

/// Writes the sheet: a frozen header with a filter, the rows, and sentences below them.
fn list_xml(listing: &Listing, closing: &[String], styles: ListStyles) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet \
         xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheetPr><tabColor rgb=\"FFC00000\"/>\
         <pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
         </sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>"
    );
    for (column, width) in listing.widths().into_iter().enumerate() {
        let number = column + 1;
        let _ = write!(
            out,
            "<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"
        );
    }
    out.push_str("</cols><sheetData>");
    let headers: Vec<ListCell> = listing
        .headers
        .iter()
        .cloned()
        .map(ListCell::Text)
        .collect();
    let mut links = String::new();
    let mut linked = 0;
    list_row(&mut out, 1, &headers, [styles.header; 3]);
    for (index, row) in listing.rows.iter().enumerate() {
        list_row(
            &mut out,
            index + 2,
            row,
            [styles.text, styles.number, styles.link],
        );
        for (column, cell) in row.iter().enumerate() {
            if linked < MOST_LINKS {
                linked += usize::from(link(&mut links, (index + 2, column), cell));
            }
        }
    }
    for (index, line) in closing.iter().enumerate() {
        let row = listing.rows.len() + index + 3;
        let _ = write!(
            out,
            "<row r=\"{row}\"><c r=\"A{row}\" t=\"inlineStr\">{}</c></row>",
            inline(line, "")
        );
    }
    let last = column_letters(u16::try_from(listing.headers.len().max(1) - 1).unwrap_or(0));
    let rows = listing.rows.len() + 1;
    let _ = write!(out, "</sheetData><autoFilter ref=\"A1:{last}{rows}\"/>");
    if !links.is_empty() {
        let _ = write!(out, "<hyperlinks>{links}</hyperlinks>");
    }
    out.push_str(
        "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
    );
    out
}

fn letters(column: usize) -> String {
    column_letters(u16::try_from(column).unwrap_or(u16::MAX))
}

/// Writes a row; numbers have the second style, links the third.
fn list_row(out: &mut String, row: usize, cells: &[ListCell], styles: [usize; 3]) {
    // Columns are as wide as their texts up to 60 letters: only longer ones wrap.
    let wrapped = |line: &str| line.chars().count() / 55 + 1;
    let lines = |cell: &ListCell| cell.shown().lines().map(wrapped).sum::<usize>();
    let most = cells.iter().map(lines).max().unwrap_or(1).clamp(1, 25);
    let height = most * 15;
    let _ = write!(out, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">");
    for (column, cell) in cells.iter().enumerate() {
        let place = format!("{}{row}", letters(column));
        let [text, digits, link] = styles;
        let _ = match cell {
            ListCell::Empty => Ok(()),
            ListCell::Number(number) => {
                write!(out, "<c r=\"{place}\" s=\"{digits}\"><v>{number}</v></c>")
            }
            ListCell::Text(_) | ListCell::Link { .. } => {
                let style = if matches!(cell, ListCell::Text(_)) {
                    text
                } else {
                    link
                };
                write!(
                    out,
                    "<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\">{}</c>",
                    inline(cell.shown(), "")
                )
            }
        };
    }
    out.push_str("</row>");
}

/// Writes the link of a cell; says whether it has one.
fn link(out: &mut String, (row, at): (usize, usize), cell: &ListCell) -> bool {
    let ListCell::Link {
        sheet: Some(sheet),
        row: to_row,
        column,
        text,
    } = cell
    else {
        return false;
    };
    let _ = write!(
        out,
        "<hyperlink ref=\"{}{row}\" location=\"{}\" display=\"{}\"/>",
        letters(at),
        escape(&location(sheet, *to_row, *column)),
        escape(text)
    );
    true
}

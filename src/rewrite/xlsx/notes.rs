//! Notes on the cells of a sheet, beside those that are there.
//!
//! A note has two halves: its text in the part of comments, and its box in a drawing (VML), which
//! Excel and LibreOffice both want. Never here: what a note says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::book::{Book, append, in_part, tags};
use super::sheet::{Met, position, walk};
use super::value::excel_text;
use crate::origin::column_letters;
use crate::rewrite::Refused;
use crate::rewrite::marks::{AUTHOR, Spot, lines_of};
use crate::rewrite::xml::{Piece, Splices, Tag, Xml, escape};

type Notes = BTreeMap<Spot, String>;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const COMMENTS_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";
/// What each box declares for itself, because drawings that are there may name things otherwise.
const NAMESPACES: &str = "xmlns:v=\"urn:schemas-microsoft-com:vml\" \
     xmlns:o=\"urn:schemas-microsoft-com:office:office\" \
     xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

/// Writes notes on the sheet of `part`, whose XML is `text`; returns its new XML and how many
/// notes found no place. `block` numbers the boxes of this sheet apart from those of others.
pub(super) fn write(
    book: &mut Book<'_>,
    part: &str,
    text: String,
    mut notes: Notes,
    block: usize,
) -> Result<(String, usize), Refused> {
    let relations = book.relations_of(part)?;
    let threaded = relations.iter().any(|it| it.kind == "threadedComment");
    let comments = relations
        .iter()
        .find(|it| it.kind == "comments" && book.package.has(&it.target))
        .map(|it| it.target.clone());
    let (mut lost, mut boxes) = (0, notes.clone());
    if let Some(comments) = comments {
        let old = book.package.read(&comments)?;
        let taken = places(&comments, &old)?;
        boxes.retain(|spot, _| !taken.contains(spot));
        if threaded {
            // A conversation hides the note below it: its cell has the colour alone.
            lost = notes.len() - boxes.len();
            notes.clone_from(&boxes);
        }
        let new = merge(&comments, &old, &notes)?;
        book.package.write(&comments, new);
    } else {
        let name = book.new_name("xl/comments", ".xml");
        book.package.write(&name, fresh(&notes));
        book.declare(&name, COMMENTS_TYPE)?;
        book.relate(part, "comments", &name)?;
    }
    let text = draw(book, part, text, &boxes, block)?;
    Ok((text, lost))
}

/// Returns the cells that have a note already.
fn places(part: &str, text: &str) -> Result<BTreeSet<Spot>, Refused> {
    let mut found = BTreeSet::new();
    tags(part, text, |tag, _| {
        if tag.local() == "comment" {
            found.extend(spot(&tag));
        }
    })?;
    Ok(found)
}

fn spot(tag: &Tag<'_>) -> Option<Spot> {
    let (column, row) = position(&tag.get("ref")?)?;
    Some((row, u16::try_from(column).ok()?))
}

/// Makes the part of comments for a sheet that has none.
fn fresh(notes: &Notes) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{MAIN}\">\
         <authors><author>{AUTHOR}</author></authors><commentList>"
    );
    for (spot, note) in notes {
        out.push_str(&comment(*spot, note, 0, ""));
    }
    out.push_str("</commentList></comments>");
    out
}

fn comment(spot: Spot, note: &str, author: usize, p: &str) -> String {
    let place = format!("{}{}", column_letters(spot.1), spot.0);
    format!(
        "<{p}comment ref=\"{place}\" authorId=\"{author}\"><{p}text>{}</{p}text></{p}comment>",
        run(note, p)
    )
}

fn run(note: &str, p: &str) -> String {
    format!(
        "<{p}r><{p}rPr><{p}sz val=\"9\"/><{p}rFont val=\"Tahoma\"/><{p}family val=\"2\"/></{p}rPr>\
         <{p}t xml:space=\"preserve\">{}</{p}t></{p}r>",
        excel_text(note)
    )
}

/// Puts notes into a part of comments: below what a cell's note says, or as new ones.
fn merge(part: &str, text: &str, notes: &Notes) -> Result<String, Refused> {
    let wrong = in_part(part);
    let mut xml = Xml::new(text);
    let mut splices = Splices::default();
    let (mut authors, mut at, mut met) = (0, None, BTreeSet::new());
    let mut prefix = "";
    while let Some(piece) = xml.next().map_err(&wrong)? {
        let Piece::Open(tag) = piece else { continue };
        match tag.local() {
            "comments" => prefix = tag.prefix(),
            "author" => authors += 1,
            "comment" => at = spot(&tag),
            "text" if !tag.closes => {
                let end = below(&mut xml, &tag, &mut splices).map_err(&wrong)?;
                if let Some((at, note)) = at.and_then(|at| Some((at, notes.get(&at)?))) {
                    splices.insert(end, run(&format!("\n\n{AUTHOR}:\n{note}"), prefix));
                    met.insert(at);
                }
            }
            _ => {}
        }
    }
    let mut new = String::new();
    for (spot, note) in notes.iter().filter(|(spot, _)| !met.contains(*spot)) {
        new.push_str(&comment(*spot, note, authors, prefix));
    }
    let text = splices.apply(text);
    let text = append(part, &text, "authors", |p| {
        format!("<{p}author>{AUTHOR}</{p}author>")
    })?;
    append(part, &text, "commentList", |_| new)
}

/// Passes the text of a comment; returns where another run may be put. A text without runs is
/// made one, because a text and runs do not stand side by side.
fn below(xml: &mut Xml<'_>, text: &Tag<'_>, splices: &mut Splices) -> Result<usize, &'static str> {
    let mut end = text.to;
    loop {
        match xml.next()?.ok_or("an element that is not closed")? {
            Piece::Close(_) => return Ok(end),
            Piece::Text(..) => {}
            Piece::Open(tag) => {
                let to = xml.skip(&tag)?.map_or(tag.to, |range| range.end);
                let p = tag.prefix();
                match tag.local() {
                    "t" => {
                        splices.insert(tag.from, format!("<{p}r>"));
                        splices.insert(to, format!("</{p}r>"));
                        end = to;
                    }
                    "r" => end = to,
                    _ => {}
                }
            }
        }
    }
}

/// Draws the boxes of new notes: in the sheet's drawing of notes, or in a new one.
fn draw(
    book: &mut Book<'_>,
    part: &str,
    text: String,
    boxes: &Notes,
    block: usize,
) -> Result<String, Refused> {
    let mut shapes = String::new();
    for (number, (spot, note)) in boxes.iter().enumerate() {
        shape(&mut shapes, *spot, note, block * 1024 + number + 1);
    }
    let (drawn, place) = drawing(&text).map_err(in_part(part))?;
    if let Some(id) = drawn {
        let relations = book.relations_of(part)?;
        let found = relations.iter().find(|it| it.id == id);
        let drawing = found.map(|it| it.target.clone()).unwrap_or_default();
        // Such drawings are seldom sound XML: they are only looked at for their end.
        let old = book.package.read(&drawing)?;
        let end = old.rfind("</").ok_or_else(|| in_part(&drawing)("no end"))?;
        let kind = if old.contains("_x0000_t202\"") {
            ""
        } else {
            SHAPE_TYPE
        };
        book.package.write(
            &drawing,
            format!("{}{kind}{shapes}{}", &old[..end], &old[end..]),
        );
        return Ok(text);
    }
    let name = book.new_name("xl/drawings/vmlDrawing", ".vml");
    book.package.write(
        &name,
        format!(
            "<xml {NAMESPACES}><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" \
             data=\"{block}\"/></o:shapelayout>{SHAPE_TYPE}{shapes}</xml>"
        ),
    );
    book.declare(&name, VML_TYPE)?;
    let id = book.relate(part, "vmlDrawing", &name)?;
    let (at, prefix) = place.ok_or_else(|| in_part(part)("no end"))?;
    let element = format!(
        "<{prefix}legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/\
         relationships\" r:id=\"{}\"/>",
        escape(&id)
    );
    let mut splices = Splices::default();
    splices.insert(at, element);
    Ok(splices.apply(&text))
}

/// The kind of all boxes.
const SHAPE_TYPE: &str = "<v:shapetype xmlns:v=\"urn:schemas-microsoft-com:vml\" \
     xmlns:o=\"urn:schemas-microsoft-com:office:office\" id=\"_x0000_t202\" \
     coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\">\
     <v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/>\
     </v:shapetype>";

/// Draws the box of a note, hidden until the cell is pointed at: right of its cell, four columns
/// wide and as high as its text.
fn shape(out: &mut String, (row, column): Spot, note: &str, number: usize) {
    let (row, right) = (row.saturating_sub(1), u32::from(column) + 1);
    let (top, lines) = (row.saturating_sub(1), lines_of(note));
    let (bottom, far) = (top + lines, right + 4);
    let height = lines * 13;
    let _ = write!(
        out,
        "<v:shape {NAMESPACES} id=\"_x0000_s{number}\" type=\"#_x0000_t202\" \
         style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:{height}pt;\
         z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">\
         <v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>\
         <v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">\
         <div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\">\
         <x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{right}, 15, {top}, 2, {far}, 15, {bottom}, \
         4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row>\
         <x:Column>{column}</x:Column></x:ClientData></v:shape>"
    );
}

/// Parts of a sheet that stand after the drawing of its notes.
const AFTER: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];

/// Finds the drawing of a sheet's notes by its id; else where it is to stand, with the prefix of
/// the sheet's names.
#[expect(clippy::type_complexity, reason = "two answers of one walk")]
fn drawing(text: &str) -> Result<(Option<String>, Option<(usize, &str)>), &'static str> {
    let (mut drawn, mut place, mut prefix, mut data) = (None, None, "", false);
    walk(text, |met| match met {
        Met::Root(tag) => prefix = tag.prefix(),
        Met::DataEnd(_) => data = true,
        Met::Part(tag) if tag.local() == "legacyDrawing" => drawn = tag.get("id"),
        Met::Part(tag) if data && place.is_none() && AFTER.contains(&tag.local()) => {
            place = Some(tag.from);
        }
        Met::End(at) => place = place.or(Some(at)),
        _ => {}
    })?;
    Ok((drawn, place.map(|at| (at, prefix))))
}

//! The styles of a workbook, and those that marked cells and the list need beside them.
//!
//! A marked cell keeps its style but for the colour behind it. Never here: cells.

use std::collections::BTreeMap;
use std::ops::Range;

use super::book::in_part;
use crate::finding::Severity;
use crate::rewrite::Refused;
use crate::rewrite::marks::colour;
use crate::rewrite::xml::{Piece, Splices, Tag, Xml};

/// The styles of a workbook that has none.
pub(super) const PLAIN: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">",
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>",
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>",
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>",
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>",
    "</cellStyleXfs><cellXfs count=\"1\">",
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs>",
    "</styleSheet>"
);

/// The colour behind the headers of the list.
const INK: &str = "1F3A5F";

/// A list of styles, such as the fonts.
struct Group<'a> {
    tag: Tag<'a>,
    /// Where its end tag begins; `None` where it closes itself.
    end: Option<usize>,
    /// Its items, as written.
    items: Vec<&'a str>,
    /// What is added.
    added: Vec<String>,
}

/// Indexes of the styles of the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListStyles {
    pub(super) header: usize,
    pub(super) text: usize,
    pub(super) link: usize,
    /// A number.
    pub(super) number: usize,
}

/// The styles of a workbook.
pub(super) struct Styles<'a> {
    part: &'a str,
    text: &'a str,
    fonts: Group<'a>,
    fills: Group<'a>,
    formats: Group<'a>,
    /// Styles made for marked cells, by style and severity.
    made: BTreeMap<(usize, Severity), usize>,
}

/// The three colours, in the order in which they are added.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

impl<'a> Styles<'a> {
    /// Reads the part.
    pub(super) fn read(part: &'a str, text: &'a str) -> Result<Self, Refused> {
        let missing = || in_part(part)("a list of styles is missing");
        let mut groups = groups(text).map_err(in_part(part))?;
        let mut take = |name| groups.remove(name).ok_or_else(missing);
        let mut styles = Self {
            part,
            text,
            fonts: take("fonts")?,
            fills: take("fills")?,
            formats: take("cellXfs")?,
            made: BTreeMap::new(),
        };
        for colour in SEVERITIES.map(colour).into_iter().chain([INK]) {
            let p = styles.fills.tag.prefix();
            styles.fills.added.push(format!(
                "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"FF{colour}\"/>\
                 <{p}bgColor indexed=\"64\"/></{p}patternFill></{p}fill>"
            ));
        }
        Ok(styles)
    }

    /// Returns the style that looks like `base` on the colour of `severity`.
    pub(super) fn filled(&mut self, base: usize, severity: Severity) -> Result<usize, Refused> {
        if let Some(made) = self.made.get(&(base, severity)) {
            return Ok(*made);
        }
        let place = SEVERITIES.iter().position(|it| *it == severity);
        let fill = self.fills.items.len() + place.unwrap_or(0);
        let plain = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
        let item = self.formats.items.get(base).or(self.formats.items.first());
        let item = *item.unwrap_or(&plain);
        let tag = first_tag(item).map_err(in_part(self.part))?;
        let font = tag.get("fontId").and_then(|it| it.parse().ok());
        let font = self
            .dark_font(font.unwrap_or(0))
            .map_err(in_part(self.part))?;
        let add = format!(" fontId=\"{font}\" fillId=\"{fill}\" applyFill=\"1\"");
        let open = tag.with(&["fontId", "fillId", "applyFill"], &add, tag.closes);
        let index = self.formats.add(open + &item[tag.to..]);
        self.made.insert((base, severity), index);
        Ok(index)
    }

    /// Returns a font that can be read on a light colour: the same, unless it is white.
    fn dark_font(&mut self, font: usize) -> Result<usize, &'static str> {
        let Some(item) = self.fonts.items.get(font) else {
            return Ok(font);
        };
        let mut xml = Xml::new(item);
        let mut splices = Splices::default();
        while let Some(piece) = xml.next()? {
            let Piece::Open(tag) = piece else { continue };
            let white = tag
                .get("rgb")
                .is_some_and(|it| it.eq_ignore_ascii_case("FFFFFFFF"))
                || tag.get("theme").is_some_and(|it| it == "0")
                || tag.get("indexed").is_some_and(|it| it == "9" || it == "1");
            if tag.local() == "color" && white {
                let drop = ["rgb", "theme", "indexed", "tint"];
                let dark = tag.with(&drop, " rgb=\"FF000000\"", tag.closes);
                splices.replace(tag.from..tag.to, dark);
            }
        }
        if splices.is_empty() {
            return Ok(font);
        }
        let dark = splices.apply(item);
        let known = self.fonts.added.iter().position(|it| *it == dark);
        Ok(match known {
            Some(place) => self.fonts.items.len() + place,
            None => self.fonts.add(dark),
        })
    }

    /// Adds the styles of the list.
    pub(super) fn list(&mut self) -> ListStyles {
        let p = self.fonts.tag.prefix().to_owned();
        let mut font = |more: &str| {
            self.fonts.add(format!(
                "<{p}font>{more}<{p}name val=\"Calibri\"/><{p}family val=\"2\"/></{p}font>"
            ))
        };
        let plain = font(&format!("<{p}sz val=\"11\"/>"));
        let link = font(&format!(
            "<{p}u/><{p}sz val=\"11\"/><{p}color rgb=\"FF{INK}\"/>"
        ));
        let bold = font(&format!(
            "<{p}b/><{p}sz val=\"11\"/><{p}color rgb=\"FFFFFFFF\"/>"
        ));
        let behind = self.fills.items.len() + SEVERITIES.len();
        let p = self.formats.tag.prefix().to_owned();
        let mut format = |font: usize, fill: usize, alignment: &str| {
            self.formats.add(format!(
                "<{p}xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"0\" xfId=\"0\" \
                 applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\"><{p}alignment \
                 {alignment} wrapText=\"1\"/></{p}xf>"
            ))
        };
        ListStyles {
            header: format(bold, behind, "vertical=\"center\""),
            text: format(plain, 0, "vertical=\"top\""),
            // A number that ends where the next column begins would touch its text.
            number: format(plain, 0, "horizontal=\"center\" vertical=\"top\""),
            link: format(link, 0, "vertical=\"top\""),
        }
    }

    /// Returns the part with what was added.
    pub(super) fn write(self) -> String {
        let mut splices = Splices::default();
        for group in [self.fonts, self.fills, self.formats] {
            group.write(&mut splices);
        }
        splices.apply(self.text)
    }
}

impl Group<'_> {
    /// Adds an item; returns its index.
    fn add(&mut self, item: String) -> usize {
        self.added.push(item);
        self.items.len() + self.added.len() - 1
    }

    fn write(self, splices: &mut Splices) {
        let count = self.items.len() + self.added.len();
        let open = self
            .tag
            .with(&["count"], &format!(" count=\"{count}\""), false);
        let added = self.added.concat();
        if let Some(end) = self.end {
            splices.replace(self.tag.from..self.tag.to, open);
            splices.insert(end, added);
        } else {
            let all = format!("{open}{added}</{}>", self.tag.name);
            splices.replace(self.tag.from..self.tag.to, all);
        }
    }
}

/// Returns the first tag of an element that stands alone.
fn first_tag(text: &str) -> Result<Tag<'_>, &'static str> {
    match Xml::new(text).next()? {
        Some(Piece::Open(tag)) => Ok(tag),
        _ => Err("a style without a tag"),
    }
}

/// Reads the lists below the root.
fn groups(text: &str) -> Result<BTreeMap<&str, Group<'_>>, &'static str> {
    let mut xml = Xml::new(text);
    let mut groups = BTreeMap::new();
    while let Some(piece) = xml.next()? {
        let Piece::Open(tag) = piece else { continue };
        if xml.depth() - usize::from(!tag.closes) != 1 {
            continue;
        }
        let (mut items, mut end) = (Vec::new(), None);
        while !tag.closes && end.is_none() {
            match xml.next()? {
                Some(Piece::Open(item)) => {
                    let to = xml
                        .skip(&item)?
                        .map_or(item.to, |end: Range<usize>| end.end);
                    items.push(&text[item.from..to]);
                }
                Some(Piece::Close(range)) => end = Some(range.start),
                Some(Piece::Text(..)) => {}
                None => return Err("an element that is not closed"),
            }
        }
        groups.insert(
            tag.local(),
            Group {
                tag,
                end,
                items,
                added: Vec::new(),
            },
        );
    }
    Ok(groups)
}

//! XML whose places are known, so that a piece of it can be changed and the rest stays.
//!
//! Lives here: tags with their bytes, and texts in and out of XML. Never here: what an element
//! means. A DOCTYPE is refused: no office program writes one, and entities could hide in it.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

/// The deepest nesting; workbooks need about twenty.
const DEEPEST: usize = 256;

/// A piece of XML.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// An element begins. One that closes itself has no [`Piece::Close`].
    Open(Tag<'a>),
    /// The innermost open element ends: the bytes of its end tag.
    Close(Range<usize>),
    /// Text as written, and whether it comes from a CDATA section.
    Text(&'a str, bool),
}

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Name with its prefix.
    pub(super) name: &'a str,
    /// What stands between the name and the end of the tag.
    pub(super) attributes: &'a str,
    /// First byte.
    pub(super) from: usize,
    /// Byte after the `>`.
    pub(super) to: usize,
    /// Whether it closes itself.
    pub(super) closes: bool,
}

impl<'a> Tag<'a> {
    /// Returns the name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        local(self.name)
    }

    /// Returns the prefix with its colon, or nothing.
    pub(super) fn prefix(&self) -> &'a str {
        let length = self.name.len() - self.local().len();
        &self.name[..length]
    }

    /// Returns the attributes: name with prefix, and value as written.
    pub(super) fn pairs(&self) -> Pairs<'a> {
        Pairs(self.attributes)
    }

    /// Returns the value of the attribute of this name, prefix aside, entities resolved.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        self.pairs()
            .find(|(name, _)| local(name) == key)
            .map(|(_, value)| unescape(value).into_owned())
    }

    /// Writes the tag anew without the attributes `drop`, with `add` (each with a blank before).
    pub(super) fn with(&self, drop: &[&str], add: &str, closes: bool) -> String {
        let mut out = format!("<{}", self.name);
        for (name, value) in self.pairs() {
            if !drop.contains(&name) {
                let quote = if value.contains('"') { '\'' } else { '"' };
                let _ = write!(out, " {name}={quote}{value}{quote}");
            }
        }
        out.push_str(add);
        out.push_str(if closes { "/>" } else { ">" });
        out
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, name)| name)
}

/// Attributes of a tag, one after the other.
pub(super) struct Pairs<'a>(&'a str);

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.0.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        self.0 = rest;
        Some((name.trim(), value))
    }
}

/// Walks through XML that is held in memory.
pub(super) struct Xml<'a> {
    text: &'a str,
    at: usize,
    open: Vec<&'a str>,
    rooted: bool,
}

/// What is wrong with XML.
pub(super) type Wrong = &'static str;

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            rooted: false,
        }
    }

    /// Returns how many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns the next piece; `None` after the root element.
    pub(super) fn next(&mut self) -> Result<Option<Piece<'a>>, Wrong> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() {
                return match (self.open.is_empty(), self.rooted) {
                    (true, true) => Ok(None),
                    (true, false) => Err("no element at all"),
                    _ => Err("an element that is not closed"),
                };
            }
            if !rest.starts_with('<') {
                let length = rest.find('<').unwrap_or(rest.len());
                self.at += length;
                return Ok(Some(Piece::Text(&rest[..length], false)));
            }
            if let Some(data) = rest.strip_prefix("<![CDATA[") {
                let length = data.find("]]>").ok_or("a CDATA that is not closed")?;
                self.at += length + 12;
                return Ok(Some(Piece::Text(&data[..length], true)));
            }
            if rest.starts_with("<!--") {
                self.pass("-->")?;
            } else if rest.starts_with("<?") {
                self.pass("?>")?;
            } else if rest.starts_with("<!") {
                return Err("a DOCTYPE");
            } else if rest.starts_with("</") {
                return self.close().map(Some);
            } else {
                return self.open().map(Some);
            }
        }
    }

    fn pass(&mut self, end: &str) -> Result<(), Wrong> {
        let length = self.text[self.at..].find(end);
        self.at += length.ok_or("a comment that is not closed")? + end.len();
        Ok(())
    }

    fn close(&mut self) -> Result<Piece<'a>, Wrong> {
        let rest = &self.text[self.at + 2..];
        let length = rest.find('>').ok_or("a tag that is not closed")?;
        if self.open.pop() != Some(rest[..length].trim_end()) {
            return Err("an end tag without its start");
        }
        let from = self.at;
        self.at += length + 3;
        Ok(Piece::Close(from..self.at))
    }

    fn open(&mut self) -> Result<Piece<'a>, Wrong> {
        let rest = &self.text[self.at + 1..];
        let length = tag_end(rest).ok_or("a tag that is not closed")?;
        let inner = &rest[..length];
        let (inner, closes) = match inner.strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let name = inner.split_ascii_whitespace().next().unwrap_or_default();
        if name.is_empty() || name.contains(['<', '=', '"']) || !inner.starts_with(name) {
            return Err("a tag without a name");
        }
        if self.open.len() >= DEEPEST {
            return Err("elements too deep in each other");
        }
        let tag = Tag {
            name,
            attributes: &inner[name.len()..],
            from: self.at,
            to: self.at + length + 2,
            closes,
        };
        if !closes {
            self.open.push(name);
        }
        self.rooted = true;
        self.at = tag.to;
        Ok(Piece::Open(tag))
    }

    /// Passes over the rest of an element; returns where its end tag lies, `None` for one that
    /// closed itself.
    pub(super) fn skip(&mut self, tag: &Tag<'_>) -> Result<Option<Range<usize>>, Wrong> {
        self.text_of(tag, |_, _| {})
    }

    /// Hands over the texts of an element, those of elements in it too, and passes its end.
    pub(super) fn text_of(
        &mut self,
        tag: &Tag<'_>,
        mut take: impl FnMut(&str, bool),
    ) -> Result<Option<Range<usize>>, Wrong> {
        if tag.closes {
            return Ok(None);
        }
        let depth = self.depth();
        loop {
            match self.next()? {
                Some(Piece::Close(end)) if self.depth() < depth => return Ok(Some(end)),
                Some(Piece::Text(text, verbatim)) => take(text, verbatim),
                Some(_) => {}
                None => return Err("an element that is not closed"),
            }
        }
    }
}

/// Returns where the tag ends whose `<` stands before `rest`: the place of its `>`.
fn tag_end(rest: &str) -> Option<usize> {
    let mut quote = 0;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'>' if quote == 0 => return Some(at),
            b'"' | b'\'' if quote == 0 => quote = byte,
            byte if byte == quote => quote = 0,
            _ => {}
        }
    }
    None
}

/// Resolves entities and line ends. What is no entity that we know stays as it is written.
pub(super) fn unescape(raw: &str) -> Cow<'_, str> {
    if !raw.contains(['&', '\r']) {
        return Cow::Borrowed(raw);
    }
    let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
    let mut out = String::with_capacity(raw.len());
    let mut parts = raw.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let found = part.split_once(';');
        if let Some((letter, rest)) = found.and_then(|(name, rest)| Some((entity(name)?, rest))) {
            out.push(letter);
            out.push_str(rest);
        } else {
            out.push('&');
            out.push_str(part);
        }
    }
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    let number = |digits: &str, radix| {
        let sound = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
        char::from_u32(u32::from_str_radix(digits, radix).ok().filter(|_| sound)?)
    };
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            match digits.strip_prefix(['x', 'X']) {
                Some(digits) => number(digits, 16),
                None => number(digits, 10),
            }
        }
    }
}

/// Writes a text for XML. What XML cannot hold is left out; line ends stay through any reader.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Replacements in a text, made from its start to its end.
#[derive(Default)]
pub(super) struct Splices(Vec<(Range<usize>, String)>);

impl Splices {
    /// Puts `with` in place of these bytes. Places are given in any order and never overlap.
    pub(super) fn replace(&mut self, range: Range<usize>, with: String) {
        self.0.push((range, with));
    }

    /// Puts `what` before this byte, after what was put there already.
    pub(super) fn insert(&mut self, at: usize, what: String) {
        self.replace(at..at, what);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text with all replacements.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(text.len() + 64 * self.0.len());
        let mut copied = 0;
        for (range, with) in self.0 {
            out.push_str(text.get(copied..range.start).unwrap_or_default());
            out.push_str(&with);
            copied = range.end;
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests;

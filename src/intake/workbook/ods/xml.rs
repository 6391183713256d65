//! A small XML scanner in bounds: tags and texts, one after the other, from a stream.
//!
//! Lives here: where a tag begins and ends, the limits on length and depth. Never here: entities
//! (`entity`), or what an element of OpenDocument means.
//!
//! Why not an event parser: a text that nobody wants must cost no memory, and an attribute of a
//! gibibyte must be refused before it is held. Declared entities and other encodings than UTF-8
//! do not occur in OpenDocument packages and are refused.

use std::io::BufRead;

use super::entity::escape;
use crate::intake::rows::Stop;

/// The most elements within one another. Real files have about a dozen.
const DEPTH: usize = 256;
/// The longest name of an element.
const NAME: usize = 128;

/// What stands next in the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// An element begins: see [`Scanner::tag`]. `empty` elements have no [`Token::End`].
    Start {
        /// Whether it ends at once, as in `<a/>`.
        empty: bool,
    },
    /// The innermost element ends.
    End,
    /// Text, held in [`Scanner::text`] if it was asked for.
    Text,
    /// The stream ends, with every element closed.
    Eof,
}

/// Whether texts are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// Held, decoded, up to the limit of a cell.
    Kept,
    /// Passed over.
    Skipped,
}

/// Reads XML from a stream.
pub(super) struct Scanner<R> {
    input: R,
    tag: Vec<u8>,
    name_end: usize,
    text: Vec<u8>,
    /// Names of the open elements, one after the other, and where each begins.
    open: Vec<u8>,
    starts: Vec<usize>,
    /// Bytes read so far, and the byte at which the last tag began.
    at: u64,
    tag_at: u64,
    longest_text: usize,
}

impl<R: BufRead> Scanner<R> {
    /// Reads from `input`, which begins at byte `at` of the part; one text may hold
    /// `longest_text` bytes.
    pub(super) fn new(input: R, at: u64, longest_text: usize) -> Self {
        Self {
            input,
            tag: Vec::new(),
            name_end: 0,
            text: Vec::new(),
            open: Vec::new(),
            starts: Vec::new(),
            at,
            tag_at: at,
            longest_text,
        }
    }

    /// Returns the tag that was read last.
    pub(super) fn tag(&self) -> Tag<'_> {
        Tag {
            name: self.tag.get(..self.name_end).unwrap_or_default(),
            attributes: self.tag.get(self.name_end..).unwrap_or_default(),
        }
    }

    /// Returns the text that was read last, if it was kept: raw, entities and all.
    pub(super) fn text(&self) -> &[u8] {
        &self.text
    }

    /// Returns the byte of the part at which the last tag began.
    pub(super) fn tag_at(&self) -> u64 {
        self.tag_at
    }

    /// Returns the number of open elements, a just begun one included.
    pub(super) fn depth(&self) -> usize {
        self.starts.len()
    }

    /// Reads the next token.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the stream breaks, is not well-formed or is over a limit.
    pub(super) fn next(&mut self, texts: Texts) -> Result<Token, Stop> {
        loop {
            self.text.clear();
            if self.read_text(texts)? {
                return Ok(Token::Text);
            }
            self.tag_at = self.at;
            let Some(first) = self.peek_after_bracket()? else {
                return if self.starts.is_empty() {
                    Ok(Token::Eof)
                } else {
                    Err(Stop::unreadable("truncated", self.innermost()))
                };
            };
            match first {
                b'?' => self.skip_past(b"?>")?,
                b'!' => {
                    if self.read_declaration(texts)? {
                        return Ok(Token::Text);
                    }
                }
                b'/' => {
                    self.read_end()?;
                    return Ok(Token::End);
                }
                _ => return self.read_start(),
            }
        }
    }

    /// Passes over what is left of the element that has just begun, its end included.
    pub(super) fn skip_element(&mut self, empty: bool) -> Result<(), Stop> {
        if empty {
            return Ok(());
        }
        let outside = self.depth() - 1;
        while self.depth() > outside {
            self.next(Texts::Skipped)?;
        }
        Ok(())
    }

    /// Reads up to the next `<`, which stays. Says whether there was text to keep.
    fn read_text(&mut self, texts: Texts) -> Result<bool, Stop> {
        loop {
            let block = self.input.fill_buf().map_err(|error| broken(&error))?;
            let end = block.iter().position(|byte| *byte == b'<');
            let len = end.unwrap_or(block.len());
            if texts == Texts::Kept {
                self.text.extend_from_slice(&block[..len]);
            }
            let over = block.is_empty() || end.is_some();
            self.consume(len);
            if self.text.len() > self.longest_text {
                let (found, limit) = (self.text.len(), self.longest_text);
                return Err(Stop::over("cell-bytes", found, limit));
            }
            if over {
                return Ok(!self.text.is_empty());
            }
        }
    }

    /// Passes `<` and returns the byte after it, which stays; `None` at the end.
    fn peek_after_bracket(&mut self) -> Result<Option<u8>, Stop> {
        if self.byte()?.is_none() {
            return Ok(None);
        }
        let block = self.input.fill_buf().map_err(|error| broken(&error))?;
        match block.first() {
            Some(byte) => Ok(Some(*byte)),
            None => Err(Stop::unreadable("truncated", "<")),
        }
    }

    fn byte(&mut self) -> Result<Option<u8>, Stop> {
        let block = self.input.fill_buf().map_err(|error| broken(&error))?;
        let byte = block.first().copied();
        self.consume(usize::from(byte.is_some()));
        Ok(byte)
    }

    fn consume(&mut self, len: usize) {
        self.input.consume(len);
        self.at += len as u64;
    }

    /// Passes everything up to and including `end`.
    fn skip_past(&mut self, end: &[u8]) -> Result<(), Stop> {
        let mut last = [0_u8; 3];
        let tail = 3 - end.len();
        while last[tail..] != *end {
            let Some(byte) = self.byte()? else {
                return Err(Stop::unreadable("truncated", "<!"));
            };
            last = [last[1], last[2], byte];
        }
        Ok(())
    }

    /// Reads a comment or a CDATA section. Says whether it was text to keep.
    fn read_declaration(&mut self, texts: Texts) -> Result<bool, Stop> {
        const CDATA: &[u8] = b"![CDATA[";
        self.byte()?;
        match self.byte()? {
            Some(b'-') => {
                self.byte()?;
                self.skip_past(b"-->")?;
                return Ok(false);
            }
            Some(b'D') if self.starts.is_empty() => {
                self.skip_doctype()?;
                return Ok(false);
            }
            _ => {}
        }
        for wanted in &CDATA[2..] {
            if self.byte()? != Some(*wanted) {
                return Err(Stop::unreadable("xml", "<!"));
            }
        }
        while !self.text.ends_with(b"]]>") {
            let Some(byte) = self.byte()? else {
                return Err(Stop::unreadable("truncated", "<![CDATA["));
            };
            self.text.push(byte);
            if self.text.len() > self.longest_text {
                let (found, limit) = (self.text.len(), self.longest_text);
                return Err(Stop::over("cell-bytes", found, limit));
            }
        }
        self.text.truncate(self.text.len() - 3);
        if texts == Texts::Skipped {
            self.text.clear();
            return Ok(false);
        }
        // What stands in CDATA is literal: written again with entities, it decodes to itself.
        self.text = escape(&self.text);
        Ok(true)
    }

    /// Passes a document type, as old manifests have one; declarations in it are refused.
    fn skip_doctype(&mut self) -> Result<(), Stop> {
        loop {
            match self.byte()? {
                Some(b'>') => return Ok(()),
                Some(b'[') | None => return Err(Stop::unreadable("xml", "<!DOCTYPE")),
                Some(_) => {}
            }
        }
    }

    fn read_end(&mut self) -> Result<(), Stop> {
        self.byte()?;
        self.tag.clear();
        self.read_tag()?;
        let name = self.tag.trim_ascii_end();
        let from = self.starts.pop().unwrap_or(usize::MAX);
        if self.open.get(from..) != Some(name) {
            return Err(Stop::unreadable("xml", lossy(name)));
        }
        self.open.truncate(from);
        Ok(())
    }

    fn read_start(&mut self) -> Result<Token, Stop> {
        self.tag.clear();
        self.read_tag()?;
        let empty = self.tag.last() == Some(&b'/');
        if empty {
            self.tag.pop();
        }
        let name_end = self.tag.iter().position(u8::is_ascii_whitespace);
        self.name_end = name_end.unwrap_or(self.tag.len());
        if self.name_end == 0 || self.name_end > NAME {
            return Err(Stop::unreadable("xml", "<"));
        }
        if self.starts.len() >= DEPTH {
            return Err(Stop::over("depth", self.starts.len() + 1, DEPTH));
        }
        if !empty {
            self.starts.push(self.open.len());
            self.open.extend_from_slice(&self.tag[..self.name_end]);
        }
        Ok(Token::Start { empty })
    }

    /// Reads up to the `>` that ends the tag, which may also stand in a quoted value.
    fn read_tag(&mut self) -> Result<(), Stop> {
        // A value may need up to six bytes for one (`&quot;`), and a tag holds a few of them.
        let longest = self.longest_text.saturating_mul(8);
        let mut quote = None;
        loop {
            let block = self.input.fill_buf().map_err(|error| broken(&error))?;
            if block.is_empty() {
                return Err(Stop::unreadable("truncated", "<"));
            }
            let end = tag_end(block, &mut quote);
            let len = end.unwrap_or(block.len());
            self.tag.extend_from_slice(&block[..len]);
            self.consume(len + usize::from(end.is_some()));
            if self.tag.len() > longest {
                return Err(Stop::over("cell-bytes", self.tag.len(), longest));
            }
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn innermost(&self) -> String {
        let from = self.starts.last().copied().unwrap_or(0);
        lossy(&self.open[from..])
    }
}

/// Returns where the tag ends in `block`; `quote` is the quote that is open at its end.
fn tag_end(block: &[u8], quote: &mut Option<u8>) -> Option<usize> {
    for (at, byte) in block.iter().enumerate() {
        match (*byte, *quote) {
            (byte, Some(open)) if byte == open => *quote = None,
            (b'"' | b'\'', None) => *quote = Some(*byte),
            (b'>', None) => return Some(at),
            _ => {}
        }
    }
    None
}

/// The bytes of a start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Name with its prefix, as in `table:table-cell`.
    pub(super) name: &'a [u8],
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// Returns the attributes, names and raw values. What is not `name="value"` ends them.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_ascii_start();
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let name = rest[..equals].trim_ascii_end();
            let quoted = rest[equals + 1..].trim_ascii_start();
            let (quote, value) = quoted.split_first()?;
            if !matches!(quote, b'"' | b'\'') {
                return None;
            }
            let end = value.iter().position(|byte| byte == quote)?;
            rest = &value[end + 1..];
            Some((name, &value[..end]))
        })
    }

    /// Returns the raw value of an attribute.
    pub(super) fn attribute(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.attributes()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..NAME).unwrap_or(bytes)).into_owned()
}

/// The stream itself broke: cut off, or not what its directory declares.
fn broken(error: &std::io::Error) -> Stop {
    Stop::unreadable("truncated", error.to_string())
}

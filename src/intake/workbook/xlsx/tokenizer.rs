//! XML as a stream of tokens in one buffer of a fixed size, for the parts of a workbook.
//!
//! Lives here: tags, attributes, text, and that tags close in the order in which they opened.
//! Comments, processing instructions and a DOCTYPE are passed over, CDATA is text, prefixes of
//! names are ignored. Never here: what an element means. Entities of a DOCTYPE are never
//! expanded.

use std::io::{self, Read};

use super::attributes::{Attributes, local};
use super::text;
use crate::intake::rows::Stop;

/// A piece of XML, borrowed from the buffer until the next one is read.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// An element begins. One that closes itself is followed by its [`Token::End`] too.
    Start {
        /// Name without its prefix.
        name: &'a [u8],
        /// What stands between the name and the `>`.
        attributes: Attributes<'a>,
    },
    /// The innermost open element ends.
    End {
        /// How many elements are still open.
        depth: usize,
    },
    /// Text, or white space between elements. Long text comes in pieces.
    Text {
        /// Bytes as written.
        raw: &'a [u8],
        /// Whether it comes from a CDATA section, where `&` is only an `&`.
        verbatim: bool,
    },
    /// The root element is closed and the source has ended.
    Finished,
}

/// The tokens of one part.
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub(super) struct Tokens<'a> {
    source: Box<dyn Read + 'a>,
    pub(super) buffer: Vec<u8>,
    /// Most bytes of the buffer, and with that of a tag.
    most: usize,
    /// The next byte to read.
    pub(super) at: usize,
    /// Where the bytes that are known to be UTF-8 end.
    pub(super) valid: usize,
    /// Where the bytes that were read end.
    filled: usize,
    exhausted: bool,
    /// What went wrong in the source, told when the bytes before it are used up.
    failure: Option<Stop>,
    /// Names of the open elements with their prefix, end to end, and the length of each.
    names: Vec<u8>,
    lengths: Vec<u32>,
    /// The innermost element closed itself; its end is still to be told.
    pub(super) closes_itself: bool,
    pub(super) in_cdata: bool,
    rooted: bool,
}

impl<'a> Tokens<'a> {
    /// The usual size of the buffer.
    const BUFFER: usize = 256 << 10;
    /// The most bytes of a part that is read at once: the buffer takes all of it.
    pub(super) const HELD: u64 = Self::BUFFER as u64;
    /// The deepest nesting; workbooks need about ten.
    const DEEPEST: usize = 256;

    /// Reads from `source`, which gives UTF-8. `hint` is how many bytes are expected; `cell_bytes`
    /// is the longest text that must come in one piece.
    pub(super) fn new(source: Box<dyn Read + 'a>, hint: u64, cell_bytes: usize) -> Self {
        let most = Self::BUFFER.max(cell_bytes.saturating_add(1 << 10));
        let first = usize::try_from(hint).unwrap_or(most).saturating_add(64);
        Self {
            source,
            buffer: vec![0; first.clamp(512, most)],
            most,
            at: 0,
            valid: 0,
            filled: 0,
            exhausted: false,
            failure: None,
            names: Vec::new(),
            lengths: Vec::new(),
            closes_itself: false,
            in_cdata: false,
            rooted: false,
        }
    }

    /// Reads from all bytes of a part, [`Tokens::HELD`] or fewer; `failure` is told after them.
    pub(super) fn of(bytes: Vec<u8>, failure: Option<&io::Error>, cell_bytes: usize) -> Self {
        Self {
            filled: bytes.len(),
            buffer: bytes,
            exhausted: true,
            failure: failure.map(damaged),
            ..Self::new(Box::new(io::empty()), 0, cell_bytes)
        }
    }

    /// Returns how many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.lengths.len()
    }

    /// Returns the next token.
    ///
    /// # Errors
    ///
    /// A [`Stop`] for a damaged source, broken XML, or a tag longer than the buffer.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Token<'_>, Stop> {
        if self.closes_itself {
            self.closes_itself = false;
            self.pop();
            return Ok(Token::End {
                depth: self.depth(),
            });
        }
        loop {
            if self.in_cdata {
                if let Some((from, to)) = self.cdata()? {
                    return Ok(Token::Text {
                        raw: &self.buffer[from..to],
                        verbatim: true,
                    });
                }
                continue;
            }
            if self.at == self.valid && !self.fill()? {
                return self.finish();
            }
            if self.buffer[self.at] != b'<' {
                let (from, to) = self.text()?;
                return Ok(Token::Text {
                    raw: &self.buffer[from..to],
                    verbatim: false,
                });
            }
            while self.valid - self.at < 9 && self.fill()? {}
            match self.buffer[..self.valid].get(self.at + 1) {
                Some(b'!') => self.declaration()?,
                Some(b'?') => self.pass(b"?>")?,
                Some(b'/') => {
                    let end = self.tag_end()?;
                    self.close(end)?;
                    return Ok(Token::End {
                        depth: self.depth(),
                    });
                }
                _ => {
                    let end = self.tag_end()?;
                    return self.open(end);
                }
            }
        }
    }

    /// Passes over the rest of the innermost element, with all that it holds.
    pub(super) fn skip(&mut self) -> Result<(), Stop> {
        let depth = self.depth();
        while self.depth() >= depth {
            if let Token::Finished = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// Appends the text of the innermost element to `out` and passes its end. Elements in it are
    /// passed over.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when it is longer than `most` bytes.
    pub(super) fn text_into(&mut self, out: &mut Vec<u8>, most: usize) -> Result<(), Stop> {
        let from = out.len();
        loop {
            match self.next()? {
                Token::Text {
                    raw,
                    verbatim: true,
                } => out.extend_from_slice(raw),
                Token::Text {
                    raw,
                    verbatim: false,
                } => text::unescape(raw, out),
                Token::Start { .. } => self.skip()?,
                Token::End { .. } | Token::Finished => return Ok(()),
            }
            if out.len() - from > most {
                return Err(Stop::over("cell-bytes", out.len() - from, most));
            }
        }
    }

    /// The short way for the shape that nearly every element has: when the buffer goes on with
    /// `open`, text without markup and `close`, and `close` ends the innermost element too, named
    /// `element` without a prefix, passes all of it and returns the text as written.
    #[inline]
    pub(super) fn shortcut(&mut self, open: &[u8], close: &[u8], element: &[u8]) -> Option<&[u8]> {
        if self.closes_itself || !self.innermost().eq(element) {
            return None;
        }
        let rest = self.buffer[self.at..self.valid].strip_prefix(open)?;
        let length = rest.iter().position(|byte| *byte == b'<')?;
        if !rest[length..].starts_with(close) {
            return None;
        }
        let from = self.at + open.len();
        self.at = from + length + close.len();
        self.pop();
        Some(&self.buffer[from..from + length])
    }

    /// Reads more bytes; says whether there are any.
    #[cold]
    pub(super) fn fill(&mut self) -> Result<bool, Stop> {
        let before = self.valid - self.at;
        self.buffer.copy_within(self.at..self.filled, 0);
        self.filled -= self.at;
        self.at = 0;
        if self.filled == self.buffer.len() && !self.exhausted {
            let grown = (self.buffer.len() * 2).min(self.most);
            self.buffer.resize(grown.max(self.filled), 0);
        }
        while !self.exhausted && self.filled < self.buffer.len() {
            match self.source.read(&mut self.buffer[self.filled..]) {
                Ok(0) => {
                    self.exhausted = true;
                    break;
                }
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.failure = Some(damaged(&error));
                    self.exhausted = true;
                    break;
                }
            }
        }
        self.valid = match str::from_utf8(&self.buffer[before..self.filled]) {
            Ok(_) => self.filled,
            Err(error) => before + error.valid_up_to(),
        };
        if self.valid == before && self.filled > before + 4 {
            return Err(Stop::unreadable("utf8", ""));
        }
        if self.valid > before {
            return Ok(true);
        }
        match self.failure.take() {
            Some(stop) => Err(stop),
            None if self.exhausted && self.filled > self.valid => Err(Stop::unreadable("utf8", "")),
            None => Ok(false),
        }
    }

    /// Returns where the text at hand begins and ends, and passes it.
    #[inline]
    fn text(&mut self) -> Result<(usize, usize), Stop> {
        let mut seen = 0;
        loop {
            let rest = &self.buffer[self.at + seen..self.valid];
            let found = rest.iter().position(|byte| *byte == b'<');
            let length = if let Some(length) = found {
                seen + length
            } else {
                seen += rest.len();
                // Text that fills the buffer is longer than any cell may be.
                if seen < self.most && self.fill()? {
                    continue;
                }
                seen
            };
            let from = self.at;
            self.at += length;
            return Ok((from, self.at));
        }
    }

    /// Returns where the tag at hand ends: the place of its `>`.
    #[inline]
    fn tag_end(&mut self) -> Result<usize, Stop> {
        loop {
            let mut quote = 0;
            for (index, byte) in self.buffer[self.at..self.valid].iter().enumerate() {
                match *byte {
                    b'>' if quote == 0 => return Ok(self.at + index),
                    b'"' | b'\'' if quote == 0 => quote = *byte,
                    byte if byte == quote => quote = 0,
                    _ => {}
                }
            }
            if self.valid - self.at >= self.most {
                return Err(Stop::over("cell-bytes", self.valid - self.at, self.most));
            }
            if !self.fill()? {
                return Err(malformed("a tag that is not closed"));
            }
        }
    }

    /// Opens the element whose tag ends at `end`.
    #[inline]
    fn open(&mut self, end: usize) -> Result<Token<'_>, Stop> {
        let tag = &self.buffer[self.at + 1..end];
        let (tag, closes) = match tag.strip_suffix(b"/") {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let length = tag
            .iter()
            .position(u8::is_ascii_whitespace)
            .unwrap_or(tag.len());
        let (name, attributes) = tag.split_at(length);
        if name.is_empty() || name.iter().any(|byte| matches!(byte, b'<' | b'=' | b'"')) {
            return Err(malformed("a tag without a name"));
        }
        if self.lengths.len() >= Self::DEEPEST {
            return Err(malformed("elements too deep in each other"));
        }
        self.names.extend_from_slice(name);
        self.lengths.push(u32::try_from(length).unwrap_or(u32::MAX));
        self.rooted = true;
        self.closes_itself = closes;
        self.at = end + 1;
        Ok(Token::Start {
            name: local(name),
            attributes: Attributes::new(attributes),
        })
    }

    /// Closes the innermost element, whose end tag ends at `end`.
    #[inline]
    fn close(&mut self, end: usize) -> Result<(), Stop> {
        let name = self.buffer[self.at + 2..end].trim_ascii_end();
        if self.innermost() != name || self.lengths.is_empty() {
            return Err(malformed("an end tag without its start"));
        }
        self.pop();
        self.at = end + 1;
        Ok(())
    }

    fn innermost(&self) -> &[u8] {
        let length = self.lengths.last().map_or(0, |length| *length as usize);
        &self.names[self.names.len() - length..]
    }

    fn pop(&mut self) {
        if let Some(length) = self.lengths.pop() {
            self.names.truncate(self.names.len() - length as usize);
        }
    }

    fn finish(&mut self) -> Result<Token<'_>, Stop> {
        if !self.rooted {
            return Err(malformed("no element at all"));
        }
        if self.lengths.is_empty() {
            return Ok(Token::Finished);
        }
        let name = String::from_utf8_lossy(self.innermost()).into_owned();
        Err(malformed(&format!("<{name}> is not closed")))
    }
}

pub(super) fn malformed(detail: &str) -> Stop {
    Stop::unreadable("xml", detail)
}

/// What a failing source says: cut off, or damaged.
pub(super) fn damaged(error: &io::Error) -> Stop {
    let reason = match error.kind() {
        io::ErrorKind::UnexpectedEof => "truncated",
        _ => "damaged",
    };
    Stop::unreadable(reason, error.to_string())
}

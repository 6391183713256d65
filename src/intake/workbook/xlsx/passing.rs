//! What the tokenizer passes over: comments, instructions, a DOCTYPE; and CDATA sections.
//!
//! Never here: elements and plain text, which `tokenizer` reads.

use super::tokenizer::{Tokens, malformed};
use crate::intake::rows::Stop;

impl Tokens<'_> {
    /// Passes a comment or a DOCTYPE, or enters a CDATA section.
    pub(super) fn declaration(&mut self) -> Result<(), Stop> {
        let rest = &self.buffer[self.at..self.valid];
        if rest.starts_with(b"<!--") {
            self.at += 4;
            return self.pass(b"-->");
        }
        if rest.starts_with(b"<![CDATA[") {
            self.at += 9;
            self.in_cdata = true;
            return Ok(());
        }
        self.doctype()
    }

    /// Passes a DOCTYPE with whatever it declares.
    fn doctype(&mut self) -> Result<(), Stop> {
        let (mut quote, mut nested) = (0, 0_u32);
        loop {
            while self.at < self.valid {
                let byte = self.buffer[self.at];
                self.at += 1;
                match byte {
                    _ if quote != 0 => quote = if byte == quote { 0 } else { quote },
                    b'"' | b'\'' => quote = byte,
                    b'<' => nested = nested.saturating_add(1),
                    b'>' if nested <= 1 => return Ok(()),
                    b'>' => nested -= 1,
                    _ => {}
                }
            }
            if !self.fill()? {
                return Err(malformed("a DOCTYPE that is not closed"));
            }
        }
    }

    /// Passes everything up to and including `mark`.
    pub(super) fn pass(&mut self, mark: &[u8]) -> Result<(), Stop> {
        loop {
            let rest = &self.buffer[self.at..self.valid];
            if let Some(found) = rest.windows(mark.len()).position(|window| window == mark) {
                self.at += found + mark.len();
                return Ok(());
            }
            // The mark may lie across the end of the buffer.
            self.at += rest.len().saturating_sub(mark.len() - 1);
            if !self.fill()? {
                return Err(malformed("a comment or instruction that is not closed"));
            }
        }
    }

    /// Returns a piece of the CDATA section at hand, `None` where it ends.
    pub(super) fn cdata(&mut self) -> Result<Option<(usize, usize)>, Stop> {
        loop {
            let rest = &self.buffer[self.at..self.valid];
            let length = match rest.windows(3).position(|window| window == b"]]>") {
                Some(0) => {
                    self.at += 3;
                    self.in_cdata = false;
                    return Ok(None);
                }
                Some(length) => length,
                // All but two bytes, which may begin the mark; not within a character.
                None => {
                    let mut length = rest.len().saturating_sub(2);
                    while length > 0 && !char_begins(rest[length]) {
                        length -= 1;
                    }
                    length
                }
            };
            if length > 0 {
                self.at += length;
                return Ok(Some((self.at - length, self.at)));
            }
            if !self.fill()? {
                return Err(malformed("a CDATA section that is not closed"));
            }
        }
    }
}

fn char_begins(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

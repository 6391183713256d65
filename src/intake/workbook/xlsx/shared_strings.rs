//! The texts that the cells of a workbook share, end to end in one place.
//!
//! Never here: which cell points at which text.

use super::text;
use super::tokenizer::{Token, Tokens};
use crate::intake::limits::Limits;
use crate::intake::rows::{Stop, sound_string};

/// The shared texts, by number.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    /// Texts while they are read.
    bytes: Vec<u8>,
    /// Texts once all are read.
    text: String,
    ends: Vec<u32>,
}

impl SharedTexts {
    /// The most texts that are kept; they take four bytes each beside their own.
    const MOST: usize = 8 << 20;

    /// Returns all texts, end to end.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns where the text with this number lies.
    #[inline]
    pub(super) fn range(&self, index: usize) -> Option<(u32, u32)> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            Some(before) => self.ends[before],
            None => 0,
        };
        Some((start, end))
    }

    /// Reads the part. The counts that it declares are not looked at.
    ///
    /// # Errors
    ///
    /// A [`Stop`] for a damaged part, a text above the limit of a cell, or texts above the limit of
    /// a workbook.
    pub(super) fn read(mut tokens: Tokens<'_>, limits: &Limits) -> Result<Self, Stop> {
        let mut texts = Self::default();
        loop {
            match tokens.next()? {
                Token::Start { name: b"si", .. } => texts.read_one(&mut tokens, limits)?,
                Token::Finished => break,
                _ => {}
            }
        }
        texts.bytes.shrink_to_fit();
        texts.text = sound_string(std::mem::take(&mut texts.bytes));
        texts.ends.shrink_to_fit();
        Ok(texts)
    }

    fn read_one(&mut self, tokens: &mut Tokens<'_>, limits: &Limits) -> Result<(), Stop> {
        let from = self.bytes.len();
        if let Some(raw) = tokens.shortcut(b"<t>", b"</t></si>", b"si") {
            text::unescape(raw, &mut self.bytes);
        } else if let Some(raw) =
            tokens.shortcut(b"<t xml:space=\"preserve\">", b"</t></si>", b"si")
        {
            text::unescape(raw, &mut self.bytes);
        } else {
            read_runs(tokens, &mut self.bytes, limits.cell_bytes)?;
        }
        let length = self.bytes.len() - from;
        if length > limits.cell_bytes {
            return Err(Stop::over("cell-bytes", length, limits.cell_bytes));
        }
        text::resolve_excel(&mut self.bytes, from);
        let most = limits.shared_text_bytes.min(u32::MAX as usize);
        match u32::try_from(self.bytes.len()) {
            Ok(end) if self.bytes.len() <= most => self.ends.push(end),
            _ => return Err(Stop::over("shared-text-bytes", self.bytes.len(), most)),
        }
        if self.ends.len() > Self::MOST {
            return Err(Stop::over("shared-texts", self.ends.len(), Self::MOST));
        }
        Ok(())
    }
}

/// Appends the text of an `si` or an `is` element, which was just begun, and passes its end: one
/// text, or the runs of a formatted one. Phonetic readings are left out.
pub(super) fn read_runs(
    tokens: &mut Tokens<'_>,
    out: &mut Vec<u8>,
    most: usize,
) -> Result<(), Stop> {
    let from = out.len();
    let depth = tokens.depth();
    loop {
        match tokens.next()? {
            Token::Start { name: b"t", .. } => {
                tokens.text_into(out, most)?;
                if out.len() - from > most {
                    return Err(Stop::over("cell-bytes", out.len() - from, most));
                }
            }
            Token::End { depth: open } if open < depth => return Ok(()),
            Token::Start { name: b"r", .. } | Token::Text { .. } | Token::End { .. } => {}
            Token::Start { .. } => tokens.skip()?,
            Token::Finished => return Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Limits, SharedTexts, Stop, Tokens};
    use crate::fact::FactKind;

    fn read(part: &str, limits: &Limits) -> Result<Vec<String>, Stop> {
        let tokens = Tokens::new(Box::new(part.as_bytes()), 0, limits.cell_bytes);
        let texts = SharedTexts::read(tokens, limits)?;
        let text = |index| {
            let (start, end) = texts.range(index)?;
            Some(texts.text()[start as usize..end as usize].into())
        };
        Ok((0..).map_while(text).collect())
    }

    #[test]
    fn texts_by_number() {
        #[track_caller]
        fn case(part: &str, expected: &[&str]) {
            assert_eq!(read(part, &Limits::default()).expect("texts"), expected);
        }

        case("<sst/>", &[]);
        case(
            "<sst uniqueCount='1000000000'><si><t>a</t></si></sst>",
            &["a"],
        );
        case(
            "<sst><si><t>a &amp; b</t></si><si><t/></si><si/></sst>",
            &["a & b", "", ""],
        );
        case(
            "<sst><si><t xml:space=\"preserve\"> a </t></si></sst>",
            &[" a "],
        );
        case(
            "<x:sst xmlns:x='u'><x:si><x:t>a</x:t></x:si></x:sst>",
            &["a"],
        );
        case(
            "<sst><si><r><rPr><b/></rPr><t>bold</t></r><r><t> plain</t></r>\
             <rPh sb='0' eb='1'><t>reading</t></rPh><phoneticPr fontId='1'/></si></sst>",
            &["bold plain"],
        );
        case(
            "<sst><si><t>a<!-- x -->b<![CDATA[&amp;<]]></t></si></sst>",
            &["ab&amp;<"],
        );
        case("<sst><si><t>a_x000D_\nb</t></si></sst>", &["a\r\nb"]);
        case("<sst>\n <si>\n  <t>a</t>\n </si>\n</sst>", &["a"]);
    }

    #[test]
    fn limits_are_counted() {
        #[track_caller]
        fn case(part: &str, what: &str) {
            let limits = Limits {
                cell_bytes: 4,
                shared_text_bytes: 6,
                ..Limits::default()
            };
            let stop = read(part, &limits).expect_err("a stop");
            assert_eq!(stop.kind, FactKind::OverLimits, "{part}");
            assert_eq!(stop.params.get("what"), Some(what), "{part}");
        }

        case("<sst><si><t>abcde</t></si></sst>", "cell-bytes");
        case(
            "<sst><si><r><t>abc</t></r><r><t>de</t></r></si></sst>",
            "cell-bytes",
        );
        case(
            "<sst><si><t>abcd</t></si><si><t>abc</t></si></sst>",
            "shared-text-bytes",
        );
    }
}

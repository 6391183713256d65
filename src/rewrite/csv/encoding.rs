//! The letters of a text file: read as they were, and written back the same way.
//!
//! Never here: records.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::rewrite::Refused;

/// How the letters of a record are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// No letter tells: all are ASCII.
    Ascii,
    /// UTF-8.
    Utf8,
    /// Windows-1252, a byte a letter.
    Single,
    /// UTF-16, the whole file; the flag says whether the high byte comes first.
    Utf16 {
        /// The high byte comes first.
        high_first: bool,
    },
}

impl Letters {
    /// Returns how to write in a record: as the others of the file are where it does not tell.
    pub(super) fn or(self, seen: Seen) -> Self {
        match self {
            Self::Ascii if seen.single && !seen.utf8 => Self::Single,
            Self::Ascii => Self::Utf8,
            told => told,
        }
    }
}

/// What the records of a file turned out to be so far. UTF-8 where a record is, else Windows-1252.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    utf8: bool,
    single: bool,
}

impl Seen {
    /// Tells the letters of the next record.
    pub(super) fn letters(&mut self, record: &[u8]) -> Letters {
        let Ok(text) = str::from_utf8(record) else {
            self.single = true;
            return Letters::Single;
        };
        if text.is_ascii() {
            return Letters::Ascii;
        }
        // Two letters of one byte are sound UTF-8 by chance, but then hardly letters of ours.
        if self.single && !text.chars().all(is_likely) {
            return Letters::Single;
        }
        self.utf8 = true;
        Letters::Utf8
    }
}

fn is_likely(letter: char) -> bool {
    matches!(u32::from(letter), 0..=0x17F | 0x2000..=0x22FF | 0xFE00..=0x1FAFF)
}

/// Decodes Windows-1252.
pub(super) fn single_bytes(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// Writes a text in the letters of its record; the letter that they lack, where they lack one.
pub(super) fn encode(text: &str, letters: Letters) -> Result<Cow<'_, [u8]>, char> {
    if letters != Letters::Single {
        return Ok(Cow::Borrowed(text.as_bytes()));
    }
    let (bytes, _, lacking) = WINDOWS_1252.encode(text);
    if !lacking {
        return Ok(bytes);
    }
    let lacks = |letter: &char| WINDOWS_1252.encode(letter.encode_utf8(&mut [0; 4])).2;
    Err(text.chars().find(lacks).unwrap_or('\u{fffd}'))
}

/// A text file: its byte order mark, and what follows as UTF-8 or as it stands.
pub(super) struct TextFile<'a> {
    /// The byte order mark.
    pub(super) mark: &'a [u8],
    /// What follows; UTF-16 turned into UTF-8.
    pub(super) body: Cow<'a, [u8]>,
    /// UTF-16, or UTF-8 for everything that is read record by record.
    pub(super) letters: Letters,
}

/// Takes the mark off, and UTF-16 apart.
///
/// # Errors
///
/// [`Refused::Damaged`] for UTF-16 with halves of letters: it could not be written back.
pub(super) fn unpack<'a>(bytes: &'a [u8], name: Option<&str>) -> Result<TextFile<'a>, Refused> {
    let (mark, encoding): (usize, Option<&'static Encoding>) = match bytes {
        [0xFF, 0xFE, ..] => (2, Some(UTF_16LE)),
        [0xFE, 0xFF, ..] => (2, Some(UTF_16BE)),
        [0xEF, 0xBB, 0xBF, ..] => (3, None),
        _ => match name {
            Some("UTF-16LE") => (0, Some(UTF_16LE)),
            Some("UTF-16BE") => (0, Some(UTF_16BE)),
            _ => (0, None),
        },
    };
    let (mark, rest) = bytes.split_at(mark);
    let Some(encoding) = encoding else {
        return Ok(TextFile {
            mark,
            body: Cow::Borrowed(rest),
            letters: Letters::Utf8,
        });
    };
    let text = encoding
        .decode_without_bom_handling_and_without_replacement(rest)
        .ok_or_else(|| Refused::Damaged(encoding.name().to_owned()))?;
    Ok(TextFile {
        mark,
        body: Cow::Owned(text.into_owned().into_bytes()),
        letters: Letters::Utf16 {
            high_first: encoding == UTF_16BE,
        },
    })
}

impl TextFile<'_> {
    /// Puts the mark before a new body, in the letters of the old one.
    pub(super) fn pack(&self, body: &[u8]) -> Vec<u8> {
        let mut out = self.mark.to_vec();
        let Letters::Utf16 { high_first } = self.letters else {
            out.extend_from_slice(body);
            return out;
        };
        out.reserve(body.len() * 2);
        let text = String::from_utf8_lossy(body);
        for unit in text.encode_utf16() {
            out.extend(if high_first {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            });
        }
        out
    }
}

//! The encoding of text by records: UTF-8 where a record is, else Windows-1252.
//!
//! Files that were put together from two sources are in both, and one accent on the last line of
//! a large file is read as well as one on the first: nothing is decided ahead. Never here: UTF-16,
//! which only a whole file can be in (`encoding`).

use std::borrow::Cow;
use std::str;

use encoding_rs::WINDOWS_1252;

use crate::intake::rows::Slot;

/// What the records of a file turned out to be so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::intake) struct Encodings {
    /// The file begins with the mark of UTF-8, or a record holds letters of several bytes.
    utf8: bool,
    /// A record holds letters of one byte.
    single: bool,
}

impl Encodings {
    /// Starts with a file; `marked` where it begins with the mark of UTF-8.
    pub(in crate::intake) fn of_file(marked: bool) -> Self {
        Self {
            utf8: marked,
            single: false,
        }
    }

    /// Returns the name as output shows it.
    pub(in crate::intake) fn name(self) -> &'static str {
        match (self.utf8, self.single) {
            (_, false) => "UTF-8",
            (false, true) => "windows-1252",
            (true, true) => "UTF-8 + windows-1252",
        }
    }

    /// Says whether records of both kinds were met.
    pub(in crate::intake) fn are_mixed(self) -> bool {
        self.utf8 && self.single
    }

    /// Reads a record as it stands; `None` where its letters have one byte each.
    #[inline]
    pub(in crate::intake) fn utf8<'a>(&mut self, record: &'a [u8]) -> Option<&'a str> {
        if let Ok(text) = str::from_utf8(record) {
            return self.sound(text);
        }
        self.single = true;
        None
    }

    /// Reads a record that is sound UTF-8, as [`Encodings::utf8`] does.
    #[inline]
    pub(in crate::intake) fn sound<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if self.single || !self.utf8 {
            return self.doubtful(text);
        }
        Some(text)
    }

    /// Takes a record that is sound UTF-8 in a file that may not be. By chance two letters of one
    /// byte are one of two, such as `È` and a closing quote: those are no letters of a language
    /// that we read.
    fn doubtful<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if text.is_ascii() {
            return Some(text);
        }
        let likely = |char: char| matches!(char, '\0'..='\u{17f}' | '\u{2000}'..='\u{22ff}' | '\u{fe00}'..='\u{1faff}');
        if self.single && !text.chars().all(likely) {
            return None;
        }
        self.utf8 = true;
        Some(text)
    }
}

/// Decodes bytes of Windows-1252.
pub(in crate::intake) fn single_bytes(bytes: &[u8]) -> Cow<'_, str> {
    WINDOWS_1252.decode_without_bom_handling(bytes).0
}

/// Decodes the fields of a record from Windows-1252; the slots then point into `decoded`.
pub(in crate::intake) fn decode(record: &[u8], slots: &mut [Slot], decoded: &mut String) {
    decoded.clear();
    for slot in slots {
        let field = record
            .get(slot.start as usize..slot.end as usize)
            .unwrap_or_default();
        slot.start = u32::try_from(decoded.len()).unwrap_or(u32::MAX);
        decoded.push_str(&single_bytes(field));
        slot.end = u32::try_from(decoded.len()).unwrap_or(u32::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::Encodings;

    /// Reads records one after the other; `-`: to be decoded.
    #[track_caller]
    fn case(marked: bool, records: &[&[u8]], expected: &str, name: &str) {
        let mut met = Encodings::of_file(marked);
        let read: Vec<&str> = records
            .iter()
            .map(|record| met.utf8(record).unwrap_or("-"))
            .collect();
        assert_eq!(read.join("|"), expected);
        assert_eq!(met.name(), name);
    }

    #[test]
    fn each_record_is_read_for_what_it_is() {
        case(false, &[b"a", b"b"], "a|b", "UTF-8");
        case(false, &["è".as_bytes(), b"b"], "è|b", "UTF-8");
        case(false, &[b"a", b"citt\xe0", b"b"], "a|-|b", "windows-1252");
        // two sources put together, one after the other
        case(
            false,
            &["è".as_bytes(), b"citt\xe0"],
            "è|-",
            "UTF-8 + windows-1252",
        );
        case(
            false,
            &[b"citt\xe0", "è".as_bytes()],
            "-|è",
            "UTF-8 + windows-1252",
        );
        case(true, &[b"citt\xe0"], "-", "UTF-8 + windows-1252");
        // COSÌ and a closing quotation mark, sound UTF-8 by chance
        case(false, &[b"citt\xe0", b"COS\xcc\xbb"], "-|-", "windows-1252");
    }
}

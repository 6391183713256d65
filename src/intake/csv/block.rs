//! The bytes of a text file that are at hand, and whether they are sound text as a whole.
//!
//! A block is looked at once: that takes a fraction of the time of a look at each of its records.
//! Never here: records, or what to do where a block is no sound text (`text::records`).

use std::io::{self, Read};
use std::ops::Range;

/// Bytes at hand.
#[derive(Debug)]
pub(super) enum Block {
    /// Not looked at, or not sound: each record is to be looked at.
    Bytes(Vec<u8>),
    /// Sound UTF-8.
    Text(String),
}

impl Block {
    /// Makes an empty block of so many bytes.
    pub(super) fn new(length: usize) -> Self {
        Self::Bytes(vec![0; length])
    }

    /// Returns the bytes.
    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }

    /// Returns a record of a block of sound UTF-8.
    #[inline]
    pub(super) fn text(&self, record: Range<usize>) -> Option<&str> {
        match self {
            Self::Text(text) => text.get(record),
            Self::Bytes(_) => None,
        }
    }

    /// Moves the bytes that are kept to the front and reads on behind them; returns how many bytes
    /// were read. A block that is kept whole grows.
    pub(super) fn refill(&mut self, kept: Range<usize>, from: &mut dyn Read) -> io::Result<usize> {
        let mut bytes = match std::mem::replace(self, Self::Bytes(Vec::new())) {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.into_bytes(),
        };
        let filled = kept.len();
        bytes.copy_within(kept, 0);
        if filled == bytes.len() {
            bytes.resize(filled * 2, 0);
        }
        let read = loop {
            match from.read(&mut bytes[filled..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        // A source that gives little at a time would have the same bytes looked at many times.
        let is_full = matches!(read, Ok(read) if filled + read == bytes.len());
        *self = if is_full {
            // Its end may cut a letter: such a block is one of bytes.
            String::from_utf8(bytes)
                .map_or_else(|error| Self::Bytes(error.into_bytes()), Self::Text)
        } else {
            Self::Bytes(bytes)
        };
        read
    }
}

#[cfg(test)]
mod tests {
    use super::Block;

    #[test]
    fn a_full_block_is_text_where_it_is_sound() {
        #[track_caller]
        fn case(bytes: &[u8], length: usize, text: Option<&str>) {
            let mut block = Block::new(length);
            let read = block.refill(0..0, &mut &*bytes).unwrap();
            assert_eq!(read, bytes.len().min(length));
            assert_eq!(block.text(0..length), text);
            assert_eq!(block.bytes()[..read], bytes[..read]);
        }
        case("così;".as_bytes(), 6, Some("così;"));
        case("così".as_bytes(), 6, None); //         not full
        case("così".as_bytes(), 4, None); //         cut amid a letter
        case(b"cos\xec;;", 6, None);
    }

    #[test]
    fn what_is_kept_moves_to_the_front() {
        let mut block = Block::new(4);
        block.refill(0..0, &mut &b"a;bc"[..]).unwrap();
        assert_eq!(block.refill(2..4, &mut &b"d\n"[..]).unwrap(), 2);
        assert_eq!(block.text(0..3), Some("bcd"));
        assert_eq!(block.refill(0..4, &mut &b"1234"[..]).unwrap(), 4);
        assert_eq!(block.text(0..8), Some("bcd\n1234"));
    }
}

//! The stamp of a row that goes out for review: which row it is, what it rested on, what was shown.
//!
//! It notices what changed by mistake or unawares; it is no signature. Never here: what follows from
//! a difference (`returned`).

use sha2::{Digest as _, Sha256};

/// The stamp of a row: three short hashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Which row of the inventory it is.
    pub(super) key: String,
    /// The answers of the row, the criteria set and the computed verdict.
    pub(super) answers: String,
    /// The cells that nobody is to change.
    pub(super) shown: String,
}

impl Stamp {
    /// Writes it for a cell.
    pub(super) fn text(&self) -> String {
        format!("{}-{}-{}", self.key, self.answers, self.shown)
    }

    /// Reads it; `None`: it is none.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let sound =
            |part: &&str| part.len() == DIGITS && part.bytes().all(|it| it.is_ascii_hexdigit());
        match parts.as_slice() {
            [key, answers, shown] if parts.iter().all(sound) => Some(Self {
                key: (*key).to_owned(),
                answers: (*answers).to_owned(),
                shown: (*shown).to_owned(),
            }),
            _ => None,
        }
    }
}

/// Digits of each part.
const DIGITS: usize = 12;

/// Returns the first digits of a SHA-256 over texts. Blanks at their ends and their number between
/// words do not count: programs that save a file again may change them.
pub(super) fn hash<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        for word in part.split_whitespace() {
            hash.update(word.as_bytes());
            hash.update([b' ']);
        }
        hash.update([0]);
    }
    let digest = hash.finalize();
    let digits = digest
        .iter()
        .take(DIGITS / 2)
        .fold(0_u64, |digits, byte| digits << 8 | u64::from(*byte));
    format!("{digits:012x}")
}

#[cfg(test)]
mod tests {
    use super::{Stamp, hash};

    #[test]
    fn a_stamp_is_read_back_and_nothing_else_is_one() {
        let stamp = Stamp {
            key: hash(["A1", "Area"]),
            answers: hash(["yes"]),
            shown: hash(["Protocollo"]),
        };
        assert_eq!(Stamp::parse(&format!(" {} ", stamp.text())), Some(stamp));
        for text in [
            "",
            "a-b-c",
            "0123456789ab-0123456789ab",
            "0123456789ab-0123456789ab-0123456789ag",
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_do_not_count_and_cells_are_told_apart() {
        assert_eq!(hash(["due  parole\n"]), hash(["due parole"]));
        assert_ne!(hash(["due", "parole"]), hash(["due parole", ""]));
        assert_ne!(hash(["a"]), hash(["A"]));
    }
}

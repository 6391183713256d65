//! Text files: their encoding, their delimiter, how they write numbers, their records.

pub(in crate::intake) mod delimiter;
pub(in crate::intake) mod encoding;

//! Text files: their encoding, their delimiter, how they write numbers, their records.

pub mod delimiter;
pub(in crate::intake) mod encoding;
pub mod places;
pub(in crate::intake) mod records;

//! Criteria sets and the words of sheets: reading a set, the sets that come with the program, the
//! headers and answers that are understood without configuration.
//!
//! Never here: judging by a set (`figures`), a column found in a sheet (`intake`), or a decision
//! taken with a number.

mod builtin;
pub mod change;
mod read;
pub mod vocabulary;
mod write;

pub use builtin::{Builtin, DEFAULT, builtin, find};
pub use read::{SCHEMA, read};

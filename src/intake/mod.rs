//! From bytes to raw cells to nouns.
//!
//! Never here: a rule that needs two rows to judge, a sum, a verdict.

mod csv;
pub mod limits;
pub mod open;
pub mod rows;
mod sniff;
mod text;
pub mod workbook;

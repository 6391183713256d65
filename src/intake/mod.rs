//! From bytes to raw cells to nouns.
//!
//! Never here: a rule that needs two rows to judge, a sum, a verdict.

pub mod limits;
pub mod open;
pub mod rows;
pub mod workbook;

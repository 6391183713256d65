//! From bytes to raw cells to nouns.
//!
//! Never here: a rule that needs two rows to judge, a sum, a verdict.

pub mod activities;
pub mod answers;
mod broken_texts;
pub mod catalogue;
pub mod cells;
pub mod columns;
mod csv;
pub mod dates;
pub mod file_bytes;
pub mod file_names;
pub mod header;
mod inside;
mod labels;
pub mod limits;
pub mod notices;
mod old_titles;
pub mod open;
pub mod org_chart;
mod own;
pub mod persons;
pub mod rows;
mod sniff;
pub mod stamped;
pub mod submission;
pub mod table;
pub mod text;
pub mod workbook;

pub use self::csv::record_starts;

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests_layouts;
#[cfg(test)]
mod tests_notices;
#[cfg(test)]
mod tests_scores;

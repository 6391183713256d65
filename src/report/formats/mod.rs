//! The formats that print a report, one a file. Each returns the bytes of a whole file.
//!
//! Never here: what a report says (`report::assessment`, `report::tables`).

pub mod ansi;
pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod terminal;
pub mod xlsx;

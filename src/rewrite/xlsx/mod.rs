//! Workbooks of Excel (`.xlsx`, `.xlsm`), patched where they lie.
//!
//! Lives here: a sheet's XML changed at a cell, its part put back, every other part as it was
//! packed. Never here: zip (`package`), XML itself (`xml`).

mod annotate;
mod book;
mod fills;
mod fix;
mod notes;
mod sheet;
mod styles;
mod value;

pub use self::annotate::annotate_xlsx;
pub(super) use self::fix::fix;

#[cfg(test)]
mod tests;

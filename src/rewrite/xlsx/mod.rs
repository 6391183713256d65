//! Workbooks of Excel (`.xlsx`, `.xlsm`), patched where they lie.
//!
//! Lives here: a sheet's XML changed at a cell, its part put back, every other part as it was
//! packed. Never here: zip (`package`), XML itself (`xml`).

mod book;
mod fix;
mod sheet;
mod value;

pub(super) use self::fix::fix;

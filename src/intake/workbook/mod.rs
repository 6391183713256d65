//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].

#[cfg_attr(
    not(test),
    expect(dead_code, reason = "until `intake::open` chooses among the readers")
)]
pub(in crate::intake) mod xlsx;
pub(crate) mod zip_directory;

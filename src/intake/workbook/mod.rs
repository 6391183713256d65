//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].

pub(crate) mod ods;
pub(crate) mod zip_directory;

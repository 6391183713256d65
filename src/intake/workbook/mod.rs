//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].

pub(crate) mod ods;
#[cfg(test)]
mod testing;
pub(crate) mod xls;
pub(crate) mod xlsb;
pub(crate) mod zip_directory;

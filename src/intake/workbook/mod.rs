//! Workbooks: one reader per format behind [`crate::intake::rows::Book`].

#[cfg(test)]
mod hostile;
#[cfg(test)]
#[path = "../../../tests/hostile/ods.rs"]
mod hostile_ods;
#[cfg(test)]
#[path = "../../../tests/hostile/xls.rs"]
mod hostile_xls;
pub(crate) mod ods;
#[cfg(test)]
mod testing;
pub(crate) mod xls;
pub(crate) mod xlsb;
pub(crate) mod zip_directory;

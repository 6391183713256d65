//! Criteria sets: built in, or read from a file. A stand-in until the room itself is merged.

use crate::lang::Lang;
use crate::model::criteria::CriteriaSet;

/// A set that is built in.
#[derive(Debug)]
pub struct Builtin {
    /// Its id.
    pub id: &'static str,
    /// Its file.
    pub text: &'static str,
}

/// Returns the built-in sets.
#[must_use]
pub fn builtin() -> &'static [Builtin] {
    &[]
}

/// An error in a document.
#[derive(Debug)]
pub struct DocumentError(String);

impl DocumentError {
    /// Words the error with its place.
    #[must_use]
    pub fn render(&self, _lang: Lang) -> String {
        self.0.clone()
    }
}

/// Reads a set.
///
/// # Errors
///
/// Every error found, with its place.
pub fn read(path_shown: &str, _text: &str) -> Result<CriteriaSet, Vec<DocumentError>> {
    Err(vec![DocumentError(format!("{path_shown}:1:1"))])
}

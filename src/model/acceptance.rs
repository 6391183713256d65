//! A finding that somebody accepted: which one, why, who, until when.
//!
//! Nothing may be written into a submission, so acceptances stand in a file beside it. Never here:
//! reading that file (`config`), or which findings an acceptance covers (`check`).

use crate::model::period::Day;

/// One `[[accept]]` of an acceptance file. What is not said holds for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Acceptance {
    /// Rule: code or slug.
    pub rule: String,
    /// File name, or the end of its path.
    pub file: Option<String>,
    /// Unit: code or name.
    pub body: Option<String>,
    /// Record: identifier or name of the activity.
    pub record: Option<String>,
    /// Header of the column.
    pub column: Option<String>,
    /// The value that was accepted, as the finding shows it.
    pub value: Option<String>,
    /// Why. Empty: it covers nothing.
    pub reason: String,
    /// Who.
    pub author: String,
    /// When.
    pub date: Option<Day>,
    /// The last day that it holds.
    pub expires: Option<Day>,
    /// Whether the submitter confirmed the value.
    pub confirmed: bool,
    /// How many findings it covers at most: with more, it covers none.
    pub count: Option<u64>,
    /// Line of the file, from 1.
    pub line: usize,
}

impl Acceptance {
    /// Names it in a sentence: the rule and what narrows it.
    #[must_use]
    pub fn shown(&self) -> String {
        let narrowed = [
            &self.file,
            &self.body,
            &self.record,
            &self.column,
            &self.value,
        ];
        let mut text = self.rule.clone();
        for part in narrowed.into_iter().flatten() {
            text.push_str(", ");
            text.push_str(part);
        }
        text
    }
}

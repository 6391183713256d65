//! Words of verdicts that a sheet declares.
//!
//! Never here: comparing them with the computed ones, or overrides without a reason (`check`).

use std::collections::BTreeMap;

use super::answers::{AnswerWord, Answers, ReadAnswer, split_note};
use super::labels::begins;
use crate::lang::LocalText;
use crate::matching::{fold, nearest};
use crate::model::quantity::Ratio;
use crate::model::verdict::Outcome;

/// Words of verdicts.
#[derive(Debug, Clone, Default)]
pub struct Verdicts {
    /// By the word, folded.
    pub words: BTreeMap<String, Outcome>,
}

/// What a cell of a verdict column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadVerdict {
    /// The cell is empty.
    Blank,
    /// A verdict.
    Outcome(Outcome),
    /// A verdict with a note after it, or with a limit ("limitatamente a …").
    WithNote(Outcome),
    /// A share of the work or of the hours: 0 is not, 1 is smartable, between is partly.
    Share(Ratio),
    /// The sheet says that it is not known yet, or that the question does not apply.
    Unknown,
    /// Two verdicts at once.
    Multiple,
    /// It may mean several things, listed.
    Ambiguous(LocalText),
    /// No known word.
    NotUnderstood {
        /// The nearest known one, folded.
        nearest: Option<String>,
    },
}

impl ReadVerdict {
    /// Returns the verdict, where there is one.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Outcome(outcome) | Self::WithNote(outcome) => Some(*outcome),
            Self::Share(share) if *share == Ratio::ZERO => Some(Outcome::Not),
            Self::Share(share) if *share == Ratio::ONE => Some(Outcome::Smartable),
            Self::Share(_) => Some(Outcome::Partly),
            _ => None,
        }
    }
}

impl Verdicts {
    /// Reads a verdict that a sheet declares, or an override. Plain answers (`Sì`, `in parte`, `60 %`) count too.
    #[must_use]
    pub fn read(&self, raw: &str, answers: &Answers) -> ReadVerdict {
        let folded = fold(raw);
        let doubtful = raw.contains('?');
        if let Some(outcome) = self.words.get(&folded).filter(|_| !doubtful) {
            return ReadVerdict::Outcome(*outcome);
        }
        match answers.read(raw) {
            ReadAnswer::Word(word) => of_word(&word, ReadVerdict::Outcome),
            ReadAnswer::WithNote(word) => of_word(&word, ReadVerdict::WithNote),
            ReadAnswer::Blank => ReadVerdict::Blank,
            ReadAnswer::Multiple => ReadVerdict::Multiple,
            ReadAnswer::Percentage(share) => ReadVerdict::Share(share),
            ReadAnswer::Ambiguous(meanings) => ReadVerdict::Ambiguous(meanings),
            ReadAnswer::NotUnderstood { .. } => self.with_note(raw, &folded, answers),
        }
    }

    /// Reads `smartabile (tranne lo sportello)`, `Non smartabile - richiede presenza`.
    fn with_note(&self, raw: &str, folded: &str, answers: &Answers) -> ReadVerdict {
        if let Some((head, tail)) = split_note(raw)
            && let Some(outcome) = self.words.get(&fold(head))
        {
            let limited = *outcome == Outcome::Smartable && answers.limits_yes(&fold(tail));
            return ReadVerdict::WithNote(if limited { Outcome::Partly } else { *outcome });
        }
        let limited = self.words.iter().any(|(word, outcome)| {
            *outcome == Outcome::Smartable
                && begins(folded, word)
                && answers.limits_yes(folded[word.len()..].trim_start())
        });
        if limited {
            return ReadVerdict::WithNote(Outcome::Partly);
        }
        ReadVerdict::NotUnderstood {
            nearest: nearest(folded, self.words.keys().map(String::as_str)).map(str::to_owned),
        }
    }
}

fn of_word(word: &AnswerWord, read: fn(Outcome) -> ReadVerdict) -> ReadVerdict {
    match word {
        AnswerWord::Yes => read(Outcome::Smartable),
        AnswerWord::No => read(Outcome::Not),
        AnswerWord::Partly => read(Outcome::Partly),
        AnswerWord::Unknown | AnswerWord::NotApplicable => ReadVerdict::Unknown,
        AnswerWord::Ask(meanings) => ReadVerdict::Ambiguous(meanings.clone()),
    }
}

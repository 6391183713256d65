//! A row that came back from a manager: what it decides, or why it decides nothing.
//!
//! Never here: where decisions are written (`import`).

use super::headers::{ASKED, SHOWN, STAMP};
use super::rows::Judged;
use super::stamp::{Stamp, hash};
use crate::criteria::vocabulary::{AnswerWord, ReadAnswer, Vocabulary};
use crate::lang::{Lang, Text};
use crate::model::assessment::Override;
use crate::model::form::{Form, FormRow};
use crate::model::verdict::Verdict;

/// What a row decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// Nothing: nobody filled it in.
    Nothing,
    /// The verdict stands. An override that there was goes.
    Agrees,
    /// The override that there is stays.
    Stays,
    /// Another verdict, or the same one with a reason.
    Override(Override),
}

/// Why a row decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// A verdict without the reason.
    NoReason,
    /// A verdict without its author.
    NoAuthor,
    /// A verdict without its date.
    NoDate,
    /// No agreement, or a reason, without a verdict.
    NoVerdict,
    /// An answer or a verdict in words that nobody understands.
    NotUnderstood,
    /// Agreement, and yet another verdict.
    Contradiction,
    /// Answers, criteria or verdict changed since the export.
    Stale,
    /// A cell that nobody was to change has changed.
    Touched,
    /// The stamp is gone, or a row was added.
    NoStamp,
    /// No row of the table has a stamp.
    NotAReview,
    /// The inventory has no such row.
    Unknown,
    /// Two rows decide differently on one activity.
    Twice,
}

impl Trouble {
    /// Says what is wrong and what to do.
    pub(super) fn words(self, lang: Lang) -> &'static str {
        let text = |it, en| Text { it, en };
        match self {
            Self::NoReason => text(
                "manca la motivazione dell'esito: chiederla al dirigente",
                "the reason of the verdict is missing: ask the manager for it",
            ),
            Self::NoAuthor => text(
                "manca chi ha deciso: scrivere nome o incarico",
                "who decided is missing: write a name or an office",
            ),
            Self::NoDate => text(
                "manca la data della decisione",
                "the date of the decision is missing",
            ),
            Self::NoVerdict => text(
                "la riga non è d'accordo o ha una motivazione, ma nessun esito: scegliere l'esito",
                "the row does not agree or has a reason, but no verdict: choose the verdict",
            ),
            Self::NotUnderstood => text(
                "la risposta o l'esito non si capisce: scegliere dall'elenco",
                "the answer or the verdict is not understood: choose from the list",
            ),
            Self::Contradiction => text(
                "la riga è d'accordo con l'esito calcolato, ma ne sceglie un altro",
                "the row agrees with the computed verdict, but chooses another",
            ),
            Self::Stale => text(
                "risposte, criteri o esito sono cambiati dopo l'invio: rimandare la riga al dirigente",
                "answers, criteria or verdict have changed since it was sent: send the row again",
            ),
            Self::Touched => text(
                "è cambiata una cella che non si doveva toccare: confrontare con il file inviato",
                "a cell that was to stay has changed: compare with the file that was sent",
            ),
            Self::NoStamp => text(
                "manca l'impronta della riga: partire dal file inviato, senza aggiungere righe",
                "the stamp of the row is missing: begin with the file that was sent, add no rows",
            ),
            Self::NotAReview => text(
                "la tabella non viene da «review export»: nessuna sua riga ha un'impronta",
                "the table does not come from “review export”: none of its rows has a stamp",
            ),
            Self::Unknown => text(
                "l'inventario non ha questa riga",
                "the inventory has no such row",
            ),
            Self::Twice => text(
                "due righe decidono in modo diverso sulla stessa attività: nessuna è riportata",
                "two rows decide differently on the same activity: neither is taken over",
            ),
        }
        .get(lang)
    }
}

/// Returns the stamp of a row, where its shown cells are as they were sent.
pub(super) fn stamp(form: &Form, row: &FormRow) -> Result<Stamp, Trouble> {
    let stamp = Stamp::parse(&STAMP.text(form, row)).ok_or(Trouble::NoStamp)?;
    let shown = SHOWN.map(|column| column.text(form, row));
    if hash(shown.iter().map(String::as_str)) == stamp.shown {
        Ok(stamp)
    } else {
        Err(Trouble::Touched)
    }
}

/// Returns what a row decides on the activity that it is of.
pub(super) fn decision(
    form: &Form,
    row: &FormRow,
    stamp: &Stamp,
    known: &Judged,
) -> Result<Decision, Trouble> {
    let [agrees, verdict, reason, author, date] = ASKED.map(|column| column.text(form, row));
    let vocabulary = Vocabulary::builtin();
    let agrees = match vocabulary.read_answer(&agrees) {
        _ if agrees.is_empty() => None,
        ReadAnswer::Word(AnswerWord::Yes) => Some(true),
        ReadAnswer::Word(AnswerWord::No) => Some(false),
        _ => return Err(Trouble::NotUnderstood),
    };
    let outcome = vocabulary.read_verdict(&verdict).outcome();
    if outcome.is_none() && !verdict.is_empty() {
        return Err(Trouble::NotUnderstood);
    }
    let is_silent = [&verdict, &reason, &author, &date]
        .iter()
        .all(|text| text.is_empty());
    if agrees.is_none() && is_silent {
        return Ok(Decision::Nothing);
    }
    if stamp.answers != known.answers {
        return Err(Trouble::Stale);
    }
    let Some(outcome) = outcome else {
        return match agrees {
            Some(true) => Ok(Decision::Agrees),
            _ => Err(Trouble::NoVerdict),
        };
    };
    let decided = Override {
        outcome,
        reason,
        author,
        date,
    };
    if known
        .activity
        .overridden
        .as_ref()
        .is_some_and(|it| same(it, &decided))
    {
        return Ok(Decision::Stays);
    }
    if agrees == Some(true) && known.activity.computed != Verdict::Known(outcome) {
        return Err(Trouble::Contradiction);
    }
    match (&*decided.reason, &*decided.author, &*decided.date) {
        ("", _, _) if agrees == Some(true) => Ok(Decision::Agrees),
        ("", _, _) => Err(Trouble::NoReason),
        (_, "", _) => Err(Trouble::NoAuthor),
        (_, _, "") => Err(Trouble::NoDate),
        _ => Ok(Decision::Override(decided)),
    }
}

/// Says whether two overrides are one; blanks do not count.
fn same(one: &Override, other: &Override) -> bool {
    let texts = |it: &Override| hash([&*it.reason, &*it.author, &*it.date]);
    one.outcome == other.outcome && texts(one) == texts(other)
}

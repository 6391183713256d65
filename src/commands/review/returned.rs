//! A row that came back from a manager: what it decides, or why it decides nothing.
//!
//! Never here: where decisions are written (`import`).

use super::headers::{ASKED, Column, SHOWN};
use super::rows::Judged;
use super::stamp::{Stamp, hash};
use crate::criteria::vocabulary::{AnswerWord, ReadAnswer, Vocabulary};
use crate::fact::FactKind;
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    /// What is wrong.
    pub(super) kind: FactKind,
    /// Whose cell is to be mended; `None`: the row's, or nobody knows.
    pub(super) column: Option<Column>,
    /// What its words need beside the activity.
    pub(super) params: Vec<(&'static str, String)>,
}

impl Trouble {
    /// Makes one of the row as a whole.
    pub(super) fn of(kind: FactKind) -> Self {
        Self {
            kind,
            column: None,
            params: Vec::new(),
        }
    }

    fn at(mut self, column: Column) -> Self {
        self.column = Some(column);
        self
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }
}

/// Says that a row is not as it was sent: its stamp tells another tale than its shown cells. `sent`:
/// what the activity would be sent as today, in each language.
pub(super) fn touched(
    form: &Form,
    row: &FormRow,
    stamp: &Stamp,
    sent: &[Vec<String>],
) -> Option<Trouble> {
    let shown = SHOWN.map(|column| column.text(form, row));
    if hash(shown.iter().map(String::as_str)) == stamp.shown {
        return None;
    }
    let trouble = Trouble::of(FactKind::ReviewCellTouched);
    let as_sent = |texts: &&Vec<String>| hash(texts.iter().map(String::as_str)) == stamp.shown;
    let Some(before) = sent.iter().find(as_sent) else {
        return Some(trouble.with("what", "row"));
    };
    let differs =
        |(now, before): (&String, &String)| !now.split_whitespace().eq(before.split_whitespace());
    let place = shown.iter().zip(before).position(differs)?;
    let trouble = trouble.at(SHOWN[place]).with("what", "");
    Some(
        trouble
            .with("value", &*shown[place])
            .with("before", &*before[place]),
    )
}

/// Returns what a row decides on the activity that it is of.
pub(super) fn decision(
    form: &Form,
    row: &FormRow,
    stamp: &Stamp,
    known: &Judged,
) -> Result<Decision, Trouble> {
    let [agrees, verdict, reason, author, date] = ASKED.map(|column| column.text(form, row));
    let not_understood = |at: usize, what, text: &str| {
        let trouble = Trouble::of(FactKind::DecisionNotUnderstood).at(ASKED[at]);
        Err(trouble.with("what", what).with("value", text))
    };
    let vocabulary = Vocabulary::builtin();
    let agreement = match vocabulary.read_answer(&agrees) {
        _ if agrees.is_empty() => None,
        ReadAnswer::Word(AnswerWord::Yes) => Some(true),
        ReadAnswer::Word(AnswerWord::No) => Some(false),
        _ => return not_understood(0, "agreement", &agrees),
    };
    let outcome = vocabulary.read_verdict(&verdict).outcome();
    if outcome.is_none() && !verdict.is_empty() {
        return not_understood(1, "verdict", &verdict);
    }
    let is_silent = [&verdict, &reason, &author, &date]
        .iter()
        .all(|text| text.is_empty());
    if agreement.is_none() && is_silent {
        return Ok(Decision::Nothing);
    }
    if stamp.answers != known.answers {
        return Err(Trouble::of(FactKind::DecisionStale));
    }
    let Some(outcome) = outcome else {
        return match agreement {
            Some(true) => Ok(Decision::Agrees),
            _ => Err(Trouble::of(FactKind::DecisionWithoutVerdict).at(ASKED[1])),
        };
    };
    let decided = Override {
        outcome,
        reason,
        author,
        date,
    };
    chosen(decided, agreement == Some(true), known)
}

/// Returns what a row decides that chooses a verdict.
fn chosen(decided: Override, agrees: bool, known: &Judged) -> Result<Decision, Trouble> {
    let before = known.activity.overridden.as_ref();
    if before.is_some_and(|before| same(before, &decided)) {
        return Ok(Decision::Stays);
    }
    let computed = known.activity.computed;
    if agrees && computed != Verdict::Known(decided.outcome) {
        let trouble = Trouble::of(FactKind::DecisionContradiction).at(ASKED[1]);
        let trouble = trouble.with("computed", computed.key());
        return Err(trouble.with("verdict", decided.outcome.key()));
    }
    let lacks = |at: usize, what| {
        let trouble = Trouble::of(FactKind::DecisionIncomplete).at(ASKED[at]);
        Err(trouble.with("what", what))
    };
    match (&*decided.reason, &*decided.author, &*decided.date) {
        ("", _, _) if agrees => Ok(Decision::Agrees),
        ("", _, _) => lacks(2, "reason"),
        (_, "", _) => lacks(3, "author"),
        (_, _, "") => lacks(4, "date"),
        _ => Ok(Decision::Override(decided)),
    }
}

/// Says whether two overrides are one; blanks do not count.
fn same(one: &Override, other: &Override) -> bool {
    let texts = |it: &Override| hash([&*it.reason, &*it.author, &*it.date]);
    one.outcome == other.outcome && texts(one) == texts(other)
}

//! A row that came back from a manager: what it decides, or why it decides nothing.
//!
//! Never here: where decisions are written (`import`).

use super::headers::{ASKED, Column, SHOWN};
use super::rows::Judged;
use super::sound;
use super::stamp::{Stamp, hash};
use crate::criteria::vocabulary::{AnswerWord, ReadAnswer, Vocabulary};
use crate::fact::FactKind;
use crate::model::assessment::Override;
use crate::model::form::{Form, FormRow};
use crate::model::period::Day;
use crate::model::verdict::Verdict;

/// What a row decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// Nothing: nobody filled it in.
    Nothing,
    /// The verdict stands. An override that there was goes.
    Agrees(Agreement),
    /// The override that there is stays.
    Stays,
    /// Another verdict, or the same one with a reason.
    Override(Override),
}

/// Who agreed, and when: as written, perhaps empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Agreement {
    /// A name or an office.
    pub(super) author: String,
    /// A day.
    pub(super) date: String,
}

impl Decision {
    /// Says whether two rows of one activity decide differently. Two managers may agree.
    pub(super) fn differs(&self, other: &Self) -> bool {
        let agree = matches!((self, other), (Self::Agrees(_), Self::Agrees(_)));
        !agree && self != other
    }
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
    (known, today): (&Judged, Option<Day>),
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
            Some(true) => agreed(author, date, today),
            _ => Err(Trouble::of(FactKind::DecisionWithoutVerdict).at(ASKED[1])),
        };
    };
    let decided = Override {
        outcome,
        reason,
        author,
        date,
    };
    chosen(decided, agreement == Some(true), (known, today))
}

/// Returns an agreement. Who and when may be missing; what stands there must say it.
fn agreed(author: String, date: String, today: Option<Day>) -> Result<Decision, Trouble> {
    if !author.is_empty() && !sound::is_author(&author) {
        return Err(hollow(3, "author_hollow", &author));
    }
    if !date.is_empty() {
        sound_day(&date, today)?;
    }
    Ok(Decision::Agrees(Agreement { author, date }))
}

fn hollow(at: usize, what: &'static str, value: &str) -> Trouble {
    let trouble = Trouble::of(FactKind::DecisionIncomplete).at(ASKED[at]);
    trouble.with("what", what).with("value", value)
}

/// Refuses what is no day, and a day to come. `today`: the day of the report, where it is stated.
fn sound_day(date: &str, today: Option<Day>) -> Result<(), Trouble> {
    let trouble = Trouble::of(FactKind::DecisionNotUnderstood).at(ASKED[4]);
    match (sound::day(date), today) {
        (None, _) => Err(trouble.with("what", "date").with("value", date)),
        (Some(day), Some(today)) if day > today => {
            let trouble = trouble.with("what", "date_ahead").with("value", date);
            Err(trouble.with("on", today.to_string()))
        }
        _ => Ok(()),
    }
}

/// Returns what a row decides that chooses a verdict.
fn chosen(
    decided: Override,
    agrees: bool,
    (known, today): (&Judged, Option<Day>),
) -> Result<Decision, Trouble> {
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
        (reason, ..) if agrees && !sound::is_reason(reason) => {
            return agreed(decided.author, decided.date, today);
        }
        ("", _, _) => return lacks(2, "reason"),
        (reason, ..) if !sound::is_reason(reason) => {
            return Err(hollow(2, "reason_hollow", reason));
        }
        (_, "", _) => return lacks(3, "author"),
        (_, author, _) if !sound::is_author(author) => {
            return Err(hollow(3, "author_hollow", author));
        }
        (_, _, "") => return lacks(4, "date"),
        (_, _, date) => sound_day(date, today)?,
    }
    Ok(Decision::Override(decided))
}

/// Says whether two overrides are one; blanks do not count.
fn same(one: &Override, other: &Override) -> bool {
    let texts = |it: &Override| hash([&*it.reason, &*it.author, &*it.date]);
    one.outcome == other.outcome && texts(one) == texts(other)
}

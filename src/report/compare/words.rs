//! The words of a comparison, in both languages.
//!
//! Never here: a table.

use crate::lang::{Lang, Text};
use crate::model::answer::{Answer, Unknown};
use crate::model::comparison::{Cause, CauseSet, Comparison, End, FoundBy, Measure, Reversal};
use crate::model::criteria::Heads;
use crate::report::numbers;
use crate::report::words;

pub(super) const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// Title of the report.
pub const TITLE: Text = text("Confronto tra due anni", "Comparison of two years");

/// Returns the title with the names of both sides.
#[must_use]
pub fn title(comparison: &Comparison, lang: Lang) -> String {
    let (old, new) = (&comparison.old.name, &comparison.new.name);
    match lang {
        Lang::It => format!("Confronto: {old} → {new}"),
        Lang::En => format!("Comparison: {old} → {new}"),
    }
}

/// Returns what stands above figures of the older and of the newer side: its name where it is short.
#[must_use]
pub fn sides(comparison: &Comparison, lang: Lang) -> [String; 2] {
    let names = [&comparison.old.name, &comparison.new.name];
    if names.iter().all(|name| name.chars().count() <= LONGEST) && names[0] != names[1] {
        return names.map(String::clone);
    }
    [text("Prima", "Before"), text("Dopo", "After")].map(|it| it.get(lang).to_owned())
}

const LONGEST: usize = 8;

/// Heading of a difference.
pub const DIFFERENCE: Text = text("Differenza", "Difference");

/// Returns the header of a cause.
#[must_use]
pub fn cause(cause: Cause) -> Text {
    match cause {
        Cause::Gone => text("Cessate", "Gone"),
        Cause::Added => text("Aggiunte", "Added"),
        Cause::Criteria => text("Criteri", "Criteria"),
        Cause::Answers => text("Risposte", "Answers"),
        Cause::Overrides => text("Decisioni", "Overrides"),
        Cause::Numbers => text("Solo addetti", "Headcount only"),
        Cause::Moved => text("Spostate", "Moved"),
    }
}

/// Returns a cause within a sentence.
#[must_use]
pub fn cause_said(cause: Cause) -> Text {
    match cause {
        Cause::Gone => text("le attività cessate", "activities gone"),
        Cause::Added => text("le attività aggiunte", "activities added"),
        Cause::Criteria => text("i criteri", "the criteria"),
        Cause::Answers => text("le risposte degli uffici", "the offices' answers"),
        Cause::Overrides => text("le decisioni dei dirigenti", "the managers' overrides"),
        Cause::Numbers => text("il solo numero di addetti", "headcounts alone"),
        Cause::Moved => text("gli spostamenti", "moves"),
    }
}

/// Returns a set of causes: "criteri e risposte".
#[must_use]
pub fn causes(causes: CauseSet, lang: Lang) -> String {
    let named = [
        (causes.criteria, Cause::Criteria),
        (causes.answers, Cause::Answers),
        (causes.overrides, Cause::Overrides),
    ];
    let said: Vec<String> = named
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, one)| words::uncapital(cause(one).get(lang)))
        .collect();
    let and = match lang {
        Lang::It => " e ",
        Lang::En => " and ",
    };
    match said.as_slice() {
        [] => "–".to_owned(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// Returns a set of causes for programs: `criteria+answers`.
#[must_use]
pub fn causes_key(causes: CauseSet) -> String {
    let named = [
        (causes.criteria, Cause::Criteria),
        (causes.answers, Cause::Answers),
        (causes.overrides, Cause::Overrides),
    ];
    let held = named.into_iter().filter(|(holds, _)| *holds);
    let keys: Vec<&str> = held.map(|(_, cause)| cause.key()).collect();
    keys.join("+")
}

/// Returns what sums are of.
#[must_use]
pub fn measure(measure: Measure, heads: Heads) -> Text {
    match (measure, heads) {
        (Measure::Activities, _) => text("Attività smartabili", "Smartable activities"),
        (Measure::Heads, Heads::Overlapping) => text(
            "Addetti delle attività smartabili",
            "Heads of smartable activities",
        ),
        (Measure::Heads, Heads::Exclusive) => text(
            "Persone delle attività smartabili",
            "People of smartable activities",
        ),
        (Measure::Fte, _) => text(
            "ETP delle attività smartabili",
            "FTE of smartable activities",
        ),
    }
}

/// Returns a measure with the end that is meant, where the ends differ.
#[must_use]
pub fn measure_at(comparison: &Comparison, of: Measure, end: End, lang: Lang) -> String {
    let name = measure(of, comparison.new.heads).get(lang);
    if !comparison.total.has_bounds(of)
        && comparison.units.iter().all(|it| !it.effects.has_bounds(of))
    {
        return name.to_owned();
    }
    let end = match end {
        End::AtLeast => text("almeno", "at least"),
        End::AtMost => text("al più", "at most"),
    };
    format!("{name}: {}", end.get(lang))
}

/// Returns a measure as a header of a column, with its end where the ends differ.
#[must_use]
pub fn measure_short(comparison: &Comparison, of: Measure, end: End, lang: Lang) -> String {
    let name = match of {
        Measure::Activities => words::ACTIVITIES,
        Measure::Heads => words::heads_short(comparison.new.heads),
        Measure::Fte => words::FTE,
    };
    let name = words::capital(name.get(lang));
    match measure_at(comparison, of, end, lang).rsplit_once(": ") {
        Some((_, end)) => format!("{name} ({end})"),
        None => name,
    }
}

/// Returns how an activity was found again.
#[must_use]
pub fn found_by(by: FoundBy) -> Text {
    match by {
        FoundBy::Name => text("nome", "name"),
        FoundBy::Id => text("identificativo", "id"),
        FoundBy::Likeness => text("somiglianza", "likeness"),
    }
}

/// Returns what accounts for a reversal.
#[must_use]
pub fn reversal(reversal: Reversal) -> Text {
    match reversal {
        Reversal::Unexplained => text("senza nota né motivazione", "without a note or a reason"),
        Reversal::WithNote => text("con una nota", "with a note"),
        Reversal::WithReason => text(
            "per decisione motivata di un dirigente",
            "by an override with its reason",
        ),
        Reversal::ByCriteria => text(
            "per i soli criteri, a parità di risposte",
            "by the criteria alone, with the same answers",
        ),
    }
}

/// Returns an answer in words. Yes is good for remote work, whatever the header asked.
#[must_use]
pub fn answer(answer: Answer, lang: Lang) -> String {
    let word = match answer {
        Answer::Yes => text("favorevole", "favourable"),
        Answer::Partly => text("in parte favorevole", "partly favourable"),
        Answer::No => text("contraria", "unfavourable"),
        Answer::NotApplicable => text("non pertinente", "not applicable"),
        Answer::Number(number) => return numbers::localized(&number.to_string(), lang),
        Answer::Share(share) => return numbers::share(&share.exact(), lang),
        Answer::Unknown(Unknown::Blank) => text("vuota", "blank"),
        Answer::Unknown(Unknown::Declared) => text("non nota", "not known"),
        Answer::Unknown(Unknown::Unreadable) => text("non leggibile", "unreadable"),
        Answer::Unknown(Unknown::NoColumn) => text("non chiesta", "not asked"),
    };
    word.get(lang).to_owned()
}

/// Returns an answer for programs.
#[must_use]
pub fn answer_key(answer: Answer) -> String {
    let key = match answer {
        Answer::Yes => "yes",
        Answer::Partly => "partly",
        Answer::No => "no",
        Answer::NotApplicable => "not_applicable",
        Answer::Number(number) => return number.to_string(),
        Answer::Share(share) => return share.exact().to_decimal(10),
        Answer::Unknown(Unknown::Blank) => "blank",
        Answer::Unknown(Unknown::Declared) => "declared_unknown",
        Answer::Unknown(Unknown::Unreadable) => "unreadable",
        Answer::Unknown(Unknown::NoColumn) => "not_asked",
    };
    key.to_owned()
}

/// Joins the answers of several columns.
#[must_use]
pub fn answers(all: &[Answer], one: impl Fn(Answer) -> String) -> String {
    let said: Vec<String> = all.iter().map(|answer| one(*answer)).collect();
    said.join("; ")
}

//! Columns side by side of which a cross chooses one: `Programmabile: SI`, `NO`, `IN PARTE`;
//! `Smartabile`, `Parzialmente smartabile`, `Non smartabile`.
//!
//! Lives here: headers of one row that say what a cross below them means. Never here: rows of a
//! header one above the other (`join`), or what stands below (`activities`).

use crate::intake::columns::{ColumnSpec, HeaderCell, PairedAnswer, ReadAnswer};
use crate::model::columns::{Field, Meaning};
use crate::model::verdict::Outcome;

/// The most characters of `SI`, `NO`, `IN PARTE`.
const LONGEST: usize = 14;

/// The most of them of a verdict: `Solo parzialmente eseguibile in modalità agile`.
const LONGEST_VERDICT: usize = 60;

/// The most columns of which one is chosen.
const MOST: usize = 3;

/// Marks the columns of a header's last row of which one is chosen.
pub(super) fn pair_up(spec: &ColumnSpec, cells: &mut [HeaderCell]) {
    for place in 0..cells.len() {
        answers(spec, cells, place);
        verdicts(spec, cells, place);
    }
}

/// Reads the header of one column of a pair: `SI`, `NO`, `IN PARTE`, `Non smartabile`.
pub(super) fn paired_answer(spec: &ColumnSpec, text: &str) -> Option<PairedAnswer> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits || text.eq_ignore_ascii_case("x") {
        return None;
    }
    if text.chars().count() > LONGEST {
        return verdict(spec, text);
    }
    match spec.words.known_answer(text) {
        Some(ReadAnswer::Yes) => Some(PairedAnswer::Yes),
        Some(ReadAnswer::No) => Some(PairedAnswer::No),
        Some(ReadAnswer::Partly) => Some(PairedAnswer::Partly),
        Some(_) => None,
        None => verdict(spec, text),
    }
}

/// Parts a header such as `Sportello - SI` into the question and the answer.
pub(super) fn parted<'t>(spec: &ColumnSpec, text: &'t str) -> Option<(&'t str, PairedAnswer)> {
    let at = text.rfind(['-', '–', '\u{2014}', ':'])?;
    let (head, tail) = text.split_at(at);
    let mut rest = tail.chars();
    rest.next();
    let answer = plain_answer(spec, rest.as_str().trim())?;
    let head = head.trim_end();
    (!head.is_empty()).then_some((head, answer))
}

/// As [`paired_answer`], without verdicts.
fn plain_answer(spec: &ColumnSpec, text: &str) -> Option<PairedAnswer> {
    paired_answer(spec, text).filter(|_| !speaks_of_verdicts(text))
}

/// Joins `SI`, `NO` to the question that ends with the first of the answers: `Programmabile: SI`.
fn answers(spec: &ColumnSpec, cells: &mut [HeaderCell], place: usize) {
    let Some((question, first)) = parted(spec, &cells[place].text) else {
        return;
    };
    let question = question.to_owned();
    let mut said = vec![first];
    for other in place + 1..cells.len().min(place + MOST) {
        let touches = cells[other].column == cells[other - 1].column + 1;
        let answer = plain_answer(spec, &cells[other].text);
        let Some(answer) = answer.filter(|it| touches && !said.contains(it)) else {
            break;
        };
        said.push(answer);
    }
    if said.len() > 1 {
        for (cell, answer) in cells[place..].iter_mut().zip(said) {
            cell.lookup.clone_from(&question);
            cell.paired = Some(answer);
        }
    }
}

/// Joins the columns of verdicts that stand around the one that is known.
fn verdicts(spec: &ColumnSpec, cells: &mut [HeaderCell], place: usize) {
    let own = &cells[place];
    let alike = |at: Option<usize>| {
        let other = at.and_then(|at| cells.get(at));
        other.is_some_and(|other| are_alike(&own.text, &other.text))
    };
    let has_other = alike(place.checked_sub(1)) || alike(Some(place + 1));
    if own.paired.is_some() || !has_other || !is_declared(spec, own) {
        return;
    }
    let beside = |at: usize, from: usize| {
        let near = cells[at].column.abs_diff(cells[from].column) == 1;
        let free = cells[at].paired.is_none();
        verdict(spec, &cells[at].text).filter(|_| near && free)
    };
    let Some(answer) = verdict(spec, &own.text) else {
        return;
    };
    let mut said = vec![(place, answer)];
    let add = |at: usize, from: usize, said: &mut Vec<(usize, PairedAnswer)>| {
        let answer = beside(at, from).filter(|it| said.iter().all(|(_, other)| other != it));
        said.extend(answer.map(|it| (at, it)));
        answer.is_some()
    };
    let mut at = place;
    while at + 1 < cells.len() && add(at + 1, at, &mut said) {
        at += 1;
    }
    let mut at = place;
    while at > 0 && add(at - 1, at, &mut said) {
        at -= 1;
    }
    if said.len() > 1 {
        let lookup = own.lookup.clone();
        for (at, answer) in said {
            cells[at].lookup.clone_from(&lookup);
            cells[at].paired = Some(answer);
        }
    }
}

/// Says whether a header is known to declare a verdict.
fn is_declared(spec: &ColumnSpec, cell: &HeaderCell) -> bool {
    spec.meanings(&cell.lookup)
        .contains(&Meaning::Field(Field::DeclaredVerdict))
}

/// Reads a verdict in a header: `Parz. smartabile`, `Attività non smartabili`.
fn verdict(spec: &ColumnSpec, text: &str) -> Option<PairedAnswer> {
    // What follows in brackets asks for something else: `Non smartabile (motivo)`.
    let is_plain = !text.contains(['(', '?', ',', ';', ':']);
    if !is_plain || !speaks_of_verdicts(text) || text.chars().count() > LONGEST_VERDICT {
        return None;
    }
    let text = text.trim();
    let words = ["Attività ", "attività ", "ATTIVITÀ ", "ATTIVITA' "];
    let own = words.iter().find_map(|word| text.strip_prefix(word));
    match spec.words.verdict(own.unwrap_or(text))? {
        Outcome::Smartable => Some(PairedAnswer::Yes),
        Outcome::Partly => Some(PairedAnswer::Partly),
        Outcome::Not => Some(PairedAnswer::No),
    }
}

/// A cheap look at whether a text may be a verdict.
fn speaks_of_verdicts(text: &str) -> bool {
    verdict_words(text).next().is_some()
}

/// A cheap look at whether two texts may be verdicts on the same: `Smartabile`, `Non smartabile`.
fn are_alike(one: &str, other: &str) -> bool {
    verdict_words(one).any(|word| {
        let mut others = verdict_words(other);
        others.any(|other| other.eq_ignore_ascii_case(word))
    })
}

/// Returns the words of a text that may say a verdict, all of which end so.
fn verdict_words(text: &str) -> impl Iterator<Item = &str> {
    let ends = |word: &str, end: &str| {
        let from = word.len().checked_sub(end.len());
        let tail = from.and_then(|from| word.get(from..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
    };
    let words = text.split_ascii_whitespace();
    words.filter(move |word| ["bile", "bili", "agile"].iter().any(|end| ends(word, end)))
}

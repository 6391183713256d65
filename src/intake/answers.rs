//! Answers out of cells: words, scales, percentages, measures, pairs of columns.
//!
//! Offices use few words many times over: each column remembers what it read, so that a word is
//! looked up once and not a million times.

use crate::fact::{FactKind, Params};
use crate::intake::cells::{self, ReadNumber};
use crate::intake::columns::{AnswerColumn, ColumnSpec, PairedAnswer, ReadAnswer, stands_alone};
use crate::intake::rows::{CellKind, RawCell, Slot};
use crate::intake::text::delimiter::DecimalMark;
use crate::matching::fold;
use crate::model::answer::{Answer, AnswerShape, TO_BE_VERIFIED, Unknown};
use crate::model::columns::Direction;
use crate::model::quantity::Ratio;

/// What a cell was read as, and what was noticed about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// The answer, turned by the direction of its header.
    pub answer: Answer,
    /// What a rule should know of.
    pub fact: Option<(FactKind, Params)>,
}

impl ReadCell {
    fn plain(answer: Answer) -> Self {
        Self { answer, fact: None }
    }

    fn unknown(why: Unknown) -> Self {
        Self::plain(Answer::Unknown(why))
    }

    fn noticed(answer: Answer, kind: FactKind, params: Params) -> Self {
        Self {
            answer,
            fact: Some((kind, params)),
        }
    }

    fn unreadable(kind: FactKind, params: Params) -> Self {
        Self::noticed(Answer::Unknown(Unknown::Unreadable), kind, params)
    }
}

/// Reads the answers of one column, remembering its words.
#[derive(Debug)]
pub struct AnswerReader {
    column: AnswerColumn,
    shape: AnswerShape,
    mark: DecimalMark,
    /// Whether the numbers of the column are scores.
    scored: bool,
    known: Vec<(CellKind, Box<[u8]>, ReadCell)>,
    last: usize,
}

/// Reads a score of which nobody said what it means.
fn a_score(spec: &ColumnSpec) -> ReadAnswer {
    ["2", "3", "4", "5"]
        .into_iter()
        .map(|score| spec.words.answer(score))
        .find(|read| matches!(read, ReadAnswer::Ambiguous(_)))
        .unwrap_or(ReadAnswer::NotUnderstood(None))
}

/// The most words that a column remembers.
const MOST_WORDS: usize = 64;

impl AnswerReader {
    /// Makes a reader of a column.
    #[must_use]
    pub fn new(column: AnswerColumn, shape: AnswerShape, mark: DecimalMark) -> Self {
        Self {
            column,
            shape,
            mark,
            scored: false,
            known: Vec::new(),
            last: 0,
        }
    }

    /// Takes the numbers of the column for scores: a 1 is no yes from now on.
    pub fn score(&mut self) {
        self.scored = true;
    }

    /// Returns the columns and the item that it reads.
    #[must_use]
    pub fn column(&self) -> &AnswerColumn {
        &self.column
    }

    /// Reads a cell. The answer is good for remote work if it is yes, whatever the header asks.
    pub fn read(&mut self, cell: RawCell<'_>, spec: &ColumnSpec) -> &ReadCell {
        let same = |entry: &(CellKind, Box<[u8]>, ReadCell)| {
            // The first letter tells most words apart.
            entry.0 == cell.kind
                && entry.1.first() == cell.bytes().first()
                && *entry.1 == *cell.bytes()
                && cell.flags & Slot::NO_RESULT == 0
        };
        if self.known.get(self.last).is_some_and(same) {
            return &self.known[self.last].2;
        }
        if let Some(found) = self.known.iter().position(same) {
            self.last = found;
            return &self.known[found].2;
        }
        let read = self.parse(cell, spec);
        let entry = (cell.kind, Box::from(cell.bytes()), read);
        if self.known.len() < MOST_WORDS {
            self.last = self.known.len();
            self.known.push(entry);
        } else {
            self.last = MOST_WORDS - 1;
            self.known[self.last] = entry;
        }
        &self.known[self.last].2
    }

    fn parse(&self, cell: RawCell<'_>, spec: &ColumnSpec) -> ReadCell {
        let value = || Params(vec![("value", cell.text().to_owned())]);
        match cell.kind {
            CellKind::Empty if cell.flags & Slot::NO_RESULT != 0 => {
                ReadCell::unreadable(FactKind::FormulaWithoutValue, Params::default())
            }
            CellKind::Error => ReadCell::unreadable(FactKind::ErrorCell, value()),
            _ if cell.is_blank() => ReadCell::unknown(Unknown::Blank),
            _ if cells::is_error_text(cell.text()) => {
                ReadCell::unreadable(FactKind::ErrorCell, value())
            }
            _ => match &self.shape {
                AnswerShape::Choice => self.choice(cell, spec),
                AnswerShape::Scale { from, to } => self.scale(cell, spec, *from, *to),
                AnswerShape::Percentage { fraction } => self.percentage(cell, spec, *fraction),
                AnswerShape::Number => self.measure(cell, spec),
            },
        }
    }

    fn choice(&self, cell: RawCell<'_>, spec: &ColumnSpec) -> ReadCell {
        if cell.kind == CellKind::Percent {
            return match cells::number(cell, self.mark) {
                ReadNumber::Percent(share) => self.share(share, cell),
                _ => Self::not_understood(cell, None),
            };
        }
        let read = spec.words.answer(cell.text());
        let number = cell.text().parse();
        if self.scored && number.is_ok_and(|number| stands_alone(number, &read)) {
            return self.word(cell, a_score(spec));
        }
        self.word(cell, read)
    }

    fn word(&self, cell: RawCell<'_>, read: ReadAnswer) -> ReadCell {
        let text = || cell.text().to_owned();
        match read {
            ReadAnswer::Yes => ReadCell::plain(self.turn(Answer::Yes)),
            ReadAnswer::No => ReadCell::plain(self.turn(Answer::No)),
            ReadAnswer::Partly => ReadCell::plain(Answer::Partly),
            ReadAnswer::NotApplicable => ReadCell::plain(Answer::NotApplicable),
            ReadAnswer::Unknown => {
                let offered = [TO_BE_VERIFIED.it, TO_BE_VERIFIED.en].map(fold);
                let kind = if offered.contains(&fold(cell.text())) {
                    FactKind::AnswerOpen
                } else {
                    FactKind::Placeholder
                };
                let params = Params(vec![("value", text())]);
                ReadCell::noticed(Answer::Unknown(Unknown::Declared), kind, params)
            }
            ReadAnswer::Share(share) => self.share(share, cell),
            ReadAnswer::WithNote(inner) => {
                let answer = self.word(cell, *inner).answer;
                let taken = match self.turn(answer) {
                    Answer::Yes => "yes",
                    Answer::No => "no",
                    Answer::NotApplicable => "not applicable",
                    Answer::Unknown(_) => "not known",
                    _ => "partly",
                };
                let params = Params(vec![("value", text()), ("taken", taken.to_owned())]);
                ReadCell::noticed(answer, FactKind::AnswerWithNote, params)
            }
            ReadAnswer::Multiple => {
                ReadCell::unreadable(FactKind::AnswerMultiple, Params(vec![("value", text())]))
            }
            ReadAnswer::Ambiguous(meanings) => ReadCell::unreadable(
                FactKind::AnswerAmbiguous,
                Params(vec![("value", text()), ("meanings", meanings)]),
            ),
            ReadAnswer::NotUnderstood(nearest) => Self::not_understood(cell, nearest),
        }
    }

    fn not_understood(cell: RawCell<'_>, nearest: Option<String>) -> ReadCell {
        let mut params = vec![("value", cell.text().to_owned())];
        params.extend(nearest.map(|nearest| ("nearest", nearest)));
        ReadCell::unreadable(FactKind::AnswerUnknown, Params(params))
    }

    fn share(&self, share: Ratio, cell: RawCell<'_>) -> ReadCell {
        if share < Ratio::ZERO || share > Ratio::ONE {
            return Self::out_of_range(cell, "0–100 %");
        }
        let turned = match self.column.direction {
            Direction::YesIsGood => share,
            Direction::YesIsBad => share.complement(),
        };
        ReadCell::plain(Answer::Share(turned))
    }

    fn out_of_range(cell: RawCell<'_>, range: &str) -> ReadCell {
        let params = Params(vec![
            ("value", cell.text().to_owned()),
            ("field", String::new()),
            ("range", range.to_owned()),
        ]);
        ReadCell::unreadable(FactKind::OutOfRange, params)
    }

    fn percentage(&self, cell: RawCell<'_>, spec: &ColumnSpec, fraction: bool) -> ReadCell {
        match cells::number(cell, self.mark) {
            ReadNumber::Percent(share) => self.share(share, cell),
            ReadNumber::Plain(share) if fraction => self.share(share, cell),
            ReadNumber::Plain(percent) => match percent.checked_div(Ratio::new(100, 1)) {
                Some(share) => self.share(share, cell),
                None => Self::out_of_range(cell, "0–100 %"),
            },
            ReadNumber::Blank => ReadCell::unknown(Unknown::Blank),
            ReadNumber::Bad(kind) => self.word_or_bad(cell, spec, kind),
        }
    }

    fn scale(&self, cell: RawCell<'_>, spec: &ColumnSpec, from: i32, to: i32) -> ReadCell {
        let (low, high) = (from.min(to), from.max(to));
        let range = format!("{low}–{high}");
        match cells::number(cell, self.mark) {
            ReadNumber::Plain(value) if value.den() == 1 => {
                if value.num() < i128::from(low) || value.num() > i128::from(high) {
                    return Self::out_of_range(cell, &range);
                }
                let turned = match self.column.direction {
                    Direction::YesIsGood => value,
                    Direction::YesIsBad => {
                        Ratio::new(i128::from(low) + i128::from(high) - value.num(), 1)
                    }
                };
                cells::to_decimal(turned).map_or_else(
                    || Self::out_of_range(cell, &range),
                    |it| ReadCell::plain(Answer::Number(it)),
                )
            }
            ReadNumber::Plain(_) | ReadNumber::Percent(_) => Self::out_of_range(cell, &range),
            ReadNumber::Blank => ReadCell::unknown(Unknown::Blank),
            ReadNumber::Bad(kind) => self.word_or_bad(cell, spec, kind),
        }
    }

    fn measure(&self, cell: RawCell<'_>, spec: &ColumnSpec) -> ReadCell {
        match cells::number(cell, self.mark) {
            ReadNumber::Plain(value) | ReadNumber::Percent(value) => cells::to_decimal(value)
                .map_or_else(
                    || Self::out_of_range(cell, "±9 × 10¹²"),
                    |it| ReadCell::plain(Answer::Number(it)),
                ),
            ReadNumber::Blank => ReadCell::unknown(Unknown::Blank),
            ReadNumber::Bad(kind) => self.word_or_bad(cell, spec, kind),
        }
    }

    /// A word where a number is asked for: "n.d." and "not applicable" are answers all the same.
    fn word_or_bad(&self, cell: RawCell<'_>, spec: &ColumnSpec, kind: FactKind) -> ReadCell {
        match spec.words.answer(cell.text()) {
            read @ (ReadAnswer::Unknown | ReadAnswer::NotApplicable) => self.word(cell, read),
            _ => ReadCell::unreadable(
                kind,
                Params(vec![
                    ("value", cell.text().to_owned()),
                    ("field", String::new()),
                ]),
            ),
        }
    }

    fn turn(&self, answer: Answer) -> Answer {
        match (self.column.direction, answer) {
            (Direction::YesIsBad, Answer::Yes) => Answer::No,
            (Direction::YesIsBad, Answer::No) => Answer::Yes,
            (_, answer) => answer,
        }
    }

    /// Reads a pair of columns: exactly one of them must be marked. Returns the answer and the
    /// column of the mark.
    pub fn read_pair<'a>(
        &mut self,
        cell: impl Fn(u16) -> RawCell<'a>,
        spec: &ColumnSpec,
    ) -> (ReadCell, u16) {
        let mut marks: Vec<(u16, PairedAnswer)> = Vec::new();
        let mut denied: Vec<(u16, PairedAnswer)> = Vec::new();
        for (column, answer) in self.column.pair.clone() {
            let cell = cell(column);
            if cell.is_blank() && cell.flags & Slot::NO_RESULT == 0 {
                continue;
            }
            match spec.words.answer(cell.text()) {
                ReadAnswer::Yes => marks.push((column, answer)),
                ReadAnswer::Partly if answer == PairedAnswer::Partly => {
                    marks.push((column, answer));
                }
                ReadAnswer::No => denied.push((column, answer)),
                // A dash beside the mark only fills the cell.
                ReadAnswer::Unknown => {}
                // A mark in the wrong words is no yes: nothing is suggested.
                _ => return (Self::not_understood(cell, None), column),
            }
        }
        // `SI: si | NO: no` says yes; "no" alone, under either, says no.
        if let (true, [(column, answer)]) = (marks.is_empty(), denied.as_slice())
            && *answer != PairedAnswer::Partly
        {
            marks.push((*column, PairedAnswer::No));
        }
        self.marked(&marks)
    }

    /// Returns what the marks of a pair come to, and the column that says so.
    fn marked(&self, marks: &[(u16, PairedAnswer)]) -> (ReadCell, u16) {
        match marks {
            [] => {
                let read = ReadCell::noticed(
                    Answer::Unknown(Unknown::Blank),
                    FactKind::RequiredEmpty,
                    Params(vec![("field", String::new())]),
                );
                (read, self.column.column)
            }
            [(column, answer)] => {
                let answer = match answer {
                    PairedAnswer::Yes => self.turn(Answer::Yes),
                    PairedAnswer::No => self.turn(Answer::No),
                    PairedAnswer::Partly => Answer::Partly,
                };
                (ReadCell::plain(answer), *column)
            }
            [(column, _), ..] => {
                let params = Params(vec![("value", "x | x".to_owned())]);
                (
                    ReadCell::unreadable(FactKind::AnswerMultiple, params),
                    *column,
                )
            }
        }
    }
}

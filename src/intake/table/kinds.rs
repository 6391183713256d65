//! What a row below a header is: data, a total, an example, a title.

use crate::intake::labels;
use crate::intake::rows::{CellKind, RawCell, RawRow, Slot};
use crate::intake::table::walk::Walk;
use crate::model::activity::RowKind;
use crate::model::columns::Field;

/// Numbers that an office fills in: a row without any was only prepared.
const FILLED: [Field; 4] = [Field::Headcount, Field::Fte, Field::Women, Field::Men];

/// A title among the data.
pub(super) enum Title {
    /// It names the unit of the rows below.
    OfUnit(String),
    /// It says something else.
    Other,
}

impl Walk<'_> {
    /// Says whether a row is a title among the data, or a note below them, and the unit that it
    /// names, if it does.
    pub(super) fn title(&self, raw: &RawRow<'_>) -> Option<Title> {
        // Four cells that hold something are no title; mostly they are the first four.
        let first = raw.slots.first_chunk::<4>();
        if first.is_some_and(|first| first.iter().all(|slot| raw.is_filled(slot))) {
            return None;
        }
        let mut filled = raw.cells().filter(|(_, cell)| !cell.is_blank());
        let (column, cell) = filled.next()?;
        if cell.kind != CellKind::Text {
            return None;
        }
        let second = filled.next();
        if filled.nth(1).is_some() {
            return None;
        }
        match second {
            None => self.lone_title(raw.number, column, cell.text()),
            Some((_, second)) => self.parted_title(raw, cell.text(), second.text()),
        }
    }

    /// Judges the only cell of a row.
    fn lone_title(&self, row: u32, column: u16, text: &str) -> Option<Title> {
        let spec = self.context.spec;
        let wide = self.merges.iter().any(|merge| {
            merge.from_row == row && merge.from_column == column && merge.to_column >= column + 2
        });
        let name = self.columns.map.field(Field::Name);
        let among_names = !wide && name.is_none_or(|name| name == column);
        let label =
            labels::unit_in(spec, text).or_else(|| labels::unit_title(spec, text, among_names));
        if let Some(label) = label {
            return Some(Title::OfUnit(label));
        }
        let aside = !among_names && text.contains(' ');
        // A line to sign on is no name either.
        let line = !text.contains(char::is_alphanumeric);
        (wide || aside || line || labels::is_note(text)).then_some(Title::Other)
    }

    /// Judges a row of two cells or three: `Direzione: | Cultura`, a date and a signature.
    fn parted_title(&self, raw: &RawRow<'_>, first: &str, second: &str) -> Option<Title> {
        let unit = labels::unit_beside(self.context.spec, first, second);
        if unit.is_none() && !labels::is_note(first) || !self.says_nothing(raw) {
            return None;
        }
        Some(unit.map_or(Title::Other, Title::OfUnit))
    }

    /// Says whether no cell of a row answers a question or counts people.
    fn says_nothing(&self, raw: &RawRow<'_>) -> bool {
        let words = &self.context.spec.words;
        let answers = self.columns.answers.iter().any(|answer| {
            let cell = raw.cell(answer.column);
            !cell.is_blank() && words.known_answer(cell.text()).is_some()
        });
        let numbers = FILLED
            .iter()
            .filter_map(|field| self.columns.map.field(*field))
            .any(|column| {
                raw.cell(column)
                    .text()
                    .bytes()
                    .any(|byte| byte.is_ascii_digit())
            });
        !answers && !numbers
    }

    pub(super) fn kind(&self, raw: &RawRow<'_>) -> RowKind {
        let slot = |column: Option<u16>| column.and_then(|column| raw.slot(column));
        let is_filled = |slot: Option<&Slot>| slot.is_some_and(|slot| raw.is_filled(slot));
        let has_answer = self
            .columns
            .answers
            .iter()
            .any(|answer| is_filled(raw.slot(answer.column)));
        let words = &self.context.spec.words;
        let id = slot(self.id);
        if !has_answer || self.counts_answers(raw) {
            let map = &self.columns.map;
            let cell = |column: Option<u16>| column.map_or(RawCell::ABSENT, |it| raw.cell(it));
            let (name, id) = (cell(self.name), cell(self.id));
            // With answers and a name, the process or the unit may be called "Totale entrate".
            let first = raw.cells().find(|(_, cell)| !cell.is_blank());
            let first = first.filter(|_| !has_answer || name.is_blank());
            // With an id of its own, "Totale entrate" is the name of an activity.
            let name_or_none = if id.is_blank() { name } else { RawCell::ABSENT };
            let labels = [
                first.map_or(RawCell::ABSENT, |(_, cell)| cell),
                name_or_none,
                id,
            ];
            if labels.iter().any(|cell| words.is_total(cell.text())) {
                return RowKind::PrintedTotal;
            }
            if !has_answer && id.is_blank() && self.is_counted_label(raw, name) {
                return RowKind::PrintedTotal;
            }
            let named = map.field(Field::Name).is_none() || !name.is_blank();
            if !has_answer && !named && self.is_unfilled(raw) {
                return RowKind::Blank;
            }
        }
        let is_sample =
            |slot: Option<&Slot>| slot.is_some_and(|slot| words.is_sample(raw.at(slot).text()));
        // An activity may be called "Esempio di …"; with an id of its own it is one.
        // `ES-01` beside `Esempio: …`: both say so.
        let numbered = || {
            let starts = |slot: &Slot, start: &[u8]| {
                let text = raw.at(slot).text().as_bytes();
                let head = text.get(..start.len());
                head.is_some_and(|head| head.eq_ignore_ascii_case(start))
            };
            id.is_some_and(|id| starts(id, b"es") || starts(id, b"ex"))
                && slot(self.name)
                    .is_some_and(|name| starts(name, b"esempio:") || starts(name, b"example:"))
        };
        if is_sample(id) || !is_filled(id) && is_sample(slot(self.name)) || numbered() {
            RowKind::Sample
        } else if self.has_ended(raw) {
            RowKind::Ended
        } else {
            RowKind::Data
        }
    }

    /// Says whether a row holds a label and, where a name should be, how often it holds: `Attività
    /// smartabili | 12`.
    fn is_counted_label(&self, raw: &RawRow<'_>, name: RawCell<'_>) -> bool {
        let number = |cell: RawCell<'_>| {
            let text = cell.text();
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut filled = raw.cells().filter(|(_, cell)| !cell.is_blank());
        let label = filled.next().is_some_and(|(_, cell)| !number(cell));
        number(name) && label && filled.count() == 1 && self.is_unfilled(raw)
    }

    /// Says whether nothing but numbers stands under the questions of a row, as in a sum of the `1` above:
    /// where the row has a name, one of them is more than a yes.
    fn counts_answers(&self, raw: &RawRow<'_>) -> bool {
        let unnamed = || {
            let name = self.name.map(|column| raw.cell(column));
            name.is_none_or(RawCell::is_blank)
        };
        let more = || self.answers_of(raw).any(|text| !matches!(text, "0" | "1"));
        self.answers_in_numbers(raw) && (unnamed() || more())
    }

    /// Says whether a row answers, and in numbers alone.
    pub(super) fn answers_in_numbers(&self, raw: &RawRow<'_>) -> bool {
        let mut answers = self.answers_of(raw).peekable();
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        answers.peek().is_some() && answers.all(is_number)
    }

    /// Returns the cells of a row that answer something.
    fn answers_of<'r>(&self, raw: &RawRow<'r>) -> impl Iterator<Item = &'r str> {
        let answers = self.columns.answers.iter();
        let slots = answers.filter_map(|answer| raw.slot(answer.column));
        slots
            .filter(|slot| raw.is_filled(slot))
            .map(|slot| raw.at(slot).text())
    }

    /// Says whether the notes of a row say that its activity is no longer done.
    fn has_ended(&self, raw: &RawRow<'_>) -> bool {
        let Some(notes) = self.notes.and_then(|column| raw.slot(column)) else {
            return false;
        };
        self.context.spec.words.is_ended(raw.at(notes).text())
    }

    /// Says whether a row of a template was only numbered beforehand: no name, answer or number.
    fn is_unfilled(&self, raw: &RawRow<'_>) -> bool {
        if self.columns.answers.is_empty() {
            return false;
        }
        FILLED
            .iter()
            .filter_map(|field| self.columns.map.field(*field))
            .all(|column| raw.cell(column).is_blank())
    }
}

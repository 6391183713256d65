//! Records of a text file that are wider or narrower than the header, and why they may be.
//!
//! Lives here: counting fields, another delimiter, the text that holds one without quotes. Never
//! here: cutting records (`csv`).

use crate::fact::{Fact, FactKind, Place};
use crate::intake::notices::Notices;
use crate::intake::rows::{CellKind, RawCell, RawRow};
use crate::intake::table::TableSink;
use crate::intake::table::walk::Walk;
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::CellRef;

/// Delimiters that another program may have written.
const OTHERS: [char; 4] = [';', '\t', '|', ','];

/// Fields whose cells are numbers.
pub(in crate::intake) const NUMBERS: [Field; 6] = [
    Field::Headcount,
    Field::Women,
    Field::Men,
    Field::Fte,
    Field::Share,
    Field::Weight,
];

/// Fields whose numbers have decimals.
const DECIMALS: [Field; 3] = [Field::Fte, Field::Share, Field::Weight];

/// Fields of words, in which a delimiter may stand, likeliest first.
const WORDS: [Field; 8] = [
    Field::Name,
    Field::Process,
    Field::Notes,
    Field::Obstacle,
    Field::Lever,
    Field::Unit,
    Field::SubUnit,
    Field::OverrideReason,
];

/// Columns that are empty for most rows: programs leave them out at the end of a row.
const OFTEN_EMPTY: [Field; 19] = [
    Field::Notes,
    Field::Obstacle,
    Field::Lever,
    Field::DisposalPlan,
    Field::OverrideVerdict,
    Field::OverrideReason,
    Field::OverrideAuthor,
    Field::OverrideDate,
    Field::AgreedVerdict,
    Field::AgreedAuthor,
    Field::AgreedDate,
    Field::ValidTo,
    Field::Workplace,
    Field::AgeBand,
    Field::Gender,
    Field::Class,
    Field::Excluded,
    Field::Derogation,
    Field::Priority,
];

/// So many answers and numbers that fit show that another delimiter parts a record.
const LEAST_FITTING: usize = 2;

impl Walk<'_> {
    /// Notices a record of a text file that is wider or narrower than the header.
    pub(super) fn ragged(&self, raw: &RawRow<'_>, kind: RowKind, sink: &mut dyn TableSink) {
        if !self.context.delimited {
            return;
        }
        if kind == RowKind::Data
            && let Some(column) = self.split_decimal(raw)
        {
            let place = Place::Cell(CellRef {
                table: self.table,
                row: raw.number,
                column,
            });
            let fact = Fact::new(FactKind::SplitDecimal, place);
            sink.fact(fact.with("value", split_number(raw, column)));
            return;
        }
        let all = self.context.notices == Notices::All;
        let (fields, expected) = (raw.slots.len(), self.expected());
        let filled_from = |from: usize| raw.cells().skip(from).any(|(_, cell)| !cell.is_blank());
        // What stands under a blank header at the end is no field too many, but a delimiter may
        // have moved it there.
        let as_wide = fields == self.header_width
            || (self.header_width..=expected).contains(&fields)
                && !(filled_from(self.header_width) && self.broken_by_delimiter(raw).is_some());
        if as_wide || kind != RowKind::Data && !all {
            return;
        }
        let place = Place::Row {
            table: self.table,
            row: raw.number,
        };
        if let Some(other) = self.other_delimiter(raw) {
            let fact = Fact::new(FactKind::DelimiterMixed, place);
            sink.fact(fact.with("other", shown(other)));
            return;
        }
        if kind != RowKind::Data {
            return;
        }
        // Last columns that are empty hide a delimiter that moved the others.
        let surplus = fields > self.header_width
            && (filled_from(expected) || self.broken_by_delimiter(raw).is_some());
        let short = fields < self.header_width && fields <= usize::from(self.columns.last);
        if surplus || short {
            let may_lack = !surplus && self.may_lack(fields);
            sink.fact(self.uneven(raw, place, may_lack));
        }
    }

    /// Makes the fact of a record that is wider or narrower; `may_lack`: what it lacks may simply
    /// be empty.
    fn uneven(&self, raw: &RawRow<'_>, place: Place, may_lack: bool) -> Fact {
        let fields = raw.slots.len().to_string();
        if may_lack {
            let fact = Fact::new(FactKind::ShortRow, place).with("found", fields);
            return fact.with("expected", self.header_width.to_string());
        }
        let fact = Fact::new(FactKind::RaggedRow, place)
            .with("found", fields)
            .with("expected", self.expected().to_string());
        let all = self.context.notices == Notices::All;
        match self.broken_by_delimiter(raw).filter(|_| all) {
            Some(column) => fact.with("broken", self.header_of(column)),
            None => fact,
        }
    }

    /// Says whether what a record of so many fields lacks may simply be empty.
    fn may_lack(&self, fields: usize) -> bool {
        let missing = |column: u16| usize::from(column) >= fields;
        let columns = &self.columns;
        let mut fields = columns.map.fields.iter();
        fields.all(|(field, column)| !missing(*column) || OFTEN_EMPTY.contains(field))
            && !columns.answers.iter().any(|answer| missing(answer.column))
            && !columns
                .watched
                .iter()
                .flatten()
                .any(|column| missing(*column))
    }

    /// Returns another delimiter by which the record has as many fields as the header, or about as
    /// many, and they fit: numbers may have commas too.
    pub(super) fn other_delimiter(&self, raw: &RawRow<'_>) -> Option<char> {
        let too_wide = raw.slots.len() * 2 > self.header_width;
        if !self.context.delimited || self.header_width < 3 || too_wide {
            return None;
        }
        let count = |wanted: char| {
            let cells = raw.cells();
            let signs = cells.map(|(_, cell)| cell.raw.matches(wanted).count());
            signs.sum::<usize>()
        };
        let about = self.header_width..self.header_width + DECIMALS.len();
        let is_parted = |other: &char| {
            let signs = count(*other);
            if signs + 1 == self.header_width {
                // Words with commas between them are a text.
                let may_be_text = *other == ',' && !self.columns.answers.is_empty();
                return !may_be_text || self.fitting_by(raw, *other) > 0;
            }
            about.contains(&signs) && self.fitting_by(raw, *other) >= LEAST_FITTING
        };
        OTHERS.into_iter().find(is_parted)
    }

    /// Counts the answers and numbers of the only field of a record that fit their columns, once it
    /// is parted by `other`.
    fn fitting_by(&self, raw: &RawRow<'_>, other: char) -> usize {
        let mut filled = raw.cells().filter(|(_, cell)| !cell.is_blank());
        let (Some((_, only)), None) = (filled.next(), filled.next()) else {
            return 0;
        };
        let parts: Vec<&str> = only.raw.split(other).collect();
        self.fitting(|column| {
            let part = parts.get(usize::from(column)).copied().unwrap_or_default();
            RawCell {
                kind: CellKind::Text,
                flags: 0,
                raw: part,
            }
        })
    }

    /// Returns the column of the text that likely holds a delimiter without quotes: the one after
    /// which everything fits, if it is moved back.
    fn broken_by_delimiter(&self, raw: &RawRow<'_>) -> Option<u16> {
        let widths = [self.expected(), self.header_width];
        widths
            .into_iter()
            .find_map(|width| self.broken_from(raw, width))
    }

    /// Returns the column whose decimals a comma without quotes has moved into the next cell:
    /// `1,5` in a file parted by commas.
    fn split_decimal(&self, raw: &RawRow<'_>) -> Option<u16> {
        let surplus = raw.slots.len().checked_sub(self.expected())?;
        if self.context.delimiter != Some(',') || !(1..=DECIMALS.len()).contains(&surplus) {
            return None;
        }
        let map = &self.columns.map;
        let mut places: Vec<u16> = DECIMALS.iter().filter_map(|it| map.field(*it)).collect();
        places.sort_unstable();
        if places.len() == surplus {
            let all = self.fits_joined(raw, &places);
            return places.first().copied().filter(|_| all);
        }
        let mut one = places.into_iter().filter(|_| surplus == 1);
        one.find(|column| self.fits_joined(raw, &[*column]))
    }

    /// Says whether a record fits its columns no worse than it does as it is, once the decimals in
    /// the cells after `columns` are joined to them.
    fn fits_joined(&self, raw: &RawRow<'_>, columns: &[u16]) -> bool {
        let moved = |column: u16| {
            let before = columns.iter().filter(|it| **it < column).count();
            column.saturating_add(u16::try_from(before).unwrap_or(u16::MAX))
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        let parted = |column: &u16| {
            let at = moved(*column);
            let decimals = raw.cell(at.saturating_add(1)).raw;
            digits(raw.cell(at).text()) && decimals.len() <= 3 && digits(decimals)
        };
        if !columns.iter().all(parted) {
            return false;
        }
        let joined = self.fitting(|column| raw.cell(moved(column)));
        let unjoined = self.fitting(|column| raw.cell(column));
        // A delimiter that ends the line moves nothing: then a number in a column of words must
        // tell, for what nobody knows may well be a number.
        let overflows = || {
            let beyond = raw.cells().skip(self.expected());
            beyond.into_iter().any(|(_, cell)| !cell.is_blank())
        };
        let in_words = || {
            let next = |column: &u16| column.saturating_add(1);
            let words = WORDS.iter().filter_map(|it| self.columns.map.field(*it));
            let words: Vec<u16> = words.collect();
            columns.iter().any(|column| words.contains(&next(column)))
        };
        joined > unjoined || joined == unjoined && (overflows() || in_words())
    }

    /// Returns how many fields a record may have: blank headers at the end have cells too.
    fn expected(&self) -> usize {
        self.columns.fields.max(self.header_width)
    }

    fn broken_from(&self, raw: &RawRow<'_>, width: usize) -> Option<u16> {
        let surplus = raw.slots.len().checked_sub(width)?;
        let surplus = u16::try_from(surplus)
            .ok()
            .filter(|it| (1..=3).contains(it))?;
        let fit = |moved_after: Option<u16>| {
            let at = |column: u16| match moved_after {
                Some(after) if column > after => column.saturating_add(surplus),
                _ => column,
            };
            self.fitting(|column| raw.cell(at(column)))
        };
        let unmoved = fit(None);
        let places = WORDS
            .iter()
            .filter_map(|field| self.columns.map.field(*field));
        // What goes on after a delimiter usually begins with a space.
        let goes_on = |column: u16| {
            let next = raw.cell(column.saturating_add(1));
            next.raw.starts_with(' ')
        };
        let best = places
            .map(|column| (fit(Some(column)), goes_on(column), column))
            .reduce(|best, next| {
                if (next.0, next.1) > (best.0, best.1) {
                    next
                } else {
                    best
                }
            })?;
        (best.0 > unmoved).then_some(best.2)
    }

    /// Counts the answers and numbers that fit their columns.
    pub(super) fn fitting<'c>(&self, cell: impl Fn(u16) -> RawCell<'c>) -> usize {
        let words = &self.context.spec.words;
        let is_answer = |text: &str| !text.is_empty() && words.known_answer(text).is_some();
        let answers = self.columns.answers.iter();
        let answers = answers.filter(|answer| is_answer(cell(answer.column).text()));
        let is_number = |text: &str| {
            let mut bytes = text.bytes();
            !text.is_empty() && bytes.all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.'))
        };
        let numbers = NUMBERS.iter();
        let numbers = numbers.filter_map(|field| self.columns.map.field(*field));
        answers.count() + numbers.filter(|it| is_number(cell(*it).text())).count()
    }
}

/// Returns a number whose decimals stand in the next cell.
fn split_number(raw: &RawRow<'_>, column: u16) -> String {
    let next = raw.cell(column.saturating_add(1));
    format!("{},{}", raw.cell(column).text(), next.text())
}

/// Returns a delimiter as people see it.
fn shown(delimiter: char) -> String {
    match delimiter {
        '\t' => "Tab".to_owned(),
        other => other.to_string(),
    }
}

//! A finding: what a rule says of a place. And the log that gathers findings by their cause.
//!
//! Lives here: the shape of a finding, its order, the grouping. Never here: the rules or their
//! words (`check::rules`), or how findings are shown (`report`).

mod log;

pub use self::log::FindingLog;

use std::collections::BTreeMap;

use crate::fact::{Params, Place};
use crate::lang::Lang;
use crate::origin::{CellRef, FileKind, Sources, TextAt};

/// A rule's permanent code: a letter and three digits, never renumbered, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub &'static str);

impl Code {
    /// Says whether the letter is that of the rules on personal data. Only they may be `personal`.
    #[must_use]
    pub fn is_on_personal_data(self) -> bool {
        self.0.starts_with('P')
    }
}

/// How much a finding weighs, before the configuration has its say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// To be mended or confirmed.
    Warning,
    /// To be mended.
    Error,
}

impl Severity {
    /// Returns the key used in machine formats: `info`, `warning`, `error`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that a rule says of one place. Worded when it is shown, in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The values that the rule's texts need.
    pub params: Params,
    /// Other cells that explain it.
    pub related: Vec<CellRef>,
    /// What makes it one with others.
    pub cause: Cause,
}

/// What makes several findings of one rule one: a person mends a cause, not a thousand cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cause {
    /// The same parameters in the same column: one wrong word, however often it stands there.
    #[default]
    Values,
    /// The same column: numbers differ from row to row, what went wrong does not.
    Column,
    /// The same table: a custom of whoever filled it in. What was found and what it means, `value`
    /// and `fix`, become one `list`.
    Table,
    /// The same table and the same `kind`, whatever the column: one damage, done to all of the
    /// file at once. What is said of it is said with an example, the first.
    Kind,
    /// Nothing: each is mended on its own.
    Place,
}

/// What is known of the first row of a cause, for those who show it. Personal data is masked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Unit and identifier of the row, whatever its place: it stays when rows are sorted.
    pub key: Option<RecordKey>,
    /// Where the row begins in a text file; where the cell does, once a report has looked.
    pub text: Option<TextAt>,
    /// Column in the line, in characters from 1, where it is known.
    pub text_column: Option<u32>,
    /// Bytes of the cell in its line, from 1, the end left out, where the line is UTF-8 and the
    /// cell ends in it.
    pub text_bytes: Option<(u32, u32)>,
    /// Where other rows of the cause and cells that explain it stand in text files, where a report
    /// has looked.
    pub elsewhere: BTreeMap<Spot, TextSpot>,
    /// Cells of the row that help to recognise it, ascending by column.
    pub cells: Vec<(u16, String)>,
}

/// A cell, or a row where there is no column: table, row, column.
pub type Spot = (u32, u32, Option<u16>);

/// Where a cell begins in a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSpot {
    /// Line, from 1.
    pub line: u64,
    /// Column in the line, in characters from 1, where it is known.
    pub column: Option<u32>,
}

/// What identifies a row in its inventory. Parts that are not stated are empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct RecordKey {
    /// Code of the unit, or its name.
    pub unit: String,
    /// Identifier of the activity, or its name.
    pub id: String,
}

/// Findings of one cause: the same rule, column and values, over the rows that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingGroup {
    /// The first finding of the cause.
    pub first: Finding,
    /// How many there are. Complete, even where [`RowRanges`] is not.
    pub count: u64,
    /// The rows, where the place has rows.
    pub rows: RowRanges,
    /// Rows in further columns, where the cause is the table's.
    pub further: BTreeMap<u16, RowRanges>,
    /// Whether this group stands for many distinct values: the parameters are those of the first.
    pub mixed: bool,
    /// What is known of the first row.
    pub about: About,
}

impl Cause {
    /// Says whether findings of several columns are one.
    #[must_use]
    pub fn spans_columns(self) -> bool {
        matches!(self, Self::Table | Self::Kind)
    }
}

impl FindingGroup {
    /// Starts the group of a cause with what is known of its first row; the finding itself is
    /// still to be added.
    #[must_use]
    pub fn of(first: Finding, about: About) -> Self {
        Self {
            first,
            count: 0,
            rows: RowRanges::default(),
            further: BTreeMap::new(),
            mixed: false,
            about,
        }
    }

    /// Counts files and tables from others, as when several runs are put together.
    #[must_use]
    pub fn moved(mut self, files: u32, tables: u32) -> Self {
        self.first.place = self.first.place.moved(files, tables);
        for cell in &mut self.first.related {
            *cell = cell.moved(tables);
        }
        self
    }

    /// Takes in the findings of another group, of another cause in the same column.
    pub fn join(&mut self, mut other: Self) {
        let row = |group: &Self| group.first.place.rows().map(|(row, _)| row);
        if row(&other) < row(self) {
            std::mem::swap(self, &mut other);
        }
        self.mixed |= other.mixed || other.first.params != self.first.params;
        self.count += other.count;
        self.rows.join(other.rows);
    }

    /// Returns the columns with their rows, that of the first finding first.
    pub fn columns(&self) -> impl Iterator<Item = (Option<u16>, &RowRanges)> {
        let further = self.further.iter();
        let further = further.map(|(column, rows)| (Some(*column), rows));
        [(self.first.place.column(), &self.rows)]
            .into_iter()
            .chain(further)
    }

    /// Returns the first cell of each further column.
    pub fn further_cells(&self) -> impl Iterator<Item = CellRef> {
        let table = self.first.place.table();
        let first = move |(column, rows): (&u16, &RowRanges)| {
            Some(CellRef {
                table: table?,
                row: rows.runs.first()?.0,
                column: *column,
            })
        };
        self.further.iter().filter_map(first)
    }

    /// Returns the rows of all columns.
    #[must_use]
    pub fn all_rows(&self) -> RowRanges {
        let mut all = self.rows.clone();
        for rows in self.further.values() {
            all.join(rows.clone());
        }
        all
    }

    fn add(&mut self, place: Place) {
        self.count += 1;
        let own = self.first.place.column();
        let rows = match place.column().filter(|column| Some(*column) != own) {
            Some(column) => self.further.entry(column).or_default(),
            None => &mut self.rows,
        };
        if let Some((from, to)) = place.rows() {
            rows.add(from, to);
        }
    }
}

/// Rows as ascending runs, both ends included, in bounded memory.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowRanges {
    /// The runs, in the order in which they were met.
    pub runs: Vec<(u32, u32)>,
    /// Whether there are rows beyond [`RowRanges::MOST`] runs.
    pub more: bool,
}

impl RowRanges {
    /// The most runs that are kept.
    pub const MOST: usize = 5_000;

    /// Adds the rows of others.
    pub fn join(&mut self, other: Self) {
        let mut runs = std::mem::take(&mut self.runs);
        runs.extend(other.runs);
        runs.sort_unstable();
        self.more |= other.more;
        for (from, to) in runs {
            self.add(from, to);
        }
    }

    /// Adds rows `from..=to`, joining them to the last run where they follow it.
    pub fn add(&mut self, from: u32, to: u32) {
        let full = self.runs.len() >= Self::MOST;
        match self.runs.last_mut() {
            Some(last) if from >= last.0 && from <= last.1.saturating_add(1) => {
                last.1 = last.1.max(to);
            }
            _ if full => self.more = true,
            _ => self.runs.push((from, to)),
        }
    }
}

/// Sorts groups by their rule and place, and those of one place by what they say.
pub fn by_code(groups: &mut [FindingGroup]) {
    let key = |group: &FindingGroup| {
        let first = &group.first;
        (first.code, first.place.table(), first.place.column())
    };
    groups.sort_by(|one, two| {
        let places = || one.first.place.cmp(&two.first.place);
        let params = || one.first.params.cmp(&two.first.params);
        key(one).cmp(&key(two)).then_with(places).then_with(params)
    });
}

/// Sorts groups as they are shown: by file, sheet, row and column, then by code; what speaks of
/// the run comes first.
pub fn in_order(groups: &mut Vec<FindingGroup>, sources: &Sources) {
    let file = |place: Place| match place {
        Place::Run => None,
        Place::File(file) => Some(file),
        _ => place.table().map(|table| sources.table(table).file),
    };
    let key = |group: &FindingGroup| {
        let place = group.first.place;
        let row = place.rows().map(|(row, _)| row);
        let where_to = (file(place), place.table(), row, place.column());
        (where_to, group.first.code)
    };
    // Groups are large: their places are sorted, and each is moved once.
    let mut order: Vec<_> = (0..groups.len()).map(|at| (key(&groups[at]), at)).collect();
    order.sort_by(|(key, at), (other, there)| {
        let params = |at: usize| &groups[at].first.params;
        key.cmp(other).then_with(|| params(*at).cmp(params(*there)))
    });
    let mut left: Vec<Option<FindingGroup>> = groups.drain(..).map(Some).collect();
    groups.extend(order.iter().filter_map(|(_, at)| left[*at].take()));
}

/// Whether a mended cell surely means what it meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// The meaning is kept.
    Safe,
    /// A person should look at it.
    Unsafe,
}

/// Puts findings into words. The rules do (`check::Registry`); a report only asks.
pub trait Wording {
    /// Returns the rule's slug: `answer-unknown`.
    fn slug(&self, code: Code) -> &'static str;

    /// Says in one sentence what is wrong, without the place.
    fn message(&self, finding: &Finding, lang: Lang) -> String;

    /// Says how to mend it, where there is something to say.
    fn help(&self, finding: &Finding, lang: Lang) -> Option<String>;

    /// Says how whoever sent the file mends it: without options and configuration, which only who
    /// runs the program has.
    fn sender_help(&self, finding: &Finding, lang: Lang) -> Option<String> {
        self.help(finding, lang)
    }

    /// Says what should stand there, where a few words can.
    fn expected(&self, finding: &Finding, lang: Lang) -> Option<String> {
        let _ = (finding, lang);
        None
    }

    /// Says what the rule is about, in a few words.
    fn summary(&self, code: Code, lang: Lang) -> &'static str {
        let _ = (code, lang);
        ""
    }

    /// Says why the rule matters.
    fn explain(&self, code: Code, lang: Lang) -> &'static str {
        let _ = (code, lang);
        ""
    }

    /// Returns what people call a field of a table, by its key.
    fn field(&self, key: &str, lang: Lang) -> String {
        let _ = lang;
        key.to_owned()
    }

    /// Says whether the finding can be mended in files of this kind, and how surely the meaning stays.
    fn fix(&self, finding: &Finding, kind: FileKind) -> Option<Safety> {
        let _ = (finding, kind);
        None
    }
}

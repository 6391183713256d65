//! What a reader noticed beside the values: typed facts, which `check` turns into findings.
//!
//! Lives here: the kinds of facts and what each carries. Never here: a code, a severity or a
//! sentence; those stand in `check::rules`, one file each.

mod place;

pub use place::Place;

use crate::origin::CellRef;

/// Something that a reader noticed. A fact is neither good nor bad: a rule says that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What was noticed.
    pub kind: FactKind,
    /// Where.
    pub place: Place,
    /// The values that the rule's texts need, by name. Which names: see [`FactKind`].
    pub params: Params,
    /// Other cells that explain it.
    pub related: Vec<CellRef>,
}

impl Fact {
    /// Makes a fact without parameters.
    #[must_use]
    pub fn new(kind: FactKind, place: Place) -> Self {
        Self {
            kind,
            place,
            params: Params::default(),
            related: Vec::new(),
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.0.push((name, value.into()));
        self
    }

    /// Adds a cell that explains it.
    #[must_use]
    pub fn beside(mut self, cell: CellRef) -> Self {
        self.related.push(cell);
        self
    }
}

/// Named values of a fact or a finding, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Params(pub Vec<(&'static str, String)>);

impl Params {
    /// Returns the value of `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// The kinds of facts. In brackets the parameters that go with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// The file is empty, cut off or damaged. [`reason`]
    Unreadable,
    /// The content is not what the file's name says; it was read for what it is.
    /// [`named`, `is`]
    WrongFormat,
    /// The file asks for a password.
    Encrypted,
    /// The file is of a kind that holds no table for us: `.p7m`, zip, eml, pdf, docx, a picture,
    /// a web page … [`inside`: name of a sheet in it, where it is known; `is`]: one of `p7m`, `zip`, `eml`, `pdf`, `docx`, `odt`, `doc`, `pptx`, `msg`, `html`,
    /// `xml`, `json`, `image`, `rtf`, `7z`, `rar`, `gzip`, `xlsb`, `numbers`, `binary`, `lock`
    UnsupportedFormat,
    /// A text file is not UTF-8 and was read in another encoding. [`encoding`]
    NotUtf8,
    /// Bytes that no encoding explains [`value`], or a text in two encodings [`kind`: `mixed`].
    EncodingBroken,
    /// A record has more or fewer fields than the header. [`found`, `expected`, `broken`: header
    /// of the text that likely holds a delimiter without quotes, where it is known]
    RaggedRow,
    /// A number with a decimal comma, without quotes, in a file parted by commas: its decimals stand
    /// in the next cell. [`value`: the number]
    SplitDecimal,
    /// A record ends before the header does, and what it lacks may be empty. [`found`, `expected`]
    ShortRow,
    /// A text file begins with the mark of UTF-8 or with a line `sep=;`.
    /// [`what`: `bom`, `sep` or `both`]
    MarkOrSepLine,
    /// A record that another delimiter would cut into as many fields as the header.
    /// [`other`: that delimiter]
    DelimiterMixed,
    /// The name of a file lacks what the names of the others have.
    /// [`lacks`: `body`, `year` or `both`, `year`]
    FileName,
    /// A quote is opened and never closed. [`line`: text line, from 1]
    BrokenQuote,
    /// Something is larger than the limits allow. [`what`, `found`, `limit`]
    OverLimits,
    /// The workbook refers to other workbooks or holds macros. [`what`: `links` or `macros`]
    LinksOrMacros,
    /// In the whole file no table was found, or in one sheet for a misspelt header alone.
    /// [`sheets`: names looked at, with commas; `cause`: `quotes`, `sheets`, `header` or `nameless`:
    /// a row that would be a header, with `row`, and of a `header` nearly right also `header`,
    /// `nearest`, `key`: of its field]
    NoTable,
    /// A second table begins on the same sheet. Below the first it was read too; `beside` it was not,
    /// nor a `sum`: one on this sheet or another that names no activity and no criterion, where another
    /// does. [`row`, `beside`: `yes`, `sum` or empty, `list`: headers of the one beside]
    SecondTable,
    /// A table has a header and no row of data. []
    EmptyTable,
    /// A hidden sheet holds a table; it was not read unless asked for. [`sheet`, `read`: `yes`/`no`]
    HiddenSheet,
    /// A sheet lists activities that have ended; it was not read. [`sheet`]
    EndedSheet,
    /// Rows or columns are hidden; they were read.
    /// [`what`: `rows`, `filtered` (by a filter) or `columns`, `list`]
    HiddenRowsOrColumns,
    /// A row above the header that could go. [`row`: that of the header]
    TitleRows,
    /// Cells of the header are merged. [`list`: their ranges]
    MergedHeader,
    /// Merged cells below the header; their value was filled down.
    /// [`filled`: `yes` or `no`, `value`: a text to write in every row]
    MergedData,
    /// The header takes several rows. [`rows`: how many, `list`: first and last]
    TallHeader,
    /// Columns that are understood under other words than the template's. [`count`, `list`]
    RenamedColumn,
    /// A column without a header that holds something. [`rows`: in how many rows]
    BlankHeader,
    /// A title is of another year's survey. [`title_year`, `year`]
    OldTemplate,
    /// Answers without the drop-down that others of the sheet have. [`list`: their headers]
    RulesLost,
    /// A blank row among the data. []
    BlankRow,
    /// A note below the data. []
    TrailingNotes,
    /// Formatted rows without a value below the data. [`rows`: how many]
    GhostRows,
    /// The header stands again among the data.
    RepeatedHeader,
    /// An item of the criteria set has no column.
    /// [`item`, `label_it`, `label_en`, `nearest`: a header to write, `why`: `near` where one is nearly
    /// it, `twice` where one stands twice, `header`: that one, of a near one also `known`: what it
    /// nearly is, and `sign`: `+` where a yes under that is good, else `-`]
    MissingColumn,
    /// A column whose header says nothing to us; it is kept.
    /// [`header`, `line`: a `[columns]` line to paste, `nearest`]
    UnknownColumn,
    /// Two columns claim the same thing. [`header`, `field`]
    DuplicateColumn,
    /// A level between the unit and its part, not used. [`header`, `above`, `below`: their headers]
    MiddleLevel,
    /// Two columns count the same and differ; the first counts.
    /// [`header`, `other`: header of the one that counts, `field`]
    TwoCounts,
    /// A header that may mean yes-is-good or yes-is-bad, is not a yes/no question, or asks several
    /// things at once. [`header`, `items`, `line`: a `[columns]` line to paste, `several`: `yes`
    /// where it asks several]
    HeaderDirectionUnknown,
    /// A row without a label whose numbers are the sums of the rows above; it counts.
    UnlabelledTotal,
    /// A row left over from the template's example.
    SampleRow,
    /// A row below the header that numbers its columns, or says what to write in them.
    GuideRow,
    /// A row whose cells stand one column to the right of where they belong. []
    ShiftedRow,
    /// A table without the column of a filter, among others that have it; its rows count.
    /// [`header`]
    FilterColumnMissing,
    /// A code that is a number and shown as a power of ten: `1E5` was typed. [`value`]
    CodeAsPower,
    /// The sheet has a column of a criterion that the set in use lacks.
    /// [`header`, `item`, `sets`: ids of built-in sets that use it]
    UnusedCriterion,
    /// A formula whose result is not stored in the file.
    FormulaWithoutValue,
    /// A formula whose result changes by itself or comes from another file.
    /// [`what`: `date`, `random`, `indirect` or `external`, `function`: its name, or empty]
    VolatileFormula,
    /// The file says who worked on it: author, comments, kept changes. Never who.
    /// [`what`: `author`, `comments` or `revisions`; of comments `count`, `list`: first cells]
    Metadata,
    /// An error cell. [`value`: `#N/A` …]
    ErrorCell,
    /// A cell that must be a number is not. [`value`, `field`: empty for an answer, whose `header`
    /// the report adds]
    NotANumber,
    /// A number with what it counts beside it, such as 3 persone. [`value`, `field`]
    UnitInNumber,
    /// A number that may be read in two ways, such as `1.234`. [`value`, `field`]
    AmbiguousNumber,
    /// A number up to 1 without a `%` where percents are asked for. [`value`, `field`]
    FractionForPercent,
    /// A number outside its range. [`value`, `field`: empty for an answer, `range`, `header`,
    /// `what`: `large` where no person ever counted so many]
    OutOfRange,
    /// A required cell is empty, where that is not simply an unanswered question. [`field`]
    RequiredEmpty,
    /// A placeholder stands where a value should; it is taken for "unknown".
    /// [`value`, `field`, `what`: `value` in place of anything but an answer]
    Placeholder,
    /// An answer that forms offer: it is still to be verified. [`value`]
    AnswerOpen,
    /// An answer that is not understood. [`value`, `header`, `nearest`]
    AnswerUnknown,
    /// Several answers in one cell, or in paired columns. [`value`]
    AnswerMultiple,
    /// An answer with a note beside it, understood.
    /// [`value`, `taken`: `yes`, `no`, `partly`, `not applicable`, `not known`]
    AnswerWithNote,
    /// Letters such as `p` that mean two things. [`value`, `header`, `meanings`]
    AnswerAmbiguous,
    /// A column of answers holds scores of a scale. [`list`: the scores, `low`: cells with 1 or 0,
    /// which were read as answers]
    ScoresForAnswers,
    /// A verdict in the row's override column, without a reason: not applied. [`value`]
    OverrideWithoutReason,
    /// A verdict column or override cell is not understood. [`value`]
    VerdictUnknown,
    /// The sheet declares a verdict other than the computed one. [`declared`, `computed`]
    DeclaredVerdictDiffers,
    /// A manager agreed with a verdict that is another by now. [`agreed`, `computed`]
    AgreementOutdated,
    /// Women and men are more than the heads. [`women`, `men`, `heads`]
    GenderOverHeadcount,
    /// The row says nothing of its unit, and nothing else does.
    UnitNotStated,
    /// The same (unit, activity) key twice. [`id`, `unit`]
    DuplicateId,
    /// The unit is not in the org chart. [`unit`, `nearest`]
    UnitNotInOrgChart,
    /// A unit of the org chart that no file speaks of. [`unit`: its name, `code`; `units`: several,
    /// where a report joins them]
    UnitMissing,
    /// Units stand in two files. [`unit`: the first, `files`, `count`: how many units, `units`: their
    /// names]
    DoubleSubmission,
    /// A row of the headcount table names an activity that the inventory lacks. [`id`]
    HeadcountWithoutActivity,
    /// No row of the headcount table speaks of the activity. [`id`]
    ActivityWithoutHeadcount,
    /// A row of the headcount table fits several activities. [`id`]
    HeadcountAmbiguous,
    /// The org chart is not a tree, or a code stands twice.
    /// [`code`, `problem`: `twice`, `no-parent`, `circle`]
    OrgChartBroken,
    /// The units below one have more staff than it has: its own number is set aside.
    /// [`unit`, `staff`, `below`: the sum of theirs]
    StaffOverParent,
    /// A date that cannot be read. [`value`]
    BadDate,
    /// A day written as the number that spreadsheets keep it as; it was read.
    /// [`value`, `days`: the day, `written`: as people write it]
    SerialDate,
    /// A date whose month stands first. [`value`, `days`: the day that it would be, `written`]
    MonthFirst,
    /// Days that two agreements of a person have in common. [`days`]
    AgreementsOverlap,
    /// An agreement of somebody who has no remote days on any of its days. []
    AgreementOutsideContingent,
    /// A unit of the map becomes itself, or two units on one day. [`code`, `problem`: `itself` or
    /// `two`]
    UnitMapBroken,
    /// Rows that no criterion applies to: all are left out. []
    NotScorable,
    /// The bounds of a unit's contingent contradict each other. [`unit`, `staff`, `at_least`,
    /// `at_most`, `why`: `too_many` people for the staff, or `too_few`]
    ContingentContradiction,
    /// An assignment names an activity that the inventory lacks, or several that differ.
    /// [`id`, `several`: `yes`/`no`]
    AssignmentWithoutActivity,
    /// A table lacks a column without which its rows say nothing. [`field`; of an inventory `why`:
    /// `near`, with the misspelt `header` and the `known` one]
    NeededColumnMissing,
    /// A row that stands once more as it is, or days of absence that are said twice.
    /// [`what`: `row` or `days`; `activity` in an inventory, where both count, with `found`: the row
    /// that it repeats]
    DuplicateRow,
    /// A period that ends before it begins. []
    PeriodReversed,
    /// Days of service that an earlier row of the person has too. [`days`: as in ISO 8601]
    SpellsOverlap,
    /// Days between two rows of a person on which nothing says that it serves. [`days`]
    SpellsGap,
    /// A person's shares of time that do not add up to 1.
    /// [`sum`: percent, `days`, `than`: `less` or `more`]
    SharesNotWhole,
    /// A person of whom two ranks are stated; the first in line counts. []
    PrioritiesDiffer,
    /// A row about a person whom the staff table lacks. []
    PersonNotInStaff,
    /// An assignment on no day of the person's service. [`days`]
    AssignmentOutsideService,
    /// A person in service without any assignment and without a stated class. []
    PersonWithoutAssignment,
    /// The code of a person is itself personal: a tax code, an e-mail address. []
    PersonalCode,
    /// Days of the week that cannot be read. [`value`, `problem`: `count`, `letters` or empty]
    WeeklyPatternUnknown,
    /// A word for a gender that is not known. [`value`]
    GenderUnknown,
    /// A word that a table of persons does not know. [`value`, `field`]
    PersonWordUnknown,
    /// Full-time equivalents of one person above 1. [`value`]
    FteAboveOne,
    /// A workplace whose comune the calendar does not know. [`value`, `place`, `nearest`]
    WorkplaceUnknown,
    /// An acceptance that covers no finding. [`accept`, `line`, `days`]
    UnusedAcceptance,
    /// An acceptance whose last day has passed. [`accept`, `line`, `days`]
    ExpiredAcceptance,
    /// An acceptance without a reason. [`accept`, `line`, `days`]
    AcceptanceWithoutReason,
    /// Two rows of one activity say different things. [`id`, `what`: `field` or empty, `field`,
    /// `label_it`, `label_en`, `value`: as the cell says it, `taken`, `there`: what it means here
    /// and there, `file`, `cell`: the other row's]
    RowsContradict,
    /// A manager's verdict lacks what it needs. [`id`, `what`: `reason`, `author`, `date`; or
    /// `reason_hollow`, `author_hollow`: what stands there says nothing, `value`]
    DecisionIncomplete,
    /// A manager does not agree, or says why, who or when, and chooses no verdict. [`id`]
    DecisionWithoutVerdict,
    /// A manager's answer is in no list. [`id`, `value`, `what`: `agreement`, `verdict`,
    /// `date`: no day, `date_ahead`: a day to come, `on`]
    DecisionNotUnderstood,
    /// A manager agrees with one verdict and chooses another. [`id`, `computed`, `verdict`]
    DecisionContradiction,
    /// Rows of a review that agree and do not say who or when. [`count`]
    AgreementUnsigned,
    /// Answers, criteria or verdict changed since the review was sent. [`id`]
    DecisionStale,
    /// A cell of a review that was to stay has changed.
    /// [`id`, `what`: `row` where it is not known which, `value`, `before`]
    ReviewCellTouched,
    /// A row of a review without a stamp. [`id`]
    ReviewStampMissing,
    /// A table among the reviews whose rows have no stamp. []
    NotAReview,
    /// A row of a review that the inventory does not have. [`id`]
    ReviewRowUnknown,
    /// Rows of a review that did not come back with the others. [`list`, `count`]
    ReviewRowMissing,
    /// Two rows of reviews decide differently on one activity. [`id`, `file`, `cell`]
    DecidedTwice,
    /// Rules that passed over rows whose cells cannot be read. [`list`: codes, `found`: rows]
    NotChecked,
    /// More than one limit of memory was met: what was not compared. [`what`, `limit`]
    LimitReached,
}

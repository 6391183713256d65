//! Which column is what: from header texts to fields and answers.
//!
//! Lives here: the specification that a command hands over, and the map of one table. Never
//! here: the vocabulary itself (`criteria::vocabulary`), or where the header stands (`header`).

mod assign;
mod bare_codes;
mod counts;
mod doubts;
mod guess;
mod known;
mod questions;
mod rivals;
mod scales;
mod short;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use self::assign::assign;
pub(in crate::intake) use self::assign::toml_text;
pub use self::doubts::Doubts;
pub(in crate::intake) use self::guess::near;
pub use self::known::KnownHeaders;
pub(in crate::intake) use self::rivals::{names_nothing, only_counts};
pub use self::scales::FirstScores;
pub(in crate::intake) use self::scales::stands_alone;
use crate::matching::fold_header;
use crate::model::activity::ColumnMap;
use crate::model::answer::AnswerShape;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::Repeated;
use crate::model::quantity::Ratio;
use crate::model::verdict::Outcome;

/// What a written answer says, before the direction of its header is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadAnswer {
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No.
    No,
    /// The question does not apply.
    NotApplicable,
    /// The sheet says that it is not known.
    Unknown,
    /// An answer with a note beside it: read as the answer.
    WithNote(Box<ReadAnswer>),
    /// A share of 1, such as `60%`.
    Share(Ratio),
    /// Two answers in one cell.
    Multiple,
    /// It may mean two things, which the text names.
    Ambiguous(String),
    /// Not understood; the nearest answer that is.
    NotUnderstood(Option<String>),
}

/// The words that sheets use. A command makes them of the shared vocabulary and the
/// configuration, so that intake needs no other room.
pub trait Words: Send + Sync {
    /// Reads a written answer.
    fn answer(&self, raw: &str) -> ReadAnswer;

    /// Reads a written answer; `None` where it is not understood. Much faster than
    /// [`Words::answer`], which then looks for the nearest one.
    fn known_answer(&self, raw: &str) -> Option<ReadAnswer>;

    /// Reads a written verdict.
    fn verdict(&self, raw: &str) -> Option<Outcome>;

    /// Says whether a text is the label of a total.
    fn is_total(&self, raw: &str) -> bool;

    /// Says whether a text marks the row of an example.
    fn is_sample(&self, raw: &str) -> bool;

    /// Says whether a note says that an activity is no longer done.
    fn is_ended(&self, raw: &str) -> bool {
        let _ = raw;
        false
    }

    /// Returns the header that people usually write for a meaning, where there is one.
    fn usual_header(&self, meaning: &Meaning) -> Option<String>;

    /// Returns the header that a template has for what `header` was understood as; `None` where
    /// there is none, or where `header` is the house's or the set's own.
    fn template_header(&self, header: &str, meaning: &Meaning) -> Option<String> {
        let _ = (header, meaning);
        None
    }
}

/// An item that columns can answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSpec {
    /// Identifier in the set.
    pub id: String,
    /// The kind of answer.
    pub shape: AnswerShape,
    /// What several columns mean.
    pub repeated: Repeated,
}

/// What a command looks for in tables.
#[derive(Clone)]
pub struct ColumnSpec {
    /// Meanings by folded header. A house's own headers are among them, and win.
    pub headers: KnownHeaders,
    /// Items of the set in use, in its order.
    pub items: Vec<ItemSpec>,
    /// Fields that this kind of table has; others are passed over.
    pub fields: BTreeSet<Field>,
    /// At least one of these must be there.
    pub identity: Vec<Field>,
    /// Fields that make a table by themselves, whatever stands beside them: a list of processes has
    /// no more.
    pub alone: Vec<Field>,
    /// Headers whose values a filter or a grouping asks for.
    pub watched: Vec<String>,
    /// Words of answers, verdicts, totals.
    pub words: Arc<dyn Words>,
}

impl std::fmt::Debug for ColumnSpec {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ColumnSpec")
            .field("items", &self.items)
            .field("fields", &self.fields)
            .finish_non_exhaustive()
    }
}

/// Fields of text, whose header a remark in brackets does not change.
const REMARKED: [Field; 7] = [
    Field::Unit,
    Field::SubUnit,
    Field::Process,
    Field::Name,
    Field::Obstacle,
    Field::Lever,
    Field::Notes,
];

/// Says whether a remark in brackets changes nothing of what a header means.
fn is_remarked(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Field(field) if REMARKED.contains(field))
}

/// Says whether a remark gives an example of what to write: `es. 1,5`.
fn is_example(remark: &str) -> bool {
    const STARTS: [&str; 5] = ["es.", "es:", "esempio", "ad es", "e.g."];
    let remark = remark.trim().to_lowercase();
    let starts = STARTS.iter().any(|it| remark.starts_with(it));
    starts && remark.bytes().any(|it| it.is_ascii_digit())
}

/// People, in whole numbers.
const PEOPLE: &[Field] = &[Field::Headcount, Field::Women, Field::Men, Field::Staff];

/// Units of measure that stand in brackets after a header, folded, and the numbers that they
/// measure.
const MEASURES: [(&str, &[Field]); 11] = [
    ("%", &[Field::Share, Field::RemoteShare]),
    ("in %", &[Field::Share, Field::RemoteShare]),
    ("percentuale", &[Field::Share, Field::RemoteShare]),
    ("unita", PEOPLE),
    ("n unita", PEOPLE),
    ("teste", PEOPLE),
    ("persone", PEOPLE),
    ("numero", PEOPLE),
    ("heads", PEOPLE),
    ("people", PEOPLE),
    ("fte", &[Field::Fte]),
];

/// The fewest letters of one of several words for a thing: `SI/NO` names nothing.
const LEAST_OF_SEVERAL: usize = 3;

impl ColumnSpec {
    /// Returns what a header means, in the kind of table that is looked for.
    #[must_use]
    pub fn meanings(&self, header: &str) -> &[Meaning] {
        let found = self
            .headers
            .find(header)
            .or_else(|| self.without_remark(header))
            .or_else(|| self.either(header))
            .map(Vec::as_slice)
            .or_else(|| self.in_more_words(header))
            .unwrap_or_default();
        let wanted = found.iter().any(|meaning| match meaning {
            Meaning::Field(field) => self.fields.contains(field),
            Meaning::Item(..) | Meaning::Ask(_) => !self.items.is_empty(),
            Meaning::Ignore => true,
        });
        if wanted { found } else { &[] }
    }

    /// Looks a header up that says in more words what a known one says.
    fn in_more_words(&self, header: &str) -> Option<&[Meaning]> {
        let headers = &self.headers;
        let found = headers.find_question(header);
        let found = found.or_else(|| headers.find_count(header));
        let found = found.map(std::slice::from_ref);
        found.or_else(|| headers.find_short(header))
    }

    /// Looks a header up that names one thing by several words: `Direzione/Servizio`, `Note o
    /// osservazioni`. Where it names a unit and a part of it, it is the column of units.
    fn either(&self, header: &str) -> Option<&Vec<Meaning>> {
        const JOINTS: [&str; 7] = ["/", " - ", " – ", " o ", " O ", " or ", " OR "];
        let joint = JOINTS.iter().find(|joint| header.contains(**joint))?;
        let mut parts = header.split(joint).map(|part| {
            let part = part.trim();
            let found = self.headers.find(part);
            found.filter(|it| it.len() == 1 && part.len() >= LEAST_OF_SEVERAL)
        });
        let rank = |found: &Vec<Meaning>| match found[..] {
            [Meaning::Field(Field::Unit)] => Some(0),
            [Meaning::Field(Field::SubUnit)] => Some(1),
            _ => None,
        };
        let first = parts.next()??;
        parts.try_fold(first, |chosen, part| {
            let part = part?;
            match (rank(chosen), rank(part)) {
                (Some(ours), Some(theirs)) => Some(if theirs < ours { part } else { chosen }),
                _ => (part == chosen).then_some(chosen),
            }
        })
    }

    /// Looks a header up without the remark in brackets at its end: `Attività (descrizione
    /// breve)`. Only for texts: `Contatto (assente)` and `Personale (donne)` say something else.
    fn without_remark(&self, header: &str) -> Option<&Vec<Meaning>> {
        let (head, remark) = header.trim().strip_suffix(')')?.rsplit_once('(')?;
        if let Some(measured) = self.with_measure(head, remark) {
            return Some(measured);
        }
        let meanings = self.headers.find(head)?;
        // An example changes nothing of any header.
        if is_example(remark) {
            return Some(meanings);
        }
        // A remark that is a header itself may say the same once more: `Attività (descrizione)`.
        let said = self.headers.find(remark);
        let plain = meanings.iter().all(is_remarked) && said.is_none_or(|said| said == meanings);
        plain.then_some(meanings)
    }

    /// Looks a header up without the unit of measure in brackets at its end, where it is one of the
    /// numbers that are measured so: `Quota di tempo (%)`, `Personale (unità)`.
    fn with_measure(&self, head: &str, remark: &str) -> Option<&Vec<Meaning>> {
        let remark = fold_header(remark);
        let (_, fields) = MEASURES.iter().find(|(unit, _)| *unit == remark)?;
        let meanings = self.headers.find(head)?;
        let measured =
            |meaning: &Meaning| matches!(meaning, Meaning::Field(field) if fields.contains(field));
        meanings.iter().any(measured).then_some(meanings)
    }

    /// Says whether a text is a header that means something here.
    #[must_use]
    pub fn knows(&self, header: &str) -> bool {
        !self.meanings(header).is_empty()
            || self
                .watched
                .iter()
                .any(|watched| fold_header(watched) == fold_header(header))
    }

    fn item(&self, id: &str) -> Option<u16> {
        let place = self.items.iter().position(|item| item.id == id)?;
        u16::try_from(place).ok()
    }
}

/// A header cell, after two-row headers were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderCell {
    /// Column from 0.
    pub column: u16,
    /// Text as shown: both rows, where both count.
    pub text: String,
    /// Text that is looked up.
    pub lookup: String,
    /// Part of a pair SI | NO under one header.
    pub paired: Option<PairedAnswer>,
}

/// What an x means in a column of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PairedAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// In part.
    Partly,
}

/// The columns that answer an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerColumn {
    /// The item, by its place in the set.
    pub item: u16,
    /// The column; of a pair the first.
    pub column: u16,
    /// Which way the header asks.
    pub direction: Direction,
    /// Columns of a pair with what an x in each means; empty for a single column.
    pub pair: Vec<(u16, PairedAnswer)>,
}

/// Which column is what, in one table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TableColumns {
    /// Fields and items, for addresses.
    pub map: ColumnMap,
    /// Answers, ascending by item, then column.
    pub answers: Vec<AnswerColumn>,
    /// Columns of which a cross chooses a verdict: `Smartabile`, `Non smartabile`. A field that one
    /// column states has none here.
    pub chosen: Vec<(Field, u16, PairedAnswer)>,
    /// Column of each watched header.
    pub watched: Vec<Option<u16>>,
    /// The last column that is wanted.
    pub last: u16,
    /// Fields of a text file's header, blank ones at its end too; 0 in a workbook.
    pub fields: usize,
    /// Header of the name or the id, for telling a repeated header.
    pub name_header: Option<(u16, String)>,
    /// Whether the unit's column says only *unità*: below a label that names a unit, a part of it.
    pub unit_is_part: bool,
    /// Columns where a known header shows that the row is a header.
    pub probes: Vec<Probe>,
    /// What only the rows tell of the headers.
    pub doubts: Doubts,
}

/// A column that is looked at to tell a header among the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// The column.
    pub column: u16,
    /// Bytes from which a cell is looked at: answers are short words, numbers have no letters.
    pub from_length: usize,
}

//! Files read in tests as a check reads them: what was noticed, in one line each.
//!
//! Never here: a rule's words.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use crate::fact::{Fact, Place};
use crate::intake::activities::DraftSink;
use crate::intake::columns::{ColumnSpec, HeaderCell, ItemSpec, ReadAnswer, TableColumns, Words};
use crate::intake::limits::Limits;
use crate::intake::open::Input;
use crate::intake::submission::{
    Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings, read_activities,
};
use crate::matching::{fold, fold_header};
use crate::model::activity::RowDraft;
use crate::model::answer::AnswerShape;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::Repeated;
use crate::model::verdict::Outcome;
use crate::origin::{Sources, column_letters};

/// A handful of words.
struct Few;

impl Words for Few {
    fn answer(&self, raw: &str) -> ReadAnswer {
        self.known_answer(raw)
            .unwrap_or(ReadAnswer::NotUnderstood(None))
    }

    fn known_answer(&self, raw: &str) -> Option<ReadAnswer> {
        match fold(raw).as_str() {
            "si" | "x" | "1" => Some(ReadAnswer::Yes),
            "p" | "parziale" => Some(ReadAnswer::Partly),
            "no" | "0" => Some(ReadAnswer::No),
            _ => None,
        }
    }

    fn verdict(&self, _: &str) -> Option<Outcome> {
        None
    }

    fn is_total(&self, raw: &str) -> bool {
        fold(raw).starts_with("totale")
    }

    fn is_sample(&self, raw: &str) -> bool {
        fold(raw).starts_with("esempio")
    }

    fn usual_header(&self, meaning: &Meaning) -> Option<String> {
        let usual = match meaning {
            Meaning::Field(Field::Headcount) => "Persone",
            Meaning::Field(Field::Name) => "Attività",
            _ => return None,
        };
        Some(usual.to_owned())
    }

    fn template_header(&self, _: &str, meaning: &Meaning) -> Option<String> {
        (*meaning == Meaning::Field(Field::Headcount)).then(|| "Persone".to_owned())
    }
}

/// Returns what the tests look for: a handful of fields and two questions.
pub(super) fn spec() -> ColumnSpec {
    let fields = [
        ("unita", Field::Unit),
        ("codice", Field::Id),
        ("n. attività", Field::Id),
        ("attivita", Field::Name),
        ("persone", Field::Headcount),
        ("addetti", Field::Headcount),
        ("equivalenti", Field::Fte),
        ("note", Field::Notes),
    ];
    let mut headers = BTreeMap::new();
    for (header, field) in fields {
        headers.insert(fold_header(header), vec![Meaning::Field(field)]);
    }
    let items = ["individuale", "digitale"];
    let asks = Meaning::Ask(vec!["digitale".to_owned()]);
    headers.insert("strumenti".to_owned(), vec![asks]);
    for item in items {
        let meaning = Meaning::Item(item.to_owned(), Direction::YesIsGood);
        headers.insert(fold_header(item), vec![meaning]);
    }
    ColumnSpec {
        headers: headers.into(),
        items: items
            .map(|id| ItemSpec {
                id: id.to_owned(),
                shape: AnswerShape::Choice,
                repeated: Repeated::Mistake,
            })
            .to_vec(),
        fields: BTreeSet::from(fields.map(|(_, field)| field)),
        alone: Vec::new(),
        identity: vec![Field::Id, Field::Name],
        watched: Vec::new(),
        words: Arc::new(Few),
    }
}

/// Returns the cells of a header, from the first column on.
pub(super) fn header_cells(headers: &[&str]) -> Vec<HeaderCell> {
    let cell = |(column, text): (u16, &&str)| HeaderCell {
        column,
        text: (*text).to_owned(),
        lookup: (*text).to_owned(),
        paired: None,
    };
    (0..).zip(headers).map(cell).collect()
}

#[derive(Default)]
struct Facts(Vec<Fact>);

impl DraftSink for Facts {
    fn table(&mut self, _: u32, _: &TableColumns, _: &Sources) {}

    fn row(&mut self, _: &RowDraft<'_>) -> bool {
        true
    }

    fn blank_rows(&mut self, _: u32, _: u32, _: u32) {}

    fn fact(&mut self, fact: Fact) {
        self.0.push(fact);
    }
}

/// Reads a file of this name with these bytes; returns its facts as `BlankRow 4`,
/// `RenamedColumn C1 template=Persone`.
#[expect(clippy::disallowed_methods, reason = "a test writes the file it reads")]
fn read(name: &str, bytes: &[u8], notices: Notices) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    let spec = spec();
    let settings = ReadSettings {
        spec: &spec,
        limits: Limits::default(),
        hidden: HiddenSheets::Listed,
        hashes: Hashes::NotWanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: None,
        notices,
        expected: Expected {
            year: Some(2026),
            ghost_rows: 3,
        },
    };
    let (mut sources, mut facts) = (Sources::default(), Facts::default());
    read_activities(&Input::File(path), &settings, &mut sources, &mut facts).unwrap();
    facts.0.iter().map(line).collect()
}

/// Returns what a check is told of a file.
#[track_caller]
pub(super) fn noticed(name: &str, bytes: &[u8]) -> Vec<String> {
    read(name, bytes, Notices::All)
}

/// Returns what every command is told of a file.
#[track_caller]
pub(super) fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    read(name, bytes, Notices::Few)
}

fn line(fact: &Fact) -> String {
    let column = fact.place.column().map(column_letters).unwrap_or_default();
    let rows = match fact.place.rows() {
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from}–{to}"),
        None => String::new(),
    };
    let place = match fact.place {
        Place::File(_) => "file".to_owned(),
        Place::Sheet(_) => "sheet".to_owned(),
        _ => format!("{column}{rows}"),
    };
    let mut line = format!("{:?} {place}", fact.kind);
    for (name, value) in &fact.params.0 {
        line = format!("{line} {name}={value}");
    }
    line
}

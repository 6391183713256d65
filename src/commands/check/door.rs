//! Where the rows and facts of one file go: to the rules, and into the inventory that is kept.
//!
//! Never here: the rules, or what is seen across files.

use std::collections::BTreeMap;

use crate::check::{
    Inspector, Nameless, Role, RunningSums, TableView, Unlabelled, admit_row, broken_headers,
    nameless, row_facts,
};
use crate::commands::check::about;
use crate::commands::check::causes::{self, Causes};
use crate::commands::check::ledger::{Covered, Ledger, hide_values, shorten_values};
use crate::commands::check::terms::Terms;
use crate::commands::inventory::gather::LeftOutLog;
use crate::fact::{Fact, FactKind, Place};
use crate::finding::{self, About, Cause, Finding, FindingGroup};
use crate::intake::activities::DraftSink;
use crate::intake::columns::TableColumns;
use crate::model::activity::{ColumnMap, Given, LeftOut, RowDraft};
use crate::model::answer::{Answer, Unknown};
use crate::model::assessment::LeftOutRows;
use crate::model::columns::Field;
use crate::model::inventory::Inventory;
use crate::model::raw::RawRow;
use crate::origin::{CellRef, Sources};

/// Numbers that other rules compare: a cell that cannot be read is not compared, and counted.
const COMPARED: [Field; 5] = [
    Field::Headcount,
    Field::Women,
    Field::Men,
    Field::Fte,
    Field::Share,
];

/// Rules that only speak of words on a list: placeholders, usual spellings of an answer.
const KNOWN_WORDS: [&str; 3] = ["V011", "V040", "V063"];

/// Takes the rows of one file.
pub(super) struct Door<'s> {
    terms: &'s Terms<'s>,
    inspector: Inspector<'s>,
    ledger: Ledger<'s>,
    inventory: Inventory,
    left_out: LeftOutLog,
    table: Option<TableView<'s>>,
    sums: RunningSums,
    /// Columns of the row at hand whose cell is personal.
    personal: Vec<u16>,
    found: Vec<Finding>,
    unreadable: Unreadable,
    causes: Causes,
}

/// How many rows have a cell that could not be read.
#[derive(Debug, Default)]
pub(super) struct Unreadable {
    /// By field.
    pub(super) fields: BTreeMap<Field, u64>,
    /// In an answer.
    pub(super) answers: u64,
}

/// What the rows of one file leave.
pub(super) struct Passed {
    pub(super) groups: Vec<FindingGroup>,
    pub(super) covered: Vec<Covered>,
    pub(super) inventory: Inventory,
    pub(super) left_out: Vec<LeftOutRows>,
    pub(super) unreadable: Unreadable,
}

impl<'s> Door<'s> {
    /// Starts with a file.
    pub(super) fn new(terms: &'s Terms<'s>, path: &str) -> Self {
        let mut ledger = Ledger::new(terms);
        ledger.places().files.push(path.to_owned());
        let inspector = Inspector::new(&terms.lookers);
        Self {
            terms,
            inspector: if terms.accept.is_empty() {
                inspector.abridged()
            } else {
                // An acceptance may ask of every one what it says.
                inspector
            },
            ledger,
            inventory: Inventory::default(),
            left_out: LeftOutLog::default(),
            table: None,
            sums: RunningSums::default(),
            personal: Vec::new(),
            found: Vec::new(),
            unreadable: Unreadable::default(),
            causes: Causes::default(),
        }
    }

    /// Ends the file.
    pub(super) fn finish(mut self) -> Passed {
        self.end_table();
        if let Some(fact) = self.causes.whole_file() {
            self.ledger.fact(fact);
        }
        let (mut groups, covered) = self.ledger.finish();
        // Which of two comes first decides what both are joined to.
        finding::by_code(&mut groups);
        causes::under_merged_headers(&mut groups);
        causes::under_blank_headers(&mut groups);
        causes::under_formulas(&mut groups);
        groups.retain(|group| !self.causes.covers(group));
        Passed {
            groups: causes::joined(groups),
            covered,
            inventory: self.inventory,
            left_out: self.left_out.into_rows(),
            unreadable: self.unreadable,
        }
    }

    fn end_table(&mut self) {
        for fact in self.sums.end() {
            self.fact(fact);
        }
        let Some(table) = self.table.take() else {
            return;
        };
        let mut found = Vec::new();
        self.inspector.end(&table, &mut |it| found.push(it));
        for finding in found {
            self.causes.note(&finding);
            self.ledger.finding(finding, |_| About::default());
        }
    }

    fn view(&self, table: u32, columns: &ColumnMap, sources: &Sources) -> TableView<'s> {
        let hint = |header: &str| self.terms.lookers.hint(header);
        TableView::of(table, columns, self.terms.set, sources, hint)
    }

    /// Looks at the headers, and at the names of sheet and file.
    fn look_at_labels(&mut self, view: &TableView<'_>, sources: &Sources) {
        let origin = sources.table(view.table);
        let mut names: Vec<(&str, Place)> = Vec::new();
        if let Some(sheet) = &origin.sheet {
            names.push((sheet, Place::Sheet(view.table)));
        }
        let path = &sources.file_of(view.table).path;
        if self.inventory.tables.len() == 1 {
            let name = path.rsplit('/').next().unwrap_or(path);
            names.push((name, Place::File(origin.file)));
        }
        let row = origin.header_rows.map_or(1, |(_, last)| last);
        let mut found = Vec::new();
        let mut take = |finding| found.push(finding);
        self.inspector.labels(view, row, &names, &mut take);
        broken_headers(view, row, &mut take);
        self.causes.names_broken_cells(&found);
        for finding in found {
            self.ledger.finding(finding, |_| About::default());
        }
    }

    /// Notes the findings of a row. What is personal in one is shown in none.
    fn settle(&mut self, row: &RowDraft<'_>, found: &mut Vec<Finding>) {
        let Some(table) = &self.table else { return };
        let registry = self.terms.registry;
        let words = |found: &[Finding]| {
            let said = |it: &&Finding| it.cause == Cause::Table && !it.params.0.is_empty();
            found.iter().filter(said).count()
        };
        let before = words(found);
        self.causes.settle((row.table, row.row), found);
        if words(found) < before {
            self.inspector.forget_words();
        }
        let personal = |it: &&Finding| {
            it.code.is_on_personal_data()
                && registry.rule(it.code).is_some_and(|rule| rule.personal)
        };
        for finding in found.iter().filter(personal) {
            self.personal.extend(finding.place.column());
        }
        let (personal, words) = (&self.personal, &*self.terms.spec.words);
        for mut finding in found.drain(..) {
            if self.ledger.again(&finding) {
                continue;
            }
            let column = finding.place.column();
            // Of a column that nobody knows, nobody knows whether it is personal.
            let hidden = |column| personal.contains(&column) || table.role(column) == Role::Other;
            if column.is_some_and(hidden) {
                self.inspector.forget_words();
                hide_values(&mut finding);
            } else if column.is_some_and(|column| about::is_short(table.role(column)))
                && !KNOWN_WORDS.contains(&finding.code.0)
            {
                shorten_values(&mut finding, words);
            }
            let about = |finding: &Finding| about::of_row(finding, row, table, personal, words);
            self.ledger.finding(finding, about);
        }
    }

    fn note_unreadable(&mut self, row: &RowDraft<'_>) {
        for (field, given) in COMPARED
            .into_iter()
            .zip([row.heads, row.women, row.men, row.fte, row.share])
        {
            if given == Given::Unreadable {
                *self.unreadable.fields.entry(field).or_default() += 1;
            }
        }
        let unread = |answer: &Answer| matches!(answer, Answer::Unknown(Unknown::Unreadable));
        if row.answers.iter().any(|cell| unread(&cell.answer)) {
            self.unreadable.answers += 1;
        }
    }
}

impl DraftSink for Door<'_> {
    fn table(&mut self, table: u32, columns: &TableColumns, sources: &Sources) {
        self.end_table();
        self.sums = RunningSums::default();
        self.inventory.table(table, &columns.map);
        let headers = sources.table(table).headers.clone();
        self.ledger.places().tables.insert(table, (0, headers));
        let view = self.view(table, &columns.map, sources);
        self.look_at_labels(&view, sources);
        self.table = Some(view);
    }

    fn row(&mut self, row: &RowDraft<'_>) -> bool {
        self.personal.clear();
        let mut found = std::mem::take(&mut self.found);
        if let Some(table) = &self.table {
            self.inspector.row(row, table, &mut |it| found.push(it));
        }
        let mut facts: Vec<Fact> = Vec::new();
        let mut is_sum = false;
        if let Some(Unlabelled::Named(fact) | Unlabelled::Nameless(fact)) = self.sums.row(row) {
            is_sum = true;
            facts.push(fact);
        }
        let taken = match admit_row(row) {
            Ok(_) => {
                facts.extend(row_facts(row));
                self.note_unreadable(row);
                self.inventory.keep(row);
                true
            }
            Err(reason) => {
                let (table, number) = (row.table, row.row);
                match reason {
                    LeftOut::SampleRow => {
                        let place = Place::Row { table, row: number };
                        facts.push(Fact::new(FactKind::SampleRow, place));
                    }
                    LeftOut::NeitherIdNorName if !is_sum => match nameless(row) {
                        Some(Nameless::People(fact)) => self.sums.put_off(row, fact),
                        Some(Nameless::Answered(fact)) => facts.push(fact),
                        None => {}
                    },
                    _ => {}
                }
                self.inventory.keep_left_out(row, reason);
                self.left_out.note(row.table, reason, row.row, row.row);
                false
            }
        };
        found.extend(facts.into_iter().filter_map(|fact| self.ledger.judge(fact)));
        if !found.is_empty() {
            self.settle(row, &mut found);
        }
        self.found = found;
        taken
    }

    fn facts_of(&mut self, row: &RowDraft<'_>, facts: Vec<Fact>) {
        let judged = facts.into_iter().filter_map(|fact| self.ledger.judge(fact));
        let mut found: Vec<Finding> = judged.collect();
        self.settle(row, &mut found);
    }

    fn blank_rows(&mut self, table: u32, from: u32, to: u32) {
        self.left_out.note(table, LeftOut::Blank, from, to);
    }

    fn beside(&mut self, table: u32, row: &RawRow<'_>, sources: &Sources) {
        let nothing = ColumnMap::default();
        let own = self.table.as_ref().filter(|view| view.table == table);
        let apart = own.is_none().then(|| self.view(table, &nothing, sources));
        let Some(view) = own.or(apart.as_ref()) else {
            return;
        };
        let mut found = Vec::new();
        self.inspector.beside(*row, view, &mut |it| found.push(it));
        for finding in found {
            self.ledger.finding(finding, |_| About {
                text: row.at,
                ..About::default()
            });
        }
    }

    fn comment(&mut self, at: CellRef, text: &str) {
        let own = self.table.as_ref().filter(|view| view.table == at.table);
        let Some(view) = own else { return };
        let mut found = Vec::new();
        let cell = (at.row, at.column);
        self.inspector
            .comment(text, cell, view, &mut |it| found.push(it));
        for finding in found {
            self.ledger.finding(finding, |_| About::default());
        }
    }

    fn fact(&mut self, fact: Fact) {
        if let Some(fact) = self.causes.fact(fact) {
            self.ledger.fact(fact);
        }
    }
}

//! Tables for the tests of rules: a few lines of text in place of files.
//!
//! The first line names columns by field key (`activity`, `headcount`), answers by `+item`, other
//! headers as they are; `;` stands between cells. A cell `=…` has a formula, `'…` is a number kept
//! as text in a workbook. Never here: reading real files (`intake`).

use crate::check::{Fix, Hint, Inspector, Lookers, Registry, Rule, RulePolicy, TableView};
use crate::criteria;
use crate::fact::{Params, Place};
use crate::finding::Finding;
use crate::model::activity::{ColumnMap, Given, OverrideDraft, RowDraft, RowKind};
use crate::model::answer::{Answer, CellAnswer, Unknown};
use crate::model::columns::Field;
use crate::model::criteria::CriteriaSet;
use crate::model::quantity::Decimal;
use crate::model::raw::{CellKind, RawRow, Slot};
use crate::model::thresholds::Thresholds;
use crate::model::verdict::Outcome;
use crate::origin::{FileKind, FileOrigin, Sources, TableOrigin};

pub(in crate::check) use crate::check::surveying::{
    inventories, leaked_chart, surveyed, surveyed_at, surveyed_findings, surveyed_with, with_years,
};

/// The set of the tests: `essential`.
pub(in crate::check) fn set() -> CriteriaSet {
    set_of(criteria::DEFAULT)
}

/// A set that comes with the program.
#[track_caller]
pub(in crate::check) fn set_of(id: &str) -> CriteriaSet {
    let text = criteria::find(id).expect("a set").text;
    criteria::read("set.toml", text).expect("a sound set")
}

/// A table of a test.
pub(in crate::check) struct Sheet {
    headers: Vec<(u16, String)>,
    pub(in crate::check) columns: ColumnMap,
    lines: Vec<Vec<String>>,
    delimited: bool,
}

impl Sheet {
    /// Reads the lines of a table.
    #[track_caller]
    pub(in crate::check) fn of(text: &str, set: &CriteriaSet) -> Self {
        let mut lines = text.lines().map(|line| {
            let cells = line.split(';').map(str::to_owned);
            cells.collect::<Vec<String>>()
        });
        let header = lines.next().expect("a header");
        let mut columns = ColumnMap::default();
        for (column, name) in (0..).zip(&header) {
            if let Some(item) = name.strip_prefix('+') {
                let place = set.items.iter().position(|it| it.id == item);
                let place = place.unwrap_or_else(|| panic!("no item {item}"));
                let place = u16::try_from(place).expect("few items");
                columns.answers.push((place, column));
            } else if let Some(field) = Field::parse(name) {
                columns.fields.push((field, column));
            }
        }
        columns.fields.sort_unstable();
        columns.answers.sort_unstable();
        Self {
            headers: (0..).zip(header).collect(),
            columns,
            lines: lines.collect(),
            delimited: false,
        }
    }

    pub(in crate::check) fn add_to(&self, sources: &mut Sources, name: &str) -> u32 {
        let file = sources.add_file(FileOrigin {
            path: name.to_owned(),
            kind: if self.delimited {
                FileKind::Csv
            } else {
                FileKind::Xlsx
            },
            bytes: 0,
            sha256: None,
            encoding: None,
            delimiter: None,
        });
        sources.add_table(TableOrigin {
            file,
            sheet: None,
            header_rows: Some((1, 1)),
            headers: self.headers.clone(),
        })
    }

    /// Gives the rows to `take`, the first one is row 2.
    pub(in crate::check) fn rows(&self, table: u32, mut take: impl FnMut(&RowDraft<'_>)) {
        for (number, cells) in (2..).zip(&self.lines) {
            let (text, mut slots) = laid_out(cells);
            if self.delimited {
                for slot in &mut slots {
                    slot.kind = CellKind::Text;
                }
            }
            let raw = RawRow {
                number,
                text: &text,
                shared: "",
                slots: &slots,
                at: None,
            };
            let answers: Vec<CellAnswer> = self
                .columns
                .answers
                .iter()
                .map(|(item, column)| CellAnswer {
                    item: *item,
                    column: *column,
                    answer: answer(raw.cell(*column).text()),
                })
                .collect();
            let written: Vec<&str> = answers
                .iter()
                .map(|it| raw.cell(it.column).text())
                .collect();
            take(&self.draft(table, raw, &answers, &written));
        }
    }

    fn draft<'a>(
        &'a self,
        table: u32,
        raw: RawRow<'a>,
        answers: &'a [CellAnswer],
        written: &'a [&'a str],
    ) -> RowDraft<'a> {
        let cell = |field| self.columns.field(field).map(|column| raw.cell(column));
        let text = |field| cell(field).map_or("", |cell| cell.text());
        let number = |field| match text(field) {
            "" => Given::Blank,
            text => Decimal::parse(&text.replace(',', ".")).map_or(Given::Unreadable, Given::Known),
        };
        let share = |field| match number(field) {
            Given::Known(it) => Given::Known(Decimal::from_millionths(it.millionths() / 100)),
            other => other,
        };
        let total = text(Field::Name).to_lowercase().starts_with("totale");
        RowDraft {
            table,
            row: raw.number,
            kind: if total {
                RowKind::PrintedTotal
            } else {
                RowKind::Data
            },
            unit_code: text(Field::UnitCode),
            unit: text(Field::Unit),
            sub_unit_code: text(Field::SubUnitCode),
            sub_unit: text(Field::SubUnit),
            process: text(Field::Process),
            id: text(Field::Id),
            name: text(Field::Name),
            obstacle: text(Field::Obstacle),
            lever: text(Field::Lever),
            heads: number(Field::Headcount),
            women: number(Field::Women),
            men: number(Field::Men),
            fte: number(Field::Fte),
            share: share(Field::Share),
            weight: number(Field::Weight),
            remote_share: share(Field::RemoteShare),
            declared: None,
            agreed: None,
            overridden: (!text(Field::OverrideVerdict).is_empty()).then(|| OverrideDraft {
                outcome: Outcome::Not,
                written: text(Field::OverrideVerdict),
                reason: text(Field::OverrideReason),
                author: text(Field::OverrideAuthor),
                date: text(Field::OverrideDate),
            }),
            answers,
            combination: None,
            written,
            watched: &[],
            columns: &self.columns,
            raw,
        }
    }
}

/// Lays cells out as a reader does; blank ones are left out.
fn laid_out(cells: &[String]) -> (String, Vec<Slot>) {
    let (mut text, mut slots) = (String::new(), Vec::new());
    for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let (flags, shown) = match cell.strip_prefix('=') {
            Some(shown) => (Slot::FORMULA, shown),
            None => (0, cell.as_str()),
        };
        let (kind, shown) = match shown.strip_prefix('\'') {
            Some(shown) => (CellKind::Text, shown),
            None if Decimal::parse(shown).is_some() => (CellKind::Number, shown),
            None if shown.starts_with('#') => (CellKind::Error, shown),
            None => (CellKind::Text, shown),
        };
        let start = u32::try_from(text.len()).expect("short");
        text.push_str(shown);
        let end = u32::try_from(text.len()).expect("short");
        slots.push(Slot {
            column,
            kind,
            flags,
            start,
            end,
        });
    }
    (text, slots)
}

fn answer(text: &str) -> Answer {
    match text {
        "" => Answer::Unknown(Unknown::Blank),
        "Sì" | "SI" | "x" => Answer::Yes,
        "No" | "NO" => Answer::No,
        "In parte" => Answer::Partly,
        "N/A" | "n.a." => Answer::NotApplicable,
        other => Decimal::parse(other).map_or(Answer::Unknown(Unknown::Unreadable), Answer::Number),
    }
}

pub(in crate::check) fn only(rule: &Rule) -> (Registry, RulePolicy) {
    let registry = Registry::new();
    let select = [rule.code.0.to_owned()];
    let policy = RulePolicy::settle(&registry, &select, &[], &[]).expect("a rule of the registry");
    (registry, policy)
}

/// Returns what a rule that looks at cells, rows or columns finds in a table.
#[track_caller]
pub(in crate::check) fn findings(rule: &Rule, table: &str) -> Vec<Finding> {
    findings_by(&set(), rule, table)
}

/// As [`findings`], by another set.
#[track_caller]
pub(in crate::check) fn findings_by(set: &CriteriaSet, rule: &Rule, table: &str) -> Vec<Finding> {
    found_in(rule, &Sheet::of(table, set), set)
}

/// Returns the cells that such a rule finds in a delimited text.
#[track_caller]
pub(in crate::check) fn text_cells(rule: &Rule, table: &str) -> Vec<String> {
    let mut sheet = Sheet::of(table, &set());
    sheet.delimited = true;
    let found = found_in(rule, &sheet, &set());
    found.iter().map(|it| place(it.place)).collect()
}

/// Asserts what a rule's fix makes of a cell; `None`: it does not mend it.
#[track_caller]
pub(in crate::check) fn mends(
    rule: &Rule,
    params: &[(&'static str, &str)],
    raw: &str,
    to: Option<&str>,
) {
    let (Fix::Cell(_, mend) | Fix::Number(_, mend)) = rule.fix else {
        panic!("{} mends no cell", rule.slug);
    };
    let params = params
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()));
    assert_eq!(
        mend(raw, &Params(params.collect())).as_deref(),
        to,
        "{raw:?}"
    );
}

#[track_caller]
fn found_in(rule: &Rule, sheet: &Sheet, set: &CriteriaSet) -> Vec<Finding> {
    let (registry, policy) = only(rule);
    let thresholds = Thresholds::default();
    let mut sources = Sources::default();
    let index = sheet.add_to(&mut sources, "scheda.xlsx");
    let view = TableView::of(index, &sheet.columns, set, &sources, Hint::of);
    let lookers = Lookers::new(&registry, &policy, &thresholds);
    let mut inspector = Inspector::new(&lookers);
    let mut found = Vec::new();
    sheet.rows(index, |row| {
        inspector.row(row, &view, &mut |it| found.push(it));
    });
    inspector.end(&view, &mut |it| found.push(it));
    found
}

/// Returns the cells that such a rule finds, as a spreadsheet calls them.
#[track_caller]
pub(in crate::check) fn cells(rule: &Rule, table: &str) -> Vec<String> {
    findings(rule, table)
        .iter()
        .map(|it| place(it.place))
        .collect()
}

/// Returns the cells that such a rule finds in rows that stand above a table.
#[track_caller]
pub(in crate::check) fn titles(rule: &Rule, rows: &[&str]) -> Vec<String> {
    let (registry, policy) = only(rule);
    let (thresholds, set) = (Thresholds::default(), set());
    let mut sources = Sources::default();
    let sheet = Sheet::of("id;activity", &set);
    let table = sheet.add_to(&mut sources, "scheda.xlsx");
    let view = TableView::of(table, &sheet.columns, &set, &sources, Hint::of);
    let lookers = Lookers::new(&registry, &policy, &thresholds);
    let mut inspector = Inspector::new(&lookers);
    let mut found = Vec::new();
    for (number, row) in (1..).zip(rows) {
        let cells: Vec<String> = row.split(';').map(str::to_owned).collect();
        let (text, slots) = laid_out(&cells);
        let raw = RawRow {
            number,
            text: &text,
            shared: "",
            slots: &slots,
            at: None,
        };
        inspector.beside(raw, &view, &mut |it| found.push(place(it.place)));
    }
    found
}

/// Writes a place: `C2`, `C:C`, `2:2`, `sheet`, `file`, `run`; tables after the first by number.
pub(in crate::check) fn place(place: Place) -> String {
    let column = place.column().map(crate::origin::column_letters);
    let table = place.table().filter(|table| *table > 0);
    let table = table.map_or_else(String::new, |table| format!("{}!", table + 1));
    let cell = match (place, column, place.rows()) {
        (Place::Run, ..) => "run".to_owned(),
        (Place::File(_), ..) => "file".to_owned(),
        (_, Some(column), Some((from, to))) if from == to => format!("{column}{from}"),
        (_, Some(column), Some((from, to))) => format!("{column}{from}:{column}{to}"),
        (_, Some(column), None) => format!("{column}:{column}"),
        (_, None, Some((from, to))) => format!("{from}:{to}"),
        (_, None, None) => "sheet".to_owned(),
    };
    format!("{table}{cell}")
}

mod tests {
    use super::place;
    use crate::fact::Place;
    use crate::origin::CellRef;

    #[test]
    fn places_read_as_in_a_spreadsheet() {
        let at = CellRef {
            table: 1,
            row: 4,
            column: 2,
        };
        assert_eq!(place(Place::Cell(at)), "2!C4");
        assert_eq!(
            place(Place::Column {
                table: 0,
                column: 27
            }),
            "AB:AB"
        );
        assert_eq!(place(Place::Row { table: 0, row: 3 }), "3:3");
    }
}

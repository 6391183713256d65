//! What came back and was not taken over, as findings: in every format that a check has.
//!
//! Never here: what is wrong with a row (`returned`), or what a finding says (`check::rules`).

use std::rc::Rc;

use super::came::Came;
use super::headers::ASKED;
use super::rows::Judgements;
use crate::check::Registry;
use crate::commands::form::ReadForm;
use crate::commands::inventory::gather::mask_params;
use crate::commands::inventory::notes;
use crate::commands::inventory::plan::Plan;
use crate::fact::{Fact, FactKind, Place};
use crate::finding::{About, FindingGroup, FindingLog, RecordKey, in_order};
use crate::matching::personal;
use crate::model::checked::{Checked, FileSummary};
use crate::model::columns::Field;
use crate::model::form::{Asks, FormCell};
use crate::origin::CellRef;

/// The most activities that one finding names.
const MOST_NAMED: usize = 20;

/// Makes the result of a check of reviews.
pub(super) fn checked(
    came: &Came,
    (reviews, judged): (&ReadForm, &Judgements),
    plan: &Plan,
    registry: &Registry,
) -> Checked {
    let log = noted(came, (reviews, judged), registry);
    let mut sources = reviews.sources.clone();
    let mut findings = log.into_unordered();
    in_order(&mut findings, &sources);
    notes::masked(&mut sources);
    notes::name_headers(&mut findings, &sources);
    let rules = registry.rules().map(|rule| rule.code);
    Checked {
        set: Rc::clone(&plan.set),
        files: summaries(reviews, &findings),
        findings,
        accepted: Vec::new(),
        not_checked: Vec::new(),
        missing: Vec::new(),
        expected: None,
        left_out: reviews.left_out.clone(),
        rules: rules.filter(|code| code.0.starts_with('D')).collect(),
        config_sha256: None,
        sources,
    }
}

/// Notes every row that was not taken over, and what did not come back.
fn noted(
    came: &Came,
    (reviews, judged): (&ReadForm, &Judgements),
    registry: &Registry,
) -> FindingLog {
    let mut log = FindingLog::telling(usize::MAX);
    for (row, name, trouble) in &came.troubles {
        let column = trouble.column.and_then(|column| {
            let mut places = column.places(&reviews.form).into_iter();
            places.find_map(|at| reviews.stand.get(&(row.table, at)).copied())
        });
        let place = match (trouble.kind, column) {
            (FactKind::NotAReview, _) => Place::Sheet(row.table),
            (_, Some(column)) => Place::Cell(CellRef { column, ..*row }),
            (_, None) => Place::Row {
                table: row.table,
                row: row.row,
            },
        };
        let mut fact = Fact::new(trouble.kind, place).with("id", name);
        for (param, value) in &trouble.params {
            fact = fact.with(param, value);
        }
        take(&fact, registry, &mut log, || about(reviews, *row, column));
    }
    for (table, count) in came.unsigned() {
        let fact = Fact::new(FactKind::AgreementUnsigned, Place::Sheet(table));
        let fact = fact.with("count", count.to_string());
        take(&fact, registry, &mut log, About::default);
    }
    for (table, places) in &came.missing {
        let names = places.iter().take(MOST_NAMED);
        let names = names.map(|at| format!("«{}»", judged.rows[*at].activity.name));
        let mut list = names.collect::<Vec<_>>().join(", ");
        if places.len() > MOST_NAMED {
            list.push_str(", …");
        }
        let fact = Fact::new(FactKind::ReviewRowMissing, Place::Sheet(*table));
        let fact = fact.with("count", places.len().to_string());
        take(&fact.with("list", list), registry, &mut log, About::default);
    }
    log
}

/// Takes a fact; personal data is masked.
fn take(fact: &Fact, registry: &Registry, log: &mut FindingLog, about: impl FnOnce() -> About) {
    if let Some(mut finding) = registry.judge(fact) {
        mask_params(&mut finding.params);
        log.push_about(finding, |_| about());
    }
}

/// Returns what helps to recognise a row: its key, its name, and the cell to mend unless it says who
/// decided or why.
fn about(reviews: &ReadForm, at: CellRef, column: Option<u16>) -> About {
    let form = &reviews.form;
    let Some(row) = form.rows.iter().find(|row| row.at == Some(at)) else {
        return About::default();
    };
    let shown = |place: usize| match row.cells.get(place) {
        Some(FormCell::Text(text)) => personal::mask(text).into_owned(),
        Some(FormCell::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let stand = |place: usize| reviews.stand.get(&(at.table, place)).copied();
    let fields = [Field::Id, Field::Name].into_iter();
    let mut places: Vec<usize> = fields
        .filter_map(|field| form.column(Asks::Field(field)))
        .collect();
    let free = ASKED[2..].iter().flat_map(|asked| asked.places(form));
    let free: Vec<usize> = free.collect();
    places.extend(
        (0..form.columns.len())
            .filter(|place| column.is_some() && stand(*place) == column && !free.contains(place)),
    );
    let cells = places.iter();
    let mut cells: Vec<(u16, String)> = cells
        .filter_map(|place| Some((stand(*place)?, shown(*place))))
        .collect();
    cells.sort();
    cells.dedup();
    let id = [Field::Id, Field::Name].map(|field| form.text(row, field));
    let id = id.into_iter().find(|text| !text.is_empty());
    About {
        key: id.map(|id| RecordKey {
            unit: String::new(),
            id: personal::mask(id).into_owned(),
        }),
        cells,
        ..About::default()
    }
}

/// Says what became of each file.
fn summaries(reviews: &ReadForm, findings: &[FindingGroup]) -> Vec<FileSummary> {
    let sources = &reviews.sources;
    // The org chart, which is no review, stands first.
    let first = usize::from(reviews.chart.is_some());
    let files = (0_u32..).zip(&sources.files).skip(first);
    let of_file = |table: u32| sources.table(table).file;
    files
        .map(|(file, _)| {
            let rows = reviews.form.rows.iter().filter_map(|row| row.at);
            let rows = rows.filter(|at| of_file(at.table) == file).count();
            let tables = sources.tables.iter().filter(|it| it.file == file).count();
            let mut summary = FileSummary {
                file,
                tables,
                rows: rows as u64,
                ..FileSummary::default()
            };
            let own = findings
                .iter()
                .filter(|group| group.first.place.table().map(of_file) == Some(file));
            for group in own {
                let at = FileSummary::place(group.first.severity);
                summary.causes[at] += 1;
                summary.findings[at] += group.count;
            }
            summary
        })
        .collect()
}

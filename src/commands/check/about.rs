//! What a report shows of a finding's row: its key, and the cells that help to recognise it.
//!
//! Never here: which cells are personal (the rules say so).

use std::borrow::Cow;

use crate::check::{Role, TableView};
use crate::commands::check::shown::{HIDDEN, shown};
use crate::finding::{About, Finding, RecordKey};
use crate::intake::columns::Words;
use crate::matching::personal;
use crate::model::activity::{Given, RowDraft};
use crate::model::columns::Field;
use crate::model::inventory::{Inventory, InventoryRow};

/// The most characters of a cell that are shown.
const MOST_CHARS: usize = 60;

/// Returns what is known of a row at hand. Cells of `personal` columns are hidden, and so are
/// those of columns that nobody knows.
pub(super) fn of_row(
    finding: &Finding,
    row: &RowDraft<'_>,
    table: &TableView<'_>,
    personal: &[u16],
    words: &dyn Words,
) -> About {
    let near = finding
        .params
        .get("nearest")
        .is_some_and(|it| !it.is_empty());
    let cell = |column: u16| {
        let text = row.raw.cell(column).text();
        let hidden = personal.contains(&column) || table.role(column) == Role::Other;
        let own = finding.place.column() == Some(column);
        let text = match text {
            "" => String::new(),
            _ if hidden => HIDDEN.to_owned(),
            text if is_short(table.role(column)) => short(&shown(text, near && own, words)),
            text => short(text),
        };
        (column, text)
    };
    let part = |field: Field, text: &str| {
        let column = row.columns.field(field);
        let told = column.is_some_and(|column| personal.contains(&column));
        match personal::mask(text) {
            Cow::Borrowed(text) if told && !text.is_empty() => HIDDEN.to_owned(),
            masked => masked.into_owned(),
        }
    };
    let unit = [
        part(Field::SubUnitCode, row.sub_unit_code),
        part(Field::SubUnit, row.sub_unit),
        part(Field::UnitCode, row.unit_code),
        part(Field::Unit, row.unit),
    ];
    let id = [part(Field::Id, row.id), part(Field::Name, row.name)];
    About {
        key: key(
            unit.each_ref().map(String::as_str),
            id.each_ref().map(String::as_str),
        ),
        text: row.raw.at,
        cells: telling(finding, row).into_iter().map(cell).collect(),
        ..About::default()
    }
}

/// Lists the columns that are shown: two that name the row, that of the finding, and those of its
/// other cells in the row.
fn telling(finding: &Finding, row: &RowDraft<'_>) -> Vec<u16> {
    let mut columns = vec![Field::Id, Field::Name, Field::Process]
        .into_iter()
        .filter_map(|field| row.columns.field(field))
        .take(2)
        .collect::<Vec<u16>>();
    columns.extend(finding.place.column());
    let beside = finding.related.iter();
    columns.extend(
        beside
            .filter(|cell| cell.table == row.table && cell.row == row.row)
            .map(|cell| cell.column),
    );
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// Says whether a cell of the column holds an answer or a number.
pub(super) fn is_short(role: Role) -> bool {
    role.is_number() || matches!(role, Role::Answer(_))
}

/// Returns what is known of a row that was kept.
pub(super) fn of_kept(inventory: &Inventory, row: &InventoryRow) -> About {
    let text = |id| inventory.text(id);
    let column = |field| {
        let columns = inventory.columns(row.table)?;
        columns.field(field)
    };
    let mut cells: Vec<(u16, String)> = Vec::new();
    let [id, name] = [row.id, row.name].map(|id| short(text(id)));
    for (field, text) in [(Field::Id, &id), (Field::Name, &name)] {
        cells.extend(column(field).map(|column| (column, text.clone())));
    }
    for (field, given) in [(Field::Headcount, row.heads), (Field::Fte, row.fte)] {
        if let (Some(column), Given::Known(number)) = (column(field), given) {
            cells.push((column, number.to_string()));
        }
    }
    cells.sort();
    let unit = [row.sub_unit_code, row.sub_unit, row.unit_code, row.unit];
    let unit = unit.into_iter().find(|id| !id.is_empty());
    let key = RecordKey {
        unit: unit.map_or_else(String::new, |unit| short(text(unit))),
        id: if id.is_empty() { name } else { id },
    };
    About {
        key: (!key.id.is_empty()).then_some(key),
        text: row.at,
        cells,
        ..About::default()
    }
}

fn key(unit: [&str; 4], id: [&str; 2]) -> Option<RecordKey> {
    let first = |texts: &[&str]| {
        let text = texts.iter().find(|text| !text.is_empty());
        text.map_or_else(String::new, |text| short(text))
    };
    let key = RecordKey {
        unit: first(&unit),
        id: first(&id),
    };
    (!key.id.is_empty()).then_some(key)
}

/// Cuts and masks a text of a cell.
fn short(text: &str) -> String {
    let masked: Cow<'_, str> = personal::mask(text);
    match masked.char_indices().nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", &masked[..end]),
        None => masked.into_owned(),
    }
}

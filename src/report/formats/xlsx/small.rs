//! The sheets behind the summary: criteria, rows left out, findings, bases.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::finding::{FindingGroup, Wording};
use crate::lang::{Lang, Text};
use crate::model::assessment::{Assessment, LeftOutRows};
use crate::origin::Sources;
use crate::report::assessment::basis::{self, Figures};
use crate::report::assessment::criteria as layout;
use crate::report::blocks::origin;
use crate::report::layout::{Cell, Column, Kind, Table, Value};
use crate::report::tables::{Texts, left_out as rows_left_out};
use crate::report::{place, words};

use super::grid::{self, print_first};
use super::styles::Styles;

/// Writes what each criterion blocks, its question and its source.
pub(super) fn criteria(
    sheet: &mut Worksheet,
    assessment: &Assessment,
    lang: Lang,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let label = |it, en| Text { it, en }.get(lang);
    let mut table = layout::table(assessment, lang);
    table.columns.push(Column::new(
        "question",
        label("Domanda", "Question"),
        Kind::Text,
    ));
    table
        .columns
        .push(Column::new("source", label("Fonte", "Source"), Kind::Text));
    let set_source = origin::source_text(&assessment.set.source, lang);
    let criteria = layout::most_blocking_first(assessment);
    for (row, (criterion, _)) in table.rows.iter_mut().zip(criteria) {
        let source = criterion
            .source
            .as_ref()
            .map_or_else(|| set_source.clone(), |source| source.get(lang).to_owned());
        row.push(Cell::from(Value::text(criterion.question.get(lang))));
        row.push(Cell::from(Value::text(source)));
    }
    write(sheet, &table, (lang, styles))?;
    // On paper the figures matter; questions and sources are for the screen.
    print_first(
        sheet,
        &table.columns,
        table.columns.len() - 2,
        table.rows.len(),
    )
}

/// Writes the rows that do not count.
pub(super) fn left_out(
    sheet: &mut Worksheet,
    sources: &Sources,
    left_out: &[LeftOutRows],
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    let data = rows_left_out::table(sources, left_out, Texts::Words, lang);
    let table = Table {
        columns: data.columns,
        rows: data
            .rows
            .map(|row| row.into_iter().map(Cell::from).collect())
            .collect(),
        last_is_total: false,
    };
    write(sheet, &table, (lang, styles))
}

/// Writes all findings.
pub(super) fn findings(
    sheet: &mut Worksheet,
    sources: &Sources,
    findings: &[FindingGroup],
    wording: &dyn Wording,
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    let label = |it, en| Text { it, en }.get(lang);
    let columns = vec![
        Column::new("severity", label("Gravità", "Severity"), Kind::Code),
        Column::new("code", label("Codice", "Code"), Kind::Code),
        Column::new("file", "File", Kind::Text),
        Column::new("sheet", label("Foglio", "Sheet"), Kind::Text),
        Column::new("cells", label("Celle", "Cells"), Kind::Text),
        Column::new("count", label("Numero", "Count"), Kind::Count),
        Column::new("message", label("Rilievo", "Finding"), Kind::Text),
        Column::new("help", label("Che cosa fare", "What to do"), Kind::Text),
    ];
    let row = |group: &FindingGroup| {
        let finding = &group.first;
        let address = place::address(sources, group);
        let values = vec![
            Value::text(words::severity(finding.severity).get(lang)),
            Value::text(finding.code.0),
            text(address.file),
            text(address.sheet.unwrap_or_default()),
            text(address.cells),
            Value::Count(group.count),
            text(wording.message(finding, lang)),
            text(wording.help(finding, lang).unwrap_or_default()),
        ];
        values.into_iter().map(Cell::from).collect()
    };
    let table = Table {
        columns,
        rows: findings.iter().map(row).collect(),
        last_is_total: false,
    };
    write(sheet, &table, (lang, styles))
}

/// An empty text here is no missing value: there is no help, or no cell.
pub(super) fn text(text: String) -> Value<'static> {
    Value::Text(text.into())
}

/// Writes what each figure of the summary rests on, in the order of the figures.
pub(super) fn basis(
    sheet: &mut Worksheet,
    assessment: &Assessment,
    figures: &Figures,
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    let label = |it, en| Text { it, en }.get(lang);
    let columns = vec![
        Column::new("name", label("Valore", "Figure"), Kind::Text),
        Column::new("at_least", label("Almeno", "At least"), Kind::Quantity),
        Column::new("at_most", label("Al più", "At most"), Kind::Quantity),
        Column::new(
            "rests_on",
            label("Su che cosa si basa", "What it rests on"),
            Kind::Text,
        ),
    ];
    let rows = figures.all.iter().take(grid::MOST_LINKS).map(|figure| {
        let (least, most) = ends(&figure.value);
        let values = vec![
            text(basis::name(figure, lang)),
            least,
            most,
            text(basis::rests_on(assessment, figure, lang)),
        ];
        values.into_iter().map(Cell::from).collect()
    });
    let table = Table {
        rows: rows.collect(),
        columns,
        last_is_total: false,
    };
    write(sheet, &table, (lang, styles))
}

/// Returns both ends of a value.
pub(super) fn ends(value: &Value<'static>) -> (Value<'static>, Value<'static>) {
    match value {
        Value::QuantityBetween(ends) => (
            Value::Quantity(ends.at_least.clone()),
            Value::quantity(ends.at_most.as_ref()),
        ),
        Value::ShareBetween(ends) => (
            Value::Share(ends.at_least.clone()),
            Value::share(ends.at_most.as_ref()),
        ),
        Value::ChangeBetween(ends) => (
            Value::Change(ends.at_least.clone()),
            ends.at_most.clone().map_or(Value::Missing, Value::Change),
        ),
        exact => (exact.clone(), exact.clone()),
    }
}

/// Writes a sheet that holds one table.
pub(super) fn write(
    sheet: &mut Worksheet,
    table: &Table<'_>,
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    grid::widths(sheet, &table.columns)?;
    let below = grid::table(sheet, 0, table, (lang, styles))?;
    // The total stays below whatever is filtered.
    grid::list(
        sheet,
        &table.columns,
        below - u32::from(table.last_is_total),
    )
}

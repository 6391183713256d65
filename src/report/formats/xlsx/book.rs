//! A workbook of sheets as data: pages, lists, findings, rows left out, and what figures rest on.
//!
//! Never here: what stands on a sheet.

use rust_xlsxwriter::{Url, Workbook, Worksheet, XlsxError};

use crate::lang::{Lang, Text};
use crate::model::staff::RowRef;
use crate::origin::{CellRef, FileKind, Sources};
use crate::report::grounds::{self, At, Figure, Figures};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::sheets::{self, Content, Rows};

use super::small::{self, text};
use super::styles::Styles;
use super::{BULK, add, grid, names, properties, summary};

/// Makes the workbook.
///
/// # Errors
///
/// When there is no room for the temporary file of a large sheet.
pub fn render(book: sheets::Workbook<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(book.title, lang)?);
    let styles = Styles::new();
    let look = (lang, &styles);
    for sheet in book.sheets {
        match sheet.content {
            Content::Page(blocks) => page(add(&mut workbook, sheet.name, lang)?, blocks, look)?,
            Content::List(table) => {
                let table = grid::split(table, lang);
                small::write(add(&mut workbook, sheet.name, lang)?, &table, look)?;
            }
            Content::Rows(rows) => bulk(&mut workbook, sheet.name, rows, look)?,
        }
    }
    let sheet = add(&mut workbook, names::FINDINGS, lang)?;
    small::findings(sheet, book.sources, &book.findings, book.wording, look)?;
    let sheet = add(&mut workbook, names::LEFT_OUT, lang)?;
    small::left_out(sheet, book.sources, book.left_out, look)?;
    let sheet = add(&mut workbook, names::BASIS, lang)?;
    basis(sheet, book.sources, &book.figures, look)?;
    Ok(workbook.save_to_buffer()?)
}

/// Writes blocks one below another.
fn page(
    sheet: &mut Worksheet,
    blocks: Vec<Block<'_>>,
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    let mut row = 0;
    for block in blocks {
        match block {
            Block::Title(title) => {
                row = summary::heading(sheet, row, &title, &styles.title)?;
            }
            Block::Heading(title) => {
                row = summary::heading(sheet, row + 1, &title, &styles.heading)?;
            }
            Block::Paragraph(line) => row = summary::text(sheet, row, &line, styles)?,
            Block::List(lines) => {
                for line in lines {
                    row = summary::text(sheet, row, &line, styles)?;
                }
            }
            Block::Table(table) => {
                row = grid::table(sheet, row, &grid::split(table, lang), (lang, styles))?;
            }
            // Findings have a sheet of their own.
            Block::Notices(_) => {}
        }
    }
    sheet.set_column_width(0, 42)?;
    sheet.set_column_range_width(1, 24, 13)?;
    grid::page(sheet);
    Ok(())
}

/// Writes a table row by row, on as many sheets as it takes.
fn bulk(
    workbook: &mut Workbook,
    name: Text,
    table: Rows<'_>,
    (lang, styles): (Lang, &Styles),
) -> Result<(), XlsxError> {
    let mut rows = table.rows.peekable();
    let name = name.get(lang);
    let mut part = 1;
    loop {
        let sheet = if table.count > BULK {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        if part == 1 {
            sheet.set_name(name)?;
        } else {
            sheet.set_name(format!("{name} {part}"))?;
        }
        grid::widths(sheet, &table.columns)?;
        grid::header(sheet, 0, &table.columns, styles)?;
        let mut at = 1;
        while at < grid::MOST_ROWS {
            let Some(cells) = rows.next() else {
                break;
            };
            grid::row_of(sheet, at, &table.columns, &cells, (lang, &styles.row))?;
            at += 1;
        }
        grid::list(sheet, &table.columns, at)?;
        let below = usize::try_from(at).unwrap_or(usize::MAX) - 1;
        grid::print_first(sheet, &table.columns, table.printed, below)?;
        if rows.peek().is_none() {
            return Ok(());
        }
        part += 1;
    }
}

/// Place of the column of inputs on the sheet of grounds.
const INPUTS: u16 = 4;

/// Writes a row for each figure: its value and what it rests on.
fn basis(
    sheet: &mut Worksheet,
    sources: &Sources,
    figures: &Figures,
    look: (Lang, &Styles),
) -> Result<(), XlsxError> {
    let lang = look.0;
    let label = |it, en| Text { it, en }.get(lang);
    let column = |key: &'static str, label: &str| Column::new(key, label, Kind::Text);
    let columns = vec![
        column("name", label("Valore", "Figure")),
        Column::new("at_least", label("Almeno", "At least"), Kind::Quantity),
        Column::new("at_most", label("Al più", "At most"), Kind::Quantity),
        column("formula", grounds::FORMULA.get(lang)),
        column("inputs", grounds::INPUTS.get(lang)),
        column("parameters", grounds::PARAMETERS.get(lang)),
        column("rounding", grounds::ROUNDING.get(lang)),
        column("tie", grounds::TIE.get(lang)),
    ];
    let table = Table {
        rows: figures
            .all
            .iter()
            .map(|figure| row(sources, figure))
            .collect(),
        columns,
        last_is_total: false,
    };
    small::write(sheet, &table, look)?;
    sheet.set_freeze_panes(1, 1)?;
    for (row, figure) in (1_u32..).zip(&figures.all) {
        let first = figure.ground.inputs.iter().find_map(|input| input.at);
        let target = first.and_then(|at| target(sources, at));
        if let (Some(target), Some(Value::Text(text))) = (
            target,
            table.rows[row as usize - 1]
                .get(usize::from(INPUTS))
                .map(|cell| &cell.value),
        ) {
            let url = Url::new(target).set_text(grid::fitting(text));
            sheet.write_url_with_format(row, INPUTS, url, &look.1.link)?;
        }
    }
    Ok(())
}

/// The most inputs that a cell names; an explanation has all.
const MOST_INPUTS: usize = 30;

fn row(sources: &Sources, figure: &Figure) -> Vec<Cell<'static>> {
    let ground = &figure.ground;
    let (least, most) = small::ends(&figure.value);
    let mut inputs: Vec<String> = ground
        .inputs
        .iter()
        .take(MOST_INPUTS)
        .map(|input| input.line(sources))
        .collect();
    if ground.inputs.len() > inputs.len() {
        inputs.push("…".to_owned());
    }
    let values = vec![
        text(figure.name.clone()),
        least,
        most,
        text(ground.formula.clone()),
        text(inputs.join("; ")),
        text(ground.parameters.join("; ")),
        text(ground.rounding.clone()),
        text(ground.tie.clone()),
    ];
    values.into_iter().map(Cell::from).collect()
}

/// Returns the address of a cell of an input workbook, as seen from the folder of the run; `None`
/// for text files, which have no cells to go to, and for names that were masked.
fn target(sources: &Sources, at: At) -> Option<String> {
    let at = match at {
        At::Cell(cell) => cell,
        At::Row(RowRef { table, row }) => CellRef {
            table,
            row,
            column: 0,
        },
    };
    let file = sources.file_of(at.table);
    let workbook = matches!(
        file.kind,
        FileKind::Xlsx | FileKind::Ods | FileKind::Xls | FileKind::Xlsb
    );
    let relative = !file.path.starts_with('/') && !file.path.contains(':');
    let whole = !file.path.contains("***") && file.path.len() < 200;
    (workbook && relative && whole).then(|| format!("file:///{}#{}", file.path, sources.cell(at)))
}

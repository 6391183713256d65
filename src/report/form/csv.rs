//! A form as CSV: for an Italian Excel, or for programs.
//!
//! In the dialect of Excel texts that it would take for a formula get an apostrophe in front; the
//! reader of forms takes it away again. Never here: which cells there are.

use ::csv::{QuoteStyle, Terminator, WriterBuilder};

use super::holds;
use super::values::{Written, written};
use crate::lang::Lang;
use crate::model::criteria::CriteriaSet;
use crate::model::form::Form;
use crate::report::CsvDialect;

/// Prints a form.
///
/// # Errors
///
/// None but those of the writer, which writes to memory.
pub fn csv(
    form: &Form,
    set: &CriteriaSet,
    dialect: CsvDialect,
    lang: Lang,
) -> anyhow::Result<Vec<u8>> {
    let (delimiter, terminator, mark) = match dialect {
        CsvDialect::Standard => (b',', Terminator::Any(b'\n'), ""),
        CsvDialect::ExcelIt => (b';', Terminator::CRLF, "\u{feff}"),
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(mark.as_bytes().to_vec());
    writer.write_record(form.columns.iter().map(|it| guarded(&it.header, dialect)))?;
    let columns = form.columns.iter();
    let columns: Vec<holds::Holds> = columns.map(|it| holds::of(it.asks, set, lang)).collect();
    for row in &form.rows {
        for (cell, holds) in row.cells.iter().zip(&columns) {
            let field = match written(cell, holds, lang) {
                Written::Nothing => String::new(),
                Written::Text(text) => guarded(&text, dialect),
                Written::Number(number) => marked(&number, dialect),
                Written::Percent(number) => format!("{}%", marked(&number, dialect)),
            };
            writer.write_field(field)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer
        .into_inner()
        .map_err(::csv::IntoInnerError::into_error)?)
}

fn marked(number: &str, dialect: CsvDialect) -> String {
    match dialect {
        CsvDialect::Standard => number.to_owned(),
        CsvDialect::ExcelIt => number.replace('.', ","),
    }
}

/// Makes sure that a spreadsheet takes a text for a text. An apostrophe that was there is doubled.
fn guarded(text: &str, dialect: CsvDialect) -> String {
    let bare = text.trim_start_matches('\'');
    let formula = bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula && dialect == CsvDialect::ExcelIt {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

//! CSV: one table, for programs or for an Italian Excel.
//!
//! Shares have ten decimals. The standard dialect changes no text, so that ids come back as they
//! were; a spreadsheet may take a text such as `=1+1` for a formula there. The Excel dialect is for
//! opening by hand, so that texts beginning with `= + - @`, a tab or a line break get an apostrophe
//! in front, which makes them texts. Never here: which columns a table has.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::model::assessment::Assessment;
use crate::report::layout::Value;
use crate::report::{CsvDialect, Options, tables};

/// Decimals of shares and of sums that do not end.
const PLACES: u32 = 10;

/// Prints the table that the options ask for.
pub fn render(assessment: &Assessment, options: &Options) -> anyhow::Result<Vec<u8>> {
    let table = tables::chosen(assessment, options);
    let dialect = options.csv;
    let (delimiter, terminator, mark) = match dialect {
        CsvDialect::Standard => (b',', Terminator::Any(b'\n'), ""),
        CsvDialect::ExcelIt => (b';', Terminator::CRLF, "\u{feff}"),
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(mark.as_bytes().to_vec());
    let header = table.columns.iter().map(|column| column.key.as_bytes());
    writer.write_record(header)?;
    for row in table.rows {
        for value in &row {
            writer.write_field(field(value, dialect))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?)
}

/// Prints a value. Missing ones are empty.
fn field(value: &Value<'_>, dialect: CsvDialect) -> String {
    let number = match value {
        Value::Missing => return String::new(),
        Value::Text(text) => return guarded(text, dialect),
        Value::Count(count) => return count.to_string(),
        Value::Given(number) => number.to_string(),
        Value::Level(level) if level.den() == 1 => level.num().to_string(),
        Value::Level(level) => level.exact().to_short(PLACES),
        Value::Quantity(number) => number.to_short(PLACES),
        Value::Share(share) => share.to_decimal(PLACES),
        // Tables for programs have a column for each end.
        Value::QuantityBetween(ends) => ends.at_least.to_short(PLACES),
        Value::ShareBetween(ends) => ends.at_least.to_decimal(PLACES),
    };
    match dialect {
        CsvDialect::Standard => number,
        CsvDialect::ExcelIt => number.replace('.', ","),
    }
}

/// Makes sure that a spreadsheet takes a text for a text.
fn guarded(text: &str, dialect: CsvDialect) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula && dialect == CsvDialect::ExcelIt {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

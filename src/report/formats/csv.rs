//! CSV: one table, for programs or for an Italian Excel.
//!
//! Shares have ten decimals. A spreadsheet takes a text such as `=1+1` for a formula, so that texts
//! beginning with `= + - @`, a tab or a line break get an apostrophe in front, as OWASP advises
//! against "CSV injection"; numbers such as `-1` stay numbers. This is so in the Excel dialect, which
//! is for opening by hand, and in tables that quote what strangers wrote, whatever their dialect.
//! Other tables in the standard dialect change no text: ids come back as they were. Never here:
//! which columns a table has.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::report::CsvDialect;
use crate::report::layout::{Column, Table, Value};
use crate::report::tables::DataTable;

/// Decimals of shares and of sums that do not end.
const PLACES: u32 = 10;

/// Prints a table.
pub fn render(table: DataTable<'_>, dialect: CsvDialect) -> anyhow::Result<Vec<u8>> {
    print(&table.columns, table.rows, Style::of(dialect))
}

/// Prints a table that quotes what strangers wrote.
pub fn quoting(table: DataTable<'_>, dialect: CsvDialect) -> anyhow::Result<Vec<u8>> {
    let guarded = true;
    print(&table.columns, table.rows, Style { dialect, guarded })
}

/// How a table is printed.
#[derive(Clone, Copy)]
struct Style {
    dialect: CsvDialect,
    /// Whether texts that a spreadsheet would run get an apostrophe.
    guarded: bool,
}

impl Style {
    fn of(dialect: CsvDialect) -> Self {
        Self {
            dialect,
            guarded: dialect == CsvDialect::ExcelIt,
        }
    }
}

/// Prints a table that is laid out already.
pub fn table(table: Table<'_>, dialect: CsvDialect) -> anyhow::Result<Vec<u8>> {
    let rows = table.rows.into_iter();
    let rows = rows.map(|row| row.into_iter().map(|cell| cell.value).collect());
    print(&table.columns, rows, Style::of(dialect))
}

fn print<'a>(
    columns: &[Column],
    rows: impl Iterator<Item = Vec<Value<'a>>>,
    style: Style,
) -> anyhow::Result<Vec<u8>> {
    let (delimiter, terminator, mark) = match style.dialect {
        CsvDialect::Standard => (b',', Terminator::Any(b'\n'), ""),
        CsvDialect::ExcelIt => (b';', Terminator::CRLF, "\u{feff}"),
    };
    let mut writer = WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(mark.as_bytes().to_vec());
    let header = columns.iter().map(|column| column.key.as_bytes());
    writer.write_record(header)?;
    for row in rows {
        for value in &row {
            writer.write_field(field(value, style))?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    Ok(writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?)
}

/// Prints a value. Missing ones are empty.
fn field(value: &Value<'_>, style: Style) -> String {
    let number = match value {
        Value::Missing => return String::new(),
        Value::Text(text) | Value::Indented(_, text) => return guarded(text, style),
        Value::Count(count) => return count.to_string(),
        Value::Given(number) => number.to_string(),
        Value::Level(level) if level.den() == 1 => level.num().to_string(),
        Value::Level(level) => level.exact().to_short(PLACES),
        Value::Quantity(number) | Value::Change(number) => number.to_short(PLACES),
        Value::Share(share) => share.to_decimal(PLACES),
        // Tables for programs have a column for each end.
        Value::QuantityBetween(ends) | Value::ChangeBetween(ends) => ends.at_least.to_short(PLACES),
        Value::ShareBetween(ends) => ends.at_least.to_decimal(PLACES),
    };
    match style.dialect {
        CsvDialect::Standard => number,
        CsvDialect::ExcelIt => number.replace('.', ","),
    }
}

/// Makes sure that a spreadsheet takes a text for a text, where it is not to be left as it is.
fn guarded(text: &str, style: Style) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number(text);
    if formula && style.guarded {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// Says whether a text is a number with a sign.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let ends = |char: Option<char>| char.is_some_and(|char| char.is_ascii_digit());
    ends(digits.chars().next())
        && ends(digits.chars().last())
        && digits
            .bytes()
            .all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::{Style, guarded};
    use crate::lang::Lang;
    use crate::model::assessment::WeightIs;
    use crate::report::{CsvDialect, Format, Options, TableChoice, render, testing};

    fn text(options: &Options) -> String {
        let sample = testing::assessment();
        String::from_utf8(render(Format::Csv, &sample, &testing::Words, options).unwrap()).unwrap()
    }

    /// Returns the cells of one column, the header left out.
    fn column(text: &str, name: &str) -> Vec<String> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = reader
            .headers()
            .unwrap()
            .iter()
            .position(|header| header == name)
            .unwrap_or_else(|| panic!("no column {name}"));
        reader
            .records()
            .map(|record| record.unwrap()[at].to_owned())
            .collect()
    }

    #[test]
    fn units_have_bounds_and_a_weighted_share_where_it_is_exact() {
        #[track_caller]
        fn case(text: &str, name: &str, cells: [&str; 3]) {
            assert_eq!(column(text, name), cells, "{name}");
        }
        let text = text(&Options::new(Lang::It));
        case(&text, "key", ["DIR-A", "DIR-B", ""]);
        case(&text, "activities_smartable", ["1", "0", "0"]);
        case(&text, "heads_at_least", ["9", "2", "5"]);
        case(&text, "heads_smartable_at_most", ["5", "0", "0"]);
        case(&text, "fte_at_least", ["5.5", "2", "1.5"]);
        // 5 of 9; unknown; none of the 5, who are at level one half
        case(
            &text,
            "share_heads_at_least",
            ["0.5555555556", "0.0000000000", "0.0000000000"],
        );
        case(
            &text,
            "weighted_share",
            ["0.5555555556", "", "0.5000000000"],
        );
        case(
            &text,
            "weighted_share_at_most",
            ["0.5555555556", "1.0000000000", "0.5000000000"],
        );
        case(&text, "share_weight_at_least", ["", "", ""]);
        assert!(!text.contains("weighted_share_weight"));
    }

    #[test]
    fn a_second_weight_has_a_weighted_share_of_its_own() {
        let mut sample = testing::assessment();
        sample.settings.weight = Some(("Costo orario".to_owned(), WeightIs::PerHead));
        sample.total.weight.clone_from(&sample.total.fte);
        for group in &mut sample.groups {
            group.totals.weight.clone_from(&group.totals.fte);
        }
        let options = Options::new(Lang::It);
        let bytes = render(Format::Csv, &sample, &testing::Words, &options).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        // 2.5 of 5.5; between none and all; all at level one half
        let cells = ["0.4545454545", "", "0.5000000000"];
        assert_eq!(column(&text, "weighted_share_weight"), cells);
        assert_eq!(column(&text, "share_weight_at_most")[1], "1.0000000000");
    }

    #[test]
    fn criteria_are_in_the_order_of_the_set_or_a_matrix() {
        let mut options = Options {
            table: TableChoice::Criteria,
            ..Options::new(Lang::En)
        };
        let rows = text(&options);
        let ids = ["individual", "remote_tools", "no_user_contact"];
        assert_eq!(column(&rows, "criterion"), ids);
        assert_eq!(column(&rows, "fails_heads"), ["0", "0", "4"]);
        assert_eq!(column(&rows, "sole_fte"), ["0", "0.75", "3"]);
        let shares = ["0.0000000000", "0.1562500000", "0.2500000000"];
        assert_eq!(column(&rows, "blocked_share_heads"), shares);
        options.criteria_by_group = true;
        let header = text(&options).lines().next().unwrap().to_owned();
        assert_eq!(header, "key,name,individual,remote_tools,no_user_contact");
    }

    #[test]
    fn ids_come_back_as_they_were_and_are_defused_for_excel() {
        let standard = Options {
            table: TableChoice::Activities,
            ..Options::new(Lang::It)
        };
        let rows = text(&standard);
        assert_eq!(column(&rows, "id"), ["A.1", "A.2", "B.1", "=1+1"]);
        assert_eq!(column(&rows, "remote_tools"), ["1", "1", "", "0.5"]);
        assert_eq!(column(&rows, "deciding"), ["", "", "remote_tools", ""]);
        assert_eq!(column(&rows, "cell")[3], "'Rilevazione 2026'!C60");
        let excel = text(&Options {
            csv: CsvDialect::ExcelIt,
            ..standard
        });
        assert!(excel.starts_with("\u{feff}id;unit;"));
        assert!(excel.contains("\r\n'=1+1;"));
        assert!(excel.contains(";2,5;"));
    }

    #[test]
    fn what_strangers_wrote_is_no_formula_and_numbers_stay_numbers() {
        #[track_caller]
        fn case(text: &str, written: &str) {
            let dialect = CsvDialect::Standard;
            let quoting = Style {
                dialect,
                guarded: true,
            };
            assert_eq!(guarded(text, quoting), written);
            assert_eq!(guarded(text, Style::of(dialect)), text);
        }
        case("=1+1", "'=1+1");
        case("@SUM(A1)", "'@SUM(A1)");
        case("+39 051", "'+39 051");
        case("- protocollo", "'- protocollo");
        case("\t=1", "'\t=1");
        case("-1", "-1");
        case("+1.234,5", "+1.234,5");
        case("-1+1", "'-1+1");
        case("-", "'-");
        case("a=1", "a=1");
    }

    #[test]
    fn rows_left_out_name_their_rows() {
        let options = Options {
            table: TableChoice::LeftOut,
            ..Options::new(Lang::It)
        };
        assert_eq!(
            text(&options),
            "file,sheet,rows,reason,count\n\
             schede/direzione-a.xlsx,Rilevazione 2026,61,printed_total,1\n\
             schede/direzione-a.xlsx,Rilevazione 2026,62-64,blank,3\n"
        );
    }
}

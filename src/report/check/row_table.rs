//! The cells of a row as a small table with the letters of the columns, the cell underlined.
//!
//! Never here: what is said of the cell.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::fact::Place;
use crate::lang::Lang;
use crate::origin::{Sources, column_letters};
use crate::report::check::entry::Entry;
use crate::report::check::words::{EXPECTED, plain, text};
use crate::report::formats::ansi::Paint;

/// The widest that a cell is printed.
const WIDEST: usize = 28;
/// Room between two cells.
const GAP: usize = 3;

/// A column of the small table.
struct Shown {
    head: String,
    value: String,
    mark: Option<char>,
    width: usize,
}

/// Writes the row of a finding; nothing where no cell is known.
pub(super) fn write(
    out: &mut String,
    entry: &Entry<'_>,
    sources: &Sources,
    (lang, width, paint): (Lang, usize, Paint),
) {
    let mut columns = columns(entry, sources);
    if columns.is_empty() {
        return;
    }
    let label = text("riga", "row").get(lang);
    let row = row_number(entry, sources);
    let gutter = label.width().max(row.width());
    let cut = fit(&mut columns, width.saturating_sub(gutter + 7));
    let heads = line(&columns, |column| &column.head);
    let values = line(&columns, |column| &column.value);
    let more = if cut { "   …" } else { "" };
    let _ = writeln!(out, "   {label:>gutter$} |  {}", paint.dim(&(heads + more)));
    let _ = writeln!(out, "   {row:>gutter$} |  {values}{more}");
    let room = width.saturating_sub(gutter + 7);
    for marks in marks(&columns, entry, room, lang) {
        let marks = paint.severity(entry.severity, &marks);
        let _ = writeln!(out, "   {:gutter$} |  {marks}", "");
    }
}

/// Returns the row that is shown: the finding's own, or the last of the header.
fn row_number(entry: &Entry<'_>, sources: &Sources) -> String {
    let header = || {
        let table = sources.table(entry.group.first.place.table()?);
        table.header_rows.map(|(_, last)| last)
    };
    let row = entry.row.or_else(header);
    row.map_or_else(String::new, |row| row.to_string())
}

/// Returns the cells to show, ascending by column.
fn columns(entry: &Entry<'_>, sources: &Sources) -> Vec<Shown> {
    let at = entry.group.first.place;
    let Some(table) = at.table() else {
        return Vec::new();
    };
    let own = at.column();
    let cells = match (at, entry.header) {
        (Place::Column { column, .. }, Some(header)) => vec![(column, header.to_owned())],
        _ => entry.cells(),
    };
    let beside = entry.related_in_row();
    let shown = |(column, value): &(u16, String)| {
        let header = match at {
            Place::Column { .. } => None,
            _ => sources.table(table).header(*column),
        };
        let letters = column_letters(*column);
        let head = header.map_or_else(|| letters.clone(), |text| format!("{letters} {text}"));
        let mark = if Some(*column) == own {
            Some('^')
        } else if beside.iter().any(|cell| cell.column == *column) {
            Some('-')
        } else {
            None
        };
        let (head, value) = (cut(&plain(&head), WIDEST), cut(&plain(value), WIDEST));
        Shown {
            width: head.width().max(value.width()).max(1),
            head,
            value,
            mark,
        }
    };
    cells.iter().map(shown).collect()
}

/// Takes out columns until the row fits, the last unmarked one first; says whether any went.
fn fit(columns: &mut Vec<Shown>, width: usize) -> bool {
    let mut cut = false;
    let total = |columns: &[Shown]| -> usize { columns.iter().map(|it| it.width + GAP).sum() };
    while total(columns) > width {
        let spare = columns.iter().rposition(|column| column.mark.is_none());
        let spare = spare.or_else(|| columns.iter().rposition(|it| it.mark != Some('^')));
        let Some(spare) = spare.filter(|_| columns.len() > 1) else {
            break;
        };
        columns.remove(spare);
        cut = true;
    }
    cut
}

fn line(columns: &[Shown], part: impl Fn(&Shown) -> &String) -> String {
    let mut line = String::new();
    for (place, column) in columns.iter().enumerate() {
        let text = part(column);
        line.push_str(text);
        if place + 1 < columns.len() {
            line.push_str(&" ".repeat(column.width - text.width() + GAP));
        }
    }
    line
}

/// Returns the line below the row, with what should stand in the cell: on a line of its own where
/// there is no room.
fn marks(columns: &[Shown], entry: &Entry<'_>, room: usize, lang: Lang) -> Vec<String> {
    let mut line = String::new();
    for column in columns {
        let mark = column.mark.unwrap_or(' ');
        let marked = if column.mark.is_some() {
            column.value.width().max(1)
        } else {
            0
        };
        line.extend(std::iter::repeat_n(mark, marked));
        line.push_str(&" ".repeat(column.width - marked + GAP));
    }
    let line = line.trim_end().to_owned();
    if line.is_empty() {
        return Vec::new();
    }
    let Some(expected) = entry.expected.as_ref().filter(|_| line.contains('^')) else {
        return vec![line];
    };
    let expected = format!("{}: {}", EXPECTED.get(lang), plain(expected));
    if line.width() + 1 + expected.width() <= room {
        return vec![format!("{line} {expected}")];
    }
    let before = line.find('^').unwrap_or(0);
    let before = before.min(room.saturating_sub(expected.width()));
    vec![line, " ".repeat(before) + &expected]
}

/// Cuts a text that is wider than a cell may be, and says so.
fn cut(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut width = 0;
    for char in text.chars() {
        width += char.width().unwrap_or(0);
        if width >= most {
            break;
        }
        short.push(char);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::cut;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn a_wide_text_is_cut_by_the_columns_it_takes() {
        #[track_caller]
        fn case(text: &str, most: usize, short: &str) {
            assert_eq!(cut(text, most), short);
            assert!(cut(text, most).width() <= most);
        }
        case("Protocollo", 10, "Protocollo");
        case("Protocollo", 9, "Protocol…");
        case("収受した文書", 12, "収受した文書"); // six letters of two columns each
        case("収受した文書", 11, "収受した文…");
        case("収受した文書", 10, "収受した…");
    }
}

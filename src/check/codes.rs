//! Codes beside their neighbours: what most of a column look like, and what a spreadsheet makes of
//! them.
//!
//! Never here: what is wrong with a code (`rules`).

use super::survey::Survey;
use crate::model::columns::Field;
use crate::model::inventory::{Inventory, InventoryRow, TextId};
use crate::origin::CellRef;

/// The codes of a column, each with its cells.
pub(super) struct CodeColumn<'a> {
    inventory: &'a Inventory,
    cells: Vec<(TextId, CellRef)>,
}

/// Returns the columns of codes of each table.
pub(super) fn columns<'a>(all: &Survey<'a>, fields: &[Field]) -> Vec<CodeColumn<'a>> {
    let inventory = all.inventory;
    let tables = inventory.rows.chunk_by(|a, b| a.table == b.table);
    let mut found = Vec::new();
    for rows in tables {
        let map = rows.first().and_then(|row| inventory.columns(row.table));
        let here = |field: &Field| Some((*field, map?.field(*field)?));
        for (field, column) in fields.iter().filter_map(here) {
            let cell = |row: &InventoryRow| (code(row, field), row.cell(column));
            let cells = rows.iter().map(cell);
            let mut cells: Vec<_> = cells.filter(|(text, _)| !text.is_empty()).collect();
            cells.sort_by_key(|(text, _)| *text);
            found.push(CodeColumn { inventory, cells });
        }
    }
    found
}

/// Says whether a text is a mark in place of one, such as `-` or `n.d.`: V011 says so.
pub(super) fn is_mark(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    matches!(
        letters.as_str(),
        "" | "nd" | "na" | "nc" | "nr" | "np" | "tbd" | "boh"
    )
}

/// Fields that hold codes.
pub(super) const CODES: [Field; 3] = [Field::Id, Field::UnitCode, Field::SubUnitCode];

fn code(row: &InventoryRow, field: Field) -> TextId {
    match field {
        Field::UnitCode => row.unit_code,
        Field::SubUnitCode => row.sub_unit_code,
        _ => row.id,
    }
}

impl<'a> CodeColumn<'a> {
    /// Returns each code once, with its cells, in the order in which they were first met.
    pub(super) fn each(&self) -> impl Iterator<Item = (&'a str, &[(TextId, CellRef)])> {
        let inventory = self.inventory;
        let alike = self.cells.chunk_by(|a, b| a.0 == b.0);
        alike.map(move |cells| (inventory.text(cells[0].0), cells))
    }

    /// Returns how many cells have a code.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }
}

/// Returns what a code looks like: `A` for letters, `0` for digits, other characters as they are.
/// Steps of a hierarchy count once: `HR.1.2` looks like `HR.1`.
pub(super) fn shape(code: &str) -> String {
    let mut runs = Shape::default();
    runs.take(code);
    runs.0.into_iter().collect()
}

/// What a code looks like (see [`shape`]), made of one code after the other.
#[derive(Debug, Default)]
pub(super) struct Shape(Vec<char>);

impl Shape {
    /// Takes the shape of a code in place of the one before.
    pub(super) fn take(&mut self, code: &str) -> &[char] {
        let runs = &mut self.0;
        runs.clear();
        for char in code.chars() {
            let kind = match char {
                '0'..='9' => '0',
                char if char.is_alphabetic() => 'A',
                char => char,
            };
            if runs.last() == Some(&kind) {
                continue;
            }
            runs.push(kind);
            if let [.., a, b, c, d] = runs.as_slice()
                && (a, b) == (c, d)
            {
                runs.truncate(runs.len() - 2);
            }
        }
        runs
    }
}

/// How surely a spreadsheet wrote a code anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turned {
    /// Nobody writes a code so.
    Surely,
    /// A code may look so: the neighbours tell.
    Perhaps,
}

/// Months as spreadsheets shorten them, Italian and English.
const MONTHS: [&str; 20] = [
    "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic", "jan",
    "may", "jun", "jul", "aug", "sep", "oct", "dec",
];

/// Says whether a code looks like a date that a spreadsheet made of it: `02-gen`, `gen-26`,
/// `01/02/2026`, `2026-02-01`.
pub(super) fn as_date(code: &str) -> Option<Turned> {
    if let Some([first, _, last]) = super::dates::numbers(code) {
        let long = first.len() == 4 || last.len() == 4;
        let read = super::dates::read(code).is_some();
        return (long && read && !code.contains('.')).then_some(Turned::Surely);
    }
    // `2026-02-01T00:00:00`: the cell itself is a date.
    if code.len() > 10 && code.as_bytes()[10] == b'T' {
        return code.get(..10).and_then(as_date);
    }
    let (first, last) = code.split_once(['-', '/'])?;
    let number =
        |text: &str| matches!(text.len(), 1..=2) && text.bytes().all(|it| it.is_ascii_digit());
    let month = |text: &str| {
        let is_known = |known: &&str| text.eq_ignore_ascii_case(known);
        MONTHS.iter().any(is_known)
    };
    if number(first) && month(last) {
        return Some(Turned::Surely);
    }
    // A spreadsheet writes `gen-26` and `Jan-26`; `GEN-26` is somebody's code.
    let shouted = first.bytes().skip(1).any(|it| it.is_ascii_uppercase());
    (month(first) && number(last) && !shouted).then_some(Turned::Perhaps)
}

/// Returns how a spreadsheet shows a cell that is a date where somebody wrote `2.1`: in Italian and
/// in English, `02-gen` and `2-Jan`. `None` for a text, which shows what it is.
pub(super) fn shown_day(code: &str) -> Option<[String; 2]> {
    let [year, month, day] = super::dates::numbers(code.get(..10)?)?;
    let month: usize = month.parse().ok().filter(|_| year.len() == 4)?;
    let italian = MONTHS[..12].get(month.checked_sub(1)?)?;
    let english = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let day = day.trim_start_matches('0');
    Some([
        format!("{day:0>2}-{italian}"),
        format!("{day}-{}", english[month - 1]),
    ])
}

/// Says whether a code looks like a power that a spreadsheet made of it: `1,00E+05`, `1E5`.
pub(super) fn as_power(code: &str) -> Option<Turned> {
    let (head, tail) = code.split_once(['E', 'e'])?;
    let signed = tail.starts_with('+');
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let power = tail.strip_prefix('+').unwrap_or(tail);
    if !digits(power) || power.len() > 3 {
        return None;
    }
    match head.split_once([',', '.']) {
        Some((whole, fraction)) if digits(whole) && digits(fraction) => Some(Turned::Surely),
        None if digits(head) && signed => Some(Turned::Surely),
        None if digits(head) => Some(Turned::Perhaps),
        _ => None,
    }
}

/// Returns the cells whose codes a spreadsheet wrote anew, where most codes do not look so;
/// `doubtful` says of the others whether they leave a doubt.
pub(super) fn minority<'a>(
    column: &CodeColumn<'a>,
    turned: fn(&str) -> Option<Turned>,
    doubtful: fn(&[&str]) -> bool,
) -> Vec<(&'a str, CellRef)> {
    let (changed, others): (Vec<_>, Vec<_>) =
        column.each().partition(|(code, _)| turned(code).is_some());
    if changed.is_empty() || changed.len() >= others.len() {
        return Vec::new();
    }
    let others: Vec<&str> = others.iter().map(|(code, _)| *code).collect();
    let doubtful = doubtful(&others);
    let sure = |code: &str| !doubtful || turned(code) == Some(Turned::Surely);
    let changed = changed.into_iter().filter(|(code, _)| sure(code));
    let cells = changed.flat_map(|(code, cells)| cells.iter().map(move |(_, cell)| (code, *cell)));
    cells.collect()
}

#[cfg(test)]
mod tests {
    use super::{Turned, as_date, as_power, shape, shown_day};

    #[test]
    fn codes_have_a_shape() {
        #[track_caller]
        fn case(code: &str, expected: &str) {
            assert_eq!(shape(code), expected, "{code}");
        }
        case("ATT-00042", "A-0");
        case("HR.1", "A.0");
        case("HR.1.2.3", "A.0");
        case("1.2.3", "0.0"); // the first step has no mark before it
        case("12", "0");
        case("A1", "A0");
    }

    #[test]
    fn dates_and_powers_are_seen() {
        #[track_caller]
        fn case(code: &str, date: Option<Turned>, power: Option<Turned>) {
            assert_eq!((as_date(code), as_power(code)), (date, power), "{code}");
        }
        case("02-gen", Some(Turned::Surely), None);
        case("2-Jan", Some(Turned::Surely), None);
        case("gen-26", Some(Turned::Perhaps), None);
        case("GEN-26", None, None);
        case("01/02/2026", Some(Turned::Surely), None);
        case("2026-02-01", Some(Turned::Surely), None);
        case("2026-02-01T00:00:00", Some(Turned::Surely), None);
        case("2.1.2026", None, None);
        case("2.1", None, None);
        case("1E5", None, Some(Turned::Perhaps));
        case("1,00E+05", None, Some(Turned::Surely));
        case("E1", None, None);
        case("3E", None, None);
    }

    #[test]
    fn a_day_is_shown_as_a_spreadsheet_shows_it() {
        let shown = |code| shown_day(code).map(|both| both.join(" "));
        assert_eq!(shown("2026-01-02").as_deref(), Some("02-gen 2-Jan"));
        assert_eq!(
            shown("2026-12-10T00:00:00").as_deref(),
            Some("10-dic 10-Dec")
        );
        assert_eq!(shown("02-gen"), None);
        assert_eq!(shown("2026-13-01"), None);
    }
}

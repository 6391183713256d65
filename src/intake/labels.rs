//! Labels beside a table: the unit that it is of, and notes that are no data.

use crate::intake::columns::ColumnSpec;
use crate::intake::header::KeptRow;
use crate::matching::fold;
use crate::model::columns::{Field, Meaning};

/// Returns the unit that the rows above a header name: `Direzione: Lavori pubblici`, in one cell
/// or in two, or `Servizio Tributi` right over it. The nearest to the header wins.
#[must_use]
pub(super) fn above(spec: &ColumnSpec, rows: &[KeptRow]) -> Option<String> {
    let labelled = rows.iter().rev().find_map(|row| {
        let mut cells = row.cells.iter().peekable();
        while let Some((_, text)) = cells.next() {
            if let Some(unit) = unit_in(spec, text) {
                return Some(unit);
            }
            let value = cells.peek().filter(|_| row.cells.len() <= 4);
            if let Some(unit) = value.and_then(|(_, value)| beside(spec, text, value)) {
                return Some(unit);
            }
        }
        None
    });
    // A text alone right over the header is the title of the table.
    let title = || match &rows.last()?.cells[..] {
        [(_, title)] => heading(spec, title),
        _ => None,
    };
    labelled.or_else(title)
}

/// Words of a title that speaks of the sheet, not only of its unit.
#[rustfmt::skip]
const OF_THE_SHEET: [&str; 14] = [
    "mappatura", "rilevazione", "scheda", "schede", "inventario", "elenco", "ricognizione", "attivita",
    "allegato", "anno", "piano", "mapping", "inventory", "activities",
];

/// Returns the unit that a title over a header names: `Servizio Tributi`, and nothing more.
#[must_use]
pub(super) fn heading(spec: &ColumnSpec, text: &str) -> Option<String> {
    let unit = unit_title(spec, text, false)?;
    let folded = fold(text);
    let of_the_sheet = |word: &str| {
        OF_THE_SHEET.contains(&word)
            || word.len() == 4 && word.bytes().all(|it| it.is_ascii_digit())
    };
    (text.chars().count() <= 80 && !folded.split(' ').any(of_the_sheet)).then_some(unit)
}

fn beside(spec: &ColumnSpec, label: &str, value: &str) -> Option<String> {
    let label = label.trim_end_matches([':', ' ']);
    (is_unit_label(spec, label) && is_value(value)).then(|| value.to_owned())
}

/// Returns the unit that a cell names beside its label: `Direzione:` and `Cultura`. Among data the
/// label must end as one.
#[must_use]
pub(super) fn unit_beside(spec: &ColumnSpec, label: &str, value: &str) -> Option<String> {
    label.ends_with(':').then(|| beside(spec, label, value))?
}

/// Returns the unit in a text such as `Settore: Tributi` or `Area – Tecnica`.
#[must_use]
pub(super) fn unit_in(spec: &ColumnSpec, text: &str) -> Option<String> {
    let (label, value) = text
        .split_once([':', '–', '\u{2014}'])
        .or_else(|| text.split_once(" - "))?;
    let value = value.trim();
    (is_unit_label(spec, label.trim()) && is_value(value)).then(|| value.to_owned())
}

/// Says whether a text is the word for a unit: `Direzione`, `Settore`.
fn is_unit_label(spec: &ColumnSpec, label: &str) -> bool {
    label.len() <= 40
        && spec
            .headers
            .get(&crate::matching::fold_header(label))
            .is_some_and(|meanings| {
                meanings.iter().any(|meaning| {
                    matches!(
                        meaning,
                        Meaning::Field(
                            Field::Unit | Field::UnitCode | Field::SubUnit | Field::SubUnitCode
                        )
                    )
                })
            })
}

/// Says whether a text is more than the dots or lines of a form that nobody filled in.
fn is_value(text: &str) -> bool {
    text.chars().filter(|char| char.is_alphanumeric()).count() >= 2
}

/// Returns the unit that a title among the data names with its word: `SETTORE II – TRIBUTI`,
/// `Servizio 3`, `Direzione Cultura`. The whole title is the unit's name.
///
/// Where an activity could stand, only a number after the word tells: `Servizio mensa` is one.
#[must_use]
pub(super) fn unit_title(spec: &ColumnSpec, text: &str, among_names: bool) -> Option<String> {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    if text.len() > 120 || !is_unit_label(spec, first) {
        return None;
    }
    (!among_names || is_ordinal(second)).then(|| text.to_owned())
}

/// Says whether a word counts units: `II`, `3`, `3°`, `A`, `n.`.
fn is_ordinal(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',', ':', ')', '-', '–', '°', '^', 'ª', 'º']);
    let roman = word
        .chars()
        .all(|char| matches!(char, 'I' | 'V' | 'X' | 'L'));
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    !word.is_empty() && (roman || digits || letter) || word.eq_ignore_ascii_case("n")
}

/// Words that a note below a table begins with.
const NOTES: [&str; 10] = [
    "nota",
    "note",
    "n b",
    "nb",
    "legenda",
    "compilato",
    "compilata",
    "fonte",
    "legend",
    "data di compilazione",
];

/// Words that a signature below a table begins with.
const SIGNED: [&str; 15] = [
    "firma",
    "firmato",
    "f to",
    "data",
    "luogo e data",
    "data e firma",
    "timbro",
    "visto",
    "il dirigente",
    "la dirigente",
    "il responsabile",
    "la responsabile",
    "il direttore",
    "la direttrice",
    "il segretario",
];

/// Says whether a text begins a note or a signature below a table, not an activity.
#[must_use]
pub(super) fn is_note(text: &str) -> bool {
    if text.starts_with('*') && text.len() > 3 || text.starts_with('(') && text.len() > 2 {
        return true;
    }
    let folded = fold(text);
    let rest = |words: &[&str]| {
        words
            .iter()
            .filter_map(|words| folded.strip_prefix(words))
            .find(|rest| rest.is_empty() || rest.starts_with(' '))
            .map(str::to_owned)
    };
    if rest(&NOTES).is_some() && text.contains([':', '.']) {
        return true;
    }
    // A signature is its word with dots, lines, a date or an office: not a sentence about it.
    rest(&SIGNED).is_some_and(|rest| {
        rest.is_empty()
            || text.contains([':', '_', '…'])
            || text.contains("..")
            || rest
                .trim_start()
                .starts_with(|char: char| char.is_ascii_digit())
            || folded.starts_with("il ")
            || folded.starts_with("la ")
            || rest.starts_with(" del")
            || rest.starts_with(" e ")
    })
}

//! The staff table: where a person serves and when, on which days of the week, and how much.

use super::cells::{self, Note};
use super::{Persons, pattern, priorities};
use crate::fact::{Fact, FactKind, Place};
use crate::intake::cells::{ReadNumber, to_decimal};
use crate::intake::columns::{ReadAnswer, Words};
use crate::intake::rows::CellKind;
use crate::intake::table::TableRow;
use crate::matching::{fold, personal};
use crate::model::columns::Field;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::staff::{Class, Gender, Pattern, Spell};
use crate::model::verdict::Outcome;

pub(super) const FIELDS: [Field; 23] = [
    Field::PersonId,
    Field::UnitCode,
    Field::Unit,
    Field::SubUnitCode,
    Field::SubUnit,
    Field::ValidFrom,
    Field::ValidTo,
    Field::Workplace,
    Field::Pattern,
    Field::Monday,
    Field::Tuesday,
    Field::Wednesday,
    Field::Thursday,
    Field::Friday,
    Field::Saturday,
    Field::Sunday,
    Field::Fte,
    Field::Gender,
    Field::AgeBand,
    Field::Class,
    Field::Excluded,
    Field::Derogation,
    Field::Priority,
];

const UNITS: [Field; 4] = [
    Field::Unit,
    Field::UnitCode,
    Field::SubUnit,
    Field::SubUnitCode,
];

const DAYS: [Field; 7] = [
    Field::Monday,
    Field::Tuesday,
    Field::Wednesday,
    Field::Thursday,
    Field::Friday,
    Field::Saturday,
    Field::Sunday,
];

/// Takes a row.
pub(super) fn row(persons: &mut Persons<'_>, row: &TableRow<'_>, words: &dyn Words) {
    let Some(code) = persons.code(row) else {
        return;
    };
    let (person, new) = persons.roster.find_or_add(code);
    if new && is_personal(code) {
        persons.fact(FactKind::PersonalCode, cells::at(row, Field::PersonId));
    }
    priorities::rank(persons, person, row);
    let unit = persons.unit(row);
    if unit.is_none() {
        let field = UNITS
            .into_iter()
            .find(|field| row.columns.map.field(*field).is_some())
            .unwrap_or(Field::PersonId);
        persons.fact(FactKind::UnitNotStated, cells::at(row, field));
    }
    let unit = unit.unwrap_or_else(|| persons.texts.hold(""));
    let note = &mut *persons.note;
    let Some(period) = cells::period(row, note) else {
        return;
    };
    let workplace = cells::text(row, Field::Workplace, note);
    let age_band = age_band(row, note);
    let spell = Spell {
        period,
        unit,
        workplace: persons.texts.hold_some(workplace),
        pattern: days_worked(row, words, note),
        fte: fte(row, note),
        gender: gender(row, note),
        age_band: persons.texts.hold_some(age_band),
        class: class(row, words, note),
        excluded: excluded(row, words, note),
        // No day by derogation is no derogation.
        derogation: cells::whole(row, Field::Derogation, 0, 31, note).filter(|days| *days > 0),
        at: cells::row_ref(row),
    };
    let spells = &mut persons.roster.persons[person].spells;
    // Nearly everybody has one row: no room for more.
    spells.reserve_exact(1);
    spells.push(spell);
}

/// Reads an age band: numbers of years, and words that go with them. Anything else counts as not
/// stated, with a fact: a note about health must not show as the name of a group.
fn age_band<'r>(row: &TableRow<'r>, note: &mut Note<'_>) -> &'r str {
    const BLANK: [&str; 8] = [
        "",
        "nd",
        "n d",
        "na",
        "n a",
        "non dichiarato",
        "non indicato",
        "not stated",
    ];
    const WORDS: [&str; 31] = [
        "anni", "anno", "oltre", "fino", "a", "ai", "al", "da", "dai", "dal", "e", "ed", "piu",
        "meno", "di", "sopra", "sotto", "tra", "fra", "i", "gli", "under", "over", "years", "to",
        "from", "and", "up", "fascia", "less", "more",
    ];
    let text = cells::text(row, Field::AgeBand, note);
    let folded = fold(text);
    if BLANK.contains(&folded.as_str()) {
        return "";
    }
    let mut words = folded.split(' ');
    let number = |word: &str| word.len() <= 3 && word.bytes().all(|it| it.is_ascii_digit());
    let fits = words.all(|word| number(word) || WORDS.contains(&word));
    if fits && folded.bytes().any(|it| it.is_ascii_digit()) {
        return text;
    }
    cells::note_value(FactKind::PersonWordUnknown, row, Field::AgeBand, text, note);
    ""
}

/// Says whether a code is a tax code or an e-mail address. Digits alone may be a number of staff.
fn is_personal(code: &str) -> bool {
    let suspect =
        code.contains('@') || code.len() >= 16 && code.as_bytes()[0].is_ascii_alphabetic();
    suspect && matches!(personal::mask(code), std::borrow::Cow::Owned(_))
}

/// Reads the days of the week: from one cell, else from a column for each. Empty: Monday to
/// Friday; so is what cannot be read, with a fact.
fn days_worked(row: &TableRow<'_>, words: &dyn Words, note: &mut Note<'_>) -> Pattern {
    let text = cells::text(row, Field::Pattern, note);
    if text.is_empty() {
        return of_columns(row, words, note).unwrap_or(Pattern::FIVE_DAYS);
    }
    pattern::read(text).unwrap_or_else(|why| {
        let place = Place::Cell(cells::at(row, Field::Pattern));
        let fact = Fact::new(FactKind::WeeklyPatternUnknown, place).with("value", text);
        note(fact.with("problem", why.key()));
        Pattern::FIVE_DAYS
    })
}

/// Reads a column for each day of the week. `None`: nothing stands in any of them, or something
/// that is not understood, with a fact.
fn of_columns(row: &TableRow<'_>, words: &dyn Words, note: &mut Note<'_>) -> Option<Pattern> {
    let mut days = [false; 7];
    let mut stated = false;
    for (day, field) in days.iter_mut().zip(DAYS) {
        let text = cells::text(row, field, note);
        if text.is_empty() {
            continue;
        }
        stated = true;
        let Some(worked) = is_worked(row, field, text, words) else {
            let place = Place::Cell(cells::at(row, field));
            let fact = Fact::new(FactKind::WeeklyPatternUnknown, place).with("value", text);
            note(fact.with("problem", ""));
            return None;
        };
        *day = worked;
    }
    stated.then(|| Pattern::new(days))
}

/// Reads whether a day is worked: a mark, a word, or hours.
fn is_worked(row: &TableRow<'_>, field: Field, text: &str, words: &dyn Words) -> Option<bool> {
    let (_, cell) = row.number(field)?;
    match cells::small_number(cell) {
        ReadNumber::Plain(hours) | ReadNumber::Percent(hours) => return Some(hours > Ratio::ZERO),
        ReadNumber::Blank | ReadNumber::Bad(_) => {}
    }
    // `7:12`, or a time of the day.
    if text.contains(':') && !text.contains(char::is_alphabetic) || cell.kind == CellKind::Date {
        return Some(text.bytes().any(|byte| matches!(byte, b'1'..=b'9')));
    }
    match words.known_answer(text)? {
        ReadAnswer::Yes => Some(true),
        ReadAnswer::No | ReadAnswer::NotApplicable | ReadAnswer::Unknown => Some(false),
        _ => None,
    }
}

/// Reads full-time equivalents, as a number or a percentage; 1 where nothing stands.
fn fte(row: &TableRow<'_>, note: &mut Note<'_>) -> Option<Decimal> {
    // A person of 2 equivalents or more is a percentage: 50, 83.33.
    const MOST: i128 = 2;
    const LEAST_PERCENT: i128 = 5;
    let Some((_, cell)) = row.number(Field::Fte) else {
        return Some(Decimal::ONE);
    };
    let range = "0–1";
    let read = match cells::small_number(cell) {
        ReadNumber::Blank => return Some(Decimal::ONE),
        ReadNumber::Bad(kind) => Err(kind),
        ReadNumber::Plain(value) if value >= Ratio::new(LEAST_PERCENT, 1) => {
            cells::hundredth(value).ok_or(FactKind::OutOfRange)
        }
        ReadNumber::Plain(value) | ReadNumber::Percent(value) => Ok(value),
    };
    let in_range = |value: Ratio| value >= Ratio::ZERO && value <= Ratio::new(MOST, 1);
    let read = read.and_then(|value| {
        let decimal = to_decimal(value).filter(|_| in_range(value));
        decimal.ok_or(FactKind::OutOfRange)
    });
    match read {
        Ok(value) => {
            if value > Decimal::ONE {
                cells::note_value(FactKind::FteAboveOne, row, Field::Fte, cell.text(), note);
            }
            Some(value)
        }
        Err(kind) => {
            cells::note_number(kind, row, Field::Fte, range, note);
            None
        }
    }
}

fn gender(row: &TableRow<'_>, note: &mut Note<'_>) -> Gender {
    let text = cells::text(row, Field::Gender, note);
    // Most tables have a letter.
    match text {
        "" => return Gender::NotDeclared,
        "F" | "f" | "D" | "d" => return Gender::Woman,
        "M" | "m" | "U" | "u" => return Gender::Man,
        _ => {}
    }
    match fold(text).as_str() {
        "femmina" | "femminile" | "donna" | "femm" | "fem" | "w" | "woman" | "female" | "f"
        | "donne" => Gender::Woman,
        "maschio" | "maschile" | "uomo" | "mas" | "man" | "male" | "m" | "uomini" => Gender::Man,
        ""
        | "x"
        | "altro"
        | "altra"
        | "a"
        | "o"
        | "other"
        | "non binario"
        | "non binaria"
        | "non binary"
        | "nonbinary"
        | "nd"
        | "n d"
        | "na"
        | "n a"
        | "non dichiarato"
        | "non dichiarata"
        | "non indicato"
        | "not declared"
        | "undeclared"
        | "not stated"
        | "preferisco non dichiararlo"
        | "preferisce non dichiararlo"
        | "prefer not to say"
        | "unknown"
        | "sconosciuto" => Gender::NotDeclared,
        _ => {
            cells::note_value(FactKind::GenderUnknown, row, Field::Gender, text, note);
            Gender::NotDeclared
        }
    }
}

fn class(row: &TableRow<'_>, words: &dyn Words, note: &mut Note<'_>) -> Option<Class> {
    let text = cells::text(row, Field::Class, note);
    if text.is_empty() {
        return None;
    }
    let class = match fold(text).as_str() {
        "rotazione" | "rotation" | "turnazione" | "rotativa" | "partly" => Some(Class::Rotation),
        "not" | "none" | "nessuna" | "esclusa" => Some(Class::Not),
        "smartable" => Some(Class::Smartable),
        _ => words.verdict(text).map(|outcome| match outcome {
            Outcome::Smartable => Class::Smartable,
            Outcome::Partly => Class::Rotation,
            Outcome::Not => Class::Not,
        }),
    };
    if class.is_none() && words.known_answer(text) != Some(ReadAnswer::Unknown) {
        cells::note_value(FactKind::PersonWordUnknown, row, Field::Class, text, note);
    }
    class
}

fn excluded(row: &TableRow<'_>, words: &dyn Words, note: &mut Note<'_>) -> bool {
    let text = cells::text(row, Field::Excluded, note);
    if text.is_empty() {
        return false;
    }
    let folded = fold(text);
    if matches!(
        folded.as_str(),
        "escluso" | "esclusa" | "excluded" | "non ammesso" | "non ammessa"
    ) {
        return true;
    }
    if matches!(folded.as_str(), "ammesso" | "ammessa" | "admitted") {
        return false;
    }
    match words.known_answer(text) {
        Some(ReadAnswer::Yes) => true,
        Some(ReadAnswer::No | ReadAnswer::NotApplicable | ReadAnswer::Unknown) => false,
        _ => {
            cells::note_value(
                FactKind::PersonWordUnknown,
                row,
                Field::Excluded,
                text,
                note,
            );
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_personal;

    #[test]
    fn a_code_is_personal_when_it_says_who() {
        assert!(is_personal("RSSMRA80A01Z999Y"));
        assert!(is_personal("anna.bianchi@example.org"));
        for code in ["P0001", "3331234567", "00123", "K7QX-2026", "utente@", ""] {
            assert!(!is_personal(code), "{code}");
        }
    }
}

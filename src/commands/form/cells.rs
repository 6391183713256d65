//! Cells of a form out of the cells of a row.
//!
//! Never here: which column is which (`headers`), or reading answers (`intake::answers`).

use crate::intake::columns::{ReadAnswer, Words};
use crate::matching::fold;
use crate::model::activity::{Given, RowDraft};
use crate::model::answer::{Answer, Unknown};
use crate::model::columns::{Direction, Field};
use crate::model::form::FormCell;
use crate::model::quantity::Decimal;
use crate::model::raw::{CellKind, RawCell};

/// Returns the cell of a field. `column`: where it stands.
pub(super) fn of_field(row: &RowDraft<'_>, field: Field, column: u16) -> FormCell {
    let raw = row.raw.cell(column);
    let given = match field {
        Field::Headcount => row.heads,
        Field::Women => row.women,
        Field::Men => row.men,
        // Where no FTE are stated they are worked out: that is not what stands in the cell.
        Field::Fte if has_digit(raw) => row.fte,
        Field::Weight => row.weight,
        Field::Share => return percent(raw, row.share),
        Field::RemoteShare => return percent(raw, row.remote_share),
        Field::Fte => return text(raw.text()),
        Field::BacklogStock | Field::BacklogIn | Field::BacklogOut | Field::MinimumPresence => {
            return plain_number(raw).map_or_else(|| text(raw.text()), FormCell::Number);
        }
        _ => return text(text_of(row, field).unwrap_or_else(|| raw.text())),
    };
    match given {
        Given::Known(number) => FormCell::Number(number),
        Given::Blank | Given::Unreadable => as_shown(raw),
    }
}

/// Returns a text that the reader looked up: a merged cell, a title above the row, the file's name
/// may say it.
pub(super) fn text_of<'r>(row: &RowDraft<'r>, field: Field) -> Option<&'r str> {
    Some(match field {
        Field::UnitCode => row.unit_code,
        Field::Unit => row.unit,
        Field::SubUnitCode => row.sub_unit_code,
        Field::SubUnit => row.sub_unit,
        Field::Process => row.process,
        Field::Id => row.id,
        Field::Name => row.name,
        Field::Obstacle => row.obstacle,
        Field::Lever => row.lever,
        _ => return None,
    })
}

/// A share in percent, as exact as it was written.
fn percent(raw: RawCell<'_>, given: Given) -> FormCell {
    let Given::Known(share) = given else {
        return as_shown(raw);
    };
    let hundred = |number: Decimal| number.millionths().checked_mul(100);
    let written = match raw.kind {
        CellKind::Number => Decimal::parse(raw.text()),
        CellKind::Percent => Decimal::parse(raw.text())
            .and_then(hundred)
            .map(Decimal::from_millionths),
        _ => None,
    };
    let worked_out = || hundred(share).map(Decimal::from_millionths);
    written
        .or_else(worked_out)
        .map_or_else(|| text(raw.text()), FormCell::Number)
}

/// Returns a value that could not be taken as its field asks, as the sheet shows it: 1.3 under a format
/// of percent is 130 %, and must not come back as 1.3.
fn as_shown(raw: RawCell<'_>) -> FormCell {
    match raw.kind {
        CellKind::Percent => of_other(raw),
        _ => text(raw.text()),
    }
}

/// Returns the cell of an answer, and what was noted beside the answer, which the column of notes
/// keeps.
pub(super) fn of_answer(
    answer: Answer,
    written: &str,
    header: &str,
    direction: Direction,
    words: &dyn Words,
) -> (FormCell, Option<String>) {
    match answer {
        Answer::Unknown(Unknown::Blank | Unknown::NoColumn) => (FormCell::Empty, None),
        // Under the other header somebody may later write an answer over it: it must be seen that
        // the question was the opposite one.
        Answer::Unknown(Unknown::Unreadable) if direction == Direction::YesIsBad => {
            let text = format!("«{header}»: {written}");
            (FormCell::Text(text), None)
        }
        Answer::Unknown(Unknown::Unreadable) => (text(written), None),
        _ => {
            // `Sì`, `NO`, `80`: nothing is noted in so few letters.
            let long = written.len() > 3;
            let noted = match answer {
                // `vedi allegato` says more than that it is not known.
                Answer::Unknown(_) => written.chars().count() > 5 && !is_offered(written),
                _ => long && matches!(words.answer(written), ReadAnswer::WithNote(_)),
            };
            let note = noted.then(|| format!("«{header}»: {written}"));
            (FormCell::Answer(answer), note)
        }
    }
}

/// Says whether a text is the word by which forms offer "not known".
fn is_offered(written: &str) -> bool {
    matches!(fold(written).as_str(), "da verificare" | "to be verified")
}

/// Returns a cell of a column that nobody knows.
pub(super) fn of_other(raw: RawCell<'_>) -> FormCell {
    let shown = raw.text();
    match raw.kind {
        CellKind::Number => match Decimal::parse(shown) {
            // What has more digits than we keep stays a text.
            Some(number) if number.to_string() == shown => FormCell::Number(number),
            _ => text(shown),
        },
        CellKind::Percent => Decimal::parse(shown)
            .and_then(|it| it.millionths().checked_mul(100))
            .map_or_else(
                || text(shown),
                |it| FormCell::Text(format!("{}%", Decimal::from_millionths(it))),
            ),
        _ => text(shown),
    }
}

/// Takes away the apostrophe that a CSV for Excel has before what would be a formula.
pub(super) fn unguard(cell: &mut FormCell) {
    if let FormCell::Text(text) = cell
        && let Some(rest) = text.strip_prefix('\'')
        && rest
            .trim_start_matches('\'')
            .starts_with(['=', '+', '-', '@', '\t', '\r', '\n'])
    {
        *text = rest.to_owned();
    }
}

fn has_digit(raw: RawCell<'_>) -> bool {
    raw.bytes().iter().any(u8::is_ascii_digit)
}

/// Reads digits, with a decimal mark where it cannot be one of thousands.
fn plain_number(raw: RawCell<'_>) -> Option<Decimal> {
    let shown = raw.text();
    if raw.kind == CellKind::Number {
        return Decimal::parse(shown);
    }
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    match shown.split_once([',', '.']) {
        None => digits(shown).then(|| Decimal::parse(shown)).flatten(),
        Some((whole, rest)) if digits(whole) && digits(rest) && rest.len() != 3 => {
            Decimal::parse(&format!("{whole}.{rest}"))
        }
        Some(_) => None,
    }
}

/// Returns a cell with a text, or an empty one.
pub(super) fn text(text: &str) -> FormCell {
    if text.is_empty() {
        FormCell::Empty
    } else {
        FormCell::Text(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{of_answer, of_other, percent, plain_number, unguard};
    use crate::commands::spec::{self, House};
    use crate::criteria;
    use crate::lang::Lang;
    use crate::model::activity::Given;
    use crate::model::answer::{Answer, Unknown};
    use crate::model::columns::Direction;
    use crate::model::form::FormCell;
    use crate::model::quantity::Decimal;
    use crate::model::raw::{CellKind, RawCell};

    fn raw(kind: CellKind, raw: &str) -> RawCell<'_> {
        RawCell {
            kind,
            flags: 0,
            raw,
        }
    }

    #[test]
    fn what_is_not_understood_keeps_its_words_and_its_question() {
        #[track_caller]
        fn is(found: &(FormCell, Option<String>), cell: &FormCell, note: Option<&str>) {
            assert_eq!((&found.0, found.1.as_deref()), (cell, note));
        }
        let builtin = criteria::find(criteria::DEFAULT).expect("built in");
        let set = criteria::read(builtin.id, builtin.text).expect("sound");
        let spec = spec::inventory(&set, &House::default(), &[], Lang::It);
        let read = |answer, written: &str, direction| {
            of_answer(answer, written, "Contatto", direction, &*spec.words)
        };
        let (good, bad) = (Direction::YesIsGood, Direction::YesIsBad);
        let unreadable = Answer::Unknown(Unknown::Unreadable);
        let text = |text: &str| FormCell::Text(text.to_owned());
        is(&read(unreadable, "a volte", good), &text("a volte"), None);
        is(
            &read(unreadable, "a volte", bad),
            &text("«Contatto»: a volte"),
            None,
        );
        is(
            &read(Answer::No, "Sì", bad),
            &FormCell::Answer(Answer::No),
            None,
        );
        is(
            &read(Answer::No, "no (solo d'estate)", good),
            &FormCell::Answer(Answer::No),
            Some("«Contatto»: no (solo d'estate)"),
        );
        is(
            &read(Answer::Unknown(Unknown::Blank), "", good),
            &FormCell::Empty,
            None,
        );
    }

    #[test]
    fn numbers_of_columns_that_nobody_reads_are_not_guessed() {
        #[track_caller]
        fn case(text: &str, number: Option<&str>) {
            let read = plain_number(raw(CellKind::Text, text)).map(|it| it.to_string());
            assert_eq!(read.as_deref(), number, "{text}");
        }
        case("120", Some("120"));
        case("12,5", Some("12.5"));
        case("1.234", None); // a thousand, or one and a bit
        case("circa 20", None);
        case("", None);
    }

    #[test]
    fn cells_of_the_house_s_own_stay_as_they_are() {
        #[track_caller]
        fn case(kind: CellKind, text: &str, cell: &FormCell) {
            assert_eq!(of_other(raw(kind, text)), *cell, "{text}");
        }
        let text = |text: &str| FormCell::Text(text.to_owned());
        let half = FormCell::Number(Decimal::from_millionths(500_000));
        case(CellKind::Number, "0.5", &half);
        case(CellKind::Number, "0.12345678", &text("0.12345678"));
        case(CellKind::Percent, "0.125", &text("12.5%"));
        case(CellKind::Text, "007", &text("007"));
    }

    #[test]
    fn a_share_beyond_all_shares_keeps_its_sign() {
        #[track_caller]
        fn case(kind: CellKind, written: &str, kept: &str) {
            let cell = percent(raw(kind, written), Given::Unreadable);
            assert_eq!(cell, FormCell::Text(kept.to_owned()), "{written}");
        }
        case(CellKind::Percent, "1.3", "130%");
        case(CellKind::Text, "130%", "130%");
        case(CellKind::Number, "130", "130");
    }

    #[test]
    fn the_apostrophe_of_a_csv_for_excel_goes_again() {
        #[track_caller]
        fn case(written: &str, read: &str) {
            let mut cell = FormCell::Text(written.to_owned());
            unguard(&mut cell);
            assert_eq!(cell, FormCell::Text(read.to_owned()));
        }
        case("'- Protocollo", "- Protocollo");
        case("''=1", "'=1");
        case("'ndrina", "'ndrina");
        case("- x", "- x");
    }
}

//! `P003 phone`

use super::email;
use crate::check::hints::Hint;
use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::somebody::names_somebody;
use crate::check::stands::{Label, STANDS, help};
use crate::check::view::CellView;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::matching::personal::find::{emails, phones};
use crate::matching::personal::is_called;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("P003"),
    slug: "phone",
    severity: Severity::Warning,
    summary: Text {
        it: "Un numero di telefono",
        en: "A telephone number",
    },
    message: Words::By {
        param: STANDS,
        cases: &[
            (
                "file",
                Text {
                    it: "il nome del file contiene un numero di telefono",
                    en: "the name of the file holds a telephone number",
                },
            ),
            (
                "sheet",
                Text {
                    it: "il nome del foglio contiene un numero di telefono",
                    en: "the name of the sheet holds a telephone number",
                },
            ),
            (
                "comment",
                Text {
                    it: "il commento della cella contiene un numero di telefono",
                    en: "the comment on the cell holds a telephone number",
                },
            ),
        ],
        otherwise: Text {
            it: "la cella contiene un numero di telefono",
            en: "the cell holds a telephone number",
        },
    },
    help: Some(help(Text {
        it: "togliere il numero: alla rilevazione delle attività non serve",
        en: "remove the number: a survey of activities does not need it",
    })),
    explain: Text {
        it: "Un numero di cellulare porta a una persona. Si segnalano i numeri con il prefisso +39, \
             i cellulari scritti a gruppi, i fissi con il prefisso staccato (06/1234567) e i numeri che seguono «tel.» o «cell.» o stanno sotto \
             un'intestazione del genere; codici, interni e importi no. Nelle righe sopra la tabella, \
             sotto e nei fogli senza tabella si segnalano i cellulari, e i numeri fissi solo accanto \
             al nome o all'indirizzo di una persona: il centralino di un ufficio può restare. Il \
             valore non viene mai mostrato.",
        en: "A mobile number leads to a person. Numbers with the prefix +39, mobile numbers in \
             groups, landlines whose prefix stands apart (06/1234567), and numbers after “tel.” or “cell.” or under such a header are reported; \
             codes, extensions and amounts are not. In rows above the table, below it and in sheets \
             without a table mobile numbers are reported, and landlines only beside the name or the \
             address of a person: the switchboard of an office may stay. The value is never \
             shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::DIGITS,
    params: &[STANDS],
    personal: true,
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let elsewhere = view.role.is_code() || view.role.is_number();
    if elsewhere && !view.beside || view.cell.kind == CellKind::Date || view.cell.bytes().len() < 8
    {
        return;
    }
    let digits = view
        .cell
        .bytes()
        .iter()
        .filter(|it| it.is_ascii_digit())
        .count();
    if digits < 8 {
        return;
    }
    let told = view.table.hint(view.column) == Hint::Phone;
    let text = view.cell.raw;
    let found = match view.label {
        Some(Label::File | Label::Sheet) => phones(text).any(|(at, number)| {
            is_surely(&text[..at], number) || is_mobile(number) && !is_other(&text[..at], true)
        }),
        Some(Label::Comment) => phones(text).any(|(at, number)| is_surely(&text[..at], number)),
        _ if view.beside => phones(text).any(|(at, number)| leads_to_a_person(view, at, number)),
        _ => phones(text).any(|(at, number)| told || is_surely(&text[..at], number)),
    };
    if found {
        notes.push(view.personal_note());
    }
}

/// Says whether a number beside a table is a mobile one, or stands in a row that names a person.
fn leads_to_a_person(view: &CellView<'_>, at: usize, number: &str) -> bool {
    let before = match view.cell.raw[..at].trim() {
        "" => view.before(),
        text => text,
    };
    is_surely(before, number) && (is_mobile(number) || is_of_a_person(view))
}

/// Says whether a number is that of a mobile telephone.
fn is_mobile(number: &str) -> bool {
    let bare = number.trim_start_matches(['(', ')', ' ']);
    let national = ["+39", "0039"].iter().find_map(|it| bare.strip_prefix(it));
    let bare = national.unwrap_or(bare);
    bare.trim_start_matches(['(', ')', ' ']).starts_with('3')
}

/// Says whether a cell of the row names a person, or holds a person's address.
fn is_of_a_person(view: &CellView<'_>) -> bool {
    let own = (view.column, view.cell);
    let mut cells = view.row.raw.cells().chain([own]);
    cells.any(|(column, cell)| {
        let named = CellView {
            cell,
            column,
            ..*view
        };
        names_somebody(&named) || emails(cell.raw).any(email::is_of_a_person)
    })
}

/// Says whether a number behind a text can be but a telephone's.
fn is_surely(before: &str, number: &str) -> bool {
    let abroad = ["+39", "0039", "(+39", "(0039"];
    if abroad.iter().any(|it| number.starts_with(it)) || is_called(before) {
        return true;
    }
    let spaced = number.contains([' ', ')']);
    !is_other(before, !spaced) && (is_mobile_in_groups(number) || is_landline_in_groups(number))
}

/// Says whether a word stands before a number that makes it one of a document. `short`: also where
/// the word is just `n.`.
fn is_other(before: &str, short: bool) -> bool {
    const DOCUMENTS: [&str; 17] = [
        "prot",
        "protocollo",
        "pratica",
        "pratiche",
        "det",
        "determina",
        "delibera",
        "decreto",
        "cod",
        "codice",
        "rif",
        "cig",
        "cup",
        "fascicolo",
        "rep",
        "repertorio",
        "id",
    ];
    let mut words = before.rsplit(|char: char| !char.is_alphabetic());
    let last = words.find(|word| !word.is_empty());
    let last = last.unwrap_or_default().to_lowercase();
    DOCUMENTS.contains(&last.as_str()) || short && matches!(last.as_str(), "n" | "nr" | "num")
}

/// Says whether a number is written as mobile ones are: `347 1234567`, `347/1234567`,
/// `347-123.45.67`. After a stroke or a hyphen a year makes it one of a document.
fn is_mobile_in_groups(number: &str) -> bool {
    let bare = number.trim_start_matches('(');
    let bytes = bare.as_bytes();
    let prefix = bytes.first() == Some(&b'3') && bytes.get(1).is_some_and(|it| *it >= b'2');
    let digits = bytes.iter().filter(|it| it.is_ascii_digit()).count();
    let mut groups = bare
        .split([' ', '-', '/', '.', ')'])
        .filter(|it| !it.is_empty());
    let first = groups.next().is_some_and(|it| it.len() == 3);
    let year = groups.next().is_some_and(|it| it.starts_with("20"));
    match bytes.get(3) {
        Some(b' ') => bytes[0] == b'3',
        Some(b')') => prefix && first,
        Some(b'-' | b'/' | b'.') => prefix && first && digits == 10 && !year,
        _ => false,
    }
}

/// Says whether a number is written as landlines are, the prefix before a stroke or a hyphen or in
/// brackets: `06/1234567`. Two digits are a prefix in Rome and Milan alone.
fn is_landline_in_groups(number: &str) -> bool {
    let bare = number.trim_start_matches('(');
    let parted = bare.split_once(['/', '-', ')']);
    let Some((prefix, rest)) = parted.filter(|_| bare.starts_with('0')) else {
        return false;
    };
    let area = match prefix.len() {
        2 => matches!(prefix, "02" | "06"),
        3 | 4 => !prefix.starts_with("00"),
        _ => false,
    };
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    area && (6..=8).contains(&digits) && !rest.trim_start().starts_with("20")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, titles};

    #[test]
    fn fires_on_numbers_that_are_called_so() {
        let table = "id;activity;notes;Telefono\nA1;Uno;tel. 3331234567;\nA2;Due;+39 02 12345678;\n\
                     A3;Tre;333 1234567;\nA4;Quattro;;051 123456";
        assert_eq!(cells(&RULE, table), ["C2", "C3", "C4", "D5"]);
    }

    #[test]
    fn fires_on_numbers_as_people_write_them() {
        #[track_caller]
        fn case(note: &str, fires: bool) {
            let table = format!("id;activity;notes\nA1;Uno;{note}");
            let expected: &[&str] = if fires { &["C2"] } else { &[] };
            assert_eq!(cells(&RULE, &table), expected, "{note}");
        }
        case("347-1234567", true);
        case("chiamare il 3331234567", true);
        case("reperibile al 333123456", true);
        case("protocollo 3331234567", false);
        case("si può chiamare dal 2024, pratica 3331234567", false);
        case("347/1234567", true);
        case("347.1234567", true);
        case("347-123.45.67", true);
        case("(347) 1234567", true);
        case("0039 347 1234567", true);
        case("telefono: 061234567", true);
        case("tel 0612345678", true);
        case("tel.061234567", true);
        case("06/1234567", true);
        case("mob. 3471234567", true);
        case("cellulare di servizio 3471234567", true);
        case("prot. 347/1234567", false);
        case("n. 347/1234567", false);
        case("345/2026123", false);
        case("03/20260331", false);
        case("01/1234567", false);
        case("320.123.456", false);
        case("12/03/2026", false);
        case("dal 01-07-2026 al 31-12-2026", false);
    }

    #[test]
    fn fires_in_answers() {
        let table = "id;activity;+individual\nA1;Uno;Sì, 347 1234567\nA2;Due;3471234567";
        assert_eq!(cells(&RULE, table), ["C2"]);
    }

    #[test]
    fn stays_silent_on_codes_and_dates() {
        let table = "id;activity;notes;Protocollo\n3331234567;Uno;prot. 3331234567;0012345678\n\
                     A2;Due;dal 01/07/2026;interno 3331";
        assert!(cells(&RULE, table).is_empty());
    }

    #[test]
    fn beside_the_table_a_switchboard_may_stay_and_a_mobile_may_not() {
        let rows = [
            "Comune di Esempio – tel. 051 123456",
            "Centralino +39 051 123456;fax 051 123457",
            "Per chiarimenti cell. 3331234567",
            "Cellulare:;3331234567",
            "Referente: Anna Bianchi, tel. 051 123456",
            "Il referente;Anna Bianchi;tel. 051 123456",
            "anna.bianchi@example.org - +39 051 123456",
            "urp@example.org - tel. 051 123456",
            "Protocollo 3331234567",
        ];
        assert_eq!(titles(&RULE, &rows), ["A3", "B4", "A5", "C6", "A7"]);
    }
}

//! `F015 formula-injection`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::CellView;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::raw::{CellKind, Slot};

pub(super) const RULE: Rule = Rule {
    code: Code("F015"),
    slug: "formula-injection",
    severity: Severity::Warning,
    summary: Text {
        it: "Un testo che un foglio di calcolo eseguirebbe come formula",
        en: "A text that a spreadsheet would run as a formula",
    },
    message: Words::Always(Text {
        it: "il testo «{value}» verrebbe eseguito come formula",
        en: "the text “{value}” would be run as a formula",
    }),
    help: Some(Words::Always(Text {
        it: "togliere il segno iniziale (=, +, -, @); se la cella doveva contenere una formula, \
             scriverne il risultato",
        en: "remove the sign in front (=, +, -, @); if a formula was meant, write its result",
    })),
    explain: Text {
        it: "Un foglio di calcolo che apre un file di testo esegue come formula ciò che comincia \
             con =, +, - o @, e una formula può leggere altri file o avviare programmi. I trattini \
             di un elenco («- protocollo»), i numeri e i telefoni non sono segnalati. Non c'è una \
             correzione automatica: un apostrofo davanti, in un file di testo, resterebbe nel \
             valore.",
        en: "A spreadsheet that opens a text file runs what begins with =, +, - or @ as a formula, \
             and a formula can read other files or start programs. Dashes of a list \
             (“- protocol”), numbers and telephone numbers pass. There is no automatic mend: in a \
             text file an apostrophe in front would stay in the value.",
    },
    looks: Looks::AtCells(look),
    signs: Signs::MARKED,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "un testo che non comincia con =, +, - o @",
        en: "a text that does not begin with =, +, - or @",
    })),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    let Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b' ') = view.cell.bytes().first() else {
        return;
    };
    let text = view.cell.text();
    let is_text = view.cell.kind == CellKind::Text && view.cell.flags & Slot::FORMULA == 0;
    if is_text && runs(text) {
        notes.push(view.note());
    }
}

/// Says whether a spreadsheet would compute the text, or reach out for something.
fn runs(text: &str) -> bool {
    let mut rest = text.chars();
    let (Some(sign), Some(next)) = (rest.next(), rest.next()) else {
        return false;
    };
    match sign {
        '=' => next.is_ascii_alphanumeric() || "(+-@\"'".contains(next),
        '+' | '-' | '@' => reaches_out(text),
        _ => false,
    }
}

/// Says whether a text calls a function (`SUM(`), another program (`cmd|`) or another sheet (`!A1`).
fn reaches_out(text: &str) -> bool {
    let bytes = text.as_bytes();
    let called = |at: usize| {
        let name = bytes[..at]
            .iter()
            .rev()
            .take_while(|it| it.is_ascii_uppercase());
        name.count() >= 2
    };
    let cell = |at: usize| {
        let next = bytes.get(at + 1);
        next.is_some_and(|it| it.is_ascii_uppercase() || *it == b'$')
    };
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'(' => called(at),
        b'|' => at > 1 && bytes[at - 1].is_ascii_alphanumeric() && bytes.contains(&b'!'),
        b'!' => at > 1 && cell(at),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::text_cells;

    #[test]
    fn fires_on_what_would_be_run() {
        #[track_caller]
        fn case(text: &str) {
            let table = format!("id;activity\nA1;{text}");
            assert_eq!(text_cells(&RULE, &table), ["B2"], "{text}");
        }
        // In the tables of tests one `=` marks a formula; the second one is text.
        case("'=HYPERLINK(\"http://example.org\")");
        case("@SUM(1+1)");
        case("-2+3+cmd|' /C calc'!A0");
        case("+SOMMA(A1:A9)");
        case("\t@SUM(A1)");
    }

    #[test]
    fn stays_silent_on_lists_numbers_and_marks() {
        #[track_caller]
        fn case(text: &str) {
            let table = format!("id;activity\nA1;{text}");
            assert!(text_cells(&RULE, &table).is_empty(), "{text}");
        }
        case("- tenuta del protocollo (cartaceo)");
        case("-protocollo (URP)");
        case("+39 051 123456");
        case("-5");
        case("--");
        case("-Urgente!");
        case("@ufficio");
        case("+ 2 sportelli");
    }
}

//! `V012 ditto-mark`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("V012"),
    slug: "ditto-mark",
    severity: Severity::Warning,
    summary: Text {
        it: "Un segno rimanda alla cella sopra",
        en: "A mark points to the cell above",
    },
    message: Words::Always(Text {
        it: "«{value}» rimanda alla cella sopra: il valore non è scritto",
        en: "“{value}” points to the cell above: the value is not written",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere per esteso il valore della riga sopra",
        en: "write the value of the row above in full",
    })),
    explain: Text {
        it: "«Idem», «come sopra» e le virgolette valgono finché nessuno ordina o filtra le righe. \
             Un programma legge ogni riga da sola, e per lui «idem» è il nome di un'unità o di \
             un'attività.",
        en: "“Idem”, “come sopra” and ditto marks hold until somebody sorts or filters the rows. A \
             program reads each row on its own, and takes “idem” for the name of a unit or an \
             activity.",
    },
    looks: Looks::AtCells(look),
    under: |role| role != Role::Field(Field::Notes) && (role.is_words() || role.is_code()),
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "il valore per esteso",
        en: "the value in full",
    })),
    ..Rule::BASE
};

/// Words and marks that point upwards, without points and spaces.
const MARKS: [&str; 13] = [
    "\"",
    "''",
    "\"\"",
    "”",
    "“",
    "″",
    "〃",
    "idem",
    "comesopra",
    "cs",
    "vedisopra",
    "ditto",
    "asabove",
];

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    // The longest of them, `c o m e  s o p r a` apart, is short; answers have V045, numbers V021.
    if points_upwards(view.cell.text(), view.role.is_words()) {
        notes.push(view.note());
    }
}

/// The longest mark, in bytes.
const MOST_BYTES: usize = 12;

/// Says whether a text stands for the one above it; `in_words`: where names stand, not codes.
pub(super) fn points_upwards(text: &str, in_words: bool) -> bool {
    // The first byte of each mark, that of `”` and of `〃` too: most texts begin otherwise.
    let first = text.bytes().next().map(|it| it.to_ascii_lowercase());
    let may = matches!(
        first,
        Some(b'"' | b'\'' | b'i' | b'c' | b'v' | b'd' | b'a' | 0xe2 | 0xe3)
    );
    if !may || text.len() > MOST_BYTES || text.bytes().any(|it| it.is_ascii_digit()) {
        return false;
    }
    let is_mark = |mark: &&str| {
        let mut left = text.chars().filter(|it| !matches!(it, ' ' | '.'));
        let mut same = mark.chars().all(|it| {
            left.next()
                .is_some_and(|char| char.eq_ignore_ascii_case(&it))
        });
        same &= left.next().is_none();
        // `CS` may be the code of an office; `c.s.` is not.
        same && (**mark != *"cs" || text.contains('.') && in_words)
    };
    MARKS.iter().any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_marks_in_words_and_codes() {
        let table = "unit;id;activity\nTributi;A1;Accertamento\n\";A2;Idem\nidem;A3;come sopra\n\
                     c.s.;A4;Rimborsi";
        assert_eq!(cells(&RULE, table), ["A3", "C3", "A4", "C4", "A5"]);
    }

    #[test]
    fn stays_silent_on_names_codes_and_notes() {
        let table = "unit_code;id;activity;notes\nCS;A1;Idem e altro;idem\nCS;A2;Casa;c.s.";
        assert!(cells(&RULE, table).is_empty());
    }
}

//! `V053 leading-zero-lost`

use crate::check::codes::{self, CODES, CodeColumn};
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::Place;
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V053"),
    slug: "leading-zero-lost",
    severity: Severity::Warning,
    summary: Text {
        it: "Un codice ha perso gli zeri iniziali",
        en: "A code has lost its leading zeros",
    },
    message: Words::Always(Text {
        it: "il codice «{value}» è più corto degli altri: forse «{fix}»",
        en: "the code “{value}” is shorter than the others: perhaps “{fix}”",
    }),
    help: Some(Words::Always(Text {
        it: "dare alla colonna il formato Testo e scrivere il codice con gli zeri: {fix}",
        en: "format the column as text and write the code with its zeros: {fix}",
    })),
    explain: Text {
        it: "Un foglio di calcolo prende «0012» per il numero 12. Dove gli altri codici sono tutti \
             di cifre, lunghi uguali e alcuni cominciano con zero, quello più corto non si ritrova \
             nelle altre tabelle.",
        en: "A spreadsheet takes “0012” for the number 12. Where the other codes are all digits, \
             equally long, and some begin with a zero, the shorter one is not found in other \
             tables.",
    },
    looks: Looks::AtSurvey(look),
    params: &["value", "fix"],
    expected: Some(Words::Always(Text {
        it: "il codice con gli zeri: {fix}",
        en: "the code with its zeros: {fix}",
    })),
    fix: Fix::Cell(Safety::Unsafe, |_, params| {
        params.get("fix").map(str::to_owned)
    }),
    ..Rule::BASE
};

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    for column in codes::columns(all, &CODES) {
        if let Some(width) = width(&column) {
            judge(&column, width, notes);
        }
    }
}

fn is_digits(code: &str) -> bool {
    code.bytes().all(|it| it.is_ascii_digit())
}

/// Returns the width that most codes have, where all are digits and some begin with zero.
fn width(column: &CodeColumn<'_>) -> Option<usize> {
    let (mut codes, mut zeros, mut wide, mut width) = (0, 0, 0, 0);
    for (code, _) in column.each() {
        if !is_digits(code) {
            return None;
        }
        codes += 1;
        zeros += usize::from(code.starts_with('0'));
        if code.len() > width {
            (width, wide) = (code.len(), 0);
        }
        wide += usize::from(code.len() == width);
    }
    (codes >= 4 && zeros > 0 && width > 1 && wide * 2 > codes).then_some(width)
}

fn judge(column: &CodeColumn<'_>, width: usize, notes: &mut Notes<'_>) {
    for (code, cells) in column.each().filter(|(code, _)| code.len() < width) {
        if code.starts_with('0') {
            continue;
        }
        for (_, cell) in cells {
            let note = Note::at(Place::Cell(*cell)).with("value", code);
            notes.push(note.with("fix", format!("{code:0>width$}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{mends, surveyed};

    #[test]
    fn fires_on_the_shorter_code() {
        let table = "id;activity\n'0010;Uno\n'0011;Due\n12;Tre\n'0013;Quattro";
        assert_eq!(surveyed(&RULE, &[table]), ["A4"]);
        mends(&RULE, &[("fix", "0012")], "12", Some("0012"));
    }

    #[test]
    fn stays_silent_on_numbers_and_on_other_codes() {
        for table in [
            "id;activity\n8;Uno\n9;Due\n10;Tre\n11;Quattro",
            "id;activity\n'0010;Uno\n'0011;Due\nA1;Tre\n12;Quattro",
            "id;activity\n'01;Uno\n'02;Due\n'01;Tre", // few codes
        ] {
            assert!(surveyed(&RULE, &[table]).is_empty(), "{table}");
        }
    }
}

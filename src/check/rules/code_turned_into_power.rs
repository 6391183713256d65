//! `V060 code-turned-into-power`

use crate::check::codes::{self, CODES, as_power, minority};
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::{FactKind, Place};
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V060"),
    slug: "code-turned-into-power",
    severity: Severity::Error,
    facts: &[FactKind::CodeAsPower],
    summary: Text {
        it: "Un codice è diventato una potenza di dieci",
        en: "A code was turned into a power of ten",
    },
    message: Words::Always(Text {
        it: "«{value}» era probabilmente un codice, e il foglio di calcolo ne ha fatto un \
             numero",
        en: "“{value}” probably was a code, and the spreadsheet made a number of it",
    }),
    help: Some(Words::Always(Text {
        it: "dare alla colonna il formato Testo e riscrivere il codice",
        en: "format the column as text and write the code anew",
    })),
    explain: Text {
        it: "Un codice come «1E5», o di molte cifre, diventa «1,00E+05» in una cella con \
             formato Generale: le cifre che mancano non si recuperano. La regola tace dove i \
             codici hanno di solito una lettera tra le cifre.",
        en: "A code such as “1E5”, or one of many digits, becomes “1.00E+05” in a cell of \
             general format: the digits that are gone cannot be found again. The rule is silent \
             where codes usually have a letter among their digits.",
    },
    looks: Looks::AtSurvey(look),
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "il codice come testo",
        en: "the code as text",
    })),
    ..Rule::BASE
};

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    for column in codes::columns(all, &CODES) {
        for (code, cell) in minority(&column, as_power, doubtful) {
            notes.push(Note::at(Place::Cell(cell)).with("value", code));
        }
    }
}

/// `1E5` may be a code where others have letters too.
fn doubtful(others: &[&str]) -> bool {
    let letters = |code: &&str| code.bytes().any(|it| it.is_ascii_alphabetic());
    others.iter().any(letters)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_the_code_that_a_spreadsheet_wrote_anew() {
        for table in [
            "id;activity\nA1;Uno\nA2;Due\n1,00E+05;Tre",
            "id;activity\n12;Uno\n13;Due\n'1E5;Tre",
        ] {
            assert_eq!(surveyed(&RULE, &[table]), ["A4"], "{table}");
        }
    }

    #[test]
    fn stays_silent_where_codes_look_so() {
        for table in [
            "id;activity\n1D4;Uno\n1F6;Due\n'1E5;Tre",
            "id;activity\nE1;Uno\nE2;Due\nE3;Tre",
            "id;activity\n'1E1;Uno\n'1E2;Due\n'1E3;Tre",
        ] {
            assert!(surveyed(&RULE, &[table]).is_empty(), "{table}");
        }
    }
}

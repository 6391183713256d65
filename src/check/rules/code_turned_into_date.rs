//! `V059 code-turned-into-date`

use std::collections::BTreeSet;

use crate::check::codes::{self, CODES, as_date, minority, shape};
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::Place;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V059"),
    slug: "code-turned-into-date",
    severity: Severity::Error,
    summary: Text {
        it: "Un codice è diventato una data",
        en: "A code was turned into a date",
    },
    message: Words::By {
        param: "label_it",
        cases: &[(
            "",
            Text {
                it: "«{value}» era probabilmente un codice, e il foglio di calcolo ne ha fatto una \
                     data",
                en: "“{value}” probably was a code, and the spreadsheet made a date of it",
            },
        )],
        otherwise: Text {
            it: "la data {value} (nel foglio forse «{label_it}») era probabilmente un codice, e il \
                 foglio di calcolo ne ha fatto una data",
            en: "the date {value} (perhaps “{label_en}” in the sheet) probably was a code, and the \
                 spreadsheet made a date of it",
        },
    },
    help: Some(Words::Always(Text {
        it: "dare alla colonna il formato Testo e riscrivere il codice",
        en: "format the column as text and write the code anew",
    })),
    explain: Text {
        it: "Chi scrive «2.1» o «2-1» in una cella con formato Generale si ritrova «02-gen»: il \
             foglio lo prende per un giorno. Il codice di prima non si può ricostruire con \
             certezza, perciò va riscritto. La regola tace dove metà dei codici o più hanno \
             questa forma.",
        en: "Who writes “2.1” or “2-1” in a cell of general format finds “2-Jan” there: the \
             sheet takes it for a day. The code cannot be told for certain from what is left, \
             so it is to be written anew. The rule is silent where half of the codes or more \
             look so.",
    },
    looks: Looks::AtSurvey(look),
    params: &["value", "label_it", "label_en"],
    expected: Some(Words::Always(Text {
        it: "il codice come testo",
        en: "the code as text",
    })),
    ..Rule::BASE
};

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    for column in codes::columns(all, &CODES) {
        for (code, cell) in minority(&column, as_date, doubtful) {
            let mut note = Note::at(Place::Cell(cell)).with("value", code);
            // A cell that is a date shows another text than the day that it holds.
            if let Some([italian, english]) = codes::shown_day(code) {
                note = note.with("label_it", italian).with("label_en", english);
            }
            notes.push(note);
        }
    }
}

/// How many codes that look alike show that another one is none of theirs.
const ALIKE: usize = 3;

/// Where a spreadsheet may have been at work only, some code is still of the kind that it takes for
/// a day, `2.1`, or all of them look alike, `A1`, and no one has a word and a number: `gen-26`.
fn doubtful(others: &[&str]) -> bool {
    let shapes: BTreeSet<String> = others.iter().map(|code| shape(code)).collect();
    let steps = |shape: &String| matches!(shape.as_str(), "0.0" | "0-0" | "0/0");
    let words = |shape: &String| matches!(shape.as_str(), "A-0" | "A/0" | "A0-0" | "A");
    let alike = others.len() >= ALIKE && shapes.len() == 1 && !shapes.iter().any(words);
    !alike && !shapes.iter().any(steps)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_the_code_that_a_spreadsheet_wrote_anew() {
        for table in [
            "id;activity\n2.1;Uno\n2.2;Due\n02-gen;Tre",
            "id;activity\n2.1;Uno\n2.2;Due\ngen-26;Tre",
            "id;activity\nA1;Uno\nA2;Due\n2026-02-01;Tre",
        ] {
            assert_eq!(surveyed(&RULE, &[table]), ["A4"], "{table}");
        }
    }

    #[test]
    fn fires_on_a_day_among_codes_that_all_look_alike() {
        for day in ["set-26", "Sep-26", "mag-03"] {
            let table = format!("id;activity\nA1;Uno\nA2;Due\nA3;Tre\n{day};Quattro");
            assert_eq!(surveyed(&RULE, &[&table]), ["A5"], "{table}");
        }
    }

    #[test]
    fn stays_silent_where_codes_look_so() {
        for table in [
            "id;activity\nA1;Uno\nA2;Due\nA3;Tre\nSET-26;Quattro", // no spreadsheet shouts
            "id;activity\nA1;Uno\nA2;Due\nB-3;Tre\nset-26;Quattro",
            "id;activity\nA1;Uno\nset-26;Due",
            "id;activity\nRAG-1;Uno\nTEC-2;Due\nANA-3;Tre\nset-26;Quattro",
            "id;activity\ngen-01;Uno\nrag-02;Due\ntec-03;Tre",
            "id;activity\n01/02/2026;Uno\n02/02/2026;Due\n3;Tre",
            "id;activity\n2.1;Uno\n2.2;Due\nGEN-26;Tre",
        ] {
            assert!(surveyed(&RULE, &[table]).is_empty(), "{table}");
        }
    }
}

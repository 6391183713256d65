//! `V040 answer-variant`

use crate::check::hints::Hint;
use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::RowView;
use crate::fact::{Params, Place};
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, CellAnswer};

pub(super) const RULE: Rule = Rule {
    code: Code("V040"),
    slug: "answer-variant",
    severity: Severity::Info,
    summary: Text {
        it: "Una risposta è scritta in un altro modo",
        en: "An answer is written in another way",
    },
    message: Words::Always(Text {
        it: "risposte scritte in un altro modo, lette così: {list}",
        en: "answers written in another way were read so: {list}",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere sempre Sì, No o In parte",
        en: "always write Sì, No or In parte (Yes, No or Partly)",
    })),
    explain: Text {
        it: "«SI», «x», «1» e «vero» si capiscono: ogni modo di scrivere è elencato una volta per \
             tabella, perché si possa controllare come è stato letto. La correzione scrive la \
             risposta per esteso, senza cambiarne il senso.",
        en: "“SI”, “x”, “1” and “vero” are understood: each way of writing is listed once a \
             table, so that it can be seen how it was read. The mend writes the answer in full and \
             keeps its meaning.",
    },
    looks: Looks::AtRows(look),
    cause: Cause::Table,
    params: &["list"],
    expected: Some(Words::Always(Text {
        it: "la risposta per esteso: Sì, No o In parte",
        en: "the answer in full: Sì, No or In parte",
    })),
    fix: Fix::Cell(Safety::Safe, |raw, _: &Params| {
        usual(raw.trim()).map(str::to_owned)
    }),
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    for (answer, written) in view.row.answers.iter().zip(view.row.written) {
        // Most answers are written as they should be.
        if matches!(*written, "Sì" | "No" | "In parte" | "") || !is_word(answer) {
            continue;
        }
        let Some(fix) = usual(written) else {
            continue;
        };
        if is_mark(written) && view.table.hint(answer.column) == Hint::OneOfSeveral {
            continue;
        }
        notes.word(Place::Cell(view.at(answer.column)), written, fix);
    }
}

/// Says whether an answer was understood as a word, whatever way its header asks.
fn is_word(answer: &CellAnswer) -> bool {
    answer.column != CellAnswer::NO_COLUMN
        && matches!(answer.answer, Answer::Yes | Answer::No | Answer::Partly)
}

/// Returns what should be written, for the words whose meaning nobody doubts.
pub(super) fn usual(written: &str) -> Option<&'static str> {
    const WORDS: [(&[&str], &str); 5] = [
        (
            &[
                "sì", "si", "si'", "si’", "si`", "sí", "s", "s.", "x", "vero", "true", "1", "ok",
                "✓", "✔", "☑", "✅",
            ],
            "Sì",
        ),
        (
            &["no", "n", "n.", "falso", "false", "0", "✗", "✘", "❌"],
            "No",
        ),
        (
            &[
                "in parte",
                "parte",
                "parz",
                "parz.",
                "parziale",
                "parzialmente",
            ],
            "In parte",
        ),
        (&["yes", "y"], "Yes"),
        (&["partly", "partially", "partial", "in part"], "Partly"),
    ];
    // The longest of them, with the same number of bytes in upper case.
    if written.len() > 12 {
        return None;
    }
    let same = |word: &&str| {
        let lower = || written.to_lowercase();
        word.eq_ignore_ascii_case(written) || !written.is_ascii() && *word == lower()
    };
    let (_, usual) = WORDS.iter().find(|(words, _)| words.iter().any(same))?;
    (*usual != written).then_some(*usual)
}

/// Says whether an answer is a mark and not a word.
fn is_mark(written: &str) -> bool {
    !matches!(written.chars().nth(1), Some(char) if char.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{RULE, usual};
    use crate::check::rules::testing::{cells, findings, mends};

    #[test]
    fn each_way_of_writing_has_its_usual_one() {
        #[track_caller]
        fn case(written: &str, expected: Option<&str>) {
            assert_eq!(usual(written), expected, "{written}");
        }
        case("SI", Some("Sì"));
        case("si'", Some("Sì"));
        case("SÌ", Some("Sì"));
        case("X", Some("Sì"));
        case("1", Some("Sì"));
        case("VERO", Some("Sì"));
        case("NO", Some("No"));
        case("parzialmente", Some("In parte"));
        case("YES", Some("Yes"));
        case("Yes", None);
        case("Sì", None);
        case("No", None);
        case("a volte", None); //     says more than "in part"
        case("Sì (lunedì)", None); // V043
        mends(&RULE, &[], " si ", Some("Sì"));
    }

    #[test]
    fn fires_on_answers_that_were_understood() {
        let item = &crate::check::rules::testing::set().items[0].id;
        let table = format!("id;activity;+{item}\nA1;Uno;Sì\nA2;Due;SI\nA3;Tre;x\nA4;Quattro;NO");
        assert_eq!(cells(&RULE, &table), ["C3", "C4", "C5"]);
        let fix = findings(&RULE, &table)[2]
            .params
            .get("fix")
            .map(str::to_owned);
        assert_eq!(fix.as_deref(), Some("No"));
    }

    #[test]
    fn what_was_not_understood_is_left_to_others() {
        let item = &crate::check::rules::testing::set().items[0].id;
        let table = format!("id;activity;+{item}\nA1;Uno;Sì\nA2;Due;1\nA3;Tre;boh\nA4;Quattro;");
        assert!(cells(&RULE, &table).is_empty());
    }
}

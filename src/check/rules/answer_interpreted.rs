//! `V064 answer-interpreted`

use crate::check::notes::Notes;
use crate::check::rule::{Looks, Rule, Words};
use crate::check::rules::answer_variant::usual;
use crate::check::view::RowView;
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::fold;
use crate::model::answer::{Answer, CellAnswer};

pub(super) const RULE: Rule = Rule {
    code: Code("V064"),
    slug: "answer-interpreted",
    severity: Severity::Info,
    summary: Text {
        it: "Una risposta è stata interpretata",
        en: "An answer was interpreted",
    },
    message: Words::Always(Text {
        it: "risposte interpretate così: {list}",
        en: "answers interpreted so: {list}",
    }),
    help: Some(Words::Always(Text {
        it: "se non è quello che si intendeva, scrivere Sì, No, In parte o N/A (non applicabile)",
        en: "if that is not what was meant, write Sì, No, In parte or N/A (Yes, No, Partly, not \
             applicable)",
    })),
    explain: Text {
        it: "«Dipende» è letto come In parte e «n.a.» come non applicabile (N/A), che non pesa \
             contro l'attività. Chi scrive «n.a.» per «non accessibile» deve poterlo vedere: ogni \
             modo di scrivere è elencato una volta per tabella.",
        en: "“Dipende” (it depends) is read as partly and “n.a.” as not applicable (N/A), which \
             does not weigh against the activity. Whoever writes “n.a.” for “not accessible” \
             must be able to see it: each way of writing is listed once a table.",
    },
    looks: Looks::AtRows(look),
    cause: Cause::Table,
    params: &["list"],
    expected: Some(Words::Always(Text {
        it: "Sì, No, In parte o N/A",
        en: "Sì, No, In parte or N/A",
    })),
    ..Rule::BASE
};

/// The longest answer that is no sentence.
const LONGEST: usize = 24;

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    for (answer, written) in view.row.answers.iter().zip(view.row.written) {
        let read = match answer.answer {
            Answer::Partly => "In parte",
            Answer::NotApplicable => "N/A",
            _ => continue,
        };
        if answer.column != CellAnswer::NO_COLUMN && is_interpreted(written) {
            notes.word(Place::Cell(view.at(answer.column)), written, read);
        }
    }
}

/// Says whether an answer that was understood is written in words that may be meant otherwise: in
/// none that a form offers, and without a note, which has a rule of its own.
fn is_interpreted(written: &str) -> bool {
    const PLAIN: [&str; 5] = ["in parte", "non applicabil", "not applicab", "part", "parz"];
    let as_read = matches!(written, "" | "In parte") || written.eq_ignore_ascii_case("n/a");
    if as_read || usual(written).is_some() {
        return false;
    }
    let is_short = written.len() <= LONGEST && !written.contains(['(', ',', ';', ':', '%']);
    let folded = fold(written);
    is_short
        && folded.chars().any(char::is_alphabetic)
        && !PLAIN.iter().any(|it| folded.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::{RULE, is_interpreted};
    use crate::check::rules::testing::{cells, findings, set};

    #[test]
    fn fires_on_words_that_no_form_offers() {
        let item = &set().items[0].id;
        let table =
            format!("id;activity;+{item}\nA1;Uno;Sì\nA2;Due;n.a.\nA3;Tre;N/A\nA4;Sei;In parte");
        assert_eq!(cells(&RULE, &table), ["C3"]);
        let found = findings(&RULE, &table);
        assert_eq!(found[0].params.get("fix"), Some("N/A"));
    }

    #[test]
    fn stays_silent_on_plain_answers() {
        for answer in ["Dipende", "n.a.", "a volte", "raramente", "su appuntamento"] {
            assert!(is_interpreted(answer), "{answer}");
        }
        for answer in [
            "In parte",
            "parzialmente",
            "IN PARTE",
            "Non applicabile",
            "N/A",
            "In parte (lunedì)",
            "a volte, d'estate",
            "50%",
            "",
        ] {
            assert!(!is_interpreted(answer), "{answer}");
        }
    }
}

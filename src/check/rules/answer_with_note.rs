//! `V043 answer-with-note`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::{FactKind, Params};
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V043"),
    slug: "answer-with-note",
    severity: Severity::Warning,
    facts: &[FactKind::AnswerWithNote],
    summary: Text {
        it: "Una risposta è seguita da una nota",
        en: "An answer has a note beside it",
    },
    message: Words::Always(Text {
        it: "«{value}» è stata letta come «{taken}»",
        en: "“{value}” was read as “{taken}”",
    }),
    help: Some(Words::Always(Text {
        it: "controllare che la nota non cambi la risposta e spostarla nella colonna delle note",
        en: "see that the note does not change the answer, and move it to the notes column",
    })),
    explain: Text {
        it: "«Sì (solo il lunedì)» si legge come Sì, ma la nota potrebbe voler dire «In parte». \
             Conviene rileggerla e scrivere la risposta da sola.",
        en: "“Sì (Mondays only)” reads as a yes, but the note might mean “in part”. It is worth \
             reading it again and writing the answer alone.",
    },
    expected: Some(Words::Always(Text {
        it: "la risposta da sola: {taken}",
        en: "the answer alone: {taken}",
    })),
    fix: Fix::Cell(Safety::Unsafe, alone),
    ..Rule::BASE
};

/// Returns the answer without its note, in the language in which it begins.
fn alone(raw: &str, params: &Params) -> Option<String> {
    let english = raw.trim_start().to_ascii_lowercase().starts_with("yes");
    let answer = match params.get("taken")? {
        "yes" if english => "Yes",
        "yes" => "Sì",
        "no" => "No",
        "partly" if english => "Partly",
        "partly" => "In parte",
        "not applicable" => "N/A",
        _ => return None,
    };
    Some(answer.to_owned())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::mends;

    #[test]
    fn the_answer_stays_alone() {
        mends(&RULE, &[("taken", "yes")], "Sì (lunedì)", Some("Sì"));
        mends(
            &RULE,
            &[("taken", "partly")],
            "sì, solo il lunedì",
            Some("In parte"),
        );
        mends(&RULE, &[("taken", "yes")], "Yes (Mondays)", Some("Yes"));
        mends(&RULE, &[("taken", "not known")], "sì - da verificare", None);
    }
}

//! `V043 answer-with-note`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
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
    ..Rule::BASE
};

//! `V045 answer-ambiguous`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V045"),
    slug: "answer-ambiguous",
    severity: Severity::Error,
    facts: &[FactKind::AnswerAmbiguous],
    summary: Text {
        it: "Una risposta può voler dire due cose",
        en: "An answer may mean two things",
    },
    message: Words::By {
        param: "meanings",
        cases: &[(
            "",
            Text {
                it: "la risposta «{value}» sotto «{header}» può voler dire più cose: vale \
                         come sconosciuta",
                en: "the answer “{value}” under “{header}” may mean several things: it \
                         counts as unknown",
            },
        )],
        otherwise: Text {
            it: "la risposta «{value}» sotto «{header}» può voler dire più cose ({meanings}): \
                 vale come sconosciuta",
            en: "the answer “{value}” under “{header}” may mean several things ({meanings}): it \
                 counts as unknown",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere la risposta per esteso, oppure dichiararne il significato nella sezione \
             [answers] della configurazione",
        en: "write the answer in full, or declare what it means in [answers] of the configuration",
    })),
    sender_help: Some(Words::Always(Text {
        it: "scrivere la risposta per esteso: Sì, No o In parte",
        en: "write the answer in full: Sì, No or In parte (Yes, No or Partly)",
    })),
    explain: Text {
        it: "Una «p» può stare per «parziale» o per «presenza», che sono opposti. Le sigle di \
             questo tipo non si indovinano mai.",
        en: "A “p” may stand for “parziale” (in part) or for “presenza” (presence), which are \
             opposites. Such initials are never guessed.",
    },
    expected: Some(Words::Always(Text {
        it: "la risposta per esteso: Sì, No o In parte",
        en: "the answer in full: Sì, No or In parte",
    })),
    ..Rule::BASE
};

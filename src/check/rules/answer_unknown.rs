//! `V041 answer-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V041"),
    slug: "answer-unknown",
    severity: Severity::Error,
    facts: &[FactKind::AnswerUnknown],
    summary: Text {
        it: "Una risposta non è riconosciuta",
        en: "An answer is not understood",
    },
    message: Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "la risposta «{value}» sotto «{header}» non è riconosciuta: vale come \
                         sconosciuta",
                en: "the answer “{value}” under “{header}” is not understood: it counts as \
                         unknown",
            },
        )],
        otherwise: Text {
            it: "la risposta «{value}» sotto «{header}» non è riconosciuta (forse \
                 «{nearest}»?): vale come sconosciuta",
            en: "the answer “{value}” under “{header}” is not understood (perhaps \
                 “{nearest}”?): it counts as unknown",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere Sì, No o In parte; una risposta propria dell'ente si dichiara nella \
             sezione [answers] della configurazione",
        en: "write Sì, No or In parte; an answer of your own house is declared in [answers] of \
             the configuration",
    })),
    explain: Text {
        it: "Una risposta che non si capisce non vale mai come No: è sconosciuta, e l'esito \
             resta «da integrare» se da essa dipende. Le risposte riconosciute senza \
             configurazione sono elencate nella documentazione.",
        en: "An answer that is not understood never counts as no: it is unknown, and the \
             verdict stays undetermined where it depends on it. The answers understood without \
             configuration are listed in the documentation.",
    },
    expected: Some(Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "Sì, No o In parte",
                en: "Sì, No or In parte",
            },
        )],
        otherwise: Text {
            it: "Sì, No o In parte (forse «{nearest}»)",
            en: "Sì, No or In parte (perhaps “{nearest}”)",
        },
    }),
    ..Rule::BASE
};

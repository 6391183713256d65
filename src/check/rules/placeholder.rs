//! `V011 placeholder`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V011"),
    slug: "placeholder",
    severity: Severity::Warning,
    facts: &[FactKind::Placeholder],
    summary: Text {
        it: "Un segnaposto al posto di un valore",
        en: "A placeholder in place of a value",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "value",
            Text {
                it: "«{value}» sta al posto di un valore ({field}): è sconosciuto",
                en: "“{value}” stands in place of a value ({field}): it is unknown",
            },
        )],
        otherwise: Text {
            it: "«{value}» sta al posto di una risposta: vale come sconosciuta",
            en: "“{value}” stands in place of an answer: it counts as unknown",
        },
    },
    help: Some(Words::By {
        param: "what",
        cases: &[(
            "value",
            Text {
                it: "scrivere il valore, oppure lasciare la cella vuota se non c'è",
                en: "write the value, or leave the cell empty if there is none",
            },
        )],
        otherwise: Text {
            it: "scrivere la risposta appena la si conosce",
            en: "write the answer as soon as it is known",
        },
    }),
    explain: Text {
        it: "Segni come «-», «n.d.» o «boh» dicono che la risposta non si conosce \
             ancora. Non valgono né Sì né No: l'esito resta «da integrare» se da essa dipende.",
        en: "Marks such as “-”, “n.d.” or “tbd” say that the answer is not known \
             yet. They are neither yes nor no: the verdict stays undetermined where it depends \
             on them.",
    },
    expected: Some(Words::By {
        param: "what",
        cases: &[(
            "value",
            Text {
                it: "il valore, oppure una cella vuota",
                en: "the value, or an empty cell",
            },
        )],
        otherwise: Text {
            it: "la risposta, appena la si conosce",
            en: "the answer, as soon as it is known",
        },
    }),
    fix: Fix::Cell(Safety::Unsafe, |_, _| Some(String::new())),
    ..Rule::BASE
};

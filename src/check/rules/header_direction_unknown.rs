//! `T025 header-direction-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T025"),
    slug: "header-direction-unknown",
    severity: Severity::Error,
    facts: &[FactKind::HeaderDirectionUnknown],
    summary: Text {
        it: "Non si sa che cosa dica un Sì sotto un'intestazione",
        en: "What a yes under a header says is not known",
    },
    message: Words::By {
        param: "several",
        cases: &[(
            "yes",
            Text {
                it: "l'intestazione «{header}» pone più domande insieme (criteri: {items}): un No non \
                     dice a quale risponde, e la colonna non è usata",
                en: "the header “{header}” asks several things at once (criteria: {items}): a no \
                     does not say to which, and its column is not used",
            },
        )],
        otherwise: Text {
            it: "sotto l'intestazione «{header}» un Sì può essere favorevole o contrario al lavoro da \
                 remoto (criterio: {items}): la colonna non è usata",
            en: "under the header “{header}” a yes may be good or bad for remote work (criterion: \
                 {items}): its column is not used",
        },
    },
    help: Some(Words::By {
        param: "several",
        cases: &[(
            "yes",
            Text {
                it: "fare una colonna per ogni criterio; se invece la stessa risposta vale per tutti, \
                     incollare nella sezione [columns] di smartable.toml: {line}",
                en: "make one column for each criterion; or, if the same answer holds for all of \
                     them, paste into [columns] of smartable.toml: {line}",
            },
        )],
        otherwise: Text {
            it: "dire che cosa vale un Sì (+ favorevole, - contrario, notes se non è una risposta) e \
                 incollare nella sezione [columns] di smartable.toml: {line}",
            en: "say what a yes means (+ good, - bad, notes if it is no answer) and paste into \
                 [columns] of smartable.toml: {line}",
        },
    }),
    sender_help: Some(Words::By {
        param: "several",
        cases: &[(
            "yes",
            Text {
                it: "fare una colonna per ogni criterio",
                en: "make one column for each criterion",
            },
        )],
        otherwise: Text {
            it: "scrivere l'intestazione che la colonna ha nel modello: dice che cosa vale un Sì",
            en: "write the header that the column has in the template: it says what a yes means",
        },
    }),
    explain: Text {
        it: "«Senza contatto con l'utenza» e «Contatto con l'utenza» parlano dello stesso \
             criterio in versi opposti. Se il verso non è certo, indovinare capovolgerebbe ogni \
             esito: si chiede invece di dirlo, una volta per tutte. Lo stesso vale per \
             un'intestazione che unisce due criteri: l'ente può dire che la risposta vale per tutti e \
             due.",
        en: "“No contact with users” and “Contact with users” speak of one criterion in \
             opposite directions. Where the direction is not certain, a guess could turn every \
             verdict round: you are asked instead, once and for all.",
    },
    ..Rule::BASE
};

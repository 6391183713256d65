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
        it: "Non si sa se sotto un'intestazione un Sì sia favorevole o contrario",
        en: "Whether a yes under a header is good or bad is not known",
    },
    message: Words::Always(Text {
        it: "sotto l'intestazione «{header}» un Sì può essere favorevole o contrario al lavoro da \
             remoto (criterio: {items}): la colonna non è usata",
        en: "under the header “{header}” a yes may be good or bad for remote work (criterion: \
             {items}): its column is not used",
    }),
    help: Some(Words::Always(Text {
        it: "dire che cosa vale un Sì (+ favorevole, - contrario, notes se non è una risposta) e \
             incollare nella sezione [columns] di smartable.toml: {line}",
        en: "say what a yes means (+ good, - bad, notes if it is no answer) and paste into \
             [columns] of smartable.toml: {line}",
    })),
    explain: Text {
        it: "«Senza contatto con l'utenza» e «Contatto con l'utenza» parlano dello stesso \
             criterio in versi opposti. Se il verso non è certo, indovinare capovolgerebbe ogni \
             esito: si chiede invece di dirlo, una volta per tutte.",
        en: "“No contact with users” and “Contact with users” speak of one criterion in \
             opposite directions. Where the direction is not certain, a guess could turn every \
             verdict round: you are asked instead, once and for all.",
    },
    ..Rule::BASE
};

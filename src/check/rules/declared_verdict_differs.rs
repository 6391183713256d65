//! `R006 declared-verdict-differs`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R006"),
    slug: "declared-verdict-differs",
    severity: Severity::Warning,
    facts: &[FactKind::DeclaredVerdictDiffers],
    summary: Text {
        it: "L'esito dichiarato è diverso da quello calcolato",
        en: "The declared verdict differs from the computed one",
    },
    message: Words::Always(Text {
        it: "il foglio dichiara «{declared}», dalle risposte risulta «{computed}»: conta quello \
             calcolato",
        en: "the sheet declares “{declared}”, the answers give “{computed}”: the computed one \
             counts",
    }),
    expected: Some(Words::Always(Text {
        it: "«{computed}», o una rettifica motivata",
        en: "“{computed}”, or an override with its reason",
    })),
    help: Some(Words::Always(Text {
        it: "rivedere le risposte; se l'esito deve essere un altro, scriverlo come rettifica, \
             con la motivazione",
        en: "look at the answers again; if the verdict should be another, write it as an \
             override, with its reason",
    })),
    explain: Text {
        it: "L'esito dichiarato dall'ufficio si confronta con quello che risulta dalle sue \
             stesse risposte. Una differenza dice che una risposta è sbagliata o che pesa \
             qualcosa che i criteri non chiedono.",
        en: "The verdict that an office declares is compared with what its own answers give. A \
             difference says that an answer is wrong, or that something matters which the \
             criteria do not ask.",
    },
    ..Rule::BASE
};

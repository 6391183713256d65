//! `R017 agreement-outdated`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("R017"),
    slug: "agreement-outdated",
    severity: Severity::Warning,
    facts: &[FactKind::AgreementOutdated],
    summary: Text {
        it: "Un dirigente ha condiviso un esito che non è più quello calcolato",
        en: "A manager agreed with a verdict that is no longer the computed one",
    },
    message: Words::Always(Text {
        it: "il dirigente ha condiviso l'esito «{agreed}», ma ora dalle risposte risulta \
             «{computed}»: non vale come accordo",
        en: "the manager agreed with the verdict “{agreed}”, but the answers now give \
             “{computed}”: it does not count as agreement",
    }),
    help: Some(Words::Always(Text {
        it: "rimandare la riga al dirigente con «review export», oppure svuotare le tre celle \
             dell'esito condiviso",
        en: "send the row to the manager again with “review export”, or empty the three cells of \
             the agreement",
    })),
    explain: Text {
        it: "«review import» scrive accanto all'attività quale esito il dirigente ha condiviso, \
             chi e quando. Se poi le risposte o i criteri cambiano l'esito, l'accordo riguarda \
             qualcosa che non c'è più: il rapporto lo conta a parte.",
        en: "“review import” writes beside the activity which verdict the manager agreed with, \
             who and when. Where answers or criteria change the verdict later, the agreement is \
             about something that is gone: the report counts it apart.",
    },
    ..Rule::BASE
};

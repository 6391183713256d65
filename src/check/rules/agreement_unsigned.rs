//! `D012 agreement-unsigned`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D012"),
    slug: "agreement-unsigned",
    severity: Severity::Info,
    facts: &[FactKind::AgreementUnsigned],
    cause: Cause::Place,
    summary: Text {
        it: "Un accordo non dice chi lo dà o quando",
        en: "An agreement does not say who gave it, or when",
    },
    message: Words::Always(Text {
        it: "righe d'accordo senza autore o senza data: {count}; l'accordo è riportato, con il \
             nome del file al posto dell'autore che manca",
        en: "rows that agree without an author or a date: {count}; the agreement is taken over, \
             with the name of the file in place of a missing author",
    }),
    help: Some(Words::Always(Text {
        it: "se serve sapere chi e quando, scriverli accanto al Sì e ripetere «review import»",
        en: "where who and when matter, write them beside the Yes and run “review import” again",
    })),
    explain: Text {
        it: "Un accordo lascia l'esito che danno i criteri: non serve una motivazione. Chi lo ha \
             dato e quando si scrive accanto, perché più tardi si possa dire quali esiti sono \
             stati condivisi. Lo dice solo «review import».",
        en: "An agreement leaves the verdict that the criteria give: no reason is needed. Who \
             gave it and when is written beside it, so that one can say later which verdicts \
             were agreed with. Only “review import” says it.",
    },
    ..Rule::BASE
};

//! `V065 scores-for-answers`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V065"),
    slug: "scores-for-answers",
    severity: Severity::Error,
    facts: &[FactKind::ScoresForAnswers],
    cause: Cause::Column,
    summary: Text {
        it: "Una colonna di risposte contiene punteggi",
        en: "A column of answers holds scores",
    },
    message: Words::By {
        param: "low",
        cases: &[(
            "0",
            Text {
                it: "sotto «{header}» ci sono punteggi ({list}), non risposte: valgono come \
                     sconosciuti",
                en: "under “{header}” stand scores ({list}), not answers: they count as unknown",
            },
        )],
        otherwise: Text {
            it: "sotto «{header}» ci sono punteggi ({list}), non risposte: valgono come \
                 sconosciuti, ma 1 è stato letto come Sì e 0 come No (celle: {low})",
            en: "under “{header}” stand scores ({list}), not answers: they count as unknown, but 1 \
                 was read as yes and 0 as no (cells: {low})",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere Sì, No o In parte al posto dei punteggi, oppure dire nella sezione [answers] \
             della configurazione che cosa vuol dire ciascuno",
        en: "write Sì, No or In parte in place of the scores, or say in [answers] of the \
             configuration what each of them means",
    })),
    sender_help: Some(Words::Always(Text {
        it: "scrivere Sì, No o In parte al posto dei punteggi",
        en: "write Sì, No or In parte (Yes, No or Partly) in place of the scores",
    })),
    explain: Text {
        it: "Un «1» da solo è un modo comune di dire Sì. In una scala da 1 a 5 è invece il punteggio \
             più basso: letto come Sì rovescerebbe la risposta. La colonna si dice una volta; le \
             singole celle non si ripetono.",
        en: "A “1” alone is a usual way to say yes. On a scale of 1 to 5 it is the lowest score: read \
             as yes it would turn the answer round. The column is said once; its cells are not \
             repeated.",
    },
    params: &["header", "list", "low"],
    expected: Some(Words::Always(Text {
        it: "Sì, No o In parte",
        en: "Sì, No or In parte",
    })),
    ..Rule::BASE
};

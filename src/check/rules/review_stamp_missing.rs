//! `D007 review-stamp-missing`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("D007"),
    slug: "review-stamp-missing",
    severity: Severity::Error,
    facts: &[FactKind::ReviewStampMissing],
    cause: Cause::Place,
    summary: Text {
        it: "Una riga di una revisione non ha l'impronta",
        en: "A row of a review has no stamp",
    },
    message: Words::Always(Text {
        it: "«{id}»: manca l'impronta della riga; non è riportata",
        en: "“{id}”: the stamp of the row is missing; it is not taken over",
    }),
    expected: Some(Words::Always(Text {
        it: "la riga come nel file inviato",
        en: "the row as in the file that was sent",
    })),
    help: Some(Words::Always(Text {
        it: "partire dal file inviato e non aggiungere righe; un'attività nuova va \
             nell'inventario",
        en: "begin with the file that was sent and add no rows; a new activity belongs to the \
             inventory",
    })),
    explain: Text {
        it: "L'impronta, in una colonna nascosta, dice di quale attività è la riga e su quali \
             risposte si è deciso. Manca dove una riga è stata aggiunta o la colonna cancellata. \
             Lo dice solo «review import».",
        en: "The stamp, in a hidden column, says which activity the row is of and which answers \
             were decided on. It is missing where a row was added or the column deleted. Only \
             “review import” says it.",
    },
    ..Rule::BASE
};

//! `L014 person-not-in-staff`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("L014"),
    slug: "person-not-in-staff",
    severity: Severity::Error,
    facts: &[FactKind::PersonNotInStaff],
    summary: Text {
        it: "Una persona non è nella tabella del personale",
        en: "A person is not in the staff table",
    },
    message: Words::Always(Text {
        it: "la persona di questa riga non è nella tabella del personale: la riga non conta",
        en: "the person of this row is not in the staff table: the row does not count",
    }),
    help: Some(Words::Always(Text {
        it: "usare lo stesso codice nelle due tabelle, o aggiungere la persona al personale",
        en: "use the same code in both tables, or add the person to the staff",
    })),
    explain: Text {
        it: "I codici si confrontano senza badare a maiuscole e spazi intorno. Zeri iniziali \
             persi da un foglio di calcolo fanno due codici diversi: «0123» non è «123».",
        en: "Codes are compared whatever their case and the spaces around them. Leading zeros \
             that a spreadsheet lost make two different codes: “0123” is not “123”.",
    },
    ..Rule::BASE
};

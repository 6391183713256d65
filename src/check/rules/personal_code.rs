//! `P010 personal-code`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("P010"),
    slug: "personal-code",
    severity: Severity::Error,
    facts: &[FactKind::PersonalCode],
    summary: Text {
        it: "Il codice di una persona è un dato personale",
        en: "The code of a person is itself personal",
    },
    message: Words::Always(Text {
        it: "il codice della persona è un codice fiscale o un indirizzo e-mail",
        en: "the code of the person is a tax code or an e-mail address",
    }),
    help: Some(Words::Always(Text {
        it: "sostituire i codici con codici casuali, in tutte le tabelle, e tenere la \
             corrispondenza in un file a parte",
        en: "replace the codes by random ones, in all tables, and keep the key in a file apart",
    })),
    explain: Text {
        it: "Un codice fiscale dice nascita e sesso di chi lo porta, un indirizzo e-mail il \
             nome. Le tabelle si leggono lo stesso, ma non dovrebbero circolare così.",
        en: "A tax code tells its bearer's birth and sex, an e-mail address the name. The tables \
             are read all the same, but should not be passed on like this.",
    },
    ..Rule::BASE
};

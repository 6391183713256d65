//! `F003 encrypted`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F003"),
    slug: "encrypted",
    severity: Severity::Error,
    facts: &[FactKind::Encrypted],
    summary: Text {
        it: "Il file è protetto da password",
        en: "The file is protected by a password",
    },
    message: Words::Always(Text {
        it: "il file chiede una password per essere aperto: non è stato letto",
        en: "the file asks for a password: it was not read",
    }),
    help: Some(Words::Always(Text {
        it: "aprire il file, togliere la password (File, Informazioni, Proteggi cartella di \
             lavoro) e salvarlo; oppure chiedere all'ufficio una copia senza password",
        en: "open the file, remove the password (File, Info, Protect workbook) and save it; or \
             ask the office for a copy without one",
    })),
    sender_help: Some(Words::Always(Text {
        it: "aprire il file, togliere la password (File, Informazioni, Proteggi cartella di lavoro), \
             salvarlo e inviarlo di nuovo",
        en: "open the file, remove the password (File, Info, Protect workbook), save it and send it \
             again",
    })),
    explain: Text {
        it: "Un file cifrato non si può leggere senza password, e la password non si può \
             indicare sulla riga di comando, dove resterebbe nella cronologia. La sola \
             protezione dei fogli contro le modifiche non è un ostacolo.",
        en: "An encrypted file cannot be read without its password, and the password cannot be \
             given on the command line, where it would stay in the history. Sheets that are \
             merely protected against changes are no obstacle.",
    },
    ..Rule::BASE
};

//! `F002 wrong-format`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F002"),
    slug: "wrong-format",
    severity: Severity::Error,
    facts: &[FactKind::WrongFormat],
    summary: Text {
        it: "Il contenuto non è quello che dice il nome del file",
        en: "The content is not what the file's name says",
    },
    message: Words::Always(Text {
        it: "il nome del file dice {named}, ma il contenuto è {is}: è stato letto per quello \
             che è",
        en: "the file's name says {named}, but the content is {is}: it was read for what it is",
    }),
    help: Some(Words::Always(Text {
        it: "aprire il file e salvarlo di nuovo nel formato giusto (File, Salva con nome), \
             senza cambiare l'estensione a mano",
        en: "open the file and save it anew in the right format (File, Save as), without \
             changing the extension by hand",
    })),
    explain: Text {
        it: "Un'estensione cambiata a mano non converte il file. Il formato si riconosce dal \
             contenuto, perciò i dati sono stati letti; ma altri programmi possono rifiutare il \
             file o aprirlo male.",
        en: "An extension changed by hand does not convert a file. The format is recognised by \
             the content, so the data were read; but other programs may refuse the file or open \
             it badly.",
    },
    ..Rule::BASE
};

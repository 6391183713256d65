//! `F005 not-utf8`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F005"),
    slug: "not-utf8",
    severity: Severity::Info,
    facts: &[FactKind::NotUtf8],
    summary: Text {
        it: "Il file di testo non è in UTF-8",
        en: "The text file is not in UTF-8",
    },
    message: Words::Always(Text {
        it: "il testo non è in UTF-8: è stato letto come {encoding}",
        en: "the text is not in UTF-8: it was read as {encoding}",
    }),
    help: Some(Words::Always(Text {
        it: "se le lettere accentate si leggono bene non serve fare nulla; altrimenti salvare \
             da Excel come «CSV UTF-8»",
        en: "if accented letters look right there is nothing to do; otherwise save from Excel \
             as “CSV UTF-8”",
    })),
    explain: Text {
        it: "Excel salva spesso i CSV nella codifica di Windows invece che in UTF-8. La \
             codifica è stata riconosciuta e il testo convertito; conviene solo guardare che le \
             accentate siano giuste.",
        en: "Excel often saves a CSV in the encoding of Windows instead of UTF-8. The encoding \
             was recognised and the text converted; it is only worth a look whether accented \
             letters came out right.",
    },
    ..Rule::BASE
};

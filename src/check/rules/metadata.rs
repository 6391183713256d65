//! `P008 metadata`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("P008"),
    slug: "metadata",
    severity: Severity::Warning,
    facts: &[FactKind::Metadata],
    summary: Text {
        it: "Il file dice chi ci ha lavorato",
        en: "The file says who worked on it",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "author",
                Text {
                    it: "le proprietà del file contengono il nome di chi l'ha creato o \
                         modificato",
                    en: "the properties of the file hold the name of who made or changed it",
                },
            ),
            (
                "revisions",
                Text {
                    it: "il file conserva le modifiche con il nome di chi le ha fatte",
                    en: "the file keeps changes with the names of those who made them",
                },
            ),
        ],
        otherwise: Text {
            it: "commenti nelle celle: {count} (i primi in {list}); di solito portano il nome \
                 di chi li ha scritti",
            en: "comments on cells: {count} (the first in {list}); they usually bear the name \
                 of who wrote them",
        },
    },
    help: Some(Words::By {
        param: "what",
        cases: &[(
            "comments",
            Text {
                it: "leggerli e toglierli prima di pubblicare o inviare ad altri \
                         (Revisione, Elimina commento)",
                en: "read them and remove them before publishing or sending the file on \
                         (Review, Delete comment)",
            },
        )],
        otherwise: Text {
            it: "prima di pubblicare o inviare ad altri: File, Informazioni, Controlla \
                 documento; in LibreOffice File, Proprietà",
            en: "before publishing or sending the file on: File, Info, Inspect Document; in \
                 LibreOffice File, Properties",
        },
    }),
    explain: Text {
        it: "Nomi di persone nelle proprietà, nei commenti e nelle modifiche conservate \
             escono con il file senza che nessuno li veda. I nomi non sono mostrati qui. I \
             nomi che scrivono i programmi da soli non sono segnalati.",
        en: "Names of persons in properties, comments and kept changes leave with the file \
             unseen. The names are not shown here. Names that programs write by themselves \
             are passed over.",
    },
    personal: true,
    ..Rule::BASE
};

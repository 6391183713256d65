//! `F016 file-name`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F016"),
    slug: "file-name",
    severity: Severity::Info,
    facts: &[FactKind::FileName],
    summary: Text {
        it: "Il nome del file non dice di chi è o di che anno",
        en: "The name of the file does not say whose it is or of which year",
    },
    message: Words::By {
        param: "lacks",
        cases: &[
            (
                "body",
                Text {
                    it: "il nome del file non contiene il codice o il nome dell'unità, a \
                         differenza degli altri",
                    en: "the name of the file lacks the code or the name of the unit, unlike \
                         the others",
                },
            ),
            (
                "year",
                Text {
                    it: "il nome del file non contiene l'anno {year}, a differenza degli \
                         altri",
                    en: "the name of the file lacks the year {year}, unlike the others",
                },
            ),
        ],
        otherwise: Text {
            it: "il nome del file non contiene né l'unità né l'anno {year}, a differenza \
                 degli altri",
            en: "the name of the file lacks both the unit and the year {year}, unlike the \
                 others",
        },
    },
    help: Some(Words::Always(Text {
        it: "rinominare il file come gli altri, per esempio «CODICE-2026.xlsx»",
        en: "rename the file like the others, for example “CODE-2026.xlsx”",
    })),
    explain: Text {
        it: "Un nome che dice unità e anno evita di scambiare o sovrascrivere le schede. Si \
             confronta con i nomi degli altri file: se la maggior parte non ha l'unità o \
             l'anno, non si chiede.",
        en: "A name with unit and year keeps submissions from being mixed up or overwritten. \
             It is compared with the names of the other files: where most lack the unit or \
             the year, nothing is asked.",
    },
    cause: Cause::Place,
    ..Rule::BASE
};

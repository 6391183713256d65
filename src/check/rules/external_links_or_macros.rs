//! `F014 external-links-or-macros`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F014"),
    slug: "external-links-or-macros",
    severity: Severity::Warning,
    facts: &[FactKind::LinksOrMacros],
    summary: Text {
        it: "La cartella di lavoro ha collegamenti esterni o macro",
        en: "The workbook has external links or macros",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "macros",
                Text {
                    it: "la cartella di lavoro contiene macro: non sono state eseguite",
                    en: "the workbook holds macros: they were not run",
                },
            ),
            (
                "links",
                Text {
                    it: "la cartella di lavoro è collegata ad altre: i valori sono quelli \
                         dell'ultimo salvataggio",
                    en: "the workbook is linked to others: the values are those of the last \
                         time it was saved",
                },
            ),
        ],
        otherwise: Text {
            it: "la cartella di lavoro contiene collegamenti o macro",
            en: "the workbook holds links or macros",
        },
    },
    help: Some(Words::By {
        param: "what",
        cases: &[(
            "macros",
            Text {
                it: "inviare il foglio come .xlsx, che non contiene macro",
                en: "send the sheet as .xlsx, which holds no macros",
            },
        )],
        otherwise: Text {
            it: "in Excel scegliere Dati, Modifica collegamenti, Interrompi collegamento, e \
                 salvare",
            en: "in Excel choose Data, Edit links, Break link, and save",
        },
    }),
    explain: Text {
        it: "Nessuna formula e nessuna macro viene mai eseguita: si leggono i valori salvati. \
             Se un valore viene da un altro file o da una macro, può essere vecchio o mancare.",
        en: "No formula and no macro is ever run: the saved values are read. A value that comes \
             from another file or from a macro may be old or missing.",
    },
    ..Rule::BASE
};

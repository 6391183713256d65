//! `T010 missing-column`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T010"),
    slug: "missing-column",
    severity: Severity::Error,
    facts: &[FactKind::MissingColumn],
    summary: Text {
        it: "Manca la colonna di un criterio",
        en: "The column of a criterion is missing",
    },
    message: Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "manca la colonna del criterio «{label_it}» ({item}): per tutte le \
                         attività la risposta è sconosciuta",
                en: "the column of the criterion “{label_en}” ({item}) is missing: its \
                         answer is unknown for every activity",
            },
        )],
        otherwise: Text {
            it: "manca la colonna del criterio «{label_it}» ({item}): per tutte le attività la \
                 risposta è sconosciuta; l'intestazione più simile è «{nearest}»",
            en: "the column of the criterion “{label_en}” ({item}) is missing: its answer is \
                 unknown for every activity; the nearest header is “{nearest}”",
        },
    },
    help: Some(Words::By {
        param: "nearest",
        cases: &[(
            "",
            Text {
                it: "aggiungere la colonna, o dire quale intestazione le corrisponde: \
                         --column «INTESTAZIONE=+{item}» se un Sì è favorevole, \
                         «INTESTAZIONE=-{item}» se è contrario",
                en: "add the column, or say which header stands for it: --column \
                         “HEADER=+{item}” if a yes is good, “HEADER=-{item}” if it is bad",
            },
        )],
        otherwise: Text {
            it: "se è quella giusta: --column «{nearest}=+{item}» se un Sì è favorevole, \
                 «{nearest}=-{item}» se è contrario; altrimenti aggiungere la colonna",
            en: "if that is the one: --column “{nearest}=+{item}” if a yes is good, \
                 “{nearest}=-{item}” if it is bad; otherwise add the column",
        },
    }),
    explain: Text {
        it: "Ogni criterio dell'insieme in uso ha bisogno di una colonna. Se manca, la risposta \
             è sconosciuta, mai «no»: gli esiti che ne dipendono restano «da integrare».",
        en: "Every criterion of the set in use needs a column. Where it is missing the answer \
             is unknown, never “no”: verdicts that depend on it stay undetermined.",
    },
};

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
        param: "why",
        cases: &[
            (
                "near",
                Text {
                    it: "l'intestazione «{header}» non è riconosciuta: forse è la colonna del \
                         criterio «{label_it}» ({item}), la cui risposta è sconosciuta per ogni attività",
                    en: "the header “{header}” is not recognised: perhaps it is the column of the \
                         criterion “{label_en}” ({item}), whose answer is unknown for every activity",
                },
            ),
            (
                "twice",
                Text {
                    it: "l'intestazione «{header}» c'è due volte e manca la colonna del criterio \
                         «{label_it}» ({item}): forse è questa; la sua risposta è sconosciuta per ogni \
                         attività",
                    en: "the header “{header}” stands twice and the column of the criterion \
                         “{label_en}” ({item}) is missing: perhaps this is it; its answer is unknown for \
                         every activity",
                },
            ),
        ],
        otherwise: Text {
            it: "manca la colonna del criterio «{label_it}» ({item}): la risposta è \
                 sconosciuta per ogni attività",
            en: "the column of the criterion “{label_en}” ({item}) is missing: its answer \
                 is unknown for every activity",
        },
    },
    help: Some(Words::By {
        param: "why",
        cases: &[
            (
                "near",
                Text {
                    it: "scrivere «{nearest}», o dire che cosa è: --column \"{header}={sign}{item}\"",
                    en: "write “{nearest}”, or say what it is: --column \"{header}={sign}{item}\"",
                },
            ),
            (
                "twice",
                Text {
                    it: "se la colonna è quella, scrivere «{nearest}» al posto della seconda «{header}»; \
                         altrimenti togliere la colonna doppia e aggiungere quella che manca",
                    en: "if this is the column, write “{nearest}” in place of the second “{header}”; \
                         otherwise remove the column too many and add the missing one",
                },
            ),
        ],
        otherwise: Text {
            it: "aggiungere la colonna, per esempio «{nearest}», o dire quale vale: --column \
                 \"INTESTAZIONE=+{item}\" (con - se un Sì è contrario)",
            en: "add the column, for example “{nearest}”, or say which one counts: --column \
                 \"HEADER=+{item}\" (with - if a yes is bad)",
        },
    }),
    sender_help: Some(Words::By {
        param: "why",
        cases: &[
            (
                "near",
                Text {
                    it: "scrivere «{nearest}» al posto di «{header}»",
                    en: "write “{nearest}” in place of “{header}”",
                },
            ),
            (
                "twice",
                Text {
                    it: "se la colonna è quella, scrivere «{nearest}» al posto della seconda «{header}»; altrimenti togliere la colonna doppia e aggiungere quella che manca",
                    en: "if this is the column, write “{nearest}” in place of the second “{header}”; otherwise remove the column too many and add the missing one",
                },
            ),
        ],
        otherwise: Text {
            it: "aggiungere la colonna, per esempio «{nearest}», con la risposta di ogni attività",
            en: "add the column, for example “{nearest}”, with the answer of each activity",
        },
    }),
    explain: Text {
        it: "Ogni criterio dell'insieme in uso ha bisogno di una colonna. Se manca, la risposta \
             è sconosciuta, mai «no»: gli esiti che ne dipendono restano «da integrare». Un'intestazione che quasi \
             coincide con quella attesa, o che c'è due volte, è indicata come causa, e detta una volta sola.",
        en: "Every criterion of the set in use needs a column. Where it is missing the answer \
             is unknown, never “no”: verdicts that depend on it stay undetermined. A header that is \
             nearly the expected one, or stands twice, is named as the cause, and said once.",
    },
    ..Rule::BASE
};

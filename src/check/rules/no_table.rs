//! `T001 no-table`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T001"),
    slug: "no-table",
    severity: Severity::Error,
    facts: &[FactKind::NoTable],
    summary: Text {
        it: "Nel file non si trova nessuna tabella",
        en: "No table was found in the file",
    },
    message: Words::By {
        param: "cause",
        cases: &[
            (
                "sheets",
                Text {
                    it: "nel file non si trova nessuna tabella di attività: non è stato \
                         controllato niente (fogli guardati: {sheets})",
                    en: "no table of activities was found in the file: nothing was checked \
                         (sheets looked at: {sheets})",
                },
            ),
            (
                "quotes",
                Text {
                    it: "ogni riga del file sta per intero tra virgolette, così le colonne non si \
                         distinguono: non è stato controllato niente",
                    en: "every line of the file stands in quotes as a whole, so its columns \
                         cannot be told apart: nothing was checked",
                },
            ),
            (
                "header",
                Text {
                    it: "nessuna colonna nomina l'attività (forse «{header}» è «{nearest}»): la \
                         tabella con le intestazioni alla riga {row} non è letta né controllata",
                    en: "no column names the activity (perhaps “{header}” is “{nearest}”): the \
                         table with its headers in row {row} was neither read nor checked",
                },
            ),
            (
                "nameless",
                Text {
                    it: "nessuna colonna nomina l'attività: la tabella con le intestazioni alla \
                         riga {row} non è letta né controllata",
                    en: "no column names the activity: the table with its headers in row {row} \
                         was neither read nor checked",
                },
            ),
        ],
        otherwise: Text {
            it: "nel file non si trova nessuna tabella di attività: non è stato controllato \
                 niente",
            en: "no table of activities was found in the file: nothing was checked",
        },
    },
    help: Some(Words::By {
        param: "cause",
        cases: &[
            (
                "quotes",
                Text {
                    it: "succede quando un CSV si apre in una colonna sola e si salva di nuovo: \
                         aprire il file di partenza in Excel con Dati, Da testo/CSV, scegliere il \
                         separatore e salvarlo di nuovo",
                    en: "it happens when a CSV opens in one column and is saved again: open the \
                         original file in Excel with Data, From Text/CSV, choose the delimiter \
                         and save it again",
                },
            ),
            (
                "header",
                Text {
                    it: "scrivere «{nearest}», o dire che cosa è: --column \"{header}={key}\"",
                    en: "write “{nearest}”, or say what it is: --column \"{header}={key}\"",
                },
            ),
            (
                "nameless",
                Text {
                    it: "aggiungere la colonna con il nome dell'attività; se c'è, dire qual è: \
                         --column \"INTESTAZIONE=activity\"",
                    en: "add the column with the name of the activity; if it is there, say which: \
                         --column \"HEADER=activity\"",
                },
            ),
        ],
        otherwise: Text {
            it: "controllare che una riga tra le prime 50 contenga le intestazioni (attività, \
                 unità, i criteri); intestazioni proprie si dichiarano con --column \
                 \"INTESTAZIONE=CAMPO\" o nella sezione [columns] della configurazione",
            en: "see that one of the first 50 rows holds the headers (activity, unit, the \
                 criteria); headers of your own are declared with --column \"HEADER=FIELD\" or \
                 in [columns] of the configuration",
        },
    }),
    sender_help: Some(Words::By {
        param: "cause",
        cases: &[
            (
                "quotes",
                Text {
                    it: "succede quando un CSV si apre in una colonna sola e si salva di nuovo: aprire il file di partenza in Excel con Dati, Da testo/CSV, scegliere il separatore e salvarlo di nuovo",
                    en: "it happens when a CSV opens in one column and is saved again: open the original file in Excel with Data, From Text/CSV, choose the delimiter and save it again",
                },
            ),
            (
                "header",
                Text {
                    it: "scrivere «{nearest}» al posto di «{header}»",
                    en: "write “{nearest}” in place of “{header}”",
                },
            ),
            (
                "nameless",
                Text {
                    it: "aggiungere la colonna con il nome dell'attività",
                    en: "add the column with the name of the activity",
                },
            ),
        ],
        otherwise: Text {
            it: "controllare che una riga tra le prime 50 contenga le intestazioni (attività, unità, i criteri)",
            en: "see that one of the first 50 rows holds the headers (activity, unit, the criteria)",
        },
    }),
    explain: Text {
        it: "Una tabella si riconosce dalla riga delle intestazioni, cercata nelle prime 50 \
             righe non vuote di ogni foglio visibile. Un file senza tabella non è «a posto»: \
             nulla di ciò che contiene è stato visto.",
        en: "A table is recognised by its header row, looked for in the first 50 non-empty rows \
             of every visible sheet. A file without a table is not “fine”: nothing in it was \
             seen.",
    },
    ..Rule::BASE
};

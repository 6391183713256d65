//! `F001 unreadable`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F001"),
    slug: "unreadable",
    severity: Severity::Error,
    facts: &[FactKind::Unreadable],
    summary: Text {
        it: "Il file è vuoto, troncato o danneggiato",
        en: "The file is empty, cut off or damaged",
    },
    message: Words::By {
        param: "reason",
        cases: &[
            (
                "empty",
                Text {
                    it: "il file è vuoto",
                    en: "the file is empty",
                },
            ),
            (
                "truncated",
                Text {
                    it: "il file è troncato o danneggiato: non si riesce ad aprirlo fino in fondo",
                    en: "the file is cut off or damaged: it cannot be opened to its end",
                },
            ),
            (
                "damaged",
                Text {
                    it: "una parte compressa del file è danneggiata: i dati non tornano come erano",
                    en: "a packed part of the file is damaged: its data do not come back as they were",
                },
            ),
            (
                "row-order",
                Text {
                    it: "le righe del foglio non sono in ordine: programmi diversi le leggerebbero in modi diversi",
                    en: "the rows of the sheet are out of order: programs would read them in different ways",
                },
            ),
            (
                "cell-order",
                Text {
                    it: "le celle di una riga non sono in ordine: programmi diversi le leggerebbero in modi diversi",
                    en: "the cells of a row are out of order: programs would read them in different ways",
                },
            ),
            (
                "duplicate-cell",
                Text {
                    it: "la stessa cella compare due volte nel file: programmi diversi vi leggerebbero valori diversi",
                    en: "one cell stands twice in the file: programs would read different values in it",
                },
            ),
            (
                "xls",
                Text {
                    it: "la struttura della cartella di lavoro .xls è danneggiata",
                    en: "the structure of the .xls workbook is damaged",
                },
            ),
            (
                "xlsb",
                Text {
                    it: "la struttura della cartella di lavoro .xlsb è danneggiata",
                    en: "the structure of the .xlsb workbook is damaged",
                },
            ),
            (
                "io",
                Text {
                    it: "la lettura del file si è interrotta per un errore del disco o della rete",
                    en: "reading the file was interrupted by an error of the disk or the network",
                },
            ),
            (
                "xml",
                Text {
                    it: "il contenuto della cartella di lavoro è danneggiato",
                    en: "the content of the workbook is damaged",
                },
            ),
            (
                "utf8",
                Text {
                    it: "il testo del file è danneggiato: contiene byte che non sono caratteri",
                    en: "the text of the file is damaged: it holds bytes that are no characters",
                },
            ),
            (
                "missing-part",
                Text {
                    it: "alla cartella di lavoro manca una parte necessaria",
                    en: "a necessary part of the workbook is missing",
                },
            ),
            (
                "duplicate-part",
                Text {
                    it: "la cartella di lavoro contiene due volte la stessa parte: programmi \
                         diversi vi leggerebbero dati diversi",
                    en: "the workbook holds the same part twice: two programs could read \
                         different data in it",
                },
            ),
        ],
        otherwise: Text {
            it: "il file è danneggiato e non si può leggere",
            en: "the file is damaged and cannot be read",
        },
    },
    help: Some(Words::By {
        param: "reason",
        cases: &[
            (
                "io",
                Text {
                    it: "controllare il disco o il collegamento alla cartella di rete e riprovare",
                    en: "check the disk or the connection to the shared folder and try again",
                },
            ),
            (
                "empty",
                Text {
                    it: "farsi inviare di nuovo il file: quello ricevuto è di 0 byte o senza \
                         contenuto",
                    en: "ask for the file again: the one received has no content",
                },
            ),
        ],
        otherwise: Text {
            it: "aprire il file con Excel o LibreOffice, salvarlo con un altro nome e \
                 riprovare; se non si apre, farselo inviare di nuovo",
            en: "open the file in Excel or LibreOffice, save it under another name and try \
                 again; if it does not open, ask for it again",
        },
    }),
    sender_help: Some(Words::By {
        param: "reason",
        cases: &[(
            "empty",
            Text {
                it: "inviare di nuovo il file: quello arrivato è di 0 byte o senza contenuto",
                en: "send the file again: the one that arrived has no content",
            },
        )],
        otherwise: Text {
            it: "aprire il file con Excel o LibreOffice, salvarlo con un altro nome e inviarlo di \
                 nuovo",
            en: "open the file in Excel or LibreOffice, save it under another name and send it again",
        },
    }),
    explain: Text {
        it: "Un file interrotto durante la copia o l'invio, o danneggiato, non si legge per \
             intero. Le righe lette fino a quel punto sono conteggiate, le altre no: finché il \
             file non è sostituito, i totali possono essere incompleti.",
        en: "A file that was interrupted while it was copied or sent, or damaged, cannot be \
             read in full. The rows read up to that point count, the others do not: until the \
             file is replaced, totals may be incomplete.",
    },
    ..Rule::BASE
};

//! `F004 unsupported-format`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F004"),
    slug: "unsupported-format",
    severity: Severity::Error,
    facts: &[FactKind::UnsupportedFormat],
    summary: Text {
        it: "Il file è di un tipo che non contiene una tabella leggibile",
        en: "The file is of a kind that holds no table we can read",
    },
    message: Words::By {
        param: "is",
        cases: &[
            (
                "p7m",
                Text {
                    it: "il file è una busta con firma digitale (.p7m), non un foglio di calcolo",
                    en: "the file is a digitally signed envelope (.p7m), not a spreadsheet",
                },
            ),
            (
                "zip",
                Text {
                    it: "il file è un archivio compresso (.zip), non un foglio di calcolo",
                    en: "the file is a compressed archive (.zip), not a spreadsheet",
                },
            ),
            (
                "7z",
                Text {
                    it: "il file è un archivio compresso (.7z), non un foglio di calcolo",
                    en: "the file is a compressed archive (.7z), not a spreadsheet",
                },
            ),
            (
                "rar",
                Text {
                    it: "il file è un archivio compresso (.rar), non un foglio di calcolo",
                    en: "the file is a compressed archive (.rar), not a spreadsheet",
                },
            ),
            (
                "gzip",
                Text {
                    it: "il file è un archivio compresso (.gz), non un foglio di calcolo",
                    en: "the file is a compressed archive (.gz), not a spreadsheet",
                },
            ),
            (
                "eml",
                Text {
                    it: "il file è un messaggio di posta (.eml), non un foglio di calcolo",
                    en: "the file is an e-mail message (.eml), not a spreadsheet",
                },
            ),
            (
                "msg",
                Text {
                    it: "il file è un messaggio di posta di Outlook (.msg), non un foglio di \
                         calcolo",
                    en: "the file is an Outlook message (.msg), not a spreadsheet",
                },
            ),
            (
                "pdf",
                Text {
                    it: "il file è un documento PDF, non un foglio di calcolo",
                    en: "the file is a PDF document, not a spreadsheet",
                },
            ),
            (
                "docx",
                Text {
                    it: "il file è un documento di Word (.docx), non un foglio di calcolo",
                    en: "the file is a Word document (.docx), not a spreadsheet",
                },
            ),
            (
                "pptx",
                Text {
                    it: "il file è una presentazione (.pptx), non un foglio di calcolo",
                    en: "the file is a presentation (.pptx), not a spreadsheet",
                },
            ),
            (
                "doc",
                Text {
                    it: "il file è un documento di Word (.doc), non un foglio di calcolo",
                    en: "the file is a Word document (.doc), not a spreadsheet",
                },
            ),
            (
                "odt",
                Text {
                    it: "il file è un documento di testo OpenDocument (.odt), non un foglio di \
                         calcolo",
                    en: "the file is an OpenDocument text (.odt), not a spreadsheet",
                },
            ),
            (
                "rtf",
                Text {
                    it: "il file è un documento di testo (.rtf), non un foglio di calcolo",
                    en: "the file is a text document (.rtf), not a spreadsheet",
                },
            ),
            (
                "html",
                Text {
                    it: "il file è una pagina web salvata con l'estensione di un foglio di \
                         calcolo",
                    en: "the file is a web page saved under a spreadsheet's extension",
                },
            ),
            (
                "xml",
                Text {
                    it: "il file è un documento XML, non un foglio di calcolo che si possa \
                         leggere",
                    en: "the file is an XML document, not a spreadsheet that can be read",
                },
            ),
            (
                "json",
                Text {
                    it: "il file è un documento JSON, non un foglio di calcolo",
                    en: "the file is a JSON document, not a spreadsheet",
                },
            ),
            (
                "image",
                Text {
                    it: "il file è un'immagine, non un foglio di calcolo",
                    en: "the file is a picture, not a spreadsheet",
                },
            ),
            (
                "numbers",
                Text {
                    it: "il file è un foglio di Numbers (Apple), che non si può leggere",
                    en: "the file is an Apple Numbers sheet, which cannot be read",
                },
            ),
            (
                "xlsb",
                Text {
                    it: "il file è una cartella di lavoro binaria (.xlsb), che non si può leggere",
                    en: "the file is a binary workbook (.xlsb), which cannot be read",
                },
            ),
            (
                "binary",
                Text {
                    it: "il file contiene dati binari di tipo sconosciuto: non è un foglio di calcolo né un testo",
                    en: "the file holds binary data of an unknown kind: it is neither a spreadsheet nor text",
                },
            ),
            (
                "lock",
                Text {
                    it: "il file «~$…» è un segnaposto di Excel: qualcuno tiene aperto il \
                         foglio con lo stesso nome",
                    en: "the file “~$…” is a placeholder of Excel: someone has the sheet of the \
                         same name open",
                },
            ),
        ],
        otherwise: Text {
            it: "il file è di un tipo che non contiene tabelle ({is})",
            en: "the file is of a kind that holds no tables ({is})",
        },
    },
    help: Some(Words::By {
        param: "is",
        cases: &[
            (
                "p7m",
                Text {
                    it: "estrarre il file firmato con il programma di firma digitale e inviare \
                         il foglio estratto",
                    en: "extract the signed file with the signature program and send the sheet \
                         that was in it",
                },
            ),
            (
                "zip",
                Text {
                    it: "estrarre l'archivio e indicare i fogli che contiene",
                    en: "unpack the archive and name the sheets in it",
                },
            ),
            (
                "7z",
                Text {
                    it: "estrarre l'archivio e indicare i fogli che contiene",
                    en: "unpack the archive and name the sheets in it",
                },
            ),
            (
                "rar",
                Text {
                    it: "estrarre l'archivio e indicare i fogli che contiene",
                    en: "unpack the archive and name the sheets in it",
                },
            ),
            (
                "gzip",
                Text {
                    it: "estrarre l'archivio e indicare i fogli che contiene",
                    en: "unpack the archive and name the sheets in it",
                },
            ),
            (
                "eml",
                Text {
                    it: "aprire il messaggio, salvare l'allegato e indicare quello",
                    en: "open the message, save its attachment and name that",
                },
            ),
            (
                "msg",
                Text {
                    it: "aprire il messaggio, salvare l'allegato e indicare quello",
                    en: "open the message, save its attachment and name that",
                },
            ),
            (
                "pdf",
                Text {
                    it: "chiedere all'ufficio il foglio di calcolo da cui il PDF è stato creato \
                         (.xlsx, .ods o .csv)",
                    en: "ask the office for the spreadsheet that the PDF was made from (.xlsx, \
                         .ods or .csv)",
                },
            ),
            (
                "docx",
                Text {
                    it: "copiare la tabella in un foglio di calcolo e salvarlo come .xlsx o .ods",
                    en: "copy the table into a spreadsheet and save it as .xlsx or .ods",
                },
            ),
            (
                "pptx",
                Text {
                    it: "copiare la tabella in un foglio di calcolo e inviare quello",
                    en: "copy the table into a spreadsheet and send that",
                },
            ),
            (
                "doc",
                Text {
                    it: "copiare la tabella in un foglio di calcolo e salvarlo come .xlsx o .ods",
                    en: "copy the table into a spreadsheet and save it as .xlsx or .ods",
                },
            ),
            (
                "odt",
                Text {
                    it: "copiare la tabella in un foglio di calcolo e salvarlo come .xlsx o .ods",
                    en: "copy the table into a spreadsheet and save it as .xlsx or .ods",
                },
            ),
            (
                "rtf",
                Text {
                    it: "copiare la tabella in un foglio di calcolo e salvarlo come .xlsx o .ods",
                    en: "copy the table into a spreadsheet and save it as .xlsx or .ods",
                },
            ),
            (
                "html",
                Text {
                    it: "aprire il file con Excel o LibreOffice e salvarlo come «Cartella di \
                         lavoro di Excel (.xlsx)»",
                    en: "open the file in Excel or LibreOffice and save it as “Excel workbook \
                         (.xlsx)”",
                },
            ),
            (
                "image",
                Text {
                    it: "chiedere all'ufficio il foglio di calcolo: una fotografia o una \
                         scansione non si può leggere",
                    en: "ask the office for the spreadsheet: a photograph or a scan cannot be \
                         read",
                },
            ),
            (
                "numbers",
                Text {
                    it: "in Numbers scegliere File, Esporta in, Excel e inviare il file .xlsx",
                    en: "in Numbers choose File, Export to, Excel and send the .xlsx file",
                },
            ),
            (
                "lock",
                Text {
                    it: "chiudere il foglio in Excel; se non è aperto da nessuno, il file «~$…» \
                         si può cancellare",
                    en: "close the sheet in Excel; if nobody has it open, the “~$…” file can be \
                         deleted",
                },
            ),
        ],
        otherwise: Text {
            it: "aprire il file con il programma che lo ha creato e salvarlo come .xlsx, .ods o \
                 .csv",
            en: "open the file with the program that made it and save it as .xlsx, .ods or .csv",
        },
    }),
    sender_help: Some(Words::Always(Text {
        it: "inviare la scheda come foglio di calcolo (.xlsx, .ods o .csv), da sola: non firmata, né in \
             un archivio o in un messaggio, né come documento o immagine",
        en: "send the sheet as a spreadsheet (.xlsx, .ods or .csv), by itself: neither signed nor in an \
             archive or a message, nor as a document or a picture",
    })),
    explain: Text {
        it: "Si leggono file .xlsx, .xlsm, .xls, .ods, .csv e .tsv. Il tipo si riconosce dal \
             contenuto, non dall'estensione: un PDF rinominato .xlsx resta un PDF. Di un file \
             di altro tipo non si legge niente, e i totali non ne tengono conto.",
        en: "Files of type .xlsx, .xlsm, .xls, .ods, .csv and .tsv are read. The type is \
             recognised by the content, not by the extension: a PDF renamed .xlsx is still a \
             PDF. Nothing is read from a file of another type, and totals do without it.",
    },
    expected: Some(Words::By {
        param: "inside",
        cases: &[(
            "",
            Text {
                it: "un file .xlsx, .ods, .xls o .csv",
                en: "a file of type .xlsx, .ods, .xls or .csv",
            },
        )],
        otherwise: Text {
            it: "il foglio «{inside}», estratto dal file",
            en: "the sheet “{inside}”, taken out of the file",
        },
    }),
    ..Rule::BASE
};

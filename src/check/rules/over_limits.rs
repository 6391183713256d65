//! `F013 over-limits`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F013"),
    slug: "over-limits",
    severity: Severity::Error,
    facts: &[FactKind::OverLimits],
    summary: Text {
        it: "Il file supera i limiti di lettura",
        en: "The file is beyond the limits of reading",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "file-bytes",
                Text {
                    it: "il file è troppo grande: {found}, il limite è {limit}",
                    en: "the file is too large: {found}, the limit is {limit}",
                },
            ),
            (
                "part-bytes",
                Text {
                    it: "una parte della cartella di lavoro è troppo grande: {found}, il limite \
                         è {limit}",
                    en: "a part of the workbook is too large: {found}, the limit is {limit}",
                },
            ),
            (
                "total-bytes",
                Text {
                    it: "la cartella di lavoro decompressa è troppo grande: {found}, il limite \
                         è {limit}",
                    en: "the workbook is too large when unpacked: {found}, the limit is {limit}",
                },
            ),
            (
                "shared-text-bytes",
                Text {
                    it: "i testi della cartella di lavoro sono troppo grandi: {found}, il \
                         limite è {limit}",
                    en: "the texts of the workbook are too large: {found}, the limit is {limit}",
                },
            ),
            (
                "cell-bytes",
                Text {
                    it: "una cella contiene troppo testo: {found}, il limite è {limit}",
                    en: "a cell holds too much text: {found}, the limit is {limit}",
                },
            ),
            (
                "record-bytes",
                Text {
                    it: "una riga è troppo lunga: {found}, il limite è {limit}",
                    en: "a row is too long: {found}, the limit is {limit}",
                },
            ),
            (
                "shared-texts",
                Text {
                    it: "la cartella di lavoro contiene troppi testi diversi: {found}, il limite è {limit}",
                    en: "the workbook holds too many different texts: {found}, the limit is {limit}",
                },
            ),
            (
                "styles",
                Text {
                    it: "la cartella di lavoro ha troppi formati di cella: {found}, il limite è {limit}",
                    en: "the workbook has too many cell formats: {found}, the limit is {limit}",
                },
            ),
            (
                "depth",
                Text {
                    it: "il contenuto del file è annidato troppo in profondità: {found} livelli, il limite è {limit}",
                    en: "the content of the file is nested too deep: {found} levels, the limit is {limit}",
                },
            ),
            (
                "records",
                Text {
                    it: "una parte della cartella di lavoro ha troppi elementi: {found}, il limite è {limit}",
                    en: "a part of the workbook has too many records: {found}, the limit is {limit}",
                },
            ),
            (
                "fields",
                Text {
                    it: "una riga del file di testo ha troppi campi: {found}, il limite è {limit}",
                    en: "a record of the text file has too many fields: {found}, the limit is {limit}",
                },
            ),
            (
                "ratio",
                Text {
                    it: "una parte del file si espande di {found} volte (limite {limit}): può \
                         essere un archivio costruito per bloccare i programmi",
                    en: "a part of the file expands {found} times (limit {limit}): it may be an \
                         archive made to choke programs",
                },
            ),
            (
                "parts",
                Text {
                    it: "la cartella di lavoro è fatta di troppe parti: {found}, il limite è \
                         {limit}",
                    en: "the workbook is made of too many parts: {found}, the limit is {limit}",
                },
            ),
            (
                "sheets",
                Text {
                    it: "la cartella di lavoro ha troppi fogli: {found}, il limite è {limit}",
                    en: "the workbook has too many sheets: {found}, the limit is {limit}",
                },
            ),
            (
                "cells",
                Text {
                    it: "il foglio ha troppe celle piene: {found}, il limite è {limit}",
                    en: "the sheet has too many filled cells: {found}, the limit is {limit}",
                },
            ),
            (
                "rows",
                Text {
                    it: "il foglio ha troppe righe: {found}, il limite è {limit}",
                    en: "the sheet has too many rows: {found}, the limit is {limit}",
                },
            ),
            (
                "columns",
                Text {
                    it: "il foglio ha troppe colonne: {found}, il limite è {limit}",
                    en: "the sheet has too many columns: {found}, the limit is {limit}",
                },
            ),
        ],
        otherwise: Text {
            it: "il file supera un limite di lettura ({what}): {found}, il limite è {limit}",
            en: "the file is beyond a limit of reading ({what}): {found}, the limit is {limit}",
        },
    },
    help: Some(Words::By {
        param: "what",
        cases: &[
            (
                "file-bytes",
                Text {
                    it: "dividere il file o alzare il limite con --max-size",
                    en: "split the file or raise the limit with --max-size",
                },
            ),
            (
                "part-bytes",
                Text {
                    it: "dividere il file o alzare il limite con --max-size",
                    en: "split the file or raise the limit with --max-size",
                },
            ),
            (
                "total-bytes",
                Text {
                    it: "dividere il file o alzare il limite con --max-size",
                    en: "split the file or raise the limit with --max-size",
                },
            ),
            (
                "ratio",
                Text {
                    it: "non aprire il file se non se ne conosce la provenienza; altrimenti \
                         copiarne i dati in un foglio nuovo",
                    en: "do not open the file unless you know where it comes from; otherwise \
                         copy its data into a new sheet",
                },
            ),
            (
                "fields",
                Text {
                    it: "guardare se il separatore del file è quello giusto o se manca un a capo",
                    en: "see whether the delimiter of the file is the right one, or a line break is missing",
                },
            ),
            (
                "record-bytes",
                Text {
                    it: "cercare una virgoletta \" aperta e non chiusa: di solito è quella a \
                         unire molte righe",
                    en: "look for a quote \" that is opened and not closed: that is what \
                         usually joins many lines",
                },
            ),
        ],
        otherwise: Text {
            it: "copiare la sola tabella in un foglio nuovo, senza righe e colonne superflue, e \
                 salvarlo",
            en: "copy the table alone into a new sheet, without needless rows and columns, and \
                 save it",
        },
    }),
    sender_help: Some(Words::Always(Text {
        it: "dividere il file",
        en: "split the file",
    })),
    explain: Text {
        it: "I limiti proteggono chi legge file ricevuti da altri: un archivio malformato può \
             occupare tutta la memoria. Sono molto più ampi di quanto serva a un ufficio. Ciò \
             che è stato letto prima del limite conta, il resto no.",
        en: "The limits protect whoever reads files that others sent: a malformed archive can \
             take all memory. They are far wider than an office needs. What was read before the \
             limit counts, the rest does not.",
    },
    ..Rule::BASE
};

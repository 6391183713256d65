//! `F007 bom-or-sep-line`

use crate::check::rule::{Fix, Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Safety, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F007"),
    slug: "bom-or-sep-line",
    severity: Severity::Info,
    facts: &[FactKind::MarkOrSepLine],
    summary: Text {
        it: "Il file di testo comincia con un segno o una riga per il programma",
        en: "The text file begins with a mark or a line for the program",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "bom",
                Text {
                    it: "il file comincia con il segno invisibile dell'UTF-8 (BOM)",
                    en: "the file begins with the invisible mark of UTF-8 (BOM)",
                },
            ),
            (
                "sep",
                Text {
                    it: "la prima riga («sep=…») dice a Excel il separatore: non è una riga \
                         della tabella",
                    en: "the first line (“sep=…”) tells Excel the delimiter: it is no row of \
                         the table",
                },
            ),
            (
                "other-sep",
                Text {
                    it: "la prima riga («sep=…») dice a Excel un separatore che le altre righe \
                         non usano: Excel mostra tutto in una colonna sola",
                    en: "the first line (“sep=…”) tells Excel a delimiter that the other lines \
                         do not use: Excel shows everything in one column",
                },
            ),
        ],
        otherwise: Text {
            it: "il file comincia con il segno invisibile dell'UTF-8 (BOM) e con una riga \
                 «sep=…» per Excel",
            en: "the file begins with the invisible mark of UTF-8 (BOM) and with a line \
                 “sep=…” for Excel",
        },
    },
    help: Some(Words::Always(Text {
        it: "qui si legge lo stesso; se il file va ad altri programmi, toglierli con \
             smartable fix",
        en: "it is read all the same here; if the file goes to other programs, take them away \
             with smartable fix",
    })),
    explain: Text {
        it: "Excel li usa per aprire bene un CSV. Altri programmi li leggono come testo: il \
             segno si attacca alla prima intestazione, che non è più riconosciuta, e la riga \
             diventa una riga di dati.",
        en: "Excel uses them to open a CSV properly. Other programs read them as text: the \
             mark sticks to the first header, which is no longer recognised, and the line \
             becomes a row of data.",
    },
    fix: Fix::Text(Safety::Safe),
    ..Rule::BASE
};

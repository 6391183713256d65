//! `F010 broken-quote`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F010"),
    slug: "broken-quote",
    severity: Severity::Error,
    facts: &[FactKind::BrokenQuote],
    summary: Text {
        it: "Si apre una virgoletta che non si chiude",
        en: "A quote is opened and never closed",
    },
    message: Words::Always(Text {
        it: "alla riga di testo {line} si apre una virgoletta che non si chiude: da lì in poi \
             il file si legge come un'unica cella",
        en: "a quote opened on text line {line} is never closed: from there on the file reads \
             as one cell",
    }),
    help: Some(Words::Always(Text {
        it: "chiudere la virgoletta \" a quella riga o, se fa parte del testo, raddoppiarla \
             (\"\")",
        en: "close the quote \" on that line or, if it is part of the text, double it (\"\")",
    })),
    explain: Text {
        it: "Nei CSV le virgolette racchiudono i testi che contengono separatori o a capo. Se \
             una non si chiude, le righe che seguono spariscono dentro una cella sola, senza \
             che i totali lo mostrino.",
        en: "In a CSV quotes enclose texts that hold delimiters or line breaks. If one is not \
             closed, the rows that follow vanish into a single cell, and totals do not show it.",
    },
    ..Rule::BASE
};

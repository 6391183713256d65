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
        it: "le virgolette che si aprono alla riga di testo {line} non si chiudono: la riga è \
             stata letta da sola, con le virgolette come testo. Altri programmi metterebbero in \
             una cella sola tutto ciò che segue",
        en: "the quotes that open on text line {line} are never closed: the line was read by \
             itself, its quotes as text. Other programs would put all that follows into one cell",
    }),
    help: Some(Words::Always(Text {
        it: "alla riga di testo {line} aggiungere \" dove il testo finisce, oppure togliere quelle \
             che lo aprono; virgolette che fanno parte del testo si scrivono doppie (\"\")",
        en: "on text line {line} add \" where the text ends, or remove the one that opens it; \
             quotes that are part of the text are written twice (\"\")",
    })),
    explain: Text {
        it: "Nei CSV le virgolette racchiudono i testi che contengono separatori o a capo. Se \
             non si chiudono, un foglio di calcolo mette tutto il resto del file in una cella \
             sola, e quelle attività mancano senza che i totali lo mostrino. Qui la riga si legge \
             da sola, così che le altre contino: i suoi campi vanno controllati.",
        en: "In a CSV quotes enclose texts that hold delimiters or line breaks. If they are not \
             closed, a spreadsheet puts the rest of the file into a single cell, and those \
             activities are missing without totals showing it. Here the line is read by itself, \
             so that the others count: its fields are to be looked at.",
    },
    ..Rule::BASE
};

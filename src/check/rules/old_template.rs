//! `T016 old-template`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("T016"),
    slug: "old-template",
    severity: Severity::Error,
    facts: &[FactKind::OldTemplate],
    summary: Text {
        it: "Il foglio è di una rilevazione di un altro anno",
        en: "The sheet is of another year's survey",
    },
    message: Words::Always(Text {
        it: "il titolo parla del {title_year}, la rilevazione è del {year}",
        en: "the title speaks of {title_year}, the survey is of {year}",
    }),
    help: Some(Words::Always(Text {
        it: "chiedere se è stato inviato il foglio giusto; se è solo il titolo a essere \
             vecchio, correggerlo",
        en: "ask whether the right sheet was sent; if only the title is old, correct it",
    })),
    explain: Text {
        it: "Un modello dell'anno prima può avere altre domande, e un foglio dell'anno prima \
             altri dati: contarli insieme a quelli di quest'anno sarebbe un errore. Si guarda \
             solo ai titoli sopra la tabella e al nome del foglio, non alle date o alle leggi \
             citate.",
        en: "A template of the year before may ask other questions, and a sheet of the year \
             before holds other data: counting them with this year's would be wrong. Only \
             titles above the table and the name of the sheet are looked at, not dates or \
             laws that they cite.",
    },
    ..Rule::BASE
};

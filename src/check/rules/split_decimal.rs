//! `F018 split-decimal`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F018"),
    slug: "split-decimal",
    severity: Severity::Error,
    facts: &[FactKind::SplitDecimal],
    summary: Text {
        it: "Una virgola dei decimali divide un numero in due celle",
        en: "A decimal comma splits a number into two cells",
    },
    message: Words::Always(Text {
        it: "il file è separato da virgole e «{value}» è scritto con la virgola senza virgolette: \
             è finito in due celle, e ciò che segue è spostato di un posto",
        en: "the file is parted by commas and “{value}” is written with a comma without quotes: \
             it ended up in two cells, and what follows is moved by one place",
    }),
    help: Some(Words::Always(Text {
        it: "salvare di nuovo il foglio come CSV con «;» tra i campi, oppure mettere tra virgolette \
             i numeri con la virgola: \"{value}\"",
        en: "save the sheet again as CSV with “;” between the fields, or put numbers with a comma \
             in quotes: \"{value}\"",
    })),
    explain: Text {
        it: "Un programma che scrive i numeri all'italiana e i CSV all'inglese usa la stessa \
             virgola per i decimali e tra i campi: di «1,5» resta 1, e il 5 finisce nella colonna \
             accanto. Le righe sono lette così come stanno. Un rilievo per colonna basta: la causa \
             è una, come si è salvato il file.",
        en: "A program that writes numbers as in Italy and CSV as in England uses one comma for \
             decimals and between fields: 1 is left of “1,5”, and the 5 ends up in the next \
             column. Rows are read as they stand. One finding a column is enough: there is one \
             cause, how the file was saved.",
    },
    cause: Cause::Column,
    expected: Some(Words::Always(Text {
        it: "\"{value}\" tra virgolette",
        en: "\"{value}\" in quotes",
    })),
    ..Rule::BASE
};

//! `F008 delimiter-mixed`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F008"),
    slug: "delimiter-mixed",
    severity: Severity::Error,
    facts: &[FactKind::DelimiterMixed],
    summary: Text {
        it: "Alcune righe usano un altro separatore",
        en: "Some rows use another delimiter",
    },
    message: Words::Always(Text {
        it: "la riga è divisa da «{other}», il resto del file no: non è stata letta e non è \
             contata",
        en: "the row is parted by “{other}”, the rest of the file is not: it was not read and \
             does not count",
    }),
    help: Some(Words::Always(Text {
        it: "in un editor di testi, sostituire in questa riga «{other}» con il separatore delle \
             altre e togliere le virgolette intorno a tutta la riga; o riscriverla nel foglio",
        en: "in a text editor, replace “{other}” in this row by the delimiter of the others and \
             take away quotes around the whole row; or write it anew in the spreadsheet",
    })),
    explain: Text {
        it: "Succede quando si uniscono file di programmi diversi. Con il separatore del file la \
             riga è una cella sola: non se ne può leggere nulla, e la sua attività manca nei \
             conti finché la riga non è corretta.",
        en: "It happens when files of different programs are put together. By the delimiter of \
             the file the row is one cell: nothing of it can be read, and its activity is \
             missing from the totals until the row is mended.",
    },
    cause: Cause::Column,
    ..Rule::BASE
};

//! `V032 serial-date`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V032"),
    slug: "serial-date",
    severity: Severity::Warning,
    facts: &[FactKind::SerialDate],
    summary: Text {
        it: "Una data è scritta come numero di serie",
        en: "A date is written as a serial number",
    },
    message: Words::Always(Text {
        it: "«{value}» è il numero con cui i fogli di calcolo contano i giorni: letto come \
             {days}",
        en: "“{value}” is the number that spreadsheets count days with: read as {days}",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere {written}, o dare alla cella il formato data",
        en: "write {written}, or give the cell the format of a date",
    })),
    explain: Text {
        it: "Un foglio di calcolo conta i giorni dal 1900, e copiando i valori resta il \
             numero. Si legge, ma un file che conta dal 1904 darebbe giorni diversi: per \
             questo va controllato.",
        en: "A spreadsheet counts days from 1900, and where values are copied the number \
             remains. It is read, but a file that counts from 1904 would give other days: it \
             should be looked at.",
    },
    ..Rule::BASE
};

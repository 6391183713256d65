//! `V026 fraction-for-percent`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V026"),
    slug: "fraction-for-percent",
    severity: Severity::Warning,
    facts: &[FactKind::FractionForPercent],
    summary: Text {
        it: "Una percentuale potrebbe essere scritta come frazione",
        en: "A percentage may be written as a fraction",
    },
    message: Words::Always(Text {
        it: "{value} ({field}) può voler dire {value} per cento o {value} dell'intero: vale come \
             sconosciuto",
        en: "{value} ({field}) may mean {value} per cent or {value} of the whole: it counts as \
             unknown",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere il segno: 50%, oppure 50 in una colonna di percentuali",
        en: "write the sign: 50%, or 50 in a column of percentages",
    })),
    explain: Text {
        it: "Metà del tempo si scrive 50 o 50%. Chi scrive 0,5 intende quasi sempre la metà, ma \
             in una colonna di percentuali 0,5 è mezzo punto: una delle due letture sbaglia di \
             cento volte, e il programma non sceglie.",
        en: "Half of the time is written 50 or 50%. Who writes 0.5 nearly always means a half, \
             but in a column of percentages 0.5 is half a point: one reading is wrong a hundred \
             times over, and the program does not choose.",
    },
    ..Rule::BASE
};

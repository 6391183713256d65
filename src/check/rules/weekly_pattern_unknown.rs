//! `V054 weekly-pattern-unknown`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("V054"),
    slug: "weekly-pattern-unknown",
    severity: Severity::Error,
    facts: &[FactKind::WeeklyPatternUnknown],
    summary: Text {
        it: "I giorni lavorati non si possono leggere",
        en: "The days worked cannot be read",
    },
    message: Words::By {
        param: "problem",
        cases: &[
            (
                "count",
                Text {
                    it: "«{value}» dice quanti giorni si lavora, non quali: vale dal lunedì al \
                         venerdì",
                    en: "“{value}” says how many days are worked, not which: Monday to Friday is \
                         taken",
                },
            ),
            (
                "letters",
                Text {
                    it: "in «{value}» una lettera può essere due giorni: vale dal lunedì al \
                         venerdì",
                    en: "in “{value}” one letter may be two days: Monday to Friday is taken",
                },
            ),
        ],
        otherwise: Text {
            it: "«{value}» non dice quali giorni si lavora: vale dal lunedì al venerdì",
            en: "“{value}” does not say which days are worked: Monday to Friday is taken",
        },
    },
    help: Some(Words::Always(Text {
        it: "scrivere i giorni come LUN-VEN, come «lun mar gio» o con sette cifre da lunedì: \
             1111100",
        en: "write the days as MON-FRI, as “mon tue thu” or with seven digits from Monday: 1111100",
    })),
    explain: Text {
        it: "Quali giorni si lavora decide quanti giorni del mese contano e quindi quanti se ne \
             possono fare da remoto. Una cella vuota vale dal lunedì al venerdì; così vale, fino \
             alla correzione, anche una cella che non si capisce.",
        en: "Which days are worked decides how many days of the month count, and so how many can \
             be remote. An empty cell is Monday to Friday; until it is mended, so is one that is \
             not understood.",
    },
    ..Rule::BASE
};

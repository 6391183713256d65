//! `F008 delimiter-mixed`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F008"),
    slug: "delimiter-mixed",
    severity: Severity::Warning,
    facts: &[FactKind::DelimiterMixed],
    summary: Text {
        it: "Alcune righe usano un altro separatore",
        en: "Some rows use another delimiter",
    },
    message: Words::Always(Text {
        it: "la riga è divisa da «{other}», il resto del file no: i suoi valori sono finiti \
             in una cella sola",
        en: "the row is parted by “{other}”, the rest of the file is not: its values have \
             ended up in one cell",
    }),
    help: Some(Words::Always(Text {
        it: "sostituire «{other}» con il separatore delle altre righe",
        en: "replace “{other}” by the delimiter of the other rows",
    })),
    explain: Text {
        it: "Succede quando si uniscono file di programmi diversi. La riga è letta con il \
             separatore del file e quindi in gran parte vuota: l'attività può mancare nei \
             conti.",
        en: "It happens when files of different programs are put together. The row is read \
             with the delimiter of the file and thus mostly empty: its activity may be \
             missing from the totals.",
    },
    cause: Cause::Column,
    ..Rule::BASE
};

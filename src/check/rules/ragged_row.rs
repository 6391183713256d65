//! `F009 ragged-row`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("F009"),
    slug: "ragged-row",
    severity: Severity::Error,
    facts: &[FactKind::RaggedRow],
    summary: Text {
        it: "Una riga ha più o meno campi dell'intestazione",
        en: "A row has more or fewer fields than the header",
    },
    message: Words::By {
        param: "broken",
        cases: &[(
            "",
            Text {
                it: "campi: {found} nella riga, {expected} nell'intestazione",
                en: "fields: {found} in the row, {expected} in the header",
            },
        )],
        otherwise: Text {
            it: "campi: {found} nella riga, {expected} nell'intestazione; probabilmente il testo di \
                 «{broken}» contiene il separatore senza virgolette",
            en: "fields: {found} in the row, {expected} in the header; the text of “{broken}” \
                 likely holds the delimiter without quotes",
        },
    },
    help: Some(Words::Always(Text {
        it: "controllare se un testo della riga contiene il separatore (per esempio «;»): va \
             racchiuso tra virgolette \"…\"",
        en: "see whether a text of the row holds the delimiter (“;”, for example): it must \
             stand in quotes \"…\"",
    })),
    explain: Text {
        it: "In un CSV il separatore dentro un testo senza virgolette sposta di un posto tutte \
             le celle che seguono: una risposta finisce sotto un altro criterio. La riga è \
             letta così com'è e resta nei conti, ma le sue risposte vanno riviste.",
        en: "In a CSV a delimiter inside an unquoted text moves every cell after it by one \
             place: an answer ends up under another criterion. The row is read as it stands and \
             still counts, but its answers must be looked at.",
    },
    ..Rule::BASE
};

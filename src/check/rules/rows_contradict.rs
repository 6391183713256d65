//! `X023 rows-contradict`

use crate::check::rule::{Rule, Words};
use crate::fact::FactKind;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("X023"),
    slug: "rows-contradict",
    severity: Severity::Error,
    facts: &[FactKind::RowsContradict],
    cause: Cause::Place,
    summary: Text {
        it: "Due righe della stessa attività si contraddicono",
        en: "Two rows of one activity contradict each other",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "field",
            Text {
                it: "attività «{id}»: «{field}» è {taken} qui e {there} in {file} ({cell}); \
                         restano tutte e due le righe",
                en: "activity “{id}”: “{field}” is {taken} here and {there} in {file} \
                         ({cell}); both rows stay",
            },
        )],
        otherwise: Text {
            it: "attività «{id}», «{label_it}»: la risposta qui vale «{taken}», in {file} \
                 ({cell}) «{there}»; restano tutte e due le righe",
            en: "activity “{id}”, “{label_en}”: the answer here means “{taken}”, in {file} \
                 ({cell}) “{there}”; both rows stay",
        },
    },
    expected: Some(Words::Always(Text {
        it: "lo stesso valore nelle due righe, oppure una riga sola",
        en: "the same value in both rows, or one row only",
    })),
    help: Some(Words::Always(Text {
        it: "sentire l'ufficio, correggere la riga sbagliata o toglierla, e unire di nuovo",
        en: "ask the office, mend the wrong row or take it out, and merge again",
    })),
    explain: Text {
        it: "Si confrontano le righe con lo stesso codice, o con lo stesso processo e nome, nella \
             stessa unità: risposte, persone, equivalenti a tempo pieno e quota di tempo che \
             tutte e due dichiarano. «merge» le tiene entrambe, perché non può sapere quale sia \
             giusta: finché restano, persone e tempo contano due volte. Lo dice solo «merge»; \
             «check» dice che l'attività compare due volte (X001, L006, L008).",
        en: "Rows with the same id, or the same process and name, of one unit are compared: \
             answers, people, full-time equivalents and share of time that both state. “merge” \
             keeps both, since it cannot know which is right: while they stay, people and time \
             count twice. Only “merge” says it; “check” says that the activity stands twice \
             (X001, L006, L008).",
    },
    ..Rule::BASE
};

//! `V010 required-empty`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::RowView;
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
use crate::model::answer::Answer;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("V010"),
    slug: "required-empty",
    severity: Severity::Error,
    facts: &[FactKind::RequiredEmpty],
    looks: Looks::AtRows(look),
    params: &["field"],
    summary: Text {
        it: "Manca un valore necessario",
        en: "A required value is missing",
    },
    message: Words::By {
        param: "field",
        cases: &[(
            "SI | NO",
            Text {
                it: "nessuna delle due colonne SI e NO è segnata: la risposta è sconosciuta",
                en: "neither of the two columns SI and NO is marked: the answer is unknown",
            },
        )],
        otherwise: Text {
            it: "manca il valore: {field}",
            en: "the value is missing: {field}",
        },
    },
    help: Some(Words::By {
        param: "field",
        cases: &[(
            "SI | NO",
            Text {
                it: "mettere una x in una sola delle due colonne",
                en: "put an x in one of the two columns only",
            },
        )],
        otherwise: Text {
            it: "compilare la cella",
            en: "fill in the cell",
        },
    }),
    explain: Text {
        it: "Una cella vuota non è uno zero. Dove il valore serve ai conti e manca, il totale \
             diventa un intervallo, con un minimo e un massimo. Una riga con un codice, delle \
             persone o delle risposte ma senza il nome non dice quale attività sia.",
        en: "An empty cell is not a zero. Where a value is needed and missing, the total \
             becomes an interval, with a least and a most. A row with a code, people or answers \
             but no name does not tell which activity it is.",
    },
    ..Rule::BASE
};

/// Looks for activities without a name, where the table has names.
fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let row = view.row;
    if !row.name.is_empty() || row.columns.field(Field::Name).is_none() {
        return;
    }
    // A line that only opens a group of activities has neither people nor answers.
    let told = |answer: &Answer| !matches!(answer, Answer::Unknown(_));
    if matches!(row.heads, Given::Known(_)) || row.answers.iter().any(|it| told(&it.answer)) {
        notes.push(Note::at(view.place(Field::Name)).with("field", Field::Name.key()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_an_activity_without_a_name() {
        let table = "id;activity;headcount\nA1;Protocollo;3\nA2;;2";
        assert_eq!(cells(&RULE, table), ["B3"]);
    }

    #[test]
    fn stays_silent_on_lines_that_open_a_group_and_on_tables_without_names() {
        assert!(cells(&RULE, "id;activity;headcount\nA;;\nA1;Protocollo;3").is_empty());
        assert!(cells(&RULE, "id;headcount\nA1;3").is_empty());
    }
}

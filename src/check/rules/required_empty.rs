//! `V010 required-empty`

use crate::check::notes::{Note, Notes};
use crate::check::row::PEOPLE;
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
        cases: &[
            (
                "SI | NO",
                Text {
                    it: "nessuna delle due colonne SI e NO è segnata: la risposta è sconosciuta",
                    en: "neither of the two columns SI and NO is marked: the answer is unknown",
                },
            ),
            (
                PEOPLE,
                Text {
                    it: "la riga ha persone, ma nessun nome di attività: non è contata",
                    en: "the row has people, but no name of an activity: it does not count",
                },
            ),
        ],
        otherwise: Text {
            it: "manca il valore: {field}",
            en: "the value is missing: {field}",
        },
    },
    help: Some(Words::By {
        param: "field",
        cases: &[
            (
                "SI | NO",
                Text {
                    it: "mettere una x in una sola delle due colonne",
                    en: "put an x in one of the two columns only",
                },
            ),
            (
                PEOPLE,
                Text {
                    it: "scrivere l'attività; se è un totale, scrivere «Totale»",
                    en: "write the activity; if it is a total, write “Total”",
                },
            ),
        ],
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

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    if lacks_name(view) {
        notes.push(Note::at(view.place(Field::Name)).with("field", Field::Name.key()));
    } else if lacks_people(view) {
        notes.push(Note::at(view.place(Field::Headcount)).with("field", Field::Headcount.key()));
    }
}

/// Says whether an activity has no name, where the table has names.
fn lacks_name(view: &RowView<'_>) -> bool {
    let row = view.row;
    let Some(column) = row.columns.field(Field::Name) else {
        return false;
    };
    // A formula without a result and an error have rules of their own.
    let cell = row.raw.cell(column);
    if !row.name.is_empty() || !cell.is_blank() || cell.flags != 0 {
        return false;
    }
    // A line that only opens a group of activities has neither people nor answers.
    let told = |answer: &Answer| !matches!(answer, Answer::Unknown(_));
    matches!(row.heads, Given::Known(_)) || row.answers.iter().any(|it| told(&it.answer))
}

/// Says whether an activity has no people, where the sheet counts them.
fn lacks_people(view: &RowView<'_>) -> bool {
    // A mark in its place ("n.d.") is the business of V011.
    let column = view.row.columns.field(Field::Headcount);
    view.row.heads == Given::Blank
        && column.is_some_and(|column| view.row.raw.cell(column).is_blank())
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
    fn stays_silent_on_tables_without_names() {
        assert!(cells(&RULE, "id;headcount\nA1;3").is_empty());
    }

    #[test]
    fn fires_on_the_empty_number_of_people() {
        assert_eq!(
            cells(&RULE, "id;activity;headcount;fte\nA1;Uno;;1\nA2;Due;0;"),
            ["C2"]
        );
    }

    #[test]
    fn stays_silent_where_people_are_not_asked_for() {
        assert!(cells(&RULE, "id;activity;fte\nA1;Uno;\nA2;Due;1").is_empty());
    }
}

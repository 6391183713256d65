//! `V010 required-empty`

use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::fact::FactKind;
use crate::finding::{Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
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
             diventa un intervallo, con un minimo e un massimo.",
        en: "An empty cell is not a zero. Where a value is needed and missing, the total \
             becomes an interval, with a least and a most.",
    },
    ..Rule::BASE
};

/// Every activity is somebody's work: where the sheet counts people, each row must.
fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let Some(column) = view.row.columns.field(Field::Headcount) else {
        return;
    };
    // A mark in its place ("n.d.") is the business of V011.
    if view.row.heads != Given::Blank || !view.row.raw.cell(column).is_blank() {
        return;
    }
    notes.push(Note::at(view.place(Field::Headcount)).with("field", Field::Headcount.key()));
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

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

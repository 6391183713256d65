//! `V062 lone-blank`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
use crate::model::columns::Field;
use crate::model::inventory::InventoryRow;

pub(super) const RULE: Rule = Rule {
    code: Code("V062"),
    slug: "lone-blank",
    severity: Severity::Warning,
    summary: Text {
        it: "Manca un valore che quasi tutte le altre righe hanno",
        en: "A value is missing that nearly all other rows have",
    },
    message: Words::Always(Text {
        it: "manca il valore ({field}), che quasi tutte le altre righe hanno",
        en: "the value is missing ({field}), which nearly all other rows have",
    }),
    help: Some(Words::Always(Text {
        it: "compilare la cella",
        en: "fill in the cell",
    })),
    explain: Text {
        it: "Il codice e gli equivalenti a tempo pieno non sono obbligatori. Dove però almeno \
             nove righe su dieci li hanno, la cella vuota è una dimenticanza: senza codice \
             l'attività non si ritrova l'anno dopo, senza equivalenti il totale diventa un \
             intervallo. Per il codice è solo una nota: un'attività nuova non l'ha ancora, e \
             «smartable update» glielo dà. Si guardano le tabelle con almeno dieci righe.",
        en: "The id and the full-time equivalents are not required. But where at least nine rows \
             of ten have them, an empty cell was forgotten: without an id the activity \
             will not be found next year, without equivalents the total becomes an interval. \
             For an id it is a note only: a new activity has none yet, and “smartable update” \
             gives it one. Tables of at least ten rows are looked at.",
    },
    cause: Cause::Column,
    looks: Looks::AtSurvey(look),
    params: &["field"],
    ..Rule::BASE
};

/// Rows from which a custom can be told.
const LEAST: usize = 10;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    for rows in inventory.rows.chunk_by(|one, two| one.table == two.table) {
        for field in [Field::Id, Field::Fte] {
            if rows.len() < LEAST || !inventory.has(&rows[0], field) {
                continue;
            }
            let is_blank = |row: &&InventoryRow| match field {
                Field::Id => row.id.is_empty(),
                _ => row.fte == Given::Blank,
            };
            let blank: Vec<&InventoryRow> = rows.iter().filter(is_blank).collect();
            if blank.len() > 1 && blank.len() * 20 > rows.len() || blank.len() * 10 > rows.len() {
                continue;
            }
            for row in blank {
                let note = Note::at(Place::Cell(inventory.cell(row, field)));
                let note = note.with("field", field.key());
                // A new activity has no id yet.
                notes.push(match field {
                    Field::Id => note.weighing(Severity::Info),
                    _ => note,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    fn table(last: &str) -> String {
        let row = |it: u32| format!("A{it};Attività {it};1\n");
        let rows: Vec<String> = (1..=12).map(row).collect();
        format!("id;activity;fte\n{}{last}", rows.concat())
    }

    #[test]
    fn fires_on_the_one_cell_that_is_empty() {
        assert_eq!(surveyed(&RULE, &[&table(";Albo pretorio;1")]), ["A14"]);
        assert_eq!(surveyed(&RULE, &[&table("A13;Albo pretorio;")]), ["C14"]);
    }

    #[test]
    fn stays_silent_where_several_are_and_in_short_tables() {
        let two = ";Albo pretorio;1\n;Archivio storico;1";
        assert!(surveyed(&RULE, &[&table(two)]).is_empty());
        assert!(surveyed(&RULE, &["id;activity\nA1;Uno\n;Due"]).is_empty());
    }
}

//! `R012 conditional-empty`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Role, RowView};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::fold;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("R012"),
    slug: "conditional-empty",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::Obstacle)],
    params: &["value"],
    summary: Text {
        it: "«Altro» non è spiegato",
        en: "“Other” is not explained",
    },
    message: Words::Always(Text {
        it: "l'ostacolo è «{value}», ma la cella che lo deve spiegare è vuota",
        en: "the obstacle is “{value}”, but the cell that should explain it is empty",
    }),
    expected: Some(Words::Always(Text {
        it: "poche parole su che cosa lo impedisce",
        en: "a few words on what stands in the way",
    })),
    help: Some(Words::Always(Text {
        it: "scrivere in poche parole che cosa impedisce il lavoro da remoto",
        en: "write in a few words what stands in the way of remote work",
    })),
    explain: Text {
        it: "«Altro» da solo non dice quale ostacolo togliere. Si segnala solo se il foglio ha una \
             colonna per spiegarlo (note, descrizione, specificare) e la cella è vuota.",
        en: "“Other” alone does not say which obstacle to remove. It is only said where the sheet \
             has a column to explain it (notes, description, specify) and the cell is empty.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let text = view.row.obstacle;
    // `Altro (da specificare)` is the longest of them; the first letter tells most others.
    let may_be = text.starts_with(['a', 'A', 'o', 'O']) && text.len() <= 24;
    if !may_be || !is_other(text) {
        return;
    }
    let explains = |column: &u16| explains(view, *column);
    let columns: Vec<u16> = (0..)
        .take(view.table.roles.len())
        .filter(explains)
        .collect();
    let filled = |column: &u16| !view.row.raw.cell(*column).is_blank();
    let Some(first) = columns.first() else { return };
    if columns.iter().any(filled) {
        return;
    }
    let note = Note::at(Place::Cell(view.at(*first))).with("value", text);
    notes.push(note.beside(view.row.cell(Field::Obstacle)));
}

fn is_other(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "altro"
            | "altri"
            | "altro specificare"
            | "altro da specificare"
            | "other"
            | "other specify"
    )
}

/// Says whether a column is there to explain an obstacle.
fn explains(view: &RowView<'_>, column: u16) -> bool {
    match view.table.role(column) {
        Role::Field(field) => field == Field::Notes,
        Role::Answer(_) => false,
        Role::Other => {
            let header = fold(view.table.header(column));
            let mut words = header.split(' ');
            words.any(|it| matches!(it, "specificare" | "specifica" | "descrizione" | "specify"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_the_empty_explanation() {
        let table = "id;obstacle;notes\nA1;Altro;\nA2;Altro;Chiavi della cassa\nA3;Cartaceo;\nA4;;";
        assert_eq!(cells(&RULE, table), ["C2"]);
        assert_eq!(
            cells(&RULE, "id;obstacle;Se altro, specificare\nA1;ALTRO;"),
            ["C2"]
        );
    }

    #[test]
    fn stays_silent_without_a_column_for_it() {
        assert!(cells(&RULE, "id;obstacle\nA1;Altro").is_empty());
        assert!(cells(&RULE, "id;obstacle;notes\nA1;Altro ente coinvolto;").is_empty());
    }
}

//! `R003 fte-zero`

use super::fte_over_headcount::is_stated;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("R003"),
    slug: "fte-zero",
    severity: Severity::Warning,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::Fte), Need::Field(Field::Headcount)],
    params: &["heads"],
    summary: Text {
        it: "A un'attività lavorano persone, ma senza tempo",
        en: "People work on an activity, but for no time",
    },
    message: Words::Always(Text {
        it: "persone {heads}, ma equivalenti a tempo pieno 0: il tempo dedicato è nullo",
        en: "people {heads}, but full-time equivalents 0: no time is spent on it",
    }),
    expected: Some(Words::Always(Text {
        it: "più di 0, o cella vuota se il tempo non è noto",
        en: "more than 0, or an empty cell where the time is not known",
    })),
    help: Some(Words::Always(Text {
        it: "scrivere il tempo dedicato all'attività, anche con i decimali (0,25); se non è noto, \
             lasciare vuoto",
        en: "write the time that goes into the activity, with decimals too (0.25); if it is not \
             known, leave the cell empty",
    })),
    explain: Text {
        it: "Chi lavora a un'attività le dedica del tempo. Uno zero spesso è un arrotondamento di \
             una quota piccola, o una formula che non ha trovato il dato; nei conti toglie \
             l'attività dalle quote per tempo.",
        en: "Whoever works on an activity gives it time. A zero is often a small share rounded \
             away, or a formula that did not find its data; it takes the activity out of the \
             shares by time.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let heads = view
        .row
        .heads
        .known()
        .filter(|heads| *heads > Decimal::ZERO);
    let Some(heads) = heads else { return };
    if view.row.fte.known() == Some(Decimal::ZERO) && is_stated(view) {
        let note = Note::at(view.place(Field::Fte)).with("heads", heads.to_string());
        notes.push(note.beside(view.row.cell(Field::Headcount)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_where_people_have_no_time() {
        let table = "id;headcount;fte\nA1;3;0\nA2;3;\nA3;0;0\nA4;2;0,1";
        assert_eq!(cells(&RULE, table), ["C2"]);
    }
}

//! `R002 headcount-zero`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("R002"),
    slug: "headcount-zero",
    severity: Severity::Warning,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::Headcount)],
    summary: Text {
        it: "A un'attività non lavora nessuno",
        en: "Nobody works on an activity",
    },
    message: Words::Always(Text {
        it: "il numero di persone è 0: a questa attività non lavora nessuno",
        en: "the number of people is 0: nobody works on this activity",
    }),
    expected: Some(Words::Always(Text {
        it: "almeno 1, o cella vuota se il numero non è noto",
        en: "at least 1, or an empty cell where the number is not known",
    })),
    help: Some(Words::Always(Text {
        it: "scrivere quante persone vi lavorano; se l'attività non si svolge più, togliere la riga; \
             se il numero non è noto, lasciare vuoto",
        en: "write how many people work on it; if the activity has ended, delete the row; if the \
             number is not known, leave the cell empty",
    })),
    explain: Text {
        it: "Uno zero entra nei conti come zero, una cella vuota come «non si sa». Un'attività \
             senza persone pesa quanto le altre nelle quote per attività e nulla in quelle per \
             persone.",
        en: "A zero counts as zero, an empty cell as “not known”. An activity without people \
             weighs as much as any other in shares by activity, and nothing in those by people.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    if view.row.heads.known() == Some(Decimal::ZERO) {
        notes.push(Note::at(view.place(Field::Headcount)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_a_zero_alone() {
        let table = "id;headcount;fte\nA1;0;\nA2;;\nA3;1;0\nA4;0;2\nA5;n.d.;";
        assert_eq!(cells(&RULE, table), ["B2", "B5"]);
    }
}

//! `P009 small-cell`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::somebody::is_name;
use crate::check::view::RowView;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("P009"),
    slug: "small-cell",
    severity: Severity::Info,
    summary: Text {
        it: "Una riga di così poche persone le fa riconoscere",
        en: "A row of so few people makes them known",
    },
    message: Words::Always(Text {
        it: "così poche persone, con il sesso o un nome accanto, si riconoscono",
        en: "so few people, with their gender or a name beside, can be recognised",
    }),
    help: Some(Words::Always(Text {
        it: "prima di pubblicare, unire la riga ad altre o togliere donne, uomini e nomi",
        en: "before you publish, join the row with others or remove women, men and names",
    })),
    explain: Text {
        it: "Un'attività con una persona sola è normale e di per sé non si segnala. Si segnala \
             quando accanto al numero c'è anche quante sono donne o uomini, oppure una colonna di \
             nomi: allora la riga descrive qualcuno. La soglia si imposta con small_cell.",
        en: "An activity with one person is usual and not reported by itself. It is where women or \
             men stand beside the number, or a column of names: then the row describes somebody. \
             The threshold is set with small_cell.",
    },
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::Headcount)],
    personal: true,
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let few = |heads: &Decimal| *heads > Decimal::ZERO && *heads <= notes.thresholds.small_cell;
    if !view.row.heads.known().as_ref().is_some_and(few) {
        return;
    }
    let split = view.row.women.known().is_some() || view.row.men.known().is_some();
    let named = || {
        let mut cells = view.row.raw.cells();
        cells.any(|(column, cell)| {
            matches!(view.table.hint(column), Hint::Person | Hint::Surname) && is_name(cell.text())
        })
    };
    if split || named() {
        notes.push(Note::at(view.place(Field::Headcount)));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_one_person_whose_gender_or_name_is_told() {
        let split = "id;activity;headcount;women;men\nA1;Uno;1;1;0\nA2;Due;2;1;1";
        assert_eq!(cells(&RULE, split), ["C2"]);
        let named =
            "id;activity;headcount;Nominativo\nA1;Uno;1;Bianchi Anna\nA2;Due;1;Ufficio Tributi";
        assert_eq!(cells(&RULE, named), ["C2"]);
    }

    #[test]
    fn one_person_alone_is_usual() {
        assert!(cells(&RULE, "id;activity;headcount\nA1;Uno;1\nA2;Due;0").is_empty());
    }
}

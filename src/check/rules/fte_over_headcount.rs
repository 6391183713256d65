//! `R001 fte-over-headcount`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, RowView};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("R001"),
    slug: "fte-over-headcount",
    severity: Severity::Error,
    cause: Cause::Column,
    looks: Looks::AtRows(look),
    needs: &[Need::Field(Field::Fte), Need::Field(Field::Headcount)],
    params: &["value", "heads"],
    summary: Text {
        it: "Gli equivalenti a tempo pieno sono più delle persone",
        en: "Full-time equivalents exceed the people",
    },
    message: Words::Always(Text {
        it: "equivalenti a tempo pieno {value}, persone {heads}: nessuno lavora più del tempo pieno",
        en: "full-time equivalents {value}, people {heads}: nobody works more than full time",
    }),
    expected: Some(Words::Always(Text {
        it: "al massimo {heads}",
        en: "at most {heads}",
    })),
    help: Some(Words::Always(Text {
        it: "correggere uno dei due numeri; se nella colonna ci sono ore o percentuali, \
             trasformarle in equivalenti a tempo pieno",
        en: "mend one of the two numbers; if the column holds hours or percentages, turn them \
             into full-time equivalents",
    })),
    explain: Text {
        it: "Un equivalente a tempo pieno è il lavoro di una persona a tempo pieno: gli \
             equivalenti di un'attività non possono superare le persone che vi lavorano. Quando \
             succede, spesso le colonne sono scambiate o il numero è in un'altra unità. Dove c'è \
             solo una quota di tempo il confronto non si fa.",
        en: "A full-time equivalent is the work of one person at full time: those of an activity \
             cannot exceed the people who work on it. Where they do, the columns are often \
             swapped, or the number is in another unit. Where only a share of time is given, \
             nothing is compared.",
    },
    ..Rule::BASE
};

fn look(view: &RowView<'_>, notes: &mut Notes<'_>) {
    let (Some(fte), Some(heads)) = (view.row.fte.known(), view.row.heads.known()) else {
        return;
    };
    // Nobody at all is R002's.
    if fte <= heads || heads == Decimal::ZERO || !is_stated(view) {
        return;
    }
    let note = Note::at(view.place(Field::Fte))
        .with("value", fte.to_string())
        .with("heads", heads.to_string());
    notes.push(note.beside(view.row.cell(Field::Headcount)));
}

/// Says whether the row states its FTE, instead of a share that they are computed from.
pub(super) fn is_stated(view: &RowView<'_>) -> bool {
    let column = view.row.columns.field(Field::Fte);
    column.is_some_and(|column| !view.row.raw.cell(column).is_blank())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_the_fte() {
        let table = "id;activity;headcount;fte\nA1;Protocollo;3;4,5\nA2;Archivio;3;3\nA3;Mense;0;1";
        assert_eq!(cells(&RULE, table), ["D2"]);
    }

    #[test]
    fn stays_silent_where_one_is_not_stated() {
        let table = "id;activity;headcount;fte\nA1;Protocollo;;4\nA2;Archivio;2;\nA3;Mense;x;3";
        assert!(cells(&RULE, table).is_empty());
        assert!(cells(&RULE, "id;headcount;share\nA1;2;150").is_empty());
    }
}

//! `V003 formula-in-input`

use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{CellView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::columns::Field;
use crate::model::raw::Slot;

pub(super) const RULE: Rule = Rule {
    code: Code("V003"),
    slug: "formula-in-input",
    severity: Severity::Info,
    summary: Text {
        it: "Una formula in una colonna da compilare a mano",
        en: "A formula in a column to be filled in by hand",
    },
    message: Words::Always(Text {
        it: "la cella è calcolata da una formula",
        en: "the cell is computed by a formula",
    }),
    help: Some(Words::Always(Text {
        it: "se il valore è definitivo, incollarlo come valore al posto della formula",
        en: "if the value is final, paste it as a value in place of the formula",
    })),
    explain: Text {
        it: "Di una formula si legge il risultato salvato: se le celle da cui dipende sono in un \
             altro foglio o in un altro file, può non essere più vero. Nelle colonne che si \
             calcolano per natura, come FTE ed esito, e nelle righe dei totali le formule sono \
             normali.",
        en: "Of a formula the saved result is read: where the cells it leans on lie in another \
             sheet or file, it may no longer be true. In columns that are computed by nature, \
             such as FTE and verdict, and in rows of totals formulas are usual.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::FLAGGED,
    under: |role| match role {
        Role::Field(field) => !matches!(field, Field::Fte | Field::DeclaredVerdict | Field::Weight),
        Role::Answer(_) => true,
        Role::Other => false,
    },
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    // A formula without a result is V001.
    if view.cell.flags & (Slot::FORMULA | Slot::NO_RESULT) != Slot::FORMULA {
        return;
    }
    if view.counts {
        notes.push(Note::at(view.place()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_on_a_computed_headcount() {
        let table = "id;activity;headcount\nA1;Protocollo;=3\nA2;Albo;4";
        assert_eq!(cells(&RULE, table), ["C2"]);
    }

    #[test]
    fn totals_and_computed_columns_may_have_formulas() {
        let table = "id;activity;headcount;fte\nA1;Protocollo;3;=1.5\n;Totale;=3;=1.5";
        assert!(cells(&RULE, table).is_empty());
    }
}

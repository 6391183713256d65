//! `P005 staff-number`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{ColumnView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;

pub(super) const RULE: Rule = Rule {
    code: Code("P005"),
    slug: "staff-number",
    severity: Severity::Warning,
    summary: Text {
        it: "Una colonna di matricole",
        en: "A column of staff numbers",
    },
    message: Words::Always(Text {
        it: "la colonna contiene matricole o numeri di badge",
        en: "the column holds staff or badge numbers",
    }),
    help: Some(Words::Always(Text {
        it: "togliere la colonna: per le attività basta il numero di persone",
        en: "remove the column: for activities the number of people is enough",
    })),
    explain: Text {
        it: "Una matricola vale quanto un nome per chi ha l'elenco del personale. Si guarda \
             l'intestazione; le matricole non vengono mai mostrate.",
        en: "A staff number is as good as a name to who has the list of staff. The header is looked \
             at; the numbers are never shown.",
    },
    cause: Cause::Column,
    looks: Looks::AtColumns(look),
    personal: true,
    ..Rule::BASE
};

fn look(view: &ColumnView<'_>, notes: &mut Notes<'_>) {
    let numbers = view.table.hint(view.column) == Hint::StaffNumber;
    if numbers && view.role == Role::Other && view.stats.filled > 0 {
        notes.push(Note::at(view.place()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    #[test]
    fn fires_once_on_a_filled_column() {
        let table = "id;activity;Matricola\nA1;Uno;10234\nA2;Due;10235";
        assert_eq!(cells(&RULE, table), ["C:C"]);
    }

    #[test]
    fn stays_silent_on_an_empty_one() {
        assert!(cells(&RULE, "id;activity;Matricola;Codice\nA1;Uno;;10234").is_empty());
    }
}

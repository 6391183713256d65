//! `T024 empty-column`

use crate::check::hints::Hint;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::view::{ColumnView, Role};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("T024"),
    slug: "empty-column",
    severity: Severity::Warning,
    summary: Text {
        it: "Una colonna con intestazione è vuota in tutte le righe",
        en: "A column with a header is empty in every row",
    },
    message: Words::Always(Text {
        it: "la colonna «{header}» è vuota in tutte le {rows} righe",
        en: "the column “{header}” is empty in all {rows} rows",
    }),
    help: Some(Words::Always(Text {
        it: "compilarla, o toglierla se non è richiesta",
        en: "fill it in, or take it away if it is not asked for",
    })),
    explain: Text {
        it: "Una colonna del tutto vuota di solito è stata dimenticata o persa copiando. Si \
             guarda solo alle risposte e ai dati che ogni attività ha; colonne facoltative come \
             note, ostacoli e arretrati possono restare vuote.",
        en: "A column without any value was usually forgotten or lost in copying. Only answers \
             and data that every activity has are looked at; optional columns such as notes, \
             obstacles and backlog may stay empty.",
    },
    cause: Cause::Column,
    looks: Looks::AtColumns(look),
    params: &["header", "rows"],
    ..Rule::BASE
};

/// Fields that every activity has, where the sheet has a column for them. Persons may be stated
/// as people or as FTE, units by code or by name: those are no gap.
const EXPECTED: [Field; 4] = [Field::Name, Field::Id, Field::Process, Field::Headcount];

/// Rows from which nothing at all is no chance.
const FEWEST: u64 = 3;

fn look(column: &ColumnView<'_>, notes: &mut Notes<'_>) {
    let stats = column.stats;
    // A half of a pair `SI | NO` is no column of its own: what is missing in both is R011's.
    let half = column.table.hint(column.column) == Hint::OneOfSeveral;
    if half || stats.filled > 0 || stats.rows < FEWEST {
        return;
    }
    let expected = match column.role {
        Role::Answer(_) => true,
        Role::Field(field) => EXPECTED.contains(&field) && !stated_otherwise(field, column),
        Role::Other => false,
    };
    let header = column.table.header(column.column);
    if expected && !header.is_empty() {
        let note = Note::at(column.place()).with("header", header);
        notes.push(note.with("rows", stats.rows.to_string()));
    }
}

/// Says whether another column may say the same: FTE for people, a process for a name.
fn stated_otherwise(field: Field, column: &ColumnView<'_>) -> bool {
    let has = |other| column.table.columns.field(other).is_some();
    match field {
        Field::Headcount => has(Field::Fte),
        Field::Id => has(Field::Name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::cells;

    const ROWS: &str = "A1;Protocollo;;;\nA2;Archivio;;;\nA3;Albo;;;";

    #[test]
    fn a_column_that_every_activity_has_is_empty() {
        let table = format!("id;activity;headcount;+individual;notes\n{ROWS}");
        assert_eq!(cells(&RULE, &table), ["C:C", "D:D"]);
    }

    #[test]
    fn a_half_of_a_pair_is_silent() {
        let table = "id;activity;Contatto – SI;Contatto – NO\nA1;a;;x\nA2;b;;x\nA3;c;;x";
        assert!(cells(&RULE, table).is_empty());
    }

    #[test]
    fn optional_columns_and_short_tables_are_silent() {
        let table = format!("id;activity;notes;obstacle;Altro\n{ROWS}");
        assert!(cells(&RULE, &table).is_empty());
        let fte = format!("id;activity;headcount;fte;\n{ROWS}");
        assert!(cells(&RULE, &fte).is_empty());
        let two = "id;activity;headcount\nA1;Protocollo;\nA2;Archivio;";
        assert!(cells(&RULE, two).is_empty());
        let one = format!("id;activity;headcount\n{ROWS}\nA4;Messi;3");
        assert!(cells(&RULE, &one).is_empty());
    }
}

//! `V031 ambiguous-date`

use crate::check::dates;
use crate::check::notes::{Note, Notes};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::survey::Survey;
use crate::fact::{FactKind, Place};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::inventory::InventoryRow;

pub(super) const RULE: Rule = Rule {
    code: Code("V031"),
    slug: "ambiguous-date",
    severity: Severity::Error,
    facts: &[FactKind::MonthFirst],
    summary: Text {
        it: "Non è chiaro quale numero sia il giorno e quale il mese",
        en: "Which number is the day and which the month is not clear",
    },
    message: Words::By {
        param: "days",
        cases: &[(
            "",
            Text {
                it: "«{value}» può avere giorno e mese scambiati: in altre righe il mese viene prima",
                en: "“{value}” may have day and month swapped: in other rows the month comes first",
            },
        )],
        otherwise: Text {
            it: "«{value}» non è una data con il giorno prima del mese: forse {days}?",
            en: "“{value}” is no date with the day before the month: perhaps {days}?",
        },
    },
    help: Some(Words::By {
        param: "days",
        cases: &[(
            "",
            Text {
                it: "scrivere tutte le date della colonna con il giorno prima del mese, 31/12/2026, o come \
             2026-12-31",
                en: "write all dates of the column with the day before the month, 31/12/2026, or as \
             2026-12-31",
            },
        )],
        otherwise: Text {
            it: "scrivere {written}, e controllare le altre date della colonna",
            en: "write {written}, and look at the other dates of the column",
        },
    }),
    explain: Text {
        it: "In Italia 03/04/2026 è il 3 aprile, e così viene letto. Se però nella stessa colonna \
             c'è 12/31/2026, qualcuno scrive prima il mese, e anche 03/04/2026 diventa dubbio.",
        en: "In Italy 03/04/2026 is 3 April, and so it is read. But where 12/31/2026 stands in the \
             same column somebody writes the month first, and 03/04/2026 is in doubt as well.",
    },
    cause: Cause::Column,
    looks: Looks::AtSurvey(look),
    params: &["value"],
    ..Rule::BASE
};

fn look(all: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = all.inventory;
    let date = |row: &InventoryRow| {
        let (_, [.., date]) = row.overridden?;
        let date = inventory.text(date);
        let [first, second, last] = dates::numbers(date)?;
        let (first, second) = (first.parse::<u8>().ok()?, second.parse::<u8>().ok()?);
        (last.len() != 1).then_some((date.to_owned(), first, second))
    };
    for rows in inventory.rows.chunk_by(|a, b| a.table == b.table) {
        let swapped = rows.iter().filter_map(date);
        let swapped =
            swapped.filter(|(_, first, second)| *first <= 12 && (13..=31).contains(second));
        if swapped.count() == 0 {
            continue;
        }
        for row in rows {
            let doubtful = date(row).filter(|(_, a, b)| *a <= 12 && *b <= 12 && a != b);
            if let Some((value, ..)) = doubtful {
                let place = Place::Cell(inventory.cell(row, Field::OverrideDate));
                notes.push(Note::at(place).with("value", value));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_where_others_write_the_month_first() {
        let table =
            "id;override;override_date\nA1;No;12/31/2026\nA2;No;03/04/2026\nA3;No;05/05/2026";
        assert_eq!(surveyed(&RULE, &[table]), ["C3"]);
    }

    #[test]
    fn stays_silent_where_the_day_comes_first() {
        let table =
            "id;override;override_date\nA1;No;31/12/2026\nA2;No;03/04/2026\nA3;No;2026-03-04";
        assert!(surveyed(&RULE, &[table]).is_empty());
    }
}

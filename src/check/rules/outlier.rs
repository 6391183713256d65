//! `X015 outlier`

use crate::check::alike::{cell, millionths, sorted_by};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("X015"),
    slug: "outlier",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Field(Field::Headcount)],
    params: &["value", "median", "rows"],
    summary: Text {
        it: "Un numero di persone è molto lontano dagli altri",
        en: "A number of people is far from the others",
    },
    message: Words::Always(Text {
        it: "{value} persone, mentre nelle {rows} attività confrontabili il valore di mezzo è {median}",
        en: "{value} people, while the middle value of the {rows} comparable activities is {median}",
    }),
    help: Some(Words::Always(Text {
        it: "controllare il numero: può essere un refuso o un totale; se è giusto va bene così",
        en: "look at the number: it may be a slip or a total; if it is right, all is well",
    })),
    explain: Text {
        it: "Il numero si confronta con quelli dello stesso processo, o della stessa tabella dove il \
             processo ha meno di 20 righe: quanto dista dal valore di mezzo, rispetto a quanto ne \
             distano di solito gli altri. Servono almeno 20 numeri, e quelli piccoli non si segnalano.",
        en: "The number is compared with those of its process, or of its table where the process has \
             fewer than 20 rows: how far it is from the middle value, against how far the others \
             usually are. At least 20 numbers are needed, and small ones are never said.",
    },
    ..Rule::BASE
};

/// Numbers below which nothing is usual.
const FEWEST: usize = 20;
/// People that a number must be above the middle value, and times that value, to be worth a word.
const FAR: i64 = 10_000_000;
const TIMES: i64 = 4;
/// The least deviation that counts as usual: one person.
const ONE: i64 = 1_000_000;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let process = |row: usize| inventory.rows[row].process;
    let table = |row: usize| inventory.rows[row].table;
    let mut order = sorted_by(inventory.rows.len(), |row| (table(row), process(row)));
    order.retain(|row| inventory.rows[*row].heads.known().is_some());
    for rows in order.chunk_by(|one, two| table(*one) == table(*two)) {
        let mut rest = Vec::new();
        for group in rows.chunk_by(|one, two| process(*one) == process(*two)) {
            if group.len() >= FEWEST && !process(group[0]).is_empty() {
                look_at(survey, group, group, notes);
            } else {
                rest.extend_from_slice(group);
            }
        }
        look_at(survey, rows, &rest, notes);
    }
}

/// Looks at some rows among all that are comparable.
fn look_at(survey: &Survey<'_>, all: &[usize], some: &[usize], notes: &mut Notes<'_>) {
    let heads = |row: &usize| millionths(survey.inventory.rows[*row].heads).unwrap_or(0);
    if all.len() < FEWEST || some.is_empty() {
        return;
    }
    let mut numbers: Vec<i64> = all.iter().map(heads).collect();
    let median = middle(&mut numbers);
    let mut distances: Vec<i64> = numbers.iter().map(|it| (it - median).abs()).collect();
    let usual = i128::from(middle(&mut distances).max(ONE));
    let z = i128::from(notes.thresholds.outlier_z.millionths());
    for row in some {
        let number = heads(row);
        let above = number - median;
        // Of numbers that scatter as most do, 0.6745 of the usual scatter lies below the middle.
        let far = i128::from(above) * 6_745 * 1_000_000 >= usual * z * 10_000;
        if far && above >= FAR && number >= median.saturating_mul(TIMES) {
            let at = cell(
                survey.inventory,
                &survey.inventory.rows[*row],
                Field::Headcount,
            );
            let note = Note::at(at)
                .with("value", Decimal::from_millionths(number).to_string())
                .with("median", Decimal::from_millionths(median).to_string());
            notes.push(note.with("rows", all.len().to_string()));
        }
    }
}

/// Returns the lower of the two middle values, or the middle one.
fn middle(numbers: &mut [i64]) -> i64 {
    let half = numbers.len().saturating_sub(1) / 2;
    *numbers.select_nth_unstable(half).1
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    fn table(rows: usize, heads: &str, last: &str) -> String {
        let rows = format!("P;a;{heads}\n").repeat(rows - 1);
        format!("process;activity;headcount\n{rows}P;z;{last}")
    }

    #[test]
    fn fires_on_a_number_far_above_the_others() {
        assert_eq!(surveyed(&RULE, &[&table(20, "3", "120")]), ["C21"]);
    }

    #[test]
    fn stays_silent_on_small_numbers_and_short_tables() {
        assert!(surveyed(&RULE, &[&table(20, "1", "9")]).is_empty());
        assert!(surveyed(&RULE, &[&table(19, "3", "120")]).is_empty());
        assert!(surveyed(&RULE, &[&table(20, "30", "60")]).is_empty());
    }
}

//! `R016 straight-line`

use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::answer::{Answer, CellAnswer};
use crate::model::inventory::InventoryRow;

pub(super) const RULE: Rule = Rule {
    code: Code("R016"),
    slug: "straight-line",
    severity: Severity::Info,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Answers],
    params: &["rows", "answers", "how"],
    summary: Text {
        it: "Tutte le righe di una tabella hanno risposte uguali",
        en: "All rows of a table have equal answers",
    },
    message: Words::By {
        param: "how",
        cases: &[(
            "copied",
            Text {
                it: "tutte le {rows} righe hanno le stesse {answers} risposte",
                en: "all {rows} rows have the same {answers} answers",
            },
        )],
        otherwise: Text {
            it: "in tutte le {rows} righe le {answers} risposte sono uguali tra loro",
            en: "in all {rows} rows the {answers} answers are equal to each other",
        },
    },
    help: Some(Words::Always(Text {
        it: "chiedere all'ufficio se ha valutato le attività una per una; se è così, va bene",
        en: "ask the office whether it looked at the activities one by one; if so, all is well",
    })),
    sender_help: Some(Words::Always(Text {
        it: "rivedere le attività una per una; se le risposte sono proprio quelle, va bene così",
        en: "look at the activities one by one again; if those are the answers, all is well",
    })),
    explain: Text {
        it: "Una riga con tutti «Sì» è normale. Un'intera tabella in cui le risposte non cambiano \
             mai di solito è stata compilata trascinando la prima cella, e l'esito dice poco.",
        en: "A row full of “yes” is normal. A whole table in which the answers never change was \
             usually filled in by dragging the first cell, and its verdicts say little.",
    },
    ..Rule::BASE
};

/// Rows below which a table is too short to say anything.
pub(super) const FEWEST_ROWS: usize = 10;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let least = notes.thresholds.straight_line_answers.millionths() / 1_000_000;
    let least = usize::try_from(least).unwrap_or(usize::MAX);
    let inventory = survey.inventory;
    for rows in inventory.rows.chunk_by(|one, two| one.table == two.table) {
        let answers = inventory.answers(&rows[0]).len();
        if rows.len() < FEWEST_ROWS || answers < least {
            continue;
        }
        let of = |row: &InventoryRow| inventory.answers(row);
        let how = if rows.iter().all(|row| is_straight(of(row))) {
            "straight"
        } else if rows.iter().all(|row| are_equal(of(row), of(&rows[0]))) {
            "copied"
        } else {
            continue;
        };
        let note = Note::at(Place::Sheet(rows[0].table))
            .with("rows", rows.len().to_string())
            .with("answers", answers.to_string());
        notes.push(note.with("how", how));
    }
}

/// Says whether all answers of a row are known and the same.
fn is_straight(answers: &[CellAnswer]) -> bool {
    let known = |it: &CellAnswer| !matches!(it.answer, Answer::Unknown(_));
    let mut pairs = answers.windows(2);
    answers.iter().all(known) && pairs.all(|pair| pair[0].answer == pair[1].answer)
}

/// Says whether two rows answer everything, and the same.
pub(super) fn are_equal(one: &[CellAnswer], two: &[CellAnswer]) -> bool {
    let known = |it: &CellAnswer| !matches!(it.answer, Answer::Unknown(_));
    one == two && one.iter().all(known)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_at;
    use crate::model::quantity::Decimal;
    use crate::model::thresholds::Thresholds;

    fn table(last: &str, rows: usize) -> String {
        let row = "A;Sì;Sì;Sì;Sì;Sì\n";
        let head = "activity;+individual;+programmable;+remote_tools;+no_user_contact;+output";
        format!("{head}\n{}{last}", row.repeat(rows - 1))
    }

    fn found(table: &str) -> Vec<String> {
        let thresholds = Thresholds {
            straight_line_answers: Decimal::from_millionths(5_000_000),
            ..Thresholds::default()
        };
        surveyed_at(&RULE, &[table], &thresholds)
    }

    #[test]
    fn fires_on_a_whole_table() {
        assert_eq!(found(&table("B;No;No;No;No;No", 10)), ["sheet"]);
        let copied = table("", 1).replace('\n', "\nA;Sì;Sì;No;Sì;No");
        let (head, row) = copied.split_once('\n').unwrap();
        let copied = format!("{head}\n{}", format!("{row}\n").repeat(10));
        assert_eq!(found(&copied), ["sheet"]);
    }

    #[test]
    fn stays_silent_on_short_tables_and_on_one_row_that_differs() {
        assert!(found(&table("B;No;No;No;No;No", 9)).is_empty());
        assert!(found(&table("B;No;No;Sì;No;No", 12)).is_empty());
        assert!(found(&table("B;Sì;Sì;;Sì;Sì", 12)).is_empty());
    }
}

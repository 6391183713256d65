//! `X016 copied-block`

use std::collections::HashMap;

use crate::check::alike::{RowKey, millionths, unit_name};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::fact::Place;
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::Unforeseen;
use crate::model::columns::Field;
use crate::model::inventory::InventoryRow;

pub(super) const RULE: Rule = Rule {
    code: Code("X016"),
    slug: "copied-block",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[
        Need::Field(Field::Name),
        Need::Field(Field::Headcount),
        Need::Answers,
    ],
    params: &["rows", "unit", "other", "cell"],
    summary: Text {
        it: "Due unità hanno lo stesso blocco di righe",
        en: "Two units have the same block of rows",
    },
    message: Words::Always(Text {
        it: "{rows} righe di seguito di «{unit}» sono uguali a quelle di «{other}» (da {cell}): \
             attività, risposte e persone",
        en: "{rows} rows in a row of “{unit}” equal those of “{other}” (from {cell}): activities, \
             answers and people",
    }),
    help: Some(Words::Always(Text {
        it: "chiedere all'unità se le righe sono sue o se è rimasto l'esempio di un'altra; se sono \
             giuste, confermare",
        en: "ask the unit whether the rows are its own or an example of another unit was left; if \
             they are right, confirm them",
    })),
    explain: Text {
        it: "Due unità possono fare le stesse cose, ma di rado con le stesse persone e le stesse \
             risposte riga dopo riga. Di solito un foglio è stato copiato da quello di un'altra \
             unità e non è stato completato.",
        en: "Two units may do the same things, but seldom with the same people and the same answers \
             row after row. Usually a sheet was copied from that of another unit and not finished.",
    },
    ..Rule::BASE
};

/// A row without its unit: process, name, answers, people, FTE.
type Content = (u32, u32, u32, Option<i64>, Option<i64>);

/// A block that stands twice: first row, first row of the other, rows.
type Block = (usize, usize, usize);

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let keys = &survey.keys().now;
    let content = |(row, key): (&InventoryRow, &RowKey)| -> Content {
        (
            key.process,
            key.name,
            key.answers,
            millionths(row.heads),
            millionths(row.fte),
        )
    };
    let contents: Vec<Content> = inventory
        .rows
        .iter()
        .zip(keys.iter())
        .map(content)
        .collect();
    let least = notes.thresholds.copied_rows.millionths() / 1_000_000;
    let least = usize::try_from(least).unwrap_or(usize::MAX).max(2);
    for (from, other, rows) in blocks(survey, keys, &contents, least) {
        if !says_much(&contents[from..from + rows]) {
            continue;
        }
        let [row, first] = [from, other].map(|row| &inventory.rows[row]);
        let beside = inventory.cell(first, Field::Name);
        notes.push(
            Note::at(Place::Range {
                from: inventory.cell(row, Field::Name),
                to_row: inventory.rows[from + rows - 1].row,
            })
            .with("rows", rows.to_string())
            .with("unit", unit_name(inventory, row))
            .with("other", unit_name(inventory, first))
            .with("cell", survey.sources.cell(beside))
            .beside(beside),
        );
    }
}

/// Returns the blocks that stand in an earlier unit too, none overlapping.
fn blocks(survey: &Survey<'_>, keys: &[RowKey], contents: &[Content], least: usize) -> Vec<Block> {
    let rows = &survey.inventory.rows;
    let together = |one: usize, two: usize| {
        rows[one].table == rows[two].table && keys[one].unit == keys[two].unit
    };
    let mut blocks: Vec<Block> = Vec::new();
    // The first place of each run of contents: windows are looked up, never listed.
    let mut first: HashMap<&[Content], usize, Unforeseen> = HashMap::default();
    let mut row = 0;
    while row + least <= rows.len() {
        let window = &contents[row..row + least];
        if !together(row, row + least - 1) || window.iter().any(|it| it.3.is_none() || it.1 == 0) {
            row += 1;
            continue;
        }
        let other = *first.entry(window).or_insert(row);
        if keys[other].unit == keys[row].unit {
            row += 1;
            continue;
        }
        let mut length = least;
        while row + length < rows.len()
            && together(row, row + length)
            && together(other, other + length)
            && contents[row + length] == contents[other + length]
        {
            length += 1;
        }
        blocks.push((row, other, length));
        row += length;
    }
    blocks
}

/// Says whether rows differ among themselves: five times "1 person, all yes" says nothing.
fn says_much(contents: &[Content]) -> bool {
    let first = contents[0];
    contents.iter().any(|it| it.2 != first.2) && contents.iter().any(|it| it.3 != first.3)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    fn unit(name: &str, heads: [u8; 5]) -> String {
        let answers = ["Sì", "No", "Sì", "Sì", "No"];
        let rows = heads.iter().zip(answers).zip("abcde".chars());
        let rows: Vec<String> = rows
            .map(|((heads, answer), activity)| format!("{name};{activity};{heads};{answer}"))
            .collect();
        rows.join("\n")
    }

    const HEAD: &str = "unit;activity;headcount;+output\n";

    #[test]
    fn fires_on_the_block_of_the_later_unit() {
        let (one, two) = (unit("A", [1, 2, 3, 4, 5]), unit("B", [1, 2, 3, 4, 5]));
        let table = format!("{HEAD}{one}\n{two}");
        assert_eq!(surveyed(&RULE, &[&table]), ["B7:B11"]);
        let files = [format!("{HEAD}{one}"), format!("{HEAD}B;x;7;Sì\n{two}")];
        assert_eq!(surveyed(&RULE, &[&files[0], &files[1]]), ["2!B3:B7"]);
    }

    #[test]
    fn stays_silent_on_one_difference_on_one_unit_and_on_rows_that_say_little() {
        let one = unit("A", [1, 2, 3, 4, 5]);
        let other = unit("B", [1, 2, 3, 4, 6]);
        assert!(surveyed(&RULE, &[&format!("{HEAD}{one}\n{other}")]).is_empty());
        assert!(surveyed(&RULE, &[&format!("{HEAD}{one}\n{one}")]).is_empty());
        let plain = ["A", "B"].map(|name| unit(name, [1; 5])).join("\n");
        assert!(surveyed(&RULE, &[&format!("{HEAD}{plain}")]).is_empty());
    }
}

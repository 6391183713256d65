//! `L006 duplicate-across-files`

use std::collections::BTreeMap;

use crate::check::alike::{cell, unit_name};
use crate::check::rule::{Looks, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::columns::Field;

pub(super) const RULE: Rule = Rule {
    code: Code("L006"),
    slug: "duplicate-across-files",
    severity: Severity::Error,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    params: &["value", "unit", "file", "cell"],
    summary: Text {
        it: "La stessa attività è in due file",
        en: "One activity stands in two files",
    },
    message: Words::Always(Text {
        it: "l'attività «{value}» di «{unit}» è anche in {file} ({cell}): conta due volte",
        en: "the activity “{value}” of “{unit}” stands in {file} too ({cell}): it counts twice",
    }),
    help: Some(Words::Always(Text {
        it: "tenere la riga in un solo file",
        en: "keep the row in one file only",
    })),
    explain: Text {
        it: "Quando un'unità invia più file, ogni attività deve stare in uno solo. Se nel secondo file \
             è doppia almeno metà delle righe dell'unità, il file è un secondo invio: lo dice L008, e \
             le singole righe non si ripetono.",
        en: "Where a unit sends several files, each activity must stand in one of them. Where at \
             least half of the unit's rows in the second file are doubled, the file is a second \
             submission: L008 says so, and the rows are not repeated one by one.",
    },
    ..Rule::BASE
};

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let inventory = survey.inventory;
    let doubled = survey.doubled();
    if doubled.pairs().next().is_none() {
        return;
    }
    let file = |row: usize| survey.sources.table(inventory.rows[row].table).file;
    let keys = &survey.keys().now;
    let mut counts: BTreeMap<(u32, u32), (usize, usize)> = BTreeMap::new();
    for (row, key) in keys.iter().enumerate() {
        let (rows, twice) = counts.entry((file(row), key.unit)).or_default();
        *rows += 1;
        *twice += usize::from(doubled.has(row));
    }
    for (row, other) in doubled.pairs() {
        let (rows, twice) = counts
            .get(&(file(row), keys[row].unit))
            .copied()
            .unwrap_or_default();
        if twice * 2 >= rows {
            continue;
        }
        let [row, other] = [row, other].map(|row| &inventory.rows[row]);
        let beside = inventory.cell(other, Field::Name);
        let field = if row.name.is_empty() {
            Field::Id
        } else {
            Field::Name
        };
        let value = if row.name.is_empty() {
            row.id
        } else {
            row.name
        };
        notes.push(
            Note::at(cell(inventory, row, field))
                .with("value", inventory.text(value))
                .with("unit", unit_name(inventory, row))
                .with("file", survey.sources.file_of(other.table).path.as_str())
                .with("cell", survey.sources.cell(beside))
                .beside(beside),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed;

    #[test]
    fn fires_on_the_row_of_the_second_file() {
        let one = "unit;id;activity\nA;1;Protocollo\nA;2;Bandi\nA;;Mense";
        let two = "unit;id;activity\nA;1;Altro\nA;7;Gare\nA;8;Sportello\nA;9;MENSE\nA;10;Concorsi";
        assert_eq!(surveyed(&RULE, &[one, two]), ["2!C2", "2!C5"]);
    }

    #[test]
    fn leaves_a_second_submission_to_l008() {
        let one = "unit;id;activity\nA;1;Protocollo\nA;2;Bandi";
        assert!(surveyed(&RULE, &[one, one]).is_empty());
        let other = "unit;id;activity\nB;1;Protocollo\nB;2;Bandi";
        assert!(surveyed(&RULE, &[one, other]).is_empty());
        assert!(surveyed(&RULE, &["unit;id\nA;1\nA;1"]).is_empty());
    }
}

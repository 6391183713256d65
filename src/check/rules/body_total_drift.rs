//! `Y010 body-total-drift`

use std::collections::{BTreeMap, BTreeSet};

use crate::check::alike::{cell, millionths};
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::years::{Years, is_jump};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::matching::fold;
use crate::model::columns::Field;
use crate::model::inventory::{Inventory, InventoryRow};
use crate::model::quantity::Decimal;

use super::headcount_jump::FEWEST as FEWEST_JUMP;

pub(super) const RULE: Rule = Rule {
    code: Code("Y010"),
    slug: "body-total-drift",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::LastYear],
    params: &["unit", "before", "value", "what"],
    summary: Text {
        it: "Il totale di un'unità è cambiato molto",
        en: "The total of a unit has changed a lot",
    },
    message: Words::By {
        param: "what",
        cases: &[(
            "fte",
            Text {
                it: "«{unit}»: {value} equivalenti a tempo pieno in tutto, l'anno scorso {before}",
                en: "“{unit}”: {value} full-time equivalents in all, {before} last year",
            },
        )],
        otherwise: Text {
            it: "«{unit}»: {value} persone nelle attività, l'anno scorso {before}",
            en: "“{unit}”: {value} people in activities, {before} last year",
        },
    },
    help: Some(Words::Always(Text {
        it: "controllare se mancano righe o se altre sono doppie; se è giusto, confermare",
        en: "look whether rows are missing or doubled; if all is right, confirm it",
    })),
    explain: Text {
        it: "Righe che mancano, righe doppie e cambi di unità di misura si vedono dal totale \
             prima che dalle singole righe. Il totale delle persone somma le persone di ogni \
             attività; cambi di meno di 10 non si segnalano.",
        en: "Missing rows, doubled rows and changes of unit of measure show in the total before \
             they show in rows. The total of people adds up those of each activity; changes of \
             fewer than 10 are not said.",
    },
    ..Rule::BASE
};

/// People, or FTE, by which a total must change to be worth a word.
const FEWEST: i64 = 10_000_000;

/// Sums of a unit: people, FTE, and its first row.
type Sums<'a> = BTreeMap<String, ([i64; 2], &'a InventoryRow)>;

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(last_year) = survey.last_year else {
        return;
    };
    // An activity whose people jumped is said by Y005, one that stands in two files by L006 or L008.
    let mut jumped = jumped(survey, notes);
    let rows = survey.doubled().pairs().map(|(row, _)| row);
    let rows = rows.map(|row| &survey.inventory.rows[row]);
    jumped[0].extend(rows.map(|row| (row.table, row.row)));
    let now = sums(survey.inventory, &jumped[0]);
    let before = sums(last_year, &jumped[1]);
    for (unit, (sums, row)) in &now {
        let Some((old_sums, old)) = before.get(unit) else {
            continue;
        };
        let kinds = [("people", Field::Headcount), ("fte", Field::Fte)];
        // Where people jumped their time did too: one finding is enough.
        let jumped = kinds
            .into_iter()
            .enumerate()
            .find_map(|(place, (what, field))| {
                let [now, before] = [sums[place], old_sums[place]].map(Decimal::from_millionths);
                let counts = now > Decimal::ZERO && before > Decimal::ZERO;
                let jump = is_jump(before, now, notes.thresholds.body_total_drift, FEWEST);
                (counts && jump).then_some((what, field, now, before))
            });
        let Some((what, field, value, before)) = jumped else {
            continue;
        };
        let inventory = survey.inventory;
        let note = Note::at(cell(inventory, row, field))
            .with("unit", inventory.text(row.unit))
            .with("what", what)
            .with("value", value.to_string())
            .with("before", before.to_string());
        notes.push(note.beside(last_year.cell(old, field)));
    }
}

/// Returns the rows of this year and of last whose people jumped, by table and row.
fn jumped(survey: &Survey<'_>, notes: &Notes<'_>) -> [BTreeSet<(u32, u32)>; 2] {
    let mut found = [BTreeSet::new(), BTreeSet::new()];
    let Some(years) = Years::of(survey, notes.thresholds.similarity) else {
        return found;
    };
    for pair in &years.pairs {
        let rows = [years.row(pair.now), years.old_row(pair.before)];
        let [Some(now), Some(before)] = rows.map(|row| row.heads.known()) else {
            continue;
        };
        if is_jump(before, now, notes.thresholds.headcount_jump, FEWEST_JUMP) {
            for (found, row) in found.iter_mut().zip(rows) {
                found.insert((row.table, row.row));
            }
        }
    }
    found
}

/// Adds up the units of an inventory, parts and all.
fn sums<'a>(inventory: &'a Inventory, without: &BTreeSet<(u32, u32)>) -> Sums<'a> {
    let mut sums = Sums::new();
    for rows in inventory
        .rows
        .chunk_by(|one, two| one.unit_code == two.unit_code && one.unit == two.unit)
    {
        let first = &rows[0];
        let text = if first.unit_code.is_empty() {
            first.unit
        } else {
            first.unit_code
        };
        if text.is_empty() {
            continue;
        }
        let ([heads, fte], _) = sums
            .entry(fold(inventory.text(text)))
            .or_insert(([0; 2], first));
        let counted = rows
            .iter()
            .filter(|row| !without.contains(&(row.table, row.row)));
        for row in counted {
            *heads = heads.saturating_add(millionths(row.heads).unwrap_or(0));
            *fte = fte.saturating_add(millionths(row.fte).unwrap_or(0));
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::surveyed_with;

    #[test]
    fn fires_on_a_total_that_moved_by_a_quarter_and_ten_people() {
        let before =
            "unit;activity;headcount;fte\nA;a;30;9\nA;b;10;9\nB;c;20;10\nC;d;8;8\nD;e;9;12";
        let now = "unit;activity;headcount;fte\nA;a;30;9\nA;z;21;9\nB;c;25;10\nC;d;2;2\nD;e;9;30";
        assert_eq!(
            surveyed_with(&RULE, &[now], &[before], |it| it),
            ["C2", "D6"]
        );
        assert!(surveyed_with(&RULE, &[before, before], &[before], |it| it).is_empty());
    }
}

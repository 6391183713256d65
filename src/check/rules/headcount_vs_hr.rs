//! `L003 headcount-vs-hr`

use crate::check::alike::{cell, millionths};
use crate::check::charted::Charted;
use crate::check::rule::{Looks, Need, Rule, Words};
use crate::check::{Note, Notes, Survey};
use crate::finding::{Cause, Code, Severity};
use crate::lang::Text;
use crate::model::activity::Given;
use crate::model::columns::Field;
use crate::model::criteria::Heads;
use crate::model::inventory::InventoryRow;
use crate::model::org_unit::OrgChart;
use crate::model::quantity::Decimal;

pub(super) const RULE: Rule = Rule {
    code: Code("L003"),
    slug: "headcount-vs-hr",
    severity: Severity::Warning,
    cause: Cause::Place,
    looks: Looks::AtSurvey(look),
    needs: &[Need::Chart, Need::Staff, Need::Field(Field::Headcount)],
    params: &["what", "value", "unit", "staff"],
    summary: Text {
        it: "A un'unità lavorano più persone di quante ne ha",
        en: "More people work in a unit than it has",
    },
    message: Words::By {
        param: "what",
        cases: &[
            (
                "fte",
                Text {
                    it: "gli equivalenti a tempo pieno di «{unit}» fanno {value}, ma l'organigramma \
                         le attribuisce {staff} persone",
                    en: "the full-time equivalents of “{unit}” make {value}, but the org chart gives \
                         it {staff} people",
                },
            ),
            (
                "sum",
                Text {
                    it: "le persone delle attività di «{unit}» sono {value}, ma l'organigramma le \
                         attribuisce {staff} persone",
                    en: "the people of the activities of “{unit}” are {value}, but the org chart \
                         gives it {staff} people",
                },
            ),
        ],
        otherwise: Text {
            it: "a una sola attività di «{unit}» lavorano {value} persone, ma l'organigramma le \
                 attribuisce {staff} persone",
            en: "{value} people work on a single activity of “{unit}”, but the org chart gives it \
                 {staff} people",
        },
    },
    expected: Some(Words::Always(Text {
        it: "al massimo {staff}",
        en: "at most {staff}",
    })),
    help: Some(Words::Always(Text {
        it: "controllare il numero nella scheda e il personale nell'organigramma: uno dei due non è \
             aggiornato, o l'attività è sotto un'altra unità",
        en: "look at the number in the sheet and at the staff in the org chart: one of them is out \
             of date, or the activity belongs to another unit",
    })),
    explain: Text {
        it: "La stessa persona può lavorare a più attività, quindi la somma delle persone può \
             superare il personale senza errori: si confrontano l'attività con più persone e la somma \
             degli equivalenti a tempo pieno. Il personale è quello dell'unità e delle unità sotto di \
             essa.",
        en: "One person may work on several activities, so that the sum of people may exceed the \
             staff without a mistake: the activity with the most people and the sum of full-time \
             equivalents are compared. The staff is that of the unit and of those below it.",
    },
    ..Rule::BASE
};

/// What the rows of a unit come to.
#[derive(Default, Clone)]
struct Work<'a> {
    first: Option<&'a InventoryRow>,
    most: Option<(i64, &'a InventoryRow)>,
    sum: i64,
    fte: i64,
}

fn look(survey: &Survey<'_>, notes: &mut Notes<'_>) {
    let Some(chart) = survey.chart else { return };
    let inventory = survey.inventory;
    let staff = staff(chart);
    let mut work = vec![Work::default(); chart.units.len()];
    let mut charted = Charted::of(chart);
    let doubled = survey.doubled();
    let rows = inventory.rows.iter().enumerate();
    for (_, row) in rows.filter(|(place, _)| !doubled.has(*place)) {
        let Some(unit) = charted.find(inventory, row) else {
            continue;
        };
        let it = &mut work[unit];
        it.first = it.first.or(Some(row));
        it.fte = it.fte.saturating_add(millionths(row.fte).unwrap_or(0));
        if let Some(heads) = millionths(row.heads) {
            it.sum = it.sum.saturating_add(heads);
            if it.most.is_none_or(|(most, _)| heads > most) {
                it.most = Some((heads, row));
            }
        }
    }
    let tolerance = notes.thresholds.sum_tolerance.millionths();
    let exclusive = survey.set.totals.heads == Heads::Exclusive;
    for ((unit, staff), work) in chart.units.iter().zip(staff).zip(&work) {
        let (Some(staff), Some(first)) = (staff, work.first) else {
            continue;
        };
        let over = |number: i64| number > staff.saturating_add(tolerance);
        let (what, value, row, field) = match work.most {
            Some((most, row)) if over(most) => ("most", most, row, Field::Headcount),
            _ if exclusive && over(work.sum) => ("sum", work.sum, first, Field::Headcount),
            _ if over(work.fte) => ("fte", work.fte, first, Field::Fte),
            _ => continue,
        };
        let note = Note::at(cell(inventory, row, field))
            .with("what", what)
            .with("value", Decimal::from_millionths(value).to_string())
            .with("unit", unit.name.as_str())
            .with("staff", Decimal::from_millionths(staff).to_string());
        notes.push(note.beside(unit.at));
    }
}

/// Returns the staff of each unit and of those below it; `None` where nobody states the unit's own.
fn staff(chart: &OrgChart) -> Vec<Option<i64>> {
    let own = |unit: usize| {
        let staff = chart.units[unit].staff.map_or(Given::Blank, Given::Known);
        millionths(staff)
    };
    let mut all: Vec<Option<i64>> = (0..chart.units.len()).map(own).collect();
    for unit in 0..chart.units.len() {
        let mut at = unit;
        while let Some(parent) = chart.units[at].parent {
            all[parent] = all[parent].map(|sum| sum.saturating_add(own(unit).unwrap_or(0)));
            at = parent;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{leaked_chart, surveyed_with};

    #[track_caller]
    fn case(table: &str, expected: &[&str]) {
        let chart = leaked_chart(&[
            ("A", "Direzione A", None, 2),
            ("A1", "Ufficio A1", Some(0), 4),
        ]);
        let found = surveyed_with(&RULE, &[table], &[], |mut survey| {
            survey.chart = Some(chart);
            survey
        });
        assert_eq!(found, expected, "{table}");
    }

    #[test]
    fn fires_on_the_largest_activity_and_on_the_fte() {
        case(
            "unit;activity;headcount\nufficio a1;a;3\nA1;b;6\nA1;c;5",
            &["C3"],
        );
        case("unit;activity;headcount;fte\nA1;a;4;3\nA1;b;4;2", &["D2"]);
    }

    #[test]
    fn stays_silent_on_sums_of_people_on_units_above_and_on_the_unknown() {
        case("unit;activity;headcount\nA1;a;4\nA1;b;4\nA1;c;", &[]);
        case(
            "unit;activity;headcount\nDirezione A;a;6\nAltrove;b;60",
            &[],
        );
    }
}

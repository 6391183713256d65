//! `--explain` on a day budget: the chain from quota and calendar to the days of a directorate or
//! a person.
//!
//! Never here: a figure; the budget has them.

use crate::lang::{Lang, Text};
use crate::model::day_budget::{DayBudgets, PersonBudget, UnitBudget};
use crate::report::budget::grounds::{Of, ground};
use crate::report::budget::measures::{Measure, present};
use crate::report::budget::{discreet, headline, notes, persons};
use crate::report::contingent::persons::ratio;
use crate::report::grounds::page::Page;
use crate::report::words::{self, people, time};
use crate::report::{Audience, Options, numbers};

/// Explains a directorate, by its code or its name, or a person, by the code; `None` when there is
/// none, or when persons may not be shown.
#[must_use]
pub fn explain(budgets: &DayBudgets, key: &str, options: &Options) -> Option<String> {
    let unit = budgets
        .units
        .iter()
        .find(|unit| &*unit.unit == key)
        .or_else(|| budgets.units.iter().find(|unit| &*unit.name == key));
    let mut page = Page::new(&budgets.sources, options);
    page.title(headline::TITLE.get(options.lang));
    if let Some(unit) = unit {
        of_unit(&discreet(budgets, options), unit, &mut page, options.lang);
        return Some(page.out);
    }
    let months: Vec<&PersonBudget> = budgets
        .people
        .iter()
        .filter(|person| &*person.person == key)
        .collect();
    if months.is_empty() || options.audience == Audience::Public {
        return None;
    }
    for person in &months {
        of_person(budgets, person, &mut page, options.lang);
    }
    page.parameters(&notes::parameters(budgets, options.lang));
    Some(page.out)
}

fn of_unit(budgets: &DayBudgets, unit: &UnitBudget, page: &mut Page<'_>, lang: Lang) {
    page.heading(&words::group_title(&unit.unit, &unit.name, lang));
    let label = Text {
        it: "Giornate nel complesso",
        en: "Days of all months",
    };
    page.figure(
        label.get(lang),
        &numbers::quantity_between(&unit.days, lang),
    );
    for (place, (when, month)) in budgets.months.iter().zip(&unit.months).enumerate() {
        let name = words::capital(&time::month(when.month, lang));
        page.heading(&format!("{name} (W* = {})", when.working_days));
        for measure in present(budgets, &Measure::ALL) {
            let of = Of {
                unit,
                place,
                is_total: false,
            };
            let ground = ground(budgets, of, measure, lang);
            page.figure(
                measure.label().get(lang),
                &numbers::value(&measure.value(month), lang),
            );
            page.formula(&ground);
            if measure == Measure::Days {
                due(budgets, unit, (when.month, lang), page);
                page.rounding(&ground);
            }
        }
    }
    page.parameters(&notes::parameters(budgets, lang));
}

/// Lists the entitlements of the persons that the budget is the sum of.
fn due(
    budgets: &DayBudgets,
    unit: &UnitBudget,
    (month, lang): (crate::model::period::Month, Lang),
    page: &mut Page<'_>,
) {
    let of_unit = budgets
        .people
        .iter()
        .filter(|person| person.unit == unit.unit && person.month == month);
    for person in of_unit {
        let due = ratio(person.due, lang);
        let days = people::amount(&person.days, people::DAYS, lang);
        page.line("      ", &format!("{}: t = {due}; {days}", person.person));
    }
}

fn of_person(budgets: &DayBudgets, person: &PersonBudget, page: &mut Page<'_>, lang: Lang) {
    let when = time::month(person.month, lang);
    page.heading(&format!("{}  {}  {when}", person.person, person.unit));
    let ground = persons::ground(budgets, person, lang);
    let label = Text {
        it: "Giornate",
        en: "Days",
    };
    page.figure(
        label.get(lang),
        &numbers::quantity_between(&person.days, lang),
    );
    for step in persons::steps(budgets, person, lang) {
        page.line("    ", &step);
    }
    page.inputs(&ground);
    page.rounding(&ground);
    // The calendar of the month stands before the choices that hold for all.
    if let Some(days) = ground.parameters.first() {
        page.line("    ", days);
    }
}

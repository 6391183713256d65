//! What each figure of a day budget rests on: formula with its numbers, inputs, parameters, the
//! one rounding, ties.
//!
//! Never here: a figure.

mod formula;

use self::formula::{ends, formula};
use crate::lang::{Lang, Text};
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{BridgeStep, DayBudgets, MonthBudget, UnitBudget};
use crate::model::period::Month;
use crate::report::budget::measures::Measure;
use crate::report::budget::{notes, words};
use crate::report::grounds::{self, Figures, Ground, Input};
use crate::report::numbers;
use crate::report::words::{self as shared, time};

/// What a figure is of: a directorate, or everything, in a month.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    /// The directorate, or the sum of all.
    pub unit: &'a UnitBudget,
    /// The month, by its place.
    pub place: usize,
    /// Whether it is the sum of all.
    pub is_total: bool,
}

/// Returns what a figure of a month rests on.
#[must_use]
pub fn ground(budgets: &DayBudgets, of: Of<'_>, measure: Measure, lang: Lang) -> Ground {
    let (Some(month), Some(when)) = (of.unit.months.get(of.place), budgets.months.get(of.place))
    else {
        return Ground::default();
    };
    let mut ground = Ground {
        parameters: parameters(budgets, of.place, measure, lang),
        rounding: grounds::printed_once(lang),
        ..Ground::default()
    };
    if of.is_total {
        ground.formula = over_units(budgets, measure, month, lang);
        ground.inputs = units(budgets, of.place, measure, lang);
        if measure == Measure::Days {
            ground.rounding = none_here(lang);
        }
        return ground;
    }
    ground.formula = formula(budgets, month, when.month, measure, lang);
    if matches!(measure, Measure::Smartable | Measure::Rotation) {
        ground.inputs = people_of(budgets, month, lang);
        ground.rounding = grounds::none_needed(lang);
    }
    if matches!(measure, Measure::Net | Measure::Days) {
        ground.inputs = bridge(month, lang);
    }
    if measure == Measure::Days {
        ground.rounding = half_up(month, lang);
        ground.tie = tie(budgets, of.unit, month, when.month, lang);
    }
    ground
}

/// Returns the choices and parameters that a figure rests on, working days of the month first.
fn parameters(budgets: &DayBudgets, place: usize, measure: Measure, lang: Lang) -> Vec<String> {
    let mut lines: Vec<String> = budgets
        .months
        .get(place)
        .into_iter()
        .map(|month| {
            let (when, days) = (time::month(month.month, lang), month.working_days);
            let holidays = notes::holidays(month, lang);
            match lang {
                Lang::It => {
                    format!("{when}: W* = {days} giorni lavorativi (festività: {holidays})")
                }
                Lang::En => format!("{when}: W* = {days} working days (holidays: {holidays})"),
            }
        })
        .collect();
    match measure {
        Measure::Smartable | Measure::Rotation => {
            lines.clear();
            lines.extend(notes::classes(budgets, lang));
            lines.push(notes::criteria(budgets, lang));
        }
        Measure::Gross => lines.extend(notes::quotas(budgets, lang)),
        Measure::Step(BridgeStep::Cap) => lines.push(notes::prevalence(budgets, lang)),
        Measure::Step(_) => {
            lines.extend(notes::quotas(budgets, lang));
            lines.push(notes::calendar(budgets, lang));
        }
        Measure::Net | Measure::Days | Measure::ToBank => {
            lines.extend(notes::parameters(budgets, lang));
        }
    }
    lines
}

fn none_here(lang: Lang) -> String {
    Text {
        it: "nessuno: ogni direzione è già arrotondata, una sola volta",
        en: "none: each directorate is rounded already, once",
    }
    .get(lang)
    .to_owned()
}

fn half_up(month: &MonthBudget, lang: Lang) -> String {
    let (net, days) = (ends(&month.net, lang), ends(&month.days, lang));
    match lang {
        Lang::It => format!("una sola volta, da mezzo in su: {net} → {days}"),
        Lang::En => format!("once, half up: {net} → {days}"),
    }
}

/// Returns the steps as inputs of the net figure.
fn bridge(month: &MonthBudget, lang: Lang) -> Vec<Input> {
    let gross = Measure::Gross;
    let first = format!(
        "{}: {}",
        gross.label().get(lang),
        numbers::value(&gross.value(month), lang)
    );
    let mut inputs = vec![Input::new(first, None)];
    for (step, _) in &month.bridge {
        let value = Measure::Step(*step).value(month);
        let label = words::step(*step).get(lang);
        inputs.push(Input::new(
            format!("{label}: {}", numbers::value(&value, lang)),
            None,
        ));
    }
    inputs
}

/// Says where the numbers of people come from.
fn people_of(budgets: &DayBudgets, month: &MonthBudget, lang: Lang) -> Vec<Input> {
    let (full, rotation) = (ends(&month.smartable, lang), ends(&month.rotation, lang));
    let from = match budgets.basis {
        ContingentBasis::Persons => Text {
            it: "personale e assegnazioni, persona per persona",
            en: "staff and assignments, person by person",
        },
        ContingentBasis::Headcounts => Text {
            it: "intervallo del contingente dagli addetti delle attività",
            en: "interval of the contingent from the headcounts of activities",
        },
    };
    let classes = match lang {
        Lang::It => format!("{full} a quota piena, {rotation} a rotazione"),
        Lang::En => format!("{full} of the full quota, {rotation} by rotation"),
    };
    vec![Input::new(format!("{}: {classes}", from.get(lang)), None)]
}

/// Says how the sum of the directorates is made.
fn over_units(budgets: &DayBudgets, measure: Measure, month: &MonthBudget, lang: Lang) -> String {
    let value = numbers::value(&measure.value(month), lang).into_owned();
    let people = matches!(measure, Measure::Smartable | Measure::Rotation);
    let what = if people && budgets.basis == ContingentBasis::Persons {
        Text {
            it: "persone delle direzioni, ciascuna contata una volta, con la classe migliore",
            en: "people of the directorates, each counted once, with the best class",
        }
    } else {
        Text {
            it: "somma delle direzioni",
            en: "sum of the directorates",
        }
    };
    format!("{} = {value}", what.get(lang))
}

fn units(budgets: &DayBudgets, place: usize, measure: Measure, lang: Lang) -> Vec<Input> {
    let units = budgets.units.iter().filter_map(|unit| {
        let month = unit.months.get(place)?;
        let name = shared::group_title(&unit.unit, &unit.name, lang);
        let value = measure.value(month);
        let text = format!("{name}: {}", numbers::value(&value, lang));
        Some(Input::new(text, None))
    });
    units.collect()
}

/// Returns what the sum of the months rests on.
#[must_use]
pub fn sum_of_months(budgets: &DayBudgets, unit: &UnitBudget, lang: Lang) -> Ground {
    let months = budgets.months.iter().zip(&unit.months);
    let inputs = months.map(|(when, month)| {
        let when = time::month(when.month, lang);
        Input::new(format!("{when}: {}", ends(&month.days, lang)), None)
    });
    let what = Text {
        it: "somma dei mesi",
        en: "sum of the months",
    };
    Ground {
        formula: format!("{} = {}", what.get(lang), ends(&unit.days, lang)),
        inputs: inputs.collect(),
        parameters: notes::parameters(budgets, lang),
        rounding: Text {
            it: "nessuno: ogni mese è già arrotondato, una sola volta",
            en: "none: each month is rounded already, once",
        }
        .get(lang)
        .to_owned(),
        tie: String::new(),
    }
}

/// The most persons that a tie names.
const MOST_TIED: usize = 10;

/// Says which ties were broken, and by what.
fn tie(
    budgets: &DayBudgets,
    unit: &UnitBudget,
    month: &MonthBudget,
    when: Month,
    lang: Lang,
) -> String {
    // So many persons have their remainders in their own rows alone.
    if budgets.people.len() > Figures::MOST {
        return Text {
            it: "le parità stanno nelle righe delle persone",
            en: "ties stand in the rows of the people",
        }
        .get(lang)
        .to_owned();
    }
    let mut parts: Vec<String> = budgets
        .people
        .iter()
        .filter(|person| person.month == when && person.unit == unit.unit)
        .filter_map(|person| {
            let tie = words::tie(person.remainder.as_ref()?.settled)?;
            Some(format!("{}: {}", person.person, tie.get(lang)))
        })
        .take(MOST_TIED)
        .collect();
    if parts.is_empty()
        && let Some(days) = month.to_bank.filter(|days| *days > 0)
    {
        parts.push(match lang {
            Lang::It => format!("giornate in parità alla banca: {days}"),
            Lang::En => format!("tied days to the bank: {days}"),
        });
    }
    parts.join("; ")
}

//! `--explain` on a contingent: the chain from the cells of a unit or a person to its figures.
//!
//! Never here: a figure; the contingent has them.

use crate::lang::Lang;
use crate::model::contingent::{Contingents, PersonContingent, UnitContingent};
use crate::report::contingent::grounds::{Of, ground};
use crate::report::contingent::measures::Measure;
use crate::report::contingent::{headline, notes, persons, populations};
use crate::report::grounds::page::Page;
use crate::report::words::{self, people, time};
use crate::report::{Audience, Options, numbers};

/// Explains a unit, by its code or its name, or a person, by the code; `None` when there is none,
/// or when persons may not be shown.
#[must_use]
pub fn explain(contingents: &Contingents, key: &str, options: &Options) -> Option<String> {
    let unit = contingents
        .units
        .iter()
        .find(|unit| &*unit.unit == key)
        .or_else(|| contingents.units.iter().find(|unit| &*unit.name == key));
    let mut page = Page::new(&contingents.sources, options);
    page.title(headline::TITLE.get(options.lang));
    if let Some(unit) = unit {
        of_unit(contingents, unit, &mut page, options.lang);
        return Some(page.out);
    }
    if options.audience == Audience::Public {
        return None;
    }
    let stretches: Vec<&PersonContingent> = contingents
        .people
        .iter()
        .filter(|person| &*person.person == key)
        .collect();
    if stretches.is_empty() {
        return None;
    }
    for person in stretches {
        of_person(contingents, person, &mut page, options.lang);
    }
    Some(page.out)
}

fn of_unit(contingents: &Contingents, unit: &UnitContingent, page: &mut Page<'_>, lang: Lang) {
    page.heading(&words::group_title(&unit.unit, &unit.name, lang));
    let mut said = Vec::new();
    for measure in Measure::ALL {
        let value = measure.value(&unit.figures);
        if measure.between(&unit.figures).is_none() && measure != Measure::Heads {
            continue;
        }
        let label = measure.label(contingents.basis).get(lang);
        let ground = ground(contingents, Of::Unit(unit), measure, lang);
        page.figure(label, &numbers::value(&value, lang));
        page.formula(&ground);
        // Heads and FTE are inputs of their own; shares and parts repeat them.
        let inputs = matches!(measure, Measure::Heads | Measure::Fte | Measure::Staff);
        if inputs && !said.contains(&ground.inputs) {
            page.inputs(&ground);
            said.push(ground.inputs.clone());
        }
        page.rounding(&ground);
    }
    page.heading(notes::HEADING.get(lang));
    for line in notes::lines(contingents, lang) {
        page.line("  ", &line);
    }
    if let Some(minimum) = &contingents.minimum_share {
        for line in populations::minimum_lines(minimum, lang) {
            page.line("  ", &line);
        }
    }
    page.parameters(&notes::parameters(contingents, lang));
}

fn of_person(
    contingents: &Contingents,
    person: &PersonContingent,
    page: &mut Page<'_>,
    lang: Lang,
) {
    let period = time::period(person.period, lang);
    page.heading(&format!("{}  {}  {period}", person.person, person.unit));
    let ground = persons::ground(contingents, person, lang);
    let eligible = people::yes_or_no(person.eligible).get(lang);
    let label = match lang {
        Lang::It => "Nel contingente",
        Lang::En => "In the contingent",
    };
    page.figure(label, eligible);
    page.formula(&ground);
    page.inputs(&ground);
    page.rounding(&ground);
    let level = persons::ratio(person.shares.level, lang);
    let partly = persons::ratio(person.shares.with_partly, lang);
    let line = match lang {
        Lang::It => {
            format!("Con le attività parziali: {partly}; somma di quota × livello: {level}")
        }
        Lang::En => format!("With partly smartable: {partly}; sum of share × level: {level}"),
    };
    page.line("    ", &line);
    page.parameters(&ground.parameters);
}

//! Single persons of a day budget: their rows, and what each rests on.
//!
//! Priorities and derogations tell of health and family: they stand in no row. Never here: whether
//! persons may be shown (`report::Options::shows_people`).

use crate::lang::{Lang, Text};
use crate::model::day_budget::{
    DayBudgets, PersonBudget, PrevalenceBase, Quota, QuotaPer, Window, WindowPart,
};
use crate::model::quantity::Ratio;
use crate::report::budget::{notes, words};
use crate::report::contingent::persons::{MOST_NAMED, ends_of, not_named, ratio};
use crate::report::grounds::{At, Ground, Input};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::words::{people, time};

/// Heading of the persons.
pub const HEADING: Text = Text {
    it: "Persone",
    en: "People",
};

/// Returns the persons; nothing where there are none.
#[must_use]
pub fn blocks(budgets: &DayBudgets, lang: Lang) -> Vec<Block<'_>> {
    if budgets.people.is_empty() {
        return Vec::new();
    }
    let rows = budgets.people.iter().take(MOST_NAMED);
    let rows = rows.map(|person| row(person, lang)).collect();
    let legend = Text {
        it: "W: giorni lavorativi della persona; e: spettanza prima del tetto; c: tetto di \
             prevalenza; t: spettanza dopo il tetto.",
        en: "W: working days of the person; e: entitlement before the cap; c: prevalence cap; t: \
             entitlement after the cap.",
    };
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(Table {
            columns: columns(lang),
            rows,
            last_is_total: false,
        }),
        Block::Paragraph(legend.get(lang).to_owned()),
    ];
    blocks.extend(not_named(budgets.people.len(), lang).map(Block::Paragraph));
    blocks
}

/// Columns of the rows that people read.
#[must_use]
pub fn columns(lang: Lang) -> Vec<Column> {
    let label = |it, en| Text { it, en }.get(lang);
    vec![
        Column::new("person", label("Persona", "Person"), Kind::Code),
        Column::new("unit", label("Direzione", "Directorate"), Kind::Code),
        Column::new("month", label("Mese", "Month"), Kind::Code).kept(9),
        Column::new("class", label("Classe", "Class"), Kind::Text).kept(5),
        Column::new("working_days", "W", Kind::Count).kept(8),
        Column::new("entitled", "e", Kind::Quantity).kept(7),
        Column::new("cap", "c", Kind::Quantity).kept(7),
        Column::new("due", "t", Kind::Quantity).kept(8),
        Column::new("days", label("Giornate", "Days"), Kind::Quantity).kept(12),
        Column::new("remainder", label("Resto", "Remainder"), Kind::Text).kept(4),
    ]
}

/// Returns a person as people read it.
#[must_use]
pub fn row(person: &PersonBudget, lang: Lang) -> Vec<Cell<'_>> {
    let remainder = person.remainder.as_ref().map_or("–", |remainder| {
        words::settled(remainder.settled).get(lang)
    });
    let values = vec![
        Value::text(&*person.person),
        Value::text(&*person.unit),
        Value::text(person.month.to_string()),
        Value::text(people::classes(person.class, lang)),
        Value::Count(u64::from(person.working_days)),
        Value::QuantityBetween(ends_of(person.entitled)),
        Value::Quantity(person.cap.exact()),
        Value::QuantityBetween(ends_of(person.due)),
        Value::QuantityBetween(person.days.clone()),
        Value::text(remainder),
    ];
    values.into_iter().map(Cell::from).collect()
}

/// Returns what a person's days rest on.
#[must_use]
pub fn ground(budgets: &DayBudgets, person: &PersonBudget, lang: Lang) -> Ground {
    let mut parameters = Vec::new();
    let when = time::month(person.month, lang);
    let of_comune = working_days(budgets, person);
    if let Some(days) = of_comune {
        parameters.push(match lang {
            Lang::It => format!("{when}: W* = {days} giorni lavorativi"),
            Lang::En => format!("{when}: W* = {days} working days"),
        });
    }
    parameters.extend(notes::parameters(budgets, lang));
    let mut inputs: Vec<Input> = Vec::new();
    for spell in &person.spells {
        let text = Text {
            it: "riga del personale",
            en: "row of the staff table",
        };
        inputs.push(Input::new(text.get(lang), Some(At::Row(*spell))));
    }
    let days = numbers::quantity_between(&person.days, lang);
    let due = ratio(person.due, lang);
    Ground {
        formula: steps(budgets, person, lang).join("; "),
        inputs,
        parameters,
        rounding: match lang {
            Lang::It => format!(
                "una sola volta per la direzione; alla persona la parte intera di t = {due} e, per \
                 il resto, {days} giornate in tutto"
            ),
            Lang::En => format!(
                "once for the directorate; the person gets the whole part of t = {due} and, by the \
                 remainder, {days} days in all"
            ),
        },
        tie: person.remainder.as_ref().map_or_else(String::new, |it| {
            words::tie(it.settled).map_or_else(String::new, |tie| tie.get(lang).to_owned())
        }),
    }
}

/// Returns the chain from quota to days, each step with its numbers.
#[must_use]
pub fn steps(budgets: &DayBudgets, person: &PersonBudget, lang: Lang) -> Vec<String> {
    let say = |it, en| Text { it, en }.get(lang);
    let class = people::classes(person.class, lang);
    let mut lines = vec![format!("{}: {class}", say("classe", "class"))];
    let worked = person.working_days;
    lines.push(match lang {
        Lang::It => format!("W = {worked} giorni lavorativi della persona"),
        Lang::En => format!("W = {worked} working days of the person"),
    });
    let entitled = ratio(person.entitled, lang);
    lines.push(match entitlement(budgets, person, lang) {
        Some(formula) => format!("e = {formula} = {entitled}"),
        None => format!("e = {entitled}"),
    });
    let cap = ratio((person.cap, person.cap), lang);
    lines.push(format!("c = {} = {cap}", cap_words(budgets, person, lang)));
    if let (Some(part), None) = (&person.window, person.derogation) {
        lines.extend(window_terms(budgets, part, lang));
    }
    let due = ratio(person.due, lang);
    lines.push(match lang {
        Lang::It => format!("t = min(e; c) = min({entitled}; {cap}) = {due}"),
        Lang::En => format!("t = min(e, c) = min({entitled}, {cap}) = {due}"),
    });
    if let Some(remainder) = &person.remainder {
        let fraction = ratio((remainder.fraction, remainder.fraction), lang);
        let settled = words::settled(remainder.settled).get(lang);
        lines.push(format!(
            "{} {fraction}: {settled}",
            say("resto", "remainder")
        ));
    }
    let days = numbers::quantity_between(&person.days, lang);
    lines.push(format!("{} = {days}", say("giornate", "days")));
    lines
}

/// Returns the working days of the comune in the person's month.
fn working_days(budgets: &DayBudgets, person: &PersonBudget) -> Option<u32> {
    let mut months = budgets.months.iter();
    let month = months.find(|month| month.month == person.month)?;
    Some(month.working_days)
}

/// Returns the entitlement with its numbers; `None` where it is not quota times days: classes are
/// not settled, or the person's days come from a derogation.
fn entitlement(budgets: &DayBudgets, person: &PersonBudget, lang: Lang) -> Option<String> {
    use crate::model::staff::Class;
    let days = person.month.period();
    let mut quotas = budgets.settings.quotas.iter();
    let quota: &Quota = quotas.find(|quota| quota.period.and(days).is_some())?;
    let (worst, best) = person.class;
    if worst != best || person.derogation.is_some() {
        return None;
    }
    let number = match worst {
        Class::Smartable => quota.smartable,
        Class::Rotation => quota.rotation,
        Class::Not => 0,
    };
    let worked = person.working_days;
    let (over, name) = match quota.per {
        QuotaPer::Month => (working_days(budgets, person)?, "q × W / W*"),
        QuotaPer::Week => (5, "q × W / 5"),
    };
    // A month without working days has no quotient.
    if over == 0 {
        return None;
    }
    let value = Ratio::new(i128::from(number) * i128::from(worked), i128::from(over));
    // Moves and changes of class within the month make several terms: the one formula would lie.
    if value != person.entitled.0 {
        return Some(match lang {
            Lang::It => format!("{name}, tratto per tratto"),
            Lang::En => format!("{name}, stretch by stretch"),
        });
    }
    Some(format!("{name} = {number} × {worked} / {over}"))
}

/// Says how the cap is made.
fn cap_words(budgets: &DayBudgets, person: &PersonBudget, lang: Lang) -> String {
    let counted = person.counted_days;
    if person.derogation.is_some() {
        return Text {
            it: "W, perché l'accordo individuale deroga alla prevalenza",
            en: "W, because the individual agreement derogates from prevalence",
        }
        .get(lang)
        .to_owned();
    }
    let of = of_absences(budgets, lang);
    match (&person.window, budgets.settings.window, lang) {
        (Some(part), _, _) => window_words(part, lang),
        (None, Window::Week, Lang::It) => {
            format!("somma di ⌊(giorni − 1) / 2⌋ di ogni settimana del mese, {of}")
        }
        (None, Window::Week, Lang::En) => {
            format!("sum of ⌊(days − 1) / 2⌋ of each week of the month, {of}")
        }
        (None, Window::Months(_), _) => format!("⌊({counted} − 1) / 2⌋, {of}"),
    }
}

/// Says how the cap of a month follows from that of its window.
fn window_words(part: &WindowPart, lang: Lang) -> String {
    let (cap, most) = (part.cap, part.counted_in_month);
    let (mine, all) = (
        ratio(part.entitled, lang),
        ratio(part.entitled_in_window, lang),
    );
    match lang {
        Lang::It => format!(
            "min(C × e / Σe; giorni contati nel mese) = min({cap} × {mine} / {all}; {most})"
        ),
        Lang::En => format!(
            "min(C × e / Σe, days counted in the month) = min({cap} × {mine} / {all}, {most})"
        ),
    }
}

/// Says what the cap and the sum of a window are, with every number that they take.
fn window_terms(budgets: &DayBudgets, part: &WindowPart, lang: Lang) -> [String; 2] {
    let window = words::window(budgets.settings.window).get(lang);
    let when = time::period(part.period, lang);
    let of = of_absences(budgets, lang);
    let (counted, cap, spare) = (part.counted_days, part.cap, part.spare);
    let all = ratio(part.entitled_in_window, lang);
    let formula = format!("C = ⌊({counted} − 1) / 2⌋ = {cap}");
    match lang {
        Lang::It => [
            format!("{formula} ({window}, {when}, {of})"),
            format!(
                "Σe = {all}, somma delle e della finestra; giornate del tetto che restano per gli \
                 arrotondamenti: {spare}"
            ),
        ],
        Lang::En => [
            format!("{formula} ({window}, {when}, {of})"),
            format!(
                "Σe = {all}, the sum of the e of the window; days of the cap left for rounding up: \
                 {spare}"
            ),
        ],
    }
}

/// Says whether absences count.
fn of_absences(budgets: &DayBudgets, lang: Lang) -> &'static str {
    match (budgets.settings.base, lang) {
        (PrevalenceBase::Gross, Lang::It) => "al lordo delle assenze",
        (PrevalenceBase::Gross, Lang::En) => "gross of absences",
        (PrevalenceBase::Net, Lang::It) => "al netto delle assenze",
        (PrevalenceBase::Net, Lang::En) => "net of absences",
    }
}

//! What a day budget rests on beside its figures: quotas, window, base, ties, working days.
//!
//! Never here: a figure of a directorate.

use crate::lang::{Lang, Text};
use crate::model::contingent::ContingentBasis;
use crate::model::day_budget::{DayBudgets, MonthDays, PrevalenceBase};
use crate::report::blocks::origin;
use crate::report::budget::words;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words::{self as shared, people, time};

/// Heading of the months.
pub const MONTHS: Text = Text {
    it: "Giorni lavorativi",
    en: "Working days",
};

/// Returns the declared choices and parameters, each a phrase.
#[must_use]
pub fn parameters(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let mut lines = stated(budgets, lang);
    lines.push(criteria(budgets, lang));
    lines
}

/// Returns the declared choices without the criteria, which a report names apart.
fn stated(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let mut lines = quotas(budgets, lang);
    lines.push(prevalence(budgets, lang));
    lines.push(words::ties(budgets.settings.ties).get(lang).to_owned());
    lines.extend(classes(budgets, lang));
    lines.push(calendar(budgets, lang));
    lines
}

/// Returns the quotas, each with its act and its dates.
#[must_use]
pub fn quotas(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let quotas = budgets.settings.quotas.iter();
    quotas.map(|quota| words::quota(quota, lang)).collect()
}

/// Says in which window presence must prevail, and which days it counts.
#[must_use]
pub fn prevalence(budgets: &DayBudgets, lang: Lang) -> String {
    let settings = &budgets.settings;
    let window = words::window(settings.window).get(lang);
    let base = words::base(settings.base).get(lang);
    match lang {
        Lang::It => {
            format!("prevalenza della prestazione in presenza nel periodo: {window}; {base}")
        }
        Lang::En => format!("presence must prevail in each {window}; {base}"),
    }
}

/// Says whose calendar the working days are of.
#[must_use]
pub fn calendar(budgets: &DayBudgets, lang: Lang) -> String {
    let place = &budgets.settings.place;
    match lang {
        Lang::It => format!("calendario: comune di {place}"),
        Lang::En => format!("calendar: comune of {place}"),
    }
}

/// Names the criteria with their source.
#[must_use]
pub fn criteria(budgets: &DayBudgets, lang: Lang) -> String {
    let set = &budgets.set;
    let source = origin::source_text(&set.source, lang);
    match lang {
        Lang::It => format!("criteri {} versione {} ({source})", set.id, set.version),
        Lang::En => format!("criteria {} version {} ({source})", set.id, set.version),
    }
}

/// Says which share of time gives which class, where persons are known.
#[must_use]
pub fn classes(budgets: &DayBudgets, lang: Lang) -> Option<String> {
    let persons = budgets.basis == ContingentBasis::Persons;
    persons.then(|| class_theta(budgets, lang))
}

/// Says which share of time gives the full quota.
fn class_theta(budgets: &DayBudgets, lang: Lang) -> String {
    let theta = people::percent(budgets.settings.theta, lang);
    match lang {
        Lang::It => format!(
            "quota piena a chi dedica ad attività smartabili una quota di tempo maggiore di zero e \
             non minore di θ = {theta}; a rotazione a chi ha altre attività smartabili o parziali"
        ),
        Lang::En => format!(
            "the full quota goes to who spends a share of time above zero, and no less than θ = \
             {theta}, on smartable activities; by rotation to who has other smartable or partly \
             smartable ones"
        ),
    }
}

/// Returns the declared choices, a line each.
#[must_use]
pub fn choices(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let lines = stated(budgets, lang);
    lines.iter().map(|line| shared::capital(line)).collect()
}

/// Says how the figures are made.
#[must_use]
pub fn lines(budgets: &DayBudgets, lang: Lang) -> Vec<String> {
    let say = |it, en| Text { it, en }.get(lang).to_owned();
    let mut lines = vec![say(
        "Lordo: persone per quota, come gli atti definiscono il budget. I passi del ponte portano \
         al netto; il netto si arrotonda una sola volta, all'intero più vicino (da mezzo in su), \
         per ogni direzione e mese.",
        "Gross: people times quota, as the acts define the budget. The steps of the bridge lead to \
         the net figure, which is rounded once, half up, for each directorate and month.",
    )];
    if budgets.basis == ContingentBasis::Headcounts {
        lines.push(say(
            "Senza i dati del personale il valore è una stima, dall'intervallo del contingente: \
             serve a programmare, non assegna giornate a nessuno.",
            "Without data of the staff the figure is an estimate, from the interval of the \
             contingent: it helps to plan and allots days to nobody.",
        ));
    } else {
        lines.push(say(
            "Sotto la direzione le giornate intere si ripartiscono con il metodo dei resti più \
             alti.",
            "Below the directorate whole days are shared out by largest remainders.",
        ));
    }
    if budgets.settings.base == PrevalenceBase::Gross {
        lines.push(say(
            "Valori al lordo delle assenze: ferie e altre assenze non sono tolte.",
            "Figures gross of absences: leave and other absences are not taken off.",
        ));
    }
    lines
}

/// Returns the working days of the months, with their holidays.
#[must_use]
pub fn months(budgets: &DayBudgets, lang: Lang) -> Vec<Block<'static>> {
    let label = |it, en| Text { it, en }.get(lang);
    let place = &budgets.settings.place;
    let rows = budgets.months.iter().map(|month| {
        let values = vec![
            Value::text(time::month(month.month, lang)),
            Value::Count(u64::from(month.working_days)),
            Value::Text(holidays(month, lang).into()),
        ];
        values.into_iter().map(Cell::from).collect()
    });
    let table = Table {
        rows: rows.collect(),
        columns: vec![
            Column::new("month", label("Mese", "Month"), Kind::Code),
            Column::new(
                "working_days",
                label("Giorni lavorativi", "Working days"),
                Kind::Count,
            ),
            Column::new(
                "holidays",
                label(
                    "Festività da lunedì a venerdì",
                    "Holidays, Monday to Friday",
                ),
                Kind::Text,
            ),
        ],
        last_is_total: false,
    };
    let heading = format!("{} ({place})", MONTHS.get(lang));
    vec![Block::Heading(heading), Block::Table(table)]
}

/// Names the holidays of a month: "8 Immacolata Concezione, 25 Natale".
#[must_use]
pub fn holidays(month: &MonthDays, lang: Lang) -> String {
    let named: Vec<String> = month
        .holidays
        .iter()
        .map(|(day, name)| format!("{} {}", day.day_of_month(), name.get(lang)))
        .collect();
    if named.is_empty() {
        return "–".to_owned();
    }
    named.join(", ")
}

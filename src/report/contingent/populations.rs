//! The five populations, never mixed, and the minimum share that a law asks for.
//!
//! Never here: the contingent by unit.

use crate::lang::{Lang, Text};
use crate::model::contingent::{Contingents, MinimumShare, Populations, ShareOf};
use crate::model::quantity::{Between, Exact};
use crate::report::contingent::grounds::{Of, ground};
use crate::report::contingent::measures::Measure;
use crate::report::contingent::notes;
use crate::report::grounds::{self, Figures, Ground, Input};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::words::people;

/// Heading of the populations.
pub const HEADING: Text = Text {
    it: "Le cinque popolazioni, mai mescolate",
    en: "The five populations, never mixed",
};
/// Heading of the minimum share.
pub const MINIMUM: Text = Text {
    it: "Quota minima di personale in lavoro agile",
    en: "Minimum share of staff in remote work",
};

const NOT_SAID: Text = Text {
    it: "non noto: nessun file lo dice",
    en: "not known: no file says so",
};

/// A population: its key, its name, its number.
pub struct Population {
    /// Key in machine formats.
    pub key: &'static str,
    /// Name.
    pub name: Text,
    /// Number of people; `None`: no file says.
    pub number: Option<Between<Exact>>,
}

/// Returns the five, in the order in which they narrow.
#[must_use]
pub fn all(populations: &Populations) -> [Population; 5] {
    let exact = |value: &Option<Exact>| value.clone().map(Between::exactly);
    let one = |key, it, en, number| Population {
        key,
        name: Text { it, en },
        number,
    };
    let of = populations;
    [
        one(
            "in_service",
            "In servizio",
            "In service",
            exact(&of.in_service),
        ),
        one(
            "potential",
            "Potenziali (contingente)",
            "Potential (contingent)",
            of.potential.clone(),
        ),
        one(
            "requesting",
            "Richiedenti",
            "Requesting",
            exact(&of.requesting),
        ),
        one(
            "with_agreement",
            "Con accordo individuale in vigore",
            "With an agreement in force",
            exact(&of.with_agreement),
        ),
        one("actual", "Effettivi", "Actual", exact(&of.actual)),
    ]
}

/// Returns the populations, then the minimum share where there is one.
#[must_use]
pub fn blocks(contingents: &Contingents, lang: Lang, figures: &mut Figures) -> Vec<Block<'static>> {
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(table(contingents, lang, figures)),
    ];
    if let Some(minimum) = &contingents.minimum_share {
        blocks.push(Block::Heading(MINIMUM.get(lang).to_owned()));
        blocks.push(Block::List(minimum_lines(minimum, lang)));
        // The lines say it all; the workbook links each figure to what it rests on.
        if figures.are_kept() {
            let table = minimum_table(contingents, minimum, lang, figures);
            blocks.push(Block::Table(table));
        }
    }
    blocks
}

fn table(contingents: &Contingents, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let label = |it, en| Text { it, en }.get(lang);
    let rows = all(&contingents.populations).into_iter().map(|population| {
        let name = population.name.get(lang);
        let (label, value) = match &population.number {
            Some(number) => (name.to_owned(), Value::QuantityBetween(number.clone())),
            None => not_said(name, figures, lang),
        };
        let why = || {
            if population.key == "potential" {
                return ground(contingents, Of::Total, Measure::Heads, lang);
            }
            Ground {
                formula: of_population(population.key, lang).to_owned(),
                parameters: vec![notes::when(contingents, lang)],
                rounding: grounds::none_needed(lang),
                ..Ground::default()
            }
        };
        let number = figures.note(|| name.to_owned(), value, why);
        vec![Cell::from(Value::text(label)), number]
    });
    let rows = rows.collect();
    Table {
        columns: vec![
            Column::new("population", label("Popolazione", "Population"), Kind::Text),
            Column::new("people", label("Persone", "People"), Kind::Quantity),
        ],
        rows,
        last_is_total: false,
    }
}

/// Says that no file says so: where the number would stand or, in a workbook, whose columns of
/// numbers are narrow, beside the name.
fn not_said(name: &str, figures: &Figures, lang: Lang) -> (String, Value<'static>) {
    if figures.are_kept() {
        let why = NO_FILE.get(lang);
        return (format!("{name}: {why}"), Value::Missing);
    }
    (name.to_owned(), Value::text(NOT_SAID.get(lang)))
}

const NO_FILE: Text = Text {
    it: "nessun file lo dice",
    en: "no file says so",
};

fn of_population(key: &str, lang: Lang) -> &'static str {
    let text = match key {
        "in_service" => Text {
            it: "persone in servizio, dal personale o dall'organigramma",
            en: "people in service, from the staff table or the org chart",
        },
        "with_agreement" => Text {
            it: "persone con un accordo individuale in vigore, dalla tabella degli accordi",
            en: "people with an agreement in force, from the table of agreements",
        },
        "requesting" => Text {
            it: "persone che hanno chiesto il lavoro agile",
            en: "people who asked for remote work",
        },
        _ => Text {
            it: "persone che lavorano in agile di fatto",
            en: "people who work remotely in fact",
        },
    };
    text.get(lang)
}

/// Says which share is in force, of what, and whether it is met.
#[must_use]
pub fn minimum_lines(minimum: &MinimumShare, lang: Lang) -> Vec<String> {
    let of = match (minimum.of, lang) {
        (ShareOf::AllStaff, Lang::It) => "Si calcola su tutto il personale in servizio",
        (ShareOf::AllStaff, Lang::En) => "It is of all staff in service",
        (ShareOf::Contingent, Lang::It) => {
            "Si calcola sul personale delle attività che si possono svolgere a distanza"
        }
        (ShareOf::Contingent, Lang::En) => {
            "It is of the staff in activities that can be done remotely"
        }
    };
    let mut lines = vec![people::parameter(&minimum.parameter, lang), of.to_owned()];
    lines.push(outcome(minimum, lang));
    lines
}

/// Says whether the share is met; without agreements only what it will take.
fn outcome(minimum: &MinimumShare, lang: Lang) -> String {
    let needed = minimum.needed.as_ref();
    let number = |value: &Exact| numbers::quantity(value, lang);
    let Some(allowed) = &minimum.allowed else {
        return without_agreements(needed, lang);
    };
    let text = match minimum.met {
        Some(true) => Text {
            it: "rispettata",
            en: "met",
        },
        Some(false) => Text {
            it: "non rispettata",
            en: "not met",
        },
        None => Text {
            it: "non noto se rispettata: dipende da dove il contingente sta nel suo intervallo",
            en: "not known whether met: it depends on where in its interval the contingent is",
        },
    };
    let needed = needed.map_or_else(
        || numbers::NOT_KNOWN.get(lang).to_owned(),
        |needed| people::amount(needed, people::PERSONS, lang),
    );
    let (allowed, text) = (number(allowed), text.get(lang));
    match lang {
        Lang::It => {
            format!(
                "Quota minima {text}: da raggiungere {needed}; con accordo in vigore: {allowed}"
            )
        }
        Lang::En => format!(
            "Minimum share {text}: it takes {needed}; with an agreement in force: {allowed}"
        ),
    }
}

/// Says what the share will take, as nobody knows yet who has an agreement.
fn without_agreements(needed: Option<&Between<Exact>>, lang: Lang) -> String {
    let Some(needed) = needed else {
        return Text {
            it: "Non si sa quante persone ci vorranno",
            en: "How many people it will take is not known",
        }
        .get(lang)
        .to_owned();
    };
    let least = Between {
        at_least: needed.at_least.clone(),
        at_most: None,
    };
    let least = people::amount(&least, people::PERSONS, lang);
    let most = needed.at_most.as_ref().filter(|_| !needed.is_exact());
    let most = most.map(|most| numbers::quantity(most, lang));
    let (said, more) = match (lang, most) {
        (Lang::It, Some(most)) => (
            "Gli accordi individuali non sono stati dati: la quota chiede il lavoro agile di",
            format!(", fino a {most} se il contingente è al suo massimo"),
        ),
        (Lang::It, None) => (
            "Gli accordi individuali non sono stati dati: la quota chiede il lavoro agile di",
            String::new(),
        ),
        (Lang::En, Some(most)) => (
            "No agreements were given: it will take",
            format!(", up to {most} if the contingent is at its upper bound"),
        ),
        (Lang::En, None) => ("No agreements were given: it will take", String::new()),
    };
    format!("{said} {least}{more}")
}

fn minimum_table(
    contingents: &Contingents,
    minimum: &MinimumShare,
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    let label = |it, en| Text { it, en }.get(lang);
    let share = minimum.parameter.value;
    let value = share.map_or(Value::Missing, |share| Value::Share(share.exact()));
    let mut rows = vec![vec![
        Cell::from(Value::text(label("Quota minima", "Minimum share"))),
        Cell::from(value),
    ]];
    let name = label("Persone necessarie", "People needed");
    let needed = Value::quantity_between(minimum.needed.as_ref());
    let cell = figures.note(
        || name.to_owned(),
        needed,
        || needed_ground(contingents, minimum, lang),
    );
    rows.push(vec![Cell::from(Value::text(name)), cell]);
    let name = label(
        "Persone con accordo in vigore",
        "People with an agreement in force",
    );
    let (name, allowed) = match &minimum.allowed {
        Some(allowed) => (name.to_owned(), Value::Quantity(allowed.clone())),
        None => not_said(name, figures, lang),
    };
    rows.push(vec![Cell::from(Value::text(name)), Cell::from(allowed)]);
    Table {
        columns: vec![
            Column::new("what", label("Voce", "Item"), Kind::Text),
            Column::new("number", label("Valore", "Figure"), Kind::Quantity),
        ],
        rows,
        last_is_total: false,
    }
}

/// Says how the number of people needed is made.
fn needed_ground(contingents: &Contingents, minimum: &MinimumShare, lang: Lang) -> Ground {
    let of = match minimum.of {
        ShareOf::AllStaff => (
            Measure::Staff,
            Text {
                it: "personale in servizio",
                en: "staff in service",
            },
        ),
        ShareOf::Contingent => (
            Measure::Heads,
            Text {
                it: "contingente",
                en: "contingent",
            },
        ),
    };
    let base = of.0.value(&contingents.total);
    let base = numbers::value(&base, lang);
    let share = minimum.parameter.value.map_or_else(
        || numbers::NOT_KNOWN.get(lang).to_owned(),
        |share| people::percent(share, lang),
    );
    let needed = Value::quantity_between(minimum.needed.as_ref());
    let needed = numbers::value(&needed, lang);
    let what = of.1.get(lang);
    let mut parameters = vec![people::parameter(&minimum.parameter, lang)];
    parameters.extend(notes::parameters(contingents, lang));
    Ground {
        formula: match lang {
            Lang::It => format!(
                "il minimo numero intero che raggiunge {share} × {what} = {share} × {base}: {needed}"
            ),
            Lang::En => format!(
                "the least whole number that reaches {share} × {what} = {share} × {base}: {needed}"
            ),
        },
        inputs: vec![Input::new(format!("{what}: {base}"), None)],
        parameters,
        rounding: Text {
            it: "all'intero superiore, una sola volta",
            en: "up to a whole number, once",
        }
        .get(lang)
        .to_owned(),
        tie: String::new(),
    }
}

//! The contingent by unit at every level of the chart, by gender and by age band.
//!
//! Never here: figures of everything alone (`headline`).

use crate::lang::{Lang, Text};
use crate::model::contingent::{ContingentFigures, Contingents};
use crate::report::contingent::grounds::{Of, ground};
use crate::report::contingent::measures::{Measure, present};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words::{self, people};

/// Heading of the units.
pub const HEADING: Text = Text {
    it: "Per unità organizzativa",
    en: "By unit",
};
/// Heading of the groups.
pub const GROUPS: Text = Text {
    it: "Per genere e fascia d'età",
    en: "By gender and age band",
};

/// Returns the units and, where persons are known, the groups.
#[must_use]
pub fn blocks(contingents: &Contingents, lang: Lang) -> Vec<Block<'static>> {
    let mut figures = Figures::passed_over();
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(table(contingents, lang, &mut figures)),
    ];
    if has_groups(contingents) {
        blocks.push(Block::Heading(GROUPS.get(lang).to_owned()));
        blocks.push(Block::Table(groups(contingents, lang, &mut figures)));
    }
    blocks
}

/// Says whether there is anything by gender or age band.
#[must_use]
pub fn has_groups(contingents: &Contingents) -> bool {
    !contingents.by_gender.is_empty() || !contingents.by_age_band.is_empty()
}

/// Returns the table of units, the total last.
#[must_use]
pub fn table(contingents: &Contingents, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let measures = present(contingents);
    let mut rows = Vec::with_capacity(contingents.units.len() + 1);
    for unit in &contingents.units {
        let name = words::group_title(&unit.unit, &unit.name, lang);
        let first = Value::Indented(unit.depth.unwrap_or(0), name.clone().into());
        let of = Of::Unit(unit);
        rows.push(row(
            contingents,
            (first, &name),
            of,
            &measures,
            lang,
            figures,
        ));
    }
    let name = words::TOTAL.get(lang);
    let first = Value::text(name);
    rows.push(row(
        contingents,
        (first, name),
        Of::Total,
        &measures,
        lang,
        figures,
    ));
    Table {
        columns: columns(contingents, HEADING_OF_UNITS.get(lang), &measures, lang),
        rows,
        last_is_total: true,
    }
}

const HEADING_OF_UNITS: Text = Text {
    it: "Unità organizzativa",
    en: "Unit",
};

/// Returns the table by gender and age band.
#[must_use]
pub fn groups(contingents: &Contingents, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let measures: Vec<Measure> = present(contingents)
        .into_iter()
        .filter(|measure| !matches!(measure, Measure::Women | Measure::Men))
        .collect();
    let label = Text {
        it: "Gruppo",
        en: "Group",
    };
    let rows = named_groups(contingents, lang)
        .into_iter()
        .map(|(name, of)| {
            let first = Value::text(name.clone());
            let of = Of::Group(of);
            row(contingents, (first, &name), of, &measures, lang, figures)
        })
        .collect();
    Table {
        columns: columns(contingents, label.get(lang), &measures, lang),
        rows,
        last_is_total: false,
    }
}

/// Returns genders and age bands with their names.
#[must_use]
pub fn named_groups(contingents: &Contingents, lang: Lang) -> Vec<(String, &ContingentFigures)> {
    let genders = contingents.by_gender.iter().map(|(gender, figures)| {
        let name = people::gender(*gender).get(lang).to_owned();
        (name, figures)
    });
    let ages = contingents.by_age_band.iter().map(|(band, figures)| {
        let not_stated = words::NOT_STATED.get(lang);
        let band = band.as_deref().unwrap_or(not_stated);
        let name = match lang {
            Lang::It => format!("Fascia d'età {band}"),
            Lang::En => format!("Age band {band}"),
        };
        (name, figures)
    });
    genders.chain(ages).collect()
}

fn columns(
    contingents: &Contingents,
    first: &str,
    measures: &[Measure],
    lang: Lang,
) -> Vec<Column> {
    let mut columns = vec![Column::new("name", first, Kind::Text)];
    let others = measures.iter();
    columns.extend(others.map(|measure| measure.column(contingents.basis, lang)));
    columns
}

/// Returns one row; each of its figures is noted.
fn row(
    contingents: &Contingents,
    (first, name): (Value<'static>, &str),
    of: Of<'_>,
    measures: &[Measure],
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let own = match of {
        Of::Unit(unit) => &unit.figures,
        Of::Group(figures) => figures,
        Of::Total => &contingents.total,
    };
    let mut cells = vec![Cell::from(first)];
    for measure in measures {
        let named = || {
            let label = measure.label(contingents.basis).get(lang);
            format!("{name}: {}", words::uncapital(label))
        };
        let why = || ground(contingents, of, *measure, lang);
        cells.push(figures.note(named, measure.value(own), why));
    }
    cells
}

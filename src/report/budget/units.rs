//! The budget by directorate: a month with its bridge, or a year as a matrix of months.
//!
//! Never here: single persons (`persons`).

use crate::lang::{Lang, Text};
use crate::model::day_budget::{DayBudgets, MonthBudget, UnitBudget};
use crate::report::budget::grounds::{self, Of};
use crate::report::budget::measures::{Measure, present};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words::{self, time};

/// Heading of the directorates.
pub const HEADING: Text = Text {
    it: "Per direzione",
    en: "By directorate",
};
/// Heading of the bridge.
pub const BRIDGE: Text = Text {
    it: "Dal lordo al netto",
    en: "From gross to net",
};
/// Heading of the months of everything.
pub const BY_MONTH: Text = Text {
    it: "Mese per mese, nel complesso",
    en: "Month by month, overall",
};

/// Returns the directorates, then the bridge.
#[must_use]
pub fn blocks(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Vec<Block<'static>> {
    let heading = |text: Text| Block::Heading(text.get(lang).to_owned());
    if budgets.months.len() > 1 {
        // In a workbook twelve months with both ends would make a page that nobody can read:
        // they have a sheet of their own.
        let matrix = if figures.are_kept() {
            sums(budgets, lang, figures)
        } else {
            matrix(budgets, lang, figures)
        };
        let months = by_month(budgets, lang, figures);
        return vec![
            heading(HEADING),
            Block::Table(matrix),
            heading(BY_MONTH),
            Block::Table(months),
        ];
    }
    let mut short = present(budgets, &Measure::SHORT);
    if present(budgets, &[Measure::ToBank]).len() == 1 {
        short.push(Measure::ToBank);
    }
    let units = one_month(budgets, &short, lang, figures);
    let bridge = present(budgets, &Measure::BRIDGE);
    let mut bridge = one_month(budgets, &bridge, lang, figures);
    // A bridge of which a step is missing does not add up; the days stand in the table above.
    for column in &mut bridge.columns {
        if column.key == Measure::Days.key() {
            column.keep = 1;
        } else if column.key.starts_with("bridge_") {
            column.keep = 11;
        }
    }
    vec![
        heading(HEADING),
        Block::Table(units),
        heading(BRIDGE),
        Block::Table(bridge),
    ]
}

/// Returns the column of names.
fn name_column(lang: Lang) -> Column {
    let label = Text {
        it: "Direzione",
        en: "Directorate",
    };
    Column::new("name", label.get(lang), Kind::Text)
}

/// Returns the directorates and the total, each with its name.
#[must_use]
pub fn all(budgets: &DayBudgets, lang: Lang) -> Vec<(String, &UnitBudget, bool)> {
    let units = budgets.units.iter();
    let named = units.map(|unit| {
        (
            words::group_title(&unit.unit, &unit.name, lang),
            unit,
            false,
        )
    });
    let total = (words::TOTAL.get(lang).to_owned(), &budgets.total, true);
    named.chain([total]).collect()
}

/// Returns the table of the only month.
fn one_month(
    budgets: &DayBudgets,
    measures: &[Measure],
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    let mut columns = vec![name_column(lang)];
    columns.extend(measures.iter().map(|measure| measure.column(lang)));
    let mut rows = Vec::with_capacity(budgets.units.len() + 1);
    for (name, unit, is_total) in all(budgets, lang) {
        let mut row = vec![Cell::from(Value::text(name.clone()))];
        let of = Of {
            unit,
            place: 0,
            is_total,
        };
        match unit.months.first() {
            Some(month) => {
                let cells = measures
                    .iter()
                    .map(|measure| cell(budgets, (of, &name, month), *measure, lang, figures));
                row.extend(cells);
            }
            None => row.extend(measures.iter().map(|_| Cell::from(Value::Missing))),
        }
        rows.push(row);
    }
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Notes one figure of a directorate in a month.
pub(super) fn cell(
    budgets: &DayBudgets,
    (of, name, month): (Of<'_>, &str, &MonthBudget),
    measure: Measure,
    lang: Lang,
    figures: &mut Figures,
) -> Cell<'static> {
    let named = || {
        let what = words::uncapital(measure.label().get(lang));
        let when = budgets.months.get(of.place);
        let when = when.map_or_else(String::new, |month| time::month(month.month, lang));
        format!("{name}, {when}: {what}")
    };
    figures.note(named, measure.value(month), || {
        grounds::ground(budgets, of, measure, lang)
    })
}

/// Returns the days of each directorate month by month, and their sum.
#[must_use]
pub fn matrix(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let mut columns = vec![name_column(lang)];
    let several_years = match (budgets.months.first(), budgets.months.last()) {
        (Some(first), Some(last)) => first.month.year() != last.month.year(),
        _ => false,
    };
    for month in &budgets.months {
        let mut label = time::month_short(month.month, lang);
        if several_years {
            label = format!("{label} {}", month.month.year());
        }
        columns
            .push(Column::new(month.month.to_string(), label, Kind::Quantity).kept(Column::SERIES));
    }
    columns.push(Column::new("days", words::TOTAL.get(lang), Kind::Quantity).kept(12));
    let mut rows = Vec::with_capacity(budgets.units.len() + 1);
    for (name, unit, is_total) in all(budgets, lang) {
        let mut row = vec![Cell::from(Value::text(name.clone()))];
        for (place, month) in unit.months.iter().enumerate() {
            let of = Of {
                unit,
                place,
                is_total,
            };
            let measure = Measure::Days;
            row.push(cell(budgets, (of, &name, month), measure, lang, figures));
        }
        row.push(sum(budgets, (&name, unit), lang, figures));
        rows.push(row);
    }
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

/// Notes the days of all months of a directorate.
fn sum(
    budgets: &DayBudgets,
    (name, unit): (&str, &UnitBudget),
    lang: Lang,
    figures: &mut Figures,
) -> Cell<'static> {
    let named = || match lang {
        Lang::It => format!("{name}: giornate nel complesso"),
        Lang::En => format!("{name}: days of all months"),
    };
    let value = Value::quantity_between(Some(&unit.days));
    figures.note(named, value, || grounds::sum_of_months(budgets, unit, lang))
}

/// Returns the days of all months of each directorate.
fn sums(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let rows = all(budgets, lang).into_iter().map(|(name, unit, _)| {
        let days = sum(budgets, (&name, unit), lang, figures);
        vec![Cell::from(Value::text(name)), days]
    });
    let rows = rows.collect();
    let days = Measure::Days.label().get(lang);
    Table {
        columns: vec![name_column(lang), Column::new("days", days, Kind::Quantity)],
        rows,
        last_is_total: true,
    }
}

/// Returns a row for each month of everything, from gross to net.
fn by_month(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let measures = present(budgets, &Measure::ALL);
    let label = Text {
        it: "Mese",
        en: "Month",
    };
    let mut columns = vec![Column::new("month", label.get(lang), Kind::Text)];
    columns.extend(measures.iter().map(|measure| measure.column(lang)));
    let mut rows = Vec::with_capacity(budgets.months.len());
    let name = words::TOTAL.get(lang);
    for (place, (when, month)) in budgets.months.iter().zip(&budgets.total.months).enumerate() {
        let of = Of {
            unit: &budgets.total,
            place,
            is_total: true,
        };
        let mut row = vec![Cell::from(Value::text(time::month(when.month, lang)))];
        let cells = measures
            .iter()
            .map(|measure| cell(budgets, (of, name, month), *measure, lang, figures));
        row.extend(cells);
        rows.push(row);
    }
    Table {
        columns,
        rows,
        last_is_total: false,
    }
}

/// Returns a row for each directorate and month, with every figure.
#[must_use]
pub fn long(budgets: &DayBudgets, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let measures = present(budgets, &Measure::ALL);
    let label = |it, en| Text { it, en }.get(lang);
    let mut columns = vec![
        name_column(lang),
        Column::new("month", label("Mese", "Month"), Kind::Code),
        Column::new(
            "working_days",
            label("Giorni lavorativi (W*)", "Working days (W*)"),
            Kind::Count,
        ),
    ];
    columns.extend(measures.iter().map(|measure| measure.column(lang)));
    let mut rows = Vec::new();
    for (name, unit, is_total) in all(budgets, lang) {
        // A row of totals below a filter would be counted twice.
        if is_total {
            continue;
        }
        for (place, (when, month)) in budgets.months.iter().zip(&unit.months).enumerate() {
            let of = Of {
                unit,
                place,
                is_total,
            };
            let mut row = vec![
                Cell::from(Value::text(name.clone())),
                Cell::from(Value::text(when.month.to_string())),
                Cell::from(Value::Count(u64::from(when.working_days))),
            ];
            let cells = measures
                .iter()
                .map(|measure| cell(budgets, (of, &name, month), *measure, lang, figures));
            row.extend(cells);
            rows.push(row);
        }
    }
    Table {
        columns,
        rows,
        last_is_total: false,
    }
}

//! What changed the sums, cause by cause: of everything, and by unit.
//!
//! Never here: an effect that the comparison lacks.

use std::fmt::Write as _;

use crate::lang::{Lang, Text};
use crate::model::assessment::Grouping;
use crate::model::comparison::{AllEffects, Cause, Comparison, Effects, End, Measure, Orders};
use crate::report::compare::words::{self, text};
use crate::report::grounds::{Figures, Ground, printed_once};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::numbers;
use crate::report::words as shared;

/// Heading of the causes.
pub const HEADING: Text = text(
    "Da che cosa viene la differenza",
    "What the difference comes from",
);

/// Returns the measures that any row states.
#[must_use]
pub fn measures(comparison: &Comparison) -> Vec<Measure> {
    let stated = |measure: &Measure| comparison.total.stated[*measure as usize];
    Measure::ALL.into_iter().filter(stated).collect()
}

/// Returns the ends that differ anywhere: one, or both.
#[must_use]
pub fn ends(comparison: &Comparison, measure: Measure) -> &'static [End] {
    let differ = |effects: &AllEffects| effects.has_bounds(measure);
    let units = comparison.units.iter().map(|unit| &unit.effects);
    if differ(&comparison.total) || units.into_iter().any(differ) {
        &End::ALL
    } else {
        &[End::AtLeast]
    }
}

/// Returns the table of everything and what there is to say about it.
#[must_use]
pub fn blocks(comparison: &Comparison, lang: Lang, figures: &mut Figures) -> Vec<Block<'static>> {
    let mut blocks = vec![
        Block::Heading(HEADING.get(lang).to_owned()),
        Block::Table(total(comparison, lang, figures)),
        Block::List(notes(comparison, lang)),
    ];
    if let Some(orders) = &comparison.orders {
        blocks.push(Block::Heading(ORDERS.get(lang).to_owned()));
        blocks.push(Block::Paragraph(ORDERS_MEAN.get(lang).to_owned()));
        blocks.push(Block::Table(both_orders(comparison, orders, lang)));
    }
    blocks
}

const ORDERS: Text = text(
    "Criteri e risposte insieme",
    "Criteria and answers together",
);
const ORDERS_MEAN: Text = text(
    "Il peso dei criteri e quello delle risposte dipendono da quale dei due si considera prima: la \
     tabella sopra prende prima i criteri. Qui ci sono i due ordini, per le attività presenti in \
     entrambi gli anni; l'ultima colonna è ciò che producono solo insieme.",
    "How much the criteria do and how much the answers depends on which one is taken first: the table \
     above takes the criteria first. Here are both orders, over the activities of both years; the last \
     column is what only both together do.",
);

fn columns(comparison: &Comparison, first: &str, causes: &[Cause], lang: Lang) -> Vec<Column> {
    let [old, new] = words::sides(comparison, lang);
    let mut columns = vec![
        Column::new("name", first, Kind::Text),
        Column::new("old", old, Kind::Quantity),
    ];
    // None of them may be missing where room is short: the causes add up.
    let of = |key: &'static str, label: &str| {
        Column::new(key, label, Kind::Quantity).kept(Column::SERIES)
    };
    columns.extend(
        causes
            .iter()
            .map(|it| of(it.key(), words::cause(*it).get(lang))),
    );
    columns.push(of("new", &new));
    columns
}

/// Causes that change a total: moves do not.
const OF_TOTAL: [Cause; 6] = [
    Cause::Gone,
    Cause::Added,
    Cause::Criteria,
    Cause::Answers,
    Cause::Overrides,
    Cause::Numbers,
];

/// Returns the table of everything: from the older sums down to the newer ones, a row a cause.
fn total(comparison: &Comparison, lang: Lang, figures: &mut Figures) -> Table<'static> {
    let mut columns = vec![Column::new(
        "name",
        text("Smartabili", "Smartable").get(lang),
        Kind::Text,
    )];
    let mut sums = Vec::new();
    for measure in measures(comparison) {
        for end in ends(comparison, measure) {
            let label = words::measure_short(comparison, measure, *end, lang);
            columns.push(Column::new(measure.key(), label, Kind::Quantity));
            let name = words::measure_at(comparison, measure, *end, lang);
            sums.push((name, comparison.total.of(measure, *end)));
        }
    }
    let [old, new] = words::sides(comparison, lang);
    let mut first = vec![Cell::from(Value::text(old))];
    first.extend(
        sums.iter()
            .map(|(_, it)| Cell::from(Value::Quantity(it.old.clone()))),
    );
    let mut rows = vec![first];
    for cause in OF_TOTAL {
        let name = shared::capital(words::cause_said(cause).get(lang));
        let mut row = vec![Cell::from(Value::text(name))];
        let each = sums
            .iter()
            .map(|(_, it)| Value::Change(it.of(cause).clone()));
        row.extend(each.map(Cell::from));
        rows.push(row);
    }
    let mut last = vec![Cell::from(Value::text(new))];
    for (name, effects) in sums {
        let value = Value::Quantity(effects.new.clone());
        last.push(figures.note(|| name, value, || ground(effects, lang)));
    }
    rows.push(last);
    Table {
        columns,
        rows,
        last_is_total: true,
    }
}

fn row(
    first: Value<'static>,
    name: &str,
    effects: &Effects,
    causes: &[Cause],
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let mut cells = vec![
        Cell::from(first),
        Cell::from(Value::Quantity(effects.old.clone())),
    ];
    let of = causes
        .iter()
        .map(|cause| Value::Change(effects.of(*cause).clone()));
    cells.extend(of.map(Cell::from));
    let value = Value::Quantity(effects.new.clone());
    let ground = || ground(effects, lang);
    cells.push(figures.note(|| name.to_owned(), value, ground));
    cells
}

/// Returns the sum that a figure of the newer side is: the older one and each cause.
#[must_use]
pub fn ground(effects: &Effects, lang: Lang) -> Ground {
    let mut formula = numbers::quantity(&effects.old, lang);
    for cause in Cause::ALL {
        let effect = effects.of(cause);
        if !effect.is_zero() {
            let said = shared::uncapital(words::cause(cause).get(lang));
            let _ = write!(formula, " {} ({said})", numbers::change(effect, lang));
        }
    }
    let _ = write!(formula, " = {}", numbers::quantity(&effects.new, lang));
    Ground {
        formula,
        rounding: printed_once(lang),
        ..Ground::default()
    }
}

/// Which measures a report shows by unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByUnit {
    /// Activities, and people where they are stated: what is read on a page.
    Brief,
    /// All of them.
    All,
}

/// Returns the tables by unit, one for each measure and end.
#[must_use]
pub fn by_unit(
    comparison: &Comparison,
    which: ByUnit,
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut shown = measures(comparison);
    if which == ByUnit::Brief {
        shown.truncate(2);
    }
    for measure in shown {
        for end in ends(comparison, measure) {
            let name = words::measure_at(comparison, measure, *end, lang);
            let group = shared::uncapital(&shared::grouping(&comparison.grouping, lang));
            let heading = match lang {
                Lang::It => format!("{name}, per {group}"),
                Lang::En => format!("{name}, by {group}"),
            };
            blocks.push(Block::Heading(heading));
            blocks.push(Block::Table(unit_table(
                comparison,
                (measure, *end),
                lang,
                figures,
            )));
        }
    }
    blocks
}

/// Returns the table of one measure by unit, the total last.
fn unit_table(
    comparison: &Comparison,
    (measure, end): (Measure, End),
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    // A cause that does nothing anywhere has no column.
    let units = || comparison.units.iter().map(|unit| &unit.effects);
    let does = |cause: &Cause| units().any(|it| !it.of(measure, end).of(*cause).is_zero());
    let causes: Vec<Cause> = Cause::ALL.into_iter().filter(does).collect();
    let first = match comparison.grouping {
        Grouping::Unit => text("Unità", "Unit").get(lang).to_owned(),
        _ => shared::grouping(&comparison.grouping, lang),
    };
    let what = words::measure_at(comparison, measure, end, lang);
    let mut rows = Vec::new();
    for unit in &comparison.units {
        let title = shared::group_title(&unit.unit, &unit.name, lang);
        let effects = unit.effects.of(measure, end);
        let name = format!("{title}: {}", shared::uncapital(&what));
        rows.push(row(
            Value::text(title),
            &name,
            effects,
            &causes,
            lang,
            figures,
        ));
    }
    let effects = comparison.total.of(measure, end);
    let total = Value::text(shared::TOTAL.get(lang));
    rows.push(row(total, &what, effects, &causes, lang, figures));
    Table {
        columns: columns(comparison, &first, &causes, lang),
        rows,
        last_is_total: true,
    }
}

fn both_orders(comparison: &Comparison, orders: &[[Orders; 2]; 3], lang: Lang) -> Table<'static> {
    let label = |it, en| text(it, en).get(lang);
    let number = |key: &'static str, label: &str| Column::new(key, label, Kind::Quantity);
    let columns = vec![
        Column::new("name", label("Smartabili", "Smartable"), Kind::Text),
        number("criteria_first", label("Prima i criteri", "Criteria first")),
        number("answers_second", label("poi le risposte", "then answers")),
        number("answers_first", label("Prima le risposte", "Answers first")),
        number("criteria_second", label("poi i criteri", "then criteria")),
        number("interplay", label("Solo insieme", "Only together")),
    ];
    let mut rows = Vec::new();
    for measure in measures(comparison) {
        for end in ends(comparison, measure) {
            let name = words::measure_short(comparison, measure, *end, lang);
            let one = &orders[measure as usize][*end as usize];
            let changes = [
                one.criteria_first.clone(),
                one.answers_second.clone(),
                one.answers_first.clone(),
                one.criteria_second.clone(),
                one.interplay(),
            ];
            let mut cells = vec![Cell::from(Value::text(name))];
            cells.extend(changes.map(|it| Cell::from(Value::Change(it))));
            rows.push(cells);
        }
    }
    Table {
        columns,
        rows,
        last_is_total: false,
    }
}

/// Says how the steps are taken, and what is not counted.
fn notes(comparison: &Comparison, lang: Lang) -> Vec<String> {
    let mut notes = vec![STEPS.get(lang).to_owned()];
    let measures = measures(comparison);
    if measures.iter().any(|it| ends(comparison, *it).len() > 1) {
        notes.push(BOUNDS.get(lang).to_owned());
    }
    for (place, measure) in [Measure::Heads, Measure::Fte].into_iter().enumerate() {
        let [old, new] = comparison.total.not_stated[place];
        if !measures.contains(&measure) || old + new == 0 {
            continue;
        }
        let [old, new] = [old, new].map(|count| numbers::count(count, lang));
        notes.push(match (measure, lang) {
            (Measure::Fte, Lang::It) => format!(
                "ETP non indicati in {old} attività prima e in {new} dopo: non entrano in nessuna somma."
            ),
            (Measure::Fte, Lang::En) => format!(
                "FTE not stated in {old} activities before and in {new} after: in no sum."
            ),
            (_, Lang::It) => format!(
                "Addetti non indicati in {old} attività prima e in {new} dopo: non entrano in nessuna somma."
            ),
            (_, Lang::En) => format!(
                "Heads not stated in {old} activities before and in {new} after: in no sum."
            ),
        });
    }
    if measures.contains(&Measure::Heads)
        && comparison.new.heads == crate::model::criteria::Heads::Overlapping
    {
        notes.push(NOT_PEOPLE.get(lang).to_owned());
    }
    notes
}

const STEPS: Text = text(
    "Ogni attività dei due anni passa per gli stessi passi: tolte le decisioni di prima, applicati i nuovi \
     criteri alle risposte di prima, messe le risposte nuove, messe le decisioni nuove, infine i nuovi \
     addetti. Le cause sommate danno la differenza, senza resto.",
    "Each activity of both years takes the same steps: older overrides off, the newer criteria on the \
     older answers, the newer answers, newer overrides on, newer headcounts last. The causes add up to \
     the difference, with nothing left over.",
);
const BOUNDS: Text = text(
    "«Almeno» conta gli esiti certi, «al più» anche quelli da integrare che potrebbero risultare \
     smartabili.",
    "“At least” counts settled verdicts, “at most” also undetermined ones that may turn out smartable.",
);
const NOT_PEOPLE: Text = text(
    "Gli addetti sono quelli dichiarati attività per attività: la stessa persona può essere contata più \
     volte. Quante persone: vedi il contingente.",
    "Heads are those that each activity states: one person may be counted several times. For people, see \
     the contingent.",
);

//! Verdicts by unit before and after, and where activities went.
//!
//! Never here: people and days (`people`).

use super::{Shape, signed, titled};
use crate::lang::{Lang, Text};
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{Difference, Simulation, UnitDifference};
use crate::report::assessment::units::heading;
use crate::report::grounds::{At, Figures, Ground, Input, printed_once};
use crate::report::layout::{Block, Cell, Column, Kind, Table, Value};
use crate::report::words;

const MOVES: Text = Text {
    it: "Esiti prima (righe) e dopo (colonne)",
    en: "Verdicts before (rows) and after (columns)",
};

/// Returns where activities went, by verdict; nothing where none moved.
pub(super) fn moves(simulation: &Simulation, lang: Lang) -> Vec<Block<'static>> {
    let moved = (0..4).any(|from| (0..4).any(|to| from != to && simulation.moves[from][to] > 0));
    if !moved {
        return vec![Block::Paragraph(
            Text {
                it: "Nessuna attività cambia esito.",
                en: "No activity changes its verdict.",
            }
            .get(lang)
            .to_owned(),
        )];
    }
    titled(MOVES, moves_table(simulation, lang), lang)
}

/// Returns the table of verdicts before and after.
pub(super) fn moves_table(simulation: &Simulation, lang: Lang) -> Table<'static> {
    let label = Text {
        it: "Esito prima",
        en: "Verdict before",
    };
    let mut columns = vec![Column::new("before", label.get(lang), Kind::Text)];
    columns.extend((0..4).map(|slot| {
        let label = words::BY_VERDICT[slot].get(lang);
        Column::new(words::VERDICT_KEYS[slot], label, Kind::Count)
    }));
    let rows = (0..4).map(|from| {
        let name = words::capital(words::BY_VERDICT[from].get(lang));
        let mut row = vec![Cell::from(Value::text(name))];
        let counts = simulation.moves[from].iter();
        row.extend(counts.map(|count| Cell::from(Value::Count(*count))));
        row
    });
    Table {
        columns,
        rows: rows.collect(),
        last_is_total: false,
    }
}

/// Returns the table of units.
pub(super) fn blocks(
    simulation: &Simulation,
    lang: Lang,
    figures: &mut Figures,
) -> Vec<Block<'static>> {
    if simulation.units.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(heading(&simulation.before, lang)),
        Block::Table(table(simulation, Shape::Signed, lang, figures)),
    ]
}

/// Returns the table of units, the total last.
pub(super) fn table(
    simulation: &Simulation,
    shape: Shape,
    lang: Lang,
    figures: &mut Figures,
) -> Table<'static> {
    let mut rows = Vec::with_capacity(simulation.units.len() + 1);
    for unit in &simulation.units {
        let name = words::group_title(&unit.key, &unit.name, lang);
        rows.push(row(
            simulation,
            unit,
            Some(&unit.key),
            &name,
            (shape, lang),
            figures,
        ));
    }
    let name = words::TOTAL.get(lang);
    rows.push(row(
        simulation,
        &simulation.total,
        None,
        name,
        (shape, lang),
        figures,
    ));
    Table {
        columns: columns(simulation, lang),
        rows,
        last_is_total: true,
    }
}

fn columns(simulation: &Simulation, lang: Lang) -> Vec<Column> {
    let say = |it, en| Text { it, en }.get(lang);
    let name = words::grouping(&simulation.before.settings.grouping, lang);
    let mut columns = vec![Column::new("name", name, Kind::Text)];
    let mut add = |key: &'static str, label: String, kind, keep| {
        columns.push(Column::new(key, label, kind).kept(keep));
    };
    let (before, after, by) = (
        say("prima", "before"),
        say("dopo", "after"),
        say("differenza", "difference"),
    );
    let smartable = say("Smartabili", "Smartable");
    add(
        "smartable_before",
        format!("{smartable} {before}"),
        Kind::Count,
        12,
    );
    add(
        "smartable_after",
        format!("{smartable} {after}"),
        Kind::Count,
        13,
    );
    add("gained", format!("{smartable}: {by}"), Kind::Quantity, 14);
    let open = say("Da integrare", "Undetermined");
    add(
        "undetermined_before",
        format!("{open} {before}"),
        Kind::Count,
        2,
    );
    add(
        "undetermined_after",
        format!("{open} {after}"),
        Kind::Count,
        3,
    );
    let total = &simulation.total;
    if total.fte.is_some() {
        let fte = words::FTE.get(lang);
        add("fte_before", format!("{fte} {before}"), Kind::Quantity, 9);
        add("fte_after", format!("{fte} {after}"), Kind::Quantity, 10);
        add("fte_gained", format!("{fte}: {by}"), Kind::Quantity, 11);
        let share = say("Quota ETP", "Share of FTE");
        add(
            "share_fte_before",
            format!("{share} {before}"),
            Kind::Share,
            7,
        );
        add(
            "share_fte_after",
            format!("{share} {after}"),
            Kind::Share,
            8,
        );
    }
    if total.heads.is_some() {
        let heads = words::heads_short(simulation.before.settings.totals.heads);
        let heads = words::capital(heads.get(lang));
        add(
            "heads_before",
            format!("{heads} {before}"),
            Kind::Quantity,
            4,
        );
        add("heads_after", format!("{heads} {after}"), Kind::Quantity, 5);
        add("heads_gained", format!("{heads}: {by}"), Kind::Quantity, 6);
    }
    columns
}

fn row(
    simulation: &Simulation,
    unit: &UnitDifference,
    key: Option<&str>,
    name: &str,
    (shape, lang): (Shape, Lang),
    figures: &mut Figures,
) -> Vec<Cell<'static>> {
    let between = |it: &Option<Between<Exact>>| Value::quantity_between(it.as_ref());
    let plain = |value: Value<'static>| Cell::from(value);
    let gained = signed::cell(Some(&unit.gained), shape, lang);
    let what = Text {
        it: "attività smartabili, differenza",
        en: "smartable activities, difference",
    };
    let mut cells = vec![
        plain(Value::text(name.to_owned())),
        plain(Value::Count(unit.smartable.before)),
        plain(Value::Count(unit.smartable.after)),
        figures.note(
            || format!("{name}: {}", what.get(lang)),
            gained,
            || ground(simulation, key, lang),
        ),
        plain(Value::Count(unit.undetermined.before)),
        plain(Value::Count(unit.undetermined.after)),
    ];
    let by = |difference: &Difference| signed::cell(difference.by.as_ref(), shape, lang);
    if let Some(fte) = &unit.fte {
        cells.push(plain(between(&fte.amounts.before)));
        cells.push(plain(between(&fte.amounts.after)));
        cells.push(plain(by(fte)));
        cells.push(plain(Value::share_between(unit.share_fte.before.as_ref())));
        cells.push(plain(Value::share_between(unit.share_fte.after.as_ref())));
    }
    if let Some(heads) = &unit.heads {
        cells.push(plain(between(&heads.amounts.before)));
        cells.push(plain(between(&heads.amounts.after)));
        cells.push(plain(by(heads)));
    }
    cells
}

/// Returns what a difference rests on: the activities that changed their verdict, with their cells.
fn ground(simulation: &Simulation, key: Option<&str>, lang: Lang) -> Ground {
    let moved = simulation.activities.iter().filter(|moved| {
        let activity = &simulation.before.activities[moved.place.before];
        moved.verdict.before != moved.verdict.after && key.is_none_or(|key| *activity.group == *key)
    });
    let inputs = moved.map(|moved| {
        let activity = &simulation.before.activities[moved.place.before];
        let verdicts = moved.verdict.map(|it| words::verdict(*it).get(lang));
        let text = format!("{}: {} → {}", activity.id, verdicts.before, verdicts.after);
        Input::new(text, Some(At::Cell(activity.at)))
    });
    Ground {
        formula: Text {
            it: "somma, attività per attività, di smartabile dopo meno smartabile prima",
            en: "sum, activity by activity, of smartable after less smartable before",
        }
        .get(lang)
        .to_owned(),
        inputs: inputs.collect(),
        parameters: super::headline::changes(simulation, lang),
        rounding: printed_once(lang),
        tie: String::new(),
    }
}

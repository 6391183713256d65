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

/// Key of what is gained, and how long its column is kept.
type Gained = Option<(&'static str, u8)>;

fn columns(simulation: &Simulation, lang: Lang) -> Vec<Column> {
    let say = |it, en| Text { it, en }.get(lang);
    let name = words::grouping(&simulation.before.settings.grouping, lang);
    let mut columns = vec![Column::new("name", name, Kind::Text)];
    let (before, after, by) = (
        say("prima", "before"),
        say("dopo", "after"),
        say("differenza", "difference"),
    );
    // An amount before and after, and what is gained of it: key, label, how long it is kept.
    let mut add = |keys: [&'static str; 2], what: &str, kind, keep: [u8; 2], gained: Gained| {
        let labels = [before, after].map(|end| format!("{what} {end}"));
        for ((key, label), keep) in keys.into_iter().zip(labels).zip(keep) {
            columns.push(Column::new(key, label, kind).kept(keep));
        }
        if let Some((key, keep)) = gained {
            let label = format!("{what}: {by}");
            columns.push(Column::new(key, label, Kind::Quantity).kept(keep));
        }
    };
    let keys = ["smartable_before", "smartable_after"];
    let what = say("Smartabili", "Smartable");
    add(keys, what, Kind::Count, [12, 13], Some(("gained", 14)));
    let keys = ["undetermined_before", "undetermined_after"];
    let what = say("Da integrare", "Undetermined");
    add(keys, what, Kind::Count, [2, 3], None);
    let (keys, total) = (["fte_before", "fte_after"], &simulation.total);
    if total.fte.is_some() {
        let (what, gained) = (words::FTE.get(lang), Some(("fte_gained", 11)));
        add(keys, what, Kind::Quantity, [9, 10], gained);
        let keys = ["share_fte_before", "share_fte_after"];
        let what = say("Quota ETP", "Share of FTE");
        add(keys, what, Kind::Share, [7, 8], None);
    }
    if total.heads.is_some() {
        let heads = words::heads_short(simulation.before.settings.totals.heads);
        let (heads, gained) = (words::capital(heads.get(lang)), Some(("heads_gained", 6)));
        let keys = ["heads_before", "heads_after"];
        add(keys, &heads, Kind::Quantity, [4, 5], gained);
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

//! Tables of a simulation for programs: keys, bounds in two columns.
//!
//! Never here: separators or number formats (`report::formats`).

use super::answers::activity;
use crate::lang::Lang;
use crate::model::quantity::{Between, Exact};
use crate::model::simulation::{
    Difference, Gains, Moved, Sensitive, Simulation, UnitDays, UnitPeople,
};
use crate::report::contingent::tables::{bounds, ends};
use crate::report::layout::{Column, Kind, Value};
use crate::report::tables::{DataTable, Texts, left_out};
use crate::report::{Options, TableChoice};

/// Returns the table that the options ask for.
#[must_use]
pub(super) fn chosen<'a>(simulation: &'a Simulation, options: &Options) -> DataTable<'a> {
    let before = &simulation.before;
    match options.table {
        TableChoice::Activities => activities(simulation),
        TableChoice::Levers => levers(simulation),
        TableChoice::Pairs => pairs(simulation),
        TableChoice::Contingent => contingent(simulation),
        TableChoice::Days => days(simulation),
        TableChoice::Sensitivity => sensitivity(simulation, options.lang),
        TableChoice::LeftOut => {
            left_out::table(&before.sources, &before.left_out, Texts::Keys, options.lang)
        }
        // The units stand for tables that are of other nouns.
        _ => units(simulation),
    }
}

fn codes<const N: usize>(keys: [&'static str; N]) -> Vec<Column> {
    keys.map(|key| Column::new(key, "", Kind::Code)).into()
}

/// Adds the six columns of an amount before, after, and of the difference.
fn six(columns: &mut Vec<Column>, key: &str) {
    for end in ["before", "after", "difference"] {
        bounds(columns, &format!("{key}_{end}"), Kind::Quantity);
    }
}

fn amounts(row: &mut Vec<Value<'_>>, difference: Option<&Difference>) {
    let amount = |pick: fn(&Difference) -> &Option<Between<Exact>>| {
        difference.and_then(|it| pick(it).as_ref())
    };
    ends(row, amount(|it| &it.amounts.before), Kind::Quantity);
    ends(row, amount(|it| &it.amounts.after), Kind::Quantity);
    ends(row, amount(|it| &it.by), Kind::Quantity);
}

/// A row for each group, and none for everything.
fn units(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["unit", "unit_name"]);
    for key in ["smartable_before", "smartable_after"] {
        columns.push(Column::new(key, "", Kind::Count));
    }
    bounds(&mut columns, "smartable_difference", Kind::Quantity);
    for key in ["undetermined_before", "undetermined_after"] {
        columns.push(Column::new(key, "", Kind::Count));
    }
    six(&mut columns, "fte");
    six(&mut columns, "heads");
    for key in ["share_fte", "share_heads"] {
        for end in ["before", "after"] {
            bounds(&mut columns, &format!("{key}_{end}"), Kind::Share);
        }
    }
    let rows = simulation.units.iter().map(|unit| {
        let mut row = vec![
            Value::text(unit.key.as_str()),
            Value::text(unit.name.as_str()),
            Value::Count(unit.smartable.before),
            Value::Count(unit.smartable.after),
        ];
        ends(&mut row, Some(&unit.gained), Kind::Quantity);
        row.push(Value::Count(unit.undetermined.before));
        row.push(Value::Count(unit.undetermined.after));
        amounts(&mut row, unit.fte.as_ref());
        amounts(&mut row, unit.heads.as_ref());
        for share in [&unit.share_fte, &unit.share_heads] {
            ends(&mut row, share.before.as_ref(), Kind::Share);
            ends(&mut row, share.after.as_ref(), Kind::Share);
        }
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each activity: verdict before and after, what unlocks it, its cell.
fn activities(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["id", "unit", "unit_name", "activity", "before", "after"]);
    columns.extend(codes(["unlocked_by", "unlocked_by_pairs"]));
    for key in ["heads", "fte"] {
        columns.push(Column::new(key, "", Kind::Quantity));
    }
    columns.extend(codes(["file", "sheet", "cell"]));
    let rows = simulation.activities.iter().map(|moved| {
        let own = &simulation.before.activities[moved.place.before];
        let sources = &simulation.before.sources;
        let given =
            |it: crate::model::activity::Given| it.known().map_or(Value::Missing, Value::Given);
        vec![
            Value::text(own.id.as_str()),
            Value::text(&*own.unit),
            Value::text(&*own.unit_name),
            Value::text(own.name.as_str()),
            Value::text(moved.verdict.before.key()),
            Value::text(moved.verdict.after.key()),
            Value::text(single(moved)),
            Value::text(double(moved)),
            given(own.heads),
            given(own.fte),
            Value::text(sources.file_of(own.at.table).path.as_str()),
            Value::text(sources.table(own.at.table).sheet.as_deref().unwrap_or("")),
            Value::text(sources.cell(own.at)),
        ]
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// Returns the classes that unlock an activity alone: `software;paper`.
pub(super) fn single(moved: &Moved) -> String {
    let keys: Vec<&str> = moved.unlocked_by.iter().map(|it| it.key()).collect();
    keys.join(";")
}

/// Returns the pairs that do: `software+paper`.
pub(super) fn double(moved: &Moved) -> String {
    let pairs = moved.unlocked_by_pairs.iter();
    let keys: Vec<String> = pairs
        .map(|[a, b]| format!("{}+{}", a.key(), b.key()))
        .collect();
    keys.join(";")
}

fn gain_columns(columns: &mut Vec<Column>, before: &str) {
    for key in ["smartable", "improved", "heads", "fte"] {
        bounds(columns, &format!("{before}{key}"), Kind::Quantity);
    }
}

fn gains(row: &mut Vec<Value<'_>>, gains: &Gains) {
    let all = [
        Some(&gains.smartable),
        Some(&gains.improved),
        gains.heads.as_ref(),
        gains.fte.as_ref(),
    ];
    for one in all {
        ends(row, one, Kind::Quantity);
    }
}

/// A row for each class of obstacles, the most gained first.
fn levers(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["lever", "removed"]);
    columns.push(Column::new("blocks", "", Kind::Count));
    gain_columns(&mut columns, "");
    let rows = simulation.gains.iter().map(|gain| {
        let mut row = vec![
            Value::text(gain.class.key()),
            Value::text(if gain.pulled { "true" } else { "false" }),
            Value::Count(gain.blocks),
        ];
        gains(&mut row, &gain.gains);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each pair that is more or less than its members.
fn pairs(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["first", "second"]);
    gain_columns(&mut columns, "beyond_");
    gain_columns(&mut columns, "both_");
    let rows = simulation.pairs.iter().map(|pair| {
        let mut row: Vec<Value<'_>> = pair.classes.map(|it| Value::text(it.key())).into();
        gains(&mut row, &pair.beyond);
        gains(&mut row, &pair.gains);
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each unit of the chart and the contingent there; `depth` says which may be added up.
fn contingent(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["unit", "unit_name"]);
    columns.push(Column::new("depth", "", Kind::Count));
    six(&mut columns, "heads");
    six(&mut columns, "fte_remotizable");
    let units: &[UnitPeople] = simulation.people.as_ref().map_or(&[], |it| &it.units);
    let rows = units.iter().map(|unit| {
        let depth = unit.depth.and_then(|it| u64::try_from(it).ok());
        let mut row = vec![
            Value::text(&*unit.unit),
            Value::text(&*unit.name),
            depth.map_or(Value::Missing, Value::Count),
        ];
        amounts(&mut row, Some(&unit.heads));
        amounts(&mut row, Some(&unit.fte_remotizable));
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each directorate and its days.
fn days(simulation: &Simulation) -> DataTable<'_> {
    let mut columns = codes(["unit", "unit_name"]);
    six(&mut columns, "days");
    let units: &[UnitDays] = simulation.days.as_ref().map_or(&[], |it| &it.units);
    let rows = units.iter().map(|unit| {
        let mut row = vec![Value::text(&*unit.unit), Value::text(&*unit.name)];
        amounts(&mut row, Some(&unit.days));
        row
    });
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

/// A row for each activity and each answer.
fn sensitivity(simulation: &Simulation, lang: Lang) -> DataTable<'_> {
    let columns = codes([
        "id",
        "unit",
        "unit_name",
        "activity",
        "item",
        "item_label",
        "answer",
        "unknown",
        "verdict",
        "if_bad",
        "if_good",
        "effect",
        "overridden",
        "file",
        "sheet",
        "cell",
    ]);
    let rows = simulation
        .sensitivity
        .iter()
        .map(move |one| answer(simulation, one, lang));
    DataTable {
        columns,
        rows: Box::new(rows),
    }
}

fn answer<'a>(simulation: &'a Simulation, one: &'a Sensitive, lang: Lang) -> Vec<Value<'a>> {
    let own = activity(simulation, one);
    let item = &simulation.after.set.items[one.item];
    let sources = &simulation.after.sources;
    let truth = |it: bool| Value::text(if it { "true" } else { "false" });
    vec![
        Value::text(own.id.as_str()),
        Value::text(&*own.unit),
        Value::text(&*own.unit_name),
        Value::text(own.name.as_str()),
        Value::text(item.id.as_str()),
        Value::text(item.label.get(lang)),
        Value::text(&*one.written),
        truth(one.unknown),
        Value::text(one.verdict.key()),
        Value::text(one.if_bad.key()),
        Value::text(one.if_good.key()),
        Value::text(one.effect.key()),
        truth(own.overridden.is_some()),
        Value::text(sources.file_of(own.at.table).path.as_str()),
        Value::text(sources.table(own.at.table).sheet.as_deref().unwrap_or("")),
        one.at
            .map_or(Value::Missing, |at| Value::text(sources.cell(at))),
    ]
}

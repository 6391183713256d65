//! Offices to count: written in a few characters, so that a case fits on a line.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

use std::rc::Rc;

use smartable::figures::contingents::{FromHeadcounts, HeadcountRules, from_headcounts};
use smartable::figures::structure::Structure;
use smartable::model::activity::Given;
use smartable::model::contingent::ContingentFigures;
use smartable::model::criteria::{Heads, Treatment};
use smartable::model::org_unit::{OrgChart, OrgUnit};
use smartable::model::period::Day;
use smartable::model::quantity::{Between, Decimal, Exact, Ratio};
use smartable::model::staff::{RowRef, UnitChange};
use smartable::model::stake::{Brings, Stake};
use smartable::model::verdict::{Outcome, Verdict};
use smartable::origin::CellRef;

pub(crate) const OVERLAPPING: HeadcountRules = HeadcountRules {
    heads: Heads::Overlapping,
    unassessed: Treatment::Bounds,
    missing: Treatment::Bounds,
};

pub(crate) fn whole(number: i64) -> Decimal {
    Decimal::from_millionths(number * 1_000_000)
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// Makes a chart of `code parent staff` in lines or after semicolons; `-`: none.
pub(crate) fn chart(text: &str) -> OrgChart {
    let mut units: Vec<OrgUnit> = Vec::new();
    for line in text.split(';').filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [code, parent, staff] = words[..] else {
            panic!("code, parent, staff: {line}");
        };
        units.push(OrgUnit {
            code: code.to_owned(),
            name: format!("Office {code}"),
            parent: units.iter().position(|unit| unit.code == parent),
            level: None,
            staff: staff.parse().ok().map(whole),
            at: cell(0, units.len()),
        });
    }
    let roots = units.iter().filter(|unit| unit.parent.is_none()).count();
    OrgChart {
        units,
        directorate_depth: usize::from(roots == 1),
    }
}

pub(crate) fn cell(table: u32, row: usize) -> CellRef {
    CellRef {
        table,
        row: u32::try_from(row).expect("few rows") + 2,
        column: 0,
    }
}

pub(crate) fn row(table: u32, row: usize) -> RowRef {
    let cell = cell(table, row);
    RowRef {
        table: cell.table,
        row: cell.row,
    }
}

/// Reads a verdict: `y`es, `p`artly, `n`o, `?` anything, `h`alf or all, `l`ess than all; `-` none.
pub(crate) fn verdict(text: &str) -> Option<Verdict> {
    let between = |worst, best| Verdict::Undetermined { worst, best };
    match text {
        "y" => Some(Verdict::Known(Outcome::Smartable)),
        "p" => Some(Verdict::Known(Outcome::Partly)),
        "n" => Some(Verdict::Known(Outcome::Not)),
        "?" => Some(between(Outcome::Not, Outcome::Smartable)),
        "h" => Some(between(Outcome::Partly, Outcome::Smartable)),
        "l" => Some(between(Outcome::Not, Outcome::Partly)),
        "-" => None,
        _ => panic!("no verdict: {text}"),
    }
}

/// Returns the level of a verdict, a half where it is in part.
pub(crate) fn level(verdict: Option<Verdict>) -> (Ratio, Ratio) {
    let of = |outcome: Outcome| match outcome {
        Outcome::Smartable => Ratio::ONE,
        Outcome::Partly => Ratio::HALF,
        Outcome::Not => Ratio::ZERO,
    };
    match verdict {
        Some(verdict) => (of(verdict.bounds().0), of(verdict.bounds().1)),
        None => (Ratio::ZERO, Ratio::ONE),
    }
}

fn given(text: &str) -> Given {
    match text {
        "_" => Given::Blank,
        "!" => Given::Unreadable,
        number => Given::Known(Decimal::parse(number).expect("a number")),
    }
}

/// Makes rows of `unit id verdict heads [fte [women men]]` after semicolons: `_` is empty, `!`
/// cannot be read; an id `-` is none.
pub(crate) fn stakes(chart: Option<&OrgChart>, text: &str) -> Vec<Stake> {
    let lines = text.split(';').filter(|line| !line.trim().is_empty());
    lines
        .enumerate()
        .map(|(place, line)| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let number = |at: usize| words.get(at).map_or(Given::Blank, |text| given(text));
            let units = chart.map_or(&[][..], |chart| &chart.units);
            let verdict = verdict(words[2]);
            Stake {
                unit: Rc::from(words[0]),
                unit_name: Rc::from(words[0]),
                in_chart: units.iter().position(|unit| unit.code == words[0]),
                id: Rc::from(if words[1] == "-" { "" } else { words[1] }),
                name: Rc::from(""),
                verdict,
                level: level(verdict),
                brings: Brings::People,
                heads: number(3),
                fte: number(4),
                women: number(5),
                men: number(6),
                at: cell(1, place),
            }
        })
        .collect()
}

/// Bounds the contingent of rows under a chart.
pub(crate) fn bounded(
    chart: Option<&OrgChart>,
    stakes: &[Stake],
    rules: HeadcountRules,
) -> FromHeadcounts {
    let mut structure = Structure::new(chart, &[]);
    from_headcounts(stakes, &mut structure, rules)
}

/// Writes both ends: `3..7`, `3..` without an upper one, `3` where they are the same.
pub(crate) fn ends(between: Option<&Between<Exact>>) -> String {
    let Some(between) = between else {
        return "none".to_owned();
    };
    let least = between.at_least.to_short(4);
    match &between.at_most {
        Some(_) if between.is_exact() => least,
        Some(most) => format!("{least}..{}", most.to_short(4)),
        None => format!("{least}.."),
    }
}

/// A figure of those that a unit has.
pub(crate) type Figure = fn(&ContingentFigures) -> Option<&Between<Exact>>;

/// Writes a figure of every unit and of everything: `A 3..7; total 3..7`.
pub(crate) fn written(counted: &FromHeadcounts, figure: Figure) -> String {
    let mut parts: Vec<String> = counted
        .units
        .iter()
        .map(|unit| format!("{} {}", unit.unit, ends(figure(&unit.figures))))
        .collect();
    parts.push(format!("total {}", ends(figure(&counted.total))));
    parts.join("; ")
}

/// Makes changes of units: `before after day` after semicolons.
pub(crate) fn changes(text: &str) -> Vec<UnitChange> {
    let lines = text.split(';').filter(|line| !line.trim().is_empty());
    lines
        .enumerate()
        .map(|(place, line)| {
            let words: Vec<&str> = line.split_whitespace().collect();
            UnitChange {
                from: Rc::from(words[0]),
                to: Rc::from(words[1]),
                on: day(words[2]),
                at: row(9, place),
            }
        })
        .collect()
}

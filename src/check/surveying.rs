//! Surveys for the tests of rules that look at everything: tables of one year or two, and what else
//! a rule needs.
//!
//! Never here: how a line of text becomes a row (`rules::testing`).

use super::rules::testing::{Sheet, only, place, set};
use super::survey::Compared;
use super::{Rule, Survey, admit_row, survey};
use crate::finding::Finding;
use crate::model::criteria::CriteriaSet;
use crate::model::inventory::Inventory;
use crate::model::org_unit::{OrgChart, OrgUnit};
use crate::model::quantity::Decimal;
use crate::model::thresholds::Thresholds;
use crate::origin::{CellRef, Sources};

/// Returns the cells that a rule finds that looks at everything; each text is a file. Those of
/// the second file and the following begin with their number: `2!C4`.
#[track_caller]
pub(super) fn surveyed(rule: &Rule, tables: &[&str]) -> Vec<String> {
    surveyed_with(rule, tables, &[], |survey| survey)
}

/// As [`surveyed`], with tables of last year, counted after this year's, and with what else the
/// rule needs.
#[track_caller]
pub(super) fn surveyed_with(
    rule: &Rule,
    tables: &[&str],
    last_year: &[&str],
    with: impl for<'a> FnOnce(Survey<'a>) -> Survey<'a>,
) -> Vec<String> {
    let found = surveyed_findings(rule, tables, last_year, with);
    found.iter().map(|it| place(it.place)).collect()
}

/// As [`surveyed_with`], the findings themselves.
#[track_caller]
pub(super) fn surveyed_findings(
    rule: &Rule,
    tables: &[&str],
    last_year: &[&str],
    with: impl for<'a> FnOnce(Survey<'a>) -> Survey<'a>,
) -> Vec<Finding> {
    surveyed_by(&Thresholds::default(), rule, (tables, last_year), with)
}

/// As [`surveyed`], by other thresholds.
#[track_caller]
pub(super) fn surveyed_at(rule: &Rule, tables: &[&str], thresholds: &Thresholds) -> Vec<String> {
    let found = surveyed_by(thresholds, rule, (tables, &[]), |survey| survey);
    found.iter().map(|it| place(it.place)).collect()
}

#[track_caller]
fn surveyed_by(
    thresholds: &Thresholds,
    rule: &Rule,
    (tables, last_year): (&[&str], &[&str]),
    with: impl for<'a> FnOnce(Survey<'a>) -> Survey<'a>,
) -> Vec<Finding> {
    let (registry, policy) = only(rule);
    let mut found = Vec::new();
    look_at(tables, last_year, |all| {
        let all = with(all);
        found = survey(&registry, &policy, thresholds, &all);
    });
    found
}

/// Shows a survey of two years to `look`.
#[track_caller]
pub(super) fn with_years(tables: &[&str], last_year: &[&str], look: impl FnOnce(&Survey<'_>)) {
    look_at(tables, last_year, |all| look(&all));
}

#[track_caller]
fn look_at(tables: &[&str], last_year: &[&str], look: impl FnOnce(Survey<'_>)) {
    let set = set();
    let mut sources = Sources::default();
    let inventory = inventory(tables, &set, &mut sources);
    let before = inventory_if_any(last_year, &set, &mut sources);
    let none = |inventory: &Inventory| vec![None; inventory.combinations.len()];
    look(Survey {
        inventory: &inventory,
        last_year: before.as_ref(),
        sources: &sources,
        set: &set,
        verdicts: &none(&inventory),
        verdicts_last_year: &before.as_ref().map(none).unwrap_or_default(),
        chart: None,
        catalogue: None,
        bodies: None,
        year: Some(2026),
        compared: Compared::default(),
    });
}

/// Reads tables into an inventory, each a file.
#[track_caller]
pub(super) fn inventories(tables: &[&str]) -> (Inventory, Sources) {
    let mut sources = Sources::default();
    (inventory(tables, &set(), &mut sources), sources)
}

/// Makes a chart of units: code, name, place of the unit above, staff. It lives as long as the tests.
pub(super) fn leaked_chart(units: &[(&str, &str, Option<usize>, i64)]) -> &'static OrgChart {
    let units = (2..)
        .zip(units)
        .map(|(row, (code, name, parent, staff))| OrgUnit {
            code: (*code).to_owned(),
            name: (*name).to_owned(),
            parent: *parent,
            level: None,
            staff: Some(Decimal::from_millionths(staff * 1_000_000)),
            at: CellRef {
                table: 99,
                row,
                column: 0,
            },
        });
    Box::leak(Box::new(OrgChart {
        units: units.collect(),
        directorate_depth: 0,
    }))
}

fn inventory_if_any(
    tables: &[&str],
    set: &CriteriaSet,
    sources: &mut Sources,
) -> Option<Inventory> {
    (!tables.is_empty()).then(|| inventory(tables, set, sources))
}

fn inventory(tables: &[&str], set: &CriteriaSet, sources: &mut Sources) -> Inventory {
    let mut inventory = Inventory::default();
    for (number, table) in (1..).zip(tables) {
        let sheet = Sheet::of(table, set);
        let index = sheet.add_to(sources, &format!("scheda-{number}.xlsx"));
        inventory.table(index, &sheet.columns);
        sheet.rows(index, |row| match admit_row(row) {
            Ok(_) => inventory.keep(row),
            Err(reason) => inventory.keep_left_out(row, reason),
        });
    }
    inventory
}

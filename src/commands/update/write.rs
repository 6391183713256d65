//! What an update writes: the inventory with what has ended, and the list of changes.
//!
//! Never here: how a form looks (`report::form`).

use std::path::Path;

use anyhow::Result;

use super::arguments::{Arguments, is_text};
use super::columns::{self, Aligned};
use super::list::{self, Forms};
use crate::commands::form::outputs::Ready;
use crate::commands::form::units;
use crate::commands::inventory::plan::Plan;
use crate::figures::update::Updated;
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::form::{Form, FormCell, FormColumn, FormRow};
use crate::model::quantity::Decimal;
use crate::report::form::{self, Filled, Purpose};

/// Columns that stay although they are empty.
const KEPT: [Field; 3] = [Field::Id, Field::Name, Field::Unit];

/// Renders the inventory, the list of what has ended, and the list of changes.
///
/// # Errors
///
/// A text that no cell can hold.
pub(super) fn ready(
    arguments: &Arguments,
    plan: &Plan,
    (aligned, forms): (&Aligned<3>, &Forms<'_>),
    updated: &Updated,
    (ends, year, lang): (Vec<FormCell>, i32, Lang),
) -> Result<Vec<Ready>> {
    let new = forms.new;
    let inventory = kept(&new.columns, updated.rows.clone());
    let ceased = ceased(aligned, updated, (ends, year, lang));
    let mut ready = Vec::new();
    let bytes = if is_text(&arguments.out) {
        ready.push(Ready {
            path: Arguments::ceased_beside(&arguments.out),
            bytes: form::csv(&ceased, &plan.set, arguments.csv, lang)?,
        });
        form::csv(&inventory, &plan.set, arguments.csv, lang)?
    } else {
        let filled = Filled {
            form: &inventory,
            ended: (!ceased.rows.is_empty()).then_some(&ceased),
            set: &plan.set,
            purpose: Purpose::Inventory,
            year: Some(year),
            unit: None,
            units: &[],
            moved: &[],
            contact: None,
            room: 0,
        };
        form::workbook(&filled, lang)?
    };
    let path = arguments.out.clone();
    ready.insert(0, Ready { path, bytes });
    if let Some(path) = &arguments.changes {
        let table = list::table(&updated.changes, forms, lang);
        let bytes = changes(&table, path, (arguments, plan), (year, lang))?;
        let path = path.clone();
        ready.push(Ready { path, bytes });
    }
    Ok(ready)
}

/// Makes a form of rows, without columns that nobody filled in.
fn kept(columns: &[FormColumn], rows: Vec<FormRow>) -> Form {
    let columns = columns.to_vec();
    let mut form = Form { columns, rows };
    units::without_empty(&mut form, &KEPT);
    form
}

/// Makes the list of what has ended: what had before and is not back, then what did this year.
fn ceased(
    aligned: &Aligned<3>,
    updated: &Updated,
    (ends, year, lang): (Vec<FormCell>, i32, Lang),
) -> Form {
    let ended = &aligned.forms[2];
    let stay = |at: &usize| !updated.back.contains(at);
    let before = (0..ended.rows.len()).filter(stay);
    let mut rows: Vec<FormRow> = before.clone().map(|at| ended.rows[at].clone()).collect();
    let mut ends: Vec<FormCell> = before.map(|at| ends[at].clone()).collect();
    rows.extend(updated.ceased.iter().cloned());
    let now = Decimal::from_millionths(i64::from(year) * 1_000_000);
    ends.resize(rows.len(), FormCell::Number(now));
    let mut ceased = kept(&ended.columns, rows);
    columns::with_ends(&mut ceased, ends, lang);
    ceased
}

fn changes(
    table: &Form,
    path: &Path,
    (arguments, plan): (&Arguments, &Plan),
    (year, lang): (i32, Lang),
) -> Result<Vec<u8>> {
    if is_text(path) {
        return form::csv(table, &plan.set, arguments.csv, lang);
    }
    form::changes(table, list::is_asked, year, lang)
}

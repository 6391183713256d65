//! The table of units that became others, for commands that count no persons.
//!
//! Never here: what a change means for a row (`units`).

use std::path::PathBuf;

use anyhow::Result;

use crate::commands::form::read::ReadForm;
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::persons::{self, PersonFiles, PersonSettings};
use crate::figures::units::Units;
use crate::lang::Lang;
use crate::model::staff::UnitChange;

/// Reads the changes that the command line or the configuration names; none where neither does.
///
/// # Errors
///
/// A table that cannot be opened or is none.
pub(in crate::commands) fn read(
    plan: &Plan,
    named: Option<&PathBuf>,
    request: &Request,
    read: &mut ReadForm,
    lang: Lang,
) -> Result<Vec<UnitChange>> {
    let unit_map = named.or(plan.config.unit_map.as_ref()).cloned();
    if unit_map.is_none() {
        return Ok(Vec::new());
    }
    let files = PersonFiles {
        unit_map,
        ..PersonFiles::default()
    };
    let units = Units::new(read.chart.clone());
    let in_chart = |text: &str| units.find(text).is_some();
    let settings = PersonSettings {
        house: &plan.house,
        limits: plan.limits,
        hidden: request.hidden,
        config: &plan.config,
        in_chart: units.chart().map(|_| &in_chart as &dyn Fn(&str) -> bool),
        lang,
    };
    let (_, changes) = persons::read(&files, &settings, &mut read.sources, &mut |_| {})?;
    Ok(changes)
}

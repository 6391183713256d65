//! One file, checked by itself.
//!
//! Never here: what only shows beside other files (`join`).

use anyhow::Result;

use crate::commands::check::door::{Door, Passed};
use crate::commands::check::terms::Terms;
use crate::figures::units::Units;
use crate::intake::open::Input;
use crate::intake::submission::{self, Expected, Hashes, Notices, OfFile, ReadSettings};
use crate::model::quantity::Decimal;
use crate::origin::Sources;

/// What a file left.
pub(super) struct OneFile {
    /// The file, and the tables found in it.
    pub(super) sources: Sources,
    /// Findings, rows, what did not count.
    pub(super) passed: Passed,
    /// How many tables were found.
    pub(super) tables: usize,
}

/// Reads a file and lets the rules look at it.
///
/// # Errors
///
/// When it cannot be opened or read at all. What is wrong inside is a finding.
pub(super) fn check(input: &Input, terms: &Terms<'_>, units: &Units) -> Result<OneFile> {
    let in_chart = |text: &str| units.code_in_chart(text);
    let of_file = |path: &str| {
        let of_file = terms.config.of_file(path);
        of_file.map_or_else(OfFile::default, |file| OfFile {
            unit: file.unit.as_deref(),
            sheet: file.sheet.as_deref(),
        })
    };
    let settings = ReadSettings {
        spec: &terms.spec,
        limits: terms.limits,
        hidden: terms.hidden,
        hashes: Hashes::Wanted,
        stdin_name: terms.stdin_name,
        of_file: &of_file,
        in_chart: units.chart().map(|_| &in_chart as _),
        notices: Notices::All,
        expected: Expected {
            year: terms.config.year,
            ghost_rows: whole(terms.thresholds.ghost_rows),
        },
    };
    let mut sources = Sources::default();
    let mut door = Door::new(terms, &input.shown());
    let tables = submission::read_activities(input, &settings, &mut sources, &mut door)?;
    Ok(OneFile {
        sources,
        passed: door.finish(),
        tables,
    })
}

/// Returns the whole part of a threshold that counts something.
fn whole(threshold: Decimal) -> u64 {
    u64::try_from(threshold.millionths() / 1_000_000).unwrap_or(0)
}

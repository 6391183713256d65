//! The annotated copies of submissions: an XLSX is patched, the values of any other are copied.
//!
//! Never here: what is marked (`report::check::annotated`), or how (`rewrite`).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::check::bounds;
use crate::commands::check::run::Outcome;
use crate::commands::inventory::plan::Plan;
use crate::commands::spec;
use crate::intake::open::{self, Input};
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::lang::Lang;
use crate::matching::personal;
use crate::origin::{FileKind, FileOrigin};
use crate::report::check::annotated::{self, Annotations};
use crate::rewrite::{self, CellCopy, SheetCopy};

/// Makes the annotated copies: paths and bytes. `path`: the copy, or for several submissions the
/// folder of the copies.
///
/// # Errors
///
/// Several submissions and a path of one workbook; a submission that cannot be read again.
pub(super) fn copies(
    path: &Path,
    outcome: &Outcome,
    plan: &Plan,
    registry: &Registry,
    lang: Lang,
) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let named = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let files = &outcome.checked.files;
    if named && files.len() > 1 && !path.is_dir() {
        let path = open::shown(path);
        match lang {
            Lang::It => {
                bail!("{path}: con più schede indicare una cartella: --output xlsx=CARTELLA")
            }
            Lang::En => {
                bail!("{path}: for several submissions name a folder: --output xlsx=FOLDER")
            }
        }
    }
    let mut copies = Vec::new();
    let mut taken = BTreeSet::new();
    for (place, summary) in files.iter().enumerate() {
        let origin = &outcome.checked.sources.files[summary.file as usize];
        let input = outcome.read.get(place);
        let Some(input) = input.filter(|input| can_be_copied(input, origin)) else {
            continue;
        };
        let what = annotated::annotations(
            &outcome.checked,
            summary.file,
            &outcome.sheets,
            registry,
            lang,
        );
        let bytes = copy(input, origin, what, plan, lang)?;
        let to = if named && !path.is_dir() {
            path.to_owned()
        } else {
            path.join(copy_name(input, &mut taken, lang))
        };
        copies.push((to, bytes));
    }
    Ok(copies)
}

/// Says whether a submission can have an annotated copy: standard input has no file to copy, and what
/// is no spreadsheet cannot be copied as one.
fn can_be_copied(input: &Input, origin: &FileOrigin) -> bool {
    matches!(input, Input::File(_)) && origin.kind != FileKind::Other
}

/// Names the submissions that have no annotated copy.
///
/// # Errors
///
/// Standard error cannot be written.
pub(super) fn say_missing(outcome: &Outcome, around: &mut Surroundings<'_>) -> Result<()> {
    for (input, summary) in outcome.read.iter().zip(&outcome.checked.files) {
        let origin = &outcome.checked.sources.files[summary.file as usize];
        if can_be_copied(input, origin) {
            continue;
        }
        let name = input.shown();
        let name = personal::mask(&name);
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: {name}: nessuna copia annotata, perché non è un foglio di calcolo che si possa copiare"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: {name}: no annotated copy, because it is no spreadsheet that can be copied"
            )?,
        }
    }
    Ok(())
}

/// Returns the name of the copy of a submission in a folder, numbered where it is taken: offices
/// call their files alike.
fn copy_name(input: &Input, taken: &mut BTreeSet<String>, lang: Lang) -> String {
    let shown = input.shown();
    let name = shown.rsplit('/').next().unwrap_or(&shown);
    let plain = name.replace('.', "-");
    let stem = match name.rsplit_once('.') {
        Some((stem, "xlsx")) => stem,
        _ => plain.as_str(),
    };
    let end = match lang {
        Lang::It => "esiti.xlsx",
        Lang::En => "findings.xlsx",
    };
    let mut name = format!("{stem}.{end}");
    let mut number = 1;
    while !taken.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{stem}-{number}.{end}");
    }
    name
}

fn copy(
    input: &Input,
    origin: &FileOrigin,
    mut what: Annotations,
    plan: &Plan,
    lang: Lang,
) -> Result<Vec<u8>> {
    if let (Input::File(path), FileKind::Xlsx) = (input, origin.kind) {
        let bytes = open::bytes(path, plan.limits.part_bytes)?;
        let patched =
            rewrite::annotate_xlsx(&bytes, &what.marks, &what.listing, &bounds(&plan.limits));
        if let Ok(bytes) = patched {
            return Ok(bytes);
        }
    }
    what.listing
        .remarks
        .push(annotated::rebuilt(lang).to_owned());
    let sheets = sheets(input, plan, lang)?;
    match rewrite::rebuild(&sheets, &what.marks, &what.listing) {
        Ok(bytes) => Ok(bytes),
        Err(refused) => bail!("{}: {}", input.shown(), refused.say(lang)),
    }
}

/// Reads all values of a submission.
fn sheets(input: &Input, plan: &Plan, lang: Lang) -> Result<Vec<SheetCopy>> {
    let spec = spec::inventory(&plan.set, &plan.house, &[], lang);
    let settings = ReadSettings {
        spec: &spec,
        limits: plan.limits,
        hidden: HiddenSheets::Read,
        hashes: Hashes::NotWanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let mut sheets: Vec<SheetCopy> = Vec::new();
    submission::values(input, &settings, &mut |name, row| {
        let name = name.map(str::to_owned);
        if sheets.last().is_none_or(|sheet| sheet.name != name) {
            sheets.push(SheetCopy {
                name,
                rows: Vec::new(),
            });
        }
        let cells = row.cells().filter(|(_, cell)| !cell.raw.is_empty());
        let cells = cells.map(|(column, cell)| CellCopy {
            column,
            kind: cell.kind,
            text: cell.raw.to_owned(),
        });
        if let Some(sheet) = sheets.last_mut() {
            sheet.rows.push((row.number, cells.collect()));
        }
    })?;
    Ok(sheets)
}

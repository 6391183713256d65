//! Which year an update's files are of, where they say so: nothing is made of the wrong years.
//!
//! Never here: the year of a single answer (`figures::update`).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::commands::Surroundings;
use crate::commands::form::headers::YEAR;
use crate::commands::form::{ReadForm, units};
use crate::figures::update::{is_updated, year_in};
use crate::intake::open::{self, Input};
use crate::intake::stamped;
use crate::lang::Lang;
use crate::matching::fold_header;
use crate::model::form::{Asks, Form};

/// Refuses an older inventory that is not of an earlier year, submissions of another year, and the
/// same file named twice. Files that do not say their year pass.
///
/// # Errors
///
/// In words: which file, its year, what to do.
pub(super) fn agree(
    (old_path, old): (&Path, &ReadForm),
    new: &ReadForm,
    year: i32,
    lang: Lang,
) -> Result<()> {
    let stated = stamped::year(old_path).max(last_year_in(&old.form));
    let updated = is_updated(&old.form, column(&old.form), year);
    if let Some(of) = stated.filter(|of| *of > year || *of == year && !updated) {
        refuse_old(old_path, of, year, lang)?;
    }
    let found = new.inputs.found.iter();
    let files: Vec<&PathBuf> = found
        .filter_map(|input| match input {
            Input::File(path) => Some(path),
            Input::Stdin => None,
        })
        .collect();
    let of_rows = last_years(new);
    for path in &files {
        let of = stamped::year(path).filter(|of| *of != year);
        let stated = of_rows.get(&*open::shown(path)).copied();
        let of = of.or(stated.filter(|of| *of < year));
        if let Some(of) = of {
            refuse_new(path, of, year, lang)?;
        }
    }
    let own = old_path.canonicalize().ok();
    let same = |path: &&PathBuf| own.is_some() && path.canonicalize().ok() == own;
    match files.iter().find(|path| same(path)) {
        Some(path) => refuse_twice(path, lang),
        None => Ok(()),
    }
}

/// Says that submissions are last year's inventory, byte by byte: nothing may have changed, or a
/// file was mistaken for another. Returns whether there is one.
pub(super) fn say_copies(
    old: &ReadForm,
    new: &ReadForm,
    around: &mut Surroundings<'_>,
) -> Result<bool> {
    let hashes = |read: &ReadForm| -> Vec<(String, Option<String>)> {
        let files = read.sources.files.iter();
        let files = files.skip(usize::from(read.chart.is_some()));
        files
            .map(|it| (it.path.clone(), it.sha256.clone()))
            .collect()
    };
    let before: Vec<Option<String>> = hashes(old).into_iter().map(|it| it.1).collect();
    let mut found = false;
    for (path, hash) in hashes(new) {
        if hash.is_none() || !before.contains(&hash) {
            continue;
        }
        found = true;
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "avviso: {path}: è identica all'inventario dell'anno prima: se non è la scheda di \
                 quest'anno, sostituirla"
            )?,
            Lang::En => writeln!(
                around.err,
                "warning: {path}: the same as last year's inventory, byte by byte: where it is not this \
                 year's submission, replace it"
            )?,
        }
    }
    Ok(found)
}

fn refuse_old(path: &Path, of: i32, year: i32, lang: Lang) -> Result<()> {
    let shown = open::shown(path);
    match lang {
        Lang::It => bail!(
            "{shown}: è del {of}, non di prima del {year}: il primo file è l'inventario dell'anno prima, poi \
             vengono le schede del {year} (o correggere --year)"
        ),
        Lang::En => bail!(
            "{shown}: it is of {of}, not from before {year}: the first file is last year's inventory, then \
             come the submissions of {year} (or mend --year)"
        ),
    }
}

fn refuse_new(path: &Path, of: i32, year: i32, lang: Lang) -> Result<()> {
    let shown = open::shown(path);
    match lang {
        Lang::It => bail!(
            "{shown}: è del {of}, non del {year}: dopo l'inventario dell'anno prima vengono solo le schede del \
             {year} (o correggere --year)"
        ),
        Lang::En => bail!(
            "{shown}: it is of {of}, not of {year}: behind last year's inventory come the submissions of {year} \
             alone (or mend --year)"
        ),
    }
}

fn refuse_twice(path: &Path, lang: Lang) -> Result<()> {
    let shown = open::shown(path);
    match lang {
        Lang::It => bail!(
            "{shown}: lo stesso file sta anche tra le schede di quest'anno: sono due anni diversi"
        ),
        Lang::En => bail!(
            "{shown}: the same file is among this year's submissions too: they are two different years"
        ),
    }
}

/// Takes what managers agreed with last year out of its inventory: nobody asked them about this
/// year's answers. An inventory of this year keeps it.
pub(super) fn without_agreements(old: &mut Form, year: i32) {
    if is_updated(old, column(old), year) {
        return;
    }
    units::without_agreements(old);
}

/// Returns the place of the column that says of which year the answers are.
fn column(form: &Form) -> Option<usize> {
    form.columns.iter().position(|column| {
        let folded = fold_header(&column.header);
        column.asks == Asks::Other && YEAR.iter().any(|it| fold_header(it) == folded)
    })
}

/// Returns the last year that answers are of, for each file that says so.
fn last_years(read: &ReadForm) -> BTreeMap<&str, i32> {
    let mut years = BTreeMap::new();
    let Some(column) = column(&read.form) else {
        return years;
    };
    for row in &read.form.rows {
        if let (Some(at), Some(of)) = (row.at, year_in(&row.cells[column])) {
            let path = read.sources.file_of(at.table).path.as_str();
            let last = years.entry(path).or_insert(of);
            *last = of.max(*last);
        }
    }
    years
}

/// Returns the last year that answers of a form are of.
fn last_year_in(form: &Form) -> Option<i32> {
    let at = column(form)?;
    form.rows
        .iter()
        .filter_map(|row| year_in(&row.cells[at]))
        .max()
}

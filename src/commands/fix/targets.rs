//! Where copies go: beside their files or in a folder, never over anything.
//!
//! Never here: what is written there.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::commands::fix::{Wanted, shown};
use crate::commands::inventory::plan::Plan;
use crate::lang::Lang;

/// Refuses standard input: a copy is made of a file.
pub(super) fn refuse_stdin(plan: &Plan, lang: Lang) -> Result<()> {
    if plan.names.iter().all(|name| name != "-") {
        return Ok(());
    }
    match lang {
        Lang::It => bail!("«-»: le copie corrette si fanno di file, non dello standard input"),
        Lang::En => bail!("“-”: mended copies are made of files, not of standard input"),
    }
}

/// Refuses to begin where one of the copies is there already: either all are written, or none.
pub(super) fn refuse_existing<'p>(mut outs: impl Iterator<Item = &'p Path>) -> Result<()> {
    match outs.find(|out| out.exists()) {
        None => Ok(()),
        Some(out) => Err(io::Error::from(io::ErrorKind::AlreadyExists)).with_context(|| shown(out)),
    }
}

/// Returns the name of a copy in a folder, numbered where it is taken: offices call their files alike.
fn free_name(path: &Path, taken: &mut BTreeSet<String>) -> String {
    let part = |part: Option<&std::ffi::OsStr>| {
        part.map_or_else(String::new, |it| it.to_string_lossy().into_owned())
    };
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    let mut name = part(path.file_name());
    let mut number = 1;
    while !taken.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{stem}-{number}.{extension}");
    }
    name
}

/// Returns where the copy of a file goes.
pub(super) fn wanted_path(
    path: &Path,
    wanted: &Wanted,
    files: usize,
    taken: &mut BTreeSet<String>,
    lang: Lang,
) -> Result<PathBuf> {
    match &wanted.out {
        Some(out) if files > 1 || out.is_dir() => {
            if out.is_file() {
                let out = shown(out);
                match lang {
                    Lang::It => bail!("{out}: con più schede serve una cartella"),
                    Lang::En => bail!("{out}: several submissions need a folder"),
                }
            }
            Ok(out.join(free_name(path, taken)))
        }
        Some(out) => Ok(out.clone()),
        None => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            let extension = path.extension().unwrap_or_default().to_string_lossy();
            Ok(path.with_file_name(format!("{stem}.fixed.{extension}")))
        }
    }
}

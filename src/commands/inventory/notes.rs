//! What reading says beside the findings, and the last touches to findings and sources.
//!
//! Never here: a rule, or what a file holds.

use std::borrow::Cow;

use anyhow::{Result, bail};

use crate::commands::Surroundings;
use crate::finding::FindingGroup;
use crate::intake::open::{self, Inputs};
use crate::lang::Lang;
use crate::matching::personal;
use crate::origin::Sources;

/// Says that there is nothing to read: a missing path, or a folder without submissions.
pub(in crate::commands) fn nothing_found(
    inputs: &Inputs,
    around: &mut Surroundings<'_>,
) -> Result<()> {
    for name in &inputs.missing {
        let words = not_there(name, around.lang);
        writeln!(around.err, "{}", personal::mask(&words))?;
    }
    if inputs.missing.is_empty() {
        match around.lang {
            Lang::It => {
                bail!("nessuna scheda da leggere: nelle cartelle non ci sono fogli di calcolo")
            }
            Lang::En => bail!("no submission to read: there are no spreadsheets in the folders"),
        }
    }
    Ok(())
}

/// Words a path that is missing.
pub(in crate::commands) fn not_there(name: &str, lang: Lang) -> String {
    let head = match lang {
        Lang::It => "errore",
        Lang::En => "error",
    };
    format!("{head}: {}", absent(name, lang))
}

/// Words a path that is missing, for an error that is headed elsewhere.
pub(in crate::commands) fn absent(name: &str, lang: Lang) -> String {
    match lang {
        Lang::It => format!("{name}: non esiste, o nessun file corrisponde"),
        Lang::En => format!("{name}: does not exist, or no file matches"),
    }
}

/// Names the results of earlier runs that were passed over.
pub(in crate::commands) fn own(inputs: &Inputs, around: &mut Surroundings<'_>) -> Result<()> {
    for file in inputs.own.iter().filter(|_| !around.quiet) {
        let file = open::shown(file);
        let file = personal::mask(&file);
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: {file}: è un risultato di smartable, saltato (indicarlo per nome per leggerlo)"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: {file}: a result of smartable, passed over (name it to have it read)"
            )?,
        }
    }
    Ok(())
}

/// Names the lock files that were passed over.
pub(in crate::commands) fn locks(inputs: &Inputs, around: &mut Surroundings<'_>) -> Result<()> {
    for lock in inputs.locks.iter().filter(|_| !around.quiet) {
        let lock = open::shown(lock);
        let lock = personal::mask(&lock);
        match around.lang {
            Lang::It => writeln!(
                around.err,
                "nota: {lock}: file di blocco, saltato (il foglio è aperto da qualcuno)"
            )?,
            Lang::En => writeln!(
                around.err,
                "note: {lock}: lock file, passed over (somebody has the sheet open)"
            )?,
        }
    }
    Ok(())
}

/// Adds the header of its column to every finding that stands in one and does not name it.
pub(in crate::commands) fn name_headers(findings: &mut [FindingGroup], sources: &Sources) {
    for group in findings {
        let finding = &mut group.first;
        let named = |header: &str| !header.is_empty();
        let (Some(table), Some(column)) = (finding.place.table(), finding.place.column()) else {
            continue;
        };
        if let (None, Some(header)) = (
            finding.params.get("header").filter(|it| named(it)),
            sources.table(table).header(column).filter(|it| named(it)),
        ) {
            let params = &mut finding.params.0;
            params.retain(|(name, _)| *name != "header");
            params.push(("header", header.to_owned()));
        }
    }
}

/// Masks personal data in names of files, sheets and columns: from here on they are only shown.
pub(in crate::commands) fn masked(sources: &mut Sources) {
    let mask = |name: &mut String| {
        if let Cow::Owned(masked) = personal::mask(name) {
            *name = masked;
        }
    };
    for file in &mut sources.files {
        mask(&mut file.path);
    }
    for table in &mut sources.tables {
        table.sheet.iter_mut().for_each(mask);
        table.headers.iter_mut().for_each(|(_, text)| mask(text));
    }
}

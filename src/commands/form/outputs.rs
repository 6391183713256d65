//! Where forms are written: names that every system takes, nothing replaced unasked.
//!
//! Never here: what is written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::commands::{LangFrom, Surroundings};
use crate::intake::open;
use crate::lang::Lang;
use crate::report::deliver;

/// A file with its bytes.
pub(in crate::commands) struct Ready {
    /// Where it goes.
    pub(in crate::commands) path: PathBuf,
    /// What it holds.
    pub(in crate::commands) bytes: Vec<u8>,
}

/// Whether files that are there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::commands) enum Replace {
    /// They may.
    Allowed,
    /// They stay, and nothing at all is written.
    Refused,
}

/// Returns the language of forms: they go to Italian offices, unless somebody said otherwise.
pub(in crate::commands) fn language(around: &Surroundings<'_>, configured: Option<Lang>) -> Lang {
    match around.lang_from {
        LangFrom::System if configured.is_none() => Lang::It,
        _ => around.lang,
    }
}

/// Refuses to go on where a file is there already.
pub(in crate::commands) fn refuse_existing(
    paths: &[PathBuf],
    replace: Replace,
    lang: Lang,
) -> Result<()> {
    let there: Vec<String> = paths
        .iter()
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| open::shown(path))
        .collect();
    if there.is_empty() || replace == Replace::Allowed {
        return Ok(());
    }
    let list = there.join(", ");
    match lang {
        Lang::It => bail!("esiste già, non scrivo niente: {list} (per sostituire: --force)"),
        Lang::En => bail!("it exists already, nothing is written: {list} (to replace: --force)"),
    }
}

/// Writes files, with the folders that they lie in.
pub(in crate::commands) fn write(
    ready: &[Ready],
    replace: Replace,
    inputs: &[PathBuf],
) -> Result<()> {
    for file in ready {
        if let Some(folder) = file.path.parent().filter(|it| !it.as_os_str().is_empty()) {
            deliver::folder(folder)?;
        }
        match replace {
            Replace::Allowed => deliver::deliver(&file.path, &file.bytes, inputs)?,
            Replace::Refused => deliver::deliver_new(&file.path, &file.bytes)?,
        }
    }
    Ok(())
}

/// The most letters of a file name, its extension left out.
const MOST_LETTERS: usize = 80;

/// Returns a text as a file name that Windows, macOS and Linux take, and no name twice.
pub(in crate::commands) fn file_name(text: &str, taken: &mut BTreeSet<String>) -> String {
    let safe: String = text
        .chars()
        .map(|char| match char {
            '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => '-',
            char if char.is_control() => ' ',
            char => char,
        })
        .take(MOST_LETTERS)
        .collect();
    let words: Vec<&str> = safe.split_whitespace().collect();
    let joined = words.join(" ");
    let trimmed = joined.trim_matches(|char| matches!(char, '.' | ' ' | '~' | '-'));
    let mut name = if trimmed.is_empty() { "_" } else { trimmed }.to_owned();
    if is_reserved(&name) {
        name.insert(0, '_');
    }
    let mut unique = name.clone();
    let mut again = 2;
    // Names that differ in case alone are one file on Windows and macOS.
    while !taken.insert(unique.to_lowercase()) {
        unique = format!("{name} ({again})");
        again += 1;
    }
    unique
}

/// Says whether Windows keeps a name for a device.
fn is_reserved(name: &str) -> bool {
    let head = name.split('.').next().unwrap_or(name).trim_end();
    let upper = head.to_uppercase();
    let numbered = |device: &str| {
        let rest = upper.strip_prefix(device);
        rest.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|it| it.is_ascii_digit()))
    };
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// Returns the extension of a path in lower case.
pub(in crate::commands) fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_lowercase())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::file_name;

    #[test]
    fn names_are_safe_everywhere() {
        #[track_caller]
        fn case(text: &str, name: &str) {
            assert_eq!(file_name(text, &mut BTreeSet::new()), name);
        }
        case("DIR-1 Servizi demografici", "DIR-1 Servizi demografici");
        case("A/B: \"C\"?", "A-B- -C");
        case("..\\..\\etc", "..-etc".trim_start_matches(['.', '-']));
        case("con", "_con");
        case("LPT1.x", "_LPT1.x");
        case("Consulenza", "Consulenza");
        case(" . ", "_");
        case("due\nrighe", "due righe");
    }

    #[test]
    fn no_name_stands_twice() {
        let mut taken = BTreeSet::new();
        assert_eq!(file_name("Area", &mut taken), "Area");
        assert_eq!(file_name("AREA", &mut taken), "AREA (2)");
        assert_eq!(file_name("Area", &mut taken), "Area (3)");
    }
}

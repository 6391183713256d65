//! Files: which ones are meant, opening them, their text, their hash.
//!
//! The one place that opens files for reading or lists folders. Never here: what is in them.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place that opens files"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Cursor, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use crate::intake::file_bytes::FileBytes;
use crate::intake::own;

/// Extensions looked for in a folder: tables, and what offices send in their place.
const LISTED: [&str; 26] = [
    "csv", "tsv", "tab", "xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "ots", "fods", "p7m", "zip",
    "7z", "rar", "gz", "eml", "msg", "pdf", "doc", "docx", "odt", "rtf", "numbers", "htm", "html",
];

/// The most folders below one another that are looked into.
const DEPTH: usize = 16;

/// An input that was named, or found in a folder that was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// Returns the path as output shows it: with `/`, and `-` for standard input.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => shown(path),
            Self::Stdin => "-".to_owned(),
        }
    }
}

/// Returns a path as output shows it, with `/` on every system.
#[must_use]
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) {
        text.replace('\\', "/")
    } else {
        text.into_owned()
    }
}

/// What the names on the command line stand for.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The files, each once, in the order named; those of a folder or a pattern sorted.
    pub found: Vec<Input>,
    /// Names that stand for nothing.
    pub missing: Vec<String>,
    /// Lock files of an office program, passed over: somebody has the file open.
    pub locks: Vec<PathBuf>,
    /// Results of this program, passed over where they were not named.
    pub own: Vec<PathBuf>,
}

/// Expands files, folders and patterns, on every system alike. `-` is standard input.
///
/// In a folder, and in those below it, spreadsheets and what is sent in their place are found;
/// other files are not submissions. `excluded` files (those that the configuration names) are not
/// taken from folders or patterns.
#[must_use]
pub fn expand(names: &[String], excluded: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    let excluded: BTreeSet<PathBuf> = excluded.iter().map(|path| canonical(path)).collect();
    let mut seen = BTreeSet::new();
    for name in names {
        if name == "-" {
            if seen.insert(PathBuf::from("-")) {
                inputs.found.push(Input::Stdin);
            }
            continue;
        }
        let path = PathBuf::from(name);
        let (paths, explicit) = if path.is_dir() {
            (list(&path, DEPTH), false)
        } else if path.exists() {
            (vec![path], true)
        } else {
            (matches_of(name), false)
        };
        if paths.is_empty() && !PathBuf::from(name).is_dir() {
            inputs.missing.push(name.clone());
        }
        // Each is opened for a look: several at once.
        let look = |path: PathBuf| {
            let real = canonical(&path);
            // One that is named is read for what it is.
            let is_own = !explicit && !is_lock(&path) && own::is_result(&path);
            (path, real, is_own)
        };
        let looked_at: Vec<_> = paths.into_par_iter().map(look).collect();
        for (path, real, is_own) in looked_at {
            if is_lock(&path) && !explicit {
                inputs.locks.push(path);
            } else if (explicit || !excluded.contains(&real)) && seen.insert(real) {
                if is_own {
                    inputs.own.push(path);
                } else {
                    inputs.found.push(Input::File(path));
                }
            }
        }
    }
    inputs
}

fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Returns the files of a pattern, those of matching folders too.
fn matches_of(pattern: &str) -> Vec<PathBuf> {
    // As shells do: `*` finds no hidden files.
    let options = glob::MatchOptions {
        case_sensitive: !cfg!(windows),
        require_literal_separator: true,
        require_literal_leading_dot: true,
    };
    let Ok(found) = glob::glob_with(pattern, options) else {
        return Vec::new();
    };
    let mut paths = Vec::new();
    for path in found.flatten() {
        if path.is_dir() {
            paths.extend(list(&path, DEPTH));
        } else {
            paths.push(path);
        }
    }
    paths
}

/// Returns what may be submissions in a folder and below, sorted by path.
fn list(folder: &Path, depth: usize) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        // Nobody would miss what stands in it: opening it says why it cannot be read.
        return vec![folder.to_path_buf()];
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let hidden = name.is_none_or(|name| name.starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            if depth > 0 && !holds(&path, folder) {
                found.extend(list(&path, depth - 1));
            }
        } else if is_listed(&path) {
            // A file of the folder at hand is called by its name alone.
            let plain = path.strip_prefix(".").map(Path::to_path_buf);
            found.push(plain.unwrap_or(path));
        }
    }
    found
}

/// Says whether a folder is one that `folder` stands in, or that one itself: a link back up.
fn holds(path: &Path, folder: &Path) -> bool {
    path.is_symlink() && canonical(folder).starts_with(canonical(path))
}

fn is_listed(path: &Path) -> bool {
    path.extension()
        .map(|extension| extension.to_string_lossy().to_ascii_lowercase())
        .is_some_and(|extension| LISTED.contains(&extension.as_str()))
}

/// Says whether a file is the lock that an office program leaves beside an open file.
#[must_use]
pub(in crate::intake) fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| {
        let name = name.to_string_lossy();
        name.starts_with("~$") || name.starts_with(".~lock.")
    })
}

/// An open file whose first bytes were looked at.
#[derive(Debug)]
pub struct Opened {
    /// The file, at its start.
    pub file: FileBytes,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its first bytes, at most [`Opened::HEAD`].
    pub head: Arc<[u8]>,
}

impl Opened {
    /// How many bytes are looked at to tell what a file is.
    pub const HEAD: usize = 64 << 10;
}

/// Opens an input. Standard input is kept in a temporary file, because it is read twice.
///
/// # Errors
///
/// When the file cannot be opened or read; the message names it, and standard input `-`.
pub fn open(input: &Input, most: u64) -> Result<Opened> {
    let mut file = match input {
        Input::File(path) => regular(path).with_context(|| shown(path))?,
        Input::Stdin => spool(most)?,
    };
    let name = input.shown();
    let bytes = file.metadata().with_context(|| name.clone())?.len();
    let room = usize::try_from(bytes).map_or(Opened::HEAD, |bytes| bytes.min(Opened::HEAD) + 1);
    let mut head = Vec::with_capacity(room);
    (&mut file)
        .take(Opened::HEAD as u64)
        .read_to_end(&mut head)
        .and_then(|_| file.rewind())
        .with_context(|| name.clone())?;
    let head: Arc<[u8]> = head.into();
    // One that was read whole is not read again.
    let file = if head.len() as u64 == bytes {
        FileBytes::Kept(Cursor::new(Arc::clone(&head)))
    } else {
        FileBytes::Open(file)
    };
    Ok(Opened { file, bytes, head })
}

/// Opens a file. A pipe without a writer would be waited for without end, a device has none; and
/// neither can be read twice.
fn regular(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(io::Error::from(io::ErrorKind::Unsupported));
    }
    File::open(path)
}

/// Copies standard input to a temporary file without a name.
fn spool(most: u64) -> Result<File> {
    let mut file = tempfile::tempfile().context("-")?;
    let copied = io::copy(
        &mut io::stdin().lock().take(most.saturating_add(1)),
        &mut file,
    )
    .context("-")?;
    file.flush().and_then(|()| file.rewind()).context("-")?;
    if copied > most {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge)).context("-");
    }
    Ok(file)
}

/// Reads all bytes of a file, at most `most`.
///
/// # Errors
///
/// When the file cannot be read or is larger; the message names it.
pub fn bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    let name = shown(path);
    let file = regular(path).with_context(|| name.clone())?;
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1))
        .read_to_end(&mut bytes)
        .with_context(|| name.clone())?;
    if bytes.len() as u64 > most {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge)).context(name);
    }
    Ok(bytes)
}

/// Reads a small text file, such as a criteria set or a configuration, as UTF-8.
///
/// # Errors
///
/// When the file cannot be read, is larger than 4 MiB, or is not UTF-8; the message names it.
pub fn read_text(path: &Path) -> Result<String> {
    let name = shown(path);
    let file = File::open(path).with_context(|| name.clone())?;
    let mut bytes = Vec::new();
    file.take((4 << 20) + 1)
        .read_to_end(&mut bytes)
        .with_context(|| name.clone())?;
    if bytes.len() > 4 << 20 {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge)).context(name);
    }
    let Ok(text) = String::from_utf8(bytes) else {
        return Err(io::Error::from(io::ErrorKind::InvalidData)).context(name);
    };
    Ok(text
        .strip_prefix('\u{feff}')
        .map(str::to_owned)
        .unwrap_or(text))
}

/// Returns the hexadecimal SHA-256 of a file's bytes and rewinds it.
///
/// # Errors
///
/// When the file cannot be read.
pub fn sha256(file: &mut FileBytes) -> io::Result<String> {
    let mut hash = Sha256::new();
    match file {
        FileBytes::Kept(bytes) => hash.update(bytes.get_ref()),
        FileBytes::Open(file) => {
            file.seek(SeekFrom::Start(0))?;
            let mut block = vec![0; 256 << 10];
            loop {
                let read = file.read(&mut block)?;
                if read == 0 {
                    break;
                }
                hash.update(&block[..read]);
            }
            file.rewind()?;
        }
    }
    let mut digits = String::with_capacity(64);
    for byte in hash.finalize() {
        let _ = write!(digits, "{byte:02x}");
    }
    Ok(digits)
}

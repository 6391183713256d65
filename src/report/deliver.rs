//! Writing a file: whole or not at all, and never over an input. The one place that writes.
//!
//! Never here: what the bytes say.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// Writes `bytes` to `path`. Until all of them are on the disk the old file, if any, stays.
///
/// # Errors
///
/// When `path` is one of `inputs`, by whatever name or link, or when the system says no: the
/// error names the path.
pub fn deliver(path: &Path, bytes: &[u8], inputs: &[PathBuf]) -> anyhow::Result<()> {
    refuse_input(path, inputs)?;
    if path.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory))
            .with_context(|| path.display().to_string());
    }
    // Behind a link stands what is meant; a device or a pipe is written to and not replaced.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    if target.exists() && !target.is_file() {
        return through(&target, bytes);
    }
    written(&target, bytes)?
        .persist(&target)
        .map_err(|error| error.error)
        .with_context(|| path.display().to_string())?;
    Ok(())
}

/// Writes to what is there and no file.
fn through(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    let opened = options.write(true).open(path);
    opened
        .and_then(|mut file| file.write_all(bytes))
        .with_context(|| path.display().to_string())
}

/// Writes `bytes` to a file that must not exist yet, whole or not at all.
///
/// # Errors
///
/// When there is something at `path` already, or when the system says no: the error names the
/// path.
pub fn deliver_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let file = written(path, bytes)?;
    file.persist_noclobber(path)
        .map_err(|error| error.error)
        .with_context(|| path.display().to_string())?;
    Ok(())
}

/// Adds `bytes` at the end of a file, which is made where it is missing: what others wrote before
/// stays.
///
/// # Errors
///
/// When `path` is one of `inputs`, or when the system says no: the error names the path.
pub fn append(path: &Path, bytes: &[u8], inputs: &[PathBuf]) -> anyhow::Result<()> {
    refuse_input(path, inputs)?;
    let shown = || path.display().to_string();
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .create(true)
        .append(true)
        .open(path)
        .with_context(shown)?;
    file.write_all(bytes).with_context(shown)
}

/// Makes a folder, and those above it, where it is missing.
///
/// # Errors
///
/// When the system says no: the error names the path.
pub fn folder(path: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(path).with_context(|| path.display().to_string())
}

/// Writes a temporary file beside `path`.
fn written(path: &Path, bytes: &[u8]) -> anyhow::Result<tempfile::NamedTempFile> {
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    if !folder.exists() {
        let refusal = anyhow::Error::new(Refusal::NoFolder(folder.to_path_buf()));
        return Err(refusal.context(path.display().to_string()));
    }
    let shown = || path.display().to_string();
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(shown)?;
    file.write_all(bytes)
        .and_then(|()| file.as_file().sync_all())
        .with_context(shown)?;
    readable_by_others(path, &file);
    Ok(file)
}

/// Why nothing is written to a path, before the system is asked.
#[derive(Debug)]
pub enum Refusal {
    /// It is one of the inputs.
    OverInput(PathBuf),
    /// The folder that it should stand in is not there.
    NoFolder(PathBuf),
}

impl std::error::Error for Refusal {}

impl std::fmt::Display for Refusal {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OverInput(path) => write!(
                out,
                "{} is one of the inputs: give the output another name",
                path.display()
            ),
            Self::NoFolder(path) => write!(out, "the folder {} does not exist", path.display()),
        }
    }
}

/// Refuses to write over an input.
fn refuse_input(path: &Path, inputs: &[PathBuf]) -> anyhow::Result<()> {
    // A path that does not exist yet is no input, whatever it is called.
    let Ok(target) = path.canonicalize() else {
        return Ok(());
    };
    for input in inputs {
        if input.canonicalize().is_ok_and(|input| input == target) {
            return Err(anyhow::Error::new(Refusal::OverInput(path.to_path_buf())));
        }
    }
    Ok(())
}

/// Gives the new file the permissions of the one it replaces, or the usual ones: a temporary
/// file is private, and a report is to be passed on. A system that refuses leaves it private.
#[cfg(unix)]
fn readable_by_others(path: &Path, file: &tempfile::NamedTempFile) {
    use std::os::unix::fs::PermissionsExt as _;
    let permissions = path.metadata().map_or_else(
        |_| std::fs::Permissions::from_mode(0o644),
        |old| old.permissions(),
    );
    let _ = file.as_file().set_permissions(permissions);
}

#[cfg(not(unix))]
fn readable_by_others(_: &Path, _: &tempfile::NamedTempFile) {}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "the tests look at what was written"
)]
mod tests {
    use super::{deliver, deliver_new};

    #[test]
    fn a_file_appears_whole_and_replaces_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("esito.csv");
        deliver(&path, b"uno", &[]).unwrap();
        deliver(&path, b"due", &[]).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"due");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_new_file_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("criteri.toml");
        deliver_new(&path, b"uno").unwrap();
        let refused = deliver_new(&path, b"due").unwrap_err();
        assert!(refused.to_string().contains("criteri.toml"));
        assert_eq!(std::fs::read(&path).unwrap(), b"uno");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_input_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("scheda.csv");
        std::fs::write(&input, "a").unwrap();
        let detour = folder.path().join(".").join("scheda.csv");
        let refused = deliver(&detour, b"b", std::slice::from_ref(&input)).unwrap_err();
        assert!(refused.to_string().contains("one of the inputs"));
        assert_eq!(std::fs::read(&input).unwrap(), b"a");
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_is_written_and_the_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        std::fs::write(&real, "uno").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        deliver(&link, b"due", &[]).unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"due");
        assert!(deliver(&link, b"tre", std::slice::from_ref(&real)).is_err());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_device_is_written_to_and_stays_one() {
        use std::os::unix::fs::FileTypeExt as _;
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("null");
        std::os::unix::fs::symlink("/dev/null", &link).unwrap();
        deliver(&link, b"uno", &[]).unwrap();
        let kind = std::fs::metadata("/dev/null").unwrap().file_type();
        assert!(kind.is_char_device());
        std::fs::remove_file(&link).unwrap();
        std::os::unix::fs::symlink("/dev/full", &link).unwrap();
        assert!(deliver(&link, b"uno", &[]).is_err());
    }

    #[test]
    fn an_error_names_the_path() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("manca").join("esito.csv");
        let error = deliver(&path, b"", &[]).unwrap_err();
        assert!(error.to_string().contains("esito.csv"));
        assert!(deliver(folder.path(), b"", &[]).is_err());
    }
}

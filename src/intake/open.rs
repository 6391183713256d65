//! Opening files. A stand-in until the reader itself is merged: only small text files so far.

use std::io::Read as _;
use std::path::Path;

use anyhow::Context as _;

/// The most bytes of a small text file.
const MOST_TEXT: u64 = 16 << 20;

/// Reads a small text file: a criteria set, a configuration.
///
/// # Errors
///
/// It cannot be opened, is too large, or is not UTF-8. Named by its path.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn read_text(path: &Path) -> anyhow::Result<String> {
    let shown = || path.display().to_string();
    let file = std::fs::File::open(path).with_context(shown)?;
    let mut text = String::new();
    file.take(MOST_TEXT)
        .read_to_string(&mut text)
        .with_context(shown)?;
    Ok(text)
}

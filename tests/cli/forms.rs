//! What the tests of `init`, `template` and `merge` share: folders, files, listings.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that cannot write or read its files has failed"
)]

use std::path::Path;

use crate::support::{Run, smartable};

/// Runs in Italian.
#[track_caller]
pub(crate) fn run(args: &[&str]) -> Run {
    let mut all = vec!["--lang=it"];
    all.extend(args);
    smartable(&all)
}

/// Writes a file and returns its path.
pub(crate) fn put(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    if let Some(above) = path.parent() {
        std::fs::create_dir_all(above).expect("a folder");
    }
    std::fs::write(&path, text).expect("it can be written");
    shown(&path)
}

/// Reads a file.
#[track_caller]
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("it is there")
}

/// Reads a text.
#[track_caller]
pub(crate) fn text(path: &Path) -> String {
    String::from_utf8(bytes(path)).expect("UTF-8")
}

/// Returns a path as an argument.
pub(crate) fn shown(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

/// Returns the names of the files in a folder and below, sorted.
pub(crate) fn listed(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).expect("below");
                found.push(shown(below));
            }
        }
    }
    found.sort();
    found
}

//! Runs the built program with an empty environment at the project's root; golden files.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot run its program has failed"
)]

use std::path::Path;
use std::process::{Command, Stdio};

/// How a run ended and what it printed.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program with nothing in its environment.
#[track_caller]
pub(crate) fn smartable(args: &[&str]) -> Run {
    smartable_with(args, &[])
}

/// Runs the program with these variables alone.
#[track_caller]
pub(crate) fn smartable_with(args: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(args)
        .env_clear()
        .envs(variables.iter().copied())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    Run {
        code: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs the program with `input` on standard input; the output may be no text.
#[track_caller]
pub(crate) fn smartable_bytes(args: &[&str], input: &[u8]) -> (i32, Vec<u8>, String) {
    use std::io::Write as _;
    let mut child = Command::new(env!("CARGO_BIN_EXE_smartable"))
        .args(args)
        .env_clear()
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut pipe = child.stdin.take().expect("a pipe");
    // A program that needs no input may have ended already.
    let _ = pipe.write_all(input);
    drop(pipe);
    let output = child.wait_with_output().expect("it ends");
    let code = output.status.code().expect("it ends by itself");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8");
    (code, output.stdout, stderr)
}

/// Compares with a file under `tests/golden`; `UPDATE=1 cargo test` writes it anew.
#[track_caller]
pub(crate) fn golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if update() {
        write(&path, actual);
    }
    let expected = read(&path);
    assert!(
        actual == expected,
        "{name} differs: if it should, run UPDATE=1 cargo test\n--- now\n{actual}\n--- before\n{expected}"
    );
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test asks whether to rewrite its files"
)]
fn update() -> bool {
    std::env::var_os("UPDATE").is_some()
}

#[expect(
    clippy::disallowed_methods,
    reason = "golden files are written by their test"
)]
fn write(path: &Path, text: &str) {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).expect("folder of the golden file");
    }
    std::fs::write(path, text).expect("golden file can be written");
}

#[expect(
    clippy::disallowed_methods,
    reason = "golden files are read by their test"
)]
fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

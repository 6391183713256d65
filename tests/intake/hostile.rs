//! Hostile files, one run of the program each: it ends by itself, soon, in little memory, and
//! says what is wrong.
//!
//! Never here: how the files are made (`tests/hostile`).

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "the test is about time, and tells what it measured"
)]

#[path = "../hostile/ods.rs"]
mod ods;
#[path = "../hostile/text.rs"]
mod text;
#[path = "../hostile/xls.rs"]
mod xls;
#[path = "../hostile/xlsx.rs"]
mod xlsx;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::written;

/// After this a program is taken to hang. Two seconds are promised, on an idle machine and an
/// optimized build; a slow machine alone fails no test.
const LONGEST: Duration = Duration::from_mins(1);
/// Memory that is promised, in KiB.
const MOST_MEMORY: u64 = 256 << 10;

/// A file and the code of the finding that must come of it.
struct Case {
    name: &'static str,
    make: Box<dyn FnOnce() -> Vec<u8> + Send>,
    code: &'static str,
}

/// What a run came to.
struct Ended {
    taken: Duration,
    memory: u64,
    complaint: Option<String>,
}

#[test]
fn hostile_workbooks_end_soon_with_a_finding() {
    let files = xlsx::files()
        .into_iter()
        .chain(ods::files())
        .chain(xls::files());
    let cases = files.map(|(name, bytes, kind)| Case {
        name,
        make: Box::new(move || bytes),
        code: SAID_OTHERWISE
            .iter()
            .find(|(other, _)| *other == name)
            .map_or_else(|| code_of(kind), |(_, code)| code),
    });
    judge("hostile-workbooks", cases.collect());
}

#[test]
fn hostile_texts_end_soon_with_a_finding() {
    let cases = text::files().into_iter().map(|(name, make, code)| Case {
        name,
        make: Box::new(make),
        code,
    });
    judge("hostile-texts", cases.collect());
}

/// Files of which the program says something else than their reader, which reads every row.
const SAID_OTHERWISE: [(&str, &str); 3] = [
    ("bytes-before.xlsx", "F004"), //         it does not begin as an archive
    ("flipped-byte.xlsx", "T001"), //         beyond the rows where a header is looked for
    ("bomb-within-ratio-rows.xlsx", "T001"), // so is the limit
];

/// The code of the finding that a fact of the readers becomes. A file that can be read holds no
/// table here, and so does one whose only cell is broken.
fn code_of(kind: &str) -> &'static str {
    match kind {
        "Unreadable" => "F001",
        "WrongFormat" => "F002",
        "Encrypted" => "F003",
        "UnsupportedFormat" => "F004",
        "OverLimits" => "F013",
        "ok" | "ErrorCell" | "FormulaWithoutValue" => "T001",
        other => panic!("no code for {other}"),
    }
}

/// Runs the program on every file, a few at a time.
fn judge(folder: &str, cases: Vec<Case>) {
    let queue = Mutex::new(cases);
    let ended = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("no thread failed").pop();
                    let Some(Case { name, make, code }) = next else {
                        break;
                    };
                    let path = written(folder, name, &make());
                    let result = one(&path, code);
                    std::fs::remove_file(&path).expect("the file goes again");
                    ended.lock().expect("no thread failed").push((name, result));
                }
            });
        }
    });
    let mut ended = ended.into_inner().expect("no thread failed");
    ended.sort_by_key(|(_, result)| std::cmp::Reverse(result.taken));
    for (name, Ended { taken, memory, .. }) in ended.iter().take(5) {
        eprintln!("{name}: {taken:?}, {} MiB", memory >> 10);
    }
    let most = ended.iter().map(|(_, it)| it.memory).max().unwrap_or(0);
    eprintln!("{} files, at most {} MiB", ended.len(), most >> 10);
    let complaints: Vec<String> = ended
        .iter()
        .filter_map(|(name, it)| Some(format!("{name}: {}", it.complaint.as_ref()?)))
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Runs the program on one file, under a limit of memory where the system has one.
fn one(path: &Path, code: &str) -> Ended {
    let json = path.with_added_extension("json");
    let begun = Instant::now();
    let mut child = start(path, &json);
    let mut memory = 0;
    let status = loop {
        memory = memory.max(peak(&child));
        if let Some(status) = child.try_wait().expect("the child is ours") {
            break Some(status);
        }
        if begun.elapsed() > LONGEST {
            child.kill().expect("the child ends");
            child.wait().expect("the child is gone");
            break None;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let taken = begun.elapsed();
    let complaint = match status.map(|status| status.code()) {
        None => Some(format!("still running after {taken:?}")),
        Some(Some(0..=2)) if memory > MOST_MEMORY => Some(format!("{} MiB", memory >> 10)),
        Some(Some(0..=2)) => said(&json, code),
        Some(end) => Some(format!("ended with {end:?}")),
    };
    let _ = std::fs::remove_file(&json);
    Ended {
        taken,
        memory,
        complaint,
    }
}

fn start(path: &Path, json: &PathBuf) -> Child {
    let program = env!("CARGO_BIN_EXE_smartable");
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        let limited = "ulimit -v 1000000 2>/dev/null; exec \"$0\" \"$@\"";
        shell.args(["-c", limited, program]);
        shell
    } else {
        Command::new(program)
    };
    let out = std::fs::File::create(json).expect("the output is made");
    command
        .args(["assess", "--isolated", "--format=json"])
        .arg(path)
        .env_clear()
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// The most memory that a child has held so far, in KiB, where the system tells.
fn peak(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id()));
    let number = status.ok().and_then(|status| {
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    });
    number.unwrap_or(0)
}

/// Complains unless there is a finding of the code, with a help that says what to do.
fn said(json: &Path, code: &str) -> Option<String> {
    let text = std::fs::read_to_string(json).expect("the output is there");
    let json: Value = match serde_json::from_str(&text) {
        Ok(json) => json,
        Err(error) => return Some(format!("no JSON: {error}")),
    };
    let findings = json["findings"].as_array().cloned().unwrap_or_default();
    let codes: Vec<&str> = findings
        .iter()
        .filter_map(|it| it["code"].as_str())
        .collect();
    let found = findings.iter().find(|it| it["code"] == code);
    match found {
        None => Some(format!("expected {code}, found {codes:?}")),
        Some(found) if found["help"].as_str().is_none_or(str::is_empty) => {
            Some(format!("{code} does not say what to do"))
        }
        Some(_) => None,
    }
}

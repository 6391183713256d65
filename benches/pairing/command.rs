//! The same through `smartable compare` as people run it: two sheets in, a report out.
//!
//! Never here: which activity is which (`tests/pairing/truth`).

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::timing;
use crate::truth::{Row, Truth};

/// Writes both years as sheets; returns the command that compares them.
pub(crate) fn written(folder: &Path, truth: &Truth) -> Vec<String> {
    fs::create_dir_all(folder).expect("a folder for the inputs");
    let sides = [("prima.csv", &truth.before), ("dopo.csv", &truth.now)];
    let [before, now] = sides.map(|(name, rows)| {
        let path = folder.join(name);
        fs::write(&path, sheet(rows)).expect("written");
        path.to_string_lossy().into_owned()
    });
    let program = env!("CARGO_BIN_EXE_smartable");
    let args = [program, "compare", &before, &now, "--isolated", "-q"];
    args.map(str::to_owned).into()
}

/// Returns a sheet of rows, with answers that change with the place.
fn sheet(rows: &[Row]) -> String {
    let mut text = "Direzione;ID;Processo;Attività;Svolgibile individualmente;Programmabile;\
        Strumenti accessibili da remoto;Senza contatto diretto con l'utenza;Risultato misurabile;\
        N. addetti;FTE\n"
        .to_owned();
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    for (place, row) in rows.iter().enumerate() {
        let texts = [&row.unit, &row.id, &row.process, &row.name].map(|it| quoted(it));
        let answer = |every: usize| if place % every == 0 { "NO" } else { "SI" };
        let answers = [11, 13, 3, 4, 17].map(answer).join(";");
        let heads = place % 9 + 1;
        writeln!(text, "{};{answers};{heads};{heads}", texts.join(";")).expect("text");
    }
    text
}

/// Returns the run in the middle of some by the clock, and the peak memory where the system says it.
pub(crate) fn time(command: &[String], rounds: usize) -> (timing::Took, Option<u64>) {
    let mut took: Vec<timing::Took> = (0..rounds).map(|_| timing::run(command)).collect();
    took.sort_by(|one, other| one.wall.total_cmp(&other.wall));
    (took[rounds / 2], timing::peak_kib(command))
}

/// Returns the pairs that the command finds, by their places in both lists.
pub(crate) fn pairs(command: &[String]) -> BTreeSet<(usize, usize)> {
    let output = Command::new(&command[0])
        .args(&command[1..])
        .args(["--format", "json"])
        .output()
        .expect("the program starts");
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    // Below the header the first row is the second of the sheet.
    let place = |side: &Value| {
        let cell = side["cell"].as_str()?;
        let row: usize = cell.trim_start_matches(char::is_alphabetic).parse().ok()?;
        row.checked_sub(2)
    };
    let all = document["activities"].as_array().expect("activities");
    all.iter()
        .filter_map(|it| Some((place(&it["old"])?, place(&it["new"])?)))
        .collect()
}

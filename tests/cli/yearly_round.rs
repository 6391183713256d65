//! The example of a whole yearly round: the script runs, and what it writes is what anybody can
//! work out from the tables of its `fill.py`.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot run its programs has failed"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use calamine::{Reader as _, Xlsx, open_workbook};
use serde_json::Value;

use crate::forms::{bytes, listed, run, shown, text};

const ROUND: &str = "examples/yearly-round";

/// Parts of a difference, in the order in which they add up.
const CAUSES: [&str; 7] = [
    "gone",
    "added",
    "criteria",
    "answers",
    "overrides",
    "headcount_only",
    "moved",
];

#[track_caller]
fn done(command: &mut Command) -> String {
    let output = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}\n{errors}");
    said
}

/// Lets the people of the example do something.
#[track_caller]
fn people(arguments: &[&Path]) {
    let script = format!("{ROUND}/fill.py");
    done(Command::new("python3").arg(script).args(arguments));
}

#[track_caller]
fn json(path: &Path) -> Value {
    serde_json::from_str(&text(path)).expect("JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Returns the findings at warning or above: code, the file's directorate, cell.
fn grave(check: &Value) -> Vec<String> {
    let name = |finding: &Value| {
        let file = word(finding, "file");
        let file = file.rsplit('/').next().unwrap_or_default();
        let short = file.split(' ').next().unwrap_or_default();
        format!(
            "{} {short} {}",
            word(finding, "code"),
            word(finding, "cell")
        )
    };
    let mut found: Vec<String> = list(check, "findings")
        .iter()
        .filter(|it| word(it, "severity") != "info")
        .map(name)
        .collect();
    found.sort();
    found
}

/// Returns the ids of the activities of an assessment, each once.
#[track_caller]
fn ids(assessment: &Value) -> BTreeSet<String> {
    let activities = list(assessment, "activities");
    let ids: BTreeSet<String> = activities
        .iter()
        .map(|it| format!("{} {}", word(it, "group"), word(it, "id")))
        .collect();
    assert_eq!(ids.len(), activities.len(), "an id stands twice");
    ids
}

/// Returns a number in millionths; the files have six places at most.
#[track_caller]
fn millionths(value: &Value) -> i64 {
    let text = value.to_string();
    let text = text.trim_matches('"');
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{:0<6}", &part[..part.len().min(6)]);
    digits.parse().expect("a number")
}

fn files(out: &Path) -> impl Fn(&str) -> PathBuf {
    let out = out.to_owned();
    move |name: &str| out.join(name)
}

#[test]
#[ignore = "needs LibreOffice and Python with openpyxl"]
fn the_round_comes_out_as_it_was_planned() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let said = done(
        Command::new("bash")
            .arg(format!("{ROUND}/round.sh"))
            .arg(&out)
            .env("SMARTABLE", env!("CARGO_BIN_EXE_smartable")),
    );
    checked(&out);
    updated(&out);
    reviewed(&said);
    compared(&out);
    added_up(&out);
    // Before the first version of the criteria there are none.
    let refusal = "“comune-di-esempio” holds from 2025-01-01: it does not apply on 2024-12-31";
    assert!(said.contains(refusal), "{said}");
}

/// `check` finds the mistakes that were made, and none where forms were filled in as they should.
#[track_caller]
fn checked(out: &Path) {
    let at = files(out);
    let planned = [
        "R005 DIR-6 Rilevazione!D6",
        "R011 DIR-5 Rilevazione!L10",
        "V020 DIR-5 Rilevazione!G7",
        "V041 DIR-6 Rilevazione!J11",
        // The row that was taken out stands in last year's inventory alone.
        "Y001 inventory.xlsx Survey!B43",
    ];
    let first = json(&at("reports/check.json"));
    assert_eq!(grave(&first), planned);
    let is_mark = |it: &&Value| word(it, "code") == "V013" && word(it, "cell") == "Rilevazione!I3";
    assert_eq!(list(&first, "findings").iter().filter(is_mark).count(), 1);
    let again = json(&at("reports/check-again.json"));
    assert_eq!(grave(&again), [""; 0]);
    assert_eq!(again["summary"]["rows"], 66);
    assert_eq!(
        listed(&at("reports/letters")).len(),
        6,
        "one for each directorate"
    );
}

/// Ids are given, the renamed one is listed, no row is lost, and twice is as good as once.
#[track_caller]
fn updated(out: &Path) {
    let at = files(out);
    let changes = text(&at("2026/changes.csv"));
    let expected = "\
Change;ID;ID before;Unit before;Activity before;Unit now;Activity now;Likeness (%);Decision (yes/no)
renamed;DEM-002;DEM-002;Anagrafe e stato civile;Rilascio di certificati su richiesta telematica;\
Anagrafe e stato civile;\
Certificati anagrafici rilasciati su richiesta telematica;88,5;yes
new;DEM-012;;;;Anagrafe e stato civile;Domicilio digitale: iscrizioni e verifiche;;
new;SOC-12;;;;Servizi sociali;Misure di inclusione: verifica dei requisiti;;
ended;;DEM-009;Elettorale e statistica;Consegna delle tessere elettorali;;;;
ended;;SOC-08;Servizi sociali;Rette e compartecipazioni: calcolo e controllo;;;;
";
    let plain = changes.replace("\r\n", "\n");
    assert_eq!(plain.trim_start_matches('\u{feff}'), expected);
    let [before, now] = ["2025", "2026"].map(|year| {
        let name = format!("reports/assess-{year}.json");
        ids(&json(&at(&name)))
    });
    assert_eq!((before.len(), now.len()), (66, 66));
    let gone: Vec<&String> = before.difference(&now).collect();
    assert_eq!(gone, ["DIR-1 DEM-009", "DIR-4 SOC-08"]);
    let new: Vec<&String> = now.difference(&before).collect();
    assert_eq!(new, ["DIR-1 DEM-012", "DIR-4 SOC-12"]);
    // A unit of this year stands under its own code, without what last year wrote beside it.
    let merged = at("2026/inventory.csv");
    let inventory = shown(&at("2026/inventory.xlsx"));
    let config = shown(&at("2026/smartable.toml"));
    let csv = shown(&merged);
    let made = run(&["merge", &inventory, "--config", &config, "--out", &csv]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    let inventory_text = text(&merged);
    assert!(
        !inventory_text
            .lines()
            .next()
            .expect("a header")
            .contains("Sotto")
    );
    assert!(inventory_text.contains(";SRV-11;Anagrafe e stato civile;"));
    let mut book: Xlsx<_> = open_workbook(at("2026/inventory.xlsx")).expect("a workbook");
    let ended = book.worksheet_range("Ended").expect("what has ended");
    assert_eq!(ended.height(), 3, "a header and two activities: {ended:?}");
    // Once more, from what was written.
    let sent = shown(&at("2026/merged.xlsx"));
    let twice = at("2026/twice.xlsx");
    let again = run(&[
        "update",
        &inventory,
        &sent,
        "--config",
        &config,
        "--year=2026",
        "--lang=en",
        "--out",
        &shown(&twice),
    ]);
    assert_eq!(again.code, 0, "{}", again.stderr);
    assert!(bytes(&twice) == bytes(&at("2026/inventory.xlsx")));
}

/// 66 rows: 2 overrides stand already, 2 are new, 1 nobody has answered, with 61 they agree.
#[track_caller]
fn reviewed(said: &str) {
    let first = "verdicts overridden 1, earlier overrides kept 2, agreed 61, without an answer 1, \
                 rows not taken over 1, not returned 0";
    let second = "verdicts overridden 2, earlier overrides kept 2, agreed 61, without an answer 1, \
                  rows not taken over 0, not returned 0";
    for line in [first, second] {
        assert_eq!(said.matches(line).count(), 1, "{line}\n{said}");
    }
    assert!(
        said.contains("DIR-3 Lavori pubblici.xlsx Revisione!J3"),
        "{said}"
    );
}

/// What each cause did, worked out from the tables of `fill.py`.
#[track_caller]
fn compared(out: &Path) {
    let compare = json(&out.join("reports/compare.json"));
    let total = list(&compare, "total");
    let row = |measure: &str, end: &str| {
        let found = total
            .iter()
            .find(|it| word(it, "measure") == measure && word(it, "end") == end)
            .expect("a row");
        let keys = ["old"].into_iter().chain(CAUSES).chain(["new"]);
        keys.map(|key| millionths(&found[key]) / 1_000_000)
            .collect::<Vec<_>>()
    };
    // At most: gone SOC-08; added DEM-012, SOC-12; the criteria PL-06 (presence is needed); the
    // answers DIR-2 4 and LP-05 for it, RAG-03 and PL-10 against; overrides DIR-2 10, LP-02, SOC-04.
    assert_eq!(
        row("activities", "at_most"),
        [37, -1, 2, -1, 0, -3, 0, 0, 34]
    );
    // At least: the new question leaves the sixteen activities of DIR-2 and DIR-5 open until it
    // is answered; PL-04 and PL-07 are settled.
    assert_eq!(
        row("activities", "at_least"),
        [33, -1, 2, -16, 19, -3, 0, 0, 34]
    );
    assert_eq!(row("heads", "at_most"), [111, -2, 5, -4, 1, -9, 0, 0, 102]);
    let renamed: Vec<&str> = list(&compare, "activities")
        .iter()
        .filter(|it| it["renamed"] == true)
        .map(|it| word(&it["old"], "id"))
        .collect();
    assert_eq!(renamed, ["DEM-002"]);
    let moved = |it: &&Value| it["moved"] == true;
    assert_eq!(list(&compare, "activities").iter().filter(moved).count(), 0);
}

/// Causes add up for every unit; verdicts, contingents and days are those of the other commands.
#[track_caller]
fn added_up(out: &Path) {
    let at = files(out);
    let compare = json(&at("reports/compare.json"));
    let effects = list(&compare, "units").iter();
    let effects = effects.flat_map(|unit| list(unit, "effects"));
    let mut rows = 0;
    for effect in effects.chain(list(&compare, "total")) {
        let causes: i64 = CAUSES.iter().map(|cause| millionths(&effect[*cause])).sum();
        let (old, new) = (millionths(&effect["old"]), millionths(&effect["new"]));
        assert_eq!(old + causes, new, "{effect}");
        rows += 1;
    }
    assert_eq!(
        rows,
        7 * 6,
        "six directorates and the total, three measures, two ends"
    );
    for (year, side) in [("2025", "old"), ("2026", "new")] {
        let report = |command: &str| json(&at(&format!("reports/{command}-{year}.json")));
        let (assess, contingent, budget) =
            (report("assess"), report("contingent"), report("budget"));
        for judged in [&assess, &contingent, &budget, &compare[side]] {
            assert_eq!(word(&judged["criteria"], "version"), year);
        }
        let smartable = &assess["total"]["activities"]["smartable"];
        assert_eq!(&list(&compare, "total")[0][side], smartable);
        let heads = &compare["contingent"]["total"]["heads"][side];
        assert_eq!(heads, &contingent["total"]["heads"]);
        assert_eq!(&compare["days"]["total"][side], &budget["total"]["days"]);
        let days = |unit: &Value| -> Value {
            let known = list(&budget, "units").iter();
            let mut known = known.filter(|it| it["unit"] == unit["unit"]);
            known.next().expect("the unit")["days"].clone()
        };
        for unit in list(&compare["days"], "units") {
            assert_eq!(unit["days"][side], days(unit), "{unit}");
        }
    }
}

#[test]
#[ignore = "needs LibreOffice and Python with openpyxl"]
fn what_people_filled_in_stands_in_the_next_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let config = "examples/small-office/smartable.toml";
    let template = |from: &str, out: &Path| {
        let out = shown(out);
        let criteria = format!("{ROUND}/2026/criteria.toml");
        let mut args = vec![
            "template",
            from,
            "--config",
            config,
            "--criteria",
            &criteria,
        ];
        args.extend(["--csv-twin", "--out", &out]);
        let made = run(&args);
        assert_eq!(made.code, 0, "{}", made.stderr);
    };
    template("examples/small-office/submissions", &at("moduli"));
    // With the mistakes: what cannot be understood is kept as it was written, too.
    people(&[Path::new("fill"), &at("moduli"), &at("compilati")]);
    let mut first: Option<Vec<Vec<u8>>> = None;
    for kind in ["come-sono", "xlsx", "ods"] {
        let sent = if kind == "come-sono" {
            at("compilati")
        } else {
            saved_again(folder.path(), kind)
        };
        let inventory = at(&format!("da-{kind}.csv"));
        let inventory = shown(&inventory);
        let criteria = format!("{ROUND}/2026/criteria.toml");
        let merging = run(&[
            "merge",
            &shown(&sent),
            "--config",
            config,
            "--criteria",
            &criteria,
            "--fail-on=never",
            "--out",
            &inventory,
        ]);
        assert_eq!(merging.code, 0, "{}{}", merging.stdout, merging.stderr);
        let again = at(&format!("di-nuovo-{kind}"));
        template(&inventory, &again);
        done(
            Command::new("python3")
                .arg("tests/cli/same_values.py")
                .args([&at("compilati"), &again]),
        );
        let made: Vec<Vec<u8>> = listed(&again)
            .iter()
            .map(|it| bytes(&again.join(it)))
            .collect();
        assert_eq!(made.len(), 12);
        let first = first.get_or_insert_with(|| made.clone());
        assert!(*first == made, "{kind}: other bytes");
    }
}

/// Saves the filled forms as LibreOffice does; the CSV stays as it is.
#[track_caller]
fn saved_again(folder: &Path, kind: &str) -> PathBuf {
    let (from, to) = (folder.join("compilati"), folder.join(kind));
    let is_csv = |name: &str| Path::new(name).extension().is_some_and(|it| it == "csv");
    let names = listed(&from);
    let books = names.iter().filter(|name| !is_csv(name));
    let profile = format!(
        "-env:UserInstallation=file://{}",
        shown(&folder.join("profilo"))
    );
    done(
        Command::new("soffice")
            .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
            .arg(&to)
            .args(books.map(|name| from.join(name))),
    );
    for name in names.iter().filter(|name| is_csv(name)) {
        crate::forms::put(&to, name, &text(&from.join(name)));
    }
    to
}

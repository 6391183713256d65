//! The whole program on generated offices: the same sums in every command, whatever the order of
//! rows and the names of persons.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that cannot write its tables has failed"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use smartable::model::quantity::{Exact, Ratio};

use crate::program::decimal;

/// Numbers that look random and are the same at every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[usize::try_from(self.below(texts.len() as u64)).unwrap_or(0)]
    }
}

const UNITS: [&str; 6] = ["D1", "D1-A", "D1-B", "D2", "D2-A", "D3"];

/// Tables of an office: the header of each, then its rows.
#[derive(Debug, Clone)]
struct Tables(BTreeMap<&'static str, Vec<String>>);

impl Tables {
    /// Draws an office. `everywhere`: answers may be missing, so that verdicts are undetermined.
    fn drawn(seed: u64, answers: &[&str]) -> Self {
        let mut dice = Dice(seed);
        let mut chart = vec!["codice;nome;padre;personale".to_owned()];
        chart.push("E;Ente;;90".to_owned());
        for unit in UNITS {
            let parent = unit.split_once('-').map_or("E", |(parent, _)| parent);
            chart.push(format!("{unit};Ufficio {unit};{parent};"));
        }
        let mut activities = vec![
            "Cod. struttura;ID;Attività;Svolgibile individualmente;Programmabile;\
             Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile;\
             N. addetti;FTE"
                .to_owned(),
        ];
        for number in 0..12 {
            let (heads, tenths) = (1 + dice.below(9), dice.below(90));
            activities.push(format!(
                "{};A{number:02};Lavoro {number};SI;SI;{};NO;{};{heads};{},{}",
                dice.of(&UNITS),
                dice.of(answers),
                dice.of(answers),
                tenths / 10,
                tenths % 10
            ));
        }
        let mut staff = vec!["matricola;unità;dal;al;giorni lavorativi;FTE;genere".to_owned()];
        let mut assignments = vec!["matricola;attività;quota".to_owned()];
        for person in 0..25 {
            let rest = format!(
                "{};{};{}",
                dice.of(&["", "", "LUN-GIO", "LUN-VEN"]),
                dice.of(&["", "0,5", "1"]),
                dice.of(&["F", "M", ""])
            );
            let code = format!("P{person:02}");
            let (here, there) = (dice.of(&UNITS), dice.of(&UNITS));
            match dice.below(6) {
                0 => staff.push(format!("{code};{here};15/05/2026;;{rest}")),
                1 => staff.push(format!("{code};{here};;10/12/2026;{rest}")),
                2 => {
                    staff.push(format!("{code};{here};;09/09/2026;{rest}"));
                    staff.push(format!("{code};{there};10/09/2026;;{rest}"));
                }
                _ => staff.push(format!("{code};{here};;;{rest}")),
            }
            let first = dice.below(12);
            let second = (first + 1 + dice.below(11)) % 12;
            assignments.push(format!("{code};A{first:02};70%"));
            assignments.push(format!("{code};A{second:02};30%"));
        }
        Self(BTreeMap::from([
            ("chart", chart),
            ("activities", activities),
            ("staff", staff),
            ("assignments", assignments),
        ]))
    }

    /// Turns the rows of every table but the chart around.
    fn shuffled(&self, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let mut tables = self.clone();
        for (name, rows) in &mut tables.0 {
            for place in (2..rows.len()).filter(|_| *name != "chart") {
                let other = 1 + usize::try_from(dice.below(place as u64)).unwrap_or(0);
                rows.swap(place, other);
            }
        }
        tables
    }

    fn with(&self, table: &str, row: &str) -> Self {
        let mut tables = self.clone();
        let rows = tables.0.get_mut(table).expect("a table");
        rows.push(row.to_owned());
        tables
    }

    fn written(&self) -> Office {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, rows) in &self.0 {
            let path = folder.path().join(format!("{name}.csv"));
            std::fs::write(path, rows.join("\n") + "\n").expect("written");
        }
        Office(folder)
    }
}

struct Office(tempfile::TempDir);

const BUDGET: [&str; 9] = [
    "budget",
    "--place",
    "Milano",
    "--quota",
    "8",
    "--quota-rotation",
    "3",
    "--act",
    "example",
];
const PERSONS: [&str; 4] = ["--staff", "staff.csv", "--assignments", "assignments.csv"];

impl Office {
    /// Runs the program in the folder of the tables; returns its JSON.
    #[track_caller]
    fn run(&self, arguments: &[&[&str]]) -> Value {
        let folder: &Path = self.0.path();
        let output = Command::new(env!("CARGO_BIN_EXE_smartable"))
            .args(arguments.concat())
            .args(["--isolated", "--lang", "en", "--fail-on", "never"])
            .args(["--format", "json", "--org-chart", "chart.csv"])
            .arg("activities.csv")
            .env_clear()
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .expect("the program runs");
        let complaints = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {complaints}");
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

fn exact(value: &Value) -> Exact {
    decimal(&value.to_string())
}

fn sum<'a>(values: impl Iterator<Item = &'a Value>) -> Exact {
    values.fold(Ratio::ZERO.exact(), |sum, value| sum.plus(&exact(value)))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

/// Takes away what tells where a figure comes from: files, cells, hashes, rows.
fn figures_only(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in [
                "inputs",
                "findings",
                "source",
                "sources",
                "basis",
                "assignments",
                "cell",
            ] {
                fields.remove(name);
            }
            fields.values_mut().for_each(figures_only);
        }
        Value::Array(values) => values.iter_mut().for_each(figures_only),
        _ => {}
    }
}

const CLEAR: [&str; 4] = ["SI", "SI", "NO", "in parte"];
const OPEN: [&str; 5] = ["SI", "SI", "NO", "in parte", ""];

#[test]
fn fte_is_the_same_in_assess_and_contingent() {
    for seed in 0..4 {
        let office = Tables::drawn(seed, &CLEAR).written();
        let assessed = office.run(&[&["assess", "--by", "unit", "--on", "2026-12-31"]]);
        let counted = office.run(&[&["contingent", "--on", "2026-12-31"]]);
        assert_eq!(
            assessed["total"]["fte"]["smartable"],
            counted["total"]["fte"]
        );
        let below = |above: &str| {
            let units = list(&assessed, "units").iter().filter(|unit| {
                let code = unit["unit"].as_str().unwrap_or_default();
                above == "E" || code == above || code.starts_with(&format!("{above}-"))
            });
            sum(units.map(|unit| &unit["fte"]["smartable"]["at_least"]))
        };
        for unit in list(&counted, "units") {
            let code = unit["unit"].as_str().expect("a code");
            assert_eq!(
                exact(&unit["fte"]["at_least"]),
                below(code),
                "{seed}: {code}"
            );
            assert_eq!(unit["fte"]["at_least"], unit["fte"]["at_most"]);
        }
    }
}

#[test]
fn persons_are_the_same_in_contingent_and_budget() {
    for seed in 10..14 {
        let office = Tables::drawn(seed, &CLEAR).written();
        // Everybody of November serves on all its days.
        let month = [&BUDGET[..], &PERSONS, &["--month", "2026-11", "--people"]].concat();
        let budget = office.run(&[&month]);
        let counted = office.run(&[&["contingent", "--on", "2026-11-30"], &PERSONS]);
        let smartable = list(&budget, "people")
            .iter()
            .filter(|person| person["class"]["at_least"] == "smartable")
            .count();
        assert_eq!(counted["total"]["heads"]["at_least"], smartable, "{seed}");
        assert_eq!(counted["total"]["heads"]["at_most"], smartable, "{seed}");
        let headcount = &budget["total"]["months"][0]["people_smartable"];
        assert_eq!(&counted["total"]["heads"], headcount, "{seed}");
        let mean = office.run(&[&["contingent", "--year", "2026"], &PERSONS]);
        let tops = list(&mean, "units")
            .iter()
            .filter(|unit| unit["depth"] == 0);
        for end in ["at_least", "at_most"] {
            let heads = tops.clone().map(|unit| &unit["heads"][end]);
            assert_eq!(sum(heads), exact(&mean["total"]["heads"][end]), "{seed}");
        }
    }
}

#[test]
fn days_add_up_over_people_units_and_months() {
    for seed in 20..23 {
        let office = Tables::drawn(seed, &CLEAR).written();
        let year = [&BUDGET[..], &PERSONS, &["--year", "2026", "--people"]].concat();
        let year = office.run(&[&year]);
        let mut months = Ratio::ZERO.exact();
        for (place, month) in list(&year["total"], "months").iter().enumerate() {
            let name = month["month"].as_str().expect("a month");
            let alone = [&BUDGET[..], &PERSONS, &["--month", name]].concat();
            let alone = office.run(&[&alone]);
            assert_eq!(&alone["total"]["months"][0], month, "{seed}: {name}");
            assert_eq!(alone["total"]["days"], month["days"], "{seed}: {name}");
            months = months.plus(&exact(&alone["total"]["days"]["at_least"]));
            for unit in list(&year, "units") {
                let of_unit = &unit["months"][place];
                let people = list(&year, "people").iter();
                let people = people
                    .filter(|person| person["unit"] == unit["unit"] && person["month"] == name);
                let days = sum(people.map(|person| &person["days"]["at_least"]));
                let with_bank = days.plus(&exact(&of_unit["to_bank"]));
                assert_eq!(
                    with_bank,
                    exact(&of_unit["days"]["at_least"]),
                    "{seed}: {name}"
                );
            }
        }
        assert_eq!(months, exact(&year["total"]["days"]["at_least"]), "{seed}");
        let units = list(&year, "units").iter();
        assert_eq!(
            sum(units.map(|unit| &unit["days"]["at_least"])),
            exact(&year["total"]["days"]["at_least"]),
            "{seed}"
        );
    }
}

/// Runs everything; returns figures alone.
fn everything(tables: &Tables) -> Vec<Value> {
    let office = tables.written();
    let people = ["--people"];
    let (on, year) = (["--on", "2026-09-30"], ["--year", "2026"]);
    let mut all = vec![
        office.run(&[&["contingent"], &on]),
        office.run(&[&["contingent"], &on, &PERSONS, &people]),
        office.run(&[&["contingent"], &year, &PERSONS, &people]),
        office.run(&[&BUDGET, &["--month", "2026-09"]]),
        office.run(&[&BUDGET, &year, &PERSONS, &people]),
    ];
    all.iter_mut().for_each(figures_only);
    all
}

#[test]
fn order_and_names_of_persons_change_nothing() {
    for seed in 30..33 {
        let tables = Tables::drawn(seed, &OPEN);
        let before = everything(&tables);
        assert_eq!(
            before,
            everything(&tables.shuffled(seed)),
            "{seed}: shuffled"
        );
        let mut renamed = tables.clone();
        for name in ["staff", "assignments"] {
            for row in renamed.0.get_mut(name).expect("a table").iter_mut().skip(1) {
                *row = row.replacen('P', "Q7", 1);
            }
        }
        let text = |all: &[Value]| serde_json::to_string(all).expect("JSON");
        let mut expected = text(&before);
        for person in 0..25 {
            expected =
                expected.replace(&format!("\"P{person:02}\""), &format!("\"Q7{person:02}\""));
        }
        assert!(text(&everything(&renamed)) == expected, "{seed}: renamed");
    }
}

#[test]
fn an_empty_directorate_changes_nothing_else() {
    for seed in 40..43 {
        let tables = Tables::drawn(seed, &OPEN);
        let mut before = everything(&tables);
        let mut after = everything(&tables.with("chart", "D9;Nessuno;E;0"));
        for all in [&mut before, &mut after] {
            for report in all.iter_mut() {
                let report = report.as_object_mut().expect("a report");
                report.remove("coverage");
                if let Some(units) = report.get_mut("units").and_then(Value::as_array_mut) {
                    units.retain(|unit| unit["unit"] != "D9");
                }
            }
        }
        assert_eq!(before, after, "{seed}");
    }
}

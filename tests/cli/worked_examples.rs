//! The examples written out by hand in `docs/day-budget.md` and `docs/contingent.md`, through the
//! whole program.
//!
//! Never here: a figure that no page shows.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read what it asked for has failed"
)]

use serde_json::Value;

use crate::support::smartable_bytes;

/// Runs the program and reads its JSON.
#[track_caller]
fn json(args: &[&str]) -> Value {
    let mut all = args.to_vec();
    all.extend(["-q", "--lang=en", "--format=json"]);
    let (code, out, stderr) = smartable_bytes(&all, b"");
    assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
    serde_json::from_slice(&out).expect("JSON")
}

/// Writes figures as the pages do: `4 – 7`, or `4` where both ends are equal.
fn ends(value: &Value) -> String {
    if value.is_null() {
        return "?".to_owned();
    }
    let end = |key: &str| match &value[key] {
        Value::Null => "?".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let (least, most) = (end("at_least"), end("at_most"));
    if least == most {
        least
    } else {
        format!("{least} – {most}")
    }
}

/// Returns the figures of each unit and of everything, one line each.
fn lines(document: &Value, keys: &[&str]) -> Vec<String> {
    let of = |name: &str, unit: &Value| {
        let figures: Vec<String> = keys.iter().map(|key| ends(&unit[*key])).collect();
        format!("{name}: {}", figures.join(", "))
    };
    let units = document["units"].as_array().expect("units");
    let mut lines: Vec<String> = units
        .iter()
        .map(|unit| of(unit["unit"].as_str().expect("a code"), unit))
        .collect();
    lines.push(of("total", &document["total"]));
    lines
}

const DAYS: [&str; 3] = [
    "budget",
    "fixtures/day-budget/inventory.csv",
    "--month=2026-12",
];

/// Writes a person's month as the page does, fractions without needless zeros.
fn day_row(row: &Value) -> String {
    let short = |text: &str| {
        let text = text.trim_end_matches('0').trim_end_matches('.');
        if text.is_empty() { "0" } else { text }.to_owned()
    };
    let fraction = |value: &Value| short(value["at_least"].as_str().expect("a fraction"));
    let settled = row["remainder"]["settled"].as_str().unwrap_or("-");
    format!(
        "{} {} W {} e {} c {} t {} days {} {settled}",
        row["person"].as_str().expect("a code"),
        row["unit"].as_str().expect("a code"),
        row["working_days"],
        fraction(&row["entitled"]),
        short(row["cap"].as_str().expect("a cap")),
        fraction(&row["due"]),
        ends(&row["days"]),
    )
}

fn day_rows(document: &Value) -> Vec<String> {
    let people = document["people"].as_array().expect("people");
    people.iter().map(day_row).collect()
}

#[test]
fn the_day_budget_of_the_page_comes_out_of_files() {
    let document = json(&[&DAYS[..], &["--people"]].concat());
    assert_eq!(
        day_rows(&document),
        [
            "P1 A W 20 e 8 c 9 t 8 days 8 -",
            "P2 A W 11 e 4.4 c 5 t 4.4 days 4 none",
            "P3 A W 12 e 4.8 c 5 t 4.8 days 5 larger",
            "P4 A W 11 e 4.4 c 5 t 4.4 days 5 by_priority",
            "P4 B W 9 e 3.6 c 4 t 3.6 days 4 larger",
            "P5 A W 4 e 1.6 c 1 t 1 days 1 -",
        ]
    );
    let month = &document["units"][0]["months"][0];
    let bridge: Vec<String> = month["bridge"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| step["at_worst"].to_string())
        .collect();
    assert_eq!(bridge, ["0", "-3.6", "0", "-13.2", "-0.6"]);
    assert_eq!(ends(&month["gross"]), "40");
    assert_eq!(ends(&month["net"]), "22.6");
    assert_eq!(document["calendar"][0]["working_days"], 20);
    assert_eq!(lines(&document, &["days"]), ["A: 23", "B: 4", "total: 27"]);
}

#[test]
fn the_tie_of_the_page_may_go_to_the_bank() {
    let document = json(&[&DAYS[..], &["--people", "--ties=to-bank"]].concat());
    let rows = day_rows(&document);
    assert_eq!(rows[1], "P2 A W 11 e 4.4 c 5 t 4.4 days 4 to_bank");
    assert_eq!(rows[3], "P4 A W 11 e 4.4 c 5 t 4.4 days 4 to_bank");
    assert_eq!(document["units"][0]["months"][0]["to_bank"], 1);
    assert_eq!(lines(&document, &["days"]), ["A: 23", "B: 4", "total: 27"]);
}

/// Runs `contingent` on the files of the page.
#[track_caller]
fn contingent(inventory: &str, options: &[&str]) -> Value {
    let folder = "fixtures/contingent";
    let inventory = format!("{folder}/{inventory}");
    let options: Vec<String> = options
        .iter()
        .map(|option| match option.strip_suffix(".csv") {
            Some(name) => format!("{folder}/{name}.csv"),
            None => (*option).to_owned(),
        })
        .collect();
    let mut all = vec!["contingent", "--isolated", inventory.as_str()];
    all.extend(options.iter().map(String::as_str));
    json(&all)
}

const JUNE: &str = "--on=2026-06-30";

const PERSONS: [&str; 8] = [
    "--org-chart",
    "org-chart.csv",
    "--staff",
    "staff.csv",
    "--assignments",
    "assignments.csv",
    "--agreements",
    "agreements.csv",
];

#[test]
fn the_interval_of_the_page_comes_out_of_headcounts() {
    let document = contingent("inventory.csv", &["--org-chart", "org-chart.csv", JUNE]);
    let heads = ["heads", "heads_with_partly"];
    assert_eq!(
        lines(&document, &heads),
        [
            "ENTE: 13 – 19, 14 – 20",
            "A: 6 – 11, 7 – 12",
            "A1: 4 – 7, 4 – 7",
            "A2: 2 – 4, 3 – 5",
            "B: 7 – 8, 7 – 8",
            "total: 13 – 19, 14 – 20",
        ]
    );
    assert_eq!(
        lines(&document, &["fte", "fte_remotizable"]),
        [
            "ENTE: 10 – 10.5, 10.75 – 11.25",
            "A: 4.5 – 5, 5.25 – 5.75",
            "A1: 3.5, 3.5",
            "A2: 1 – 1.5, 1.75 – 2.25",
            "B: 5.5, 5.5",
            "total: 10 – 10.5, 10.75 – 11.25",
        ]
    );
    let total = &document["total"];
    assert_eq!(
        ends(&total["share_of_staff"]),
        "0.6500000000 – 0.9500000000"
    );
    assert_eq!(ends(&total["share_of_fte"]), "0.6935483871 – 0.7258064516");
    let without = contingent("inventory.csv", &[JUNE]);
    assert_eq!(
        lines(&without, &heads),
        [
            "A1: 4 – 7, 4 – 7",
            "A2: 2 – 4, 3 – 7",
            "B: 6 – 11, 6 – 11",
            "total: 12 – 22, 13 – 25",
        ]
    );
}

#[test]
fn the_persons_of_the_page_are_counted() {
    let document = contingent(
        "inventory.csv",
        &[&PERSONS[..], &[JUNE, "--people"]].concat(),
    );
    let people = document["people"].as_array().expect("people");
    let rows: Vec<String> = people
        .iter()
        .map(|row| {
            let class = format!("{} {}", row["class"]["at_least"], row["class"]["at_most"]);
            let shares = &row["shares"];
            format!(
                "{} s {} level {} class {}",
                row["person"].as_str().expect("a code"),
                ends(&shares["smartable"]).replace("00000000", ""),
                ends(&shares["remotizable"]).replace("00000000", ""),
                class.replace('"', "")
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            "P1 s 0.60 level 0.80 class smartable smartable",
            "P2 s 1.00 level 1.00 class smartable smartable",
            "P3 s 0.00 level 0.50 class rotation rotation",
            "P4 s 0.00 – 0.50 level 0.25 – 0.75 class rotation smartable",
            "P5 s 0.00 – 1.00 level 0.00 – 1.00 class not smartable",
        ]
    );
    let total = &document["total"];
    let figures = [
        "staff",
        "heads",
        "heads_with_partly",
        "fte",
        "fte_remotizable",
    ];
    let found = figures.map(|key| ends(&total[key]));
    assert_eq!(found, ["5", "2 – 4", "4 – 5", "2 – 3.5", "2.55 – 3.55"]);
    let minimum = &document["minimum_share"];
    assert_eq!(ends(&minimum["needed"]), "1");
    assert_eq!(minimum["met"], true);
}

#[test]
fn a_threshold_and_a_year_change_the_page_as_it_says() {
    let strict = contingent(
        "inventory.csv",
        &[&PERSONS[..], &[JUNE, "--theta=3/5"]].concat(),
    );
    assert_eq!(ends(&strict["total"]["heads"]), "2 – 3");
    let year = contingent("inventory.csv", &[&PERSONS[..], &["--year=2026"]].concat());
    // 4 + 181/365: P3 serves from January to June.
    assert_eq!(ends(&year["total"]["staff"]), "4.495890411");
    assert_eq!(ends(&year["total"]["heads"]), "2 – 4");
    assert_eq!(
        ends(&year["total"]["heads_with_partly"]),
        "3.495890411 – 4.495890411"
    );
}

#[test]
fn a_share_is_never_the_mean_of_percentages() {
    let document = contingent("shares.csv", &[JUNE]);
    // (10 + 90 + 80) / 3 would be 60 %; 63 of 160 FTE are 39.375 %.
    assert_eq!(
        lines(&document, &["share_of_fte"]),
        [
            "Alfa: 0.1000000000",
            "Beta: 0.9000000000",
            "Gamma: 0.8000000000",
            "total: 0.3937500000",
        ]
    );
    let assess = json(&["assess", "--isolated", "fixtures/contingent/shares.csv"]);
    let share = &assess["total"]["shares"]["fte"]["smartable"];
    assert_eq!(ends(share), "0.3937500000", "{}", assess["total"]);
}

//! `smartable calendar`.

use std::fmt::Write as _;

use serde_json::Value;

use crate::schema::fits;
use crate::support::{golden, smartable};

/// A file of one's own: an invented comune, a closure, another patron.
const OWN: &str = "fixtures/calendar/closures.toml";

#[test]
fn a_month_and_a_year_are_shown_in_both_languages() {
    let cases: [(&str, &[&str]); 5] = [
        ("milano-2026-12", &["2026-12", "--place=Milano"]),
        ("bologna-2027", &["2027", "--place=bologna"]),
        ("perugia-2021", &["2021", "--place=Perugia"]),
        (
            "prova-2026-08",
            &["2026-08", "--place=Borgo di Prova", "--holidays", OWN],
        ),
        ("roma-2026-07", &["2026-07", "--place=Comune di Roma"]),
    ];
    for lang in ["it", "en"] {
        for (name, args) in cases {
            let option = format!("--lang={lang}");
            let run = smartable(&[&[option.as_str(), "calendar"], args].concat());
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
            golden(&format!("cli/calendar/{name}-{lang}.txt"), &run.stdout);
            for line in run.stdout.lines() {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
        }
    }
}

#[test]
fn tables_for_programs_and_for_pages() {
    let args = ["calendar", "2026-12", "--place=Milano", "--lang=en"];
    for (format, extension) in [("csv", "csv"), ("markdown", "md"), ("json", "json")] {
        let option = format!("--format={format}");
        let run = smartable(&[&args[..], &[option.as_str()]].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{format}");
        let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
        let text = run.stdout.replace(&version, "\"version\": \"…\"");
        golden(&format!("cli/calendar/milano-2026-12.{extension}"), &text);
    }
    let text = smartable(&[&args[..], &["--format=text"]].concat());
    assert_eq!(text.stdout, smartable(&args).stdout);
}

#[test]
fn json_fits_its_schema_and_holds_the_figures() {
    let schema: Value =
        serde_json::from_str(include_str!("../../docs/schema/calendar-1.schema.json"))
            .expect("JSON");
    let json = |month: &str, place: &str| -> Value {
        let place = format!("--place={place}");
        let run = smartable(&["calendar", month, &place, "--format=json"]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let figures = |value: &Value| {
        let month = &value["months"][0];
        (
            month["working_days"].as_u64(),
            month["most_remote_days"].as_u64(),
        )
    };
    for (month, place, expected) in [
        ("2026-12", "Milano", (Some(20), Some(9))),
        ("2026-12", "Bologna", (Some(21), Some(10))),
        // Prevalence holds from 15 October 2021: not on the whole month.
        ("2021-10", "Milano", (Some(21), None)),
        ("2021-11", "Milano", (Some(21), Some(10))),
        ("2015-01", "Milano", (Some(20), None)),
    ] {
        let value = json(month, place);
        let mut wrong = Vec::new();
        fits(&value, &schema, &schema, "", &mut wrong);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(figures(&value), expected, "{place} {month}");
    }
    let year = json("2026", "Milano");
    assert_eq!(year["months"].as_array().map(Vec::len), Some(12));
}

#[test]
fn what_cannot_be_answered_is_said() {
    let bad = "fixtures/calendar/closures-bad.toml";
    let cases: [&[&str]; 9] = [
        &["2026-12", "--place=Bolonia"],
        &["2026-12", "--place=Atlantide"],
        &["2014-12", "--place=Milano"],
        &["2014", "--place=Milano"],
        &["12/2026", "--place=Milano"],
        &["2026-13", "--place=Milano"],
        &["2026-12"],
        &["2026-12", "--place=Milano", "--holidays=nobody.toml"],
        &["2026-12", "--place=Milano", "--holidays", bad],
    ];
    for lang in ["it", "en"] {
        let mut text = String::new();
        for args in cases {
            let option = format!("--lang={lang}");
            let run = smartable(&[&["calendar", &option], args].concat());
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
            let shown = args.join(" ");
            let _ = writeln!(text, "$ smartable calendar {shown}\n{}", run.stderr);
        }
        golden(&format!("cli/calendar/errors-{lang}.txt"), &text);
    }
}

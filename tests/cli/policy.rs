//! `smartable policy`.

use serde_json::Value;

use crate::schema::fits;
use crate::support::{golden, smartable};

/// A file of one's own: another threshold in 2026, and a parameter of its own.
const OWN: &str = "fixtures/policy/local.toml";

#[test]
fn parameters_are_shown_in_both_languages() {
    let cases: [(&str, &[&str]); 4] = [
        ("all", &[]),
        ("on-2019-12-31", &["--on=2019-12-31"]),
        ("on-2026-12-31", &["--on=2026-12-31"]),
        ("local-2026", &["--on=2026-12-31", "--policy", OWN]),
    ];
    for lang in ["it", "en"] {
        for (name, args) in cases {
            let option = format!("--lang={lang}");
            let run = smartable(&[&[option.as_str(), "policy", "show"], args].concat());
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
            golden(&format!("cli/policy/{name}-{lang}.txt"), &run.stdout);
            for line in run.stdout.lines() {
                assert!(line.chars().count() <= 80, "{name}: {line}");
            }
        }
    }
}

#[test]
fn tables_for_programs() {
    let args = ["policy", "show", "--lang=it", "--policy", OWN];
    let csv = smartable(&[&args[..], &["--format=csv"]].concat());
    assert_eq!((csv.code, csv.stderr.as_str()), (0, ""));
    golden("cli/policy/all.csv", &csv.stdout);
    let schema: Value =
        serde_json::from_str(include_str!("../../docs/schema/policy-1.schema.json")).expect("JSON");
    let json = smartable(&[&args[..], &["--format=json", "--on=2026-12-31"]].concat());
    assert_eq!((json.code, json.stderr.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&json.stdout).expect("JSON");
    let mut wrong = Vec::new();
    fits(&json, &schema, &schema, "", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let of = |id: &str| {
        let all = json["parameters"].as_array().expect("a list");
        let found = all.iter().find(|it| it["id"] == id);
        found.map(|it| it["value"].clone())
    };
    let share = of("minimum_share_of_contingent");
    assert_eq!(share, Some(Value::from("0.1500000000")));
    assert_eq!(of("publication_threshold"), Some(Value::from(5)));
    assert_eq!(of("prevalence_window"), Some(Value::Null));
    assert_eq!(of("minimum_share_of_staff"), None);
}

#[test]
fn what_cannot_be_answered_is_said() {
    let early = smartable(&["--lang=it", "policy", "show", "--on=2015-08-27"]);
    assert_eq!((early.code, early.stdout.as_str()), (2, ""));
    assert_eq!(
        early.stderr,
        "errore: al 2015-08-27 nessun testo vale: il primo vale dal 2015-08-28 (L. 124/2015 art. 14 \
         c. 1; Dir. 3/2017)\n"
    );
    let wrong = smartable(&["policy", "show", "--on=31/12/2026"]);
    assert_eq!((wrong.code, wrong.stdout.as_str()), (2, ""));
    assert!(wrong.stderr.contains("year-month-day"), "{}", wrong.stderr);
    let broken = smartable(&["policy", "show", "--policy=fixtures/calendar/closures.toml"]);
    assert_eq!((broken.code, broken.stdout.as_str()), (2, ""));
    assert!(
        broken.stderr.contains("smartable.parameters/1"),
        "{}",
        broken.stderr
    );
}

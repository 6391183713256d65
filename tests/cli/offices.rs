//! What the files of an office of a few lines make the program say.

use crate::office::{Office, PEOPLE, of_sheet, says, with};

#[test]
fn a_unit_with_fewer_people_than_its_parts_is_a_finding_and_no_figure_uses_its_number() {
    let chart = "code;name;parent;staff\nE;Ente;;30\nD1;Uno;E;8\nS1;Parte;D1;6\nS2;Altra;D1;4\nD2;Due;E;5\n";
    let office = with("staff-over-parent", &[("chart.csv", chart)]);
    for (lang, words) in [
        (
            "it",
            "«Uno» ha 8 persone, ma le unità che comprende ne hanno 10",
        ),
        ("en", "“Uno” has 8 people, but the units below it have 10"),
    ] {
        let run = of_sheet(&office, "contingent", lang, &["--all"]);
        says(&run.stdout, &["L021", words, "D3", "D4", "D5"]);
    }
    // 6 people of an activity: without the wrong 8 of the chart nothing caps them.
    let json = of_sheet(&office, "contingent", "en", &["--format=json"]).stdout;
    let chart = chart.replace("D1;Uno;E;8", "D1;Uno;E;");
    let without = with("staff-not-said", &[("chart.csv", &chart)]);
    let blank = of_sheet(&without, "contingent", "en", &["--format=json"]).stdout;
    let units = |text: &str| -> serde_json::Value {
        let all: serde_json::Value = serde_json::from_str(text).expect("JSON");
        serde_json::json!([all["units"][1]["heads"], all["total"]["heads"]])
    };
    assert_eq!(units(&json), units(&blank));
    let days = |office: &Office| {
        let text = of_sheet(office, "budget", "en", &["--format=json"]).stdout;
        let all: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        all["total"]["days"].clone()
    };
    assert_eq!(days(&office), days(&without));
}

#[test]
fn a_code_that_stands_twice_explains_the_staff_below_it() {
    let chart = "code;name;parent;staff\nE;Ente;;30\nD1;Uno;E;8\nS1;Parte;D1;6\nD1;Due;E;5\nS2;Altra;D1;4\n";
    let office = with("code-twice", &[("chart.csv", chart)]);
    let run = of_sheet(&office, "contingent", "en", &["--all"]);
    says(&run.stdout, &["L012", "“D1” stands twice"]);
    assert!(!run.stdout.contains("L021"), "{}", run.stdout);
}

#[test]
fn refusals_and_days_are_said_in_the_language_of_the_run() {
    let staff =
        "Codice persona;Unità;Dal;Al\nP1;D1;01/01/2020;\nP1;D1;01/09/2023;\nP2;D2;01/01/2020;\n";
    let office = with("languages", &[("over.csv", staff)]);
    for quota in ["40", "2,5"] {
        let run = of_sheet(&office, "budget", "it", &["--quota", quota, "--act=x"]);
        assert_eq!(run.code, 2);
        says(
            &run.stderr,
            &["serve un numero intero di giornate, da 0 a 31"],
        );
    }
    let args = ["--staff=@over.csv", "--assignments=@work.csv", "--all"];
    let run = of_sheet(&office, "contingent", "it", &args);
    says(&run.stdout, &["dal 1º settembre 2023"]);
    assert!(!run.stdout.contains("2023-09-01"), "{}", run.stdout);
    let run = of_sheet(&office, "contingent", "it", &["--output=csv=@chart.csv"]);
    says(&run.stderr, &["è uno dei file letti"]);
}

#[test]
fn an_overview_names_no_person_and_says_so() {
    let office = with("overview", &[]);
    for (lang, words) in [("it", "non elenca le persone"), ("en", "lists no persons")] {
        let run = office.run(&[
            "overview",
            "@in",
            "--isolated",
            "--month=2026-12",
            "--place=Bologna",
            "--quota=8",
            "--act=x",
            "--people",
            "--lang",
            lang,
        ]);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""));
        says(&run.stderr, &[words]);
    }
}

#[test]
fn results_of_earlier_runs_are_no_submissions() {
    let office = with("own-results", &[]);
    let before = of_sheet(&office, "contingent", "it", &["--format=csv", "-q"]).stdout;
    let people = [&PEOPLE[..], &["--people"]].concat();
    let mut written = 0;
    for (command, table) in [
        ("assess", "activities"),
        ("assess", "units"),
        ("assess", "criteria"),
        ("assess", "left-out"),
        ("contingent", "units"),
        ("contingent", "groups"),
        ("contingent", "people"),
        ("budget", "units"),
        ("budget", "months"),
        ("budget", "people"),
    ] {
        for (extension, more) in [("csv", ""), ("xlsx", ""), ("csv", "--csv=excel-it")] {
            written += 1;
            let output = format!("--output=@in/result-{written}.{extension}");
            let mut args = vec!["--table", table, output.as_str(), "-q"];
            args.extend(Some(more).filter(|it| !it.is_empty()));
            if command != "assess" {
                args.extend(people.iter());
            }
            let run = of_sheet(&office, command, "it", &args);
            assert_eq!(run.code, 0, "{command} {table}: {}", run.stderr);
        }
    }
    let run = of_sheet(&office, "contingent", "it", &["--format=csv"]);
    assert_eq!(run.stdout, before);
    assert_eq!(
        run.stderr.matches("risultato di smartable").count(),
        written,
        "{}",
        run.stderr
    );
}

const TWO_INDEXES: &str = r#"
schema = "smartable.criteria/1"
id = "two"
version = "1"
valid_from = 2020-01-01
title = "Two"

[source]
act = "Example act"

[[index]]
id = "technical"
title = { it = "Fattibilità tecnica", en = "Technical feasibility" }
rule = { kind = "gates" }

[[index.criterion]]
id = "remote_tools"

[[index]]
id = "organisational"
title = { it = "Fattibilità organizzativa", en = "Organisational feasibility" }
rule = { kind = "gates" }

[[index.criterion]]
id = "individual"

[[index.criterion]]
id = "output"
"#;

#[test]
fn every_index_says_why() {
    let office = with("indexes", &[("set.toml", TWO_INDEXES)]);
    let check = office.run(&["criteria", "check", "@set.toml", "--lang=it"]);
    says(&check.stdout, &["indici: 2, criteri: 1 + 2"]);
    let args = [
        "assess",
        "@in",
        "--isolated",
        "--criteria=@set.toml",
        "-q",
        "--lang=it",
    ];
    let page = office
        .run(&[&args[..], &["--explain", "b"]].concat())
        .stdout;
    says(
        &page,
        &[
            "Fattibilità tecnica",
            "Fattibilità organizzativa",
            "«NO» D3",
            "«NO» H3",
        ],
    );
    let json = office.run(&[&args[..], &["--format=json"]].concat()).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let reasons = &json["activities"][1]["indexes"][1]["reasons"];
    assert_eq!(reasons.as_array().map(Vec::len), Some(2), "{reasons}");
    assert_eq!(reasons[1]["cell"], "H3");
}

#[test]
fn spellings_of_a_value_are_one_group_with_the_first_of_them() {
    let sheet = "ID;Attività;Sede;Applicativi accessibili da remoto\na;A;Città  Alta;SI\nb;B;CITTA' ALTA;SI\nc;C;città alta;NO\nd;D;Centro;NO\n";
    let sheet = sheet.replace("CITTA' ALTA", "CITTÀ ALTA");
    let office = with("spellings", &[("in/a.csv", &sheet)]);
    let run = office.run(&[
        "assess",
        "@in",
        "--isolated",
        "-q",
        "--by",
        "column:Sede",
        "--format=csv",
        "--table=units",
    ]);
    let keys: Vec<&str> = run
        .stdout
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(keys, ["Città  Alta", "Centro"], "{}", run.stdout);
}

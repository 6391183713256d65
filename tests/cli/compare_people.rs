//! `smartable compare`: contingents and days of both years by unit, worked out by hand.
//!
//! Two directorates in 2026, three in 2025: C became part of B on 1 January 2026. Each year has its
//! own staff, assignments and quota. Everybody works from Monday to Friday in Milano, so a quota of
//! q days a month is q days in each month of service, whatever its working days: the cap of nearly
//! half a month is never met.
//!
//! | person | works on | 2025 | 2026 |
//! |---|---|---|---|
//! | P1, in A, FTE 1 | A.1, smartable | in | in |
//! | P2, in A, FTE 1 | A.2, smartable from 2026 (tools) | out | in |
//! | P3, in B, FTE 0.5 | B.1, smartable | in | in |
//! | P4, in C, then B, FTE 1 | 60 % C.1, smartable; 40 % C.2, not | in | in |
//! | P5, in C, then B, FTE 1 | C.2, not smartable | out | out |
//! | P6, in B from 1 July 2026, FTE 1 | B.1, smartable | – | in |
//! | P7, in A from 1 January 2026, FTE 1 | A.3, whose tools nobody stated | – | open |

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its inputs has failed"
)]

use std::path::Path;

use serde_json::Value;

use crate::support::{Run, smartable};

const HEADER: &str = "Direzione;ID;Attività;Svolgibile individualmente;Applicativi accessibili da remoto;N. addetti;FTE\n";

const FILES: [(&str, &str); 10] = [
    (
        "2025/organigramma.csv",
        "codice;denominazione;padre;personale\nENTE;Ente di esempio;;5\nA;Direzione A;ENTE;2\n\
         B;Direzione B;ENTE;1\nC;Direzione C;ENTE;2\n",
    ),
    (
        "2025/personale.csv",
        "Codice persona;Unità;Dal;Al;% tempo pieno\nP1;A;01/02/2020;;100\nP2;A;01/02/2020;;100\n\
         P3;B;01/02/2020;;50\nP4;C;01/02/2020;;100\nP5;C;01/02/2020;;100\n",
    ),
    (
        "2025/assegnazioni.csv",
        "Codice persona;ID attività;% tempo\nP1;A.1;100\nP2;A.2;100\nP3;B.1;100\nP4;C.1;60\n\
         P4;C.2;40\nP5;C.2;100\n",
    ),
    (
        "2025/schede/tutte.csv",
        "A;A.1;Protocollo;SI;SI;1;1\nA;A.2;Archivio;SI;NO;1;1\nB;B.1;Contabilità;SI;SI;1;0,5\n\
         C;C.1;Contratti;SI;SI;1;0,6\nC;C.2;Magazzino;SI;NO;2;1,4\n",
    ),
    (
        "2026/organigramma.csv",
        "codice;denominazione;padre;personale\nENTE;Ente di esempio;;7\nA;Direzione A;ENTE;3\n\
         B;Direzione B;ENTE;4\n",
    ),
    (
        "2026/personale.csv",
        "Codice persona;Unità;Dal;Al;% tempo pieno\nP1;A;01/02/2020;;100\nP2;A;01/02/2020;;100\n\
         P3;B;01/02/2020;;50\nP4;B;01/01/2026;;100\nP5;B;01/01/2026;;100\nP6;B;01/07/2026;;100\n\
         P7;A;01/01/2026;;100\n",
    ),
    (
        "2026/assegnazioni.csv",
        "Codice persona;ID attività;% tempo\nP1;A.1;100\nP2;A.2;100\nP3;B.1;100\nP4;C.1;60\n\
         P4;C.2;40\nP5;C.2;100\nP6;B.1;100\nP7;A.3;100\n",
    ),
    (
        "2026/schede/tutte.csv",
        "A;A.1;Protocollo;SI;SI;1;1\nA;A.2;Archivio;SI;SI;1;1\nA;A.3;Statistica;SI;;1;1\n\
         B;B.1;Contabilità;SI;SI;2;1,5\nB;C.1;Contratti;SI;SI;1;0,6\nB;C.2;Magazzino;SI;NO;2;1,4\n",
    ),
    (
        "2026/mappa.csv",
        "Vecchia unità;Nuova unità;Dal\nC;B;01/01/2026\n",
    ),
    (
        "criteri.toml",
        "schema = \"smartable.criteria/1\"\nid = \"prova\"\nversion = \"1\"\n\
         valid_from = 2025-01-01\n[title]\nit = \"Criteri di prova\"\nen = \"Criteria of a test\"\n\
         [source]\nact.it = \"Atto di esempio\"\nact.en = \"Act of an example\"\n\
         [rule]\nkind = \"gates\"\n[[criterion]]\nid = \"individual\"\n[[criterion]]\nid = \"remote_tools\"\n",
    ),
];

/// Writes both years, each with its configuration; `people`: who is counted from persons.
#[expect(clippy::disallowed_methods, reason = "a test writes its inputs")]
fn offices(people: [bool; 2]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    for (name, text) in FILES {
        let sheet = name.contains("schede");
        write(name, &format!("{}{text}", if sheet { HEADER } else { "" }));
    }
    for (year, quota, map, people) in [
        (2025, 4, "", people[0]),
        (2026, 5, "unit_map = \"mappa.csv\"\n", people[1]),
    ] {
        let persons = if people {
            "staff = \"personale.csv\"\nassignments = \"assegnazioni.csv\"\n"
        } else {
            ""
        };
        let config = format!(
            "year = {year}\ncriteria = \"../criteri.toml\"\nsubmissions = [\"schede\"]\n\
             org_chart = \"organigramma.csv\"\nplace = \"Milano\"\n{persons}{map}[budget.quota]\n\
             smartable = {quota}\nrotation = 1\nact = \"Atto di esempio\"\n\
             valid_from = {year}-01-01\nvalid_to = {year}-12-31\n"
        );
        write(&format!("{year}/smartable.toml"), &config);
    }
    folder
}

#[track_caller]
fn compare(folder: &Path, args: &[&str]) -> Run {
    let [old, new] = ["2025", "2026"].map(|it| folder.join(it).to_string_lossy().into_owned());
    let mut all = vec!["compare", &old, &new, "-q", "--lang=en"];
    all.extend(args);
    let run = smartable(&all);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
    run
}

/// Old, new and difference of a figure of a unit; a lone number is both ends.
#[track_caller]
fn case(part: &Value, unit: &str, figure: &str, expected: [&str; 3]) {
    let of = if unit == "total" {
        &part["total"]
    } else {
        let units = part["units"].as_array().expect("units");
        units
            .iter()
            .find(|it| it["unit"] == unit)
            .expect("that unit")
    };
    let one = match figure {
        "days" if unit == "total" => of,
        _ => &of[figure],
    };
    let found = ["old", "new", "change"].map(|key| {
        let ends = &one[key];
        let [least, most] = ["at_least", "at_most"].map(|end| ends[end].to_string());
        match (ends.is_null(), least == most) {
            (true, _) => "-".to_owned(),
            (_, true) => least,
            _ => format!("{least}..{most}"),
        }
    });
    assert_eq!(found, expected, "{unit} {figure}");
}

#[test]
fn contingents_and_days_stand_side_by_side_by_unit() {
    let folder = offices([true, true]);
    let run = compare(folder.path(), &["--format=json"]);
    let it: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let (people, days) = (&it["contingent"], &it["days"]);
    assert_eq!(people["basis"], serde_json::json!(["persons", "persons"]));

    // A: P1 before; P1, P2 and perhaps P7 now.
    case(people, "A", "heads", ["1", "2..3", "1..2"]);
    case(people, "A", "fte", ["1", "2..3", "1..2"]);
    // B takes in C: P3 and P4 before; P3, P4 and P6 now. FTE 0.5 + 1; 0.5 + 1 + 1.
    case(people, "B", "heads", ["2", "3", "1"]);
    case(people, "B", "fte", ["1.5", "2.5", "1"]);
    // C is no more: nobody looks for it among the units of now.
    let units = people["units"].as_array().expect("units");
    assert!(units.iter().all(|it| it["unit"] != "C"));
    // 1 + 2 before; 2 to 3 and 3 now.
    case(people, "total", "heads", ["3", "5..6", "2..3"]);
    case(people, "total", "fte", ["2.5", "4.5..5.5", "2..3"]);
    case(people, "ENTE", "heads", ["3", "5..6", "2..3"]);

    // A: P1, 12 x 4 = 48. Then P1 and P2, 2 x 12 x 5 = 120; P7 perhaps another 60.
    case(days, "A", "days", ["48", "120..180", "72..132"]);
    // B: P3 and, in C, P4: 2 x 48 = 96. Then P3, P4 a year and P6 half a year: 60 + 60 + 6 x 5 = 150.
    case(days, "B", "days", ["96", "150", "54"]);
    // 48 + 96 = 144; 120 + 150 = 270, at most 330.
    case(days, "total", "days", ["144", "270..330", "126..186"]);
    assert_eq!(days["units"].as_array().map(Vec::len), Some(2));
    let not = &it["not_computed"];
    assert!(not["contingent"].is_null() && not["days"].is_null());
}

#[test]
fn the_tables_have_the_same_figures() {
    let folder = offices([true, true]);
    let rows = |table: &str| compare(folder.path(), &["--format=csv", "--table", table]).stdout;
    assert_eq!(
        rows("contingent"),
        "unit,unit_name,depth,heads_old_at_least,heads_old_at_most,heads_new_at_least,\
         heads_new_at_most,heads_change_at_least,heads_change_at_most,fte_old_at_least,\
         fte_old_at_most,fte_new_at_least,fte_new_at_most,fte_change_at_least,fte_change_at_most\n\
         ENTE,Ente di esempio,0,3,3,5,6,2,3,2.5,2.5,4.5,5.5,2,3\n\
         A,Direzione A,1,1,1,2,3,1,2,1,1,2,3,1,2\n\
         B,Direzione B,1,2,2,3,3,1,1,1.5,1.5,2.5,2.5,1,1\n"
    );
    assert_eq!(
        rows("days"),
        "unit,unit_name,days_old_at_least,days_old_at_most,days_new_at_least,days_new_at_most,\
         days_change_at_least,days_change_at_most\n\
         A,Direzione A,48,48,120,180,72,132\nB,Direzione B,96,96,150,150,54,54\n"
    );
    let text = compare(folder.path(), &[]).stdout;
    let line = text.lines().find(|line| line.contains("270 – 330"));
    assert!(
        line.is_some_and(|line| line.contains("144")),
        "the total of the days: {text}"
    );
}

#[test]
fn a_year_without_persons_is_an_interval_and_said_to_be() {
    // Of 2025 there is no staff table. A: of 2 people one works on A.1, one on A.2: largest 1, staff
    // less the others 2 - 1: at least 1, at most 1. B: 1. C: largest 1, 2 - 2 = 0: 1, at most 1.
    let folder = offices([false, true]);
    let run = compare(folder.path(), &["--format=json"]);
    let it: Value = serde_json::from_str(&run.stdout).expect("JSON");
    let people = &it["contingent"];
    assert_eq!(
        people["basis"],
        serde_json::json!(["headcounts", "persons"])
    );
    case(people, "A", "heads", ["1", "2..3", "1..2"]);
    case(people, "B", "heads", ["2", "3", "1"]);
    // FTE of smartable activities: 1 in A; 0.5 in B and 0.6 in C.
    case(people, "B", "fte", ["1.1", "2.5", "1.4"]);
    // An estimate of full-timers, 4 days a month: 48 and 2 x 48.
    case(&it["days"], "B", "days", ["96", "150", "54"]);
    let text = compare(folder.path(), &[]).stdout;
    assert!(text.contains("also one of method"), "{text}");
}

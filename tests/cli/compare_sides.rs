//! `smartable compare`: sides of unlike make, reversals, what makes a run fail, uniformity.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its inputs has failed"
)]

use std::path::Path;

use serde_json::Value;

use crate::support::{Run, smartable};

const OFFICE: &str = "examples/small-office/submissions";

/// Writes files into a folder.
#[expect(clippy::disallowed_methods, reason = "a test writes its inputs")]
fn written(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_string_lossy().into_owned()
}

#[track_caller]
fn json(run: &Run) -> Value {
    assert_eq!(run.code, 0, "{}", run.stderr);
    serde_json::from_str(&run.stdout).expect("JSON")
}

#[test]
fn a_side_without_an_org_chart_takes_that_of_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["merged.xlsx", "merged.csv"] {
        let merged = path(folder.path(), name);
        let run = smartable(&["merge", OFFICE, "-q", "--out", &merged]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        // The merged inventory lies where no configuration names a chart.
        let run = smartable(&["compare", OFFICE, &merged, "--lang=en", "--format=json"]);
        let said =
            "no org chart; that of the other year holds, examples/small-office/org-chart.csv";
        assert!(run.stderr.contains(said), "{}", run.stderr);
        let it = json(&run);
        assert_eq!(it["verdicts"]["moved"], 0, "{name}");
        assert_eq!(it["verdicts"]["nothing"], 66, "{name}");
        assert_eq!(it["old"]["org_chart"], "own");
        assert_eq!(it["new"]["org_chart"], "other");
        let back = smartable(&["compare", &merged, OFFICE, "-q", "--format=json"]);
        assert_eq!(back.stderr, "");
        let it = json(&back);
        assert_eq!(it["verdicts"]["moved"], 0, "{name}, turned round");
        assert_eq!(it["old"]["org_chart"], "other");
        let text = smartable(&["compare", OFFICE, &merged, "-q", "--lang=en"]).stdout;
        assert!(text.contains("that of the other year holds"), "{text}");
        // Grouping by directorate needs a chart: the other's is one.
        let by = ["compare", &merged, OFFICE, "-q", "--by=directorate"];
        assert_eq!(smartable(&by).code, 0);
    }
}

#[test]
fn without_charts_units_are_those_that_are_called_the_same() {
    #[track_caller]
    fn case(old: &str, new: &str, moved: u64) {
        let header = "Codice dell'unità;Unità organizzativa;Codice dell'attività;Attività;Svolgibile individualmente;Programmabile\n";
        let [old, new] = [old, new].map(|rows| rows.replace('\n', ";SI;SI\n"));
        let folder = written(&[
            ("old.csv", &format!("{header}{old}")),
            ("new.csv", &format!("{header}{new}")),
        ]);
        let [before, now] = ["old.csv", "new.csv"].map(|name| path(folder.path(), name));
        let run = smartable(&[
            "compare",
            &before,
            &now,
            "--isolated",
            "-q",
            "--format=json",
        ]);
        let it = json(&run);
        assert_eq!(it["verdicts"]["moved"], moved, "{old} {new}");
        let all = it["activities"].as_array().expect("activities");
        assert_eq!(all.len(), old.lines().count(), "each found again: {new}");
        assert_eq!(it["new"]["org_chart"], Value::Null);
    }
    // A code and a name on one side, one of them on the other, however they are spelt.
    case("S1;Servizio Uno;A1;Posta\n", ";SERVIZIO UNO;A1;Posta\n", 0);
    case(";Servizio  uno;A1;Posta\n", "S1;Servizio Uno;A1;Posta\n", 0);
    case("s-1;;A1;Posta\n", "S 1;Servizio Uno;A1;Posta\n", 0);
    // One name for two codes: what both sides put under it has not moved.
    case(
        ";Risorse umane;A1;Posta\n;Risorse umane;A2;Ferie\n",
        "S1;Risorse umane;A1;Posta\nS2;Risorse umane;A2;Ferie\n",
        0,
    );
    case(
        "S1;Servizio Uno;A1;Posta\n",
        "S2;Servizio Due;A1;Posta\n",
        1,
    );
}

const HEADER: &str = "Direzione;ID;Processo;Attività;Svolgibile individualmente;Programmabile;Strumenti accessibili da remoto;Senza contatto diretto con l'utenza;Risultato misurabile;N. addetti;Note;Esito del dirigente;Motivazione della decisione\n";

/// Compares two sheets that differ in rows below one header.
#[track_caller]
fn between(old: &str, new: &str, args: &[&str]) -> Run {
    let folder = written(&[
        ("old.csv", &format!("{HEADER}{old}")),
        ("new.csv", &format!("{HEADER}{new}")),
    ]);
    let [before, now] = ["old.csv", "new.csv"].map(|name| path(folder.path(), name));
    let mut all = vec!["compare", &before, &now, "--isolated", "-q"];
    all.extend(args);
    smartable(&all)
}

/// A smartable activity.
const YES: &str = "A;A1;Posta;Smistamento;SI;SI;SI;SI;SI;2;;;\n";
/// The same without its tools: not smartable.
const NO: &str = "A;A1;Posta;Smistamento;SI;SI;NO;SI;SI;2;;;\n";

#[test]
fn a_reversal_asks_for_a_note() {
    #[track_caller]
    fn case(old: &str, new: &str, reversal: &Value, code: i32) {
        let it = json(&between(old, new, &["--format=json"]));
        assert_eq!(&it["activities"][0]["reversal"], reversal, "{new}");
        let silent = it["verdicts"]["reversals"]["unexplained"].as_u64();
        assert_eq!(silent, Some(u64::from(code == 1)), "{new}");
        let run = between(old, new, &["--fail-on=reversal"]);
        assert_eq!(run.code, code, "{new}");
    }
    case(YES, NO, &"unexplained".into(), 1);
    case(NO, YES, &"unexplained".into(), 1);
    let noted = NO.replace(";2;;", ";2;Archivio di carta;");
    case(YES, &noted, &"note".into(), 0);
    // A note of last year explains nothing of this one.
    let before = YES.replace(";2;;", ";2;Tutto in linea;");
    case(&before, NO, &"unexplained".into(), 1);
    let decided = NO.replace(";2;;;", ";2;;smartabile;In via sperimentale");
    case(NO, &decided, &"override_reason".into(), 0);
    case(YES, YES, &Value::Null, 0);
    // From smartable to undetermined is no reversal.
    let open = YES.replace("SI;SI;SI;SI;SI", "SI;SI;;SI;SI");
    case(YES, &open, &Value::Null, 0);
}

#[test]
fn each_word_fails_on_its_own_difference_alone() {
    #[track_caller]
    fn case(old: &str, new: &str, failing: &[&str]) {
        for word in ["reversal", "verdict", "gone", "any", "never"] {
            let run = between(old, new, &["--fail-on", word]);
            let expected = i32::from(failing.contains(&word));
            assert_eq!(run.code, expected, "{word}: {new}");
        }
    }
    case(YES, YES, &[]);
    case(YES, NO, &["reversal", "verdict", "any"]);
    let open = YES.replace("SI;SI;SI;SI;SI", "SI;SI;;SI;SI");
    case(YES, &open, &["verdict", "any"]);
    // Answers alone: it fails by two criteria, then by one.
    let twice = NO.replace("NO;SI;SI", "NO;NO;SI");
    case(&twice, NO, &["any"]);
    case(YES, &YES.replace(";2;;", ";3;;"), &["any"]);
    case(
        YES,
        &YES.replace("Smistamento", "Smistamento posta"),
        &["any"],
    );
    let other = "A;A2;Ferie;Piano ferie;SI;SI;SI;SI;SI;1;;;\n";
    let both = format!("{YES}{other}");
    case(YES, &both, &["any"]);
    case(&both, YES, &["gone", "any"]);
}

#[test]
fn an_empty_cell_and_no_column_are_both_no_answer() {
    let (asked, not) = (
        "ID;Attività;Svolgibile individualmente;Programmabile;Risultato misurabile\nA1;Posta;SI;NO;\n",
        "ID;Attività;Svolgibile individualmente;Programmabile\nA1;Posta;SI;NO\n",
    );
    let folder = written(&[("asked.csv", asked), ("not.csv", not)]);
    let [asked, not] = ["asked.csv", "not.csv"].map(|name| path(folder.path(), name));
    for sides in [[&asked, &not], [&not, &asked]] {
        let args = [
            "compare",
            sides[0],
            sides[1],
            "--isolated",
            "-q",
            "--format=json",
        ];
        let it = json(&smartable(&[&args[..], &["--fail-on=any"]].concat()));
        assert_eq!(it["verdicts"]["nothing"], 1);
        assert_eq!(it["verdicts"]["first_asked"], 0);
    }
}

#[test]
fn findings_of_the_newer_side_fail_alone() {
    // An answer that nobody can read is a finding; on the older side it is past.
    let odd = YES.replace("SI;SI;SI;SI;SI", "SI;SI;boh;SI;SI");
    assert_eq!(between(YES, &odd, &["--fail-on=info"]).code, 1);
    assert_eq!(between(YES, &odd, &["--strict"]).code, 1);
    assert_eq!(between(YES, &odd, &["--fail-on=gone,error,info"]).code, 1);
    assert_eq!(between(&odd, YES, &["--fail-on=info"]).code, 0);
}

#[test]
fn a_process_with_unlike_verdicts_is_shown() {
    let yes = |unit: &str, id: &str, process: &str| {
        format!("{unit};{id};{process};Lavoro {id};SI;SI;SI;SI;SI;1;;;\n")
    };
    let no = |unit: &str, id: &str, process: &str| {
        yes(unit, id, process).replace("SI;SI;SI;SI;SI", "SI;SI;NO;SI;SI")
    };
    // Protocollo was and is uneven; Archivio became so; Ferie is alike; Posta stands in A alone.
    let old = [
        yes("A", "1", "Protocollo"),
        no("B", "2", "Protocollo"),
        yes("A", "3", "Archivio"),
        yes("B", "4", "Archivio"),
        yes("A", "5", "Ferie"),
        yes("B", "6", "Ferie"),
        yes("A", "7", "Posta"),
        no("A", "8", "Posta"),
    ]
    .concat();
    let new = [
        yes("A", "1", "Protocollo"),
        no("B", "2", "PROTOCOLLO"),
        yes("A", "3", "Archivio"),
        no("B", "4", "Archivio"),
        yes("A", "5", "Ferie"),
        yes("B", "6", "Ferie"),
        yes("A", "7", "Posta"),
        no("A", "8", "Posta"),
    ]
    .concat();
    let run = between(&old, &new, &["--format=csv", "--table=uniformity"]);
    assert_eq!(
        run.stdout,
        "process,group,group_name,smartable,partly,not,undetermined,before\n\
         Protocollo,A,A,1,0,0,0,true\nProtocollo,B,B,0,0,1,0,true\n\
         Archivio,A,A,1,0,0,0,false\nArchivio,B,B,0,0,1,0,false\n"
    );
    let it = json(&between(&old, &new, &["--format=json"]));
    let uneven = it["uniformity"].as_array().expect("a list");
    assert_eq!(uneven.len(), 2);
    assert_eq!(uneven[1]["process"], "Archivio");
    assert_eq!(uneven[1]["before"], false);
    assert_eq!(uneven[1]["groups"][1]["activities"]["not"], 1);
    let text = between(&old, &new, &["--lang=it"]).stdout;
    // Its rows fit where the report's do.
    let rows = text.lines().filter(|line| line.contains("smartabili 1"));
    assert!(rows.clone().count() >= 4 && rows.clone().all(|it| it.chars().count() <= 80));
    let text: Vec<&str> = text.split_whitespace().collect();
    let text = text.join(" ");
    assert!(text.contains("Stesso processo, esiti diversi"), "{text}");
    assert!(text.contains("2, di cui già prima 1"), "{text}");
}

#[test]
fn a_date_outside_the_criteria_says_of_which_side() {
    #[track_caller]
    fn case(args: &[&str], said: &str) {
        let sheet = "ID;Direzione;Attività;Programmabile\n1;A;Protocollo;Sì\n";
        let folder = written(&[("a.csv", sheet), ("b.csv", sheet)]);
        let [old, new] = ["a.csv", "b.csv"].map(|name| path(folder.path(), name));
        let base = ["compare", &old, &new, "--isolated", "--lang=en"];
        let run = smartable(&[&base[..], args].concat());
        assert_eq!(run.code, 2, "{}", run.stdout);
        let line = run.stderr.replace(&old, "OLD").replace(&new, "NEW");
        assert!(line.contains(said), "{line}");
    }
    let criteria = "--old-criteria=milano-2021";
    case(
        &[criteria, "--old-on=2001-01-01"],
        "older side (OLD): the criteria set “milano-2021” holds from",
    );
    case(
        &[criteria, "--old-on=2001-01-01"],
        "Say its day with --old-on, or the criteria of then with --old-criteria",
    );
    case(
        &["--criteria=milano-2021", "--on=2001-01-01"],
        "newer side (NEW): the criteria set “milano-2021” holds from",
    );
}

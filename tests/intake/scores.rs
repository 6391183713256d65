//! Numbers under a question: 1 and 0 are answers, the steps of a scale are not.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Reading, assess, written};

const HEADER: &str = "Ufficio;Attività;Addetti;Svolgibile individualmente;Programmabile;\
                      Output misurabile;Applicativi accessibili da remoto;\
                      Senza contatto con il pubblico\n";

/// What became of the answers of each activity, in the order of the columns: + - or ?.
fn states(reading: &Reading) -> Vec<String> {
    let criteria = [
        "individual",
        "programmable",
        "output",
        "remote_tools",
        "no_user_contact",
    ];
    let state = |activity: &Value, criterion: &str| {
        let reasons = activity["reasons"].as_array().into_iter().flatten();
        let mut mine = reasons.filter(|it| it["criterion"] == criterion);
        match mine.next().and_then(|it| it["state"].as_str()) {
            Some("met") => '+',
            Some("fails") => '-',
            Some("unknown") => '?',
            _ => '!',
        }
    };
    let of = |it: &Value| {
        criteria
            .map(|criterion| state(it, criterion))
            .iter()
            .collect()
    };
    let all = reading.json["activities"].as_array().into_iter().flatten();
    all.map(of).collect()
}

#[track_caller]
fn case(name: &str, rows: &str, expected: &[&str], scores: bool) -> Reading {
    let path = written("scores", name, format!("{HEADER}{rows}").as_bytes());
    let reading = assess(&[path.to_str().unwrap_or_default()]);
    assert_eq!(states(&reading), expected, "{name}");
    let said = reading.codes().contains(&"V065".to_owned());
    assert_eq!(said, scores, "{name}");
    reading
}

#[test]
fn the_lowest_score_is_no_yes() {
    let rows = "U;Protocollo;2;5;5;5;5;5\nU;Archivio;2;1;2;3;4;5\nU;Albo;1;1;1;1;1;1\n";
    let reading = case("five.csv", rows, &["?????"; 3], true);
    assert!(!reading.message("V065").contains("1 è stato letto"));
    // Of the first and the second column each number alone may be a slip.
    let steps = "U;Protocollo;2;2;2;2;2;2\nU;Archivio;2;0;1;2;0;1\nU;Albo;1;1;0;2;1;2\n";
    case("three.csv", steps, &["?????"; 3], true);
}

#[test]
fn a_blank_row_does_not_end_a_scale() {
    let rows = "U;Protocollo;2;1;1;1;1;1\n;;;;;;;\nU;Archivio;2;5;2;3;4;5\nU;Albo;1;3;1;4;2;2\n";
    case("gap.csv", rows, &["?????"; 3], true);
}

#[test]
fn scores_beside_words_are_told_column_by_column() {
    let rows = "U;Protocollo;2;SI;5;SI;4;1\nU;Archivio;2;NO;1;NO;1;1\nU;Albo;2;NO;3;NO;2;2\n";
    case("words.csv", rows, &["+?+??", "-?-??", "-?-??"], true);
}

#[test]
fn ones_and_zeros_are_answers() {
    let rows = "U;Protocollo;2;1;1;1;1;1\nU;Archivio;2;0;0;0;0;0\nU;Albo;1;1;0;1;1;1\n";
    case("plain.csv", rows, &["+++++", "-----", "+-+++"], false);
    let mut long = String::new();
    for number in 0..100 {
        let _ = writeln!(long, "U;Pratica n. {number};1;1;{};1;1;0", number % 2);
    }
    let expected: Vec<&str> = ["+-++-", "++++-"].into_iter().cycle().take(100).collect();
    case("long.csv", &long, &expected, false);
    // A slip among many is none of a scale.
    let slip = format!("{long}U;Errore;1;2;1;1;1;0\n");
    let expected: Vec<&str> = expected.into_iter().chain(["?+++-"]).collect();
    case("slip.csv", &slip, &expected, false);
}

#[test]
fn sums_of_ones_are_no_scores() {
    let rows = "U;Protocollo;2;1;1;1;1;1\nU;Archivio;2;1;1;0;1;1\nTotale U;;4;2;2;1;2;2\n\
                V;Albo;1;1;0;1;1;1\nV;Uscite;1;1;1;1;1;1\nTotale V;;2;2;1;2;2;2\n\
                TOTALE;;6;4;3;3;4;4\n";
    let expected = ["+++++", "++-++", "+-+++", "+++++"];
    let reading = case("sums.csv", rows, &expected, false);
    assert_eq!(reading.left_out(), ["printed_total 4 7-8"]);
}

#[test]
fn a_process_called_a_total_loses_no_scores() {
    let rows = "Totale entrate;Protocollo;2;5;2;5;5;5\nTotale entrate;Archivio;2;1;2;3;4;5\n";
    case("process.csv", rows, &["?????"; 2], true);
}

#[test]
fn an_activity_that_sums_up_is_judged_by_ones_and_zeros() {
    let rows = "U;Totale entrate: calcolo;2;1;1;1;1;0\nU;Archivio;2;0;1;0;1;1\n";
    case("named.csv", rows, &["++++-", "-+-++"], false);
}

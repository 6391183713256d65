//! Shapes that sheets of offices have: where the header stands, what is no activity, what is asked.
//!
//! Never here: the same sheet in several formats (`formats`), or which files are read (`named`).

use crate::support::{Reading, assess};

/// The four activities that most fixtures hold, from a row on, with the columns of the names.
fn four(unit: &str, sheet: &str, column: &str, rows: [u32; 4]) -> Vec<String> {
    let heads = ["smartable | 3", "not | 2", "smartable | 4", "not | 5"];
    (1..)
        .zip(heads)
        .zip(rows)
        .map(|((id, rest), row)| format!("A{id} | {unit} | {rest} | {sheet}{column}{row}"))
        .collect()
}

const NONE: [&str; 0] = [];

#[track_caller]
fn case(reading: &Reading, activities: &[String], left_out: &[&str], findings: &[&str]) {
    assert_eq!(reading.activities(), activities);
    assert_eq!(reading.left_out(), left_out);
    assert_eq!(reading.findings_but_units(), findings);
    assert_eq!(reading.code, 0, "{}", reading.stderr);
}

#[test]
fn the_header_stands_below_titles() {
    let text = four("Affari generali", "", "C", [7, 8, 9, 10]);
    case(
        &assess(&["fixtures/title-rows/titles.csv"]),
        &text,
        &NONE,
        &NONE,
    );
    let book = four("Affari generali", "Scheda!", "C", [9, 10, 11, 12]);
    case(
        &assess(&["fixtures/title-rows/titles.xlsx"]),
        &book,
        &NONE,
        &NONE,
    );
}

#[test]
fn the_header_has_two_rows() {
    let expected = four("", "Scheda!", "C", [3, 4, 5, 6]);
    case(
        &assess(&["fixtures/two-row-header/groups.xlsx"]),
        &expected,
        &NONE,
        &NONE,
    );
}

#[test]
fn the_header_has_three_rows_with_three_answers() {
    let reading = assess(&["fixtures/three-row-header/answers.xlsx"]);
    let mut expected = four("", "Scheda!", "C", [4, 5, 6, 7]);
    // Its tools are marked "in parte".
    expected[1] = "A2 |  | partly | 2 | Scheda!C5".to_owned();
    case(&reading, &expected, &NONE, &NONE);
    // The titles of sections and questions are merged downwards here.
    let reading = assess(&["fixtures/three-row-header/downwards.xlsx"]);
    case(
        &reading,
        &four("", "Scheda!", "C", [4, 5, 6, 7]),
        &NONE,
        &NONE,
    );
}

#[test]
fn yes_and_no_stand_in_columns_of_their_own() {
    let reading = assess(&["fixtures/paired-columns/paired.xlsx"]);
    let mut expected = four("", "Scheda!", "C", [3, 4, 5, 6]);
    expected[2] = "A3 |  | undetermined | 4 | Scheda!C5".to_owned();
    case(
        &reading,
        &expected,
        &NONE,
        &["V042 Scheda!H5", "V010 Scheda!L6"],
    );
}

#[test]
fn a_second_table_below_is_read() {
    let reading = assess(&["fixtures/second-table/second.xlsx"]);
    let mut expected = four("", "Scheda!", "C", [2, 3, 8, 9]);
    for line in &mut expected[2..] {
        *line = line.replace("!C", "!B");
    }
    case(
        &reading,
        &expected,
        &["blank 4-5", "neither_id_nor_name 6"],
        &["T002"],
    );
}

#[test]
fn a_second_table_may_follow_at_once_or_have_two_header_rows() {
    let reading = assess(&["fixtures/second-table/at-once.csv"]);
    let mut expected = four("", "", "C", [2, 3, 5, 6]);
    for line in &mut expected[2..] {
        *line = line.replace("| C", "| B");
    }
    case(&reading, &expected, &NONE, &["T002"]);
    let reading = assess(&["fixtures/second-table/two-rows.xlsx"]);
    let verdicts: Vec<String> = reading
        .activities()
        .iter()
        .filter_map(|line| Some(line.split_once(" |  | ")?.1.to_owned()))
        .collect();
    assert_eq!(
        verdicts,
        [
            "smartable | 3 | Scheda!A2",
            "not | 2 | Scheda!A3",
            "smartable | 4 | Scheda!A9",
            "not | 5 | Scheda!A10"
        ]
    );
    // The title of the second table is no activity, although it stands where the names do.
    assert_eq!(reading.left_out(), ["blank 4-5", "neither_id_nor_name 6"]);
    assert_eq!(reading.findings_but_units(), ["T002"]);
}

#[test]
fn a_table_beside_is_not_mixed_in() {
    let reading = assess(&["fixtures/second-table/beside.xlsx"]);
    let expected = four("", "Scheda!", "C", [2, 3, 4, 5]);
    case(&reading, &expected, &NONE, &["T002 Scheda!L1"]);
    assert!(reading.message("T002").contains("Codice, Direzione"));
}

#[test]
fn hidden_sheets_are_named_and_read_when_asked_for() {
    let expected = four("", "Scheda!", "C", [2, 3, 4, 5]);
    let file = "fixtures/hidden-sheet/hidden.xlsx";
    case(&assess(&[file]), &expected, &NONE, &["T003", "T003"]);
    let reading = assess(&["--hidden", file]);
    let cells: Vec<String> = reading
        .activities()
        .iter()
        .filter_map(|line| Some(line.rsplit_once(" | ")?.1.to_owned()))
        .collect();
    assert_eq!(
        cells,
        [
            "Scheda!C2",
            "Scheda!C3",
            "Scheda!C4",
            "Scheda!C5",
            "Bozza!C2",
            "Bozza!C3",
            "Archivio!C2",
            "Archivio!C3"
        ]
    );
    assert_eq!(reading.codes(), ["R007", "T003", "X001"]);
}

#[test]
fn merged_units_belong_to_all_their_rows() {
    for file in ["merged.xlsx", "merged.ods"] {
        let reading = assess(&[&format!("fixtures/merged-units/{file}")]);
        let mut expected = four("Affari generali", "Scheda!", "D", [2, 3, 4, 5]);
        expected[3] = expected[3].replace("Affari generali", "Cultura");
        expected.push("A5 | Cultura | smartable | 2 | Scheda!D6".to_owned());
        case(&reading, &expected, &NONE, &["T007 Scheda!A2:A6 x2"]);
    }
}

#[test]
fn totals_repeated_headers_and_notes_are_no_activities() {
    let left_out = [
        "blank 5 11",
        "repeated_header 6",
        "printed_total 4 10",
        "neither_id_nor_name 9 12",
    ];
    let folder = "fixtures/totals-and-repeated-headers";
    let text = assess(&[&format!("{folder}/totals.csv")]);
    case(
        &text,
        &four("", "", "C", [2, 3, 7, 8]),
        &left_out,
        &["T009 6:6"],
    );
    let book = assess(&[&format!("{folder}/totals.xlsx")]);
    case(
        &book,
        &four("", "Scheda!", "C", [2, 3, 7, 8]),
        &left_out,
        &["T009 Scheda!6:6"],
    );
}

#[test]
fn page_breaks_sections_and_signatures_are_no_activities() {
    let reading = assess(&["fixtures/totals-and-repeated-headers/page-breaks.xlsx"]);
    let mut expected = four("SETTORE I – AFFARI GENERALI", "Scheda!", "C", [3, 4, 8, 9]);
    for line in &mut expected[2..] {
        *line = line.replace("SETTORE I – AFFARI GENERALI", "SETTORE II – TRIBUTI");
    }
    let left_out = [
        "blank 11-16 20",
        "repeated_header 6",
        "printed_total 5 10",
        "neither_id_nor_name 2 7 17-19 21-22",
    ];
    case(&reading, &expected, &left_out, &["T009 Scheda!6:6"]);
}

#[test]
fn a_sum_without_a_label_counts_and_is_pointed_out() {
    let reading = assess(&["fixtures/totals-and-repeated-headers/sum.csv"]);
    let ids: Vec<String> = reading
        .activities()
        .iter()
        .filter_map(|line| Some(line.split_once(" | ")?.1.to_owned()))
        .collect();
    assert_eq!(ids[2], " | undetermined | 5 | C4");
    assert_eq!(ids.len(), 4);
    assert_eq!(reading.findings_but_units(), ["T019 4:4"]);
}

#[test]
fn a_table_without_a_row_is_said() {
    let reading = assess(&["fixtures/totals-and-repeated-headers/unfilled.csv"]);
    case(&reading, &[], &["blank 2-4", "printed_total 5"], &["T022"]);
}

#[test]
fn what_may_mean_two_things_is_asked_about() {
    let reading = assess(&["fixtures/ambiguous-headers/ambiguous.csv"]);
    let expected = [
        "A1 |  | undetermined | 3 | B2",
        "A2 |  | undetermined | 2 | B3",
        "A3 |  | undetermined | 4 | B4",
    ];
    // Headers that are asked about are not said to be missing once more. Where no answer stands
    // below one, it is no question, and its criterion has no column.
    let findings = [
        "T010", "T010", "T011 C1", "T025 E1", "T025 F1", "T025 G1", "T011 H1", "T011 I1",
        "V045 D3", "V045 D4",
    ];
    case(&reading, &expected.map(str::to_owned), &NONE, &findings);
    assert!(reading.message("V045").contains("Programmabile"));
    assert!(
        reading
            .message("T025")
            .contains("\"VPN\" = \"+remote_tools\"")
    );
}

#[test]
fn sheets_of_sectors_are_all_read() {
    let file = "fixtures/one-sheet-per-sector/sectors.xlsx";
    let cells = ["'S1'!C2", "'S1'!C3", "'S2'!C2", "'S3'!C2"];
    let lines = |units: [&str; 4]| -> Vec<String> {
        let rest = ["smartable | 3", "not | 2", "smartable | 4", "not | 5"];
        (0..4)
            .map(|at| format!("A{} | {} | {} | {}", at + 1, units[at], rest[at], cells[at]))
            .collect()
    };
    let alone = assess(&[file]);
    case(&alone, &lines([""; 4]), &NONE, &NONE);
    assert_eq!(alone.codes(), ["R007"]);
    let chart = "--org-chart=fixtures/one-sheet-per-sector/org-chart.csv";
    let reading = assess(&[chart, file]);
    assert_eq!(reading.activities(), lines(["S1", "S1", "S2", "S3"]));
    assert_eq!(reading.findings(), NONE);
}

#[test]
fn instructions_and_lists_are_passed_over() {
    let expected = four("", "Scheda!", "C", [4, 5, 6, 7]);
    for file in ["instructions.xlsx", "instructions.ods"] {
        let reading = assess(&[&format!("fixtures/instructions-first/{file}")]);
        case(&reading, &expected, &NONE, &NONE);
    }
    let reading = assess(&["fixtures/instructions-first/services.xlsx"]);
    let mut expected = four("Minori", "'Servizio Minori'!", "C", [4, 5, 4, 5]);
    for line in &mut expected[2..] {
        *line = line.replace("Minori", "Anziani");
    }
    case(&reading, &expected, &NONE, &["T004"]);
}

#[test]
fn declared_verdicts_do_not_count_and_overrides_need_a_reason() {
    let reading = assess(&["fixtures/verdict-column/verdicts.csv"]);
    let expected = [
        "A1 |  | smartable | 3 | B2",
        "A2 |  | not | 2 | B3",
        "A3 |  | partly | 4 | B4",
        "A4 |  | smartable | 4 | B5",
        "A5 |  | smartable | 3 | B6",
        "A6 |  | smartable | 2 | B7",
    ];
    assert_eq!(reading.activities(), expected);
    assert_eq!(reading.left_out(), NONE);
    assert_eq!(reading.code, 0);
    let findings = reading.findings_but_units();
    assert!(findings.contains(&"R006 H3".to_owned()), "{findings:?}");
    assert!(findings.contains(&"R004 I5".to_owned()), "{findings:?}");
}

#[test]
fn cells_without_a_value_are_unknown() {
    let reading = assess(&["fixtures/workbooks/formulas.xlsx"]);
    assert_eq!(
        reading.activities(),
        [
            "A1 |  | smartable | 3 | Scheda!C2",
            "A2 |  | undetermined | 2 | Scheda!C3",
            "A3 |  | smartable | 4 | Scheda!C4",
            "A4 |  | not | 5 | Scheda!A5",
        ]
    );
    // The FTE, an answer, and a name that an error value stands for.
    assert_eq!(
        reading.findings_but_units(),
        ["V001 Scheda!J2", "V001 Scheda!H3", "V002 Scheda!C5"]
    );
}

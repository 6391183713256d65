//! Shapes of tables of persons: totals, titles, workbooks of several kinds, broken files.

use super::{PersonFiles, TWO, case, place, read_files, read_tables, try_read, written};

#[test]
fn the_rest_of_the_tables_have_findings_too() {
    let agreements = "matricola;dal;al\nP1;01/01/2026;\nP1;01/01/2026;\nP2;01/05/2026;01/01/2026\n";
    case(
        "agreements",
        &[("staff", TWO), ("agreements", agreements)],
        &[
            "R015 agreements C4 + agreements B4",
            "X002 agreements A3 + agreements A2",
        ],
    );
    let absences = "matricola;dal;al\nP1;02/03/2026;04/03/2026\nP1;03/03/2026;\nP2;boh;\nP2;;\n";
    let read = case(
        "absences",
        &[("staff", TWO), ("absences", absences)],
        &["V010 absences B5", "V030 absences B4", "X002 absences B3"],
    );
    assert_eq!(read.staff.persons[0].absences.len(), 1);
    assert_eq!(read.staff.persons[1].absences.len(), 0); // never away for ever
    let priorities = "matricola;priorità\nP1;2\nP1;1\nP1;1\n";
    let read = case(
        "priorities",
        &[("staff", TWO), ("priorities", priorities)],
        &["X019 priorities B3"],
    );
    assert_eq!(read.staff.persons[0].priority, Some(1));
}

#[test]
fn totals_titles_and_headers_are_no_persons() {
    let staff = "Personale al 31/12/2026;;\n;;\nmatricola;unità;FTE\nP1;DIR-1;1\n;;\n\
                 matricola;unità;FTE\nP2;DIR-1;1\nTotale;;2\n";
    let read = case("totals", &[("staff", staff)], &["T009 staff 6"]);
    assert_eq!(read.staff.persons.len(), 2);
}

#[test]
fn a_table_needs_its_columns() {
    #[track_caller]
    fn case(kind: &str, text: &str, words: &str) {
        let error = try_read("needs", &[("staff", TWO), (kind, text)]).err();
        let error = error.expect("no table");
        assert!(error.contains(words), "{error}");
    }
    case(
        "assignments",
        "a;b\n1;2\n",
        "needs the columns code of the person",
    );
    case(
        "agreements",
        "codice fiscale;dal\nX;01/01/2026\n",
        "valid from",
    );
    case(
        "unit_map",
        "a;b\n1;2\n",
        "unit before, unit after, valid from or date",
    );
    let staff = ("staff", TWO);
    let read = read_tables(
        "share",
        &[staff, ("assignments", "matricola;attività\nP1;A\nP2;A\n")],
    );
    assert_eq!(read.findings, ["T028 assignments"]);
}

#[test]
fn a_workbook_of_several_kinds_is_read_for_each() {
    let assignments = "matricola;codice attività;quota;dal\nP1;A1;100;\nP2;A1;100;\n";
    let error = try_read("several", &[("staff", assignments)]).err();
    assert!(error.is_some_and(|it| it.contains("`staff`")));
}

/// A workbook with real dates, shares as percent cells and a person merged over two rows.
fn workbook() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let (date, percent) = (
        Format::new().set_num_format("dd/mm/yyyy"),
        Format::new().set_num_format("0%"),
    );
    let sheet = book.add_worksheet();
    let day = ExcelDateTime::from_ymd(2026, 2, 1).expect("a day");
    for (column, header) in (0..).zip(["Matricola", "Attività", "Quota", "Dal"]) {
        sheet.write_string(0, column, header).expect("a header");
    }
    sheet
        .merge_range(1, 0, 2, 0, "P1", &Format::new())
        .expect("merged cells");
    for (row, activity, share) in [(1, "A", 0.75), (2, "B", 0.25)] {
        sheet.write_string(row, 1, activity).expect("a text");
        sheet
            .write_number_with_format(row, 2, share, &percent)
            .expect("a number");
        sheet
            .write_datetime_with_format(row, 3, &day, &date)
            .expect("a date");
    }
    sheet.write_string(3, 0, "P2").expect("a text");
    sheet.write_string(3, 1, "A").expect("a text");
    sheet.write_number(3, 2, 100).expect("a number");
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn a_workbook_gives_dates_per_cents_and_merged_persons() {
    let folder = "persons-workbook";
    let mut files = PersonFiles::default();
    let staff = written(folder, "staff.csv", TWO.as_bytes());
    place(&mut files, "staff", staff);
    place(
        &mut files,
        "assignments",
        written(folder, "assignments.xlsx", &workbook()),
    );
    let read = read_files(&files).expect("the workbook is read");
    assert_eq!(read.findings, ["T007 assignments.xlsx A2"]);
    let lines: Vec<String> = read.staff.persons[0]
        .assignments
        .iter()
        .map(|it| {
            format!(
                "{} {} {}",
                it.activity,
                it.share.expect("a share"),
                it.period
            )
        })
        .collect();
    assert_eq!(lines, ["A 0.75 2026-02-01/..", "B 0.25 2026-02-01/.."]);
}

#[test]
fn bad_files_end_in_an_error_or_a_finding() {
    let files: [&[u8]; 14] = [
        b"",
        b"\n\n\n",
        b"\0\0\0\0",
        b"%PDF-1.7",
        b"PK\x03\x04broken",
        b"\xff\xfem\0a\0t\0r",
        b"matricola",
        b"matricola;unit\xe0\n",
        b"matricola;unit\xe0\nP1;\"DIR-1\nP2;DIR-1\n",
        b"matricola;matricola\nP1;P2\n",
        b";;;;\n;;;;\nmatricola;;unita\n",
        b"{\"matricola\": 1}",
        b"matricola;dal;al\nP1;99999999999999999999;-1\nP1;0/0/0;1/1/1\n",
        b"matricola;articolazione oraria;FTE\nP1;----------;1E+400\nP1;\xe2\x88\x92;%\n",
    ];
    for kind in [
        "staff",
        "assignments",
        "agreements",
        "priorities",
        "absences",
        "unit_map",
    ] {
        for (place_in_list, bytes) in files.iter().enumerate() {
            let mut files = PersonFiles::default();
            let name = format!("{kind}-{place_in_list}.csv");
            place(&mut files, kind, written("persons-bad", &name, bytes));
            let read = read_files(&files);
            let said = read.as_ref().map_or(true, |it| !it.findings.is_empty());
            assert!(said, "{name}: {:?}", read.map(|it| it.staff));
        }
    }
}

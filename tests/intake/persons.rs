//! Tables of persons as offices keep them: what is read, and which cell each finding names.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its file or read it back has failed"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use smartable::check::Registry;
use smartable::commands::persons::{PersonFiles, PersonSettings, read};
use smartable::commands::spec::House;
use smartable::config::Config;
use smartable::fact::Fact;
use smartable::intake::limits::Limits;
use smartable::intake::submission::HiddenSheets;
use smartable::lang::Lang;
use smartable::model::period::Weekday;
use smartable::model::staff::{Class, Gender, Person, Staff, UnitChange};
use smartable::origin::Sources;

use crate::support::written;

/// Tables as texts, by the name of their kind.
pub(crate) type Tables<'a> = &'a [(&'a str, &'a str)];

/// What was read.
pub(crate) struct Read {
    pub(crate) staff: Staff,
    pub(crate) changes: Vec<UnitChange>,
    /// Findings as `code file cell`, in order, and `+ cell` for each cell beside.
    pub(crate) findings: Vec<String>,
    pub(crate) facts: Vec<Fact>,
}

/// Reads tables with an org chart of the units `DIR-1` and `DIR-2`.
#[track_caller]
pub(crate) fn read_tables(folder: &str, tables: Tables<'_>) -> Read {
    try_read(folder, tables).expect("the tables are read")
}

pub(crate) fn try_read(folder: &str, tables: Tables<'_>) -> Result<Read, String> {
    let mut files = PersonFiles::default();
    for (kind, text) in tables {
        let path = written(
            &format!("persons-{folder}"),
            &format!("{kind}.csv"),
            text.as_bytes(),
        );
        place(&mut files, kind, path);
    }
    read_files(&files)
}

pub(crate) fn place(files: &mut PersonFiles, kind: &str, path: PathBuf) {
    match kind {
        "staff" => files.staff.push(path),
        "assignments" => files.assignments.push(path),
        "agreements" => files.agreements.push(path),
        "priorities" => files.priorities.push(path),
        "absences" => files.absences.push(path),
        _ => files.unit_map = Some(path),
    }
}

pub(crate) fn read_files(files: &PersonFiles) -> Result<Read, String> {
    let in_chart = |unit: &str| ["DIR-1", "DIR-2", "Direzione Uno"].contains(&unit);
    let (house, config) = (House::default(), Config::default());
    let settings = PersonSettings {
        house: &house,
        limits: Limits::default(),
        hidden: HiddenSheets::Listed,
        config: &config,
        in_chart: Some(&in_chart),
        lang: Lang::En,
    };
    let (mut sources, mut facts) = (Sources::default(), Vec::new());
    let (staff, changes) = read(files, &settings, &mut sources, &mut |fact| facts.push(fact))
        .map_err(|error| error.to_string())?;
    let registry = Registry::new();
    let mut findings: Vec<String> = facts
        .iter()
        .map(|fact| {
            let finding = registry.judge(fact).expect("a rule");
            let mut line = finding.code.0.to_owned();
            let at = |table: u32, row: Option<u32>, column: Option<u16>| {
                let path = &sources.file_of(table).path;
                let name = path.rsplit('/').next().unwrap_or(path);
                let letter = column.map_or(String::new(), |it| {
                    char::from(b'A' + u8::try_from(it).unwrap_or(25)).to_string()
                });
                let row = row.map_or(String::new(), |it| it.to_string());
                format!("{} {letter}{row}", name.trim_end_matches(".csv"))
            };
            if let Some(table) = finding.place.table() {
                let rows = finding.place.rows().map(|(row, _)| row);
                let _ = write!(line, " {}", at(table, rows, finding.place.column()));
            }
            for cell in &finding.related {
                let _ = write!(
                    line,
                    " + {}",
                    at(cell.table, Some(cell.row), Some(cell.column))
                );
            }
            line.trim_end().to_owned()
        })
        .collect();
    findings.sort();
    Ok(Read {
        staff,
        changes,
        findings,
        facts,
    })
}

fn pattern(person: &Person) -> String {
    let spell = &person.spells[0];
    let flag = |day: Weekday| {
        if spell.pattern.works_on(day) {
            '1'
        } else {
            '0'
        }
    };
    Weekday::ALL.into_iter().map(flag).collect()
}

#[track_caller]
fn case(folder: &str, tables: Tables<'_>, findings: &[&str]) -> Read {
    let read = read_tables(folder, tables);
    assert_eq!(read.findings, findings, "{folder}");
    read
}

const TWO: &str = "matricola;unità;dal;al\nP1;DIR-1;;\nP2;DIR-2;01/03/2026;31/12/2026\n";

#[test]
fn every_table_is_read_and_joined() {
    let read = case(
        "whole",
        &[
            (
                "staff",
                "Matricola;Cognome;Direzione;Sede di lavoro;In servizio dal;Fino al;Articolazione oraria;\
                 % part-time;Sesso;Fascia d'età;Classe;Non ammesso;Giorni in deroga;Note\n\
                 p2;ROSSI;DIR-2;Aosta;01/01/2024;31/12/9999;LUN-GIO;83,33 %;F;35-44;a rotazione;no;10;x\n\
                 P1;BIANCHI;Direzione Uno;;;30/06/2026;;;M;;;sì;;\n",
            ),
            (
                "assignments",
                "Matricola;Codice attività;% di impegno;Dal;Al\n\
                 P2;A1;60;;\nP2;A2;40;;\np1;A1;100%;;\n",
            ),
            (
                "agreements",
                "matricola;decorrenza;scadenza\nP2;01/01/2026;31/12/2026\n",
            ),
            ("priorities", "matricola;priorità\nP1;2\n"),
            (
                "absences",
                "matricola;data\nP1;03/03/2026\nP1;02/03/2026\nP1;10/03/2026\n",
            ),
            (
                "unit_map",
                "vecchia unità;nuova unità;dal\nDIR-0;DIR-1;01/01/2026\n",
            ),
        ],
        &[],
    );
    let codes: Vec<&str> = read.staff.persons.iter().map(|it| &*it.code).collect();
    assert_eq!(codes, ["P1", "p2"]);
    let two = read.staff.find("p2").expect("a person");
    let spell = &two.spells[0];
    assert_eq!(pattern(two), "1111000");
    assert_eq!(spell.period.to_string(), "2024-01-01/.."); // 9999 is open
    assert_eq!(
        spell.fte.map(|it| it.to_string()).as_deref(),
        Some("0.8333")
    );
    assert_eq!(spell.workplace.as_deref(), Some("Aosta"));
    assert_eq!((spell.gender, spell.derogation), (Gender::Woman, Some(10)));
    assert_eq!(spell.class.map(Class::key), Some("rotation"));
    assert_eq!(
        two.agreements[0].period.to_string(),
        "2026-01-01/2026-12-31"
    );
    let shares: Vec<String> = two
        .assignments
        .iter()
        .map(|it| format!("{} {}", it.activity, it.share.expect("a share")))
        .collect();
    assert_eq!(shares, ["A1 0.6", "A2 0.4"]);
    let one = &read.staff.persons[0];
    assert!(one.spells[0].excluded);
    assert_eq!((pattern(one).as_str(), one.priority), ("1111100", Some(2)));
    let away: Vec<String> = one.absences.iter().map(ToString::to_string).collect();
    assert_eq!(away, ["2026-03-02/2026-03-03", "2026-03-10/2026-03-10"]);
    assert_eq!(read.changes[0].on.to_string(), "2026-01-01");
    // A name is read past, not kept.
    assert!(!format!("{:?}", read.staff).contains("ROSSI"));
}

#[test]
fn without_a_file_nothing_is_said_of_it() {
    let read = case("alone", &[("staff", TWO)], &[]);
    assert!(read.staff.given.staff && !read.staff.given.assignments);
}

#[test]
fn findings_of_single_cells_name_them() {
    #[track_caller]
    fn one(name: &str, header: &str, value: &str, finding: &[&str]) -> Read {
        let staff = format!("matricola;unità;{header}\nP1;DIR-1;{value}\n");
        case(name, &[("staff", &staff)], finding)
    }
    one("gender", "sesso", "1", &["V055 staff C2"]);
    one("gender-ok", "sesso", "altro", &[]);
    one("count", "giorni lavorativi", "4", &["V054 staff C2"]);
    one("letters", "giorni lavorativi", "L M V", &["V054 staff C2"]);
    one("fte", "FTE", "1,2", &["V057 staff C2"]);
    one("fte-range", "FTE", "-1", &["V025 staff C2"]);
    one("fte-word", "FTE", "metà", &["V021 staff C2"]);
    one("fte-ok", "FTE", "0,833", &[]);
    one("derogation", "deroga", "32", &["V025 staff C2"]);
    one("derogation-ok", "deroga", "0", &[]);
    one("class", "classe", "media", &["V056 staff C2"]);
    one("excluded", "escluso", "forsse", &["V056 staff C2"]);
    one("date", "dal", "31/02/2026", &["V030 staff C2"]);
    one("error", "dal", "#N/D", &["V002 staff C2"]);
    one("priority", "priorità", "0", &["V025 staff C2"]);
    let read = one("open", "dal", "marzo 2026", &["V030 staff C2"]);
    assert_eq!(read.staff.persons[0].spells[0].period.to_string(), "../..");
}

#[test]
fn days_of_the_week_may_have_a_column_each() {
    let staff = "matricola;unità;lun;mar;mer;gio;ven;sab;dom\n\
                 P1;DIR-1;x;;x;;x;;\nP2;DIR-1;;;;;;;\nP3;DIR-1;7,2;7,2;0;;;;\n\
                 P4;DIR-1;x;forse;;;;;\n";
    let read = case("columns", &[("staff", staff)], &["V054 staff D5"]);
    let patterns: Vec<String> = read.staff.persons.iter().map(pattern).collect();
    assert_eq!(patterns, ["1010100", "1111100", "1100000", "1111100"]);
    let staff = "matricola;unità;Giorni lavorativi;;;;\n;;lun;mar;mer;gio;ven\n\
                 P1;DIR-1;x;;x;;\nP2;DIR-1;x;x;x;x;\n";
    let read = case("grouped", &[("staff", staff)], &[]);
    let patterns: Vec<String> = read.staff.persons.iter().map(pattern).collect();
    assert_eq!(patterns, ["1010000", "1111000"]);
}

#[test]
fn rows_without_person_or_unit_are_said() {
    let staff = "matricola;unità\n;DIR-1\nP2;\nP3;DIR-9\n";
    let read = case(
        "lacking",
        &[("staff", staff)],
        &["L001 staff B4", "R007 staff B3", "V010 staff A2"],
    );
    assert_eq!(read.staff.persons.len(), 2);
}

#[test]
fn a_unit_is_the_deepest_that_the_chart_knows() {
    let staff = "matricola;direzione;ufficio\nP1;DIR-1;DIR-2\nP2;DIR-1;Segreteria\n";
    let read = case("deepest", &[("staff", staff)], &[]);
    let units: Vec<&str> = read
        .staff
        .persons
        .iter()
        .map(|it| &*it.spells[0].unit)
        .collect();
    assert_eq!(units, ["DIR-2", "DIR-1"]);
    // A unit that became another is known; one that nobody knows is not.
    let map = "vecchia unità;nuova unità;data\nDIR-0;DIR-8;01/01/2026\nDIR-8;DIR-9;01/01/2027\n";
    let staff = "matricola;unità\nP1;DIR-0\nP2;DIR-8\n";
    case(
        "map",
        &[("staff", staff), ("unit_map", map)],
        &["L001 unit_map B3"],
    );
}

#[test]
fn a_header_that_says_nothing_is_named() {
    let staff = "matricola;cognome;unità;fine servizo;inquadr\nP1;X;DIR-1;;\n";
    let read = case(
        "headers",
        &[("staff", staff)],
        &["T011 staff D1", "T011 staff E1"],
    );
    assert_eq!(read.facts[0].params.get("nearest"), Some("fine servizio"));
    // A column that another table of persons has is known, and not used here.
    let agreements = "matricola;dal;priorità\nP1;;1\n";
    case("known", &[("staff", TWO), ("agreements", agreements)], &[]);
}

#[test]
fn spells_are_put_in_order() {
    let header = "matricola;unità;dal;al\n";
    let spells = |name: &str, rows: &str, findings: &[&str]| {
        let staff = format!("{header}{rows}");
        let read = case(name, &[("staff", &staff)], findings);
        let shown = |it: &smartable::model::staff::Spell| format!("{} {}", it.unit, it.period);
        read.staff.persons[0]
            .spells
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
    };
    let overlap = spells(
        "overlap",
        "P1;DIR-2;01/03/2026;\nP1;DIR-1;01/01/2026;31/03/2026\n",
        &["X017 staff C2 + staff D3"],
    );
    assert_eq!(
        overlap,
        ["DIR-1 2026-01-01/2026-03-31", "DIR-2 2026-04-01/.."]
    );
    let inside = spells(
        "inside",
        "P1;DIR-1;01/01/2026;31/12/2026\nP1;DIR-2;01/03/2026;31/03/2026\n",
        &["X017 staff C3 + staff D2"],
    );
    assert_eq!(inside, ["DIR-1 2026-01-01/2026-12-31"]);
    let gap = spells(
        "gap",
        "P1;DIR-1;01/01/2026;31/03/2026\nP1;DIR-1;01/05/2026;\n",
        &["X018 staff C3 + staff D2"],
    );
    assert_eq!(gap.len(), 2);
    let moved = spells("moved", "P1;DIR-1;;31/03/2026\nP1;DIR-2;01/04/2026;\n", &[]);
    assert_eq!(moved.len(), 2);
    let twice = spells(
        "twice",
        "P1;DIR-1;;\nP1;DIR-1;;\n",
        &["X002 staff A3 + staff A2"],
    );
    assert_eq!(twice.len(), 1);
    let reversed = spells(
        "reversed",
        "P1;DIR-1;01/05/2026;01/04/2026\n",
        &["R015 staff D2 + staff C2"],
    );
    assert_eq!(reversed.len(), 0);
}

#[test]
fn a_personal_code_is_said_once_and_not_repeated() {
    let staff = "matricola;unità\nRSSMRA80A01F205X;DIR-1\n3331234567;DIR-1\n";
    let read = case("code", &[("staff", staff)], &["P010 staff A2"]);
    assert!(read.facts.iter().all(|fact| fact.params.0.is_empty()));
}

#[test]
fn who_is_not_in_the_staff_does_not_count() {
    let rows = "matricola;";
    let read = case(
        "strangers",
        &[
            ("staff", TWO),
            (
                "assignments",
                &format!("{rows}attività;quota\nP1;A1;100\nP2;A1;100\nP9;A1;100\n"),
            ),
            ("agreements", &format!("{rows}dal\nP9;01/01/2026\n")),
            ("priorities", &format!("{rows}priorità\nP9;1\n")),
            ("absences", &format!("{rows}data\nP9;01/01/2026\n")),
        ],
        &[
            "L014 absences A2",
            "L014 agreements A2",
            "L014 assignments A4",
            "L014 priorities A2",
        ],
    );
    assert_eq!(read.staff.persons.len(), 2);
}

#[test]
fn assignments_are_held_against_the_service() {
    let rows = "matricola;attività;quota;dal;al\n\
                P1;A1;100;;\nP2;A1;100;01/01/2025;31/12/2025\n";
    case(
        "outside",
        &[("staff", TWO), ("assignments", rows)],
        &["L015 assignments D3 + staff C3"],
    );
    let rows = "matricola;attività;quota\nP1;A1;100\n";
    case(
        "none",
        &[("staff", TWO), ("assignments", rows)],
        &["L016 staff A3"],
    );
    let staff = "matricola;unità;classe\nP1;DIR-1;\nP2;DIR-1;smartabile\n";
    case("stated", &[("staff", staff), ("assignments", rows)], &[]);
}

#[track_caller]
fn shares(name: &str, rows: &str, findings: &[&str]) -> Vec<String> {
    let staff = "matricola;unità\nP1;DIR-1\nP2;DIR-1\nP3;DIR-1\n";
    let all = format!("matricola;attività;quota;dal;al\n{rows}");
    let read = read_tables(name, &[("staff", staff), ("assignments", &all)]);
    let judged: Vec<&String> = read
        .findings
        .iter()
        .filter(|it| !it.starts_with("L016"))
        .collect();
    assert_eq!(judged, findings, "{name}");
    let person = &read.staff.persons[0];
    let share = |share: Option<_>| {
        share.map_or("?".to_owned(), |it: smartable::model::quantity::Decimal| {
            it.to_string()
        })
    };
    person
        .assignments
        .iter()
        .map(|it| share(it.share))
        .collect()
}

#[test]
fn shares_must_make_100_on_every_day() {
    shares(
        "sum",
        "P1;A;50;;\nP1;B;40;;\n",
        &["X010 assignments C2 + assignments C3"],
    );
    shares(
        "more",
        "P1;A;60;;\nP1;B;50;;\n",
        &["X010 assignments C2 + assignments C3"],
    );
    shares("thirds", "P1;A;33,3;;\nP1;B;33,3;;\nP1;C;33,3;;\n", &[]);
    shares(
        "thousands",
        "P1;A;33,333;;\nP1;B;33,333;;\nP1;C;33,334;;\n",
        &[],
    );
    shares(
        "stretch",
        "P1;A;100;;30/06/2026\nP1;B;50;01/07/2026;\n",
        &["X010 assignments C3"],
    );
    shares(
        "bare",
        "P1;A;100;;30/06/2026\nP1;B;100;01/08/2026;\n",
        &["X010 assignments C3"],
    );
    shares(
        "changed",
        "P1;A;100;;30/06/2026\nP1;B;100;01/07/2026;\n",
        &[],
    );
    shares(
        "twice-the-same",
        "P1;A;100;;\nP1;A;100;;\n",
        &["X002 assignments A3 + assignments A2"],
    );
    assert_eq!(
        shares(
            "unread",
            "P1;A;metà;;\nP1;B;50;;\n",
            &["V021 assignments C2"]
        ),
        ["?", "0.5"]
    );
    shares("over", "P1;A;120;;\n", &["V025 assignments C2"]);
    shares("empty", "P1;A;;;\n", &["V010 assignments C2"]);
    shares("activity", "P1;;100;;\n", &["V010 assignments B2"]);
}

#[test]
fn fractions_are_read_where_nothing_else_can_be_meant() {
    let unsure = ["V026 assignments C2"];
    assert_eq!(shares("half", "P1;A;0,5;;\n", &unsure), ["?"]);
    assert_eq!(
        shares("halves", "P1;A;0,5;;\nP1;B;0,5;;\n", &[]),
        ["0.5", "0.5"]
    );
    assert_eq!(shares("one", "P1;A;1;;\n", &[]), ["1"]);
    assert_eq!(
        shares("rest", "P1;A;99;;\nP1;B;1;;\n", &[]),
        ["0.99", "0.01"]
    );
    assert_eq!(
        shares("sign", "P1;A;0,5%;;\nP1;B;99,5%;;\n", &[]),
        ["0.005", "0.995"]
    );
    // A column with a share above 1 is of percentages.
    assert_eq!(
        shares(
            "mixed",
            "P1;A;0,5;;\nP1;B;0,5;;\nP2;A;100;;\n",
            &["V026 assignments C2", "V026 assignments C3"]
        ),
        ["?", "?"]
    );
    // One of two: no majority. Two of three: one.
    assert_eq!(shares("tie", "P1;A;0,5;;\nP2;A;1;;\n", &unsure), ["?"]);
    assert_eq!(
        shares(
            "most",
            "P1;A;0,5;;\nP2;A;1;;\nP3;A;1;;\n",
            &["X010 assignments C2"]
        ),
        ["0.5"]
    );
}

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

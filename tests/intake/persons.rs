//! Tables of persons as offices keep them: what is read, and which cell each finding names.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its file or read it back has failed"
)]

mod tables;

mod spells;

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

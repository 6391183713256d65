//! A check made by hand, for the tests of its formats: a workbook, a text file and an org chart,
//! a finding at every kind of place, texts that try to break out of each format.

mod said;

use std::rc::Rc;

pub(crate) use said::CheckWords;

use super::set;
use crate::fact::{Params, Place};
use crate::finding::{About, Cause, Code, Finding, FindingGroup, RecordKey, RowRanges, Severity};
use crate::model::activity::LeftOut;
use crate::model::assessment::LeftOutRows;
use crate::model::checked::{AcceptedGroup, Checked, FileSummary, Lack, NotChecked};
use crate::model::columns::Field;
use crate::origin::{CellRef, FileKind, FileOrigin, Sources, TableOrigin, TextAt};

/// A header that tries to be markup, a column, a mention, a command and a table's edge.
pub(crate) const HOSTILE: &str = "Note | <script>alert(1)</script> @tutti ::error::x %0A [a](b)";

fn sources() -> Sources {
    let mut sources = Sources::default();
    let mut file = |path: &str, kind| {
        let text = kind == FileKind::Csv;
        sources.add_file(FileOrigin {
            path: path.to_owned(),
            kind,
            bytes: 1234,
            sha256: Some(format!("{:064x}", path.len())),
            encoding: text.then_some("windows-1252"),
            delimiter: text.then_some(';'),
        })
    };
    let workbook = file("schede/direzione-a.xlsx", FileKind::Xlsx);
    let csv = file("schede/direzione b.csv", FileKind::Csv);
    let chart = file("organigramma.csv", FileKind::Csv);
    let headers = |names: &[(u16, &str)]| {
        let one = |(at, name): &(u16, &str)| (*at, (*name).to_owned());
        names.iter().map(one).collect::<Vec<_>>()
    };
    let columns = headers(&[
        (0, "Unità"),
        (4, "Denominazione"),
        (5, "N. addetti"),
        (6, "ETP"),
        (9, HOSTILE),
    ]);
    let mut table = |file, sheet: Option<&str>, header, headers| {
        sources.add_table(TableOrigin {
            file,
            sheet: sheet.map(ToOwned::to_owned),
            header_rows: header,
            headers,
        })
    };
    table(
        workbook,
        Some("Rilevazione 2026"),
        Some((4, 5)),
        columns.clone(),
    );
    table(workbook, Some("Istruzioni"), None, Vec::new());
    table(csv, None, Some((1, 1)), columns);
    table(
        chart,
        None,
        Some((1, 1)),
        headers(&[(0, "Codice"), (1, "Nome")]),
    );
    sources
}

fn cell(table: u32, row: u32, column: u16) -> CellRef {
    CellRef { table, row, column }
}

fn group(
    code: &'static str,
    severity: Severity,
    place: Place,
    runs: &[(u32, u32)],
) -> FindingGroup {
    let own = place.rows().into_iter().collect::<Vec<_>>();
    let runs = if runs.is_empty() { own } else { runs.to_vec() };
    let count: u32 = runs.iter().map(|(from, to)| to - from + 1).sum();
    FindingGroup {
        first: Finding {
            code: Code(code),
            severity,
            place,
            params: Params::default(),
            related: Vec::new(),
            cause: Cause::Values,
        },
        count: u64::from(count.max(1)),
        rows: RowRanges { runs, more: false },
        further: std::collections::BTreeMap::new(),
        mixed: false,
        about: About::default(),
    }
}

fn valued(mut group: FindingGroup, value: &str) -> FindingGroup {
    group.first.params = Params(vec![("value", value.to_owned())]);
    group
}

/// Says what is known of the row.
fn known(mut group: FindingGroup, id: &str, cells: &[(u16, &str)]) -> FindingGroup {
    group.about.key = Some(RecordKey {
        unit: "DIR-A".to_owned(),
        id: id.to_owned(),
    });
    let one = |(at, text): &(u16, &str)| (*at, (*text).to_owned());
    group.about.cells = cells.iter().map(one).collect();
    group
}

/// Says where the cell stands in the text.
fn in_text(mut group: FindingGroup, line: u64, column: Option<u32>, byte: u64) -> FindingGroup {
    group.about.text = Some(TextAt {
        line,
        byte: Some(byte),
    });
    group.about.text_column = column;
    group
}

/// Twelve runs of rows with 212 rows in all: 1 + 1 + 3 + 9 × 23.
const RUNS: [(u32, u32); 12] = [
    (57, 57),
    (61, 61),
    (88, 90),
    (101, 123),
    (201, 223),
    (301, 323),
    (401, 423),
    (501, 523),
    (601, 623),
    (701, 723),
    (801, 823),
    (901, 923),
];

fn findings() -> Vec<FindingGroup> {
    let (error, warning, info) = (Severity::Error, Severity::Warning, Severity::Info);
    let mut missing = valued(group("L007", warning, Place::Run, &[]), "Direzione Cultura");
    missing.first.params.0.push(("code", "DIR-C".to_owned()));
    let row = [(4, "Verifica cartellini"), (5, "3"), (6, "4,5")];
    let mut fte = group("R001", error, Place::Cell(cell(0, 57, 6)), &RUNS);
    fte = known(fte, "ATT-00042", &row);
    fte.first.params = Params(vec![("fte", "4,5".to_owned()), ("heads", "3".to_owned())]);
    fte.first.related = vec![cell(0, 57, 5)];
    fte.mixed = true;
    let merged = Place::Range {
        from: cell(0, 70, 0),
        to_row: 74,
    };
    let total = group("T019", warning, Place::Row { table: 0, row: 999 }, &[]);
    let column = Place::Column {
        table: 0,
        column: 9,
    };
    let wide = [
        (4, "収受した文書の登録と分類、およびその回付"),
        (5, "2"),
        (6, "1"),
    ];
    let answer = group("V041", error, Place::Cell(cell(2, 12, 9)), &[]);
    let mut answer = known(
        valued(answer, "forse\u{202e}\u{1b}[31m\n::error::%"),
        "ATT-00007",
        &wide,
    );
    answer
        .first
        .params
        .0
        .push(("nearest", "In parte".to_owned()));
    let mut unit = valued(
        group("L001", error, Place::Cell(cell(2, 14, 0)), &[(14, 20)]),
        "=Ambiente & verde",
    );
    unit.first.related = vec![cell(3, 4, 1)];
    let personal = group("P001", error, Place::Cell(cell(2, 30, 4)), &[]);
    let personal = known(personal, "", &[(0, "DIR-A"), (4, "***"), (5, "1")]);
    vec![
        missing,
        valued(group("T011", warning, column, &[]), HOSTILE),
        fte,
        group("T007", warning, merged, &[]),
        known(total, "", &[(4, "TOTALE"), (5, "120"), (6, "97,5")]),
        group("T003", warning, Place::Sheet(1), &[]),
        valued(group("F005", info, Place::File(1), &[]), "Windows-1252"),
        in_text(answer, 13, Some(42), 1_066),
        in_text(unit, 15, Some(1), 1_301),
        in_text(personal, 31, None, 2_640),
    ]
}

fn accepted() -> Vec<AcceptedGroup> {
    let fte = group(
        "R001",
        Severity::Error,
        Place::Cell(cell(2, 40, 6)),
        &[(40, 41)],
    );
    vec![AcceptedGroup {
        group: in_text(
            known(fte, "ATT-00031", &[(5, "1"), (6, "1,5")]),
            41,
            Some(60),
            3_512,
        ),
        reason: "due incarichi, confermato | \"a mano\"".to_owned(),
        author: "ufficio di controllo".to_owned(),
        confirmed: true,
    }]
}

fn files() -> Vec<FileSummary> {
    vec![
        FileSummary {
            file: 0,
            tables: 1,
            rows: 1_204,
            left_out: 3,
            causes: [1, 4, 0],
            findings: [212, 8, 0],
            accepted: 0,
            rules_skipped: 1,
            units: vec!["DIR-A".to_owned()],
        },
        FileSummary {
            file: 1,
            tables: 1,
            rows: 66,
            left_out: 0,
            causes: [3, 0, 1],
            findings: [9, 0, 1],
            accepted: 2,
            rules_skipped: 1,
            units: Vec::new(),
        },
    ]
}

/// Returns the sample.
pub(crate) fn checked() -> Checked {
    let lacks = |file, rule, why, rows| NotChecked {
        file,
        rule: Code(rule),
        why,
        rows,
    };
    Checked {
        sources: sources(),
        set: Rc::new(set()),
        findings: findings(),
        accepted: accepted(),
        files: files(),
        not_checked: vec![
            lacks(None, "L007", Lack::LastYear, 0),
            lacks(Some(0), "R001", Lack::Cells(Field::Fte), 3),
            lacks(Some(0), "R003", Lack::Cells(Field::Fte), 2),
            lacks(Some(1), "R003", Lack::Column(Field::Fte), 0),
        ],
        missing: vec![("DIR-C".to_owned(), "Direzione Cultura".to_owned())],
        expected: Some(3),
        left_out: vec![LeftOutRows {
            table: 0,
            reason: LeftOut::Blank,
            rows: RowRanges {
                runs: vec![(1_000, 1_002)],
                more: false,
            },
            count: 3,
        }],
        rules: said::RULES.iter().map(|rule| Code(rule.0)).collect(),
        config_sha256: Some(format!("{:064x}", 42)),
    }
}

/// Returns the sample without anything to mend.
pub(crate) fn clean() -> Checked {
    let files = files().into_iter().map(|file| FileSummary {
        causes: [0; 3],
        findings: [0; 3],
        accepted: 0,
        rules_skipped: 0,
        ..file
    });
    Checked {
        findings: Vec::new(),
        accepted: Vec::new(),
        files: files.collect(),
        not_checked: Vec::new(),
        missing: Vec::new(),
        ..checked()
    }
}

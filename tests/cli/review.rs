//! `review`: verdicts go out to the managers, decisions come back, and nothing slips through.

#![expect(
    clippy::expect_used,
    reason = "a test prepares its own files and fails loudly"
)]

mod returned;

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use rust_xlsxwriter::Workbook;

use crate::forms::{listed, put, run, shown, text};

const CHART: &str = "codice;nome;unità superiore\nE;Ente;\nA;Area uno;E\nB;Area due;E\n";

const SHEET: &str = "ID;Direzione;Processo;Attività;Svolgibile individualmente;Programmabile;Strumenti \
    accessibili da remoto;Senza contatto diretto con l'utenza;Risultato identificabile e misurabile\n\
    A1;A;Atti;Protocollo;Sì;Sì;Sì;Sì;Sì\n\
    A2;A;Sportello;Front office;Sì;Sì;Sì;No;Sì\n\
    B1;B;Atti;Protocollo due;Sì;Sì;No;Sì;Sì\n\
    B2;B;Tributi;Accertamenti;Sì;Sì;;Sì;Sì\n";

/// A folder with an inventory and its org chart.
struct Office {
    folder: tempfile::TempDir,
    sheet: String,
    chart: String,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let sheet = put(folder.path(), "inventario.csv", SHEET);
        let chart = put(folder.path(), "organigramma.csv", CHART);
        Self {
            folder,
            sheet,
            chart,
        }
    }

    fn path(&self, name: &str) -> String {
        shown(&self.folder.path().join(name))
    }

    fn export(&self) -> crate::support::Run {
        let (sheet, chart, out) = (&self.sheet, &self.chart, self.path("fuori"));
        run(&[
            "review",
            "export",
            sheet,
            "--isolated",
            "--org-chart",
            chart,
            "--out",
            &out,
        ])
    }

    /// Fills in a review and puts it among those that came back.
    fn fill(&self, from: &str, to: &str, changes: &[(usize, usize, &str)]) {
        let path = self.folder.path().join("fuori").join(from);
        let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
        let range = book.worksheet_range("Revisione").expect("the sheet");
        let mut filled = Workbook::new();
        let sheet = filled.add_worksheet();
        for (row, column, text) in changes {
            let row = u32::try_from(*row).expect("a row");
            let column = u16::try_from(*column).expect("a column");
            sheet.write_string(row, column, *text).expect("a cell");
        }
        for (row, cells) in range.rows().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let change = changes.iter().find(|it| (it.0, it.1) == (row, column));
                let text = match (change, cell) {
                    (Some((.., text)), _) => (*text).to_owned(),
                    (None, Data::String(text)) => text.clone(),
                    (None, _) => continue,
                };
                let row = u32::try_from(row).expect("a row");
                let column = u16::try_from(column).expect("a column");
                sheet.write_string(row, column, text).expect("a cell");
            }
        }
        let folder = self.folder.path().join("tornate");
        std::fs::create_dir_all(&folder).expect("a folder");
        filled.save(folder.join(to)).expect("a file");
    }

    fn import(&self, out: &str) -> crate::support::Run {
        let (came, out) = (self.path("tornate"), self.path(out));
        let (sheet, chart) = (&self.sheet, &self.chart);
        run(&[
            "review",
            "import",
            &came,
            "--inventory",
            sheet,
            "--isolated",
            "--org-chart",
            chart,
            "--out",
            &out,
        ])
    }

    /// Imports, and says each finding on a line.
    fn told(&self, out: &str) -> crate::support::Run {
        let (came, out) = (self.path("tornate"), self.path(out));
        let args = [
            "review",
            "import",
            &came,
            "--inventory",
            &self.sheet,
            "--isolated",
        ];
        let args = [&args[..], &["--org-chart", &self.chart, "--out", &out]].concat();
        run(&[&args[..], &["--format=concise"]].concat())
    }

    fn out(&self, name: &str) -> String {
        text(&self.folder.path().join(name))
    }
}

/// Columns of a review that managers fill in.
const AGREES: usize = 7;
const VERDICT: usize = 8;
const REASON: usize = 9;
const AUTHOR: usize = 10;
const DATE: usize = 11;

fn first_sheet(path: &Path) -> String {
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    let range = book.worksheet_range("Istruzioni").expect("the sheet");
    let cells = range.cells().map(|(_, _, cell)| cell.to_string());
    cells.collect::<Vec<_>>().join("\n")
}

#[test]
fn each_directorate_has_a_workbook_and_uneven_processes_are_named() {
    let office = Office::new();
    let run = office.export();
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    let folder = office.folder.path().join("fuori");
    let names = listed(&folder);
    assert_eq!(names, ["A Area uno.xlsx", "B Area due.xlsx"]);
    let uneven = "Atti – Area uno: smartabile 1; Area due: non smartabile 1";
    assert!(run.stdout.contains(uneven), "{}", run.stdout);
    assert!(
        !run.stdout.contains("Tributi"),
        "done in one place: {}",
        run.stdout
    );
    let first = first_sheet(&folder.join("A Area uno.xlsx"));
    assert!(
        first.contains("Area uno: smartabile 1; Area due: non smartabile 1"),
        "{first}"
    );
    assert_eq!(office.export().code, 2, "nothing is replaced unasked");
}

#[test]
fn decisions_come_back_with_who_when_and_why() {
    let office = Office::new();
    office.export();
    office.fill(
        "A Area uno.xlsx",
        "a.xlsx",
        &[
            (1, AGREES, "Sì"),
            (2, AGREES, "No"),
            (2, VERDICT, "parzialmente smartabile"),
            (2, REASON, "Due pomeriggi su appuntamento da remoto"),
            (2, AUTHOR, "Dirigente dell'area"),
            (2, DATE, "12/03/2026"),
        ],
    );
    let run = office.import("rivisto.csv");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let summary = "esiti rettificati 1, rettifiche di prima confermate 0, d'accordo 1, senza risposta 0, \
                   righe non riportate 0, non tornate 2";
    assert!(run.stderr.contains(summary), "{}", run.stderr);
    let written = office.out("rivisto.csv");
    let row = written
        .lines()
        .find(|line| line.starts_with("A2;"))
        .expect("the row");
    assert!(
        row.ends_with(
            ";parzialmente smartabile;Due pomeriggi su appuntamento da remoto;Dirigente dell'area;\
             12/03/2026;;;"
        ),
        "{row}"
    );
    // The override counts, and comes back from the next review as it is.
    let assessed = crate::support::smartable(&[
        "--lang=it",
        "assess",
        &office.path("rivisto.csv"),
        "--isolated",
        "--format=json",
    ]);
    assert!(
        assessed.stdout.contains("Due pomeriggi su appuntamento"),
        "{}",
        assessed.stdout
    );
}

#[test]
fn rows_that_lack_something_are_named_and_not_taken_over() {
    let office = Office::new();
    office.export();
    office.fill(
        "A Area uno.xlsx",
        "a.xlsx",
        &[
            (1, VERDICT, "non smartabile"),
            (1, AUTHOR, "Dirigente"),
            (1, DATE, "2026-03-12"),
            (2, AGREES, "forse"),
        ],
    );
    office.fill(
        "B Area due.xlsx",
        "b.xlsx",
        &[
            (1, 1, "Protocollo tre"),
            (1, AGREES, "Sì"),
            (2, AGREES, "No"),
        ],
    );
    let run = office.told("rivisto.csv");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    for said in [
        "a.xlsx Sheet1!J2: error[D001]: «Protocollo»: manca la motivazione",
        "a.xlsx Sheet1!H3: error[D003]: «Front office»: «forse» non dice se è d'accordo",
        "b.xlsx Sheet1!B2: error[D006]: «Protocollo tre»: qui c'era «Protocollo due»",
        "b.xlsx Sheet1!I3: error[D002]: «Accertamenti»: la riga non è d'accordo",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
    assert!(!office.out("rivisto.csv").contains("2026-03-12"));
}

#[test]
fn answers_that_changed_and_rows_that_are_gone_are_noticed() {
    let office = Office::new();
    office.export();
    office.fill(
        "A Area uno.xlsx",
        "a.xlsx",
        &[(1, AGREES, "Sì"), (2, AGREES, "Sì")],
    );
    office.fill("B Area due.xlsx", "b.xlsx", &[(2, AGREES, "Sì")]);
    let changed = SHEET
        .replace(
            "A1;A;Atti;Protocollo;Sì;Sì;Sì;Sì;Sì",
            "A1;A;Atti;Protocollo;Sì;Sì;Sì;Sì;In parte",
        )
        .replace("A2;A;Sportello;Front office;Sì;Sì;Sì;No;Sì\n", "");
    put(office.folder.path(), "inventario.csv", &changed);
    let run = office.told("rivisto.csv");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    for said in [
        "a.xlsx Sheet1!2:2: error[D005]: «Protocollo»: risposte, criteri o esito sono cambiati",
        "error[D009]: «Front office»: l'inventario non ha questa riga",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
    assert!(!run.stdout.contains("Accertamenti"), "{}", run.stdout);
    assert!(run.stderr.contains("d'accordo 1"), "{}", run.stderr);
}

#[test]
fn two_rows_that_decide_differently_decide_nothing() {
    let office = Office::new();
    office.export();
    let decided = |verdict| {
        [
            (1, VERDICT, verdict),
            (1, REASON, "Motivo"),
            (1, AUTHOR, "Dirigente"),
            (1, DATE, "2026-03-12"),
        ]
    };
    office.fill("A Area uno.xlsx", "a.xlsx", &decided("non smartabile"));
    office.fill(
        "A Area uno.xlsx",
        "b.xlsx",
        &decided("parzialmente smartabile"),
    );
    let run = office.told("rivisto.xlsx");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert_eq!(
        run.stdout.matches("error[D010]").count(),
        2,
        "{}",
        run.stdout
    );
    assert!(
        run.stdout
            .contains("b.xlsx (Sheet1!A2) decide in modo diverso"),
        "{}",
        run.stdout
    );
}

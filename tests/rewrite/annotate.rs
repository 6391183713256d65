//! Workbooks marked and listed: what was there stays, and other programs read what was added.

use smartable::finding::Severity;
use smartable::lang::Lang;
use smartable::model::raw::CellKind;
use smartable::rewrite::{CellCopy, ListCell, Listing, Mark, SheetCopy, annotate_xlsx, rebuild};

use crate::support::{BOUNDS, cells, difference, fixture, office, packed, parts, put, run};

const SHEET: &str = "Rilevazione 2026";

fn mark(
    sheet: Option<&str>,
    rows: (u32, u32),
    column: u16,
    severity: Severity,
    note: &str,
) -> Mark {
    Mark {
        sheet: sheet.map(str::to_owned),
        row: rows.0,
        column,
        to_row: rows.1,
        severity,
        note: note.to_owned(),
    }
}

/// Marks on the office's workbook: on cells with and without a value, a note, a style, a row.
pub(crate) fn marks() -> Vec<Mark> {
    let sheet = Some(SHEET);
    vec![
        mark(
            sheet,
            (2, 2),
            1,
            Severity::Warning,
            "T012: intestazione <insolita> & \"strana\"",
        ),
        mark(sheet, (3, 5), 2, Severity::Error, "V020: non è un numero"),
        mark(
            sheet,
            (4, 4),
            1,
            Severity::Info,
            "V050: accento scritto con l'apostrofo",
        ),
        mark(sheet, (6, 6), 0, Severity::Error, "V010: manca"),
        mark(sheet, (6, 6), 0, Severity::Warning, "V011: vuoto"),
        mark(sheet, (12, 12), 9, Severity::Info, "oltre la tabella"),
        mark(Some("L'elenco"), (2, 2), 0, Severity::Warning, "V053: zeri"),
        mark(
            Some("Altro"),
            (2, 2),
            0,
            Severity::Warning,
            "foglio che non c'è",
        ),
    ]
}

pub(crate) fn listing(sheet: Option<&str>) -> Listing {
    let texts = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
    let link = |sheet: Option<&str>, row, column, text: &str| ListCell::Link {
        sheet: sheet.map(str::to_owned),
        row,
        column,
        text: text.to_owned(),
    };
    let text = |text: &str| ListCell::Text(text.to_owned());
    let long =
        "non è un numero: al posto di «due» ci vuole un numero intero, senza unità di misura";
    Listing {
        title: "Esiti".to_owned(),
        lang: Lang::It,
        headers: texts(&[
            "n.",
            "gravità",
            "codice",
            "foglio",
            "cella",
            "che cosa non va",
            "quante",
        ]),
        rows: vec![
            vec![
                ListCell::Number(1),
                text("errore"),
                text("V020"),
                text(SHEET),
                link(sheet, 3, 2, "C3"),
                text(long),
                ListCell::Number(3),
            ],
            vec![
                ListCell::Number(2),
                text("avviso"),
                text("V053"),
                text("L'elenco"),
                link(sheet.map(|_| "L'elenco"), 2, 0, "A2"),
                text("=1+1"),
                ListCell::Empty,
            ],
        ],
        remarks: texts(&["Controllo del 31/03/2026."]),
    }
}

#[test]
fn values_and_formulas_stay() {
    let before = office();
    let after = annotate_xlsx(&before, &marks(), &listing(Some(SHEET)), &BOUNDS).expect("sound");
    let mut found = difference(&cells(&before), &cells(&after));
    found.retain(|it| !it.starts_with("+Esiti!"));
    assert_eq!(found, Vec::<String>::new());
    let again = annotate_xlsx(&before, &marks(), &listing(Some(SHEET)), &BOUNDS).expect("sound");
    assert_eq!(after, again, "the same bytes on each run");
}

#[test]
fn marks_without_a_place_are_counted_below_the_list() {
    let after = annotate_xlsx(&office(), &marks(), &listing(Some(SHEET)), &BOUNDS).expect("sound");
    let said = |words: &str| cells(&after).iter().any(|it| it.contains(words));
    assert!(said("1 celle non si sono potute colorare"));
    let many: Vec<Mark> = (1..=1_200)
        .map(|row| mark(Some(SHEET), (row, row), 5, Severity::Error, "x"))
        .collect();
    let after = annotate_xlsx(&office(), &many, &listing(Some(SHEET)), &BOUNDS).expect("sound");
    assert!(
        cells(&after)
            .iter()
            .any(|it| it.contains("altre 200 segnalazioni"))
    );
}

#[test]
fn bare_and_unplaced_xml_is_marked_all_the_same() {
    let mut bare = parts(&office());
    bare.retain(|(name, _)| name != "xl/styles.xml");
    for (name, content) in &mut bare {
        let text = String::from_utf8(content.clone()).expect("UTF-8");
        *content = match name.as_str() {
            "xl/worksheets/sheet2.xml" => "<worksheet><sheetData><row><c t=\"str\"><v>a</v></c>\
                <c t=\"str\"><v>b</v></c></row><row/></sheetData></worksheet>"
                .to_owned(),
            "xl/_rels/workbook.xml.rels" => {
                text.replace("relationships/styles", "relationships/none")
            }
            _ => text,
        }
        .into_bytes();
    }
    let bare = packed(&bare);
    let sheet = Some("L'elenco");
    let marks = [
        mark(sheet, (1, 1), 1, Severity::Error, "b"),
        mark(sheet, (2, 4), 3, Severity::Info, "made"),
    ];
    let after = annotate_xlsx(&bare, &marks, &listing(Some(SHEET)), &BOUNDS).expect("sound");
    let mut found = difference(&cells(&bare), &cells(&after));
    found.retain(|it| !it.starts_with("+Esiti!"));
    assert_eq!(found, Vec::<String>::new());
}

/// Runs the script that reads a marked workbook back with openpyxl.
#[track_caller]
fn read_back(before: &[u8], after: &[u8], marks: &[Mark]) {
    let folder = tempfile::tempdir().expect("a folder");
    let old = put(folder.path(), "before.xlsx", before);
    let new = put(folder.path(), "after.xlsx", after);
    let lines: Vec<String> = marks
        .iter()
        .map(|it| {
            let sheet = it.sheet.as_deref().unwrap_or_default();
            let (key, column) = (it.severity.key(), it.column + 1);
            format!(
                "{sheet}\t{}\t{}\t{column}\t{key}\t{}",
                it.row, it.to_row, it.note
            )
        })
        .collect();
    let marks = put(folder.path(), "marks.tsv", lines.join("\n").as_bytes());
    run(
        "python3",
        &["tests/rewrite/read_back.py", &old, &new, &marks],
    );
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn openpyxl_reads_notes_colours_and_links() {
    let before = office();
    let mut marks = marks();
    marks.retain(|it| it.sheet.as_deref() != Some("Altro"));
    let after = annotate_xlsx(&before, &marks, &listing(Some(SHEET)), &BOUNDS).expect("sound");
    read_back(&before, &after, &marks);
    for path in [
        "fixtures/same-inventory/workbook.xlsx",
        "fixtures/merged-units/merged.xlsx",
        "fixtures/one-sheet-per-sector/sectors.xlsx",
        "fixtures/title-rows/titles.xlsx",
    ] {
        let before = fixture(path);
        let first = cells(&before)[0].clone();
        let sheet = first.split('!').next().expect("a sheet");
        let marks = [
            mark(Some(sheet), (2, 6), 1, Severity::Error, "uno\ndue"),
            mark(Some(sheet), (40, 41), 30, Severity::Info, "lontano"),
        ];
        let mut list = listing(Some(sheet));
        list.rows.truncate(1);
        let after = annotate_xlsx(&before, &marks, &list, &BOUNDS).expect(path);
        read_back(&before, &after, &marks);
    }
}

#[test]
#[ignore = "needs Python with openpyxl"]
fn a_workbook_of_openpyxl_is_marked() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made.xlsx");
    let path = path.to_str().expect("UTF-8");
    run("python3", &["tests/rewrite/make.py", path]);
    let before = fixture(path);
    let marks = [
        mark(Some("Dati"), (2, 3), 0, Severity::Error, "primo"),
        mark(Some("Dati"), (5, 5), 2, Severity::Warning, "secondo"),
    ];
    let mut list = listing(Some("Dati"));
    list.rows.truncate(1);
    let after = annotate_xlsx(&before, &marks, &list, &BOUNDS).expect("sound");
    read_back(&before, &after, &marks);
}

/// Values of each kind, as of a text file.
fn copies() -> Vec<SheetCopy> {
    let cell = |column, kind, text: &str| CellCopy {
        column,
        kind,
        text: text.to_owned(),
    };
    let header = (0..).zip(["ID", "Quota", "Data", "Sì/No"]);
    vec![SheetCopy {
        name: None,
        rows: vec![
            (
                1,
                header
                    .map(|(column, text)| cell(column, CellKind::Text, text))
                    .collect(),
            ),
            (
                3,
                vec![
                    cell(0, CellKind::Text, "=1+1"),
                    cell(1, CellKind::Percent, "0.25"),
                    cell(2, CellKind::Date, "2026-03-31"),
                    cell(3, CellKind::Boolean, "TRUE"),
                    cell(5, CellKind::Error, "#N/A"),
                ],
            ),
            (
                4,
                vec![
                    cell(0, CellKind::Number, "12.5"),
                    cell(2, CellKind::Date, "ieri"),
                ],
            ),
        ],
    }]
}

#[test]
fn values_are_written_anew_as_what_they_are() {
    let marks = [mark(None, (3, 5), 1, Severity::Error, "nota")];
    let book = rebuild(&copies(), &marks, &listing(None)).expect("sound");
    let mut found = cells(&book);
    found.retain(|it| it.starts_with("Dati"));
    assert_eq!(
        found,
        [
            "Dati!0,0 text ID",
            "Dati!0,1 text Quota",
            "Dati!0,2 text Data",
            "Dati!0,3 text Sì/No",
            "Dati!2,0 text =1+1",
            "Dati!2,1 number 0.25",
            "Dati!2,2 other 46112",
            "Dati!2,3 other true",
            "Dati!2,5 text #N/A",
            "Dati!3,0 number 12.5",
            "Dati!3,2 text ieri",
        ]
    );
    assert_eq!(
        book,
        rebuild(&copies(), &marks, &listing(None)).expect("sound")
    );
}

#[test]
#[ignore = "needs LibreOffice"]
fn libreoffice_opens_what_we_write() {
    let folder = tempfile::tempdir().expect("a folder");
    let here = folder.path().to_str().expect("UTF-8").to_owned();
    let marked = annotate_xlsx(&office(), &marks(), &listing(Some(SHEET)), &BOUNDS).expect("sound");
    let rebuilt = rebuild(&copies(), &[], &listing(None)).expect("sound");
    for (name, bytes) in [("marked", marked), ("rebuilt", rebuilt)] {
        let path = put(folder.path(), &format!("{name}.xlsx"), &bytes);
        let home = format!("-env:UserInstallation=file://{here}/home");
        let args = [
            home.as_str(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            &here,
            &path,
        ];
        run("soffice", &args);
        let pdf = fixture(&format!("{here}/{name}.pdf"));
        assert!(pdf.starts_with(b"%PDF"), "{name}");
    }
}

//! Personal data in every kind of place: no output shows it, in no format, in neither language.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::{Note, Workbook};

use crate::generator::column::{ANSWERS, FTE, HEADS, ID, NAME, NOTES, OBSTACLE, UNIT};
use crate::generator::{Table, clean};
use crate::running::{Scratch, smartable};

/// What must not be seen. All invented: a tax code, addresses, numbers, words that stand nowhere
/// else.
const SECRETS: [&str; 12] = [
    "RSSMRA80A01Z999Y",
    "zelinda.prova@example.org",
    "333 1234567",
    "IT60X0542811101000000123456",
    "Zampironi",
    "Quintavalle",
    "Zefirina",
    "3331234567",
    "RSSMRA80",
    "347-7654321",
    "7654321",
    "Gelsomini",
];

const FORMATS: [&str; 13] = [
    "full", "concise", "grouped", "json", "jsonl", "csv", "markdown", "html", "sarif", "junit",
    "github", "gitlab", "rdjson",
];

/// Title rows, with who filled it in.
const TITLES: [&str; 3] = [
    "Compilato dalla dott.ssa Zampironi, zelinda.prova@example.org",
    "Per chiarimenti: 333 1234567 – RSSMRA80A01Z999Y",
    "",
];

/// A table with personal data in cells of known columns and unknown ones, and in headers.
fn table() -> Table {
    let mut table = clean(80, 21);
    for (column, header) in [
        "Dipendente",
        "Rif. RSSMRA80A01Z999Y",
        "333 1234567",
        "Osservazioni di zelinda.prova@example.org",
        "Anna Gelsomini 347-7654321",
    ]
    .iter()
    .enumerate()
    {
        table.headers.push((*header).to_owned());
        for (number, row) in table.rows.iter_mut().enumerate() {
            row.push(match (column, number % 20) {
                (0, 3) => "  Quintavalle  Zefirina ".to_owned(),
                (0, _) => "Quintavalle Zefirina".to_owned(),
                (_, 4) => "sig.ra Zampironi\u{200b}".to_owned(),
                (_, 5) => "=Quintavalle".to_owned(), // a word like any other, in a column nobody knows
                _ => format!("x{number}"),
            });
        }
    }
    for (row, column, text) in PLANTED {
        text.clone_into(&mut table.rows[row][column]);
    }
    // The same names again, so that rules across rows have something to say of them.
    let name = table.rows[20][NAME].clone();
    table.rows[21] = table.rows[20].clone();
    table.rows[21][NAME] = name.to_uppercase();
    table.rows[24][ID] = table.rows[23][ID].clone();
    table
}

/// What the sender wrote in a comment.
const REMARK: &str = "Chiedere alla sig.ra Zampironi, 347-7654321 (RSSMRA80A01Z999Y)";

const PLANTED: [(usize, usize, &str); 33] = [
    (0, UNIT, "Ufficio RSSMRA80A01Z999Y"),
    (27, HEADS, "Gelsomini Anna, Gelsomini Marco"),
    (28, ANSWERS, "Gelsomini Marco"),
    (29, ANSWERS + 1, "Sì, 347-7654321"),
    (30, FTE, "Gelsomini"),
    (31, NOTES, "(347) 7654321"),
    (32, ID, "Anna Gelsomini"),
    (33, NAME, "Gelsomini Anna"),
    (34, UNIT, "Ufficio del geom. A. Gelsomini"),
    (35, ANSWERS + 2, "forse (Gelsomini)"),
    (1, NOTES, "si veda RSSMRA80A01Z999Y"),
    (2, NOTES, "scrivere a zelinda.prova@example.org"),
    (3, NOTES, "chiamare il 333 1234567"),
    (4, NOTES, "IT60X0542811101000000123456"),
    (5, NOTES, "se ne occupa la sig.ra Zampironi"),
    (6, NOTES, "una dipendente (Zefirina) assente per maternità"),
    (7, OBSTACLE, "  dott. Quintavalle  "),
    (8, HEADS, "333 1234567"),
    (9, FTE, "IT60X0542811101000000123456"),
    (10, ANSWERS, "RSSMRA80A01Z999Y"),
    (11, ANSWERS + 1, "Sì (sig.ra Zampironi)"),
    (12, ANSWERS + 2, "da sentire il dott. Quintavalle"),
    (13, ID, "RSSMRA80A01Z999Y"),
    (14, ID, "zelinda.prova@example.org"),
    (15, NAME, "Attivita' della sig.ra Zampironi"),
    (
        16,
        NAME,
        "Istruttoria (chiedere a zelinda.prova@example.org)",
    ),
    (17, UNIT, "Ufficio della dott.ssa Zampironi"),
    (18, UNIT, "Ufficio 333 1234567"),
    (20, NAME, "Colloqui con il dott. Quintavalle"),
    (22, NOTES, "=CONTATTA(\"zelinda.prova@example.org\")"),
    (23, ID, "3331234567"),
    (25, HEADS, "2 (sig.ra Zampironi)"),
    (26, FTE, "dott. Quintavalle"),
];

fn csv() -> String {
    let mut text = String::new();
    for title in TITLES {
        text.push_str(title);
        text.push_str("\r\n");
    }
    text.push_str(&table().csv());
    text.push_str("\r\nIl responsabile: dott. Quintavalle, 333 1234567\r\n");
    text.push_str("Compilatore;Anna Gelsomini\r\nFirma\r\nAnna Gelsomini\r\n");
    text
}

/// A workbook of the same; `remarks`: with a remark of the sender on a cell.
fn xlsx(remarks: Option<&str>) -> Vec<u8> {
    let mut book = Workbook::new();
    table().add_to(&mut book, "RSSMRA80A01Z999Y", 3);
    let sheet = book.worksheet_from_index(0).expect("the sheet");
    for (row, title) in (0..).zip(TITLES) {
        sheet.write_string(row, 0, title).expect("written");
    }
    if let Some(remark) = remarks {
        let note = Note::new(remark).set_author("Quintavalle Zefirina");
        sheet.insert_note(6, 2, &note).expect("written");
    }
    book.save_to_buffer().expect("the workbook can be written")
}

/// Says where a secret is seen, in plain text or as formats escape it.
#[track_caller]
fn assert_hidden(bytes: &[u8], what: &str) {
    let text = String::from_utf8_lossy(bytes);
    for secret in SECRETS {
        for secret in [
            secret.to_owned(),
            secret.to_uppercase(),
            secret.replace(' ', "%20"),
        ] {
            if let Some(at) = text.find(&secret) {
                let mut from = at.saturating_sub(240);
                while !text.is_char_boundary(from) {
                    from += 1;
                }
                panic!("{secret} in {what}: …{}", &text[from..at + secret.len()]);
            }
        }
    }
}

/// A folder with the submissions, whose names are personal too.
fn submissions(folder: &Scratch) -> [String; 3] {
    [
        folder.write("scheda RSSMRA80A01Z999Y.csv", csv().as_bytes()),
        folder.write("scheda zelinda.prova@example.org.xlsx", &xlsx(None)),
        folder.write("scheda 333 1234567.xlsx", &xlsx(Some(REMARK))),
    ]
}

#[track_caller]
fn hidden_run(folder: &Path, args: &[&str]) {
    for lang in ["--lang=it", "--lang=en"] {
        let mut all = args.to_vec();
        all.push(lang);
        let run = smartable(folder, &all);
        assert!(run.code == 0 || run.code == 1, "{args:?}: {}", run.stderr);
        assert_hidden(&run.stdout, &format!("{args:?} {lang}"));
        assert_hidden(
            run.stderr.as_bytes(),
            &format!("{args:?} {lang}, standard error"),
        );
    }
}

#[test]
fn no_format_shows_it() {
    let folder = Scratch::new();
    let files = submissions(&folder);
    for file in &files {
        for format in FORMATS {
            let format = format!("--format={format}");
            hidden_run(
                folder.path(),
                &["check", "--isolated", "--all", &format, file],
            );
        }
        for more in [
            &["--verbose"][..],
            &["--format=sarif", "--sarif-profile=github"],
        ] {
            let mut args = vec!["check", "--isolated", file];
            args.extend(more);
            hidden_run(folder.path(), &args);
        }
    }
    let year = [
        "check",
        "--isolated",
        "--all",
        "--last-year",
        &files[1],
        &files[0],
    ];
    hidden_run(folder.path(), &year);
}

#[test]
fn no_file_that_is_written_shows_it() {
    let folder = Scratch::new();
    let files = submissions(&folder);
    let out = folder.path().join("out");
    let at = |name: &str| out.join(name).to_str().expect("UTF-8").to_owned();
    for (number, file) in files.iter().enumerate() {
        let messages = at(&format!("messages-{number}"));
        let accept = at(&format!("accept-{number}.toml"));
        let copy = at(&format!("fixed-{number}.{}", &file[file.len() - 4..]));
        std::fs::create_dir_all(&out).expect("a folder");
        hidden_run(
            folder.path(),
            &["check", "--isolated", "--messages", &messages, file],
        );
        let create = [
            "baseline",
            "create",
            "--isolated",
            "--reason=prova",
            "--accept",
            &accept,
            file,
        ];
        let run = smartable(folder.path(), &create);
        assert_hidden(run.stderr.as_bytes(), "baseline create");
        assert_hidden(&run.stdout, "baseline create");
        assert_hidden(
            &std::fs::read(&accept).expect("it was written"),
            "the acceptance file",
        );
        let with = [
            "check",
            "--isolated",
            "--format=json",
            "--accept",
            &accept,
            file,
        ];
        hidden_run(folder.path(), &with);
        for more in ["--dry-run", "--diff"] {
            let fix = ["fix", "--isolated", "--unsafe", more, "--out", &copy, file];
            let run = smartable(folder.path(), &fix);
            assert_hidden(&run.stdout, &format!("{fix:?}"));
            assert_hidden(run.stderr.as_bytes(), &format!("{fix:?}"));
        }
        let log = std::fs::read(format!("{copy}.changes.csv")).expect("changes were made");
        assert_hidden(&log, "the list of changes");
    }
    for folder in std::fs::read_dir(&out).expect("the folder") {
        let folder = folder.expect("an entry").path();
        if folder.is_dir() {
            for message in std::fs::read_dir(&folder).expect("messages") {
                let message = message.expect("a message").path();
                assert_hidden(message.to_string_lossy().as_bytes(), "a message's name");
                assert_hidden(&std::fs::read(&message).expect("read"), "a message");
            }
        }
    }
}

#[test]
fn what_is_added_to_a_workbook_does_not_show_it() {
    let folder = Scratch::new();
    let files = submissions(&folder);
    // The sender's own remarks stay in the copy: the third has one.
    for (number, file) in files[..2].iter().enumerate() {
        let out = folder.path().join(format!("annotated-{number}.xlsx"));
        let output = format!("xlsx={}", out.to_str().expect("UTF-8"));
        hidden_run(
            folder.path(),
            &["check", "--isolated", "-q", "--output", &output, file],
        );
        let bytes = std::fs::read(&out).expect("it was written");
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(&bytes)).expect("a workbook");
        let names = book.sheet_names();
        let list = names
            .iter()
            .find(|name| ["Esiti", "Findings"].contains(&name.as_str()));
        let list = book
            .worksheet_range(list.expect("the list"))
            .expect("it reads");
        assert!(list.height() > 20, "{names:?}");
        for cell in list
            .used_cells()
            .filter(|(_, _, cell)| **cell != Data::Empty)
        {
            // The name of the submission's own sheet leads to it.
            let text = cell.2.to_string().replace("RSSMRA80A01Z999Y!", "");
            assert_hidden(text.as_bytes(), &format!("{names:?} {cell:?}"));
        }
        let mut parts = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).expect("a package");
        let notes: Vec<String> = parts
            .file_names()
            .map(|name| name.expect("a name").into_owned())
            .filter(|name| name.contains("comment") || name.contains("vmlDrawing"))
            .collect();
        assert!(!notes.is_empty(), "there are notes");
        for name in notes {
            let mut part = parts.by_name(&name).expect("the part");
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut part, &mut text).expect("it reads");
            assert_hidden(&text, &name);
        }
    }
}

#[test]
fn comments_and_names_of_files_are_looked_at_and_said_to_be_so() {
    let folder = Scratch::new();
    let files = submissions(&folder);
    let run = smartable(
        folder.path(),
        &[
            "check",
            "--isolated",
            "--all",
            "--format=concise",
            "--lang=it",
            &files[2],
        ],
    );
    let text = String::from_utf8_lossy(&run.stdout);
    for said in [
        "C7: error[P001]: il commento della cella contiene il codice fiscale di una persona",
        "C7: warning[P003]: il commento della cella contiene un numero di telefono",
        "C7: warning[P004]: il commento della cella sembra contenere il nome di una persona",
        "warning[P003]: il nome del file contiene un numero di telefono",
        "error[P001]: il nome del foglio contiene il codice fiscale di una persona",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn explanations_are_of_rules_alone() {
    let folder = Scratch::new();
    submissions(&folder);
    hidden_run(folder.path(), &["explain", "--all"]);
    hidden_run(folder.path(), &["rules", "--format=json"]);
}

//! Offices of a few lines each: their files are written for one test.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot write its files has failed"
)]

use std::io::Read as _;
use std::path::Path;

use crate::support::{Run, smartable};

/// Files of an office by name, in a folder of their own.
pub(crate) struct Office(String);

impl Office {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test writes the files that it reads"
    )]
    pub(crate) fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        for (name, text) in files {
            let path = folder.join(name);
            let parent = path.parent().expect("a folder");
            std::fs::create_dir_all(parent).expect("the folder is made");
            std::fs::write(&path, text).expect("the file is written");
        }
        Self(folder.to_string_lossy().into_owned())
    }

    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.0)
    }

    /// Returns what was written into a file of the office.
    #[track_caller]
    #[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
    pub(crate) fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file was written")
    }

    /// Returns all parts of a workbook that was written.
    #[track_caller]
    #[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
    pub(crate) fn text_of_book(&self, name: &str) -> String {
        parts(std::fs::read(self.path(name)).expect("the file was written")).1
    }

    /// Runs the program; `@name` stands for a file of the office.
    #[track_caller]
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let args: Vec<String> = args
            .iter()
            .map(|arg| match arg.split_once('@') {
                Some((before, name)) => format!("{before}{}", self.path(name)),
                None => (*arg).to_owned(),
            })
            .collect();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        smartable(&args)
    }
}

/// Returns the names and the texts of all parts of a workbook.
#[track_caller]
pub(crate) fn parts(book: Vec<u8>) -> (Vec<String>, String) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a workbook");
    let (mut names, mut texts) = (Vec::new(), String::new());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        names.push(part.name().expect("a name").into_owned());
        part.read_to_string(&mut texts).expect("text");
    }
    (names, texts)
}

#[track_caller]
pub(crate) fn says(text: &str, parts: &[&str]) {
    // Whatever the width of the page.
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    for part in parts {
        assert!(line.contains(part), "“{part}” is not said:\n{text}");
    }
}

/// Activities of two directorates, one that can be done remotely and one that cannot.
pub(crate) const SHEET: &str = "\
Cod. struttura;ID;Attività;Svolgibile individualmente;Programmabile;Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile;N. addetti
D1;a;Atti;SI;SI;SI;NO;SI;6
D2;b;Banco;NO;NO;NO;SI;NO;5
";
pub(crate) const CHART: &str = "code;name;parent\nE;Ente;\nD1;Uno;E\nD2;Due;E\n";
pub(crate) const STAFF: &str =
    "Codice persona;Unità;Dal;Al\nP1;D1;01/01/2020;\nP2;D2;01/01/2020;\n";
pub(crate) const ASSIGNMENTS: &str =
    "Codice persona;Codice attività;Quota;Dal;Al\nP1;a;100;;\nP2;b;100;;\n";

/// Runs a command on the sheet, with more options.
#[track_caller]
pub(crate) fn of_sheet(office: &Office, command: &str, lang: &str, more: &[&str]) -> Run {
    let mut args = vec![
        command,
        "@in",
        "--isolated",
        "--org-chart=@chart.csv",
        "--lang",
        lang,
    ];
    if command == "budget" {
        args.extend(["--month=2026-12", "--place=Bologna"]);
        if !more.iter().any(|it| it.starts_with("--quota")) {
            args.extend(["--quota=8", "--act=act"]);
        }
    } else if !more.iter().any(|it| it.starts_with("--on")) {
        args.push("--on=2026-12-31");
    }
    args.extend(more);
    office.run(&args)
}

/// An office with the sheet and these files beside it.
pub(crate) fn with(name: &str, files: &[(&str, &str)]) -> Office {
    let usual = [
        ("in/a.csv", SHEET),
        ("chart.csv", CHART),
        ("staff.csv", STAFF),
        ("work.csv", ASSIGNMENTS),
    ];
    let kept = usual
        .iter()
        .filter(|(name, _)| !files.iter().any(|(own, _)| own == name));
    let all: Vec<(&str, &str)> = kept.chain(files).copied().collect();
    Office::new(name, &all)
}

pub(crate) const PEOPLE: [&str; 2] = ["--staff=@staff.csv", "--assignments=@work.csv"];

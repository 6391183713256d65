//! For each submitted file a short text, ready to be sent to whoever submitted it.
//!
//! Plain words: what to mend, where, how. Notes are left out, as there is nothing to mend. No
//! person is named, neither who writes nor who reads. Never here: sending it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::fact::Place;
use crate::finding::{Severity, Wording};
use crate::lang::Lang;
use crate::model::checked::{Checked, FileSummary};
use crate::origin::Sources;
use crate::report::check::entry::Entry;
use crate::report::check::words::{self, counted, plain, text};
use crate::report::check::{Options, View};
use crate::report::formats::terminal::{wrap, wrap_under};
use crate::report::numbers;
use crate::report::place::last_part;
use crate::report::words::capital;

/// The most runs of rows that a message names.
const RUNS: usize = 10;
/// Findings that only who gathers the submissions can mend: other sets, other files, the
/// acceptance file, how a column is understood.
const NOT_THE_SENDERS: [&str; 9] = [
    "T025", "T026", "T027", "L002", "L007", "L009", "M001", "M002", "M003",
];
/// Width of the lines: mail programs break longer ones.
const WIDTH: usize = 76;

/// Returns a message for each submitted file, in the order of the files: its name and its text.
/// Names differ, and hold no folder.
#[must_use]
pub fn messages(
    checked: &Checked,
    wording: &dyn Wording,
    options: &Options,
) -> Vec<(String, String)> {
    let view = View::of(checked, wording, options);
    let mut taken = BTreeSet::new();
    let mut one = |file: &FileSummary| {
        let origin = checked.sources.files.get(file.file as usize);
        let path = origin.map_or("", |file| file.path.as_str());
        (name(path, &mut taken), message(&view, file))
    };
    checked.files.iter().map(&mut one).collect()
}

/// Returns the name of a message: the file's own with `.txt`, numbered where it is taken.
fn name(path: &str, taken: &mut BTreeSet<String>) -> String {
    let own = last_part(path);
    let own: String = own
        .chars()
        .map(|char| match char {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            char if char.is_control() => '_',
            char => char,
        })
        .collect();
    let own = match own.as_str() {
        "" | "-" | "." | ".." => "stdin".to_owned(),
        _ => own,
    };
    let mut name = format!("{own}.txt");
    let mut number = 1;
    while !taken.insert(name.to_lowercase()) {
        number += 1;
        name = format!("{own}-{number}.txt");
    }
    name
}

/// Writes the message on a file.
fn message(view: &View<'_>, file: &FileSummary) -> String {
    let lang = view.options.lang;
    let of = |severity| -> Vec<&Entry<'_>> {
        let own = view.entries.iter();
        own.filter(|entry| entry.file == Some(file.file) && entry.severity == severity)
            .filter(|entry| !NOT_THE_SENDERS.contains(&entry.code))
            .collect()
    };
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    let mut out = String::new();
    let origin = view.checked.sources.files.get(file.file as usize);
    let name = plain(last_part(origin.map_or("", |file| &file.path)));
    let paths = paths(&view.checked.sources);
    opening(&mut out, &name, file, (&errors, &warnings), lang);
    let to_mend = !errors.is_empty() || !warnings.is_empty();
    let renamed = errors.iter().chain(&warnings).any(|it| is_file_name(it));
    let errors_title = text("Da correggere", "To be mended");
    let warnings_title = text("Da verificare", "To be looked at");
    for (title, entries) in [(errors_title, errors), (warnings_title, warnings)] {
        if entries.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{}:\n", title.get(lang));
        for (number, entry) in (1..).zip(entries) {
            point(&mut out, number, entry, &paths, view);
        }
    }
    closing(&mut out, to_mend, renamed, lang);
    out
}

/// Writes the greeting, and how many points there are.
fn opening(
    out: &mut String,
    name: &str,
    file: &FileSummary,
    (errors, warnings): (&[&Entry<'_>], &[&Entry<'_>]),
    lang: Lang,
) {
    let rows = counted(
        file.rows,
        text("riga di attività", "row of activities"),
        text("righe di attività", "rows of activities"),
        lang,
    );
    let points = |count: usize| {
        counted(
            count as u64,
            text("punto", "point"),
            text("punti", "points"),
            lang,
        )
    };
    let said = match (errors.len(), warnings.len(), lang) {
        (0, 0, Lang::It) => "Non c'è nulla da correggere.".to_owned(),
        (0, 0, Lang::En) => "There is nothing to mend.".to_owned(),
        (0, w, Lang::It) => format!("Da verificare: {}.", points(w)),
        (0, w, Lang::En) => format!("To be looked at: {}.", points(w)),
        (e, 0, Lang::It) => format!("Da correggere: {}.", points(e)),
        (e, 0, Lang::En) => format!("To be mended: {}.", points(e)),
        (e, w, Lang::It) => format!(
            "Da correggere: {}; da verificare: {}.",
            points(e),
            points(w)
        ),
        (e, w, Lang::En) => format!(
            "To be mended: {}; to be looked at: {}.",
            points(e),
            points(w)
        ),
    };
    let (hello, intro) = match lang {
        Lang::It => (
            "Buongiorno,",
            format!("abbiamo controllato il file «{name}» ({rows}). {said}"),
        ),
        Lang::En => (
            "Good morning,",
            format!("we have checked the file “{name}” ({rows}). {said}"),
        ),
    };
    let _ = writeln!(out, "{hello}\n");
    wrap(out, &intro, "", WIDTH);
    out.push('\n');
}

/// Writes one point: where, what, what to do.
fn point(out: &mut String, number: usize, entry: &Entry<'_>, paths: &[&str], view: &View<'_>) {
    let lang = view.options.lang;
    let bullet = format!("{number}. ");
    let under = " ".repeat(bullet.len());
    let place = capital(&place(entry, lang));
    wrap_under(out, &place, (&bullet, bullet.len()), WIDTH);
    let mut line = |text: &str| wrap_under(out, text, (&under, under.len()), WIDTH);
    let mut said = capital(&without_folders(&entry.sender_message(), paths));
    if entry.group.mixed {
        let mixed = text(
            " (questo è il primo caso: negli altri il valore cambia)",
            " (this is the first case: in the others the value differs)",
        );
        said.push_str(mixed.get(lang));
    }
    line(&format!("{said}."));
    if let Some(help) = view.wording.sender_help(&entry.group.first, lang) {
        let label = text("Che cosa fare", "What to do").get(lang);
        line(&format!("{label}: {}.", without_folders(&help, paths)));
    }
    let others = entry.others(RUNS);
    if entry.group.count > 1 && !others.is_empty() {
        let count = numbers::count(entry.group.count - 1, lang);
        let label = match (entry.group.count, lang) {
            (2, Lang::It) => "Lo stesso in un altro punto".to_owned(),
            (_, Lang::It) => format!("Lo stesso in altri {count} punti"),
            (2, Lang::En) => "The same in 1 more place".to_owned(),
            (_, Lang::En) => format!("The same in {count} more places"),
        };
        line(&format!("{label}: {others}"));
    }
    out.push('\n');
}

/// Returns the paths of the files that lie in a folder, longer ones first.
fn paths(sources: &Sources) -> Vec<&str> {
    let files = sources.files.iter().map(|file| file.path.as_str());
    let mut paths: Vec<&str> = files.filter(|path| path.contains('/')).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
    paths
}

/// Names files without their folders: where the submissions lie is nothing to whoever sent one.
fn without_folders(text: &str, paths: &[&str]) -> String {
    if !text.contains('/') {
        return text.to_owned();
    }
    paths.iter().fold(text.to_owned(), |text, path| {
        if text.contains(path) {
            text.replace(path, last_part(path))
        } else {
            text
        }
    })
}

/// Says where: `foglio «Rilevazione 2026», cella G57 (attività ATT-00042)`.
fn place(entry: &Entry<'_>, lang: Lang) -> String {
    let mut parts = Vec::new();
    if let Some(sheet) = entry.sheet {
        let sheet = plain(sheet);
        parts.push(match lang {
            Lang::It => format!("foglio «{sheet}»"),
            Lang::En => format!("sheet “{sheet}”"),
        });
    }
    let header = entry.header.map(plain);
    match (&entry.column, entry.row) {
        (Some(column), Some(row)) => {
            let head = header.map_or_else(String::new, |head| match lang {
                Lang::It => format!(", colonna «{head}»"),
                Lang::En => format!(", column “{head}”"),
            });
            parts.push(match entry.group.first.place {
                Place::Range { to_row, .. } => {
                    let name = text("celle", "cells").get(lang);
                    format!("{name} {column}{row}:{column}{to_row}{head}")
                }
                _ => format!("{} {column}{row}{head}", text("cella", "cell").get(lang)),
            });
        }
        (Some(column), None) => {
            let name = text("colonna", "column").get(lang);
            let head = header.map_or_else(String::new, |head| match lang {
                Lang::It => format!(" «{head}»"),
                Lang::En => format!(" “{head}”"),
            });
            parts.push(format!("{name} {column}{head}"));
        }
        (None, Some(row)) => parts.push(format!("{} {row}", text("riga", "row").get(lang))),
        (None, None) => {}
    }
    if is_file_name(entry) {
        parts.push(
            text("nome del file", "name of the file")
                .get(lang)
                .to_owned(),
        );
    }
    if parts.is_empty() {
        parts.push(text("tutto il file", "the whole file").get(lang).to_owned());
    }
    let mut said = parts.join(", ");
    if let Some(record) = entry.key.and_then(|key| words::record(key, lang)) {
        let _ = write!(said, " ({})", plain(&record));
    }
    said
}

/// Says whether it is the name of the file that is to be mended.
fn is_file_name(entry: &Entry<'_>) -> bool {
    entry.group.first.params.get("stands") == Some("file")
}

/// Writes what happens next, and the close. `renamed`: whether the file is to get another name.
fn closing(out: &mut String, to_mend: bool, renamed: bool, lang: Lang) {
    let renaming = text(
        "Chiediamo di correggere il file e di inviarlo di nuovo con il nome nuovo. Un valore \
         giusto ma insolito va solo confermato, rispondendo a questo messaggio.",
        "Please mend the file and send it again under its new name. A value that is right but \
         unusual only needs your confirmation, in reply to this message.",
    );
    let next = text(
        "Chiediamo di correggere il file e di inviarlo di nuovo con lo stesso nome. Un valore \
         giusto ma insolito va solo confermato, rispondendo a questo messaggio.",
        "Please mend the file and send it again under the same name. A value that is right but \
         unusual only needs your confirmation, in reply to this message.",
    );
    if to_mend {
        let next = if renamed { renaming } else { next };
        wrap(out, next.get(lang), "", WIDTH);
        out.push('\n');
    }
    let _ = writeln!(
        out,
        "{}",
        text("Grazie e cordiali saluti", "Thank you and kind regards").get(lang)
    );
}

#[cfg(test)]
mod tests {
    use super::without_folders;

    #[test]
    fn files_are_named_without_the_folders_of_who_checks() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let paths = ["invii/2026/b.xlsx", "2026/b.xlsx"];
            assert_eq!(without_folders(text, &paths), expected);
        }
        case("anche in invii/2026/b.xlsx A3", "anche in b.xlsx A3");
        case("anche in 2026/b.xlsx, Sì/No", "anche in b.xlsx, Sì/No");
        case("anche in c.xlsx", "anche in c.xlsx");
    }
}

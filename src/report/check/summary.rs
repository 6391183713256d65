//! The summary of a run: a table of the files, totals, who is missing, what was not checked.
//!
//! Never here: a finding in words.

use std::fmt::Write as _;

use crate::finding::{Severity, Wording};
use crate::lang::Lang;
use crate::model::checked::{Checked, FileSummary};
use crate::report::check::words::{counted, of_severity, plain, text};
use crate::report::check::{Options, not_checked};
use crate::report::formats::terminal;
use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};
use crate::report::{numbers, place, words};

/// The most names of missing bodies that are told when nobody asks for all.
const MOST_MISSING: usize = 20;

/// Returns the summary for people: it ends with a line break.
#[must_use]
pub fn summary(checked: &Checked, wording: &dyn Wording, options: &Options) -> String {
    let lang = options.lang;
    let mut lines = vec![totals(checked, lang)];
    lines.extend(shown(checked, options));
    lines.extend(missing(checked, options));
    let mut report = Report {
        blocks: vec![Block::Table(files(checked, lang)), Block::List(lines)],
    };
    if options.verbose {
        report.blocks.push(Block::List(tables(checked, lang)));
    }
    let look = crate::report::Options {
        width: options.width,
        colour: options.colour,
        ..crate::report::Options::new(lang)
    };
    let mut out = terminal::render(&report, &look);
    not_checked::lines(&mut out, checked, wording, options);
    super::defused(&out)
}

/// Returns the table of the files: rows checked, causes by severity, accepted, rules skipped.
pub(super) fn files(checked: &Checked, lang: Lang) -> Table<'_> {
    let label = |it, en| text(it, en).get(lang);
    let count = |key, label: &str, keep| Column::new(key, label, Kind::Count).kept(keep);
    let columns = vec![
        Column::new("file", "File", Kind::Text),
        count("rows", label("Righe", "Rows"), 200),
        count("errors", label("Errori", "Errors"), 255),
        count("warnings", label("Avvisi", "Warnings"), 255),
        count("infos", label("Note", "Notes"), 200),
        count("accepted", label("Accettati", "Accepted"), 150),
        count("skipped", label("Regole saltate", "Rules skipped"), 150),
    ];
    let one = |name: String, file: &FileSummary| -> Vec<Cell<'_>> {
        let mut row = vec![Value::text(name).into()];
        let counts = [
            file.rows,
            file.causes[0],
            file.causes[1],
            file.causes[2],
            file.accepted,
            file.rules_skipped,
        ];
        row.extend(counts.map(|count| Value::Count(count).into()));
        row
    };
    let names = place::names(&checked.sources);
    let name = |file: u32| {
        names
            .get(file as usize)
            .map_or_else(String::new, |it| plain(it))
    };
    let files = checked.files.iter();
    let mut rows: Vec<Vec<Cell<'_>>> = files.map(|file| one(name(file.file), file)).collect();
    let total = checked.files.len() > 1;
    if total {
        let name = words::TOTAL.get(lang).to_owned();
        rows.push(one(name, &sum(checked)));
    }
    Table {
        columns,
        rows,
        last_is_total: total,
    }
}

/// Adds the files up.
pub(super) fn sum(checked: &Checked) -> FileSummary {
    let mut sum = FileSummary::default();
    for file in &checked.files {
        sum.tables += file.tables;
        sum.rows += file.rows;
        sum.left_out += file.left_out;
        sum.accepted += file.accepted;
        sum.rules_skipped += file.rules_skipped;
        for at in 0..3 {
            sum.causes[at] += file.causes[at];
            sum.findings[at] += file.findings[at];
        }
    }
    sum
}

/// Says what was looked at and what was found, those on no single file included.
pub(super) fn totals(checked: &Checked, lang: Lang) -> String {
    let sum = sum(checked);
    let count = |number, one: (&'static str, &'static str), many: (&'static str, &'static str)| {
        counted(number, text(one.0, one.1), text(many.0, many.1), lang)
    };
    let files = count(
        checked.files.len() as u64,
        ("file", "file"),
        ("file", "files"),
    );
    let rows = count(sum.rows, ("riga", "row"), ("righe", "rows"));
    let rules = count(
        checked.rules.len() as u64,
        ("regola", "rule"),
        ("regole", "rules"),
    );
    let found = [Severity::Error, Severity::Warning, Severity::Info].map(|severity| {
        let of = checked.findings.iter();
        let of = of.filter(|group| group.first.severity == severity);
        let (causes, places) = of.fold((0, 0), |(causes, places), group| {
            (causes + 1, places + group.count)
        });
        let said = of_severity(causes, severity, lang);
        if places == causes {
            return said;
        }
        let places = count(places, ("punto", "place"), ("punti", "places"));
        format!("{said} ({places})")
    });
    let accepted: u64 = checked.accepted.iter().map(|it| it.group.count).sum();
    let accepted = match (accepted, lang) {
        (0, _) => String::new(),
        (1, Lang::It) => "; 1 accettato".to_owned(),
        (n, Lang::It) => format!("; {} accettati", numbers::count(n, lang)),
        (n, Lang::En) => format!("; {} accepted", numbers::count(n, lang)),
    };
    let found = found.join(", ");
    match lang {
        Lang::It => {
            let checked = if checked.files.len() == 1 {
                "Verificato"
            } else {
                "Verificati"
            };
            format!("{checked} {files}, {rows}, con {rules}: {found}{accepted}.")
        }
        Lang::En => format!("Checked {files}, {rows}, with {rules}: {found}{accepted}."),
    }
}

/// Says how many causes were shown, where not all were: `mostrati 20 di 4.607`.
fn shown(checked: &Checked, options: &Options) -> Option<String> {
    let (all, lang) = (checked.findings.len(), options.lang);
    if all <= options.max_shown {
        return None;
    }
    let [shown, all] = [options.max_shown, all].map(|n| numbers::count(n as u64, lang));
    Some(match lang {
        Lang::It => format!("Mostrati {shown} rilievi di {all}."),
        Lang::En => format!("Shown {shown} of {all} findings."),
    })
}

/// Says who of those expected did not submit.
pub(super) fn missing(checked: &Checked, options: &Options) -> Option<String> {
    let lang = options.lang;
    let missing = &checked.missing;
    let expected = numbers::count(checked.expected? as u64, lang);
    if missing.is_empty() {
        return Some(match lang {
            Lang::It => format!("Attesi {expected}: non manca nessuno."),
            Lang::En => format!("Expected {expected}: nobody is missing."),
        });
    }
    let most = if options.verbose {
        usize::MAX
    } else {
        MOST_MISSING
    };
    let names = missing.iter().take(most);
    let names: Vec<String> = names
        .map(|(code, name)| plain(&words::code_and_name(code, name)))
        .collect();
    let mut said = names.join(", ");
    if let Some(more) = words::more_places(missing.len() - names.len(), lang) {
        let _ = write!(said, " {more}");
    }
    let count = numbers::count(missing.len() as u64, lang);
    Some(match lang {
        Lang::It if missing.len() == 1 => format!("Manca 1 dei {expected} attesi: {said}."),
        Lang::It => format!("Mancano {count} dei {expected} attesi: {said}."),
        Lang::En => format!("Missing {count} of {expected} expected: {said}."),
    })
}

/// Says of each sheet whether a table was read there, and where its header stands.
fn tables(checked: &Checked, lang: Lang) -> Vec<String> {
    let sources = &checked.sources;
    let names = place::names(sources);
    let one = |table: &crate::origin::TableOrigin| {
        let name = names.get(table.file as usize);
        let mut line = name.map_or_else(String::new, |name| plain(name));
        if let Some(sheet) = &table.sheet {
            let _ = write!(line, " '{}'", plain(sheet).replace('\'', "''"));
        }
        let said = match (table.header_rows, lang) {
            (None, _) => text("nessuna tabella", "no table").get(lang).to_owned(),
            (Some((row, _)), Lang::It) => format!("intestazione alla riga {row}"),
            (Some((row, _)), Lang::En) => format!("header on row {row}"),
        };
        format!("{line}: {said}")
    };
    sources.tables.iter().map(one).collect()
}

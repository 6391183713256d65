//! `full`: each cause with the cells of its row, what to do, where else it stands.
//!
//! Never here: the small table of the row (`row_table`).

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::origin::Sources;
use crate::report::check::entry::Entry;
use crate::report::check::words::{self, plain};
use crate::report::check::{View, not_checked, row_table};
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::wrap;
use crate::report::{numbers, words as shared};

/// The most runs of rows that are named, unless all were asked for.
const RUNS: usize = 5;

/// Prints the findings.
pub(super) fn render(view: &View<'_>) -> String {
    let options = view.options;
    let mut out = String::new();
    for entry in &view.entries {
        block(&mut out, entry, view);
        out.push('\n');
    }
    end(&mut out, view);
    if options.verbose {
        not_checked::accepted_lines(&mut out, view);
        not_checked::lines(&mut out, view.checked, view.wording, options);
    }
    out
}

/// Says that there is nothing, or how much more.
pub(super) fn end(out: &mut String, view: &View<'_>) {
    let lang = view.options.lang;
    if view.checked.findings.is_empty() {
        let _ = writeln!(out, "{}", words::NOTHING.get(lang));
    }
    if let Some(left) = words::left(view.entries.len(), view.checked.findings.len(), lang) {
        let _ = writeln!(out, "{left}");
    }
}

fn block(out: &mut String, entry: &Entry<'_>, view: &View<'_>) {
    let options = view.options;
    let (lang, width) = (options.lang, options.width.clamp(80, 200));
    let paint = Paint(options.colour);
    let sources = &view.checked.sources;
    head(out, entry, (lang, width, paint));
    let _ = writeln!(out, "  --> {}", place(entry, sources, lang));
    row_table::write(out, entry, sources, (lang, width, paint));
    let mut line = |label: &str, text: &str| {
        wrap(out, &format!("{label}: {text}"), "   ", width);
    };
    if let Some(help) = &entry.help {
        line(words::HELP.get(lang), help);
    }
    others(entry, options.all(), lang, &mut line);
    let related = entry.related(sources);
    if !related.is_empty() {
        line(shared::SEE_ALSO.get(lang), &related.join(", "));
    }
    if let Some(fix) = entry.fix {
        line(words::FIX.get(lang), words::fix(fix).get(lang));
    }
    let explain = format!("smartable explain {}", entry.code);
    line(words::EXPLAIN.get(lang), &explain);
}

/// Writes what is wrong, and how many times; later lines step in.
fn head(out: &mut String, entry: &Entry<'_>, (lang, width, paint): (Lang, usize, Paint)) {
    let mark = format!(
        "{}[{}]",
        shared::severity(entry.severity).get(lang),
        entry.code
    );
    let mut said = format!("{mark} {}: {}", entry.slug, entry.message);
    if entry.group.count > 1 {
        let _ = write!(said, " ({})", words::findings(entry, lang));
    }
    let mut lines = String::new();
    wrap(&mut lines, &said, "", width);
    // Only the first mark is a mark: a value may hold the same letters.
    let rest = lines.strip_prefix(&mark).unwrap_or(&lines);
    let _ = write!(out, "{}{rest}", paint.severity(entry.severity, &mark));
    if entry.group.mixed {
        wrap(out, words::MIXED.get(lang), "   ", width);
    }
}

/// Returns file, cell and record: `a.xlsx 'Rilevazione 2026'!G57  (attività ATT-00042)`.
fn place(entry: &Entry<'_>, sources: &Sources, lang: Lang) -> String {
    if entry.path.is_empty() {
        return words::WHOLE_RUN.get(lang).to_owned();
    }
    let mut line = spot(entry, sources);
    if let Some(record) = entry.key.and_then(|key| words::record(key, lang)) {
        let _ = write!(line, "  ({})", plain(&record));
    }
    line
}

/// Returns the place as an editor or a spreadsheet opens it: `a.csv:57:12 G57`,
/// `a.xlsx 'Rilevazione 2026'!G57`.
pub(super) fn spot(entry: &Entry<'_>, sources: &Sources) -> String {
    let mut line = plain(entry.path);
    if let Some(at) = entry.line {
        let _ = write!(line, ":{at}");
        if let Some(column) = entry.text_column {
            let _ = write!(line, ":{column}");
        }
    }
    let cells = entry.first_cells(sources);
    if !cells.is_empty() {
        let _ = write!(line, " {}", plain(&cells));
    } else if let Some(sheet) = entry.sheet {
        let _ = write!(line, " '{}'", plain(sheet).replace('\'', "''"));
    }
    line
}

/// Says where else the cause stands.
fn others(entry: &Entry<'_>, all: bool, lang: Lang, line: &mut impl FnMut(&str, &str)) {
    let others = entry.others(if all { usize::MAX } else { RUNS });
    if entry.group.count < 2 || others.is_empty() {
        return;
    }
    let count = numbers::count(entry.group.count - 1, lang);
    let label = match (entry.group.count, lang) {
        (2, Lang::It) => "un'altra".to_owned(),
        (2, Lang::En) => "1 more".to_owned(),
        (_, Lang::It) => format!("altre {count}"),
        (_, Lang::En) => format!("{count} more"),
    };
    let cut = others.ends_with('…') && !all;
    let hint = match (cut, lang) {
        (false, _) => "",
        (true, Lang::It) => " (tutte con --all)",
        (true, Lang::En) => " (all with --all)",
    };
    line(&label, &format!("{others}{hint}"));
}

//! `grouped`: one header for each file and rule, below it the places.
//!
//! Never here: the cells of a row (`full`).

use std::fmt::Write as _;

use crate::finding::Code;
use crate::lang::Lang;
use crate::report::check::entry::Entry;
use crate::report::check::words::{self, plain};
use crate::report::check::{View, full};
use crate::report::formats::ansi::Paint;
use crate::report::formats::terminal::wrap;
use crate::report::words as shared;

/// The most runs of rows that are named, unless all were asked for.
const RUNS: usize = 3;

/// Findings of one rule in one file.
pub(super) struct Bundle<'e, 'a> {
    /// Index of the file.
    pub(super) file: Option<u32>,
    /// The findings, in their order.
    pub(super) entries: Vec<&'e Entry<'a>>,
}

impl Bundle<'_, '_> {
    /// Returns the code of the rule.
    pub(super) fn code(&self) -> Code {
        self.entries[0].group.first.code
    }

    /// Returns the heaviest weight.
    pub(super) fn severity(&self) -> crate::finding::Severity {
        let heaviest = self.entries.iter().map(|entry| entry.severity).max();
        heaviest.unwrap_or(crate::finding::Severity::Info)
    }

    /// Counts the findings of all causes.
    pub(super) fn count(&self) -> u64 {
        self.entries.iter().map(|entry| entry.group.count).sum()
    }

    /// Returns the help, where all causes have the same.
    pub(super) fn help(&self) -> Option<&str> {
        let first = self.entries[0].help.as_deref();
        let same = |entry: &&Entry<'_>| entry.help.as_deref() == first;
        first.filter(|_| self.entries.iter().all(same))
    }
}

/// Bundles findings by file and rule, files and rules in the order in which they are first met.
pub(super) fn bundles<'e, 'a>(entries: impl Iterator<Item = &'e Entry<'a>>) -> Vec<Bundle<'e, 'a>> {
    let mut bundles: Vec<Bundle<'e, 'a>> = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    let mut files = std::collections::BTreeMap::new();
    for entry in entries {
        let key = (entry.file, entry.group.first.code);
        let met = files.len();
        files.entry(entry.file).or_insert(met);
        let at = *known.entry(key).or_insert_with(|| {
            let (file, entries) = (entry.file, Vec::new());
            bundles.push(Bundle { file, entries });
            bundles.len() - 1
        });
        bundles[at].entries.push(entry);
    }
    bundles.sort_by_key(|bundle| files.get(&bundle.file).copied());
    bundles
}

/// Prints the findings.
pub(super) fn render(view: &View<'_>) -> String {
    let (lang, paint) = (view.options.lang, Paint(view.options.colour));
    let mut out = String::new();
    let mut file = None;
    for bundle in bundles(view.entries.iter()) {
        if file != Some(bundle.file) {
            file = Some(bundle.file);
            let path = plain(bundle.entries[0].path);
            let path = if path.is_empty() {
                words::WHOLE_RUN.get(lang)
            } else {
                &path
            };
            let _ = writeln!(out, "{}", paint.bold(path));
        }
        rule(&mut out, &bundle, view);
        out.push('\n');
    }
    full::end(&mut out, view);
    out
}

/// Writes the findings of one rule in one file.
fn rule(out: &mut String, bundle: &Bundle<'_, '_>, view: &View<'_>) {
    let options = view.options;
    let (lang, width) = (options.lang, options.width.clamp(80, 200));
    let first = bundle.entries[0];
    let severity = bundle.severity();
    let mark = format!("{}[{}]", shared::severity(severity).get(lang), first.code);
    let mut head = format!("{mark} {}", first.slug);
    let summary = view.wording.summary(bundle.code(), lang);
    if !summary.is_empty() {
        let _ = write!(head, ": {summary}");
    }
    if bundle.entries.len() > 1 {
        let _ = write!(head, " ({})", times(bundle.count(), lang));
    }
    let mut lines = String::new();
    wrap(&mut lines, &head, "  ", width);
    let rest = lines.trim_start().strip_prefix(&mark).unwrap_or(&lines);
    let mark = Paint(options.colour).severity(severity, &mark);
    let _ = write!(out, "  {mark}{rest}");
    let runs = if options.all() { usize::MAX } else { RUNS };
    for entry in &bundle.entries {
        let line = place(entry, view, runs) + &entry.message;
        wrap(out, &line, "    ", width);
        if let Some(help) = entry.help.as_ref().filter(|_| bundle.help().is_none()) {
            wrap(out, &format!("→ {help}"), "      ", width);
        }
    }
    if let Some(help) = bundle.help() {
        wrap(out, &format!("→ {help}"), "    ", width);
    }
}

/// Returns the cells of a cause and a colon, or nothing where there are none.
fn place(entry: &Entry<'_>, view: &View<'_>, runs: usize) -> String {
    let cells = entry.range(&view.checked.sources, runs);
    let mut line = match (cells.is_empty(), entry.sheet) {
        (true, None) => return String::new(),
        (true, Some(sheet)) => format!("'{}'", sheet.replace('\'', "''")),
        (false, _) => cells,
    };
    if entry.group.count > 1 {
        let _ = write!(line, " ({})", words::findings(entry, view.options.lang));
    }
    if let Some(at) = entry.line {
        let _ = match view.options.lang {
            Lang::It => write!(line, ", linea {at}"),
            Lang::En => write!(line, ", line {at}"),
        };
    }
    line + ": "
}

/// Counts findings.
pub(super) fn times(count: u64, lang: Lang) -> String {
    let (one, many) = (words::text("volta", "time"), words::text("volte", "times"));
    words::counted(count, one, many, lang)
}

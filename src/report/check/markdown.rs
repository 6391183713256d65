//! Markdown: for a pull request, and for the summary of a step of GitHub Actions.
//!
//! Never here: texts that were not escaped: a cell must not call a person, link or draw.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::report::check::grouped::{Bundle, bundles, times};
use crate::report::check::words::{self, plain, text};
use crate::report::check::{View, not_checked, summary};
use crate::report::formats::markdown::escaped;
use crate::report::layout::Value;
use crate::report::{numbers, words as shared};

/// The most causes of a step's summary: GitHub takes 1 MiB of all of a step.
const MOST_OF_STEP: usize = 200;
/// The most runs of rows that are named.
const RUNS: usize = 10;

/// Prints the page for a pull request, with everything.
pub(super) fn render(view: &View<'_>) -> String {
    page(view, usize::MAX)
}

/// Prints the summary of a step.
pub(super) fn step(view: &View<'_>) -> String {
    page(view, MOST_OF_STEP)
}

fn page(view: &View<'_>, most: usize) -> String {
    let (checked, lang) = (view.checked, view.options.lang);
    let mut out = String::new();
    let title = text("Controllo delle rilevazioni", "Check of the inventories");
    let _ = writeln!(out, "# {}\n", title.get(lang));
    let _ = writeln!(out, "{}\n", safe(&summary::totals(checked, lang)));
    if let Some(missing) = summary::missing(checked, view.options) {
        let _ = writeln!(out, "{}\n", safe(&missing));
    }
    files(&mut out, view);
    let mut worst: Vec<_> = view.entries.iter().collect();
    worst.sort_by_key(|entry| std::cmp::Reverse(entry.severity));
    worst.truncate(most);
    if view.entries.is_empty() {
        let _ = writeln!(out, "{}\n", words::NOTHING.get(lang));
    } else {
        let _ = writeln!(out, "## {}\n", text("Rilievi", "Findings").get(lang));
    }
    let shown = worst.len();
    for bundle in bundles(worst.into_iter()) {
        rule(&mut out, &bundle, view);
    }
    let left = numbers::count((view.entries.len() - shown) as u64, lang);
    if shown < view.entries.len() {
        let _ = match lang {
            Lang::It => writeln!(out, "… e altri {left} rilievi, nei file prodotti.\n"),
            Lang::En => writeln!(out, "… and {left} more findings, in the files made.\n"),
        };
    }
    accepted(&mut out, view);
    skipped(&mut out, view);
    while out.ends_with("\n\n") {
        out.pop();
    }
    out
}

/// Writes the table of the files.
fn files(out: &mut String, view: &View<'_>) {
    let lang = view.options.lang;
    let table = summary::files(view.checked, lang);
    if table.rows.is_empty() {
        return;
    }
    let labels: Vec<String> = table.columns.iter().map(|it| escaped(&it.label)).collect();
    let _ = writeln!(out, "| {} |", labels.join(" | "));
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|it| if it.kind.is_number() { "---:" } else { "---" })
        .collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for row in &table.rows {
        let text = |value: &Value<'_>| safe(&numbers::value(value, lang));
        let cells: Vec<String> = row.iter().map(|cell| text(&cell.value)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out.push('\n');
}

/// Writes the findings of a rule in a file, a line a cause.
fn rule(out: &mut String, bundle: &Bundle<'_, '_>, view: &View<'_>) {
    let lang = view.options.lang;
    let first = bundle.entries[0];
    let severity = shared::severity(bundle.severity()).get(lang);
    let path = if first.path.is_empty() {
        words::WHOLE_RUN.get(lang).to_owned()
    } else {
        code(first.path)
    };
    let _ = write!(out, "### {severity} {} {} · {path}", first.code, first.slug);
    if bundle.entries.len() > 1 {
        let _ = write!(out, " · {}", times(bundle.count(), lang));
    }
    out.push_str("\n\n");
    for entry in &bundle.entries {
        out.push_str("- ");
        let range = entry.range(&view.checked.sources, RUNS);
        if !range.is_empty() {
            let _ = write!(out, "{} ", code(&range));
        } else if let Some(name) = entry.sheet {
            let _ = write!(out, "{} ", code(name));
        }
        if let Some(record) = entry.key.and_then(|key| words::record(key, lang)) {
            let _ = write!(out, "({}) ", safe(&record));
        }
        let _ = write!(out, "{}", safe(&entry.message));
        if entry.group.count > 1 {
            let _ = write!(out, " ({})", words::findings(entry, lang));
        }
        if let Some(help) = entry.help.as_ref().filter(|_| bundle.help().is_none()) {
            let _ = write!(out, " → {}", safe(help));
        }
        out.push('\n');
    }
    if let Some(help) = bundle.help() {
        let _ = write!(out, "\n→ {}\n", safe(help));
    }
    out.push('\n');
}

/// Writes what was accepted, with the reasons.
fn accepted(out: &mut String, view: &View<'_>) {
    let lang = view.options.lang;
    if view.accepted.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", not_checked::ACCEPTED.get(lang));
    for entry in &view.accepted {
        let Some(accepted) = entry.accepted else {
            continue;
        };
        let place = crate::report::check::full::spot(entry, &view.checked.sources);
        let _ = writeln!(
            out,
            "- {} {} {} — {}",
            entry.code,
            code(&place),
            safe(&entry.message),
            safe(&not_checked::by(accepted, lang))
        );
    }
    out.push('\n');
}

/// Writes what was not checked.
fn skipped(out: &mut String, view: &View<'_>) {
    let lang = view.options.lang;
    let lines = not_checked::all(view.checked, view.wording, view.options);
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "## {}\n", not_checked::HEADING.get(lang));
    for line in lines {
        let _ = writeln!(out, "- {}", safe(&line));
    }
    out.push('\n');
}

/// Escapes a text: no markup, no link by itself, nobody called.
fn safe(text: &str) -> String {
    escaped(&plain(text))
        .replace('@', "@<!-- -->")
        .replace("://", ":<!-- -->//")
        .replace("www.", "www<!-- -->.")
        .replace('~', "\\~")
        .replace('&', "&amp;")
}

/// Prints a text as code, fenced by more backticks than it holds.
fn code(text: &str) -> String {
    let text = plain(text);
    let mut longest = 0;
    let mut run = 0;
    for char in text.chars() {
        run = if char == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    if longest == 0 {
        format!("{fence}{text}{fence}")
    } else {
        format!("{fence} {text} {fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::{code, safe};

    #[test]
    fn a_cell_calls_nobody_and_links_nowhere() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(safe(text), expected);
        }
        case("@all", "@<!-- -->all");
        case("http://a.example", "http:<!-- -->//a.example");
        case("a|b<img>", "a\\|b\\<img\\>");
        case("&lt;", "&amp;lt;");
        case("a\u{202e}b", "a\u{fffd}b");
    }

    #[test]
    fn code_cannot_be_closed_from_within() {
        assert_eq!(code("G57"), "`G57`");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
    }
}

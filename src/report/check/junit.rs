//! `JUnit`: a suite for each file, a test case for each rule, so that what holds shows too.
//!
//! A rule fails where a finding weighs as much as `--fail-on` says; lighter ones stand in the
//! case's output. Never here: times, which would differ from run to run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::finding::Code;
use crate::model::checked::NotChecked;
use crate::report::check::entry::Entry;
use crate::report::check::words::{self, plain};
use crate::report::check::{View, full, not_checked};
use crate::report::words as shared;

/// Findings of a file by rule.
type ByRule<'e, 'a> = BTreeMap<Code, Vec<&'e Entry<'a>>>;

/// The cases of one file, printed, and how many there are.
#[derive(Default)]
struct Suite {
    cases: String,
    tests: usize,
    failures: usize,
    skipped: usize,
}

/// Prints the suites.
pub(super) fn render(view: &View<'_>) -> String {
    let mut by_file: BTreeMap<Option<u32>, ByRule<'_, '_>> = BTreeMap::new();
    for file in &view.checked.files {
        by_file.entry(Some(file.file)).or_default();
    }
    for entry in view.entries.iter().chain(&view.accepted) {
        let rules = by_file.entry(entry.file).or_default();
        rules.entry(entry.group.first.code).or_default().push(entry);
    }
    let mut skipped: BTreeMap<Option<u32>, BTreeMap<Code, Vec<&NotChecked>>> = BTreeMap::new();
    for one in &view.checked.not_checked {
        let rules = skipped.entry(one.file).or_default();
        rules.entry(one.rule).or_default().push(one);
        by_file.entry(one.file).or_default();
    }
    let none = BTreeMap::new();
    let (mut body, mut total) = (String::new(), Suite::default());
    for (file, rules) in &by_file {
        let skipped = skipped.get(file).unwrap_or(&none);
        let suite = suite(view, *file, rules, skipped);
        let name = escaped(&name(view, *file));
        let _ = writeln!(
            body,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
            suite.tests, suite.failures, suite.skipped
        );
        body.push_str(&suite.cases);
        body.push_str("  </testsuite>\n");
        total.tests += suite.tests;
        total.failures += suite.failures;
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"smartable check\" \
         tests=\"{}\" failures=\"{}\" errors=\"0\">\n{body}</testsuites>\n",
        total.tests, total.failures
    )
}

/// Returns the name of a suite: the path of the file.
fn name(view: &View<'_>, file: Option<u32>) -> String {
    let file = file.and_then(|file| view.checked.sources.files.get(file as usize));
    let whole = || words::WHOLE_RUN.get(view.options.lang).to_owned();
    file.map_or_else(whole, |file| plain(&file.path))
}

fn suite(
    view: &View<'_>,
    file: Option<u32>,
    found: &ByRule<'_, '_>,
    skipped: &BTreeMap<Code, Vec<&NotChecked>>,
) -> Suite {
    let mut suite = Suite::default();
    // On the run as a whole there are only the rules that said something of it.
    let ran = view.checked.rules.iter().filter(|_| file.is_some());
    let mut codes: BTreeSet<Code> = ran.copied().collect();
    codes.extend(found.keys().chain(skipped.keys()));
    let class = escaped(&name(view, file));
    for code in codes {
        suite.tests += 1;
        let slug = view.wording.slug(code);
        let title = escaped(&format!("{} {slug}", code.0));
        let head = format!("    <testcase name=\"{title}\" classname=\"{class}\"");
        let entries = found.get(&code).map_or(&[][..], Vec::as_slice);
        let skips = skipped.get(&code).map_or(&[][..], Vec::as_slice);
        let inside = inside(view, entries, skips, &mut suite);
        if inside.is_empty() {
            let _ = writeln!(suite.cases, "{head}/>");
        } else {
            let _ = writeln!(suite.cases, "{head}>\n{inside}    </testcase>");
        }
    }
    suite
}

/// Returns what stands in a test case: a failure, that it was passed over, or its output.
fn inside(
    view: &View<'_>,
    entries: &[&Entry<'_>],
    skips: &[&NotChecked],
    suite: &mut Suite,
) -> String {
    let fails = |entry: &&Entry<'_>| {
        let limit = view.options.fail_on;
        entry.accepted.is_none() && limit.is_some_and(|limit| entry.severity >= limit)
    };
    let (failing, others): (Vec<&Entry<'_>>, Vec<&Entry<'_>>) =
        entries.iter().partition(|it| fails(it));
    let mut out = String::new();
    let mut notes: Vec<String> = others.iter().map(|entry| line(entry, view)).collect();
    if let Some(first) = failing.first() {
        suite.failures += 1;
        let lines: Vec<String> = failing.iter().map(|entry| line(entry, view)).collect();
        let _ = writeln!(
            out,
            "      <failure type=\"{}\" message=\"{}\">{}</failure>",
            first.severity.key(),
            escaped(&first.message),
            escaped_lines(&lines)
        );
    }
    let whole = skips.iter().find(|one| one.rows == 0);
    match whole.filter(|_| entries.is_empty()) {
        Some(one) => {
            suite.skipped += 1;
            let why = not_checked::lack(one.why, view.wording, view.options.lang);
            let _ = writeln!(out, "      <skipped message=\"{}\"/>", escaped(&why));
        }
        None => notes.extend(skips.iter().map(|one| {
            let lang = view.options.lang;
            let why = not_checked::lack(one.why, view.wording, lang);
            format!("{}: {why}", not_checked::extent(one, lang))
        })),
    }
    if !notes.is_empty() {
        let notes = escaped_lines(&notes);
        let _ = writeln!(out, "      <system-out>{notes}</system-out>");
    }
    out
}

/// Says one cause in one line.
fn line(entry: &Entry<'_>, view: &View<'_>) -> String {
    let lang = view.options.lang;
    let mut line = shared::severity(entry.severity).get(lang).to_owned();
    let range = entry.range(&view.checked.sources, usize::MAX);
    let spot = if entry.group.count > 1 && !range.is_empty() {
        format!("{} {range}", entry.path)
    } else {
        full::spot(entry, &view.checked.sources)
    };
    if !entry.path.is_empty() {
        let _ = write!(line, " {spot}");
    }
    let _ = write!(line, ": {}", entry.message);
    if entry.group.count > 1 {
        let _ = write!(line, " ({})", words::findings(entry, lang));
    }
    if let Some(help) = &entry.help {
        let _ = write!(line, " → {help}");
    }
    if let Some(accepted) = entry.accepted {
        let label = not_checked::ACCEPTED.get(lang);
        let _ = write!(line, " [{label}: {}]", not_checked::by(accepted, lang));
    }
    line
}

fn escaped_lines(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
    lines.join("\n")
}

/// Escapes what XML would take for markup; characters that it cannot hold are replaced.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in plain(text).chars() {
        match char {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_cannot_leave_its_element() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(escaped(text), expected);
        }
        case(
            "]]></failure><x a=\"1\">",
            "]]&gt;&lt;/failure&gt;&lt;x a=&quot;1&quot;&gt;",
        );
        case("a\u{0}b\u{1b}[31m", "a\u{fffd}b\u{fffd}[31m");
        case("a\u{202e}b\nc\u{ffff}", "a\u{fffd}b c\u{fffd}");
        case("à & è", "à &amp; è");
    }
}

//! Annotations of GitHub Actions: the worst first, and how many more there are.
//!
//! GitHub shows ten of each level for a step, and about 4 kB of each. Never here: the summary of
//! the step (`markdown`).

use std::fmt::Write as _;

use crate::finding::Severity;
use crate::lang::Lang;
use crate::report::check::View;
use crate::report::check::entry::Entry;
use crate::report::check::words::{self, plain};
use crate::report::numbers;

/// The most annotations of one level.
const MOST: usize = 10;
/// The longest message, in characters: GitHub cuts at about 4 kB.
const LONGEST: usize = 1_000;

/// Prints the annotations.
pub(super) fn render(view: &View<'_>) -> String {
    let of = |severity| -> Vec<&Entry<'_>> {
        let own = view.entries.iter();
        own.filter(|entry| entry.severity == severity).collect()
    };
    let (errors, warnings, infos) = (
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Info),
    );
    let mut left = errors.len().saturating_sub(MOST) + warnings.len().saturating_sub(MOST);
    // What is said of the rest is a notice itself.
    let room = if left > 0 || infos.len() > MOST {
        MOST - 1
    } else {
        MOST
    };
    left += infos.len().saturating_sub(room);
    let mut out = String::new();
    for (level, entries, most) in [
        ("error", errors, MOST),
        ("warning", warnings, MOST),
        ("notice", infos, room),
    ] {
        for entry in entries.into_iter().take(most) {
            annotation(&mut out, level, entry, view.options.lang);
        }
    }
    if left > 0 {
        let left = numbers::count(left as u64, view.options.lang);
        let text = match view.options.lang {
            Lang::It => format!("altri {left} rilievi: si vedano il riepilogo e i file prodotti"),
            Lang::En => format!("{left} more findings: see the summary and the files made"),
        };
        let _ = writeln!(out, "::notice title=smartable::{}", data(&text));
    }
    out
}

fn annotation(out: &mut String, level: &str, entry: &Entry<'_>, lang: Lang) {
    let _ = write!(out, "::{level} ");
    if !entry.path.is_empty() {
        let _ = write!(out, "file={}", property(entry.path));
        let _ = write!(out, ",line={}", entry.any_line());
        if let (Some(column), Some(_)) = (entry.text_column, entry.line) {
            let _ = write!(out, ",col={column}");
        }
        out.push(',');
    }
    let mut title = format!("{} {}", entry.code, entry.slug);
    if !entry.cell.is_empty() {
        let _ = write!(title, " {}", entry.cell);
    }
    let mut message = plain(&entry.message);
    if entry.group.count > 1 {
        let _ = write!(message, " ({})", words::findings(entry, lang));
    }
    if let Some(help) = &entry.help {
        let _ = write!(message, "\n→ {}", plain(help));
    }
    let message = match message.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &message[..at]),
        None => message,
    };
    let _ = writeln!(out, "title={}::{}", property(&title), data(&message));
}

/// Escapes a message.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property.
fn property(text: &str) -> String {
    data(&plain(text)).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_value_starts_no_command() {
        #[track_caller]
        fn case(text: &str, as_data: &str, as_property: &str) {
            assert_eq!(data(text), as_data);
            assert_eq!(property(text), as_property);
        }
        case(
            "100%\n::error::x",
            "100%25%0A::error::x",
            "100%25 %3A%3Aerror%3A%3Ax",
        );
        case("a,b:c\r", "a,b:c%0D", "a%2Cb%3Ac ");
    }
}

//! Markdown: the blocks of a report with pipe tables.
//!
//! Never here: what a report says. Texts of the sheets are escaped, so that none of them turns into
//! a link, a tag or a column.

use std::fmt::Write as _;

use crate::lang::Lang;
use crate::report::Options;
use crate::report::layout::{Block, Notice, Report, Table, Value};
use crate::report::{numbers, words};

/// Prints a report.
#[must_use]
pub fn render(report: &Report<'_>, options: &Options) -> String {
    let lang = options.lang;
    let mut out = String::new();
    for block in &report.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Title(text) => {
                let _ = writeln!(out, "# {}", escaped(text));
            }
            Block::Heading(text) => {
                let _ = writeln!(out, "## {}", escaped(text));
            }
            Block::Paragraph(text) => {
                let _ = writeln!(out, "{}", escaped(text));
            }
            Block::List(lines) => list(&mut out, lines),
            Block::Table(table) => table_lines(&mut out, table, lang),
            Block::Notices(notices) => {
                for notice in notices {
                    notice_line(&mut out, notice, lang);
                }
            }
        }
    }
    out
}

fn list(out: &mut String, lines: &[String]) {
    for line in lines {
        let text = line.trim_start();
        let indent = if text.len() < line.len() { "  " } else { "" };
        let _ = writeln!(out, "{indent}- {}", escaped(text));
    }
}

fn table_lines(out: &mut String, table: &Table<'_>, lang: Lang) {
    let header: Vec<String> = table
        .columns
        .iter()
        .map(|column| escaped(&column.label))
        .collect();
    let _ = writeln!(out, "| {} |", header.join(" | "));
    let rules: Vec<&str> = table
        .columns
        .iter()
        .map(|column| {
            if column.kind.is_number() {
                "---:"
            } else {
                "---"
            }
        })
        .collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for (place, row) in table.rows.iter().enumerate() {
        let total = table.last_is_total && place + 1 == table.rows.len();
        let cells: Vec<String> = row
            .iter()
            .map(|cell| {
                let text = escaped(numbers::value(&cell.value, lang).trim());
                let text = match cell.value {
                    Value::Indented(depth, _) => format!("{}{text}", "&emsp;".repeat(depth)),
                    _ => text,
                };
                if total { format!("**{text}**") } else { text }
            })
            .collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn notice_line(out: &mut String, notice: &Notice, lang: Lang) {
    let severity = words::severity(notice.severity).get(lang);
    let _ = write!(out, "- **{severity} {}**", notice.code);
    if let [place] = notice.places.as_slice() {
        let _ = write!(out, " {}", code(place));
    }
    if notice.count > 1 {
        let _ = write!(out, " ×{}", numbers::count(notice.count, lang));
    }
    let _ = write!(out, ": {}", escaped(&notice.message));
    if let Some(help) = &notice.help {
        let _ = write!(out, " → {}", escaped(help));
    }
    out.push('\n');
    if notice.places.len() > 1 {
        for place in &notice.places {
            let _ = writeln!(out, "  - {}", code(place));
        }
        if let Some(more) = words::more_places(notice.more_places, lang) {
            let _ = writeln!(out, "  - {more}");
        }
    }
    if !notice.see_also.is_empty() {
        let label = words::SEE_ALSO.get(lang);
        let cells: Vec<String> = notice.see_also.iter().map(|cell| code(cell)).collect();
        let _ = writeln!(out, "  - {label} {}", cells.join(", "));
    }
}

/// Writes an address as a code span. A back quote would end it; no address needs one.
fn code(place: &str) -> String {
    format!("`{}`", place.replace(['`', '\n', '\r'], "'"))
}

/// Escapes what Markdown would take for markup, and folds line breaks.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                safe.push('\\');
                safe.push(char);
            }
            '\n' | '\r' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::lang::Lang;
    use crate::report::{Format, Options, render, testing};

    #[test]
    fn tables_are_aligned_and_the_total_is_bold() {
        let options = Options::new(Lang::En);
        let sample = testing::assessment();
        let bytes = render(Format::Markdown, &sample, &testing::Words, &options).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        for part in [
            "# Activities that can be done remotely\n",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
            "| (not stated) | 0 | 1 | 0 | 0 | 5 | 1.5 | 0.0% | 0.0% | 0.0% |\n",
            "| **Total** | **1** | **1** | **1** | **1** | **16** | **9** |",
            "- **error T014** `direzione-a.xlsx 'Rilevazione 2026'!G57:G61` ×5: Answer",
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }

    #[test]
    fn texts_of_a_sheet_stay_texts() {
        assert_eq!(escaped("a|b\n<c>"), "a\\|b \\<c\\>");
        assert_eq!(escaped("[x](y)"), "\\[x\\](y)");
    }
}

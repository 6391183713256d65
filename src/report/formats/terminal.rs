//! Text for a terminal, 80 to 200 columns wide.
//!
//! A table that does not fit first breaks its bounds over two lines, then narrows its text
//! columns, then leaves out its least important columns and says which. Never here: what a report
//! says.

mod fit;

use std::fmt::Write as _;

use comfy_table::{
    CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

use crate::lang::Lang;
use crate::report::Options;
use crate::report::formats::ansi::Paint;
use crate::report::layout::{Block, Notice, Report, Table, Value};
use crate::report::{numbers, words};
use fit::{Fit, GAP};

/// Prints a report.
#[must_use]
pub fn render(report: &Report<'_>, options: &Options) -> String {
    let width = options.width.clamp(80, 200);
    let paint = Paint(options.colour);
    let mut out = String::new();
    for block in &report.blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Title(text) => {
                let _ = writeln!(out, "{}", paint.bold(&tame(text)));
                let _ = writeln!(out, "{}", "═".repeat(text.width()));
            }
            Block::Heading(text) => {
                let _ = writeln!(out, "{}", paint.bold(&tame(text)));
            }
            Block::Paragraph(text) => wrap(&mut out, text, "", width),
            Block::List(lines) => {
                for line in lines {
                    let indent = line.len() - line.trim_start().len();
                    wrap(&mut out, line.trim_start(), &" ".repeat(indent), width);
                }
            }
            Block::Table(table) => table_lines(&mut out, table, width, (options.lang, paint)),
            Block::Notices(notices) => {
                for notice in notices {
                    notice_lines(&mut out, notice, width, (options.lang, paint));
                }
            }
        }
    }
    out
}

/// Writes a finding: what it is and where, what is wrong, what to do.
fn notice_lines(out: &mut String, notice: &Notice, width: usize, (lang, paint): (Lang, Paint)) {
    let mark = format!(
        "{} {}",
        words::severity(notice.severity).get(lang),
        notice.code
    );
    let mut head = String::new();
    if let [place] = notice.places.as_slice() {
        let _ = write!(head, "  {}", tame(place));
    }
    if notice.count > 1 {
        let count = numbers::count(notice.count, lang);
        let _ = match lang {
            Lang::It => write!(head, "  ({count} volte)"),
            Lang::En => write!(head, "  ({count} times)"),
        };
    }
    let painted = paint.severity(notice.severity, &mark);
    let _ = writeln!(out, "{painted}{head}");
    wrap(out, &notice.message, "  ", width);
    if let Some(help) = &notice.help {
        wrap(out, &format!("→ {help}"), "  ", width);
    }
    if notice.places.len() > 1 {
        for place in &notice.places {
            wrap(out, place, "  · ", width);
        }
        if let Some(more) = words::more_places(notice.more_places, lang) {
            wrap(out, &more, "  · ", width);
        }
    }
    if !notice.see_also.is_empty() {
        let label = words::SEE_ALSO.get(lang);
        let line = format!("{label} {}", notice.see_also.join(", "));
        wrap(out, &line, "  ", width);
    }
}

/// Writes text in lines no wider than `width`, broken at spaces; later lines of an indented text
/// step in a little further.
pub(in crate::report) fn wrap(out: &mut String, text: &str, indent: &str, width: usize) {
    let further = if indent.is_empty() { 0 } else { 2 };
    wrap_under(out, text, (indent, indent.width() + further), width);
}

/// As [`wrap`]; later lines of a text stand `hanging` columns in.
pub(in crate::report) fn wrap_under(
    out: &mut String,
    text: &str,
    (indent, hanging): (&str, usize),
    width: usize,
) {
    let hanging = " ".repeat(hanging);
    let mut line = String::from(indent);
    let mut empty = true;
    for word in tame(text).split_whitespace() {
        if !empty && line.width() + 1 + word.width() > width {
            let _ = writeln!(out, "{line}");
            line.clone_from(&hanging);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    let _ = writeln!(out, "{line}");
}

/// Writes a table, a rule below its header and above its total.
fn table_lines(out: &mut String, table: &Table<'_>, width: usize, (lang, paint): (Lang, Paint)) {
    let texts: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| text(&cell.value, lang)).collect())
        .collect();
    for (place, part) in fit::parts(table, &texts, width).iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        part_lines(out, (table, &texts, part), width, (lang, paint));
    }
}

/// Writes some columns of a table.
fn part_lines(
    out: &mut String,
    (table, texts, part): (&Table<'_>, &[Vec<String>], &[usize]),
    width: usize,
    (lang, paint): (Lang, Paint),
) {
    let fit = fit::fit(table, texts, part, width);
    let mut grid = comfy_table::Table::new();
    let rule = LineStyle::none().fill(RULE);
    grid.load_style(TableStyle::new().header_separator(rule).row_separator(rule))
        .set_content_arrangement(ContentArrangement::Dynamic);
    let header = fit.shown.iter().map(|at| tame(&table.columns[*at].label));
    grid.set_header(header.collect::<Vec<String>>());
    for (row, source) in texts.iter().zip(&table.rows) {
        let cells = fit.shown.iter().zip(&fit.widths).map(|(at, width)| {
            if let Value::Indented(depth, text) = &source[*at].value {
                return stepped_in(text, *depth, *width);
            }
            if fit.broken {
                row[*at].replace(" – ", " –\n")
            } else {
                row[*at].clone()
            }
        });
        grid.add_row(cells.collect::<Vec<String>>());
    }
    for (place, at) in fit.shown.iter().enumerate() {
        let Some(column) = grid.column_mut(place) else {
            continue;
        };
        let last = place + 1 == fit.shown.len();
        let gap = if last { 0 } else { GAP };
        column.set_padding((0, u16::try_from(gap).unwrap_or(0)));
        let whole = u16::try_from(fit.widths[place] + gap).unwrap_or(u16::MAX);
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(whole)));
        if table.columns[*at].kind.is_number() {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    print_grid(out, &grid, table, paint);
    dropped(out, (table, part), &fit, width, lang);
}

/// Breaks a text that stands further in, with spaces that the library does not take away.
fn stepped_in(text: &str, depth: usize, width: usize) -> String {
    let mut lines = String::new();
    let indent = "  ".repeat(depth);
    wrap(&mut lines, text, &indent, width);
    let kept = |line: &str| {
        let spaces = line.len() - line.trim_start().len();
        format!("{}{}", "\u{a0}".repeat(spaces), line.trim_start())
    };
    lines.lines().map(kept).collect::<Vec<_>>().join("\n")
}

/// Prints the lines of a table: header and total bold, a rule below the one and above the other.
///
/// The library draws a rule below every row; only the first and, with a total, the last one stay.
fn print_grid(out: &mut String, grid: &comfy_table::Table, table: &Table<'_>, paint: Paint) {
    let lines: Vec<String> = grid
        .lines()
        .map(|line| line.replace('\u{a0}', " ").trim_end().to_owned())
        .collect();
    let is_rule = |line: &str| !line.is_empty() && line.chars().all(|char| char == RULE);
    let first = lines.iter().position(|line| is_rule(line));
    let last = lines
        .iter()
        .rposition(|line| is_rule(line))
        .filter(|_| table.last_is_total);
    for (place, line) in lines.iter().enumerate() {
        let kept = Some(place) == first || Some(place) == last;
        if is_rule(line) && !kept {
            continue;
        }
        let in_header = first.is_some_and(|first| place < first);
        let in_total = last.is_some_and(|last| place > last);
        if in_header || in_total {
            let _ = writeln!(out, "{}", paint.bold(line));
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
}

/// What rules are drawn with.
const RULE: char = '─';

/// Returns text without what a terminal would obey or count wrongly: escapes, line breaks, marks of
/// direction, special spaces.
pub(in crate::report) fn tame(text: &str) -> String {
    let tame = |char: char| match char {
        '\u{a0}' | '\u{202f}' => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        char if char.is_whitespace() => ' ',
        char if char.is_control() => '\u{fffd}',
        char => char,
    };
    text.chars().map(tame).collect()
}

/// Returns the text of a cell.
fn text(value: &Value<'_>, lang: Lang) -> String {
    tame(&numbers::value(value, lang))
}

/// Names the columns that were left out.
fn dropped(
    out: &mut String,
    (table, part): (&Table<'_>, &[usize]),
    fit: &Fit,
    width: usize,
    lang: Lang,
) {
    let names: Vec<String> = part
        .iter()
        .copied()
        .filter(|at| !fit.shown.contains(at))
        .map(|at| words::uncapital(&table.columns[at].label))
        .collect();
    if names.is_empty() {
        return;
    }
    let text = match lang {
        // So many names would be longer than the table.
        Lang::It if names.len() > MOST_NAMED => {
            format!(
                "({} colonne non mostrate: un terminale più largo, o un file, le contiene)",
                names.len()
            )
        }
        Lang::En if names.len() > MOST_NAMED => {
            format!(
                "({} columns not shown: a wider terminal, or a file, holds them)",
                names.len()
            )
        }
        Lang::It => format!("(colonne non mostrate: {})", names.join(", ")),
        Lang::En => format!("(columns not shown: {})", names.join(", ")),
    };
    wrap(out, &text, "", width);
}

/// The most left-out columns that are named.
const MOST_NAMED: usize = 4;

#[cfg(test)]
mod tests;

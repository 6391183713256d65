//! HTML: the blocks of a report as one page that stands by itself, to be read, printed or sent.
//!
//! The template escapes every text, marks of direction are replaced before; the page loads nothing
//! and runs nothing. Never here: what a report says, or a colour alone as a sign.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::lang::Lang;
use crate::report::Options;
use crate::report::check::words::plain;
use crate::report::layout::{Block, Cell, Column, Notice, Report, Table, Value};
use crate::report::{numbers, words};

const STYLE: &str = include_str!("html/style.css");
/// What a page may load: nothing, and no script runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

/// Prints a report.
#[must_use]
pub fn render(report: &Report<'_>, options: &Options) -> String {
    let lang = options.lang;
    let title = report.blocks.iter().find_map(|block| match block {
        Block::Title(title) => Some(plain(title)),
        _ => None,
    });
    let title = title.unwrap_or_else(|| "smartable".to_owned());
    let mut titles = 0;
    let body = html! {
        main {
            @for block in &report.blocks { (one(block, &mut titles, lang)) }
        }
        footer { p { "smartable " (env!("CARGO_PKG_VERSION")) } }
    };
    page(&title, STYLE, &body, lang)
}

/// Returns a whole page, in lines of a bearable length.
pub(in crate::report) fn page(title: &str, style: &str, body: &Markup, lang: Lang) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="generator" content="smartable";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    let mut page = page.into_string();
    // A text cannot hold these, as it was escaped.
    for end in [
        "</head>",
        "</p>",
        "</tr>",
        "</table>",
        "</h4>",
        "</li>",
        "</section>",
    ] {
        page = page.replace(end, &format!("{end}\n"));
    }
    page.push('\n');
    page
}

/// Returns a block. A page has one title: the others head its parts.
fn one(block: &Block<'_>, titles: &mut usize, lang: Lang) -> Markup {
    match block {
        Block::Title(text) => {
            *titles += 1;
            if *titles == 1 {
                html! { h1 { (plain(text)) } }
            } else {
                html! { h2.part { (plain(text)) } }
            }
        }
        Block::Heading(text) => {
            if *titles > 1 {
                html! { h3 { (plain(text)) } }
            } else {
                html! { h2 { (plain(text)) } }
            }
        }
        Block::Paragraph(text) => html! { p { (plain(text)) } },
        Block::List(lines) => list(lines),
        Block::Table(it) => table(it, lang),
        Block::Notices(notices) => {
            html! { @for notice in notices { (self::notice(notice, lang)) } }
        }
    }
}

/// Returns short lines; those further in stand below the one before.
fn list(lines: &[String]) -> Markup {
    html! {
        ul {
            @for line in lines {
                li class=[line.starts_with(' ').then_some("in")] { bdi { (plain(line.trim_start())) } }
            }
        }
    }
}

fn table(table: &Table<'_>, lang: Lang) -> Markup {
    let number = |at: usize| table.columns[at].kind.is_number().then_some("n");
    let rows = table.rows.len();
    html! {
        div.wide {
            table {
                thead { tr {
                    @for (at, column) in table.columns.iter().enumerate() {
                        th scope="col" class=[number(at)] { (plain(&column.label)) }
                    }
                } }
                tbody {
                    @for (place, row) in table.rows.iter().enumerate() {
                        tr class=[(table.last_is_total && place + 1 == rows).then_some("total")] {
                            @for (at, cell) in row.iter().enumerate() {
                                (self::cell(at, cell, &table.columns[at], lang))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns a cell; the first one of a row says what the row is of.
fn cell(at: usize, cell: &Cell<'_>, column: &Column, lang: Lang) -> Markup {
    let text = numbers::value(&cell.value, lang);
    let text = plain(text.trim_start());
    let class = match &cell.value {
        Value::Missing => Some("n none".to_owned()),
        Value::Indented(steps, _) => Some(format!("i{}", (*steps).min(DEEPEST))),
        _ => column.kind.is_number().then(|| "n".to_owned()),
    };
    if at == 0 && !column.kind.is_number() {
        html! { th scope="row" class=[class] { bdi { (text) } } }
    } else {
        html! { td class=[class] { bdi { (text) } } }
    }
}

/// The deepest step that the style knows.
const DEEPEST: usize = 6;

fn notice(notice: &Notice, lang: Lang) -> Markup {
    html! {
        section class={ "rule " (notice.severity.key()) } {
            p {
                span.mark { (words::severity(notice.severity).get(lang)) " " (notice.code) } " "
                @if let [place] = notice.places.as_slice() { code { bdi { (plain(place)) } } " " }
                @if notice.count > 1 { "×" (numbers::count(notice.count, lang)) }
            }
            p { bdi { (words::capital(&plain(&notice.message))) } }
            @if let Some(help) = &notice.help { p.why { "→ " (plain(help)) } }
            @if notice.places.len() > 1 {
                ul {
                    @for place in &notice.places { li { code { bdi { (plain(place)) } } } }
                    @if let Some(more) = words::more_places(notice.more_places, lang) { li { (more) } }
                }
            }
            @if !notice.see_also.is_empty() {
                p.why { (words::SEE_ALSO.get(lang)) " " (plain(&notice.see_also.join(", "))) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::render;
    use crate::lang::Lang;
    use crate::model::quantity::{Between, Ratio};
    use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};
    use crate::report::{Format, Options, render as render_assessment, testing};

    fn page(blocks: Vec<Block<'_>>) -> String {
        render(&Report { blocks }, &Options::new(Lang::It))
    }

    #[test]
    fn texts_of_a_sheet_stay_texts() {
        let text = Cow::Borrowed("<script>alert(1)</script>\u{202e}");
        let name = Column::new("name", "Unità & <b>", Kind::Text);
        let page = page(vec![
            Block::Title("A < B".to_owned()),
            Block::Table(Table {
                columns: vec![name],
                rows: vec![vec![Cell::from(Value::Text(text))]],
                last_is_total: false,
            }),
        ]);
        assert!(
            page.starts_with("<!DOCTYPE html><html lang=\"it\"><head>"),
            "{page}"
        );
        assert!(page.contains("<title>A &lt; B</title>"));
        assert!(
            page.contains("&lt;script&gt;alert(1)&lt;/script&gt;\u{fffd}"),
            "{page}"
        );
        assert!(page.contains("Unità &amp; &lt;b&gt;"));
        assert!(!page.contains("<script"));
    }

    #[test]
    fn numbers_stand_at_the_right_and_units_below_units() {
        let change = Between {
            at_least: Ratio::new(-1, 1).exact(),
            at_most: Some(Ratio::new(7, 1).exact()),
        };
        let row = vec![
            Cell::from(Value::Indented(2, Cow::Borrowed("Ufficio"))),
            Cell::from(Value::ChangeBetween(change)),
            Cell::from(Value::Missing),
        ];
        let page = page(vec![Block::Table(Table {
            columns: vec![
                Column::new("name", "Unità", Kind::Text),
                Column::new("change", "Differenza", Kind::Quantity),
                Column::new("new", "Dopo", Kind::Quantity),
            ],
            rows: vec![row],
            last_is_total: true,
        })]);
        for part in [
            "<th scope=\"col\" class=\"n\">Differenza</th>",
            "<tr class=\"total\"><th scope=\"row\" class=\"i2\"><bdi>Ufficio</bdi></th>",
            "<td class=\"n\"><bdi>-1 … +7</bdi></td>",
            "<td class=\"n none\"><bdi>n.d.</bdi></td>",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn a_page_stands_by_itself() {
        let sample = testing::assessment();
        let options = Options::new(Lang::En);
        let bytes = render_assessment(Format::Html, &sample, &testing::Words, &options).unwrap();
        let page = String::from_utf8(bytes).unwrap();
        for part in [
            "src=", "href=", "url(", "@import", "<script", "http://", "https://",
        ] {
            assert!(!page.contains(part), "{part}");
        }
        assert_eq!(page.matches("<h1>").count(), 1);
        assert!(
            page.contains("<h1>Activities that can be done remotely</h1>"),
            "{page}"
        );
        assert!(page.contains("prefers-color-scheme: dark"));
        assert!(page.contains("@media print"));
    }
}

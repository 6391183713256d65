//! HTML: a page that stands by itself, without scripts, to be read, printed or sent.
//!
//! The template escapes every text; marks of direction are replaced before. Never here: colours
//! alone as a sign: each severity stands there in words.

use maud::{Markup, html};

use crate::fact::Place;
use crate::lang::Lang;
use crate::origin::column_letters;
use crate::report::check::entry::Entry;
use crate::report::check::grouped::{Bundle, bundles, times};
use crate::report::check::words::{self, plain, text};
use crate::report::check::{View, full, not_checked, summary};
use crate::report::formats::html as page;
use crate::report::{numbers, words as shared};

const STYLE: &str = include_str!("html/style.css");

/// Prints the page.
pub(super) fn render(view: &View<'_>) -> String {
    let (checked, lang) = (view.checked, view.options.lang);
    let title = text("Controllo delle rilevazioni", "Check of the inventories").get(lang);
    page::page(
        title,
        STYLE,
        &html! {
            main {
                h1 { (title) }
                p { (plain(&summary::totals(checked, lang))) }
                @if let Some(missing) = summary::missing(checked, view.options) {
                    p { (missing) }
                }
                (files(view))
                h2 id="findings" { (text("Rilievi", "Findings").get(lang)) }
                @if view.checked.findings.is_empty() { p { (words::NOTHING.get(lang)) } }
                (findings(view))
                (accepted(view))
                (skipped(view))
            }
            (foot(view))
        },
        lang,
    )
}

/// Returns the table of the files.
fn files(view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let table = summary::files(view.checked, lang);
    let rows = table.rows.len();
    let number = |at: usize| table.columns[at].kind.is_number().then_some("n");
    html! {
        @if rows > 0 {
            div.wide {
                table {
                    caption { (text("File controllati", "Files checked").get(lang)) }
                    thead { tr {
                        @for (at, column) in table.columns.iter().enumerate() {
                            th scope="col" class=[number(at)] { (column.label) }
                        }
                    } }
                    tbody {
                        @for (place, row) in table.rows.iter().enumerate() {
                            tr class=[(table.last_is_total && place + 1 == rows).then_some("total")] {
                                @for (at, cell) in row.iter().enumerate() {
                                    td class=[number(at)] { bdi { (numbers::value(&cell.value, lang)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the findings, under a heading for each file and each rule.
fn findings(view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let all = bundles(view.entries.iter());
    let new_file = |at: usize| at == 0 || all[at - 1].file != all[at].file;
    html! {
        @for (at, bundle) in all.iter().enumerate() {
            @if new_file(at) {
                @let path = bundle.entries[0].path;
                h3 {
                    @if path.is_empty() { (words::WHOLE_RUN.get(lang)) }
                    @else { bdi { (plain(path)) } }
                }
            }
            (rule(bundle, view))
        }
    }
}

fn rule(bundle: &Bundle<'_, '_>, view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let first = bundle.entries[0];
    let severity = bundle.severity();
    let (summary, explain) = (
        view.wording.summary(bundle.code(), lang),
        view.wording.explain(bundle.code(), lang),
    );
    html! {
        section class={ "rule " (severity.key()) } {
            h4 {
                span.mark { (shared::severity(severity).get(lang)) " " (first.code) }
                " "
                @if summary.is_empty() { (first.slug) } @else { (summary) }
                @if bundle.entries.len() > 1 { " (" (times(bundle.count(), lang)) ")" }
            }
            @for entry in &bundle.entries { (cause(entry, bundle.help().is_none(), view)) }
            @if let Some(help) = bundle.help() {
                p { strong { (label("Che cosa fare", "What to do", lang)) } (plain(help)) }
            }
            @if !explain.is_empty() {
                details { summary { (text("Perché", "Why").get(lang)) } p.why { (explain) } }
            }
        }
    }
}

/// Returns a label with a colon and a space.
fn label(it: &'static str, en: &'static str, lang: Lang) -> String {
    format!("{}: ", text(it, en).get(lang))
}

/// Returns a cause: where, what, the cells of its row.
fn cause(entry: &Entry<'_>, with_help: bool, view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let sources = &view.checked.sources;
    let range = plain(&entry.range(sources, usize::MAX));
    let related = entry.related(sources);
    html! {
        article.cause id={ "f-" (&entry.fingerprint[..entry.fingerprint.len().min(16)]) } {
            p {
                @if !range.is_empty() { code { bdi { (range) } } " " }
                @else if let Some(name) = entry.sheet { code { bdi { (plain(name)) } } " " }
                @if let Some(line) = entry.line { (text("linea", "line").get(lang)) " " (line) " " }
                @if let Some(record) = entry.key.and_then(|key| words::record(key, lang)) {
                    span.why { "(" bdi { (plain(&record)) } ") " }
                }
                @if entry.group.count > 1 { span.why { (words::findings(entry, lang)) } }
            }
            p { bdi { (shared::capital(&plain(&entry.message))) } "." }
            @if entry.group.mixed { p.why { (shared::capital(words::MIXED.get(lang))) "." } }
            (cells(entry, view))
            @if let Some(expected) = &entry.expected {
                p { strong { (label("Atteso", "Expected", lang)) } (plain(expected)) }
            }
            @if let Some(help) = entry.help.as_ref().filter(|_| with_help) {
                p { strong { (label("Che cosa fare", "What to do", lang)) } (plain(help)) }
            }
            @if let Some(fix) = entry.fix {
                p { strong { (label("Correzione", "Fix", lang)) } (words::fix(fix).get(lang)) }
            }
            @if !related.is_empty() {
                p.why { (shared::capital(shared::SEE_ALSO.get(lang))) " " (plain(&related.join(", "))) }
            }
        }
    }
}

/// Returns the cells of the row, as a spreadsheet shows them.
fn cells(entry: &Entry<'_>, view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let at = entry.group.first.place;
    let (Some(row), Some(table)) = (entry.row, at.table()) else {
        return Markup::default();
    };
    let cells = &entry.cells();
    let beside = entry.related_in_row();
    let class = |column: u16| {
        if at.column() == Some(column) && !matches!(at, Place::Column { .. }) {
            return Some("hit");
        }
        let near = beside.iter().any(|cell| cell.column == column);
        near.then_some("beside")
    };
    let head = |column: u16| view.checked.sources.table(table).header(column).map(plain);
    html! {
        @if !cells.is_empty() {
            div.wide { table {
                thead { tr {
                    th.n scope="col" { (text("riga", "row").get(lang)) }
                    @for (column, _) in cells {
                        th scope="col" { (column_letters(*column)) " " bdi { (head(*column).unwrap_or_default()) } }
                    }
                } }
                tbody { tr {
                    th.n scope="row" { (row) }
                    @for (column, value) in cells { td class=[class(*column)] { bdi { (plain(value)) } } }
                } }
            } }
        }
    }
}

fn accepted(view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    html! {
        @if !view.accepted.is_empty() {
            h2 { (not_checked::ACCEPTED.get(lang)) }
            ul {
                @for entry in &view.accepted {
                    li {
                        (entry.code) " " code { bdi { (full::spot(entry, &view.checked.sources)) } } " "
                        bdi { (plain(&entry.message)) }
                        @if let Some(accepted) = entry.accepted {
                            " — " bdi { (not_checked::by(accepted, lang)) }
                        }
                    }
                }
            }
        }
    }
}

fn skipped(view: &View<'_>) -> Markup {
    let lines = not_checked::all(view.checked, view.wording, view.options);
    html! {
        @if !lines.is_empty() {
            h2 { (not_checked::HEADING.get(view.options.lang)) }
            ul { @for line in &lines { li { (line) } } }
        }
    }
}

/// Says what made the page, of which files.
fn foot(view: &View<'_>) -> Markup {
    let lang = view.options.lang;
    let checked = view.checked;
    html! {
        footer {
            p {
                "smartable " (env!("CARGO_PKG_VERSION")) " · "
                (label("criteri", "criteria", lang)) (checked.set.id) " " (checked.set.version)
                @if let Some(hash) = &checked.config_sha256 {
                    " · " (label("configurazione SHA-256", "configuration SHA-256", lang)) code { (hash) }
                }
            }
            ul {
                @for file in &checked.sources.files {
                    li {
                        bdi { (plain(&file.path)) }
                        @if let Some(hash) = &file.sha256 { " · SHA-256 " code { (hash) } }
                    }
                }
            }
        }
    }
}

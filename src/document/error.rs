//! A mistake in a document: where it stands, what is wrong, what to write instead.
//!
//! Never here: finding mistakes.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::lang::{Lang, LocalText};

/// A mistake in a document. It keeps the line that it stands in, so that it can be shown without
/// the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentError {
    /// Name of the document, as the user gave it.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the offence in the text.
    pub span: Range<usize>,
    /// The offence as it is written, up to the end of its line.
    pub offence: String,
    /// What is wrong.
    pub message: LocalText,
    /// What to do about it.
    pub help: Option<LocalText>,
    /// The whole line.
    source_line: String,
    /// Bytes of the offence in that line.
    in_line: Range<usize>,
}

/// Makes a text of both languages.
pub fn say(it: impl Into<String>, en: impl Into<String>) -> LocalText {
    LocalText {
        it: it.into(),
        en: en.into(),
    }
}

impl DocumentError {
    /// Makes a mistake at `span` of `text`. A span beyond the text is moved to its end.
    #[must_use]
    pub fn new(
        path: &str,
        text: &str,
        span: Range<usize>,
        message: LocalText,
        help: Option<LocalText>,
    ) -> Self {
        let start = on_boundary(text, span.start.min(text.len()));
        let end = on_boundary(text, span.end.clamp(start, text.len()));
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let source_line = text[line_start..line_end].trim_end_matches('\r');
        let last = source_line.len();
        let in_line = (start - line_start).min(last)..(end - line_start).clamp(0, last);
        Self {
            path: path.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            span: start..end,
            offence: source_line.get(in_line.clone()).unwrap_or("").to_owned(),
            message,
            help,
            source_line: source_line.to_owned(),
            in_line,
        }
    }

    /// Shows the mistake: message, `path:line:column`, the line with the offence marked, and help.
    /// Plain text of several lines, without colours and without a line feed at the end.
    #[must_use]
    pub fn render(&self, lang: Lang) -> String {
        let (error, help) = match lang {
            Lang::It => ("errore", "aiuto"),
            Lang::En => ("error", "help"),
        };
        let marked = AnnotationKind::Primary.span(self.in_line.clone());
        let snippet = Snippet::source(self.source_line.as_str())
            .line_start(self.line)
            .path(self.path.as_str())
            .annotation(marked);
        let mut group = Level::ERROR
            .with_name(error)
            .primary_title(self.message.get(lang))
            .element(snippet);
        if let Some(text) = &self.help {
            let shown = annotate_snippets::normalize_untrusted_str(text.get(lang));
            group = group.element(Level::HELP.with_name(help).message(shown));
        }
        Renderer::plain().render(&[group])
    }
}

/// Shows several mistakes, one after the other with an empty line between.
#[must_use]
pub fn render_all(errors: &[DocumentError], lang: Lang) -> String {
    let shown: Vec<String> = errors.iter().map(|error| error.render(lang)).collect();
    shown.join("\n\n")
}

/// Words what the TOML parser found. Its own sentence is English; the frequent ones are put in
/// Italian too.
pub(super) fn of_syntax(message: &str) -> LocalText {
    let italian = match message {
        "duplicate key" => "chiave ripetuta",
        "invalid basic string, expected `\"`" => "testo non chiuso, manca `\"`",
        "unclosed array, expected `]`" => "elenco non chiuso, manca `]`",
        "unclosed inline table, expected `}`" => "tabella non chiusa, manca `}`",
        "unclosed table, expected `]`" => "intestazione di tabella non chiusa, manca `]`",
        "missing value" | "string values must be quoted, expected literal string" => {
            "manca il valore, o un testo non è tra virgolette"
        }
        "key with no value, expected `=`" => "chiave senza valore, manca `=`",
        other => other,
    };
    say(
        format!("non è TOML valido: {italian}"),
        format!("not valid TOML: {message}"),
    )
}

/// Moves a place back to the start of its character.
fn on_boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

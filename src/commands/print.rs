//! What the commands without inputs of their own share: their formats, and printing a report.
//!
//! Never here: what a report says (`report`).

use clap::Arg;

use crate::commands::{Surroundings, choice};
use crate::lang::{Lang, Text};
use crate::report::Options;
use crate::report::formats::{markdown, terminal};
use crate::report::layout::Report;

/// A format of what is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Printed {
    /// Text for a terminal.
    Terminal,
    /// Text with pipe tables.
    Markdown,
    /// One table for programs.
    Csv,
    /// Everything, versioned, for programs.
    Json,
}

const FORMATS: [(&str, Printed); 5] = [
    ("terminal", Printed::Terminal),
    ("text", Printed::Terminal),
    ("markdown", Printed::Markdown),
    ("csv", Printed::Csv),
    ("json", Printed::Json),
];

/// Returns the argument `--format`.
pub(super) fn format_argument(lang: Lang) -> Arg {
    let help = Text {
        it: "formato di ciò che si stampa: terminal, markdown, csv, json",
        en: "format of what is printed: terminal, markdown, csv, json",
    };
    Arg::new("format")
        .long("format")
        .value_name(pick(lang, "FORMATO", "FORMAT"))
        .hide_possible_values(true)
        .value_parser(choice(&FORMATS))
        .help_heading(pick(lang, "Risultati", "Results"))
        .help(help.get(lang))
}

/// Prints a report for people: as Markdown, else for a terminal.
pub(super) fn report(report: &Report<'_>, format: Printed, around: &Surroundings<'_>) -> Vec<u8> {
    let options = Options {
        width: around.width,
        colour: around.colour,
        ..Options::new(around.lang)
    };
    match format {
        Printed::Markdown => markdown::render(report, &options).into_bytes(),
        _ => terminal::render(report, &options).into_bytes(),
    }
}

/// Chooses between two texts.
pub(super) fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

//! Values of the options of `check` that are more than one word.
//!
//! Never here: which options there are (`options`).

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command};

use crate::commands::check::arguments::Output;
use crate::commands::unknown;
use crate::finding::Severity;
use crate::lang::{Lang, Text};
use crate::report::check::Format;

/// Reads `RULE=error|warning|info`.
pub(crate) fn severity(text: &str, lang: Lang) -> Result<(String, Severity), String> {
    let read = text.split_once('=').and_then(|(rule, word)| {
        let all = [Severity::Error, Severity::Warning, Severity::Info];
        let severity = all.into_iter().find(|it| it.key() == word.trim())?;
        Some((rule.trim().to_owned(), severity))
    });
    let refusal = Text {
        it: "si scrive REGOLA=error, warning oppure info, per esempio X003=info",
        en: "write RULE=error, warning or info, for example X003=info",
    };
    let (rule, severity) = read.ok_or_else(|| refusal.get(lang).to_owned())?;
    Ok((unknown::rule_name(&rule, lang)?, severity))
}

/// Reads a format of standard output.
pub(crate) fn format(text: &str, lang: Lang) -> Result<Format, String> {
    Format::parse(text).ok_or_else(|| {
        let known: Vec<&str> = Format::ALL.iter().map(|(_, name)| *name).collect();
        let near = unknown::perhaps(text, known.iter().copied(), lang);
        let known = known.join(", ");
        match (text, lang) {
            ("xlsx", Lang::It) => {
                "una cartella di lavoro non si stampa: --output xlsx=FILE".to_owned()
            }
            ("xlsx", Lang::En) => "a workbook cannot be printed: --output xlsx=FILE".to_owned(),
            (_, Lang::It) => format!("i formati sono {known}{near}"),
            (_, Lang::En) => format!("the formats are {known}{near}"),
        }
    })
}

/// Reads `--format`; shells that complete are told the formats.
#[derive(Clone)]
pub(crate) struct FormatParser(pub(crate) Lang);

impl TypedValueParser for FormatParser {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Format, clap::Error> {
        let lang = self.0;
        let read = move |text: &str| format(text, lang);
        read.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = Format::ALL
            .iter()
            .map(|(_, name)| PossibleValue::new(*name));
        Some(Box::new(names))
    }
}

/// Reads `FORMAT=PATH`, or `PATH` whose extension says the format.
pub(crate) fn output(text: &str, lang: Lang) -> Result<(Output, PathBuf), String> {
    if let Some((name, path)) = text.split_once('=').filter(|(_, path)| !path.is_empty()) {
        let named = match name {
            "xlsx" => Some(Output::Annotated),
            name => Format::parse(name).map(Output::Report),
        };
        if let Some(output) = named {
            return Ok((output, PathBuf::from(path)));
        }
    }
    let path = Path::new(text);
    let is_workbook = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"));
    let output = if is_workbook {
        Some(Output::Annotated)
    } else {
        Format::from_extension(path).map(Output::Report)
    };
    let refusal = Text {
        it: "il formato non si ricava dall'estensione: scriverlo davanti, per esempio sarif=FILE",
        en: "the extension does not say the format: write it in front, for example sarif=FILE",
    };
    let on_screen = Text {
        it: "è un formato e non dice in quale file: scrivere FORMATO=FILE, oppure --format per \
             averlo a schermo",
        en: "that is a format and names no file: write FORMAT=FILE, or use --format to see it on \
             the screen",
    };
    match output {
        Some(output) => Ok((output, path.to_owned())),
        None if Format::parse(text).is_some() => Err(on_screen.get(lang).to_owned()),
        None => Err(refusal.get(lang).to_owned()),
    }
}

//! The options of `assess` that decide what is printed and written, and how the run ends.
//!
//! Never here: what the values mean (`arguments`, `values`).

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction};

use super::Section;
use crate::commands::choice;
use crate::commands::results::{CsvDialect, TableChoice};
use crate::commands::values;
use crate::finding::Severity;
use crate::lang::{Lang, Text};

/// What is printed and written.
pub(super) fn results(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Risultati",
        en: "Results",
    };
    let section = Section { lang, heading };
    vec![
        section
            .arg(
                "format",
                "formato di ciò che si stampa: terminal, csv, json, xlsx, markdown",
                "format of what is printed: terminal, csv, json, xlsx, markdown",
            )
            .value_name(section.name("FORMATO", "FORMAT"))
            .value_parser(choice(values::FORMATS)),
        section
            .arg(
                "output",
                "scrivere anche un file; il formato viene dall'estensione, oppure si scrive davanti: \
                 json=FILE (ripetibile)",
                "also write a file; the format comes from its extension, or stands in front: \
                 json=FILE (repeatable)",
            )
            .value_name(section.name("FILE", "FILE"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::output(text, lang)),
        section
            .arg(
                "table",
                "tabella che il csv contiene (di norma activities): activities, units, criteria, left-out",
                "table that the csv holds (activities by default): activities, units, criteria, left-out",
            )
            .value_name(section.name("TABELLA", "TABLE"))
            .value_parser(choice(&[
                ("activities", TableChoice::Activities),
                ("units", TableChoice::Units),
                ("criteria", TableChoice::Criteria),
                ("left-out", TableChoice::LeftOut),
            ])),
        section
            .arg(
                "csv",
                "standard, o excel-it: punto e virgola e virgola decimale, come apre Excel in italiano",
                "standard, or excel-it: semicolons and decimal commas, as an Italian Excel opens it",
            )
            .value_name(section.name("STILE", "STYLE"))
            .value_parser(choice(&[
                ("standard", CsvDialect::Standard),
                ("excel-it", CsvDialect::ExcelIt),
            ])),
        section
            .arg(
                "explain",
                "spiegare l'esito di un'attività, criterio per criterio (ripetibile)",
                "explain the verdict of an activity, criterion by criterion (repeatable)",
            )
            .value_name("ID")
            .action(ArgAction::Append)
            .value_parser(NonEmptyStringValueParser::new()),
    ]
}

/// Which findings are shown, and which make the run fail.
pub(super) fn findings(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Segnalazioni",
        en: "Findings",
    };
    let section = Section { lang, heading };
    vec![
        section
            .arg(
                "fail-on",
                "uscire con 1 se c'è una segnalazione almeno così grave: error, warning, info, never (di \
 norma never)",
                "exit with 1 on a finding at least this severe: error, warning, info, never (never unless \
 said)",
            )
            .value_name(section.name("GRAVITÀ", "SEVERITY"))
            .value_parser(choice(&[
                ("error", Some(Severity::Error)),
                ("warning", Some(Severity::Warning)),
                ("info", Some(Severity::Info)),
                ("never", None),
            ])),
        section
            .flag(
                "strict",
                "come --fail-on warning",
                "same as --fail-on warning",
            )
            .conflicts_with("fail-on"),
        section
            .arg(
                "max-shown",
                "quante segnalazioni mostrare (di norma 20)",
                "how many findings to show (20 unless said)",
            )
            .value_name("N")
            .value_parser(move |text: &str| values::count(text, lang)),
        section
            .flag("all", "mostrare tutte le segnalazioni", "show all findings")
            .conflicts_with("max-shown"),
    ]
}

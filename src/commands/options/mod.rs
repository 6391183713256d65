//! The options of the commands that judge activities, and their help, in both languages.
//!
//! Never here: what the values mean (`arguments`, `values`).

mod baseline;
mod check;
mod commands;
mod compare;
mod fix;
mod form;
mod people;
mod results;
mod review;
mod simulate;
mod totals;
mod update;

pub use baseline::baseline;
pub use check::check;
pub use commands::{budget, contingent, overview};
pub use compare::compare;
pub use fix::fix;
pub use form::{init, merge, template};
pub use review::review;
pub use simulate::simulate;
pub use update::update;

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, Command, value_parser};

use crate::commands::results::CsvDialect;
use crate::commands::{choice, values};
use crate::finding::Severity;
use crate::lang::{Lang, Text};

const LONG_ABOUT: Text = Text {
    it: "Legge le mappature delle attività (.xlsx, .xls, .ods, .csv), valuta ogni attività con un \
         insieme di criteri e riporta esiti e totali, ognuno con le celle da cui viene.\n\n\
         Una risposta che manca non vale né Sì né No: se può cambiare l'esito, l'attività risulta \
         «da integrare» e i totali sono intervalli.",
    en: "Reads inventories of activities (.xlsx, .xls, .ods, .csv), judges every activity by a \
         criteria set and reports verdicts and totals, each with the cells it comes from.\n\n\
         A missing answer is neither yes nor no: where it could change the verdict the activity \
         is undetermined, and totals are intervals.",
};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable assess mappatura.xlsx\n  \
         smartable assess schede/ --criteria milano-2021 --org-chart organigramma.csv\n  \
         smartable assess schede/ --by directorate --output rapporto.xlsx\n  \
         smartable assess mappatura.csv --format json --output md=rapporto.md\n  \
         smartable assess mappatura.xlsx --explain ATT-042\n  \
         smartable assess mappatura.xlsx --column \"Sportello=-no_user_contact\"",
    en: "Examples:\n  \
         smartable assess inventory.xlsx\n  \
         smartable assess submissions/ --criteria milano-2021 --org-chart chart.csv\n  \
         smartable assess submissions/ --by directorate --output report.xlsx\n  \
         smartable assess inventory.csv --format json --output report.md\n  \
         smartable assess inventory.xlsx --explain ATT-042\n  \
         smartable assess inventory.xlsx --column \"Counter=-no_user_contact\"",
};

const SHORT_EXAMPLE: Text = Text {
    it: "Esempio:\n  smartable assess schede/ --criteria milano-2021 --output rapporto.xlsx",
    en: "Example:\n  smartable assess submissions/ --criteria milano-2021 --output report.xlsx",
};

/// Makes arguments of one section of the help.
struct Section {
    lang: Lang,
    heading: Text,
}

impl Section {
    fn arg(&self, name: &'static str, it: &'static str, en: &'static str) -> Arg {
        Arg::new(name)
            .long(name)
            .help(Text { it, en }.get(self.lang))
            .help_heading(self.heading.get(self.lang))
            // The values stand in the value's name or in the help itself.
            .hide_possible_values(true)
    }

    fn flag(&self, name: &'static str, it: &'static str, en: &'static str) -> Arg {
        self.arg(name, it, en)
            .hide_possible_values(false)
            .action(ArgAction::SetTrue)
    }

    fn name(&self, it: &'static str, en: &'static str) -> &'static str {
        Text { it, en }.get(self.lang)
    }

    fn path(&self, name: &'static str, it: &'static str, en: &'static str) -> Arg {
        self.arg(name, it, en)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
    }

    /// Makes an option that counts something, from 1.
    fn count(&self, name: &'static str, it: &'static str, en: &'static str) -> Arg {
        let lang = self.lang;
        self.arg(name, it, en)
            .value_name("N")
            .value_parser(move |text: &str| values::count(text, lang))
    }

    /// Makes `--csv`.
    fn csv(&self) -> Arg {
        self.arg(
            "csv",
            "standard, o excel-it: punto e virgola e virgola decimale, come apre Excel in italiano",
            "standard, or excel-it: semicolons and decimal commas, as an Italian Excel opens it",
        )
        .value_name(self.name("STILE", "STYLE"))
        .value_parser(choice(&[
            ("standard", CsvDialect::Standard),
            ("excel-it", CsvDialect::ExcelIt),
        ]))
    }

    /// Makes `--fail-on` and `--strict`.
    fn fail_on(&self, it: &'static str, en: &'static str) -> [Arg; 2] {
        let least = self
            .arg("fail-on", it, en)
            .value_name(self.name("GRAVITÀ", "SEVERITY"))
            .value_parser(choice(&[
                ("error", Some(Severity::Error)),
                ("warning", Some(Severity::Warning)),
                ("info", Some(Severity::Info)),
                ("never", None),
            ]));
        let strict = self.flag(
            "strict",
            "come --fail-on warning",
            "same as --fail-on warning",
        );
        [least, strict.conflicts_with("fail-on")]
    }

    /// Makes `--max-shown` and `--all`.
    fn shown(&self, it: &'static str, en: &'static str) -> [Arg; 2] {
        let all = self.flag("all", "mostrare tutti i rilievi", "show all findings");
        [
            self.count("max-shown", it, en),
            all.conflicts_with("max-shown"),
        ]
    }
}

/// Returns the command with all its options, in `lang`.
#[must_use]
pub fn assess(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("assess")
        .about(pick(Text {
            it: "Valuta le attività e calcola i totali per unità",
            en: "Judge activities and work out totals by unit",
        }))
        .long_about(pick(LONG_ABOUT))
        .override_usage(pick(Text {
            it: "smartable assess [OPZIONI] [FILE]…",
            en: "smartable assess [OPTIONS] [FILE]…",
        }))
        .before_help(pick(SHORT_EXAMPLE))
        .before_long_help(pick(EXAMPLES))
        .args(inputs(lang))
        .args(criteria(lang))
        .args(rows(lang))
        .args(totals::groups(lang))
        .args(totals::weights(lang))
        .args(results::results(lang, &results::Tables::ASSESS))
        .args(results::findings(lang))
}

fn inputs(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Argomenti",
        en: "Arguments",
    };
    let files = Arg::new("files")
        .value_name("FILE")
        .num_args(0..)
        .value_parser(value_parser!(PathBuf))
        .help_heading(heading.get(lang))
        .help(
            Text {
                it: "file, cartelle, modelli come \"*.xlsx\", oppure - per lo standard input; senza, \
                     quelli indicati in «submissions» della configurazione",
                en: "files, folders, patterns such as \"*.xlsx\", or - for standard input; without \
                     any, those of “submissions” in the configuration",
            }
            .get(lang),
        );
    vec![files]
}

fn criteria(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Criteri e configurazione",
        en: "Criteria and configuration",
    };
    let section = Section { lang, heading };
    vec![
        section
            .arg(
                "criteria",
                "insieme di criteri: un nome di «criteria list» o un file .toml (di norma essential)",
                "criteria set: a name of “criteria list” or a .toml file (essential unless said)",
            )
            .value_name("ID|FILE")
            .value_parser(NonEmptyStringValueParser::new()),
        section.path(
            "config",
            "file di configurazione (di norma lo smartable.toml più vicino)",
            "configuration file (the nearest smartable.toml unless said)",
        ),
        section
            .flag(
                "isolated",
                "non leggere nessuna configurazione",
                "read no configuration",
            )
            .conflicts_with("config"),
        section
            .arg(
                "on",
                "data a cui si riferiscono i dati, per esempio 2026-12-31",
                "date that the figures are of, for example 2026-12-31",
            )
            .value_name(section.name("DATA", "DATE"))
            .value_parser(move |text: &str| values::date(text, lang)),
    ]
}

fn rows(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Righe e colonne",
        en: "Rows and columns",
    };
    let section = Section { lang, heading };
    vec![
        section
            .arg(
                "column",
                "che cosa è una colonna: un campo (unit, activity, headcount…), oppure +criterio se \
                 un Sì è favorevole, -criterio se è contrario, ignore per non usarla (ripetibile)",
                "what a column is: a field (unit, activity, headcount…), or +criterion if a yes is \
                 good, -criterion if it is bad, ignore to leave it unused (repeatable)",
            )
            .value_name(section.name("COLONNA=CAMPO", "HEADER=FIELD"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::column(text, lang)),
        section
            .arg(
                "where",
                "solo le righe con questo valore (ripetibile)",
                "only rows with this value (repeatable)",
            )
            .value_name(section.name("COLONNA=VALORE", "COLUMN=VALUE"))
            .action(ArgAction::Append)
            .value_parser(move |text: &str| values::filter(text, lang)),
        section.flag(
            "hidden",
            "leggere anche i fogli nascosti",
            "read hidden sheets too",
        ),
        section
            .arg(
                "stdin-filename",
                "nome con cui chiamare lo standard input",
                "name to call standard input by",
            )
            .value_name(section.name("NOME", "NAME"))
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .arg(
                "max-size",
                "dimensione massima di un file, in MiB (oppure 2G)",
                "largest size of a file, in MiB (or 2G)",
            )
            .value_name(section.name("DIMENSIONE", "SIZE"))
            .value_parser(move |text: &str| values::size(text, lang)),
    ]
}

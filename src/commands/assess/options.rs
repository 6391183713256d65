//! The options of `assess` and their help, in both languages.
//!
//! Never here: what the values mean (`arguments`, `values`).

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::arguments::{CsvStyle, TableChoice};
use super::values;
use crate::commands::choice;
use crate::finding::Severity;
use crate::lang::{Lang, Text};
use crate::model::assessment::WeightIs;
use crate::model::criteria::{Heads, Treatment};

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

const TREATMENTS: &[(&str, Treatment)] = &[
    ("not-eligible", Treatment::NotEligible),
    ("left-out", Treatment::LeftOut),
    ("bounds", Treatment::Bounds),
];

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
}

/// Returns the command with all its options, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
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
        .args(totals(lang))
        .args(results(lang))
        .args(findings(lang))
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

fn totals(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Persone e totali",
        en: "People and totals",
    };
    let section = Section { lang, heading };
    let treatment = |arg: Arg| {
        arg.value_name(section.name("COME", "HOW"))
            .value_parser(choice(TREATMENTS))
    };
    vec![
        section
            .arg(
                "by",
                "raggruppare per unit, directorate, level:N, column:COLONNA o prefix:COLONNA:N \
                 (di norma unit)",
                "group by unit, directorate, level:N, column:COLUMN or prefix:COLUMN:N (unit unless \
                 said)",
            )
            .value_name(section.name("GRUPPO", "GROUP"))
            .value_parser(move |text: &str| values::grouping(text, lang)),
        section.path("org-chart", "organigramma", "org chart"),
        section
            .path(
                "headcounts",
                "tabella a parte con le persone per attività (ripetibile)",
                "separate table of people by activity (repeatable)",
            )
            .action(ArgAction::Append),
        section
            .arg(
                "heads",
                "overlapping: una persona può stare in più righe; exclusive: in una sola",
                "overlapping: a person may stand in several rows; exclusive: in one",
            )
            .value_name(section.name("COME", "HOW"))
            .value_parser(choice(&[
                ("overlapping", Heads::Overlapping),
                ("exclusive", Heads::Exclusive),
            ])),
        section
            .arg(
                "weight",
                "colonna di un secondo peso, per esempio la retribuzione",
                "column of a second weight, such as the wage",
            )
            .value_name(section.name("COLONNA", "COLUMN"))
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .arg(
                "weight-is",
                "il peso è per persona (per-head) o già complessivo (total)",
                "the weight is that of one head (per-head) or a total already (total)",
            )
            .value_name(section.name("COME", "HOW"))
            .requires("weight")
            .value_parser(choice(&[
                ("per-head", WeightIs::PerHead),
                ("total", WeightIs::Total),
            ])),
        treatment(section.arg(
            "unassessed",
            "righe senza esito: not-eligible (non smartabili), left-out (escluse), bounds (allargano \
             l'intervallo)",
            "rows without a verdict: not-eligible (not smartable), left-out, bounds (they widen the \
             interval)",
        )),
        treatment(section.arg(
            "missing-weight",
            "lo stesso per le righe in cui mancano le persone o il peso",
            "the same for rows that lack people or weight",
        )),
    ]
}

fn results(lang: Lang) -> Vec<Arg> {
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
                "tabella per csv, markdown e terminal: activities, units, criteria, left-out",
                "table for csv, markdown and terminal: activities, units, criteria, left-out",
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
                ("standard", CsvStyle::Standard),
                ("excel-it", CsvStyle::ExcelIt),
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

fn findings(lang: Lang) -> Vec<Arg> {
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

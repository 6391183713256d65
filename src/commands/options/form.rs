//! The options of `init`, `template` and `merge`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands`).

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::check::check;
use super::{Section, criteria, inputs, rows};
use crate::commands::{choice, values};
use crate::lang::{Lang, Text};
use crate::report::CsvDialect;

/// What `merge` shares with `check`.
const MERGED: [&str; 17] = [
    "files",
    "ignore",
    "severity",
    "accept",
    "criteria",
    "config",
    "isolated",
    "on",
    "org-chart",
    "column",
    "hidden",
    "fail-on",
    "format",
    "output",
    "max-shown",
    "all",
    "max-size",
];

/// Returns `init`, in `lang`.
#[must_use]
pub fn init(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    let section = Section {
        lang,
        heading: Text {
            it: "Cartella",
            en: "Folder",
        },
    };
    let folder = Arg::new("folder")
        .value_name(section.name("CARTELLA", "FOLDER"))
        .value_parser(value_parser!(PathBuf))
        .help_heading(pick(Text {
            it: "Argomenti",
            en: "Arguments",
        }))
        .help(pick(Text {
            it: "la cartella da preparare (di norma quella corrente)",
            en: "the folder to set up (the current one unless said)",
        }));
    Command::new("init")
        .about(pick(Text {
            it: "Prepara la cartella di una rilevazione",
            en: "Set up the folder of a survey",
        }))
        .long_about(pick(Text {
            it: "Scrive configurazione, organigramma, criteri da adattare, la cartella delle schede e un \
                 .gitignore che tiene fuori i dati personali. Non chiede nulla e non tocca ciò che c'è: \
                 se uno dei file esiste, non scrive niente ed esce con 2.",
            en: "Writes a configuration, an org chart, criteria to edit, the folder of submissions and a \
                 .gitignore that keeps personal data out. It asks nothing and touches nothing that is \
                 there: where one of the files exists it writes none and exits with 2.",
        }))
        .override_usage(pick(Text {
            it: "smartable init [OPZIONI] [CARTELLA]",
            en: "smartable init [OPTIONS] [FOLDER]",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable init rilevazione-2026 --criteria milano-2021 --year 2026",
            en: "Example:\n  smartable init survey-2026 --criteria milano-2021 --year 2026",
        }))
        .arg(folder)
        .arg(
            section
                .arg(
                    "criteria",
                    "l'insieme di criteri da copiare: un nome di «criteria list» (di norma essential)",
                    "the criteria set to copy: a name of “criteria list” (essential unless said)",
                )
                .value_name("ID")
                .value_parser(NonEmptyStringValueParser::new()),
        )
        .arg(year(&section))
        .arg(section.flag(
            "dry-run",
            "non scrivere nulla: elencare soltanto i file",
            "write nothing: only list the files",
        ))
}

/// Returns `template`, in `lang`.
#[must_use]
pub fn template(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    let section = Section {
        lang,
        heading: Text {
            it: "Moduli",
            en: "Forms",
        },
    };
    Command::new("template")
        .about(pick(Text {
            it: "Scrive i moduli che le direzioni compilano",
            en: "Write the forms that directorates fill in",
        }))
        .long_about(pick(Text {
            it: "Scrive una cartella di lavoro per ogni direzione dell'organigramma, con le sue unità e le \
                 attività dell'anno scorso (i FILE), elenchi per ogni risposta, istruzioni e aiuti. \
                 Senza FILE i moduli sono vuoti; senza organigramma il modulo è uno solo.",
            en: "Writes a workbook for each directorate of the org chart, with its units and last year's \
                 activities (the FILEs), lists for every answer, instructions and help. Without FILEs the \
                 forms are empty; without an org chart there is one form.",
        }))
        .override_usage(pick(Text {
            it: "smartable template --out CARTELLA|FILE [OPZIONI] [FILE]…",
            en: "smartable template --out FOLDER|FILE [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable template --out moduli/ --org-chart organigramma.csv\n  \
                 smartable template inventario-2025.xlsx --out moduli/ --year 2026 --csv-twin",
            en: "Examples:\n  \
                 smartable template --out forms/ --org-chart chart.csv\n  \
                 smartable template inventory-2025.xlsx --out forms/ --year 2026 --csv-twin",
        }))
        .args(inputs(lang).into_iter().map(|arg| {
            arg.help(pick(Text {
                it: "l'inventario o le schede dell'anno scorso",
                en: "last year's inventory or submissions",
            }))
        }))
        .args(template_own(&section))
        .args(criteria(lang))
        .args(units(&section))
        .args(rows(lang).into_iter().filter(|arg| arg.get_id() != "where"))
}

/// The org chart, and what its units became.
pub(super) fn units(section: &Section) -> [Arg; 2] {
    [
        section.path("org-chart", "organigramma", "org chart"),
        section.path(
            "unit-map",
            "tabella delle unità che ne sono diventate altre, con la data",
            "table of units that became others, with the date",
        ),
    ]
}

fn template_own(section: &Section) -> Vec<Arg> {
    vec![
        out(
            section,
            "la cartella dei moduli, oppure il file se il modulo è uno solo (.xlsx o .csv)",
            "the folder of the forms, or the file where there is one form (.xlsx or .csv)",
        ),
        section
            .arg(
                "unit",
                "solo questa unità e quelle sotto di lei (ripetibile)",
                "only this unit and those below it (repeatable)",
            )
            .value_name(section.name("CODICE", "CODE"))
            .action(ArgAction::Append)
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .flag(
                "one",
                "un solo modulo per tutte le unità",
                "one form for all units",
            )
            .conflicts_with("unit"),
        section.flag(
            "csv-twin",
            "accanto a ogni cartella di lavoro anche un CSV",
            "a CSV beside each workbook",
        ),
        dialect(section),
        year(section),
        section
            .arg(
                "contact",
                "a chi rivolgersi e a chi restituire il modulo: sta nelle istruzioni",
                "whom to ask and where to send the form: it stands in the instructions",
            )
            .value_name(section.name("TESTO", "TEXT"))
            .value_parser(NonEmptyStringValueParser::new()),
        section
            .arg(
                "empty-rows",
                "righe vuote per le attività nuove (di norma 50)",
                "empty rows for new activities (50 unless said)",
            )
            .value_name("N")
            .value_parser(value_parser!(u32).range(0..=5_000)),
        force(section),
    ]
}

/// Returns `merge`, in `lang`.
#[must_use]
pub fn merge(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    let section = Section {
        lang,
        heading: Text {
            it: "Unione",
            en: "Merging",
        },
    };
    let shared: Vec<Arg> = check(lang)
        .get_arguments()
        .cloned()
        .map(|arg| {
            let there = MERGED.contains(&arg.get_id().as_str());
            arg.hide(!there)
        })
        .filter(|arg| arg.get_id() != "csv")
        .collect();
    Command::new("merge")
        .about(pick(Text {
            it: "Unisce le schede di un anno in un solo inventario",
            en: "Merge the submissions of a year into one inventory",
        }))
        .long_about(pick(Text {
            it: "Unisce le schede, anche di forma diversa, in una tabella: unità nell'ordine \
                 dell'organigramma, ogni risposta sotto la domanda per cui un Sì è favorevole, e una \
                 colonna che dice da quale file, foglio e riga viene ogni attività. Segnala invii doppi, \
                 enti che mancano e righe in contrasto (X023), e le tiene tutte.\n\n\
                 Esce con 1 se i rilievi raggiungono --fail-on (di norma error).",
            en: "Merges submissions, whatever their layout, into one table: units in the order of the org \
                 chart, each answer under the question to which a yes is good, and a column that says \
                 from which file, sheet and row an activity comes. It reports double submissions, missing \
                 bodies and rows that contradict each other (X023), and keeps them all.\n\n\
                 Exits with 1 where findings reach --fail-on (error unless said).",
        }))
        .override_usage(pick(Text {
            it: "smartable merge --out FILE [OPZIONI] [FILE]…",
            en: "smartable merge --out FILE [OPTIONS] [FILE]…",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable merge schede/ --out inventario-2026.xlsx",
            en: "Example:\n  smartable merge submissions/ --out inventory-2026.xlsx",
        }))
        .args(shared)
        .arg(out(
            &section,
            "l'inventario da scrivere (.xlsx o .csv)",
            "the inventory to write (.xlsx or .csv)",
        ))
        .arg(dialect(&section))
        .arg(year(&section))
        .arg(force(&section))
}

pub(super) fn out(section: &Section, it: &'static str, en: &'static str) -> Arg {
    section
        .arg("out", it, en)
        .value_name(section.name("FILE|CARTELLA", "FILE|FOLDER"))
        .required(true)
        .value_parser(value_parser!(PathBuf))
}

pub(super) fn force(section: &Section) -> Arg {
    section.flag(
        "force",
        "sostituire i file che ci sono già",
        "replace files that are there already",
    )
}

pub(super) fn year(section: &Section) -> Arg {
    let lang = section.lang;
    section
        .arg(
            "year",
            "l'anno della rilevazione (di norma quello della configurazione)",
            "the year of the survey (that of the configuration unless said)",
        )
        .value_name(section.name("ANNO", "YEAR"))
        .value_parser(move |text: &str| values::year(text, lang))
}

pub(super) fn dialect(section: &Section) -> Arg {
    section
        .arg(
            "csv",
            "excel-it (di norma: punto e virgola e virgola decimale, come apre Excel in italiano) o standard",
            "excel-it (unless said: semicolons and decimal commas, as an Italian Excel opens it) or standard",
        )
        .value_name(section.name("STILE", "STYLE"))
        .value_parser(choice(&[
            ("standard", CsvDialect::Standard),
            ("excel-it", CsvDialect::ExcelIt),
        ]))
}

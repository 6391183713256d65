//! The options of `compare`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::compare::sides`).

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, Command, value_parser};

use super::results::{Tables, findings, results};
use super::{Section, rows, totals};
use crate::commands::compare::fails::{FailOn, WORDS};
use crate::commands::{choice, values};
use crate::lang::{Lang, Text};

/// Returns the command, in `lang`.
#[must_use]
pub fn compare(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("compare")
        .about(pick(Text {
            it: "Confronta due anni: che cosa è cambiato, e per quale causa",
            en: "Compare two years: what changed, and what it comes from",
        }))
        .long_about(pick(Text {
            it: "Confronta due mappature, anche con fogli e criteri diversi: attività aggiunte, cessate, \
                 rinominate, spostate; risposte ed esiti cambiati; contingenti e giornate.\n\nOgni \
                 differenza è divisa per causa: i criteri, le risposte degli uffici, le decisioni dei \
                 dirigenti, il solo numero di addetti. Le cause sommate danno la differenza intera.",
            en: "Compares two inventories, whatever their sheets and their criteria: activities added, \
                 gone, renamed, moved; answers and verdicts that changed; contingents and days.\n\nEvery \
                 difference is split by cause: the criteria, the offices' answers, the managers' \
                 decisions, headcounts alone. The causes add up to the whole difference.",
        }))
        .override_usage(pick(Text {
            it: "smartable compare [OPZIONI] PRIMA DOPO",
            en: "smartable compare [OPTIONS] OLD NEW",
        }))
        .before_help(pick(Text {
            it: "Esempi:\n  \
                 smartable compare 2025/ 2026/\n  \
                 smartable compare 2025.xlsx 2026.csv --old-criteria milano-2021 --criteria criteri-2026.toml\n  \
                 smartable compare 2025/ 2026/ --output confronto.html --output confronto.xlsx\n  \
                 smartable compare 2025/ 2026/ --fail-on reversal",
            en: "Examples:\n  \
                 smartable compare 2025/ 2026/\n  \
                 smartable compare 2025.xlsx 2026.csv --old-criteria milano-2021 --criteria criteria-2026.toml\n  \
                 smartable compare 2025/ 2026/ --output comparison.html --output comparison.xlsx\n  \
                 smartable compare 2025/ 2026/ --fail-on reversal",
        }))
        .args(inputs(lang))
        .args(settings(lang))
        .args(rows(lang).into_iter().filter(|arg| arg.get_id() != "stdin-filename"))
        .args(totals::groups(lang).into_iter().filter(|arg| arg.get_id() == "by"))
        .args(results(lang, &Tables::COMPARE))
        .args(ending(lang))
}

/// The two sides.
fn inputs(lang: Lang) -> Vec<Arg> {
    let heading = Text {
        it: "Argomenti",
        en: "Arguments",
    };
    let side = |name: &'static str, value: Text, help: Text| {
        Arg::new(name)
            .value_name(value.get(lang))
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help_heading(heading.get(lang))
            .help(help.get(lang))
    };
    vec![
        side(
            "old",
            Text {
                it: "PRIMA",
                en: "OLD",
            },
            Text {
                it: "file o cartella dell'anno precedente; una cartella con un suo smartable.toml usa le \
                     proprie impostazioni",
                en: "file or folder of the older year; a folder with a smartable.toml of its own uses its \
                     own settings",
            },
        ),
        side(
            "new",
            Text {
                it: "DOPO",
                en: "NEW",
            },
            Text {
                it: "file o cartella dell'anno nuovo",
                en: "file or folder of the newer year",
            },
        ),
    ]
}

/// Settings of both sides.
fn settings(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Criteri e configurazione",
            en: "Criteria and configuration",
        },
    };
    let mut args = criteria(&section);
    args.extend(configuration(&section));
    args.extend([
        section.path(
            "org-chart",
            "organigramma dell'anno nuovo",
            "org chart of the newer year",
        ),
        section.path(
            "old-org-chart",
            "organigramma dell'anno precedente",
            "org chart of the older year",
        ),
        section.path(
            "unit-map",
            "tabella delle unità che ne sono diventate altre, con la data",
            "table of units that became others, with the date",
        ),
    ]);
    args
}

fn criteria(section: &Section) -> Vec<Arg> {
    let criteria = |name, it, en| {
        section
            .arg(name, it, en)
            .value_name("ID|FILE")
            .value_parser(NonEmptyStringValueParser::new())
    };
    let lang = section.lang;
    let day = |name, it, en| {
        section
            .arg(name, it, en)
            .value_name(section.name("DATA", "DATE"))
            .value_parser(move |text: &str| values::date(text, lang))
    };
    vec![
        criteria(
            "criteria",
            "criteri dell'anno nuovo, e di quello precedente se non ne indica altri",
            "criteria of the newer year, and of the older one where it names no others",
        ),
        criteria(
            "old-criteria",
            "criteri dell'anno precedente",
            "criteria of the older year",
        ),
        day(
            "on",
            "data a cui si riferisce l'anno nuovo, per esempio 2026-12-31",
            "date that the newer year is of, for example 2026-12-31",
        ),
        day(
            "old-on",
            "data a cui si riferisce l'anno precedente",
            "date that the older year is of",
        ),
    ]
}

fn configuration(section: &Section) -> Vec<Arg> {
    vec![
        section.path(
            "config",
            "configurazione dell'anno nuovo (di norma lo smartable.toml più vicino)",
            "configuration of the newer year (the nearest smartable.toml unless said)",
        ),
        section.path(
            "old-config",
            "configurazione dell'anno precedente (di norma lo smartable.toml più vicino)",
            "configuration of the older year (the nearest smartable.toml unless said)",
        ),
        section
            .flag(
                "isolated",
                "non leggere nessuna configurazione",
                "read no configuration",
            )
            .conflicts_with_all(["config", "old-config"]),
    ]
}

/// How the run ends.
fn ending(lang: Lang) -> Vec<Arg> {
    let section = Section {
        lang,
        heading: Text {
            it: "Rilievi",
            en: "Findings",
        },
    };
    let mut args = vec![
        section
            .arg(
                "fails",
                "uscire con 1 se c'è: reversal (un esito ribaltato senza nota), verdict (un esito \
                 cambiato), gone (un'attività cessata), any (una differenza qualsiasi), oppure un rilievo \
                 dell'anno nuovo almeno così grave: error, warning, info; never (di norma) mai. Più valori \
                 si separano con la virgola",
                "exit with 1 on: reversal (a verdict turned round without a note), verdict (a changed \
                 verdict), gone (an activity gone), any (any difference), or a finding of the newer year \
                 at least this severe: error, warning, info; never (unless said). Several are separated \
                 by commas",
            )
            .long("fail-on")
            .value_name(section.name("CHE COSA", "WHAT"))
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(choice::<FailOn>(WORDS)),
        section
            .flag("strict", "come --fail-on warning", "same as --fail-on warning")
            .conflicts_with("fails"),
    ];
    let shared = |arg: &Arg| matches!(arg.get_id().as_str(), "max-shown" | "all");
    args.extend(findings(lang).into_iter().filter(shared));
    args
}

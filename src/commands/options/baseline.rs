//! The options of `baseline`, and their help, in both languages.
//!
//! Never here: what the values mean (`commands::baseline`).

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, Command};

use super::Section;
use super::check::check;
use crate::lang::{Lang, Text};

/// Returns `baseline` with its subcommands, in `lang`.
#[must_use]
pub fn baseline(lang: Lang) -> Command {
    let pick = |text: Text| text.get(lang);
    Command::new("baseline")
        .about(pick(Text {
            it: "Accetta i rilievi di oggi, per vedere solo quelli nuovi",
            en: "Accept today's findings, so as to see only new ones",
        }))
        .override_usage(pick(Text {
            it: "smartable baseline COMANDO",
            en: "smartable baseline COMMAND",
        }))
        .before_help(pick(Text {
            it: "Esempio:\n  smartable baseline create schede/ --reason \"bonifica entro giugno\"",
            en: "Example:\n  smartable baseline create submissions/ --reason \"mended by June\"",
        }))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(create(lang))
        .subcommand(prune(lang))
}

fn create(lang: Lang) -> Command {
    let section = Section {
        lang,
        heading: Text {
            it: "Accettazione",
            en: "Acceptance",
        },
    };
    let text = |name, it, en, value: &'static str| {
        section
            .arg(name, it, en)
            .value_name(value)
            .value_parser(NonEmptyStringValueParser::new())
    };
    own(
        "create",
        lang,
        Text {
            it: "Scrive un file di accettazioni con tutti i rilievi di oggi",
            en: "Write an acceptance file with all of today's findings",
        },
    )
    .arg(
        text(
            "reason",
            "perché i rilievi si accettano",
            "why the findings are accepted",
            section.name("MOTIVO", "REASON"),
        )
        .required(true),
    )
    .arg(text(
        "author",
        "chi li accetta",
        "who accepts them",
        section.name("CHI", "WHO"),
    ))
    .arg(
        section
            .arg(
                "expires",
                "ultimo giorno in cui l'accettazione vale",
                "last day on which the acceptance holds",
            )
            .value_name(section.name("DATA", "DATE"))
            .value_parser(move |text: &str| crate::commands::values::date(text, lang)),
    )
}

fn prune(lang: Lang) -> Command {
    own(
        "prune",
        lang,
        Text {
            it: "Toglie dal file le accettazioni che non coprono più nulla",
            en: "Take acceptances that cover nothing any more out of the file",
        },
    )
}

/// Makes a subcommand with what `check` has that says which files are read and how.
fn own(name: &'static str, lang: Lang, about: Text) -> Command {
    let names = match lang {
        Lang::It => format!("smartable baseline {name} [OPZIONI] [FILE]…"),
        Lang::En => format!("smartable baseline {name} [OPTIONS] [FILE]…"),
    };
    let shown = [
        "files",
        "select",
        "ignore",
        "severity",
        "accept",
        "criteria",
        "config",
        "isolated",
        "on",
        "org-chart",
        "last-year",
        "catalogue",
        "column",
        "hidden",
        "max-size",
    ];
    let args: Vec<Arg> = check(lang)
        .get_arguments()
        .cloned()
        .map(|arg| {
            let there = shown.contains(&arg.get_id().as_str());
            arg.hide(!there)
        })
        .collect();
    Command::new(name)
        .about(about.get(lang))
        .override_usage(names)
        .args(args)
}

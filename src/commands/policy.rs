//! `smartable policy`: the dated parameters, with their laws and acts.
//!
//! Never here: which of them holds on a day (`policy`), what a report says (`report::policy`).

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::commands::print::{self, Printed, pick};
use crate::commands::{Exit, Surroundings};
use crate::document::render_all;
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::model::parameter::Parameter;
use crate::model::period::Day;
use crate::policy::Policy;
use crate::report::policy::{self as shown, PolicyView};
use crate::report::{CsvDialect, formats};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable policy show\n  \
         smartable policy show --on 2026-12-31\n  \
         smartable policy show --policy parametri.toml --format csv",
    en: "Examples:\n  \
         smartable policy show\n  \
         smartable policy show --on 2026-12-31\n  \
         smartable policy show --policy parameters.toml --format csv",
};

/// Returns the command with its subcommand, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("policy")
        .about(pick(
            lang,
            "Mostra i parametri di legge con le loro date e le fonti",
            "Show the parameters of the law with their dates and sources",
        ))
        .override_usage(pick(
            lang,
            "smartable policy COMANDO",
            "smartable policy COMMAND",
        ))
        .before_help(EXAMPLES.get(lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(show_command(lang))
}

fn show_command(lang: Lang) -> Command {
    let input = pick(lang, "Dati", "Data");
    Command::new("show")
        .about(pick(
            lang,
            "Elenca i parametri: valore, date, fonte, se il testo è stato letto",
            "List the parameters: value, dates, source, whether the text was read",
        ))
        .override_usage(pick(
            lang,
            "smartable policy show [OPZIONI]",
            "smartable policy show [OPTIONS]",
        ))
        .arg(
            Arg::new("on")
                .long("on")
                .value_name(pick(lang, "DATA", "DATE"))
                .value_parser(move |text: &str| day(text, lang))
                .help_heading(input)
                .help(pick(
                    lang,
                    "solo i parametri in vigore in questo giorno",
                    "only the parameters in force on this day",
                )),
        )
        .arg(
            Arg::new("policy")
                .long("policy")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help_heading(input)
                .help(pick(
                    lang,
                    "file .toml con i parametri della propria amministrazione",
                    ".toml file with the parameters of your own administration",
                )),
        )
        .arg(print::format_argument(lang))
}

fn day(text: &str, lang: Lang) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| {
        let why = pick(
            lang,
            "si scrive anno-mese-giorno, per esempio 2026-12-31, e il giorno deve esistere",
            "write year-month-day, for example 2026-12-31, and the day must exist",
        );
        why.to_owned()
    })
}

/// Runs the command.
///
/// # Errors
///
/// A day before the first text, a broken file.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let lang = around.lang;
    let Some(("show", own)) = matches.subcommand() else {
        return Ok(Exit::CouldNotRun);
    };
    let policy = policy(own.get_one::<PathBuf>("policy"), lang)?;
    let on = own.get_one::<Day>("on").copied();
    let view = view(&policy, on, lang)?;
    let format = own.get_one::<Printed>("format").copied();
    let bytes = match format.unwrap_or(Printed::Terminal) {
        Printed::Json => formats::json::policy::render(&view, lang)?,
        Printed::Csv => formats::csv::table(shown::table(&view, lang), CsvDialect::Standard)?,
        text => print::report(&shown::layout(&view, lang), text, around),
    };
    around.out.write_all(&bytes)?;
    Ok(Exit::Done)
}

/// Lays a file of one's own over the parameters that come with the program.
///
/// # Errors
///
/// A file that cannot be read, or has mistakes: all of them, each at its place.
pub fn policy(path: Option<&PathBuf>, lang: Lang) -> Result<Policy> {
    let builtin = Policy::builtin().clone();
    let Some(path) = path else {
        return Ok(builtin);
    };
    let text = open::read_text(path)?;
    let own = Policy::read(&open::shown(path), &text).map_err(|errors| {
        let head = pick(
            lang,
            "il file dei parametri non è valido:",
            "the file of parameters is not valid:",
        );
        anyhow!("{head}\n{}", render_all(&errors, lang))
    })?;
    Ok(builtin.with(own))
}

fn view(policy: &Policy, on: Option<Day>, lang: Lang) -> Result<PolicyView<'_>> {
    let parameters = chosen(policy, on);
    if let (Some(day), true) = (on, parameters.is_empty()) {
        let first = policy.parameters().iter().min_by_key(|it| it.period.first);
        let (from, source) = first.map_or(("?".to_owned(), ""), |it| {
            (it.period.first.to_string(), it.source.get(lang))
        });
        match lang {
            Lang::It => bail!("al {day} nessun testo vale: il primo vale dal {from} ({source})"),
            Lang::En => bail!("no text holds on {day}: the first holds from {from} ({source})"),
        }
    }
    Ok(PolicyView {
        on,
        parameters,
        examples: chosen(Policy::examples(), on),
    })
}

/// Returns the parameters in force on a day, or all.
fn chosen(policy: &Policy, on: Option<Day>) -> Vec<&Parameter> {
    match on {
        Some(day) => policy.on(day).collect(),
        None => policy.parameters().iter().collect(),
    }
}

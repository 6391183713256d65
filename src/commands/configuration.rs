//! `smartable config show`: every setting with its value and where it comes from.
//!
//! Never here: which settings there are (`config`), or how they are laid out (`report::settings`).

use std::path::PathBuf;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::commands::inventory::plan::{mistakes, nearest_configuration};
use crate::commands::print::{self, Printed, pick};
use crate::commands::{Exit, LangFrom, Surroundings, all, one};
use crate::config::{self, Stated};
use crate::intake::limits::Limits;
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::report::settings::{self as shown, Origin, Setting, Settings};
use crate::report::{CsvDialect, formats};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable config show\n  \
         smartable config show schede/ --format json",
    en: "Examples:\n  \
         smartable config show\n  \
         smartable config show submissions/ --format json",
};

/// Returns the command with its subcommand, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("config")
        .about(pick(
            lang,
            "Mostra le impostazioni e da dove vengono",
            "Show the settings and where they come from",
        ))
        .override_usage(pick(
            lang,
            "smartable config COMANDO",
            "smartable config COMMAND",
        ))
        .before_help(EXAMPLES.get(lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(show_command(lang))
}

fn show_command(lang: Lang) -> Command {
    let heading = pick(
        lang,
        "Criteri e configurazione",
        "Criteria and configuration",
    );
    Command::new("show")
        .about(pick(
            lang,
            "Elenca le impostazioni: chiave, valore, provenienza",
            "List the settings: key, value, where each comes from",
        ))
        .override_usage(pick(
            lang,
            "smartable config show [OPZIONI] [FILE]…",
            "smartable config show [OPTIONS] [FILE]…",
        ))
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help(pick(
                    lang,
                    "file o cartelle da cui si cerca smartable.toml, risalendo (di norma la \
                     cartella corrente)",
                    "files or folders from which smartable.toml is looked for, upwards (the \
                     present folder unless said)",
                )),
        )
        .arg(
            Arg::new("config")
                .long("config")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help_heading(heading)
                .help(pick(
                    lang,
                    "file di configurazione (di norma lo smartable.toml più vicino)",
                    "configuration file (the nearest smartable.toml unless said)",
                )),
        )
        .arg(
            Arg::new("isolated")
                .long("isolated")
                .action(ArgAction::SetTrue)
                .conflicts_with("config")
                .help_heading(heading)
                .help(pick(
                    lang,
                    "non leggere nessuna configurazione",
                    "read no configuration",
                )),
        )
        .arg(print::format_argument(lang))
}

/// Runs the command.
///
/// # Errors
///
/// A configuration that cannot be read or has mistakes; two different ones.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let Some(("show", own)) = matches.subcommand() else {
        return Ok(Exit::CouldNotRun);
    };
    let files: Vec<PathBuf> = all(own, "files");
    let path = match one::<PathBuf>(own, "config") {
        Some(path) => Some(path),
        None if own.get_flag("isolated") => None,
        None => nearest_configuration(&files, around.lang)?,
    };
    let mut stated = Vec::new();
    if let Some(path) = &path {
        let text = open::read_text(path)?;
        let config = config::read(&open::shown(path), &text)
            .map_err(|errors| mistakes(&errors, around.lang))?;
        around.speak(config.lang);
        stated = config::stated(&text);
    }
    let settings = Settings {
        file: path.as_deref().map(open::shown),
        all: merged(stated, around),
    };
    let lang = around.lang;
    let format = own.get_one::<Printed>("format").copied();
    let bytes = match format.unwrap_or(Printed::Terminal) {
        Printed::Json => shown::json(&settings)?,
        Printed::Csv => formats::csv::table(shown::table(&settings, lang), CsvDialect::Standard)?,
        text => print::report(&shown::layout(&settings, lang), text, around),
    };
    around.out.write_all(&bytes)?;
    Ok(Exit::Done)
}

/// Lays what the configuration states over what is built in.
fn merged(mut stated: Vec<Stated>, around: &Surroundings<'_>) -> Vec<Setting> {
    let mut settings = vec![language(&mut stated, around)];
    let built_in = config::built_in().into_iter().chain(limits());
    for (key, value) in built_in {
        let inside = |it: &Stated| {
            let rest = it.key.strip_prefix(key.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let own: Vec<Stated> = stated.extract_if(.., |it| inside(it)).collect();
        if own.is_empty() {
            settings.push(Setting {
                key,
                value,
                origin: Origin::BuiltIn,
            });
        }
        settings.extend(own.into_iter().map(from_file));
    }
    settings.extend(stated.into_iter().map(from_file));
    end_of_year(&mut settings);
    settings
}

fn from_file(stated: Stated) -> Setting {
    Setting {
        key: stated.key,
        value: Some(stated.value),
        origin: Origin::File(stated.line),
    }
}

/// Returns the language of the run, and takes what the configuration says of it.
fn language(stated: &mut Vec<Stated>, around: &Surroundings<'_>) -> Setting {
    let own = stated.extract_if(.., |it| it.key == "lang").last();
    let origin = match (around.lang_from, own) {
        (LangFrom::Option, _) => Origin::CommandLine("--lang"),
        (LangFrom::Variable, _) => Origin::Environment("SMARTABLE_LANG"),
        (LangFrom::System, Some(own)) => Origin::File(own.line),
        (LangFrom::System, None) => Origin::System,
    };
    let value = match around.lang {
        Lang::It => "\"it\"",
        Lang::En => "\"en\"",
    };
    Setting {
        key: "lang".to_owned(),
        value: Some(value.to_owned()),
        origin,
    }
}

/// Says on which day the figures are where only the year is stated: on its last.
fn end_of_year(settings: &mut [Setting]) {
    let year = settings.iter().find(|it| it.key == "year");
    let year = year.and_then(|it| Some((it.value.clone()?, it.origin)));
    let on = settings.iter_mut().find(|it| it.key == "on");
    if let (Some((year, origin)), Some(on)) = (year, on.filter(|on| on.value.is_none())) {
        on.value = Some(format!("\"{year}-12-31\""));
        on.origin = origin;
    }
}

/// Returns the limits with what they are where nothing is said.
fn limits() -> Vec<(String, Option<String>)> {
    let limits = Limits::default();
    let all = [
        ("part_bytes", limits.part_bytes.to_string()),
        ("total_bytes", limits.total_bytes.to_string()),
        ("ratio", limits.ratio.to_string()),
        ("parts", limits.parts.to_string()),
        ("sheets", limits.sheets.to_string()),
        ("cell_bytes", limits.cell_bytes.to_string()),
        ("cells", limits.cells.to_string()),
        ("record_bytes", limits.record_bytes.to_string()),
        ("held_sheet_bytes", limits.held_sheet_bytes.to_string()),
        ("shared_text_bytes", limits.shared_text_bytes.to_string()),
    ];
    let named = all.into_iter();
    named
        .map(|(key, value)| (format!("limits.{key}"), Some(value)))
        .collect()
}

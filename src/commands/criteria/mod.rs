//! `smartable criteria`: what the criteria sets say, and whether a file of one's own is right.
//!
//! Never here: reading a set (`criteria`), judging by it (`figures`).

mod describe;
mod diff;
pub(in crate::commands) mod life;
mod properties;
mod words;

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::commands::unknown;
use crate::commands::{Exit, Surroundings};
use crate::criteria::{self, Builtin};
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::model::criteria::CriteriaSet;
use crate::report::deliver;

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable criteria list\n  \
         smartable criteria show milano-2021\n  \
         smartable criteria export essential --output miei-criteri.toml\n  \
         smartable criteria check miei-criteri.toml\n  \
         smartable criteria diff essential miei-criteri.toml",
    en: "Examples:\n  \
         smartable criteria list\n  \
         smartable criteria show milano-2021\n  \
         smartable criteria export essential --output my-criteria.toml\n  \
         smartable criteria check my-criteria.toml\n  \
         smartable criteria diff essential my-criteria.toml",
};

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Returns the command with its subcommands, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("criteria")
        .about(pick(
            lang,
            "Elenca, mostra, esporta e controlla gli insiemi di criteri",
            "List, show, export and check criteria sets",
        ))
        .override_usage(pick(
            lang,
            "smartable criteria COMANDO",
            "smartable criteria COMMAND",
        ))
        .before_help(EXAMPLES.get(lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about(pick(
                    lang,
                    "Elenca gli insiemi disponibili",
                    "List the sets there are",
                ))
                .override_usage(pick(
                    lang,
                    "smartable criteria list",
                    "smartable criteria list",
                )),
        )
        .subcommand(show_command(lang))
        .subcommand(export_command(lang))
        .subcommand(check_command(lang))
        .subcommand(diff::command(lang))
}

fn argument(lang: Lang, id: &'static str, name: &'static str, help: Text) -> Arg {
    Arg::new(id)
        .value_name(name)
        .required(true)
        .value_parser(NonEmptyStringValueParser::new())
        .help_heading(pick(lang, "Argomenti", "Arguments"))
        .help(help.get(lang))
}

fn show_command(lang: Lang) -> Command {
    let help = Text {
        it: "un nome di «criteria list» o un file .toml",
        en: "a name of “criteria list” or a .toml file",
    };
    Command::new("show")
        .about(pick(
            lang,
            "Descrive a parole un insieme: criteri, regola, fonte",
            "Describe a set in words: criteria, rule, source",
        ))
        .override_usage(pick(
            lang,
            "smartable criteria show ID|FILE",
            "smartable criteria show ID|FILE",
        ))
        .arg(argument(lang, "set", "ID|FILE", help))
}

fn export_command(lang: Lang) -> Command {
    let help = Text {
        it: "un nome di «criteria list»",
        en: "a name of “criteria list”",
    };
    Command::new("export")
        .about(pick(
            lang,
            "Scrive il testo TOML di un insieme, da cui partire per il proprio",
            "Write the TOML text of a set, to start your own from",
        ))
        .override_usage(pick(
            lang,
            "smartable criteria export ID [--output FILE]",
            "smartable criteria export ID [--output FILE]",
        ))
        .arg(argument(lang, "set", "ID", help))
        .arg(
            Arg::new("output")
                .long("output")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help_heading(pick(lang, "Risultati", "Results"))
                .help(pick(
                    lang,
                    "file nuovo da scrivere (altrimenti si stampa)",
                    "new file to write (else it is printed)",
                )),
        )
}

fn check_command(lang: Lang) -> Command {
    Command::new("check")
        .about(pick(
            lang,
            "Controlla file di criteri propri e dice riga e colonna degli errori",
            "Check criteria files of your own and name line and column of errors",
        ))
        .override_usage(pick(
            lang,
            "smartable criteria check FILE…",
            "smartable criteria check FILE…",
        ))
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help(pick(
                    lang,
                    "file .toml da controllare",
                    ".toml files to check",
                )),
        )
}

/// Runs the command.
///
/// # Errors
///
/// An unknown set, a broken file given to `show`, an error of the system.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> anyhow::Result<Exit> {
    let name = |own: &ArgMatches| own.get_one::<String>("set").cloned().unwrap_or_default();
    match matches.subcommand() {
        Some(("list", _)) => list(around),
        Some(("show", own)) => {
            let set = find(&name(own), around.lang)?;
            let text = describe::set(&set, around.lang, around.width);
            around.out.write_all(text.as_bytes())?;
            Ok(Exit::Done)
        }
        Some(("export", own)) => {
            let text = known(&name(own), around.lang)?.text;
            match own.get_one::<PathBuf>("output") {
                None => around.out.write_all(text.as_bytes())?,
                Some(path) => deliver::deliver_new(path, text.as_bytes())?,
            }
            Ok(Exit::Done)
        }
        Some(("diff", own)) => diff::run(own, around),
        Some(("check", own)) => {
            let files = own.get_many::<PathBuf>("files");
            check(files.into_iter().flatten(), around)
        }
        _ => Ok(Exit::CouldNotRun),
    }
}

fn list(around: &mut Surroundings<'_>) -> anyhow::Result<Exit> {
    let mut sets = Vec::new();
    for known in criteria::builtin() {
        sets.push(read(known.id, known.text, around.lang)?);
    }
    let text = describe::list(&sets, around.lang, around.width);
    around.out.write_all(text.as_bytes())?;
    Ok(Exit::Done)
}

/// Checks files; errors are what was asked for, so they go to standard output.
fn check<'a>(
    files: impl Iterator<Item = &'a PathBuf>,
    around: &mut Surroundings<'_>,
) -> anyhow::Result<Exit> {
    let mut worst = Exit::Done;
    for path in files {
        let shown = path.display().to_string();
        let text = match open::read_text(path) {
            Ok(text) => text,
            Err(error) if criteria_file_is_missing(&error) => {
                worst = Exit::CouldNotRun;
                let sentence = pick(
                    around.lang,
                    "errore: il file non si può leggere:",
                    "error: the file cannot be read:",
                );
                writeln!(around.err, "{sentence} {shown}")?;
                continue;
            }
            Err(error) => return Err(error),
        };
        match criteria::read(&shown, &text) {
            Ok(set) => {
                writeln!(around.out, "{}", describe::valid(&shown, &set, around.lang))?;
                for gap in set.life.gaps() {
                    let (head, said) =
                        (life::WARNING.get(around.lang), life::gap(gap, around.lang));
                    writeln!(around.out, "{head}: {shown}: {said}")?;
                }
            }
            Err(errors) => {
                for error in errors {
                    writeln!(around.out, "{}", error.render(around.lang))?;
                }
                worst = worst.max(Exit::Findings);
            }
        }
    }
    Ok(worst)
}

/// Says whether a file could not be opened: the others are checked all the same.
fn criteria_file_is_missing(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some()
}

/// Finds a set by its name or its path.
fn find(name: &str, lang: Lang) -> anyhow::Result<CriteriaSet> {
    let is_path = name.contains(['/', '\\', '.']);
    if !is_path || criteria::builtin().iter().any(|known| known.id == name) {
        let known = known(name, lang)?;
        return read(known.id, known.text, lang);
    }
    let text = open::read_text(Path::new(name))?;
    read(name, &text, lang)
}

fn read(shown: &str, text: &str, lang: Lang) -> anyhow::Result<CriteriaSet> {
    criteria::read(shown, text).map_err(|errors| {
        let errors: Vec<String> = errors.iter().map(|error| error.render(lang)).collect();
        broken(&errors, lang)
    })
}

fn broken(errors: &[String], lang: Lang) -> anyhow::Error {
    let head = pick(
        lang,
        "l'insieme di criteri non è valido:",
        "the criteria set is not valid:",
    );
    anyhow::anyhow!("{head}\n{}", errors.join("\n"))
}

/// Finds a built-in set, or says which there are.
fn known(name: &str, lang: Lang) -> anyhow::Result<&'static Builtin> {
    let mut all = criteria::builtin().iter();
    let found = all.find(|known| known.id == name);
    found.ok_or_else(|| anyhow::anyhow!(unknown::criteria_set(name, false, lang)))
}

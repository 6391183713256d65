//! The program's own help: template, headings and texts in both languages.
//!
//! Lives here: what is common to all commands. Never here: the options of one command.

use std::ffi::OsString;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, Command};

use super::early::WIDTHS;
use crate::commands::{Exit, Surroundings, choice};
use crate::lang::{Lang, Text};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const ABOUT: Text = Text {
    it: "Dice quali attività di una pubblica amministrazione si possono svolgere da remoto, perché, \
         e per quante persone.",
    en: "Says which activities of a public administration can be done remotely, why, and for how \
         many people.",
};

const USAGE: Text = Text {
    it: "smartable [OPZIONI] COMANDO",
    en: "smartable [OPTIONS] COMMAND",
};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable check schede/                che cosa correggere, cella per cella\n  \
         smartable assess mappatura.xlsx        esiti e totali di un foglio\n  \
         smartable assess schede/               tutti i fogli di una cartella\n  \
         smartable criteria list                gli insiemi di criteri disponibili\n  \
         smartable help assess                  l'aiuto completo di un comando",
    en: "Examples:\n  \
         smartable check submissions/           what to mend, cell by cell\n  \
         smartable assess inventory.xlsx        verdicts and totals of a sheet\n  \
         smartable assess submissions/          all the sheets of a folder\n  \
         smartable criteria list                the criteria sets there are\n  \
         smartable help assess                  the full help of a command",
};

const EXIT_CODES: Text = Text {
    it: "Codici di uscita: 0 tutto a posto, 1 rilievi nei dati, 2 impossibile eseguire.\n\
         Niente viene inviato in rete e i file letti non sono mai modificati.",
    en: "Exit codes: 0 all is well, 1 findings in the data, 2 could not run.\n\
         Nothing is sent over the network, and the files read are never changed.",
};

const COMMANDS: Text = Text {
    it: "Comandi",
    en: "Commands",
};

const COMMAND: Text = Text {
    it: "COMANDO",
    en: "COMMAND",
};

const GENERAL: Text = Text {
    it: "Opzioni generali",
    en: "General options",
};

/// Returns the top command, without its subcommands.
pub(super) fn top(lang: Lang) -> Command {
    Command::new("smartable")
        .bin_name("smartable")
        .version(env!("CARGO_PKG_VERSION"))
        .about(ABOUT.get(lang))
        .override_usage(USAGE.get(lang))
        .before_help(EXAMPLES.get(lang))
        .after_help(EXIT_CODES.get(lang))
        .disable_version_flag(true)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .styles(STYLES)
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .help(pick(lang, "mostrare la versione", "show the version"))
                .help_heading(GENERAL.get(lang))
                .display_order(99)
                .action(ArgAction::Version),
        )
}

/// Returns the options that every command takes.
pub(super) fn global_arguments(lang: Lang) -> Vec<Arg> {
    let general = |name: &'static str| {
        Arg::new(name)
            .long(name)
            .help_heading(GENERAL.get(lang))
            .global(true)
    };
    vec![
        general("lang")
            .value_name("it|en")
            .hide_possible_values(true)
            .value_parser(choice(&[("it", Lang::It), ("en", Lang::En)]))
            .help(pick(
                lang,
                "lingua (altrimenti SMARTABLE_LANG, poi quella del sistema)",
                "language (else SMARTABLE_LANG, then that of the system)",
            )),
        general("color")
            .alias("colour")
            .value_name(pick(lang, "QUANDO", "WHEN"))
            .hide_possible_values(true)
            .value_parser(choice(&[("auto", ()), ("always", ()), ("never", ())]))
            .help(pick(
                lang,
                "colori: auto (solo a terminale), always, never",
                "colours: auto (on a terminal only), always, never",
            )),
        general("width")
            .value_name("N")
            .value_parser(move |text: &str| columns(text, lang))
            .help(pick(
                lang,
                "larghezza in colonne di ciò che si stampa",
                "width of the output in columns",
            )),
        general("quiet")
            .short('q')
            .action(ArgAction::SetTrue)
            .help(pick(
                lang,
                "nessun avanzamento né riepilogo: solo i risultati",
                "no progress and no summary: results only",
            )),
        general("help")
            .short('h')
            .action(ArgAction::Help)
            .display_order(98)
            .help(pick(
                lang,
                "mostrare l'aiuto (-h breve, --help completo)",
                "show help (-h short, --help full)",
            )),
    ]
}

fn columns(text: &str, lang: Lang) -> Result<u64, String> {
    let number = text.parse::<u64>().ok();
    number
        .filter(|number| WIDTHS.contains(number))
        .ok_or_else(|| {
            let (from, to) = (WIDTHS.start(), WIDTHS.end());
            match lang {
                Lang::It => format!("serve un numero intero da {from} a {to}"),
                Lang::En => format!("a whole number from {from} to {to} is needed"),
            }
        })
}

/// Returns the command `help`.
pub(super) fn help_command(lang: Lang) -> Command {
    Command::new("help")
        .about(pick(
            lang,
            "Mostra l'aiuto completo di un comando",
            "Show the full help of a command",
        ))
        .override_usage(pick(
            lang,
            "smartable help [COMANDO]…",
            "smartable help [COMMAND]…",
        ))
        .display_order(99)
        .arg(
            Arg::new("command")
                .value_name(COMMAND.get(lang))
                .num_args(0..)
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help(pick(
                    lang,
                    "il comando, per esempio «criteria show»",
                    "the command, for example “criteria show”",
                )),
        )
}

/// Puts template, headings and our own help flag on a command and all its subcommands.
pub(super) fn dress(command: Command, lang: Lang) -> Command {
    let usage = pick(lang, "Uso", "Usage");
    let style = STYLES.get_usage();
    let template = format!(
        "{{about-with-newline}}\n{style}{usage}:{style:#} {{usage}}\n\n\
         {{before-help}}{{all-args}}{{after-help}}\n"
    );
    let names: Vec<String> = command
        .get_subcommands()
        .map(|sub| sub.get_name().to_owned())
        .collect();
    let mut command = command
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(COMMANDS.get(lang))
        .subcommand_value_name(COMMAND.get(lang));
    for name in names {
        command = command.mut_subcommand(name, |sub| dress(sub, lang));
    }
    command
}

/// Prints the full help of the command at `path`, or of the whole program.
///
/// # Errors
///
/// There is no such command, or standard output does not take the text.
pub(super) fn print(
    command: &mut Command,
    path: &[&str],
    around: &mut Surroundings<'_>,
) -> anyhow::Result<Exit> {
    command.build();
    let mut at = command;
    for name in path {
        let Some(next) = at.find_subcommand_mut(name) else {
            match around.lang {
                Lang::It => anyhow::bail!("il comando «{}» non esiste", path.join(" ")),
                Lang::En => anyhow::bail!("there is no command “{}”", path.join(" ")),
            }
        };
        at = next;
    }
    // As `--help` does: where nothing more is said at length, the short layout reads better.
    let at_length = at.get_long_about().is_some()
        || at.get_before_long_help().is_some()
        || at.get_after_long_help().is_some();
    let text = if at_length {
        at.render_long_help()
    } else {
        at.render_help()
    };
    let text = if around.colour {
        text.ansi().to_string()
    } else {
        text.to_string()
    };
    around.out.write_all(tidy(&text).as_bytes())?;
    Ok(Exit::Done)
}

/// Removes blanks at line ends and blank lines at the end, which the template leaves.
pub(super) fn tidy(text: &str) -> String {
    let mut tidied: String = text
        .trim_end()
        .lines()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect();
    if tidied.is_empty() {
        tidied.push('\n');
    }
    tidied
}

/// Returns the names of the subcommands that the arguments reach: `criteria show`.
pub(super) fn path_of(command: &Command, args: &[OsString]) -> Vec<String> {
    let mut at = command;
    let mut path = Vec::new();
    for arg in args.iter().skip(1) {
        if let Some(next) = arg.to_str().and_then(|name| at.find_subcommand(name)) {
            path.push(next.get_name().to_owned());
            at = next;
        }
    }
    path
}

/// Chooses between two texts.
fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

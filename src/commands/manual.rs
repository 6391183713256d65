//! `smartable man`: pages of the manual, made of the help of the commands.
//!
//! Never here: what the help says (`cli`, each command).

use std::path::PathBuf;

use anyhow::Result;
use clap::{Arg, ArgMatches, Command, value_parser};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use crate::commands::print::pick;
use crate::commands::{Exit, Surroundings};
use crate::lang::{Lang, Text};
use crate::report::deliver;

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable man | man -l -\n  \
         smartable man --output ~/.local/share/man/man1",
    en: "Examples:\n  \
         smartable man | man -l -\n  \
         smartable man --output ~/.local/share/man/man1",
};

/// Returns the command, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("man")
        .about(pick(
            lang,
            "Scrive le pagine di manuale",
            "Write the pages of the manual",
        ))
        .override_usage(pick(
            lang,
            "smartable man [OPZIONI]",
            "smartable man [OPTIONS]",
        ))
        .before_help(EXAMPLES.get(lang))
        .arg(
            Arg::new("output")
                .long("output")
                .value_name(pick(lang, "CARTELLA", "FOLDER"))
                .value_parser(value_parser!(PathBuf))
                .help_heading(pick(lang, "Risultati", "Results"))
                .help(pick(
                    lang,
                    "cartella per una pagina di ogni comando (altrimenti si stampa la sola pagina \
                     del programma)",
                    "folder for a page of each command (else the page of the program alone is \
                     printed)",
                )),
        )
}

/// Runs the command; `top` is the whole tree of commands.
///
/// # Errors
///
/// A folder or standard output that cannot be written.
pub fn run(top: &mut Command, matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    top.build();
    let Some(folder) = matches.get_one::<PathBuf>("output") else {
        around.out.write_all(&page(top, around.lang)?)?;
        return Ok(Exit::Done);
    };
    deliver::folder(folder)?;
    for (name, bytes) in pages(top, around.lang)? {
        deliver::deliver(&folder.join(name), &bytes, &[])?;
    }
    Ok(Exit::Done)
}

/// Returns the page of a command and those of all below it, each with the name of its file.
fn pages(command: &Command, lang: Lang) -> Result<Vec<(String, Vec<u8>)>> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let mut all = vec![(format!("{name}.1"), page(command, lang)?)];
    for sub in command.get_subcommands() {
        all.extend(pages(sub, lang)?);
    }
    Ok(all)
}

/// Writes a page: that of the crate, with the examples of the help, and with headings in the
/// language of the run, where the crate knows English alone.
fn page(command: &Command, lang: Lang) -> Result<Vec<u8>> {
    let own = command.clone().disable_help_subcommand(true);
    let man = Man::new(own).source(concat!("smartable ", env!("CARGO_PKG_VERSION")));
    let mut made = Vec::new();
    man.render(&mut made)?;
    let examples = command
        .get_before_long_help()
        .or(command.get_before_help())
        .map(ToString::to_string);
    let mut examples = examples.as_deref();
    let mut text = String::new();
    let mut described = false;
    for line in String::from_utf8(made)?.lines() {
        let heading = line.strip_prefix(".SH ");
        // They stand where the description ends.
        if heading.is_some()
            && described
            && let Some(examples) = examples.take()
        {
            text.push_str(&verbatim(examples));
        }
        described |= heading == Some("DESCRIPTION");
        match heading.and_then(|heading| {
            HEADINGS
                .iter()
                .find(|(made, text)| *made == heading || text.it.eq_ignore_ascii_case(heading))
        }) {
            Some((_, heading)) => text.extend([".SH ", heading.get(lang)]),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// Writes the examples of a help, `Heading:` and a command a line, as they stand.
fn verbatim(examples: &str) -> String {
    let (heading, lines) = examples.split_once('\n').unwrap_or((examples, ""));
    let heading = heading.trim_end_matches(':').to_uppercase();
    let mut roff = Roff::new();
    roff.control("SH", [heading.as_str()]);
    roff.control("nf", []);
    for line in lines.lines() {
        roff.text([roman(line.trim_start())]);
    }
    roff.control("fi", []);
    roff.to_roff()
}

/// Headings of the crate, and what they are called here.
const HEADINGS: [(&str, Text); 6] = [
    (
        "NAME",
        Text {
            it: "NOME",
            en: "NAME",
        },
    ),
    (
        "SYNOPSIS",
        Text {
            it: "USO",
            en: "SYNOPSIS",
        },
    ),
    (
        "DESCRIPTION",
        Text {
            it: "DESCRIZIONE",
            en: "DESCRIPTION",
        },
    ),
    (
        "Commands",
        Text {
            it: "COMANDI",
            en: "COMMANDS",
        },
    ),
    (
        "EXTRA",
        Text {
            it: "NOTE",
            en: "NOTES",
        },
    ),
    (
        "VERSION",
        Text {
            it: "VERSIONE",
            en: "VERSION",
        },
    ),
];

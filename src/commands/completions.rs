//! `smartable completions`: what a shell needs to complete commands and options.
//!
//! Never here: which commands there are (`cli`).

use anyhow::Result;
use clap::builder::EnumValueParser;
use clap::{Arg, ArgMatches, Command};
use clap_complete::aot::{Shell, generate};

use crate::commands::print::pick;
use crate::commands::{Exit, Surroundings};
use crate::lang::{Lang, Text};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable completions bash > ~/.local/share/bash-completion/completions/smartable\n  \
         smartable completions zsh > ~/.zfunc/_smartable\n  \
         smartable completions fish > ~/.config/fish/completions/smartable.fish",
    en: "Examples:\n  \
         smartable completions bash > ~/.local/share/bash-completion/completions/smartable\n  \
         smartable completions zsh > ~/.zfunc/_smartable\n  \
         smartable completions fish > ~/.config/fish/completions/smartable.fish",
};

/// Returns the command, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    Command::new("completions")
        .about(pick(
            lang,
            "Scrive i completamenti per la shell",
            "Write completions for a shell",
        ))
        .override_usage(pick(
            lang,
            "smartable completions SHELL",
            "smartable completions SHELL",
        ))
        .before_help(EXAMPLES.get(lang))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .hide_possible_values(true)
                .value_parser(EnumValueParser::<Shell>::new())
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help("bash, zsh, fish, powershell, elvish"),
        )
}

/// Runs the command; `top` is the whole tree of commands.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn run(top: &mut Command, matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let Some(shell) = matches.get_one::<Shell>("shell").copied() else {
        return Ok(Exit::CouldNotRun);
    };
    // The generator takes no failure of what it writes to: memory has none.
    let mut text = Vec::new();
    generate(shell, top, "smartable", &mut text);
    around.out.write_all(&text)?;
    Ok(Exit::Done)
}

//! The command line: language, colours, width, exit codes; the top of the tree of commands.
//!
//! Lives here: what needs the process around it (environment, standard streams, panics). Never
//! here: anything that can be tested without a process.

mod early;
mod errors;
mod help;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::error::ErrorKind;
use clap::{ArgMatches, Command};

use crate::commands::{
    Exit, Surroundings, assess, baseline, budget, calendar, check, compare, completions,
    configuration, contingent, criteria, fix, init, manual, merge, overview, policy, review, rules,
    schema, simulate, template, update,
};
use crate::lang::Lang;
use early::Early;

/// Stack of the thread that does the work. Nested input is refused long before it is used up.
const STACK_BYTES: usize = 64 << 20;

/// Runs the program with its arguments, its own name first, and returns the exit code.
#[must_use]
pub fn run(args: Vec<OsString>) -> u8 {
    let early = Early::look(&args);
    say_bugs_plainly(early.lang);
    let work = move || work(&args, &early);
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    let exit = match thread.spawn(work) {
        // A panic has been reported by the hook.
        Ok(running) => running.join().unwrap_or(Exit::CouldNotRun),
        Err(_) => Exit::CouldNotRun,
    };
    exit.code()
}

/// Replaces the report of a panic by one sentence.
fn say_bugs_plainly(lang: Lang) {
    std::panic::set_hook(Box::new(move |panic| {
        let sentence = match lang {
            Lang::It => "errore interno: smartable si è fermato per un suo difetto, non per i dati",
            Lang::En => "internal error: smartable stopped for a fault of its own, not of the data",
        };
        // The place helps whoever mends it; paths of the machine it was built on do not.
        let place = panic
            .location()
            .filter(|at| at.file().starts_with("src"))
            .map_or_else(String::new, |at| format!(" ({}:{})", at.file(), at.line()));
        let _ = writeln!(io::stderr(), "{sentence}{place}");
    }));
}

fn work(args: &[OsString], early: &Early) -> Exit {
    let mut command = help::dress(top(early.lang), early.lang).term_width(early.width);
    let (outcome, lang) = match command.try_get_matches_from_mut(args) {
        Ok(matches) => dispatch(&matches, &mut command, early),
        Err(error) => return refuse(&error, &mut command, args, early),
    };
    match outcome {
        Ok(exit) => exit,
        Err(error) if errors::is_closed_pipe(&error) => Exit::Done,
        Err(error) => {
            let words = errors::failed(&error, lang, early.colour_err);
            let _ = writeln!(io::stderr(), "{words}");
            Exit::CouldNotRun
        }
    }
}

/// The whole tree of commands.
fn top(lang: Lang) -> Command {
    help::top(lang)
        .args(help::global_arguments(lang))
        .subcommand(init::command(lang))
        .subcommand(template::command(lang))
        .subcommand(merge::command(lang))
        .subcommand(update::command(lang))
        .subcommand(overview::command(lang))
        .subcommand(check::command(lang))
        .subcommand(fix::command(lang))
        .subcommand(baseline::command(lang))
        .subcommand(rules::rules_command(lang))
        .subcommand(rules::explain_command(lang))
        .subcommand(assess::arguments::command(lang))
        .subcommand(contingent::command(lang))
        .subcommand(budget::command(lang))
        .subcommand(compare::command(lang))
        .subcommand(simulate::command(lang))
        .subcommand(review::command(lang))
        .subcommand(criteria::command(lang))
        .subcommand(calendar::command(lang))
        .subcommand(policy::command(lang))
        .subcommand(configuration::command(lang))
        .subcommand(schema::command(lang))
        .subcommand(completions::command(lang))
        .subcommand(manual::command(lang))
        .subcommand(help::help_command(lang))
}

/// Runs the subcommand that was asked for. Returns the language beside, which the configuration may
/// have chosen: what failed is said in that one.
fn dispatch(
    matches: &ArgMatches,
    command: &mut Command,
    early: &Early,
) -> (anyhow::Result<Exit>, Lang) {
    let mut out = BufWriter::new(io::stdout().lock());
    // Not locked: a thread that fails says so through the same stream.
    let mut err = io::stderr();
    let mut around = Surroundings {
        lang: early.lang,
        lang_from: early.lang_from,
        out: &mut out,
        err: &mut err,
        width: early.width,
        colour: early.colour_out,
        progress: io::stderr().is_terminal() && !matches.get_flag("quiet"),
        terminal: io::stdout().is_terminal(),
        quiet: matches.get_flag("quiet"),
        step_summary: early::step_summary(),
    };
    let exit = subcommand(matches, command, &mut around);
    let lang = around.lang;
    let flushed = out.flush();
    let exit = exit.and_then(|exit| {
        flushed?;
        Ok(exit)
    });
    (exit, lang)
}

fn subcommand(
    matches: &ArgMatches,
    command: &mut Command,
    around: &mut Surroundings<'_>,
) -> anyhow::Result<Exit> {
    Ok(match matches.subcommand() {
        Some(("assess", own)) => {
            assess::run(&assess::arguments::Arguments::from_matches(own), around)?
        }
        Some(("check", own)) => check::run(own, around)?,
        Some(("criteria", own)) => criteria::run(own, around)?,
        Some(("calendar", own)) => calendar::run(own, around)?,
        Some(("policy", own)) => policy::run(own, around)?,
        Some(("fix", own)) => fix::run(own, around)?,
        Some(("init", own)) => init::run(own, around)?,
        Some(("merge", own)) => merge::run(own, around)?,
        Some(("update", own)) => update::run(own, around)?,
        Some(("template", own)) => template::run(own, around)?,
        Some(("baseline", own)) => baseline::run(own, around)?,
        Some(("rules", own)) => rules::run_rules(own, around)?,
        Some(("explain", own)) => rules::run_explain(own, around)?,
        Some(("contingent", own)) => contingent::run(own, around)?,
        Some(("budget", own)) => budget::run(own, around)?,
        Some(("compare", own)) => compare::run(own, around)?,
        Some(("simulate", own)) => simulate::run(own, around)?,
        Some(("review", own)) => review::run(own, around)?,
        Some(("overview", own)) => overview::run(own, around)?,
        Some(("config", own)) => configuration::run(own, around)?,
        Some(("schema", own)) => schema::run(own, around)?,
        Some(("completions", own)) => completions::run(command, own, around)?,
        Some(("man", own)) => manual::run(command, own, around)?,
        Some(("help", own)) => {
            let path: Vec<&str> = own
                .get_many::<String>("command")
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            help::print(command, &path, around)?
        }
        _ => Exit::CouldNotRun,
    })
}

/// Shows the help that was asked for, or says why the arguments do not parse.
fn refuse(error: &clap::Error, command: &mut Command, args: &[OsString], early: &Early) -> Exit {
    let rendered = |colour: bool| {
        let text = error.render();
        if colour {
            text.ansi().to_string()
        } else {
            text.to_string()
        }
    };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = help::tidy(&rendered(early.colour_out));
            let written = io::stdout().lock().write_all(text.as_bytes());
            match written {
                Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::CouldNotRun,
                _ => Exit::Done,
            }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = help::tidy(&rendered(early.colour_err));
            let _ = io::stderr().lock().write_all(text.as_bytes());
            Exit::CouldNotRun
        }
        _ => {
            let path = help::path_of(command, args);
            let words = errors::usage(error, &path, early.lang, early.colour_err);
            let _ = writeln!(io::stderr(), "{words}");
            Exit::CouldNotRun
        }
    }
}

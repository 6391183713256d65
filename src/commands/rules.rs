//! `smartable rules` and `smartable explain`: the catalogue of rules, and one rule in full.
//!
//! Never here: what the rules say (`check::rules`), or how it is laid out (`report::rules`).

use anyhow::{Result, bail};
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command};

use crate::check::{Fix, Registry, Words};
use crate::commands::print::{self, Printed, pick};
use crate::commands::{Exit, Surroundings, unknown};
use crate::lang::{Lang, Text};
use crate::report::rules::{self as shown, RuleShown};
use crate::report::{CsvDialect, formats};

/// Returns `rules`, in `lang`.
#[must_use]
pub fn rules_command(lang: Lang) -> Command {
    Command::new("rules")
        .about(pick(
            lang,
            "Elenca le regole di «check»",
            "List the rules of “check”",
        ))
        .override_usage(pick(
            lang,
            "smartable rules [OPZIONI]",
            "smartable rules [OPTIONS]",
        ))
        .arg(print::format_argument(lang))
}

/// Returns `explain`, in `lang`.
#[must_use]
pub fn explain_command(lang: Lang) -> Command {
    Command::new("explain")
        .about(pick(
            lang,
            "Spiega una regola: che cosa dice, perché conta, come si corregge",
            "Explain a rule: what it says, why it matters, how to mend it",
        ))
        .override_usage(pick(
            lang,
            "smartable explain [OPZIONI] REGOLA…",
            "smartable explain [OPTIONS] RULE…",
        ))
        .before_help(
            Text {
                it: "Esempio:\n  smartable explain V041",
                en: "Example:\n  smartable explain V041",
            }
            .get(lang),
        )
        .arg(
            Arg::new("rules")
                .value_name(pick(lang, "REGOLA", "RULE"))
                .num_args(0..)
                .value_parser(NonEmptyStringValueParser::new())
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .required_unless_present("all")
                .help(pick(
                    lang,
                    "codice o nome, per esempio V041 o answer-unknown; V per tutte quelle che \
                     cominciano così",
                    "code or name, for example V041 or answer-unknown; V for all that begin so",
                )),
        )
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help_heading(pick(lang, "Dati", "Data"))
                .help(pick(lang, "tutte le regole", "all rules")),
        )
        .arg(print::format_argument(lang))
}

/// Runs `rules`.
///
/// # Errors
///
/// When standard output cannot be written.
pub fn run_rules(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let rules = all(&Registry::new());
    print_rules(matches, &rules, around, |rules, lang| {
        vec![shown::catalogue(rules, lang)]
    })
}

/// Runs `explain`.
///
/// # Errors
///
/// A name that no rule has.
pub fn run_explain(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let registry = Registry::new();
    let every = all(&registry);
    let rules = if matches.get_flag("all") {
        every
    } else {
        let names = matches.get_many::<String>("rules").into_iter().flatten();
        let mut chosen = Vec::new();
        for name in names {
            let codes = registry.named(name);
            if codes.is_empty() {
                bail!(unknown::rule(name, &registry, around.lang));
            }
            let own = every.iter();
            chosen.extend(own.filter(|rule| codes.iter().any(|code| code.0 == rule.code)));
        }
        chosen
    };
    print_rules(matches, &rules, around, |rules, lang| {
        rules.iter().map(|rule| shown::one(rule, lang)).collect()
    })
}

fn print_rules(
    matches: &ArgMatches,
    rules: &[RuleShown],
    around: &mut Surroundings<'_>,
    layout: impl Fn(&[RuleShown], Lang) -> Vec<crate::report::layout::Report<'static>>,
) -> Result<Exit> {
    let format = matches.get_one::<Printed>("format").copied();
    match format.unwrap_or(Printed::Terminal) {
        Printed::Json => around.out.write_all(&shown::json(rules, around.lang)?)?,
        Printed::Csv => {
            let table = shown::data(rules, around.lang);
            around
                .out
                .write_all(&formats::csv::table(table, CsvDialect::Standard)?)?;
        }
        text => {
            for report in layout(rules, around.lang) {
                let bytes = print::report(&report, text, around);
                around.out.write_all(&bytes)?;
            }
        }
    }
    around.out.flush()?;
    Ok(Exit::Done)
}

/// Returns what all rules say.
fn all(registry: &Registry) -> Vec<RuleShown> {
    let rules = registry.rules();
    rules
        .map(|rule| RuleShown {
            code: rule.code.0,
            slug: rule.slug,
            severity: rule.severity,
            summary: rule.summary,
            explain: rule.explain,
            fix: rule.fix.safety(),
            text_only: matches!(rule.fix, Fix::Row(_) | Fix::Text(_)),
            example: rule.help.as_ref().and_then(plain),
        })
        .collect()
}

/// Returns a help line that needs no values.
fn plain(help: &Words) -> Option<Text> {
    match help {
        Words::Always(text)
        | Words::By {
            otherwise: text, ..
        } => (!text.it.contains('{')).then_some(*text),
    }
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::check::Registry;
    use crate::report::rules::page;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "UPDATE=1 writes the page anew")]
    fn the_page_of_the_rules_is_true() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
        let text = page(&all(&Registry::new()));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert!(text == known, "docs/rules.md: run UPDATE=1 cargo test");
    }
}

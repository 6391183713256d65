//! Errors in words: wrong arguments, and what the system refused.
//!
//! Never here: findings in the data (`check::rules`).

use std::fmt::Write as _;
use std::io;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::commands::failure;
use crate::lang::Lang;

/// Says whether the reader of our output has gone: that is no failure.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}

/// Words a failure, from what we wanted down to what the system said.
pub(super) fn failed(error: &anyhow::Error, lang: Lang, colour: bool) -> String {
    let head = head(lang, colour);
    format!("{head}{}", failure::words(error, lang))
}

/// Words arguments that do not parse; `path` are the subcommands that they reach.
pub(super) fn usage(error: &clap::Error, path: &[String], lang: Lang, colour: bool) -> String {
    let mut words = head(lang, colour);
    words.push_str(&sentence(error, lang));
    if let Some(hint) = hint(error, lang) {
        let _ = write!(words, "\n{hint}");
    }
    let mut help = String::from("smartable");
    for name in path {
        let _ = write!(help, " {name}");
    }
    let _ = match lang {
        Lang::It => write!(words, "\nPer l'aiuto: {help} --help"),
        Lang::En => write!(words, "\nFor help: {help} --help"),
    };
    words
}

fn head(lang: Lang, colour: bool) -> String {
    let word = match lang {
        Lang::It => "errore:",
        Lang::En => "error:",
    };
    if colour {
        format!("\u{1b}[1;31m{word}\u{1b}[0m ")
    } else {
        format!("{word} ")
    }
}

/// Says in one sentence what is wrong with the arguments.
fn sentence(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match (error.kind(), lang) {
        (ErrorKind::InvalidValue | ErrorKind::NoEquals, Lang::It) if value.is_empty() => {
            format!("manca un valore per «{argument}»")
        }
        (ErrorKind::InvalidValue | ErrorKind::NoEquals, Lang::En) if value.is_empty() => {
            format!("a value is missing for “{argument}”")
        }
        (ErrorKind::InvalidValue, Lang::It) => {
            format!("«{value}» non è un valore di «{argument}»")
        }
        (ErrorKind::InvalidValue, Lang::En) => {
            format!("“{value}” is not a value of “{argument}”")
        }
        (ErrorKind::ValueValidation, _) => {
            let why =
                std::error::Error::source(error).map_or_else(String::new, ToString::to_string);
            let why = whole_number(&why, lang).unwrap_or(&why);
            match lang {
                Lang::It => format!("il valore «{value}» di «{argument}» non va bene: {why}"),
                Lang::En => format!("the value “{value}” of “{argument}” will not do: {why}"),
            }
        }
        (ErrorKind::UnknownArgument, Lang::It) => format!("l'argomento «{argument}» non esiste"),
        (ErrorKind::UnknownArgument, Lang::En) => format!("there is no argument “{argument}”"),
        (ErrorKind::InvalidSubcommand, _) => {
            let name = context(error, ContextKind::InvalidSubcommand);
            match lang {
                Lang::It => format!("il comando «{name}» non esiste"),
                Lang::En => format!("there is no command “{name}”"),
            }
        }
        (ErrorKind::ArgumentConflict, _) => conflict(error, &argument, lang),
        (ErrorKind::MissingRequiredArgument, Lang::It) => format!("manca: {argument}"),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("missing: {argument}"),
        (ErrorKind::MissingSubcommand, Lang::It) => "manca il comando".to_owned(),
        (ErrorKind::MissingSubcommand, Lang::En) => "a command is missing".to_owned(),
        (ErrorKind::TooFewValues, _) if number(error, ContextKind::MinValues).is_some() => {
            let least = number(error, ContextKind::MinValues).unwrap_or_default();
            let there = number(error, ContextKind::ActualNumValues).unwrap_or_default();
            match lang {
                Lang::It => format!("«{argument}»: servono almeno {least} valori, dati {there}"),
                Lang::En => format!("“{argument}” takes at least {least} values, {there} given"),
            }
        }
        (
            ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues,
            Lang::It,
        ) => format!("il numero di valori di «{argument}» non è giusto"),
        (
            ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues,
            Lang::En,
        ) => format!("“{argument}” has the wrong number of values"),
        (_, Lang::It) => "un argomento non si può leggere (non è testo UTF-8)".to_owned(),
        (_, Lang::En) => "an argument cannot be read (it is not UTF-8 text)".to_owned(),
    }
}

/// Returns a number that an error states.
fn number(error: &clap::Error, kind: ContextKind) -> Option<isize> {
    match error.get(kind) {
        Some(ContextValue::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Two arguments that exclude each other, or one given twice.
fn conflict(error: &clap::Error, argument: &str, lang: Lang) -> String {
    let other = context(error, ContextKind::PriorArg);
    match lang {
        _ if other == argument || other.is_empty() => match lang {
            Lang::It => format!("«{argument}» è indicato più di una volta"),
            Lang::En => format!("“{argument}” is given more than once"),
        },
        Lang::It => format!("«{argument}» non si può usare insieme a «{other}»"),
        Lang::En => format!("“{argument}” cannot be used together with “{other}”"),
    }
}

/// Says what might have been meant.
fn hint(error: &clap::Error, lang: Lang) -> Option<String> {
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .map(|kind| context(error, kind))
    .find(|text| !text.is_empty());
    if let Some(meant) = meant {
        return Some(match lang {
            Lang::It => format!("Forse si intendeva: {meant}"),
            Lang::En => format!("Perhaps you meant: {meant}"),
        });
    }
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
        .into_iter()
        .map(|kind| context(error, kind))
        .find(|text| !text.is_empty())?;
    Some(match lang {
        Lang::It => format!("Ammessi: {valid}"),
        Lang::En => format!("Allowed: {valid}"),
    })
}

/// Returns what the parser knows of `kind`, as text without colours.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}

/// Words what the standard library says of a text that is no whole number.
fn whole_number(why: &str, lang: Lang) -> Option<&'static str> {
    let large = why.starts_with("number too");
    let words = match lang {
        Lang::It if large => "il numero è troppo grande",
        Lang::It => "ci vuole un numero intero",
        Lang::En if large => "the number is too large",
        Lang::En => "a whole number is needed",
    };
    let known =
        large || why.starts_with("invalid digit") || why.starts_with("cannot parse integer");
    known.then_some(words)
}

//! What must be known before the arguments are parsed: help and errors need it too.
//!
//! Lives here: the environment, and a first look at `--lang`, `--color` and `--width`. Never
//! here: any other argument.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use crate::commands::LangFrom;
use crate::lang::Lang;

/// Widths that output can be laid out for.
pub(super) const WIDTHS: std::ops::RangeInclusive<u64> = 40..=1000;

/// What the process says of language, colours and width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Early {
    /// Language of everything that people read.
    pub(super) lang: Lang,
    /// What said so.
    pub(super) lang_from: LangFrom,
    /// Columns to lay out for.
    pub(super) width: usize,
    /// Whether standard output takes colours.
    pub(super) colour_out: bool,
    /// Whether standard error takes colours.
    pub(super) colour_err: bool,
}

impl Early {
    /// Looks at the arguments and at the process around.
    pub(super) fn look(args: &[OsString]) -> Self {
        let colour = value_of(args, "--color").or_else(|| value_of(args, "--colour"));
        let stated = |text: Option<String>| text.as_deref().and_then(Lang::parse).is_some();
        Self {
            lang_from: if stated(value_of(args, "--lang")) {
                LangFrom::Option
            } else if stated(variable("SMARTABLE_LANG")) {
                LangFrom::Variable
            } else {
                LangFrom::System
            },
            lang: language(value_of(args, "--lang").as_deref(), &variable),
            width: width(value_of(args, "--width").as_deref(), screen(), &variable),
            colour_out: colours(colour.as_deref(), io::stdout().is_terminal(), &variable),
            colour_err: colours(colour.as_deref(), io::stderr().is_terminal(), &variable),
        }
    }
}

/// Returns where a step of GitHub Actions wants its summary.
pub(super) fn step_summary() -> Option<PathBuf> {
    variable("GITHUB_STEP_SUMMARY").map(PathBuf::from)
}

/// Reads a variable of the environment; an empty one counts as absent.
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn variable(name: &str) -> Option<String> {
    let value = std::env::var_os(name)?;
    let value = value.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}

/// Returns the columns of the terminal that standard output is.
fn screen() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0))
}

/// Finds the last value of an option, even where the rest does not parse.
fn value_of(args: &[OsString], option: &str) -> Option<String> {
    let mut found = None;
    let mut args = args.iter().map(|arg| arg.to_string_lossy()).skip(1);
    while let Some(arg) = args.next() {
        if arg == "--" {
            break;
        }
        if arg == option {
            found = args.next().map(std::borrow::Cow::into_owned).or(found);
        } else if let Some(value) = arg
            .strip_prefix(option)
            .and_then(|rest| rest.strip_prefix('='))
        {
            found = Some(value.to_owned());
        }
    }
    found
}

/// Chooses the language: the option, then the environment, then English.
fn language(option: Option<&str>, variable: &dyn Fn(&str) -> Option<String>) -> Lang {
    if let Some(lang) = option.and_then(Lang::parse) {
        return lang;
    }
    for name in [
        "SMARTABLE_LANG",
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "LANGUAGE",
    ] {
        let Some(value) = variable(name) else {
            continue;
        };
        if value == "POSIX" || value == "C" || value.starts_with("C.") {
            return Lang::En;
        }
        // LANGUAGE is a list: it:en.
        if let Some(lang) = value.split(':').find_map(Lang::parse) {
            return lang;
        }
    }
    Lang::En
}

/// Chooses the width: the option, the terminal, `COLUMNS`, else 80.
fn width(
    option: Option<&str>,
    screen: Option<usize>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> usize {
    let usable = |text: &str| {
        let number = text.parse::<u64>().ok()?;
        WIDTHS
            .contains(&number)
            .then(|| usize::try_from(number).unwrap_or(80))
    };
    option
        .and_then(usable)
        .or_else(|| screen.filter(|width| *width > 0))
        .or_else(|| variable("COLUMNS").as_deref().and_then(usable))
        .unwrap_or(80)
}

/// Says whether a stream takes colours.
fn colours(
    option: Option<&str>,
    terminal: bool,
    variable: &dyn Fn(&str) -> Option<String>,
) -> bool {
    let forced = |name| variable(name).is_some_and(|value| value != "0");
    match option {
        Some("always") => true,
        Some("never") => false,
        _ if variable("NO_COLOR").is_some() => false,
        _ if forced("CLICOLOR_FORCE") || forced("FORCE_COLOR") => true,
        _ => terminal && variable("TERM").as_deref() != Some("dumb"),
    }
}

#[cfg(test)]
mod tests {
    use super::{colours, language, value_of, width};
    use crate::lang::Lang;
    use std::ffi::OsString;

    fn none(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn the_language_comes_from_the_option_then_the_environment() {
        #[track_caller]
        fn case(option: Option<&str>, environment: &[(&str, &str)], expected: Lang) {
            let lookup = |name: &str| {
                let found = environment.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                language(option, &lookup),
                expected,
                "{option:?} {environment:?}"
            );
        }
        case(None, &[], Lang::En);
        case(Some("it"), &[("LANG", "en_GB.UTF-8")], Lang::It);
        case(None, &[("LANG", "it_IT.UTF-8")], Lang::It);
        case(None, &[("LC_ALL", "C"), ("LANG", "it_IT.UTF-8")], Lang::En);
        case(None, &[("LANG", "C.UTF-8"), ("LANGUAGE", "it")], Lang::En);
        case(
            None,
            &[("LANG", "fr_FR"), ("LANGUAGE", "fr:it:en")],
            Lang::It,
        );
        case(None, &[("SMARTABLE_LANG", "it"), ("LC_ALL", "C")], Lang::It);
        case(Some("xx"), &[("LANG", "it")], Lang::It);
    }

    #[test]
    fn an_option_is_found_although_the_rest_is_wrong() {
        #[track_caller]
        fn case(args: &[&str], expected: Option<&str>) {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            assert_eq!(value_of(&args, "--lang").as_deref(), expected, "{args:?}");
        }
        case(&["smartable", "--nonsense", "--lang", "it"], Some("it"));
        case(&["smartable", "--lang=it", "x"], Some("it"));
        case(&["smartable", "--lang=en", "--lang=it"], Some("it"));
        case(&["smartable", "--", "--lang=it"], None);
        case(&["smartable", "--lang"], None);
        case(&["smartable", "--language=it"], None);
    }

    #[test]
    fn colours_follow_the_customs() {
        #[track_caller]
        fn case(option: Option<&str>, terminal: bool, set: &[(&str, &str)], expected: bool) {
            let lookup = |name: &str| {
                let found = set.iter().find(|(key, _)| *key == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(
                colours(option, terminal, &lookup),
                expected,
                "{option:?} {set:?}"
            );
        }
        case(None, true, &[], true);
        case(None, false, &[], false);
        case(None, true, &[("TERM", "dumb")], false);
        case(None, true, &[("NO_COLOR", "1")], false);
        case(None, false, &[("FORCE_COLOR", "1")], true);
        case(None, false, &[("CLICOLOR_FORCE", "0")], false);
        case(Some("always"), false, &[("NO_COLOR", "1")], true);
        case(Some("never"), true, &[("FORCE_COLOR", "1")], false);
    }

    #[test]
    fn the_width_is_the_options_the_terminals_or_eighty() {
        let columns = |name: &str| (name == "COLUMNS").then(|| "120".to_owned());
        assert_eq!(width(None, None, &none), 80);
        assert_eq!(width(None, None, &columns), 120);
        assert_eq!(width(None, Some(100), &columns), 100);
        assert_eq!(width(Some("60"), Some(100), &columns), 60);
        assert_eq!(width(Some("3"), None, &none), 80);
    }
}

//! Help and errors of the command line, in both languages, word for word.

use std::fmt::Write as _;

use crate::support::{golden, smartable, smartable_with};

const LANGUAGES: [&str; 2] = ["it", "en"];

/// Every help text, by the arguments that show it.
const HELPS: [&[&str]; 45] = [
    &["-h"],
    &["--help"],
    &["assess", "-h"],
    &["assess", "--help"],
    &["contingent", "-h"],
    &["contingent", "--help"],
    &["budget", "-h"],
    &["budget", "--help"],
    &["compare", "-h"],
    &["compare", "--help"],
    &["overview", "-h"],
    &["simulate", "-h"],
    &["simulate", "--help"],
    &["review", "-h"],
    &["review", "export", "--help"],
    &["review", "import", "--help"],
    &["criteria", "diff", "--help"],
    &["criteria", "-h"],
    &["criteria", "--help"],
    &["criteria", "list", "-h"],
    &["criteria", "show", "-h"],
    &["criteria", "export", "-h"],
    &["criteria", "check", "-h"],
    &["calendar", "-h"],
    &["calendar", "--help"],
    &["policy", "-h"],
    &["policy", "show", "-h"],
    &["check", "-h"],
    &["fix", "-h"],
    &["baseline", "-h"],
    &["baseline", "create", "-h"],
    &["baseline", "prune", "-h"],
    &["rules", "-h"],
    &["explain", "-h"],
    &["config", "-h"],
    &["config", "show", "-h"],
    &["schema", "-h"],
    &["completions", "-h"],
    &["man", "-h"],
    &["check", "--help"],
    &["help", "-h"],
    &["init", "-h"],
    &["template", "-h"],
    &["merge", "-h"],
    &["update", "-h"],
];

#[test]
fn help_stands_in_both_languages() {
    for lang in LANGUAGES {
        for args in HELPS {
            let mut args = args.to_vec();
            args.extend(["--lang", lang]);
            // The flag comes last: help is shown as soon as it is met.
            args.rotate_right(2);
            let run = smartable(&args);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{args:?}");
            let name = args[2..]
                .join("_")
                .replace("--help", "long")
                .replace("-h", "short");
            golden(&format!("cli/help/{lang}/{name}.txt"), &run.stdout);
            for line in run.stdout.lines() {
                assert!(line.chars().count() <= 80, "{args:?}: {line}");
            }
        }
    }
}

#[test]
fn italian_help_has_no_english_left() {
    let leftovers = [
        "Usage",
        "Options",
        "Arguments",
        "Commands",
        "default",
        "possible values",
        "error:",
        "Print",
        "help message",
        "aliases",
        "For more",
        "tip:",
        "required",
        "[env",
    ];
    for args in HELPS {
        let text = smartable(&[&["--lang=it"], args].concat()).stdout;
        for word in leftovers {
            assert!(!text.contains(word), "{args:?} says “{word}”:\n{text}");
        }
    }
}

#[test]
fn without_arguments_the_short_help_is_shown_and_nothing_was_done() {
    let bare = smartable(&[]);
    assert_eq!((bare.code, bare.stdout.as_str()), (2, ""));
    assert_eq!(bare.stderr, smartable(&["-h"]).stdout);
    let criteria = smartable_with(&["criteria"], &[("LANG", "it_IT.UTF-8")]);
    assert_eq!(criteria.code, 2);
    assert!(
        criteria
            .stderr
            .contains("\nUso: smartable criteria COMANDO\n"),
        "{}",
        criteria.stderr
    );
    // With an option alone there is still nothing to do.
    let option = smartable(&["--lang", "it"]);
    assert_eq!((option.code, option.stdout.as_str()), (2, ""));
}

#[test]
fn help_of_a_command_is_its_long_help() {
    #[track_caller]
    fn case(help: &[&str], long: &[&str]) {
        assert_eq!(smartable(help).stdout, smartable(long).stdout);
    }
    case(&["help"], &["--help"]);
    case(&["help", "assess"], &["assess", "--help"]);
    case(
        &["help", "criteria", "show"],
        &["criteria", "show", "--help"],
    );
}

#[test]
fn wrong_arguments_are_told_in_both_languages() {
    let cases: [&[&str]; 21] = [
        &["asess"],
        &["bogus"],
        &["--lang", "it"],
        &["--lang=de", "assess"],
        &["--width=3", "assess"],
        &["help", "bogus"],
        &["criteria", "shwo"],
        &["criteria", "show"],
        &["criteria", "check"],
        &["assess", "--critera", "x"],
        &["assess", "-x"],
        &["assess", "--by", "level:x"],
        &["assess", "--heads", "exclsive"],
        &["assess", "--heads", "none"],
        &["assess", "--on"],
        &["assess", "--on=31/12/2026"],
        &["assess", "--isolated", "--config", "a.toml"],
        &["assess", "--weight-is", "total"],
        &["assess", "--strict", "--strict"],
        &["assess", "--column", "Struttura=uint"],
        &["assess", "--output", "report.pdf"],
    ];
    for lang in LANGUAGES {
        let mut text = String::new();
        for args in cases {
            let run = smartable_with(args, &[("SMARTABLE_LANG", lang)]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{args:?}");
            let _ = writeln!(text, "$ smartable {}\n{}", args.join(" "), run.stderr);
        }
        golden(&format!("cli/errors-{lang}.txt"), &text);
    }
}

#[test]
fn the_version_is_the_packages() {
    let run = smartable(&["-V"]);
    let expected = format!("smartable {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((run.code, run.stdout), (0, expected));
}

#[test]
fn colours_come_only_when_asked_for() {
    assert!(!smartable(&["-h"]).stdout.contains('\u{1b}'));
    assert!(
        smartable(&["--color=always", "-h"])
            .stdout
            .contains('\u{1b}')
    );
    let forced = smartable_with(&["-h"], &[("FORCE_COLOR", "1")]);
    assert!(forced.stdout.contains('\u{1b}'));
    let refused = smartable_with(&["-h"], &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]);
    assert!(!refused.stdout.contains('\u{1b}'));
}

#[test]
fn help_fits_the_width_asked_for() {
    for width in ["60", "120"] {
        let run = smartable(&["--width", width, "assess", "-h", "--lang=it"]);
        let most: usize = width.parse().expect("a number");
        let widest = run.stdout.lines().map(|line| line.chars().count()).max();
        // Examples are commands to copy: they are not wrapped.
        assert!(
            widest.is_some_and(|widest| widest <= most.max(80)),
            "{widest:?} of {width}"
        );
    }
}

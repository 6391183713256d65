//! The program inside others: shells, manuals, CI systems, pre-commit.
//!
//! Never here: what the formats of CI systems hold (`check_formats`).

#![expect(
    clippy::expect_used,
    clippy::items_after_statements,
    reason = "a test that cannot run its programs has failed"
)]

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::{smartable, smartable_with};

/// A table with which nothing is wrong, for the criteria set `essential`.
const GOOD: &str = "\
Struttura;Codice attività;Attività;Addetti;Svolgibile individualmente;Programmabile;\
Strumenti accessibili da remoto;Senza contatto diretto con l'utenza;\
Risultato identificabile e misurabile
Tributi;T1;Riscossione coattiva;3;Sì;Sì;Sì;Sì;No
Tributi;T2;Sportello tributi;2;Sì;No;Sì;No;Sì
";

fn written(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    #[expect(clippy::disallowed_methods, reason = "a test writes what it checks")]
    std::fs::write(&path, text).expect("a file can be written");
    path.to_string_lossy().into_owned()
}

fn text_of(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    #[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
    std::fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Runs the script of the GitHub action as the action does. Returns its code and what it printed.
fn action(folder: &Path, paths: &str) -> (i32, String) {
    let output = Command::new("bash")
        .arg("examples/ci/github/check.sh")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("INPUT_PATHS", paths)
        .env("SMARTABLE", env!("CARGO_BIN_EXE_smartable"))
        .env("SMARTABLE_LANG", "it")
        .env("FAIL_ON", "error")
        .env("FOLDER", folder.join("report"))
        .env("GITHUB_OUTPUT", folder.join("output"))
        .env("GITHUB_STEP_SUMMARY", folder.join("summary.md"))
        .output()
        .expect("bash runs");
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    (output.status.code().expect("it ends by itself"), stdout)
}

#[test]
fn the_github_action_marks_findings_and_leaves_its_reports() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = GOOD.replace("T2", "T1").replace(";2;", ";due;");
    let bad = written(folder.path(), "scheda cattiva.csv", &bad);
    // As in a workflow: one path a line, with blanks in it, and an empty line.
    let (code, stdout) = action(folder.path(), &format!("\n{bad}\n"));
    assert_eq!(code, 1, "{stdout}");
    assert!(stdout.contains("::error "), "{stdout}");
    let summary = text_of(folder.path().join("summary.md"));
    assert!(summary.contains("scheda cattiva.csv"), "{summary}");
    let output = text_of(folder.path().join("output"));
    assert!(output.contains("exit-code=1\n"), "{output}");
    let report = folder.path().join("report");
    for name in ["findings.sarif", "findings.json"] {
        let text = text_of(report.join(name));
        assert!(serde_json::from_str::<Value>(&text).is_ok(), "{name}");
    }
    assert!(text_of(report.join("findings.xml")).starts_with("<?xml"));
    assert!(text_of(report.join("findings.html")).starts_with("<!DOCTYPE html>"));

    let good = written(folder.path(), "buona.csv", GOOD);
    let (code, stdout) = action(folder.path(), &good);
    assert_eq!(code, 0, "{stdout}");
    let (code, _) = action(folder.path(), "no-such-folder");
    assert_eq!(code, 2);
}

#[test]
fn the_gitlab_template_asks_for_what_check_can_do() {
    let template = text_of("examples/ci/gitlab/smartable.gitlab-ci.yml");
    let folder = tempfile::tempdir().expect("a folder");
    let good = written(folder.path(), "buona.csv", GOOD);
    let mut args = vec!["check".to_owned(), good];
    // The script's own options, with its files in the folder of the test.
    for line in template.lines().map(str::trim) {
        if let Some(output) = line.strip_prefix("--output ") {
            let (format, name) = output.split_once('=').expect("FORMAT=FILE");
            let path = folder.path().join(name);
            args.push("--output".to_owned());
            args.push(format!("{format}={}", path.display()));
        }
    }
    assert_eq!(args.len(), 2 + 2 * 4);
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    assert_eq!(smartable(&args).code, 0);
    for name in ["gl-code-quality-report.json", "smartable-junit.xml"] {
        assert!(folder.path().join(name).is_file(), "{name}");
        // What is written is what GitLab is told to look for.
        assert!(template.contains(&format!(": {name}\n")), "{name}");
    }
}

#[test]
fn completions_of_bash_complete() {
    let folder = tempfile::tempdir().expect("a folder");
    let script = smartable(&["completions", "bash"]).stdout;
    let script = written(folder.path(), "smartable.bash", &script);
    #[track_caller]
    fn case(script: &str, typed: &str, expected: &str) {
        let ask = format!(
            "source '{script}'; COMP_WORDS=({typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _smartable smartable \"${{COMP_WORDS[COMP_CWORD]}}\" \
             \"${{COMP_WORDS[COMP_CWORD-1]}}\"; echo \"${{COMPREPLY[*]}}\""
        );
        let output = Command::new("bash").args(["-c", &ask]).output();
        let output = output.expect("bash runs").stdout;
        assert_eq!(String::from_utf8_lossy(&output).trim(), expected, "{typed}");
    }
    case(&script, "smartable ch", "check");
    case(&script, "smartable check --max-w", "--max-warnings");
    case(&script, "smartable check --format sa", "sarif");
    case(&script, "smartable baseline pr", "prune");
}

#[test]
fn completions_are_there_for_every_shell_in_both_languages() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        for lang in ["it", "en"] {
            let run = smartable(&["completions", shell, "--lang", lang]);
            assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{shell}");
            assert!(run.stdout.contains("max-warnings"), "{shell}");
        }
    }
    let fish = smartable(&["completions", "fish", "--lang", "it"]).stdout;
    assert!(fish.contains("Controlla le schede"));
}

#[test]
fn the_manual_has_a_page_for_each_command_in_the_language_of_the_run() {
    let page = smartable(&["man", "--lang", "it"]).stdout;
    assert!(page.contains(".SH NOME\n") && page.contains(".SH ESEMPI\n"));
    for english in [".SH SYNOPSIS", ".SH DESCRIPTION", ".SH Comandi", "Possible"] {
        assert!(!page.contains(english), "{english}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let below = folder.path().join("man1");
    let run = smartable(&["man", "--output", &below.to_string_lossy()]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    for name in [
        "smartable.1",
        "smartable-check.1",
        "smartable-config-show.1",
    ] {
        let page = text_of(below.join(name));
        assert!(page.contains(".SH SYNOPSIS\n"), "{name}");
    }
}

#[test]
fn every_setting_says_where_it_comes_from() {
    #[track_caller]
    fn case(document: &Value, key: &str, value: &Value, origin: &str, line: Option<u64>) {
        let all = document["settings"].as_array().expect("settings");
        let found = all.iter().find(|it| it["key"] == key);
        let found = found.unwrap_or_else(|| panic!("no {key}"));
        assert_eq!(found["value"], *value, "{key}");
        assert_eq!(found["origin"], origin, "{key}");
        assert_eq!(found["line"].as_u64(), line, "{key}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let text = "lang = \"it\"\nyear = 2026\n[rules]\nignore = \"P\"\n[rules.thresholds]\n\
                similarity = 0.9\n";
    let config = written(folder.path(), "smartable.toml", text);
    let shown = |args: &[&str], variables: &[(&str, &str)]| -> Value {
        let args = [&["config", "show", "--format", "json"], args].concat();
        let run = smartable_with(&args, variables);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let named = shown(&["--config", &config], &[]);
    case(&named, "lang", &"\"it\"".into(), "file", Some(1));
    case(&named, "on", &"\"2026-12-31\"".into(), "file", Some(2));
    case(&named, "rules.ignore", &"\"P\"".into(), "file", Some(4));
    case(
        &named,
        "rules.thresholds.similarity",
        &"0.9".into(),
        "file",
        Some(6),
    );
    case(
        &named,
        "criteria",
        &"\"essential\"".into(),
        "built-in",
        None,
    );
    case(&named, "place", &Value::Null, "built-in", None);
    let variable = shown(&["--config", &config], &[("SMARTABLE_LANG", "en")]);
    case(&variable, "lang", &"\"en\"".into(), "environment", None);
    let option = shown(&["--isolated", "--lang", "it"], &[("SMARTABLE_LANG", "en")]);
    case(&option, "lang", &"\"it\"".into(), "command-line", None);
    assert_eq!(option["file"], Value::Null);
    let wrong = written(folder.path(), "wrong.toml", "[rules]\nselct = \"F\"\n");
    assert_eq!(smartable(&["config", "show", "--config", &wrong]).code, 2);
}

#[test]
fn schemas_are_printed_as_they_are_published() {
    let run = smartable(&["schema", "check"]);
    assert_eq!(run.stdout, text_of("docs/schema/check-1.schema.json"));
    assert_eq!(smartable(&["schema"]).stdout.lines().count(), 9);
    assert_eq!(smartable(&["schema", "chek"]).code, 2);
}

/// What `baseline create` writes is what the next check reads, wherever the configuration is.
#[test]
fn a_baseline_is_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let bad = GOOD.replace(";2;", ";due;");
    for place in ["with", "without"] {
        let here = folder.path().join(place);
        std::fs::create_dir_all(here.join("in")).expect("a folder");
        written(&here.join("in"), "scheda.csv", &bad);
        if place == "with" {
            written(&here.join("in"), "smartable.toml", "lang = \"it\"\n");
        }
        #[track_caller]
        fn case(here: &Path, args: &[&str], expected: i32) {
            let mut program = Command::new(env!("CARGO_BIN_EXE_smartable"));
            let output = program.args(args).arg("in").current_dir(here).output();
            let code = output.expect("the program runs").status.code();
            assert_eq!(code, Some(expected), "{args:?}");
        }
        case(&here, &["check", "-q"], 1);
        case(&here, &["baseline", "create", "--reason", "prova"], 0);
        case(&here, &["check", "-q"], 0);
        case(&here, &["check", "-q", "--isolated"], 1);
        case(&here, &["baseline", "prune"], 0);
    }
}

/// Also what is said of hidden sheets and of names of files can be accepted.
#[test]
fn a_baseline_covers_all_that_was_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let accepted = folder.path().join("accept.toml");
    let accept = accepted.to_string_lossy();
    let sheets = "examples/small-office/submissions";
    let reason = ["--reason", "prova"];
    let run = smartable(
        &[
            &["baseline", "create", sheets, "--accept", &accept][..],
            &reason,
        ]
        .concat(),
    );
    assert_eq!(run.code, 0, "{}", run.stderr);
    let args = ["check", sheets, "--accept", &accept, "--strict", "-q"];
    let run = smartable(&args);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let json = smartable(&[&args[..], &["--format", "json"]].concat()).stdout;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(0));
    assert!(json["accepted"].as_array().is_some_and(|it| it.len() > 20));
}

/// The hook of pre-commit for the installed program, on a repository of its own.
#[test]
#[ignore = "needs pre-commit and git"]
fn pre_commit_passes_good_files_and_stops_bad_ones() {
    let script = Command::new("bash")
        .arg("tests/cli/pre_commit.sh")
        .arg(env!("CARGO_BIN_EXE_smartable"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&script.stdout);
    let complained = String::from_utf8_lossy(&script.stderr);
    assert!(script.status.success(), "{said}\n{complained}");
}

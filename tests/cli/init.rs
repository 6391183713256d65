//! `init`: a folder to start from, and nothing that was there is touched.

use crate::forms::{bytes, listed, put, run, shown, text};

const FILES: [&str; 5] = [
    ".gitignore",
    "criteria.toml",
    "org-chart.csv",
    "smartable.toml",
    "submissions/README.md",
];

#[test]
fn a_folder_is_set_up_and_every_command_understands_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("rilevazione");
    let made = run(&["init", &shown(&home), "--year", "2026"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(listed(&home), FILES);
    assert!(text(&home.join("smartable.toml")).contains("\nyear = 2026\n"));
    let config = shown(&home.join("smartable.toml"));
    for command in ["check", "assess"] {
        let run = run(&[command, "--config", &config]);
        assert_eq!(run.code, 2, "{command}");
        let said = "nessuna scheda da leggere: nelle cartelle non ci sono fogli di calcolo";
        assert!(run.stderr.contains(said), "{command}: {}", run.stderr);
    }
    let out = shown(&home.join("moduli"));
    let forms = run(&["template", "--config", &config, "--out", &out]);
    assert_eq!(forms.code, 0, "{}", forms.stderr);
    let names = [
        "DIR-1 Prima direzione 2026.xlsx",
        "DIR-2 Seconda direzione 2026.xlsx",
    ];
    assert_eq!(listed(&home.join("moduli")), names);
}

#[test]
fn a_file_that_is_there_stays_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "criteria.toml", "nostri");
    let refused = run(&["init", &shown(folder.path())]);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(
        refused.stderr.contains("criteria.toml"),
        "{}",
        refused.stderr
    );
    assert_eq!(listed(folder.path()), ["criteria.toml"]);
    assert_eq!(bytes(&folder.path().join("criteria.toml")), b"nostri");
}

#[test]
fn a_dry_run_only_lists() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("nuova");
    let dry = run(&["init", &shown(&home), "--dry-run", "--criteria", "graded"]);
    assert_eq!(dry.code, 0);
    assert_eq!(dry.stdout.lines().count(), FILES.len());
    assert!(!home.exists());
    let unknown = run(&["init", &shown(&home), "--criteria", "nessuno"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("essential"), "{}", unknown.stderr);
}

//! `smartable criteria diff`.

use crate::forms::put;
use crate::support::smartable;

#[expect(clippy::expect_used, reason = "a test without a folder shows nothing")]
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Writes the essential set, changed, and returns its folder and path.
fn changed(changes: &[(&str, &str)]) -> (tempfile::TempDir, String) {
    let mut text = smartable(&["criteria", "export", "essential"]).stdout;
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let folder = folder();
    let path = put(folder.path(), "new.toml", &text);
    (folder, path)
}

#[test]
fn a_set_and_itself_do_not_differ() {
    let run = smartable(&[
        "--lang=it",
        "criteria",
        "diff",
        "essential",
        "essential",
        "--exit-code",
    ]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(
        run.stdout,
        "essential 1 → essential 1\nNessuna differenza.\n"
    );
}

#[test]
fn differences_are_told_and_change_the_exit_code_only_on_request() {
    let (_folder, new) = changed(&[
        (
            "version = \"1\"",
            "version = \"2\"\nstatus = \"in_consultation\"",
        ),
        ("[[criterion]]\nid = \"individual\"\n", ""),
        (
            "id = \"programmable\"",
            "id = \"programmable\"\nmissing = \"not_met\"\nlevel_of_partly = 0.3",
        ),
        (
            "id = \"output\"",
            "id = \"output\"\n\n[[criterion]]\nid = \"telematic\"",
        ),
    ]);
    let run = smartable(&["--lang=it", "criteria", "diff", "essential", &new]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for line in [
        "essential 1 → essential 2\n",
        "  stato: niente → in consultazione\n",
        "  ~ programmable\n      «in parte» vale: 0,5 → 0,3\n      \
         cella vuota: risposta sconosciuta → come se non soddisfatto\n",
        "  + telematic: ",
        "  - individual: ",
    ] {
        assert!(run.stdout.contains(line), "{line}\n{}", run.stdout);
    }
    let run = smartable(&["criteria", "diff", "essential", &new, "--exit-code"]);
    assert_eq!(run.code, 1);
    let english = "~ programmable\n      “partly” is worth: 0.5 → 0.3\n";
    assert!(run.stdout.contains(english), "{}", run.stdout);
}

#[test]
fn the_json_is_the_same_in_both_languages() {
    let args = ["criteria", "diff", "essential", "graded", "--format=json"];
    let [it, en] = ["--lang=it", "--lang=en"].map(|lang| {
        let mut all = vec![lang];
        all.extend(args);
        let run = smartable(&all);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        run.stdout
    });
    assert_eq!(it, en);
    assert!(
        it.contains("\"schema\": \"smartable.criteria-diff/1\""),
        "{it}"
    );
    assert!(it.contains("\"key\": \"rule\""), "{it}");
}

#[test]
fn a_set_that_does_not_exist_is_told() {
    let run = smartable(&["--lang=it", "criteria", "diff", "essential", "nessuno"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.contains("«nessuno» non esiste"),
        "{}",
        run.stderr
    );
}

//! `smartable criteria`.

use crate::forms::put;
use crate::support::{golden, smartable};

#[test]
fn a_set_that_does_not_exist_is_told() {
    let run = smartable(&["--lang=it", "criteria", "show", "milano"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr.starts_with(
            "errore: l'insieme di criteri «milano» non esiste; forse «milano-2021»? (ci sono: "
        ),
        "{}",
        run.stderr
    );
}

#[test]
fn a_file_that_does_not_exist_is_told() {
    let run = smartable(&["--lang=it", "criteria", "show", "nessuno.toml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(
        run.stderr,
        "errore: nessuno.toml: il file o la cartella non esiste\n"
    );
    let run = smartable(&["criteria", "check", "nobody.toml"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(run.stderr, "error: the file cannot be read: nobody.toml\n");
}

#[test]
fn sets_are_listed_and_shown_in_both_languages() {
    for lang in ["it", "en"] {
        let option = format!("--lang={lang}");
        let list = smartable(&[&option, "criteria", "list"]);
        assert_eq!((list.code, list.stderr.as_str()), (0, ""));
        golden(&format!("cli/criteria/list-{lang}.txt"), &list.stdout);
        for id in [
            "essential",
            "milano-2021",
            "afol-2021",
            "cooperative-2021",
            "graded",
        ] {
            let shown = smartable(&[&option, "criteria", "show", id]);
            assert_eq!((shown.code, shown.stderr.as_str()), (0, ""));
            golden(&format!("cli/criteria/show-{id}-{lang}.txt"), &shown.stdout);
        }
    }
}

#[test]
fn an_exported_set_is_valid_and_a_broken_one_is_a_finding() {
    let exported = smartable(&["criteria", "export", "essential"]);
    assert_eq!((exported.code, exported.stderr.as_str()), (0, ""));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("set.toml");
    let path = path.to_str().expect("UTF-8");
    let written = smartable(&["criteria", "export", "essential", "--output", path]);
    assert_eq!((written.code, written.stdout.as_str()), (0, ""));
    let again = smartable(&["criteria", "export", "essential", "--output", path]);
    assert_eq!(again.code, 2, "a file that exists is not replaced");
    assert_eq!(smartable(&["criteria", "check", path]).code, 0);
    let broken = smartable(&["criteria", "check", "Cargo.toml"]);
    assert_eq!((broken.code, broken.stderr.as_str()), (1, ""));
    assert!(broken.stdout.contains("Cargo.toml:"), "{}", broken.stdout);
}

#[test]
fn the_life_of_a_set_is_shown_and_what_it_lacks_is_a_warning() {
    let folder = tempfile::tempdir().expect("a folder");
    let exported = smartable(&["criteria", "export", "essential"]).stdout;
    let adopted = exported.replacen(
        "valid_from",
        "status = \"adopted\"\nconsultation = { managers = 2026-02-01, unions = 2026-04-01 }\n\
         adoption = { act = \"Determina n. 4\", date = 2026-03-12 }\nvalid_from",
        1,
    );
    let path = put(folder.path(), "set.toml", &adopted);

    let run = smartable(&["--lang=it", "criteria", "check", &path]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let expected = format!(
        "{path}: valido (essential, versione 1, criteri: 5)\n\
         avviso: {path}: l'insieme è adottato, ma nella consultazione manca la data: parere del \
         Comitato unico di garanzia (`equality_committee` in [consultation])\n\
         avviso: {path}: la consultazione è successiva all'atto di adozione: organizzazioni sindacali \
         (`unions`)\n"
    );
    assert_eq!(run.stdout, expected);

    let shown = smartable(&["--lang=en", "criteria", "show", &path]).stdout;
    for line in [
        "Status: adopted\n",
        "Consultation: managers 2026-02-01; unions 2026-04-01\n",
        "Adopting act: Determina n. 4, 2026-03-12\n",
    ] {
        assert!(shown.contains(line), "{shown}");
    }
}

#[test]
fn a_report_by_a_draft_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let exported = smartable(&["criteria", "export", "essential"]).stdout;
    let draft = exported.replacen("valid_from", "status = \"draft\"\nvalid_from", 1);
    let set = put(folder.path(), "set.toml", &draft);
    let sheet = put(
        folder.path(),
        "sheet.csv",
        "Attività,Individuale\nProtocollo,Sì\n",
    );
    let run = smartable(&["--lang=it", "assess", &sheet, "--criteria", &set]);
    let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("essential, versione 1, è una bozza: esiti e totali sono una prova"),
        "{}",
        run.stdout
    );
}

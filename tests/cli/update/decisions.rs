//! Decisions about pairs and ended activities, and files that do not belong to the update.

use super::{NEW, OLD, Path, bytes, lines, put, run, shown, text, update};

#[test]
fn what_an_office_says_has_ended_waits_for_a_decision() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    let new = "unità organizzativa;ID;attività;programmabile;note\n\
        Area uno;A-01;Protocollo in entrata;Sì;Sportello chiuso (attività cessata)\n\
        Area uno;A-02;Rilascio permessi di sosta;No;non cessata\n\
        Area uno;A-03;Custodia della bandiera;No;\n";
    put(folder, "schede/tutte.csv", new);
    let (out, changes) = (folder.join("2026.csv"), folder.join("novita.csv"));
    let listed = shown(&changes);
    let made = update(&old, folder, &out, &["--changes", &listed]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    assert!(
        made.stdout
            .contains("dichiarata cessata: «Protocollo in entrata» (Area uno)"),
        "{}",
        made.stdout
    );
    assert!(
        text(&out).contains("A-01;Protocollo in entrata"),
        "it stays"
    );
    let told = lines(&changes);
    let line = "dichiarata cessata;A-01;A-01;Area uno;Protocollo in entrata;Area uno;Protocollo in entrata;;";
    assert!(told.contains(&line.to_owned()), "{told:#?}");
    let agreed = text(&changes).replace(line, &format!("{line}sì"));
    let confirm = put(folder, "deciso.csv", &agreed);
    let args = ["--confirm", &confirm, "--force"];
    let made = update(&old, folder, &out, &args);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    assert!(!text(&out).contains("Protocollo in entrata"));
    let ended = lines(&folder.join("2026-cessate.csv"));
    assert!(
        ended[1].starts_with("2026;A-01;Protocollo in entrata"),
        "{ended:#?}"
    );
    let before = [bytes(&out), bytes(&folder.join("2026-cessate.csv"))];
    for more in [&args[..], &["--force"]] {
        let again = update(&shown(&out), folder, &out, more);
        assert_eq!(
            (again.code, again.stdout.as_str()),
            (0, ""),
            "{}",
            again.stderr
        );
        let after = [bytes(&out), bytes(&folder.join("2026-cessate.csv"))];
        assert!(after == before, "made again: {}", again.stderr);
    }
}

#[test]
fn an_override_says_of_which_year_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let head = "unità organizzativa;ID;attività;programmabile;Rettifica;Motivazione rettifica;Autore rettifica;\
        Data rettifica\n";
    let old = format!(
        "{head}Area uno;A-01;Protocollo;Sì;No;Carta;Dirigente;12/03/2024\n\
         Area uno;A-02;Permessi;No;No;Cassa;Dirigente;\nArea uno;A-03;Albo;No;;;;\n"
    );
    let old = put(folder, "2025.csv", &old);
    let forms = folder.join("modulo.csv");
    let form = shown(&forms);
    let made = run(&[
        "template",
        &old,
        "--isolated",
        "--year",
        "2026",
        "--out",
        &form,
    ]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let rows = lines(&forms);
    assert!(rows[0].ends_with("Anno della rettifica"), "{rows:#?}");
    assert!(
        rows[1].ends_with(";2024") && rows[2].ends_with(";2025"),
        "{rows:#?}"
    );
    assert!(!rows[3].contains("20"), "{rows:#?}");
    // One comes back as it was, one with another reason.
    let filled = text(&forms).replace(";Cassa;Dirigente;;", ";Cassa chiusa;Dirigente;2026-02-01;");
    put(folder, "schede/tutte.csv", &filled);
    let out = folder.join("2026.csv");
    let made = update(&old, folder, &out, &[]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let rows = lines(&out);
    assert!(
        rows[0].ends_with("Anno della rettifica;Anno delle risposte"),
        "{rows:#?}"
    );
    assert!(rows[1].ends_with("12/03/2024;2024;2026"), "{rows:#?}");
    assert!(rows[2].ends_with("2026-02-01;2026;2026"), "{rows:#?}");
    assert!(rows[3].ends_with(";;2026"), "{rows:#?}");
    let again = folder.join("due.csv");
    let made = update(&shown(&out), folder, &again, &[]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    assert!(bytes(&out) == bytes(&again));
    // The same column in both languages.
    let english = folder.join("english.csv");
    let made = update(&old, folder, &english, &["--lang=en"]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let header = lines(&english).remove(0);
    assert!(
        header.ends_with("Year of the override;Year of the answers"),
        "{header}"
    );
    assert!(!header.contains("Anno della rettifica"), "{header}");
}

#[test]
fn a_decision_that_fits_nothing_is_named_and_a_no_is_not_asked_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let (out, listed) = (folder.join("2026.csv"), shown(&folder.join("novita.csv")));
    update(&old, folder, &out, &["--changes", &listed]);
    let list = text(Path::new(&listed));
    let asked = "A-02;Area uno;Rilascio permessi di sosta;Area uno;1.2 Emissione permesso di sosta";
    let line = list
        .lines()
        .find(|line| line.contains(asked))
        .expect("the pair");
    let refused = line.trim_end().to_owned() + "no";
    let decided = list.replace(line.trim_end(), &refused)
        + "rinominata;;Z-99;Area uno;Mai esistita;Area uno;PROTOCOLLO IN ENTRATA;;sì\r\n";
    let rows = decided.lines().count();
    let decided = put(folder, "decise.csv", &decided);
    let again = shown(&folder.join("ancora.csv"));
    let made = update(
        &old,
        folder,
        &out,
        &["--confirm", &decided, "--changes", &again, "--force"],
    );
    assert_eq!(made.code, 1, "{}{}", made.stdout, made.stderr);
    let said = format!("decise.csv, riga {rows}: decisione non applicata");
    assert!(made.stdout.contains(&said), "{said}\n{}", made.stdout);
    assert!(
        !made.stdout.contains("permesso di sosta"),
        "{}",
        made.stdout
    );
    // The list keeps the no, and reading it back asks nothing.
    assert!(text(Path::new(&again)).contains(&format!("{asked};;no")));
    let once_more = update(&old, folder, &out, &["--confirm", &again, "--force"]);
    assert_eq!(once_more.code, 0, "{}", once_more.stdout);
    assert!(
        !once_more.stdout.contains("permesso di sosta"),
        "{}",
        once_more.stdout
    );
    // What was carried out fits, when this year's own inventory is brought up to date.
    let inventory = shown(&out);
    let later = update(
        &inventory,
        folder,
        &folder.join("poi.csv"),
        &["--confirm", &again],
    );
    assert_eq!(
        (later.code, later.stdout.as_str()),
        (0, ""),
        "{}",
        later.stderr
    );
    assert_eq!(bytes(&folder.join("poi.csv")), bytes(&out));
}

#[test]
fn units_that_the_chart_knows_get_their_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let chart = put(
        folder,
        "organigramma.csv",
        "codice;nome;unità superiore\nE;Ente;\nA;Area uno;E\nB;Area due;E\nC;Area tre;E\nD;Area quattro;E\n",
    );
    let out = folder.join("2026.csv");
    let made = update(&old, folder, &out, &["--org-chart", &chart]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let lines = lines(&out);
    let coded = |line: &str| lines.iter().any(|it| it.contains(line));
    assert!(coded("Videosorveglianza urbana;A;Area uno"), "{lines:#?}");
    assert!(coded("Notifiche giudiziarie;D;Area quattro"), "{lines:#?}");
}

#[test]
fn files_of_the_wrong_year_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let out = folder.join("2026.xlsx");
    assert_eq!(update(&old, folder, &out, &[]).code, 0);
    let (made, new) = (shown(&out), shown(&folder.join("schede")));
    let with = |args: [&str; 2], year: &str, said: &str| {
        let to = shown(&folder.join("altro.xlsx"));
        let run = run(&[
            "update",
            args[0],
            args[1],
            "--isolated",
            "--year",
            year,
            "--out",
            &to,
        ]);
        assert_eq!(run.code, 2, "{args:?}: {}{}", run.stdout, run.stderr);
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    };
    // Swapped, this year's inventory as last year's, another year, the same file twice.
    with([&made, &old], "2025", "è del 2026, non di prima del 2025");
    with([&old, &made], "2027", "è del 2026, non del 2027");
    with([&old, &old], "2026", "lo stesso file");
    let merged = shown(&folder.join("unite.xlsx"));
    let run = run(&[
        "merge",
        &new,
        "--isolated",
        "--year",
        "2026",
        "--out",
        &merged,
    ]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    with([&merged, &old], "2026", "è del 2026, non di prima del 2026");
}

//! `update`: last year's inventory and this year's submissions make next year's inventory.

#![expect(clippy::panic, reason = "a test that reads no JSON has failed")]

mod decisions;

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use crate::forms::{bytes, put, run, shown, text};
use crate::support::Run;

const OLD: &str = "codice unità;unità organizzativa;ID;attività;programmabile;Sede\n\
    A;Area uno;A-01;Protocollo in entrata;Sì;Via Uno\n\
    A;Area uno;A-02;Rilascio permessi di sosta;No;\n\
    A;Area uno;A-03;Custodia della bandiera;No;\n\
    B;Area due;B-01;Archivio zona 1;Sì;\n\
    C;Area tre;C-01;Notifiche giudiziarie;In parte;\n";

const NEW: &str = "unità organizzativa;ID;attività;programmabile\n\
    Area uno;1;PROTOCOLLO IN ENTRATA;No\n\
    Area uno;2;1.2 Emissione permesso di sosta;Sì\n\
    Area uno;A-03;Videosorveglianza urbana;Sì\n\
    Area quattro;;Notifiche giudiziarie;Sì\n";

/// Returns the lines of a CSV without mark and line ends.
fn lines(path: &Path) -> Vec<String> {
    let text = text(path);
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Updates an inventory to `out` with more arguments.
fn update(old: &str, folder: &Path, out: &Path, more: &[&str]) -> Run {
    let (schede, out) = (shown(&folder.join("schede")), shown(out));
    let mut args = vec![
        "update",
        old,
        &schede,
        "--isolated",
        "--year",
        "2026",
        "--out",
        &out,
    ];
    args.extend(more);
    run(&args)
}

const MAP: &str = "unità precedente;unità nuova;dal\nC;Area quattro;2026-03-01\n";

#[test]
fn ids_stay_and_every_activity_has_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let map = put(folder, "mappa.csv", MAP);
    let (out, changes) = (folder.join("2026.csv"), folder.join("novita.csv"));
    let listed = shown(&changes);
    let made = update(
        &old,
        folder,
        &out,
        &["--changes", &listed, "--unit-map", &map],
    );
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let rows: Vec<String> = lines(&out).iter().map(|it| it.replace(";;", ";")).collect();
    let has = |row: &str| {
        assert!(
            rows.iter().any(|it| it.starts_with(row)),
            "{row}: {rows:#?}"
        );
    };
    has("A-01;PROTOCOLLO IN ENTRATA;A;Area uno;");
    has("A-02;1.2 Emissione permesso di sosta;A;Area uno;");
    has("A-04;Videosorveglianza urbana;");
    has("C-01;Notifiche giudiziarie;");
    has("B-01;Archivio zona 1;B;Area due;");
    assert_eq!(rows.len(), 6);
    assert!(lines(&out)[1].contains("Via Uno;2026"), "{rows:#?}");
    let stale = rows.iter().find(|it| it.starts_with("B-01"));
    assert!(stale.is_some_and(|it| it.ends_with(";2025")), "{rows:#?}");
    let ceased = lines(&folder.join("2026-cessate.csv"));
    assert!(ceased[0].starts_with("Anno di cessazione;"), "{ceased:#?}");
    assert!(
        ceased[1].starts_with("2026;A-03;Custodia della bandiera"),
        "{ceased:#?}"
    );
    assert_eq!(ceased.len(), 2);
    let told = lines(&changes);
    assert_eq!(
        told[0],
        "Novità;ID;ID prima;Unità prima;Attività prima;Unità ora;Attività ora;Somiglianza (%);Decisione (sì/no)"
    );
    assert!(
        told[1].starts_with("rinominata;A-02;A-02;Area uno;Rilascio permessi di sosta;Area uno;"),
        "{told:#?}"
    );
    assert!(
        made.stdout
            .contains("«Rilascio permessi di sosta»\n  → «1.2 Emissione permesso di sosta»")
    );
}

#[test]
fn made_again_the_bytes_are_the_same() {
    for extension in ["csv", "xlsx"] {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let old = put(folder, "2025.csv", OLD);
        put(folder, "schede/tutte.csv", NEW);
        let map = put(folder, "mappa.csv", MAP);
        let first = folder.join(format!("uno/2026.{extension}"));
        let second = folder.join(format!("due/2026.{extension}"));
        let made = update(&old, folder, &first, &["--unit-map", &map]);
        assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
        let again = update(&shown(&first), folder, &second, &["--unit-map", &map]);
        assert_eq!(again.code, 0, "{}{}", again.stdout, again.stderr);
        assert_eq!(again.stdout, "");
        assert!(
            bytes(&first) == bytes(&second),
            "{extension}: {}",
            again.stderr
        );
        let beside = ["uno", "due"].map(|it| folder.join(it).join("2026-cessate.csv"));
        if extension == "csv" {
            assert_eq!(text(&beside[0]), text(&beside[1]));
        } else {
            assert!(!beside[0].exists(), "a workbook has a sheet for them");
        }
        // In its own place too, but never over last year's.
        let args = ["--unit-map", &map, "--force"];
        let before = bytes(&first);
        let over = update(&shown(&first), folder, &first, &args);
        assert_eq!(over.code, 0, "{}{}", over.stdout, over.stderr);
        assert!(bytes(&first) == before, "{extension}");
        let last_year = folder.join("2025.csv");
        let over = update(&old, folder, &last_year, &args);
        assert_eq!(over.code, 2, "{}", over.stderr);
        assert!(over.stderr.contains("l'inventario dell'anno scorso"));
        assert_eq!(text(&last_year), OLD);
    }
}

#[test]
fn a_person_decides_about_pairs() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let list = "ID prima;Unità prima;Attività prima;Unità ora;Attività ora;Decisione (sì/no)\n\
        A-02;A;Rilascio permessi di sosta;Area uno;1.2 Emissione permesso di sosta;no\n\
        A-03;A;Custodia della bandiera;Area uno;Videosorveglianza urbana;Sì\n";
    let list = put(folder, "novita.csv", list);
    let out = folder.join("2026.csv");
    let made = update(&old, folder, &out, &["--confirm", &list]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let rows = lines(&out);
    assert!(
        rows.iter()
            .any(|it| it.starts_with("A-03;Videosorveglianza urbana")),
        "{rows:#?}"
    );
    let ceased = lines(&folder.join("2026-cessate.csv"));
    assert!(
        ceased[1].starts_with("2026;A-02;Rilascio permessi"),
        "{ceased:#?}"
    );
    let broken = put(
        folder,
        "rotto.csv",
        "ID prima;Unità prima;Attività prima;Unità ora;Attività ora;Decisione (sì/no)\nA;A;x;A;y;forse\n",
    );
    let refused = update(&old, folder, &folder.join("x.csv"), &["--confirm", &broken]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("riga 2"), "{}", refused.stderr);
}

#[test]
fn ids_that_were_derived_stay_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let chart = put(
        folder,
        "organigramma.csv",
        "codice;nome;codice superiore\nX;Ente;\nD;Direzione;X\nS1;Anagrafe;D\n",
    );
    // Codes in one year, names in the other; one activity is new.
    let old =
        "codice unità;unità organizzativa;attività;programmabile\nS1;Anagrafe;Protocollo;Sì\n";
    let old = put(folder, "2025.csv", old);
    put(
        folder,
        "schede/tutte.csv",
        "unità organizzativa;attività;programmabile\nAnagrafe;Protocollo;No\nAnagrafe;Sportello;No\n",
    );
    let out = folder.join("2026.csv");
    let made = update(&old, folder, &out, &["--org-chart", &chart]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let inventory = text(&out);
    for (file, name) in [
        (&old, "Protocollo"),
        (&shown(&folder.join("schede")), "Sportello"),
    ] {
        let judged = json(&["assess", file, "--isolated", "--org-chart", &chart]);
        let activities = judged["activities"].as_array().expect("activities");
        let known = activities.iter().find(|it| it["name"] == name);
        let id = known.and_then(|it| it["id"].as_str()).expect("an id");
        assert!(id.starts_with("d-"), "{id}");
        assert!(
            inventory.contains(&format!("{id};{name};")),
            "{id}: {inventory}"
        );
    }
}

#[test]
fn what_its_notes_call_ended_has_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    let new = "unità organizzativa;ID;attività;programmabile;note\n\
        Area uno;A-01;Protocollo in entrata;No;Cessata la convenzione\n\
        Area uno;A-02;Rilascio permessi di sosta;No;Cessata dal 1° marzo\n\
        Area uno;A-03;Custodia della bandiera;No;\n\
        Area due;B-01;Archivio zona 1;Sì;\n\
        Area tre;C-01;Notifiche giudiziarie;In parte;\n";
    let sent = put(folder, "schede/tutte.csv", new);
    let out = folder.join("2026.csv");
    let made = update(&old, folder, &out, &[]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let said = "tutte.csv A3: attività cessata, come dicono le note";
    assert!(made.stderr.contains(said), "{}", made.stderr);
    assert_eq!(lines(&out).len(), 5, "{:#?}", lines(&out));
    let ceased = lines(&folder.join("2026-cessate.csv"));
    assert!(ceased[1].starts_with("2026;A-02;"), "{ceased:#?}");
    assert_eq!(ceased.len(), 2);
    // Whoever says so has forgotten nothing.
    let check = |sent: &str| {
        let args = ["check", sent, "--isolated", "--select=Y001", "--last-year"];
        let all: Vec<&str> = args.into_iter().chain([old.as_str()]).collect();
        run(&all).stdout.matches("Y001").count()
    };
    assert_eq!(check(&sent), 0);
    let silent = new.replace(
        "Area uno;A-02;Rilascio permessi di sosta;No;Cessata dal 1° marzo\n",
        "",
    );
    assert!(check(&put(folder, "senza.csv", &silent)) > 0);
}

#[test]
fn parts_of_last_years_units_stay_with_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let chart = put(
        folder,
        "organigramma.csv",
        "codice;nome;codice superiore\nX;Ente;\nD;Direzione;X\nS1;Anagrafe;D\nS2;Elettorale;D\n",
    );
    let old = put(
        folder,
        "2025.csv",
        "codice unità;unità organizzativa;servizio;ID;attività;programmabile\n\
         D;Direzione;Anagrafe;A-01;Protocollo;Sì\nD;Direzione;Elettorale;A-02;Liste;Sì\n",
    );
    let new = "codice unità;unità organizzativa;ID;attività;programmabile\n\
        S1;Anagrafe;A-01;Protocollo generale;Sì\nD;Direzione;A-02;Liste;Sì\n";
    put(folder, "schede/tutte.csv", new);
    let (out, changes) = (folder.join("2026.csv"), folder.join("novita.csv"));
    let listed = shown(&changes);
    let more = ["--org-chart", &chart, "--changes", &listed];
    let made = update(&old, folder, &out, &more);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    // The list names the unit in which the activity stands, in both years.
    let told = lines(&changes);
    assert!(
        told[1]
            .starts_with("rinominata;A-01;A-01;Anagrafe;Protocollo;Anagrafe;Protocollo generale;"),
        "{told:#?}"
    );
    assert!(!made.stdout.contains("S1)"), "{}", made.stdout);
    let rows = lines(&out);
    let part = |id: &str| {
        let row = rows.iter().find(|it| it.starts_with(id)).expect("a row");
        row.matches("Anagrafe").count()
    };
    assert_eq!(part("A-01"), 1, "{rows:#?}");
}

/// Returns what a command prints as JSON.
#[track_caller]
fn json(args: &[&str]) -> serde_json::Value {
    let run = run(&[args, &["--format=json"]].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}{}", run.stdout, run.stderr))
}

#[test]
fn what_has_ended_stands_on_a_sheet_of_its_own_and_never_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let map = put(folder, "mappa.csv", MAP);
    let out = folder.join("2026.xlsx");
    let made = update(&old, folder, &out, &["--unit-map", &map]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let sheet = |path: &Path, name: &str| -> Vec<String> {
        let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
        let range = book.worksheet_range(name).expect("the sheet");
        let row = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
        range.rows().map(|it| row(it).join(";")).collect()
    };
    let ended = sheet(&out, "Cessate");
    assert!(ended[0].starts_with("Anno di cessazione;"), "{ended:?}");
    assert!(ended[1].starts_with("2026;A-03;Custodia"), "{ended:?}");
    assert_eq!((ended.len(), sheet(&out, "Rilevazione").len()), (2, 6));
    let inventory = shown(&out);
    let assessed = json(&["assess", &inventory, "--isolated"]);
    let activities = assessed["activities"].as_array().expect("activities");
    assert_eq!(activities.len(), 5);
    let checked = json(&["check", &inventory, "--isolated"]);
    assert_eq!(checked["summary"]["rows"], 5);
    let findings = checked["findings"].as_array().expect("findings");
    let notes: Vec<&serde_json::Value> = (findings.iter())
        .filter(|it| it["code"] == "T034")
        .collect();
    assert_eq!(notes.len(), 1, "{findings:?}");
    assert_eq!(
        (&notes[0]["severity"], &notes[0]["sheet"]),
        (&"info".into(), &"Cessate".into())
    );
    let merged = folder.join("unito.csv");
    let run_merge = run(&["merge", &inventory, "--isolated", "--out", &shown(&merged)]);
    assert_eq!(
        run_merge.code, 0,
        "{}{}",
        run_merge.stdout, run_merge.stderr
    );
    assert_eq!(lines(&merged).len(), 6);
    let compared = json(&["compare", &inventory, &shown(&merged), "--isolated"]);
    assert!(
        !compared.to_string().contains("Custodia della bandiera"),
        "{compared}"
    );
    let forms = folder.join("modulo.csv");
    run(&[
        "template",
        &inventory,
        "--isolated",
        "--out",
        &shown(&forms),
    ]);
    assert!(!text(&forms).contains("Custodia della bandiera"));
    // The year after, it is back under the id that it had.
    let again = NEW.replace(
        "Area uno;A-03;Video",
        "Area uno;;Custodia della bandiera;No\nArea uno;A-03;Video",
    );
    put(folder, "schede/tutte.csv", &again);
    let next = folder.join("2026b.xlsx");
    let made = update(&inventory, folder, &next, &["--unit-map", &map]);
    assert!(made.stderr.contains("tornata 1"), "{}", made.stderr);
    let rows = sheet(&next, "Rilevazione");
    assert!(
        rows.iter().any(|it| it.starts_with("A-03;Custodia")),
        "{rows:?}"
    );
    let mut book: Xlsx<_> = open_workbook(&next).expect("a workbook");
    assert!(
        book.worksheet_range("Cessate").is_err(),
        "nothing has ended any more"
    );
}

#[test]
fn a_list_of_changes_among_the_submissions_is_none_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let old = put(folder, "2025.csv", OLD);
    put(folder, "schede/tutte.csv", NEW);
    let out = folder.join("2026.xlsx");
    let changes = shown(&folder.join("schede/novita.xlsx"));
    let made = update(&old, folder, &out, &["--changes", &changes]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    let schede = shown(&folder.join("schede"));
    let checked = json(&["check", &schede, "--isolated"]);
    assert_eq!(checked["summary"]["files"], 1);
    // It is read back from there, as any other list.
    let again = folder.join("due.xlsx");
    let made = update(&old, folder, &again, &["--confirm", &changes]);
    assert_eq!(made.code, 0, "{}{}", made.stdout, made.stderr);
    assert!(bytes(&out) == bytes(&again));
}

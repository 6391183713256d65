//! `update`: last year's inventory and this year's submissions make next year's inventory.

use std::path::Path;

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
        told[1].starts_with("rinominata;A-02;A-02;A;Rilascio permessi di sosta;A;1.2 Emissione"),
        "{told:#?}"
    );
    assert!(
        made.stdout
            .contains("«Rilascio permessi di sosta» → «1.2 Emissione permesso di sosta»")
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
        let beside = ["uno", "due"].map(|it| text(&folder.join(it).join("2026-cessate.csv")));
        assert_eq!(beside[0], beside[1]);
        // In its own place too.
        let over = update(
            &shown(&first),
            folder,
            &first,
            &["--unit-map", &map, "--force"],
        );
        assert_eq!(over.code, 2, "an input is never replaced: {}", over.stderr);
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
        told[1].starts_with("rinominata;A-01;A-01;S1;Protocollo;S1;Protocollo generale;"),
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

//! `merge`: submissions of any layout in one inventory, and what does not fit together.

use std::path::Path;

use crate::forms::{bytes, listed, put, run, shown, text};

const CHART: &str = "codice;nome;unità superiore\nE;Ente;\nA;Area uno;E\nB;Area due;E\n";

/// Returns the lines of a CSV without mark and line ends.
fn lines(path: &Path) -> Vec<String> {
    let text = text(path);
    text.trim_start_matches('\u{feff}')
        .lines()
        .map(str::to_owned)
        .collect()
}

#[test]
fn layouts_unite_and_rows_say_where_they_come_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let chart = put(folder.path(), "organigramma.csv", CHART);
    put(
        folder.path(),
        "schede/b.csv",
        "Direzione;ID;Attività;Programmabile;Contatto con il pubblico;Addetti;Sede\n\
         B;B1;Archivio;sì;sì;2;Via A\nB;B2;Messi;in parte;NO;1;\n",
    );
    put(
        folder.path(),
        "schede/a.csv",
        "id,unità organizzativa,attività,FTE,programmabile,svolgibile individualmente,note\n\
         A1,Area uno,Protocollo,1.5,no (solo d'estate),qwerty,\n",
    );
    let out = folder.path().join("inventario.csv");
    let schede = shown(&folder.path().join("schede"));
    let args = [
        "merge",
        &schede,
        "--isolated",
        "--org-chart",
        &chart,
        "--out",
        &shown(&out),
    ];
    let merged = run(&args);
    assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
    assert_eq!(
        lines(&out),
        [
            "Codice dell'attività;Attività;Codice dell'unità;Unità organizzativa;Numero di persone;Equivalenti a tempo \
             pieno;Svolgibile individualmente;Programmabile;Strumenti accessibili da remoto;Senza contatto \
             diretto con l'utenza;Risultato identificabile e misurabile;Note;Sede;Provenienza",
            "A1;Protocollo;A;Area uno;;1,5;qwerty;No;;;;«programmabile»: no (solo d'estate);;a.csv, riga 2",
            "B1;Archivio;B;B;2;;;Sì;;No;;;Via A;b.csv, riga 2",
            "B2;Messi;B;B;1;;;In parte;;Sì;;;;b.csv, riga 3",
        ]
    );
    let before = bytes(&out);
    let again = run(&args);
    assert_eq!((again.code, again.stdout.as_str()), (2, ""));
    assert!(again.stderr.contains("--force"), "{}", again.stderr);
    assert_eq!(bytes(&out), before);
    let forced = run(&[&args[..], &["--force"]].concat());
    assert_eq!(forced.code, 0);
    assert_eq!(bytes(&out), before);
    // Once more through itself: the rows stay, the column of origins is written anew.
    let second = folder.path().join("due.csv");
    let own = shown(&out);
    let merged = run(&[
        "merge",
        &own,
        "--isolated",
        "--org-chart",
        &chart,
        "--out",
        &shown(&second),
    ]);
    assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
    let rows = |path: &Path| -> Vec<String> {
        let cut = |line: &String| line.rsplit_once(';').map(|it| it.0.to_owned());
        lines(path).iter().filter_map(cut).collect()
    };
    assert_eq!(rows(&second), rows(&out));
}

#[test]
fn rows_that_contradict_each_other_stay_and_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let header = "unità;id;attività;programmabile;numero di persone\n";
    let one =
        format!("{header}A;1;Protocollo;sì;3\nA;2;Archivio;sì;1\nA;3;Messi;no;2\nA;4;Albo;no;2\n");
    let two = format!("{header}A;9;Altro;sì;3\nA;2;Archivio;no;4\nA;7;Gare;no;2\nA;8;Mense;no;2\n");
    let one = put(folder.path(), "uno.csv", &one);
    let two = put(folder.path(), "due.csv", &two);
    let out = folder.path().join("tutto.xlsx");
    let args = ["merge", &one, &two, "--isolated", "--out", &shown(&out)];
    let merged = run(&args);
    assert_eq!(merged.code, 1, "{}", merged.stderr);
    assert!(merged.stdout.contains("[X023]"), "{}", merged.stdout);
    assert!(merged.stdout.contains("L006"), "{}", merged.stdout);
    let summary = "attività 8, da 2 file; righe in contrasto: 1";
    assert!(merged.stderr.contains(summary), "{}", merged.stderr);
    let beside = shown(&folder.path().join("rilievi.csv"));
    let told = run(&[
        &args[..],
        &["--force", "--format=json", "--output", &beside],
    ]
    .concat());
    let json: serde_json::Value = serde_json::from_str(&told.stdout).expect("JSON alone");
    let findings = json["findings"].as_array().expect("findings");
    let told: Vec<[&str; 3]> = findings
        .iter()
        .filter(|it| it["code"] == "X023")
        .map(|it| ["cell", "value", "message"].map(|key| it[key].as_str().unwrap_or_default()))
        .collect();
    let [[answer, no, first], [heads, four, second]] = told[..] else {
        panic!("{told:?}");
    };
    assert_eq!((answer, no, heads, four), ("D3", "No", "E3", "4"));
    assert!(first.contains("qui vale «No», in"), "{first}");
    assert!(first.contains("uno.csv (D3) «Sì»"), "{first}");
    assert!(second.contains("è 4 qui e 1 in"), "{second}");
    assert!(text(Path::new(&beside)).contains("X023,rows-contradict"));
    let same = run(&[&args[..], &["--force", "--output", &shown(&out)]].concat());
    assert_eq!(same.code, 2, "the report would replace the inventory");
    let calm = run(&[&args[..], &["--force", "--fail-on", "never"]].concat());
    assert_eq!(calm.code, 0, "{}", calm.stderr);
    // Accepted they are told no more, and a check, which never looks, does not miss them.
    let accept = put(
        folder.path(),
        "accept.toml",
        "schema = \"smartable.accept/1\"\n\n[[accept]]\nrule = \"X023\"\nreason = \"Due sedi\"\n\n[[accept]]\nrule = \"L006\"\nreason = \"Due sedi\"\n",
    );
    let accepted = run(&[&args[..], &["--force", "--accept", &accept]].concat());
    assert_eq!(accepted.code, 0, "{}", accepted.stderr);
    for code in ["X023", "L006"] {
        assert!(!accepted.stdout.contains(code), "{}", accepted.stdout);
    }
    assert!(accepted.stderr.contains("righe in contrasto: 1"));
    let accept = put(
        folder.path(),
        "solo.toml",
        "schema = \"smartable.accept/1\"\n\n[[accept]]\nrule = \"X023\"\nreason = \"Due sedi\"\n",
    );
    let checked = run(&[
        "check",
        &one,
        "--isolated",
        "--accept",
        &accept,
        "--select",
        "M",
    ]);
    assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
    assert!(!checked.stdout.contains("M001"), "{}", checked.stdout);
}

#[test]
fn a_question_asked_the_other_way_round_is_no_contradiction() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = put(
        folder.path(),
        "uno.csv",
        "unità;id;attività;contatto con il pubblico\nA;1;Protocollo;sì\nA;2;Archivio;sì\n",
    );
    let two = put(
        folder.path(),
        "due.csv",
        "unità;id;attività;senza contatto diretto con l'utenza\nA;1;Protocollo;no\nA;2;Archivio;sì\n",
    );
    let out = shown(&folder.path().join("tutto.csv"));
    let args = ["merge", &one, &two, "--isolated", "--out", &out];
    let merged = run(&[&args[..], &["--format=json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&merged.stdout).expect("JSON alone");
    let findings = json["findings"].as_array().expect("findings");
    let told: Vec<&serde_json::Value> = (findings.iter())
        .filter(|it| it["code"] == "X023")
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(
        (&told[0]["cell"], &told[0]["value"]),
        (&"D3".into(), &"Sì".into())
    );
    assert!(merged.stderr.contains("righe in contrasto: 1"));
}

#[test]
fn missing_bodies_and_double_submissions_are_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    let chart = put(folder.path(), "organigramma.csv", CHART);
    let sheet = "unità;id;attività;programmabile\nA;1;Protocollo;sì\nA;2;Archivio;sì\n";
    put(folder.path(), "schede/a.csv", sheet);
    let mended = format!("{sheet}A;3;Messi;no\n");
    put(folder.path(), "schede/a-corretta.csv", &mended);
    let out = shown(&folder.path().join("tutto.csv"));
    let schede = shown(&folder.path().join("schede"));
    let merged = run(&[
        "merge",
        &schede,
        "--isolated",
        "--org-chart",
        &chart,
        "--out",
        &out,
    ]);
    assert!(merged.stdout.contains("L008"), "{}", merged.stdout);
    assert!(merged.stdout.contains("Area due"), "{}", merged.stdout);
}

#[test]
fn an_inventory_is_not_written_where_it_would_be_read_as_a_submission() {
    let folder = tempfile::tempdir().expect("a folder");
    put(
        folder.path(),
        "schede/a.csv",
        "unità;id;attività\nA;1;Protocollo\n",
    );
    let schede = shown(&folder.path().join("schede"));
    for out in ["schede/tutto.csv", "tutto.ods"] {
        let out = shown(&folder.path().join(out));
        let refused = run(&["merge", &schede, "--isolated", "--out", &out]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{out}");
    }
    let missing = shown(&folder.path().join("manca.csv"));
    let out = shown(&folder.path().join("tutto.csv"));
    let refused = run(&["merge", &schede, &missing, "--isolated", "--out", &out]);
    assert_eq!(refused.code, 2, "{}", refused.stderr);
    assert_eq!(listed(folder.path()), ["schede/a.csv"]);
}

#[test]
fn a_submission_that_came_twice_counts_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let sheet = "ID;Direzione;Attività;Persone;FTE;Programmabile\n1;Area uno;Protocollo;3;0,5;Sì\n\
                 2;Area uno;Messi;2;1;No\n";
    put(folder, "s/a.csv", sheet);
    put(folder, "s/copia.csv", sheet);
    // The twin in another dialect, with its rows in another order.
    put(
        folder,
        "s/gemella.csv",
        "ID,Direzione,Attività,Persone,FTE,Programmabile\n2,Area uno,Messi,2,1,no\n\
         1,Area uno,Protocollo,3,0.5,si\n",
    );
    put(
        folder,
        "s/z-altra.csv",
        "ID;Direzione;Attività;Persone;FTE;Programmabile\n9;Area due;Albo;1;1;Sì\n",
    );
    let (schede, out) = (shown(&folder.join("s")), shown(&folder.join("unite.csv")));
    let merged = run(&["merge", &schede, "--isolated", "--out", &out]);
    assert_eq!(
        (merged.code, merged.stdout.as_str()),
        (0, ""),
        "{}",
        merged.stderr
    );
    for said in [
        "copia.csv: ha le stesse righe di",
        "gemella.csv: ha le stesse righe di",
        "attività 3, da 4 file",
    ] {
        assert!(merged.stderr.contains(said), "{said}\n{}", merged.stderr);
    }
    assert_eq!(text(Path::new(&out)).lines().count(), 4);
}

#[test]
fn equal_rows_of_two_offices_both_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    // Nothing but the names of the files says whose rows they are.
    let sheet = "ID;Attività;Persone;Programmabile\n1;Protocollo;3;Sì\n2;Messi;2;No\n";
    put(folder, "s/Ufficio A.csv", sheet);
    put(folder, "s/Ufficio B.csv", sheet);
    let (schede, out) = (shown(&folder.join("s")), shown(&folder.join("unite.csv")));
    let merged = run(&["merge", &schede, "--isolated", "--out", &out]);
    for said in ["contano tutti e due", "attività 4, da 2 file"] {
        assert!(merged.stderr.contains(said), "{said}\n{}", merged.stderr);
    }
    assert_eq!(text(Path::new(&out)).lines().count(), 5);
    // Ids are texts: these are other activities.
    let place = |id: &str| format!("ID;Unità;Attività;Persone\n{id};A;Gare;3\n");
    put(folder, "t/a.csv", &place("1.1"));
    put(folder, "t/b.csv", &place("1.10"));
    let (schede, out) = (shown(&folder.join("t")), shown(&folder.join("altre.csv")));
    let merged = run(&["merge", &schede, "--isolated", "--out", &out]);
    assert!(!merged.stderr.contains("stesse righe"), "{}", merged.stderr);
    assert_eq!(text(Path::new(&out)).lines().count(), 3);
}

#[test]
fn comments_in_cells_are_named_since_no_column_takes_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["ID", "Direzione", "Attività", "Programmabile"],
        ["1", "Area uno", "Protocollo", "Sì"],
        ["2", "Area uno", "Messi", "No"],
    ];
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell");
        }
    }
    for row in [1, 2] {
        let note = rust_xlsxwriter::Note::new("da rivedere a giugno");
        sheet.insert_note(row, 3, &note).expect("a note");
    }
    let path = folder.path().join("scheda.xlsx");
    book.save(&path).expect("a file");
    let said = "commenti nelle celle non riportati: 2 (D2, D3)";
    let (path, out) = (shown(&path), shown(&folder.path().join("tutto.csv")));
    let merged = run(&["merge", &path, "--isolated", "--out", &out]);
    assert_eq!(merged.code, 0, "{}{}", merged.stdout, merged.stderr);
    assert!(merged.stderr.contains(said), "{}", merged.stderr);
    let old = put(
        folder.path(),
        "2025.csv",
        "ID;Direzione;Attività;Programmabile\n1;Area uno;Protocollo;No\n",
    );
    let next = shown(&folder.path().join("2026.csv"));
    let updated = run(&[
        "update",
        &old,
        &path,
        "--isolated",
        "--year",
        "2026",
        "--out",
        &next,
    ]);
    assert_eq!(updated.code, 0, "{}{}", updated.stdout, updated.stderr);
    assert!(updated.stderr.contains(said), "{}", updated.stderr);
}

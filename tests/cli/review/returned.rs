//! What comes back otherwise than it went out: untouched, changed, with reasons that say nothing.

use super::{
    AGREES, AUTHOR, DATE, Office, Path, REASON, SHEET, VERDICT, first_sheet, put, run, text,
};

#[test]
fn a_workbook_as_it_was_sent_decides_nothing_and_an_override_stays() {
    let office = Office::new();
    let sheet = SHEET.replacen(
        "misurabile\n",
        "misurabile;Rettifica;Motivazione rettifica;Autore rettifica;Data rettifica\n",
        1,
    );
    let sheet = sheet.replace(
        "A2;A;Sportello;Front office;Sì;Sì;Sì;No;Sì\n",
        "A2;A;Sportello;Front office;Sì;Sì;Sì;No;Sì;in parte;Su appuntamento;Dirigente;2026-03-12\n",
    );
    put(office.folder.path(), "inventario.csv", &sheet);
    office.export();
    std::fs::rename(
        office.folder.path().join("fuori"),
        office.folder.path().join("tornate"),
    )
    .expect("a folder");
    let run = office.import("rivisto.csv");
    assert_eq!((run.code, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let summary = "rettificati 0, rettifiche di prima confermate 1, d'accordo 0, senza risposta 3, righe \
                   non riportate 0, non tornate 0";
    assert!(run.stderr.contains(summary), "{}", run.stderr);
    assert!(
        office
            .out("rivisto.csv")
            .contains("in parte;Su appuntamento;Dirigente;2026-03-12")
    );
}

#[test]
fn a_table_that_is_no_review_is_named_once_and_an_added_row_by_itself() {
    let office = Office::new();
    office.export();
    let added = [(3, 0, "A3"), (3, 1, "Riga aggiunta"), (3, AGREES, "Sì")];
    office.fill("A Area uno.xlsx", "a.xlsx", &added);
    put(office.folder.path(), "tornate/altro.csv", SHEET);
    let run = office.told("rivisto.csv");
    assert_eq!(run.code, 1, "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
    for said in [
        "altro.csv: error[D008]: la tabella non viene da «review export»",
        "«Riga aggiunta»: manca l'impronta della riga",
    ] {
        assert!(run.stdout.contains(said), "{said}\n{}", run.stdout);
    }
}

#[test]
fn a_review_among_submissions_is_passed_over() {
    let office = Office::new();
    office.export();
    let folder = office.folder.path().join("fuori");
    std::fs::rename(&office.sheet, folder.join("inventario.csv")).expect("a file");
    let assessed = run(&[
        "assess",
        &office.path("fuori"),
        "--isolated",
        "--format=json",
    ]);
    assert!(
        assessed.stdout.contains("inventario.csv"),
        "{}",
        assessed.stdout
    );
    assert!(
        !assessed.stdout.contains("Area uno.xlsx"),
        "{}",
        assessed.stdout
    );
}

#[test]
fn a_touched_cell_a_deleted_row_and_dates_are_told_in_every_format() {
    let office = Office::new();
    let set = run(&["criteria", "export", "essential"]).stdout;
    let life = "\nstatus = \"in_consultation\"\n\n[consultation]\nunions = 2026-02-10\n\
                equality_committee = 2026-02-20\n";
    let (head, rest) = set.split_once("\n[").expect("a table");
    let set = put(
        office.folder.path(),
        "criteri.toml",
        &format!("{head}{life}\n[{rest}"),
    );
    let out = office.path("fuori");
    let args = [
        "--isolated",
        "--criteria",
        &set,
        "--org-chart",
        &office.chart,
    ];
    let exported = run(&[
        &["review", "export", &office.sheet, "--out", &out],
        &args[..],
    ]
    .concat());
    assert_eq!(exported.code, 0, "{}", exported.stderr);
    let first = first_sheet(&office.folder.path().join("fuori/A Area uno.xlsx"));
    for said in ["in consultazione", "2026-02-10", "2026-02-20"] {
        assert!(first.contains(said), "{said}: {first}");
    }
    // The second row is emptied, as good as deleted.
    let gone: Vec<(usize, usize, &str)> = (0..13).map(|column| (2, column, "")).collect();
    let touched = [(1, 4, "non smartabile"), (1, AGREES, "Sì")];
    office.fill("A Area uno.xlsx", "a.xlsx", &[&gone[..], &touched].concat());
    let (came, table) = (office.path("tornate"), office.path("rilievi.csv"));
    let written = office.path("rivisto.csv");
    let import = [
        "review",
        "import",
        &came,
        "--inventory",
        &office.sheet,
        "--out",
        &written,
    ];
    let told = ["--format=json", "--output", &table];
    let run = run(&[&import[..], &args, &told].concat());
    assert_eq!(run.code, 1, "{}", run.stderr);
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON alone");
    let findings = json["findings"].as_array().expect("findings");
    let told: Vec<[&str; 4]> = findings
        .iter()
        .map(|it| ["code", "cell", "value", "expected"].map(|key| it[key].as_str().unwrap_or("")))
        .collect();
    let expected = [
        ["D011", "", "", ""],
        ["D006", "Sheet1!E2", "non smartabile", "«smartabile»"],
    ];
    assert_eq!(told, expected, "{}", run.stdout);
    assert!(run.stdout.contains("«Front office»"), "{}", run.stdout);
    assert!(text(Path::new(&table)).contains("D006,review-cell-touched"));
}

#[test]
fn what_says_nothing_is_no_reason_no_author_and_no_date() {
    #[track_caller]
    fn case(cells: [&str; 3], said: &str) {
        let office = Office::new();
        office.export();
        let [reason, author, date] = cells;
        office.fill(
            "A Area uno.xlsx",
            "a.xlsx",
            &[
                (1, AGREES, "No"),
                (1, VERDICT, "non smartabile"),
                (1, REASON, reason),
                (1, AUTHOR, author),
                (1, DATE, date),
            ],
        );
        let (came, out) = (office.path("tornate"), office.path("rivisto.csv"));
        let run = run(&[
            "review",
            "import",
            &came,
            "--inventory",
            &office.sheet,
            "--isolated",
            "--org-chart",
            &office.chart,
            "--out",
            &out,
            "--format=concise",
            "--on=2026-06-30",
        ]);
        assert!(
            run.stdout.contains(said),
            "{cells:?}: {}{}",
            run.stdout,
            run.stderr
        );
        assert_eq!(run.code, i32::from(!said.is_empty()), "{cells:?}");
        let taken = office.out("rivisto.csv").contains("non smartabile");
        assert_eq!(taken, said.is_empty(), "{cells:?}");
    }
    let (who, when) = ("Dirigente dell'area", "12/03/2026");
    for reason in ["-", ".", "x", "n/a", "boh", "non smartabile"] {
        case([reason, who, when], "a.xlsx Sheet1!J2: error[D001]");
    }
    for author in ["-", ".", "x", "n/a"] {
        case(["sportello", author, when], "a.xlsx Sheet1!K2: error[D001]");
    }
    for date in ["boh", "32/13/2026", "01/07/2026"] {
        case(["sportello", who, date], "a.xlsx Sheet1!L2: error[D003]");
    }
    for reason in ["sportello", "atti cartacei", "VPN"] {
        case([reason, "DG", "30/06/2026"], "");
    }
}

#[test]
fn who_agreed_with_which_verdict_stays_and_is_told_when_it_is_outdated() {
    let office = Office::new();
    office.export();
    office.fill(
        "A Area uno.xlsx",
        "a.xlsx",
        &[
            (1, AGREES, "Sì"),
            (1, AUTHOR, "Dirigente dell'area"),
            (1, DATE, "12/03/2026"),
            (2, AGREES, "Sì"),
        ],
    );
    let run = office.told("rivisto.csv");
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let said = "a.xlsx 'Sheet1': info[D012]: righe d'accordo senza autore o senza data: 1";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    let written = office.out("rivisto.csv");
    for row in [
        ";smartabile;Dirigente dell'area;12/03/2026",
        ";non smartabile;a.xlsx;",
    ] {
        assert!(written.contains(row), "{row}\n{written}");
    }
    let totals = |sheet: &str| {
        let run = crate::support::smartable(&["assess", sheet, "--isolated", "--format=json"]);
        let read: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        read["total"]["agreed"].to_string()
    };
    let reviewed = office.path("rivisto.csv");
    assert_eq!(totals(&reviewed), r#"{"outdated":0,"standing":2}"#);
    // The answers change: the agreement is about a verdict that is gone.
    let changed = written.replace(
        "Protocollo;Atti;A;Area uno;Sì",
        "Protocollo;Atti;A;Area uno;No",
    );
    let changed = changed.replace("A1;Protocollo;Atti;A;Sì", "A1;Protocollo;Atti;A;No");
    assert_ne!(changed, written);
    let changed = put(office.folder.path(), "cambiato.csv", &changed);
    assert_eq!(totals(&changed), r#"{"outdated":1,"standing":1}"#);
    let checked = crate::support::smartable(&[
        "--lang=it",
        "check",
        &changed,
        "--isolated",
        "--format=concise",
    ]);
    assert!(
        checked.stdout.contains("warning[R017]"),
        "{}",
        checked.stdout
    );
}

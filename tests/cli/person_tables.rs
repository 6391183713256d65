//! Tables of persons that are not as they should be, each in an office of a few lines.

use crate::office::{Office, PEOPLE, SHEET, of_sheet, says, with};

#[test]
fn a_file_that_is_no_table_of_persons_is_refused_by_what_it_is() {
    #[track_caller]
    fn case(office: &Office, option: &str, parts: [&str; 2], not: &str) {
        for (lang, part) in ["it", "en"].into_iter().zip(parts) {
            let run = of_sheet(office, "budget", lang, &[option, "-q"]);
            assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{option}");
            says(&run.stderr, &[part]);
            assert!(
                not.is_empty() || !run.stderr.contains(not),
                "{}",
                run.stderr
            );
        }
    }
    let office = with(
        "wrong-kinds",
        &[
            ("a.pdf", "%PDF-1.4 x"),
            ("empty.csv", ""),
            ("a.json", "{\"a\": 1}"),
            ("sheet.csv", SHEET),
            ("b.csv", "Colore;Peso\nrosso;3\n"),
        ],
    );
    case(&office, "--staff=@a.pdf", ["PDF", "PDF"], "unità");
    case(&office, "--staff=@empty.csv", ["vuoto", "empty"], "unità");
    case(&office, "--staff=@a.json", ["JSON", "JSON"], "unità");
    case(
        &office,
        "--staff=@b.csv",
        ["codice della persona", "code of the person"],
        "unità",
    );
    case(
        &office,
        "--staff=@chart.csv",
        ["sembra un organigramma", "looks like an org chart"],
        "",
    );
    case(
        &office,
        "--staff=@sheet.csv",
        ["sembra una scheda di attività", "looks like an inventory"],
        "",
    );
    let run = of_sheet(
        &office,
        "budget",
        "it",
        &["--staff=@staff.csv", "--assignments=@chart.csv"],
    );
    says(&run.stderr, &["sembra un organigramma"]);
}

#[test]
fn an_age_band_is_years_and_nothing_else() {
    let staff = "Codice persona;Unità;Dal;Al;Fascia d'età\nP1;D1;01/01/2020;;oltre 59 anni\nP2;D2;01/01/2020;;invalido civile\nP3;D2;01/01/2020;;L. 104\n";
    let office = with("age-bands", &[("staff.csv", staff)]);
    let run = of_sheet(
        &office,
        "contingent",
        "it",
        &[&PEOPLE[..], &["--all"]].concat(),
    );
    says(
        &run.stdout,
        &["oltre 59 anni", "V056", "•••", "E3", "scrivere gli anni"],
    );
    assert!(!run.stdout.contains("invalido"), "{}", run.stdout);
    assert!(!run.stdout.contains("104"), "{}", run.stdout);
}

#[test]
fn a_row_that_lacks_empty_cells_at_its_end_is_no_error() {
    let staff = "Codice persona;Unità;Dal;Al;Giorni in deroga\nP1;D1;01/01/2020\nP2;D2\n";
    let office = with("short-rows", &[("staff.csv", staff)]);
    let run = of_sheet(
        &office,
        "contingent",
        "it",
        &[&PEOPLE[..], &["--all"]].concat(),
    );
    says(&run.stdout, &["F017 staff.csv 2", "F009 staff.csv 3"]);
}

#[test]
fn dates_are_read_as_persons_tables_have_them() {
    let staff = "Codice persona;Unità;Dal;Al\nP1;D1;1 gennaio 2020;31-dic-26\nP2;D2;43831;2026-12-31T00:00:00\nP3;D1;01/01/2020;12/31/2026\n";
    let office = with("dates", &[("staff.csv", staff)]);
    let run = of_sheet(
        &office,
        "contingent",
        "it",
        &[&PEOPLE[..], &["--all"]].concat(),
    );
    says(
        &run.stdout,
        &[
            "V032",
            "«43831»",
            "1º gennaio 2020",
            "V031",
            "forse 31 dicembre 2026?",
            "31/12/2026",
        ],
    );
    assert!(!run.stdout.contains("V030"), "{}", run.stdout);
}

#[test]
fn agreements_and_unit_maps_that_contradict_themselves_are_findings() {
    let agreements = "Codice persona;Dal;Al\nP1;01/01/2026;31/12/2026\nP1;01/06/2026;31/12/2026\nP2;01/01/2026;31/12/2026\n";
    let map = "Vecchia unità;Nuova unità;Dal\nD1;D1;01/01/2026\nD2;D1;01/02/2026\nD1;D2;01/02/2026\nD2;E;01/02/2026\n";
    let office = with(
        "contradictions",
        &[("agreements.csv", agreements), ("map.csv", map)],
    );
    let args = [&PEOPLE[..], &["--agreements=@agreements.csv", "--all"]].concat();
    let run = of_sheet(&office, "contingent", "it", &args);
    says(
        &run.stdout,
        &["X021", "dal 1º giugno 2026 al 31 dicembre 2026", "X022"],
    );
    let run = of_sheet(
        &office,
        "contingent",
        "it",
        &[&args[..], &["--unit-map=@map.csv"]].concat(),
    );
    says(
        &run.stdout,
        &["L022", "diventa sé stessa", "diventa due unità diverse"],
    );
}

#[test]
fn a_derogation_before_its_text_is_refused_with_the_text() {
    let staff =
        "Codice persona;Unità;Dal;Al;Giorni in deroga\nP1;D1;01/01/2020;;15\nP2;D2;01/01/2020;;\n";
    let office = with("derogations", &[("staff.csv", staff)]);
    let run = |month: &str| {
        office.run(&[
            "budget",
            "@in",
            "--isolated",
            "--org-chart=@chart.csv",
            "--place=Bologna",
            "--quota=8",
            "--act=x",
            "--lang=it",
            "--staff=@staff.csv",
            "--assignments=@work.csv",
            "-q",
            "--month",
            month,
        ])
    };
    let before = run("2023-11");
    assert_eq!((before.code, before.stdout.as_str()), (2, ""));
    says(&before.stderr, &["29/12/2023", "--policy FILE"]);
    assert_eq!(run("2024-01").code, 0);
}

#[test]
fn headers_that_only_begin_alike_are_not_suggested() {
    let staff = "Codice persona;Unità;Dal;Al;Giorni\nP1;D1;01/01/2020;;5\nP2;D2;01/01/2020;;5\n";
    let office = with("suggestions", &[("staff.csv", staff)]);
    let run = of_sheet(
        &office,
        "contingent",
        "it",
        &[&PEOPLE[..], &["--all"]].concat(),
    );
    says(
        &run.stdout,
        &[
            "T011",
            "l'intestazione «Giorni» non è riconosciuta: la colonna",
        ],
    );
}

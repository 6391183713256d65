//! `smartable check` in the words of whoever mends a sheet: near headers, letters, unknown names.

use crate::office::{Office, says};
use crate::support::smartable;

const ROWS: &str = "A1;Ufficio Uno;Protocollo;Sì;No;Sì;No;Sì;3\n\
                    A2;Ufficio Uno;Gare e contratti;Sì;No;Sì;No;Sì;2\n";
const HEAD: &str = "Codice;Struttura;Attività;Individuale;Programmabile;Applicativi accessibili da remoto;\
                    Contatto diretto con l'utenza;Output misurabile;N. addetti\n";

/// Returns an office with one sheet, whose header differs in one text.
fn sheet(name: &str, from: &str, to: &str) -> Office {
    assert!(HEAD.contains(from), "{from}");
    let text = format!("{}{ROWS}", HEAD.replace(from, to));
    Office::new(name, &[("una.csv", &text)])
}

fn check(office: &Office, more: &[&str]) -> String {
    let mut args = vec!["check", "@una.csv", "--isolated"];
    args.extend(more);
    let run = office.run(&args);
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_misspelt_header_is_known_with_its_answers_beside_it() {
    for (name, written) in [
        ("words-1", "Programabile (SI/NO)"),
        ("words-2", "2) Programabile (sì/no)"),
    ] {
        let office = sheet(name, "Programmabile", written);
        says(
            &check(&office, &["--lang=it"]),
            &["T010", "scrivere «Programmabile»"],
        );
    }
}

#[test]
fn a_table_whose_activities_have_a_misspelt_header_is_named() {
    let office = sheet(
        "words-3",
        "Codice;Struttura;Attività",
        "Struttura;Ruolo;Atività",
    );
    let said = check(&office, &["--lang=it"]);
    says(
        &said,
        &[
            "T001",
            "nessuna colonna nomina l'attività (forse «Atività» è «attività»)",
            "intestazioni alla riga 1",
            "una.csv C1",
            "--column \"Atività=activity\"",
        ],
    );
    // One line says what was not checked.
    says(
        &said,
        &["tutte le regole sul contenuto: nessuna tabella riconosciuta (una.csv)"],
    );
    assert!(!said.contains("V041"), "{said}");
    assert!(!said.contains("organigramma"), "{said}");
    let mended = check(&office, &["--lang=it", "--column", "Atività=activity"]);
    assert!(!mended.contains("T001"), "{mended}");
}

#[test]
fn both_columns_of_a_pair_show_their_answers() {
    let pair = "Individuale;;Programmabile;Applicativi accessibili da remoto;\
                Contatto diretto con l'utenza;Output misurabile;N. addetti";
    let text = format!(
        "Codice;Struttura;Attività;{pair}\n;;;SI;NO;;;;;\n\
         A1;Ufficio Uno;Protocollo;SI;;Sì;Sì;No;Sì;3\n\
         A2;Ufficio Uno;Gare e contratti;;NO;Sì;Sì;No;Sì;2\n"
    );
    let office = Office::new("words-pair", &[("una.csv", &text)]);
    let said = check(&office, &["--lang=it", "--select=V040"]);
    says(&said, &["«SI» → Sì", "«NO» → No"]);
    assert!(!said.contains('•'), "{said}");
}

#[test]
fn letters_and_marked_copies_tell_what_to_mend_in_the_sheet() {
    let text = HEAD.replace(
        "Attività;Individuale;Programmabile",
        "Attività;Programabile;Cosa altro",
    );
    let rows = ROWS.replace("A2;Ufficio Uno", "A2;");
    let office = Office::new("words-letters", &[("una.csv", &format!("{text}{rows}"))]);
    let run = office.run(&[
        "check",
        "@una.csv",
        "--isolated",
        "--lang=it",
        "--messages=@letters",
        "--output=xlsx=@marked.xlsx",
    ]);
    let letter = office.text("letters/una.csv.txt");
    says(
        &letter,
        &[
            "Manca la colonna del criterio «Svolgibile individualmente»: la risposta",
            "Che cosa fare: aggiungere la colonna, per esempio",
            "Che cosa fare: scrivere «Programmabile» al posto di «Programabile».",
            "Che cosa fare: se la colonna serve, darle l'intestazione che ha nel modello",
            "Che cosa fare: scrivere l'unità della riga nella sua colonna.",
        ],
    );
    for ours in ["--", "smartable", "individual)", "programmable"] {
        assert!(!letter.contains(ours), "{ours}: {letter}");
    }
    let marked = office.text_of_book("marked.xlsx");
    for told in [
        "al posto di «Programabile»",
        "l'unità della riga nella sua colonna",
    ] {
        assert!(marked.contains(told), "{told}");
    }
    for ours in ["--column", "smartable.toml", "[columns]", "(individual)"] {
        assert!(!marked.contains(ours), "{ours}");
    }
    assert_eq!(
        letter.matches("Che cosa fare").count(),
        4,
        "{letter}\n{}",
        run.stderr
    );
}

#[test]
fn a_name_of_a_closed_list_is_refused_with_the_nearest() {
    #[track_caller]
    fn case(name: &str, args: &[&str], near: &str) {
        let office = sheet(name, "Codice", "Codice");
        let mut all = vec!["check", "@una.csv", "--isolated", "--lang=it"];
        all.extend(args);
        let run = office.run(&all);
        assert_eq!(run.code, 2, "{args:?}");
        says(&run.stderr, &[near]);
    }
    case(
        "words-list-1",
        &["--select=anser-unknown"],
        "forse «answer-unknown»?",
    );
    case(
        "words-list-2",
        &["--ignore=V041,unit-varianr"],
        "forse «unit-variant»?",
    );
    case(
        "words-list-severity",
        &["--severity=anser-unknown=info"],
        "forse «answer-unknown»?",
    );
    case(
        "words-list-3",
        &["--select=V999"],
        "nessuna regola «V999»: si vedano",
    );
    case(
        "words-list-4",
        &["--criteria=milan-2021"],
        "forse «milano-2021»?",
    );
    case("words-list-5", &["--format=jsn"], "forse «json»?");
    let run = smartable(&["criteria", "show", "essentail", "--lang=it"]);
    says(&run.stderr, &["forse «essential»?"]);
}

#[test]
fn people_without_an_activity_are_told_unless_they_are_the_sum() {
    let with = |name: &str, row: &str| {
        let text = format!("{HEAD}{ROWS}{row}\n");
        check(&Office::new(name, &[("una.csv", &text)]), &["--lang=it"])
    };
    let lost = "la riga ha persone, ma nessun nome di attività";
    says(
        &with("words-people-1", ";Sport;;;;;;;4"),
        &["V010", "C4", lost],
    );
    // Not the sum of 3 and 2.
    says(&with("words-people-2", ";;;;;;;;6"), &["V010", lost]);
    let sum = with("words-people-3", ";;;;;;;;5");
    says(&sum, &["nota[T020]", "la somma delle righe sopra"]);
    assert!(!sum.contains(lost), "{sum}");
    let total = with("words-people-4", ";;Complessivo;;;;;;5");
    assert!(!total.contains("T020") && !total.contains(lost), "{total}");
    let mean = with("words-people-5", ";;Media;;;;;;2,5");
    assert!(!mean.contains("X012") && !mean.contains("R011"), "{mean}");
}

#[test]
fn an_activity_without_answers_is_no_sum_by_coincidence() {
    let rows = "A1;U;Protocollo;Sì;No;Sì;No;Sì;1\nA2;U;Archivio;Sì;No;Sì;No;Sì;1\n";
    let text = format!("{HEAD}{rows}A3;U;Permessi edilizi;;;;;;2\n");
    let said = check(&Office::new("words-sum", &[("una.csv", &text)]), &[]);
    assert!(said.contains("R011") && !said.contains("T019"), "{said}");
}

#[test]
fn headers_with_an_example_and_misspelt_units_are_known() {
    let office = sheet("words-example", "N. addetti", "N. addetti (es. 3)");
    assert!(!check(&office, &[]).contains("T011"));
    let office = sheet("words-office", "Struttura", "Uficio");
    says(&check(&office, &["--lang=it"]), &["forse «ufficio»"]);
}

#[test]
fn a_file_without_anything_to_mend_has_no_copy_and_a_line() {
    let text = format!("{HEAD}{ROWS}");
    let office = Office::new("words-fix", &[("una.csv", &text)]);
    let run = office.run(&[
        "fix",
        "@una.csv",
        "--out",
        "@copia.csv",
        "--isolated",
        "--lang=it",
    ]);
    says(&run.stderr, &["niente che si corregga da sé"]);
}

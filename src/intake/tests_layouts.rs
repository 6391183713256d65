//! Sheets that are laid out as offices do: sums beside the inventory, columns that only describe,
//! rows that say how to fill the form in.

use crate::intake::testing::{noticed, told};
use crate::intake::tests_notices::row;
use crate::intake::workbook::testing::Builder;

const HEADER: &str = "Unità;Codice;Attività;Persone;Individuale;Digitale";
const ROWS: &str = "U;A1;Protocollo;3;Sì;No\nU;A2;Archivio;2;No;No";

/// What is told of a text file.
#[track_caller]
fn csv(lines: &str, expected: &[&str]) {
    assert_eq!(told("scheda.csv", lines.as_bytes()), expected, "{lines}");
}

/// What is told of a workbook with these sheets, each of rows of texts.
#[track_caller]
fn book(sheets: &[&[&[&str]]], expected: &[&str]) {
    let data = sheets.iter().map(|rows| {
        let rows = (1..).zip(*rows);
        let rows: String = rows.map(|(number, cells)| row(number, cells)).collect();
        format!("<sheetData>{rows}</sheetData>")
    });
    let data: Vec<String> = data.collect();
    let named = data.iter().zip(["Uno", "Due", "Tre"]);
    let named: Vec<(&str, &str)> = named.map(|(data, name)| (name, data.as_str())).collect();
    let told = told("scheda.xlsx", &Builder::new(&named).bytes());
    assert_eq!(told, expected);
}

const INVENTORY: &[&[&str]] = &[
    &[
        "Unità",
        "Codice",
        "Attività",
        "Persone",
        "Individuale",
        "Digitale",
    ],
    &["U", "A1", "Protocollo", "3", "Sì", "No"],
];
const SUM: &[&[&str]] = &[&["Unità", "N. attività", "Persone"], &["U", "1", "3"]];
const CODES: &[&[&str]] = &[&["Unità", "Codice", "Persone"], &["U", "A1", "3"]];
const NO_CRITERIA: [&str; 2] = [
    "MissingColumn sheet item=individuale",
    "MissingColumn sheet item=digitale",
];

#[test]
fn a_sum_is_passed_over_wherever_it_stands() {
    let passed = "SecondTable 1 row=1 beside=sum";
    book(&[INVENTORY, SUM], &[passed]);
    book(&[SUM, INVENTORY], &[passed]);
    book(&[CODES, INVENTORY], &[passed]);
    let below = format!("{HEADER}\n{ROWS}\n\nUnità;N. attività;Persone\nU;2;5");
    csv(&below, &["SecondTable 5 row=5 beside=sum"]);
    let above = format!("Unità;N. attività;Persone\nU;2;5\n\n{HEADER}\n{ROWS}");
    csv(&above, &[]);
}

#[test]
fn a_legend_beside_the_table_is_no_part_of_it() {
    let rows = "U;A1;Protocollo;3;Sì;No;;Sì;tutta\nU;A2;Archivio;2;No;No;;No;mai";
    csv(&format!("{HEADER};;Legenda;\n{rows}"), &[]);
    csv(&format!("{HEADER};;Risposta;Significato\n{rows}"), &[]);
}

#[test]
fn a_table_below_a_sum_is_read() {
    let below = format!(
        "{HEADER}\n{ROWS}\n\nUnità;N. attività;Persone\nU;2;5\n\n{HEADER}\nV;B1;Mense;1;Sì;Sì"
    );
    csv(
        &below,
        &["SecondTable 5 row=5 beside=sum", "SecondTable sheet row=8"],
    );
}

#[test]
fn without_an_inventory_codes_are_one_and_counts_are_none() {
    book(&[CODES], &NO_CRITERIA);
    let twice = [NO_CRITERIA, NO_CRITERIA].concat();
    book(&[CODES, CODES], &twice);
    book(&[SUM], &["NoTable file cause=sheets sheets=Uno"]);
}

#[test]
fn a_header_is_a_question_where_answers_stand_below_it() {
    let table = |own: &str, cells: [&str; 4]| {
        let rows = cells.map(|cell| format!("A;Protocollo;Sì;{own}{cell}\n"));
        let header = if own.is_empty() { "" } else { "Digitale;" };
        format!(
            "Codice;Attività;Individuale;{header}Strumenti\n{}",
            rows.concat()
        )
    };
    let question = "items=digitale line=\"Strumenti\" = \"+digitale\"   # \"-digitale\", \"notes\"";
    let asked =
        |column: &str| format!("HeaderDirectionUnknown {column}1 header=Strumenti {question}");
    let yes = ["Sì", "No", "Sì", "Sì"];
    csv(&table("", yes), &[&asked("D")]);
    csv(&table("No;", yes), &[&asked("E")]);
    // What describes is no question: said only where the criterion has no column.
    let texts = ["Protocollo", "", "Posta", "Bilancio"];
    csv(&table("No;", texts), &[]);
    let unknown = "UnknownColumn D1 header=Strumenti line=\"Strumenti\" = \"notes\"";
    csv(
        &table("", texts),
        &[unknown, "MissingColumn sheet item=digitale"],
    );
    csv(&table("No;", ["3", "1", "0", "1"]), &[]);
}

#[test]
fn two_columns_that_count_people_are_told_where_they_differ() {
    let table = |others: [&str; 2]| {
        format!(
            "Codice;Attività;Persone;Addetti;Individuale;Digitale\n\
             A1;Protocollo;3;{};Sì;No\nA2;Archivio;2;{};No;No",
            others[0], others[1]
        )
    };
    csv(&table(["3", "2,0"]), &[]);
    csv(&table(["", "2"]), &[]);
    csv(
        &table(["3", "4"]),
        &["TwoCounts D1 header=Addetti other=Persone field=headcount"],
    );
}

#[test]
fn a_row_below_the_header_says_how_to_fill_the_form_in() {
    #[track_caller]
    fn case(first: &str, is_guide: bool) {
        let text = format!("{HEADER}\n{first}\n{ROWS}");
        let noticed = noticed("scheda.csv", text.as_bytes());
        let guide = noticed.iter().any(|line| line == "GuideRow 2");
        assert_eq!(guide, is_guide, "{first}");
    }
    case("(a);(b);(c);(d);(e);(f)", true);
    case("1;2;3;4;5;6", true);
    case("testo;testo;testo libero;numero intero;Sì/No;Sì/No", true);
    case(
        "ufficio;codice;descrivere brevemente l'attività svolta;n.;SI / NO;Sì/No",
        true,
    );
    case(";;(descrivere l'attività);(n.);(SI/NO);(SI/NO)", true);
    case("U;A0;Mense;;Sì/No;Sì/No", false); // an office that could not decide
    case("U;A0;Mense;4;Sì/No;Sì/No", false);
    case("U;A0;Mense;n.d.;Sì/No;s/n", false); // nor say how many
    case("U;;Mense;n.d.;Sì/No;s/n", false);
    case("U;;Mense;da definire;Sì/No;Sì/No", false);
    case("U;A0;Mense;circa;Sì/No;Sì", false);
    // Words that no list of marks holds: the name is one.
    case("U;;Mense;in attesa;Sì/No;Sì/No", false);
    case("U;;Mense;da stabilire con il dirigente;Sì/No;s/n", false);
    case("U;;Mense;n.d. per ora;Sì/No;Sì/No", false);
    case(
        "U;;Inserire i dati nel portale;in attesa;Sì/No;Sì/No",
        false,
    );
    case("U;;Denominazione dell'attività;numero;Sì/No;Sì/No", true);
    case("U;;es. Protocollo;persone;Sì/No;Sì/No", true);
    case("U;;max 200 caratteri;in cifre;scelta;Sì/No", true);
    case("U;;testo libero;quante persone;Sì/No;Sì/No", true);
    case("A;B;C;1;Sì;No", false);
    case("U;A0;Mense;4;Sì;No", false);
    let late = format!("{HEADER}\n{ROWS}\n(a);(b);(c);(d);(e);(f)");
    let said = noticed("scheda.csv", late.as_bytes());
    assert!(!said.iter().any(|line| line.starts_with("GuideRow")));
}

#[test]
fn cells_that_moved_to_the_right_are_one_cause() {
    #[track_caller]
    fn case(cells: &[&str], shifted: Option<&str>) {
        let sheet = [INVENTORY, &[cells]].concat();
        let rows = (1..).zip(sheet).map(|(number, cells)| row(number, cells));
        let data = format!("<sheetData>{}</sheetData>", rows.collect::<String>());
        let noticed = noticed("scheda.xlsx", &Builder::new(&[("Dati", &data)]).bytes());
        let found = noticed.iter().find(|line| line.starts_with("ShiftedRow"));
        assert_eq!(found.map(String::as_str), shifted, "{cells:?}");
        let headless = noticed.iter().any(|line| line.starts_with("BlankHeader"));
        assert!(!headless, "{cells:?}");
    }
    let moved = ["U", "A2", "", "Archivio", "2", "No", "No"];
    case(&moved, Some("ShiftedRow C3"));
    case(&["U", "A2", "Archivio", "2", "No", "No"], None);
    case(&["U", "A2", "Archivio", "", "No", "No", "x"], None);
    case(&["U", "A2", "Archivio", "2", "No", "", "vedi sotto"], None);
}

#[test]
fn a_header_that_is_repeated_early_makes_no_title_of_the_data_above_it() {
    #[track_caller]
    fn case(lines: &str, said: &str) {
        let told = told("scheda.csv", lines.as_bytes());
        assert!(told.iter().any(|line| line == said), "{lines}\n{told:?}");
        let title = told.iter().any(|line| line.starts_with("TitleRows"));
        assert!(!title, "{lines}\n{told:?}");
    }
    let row = "U;A1;Protocollo;3;Sì;No";
    let more = "U;A2;Archivio;2;No;No\nU;A3;Albo;1;No;Sì";
    case(
        &format!("{HEADER}\n{row}\n{HEADER}\n{more}"),
        "RepeatedHeader 3",
    );
    case(
        &format!("{HEADER}\n{row}\nU;A0;Posta;1;No;No\n{HEADER}\n{more}"),
        "RepeatedHeader 4",
    );
    // Where nothing is answered the headers themselves tell.
    let blank = "U;A0;Posta;1;;";
    case(
        &format!("{HEADER}\n{blank}\n{HEADER}\n{more}"),
        "RepeatedHeader 3",
    );
    // Crosses and numbers are data, and the page may begin with a column more.
    let crossed = "U;A1;Protocollo;3;X;X";
    let wider = "U;A2;Archivio;2;No;No;da vedere";
    case(
        &format!("{HEADER}\n{crossed}\n{HEADER};Note\n{wider}"),
        "SecondTable sheet row=3",
    );
    case(
        &format!("{HEADER}\n{crossed}\nU;A0;Posta;1;1;0\n{HEADER};Note\n{wider}"),
        "SecondTable sheet row=4",
    );
    let parted = format!("{HEADER};Note\n{wider}");
    for mixed in [
        "U;A0;Posta;1,5;X;",
        "U;A0;Posta;;Sì;X",
        "U;A0;Posta;;P;X",
        "U;A0;Posta;n.d.;Parziale;Parziale",
        "U;A0;Posta;2,25;Parziale;",
        "U;A0;Posta;1;1;0",
    ] {
        case(
            &format!("{HEADER}\n{mixed}\n{parted}"),
            "SecondTable sheet row=3",
        );
    }
}

#[test]
fn answers_that_are_digits_alone_hide_no_repeated_header() {
    let lines =
        format!("{HEADER}\nU;A1;Protocollo;;1;0\nU;A2;Posta;;0;0\n{HEADER}\nU;A3;Albo;;1;1");
    let told = told("scheda.csv", lines.as_bytes());
    let sii = lines
        .replace(";1;0", ";Sì;No")
        .replace(";0;0", ";No;No")
        .replace(";1;1", ";Sì;Sì");
    assert_eq!(
        told,
        crate::intake::testing::told("scheda.csv", sii.as_bytes())
    );
    assert!(
        told.iter().any(|line| line == "RepeatedHeader 4"),
        "{told:?}"
    );
}

#[test]
fn lines_that_stand_in_quotes_are_named_and_a_wrong_line_sep_is_read_over() {
    let all = format!("{HEADER}\n{ROWS}");
    let quoted: Vec<String> = all.lines().map(|line| format!("\"{line}\"")).collect();
    csv(&quoted.join("\n"), &["NoTable file cause=quotes sheets="]);
    let commas = all
        .replace(';', ",")
        .replace("Protocollo", "\"\"Protocollo, posta\"\"");
    let quoted: Vec<String> = commas.lines().map(|line| format!("\"{line}\"")).collect();
    csv(&quoted.join("\r\n"), &["NoTable file cause=quotes sheets="]);
    csv(&format!("sep=,\n{all}"), &[]);
    csv(&format!("sep=;\n{}", all.replace(';', ",")), &[]);
    let noticed = noticed("scheda.csv", format!("sep=,\n{all}").as_bytes());
    assert!(noticed.contains(&"MarkOrSepLine file what=other-sep".to_owned()));
}

#[test]
fn decimals_that_a_comma_moved_are_told_from_other_cells_too_many() {
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(told("scheda.csv", text.as_bytes()), expected, "{text}");
    }
    let header = "Unità,Codice,Attività,Individuale,Digitale,Persone,Equivalenti,Note";
    let whole = "U,A1,Protocollo,Sì,No,3,1,\nU,A2,Archivio,Sì,No,2,2,";
    let with = |row: &str| format!("{header}\n{whole}\n{row}");
    case(
        &with("U,A3,Albo,No,Sì,2,1,5,"),
        &["SplitDecimal G4 value=1,5"],
    );
    case(&with("U,A3,Albo,No,Sì,2,\"1,5\","), &[]);
    case(&with("U,A3,Albo,No,Sì,2,1,5"), &[]); // as wide as the header: a note of one digit
    let remark = with("U,A3,Albo,No,Sì,2,1,vedi nota, sopra");
    case(&remark, &["RaggedRow 4 found=9 expected=8"]);
    case(&with("U,A3,Albo,No,Sì,2,1,5,").replace(',', ";"), &[]);
    // A comma that ends every line, and a number that nobody asked for.
    let header = "Unità,Codice,Attività,Individuale,Digitale,Persone,Equivalenti,Stanza";
    let room = "UnknownColumn H1 header=Stanza line=\"Stanza\" = \"notes\"";
    let with = |rows: &str| format!("{header}\n{rows}");
    case(
        &with("U,A1,Protocollo,Sì,No,3,1,12,\nU,A2,Archivio,Sì,No,2,2,7,"),
        &[room],
    );
    case(
        &with("U,A1,Protocollo,Sì,No,3,1,12\nU,A2,Archivio,Sì,No,2,1,5,7"),
        &[room, "SplitDecimal G3 value=1,5"],
    );
}

#[test]
fn a_header_row_that_names_no_activity_is_named_and_not_read() {
    #[track_caller]
    fn case(header: &str, expected: &str) {
        csv(&format!("{header}\nUno;Posta;2;Sì;No"), &[expected]);
    }
    case(
        "Unità;Atività (breve);Persone;Individuale;Digitale",
        "NoTable B1 cause=header row=1 header=Atività (breve) nearest=Attività key=activity sheets=",
    );
    // The row below the title; nothing in it is like the name of an activity.
    case(
        "Rilevazione\n\nUnità;Cosa;Persone;Individuale;Digitale",
        "NoTable 3 cause=nameless row=3 sheets=",
    );
    // Three known headers are a chance; a list of offices lacks no activity.
    case(
        "Atività;Persone;Individuale;Digitale",
        "NoTable file sheets=",
    );
    case(
        "Unità;Persone;Equivalenti;Note;Altro",
        "NoTable file sheets=",
    );
}

#[test]
fn a_sheet_that_loses_its_table_beside_others_is_named() {
    let lost: &[&[&str]] = &[
        &["Unità", "Atività", "Persone", "Individuale", "Digitale"],
        &["U", "Posta", "2", "Sì", "No"],
    ];
    let told = "NoTable B1 cause=header row=1 header=Atività nearest=Attività key=activity";
    book(&[INVENTORY, lost], &[told]);
    let other: &[&[&str]] = &[
        &["Unità", "Cosa", "Persone", "Individuale", "Digitale"],
        &["U", "Posta", "2", "Sì", "No"],
    ];
    book(&[INVENTORY, other], &[]);
}

#[test]
fn si_and_no_under_a_question_that_nobody_knows_are_no_ids() {
    let rows = "U;A1;Protocollo;3;Sì;;x\nU;A2;Archivio;2;No;x;";
    let first = "Unità;Codice;Attività;Persone;Individuale;Si fa di sera?;";
    csv(
        &format!("{first}\n;;;;;SI;NO\n{rows}"),
        &[
            "UnknownColumn F2 header=Si fa di sera? line=\"Si fa di sera?\" = \"notes\"",
            "MissingColumn sheet item=digitale",
        ],
    );
}

#[test]
fn a_row_that_commas_part_is_not_read() {
    let all = format!("{HEADER}\n{ROWS}");
    csv(
        &format!("{all}\n\"U,A3,Albo,1,No,No\""),
        &["DelimiterMixed 4 other=,"],
    );
    // A number with decimals has a comma too.
    csv(
        &format!("{all}\n\"U,A3,Albo,1,No,No,,\""),
        &["DelimiterMixed 4 other=,"],
    );
    // A note is a note, whatever its commas.
    csv(
        &format!("{all}\nNota: uno, due, tre, quattro, cinque, sei"),
        &[],
    );
}

#[test]
fn cells_that_moved_into_the_notes_are_told() {
    let all = format!("{HEADER};Note\n{}", ROWS.replace('\n', ";\n"));
    let shifted = |row: &str| {
        let facts = noticed("scheda.csv", format!("{all};\n{row}").as_bytes());
        facts
            .into_iter()
            .filter(|it| it.starts_with("Shifted"))
            .collect::<Vec<_>>()
    };
    assert_eq!(shifted("U;A3;Albo;;1;No;No"), ["ShiftedRow D4"]);
    // A note of one number, in a row whose people nobody wrote.
    assert!(shifted("U;A3;Albo;;Sì;No;2").is_empty());
}

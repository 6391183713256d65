//! Facts that only a check says, from real files; and that other commands are not told them.

use crate::intake::testing::{noticed, told};
use crate::intake::workbook::testing::{Builder, zipped};

const HEADER: &str = "Unità;Codice;Attività;Persone;Individuale;Digitale";
const ROWS: &str = "U;A1;Protocollo;3;Sì;No\nU;A2;Archivio;2;No;No";

/// What is told of a text file only where all is asked for.
#[track_caller]
fn text(name: &str, text: &str, expected: &[&str]) {
    let told = told(name, text.as_bytes());
    let mut noticed = noticed(name, text.as_bytes());
    noticed.retain(|line| !told.contains(line));
    assert_eq!(noticed, expected, "{text}");
}

#[track_caller]
fn csv(lines: &str, expected: &[&str]) {
    text("scheda.csv", lines, expected);
}

/// A row of texts, as a sheet of Excel has it. `=…` is a formula.
pub(super) fn row(number: u32, cells: &[&str]) -> String {
    let mut xml = format!("<row r=\"{number}\">");
    for (column, cell) in ('A'..).zip(cells) {
        let at = format!("{column}{number}");
        let cell = match cell.strip_prefix('=') {
            _ if cell.is_empty() => continue,
            Some(formula) => format!("<c r=\"{at}\"><f>{formula}</f><v>3</v></c>"),
            None => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        };
        xml.push_str(&cell);
    }
    xml + "</row>"
}

const NAMES: [&str; 6] = [
    "Unità",
    "Codice",
    "Attività",
    "Persone",
    "Individuale",
    "Digitale",
];

/// The sheet of the tests: header on row 1, two rows of data, then `rows`, then `after`.
fn sheet(rows: &str, after: &str) -> Builder {
    let first = row(2, &["U", "A1", "Protocollo", "3", "Sì", "No"]);
    let second = row(3, &["U", "A2", "Archivio", "2", "No", "No"]);
    let header = row(1, &NAMES);
    let data = format!("<sheetData>{header}{first}{second}{rows}</sheetData>{after}");
    Builder::new(&[("Dati", &data)])
}

#[track_caller]
fn book(builder: &Builder, expected: &[&str]) {
    let bytes = builder.bytes();
    let told = told("scheda.xlsx", &bytes);
    let mut noticed = noticed("scheda.xlsx", &bytes);
    noticed.retain(|line| !told.contains(line));
    assert_eq!(noticed, expected);
}

#[test]
fn a_clean_file_is_silent() {
    csv(&format!("{HEADER}\n{ROWS}\n"), &[]);
    book(&sheet("", ""), &[]);
}

#[test]
fn what_stands_before_a_text() {
    let all = format!("{HEADER}\n{ROWS}");
    // So does Excel save where a comma marks decimals.
    csv(&format!("\u{feff}{all}"), &[]);
    let commas = all.replace(';', ",");
    csv(
        &format!("\u{feff}{commas}"),
        &["MarkOrSepLine file what=bom"],
    );
    csv(&format!("sep=;\n{all}"), &["MarkOrSepLine file what=sep"]);
    csv(
        &format!("\u{feff}sep=;\n{all}"),
        &["MarkOrSepLine file what=both"],
    );
}

#[test]
fn rows_of_another_delimiter() {
    let all = format!("{HEADER}\n{ROWS}");
    let mixed = format!("{all}\nU,A3,Albo,1,No,No\nU\tA4\tMessi\t1\tNo\tNo");
    // Their activities do not count: whoever judges must hear of it too.
    assert_eq!(
        told("scheda.csv", mixed.as_bytes()),
        ["DelimiterMixed 4 other=,", "DelimiterMixed 5 other=Tab"]
    );
    // commas of a sentence
    csv(
        &format!("{all}\nU;A3;Albo, notifiche, messi, altro, resto, ecc;1;No;No"),
        &[],
    );
}

#[test]
fn the_text_with_a_delimiter_is_named() {
    #[track_caller]
    fn case(line: &str, expected: &str) {
        let text = format!("{HEADER}\n{ROWS}\n{line}");
        let mut found = noticed("scheda.csv", text.as_bytes());
        found.retain(|line| line.starts_with("RaggedRow"));
        assert_eq!(found, [format!("RaggedRow 4 found=7 expected=6{expected}")]);
    }
    case("U;A3;Albo; messi;1;No;No", " broken=Attività");
    case("U; A;A3;Albo;1;No;No", " broken=Unità");
    case("U;A3;Albo; messi;3;No;", " broken=Attività"); // the last answer was empty
    case("U;A3;Albo;1;No;No;x", ""); // nothing fits better
}

#[test]
fn titles_above_the_header() {
    csv(
        &format!("Comune di Prova\n\n{HEADER}\n{ROWS}"),
        &["TitleRows 1 row=3", "TitleRows 2 row=3"],
    );
    csv(&format!("Unità: Tributi\n{HEADER}\n{ROWS}"), &[]); // it is needed
    csv(
        &format!("Rilevazione 2024\n{HEADER}\n{ROWS}"),
        &[
            "TitleRows 1 row=2",
            "OldTemplate sheet title_year=2024 year=2026",
        ],
    );
    csv(
        &format!("Rilevazione 2026\n{HEADER}\n{ROWS}"),
        &["TitleRows 1 row=2"],
    );
}

#[test]
fn headers_that_are_merged_or_tall() {
    let merged = "<mergeCells><mergeCell ref=\"E1:F1\"/></mergeCells>";
    book(&sheet("", merged), &["MergedHeader 1 list=E1:F1"]);
    let below = "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>";
    book(&sheet("", below), &[]);
    csv(
        &format!("Struttura;;;;Criteri;\n{HEADER}\n{ROWS}"),
        &["TitleRows 1 row=2"],
    );
}

#[test]
fn columns_under_other_words() {
    let other = HEADER.replace("Persone", "Addetti");
    csv(
        &format!("{other}\n{ROWS}"),
        &["RenamedColumn 1 count=1 list=«Addetti» → Persone"],
    );
    let folded = HEADER.replace("Persone", "PERSONE");
    csv(&format!("{folded}\n{ROWS}"), &[]);
}

#[test]
fn columns_without_a_header() {
    let header = HEADER.replace("Persone", "Persone;");
    let rows = "U;A1;Protocollo;3;x;Sì;No\nU;A2;Archivio;2;y;No;No";
    csv(&format!("{header}\n{rows}"), &["BlankHeader E rows=2"]);
    // At its end a text file has a delimiter for it.
    let ends = format!("{HEADER};\nU;A1;Posta;3;Sì;No;\nU;A2;Archivio;2;No;No");
    csv(&format!("{ends};vedi sotto"), &["BlankHeader G rows=1"]);
    csv(&format!("{ends};"), &[]);
    csv(
        &format!("{ends};\nU;A3;Albo; messi;1;No;No"),
        &["RaggedRow 4 found=7 expected=7 broken=Attività"],
    );
    let once = rows.replace(";y;", ";;");
    csv(&format!("{header}\n{once}"), &[]);
    // a column that numbers the rows
    let numbered = "1;U;A1;Protocollo;3;Sì;No\n2;U;A2;Archivio;2;No;No";
    csv(&format!(";{HEADER}\n{numbered}"), &[]);
}

#[test]
fn blank_rows_and_notes() {
    let all = format!("{HEADER}\n{ROWS}");
    csv(
        &format!("{all}\n;;;;;\n\nU;A3;Albo;1;No;No"),
        &["BlankRow 4", "BlankRow 5"],
    );
    csv(&format!("{HEADER}\n\n{ROWS}\n\n\n"), &[]); // before and after the data
    csv(&format!("{all}\n\nTotale;;;5;;"), &[]); //     before a total
    csv(
        &format!("{all}\n\nNota: dati provvisori;;;;;"),
        &["TrailingNotes 5"],
    );
}

#[test]
fn rows_that_a_filter_hides() {
    let hidden = row(4, &["U", "A3", "Albo", "1", "No", "No"]).replace("<row", "<row hidden=\"1\"");
    let offered = "<autoFilter ref=\"A1:F4\"/>";
    book(&sheet(&hidden, offered), &[]);
    let filter = "<autoFilter ref=\"A1:F4\"><filterColumn colId=\"1\"/></autoFilter>";
    book(
        &sheet(&hidden, filter),
        &["HiddenRowsOrColumns sheet what=filtered list=4"],
    );
}

#[test]
fn a_hidden_sheet_that_is_damaged_may_hold_a_table() {
    let data = |rows: &str| format!("<sheetData>{}{rows}</sheetData>", row(1, &NAMES));
    let first = data(&row(2, &["U", "A1", "Protocollo", "3", "Sì", "No"]));
    let with_hidden = |rows: &str| {
        let hidden = ("Bozza\" state=\"hidden", rows);
        told(
            "scheda.xlsx",
            &Builder::new(&[("Dati", &first), hidden]).bytes(),
        )
    };
    assert_eq!(with_hidden("<sheetData><row/></sheetData>"), [""; 0]);
    assert_eq!(
        with_hidden("<sheetData><row><c></row>"),
        ["Unreadable sheet reason=xml detail=an end tag without its start"]
    );
    assert_eq!(
        with_hidden(&data("<row><c></row>")),
        ["HiddenSheet sheet sheet=Bozza read=no"]
    );
}

#[test]
fn formatted_rows_below_the_data() {
    let empty = |rows: std::ops::Range<u32>| -> String {
        let row = |row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"/></row>");
        rows.map(row).collect::<Vec<_>>().concat()
    };
    book(&sheet(&empty(4..7), ""), &["GhostRows sheet rows=3"]);
    book(&sheet(&empty(4..6), ""), &[]);
    let more = row(9, &["U", "A3", "Albo", "1", "No", "No"]);
    let blank: Vec<String> = (4..9).map(|row| format!("BlankRow {row}")).collect();
    let blank: Vec<&str> = blank.iter().map(String::as_str).collect();
    book(&sheet(&format!("{}{more}", empty(4..9)), ""), &blank);
}

#[test]
fn drop_downs_that_are_lost() {
    let rules = |ranges: &str| {
        format!("<dataValidations><dataValidation sqref=\"{ranges}\"/></dataValidations>")
    };
    book(&sheet("", &rules("E2:F50")), &[]);
    book(
        &sheet("", &rules("A2:A50")),
        &["RulesLost sheet list=Individuale, Digitale"],
    );
    book(&sheet("", &rules("E2:E50")), &[]); //   half of them: perhaps never
    book(&sheet("", &rules("A60:A90")), &[]); // none over the data
}

#[test]
fn formulas_that_change_by_themselves() {
    let rows = row(4, &["U", "A3", "Albo", "=DAY(TODAY())", "No", "No"])
        + &row(5, &["U", "A4", "Messi", "=SUM(D2:D3)", "No", "No"])
        + &row(6, &["U", "A5", "Anagrafe", "=[1]Foglio1!A1", "No", "No"]);
    book(
        &sheet(&rows, ""),
        &[
            "VolatileFormula D4 what=date function=TODAY",
            "VolatileFormula D6 what=external function=",
        ],
    );
    let shared = "<row r=\"4\"><c r=\"B4\"><f t=\"shared\" ref=\"B4:B5\" si=\"0\">NOW()</f>\
        <v>1</v></c><c r=\"C4\" t=\"str\"><v>Albo</v></c></row>\
        <row r=\"5\"><c r=\"B5\"><f t=\"shared\" si=\"0\"/><v>2</v></c>\
        <c r=\"C5\" t=\"str\"><v>Messi</v></c></row>";
    book(
        &sheet(shared, ""),
        &[
            "VolatileFormula B4 what=date function=NOW",
            "VolatileFormula B5 what=date function=NOW",
        ],
    );
}

#[test]
fn who_worked_on_the_file() {
    let core = |name: &str| format!("<p><dc:creator>{name}</dc:creator></p>");
    let by = |name: &str| sheet("", "").with("docProps/core.xml", core(name));
    book(&by("Nome Cognome"), &["Metadata file what=author"]);
    book(&by("openpyxl"), &[]);
    let kept = sheet("", "").with("xl/revisions/userNames.xml", "<users/>");
    book(&kept, &["Metadata file what=revisions"]);
    let comments = "<comments><commentList><comment ref=\"B2\"/><comment ref=\"C3\"/>\
        </commentList></comments>";
    let relations = "<Relationships><Relationship Id=\"c\" Type=\"u/comments\" \
        Target=\"../comments1.xml\"/></Relationships>";
    let commented = sheet("", "")
        .with("xl/worksheets/_rels/sheet1.xml.rels", relations)
        .with("xl/comments1.xml", comments);
    book(
        &commented,
        &["Metadata sheet what=comments count=2 list=B2, C3"],
    );
}

#[test]
fn merged_texts_can_be_filled_down() {
    let merged = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>";
    let found = noticed("scheda.xlsx", &sheet("", merged).bytes());
    assert_eq!(found, ["MergedData A2–3 filled=yes value=U"]);
}

#[test]
fn sheets_inside_other_files_are_named() {
    let archive = zipped(&[("leggimi.md", "x"), ("invio/Scheda A.xlsx", "x")]);
    let found = noticed("invio.zip", &archive);
    assert_eq!(
        found,
        ["UnsupportedFormat file is=zip inside=invio/Scheda A.xlsx"]
    );
    assert_eq!(
        told("invio.zip", &archive),
        ["UnsupportedFormat file is=zip"]
    );
    let found = noticed("scheda.ods.p7m", b"\x30\x82\x01\x00\x06\x09");
    assert_eq!(found, ["UnsupportedFormat file is=p7m inside=scheda.ods"]);
    let message = b"From: a@example.org\r\nContent-Type: x; name=\"s.xlsx\"\r\n\r\n";
    let found = noticed("invio.eml", message);
    assert_eq!(found, ["UnsupportedFormat file is=eml inside=s.xlsx"]);
}

/// A sheet of OpenDocument with the header, one row of data and `rows`.
fn open_document(rows: &str, meta: &str) -> Vec<u8> {
    let cells = |cells: &[&str]| -> String {
        let cell = |text: &&str| {
            format!(
                "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p>\
                 </table:table-cell>"
            )
        };
        let cells: String = cells.iter().map(cell).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let (header, first) = (cells(&NAMES), cells(&["U", "A1", "Albo", "1", "No", "No"]));
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table \
         table:name=\"T\">{header}{first}{rows}</table:table></office:spreadsheet>\
         </office:body></office:document-content>"
    );
    zipped(&[("content.xml", &content), ("meta.xml", meta)])
}

#[test]
fn open_documents_say_the_same() {
    #[track_caller]
    fn case(rows: &str, meta: &str, expected: &[&str]) {
        let bytes = open_document(rows, meta);
        let told = told("scheda.ods", &bytes);
        let mut noticed = noticed("scheda.ods", &bytes);
        noticed.retain(|line| !told.contains(line));
        assert_eq!(noticed, expected, "{rows}");
    }
    let row = |visible: &str, cell: &str| {
        format!(
            "<table:table-row{visible}><table:table-cell/><table:table-cell \
             office:value-type=\"string\"><text:p>A2</text:p></table:table-cell>{cell}\
             </table:table-row>"
        )
    };
    let name = "<table:table-cell office:value-type=\"string\"><text:p>Messi</text:p>\
        </table:table-cell>";
    case(&row("", name), "", &[]);
    case(
        &row(" table:visibility=\"filter\"", name),
        "",
        &["HiddenRowsOrColumns sheet what=filtered list=3"],
    );
    let formula = "<table:table-cell table:formula=\"of:=TODAY()\" office:value-type=\"float\" \
        office:value=\"3\"/>";
    case(
        &row("", formula),
        "",
        &["VolatileFormula C3 what=date function=TODAY"],
    );
    let noted = "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>x\
        </text:p></office:annotation><text:p>Messi</text:p></table:table-cell>";
    case(
        &row("", noted),
        "<m><meta:initial-creator>Nome Cognome</meta:initial-creator></m>",
        &[
            "Metadata file what=author",
            "Metadata sheet what=comments count=1 list=C3",
        ],
    );
    let empty = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/>\
        </table:table-row>";
    case(empty, "", &[]); // no ghosts: every sheet ends so
}

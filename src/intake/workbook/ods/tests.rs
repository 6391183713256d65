//! Tests of the OpenDocument reader, with files built by hand and one from LibreOffice.

use calamine::{Data, Ods, Reader as _};

use super::open;
use crate::fact::FactKind;
use crate::intake::limits::Limits;
use crate::intake::rows::{Merge, Stop, Visibility};
use crate::intake::workbook::testing::{file_of, fixture, lines, zipped};

const HEAD: &str = "<?xml version=\"1.0\"?><office:document-content>";

/// A file with one table named `T`, which holds `inside`.
fn table(inside: &str) -> Vec<u8> {
    let content = format!(
        "{HEAD}<office:body><office:spreadsheet><table:table table:name=\"T\">{inside}\
         </table:table></office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[("content.xml", &content)])
}

fn read(inside: &str) -> Result<Vec<String>, Stop> {
    let mut book = open(file_of(&table(inside)), &Limits::default())?;
    lines(book.as_mut(), 0)
}

/// Reads one cell with these attributes and this content.
fn cell(attributes: &str, inside: &str) -> Vec<String> {
    let row = "<table:table-row><table:table-cell";
    read(&format!(
        "{row} {attributes}>{inside}</table:table-cell></table:table-row>"
    ))
    .unwrap()
}

#[test]
fn values_are_read_by_their_type() {
    #[track_caller]
    fn case(attributes: &str, inside: &str, line: &str) {
        assert_eq!(cell(attributes, inside), [line], "{attributes}");
    }
    case(
        "office:value-type=\"float\" office:value=\"12\"",
        "",
        "A1 number \"12\"",
    );
    case(
        "office:value-type=\"percentage\" office:value='0.25'",
        "",
        "A1 percent \"0.25\"",
    );
    case(
        "office:value-type=\"currency\" office:value=\"9.5\"",
        "<text:p>€ 9,50</text:p>",
        "A1 number \"9.5\"",
    );
    case(
        "office:value-type=\"date\" office:date-value=\"2026-03-31\"",
        "<text:p>31/03/26</text:p>",
        "A1 date \"2026-03-31\"",
    );
    case(
        "office:value-type=\"time\" office:time-value=\"PT08H30M00S\"",
        "",
        "A1 date \"08:30:00\"",
    );
    case(
        "office:value-type=\"boolean\" office:boolean-value=\"true\"",
        "<text:p>VERO</text:p>",
        "A1 boolean \"VERO\"",
    );
    case(
        "office:value-type=\"boolean\" office:boolean-value=\"false\"",
        "<text:p>FALSO</text:p>",
        "A1 boolean \"FALSO\"",
    );
    // Shown as a number, or in another language: the value.
    case(
        "office:value-type=\"boolean\" office:boolean-value=\"true\"",
        "<text:p>1</text:p>",
        "A1 boolean \"TRUE\"",
    );
    case(
        "office:value-type=\"string\" office:string-value=\"a&amp;b\"",
        "<text:p>other</text:p>",
        "A1 text \"a&b\"",
    );
    case("", "<text:p>typeless</text:p>", "A1 text \"typeless\"");
}

#[test]
fn errors_and_formulas_are_told_apart() {
    #[track_caller]
    fn case(attributes: &str, inside: &str, line: &str) {
        assert_eq!(cell(attributes, inside), [line], "{attributes}");
    }
    let error =
        "office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"";
    case(error, "<text:p>#N/D</text:p>", "A1 error \"#N/A\"");
    case(error, "<text:p>Err:508</text:p>", "A1 error \"Err:508\"");
    case(error, "", "A1 error \"#VALUE!\"");
    let number = "table:formula=\"of:=1/0\" office:value-type=\"float\" office:value=\"0\"";
    case(number, "<text:p>#DIV/0!</text:p>", "A1 error= \"#DIV/0!\"");
    case(number, "<text:p>0</text:p>", "A1 number= \"0\"");
    case("table:formula=\"of:=A2\"", "", "A1 empty=? \"\"");
    case("table:formula=\"of:=A2\"", "<text:p/>", "A1 empty= \"\"");
}

#[test]
fn a_text_is_what_is_seen() {
    #[track_caller]
    fn case(inside: &str, text: &str) {
        let lines = cell("office:value-type=\"string\"", inside);
        assert_eq!(lines, [format!("A1 text {text:?}")], "{inside}");
    }
    case("<text:p>uno</text:p><text:p>due</text:p>", "uno\ndue");
    case(
        "<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c</text:p>",
        "a   b\tc",
    );
    case("<text:p>a<text:line-break/>b</text:p>", "a\nb");
    case(
        "<text:p>  a \n  <text:span>b<text:span>c</text:span></text:span> </text:p>",
        "a bc",
    );
    case(
        "<text:p>&lt;&#65;&#x42;&amp;lt; &unknown; & x</text:p>",
        "<AB&lt; &unknown; & x",
    );
    case("<text:p><![CDATA[a<b&amp;c]]>d</text:p>", "a<b&amp;cd");
    case("<text:p>a<!-- no -->b</text:p>", "ab");
    case(
        "<office:annotation><text:p>note</text:p></office:annotation>\
         <draw:frame><text:p>box</text:p></draw:frame><text:p>cell</text:p>",
        "cell",
    );
}

#[test]
fn repeats_are_given_again_and_empty_ones_cost_nothing() {
    let lines = read(
        "<table:table-row table:number-rows-repeated=\"3\">\
           <table:table-cell table:number-columns-repeated=\"2\"/></table:table-row>\
         <table:table-row-group><table:table-row table:number-rows-repeated=\"2\">\
           <table:table-cell/>\
           <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" \
             office:value=\"7\"/>\
           <table:table-cell table:number-columns-repeated=\"16381\"/>\
         </table:table-row></table:table-row-group>\
         <table:table-row table:number-rows-repeated=\"4000000000\">\
           <table:table-cell table:number-columns-repeated=\"4000000000\"/></table:table-row>",
    );
    let expected = [
        "B4 number \"7\"",
        "C4 number \"7\"",
        "B5 number \"7\"",
        "C5 number \"7\"",
    ];
    assert_eq!(lines.unwrap(), expected);
}

#[test]
fn what_is_not_wanted_is_left_out() {
    let cell = "<table:table-cell table:number-columns-repeated=\"9\"><text:p>x</text:p>\
                </table:table-cell>";
    let file = table(&format!("<table:table-row>{cell}</table:table-row>"));
    let mut book = open(file_of(&file), &Limits::default()).unwrap();
    let mut rows = book.open_sheet(0).unwrap();
    rows.want_columns(3);
    assert_eq!(rows.next_row().unwrap().unwrap().slots.len(), 4);
    assert!(rows.next_row().unwrap().is_none());
}

#[test]
fn limits_are_met_before_a_cell_is_given() {
    #[track_caller]
    fn case(rows: &str, what: &str) {
        let stop = read(rows).unwrap_err();
        assert_eq!(
            (stop.kind, stop.params.get("what")),
            (FactKind::OverLimits, Some(what))
        );
    }
    let cell = |repeat: u64| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{repeat}\" \
             office:value-type=\"float\" office:value=\"1\"/>"
        )
    };
    let row = |times: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{times}\">{cells}</table:table-row>")
    };
    case(&row(5000, &cell(16_000)), "cells");
    case(&row(4_000_000_000, &cell(1)), "rows");
    case(&row(1, &cell(16_385)), "columns");
    let long = "x".repeat(200_000);
    let long = format!("<table:table-cell><text:p>{long}</text:p></table:table-cell>");
    case(&row(1, &long), "cell-bytes");
}

#[test]
fn damage_is_named() {
    #[track_caller]
    fn case(content: &str, reason: &str) {
        let file = zipped(&[("content.xml", content)]);
        let Err(stop) = open(file_of(&file), &Limits::default()) else {
            panic!("opened: {content}");
        };
        assert_eq!(stop.params.get("reason"), Some(reason), "{content}");
    }
    case("", "missing-part");
    case("<office:document-content/>", "missing-part");
    case("<office:document-content>", "truncated");
    case("<office:document-content", "truncated");
    case("<a></b>", "xml");
    case("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "xml");
    let none = open(file_of(&zipped(&[("a", "")])), &Limits::default()).err();
    assert_eq!(none.unwrap().params.get("reason"), Some("missing-part"));
}

#[test]
fn a_password_is_seen_in_the_manifest() {
    let manifest = "<!DOCTYPE manifest:manifest PUBLIC \"x\" \"y\"><manifest:manifest>\
                    <manifest:file-entry><manifest:encryption-data/></manifest:file-entry>\
                    </manifest:manifest>";
    let parts = [
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}"),
    ];
    let stop = open(file_of(&zipped(&parts)), &Limits::default()).err();
    assert_eq!(stop.unwrap().kind, FactKind::Encrypted);
}

#[test]
fn groups_filters_and_hidden_columns() {
    let cells = "<table:table-cell table:number-columns-repeated=\"3\"><text:p>x</text:p>\
                 </table:table-cell>";
    let file = table(&format!(
        "<table:table-column-group><table:table-column/><table:table-header-columns>\
           <table:table-column table:visibility=\"collapse\"/></table:table-header-columns>\
           <table:table-column table:visibility=\"filter\"/></table:table-column-group>\
         <table:table-header-rows><table:table-row>{cells}</table:table-row></table:table-header-rows>\
         <table:table-row-group table:display=\"false\"><table:table-row-group>\
           <table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"2\">{cells}\
         </table:table-row></table:table-row-group></table:table-row-group>\
         <table:table-row table:visibility=\"collapse\"/>"
    ));
    let mut book = open(file_of(&file), &Limits::default()).unwrap();
    let rows = book.open_sheet(0).unwrap();
    assert_eq!(rows.facts().hidden_columns, [(1, 2)]);
    assert_eq!(rows.facts().hidden_rows.runs, [(2, 3)]);
    drop(rows);
    let lines = lines(book.as_mut(), 0).unwrap();
    assert_eq!(
        lines[..4],
        [
            "A1 text \"x\"",
            "B1 text- \"x\"",
            "C1 text- \"x\"",
            "A2 text- \"x\""
        ]
    );
}

#[test]
fn links_and_macros_are_noticed() {
    #[track_caller]
    fn case(rows: &str, part: &str, links: bool, macros: bool) {
        let content = format!(
            "{HEAD}<office:body><office:spreadsheet><table:table table:name=\"T\">{rows}\
             </table:table></office:spreadsheet></office:body></office:document-content>"
        );
        let file = zipped(&[("content.xml", &content), (part, "")]);
        let book = open(file_of(&file), &Limits::default()).unwrap();
        assert_eq!(
            (book.facts().external_links, book.facts().macros),
            (links, macros),
            "{rows}"
        );
        assert_eq!(book.sheets().len(), 1);
    }
    let formula = "<table:table-row><table:table-cell \
                   table:formula=\"of:=['file:///altro.ods'#$A.A1]\"/></table:table-row>";
    let copy = "</table:table><table:table table:name=\"'file:///altro.ods'#$A\">";
    case("", "styles.xml", false, false);
    case("", "Basic/script-lc.xml", false, false);
    case("", "Basic/Standard/Module1.xml", false, true);
    case("<table:table-source/>", "styles.xml", true, false);
    case(formula, "styles.xml", true, false);
    case(copy, "Scripts/python/a.py", true, true);
}

#[test]
fn a_file_of_libreoffice_reads_the_same_held_and_streamed() {
    let streamed = Limits {
        held_sheet_bytes: 0,
        ..Limits::default()
    };
    let mut held = open(fixture("rilevazione.ods"), &Limits::default()).unwrap();
    let mut streamed = open(fixture("rilevazione.ods"), &streamed).unwrap();
    assert_eq!(held.sheets(), streamed.sheets());
    for sheet in 0..3 {
        let one = lines(held.as_mut(), sheet).unwrap();
        assert_eq!(one, lines(streamed.as_mut(), sheet).unwrap());
        assert!(!one.is_empty());
    }
}

#[test]
fn facts_of_a_file_of_libreoffice() {
    let mut book = open(fixture("rilevazione.ods"), &Limits::default()).unwrap();
    let shown: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_deref().unwrap(), sheet.visibility))
        .collect();
    let expected = [
        ("Rilevazione", Visibility::Visible),
        ("Elenchi", Visibility::Hidden),
        ("Foglio 2.b", Visibility::Visible),
    ];
    assert_eq!(shown, expected);
    let rows = book.open_sheet(0).unwrap();
    let facts = rows.facts();
    let merge = |from_row, to_row, to_column| Merge {
        from_row,
        to_row,
        from_column: 0,
        to_column,
    };
    assert_eq!(facts.merges, [merge(1, 1, 3), merge(13, 14, 0)]);
    assert_eq!(facts.hidden_rows.runs, [(6, 6)]);
    assert_eq!(facts.hidden_columns, [(6, 6)]);
    assert_eq!(
        (facts.formulas, facts.validations, facts.comments),
        (8, 1, 1)
    );
}

#[test]
fn calamine_reads_the_same_cells() {
    let file = std::io::BufReader::new(fixture("rilevazione.ods"));
    let mut judge: Ods<_> = Ods::new(file).unwrap();
    let mut book = open(fixture("rilevazione.ods"), &Limits::default()).unwrap();
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| sheet.name.clone())
        .collect();
    for (sheet, name) in names.into_iter().enumerate() {
        let range = judge.worksheet_range(&name.unwrap()).unwrap();
        let mut compared = 0;
        let mut rows = book.open_sheet(sheet).unwrap();
        while let Some(row) = rows.next_row().unwrap() {
            for (column, cell) in row.cells() {
                let at = (row.number - 1, u32::from(column));
                let text = cell.raw.to_owned();
                match range.get_value(at) {
                    Some(Data::Float(number)) => assert_eq!(text.parse(), Ok(*number)),
                    Some(Data::String(string)) => assert_eq!(&text, string),
                    Some(Data::Bool(true)) => assert!(matches!(&*text, "TRUE" | "VERO")),
                    Some(Data::Bool(false)) => assert!(matches!(&*text, "FALSE" | "FALSO")),
                    Some(Data::DateTimeIso(date)) => assert_eq!(&text, date),
                    Some(Data::Empty) => assert_eq!(text, ""),
                    Some(Data::DurationIso(_)) => assert!(text.contains(':')),
                    other => panic!("{at:?}: {other:?} and {text:?}"),
                }
                compared += 1;
            }
        }
        assert!(compared > 0);
    }
}

//! Tests of the reader as a whole: sheets and books.

use super::testing::{Builder, read_sheet};
use crate::fact::FactKind;
use crate::intake::limits::Limits;
use crate::intake::rows::{Merge, Visibility};

#[test]
fn facts_of_a_sheet() {
    let xml = "<cols><col min='2' max='3' hidden='1'/><col min='4' max='4'/></cols><sheetData>\
        <row r='1'><c r='A1'><v>1</v></c><c r='B1'><v>2</v></c></row>\
        <row r='2' hidden='1'><c r='A2'><v>1</v></c></row>\
        <row r='3' hidden='1'/></sheetData>\
        <mergeCells count='9'><mergeCell ref='A1:A2'/></mergeCells>\
        <dataValidations><dataValidation sqref='A1:A9 C1'/></dataValidations>\
        <controls><anchor><row>3</row><c>4</c></anchor></controls>\
        <extLst><x14:dataValidation><x14:formula1><xm:f>L!A1</xm:f></x14:formula1>\
        <xm:sqref>D1 E1 F1</xm:sqref></x14:dataValidation>\
        <x14:conditionalFormatting><xm:sqref>D1</xm:sqref></x14:conditionalFormatting></extLst>";
    let builder = Builder::new(&[("One", xml)])
        .with(
            "xl/worksheets/_rels/sheet1.xml.rels",
            "<Relationships><Relationship Id='c' Type='u/comments' Target='../comments1.xml'/>\
             <Relationship Id='d' Type='u/threadedComment' Target='../t.xml'/></Relationships>",
        )
        .with(
            "xl/comments1.xml",
            "<comments><commentList><comment/><comment/></commentList></comments>",
        );
    let merge = Merge {
        from_row: 1,
        to_row: 2,
        from_column: 0,
        to_column: 0,
    };
    for held in [8 << 20, 0] {
        let limits = Limits {
            held_sheet_bytes: held,
            ..Limits::default()
        };
        let mut book = builder.open(&limits).expect("a workbook");
        let known = book.open_sheet(0).expect("a sheet").facts().merges.clone();
        assert_eq!(
            known.len(),
            usize::from(held > 0),
            "merges come before the rows"
        );
        let sheet = read_sheet(book.as_mut(), 0).expect("a sheet");
        assert_eq!(sheet.stop, None);
        assert_eq!(
            sheet.rows,
            [
                "1 | 0 number 1 | 1 number 2 (hidden)",
                "2 | 0 number 1 (hidden)"
            ]
        );
        let facts = sheet.facts;
        assert_eq!(facts.merges_known_first, held > 0);
        assert_eq!(facts.hidden_columns, [(1, 2)]);
        assert_eq!(facts.hidden_rows.runs, [(2, 2)]);
        assert_eq!(facts.merges, [merge]);
        assert_eq!(
            (facts.validations, facts.comments, facts.formulas),
            (5, 2, 0)
        );
    }
}

#[test]
fn sheets_of_a_book() {
    let one = |value: u32| format!("<sheetData><row><c><v>{value}</v></c></row></sheetData>");
    let builder = Builder::new(&[("First", &one(1)), ("Second", &one(2))])
        .with(
            "xl/workbook.xml",
            "<workbook><workbookPr date1904='1'/><sheets>\
             <sheet name='A &amp; B' r:id='r2' state='veryHidden'/><sheet name='Chart' r:id='c'/>\
             <sheet name='Lost' r:id='nowhere'/><sheet name='Gone' r:id='g'/>\
             <sheet name='First' r:id='r1'/></sheets></workbook>",
        )
        .with(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Type='u/worksheet' \
             Target='/XL/Worksheets/SHEET1.xml'/><Relationship Id='r2' Type='u/worksheet' \
             Target='worksheets/sheet2.xml'/><Relationship Id='c' Type='u/chartsheet' \
             Target='c.xml'/><Relationship Id='g' Type='u/worksheet' Target='gone.xml'/>\
             </Relationships>",
        )
        .with("xl/vbaProject.bin", "x")
        .with("xl/externalLinks/externalLink1.xml", "<externalLink/>");
    let mut book = builder.open(&Limits::default()).expect("a workbook");
    let names: Vec<_> = book
        .sheets()
        .iter()
        .filter_map(|sheet| sheet.name.clone())
        .collect();
    assert_eq!(names, ["A & B", "Lost", "Gone", "First"]);
    assert_eq!(book.sheets()[0].visibility, Visibility::Hidden);
    assert_eq!(book.sheets()[3].visibility, Visibility::Visible);
    assert!(book.facts().macros && book.facts().external_links);
    assert_eq!(
        read_sheet(book.as_mut(), 0).expect("a sheet").rows,
        ["1 | 0 number 2"]
    );
    for lost in [1, 2, 9] {
        let stop = read_sheet(book.as_mut(), lost).err().expect("a stop");
        assert_eq!(stop.params.get("reason"), Some("missing-part"));
    }
    assert_eq!(
        read_sheet(book.as_mut(), 3).expect("a sheet").rows,
        ["1 | 0 number 1"]
    );
}

#[test]
fn unusual_xml_reads_the_same() {
    #[track_caller]
    fn case(part: impl Into<Vec<u8>>) {
        let builder = Builder::rows("").with("xl/worksheets/sheet1.xml", part);
        let sheet = builder.shared(&["è"]).read();
        assert_eq!(sheet.stop, None);
        assert_eq!(sheet.rows, ["2 | 0 text è | 1 number 12 | 2 text a<b"]);
    }

    let plain = "<worksheet><sheetData><row r='2'><c r='A2' t='s'><v>0</v></c><c r='B2'><v>12</v>\
        </c><c r='C2' t='str'><v>a&lt;b</v></c></row></sheetData></worksheet>";
    case(plain);
    case(format!("\u{feff}<?xml version='1.0'?>\n{plain}\n"));
    case(
        plain
            .replace("</", "</x:")
            .replace('<', "<x:")
            .replace("<x:/x:", "</x:"),
    );
    case(
        plain
            .replace("<v>", "<!-- a <v> & - -- --><v><?pi <v>?>")
            .replace("<c ", "\n <c\n "),
    );
    case(
        plain
            .replace("a&lt;b", "a<![CDATA[<]]>b")
            .replace("12", "1<!-- -->2"),
    );
    case(format!(
        "<!DOCTYPE w [<!ENTITY e \"<!-- ]> -->\"><!ELEMENT w ANY>]>{plain}"
    ));
    case(plain.replace('\'', "\"").replace("<c ", "<c cm=\"a>b\" "));
    let wide = format!("<?xml version='1.0' encoding='UTF-16'?>{plain}");
    let units = || {
        "\u{feff}"
            .encode_utf16()
            .chain(wide.encode_utf16())
            .collect::<Vec<u16>>()
    };
    case(
        units()
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect::<Vec<u8>>(),
    );
    case(
        units()
            .iter()
            .flat_map(|unit| unit.to_be_bytes())
            .collect::<Vec<u8>>(),
    );
}

#[test]
fn what_stops_a_book() {
    #[track_caller]
    fn case(builder: &Builder, kind: FactKind, why: &str) {
        let limits = Limits {
            sheets: 2,
            ..Limits::default()
        };
        let read = builder
            .open(&limits)
            .and_then(|mut book| read_sheet(book.as_mut(), 0));
        let stop = match read {
            Ok(sheet) => sheet.stop,
            Err(stop) => Some(stop),
        };
        let stop = stop.expect("a stop");
        let said = stop.params.get("reason").or(stop.params.get("what"));
        assert_eq!((stop.kind, said), (kind, Some(why)));
    }

    let good = Builder::rows("<row><c t='s'><v>0</v></c></row>");
    let broken = FactKind::Unreadable;
    case(
        &good.clone().without("xl/workbook.xml"),
        broken,
        "missing-part",
    );
    case(
        &good.clone().without("xl/sharedStrings.xml"),
        broken,
        "missing-part",
    );
    case(
        &good.clone().without("xl/styles.xml"),
        broken,
        "missing-part",
    );
    case(
        &good.clone().without("xl/worksheets/sheet1.xml"),
        broken,
        "missing-part",
    );
    case(
        &good.clone().with("xl/workbook.xml", "<workbook><sheets>"),
        broken,
        "xml",
    );
    case(
        &good.clone().with("xl/worksheets/sheet1.xml", ""),
        broken,
        "xml",
    );
    case(
        &good
            .clone()
            .with("xl/worksheets/sheet1.xml", b"<a>\xFF\xFE</a>".as_slice()),
        broken,
        "utf8",
    );
    case(
        &good
            .clone()
            .with("xl/worksheets/sheet1.xml", b"<a>\xE8".as_slice()),
        broken,
        "utf8",
    );
    case(
        &good.clone().with("XL/Workbook.xml", "<workbook/>"),
        broken,
        "duplicate-part",
    );
    case(
        &Builder::new(&[("a", ""), ("b", ""), ("c", "")]),
        FactKind::OverLimits,
        "sheets",
    );
}

#[test]
fn the_conventional_names_do_without_relations() {
    let builder = Builder::rows("<row><c t='s'><v>0</v></c></row>").shared(&["x"]);
    let sheet = builder.without("_rels/.rels").read();
    assert_eq!(sheet.rows, ["1 | 0 text x"]);
}

#[test]
fn cells_that_are_not_wanted_are_left_out() {
    let rows = "<row r='1'><c r='A1'><v>1</v></c><c r='C1'><f>A1</f><v>2</v></c></row>\
        <row r='2'><c r='C2'><v>1</v></c></row>";
    let mut book = Builder::rows(rows)
        .open(&Limits::default())
        .expect("a workbook");
    let mut sheet = book.open_sheet(0).expect("a sheet");
    sheet.want_columns(1);
    let row = sheet.next_row().expect("a row").expect("a row");
    assert_eq!((row.number, row.slots.len()), (1, 1));
    assert!(matches!(sheet.next_row(), Ok(None)));
    assert_eq!(sheet.facts().formulas, 1);
}

#[test]
fn cells_of_a_sheet_are_counted() {
    let rows = "<row><c><v>1</v></c><c><v>1</v></c></row><row><c><v>1</v></c></row>";
    let limits = Limits {
        cells: 2,
        ..Limits::default()
    };
    let mut book = Builder::rows(rows).open(&limits).expect("a workbook");
    let sheet = read_sheet(book.as_mut(), 0).expect("a sheet");
    assert_eq!(sheet.rows.len(), 1);
    assert_eq!(
        sheet.stop.expect("a stop").params.get("what"),
        Some("cells")
    );
}

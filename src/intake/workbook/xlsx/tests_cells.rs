//! Tests of the reader as a whole: cells and rows.

use super::testing::Builder;
use crate::fact::FactKind;

#[test]
fn values_of_every_type() {
    #[track_caller]
    fn case(cell: &str, expected: &str) {
        let sheet = Builder::rows(&format!("<row r='3'>{cell}</row>"))
            .shared(&["alpha", "", "a &amp; b"])
            .formats(&[0, 9, 14, 46])
            .read();
        assert_eq!(sheet.stop, None, "{cell}");
        assert_eq!(sheet.rows.join("\n"), expected, "{cell}");
    }

    case(
        "<c r='B3'><v>9.949999999999999</v></c>",
        "3 | 1 number 9.949999999999999",
    );
    case("<c r='B3' t='n'><v>1E-3</v></c>", "3 | 1 number 1E-3");
    case("<c r='A3'><v> 5\n</v></c>", "3 | 0 number 5");
    case("<c r='A3' s='1'><v>0.25</v></c>", "3 | 0 percent 0.25");
    case("<c r='A3' s='2'><v>46112</v></c>", "3 | 0 date 2026-03-31");
    case("<c r='A3' s='2'><v>-5</v></c>", "3 | 0 number -5"); //   Excel shows ####
    case("<c r='A3' s='3'><v>1.5</v></c>", "3 | 0 date 36:00:00");
    case("<c r='A3' s='99'><v>1</v></c>", "3 | 0 number 1");
    case("<c r='A3'><v>abc</v></c>", "3 | 0 error abc");
    case(
        "<c r='A3' t='d'><v>2026-03-31T00:00:00Z</v></c>",
        "3 | 0 date 2026-03-31",
    );
    case("<c r='A3' t='b'><v>1</v></c>", "3 | 0 boolean TRUE");
    case("<c r='A3' t='b'><v>0</v></c>", "3 | 0 boolean FALSE");
    case("<c r='A3' t='b'><v>2</v></c>", "3 | 0 error 2");
    case("<c r='A3' t='e'><v>#N/A</v></c>", "3 | 0 error #N/A");
    case(
        "<c r='A3' t='e'><v>#STRANO!</v></c>",
        "3 | 0 error #STRANO!",
    );
    case("<c r='A3' t='s'><v>0</v></c>", "3 | 0 text alpha");
    case("<c r='A3' t='s'><v>2</v></c>", "3 | 0 text a & b");
    case("<c r='A3' t='s'><v>1</v></c>", ""); //                   an empty text
    case("<c r='A3' t='s'><v>3</v></c>", "3 | 0 error #SST!");
    case("<c r='A3' t='s'><v>-1</v></c>", "3 | 0 error #SST!");
    case("<c r='A3' t='s'><v>one</v></c>", "3 | 0 error #SST!");
    case(
        "<c r='A3' t='str'><v>x &lt; y &bad;</v></c>",
        "3 | 0 text x < y &bad;",
    );
    case("<c r='A3' t='new'><v>x</v></c>", "3 | 0 text x");
    case(
        "<c r='A3' t='inlineStr'><is><t>a_x000D_&#10;b</t></is></c>",
        "3 | 0 text a\r\nb",
    );
    case(
        "<c r='A3' t='inlineStr'><is><r><rPr/><t>a</t></r><r><t xml:space='preserve'> b</t></r>\
         <rPh sb='0' eb='1'><t>no</t></rPh></is></c>",
        "3 | 0 text a b",
    );
    case("<c r='A3' t='inlineStr'><v>x</v></c>", "3 | 0 text x");
    case("<c r='A3' s='1'/><c r='B3'><v/></c><c r='C3'></c>", "");
    case(
        "<c r='A3'><v>1</v><extLst><ext><v>2</v></ext></extLst></c>",
        "3 | 0 number 1",
    );
}

#[test]
fn formulas_and_their_results() {
    #[track_caller]
    fn case(cell: &str, expected: &str) {
        let sheet = Builder::rows(&format!("<row r='1'>{cell}</row>")).read();
        assert_eq!(sheet.rows.join("\n"), expected, "{cell}");
        assert_eq!(sheet.facts.formulas, 1, "{cell}");
    }

    case(
        "<c r='A1'><f>B1+1</f><v>3</v></c>",
        "1 | 0 number 3 (formula)",
    );
    case(
        "<c r='A1'><f>B1+1</f></c>",
        "1 | 0 empty  (formula) (no-result)",
    );
    case(
        "<c r='A1'><f>B1+1</f><v></v></c>",
        "1 | 0 empty  (formula) (no-result)",
    );
    case(
        "<c r='A1'><f>B1+1</f><v/></c>",
        "1 | 0 empty  (formula) (no-result)",
    );
    case(
        "<c r='A1' t='str'><f>\"\"</f><v></v></c>",
        "1 | 0 empty  (formula)",
    );
    case(
        "<c r='A1' t='str'><f>\"\"</f></c>",
        "1 | 0 empty  (formula) (no-result)",
    );
    case(
        "<c r='A1' t='str'><f>C1&amp;\"x\"</f><v>cx</v></c>",
        "1 | 0 text cx (formula)",
    );
    case(
        "<c r='A1'><f t='shared' si='4000000000'/><v>3</v></c>",
        "1 | 0 number 3 (formula)",
    );
    case(
        "<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>",
        "1 | 0 error #DIV/0! (formula)",
    );
}

#[test]
fn places_of_cells() {
    #[track_caller]
    fn case(rows: &str, expected: &str) {
        let sheet = Builder::rows(rows).read();
        assert_eq!(sheet.stop, None, "{rows}");
        assert_eq!(sheet.rows.join("; "), expected, "{rows}");
    }

    case(
        "<row><c><v>1</v></c><c><v>2</v></c></row>",
        "1 | 0 number 1 | 1 number 2",
    );
    case(
        "<row r='4'><c r='C4'><v>1</v></c><c><v>2</v></c></row>",
        "4 | 2 number 1 | 3 number 2",
    );
    case("<row r='2'/><row><c><v>1</v></c></row>", "3 | 0 number 1");
    case(
        "<row><c r='B7'><v>1</v></c></row><row><c><v>2</v></c></row>",
        "7 | 1 number 1; 8 | 0 number 2",
    );
    case(
        "<row r='1'><c r='C1'><v>3</v></c><c r='A1'><v>1</v></c></row>",
        "1 | 0 number 1 | 2 number 3",
    );
    case("<row r='1'><c r='A'><v>1</v></c></row>", "1 | 0 number 1");
    case(
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        "1048576 | 16383 number 1",
    );
}

#[test]
fn what_stops_a_sheet() {
    #[track_caller]
    fn case(rows: &str, kind: FactKind, why: &str, row: u32) {
        let before = "<row r='1'><c r='A1'><v>1</v></c></row>";
        let sheet = Builder::rows(&format!("{before}{rows}")).read();
        assert_eq!(sheet.rows, ["1 | 0 number 1"], "{rows}");
        let stop = sheet.stop.expect("a stop");
        assert_eq!(stop.kind, kind, "{rows}");
        let said = stop.params.get("reason").or(stop.params.get("what"));
        assert_eq!((said, stop.row), (Some(why), Some(row)), "{rows}");
    }

    let over = FactKind::OverLimits;
    let broken = FactKind::Unreadable;
    case("<row r='16777217'/>", over, "rows", 1);
    case("<row r='2'><c r='XFE2'/></row>", over, "columns", 2);
    case("<row><c r='A99999999999'/></row>", over, "rows", 1);
    case("<row r='1'/>", broken, "row-order", 1);
    case("<row r='x'/>", broken, "xml", 1);
    case("<row r='5'><c r='A6'/></row>", broken, "cell-order", 5);
    case("<row r='5'><c r='$A$5'/></row>", broken, "xml", 5);
    case(
        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>",
        broken,
        "duplicate-cell",
        2,
    );
    case("<row r='2'><c r=A2/></row>", broken, "xml", 2);
    case("<row r='2'><c></row>", broken, "xml", 2);
    let long = format!("<row r='2'><c><v>{}</v></c></row>", " ".repeat(200_000));
    case(&long, over, "cell-bytes", 2);
    let long = format!(
        "<row r='2'><c t='str'><f/><v>{}</v></c></row>",
        "x".repeat(600_000)
    );
    case(&long, over, "cell-bytes", 2);
    let long = format!("<row r='2'><c r='{}'/></row>", "x".repeat(600_000));
    case(&long, over, "cell-bytes", 2);
    let long = format!(
        "<row r='2'><c t='inlineStr'><is>{}</is></c></row>",
        "<t>abcdefgh</t>".repeat(20_000)
    );
    case(&long, over, "cell-bytes", 2);
}

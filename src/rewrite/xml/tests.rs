//! Pieces of XML, texts in and out of it, and replacements.

use super::{Piece, Splices, Xml, escape, unescape};

#[track_caller]
fn names(text: &str) -> Result<Vec<String>, &'static str> {
    let mut xml = Xml::new(text);
    let mut names = Vec::new();
    while let Some(piece) = xml.next()? {
        names.push(match piece {
            Piece::Open(tag) => tag.name.to_owned(),
            Piece::Close(range) => text[range].to_owned(),
            Piece::Text(text, verbatim) => format!("{text}{}", u8::from(verbatim)),
        });
    }
    Ok(names)
}

#[test]
fn pieces_come_in_their_order() {
    let text = "<?xml?><!-- a --><x:a b='>' c=\"'\"><b/>t<![CDATA[<]]></x:a >\n";
    assert_eq!(
        names(text).unwrap(),
        ["x:a", "b", "t0", "<1", "</x:a >", "\n0"]
    );
}

#[test]
fn broken_xml_is_told() {
    for wrong in [
        "",
        "  ",
        "<a>",
        "<a></b>",
        "</a>",
        "<a",
        "<a b='>",
        "<!DOCTYPE a><a/>",
        "<a><!--</a>",
        "<a><![CDATA[</a>",
        "< a/>",
        "<>",
    ] {
        assert!(names(wrong).is_err(), "{wrong}");
    }
    assert!(names(&"<a>".repeat(100_000)).is_err());
}

#[test]
fn attributes_are_found_and_dropped() {
    let mut xml = Xml::new("<x:c r = \"A1\" t='s' x:id=\"a&amp;b\"/>");
    let Ok(Some(Piece::Open(tag))) = xml.next() else {
        panic!("a tag");
    };
    assert_eq!((tag.local(), tag.prefix(), tag.closes), ("c", "x:", true));
    assert_eq!(tag.get("id").as_deref(), Some("a&b"));
    assert_eq!(tag.get("none"), None);
    let new = tag.with(&["t"], " s=\"3\"", false);
    assert_eq!(new, "<x:c r=\"A1\" x:id=\"a&amp;b\" s=\"3\">");
}

#[test]
fn texts_go_in_and_out() {
    let text = "R&D <\"a\">\r\n\tè";
    assert_eq!(unescape(&escape(text)), text);
    assert_eq!(
        unescape("&#232;&#xE8;&nbsp;&;&#xD800;a\r\nb"),
        "èè&nbsp;&;&#xD800;a\nb"
    );
    assert_eq!(escape("a\u{0}b\u{b}"), "ab");
}

#[test]
fn splices_are_made_in_their_order() {
    let mut splices = Splices::default();
    splices.replace(2..3, "X".to_owned());
    splices.insert(0, "<".to_owned());
    splices.insert(5, ">".to_owned());
    splices.insert(2, "-".to_owned());
    assert_eq!(splices.apply("abcde"), "<ab-Xde>");
}

//! The year that a form or an inventory of ours says it is of, in the properties of its workbook.
//!
//! Never here: what follows from it, or any other property.

use std::io::Read as _;
use std::path::Path;

use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::workbook::zip_directory;

/// The parts that hold properties of one's own: XLSX, and ODS once it was saved again.
const PARTS: [&str; 2] = ["docProps/custom.xml", "meta.xml"];
/// The name of the property.
const NAME: &str = "\"smartable.year\"";

/// Returns the year; `None` where the file says none or cannot be opened.
#[must_use]
pub fn year(path: &Path) -> Option<i32> {
    let limits = Limits::default();
    let opened = open::open(&Input::File(path.to_path_buf()), limits.part_bytes).ok()?;
    if !opened.head.starts_with(b"PK\x03\x04") {
        return None;
    }
    let mut archive = zip_directory::open(opened.file, &limits).ok()?;
    PARTS.iter().find_map(|name| {
        let part = archive.by_name(name).ok()?;
        let mut text = String::new();
        part.take(64 << 10).read_to_string(&mut text).ok()?;
        in_part(&text)
    })
}

fn in_part(text: &str) -> Option<i32> {
    let (_, behind) = text.split_once(NAME)?;
    let mut pieces = behind.split('<').filter_map(|piece| {
        let (_, content) = piece.split_once('>')?;
        Some(content.trim())
    });
    let said = pieces.find(|it| !it.is_empty())?;
    let year = said.parse().ok()?;
    (1990..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::in_part;

    #[test]
    fn the_year_stands_behind_its_name() {
        #[track_caller]
        fn case(text: &str, year: Option<i32>) {
            assert_eq!(in_part(text), year, "{text}");
        }
        case(
            "<property pid=\"4\" name=\"smartable.year\"><vt:i4>2026</vt:i4></property>",
            Some(2026),
        );
        case(
            "<meta:user-defined meta:name=\"smartable.year\" meta:value-type=\"float\">2025</meta:user-defined>",
            Some(2025),
        );
        case(
            "<property name=\"smartable.year\"><vt:lpwstr>x</vt:lpwstr></property>",
            None,
        );
        case(
            "<property name=\"altro\"><vt:i4>2026</vt:i4></property>",
            None,
        );
    }
}

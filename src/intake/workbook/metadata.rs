//! Whether the small parts of a workbook name a person: its author, who changed it last.
//!
//! Lives here: a bounded look at `docProps/core.xml` and `meta.xml`. Never here: the names
//! themselves; they are compared with those of programs and forgotten.

use std::io::Read;

/// The most bytes of the part that are looked at: it holds a dozen short texts.
const MOST: u64 = 64 << 10;

/// Elements that name a person, without their prefix.
const PERSONS: [&str; 4] = ["creator", "lastModifiedBy", "initial-creator", "printed-by"];

/// Names that programs write where nobody stated one, in small letters.
const PROGRAMS: [&str; 17] = [
    "openpyxl",
    "apache poi",
    "sheetjs",
    "xlsxwriter",
    "phpspreadsheet",
    "phpoffice",
    "unknown creator",
    "unknown",
    "microsoft office user",
    "microsoft office",
    "microsoft excel",
    "windows user",
    "utente windows",
    "utente",
    "user",
    "admin",
    "administrator",
];

/// Says whether the part names a person. What cannot be read names none.
pub(super) fn names_author(part: impl Read) -> bool {
    let mut bytes = Vec::new();
    // What was read before it broke counts.
    let _ = part.take(MOST).read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    elements(&text).any(|(name, content)| {
        let content = content.trim();
        PERSONS.contains(&name)
            && content.chars().any(char::is_alphabetic)
            && !PROGRAMS.contains(&content.to_lowercase().as_str())
    })
}

/// Returns the elements of a part with the text that follows their start tag.
fn elements(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split('<').filter_map(|piece| {
        let (tag, content) = piece.split_once('>')?;
        let name = tag.split_ascii_whitespace().next()?;
        let name = name.rsplit(':').next()?;
        (!tag.starts_with('/') && !tag.ends_with('/')).then_some((name, content))
    })
}

#[cfg(test)]
mod tests {
    use super::names_author;

    #[test]
    fn persons_are_told_from_programs() {
        #[track_caller]
        fn case(part: &str, expected: bool) {
            assert_eq!(names_author(part.as_bytes()), expected, "{part}");
        }
        case("<p><dc:creator>Nome Cognome</dc:creator></p>", true);
        case(
            "<p><cp:lastModifiedBy>n.cognome</cp:lastModifiedBy></p>",
            true,
        );
        case(
            "<m><meta:initial-creator>N C</meta:initial-creator></m>",
            true,
        );
        case(
            "<p><dc:creator>openpyxl</dc:creator><cp:lastModifiedBy/></p>",
            false,
        );
        case(
            "<p><dc:creator> </dc:creator><dc:title>Nome Cognome</dc:title></p>",
            false,
        );
        case("<p><dc:creator>Utente Windows</dc:creator></p>", false);
        case("", false);
    }
}

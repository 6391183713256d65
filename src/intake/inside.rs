//! What lies inside a file that is no table: the sheet in an archive, a message, a signed envelope.
//!
//! Only its name is looked for, in the directory or in the first bytes. Never here: unpacking.

use std::path::Path;

use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::sniff;
use crate::intake::workbook::zip_directory;

/// The longest name that is repeated.
const LONGEST: usize = 200;

/// Returns the name of a sheet in a file of kind `is` (a key of `FactKind::UnsupportedFormat`),
/// where it is easily found.
pub(in crate::intake) fn sheet_in(
    is: &str,
    name: &str,
    file: &FileBytes,
    head: &[u8],
    limits: &Limits,
) -> Option<String> {
    let found = match is {
        "zip" => in_archive(file, limits),
        "eml" => in_message(head),
        "p7m" => in_envelope(name),
        _ => None,
    };
    found.filter(|name| name.len() <= LONGEST)
}

fn is_sheet(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    !last.starts_with('.') && !last.starts_with("~$") && sniff::kind_by_name(last).is_some()
}

fn in_archive(file: &FileBytes, limits: &Limits) -> Option<String> {
    let archive = zip_directory::open(file.try_clone().ok()?, limits).ok()?;
    let names = archive.file_names().flatten();
    let mut sheets = names.filter(|name| is_sheet(name) && !name.starts_with("__MACOSX/"));
    sheets.next().map(|name| name.to_string())
}

/// Looks for the name of an attachment. Names that are encoded are passed over.
fn in_message(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(head);
    let small = text.to_ascii_lowercase();
    small.match_indices("name=").find_map(|(at, mark)| {
        let rest = text.get(at + mark.len()..)?.lines().next()?;
        let name = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => rest.split([';', ' ']).next()?,
        };
        let name = name.trim();
        (!name.contains("=?") && is_sheet(name)).then(|| name.to_owned())
    })
}

/// An envelope is named after what is in it: `scheda.xlsx.p7m`.
fn in_envelope(name: &str) -> Option<String> {
    let last = Path::new(name).file_name()?.to_string_lossy().into_owned();
    let mut inner = last.as_str();
    while let Some((head, suffix)) = inner.rsplit_once('.') {
        if !matches!(suffix.to_ascii_lowercase().as_str(), "p7m" | "p7s" | "tsd") {
            break;
        }
        inner = head;
    }
    (inner != last && is_sheet(inner)).then(|| inner.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{in_envelope, in_message};

    #[test]
    fn an_envelope_is_named_after_its_sheet() {
        #[track_caller]
        fn case(name: &str, expected: Option<&str>) {
            assert_eq!(in_envelope(name).as_deref(), expected, "{name}");
        }
        case("in/scheda.xlsx.p7m", Some("scheda.xlsx"));
        case("scheda.ODS.P7M.p7m", Some("scheda.ODS"));
        case("scheda.pdf.p7m", None);
        case("scheda.xlsx", None);
        case("scheda.p7m", None);
    }

    #[test]
    fn an_attachment_is_named_in_the_message() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(in_message(text.as_bytes()).as_deref(), expected, "{text}");
        }
        let head = "From: ufficio@example.org\r\nContent-Disposition: attachment;\r\n ";
        case(
            &format!("{head}filename=\"Scheda A.xlsx\"\r\n"),
            Some("Scheda A.xlsx"),
        );
        case(
            &format!("{head}FileName=scheda.csv; size=3\r\n"),
            Some("scheda.csv"),
        );
        case(&format!("{head}filename=\"logo.png\"\r\n"), None);
        case(&format!("{head}filename=\"=?utf-8?Q?a.xlsx?=\"\r\n"), None);
        case(head, None);
    }
}

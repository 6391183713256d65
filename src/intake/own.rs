//! What this program wrote itself: a result that lies among the submissions is none.
//!
//! Never here: what is in a result, or a file that was named (it is read for what it is).

use std::io::Read as _;
use std::path::Path;

use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::workbook::zip_directory;

/// How the first line of each of our tables begins. No office writes such headers by hand.
const HEADERS: [&str; 16] = [
    "id,unit,unit_name,process,name,verdict,computed",
    "key,name,activities_smartable,",
    "criterion,label,obstacle,removable,",
    "file,sheet,rows,reason,count",
    "unit,unit_name,depth,directorate,staff_at_least,",
    "by,group,staff_at_least,",
    "person,unit,from,to,eligible_at_least,",
    "unit,unit_name,from,to,days_at_least,",
    "unit,unit_name,month,working_days,people_smartable_at_least,",
    "person,unit,month,class_at_least,",
    "Anno di cessazione,",
    "Ended in,",
    "Novità,ID,ID prima,",
    "Change,ID,ID before,",
    "Codice dell'attività,Attività,Processo,Struttura che la svolge,",
    "Id of the activity,Activity,Process,Office that does it,",
];

/// What the properties of our workbooks say of them.
const COMMENT: &str = "<dc:description>smartable ";

/// The parts of a workbook that hold its properties: XLSX, and ODS once it was saved again.
const PROPERTIES: [&str; 2] = ["docProps/core.xml", "meta.xml"];

/// Says whether a file is a result of this program: a table by its first line, a workbook by its
/// properties. A file that cannot be opened is not.
pub(in crate::intake) fn is_result(path: &Path) -> bool {
    let limits = Limits::default();
    let Ok(opened) = open::open(&Input::File(path.to_path_buf()), limits.part_bytes) else {
        return false;
    };
    if !opened.head.starts_with(b"PK\x03\x04") {
        return begins_like_ours(&opened.head);
    }
    let Ok(mut archive) = zip_directory::open(opened.file, &limits) else {
        return false;
    };
    PROPERTIES.iter().any(|name| {
        let Ok(part) = archive.by_name(name) else {
            return false;
        };
        let mut core = String::new();
        let read = part.take(64 << 10).read_to_string(&mut core);
        read.is_ok() && core.contains(COMMENT)
    })
}

fn begins_like_ours(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start: String = String::from_utf8_lossy(&head[..head.len().min(512)])
        .chars()
        .map(|char| if char == ';' { ',' } else { char })
        .collect();
    let line = start.lines().next().unwrap_or_default();
    let line = line.trim_end();
    HEADERS
        .iter()
        .any(|header| line.starts_with(header) || line == header.trim_end_matches(','))
}

#[cfg(test)]
mod tests {
    use super::begins_like_ours;

    #[test]
    fn a_result_is_known_by_its_first_line() {
        #[track_caller]
        fn case(text: &str, ours: bool) {
            assert_eq!(begins_like_ours(text.as_bytes()), ours, "{text}");
        }
        case("file,sheet,rows,reason,count\na,,1,blank,1\n", true);
        case("\u{feff}file;sheet;rows;reason;count\r\n", true);
        case(
            "id,unit,unit_name,process,name,verdict,computed,level\n",
            true,
        );
        case("id,unit,name,headcount\n", false);
        case("ID;Direzione;Attività\n", false);
        case("", false);
    }
}

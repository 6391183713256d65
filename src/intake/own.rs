//! What this program wrote itself: a result that lies among the submissions is none.
//!
//! Never here: what is in a result, or a file that was named (it is read for what it is).

use std::io::Read as _;
use std::path::Path;

use crate::intake::limits::Limits;
use crate::intake::open::{self, Input};
use crate::intake::workbook::{inflate, zip_directory};

/// How the first line of each of our tables begins. No office writes such headers by hand.
const HEADERS: [&str; 18] = [
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
    "severity,code,slug,file,sheet,",
    "sheet,cell,rule,before,after",
    "Anno di cessazione,",
    "Ended in,",
    "Novità,ID,ID prima,",
    "Change,ID,ID before,",
    "Codice dell'attività,Attività,Processo,Struttura che la svolge,",
    "Id of the activity,Activity,Process,Office that does it,",
];

/// How our pages begin.
const PAGE: &str = "<!DOCTYPE html><html lang=";
/// What the head of our pages says of them.
const GENERATOR: &str = "<meta name=\"generator\" content=\"smartable\">";

/// What the properties of our workbooks say of them.
const COMMENT: &str = "<dc:description>smartable ";

/// The parts of a workbook that hold its properties: XLSX, and ODS once it was saved again.
const PROPERTIES: [&str; 2] = ["docProps/core.xml", "meta.xml"];

/// How the part is called that lists what is wrong in a workbook with marks. An office that saves
/// the copy gives it another name: what it mended there is its submission.
const LIST_PART: &str = "xl/worksheets/smartable";

/// Says whether a file is a result of this program: a table by its first line, a workbook by its
/// properties or its list of findings, a page by its head, a mended copy by its name beside that of
/// the file it was made of. A file that cannot be opened is not.
pub(in crate::intake) fn is_result(path: &Path) -> bool {
    if is_mended_copy(path) {
        return true;
    }
    let limits = Limits::default();
    let Ok(opened) = open::open(&Input::File(path.to_path_buf()), limits.part_bytes) else {
        return false;
    };
    if !opened.head.starts_with(b"PK\x03\x04") {
        return begins_like_ours(&opened.head);
    }
    let Some(mut archive) = zip_directory::glance(opened.file) else {
        return false;
    };
    if archive
        .file_names()
        .flatten()
        .any(|it| it.starts_with(LIST_PART))
    {
        return true;
    }
    PROPERTIES.iter().any(|name| {
        let Some(index) = archive.index_for_name(name) else {
            return false;
        };
        if let Some(core) = inflate::at_once(&mut archive, index) {
            return str::from_utf8(&core).is_ok_and(|core| core.contains(COMMENT));
        }
        let Ok(part) = archive.by_index(index) else {
            return false;
        };
        let mut core = String::new();
        let read = part.take(64 << 10).read_to_string(&mut core);
        read.is_ok() && core.contains(COMMENT)
    })
}

/// Says whether a file is `scheda.fixed.csv` beside `scheda.csv`.
fn is_mended_copy(path: &Path) -> bool {
    let stem = path.file_stem().map(Path::new);
    let extension = stem.and_then(Path::extension);
    let (Some(stem), true) = (stem, extension.is_some_and(|it| it == "fixed")) else {
        return false;
    };
    let mut original = stem.with_extension("").into_os_string();
    if let Some(extension) = path.extension() {
        original.push(".");
        original.push(extension);
    }
    path.with_file_name(original).is_file()
}

fn begins_like_ours(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start: String = String::from_utf8_lossy(&head[..head.len().min(512)])
        .chars()
        .map(|char| if char == ';' { ',' } else { char })
        .collect();
    if start.starts_with(PAGE) {
        return start.contains(GENERATOR);
    }
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
        case("sheet,cell,rule,before,after\n,K2,F012,a,b\n", true);
        let page = "<!DOCTYPE html><html lang=\"it\"><head><meta charset=\"utf-8\">";
        case(page, false);
        case(&format!("{page}{}", super::GENERATOR), true);
        case("id,unit,name,headcount\n", false);
        case("ID;Direzione;Attività\n", false);
        case("", false);
    }
}

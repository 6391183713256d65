//! What could not be read into a form, said: whoever gets the form must know what is not in it.
//!
//! Never here: what is wrong with cells (`check`).

use anyhow::Result;

use crate::check::Registry;
use crate::commands::Surroundings;
use crate::commands::form::ReadForm;
use crate::fact::Place;
use crate::finding::{FindingGroup, Severity};
use crate::lang::Lang;
use crate::matching::personal;
use crate::origin::Sources;

/// Rules on files that are not read, or not to their end, and on org charts that contradict
/// themselves.
pub(in crate::commands) const NOT_READ: [&str; 7] =
    ["F001", "F003", "F004", "F013", "T001", "T022", "L012"];

/// Names the files that could not be read, and what is wrong with the org chart; says whether there
/// was any.
pub(in crate::commands) fn say(
    reads: &[&ReadForm],
    registry: &Registry,
    around: &mut Surroundings<'_>,
) -> Result<bool> {
    let mut said: Vec<String> = Vec::new();
    for read in reads {
        let groups = read.findings.iter().filter(|it| tells(it));
        for group in groups {
            let Some(words) = words(group, &read.sources, registry, around.lang) else {
                continue;
            };
            // Each of several forms was read with the one org chart.
            if !said.contains(&words) {
                writeln!(around.err, "{}", personal::mask(&words))?;
                said.push(words);
            }
        }
    }
    Ok(!said.is_empty())
}

/// Names the notes in cells that no form takes over: what a submitter wrote there is to be read in
/// the file itself. A line for each sheet.
pub(in crate::commands) fn say_comments(
    reads: &[&ReadForm],
    around: &mut Surroundings<'_>,
) -> Result<()> {
    for read in reads.iter().filter(|_| !around.quiet) {
        for group in &read.findings {
            let params = &group.first.params;
            let (Some("comments"), Some(table)) = (params.get("what"), group.first.place.table())
            else {
                continue;
            };
            let path = &read.sources.file_of(table).path;
            let sheet = read.sources.table(table).sheet.as_deref();
            let sheet = sheet.map_or_else(String::new, |sheet| format!(", {sheet}"));
            let [count, list] = ["count", "list"].map(|it| params.get(it).unwrap_or_default());
            match around.lang {
                Lang::It => writeln!(
                    around.err,
                    "nota: {path}{sheet}: commenti nelle celle non riportati: {count} ({list})"
                )?,
                Lang::En => writeln!(
                    around.err,
                    "note: {path}{sheet}: comments in cells, not taken over: {count} ({list})"
                )?,
            }
        }
    }
    Ok(())
}

fn tells(group: &FindingGroup) -> bool {
    group.first.severity == Severity::Error && NOT_READ.contains(&group.first.code.0)
}

fn words(
    group: &FindingGroup,
    sources: &Sources,
    registry: &Registry,
    lang: Lang,
) -> Option<String> {
    let finding = &group.first;
    let message = registry
        .rule(finding.code)?
        .message
        .say(&finding.params, lang);
    let file = match finding.place {
        Place::File(file) => Some(file),
        place => place.table().map(|table| sources.table(table).file),
    };
    let path = file.map_or("", |file| sources.files[file as usize].path.as_str());
    let cell = match finding.place {
        Place::Cell(at) => format!(" {}", sources.cell(at)),
        Place::Row { row, .. } => format!(" {row}:{row}"),
        _ => String::new(),
    };
    let head = match lang {
        Lang::It => "errore",
        Lang::En => "error",
    };
    Some(format!(
        "{head}[{}]: {path}{cell}: {message}",
        finding.code.0
    ))
}

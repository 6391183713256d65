//! A submission with its findings written into it: what is marked, and the sheet that lists them.
//!
//! Never here: how a workbook is patched (`rewrite`), or reading the submission.

use crate::finding::{Severity, Wording};
use crate::lang::{Lang, Text};
use crate::model::checked::Checked;
use crate::origin::Sources;
use crate::report::check::entry::{self, Entry};
use crate::report::rules::severity_word;
use crate::rewrite::{ListCell, Listing, Mark};

/// What is written into the copy of one submission.
#[derive(Debug, Clone)]
pub struct Annotations {
    /// Marks on cells.
    pub marks: Vec<Mark>,
    /// The list of findings.
    pub listing: Listing,
}

/// Returns what is written into the copy of a file, by its index in the sources. `sheets`: the
/// names of the sheets as the file has them, one for each table; those of `checked` are masked.
#[must_use]
pub fn annotations(
    checked: &Checked,
    file: u32,
    sheets: &[Option<String>],
    wording: &dyn Wording,
    lang: Lang,
) -> Annotations {
    let (entries, _) = entry::all(checked, wording, lang);
    let own: Vec<&Entry<'_>> = entries.iter().filter(|it| it.file == Some(file)).collect();
    let rows = (1..).zip(&own);
    Annotations {
        marks: own
            .iter()
            .flat_map(|it| marks(it, checked, sheets, (wording, lang)))
            .collect(),
        listing: Listing {
            title: pick(lang, "Esiti", "Findings").to_owned(),
            lang,
            headers: headers(lang),
            rows: rows
                .map(|(number, it)| row(number, it, &checked.sources, sheets, (wording, lang)))
                .collect(),
            remarks: remarks(own.is_empty(), lang),
        },
    }
}

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Returns the marks of a cause: each run of its rows; of a whole column its header.
fn marks(
    entry: &Entry<'_>,
    checked: &Checked,
    sheets: &[Option<String>],
    (wording, lang): (&dyn Wording, Lang),
) -> Vec<Mark> {
    let place = entry.group.first.place;
    let Some(table) = place.table() else {
        return Vec::new();
    };
    let header = checked.sources.table(table).header_rows;
    let runs = &entry.group.rows.runs;
    let own: Vec<(u32, u32)> = if runs.is_empty() {
        let row = place.rows().map(|(row, _)| row).or(header.map(|it| it.1));
        row.map(|row| (row, row)).into_iter().collect()
    } else {
        runs.clone()
    };
    let mut note = format!(
        "{} {}: {}",
        severity_word(entry.severity, lang),
        entry.code,
        entry.sender_message()
    );
    if let Some(help) = wording.sender_help(&entry.group.first, lang) {
        note.push('\n');
        note.push_str(&help);
    }
    let mark = |column: u16, (row, to_row): (u32, u32)| Mark {
        sheet: real(entry, sheets),
        row,
        column,
        to_row,
        severity: entry.severity,
        note: note.clone(),
    };
    let column = place.column().unwrap_or(0);
    let own = own.into_iter().map(|run| mark(column, run));
    let further = entry.group.further.iter();
    let further =
        further.flat_map(|(column, rows)| rows.runs.iter().map(|run| mark(*column, *run)));
    own.chain(further).collect()
}

/// Returns the name of the sheet as the file has it: the key by which it is found.
fn real(entry: &Entry<'_>, sheets: &[Option<String>]) -> Option<String> {
    let table = entry.group.first.place.table()?;
    sheets.get(table as usize).cloned().flatten()
}

fn headers(lang: Lang) -> Vec<String> {
    let headers = [
        ("N.", "No."),
        ("Gravità", "Severity"),
        ("Codice", "Code"),
        ("Foglio", "Sheet"),
        ("Cella", "Cell"),
        ("Intestazione", "Header"),
        ("Riga di", "Row of"),
        ("Che cosa non va", "What is wrong"),
        ("Valore trovato", "Value found"),
        ("Che cosa scrivere", "What to write"),
        ("Come correggere", "How to mend it"),
        ("Quante volte", "How often"),
    ];
    let headers = headers.into_iter();
    headers
        .map(|(it, en)| pick(lang, it, en).to_owned())
        .collect()
}

fn row(
    number: u32,
    entry: &Entry<'_>,
    sources: &Sources,
    sheets: &[Option<String>],
    (wording, lang): (&dyn Wording, Lang),
) -> Vec<ListCell> {
    let text = |text: &str| match text {
        "" => ListCell::Empty,
        text => ListCell::Text(text.to_owned()),
    };
    let key = entry.key.map_or_else(String::new, |key| {
        let parts = [key.unit.as_str(), key.id.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(" · ")
    });
    let help = wording.sender_help(&entry.group.first, lang);
    let to_write = entry.suggestion.map(str::to_owned);
    let to_write = to_write.or_else(|| entry.expected.clone());
    vec![
        ListCell::Number(number),
        text(severity_word(entry.severity, lang)),
        text(entry.code),
        text(entry.sheet.unwrap_or("")),
        link(entry, sources, sheets),
        text(entry.header.unwrap_or("")),
        text(&key),
        text(&sentence(&entry.sender_message())),
        text(entry.value.unwrap_or("")),
        text(&to_write.unwrap_or_default()),
        text(&help.as_deref().map(sentence).unwrap_or_default()),
        ListCell::Number(u32::try_from(entry.group.count).unwrap_or(u32::MAX)),
    ]
}

fn link(entry: &Entry<'_>, sources: &Sources, sheets: &[Option<String>]) -> ListCell {
    let place = entry.group.first.place;
    let Some(row) = place.rows().map(|(row, _)| row) else {
        return match entry.cell.as_str() {
            "" => ListCell::Empty,
            cell => ListCell::Text(cell.to_owned()),
        };
    };
    ListCell::Link {
        sheet: real(entry, sheets),
        row,
        column: place.column().unwrap_or(0),
        text: entry.range(sources, 3),
    }
}

/// Makes a sentence of a message.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}", chars.as_str())
}

fn remarks(nothing: bool, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if nothing {
        remarks.push(pick(lang, "Nessun rilievo.", "Nothing found.").to_owned());
    }
    remarks
}

/// Returns the sentence that says that a copy holds values alone.
#[must_use]
pub fn rebuilt(lang: Lang) -> &'static str {
    pick(
        lang,
        "Questa copia riporta i soli valori della scheda: formati, formule e celle unite restano \
         nel file inviato.",
        "This copy holds the values of the submission alone: formats, formulas and merged cells \
         stay in the file that was sent.",
    )
}

/// Returns how severe the worst finding of a file is.
#[must_use]
pub fn worst(checked: &Checked, file: u32) -> Option<Severity> {
    let of_file = |place: crate::fact::Place| match place {
        crate::fact::Place::File(at) => at == file,
        _ => place
            .table()
            .is_some_and(|table| checked.sources.table(table).file == file),
    };
    let own = checked.findings.iter().map(|group| &group.first);
    own.filter(|it| of_file(it.place))
        .map(|it| it.severity)
        .max()
}

//! Text files: cells changed where they lie, every other byte as it was.

mod encoding;
mod record;

use self::encoding::{Letters, Seen, encode, single_bytes, unpack};
use self::record::{Field, Record, Walk, fields};
use super::plan::{RowPlan, SheetPlan, by_sheet, leave_all, mended};
use super::{Bounds, Change, Edit, Left, Mended, Refused, Source, TextForm, Why};

/// Makes the edits of a text file.
pub(super) fn fix(
    source: &Source<'_>,
    edits: &[Edit<'_>],
    form: TextForm,
    bounds: &Bounds,
) -> Result<Mended, Refused> {
    let found = source.bytes.len() as u64;
    if found > bounds.part_bytes {
        return Err(Refused::Over {
            what: "part-bytes",
            found,
            allowed: bounds.part_bytes,
        });
    }
    let file = unpack(source.bytes, source.encoding)?;
    let delimiter = source
        .delimiter
        .and_then(|delimiter| u8::try_from(delimiter).ok())
        .unwrap_or(b';');
    let mut sheets = by_sheet(edits);
    let plan = sheets.remove(&None).unwrap_or_default();
    let mut patch = Patch {
        bytes: &file.body,
        delimiter,
        form,
        mark: file.mark.len(),
        letters: file.letters,
        out: Vec::with_capacity(file.body.len() + 64),
        copied: 0,
        changes: Vec::new(),
        left: Vec::new(),
    };
    for (sheet, plan) in &sheets {
        leave_all(plan, sheet.as_deref(), Why::NoSheet, &mut patch.left);
    }
    let (marks, seen) = patch.survey(&plan, bounds)?;
    patch.run(&marks, seen, &plan);
    Ok(Mended {
        bytes: match form {
            TextForm::AsItIs => file.pack(&patch.out),
            TextForm::Utf8 => patch.out,
        },
        changes: patch.changes,
        left: patch.left,
    })
}

/// A record that is not merely copied.
struct Marked {
    row: u32,
    record: Record,
    letters: Letters,
}

/// A file on its way from the old bytes to the new ones.
struct Patch<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    form: TextForm,
    /// Bytes of the byte order mark, which stands before `bytes`.
    mark: usize,
    /// The letters of the whole file; UTF-8 where each record is read for what it is.
    letters: Letters,
    out: Vec<u8>,
    /// Bytes of the source that are in `out` already.
    copied: usize,
    changes: Vec<Change>,
    left: Vec<Left>,
}

impl Patch<'_> {
    /// Walks through the file once and picks the records that are planned or must be re-coded.
    fn survey(
        &mut self,
        plan: &SheetPlan<'_>,
        bounds: &Bounds,
    ) -> Result<(Vec<Marked>, Seen), Refused> {
        let start = record::sep_line(self.bytes);
        if self.form == TextForm::Utf8 {
            self.copied = start;
        }
        let mut walk = Walk::new(self.bytes, start, self.delimiter, bounds.record_bytes);
        let (mut seen, mut marked) = (Seen::default(), Vec::new());
        let mut met = 0;
        while let Some((row, record)) = walk.next()? {
            let letters = seen.letters(&self.bytes[record.from..record.end]);
            // A blank line has no cells to change; it can be taken out.
            let has_cells = record.end > record.from;
            let planned = plan.get(&row).is_some_and(|it| it.remove || has_cells);
            met += usize::from(planned);
            let recoded = letters == Letters::Single && self.form == TextForm::Utf8;
            if planned || recoded {
                marked.push(Marked {
                    row,
                    record,
                    letters,
                });
            }
        }
        if met < plan.len() {
            let rows: Vec<u32> = marked.iter().map(|marked| marked.row).collect();
            for (row, edits) in plan {
                if rows.binary_search(row).is_err() {
                    edits.leave(None, *row, Why::NoRow, &mut self.left);
                }
            }
        }
        Ok((marked, seen))
    }

    fn run(&mut self, marked: &[Marked], seen: Seen, plan: &SheetPlan<'_>) {
        for marked in marked {
            self.copy(marked.record.from, Letters::Ascii);
            match plan.get(&marked.row) {
                Some(edits) => self.record(marked, seen, edits),
                None => self.copy(marked.record.to, marked.letters),
            }
        }
        self.copy(self.bytes.len(), Letters::Ascii);
    }

    /// Copies the source up to `to`; what has letters of one byte is decoded where the whole
    /// file becomes UTF-8.
    fn copy(&mut self, to: usize, letters: Letters) {
        let bytes = &self.bytes[self.copied..to];
        self.copied = to;
        if letters == Letters::Single && self.form == TextForm::Utf8 {
            self.out.extend_from_slice(single_bytes(bytes).as_bytes());
        } else {
            self.out.extend_from_slice(bytes);
        }
    }

    fn leave(&mut self, row: u32, column: Option<u16>, why: Why) {
        self.left.push(Left {
            sheet: None,
            row,
            column,
            why,
        });
    }

    /// Makes the edits of one record.
    fn record(&mut self, marked: &Marked, seen: Seen, edits: &RowPlan<'_>) {
        let (row, record) = (marked.row, &marked.record);
        if let Some(why) = self.why_not(record, edits) {
            edits.leave(None, row, why, &mut self.left);
            return self.copy(record.to, marked.letters);
        }
        let cells = fields(&self.bytes[record.from..record.end], self.delimiter);
        if edits.remove {
            let texts: Vec<String> = cells.iter().map(|it| text(it, marked.letters)).collect();
            self.changes.push(taken_out(row, &texts));
            self.copied = record.to;
            return;
        }
        let write = match self.form {
            TextForm::AsItIs => marked.letters.or(seen),
            TextForm::Utf8 => Letters::Utf8,
        };
        for (column, mends) in &edits.cells {
            let Some(cell) = cells.get(usize::from(*column)) else {
                self.leave(row, Some(*column), Why::NoCell);
                continue;
            };
            let before = text(cell, marked.letters);
            let Some(after) = mended(mends, &before) else {
                continue;
            };
            let quoted = self.quoted(&after, cell, cells.len());
            match encode(&quoted, write) {
                Err(letter) => self.leave(row, Some(*column), Why::Letter(letter)),
                Ok(bytes) => {
                    self.copy(record.from + cell.from, marked.letters);
                    self.out.extend_from_slice(&bytes);
                    self.copied = record.from + cell.to;
                    self.changes.push(Change {
                        sheet: None,
                        row,
                        column: Some(*column),
                        before,
                        after: Some(after),
                    });
                }
            }
        }
        self.copy(record.to, marked.letters);
    }

    /// Says why nothing of a record can be changed.
    fn why_not(&self, record: &Record, edits: &RowPlan<'_>) -> Option<Why> {
        if record.broken {
            Some(Why::BrokenQuote)
        } else if self.letters == Letters::Utf8 && self.is_elsewhere(record, edits) {
            Some(Why::NoRow)
        } else {
            None
        }
    }

    fn is_elsewhere(&self, record: &Record, edits: &RowPlan<'_>) -> bool {
        let here = (self.mark + record.from) as u64;
        edits.byte.is_some_and(|byte| byte != here)
    }

    /// Writes a text as a field: in quotes where it was, or where it could be misread without.
    fn quoted(&self, text: &str, cell: &Field, cells: usize) -> String {
        let special = |byte: u8| byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r');
        // An empty line would be no record at all.
        let vanishes = text.is_empty() && cells == 1;
        if cell.quoted || vanishes || text.bytes().any(special) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    }
}

fn text(cell: &Field, letters: Letters) -> String {
    match letters {
        Letters::Single => single_bytes(&cell.text).into_owned(),
        _ => String::from_utf8_lossy(&cell.text).into_owned(),
    }
}

/// A row that was taken out, with what its cells held.
fn taken_out(row: u32, texts: &[String]) -> Change {
    Change {
        sheet: None,
        row,
        column: None,
        before: texts.join(" | "),
        after: None,
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_random;

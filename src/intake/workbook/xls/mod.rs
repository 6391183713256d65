//! Workbooks of Excel 5 to 2003 (`.xls`), read by record and in bounds.
//!
//! Lives here: the compound file, the records, and the rows behind [`Book`]. Never here: what a
//! header or an answer means.
//!
//! Why not calamine, which reads `.xls` too: it builds a dense grid out of the cells' positions
//! and clones a shared text for every cell that shows it, so that a small file can ask for more
//! memory than there is, and that ends the program; and it says nothing of percentages and of
//! hidden rows. To find the real extents beforehand, every record must be read anyway. It is the
//! judge in the tests.
//!
//! Not seen: whether a formula's result was ever computed (the format always stores one); the
//! sheets of other workbooks; text in boxes; number formats that a condition changes. Excel 4 and
//! older, which have no compound file, are refused.

mod compound;
mod format;
mod globals;
mod records;
mod remarks;
mod rows;
mod sheet;

use self::compound::Compound;
pub(in crate::intake) use self::compound::{CompoundKind, kind_of_compound};
pub(super) use self::format::NumberKind;
use self::globals::Globals;
use self::records::Records;
use self::rows::Rows;
pub(super) use self::rows::number as write_number;
use self::sheet::Sheet;
use crate::fact::{FactKind, Params};
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::{Book, BookFacts, SheetInfo, SheetRows, Stop};

/// Opens a workbook and reads what holds for all of its sheets.
///
/// # Errors
///
/// A [`Stop`] when the file is damaged, asks for a password, or is over a limit.
pub(in crate::intake) fn open(file: FileBytes, limits: &Limits) -> Result<Box<dyn Book>, Stop> {
    let compound = Compound::open(file)?;
    let stream = match compound.kind() {
        CompoundKind::Xls if compound.has("Workbook") => "Workbook",
        CompoundKind::Xls => "Book",
        CompoundKind::EncryptedPackage => {
            return Err(Stop {
                kind: FactKind::Encrypted,
                params: Params::default(),
                row: None,
            });
        }
        _ => return Err(Stop::unreadable("missing-part", "Workbook")),
    };
    let mut records = Records::new(compound.stream(stream)?, 0)?;
    let globals = Globals::read(&mut records, limits)?;
    let macros = globals.macros || compound.has("_VBA_PROJECT_CUR");
    Ok(Box::new(Xls {
        sheets: globals
            .sheets
            .iter()
            .map(|(info, _)| info.clone())
            .collect(),
        facts: BookFacts {
            external_links: globals.external_links,
            macros,
            ..BookFacts::default()
        },
        compound,
        stream,
        globals,
        limits: *limits,
    }))
}

struct Xls {
    compound: Compound,
    stream: &'static str,
    globals: Globals,
    sheets: Vec<SheetInfo>,
    facts: BookFacts,
    limits: Limits,
}

impl Book for Xls {
    fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    fn facts(&self) -> BookFacts {
        self.facts.clone()
    }

    fn open_sheet(&mut self, index: usize) -> Result<Box<dyn SheetRows + '_>, Stop> {
        let Some((_, at)) = self.globals.sheets.get(index) else {
            return Err(Stop::unreadable("missing-part", index.to_string()));
        };
        let mut records = Records::new(self.compound.stream(self.stream)?, *at)?;
        let sheet = Sheet::read(&mut records, &self.globals, &self.limits)?;
        Ok(Box::new(Rows::new(&self.globals, sheet)))
    }
}

#[cfg(test)]
mod tests;

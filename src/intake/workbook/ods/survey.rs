//! The first pass over `content.xml`: which sheets there are, where each begins, and what should
//! be known before its rows are read.
//!
//! Lives here: names, visibility, merges, counts, limits. Never here: a value.

use std::collections::BTreeSet;
use std::io::BufRead;

use super::entity::decode;
use super::row::RowBuffer;
use super::table::{Gathered, Walk};
use super::xml::{Scanner, Texts, Token};
use crate::intake::limits::Limits;
use crate::intake::rows::{SheetFacts, SheetInfo, Stop, Visibility};

/// The most merged ranges kept for a whole file.
const MOST_MERGES: usize = 1_000_000;

/// A table of the file, as the first pass saw it.
#[derive(Debug)]
pub(super) struct Surveyed {
    /// Name and visibility.
    pub(super) info: SheetInfo,
    /// Byte of `content.xml` at which the table begins.
    pub(super) at: u64,
    /// Facts about the sheet, complete.
    pub(super) facts: SheetFacts,
    /// Why the sheet is not to be read: it holds more than the limits allow.
    pub(super) over: Option<Stop>,
}

/// What the first pass found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The tables, in the order of the file.
    pub(super) tables: Vec<Surveyed>,
    /// Whether the file refers to others.
    pub(super) external_links: bool,
    /// Whether the file keeps changes with their authors.
    pub(super) keeps_changes: bool,
    /// Whether the file is a spreadsheet at all.
    is_spreadsheet: bool,
    hidden_styles: BTreeSet<String>,
    /// Sheet of each validation, by name.
    validations: Vec<String>,
    merges: usize,
}

/// Reads the whole of `content.xml` once.
///
/// # Errors
///
/// A [`Stop`] when it is damaged, not a spreadsheet, or has too many sheets.
pub(super) fn survey<R: BufRead>(input: R, limits: &Limits) -> Result<Survey, Stop> {
    let mut scanner = Scanner::new(input, 0, limits.cell_bytes);
    let mut found = Survey::default();
    loop {
        match scanner.next(Texts::Skipped)? {
            Token::Start { empty } => found.element(&mut scanner, empty, limits)?,
            Token::Eof => break,
            Token::End | Token::Text => {}
        }
    }
    if !found.is_spreadsheet {
        return Err(Stop::unreadable("missing-part", "office:spreadsheet"));
    }
    let validations = std::mem::take(&mut found.validations);
    for table in &mut found.tables {
        let name = table.info.name.as_deref();
        let here = validations.iter().filter(|sheet| name == Some(sheet));
        table.facts.validations = u32::try_from(here.count()).unwrap_or(u32::MAX);
    }
    Ok(found)
}

impl Survey {
    fn element<R: BufRead>(
        &mut self,
        scanner: &mut Scanner<R>,
        empty: bool,
        limits: &Limits,
    ) -> Result<(), Stop> {
        match scanner.tag().name {
            b"office:document-content"
            | b"office:automatic-styles"
            | b"office:body"
            | b"table:content-validations" => Ok(()),
            b"office:spreadsheet" => {
                self.is_spreadsheet = true;
                Ok(())
            }
            b"style:style" => self.style(scanner, empty),
            b"table:content-validation" => {
                let sheet = scanner.tag().attribute(b"table:base-cell-address");
                // More than this is no longer a fact about a form.
                if let Some(address) = sheet.filter(|_| self.validations.len() < 10_000) {
                    self.validations.push(sheet_of(&decode(address)?));
                }
                scanner.skip_element(empty)
            }
            b"table:tracked-changes" => {
                // The element may stand there with nothing in it.
                self.keeps_changes |= !empty;
                scanner.skip_element(empty)
            }
            b"table:table" if self.is_spreadsheet => self.table(scanner, empty, limits),
            _ => scanner.skip_element(empty),
        }
    }

    /// Notes the styles that hide a sheet.
    fn style<R: BufRead>(&mut self, scanner: &mut Scanner<R>, empty: bool) -> Result<(), Stop> {
        let tag = scanner.tag();
        let name = match tag.attribute(b"style:name") {
            Some(name) if tag.attribute(b"style:family") == Some(b"table") => name.to_vec(),
            _ => return scanner.skip_element(empty),
        };
        if empty {
            return Ok(());
        }
        let depth = scanner.depth();
        loop {
            match scanner.next(Texts::Skipped)? {
                Token::Start { empty } => {
                    let tag = scanner.tag();
                    if tag.name == b"style:table-properties"
                        && tag.attribute(b"table:display") == Some(b"false")
                    {
                        self.hidden_styles.insert(decode(&name)?.into_owned());
                    }
                    scanner.skip_element(empty)?;
                }
                Token::End if scanner.depth() < depth => return Ok(()),
                Token::Eof => return Ok(()),
                Token::End | Token::Text => {}
            }
        }
    }

    fn table<R: BufRead>(
        &mut self,
        scanner: &mut Scanner<R>,
        empty: bool,
        limits: &Limits,
    ) -> Result<(), Stop> {
        let at = scanner.tag_at();
        let tag = scanner.tag();
        let name = decode(tag.attribute(b"table:name").unwrap_or_default())?.into_owned();
        let style = decode(tag.attribute(b"table:style-name").unwrap_or_default())?;
        let hidden = self.hidden_styles.contains(&*style);
        // A copy of another file's sheet, kept for its formulas: not a sheet of this file.
        if name.starts_with("'file:") && name.contains("'#$") {
            self.external_links = true;
            return scanner.skip_element(empty);
        }
        if self.tables.len() >= limits.sheets {
            return Err(Stop::over("sheets", self.tables.len() + 1, limits.sheets));
        }
        let mut gathered = Gathered {
            merges_left: MOST_MERGES - self.merges,
            ..Gathered::default()
        };
        gathered.facts.merges_known_first = true;
        let over = if empty {
            None
        } else {
            gather(scanner, limits, &mut gathered)?
        };
        self.merges += gathered.facts.merges.len();
        self.external_links |= gathered.external;
        self.tables.push(Surveyed {
            info: SheetInfo {
                name: Some(name),
                visibility: if hidden {
                    Visibility::Hidden
                } else {
                    Visibility::Visible
                },
            },
            at,
            facts: gathered.facts,
            over,
        });
        Ok(())
    }
}

/// Walks through a table without its values. Returns the limit that it is over, if any.
fn gather<R: BufRead>(
    scanner: &mut Scanner<R>,
    limits: &Limits,
    gathered: &mut Gathered,
) -> Result<Option<Stop>, Stop> {
    let mut walk = Walk::new(scanner.depth(), *limits);
    let mut row = RowBuffer::default();
    let mut cells = 0_u64;
    let mut over = None;
    while walk.next_row(scanner, &mut row, gathered)? {
        if row.filled == 0 {
            continue;
        }
        let last = row.number.saturating_add(row.repeat - 1);
        cells = cells.saturating_add(row.filled.saturating_mul(row.repeat));
        if row.hidden {
            let to = u32::try_from(last).unwrap_or(u32::MAX);
            gathered.facts.hidden_rows.add(row.shown_number(), to);
        }
        if over.is_none() && last > u64::from(Limits::ROWS) {
            let stop = Stop::over("rows", last, Limits::ROWS);
            over = Some(stop.at_row(row.shown_number()));
        }
        if over.is_none() && cells > limits.cells {
            let stop = Stop::over("cells", cells, limits.cells);
            over = Some(stop.at_row(row.shown_number()));
        }
    }
    gathered.facts.hidden_columns = walk.hidden_columns().to_vec();
    Ok(over)
}

/// Returns the sheet of an address such as `$'Foglio 1'.A1` or `Dati.B2`.
fn sheet_of(address: &str) -> String {
    let sheet = address.rsplit_once('.').map_or("", |(sheet, _)| sheet);
    let sheet = sheet.strip_prefix('$').unwrap_or(sheet);
    match sheet
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
    {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::sheet_of;

    #[test]
    fn the_sheet_of_an_address_loses_its_quotes() {
        #[track_caller]
        fn case(address: &str, sheet: &str) {
            assert_eq!(sheet_of(address), sheet);
        }
        case("Dati.B2", "Dati");
        case("$Dati.$B$2", "Dati");
        case("$'Foglio 1.2'.A1", "Foglio 1.2");
        case("'L''ufficio'.A1", "L'ufficio");
        case("A1", "");
    }
}

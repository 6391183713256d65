//! The head of the workbook stream: sheets, shared texts, formats.
//!
//! Lives here: what holds for every sheet. Never here: cells.
//! Source: [MS-XLS] 2.1.7.20.3. Declared counts are never believed: what is there is read.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::compound::{u16_at, u32_at};
use super::format::{NumberKind, built_in, of_code};
use super::records::{Records, cut_off};
use crate::fact::{FactKind, Params};
use crate::intake::limits::Limits;
use crate::intake::rows::{SheetInfo, Stop, Visibility, sound_string};

/// How texts are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// Excel 5 and 95: bytes in a code page.
    Biff5(&'static Encoding),
    /// Excel 97 and later: Unicode.
    Biff8,
}

/// What holds for the whole workbook.
#[derive(Debug)]
pub(super) struct Globals {
    /// How texts are written.
    pub(super) version: Version,
    /// Worksheets with the byte of the stream at which each begins.
    pub(super) sheets: Vec<(SheetInfo, u64)>,
    /// Shared texts, one after the other.
    pub(super) shared: String,
    /// Where each shared text ends.
    pub(super) ends: Vec<u32>,
    /// What each cell format does.
    pub(super) kinds: Vec<NumberKind>,
    /// Whether dates count from 1904.
    pub(super) from_1904: bool,
    /// Whether it refers to other workbooks.
    pub(super) external_links: bool,
    /// Whether it has a macro sheet.
    pub(super) macros: bool,
    formats: Vec<(u16, NumberKind)>,
}

impl Globals {
    /// Reads the head of the stream.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when it is damaged, behind a password, or over a limit.
    pub(super) fn read(records: &mut Records, limits: &Limits) -> Result<Self, Stop> {
        if records.next()? != Some(0x0809) {
            return Err(Stop::unreadable("xls", "BOF"));
        }
        let version = match u16_at(records.data(), 0) {
            0x0500 => Version::Biff5(WINDOWS_1252),
            0x0600 => Version::Biff8,
            other => return Err(Stop::unreadable("xls", format!("BIFF {other:#06x}"))),
        };
        let mut globals = Self {
            version,
            sheets: Vec::new(),
            shared: String::new(),
            ends: Vec::new(),
            kinds: Vec::new(),
            from_1904: false,
            external_links: false,
            macros: false,
            formats: Vec::new(),
        };
        loop {
            match records.next()? {
                // EOF.
                Some(0x000A) => return Ok(globals),
                Some(kind) => globals.record(kind, records, limits)?,
                None => return Err(cut_off()),
            }
        }
    }

    fn record(&mut self, kind: u16, records: &mut Records, limits: &Limits) -> Result<(), Stop> {
        match kind {
            // FilePass
            0x002F => {
                return Err(Stop {
                    kind: FactKind::Encrypted,
                    params: Params::default(),
                    row: None,
                });
            }
            // CodePage
            0x0042 => {
                if let Version::Biff5(encoding) = &mut self.version {
                    *encoding = code_page(u16_at(records.data(), 0));
                }
            }
            // Date1904
            0x0022 => self.from_1904 = u16_at(records.data(), 0) == 1,
            // BoundSheet
            0x0085 => self.sheet(records, limits)?,
            // Format
            0x041E => self.format(records, limits)?,
            // XF; formats stand before it
            0x00E0 => {
                let id = u16_at(records.data(), 2);
                let own = self.formats.iter().rev().find(|(own, _)| *own == id);
                self.kinds.push(own.map_or(built_in(id), |(_, kind)| *kind));
            }
            // SupBook: 0x0401 is this workbook, 0x3A01 an add-in
            0x01AE => {
                let mark = u16_at(records.data(), 2);
                self.external_links |= !matches!(mark, 0x0401 | 0x3A01);
            }
            // SST
            0x00FC => self.shared_texts(records, limits)?,
            _ => {}
        }
        Ok(())
    }

    fn sheet(&mut self, records: &mut Records, limits: &Limits) -> Result<(), Stop> {
        let data = records.data();
        let (at, state, kind) = match data {
            [_, _, _, _, state, kind, ..] => (u32_at(data, 0), *state, *kind),
            _ => return Err(cut_off()),
        };
        if kind != 0 {
            self.macros |= matches!(kind, 1 | 6);
            return Ok(());
        }
        if self.sheets.len() >= limits.sheets {
            return Err(Stop::over("sheets", self.sheets.len() + 1, limits.sheets));
        }
        let name = self.short_text(records, 6, limits)?;
        let visibility = match state & 3 {
            0 => Visibility::Visible,
            _ => Visibility::Hidden,
        };
        let name = Some(name.replace('\0', ""));
        let info = SheetInfo { name, visibility };
        self.sheets.push((info, u64::from(at)));
        Ok(())
    }

    fn format(&mut self, records: &mut Records, limits: &Limits) -> Result<(), Stop> {
        let id = u16_at(records.data(), 0);
        let code = match self.version {
            Version::Biff5(_) => self.short_text(records, 2, limits)?,
            Version::Biff8 => {
                let mut code = Vec::new();
                records.pass(2);
                records.wide_text(&mut code, limits.cell_bytes)?;
                String::from_utf8(code).unwrap_or_default()
            }
        };
        // Excel has room for some 4,000; without an end, a lookup for each XF would take long.
        if self.formats.len() < 8_192 {
            self.formats.push((id, of_code(&code)));
        }
        Ok(())
    }

    /// Reads a text with its length of one byte, which stands at byte `at` of the record.
    fn short_text(
        &self,
        records: &mut Records,
        at: usize,
        limits: &Limits,
    ) -> Result<String, Stop> {
        let mut text = Vec::new();
        let count = usize::from(records.data().get(at).copied().unwrap_or(0));
        match self.version {
            Version::Biff5(encoding) => {
                records.pass(at + 1);
                records.narrow_text(count, encoding, &mut text)?;
            }
            Version::Biff8 => {
                let flags = records.data().get(at + 1).copied().unwrap_or(0);
                records.pass(at + 2);
                records.characters(count, flags & 1 != 0, &mut text, limits.cell_bytes)?;
            }
        }
        Ok(String::from_utf8(text).unwrap_or_default())
    }

    fn shared_texts(&mut self, records: &mut Records, limits: &Limits) -> Result<(), Stop> {
        if records.data().len() < 8 {
            return Err(cut_off());
        }
        // Two counts, which are not needed.
        records.pass(8);
        let mut shared = std::mem::take(&mut self.shared).into_bytes();
        while records.shared_text(&mut shared, limits.cell_bytes)? {
            let (found, limit) = (shared.len(), limits.shared_text_bytes);
            match u32::try_from(found) {
                Ok(end) if found <= limit => self.ends.push(end),
                _ => return Err(Stop::over("shared-text-bytes", found, limit)),
            }
        }
        self.shared = sound_string(shared);
        Ok(())
    }

    /// Returns where the shared text with this index lies.
    pub(super) fn shared_range(&self, index: u32) -> Option<(u32, u32)> {
        let index = index as usize;
        let end = *self.ends.get(index)?;
        let start = match index {
            0 => 0,
            _ => *self.ends.get(index - 1)?,
        };
        Some((start, end))
    }
}

/// Returns the encoding of a code page; what is not known reads as Western.
fn code_page(number: u16) -> &'static Encoding {
    let label: &[u8] = match number {
        1250 => b"windows-1250",
        1251 => b"windows-1251",
        1253 => b"windows-1253",
        1254 => b"windows-1254",
        1257 => b"windows-1257",
        10_000 | 32_768 => b"macintosh",
        _ => b"windows-1252",
    };
    Encoding::for_label(label).unwrap_or(WINDOWS_1252)
}

//! Compound files: the little file system within `.xls` and other old office files.
//!
//! Lives here: the header, the chains of sectors, streams by name. Never here: what a stream
//! holds. Every chain is bounded by the file's own size, so that a loop ends.
//! Source: [MS-CFB].

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::intake::file_bytes::FileBytes;
use crate::intake::rows::Stop;

const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Sector numbers from here on are marks, not sectors.
const MARKS: u32 = 0xFFFF_FFFA;
/// The most bytes of directory that are looked at: 8,192 entries.
const DIRECTORY: u64 = 1 << 20;
const MINI_SECTOR: u64 = 64;
/// Streams below this size lie in mini sectors.
const MINI_LIMIT: u64 = 4096;

/// What a compound file is, by the names of its streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum CompoundKind {
    /// A workbook of Excel 5 to 2003.
    Xls,
    /// A newer office file behind a password.
    EncryptedPackage,
    /// A text of Word.
    Word,
    /// A mail of Outlook.
    Outlook,
    /// Something else, or damaged.
    Other,
}

/// Says what a compound file is. The file is read from its start and left there.
pub(in crate::intake) fn kind_of_compound(file: &mut FileBytes) -> CompoundKind {
    let kind = file
        .try_clone()
        .map_err(|error| broken(&error))
        .and_then(Compound::open)
        .map_or(CompoundKind::Other, |compound| compound.kind());
    let _ = file.seek(SeekFrom::Start(0));
    kind
}

/// An open compound file.
#[derive(Debug)]
pub(super) struct Compound {
    file: FileBytes,
    /// Bytes of a sector: 512 or 4096.
    sector: u64,
    /// Next sector of each sector.
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    is_root: bool,
    start: u32,
    size: u64,
}

impl Compound {
    /// Reads the header, the chains and the directory.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the header is not one, or a chain leaves the file or loops.
    pub(super) fn open(mut file: FileBytes) -> Result<Self, Stop> {
        let len = file
            .seek(SeekFrom::End(0))
            .map_err(|error| broken(&error))?;
        let mut header = [0_u8; 512];
        file.seek(SeekFrom::Start(0))
            .and_then(|_| file.read_exact(&mut header))
            .map_err(|error| broken(&error))?;
        let sector = match u16_at(&header, 30) {
            9 => 512,
            12 => 4096,
            _ => return Err(damaged("sector-size")),
        };
        if header[..8] != SIGNATURE || u16_at(&header, 32) != 6 {
            return Err(damaged("header"));
        }
        let mut compound = Self {
            file,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            entries: Vec::new(),
        };
        let sectors = (len / sector).saturating_sub(1) + 1;
        compound.read_fat(&header, sectors)?;
        compound.read_directory(&header)?;
        let mini = u32_at(&header, 60);
        if mini < MARKS {
            let bytes = compound.read_chain(mini, len)?;
            compound.mini_fat = numbers(&bytes).collect();
        }
        Ok(compound)
    }

    /// Returns what the file is.
    pub(super) fn kind(&self) -> CompoundKind {
        if self.has("Workbook") || self.has("Book") {
            CompoundKind::Xls
        } else if self.has("EncryptedPackage") {
            CompoundKind::EncryptedPackage
        } else if self.has("WordDocument") {
            CompoundKind::Word
        } else if self.has("__properties_version1.0") {
            CompoundKind::Outlook
        } else {
            CompoundKind::Other
        }
    }

    /// Says whether a stream or a folder of this name exists.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Opens the stream of this name.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when there is none, or its chain is broken.
    pub(super) fn stream(&self, name: &str) -> Result<Stream, Stop> {
        let Some(entry) = self.find(name) else {
            return Err(Stop::unreadable("missing-part", name));
        };
        if entry.size >= MINI_LIMIT {
            return self.long_stream(entry);
        }
        let mut bytes = Vec::new();
        let mut container = match self.entries.iter().find(|entry| entry.is_root) {
            Some(root) => self.long_stream(root)?,
            None => return Err(damaged("no-root")),
        };
        for sector in chain(&self.mini_fat, entry.start)? {
            let mut mini = [0_u8; 64];
            container
                .seek(SeekFrom::Start(u64::from(sector) * MINI_SECTOR))
                .and_then(|_| container.read_exact(&mut mini))
                .map_err(|error| broken(&error))?;
            bytes.extend_from_slice(&mini);
            if bytes.len() as u64 >= entry.size {
                break;
            }
        }
        bytes.truncate(usize::try_from(entry.size).unwrap_or(usize::MAX));
        Ok(Stream::Held(Cursor::new(bytes)))
    }

    fn long_stream(&self, entry: &Entry) -> Result<Stream, Stop> {
        let sectors = chain(&self.fat, entry.start)?;
        let file = self.file.try_clone().map_err(|error| broken(&error))?;
        // Some writers forget the last sector: what is not there cannot be read.
        let len = entry.size.min(sectors.len() as u64 * self.sector);
        Ok(Stream::Chained {
            file,
            sectors,
            sector: self.sector,
            len,
            at: 0,
        })
    }

    /// Reads the table of next sectors. `sectors` is how many the file can have.
    fn read_fat(&mut self, header: &[u8], sectors: u64) -> Result<(), Stop> {
        let mut parts: Vec<u32> = numbers(&header[76..512]).collect();
        let mut next = u32_at(header, 68);
        let most = usize::try_from(sectors).unwrap_or(usize::MAX);
        let mut lists = 0;
        while next < MARKS {
            lists += 1;
            if lists > most {
                return Err(damaged("loop"));
            }
            let list = self.read_sector(next)?;
            parts.extend(numbers(&list));
            next = parts.pop().unwrap_or(u32::MAX);
        }
        for part in parts.into_iter().filter(|part| *part < MARKS) {
            // Entries beyond the end of the file speak of no sector.
            if self.fat.len() >= most {
                break;
            }
            let bytes = self.read_sector(part)?;
            self.fat.extend(numbers(&bytes));
        }
        Ok(())
    }

    fn read_directory(&mut self, header: &[u8]) -> Result<(), Stop> {
        let wide_sizes = u16_at(header, 26) >= 4;
        let bytes = self.read_chain(u32_at(header, 48), DIRECTORY)?;
        for entry in bytes.as_chunks::<128>().0 {
            let kind = entry[66];
            // Storages, streams and the root; the rest is free.
            if !matches!(kind, 1 | 2 | 5) {
                continue;
            }
            let len = usize::from(u16_at(entry, 64)).clamp(2, 64) - 2;
            let units = entry[..len]
                .as_chunks::<2>()
                .0
                .iter()
                .map(|unit| u16::from_le_bytes(*unit));
            let name = char::decode_utf16(units)
                .map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER))
                .collect();
            let high = if wide_sizes { u32_at(entry, 124) } else { 0 };
            self.entries.push(Entry {
                name,
                is_root: kind == 5,
                start: u32_at(entry, 116),
                size: u64::from(high) << 32 | u64::from(u32_at(entry, 120)),
            });
        }
        Ok(())
    }

    /// Reads a chain of sectors, at most about `most` bytes of it.
    fn read_chain(&mut self, start: u32, most: u64) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        for sector in chain(&self.fat, start)? {
            bytes.extend_from_slice(&self.read_sector(sector)?);
            if bytes.len() as u64 >= most {
                break;
            }
        }
        Ok(bytes)
    }

    fn read_sector(&mut self, number: u32) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        self.file
            .seek(SeekFrom::Start((u64::from(number) + 1) * self.sector))
            .and_then(|_| self.file.by_ref().take(self.sector).read_to_end(&mut bytes))
            .map_err(|error| broken(&error))?;
        // The last sector of a file may be short.
        if bytes.is_empty() {
            return Err(Stop::unreadable("truncated", format!("sector {number}")));
        }
        Ok(bytes)
    }
}

/// Follows a chain to its end.
fn chain(next: &[u32], start: u32) -> Result<Vec<u32>, Stop> {
    let mut sectors = Vec::new();
    let mut at = start;
    while at < MARKS {
        if sectors.len() >= next.len() {
            return Err(damaged("loop"));
        }
        sectors.push(at);
        let Some(after) = next.get(at as usize) else {
            return Err(Stop::unreadable("truncated", format!("sector {at}")));
        };
        at = *after;
    }
    Ok(sectors)
}

/// A stream of a compound file.
#[derive(Debug)]
pub(super) enum Stream {
    /// A small one, in memory.
    Held(Cursor<Vec<u8>>),
    /// A long one, sector by sector.
    Chained {
        /// The file.
        file: FileBytes,
        /// Its sectors in order.
        sectors: Vec<u32>,
        /// Bytes of a sector.
        sector: u64,
        /// Bytes of the stream.
        len: u64,
        /// Where the next byte is.
        at: u64,
    },
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let (file, sectors, sector, len, at) = match self {
            Self::Held(bytes) => return bytes.read(into),
            Self::Chained {
                file,
                sectors,
                sector,
                len,
                at,
            } => (file, sectors, *sector, *len, at),
        };
        let index = usize::try_from(*at / sector).unwrap_or(usize::MAX);
        let Some(rest) = sectors.get(index..).filter(|_| *at < len) else {
            return Ok(0);
        };
        // Sectors that follow one another on disk are read at once.
        let next_to = rest.windows(2).take(256).take_while(|w| w[1] == w[0] + 1);
        let run = (next_to.count() as u64 + 1) * sector - *at % sector;
        let Some(first) = rest.first() else {
            return Ok(0);
        };
        let wanted = run.min(len - *at).min(into.len() as u64);
        let wanted = usize::try_from(wanted).unwrap_or(into.len());
        file.seek(SeekFrom::Start(
            (u64::from(*first) + 1) * sector + *at % sector,
        ))?;
        let got = file.read(&mut into[..wanted])?;
        *at += got as u64;
        Ok(got)
    }
}

impl Seek for Stream {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Held(bytes) => bytes.seek(to),
            Self::Chained { len, at, .. } => {
                let target = match to {
                    SeekFrom::Start(target) => Some(target),
                    SeekFrom::Current(by) => at.checked_add_signed(by),
                    SeekFrom::End(by) => len.checked_add_signed(by),
                };
                *at = target.ok_or(io::ErrorKind::InvalidInput)?;
                Ok(*at)
            }
        }
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let chunks = bytes.as_chunks::<4>().0.iter();
    chunks.map(|chunk| u32::from_le_bytes(*chunk))
}

/// Returns the number at `at`; 0 where the bytes end before.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let taken = bytes.get(at..).and_then(<[u8]>::first_chunk);
    taken.map_or(0, |chunk| u16::from_le_bytes(*chunk))
}

/// Returns the number at `at`; 0 where the bytes end before.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let taken = bytes.get(at..).and_then(<[u8]>::first_chunk);
    taken.map_or(0, |chunk| u32::from_le_bytes(*chunk))
}

fn damaged(detail: &str) -> Stop {
    Stop::unreadable("xls", detail)
}

pub(super) fn broken(error: &io::Error) -> Stop {
    Stop::unreadable("truncated", error.to_string())
}

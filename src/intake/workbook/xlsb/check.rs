//! A walk over the binary parts of an `.xlsb`, before calamine makes room for what they declare.
//!
//! Lives here: lengths of records and parts. Never here: cells.

use std::io::{self, BufRead, BufReader, Read as _};

use super::broken;
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;
use crate::intake::workbook::zip_directory::Archive;

/// The longest record. Texts are the longest ones, of two bytes a character.
const RECORD: u64 = 1 << 20;
/// The most records of a part that is not a sheet: texts, formats, names.
const RECORDS: u64 = 16 << 20;
/// The most bytes of the part with sheets and names. calamine spells the formulas of names out,
/// and each mention of a name or a sheet is longer there than here.
const WORKBOOK: u64 = 2 << 20;
/// The longest name of a range, in characters.
const NAME: u32 = 255;

const SHEET: u16 = 0x009C;
const DEFINED_NAME: u16 = 0x0027;

/// Walks the records of every binary part that calamine reads, without holding them.
///
/// # Errors
///
/// A [`Stop`] when a part is cut off, or a record longer than any real one.
pub(super) fn check_parts(archive: &mut Archive, limits: &Limits) -> Result<(), Stop> {
    for index in 0..archive.len() {
        let part = archive
            .by_index(index)
            .map_err(|error| Stop::unreadable("truncated", error.to_string()))?;
        let name = part.name().unwrap_or_default().to_ascii_lowercase();
        let (size, mut most) = (part.size(), limits.shared_text_bytes as u64);
        let is_workbook = name.ends_with("workbook.bin");
        if is_workbook {
            most = WORKBOOK;
        }
        let whole =
            is_workbook || name.ends_with("sharedstrings.bin") || name.ends_with("styles.bin");
        if whole && size > most {
            return Err(Stop::over("part-bytes", size, most));
        }
        if whole || name.contains("worksheets/sheet") {
            let records = walk(&mut BufReader::with_capacity(64 << 10, part), is_workbook)?;
            if whole && records > RECORDS {
                return Err(Stop::over("records", records, RECORDS));
            }
        }
    }
    Ok(())
}

/// Counts the records of a part.
fn walk(part: &mut impl BufRead, is_workbook: bool) -> Result<u64, Stop> {
    let mut records = 0_u64;
    while let Some(first) = byte(part)? {
        // Type: one byte, or two.
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(byte(part)?.unwrap_or(0) & 0x7F) << 7;
        }
        let mut len = 0_u64;
        for shift in [0, 7, 14, 21] {
            let byte = byte(part)?.ok_or_else(cut_off)?;
            len |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if len > RECORD {
            return Err(Stop::over("record-bytes", len, RECORD));
        }
        if is_workbook {
            len -= check_names(part, kind, len)?;
        }
        let passed = io::copy(&mut part.by_ref().take(len), &mut io::sink());
        if passed.map_err(|error| broken(&error))? < len {
            return Err(cut_off());
        }
        records += 1;
    }
    Ok(records)
}

/// Refuses a name of a sheet or a range that is longer than any real one. Returns how many bytes
/// of the record were read.
fn check_names(part: &mut impl BufRead, kind: u16, len: u64) -> Result<u64, Stop> {
    if kind == SHEET && len > 2048 {
        return Err(Stop::over("record-bytes", len, 2048));
    }
    // Flags, key and sheet take nine bytes; the length of the name comes after them.
    if kind != DEFINED_NAME || len < 13 {
        return Ok(0);
    }
    let mut head = [0_u8; 13];
    part.read_exact(&mut head).map_err(|error| broken(&error))?;
    let name = u32::from_le_bytes([head[9], head[10], head[11], head[12]]);
    if name > NAME {
        return Err(Stop::over("record-bytes", name, NAME));
    }
    Ok(13)
}

fn byte(part: &mut impl BufRead) -> Result<Option<u8>, Stop> {
    let byte = part
        .fill_buf()
        .map_err(|error| broken(&error))?
        .first()
        .copied();
    part.consume(usize::from(byte.is_some()));
    Ok(byte)
}

fn cut_off() -> Stop {
    Stop::unreadable("truncated", "record")
}

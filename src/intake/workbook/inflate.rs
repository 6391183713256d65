//! Small parts of an archive inflated at once, with one state for all of them: to make a new one for
//! each part takes longer than many a part itself.
//!
//! Never here: parts that are large, damaged or not deflated; the zip crate reads those, and says
//! what is wrong with them.

use std::cell::RefCell;
use std::io::Read as _;

use flate2::{Decompress, FlushDecompress, Status};
use zip::CompressionMethod;

use super::zip_directory::Archive;

/// The most bytes that a part may have, packed or not.
const MOST: u64 = 8 << 20;

thread_local! {
    static STATE: RefCell<Decompress> = RefCell::new(Decompress::new(false));
}

/// Returns the bytes of a part whose length and checksum are what the directory says; `None`: it is
/// left to the zip crate.
pub(in crate::intake) fn at_once(archive: &mut Archive, index: usize) -> Option<Vec<u8>> {
    let mut part = archive.by_index_raw(index).ok()?;
    let (size, checksum) = (part.size(), part.crc32());
    let plain = part.compression() == CompressionMethod::Deflated && !part.encrypted();
    if !plain || size > MOST || part.compressed_size() > MOST {
        return None;
    }
    let mut packed = Vec::with_capacity(usize::try_from(part.compressed_size()).ok()?);
    part.read_to_end(&mut packed).ok()?;
    // One byte more: room in which the end is met.
    let mut bytes = Vec::with_capacity(usize::try_from(size).ok()? + 1);
    let status = STATE.with_borrow_mut(|state| {
        state.reset(false);
        state.decompress_vec(&packed, &mut bytes, FlushDecompress::Finish)
    });
    let whole = matches!(status, Ok(Status::StreamEnd)) && bytes.len() as u64 == size;
    (whole && crc32fast::hash(&bytes) == checksum).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipArchive, ZipWriter};

    use super::super::zip_directory::{Archive, Packed};
    use super::at_once;

    fn written(parts: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes, method) in parts {
            let options = SimpleFileOptions::default().compression_method(*method);
            writer.start_file(*name, options).expect("a part");
            writer.write_all(bytes).expect("its bytes");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn opened(bytes: Vec<u8>) -> Archive {
        let packed: Box<dyn Packed> = Box::new(Cursor::new(bytes));
        ZipArchive::new(packed).expect("an archive")
    }

    #[test]
    fn one_part_after_another_is_inflated() {
        let long: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        let deflated = CompressionMethod::Deflated;
        let bytes = written(&[
            ("a", b"", deflated),
            ("b", b"uno uno uno uno", deflated),
            ("c", &long, deflated),
            ("d", b"due", CompressionMethod::Stored),
        ]);
        let mut archive = opened(bytes);
        for _ in 0..2 {
            assert_eq!(at_once(&mut archive, 0).as_deref(), Some(&b""[..]));
            assert_eq!(at_once(&mut archive, 2).as_deref(), Some(&long[..]));
            assert_eq!(
                at_once(&mut archive, 1).as_deref(),
                Some(&b"uno uno uno uno"[..])
            );
            assert_eq!(at_once(&mut archive, 3), None);
            assert_eq!(at_once(&mut archive, 4), None);
        }
    }

    #[test]
    fn a_damaged_part_is_left_alone_and_harms_no_other() {
        let text = b"Protocollo della corrispondenza in arrivo e in partenza".repeat(40);
        let deflated = CompressionMethod::Deflated;
        let whole = written(&[("a", &text, deflated), ("b", b"uno uno uno", deflated)]);
        let mut given = 0;
        for at in 30..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x55;
            let packed: Box<dyn Packed> = Box::new(Cursor::new(bytes));
            let Ok(mut archive) = ZipArchive::new(packed) else {
                continue;
            };
            for (index, expected) in [(0, &text[..]), (1, b"uno uno uno")] {
                if let Some(bytes) = at_once(&mut archive, index) {
                    assert_eq!(bytes, expected, "byte {at}");
                    given += 1;
                }
            }
        }
        assert!(given > 100, "{given}");
    }
}

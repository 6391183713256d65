//! A look at a zip file's directory before anything in it is inflated.
//!
//! Sound because the zip crate refuses a part that inflates to more than it declares.

use std::collections::BTreeSet;
use std::io::{BufReader, Read, Seek};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::fact::{FactKind, Params};
use crate::intake::file_bytes::FileBytes;
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;

/// A zip archive whose directory was found within the limits.
pub(in crate::intake) type Archive = ZipArchive<Box<dyn Packed>>;

/// The bytes of an archive.
pub(in crate::intake) trait Packed: Read + Seek {}

impl<T: Read + Seek> Packed for T {}

/// How much of a file is read at once.
const BLOCK: usize = 64 << 10;

/// Opens a zip archive for a look at the names of its parts and at one of them: what is wrong with
/// it is told when it is read.
pub(in crate::intake) fn glance(file: FileBytes) -> Option<Archive> {
    ZipArchive::new(packed(file)).ok()
}

fn packed(file: FileBytes) -> Box<dyn Packed> {
    match file {
        FileBytes::Kept(bytes) => Box::new(bytes),
        FileBytes::Open(file) => Box::new(BufReader::with_capacity(BLOCK, file)),
    }
}

/// Opens a zip archive and refuses what no office's workbook needs.
///
/// # Errors
///
/// A [`Stop`] for a damaged archive, an encrypted part, too many or too large parts, a ratio of a
/// zip bomb, or two parts of one name (two programs could then show two contents).
pub(in crate::intake) fn open(file: FileBytes, limits: &Limits) -> Result<Archive, Stop> {
    let archive = ZipArchive::new(packed(file)).map_err(truncated)?;
    if archive.len() > limits.parts {
        return Err(Stop::over("parts", archive.len(), limits.parts));
    }
    // The archive keeps the last part of a name and hides the others.
    if archive.has_duplicate_names() {
        return Err(Stop::unreadable("duplicate-part", ""));
    }
    let mut names = BTreeSet::new();
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_data(index).map_err(truncated)?;
        if part.encrypted() {
            return Err(Stop {
                kind: FactKind::Encrypted,
                params: Params::default(),
                row: None,
            });
        }
        let (size, packed) = (part.size(), part.compressed_size());
        if size > limits.part_bytes {
            return Err(Stop::over("part-bytes", size, limits.part_bytes));
        }
        if size > Limits::RATIO_FROM && size / packed.max(1) > limits.ratio {
            return Err(Stop::over("ratio", size / packed.max(1), limits.ratio));
        }
        total = total.saturating_add(size);
        let name = part.name().map_err(truncated)?;
        if !names.insert(folded(&name)) {
            return Err(Stop::unreadable("duplicate-part", name));
        }
    }
    if total > limits.total_bytes {
        return Err(Stop::over("total-bytes", total, limits.total_bytes));
    }
    Ok(archive)
}

/// Returns the name of a part as programs compare it: in small letters, from the root, with `/`.
pub(in crate::intake) fn folded(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

#[expect(clippy::needless_pass_by_value, reason = "handed to `map_err`")]
fn truncated(error: ZipError) -> Stop {
    Stop::unreadable("truncated", error.to_string())
}

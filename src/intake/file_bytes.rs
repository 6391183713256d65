//! The bytes of an opened file: those of a small one are kept, so that it is read once.
//!
//! Never here: opening a file (`open`), or what its bytes mean.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

/// Bytes to read from any place.
#[derive(Debug)]
pub enum FileBytes {
    /// In the file.
    Open(File),
    /// All of them, in memory.
    Kept(Cursor<Arc<[u8]>>),
}

impl FileBytes {
    /// Returns a second reader of the same bytes. Where each of the two goes on reading is for it
    /// to say: they may share a place.
    ///
    /// # Errors
    ///
    /// The system gives no second handle.
    pub fn try_clone(&self) -> io::Result<Self> {
        Ok(match self {
            Self::Open(file) => Self::Open(file.try_clone()?),
            Self::Kept(bytes) => Self::Kept(bytes.clone()),
        })
    }

    /// Returns how many bytes there are.
    ///
    /// # Errors
    ///
    /// The system does not say.
    pub fn count(&self) -> io::Result<u64> {
        Ok(match self {
            Self::Open(file) => file.metadata()?.len(),
            Self::Kept(bytes) => bytes.get_ref().len() as u64,
        })
    }
}

impl From<File> for FileBytes {
    fn from(file: File) -> Self {
        Self::Open(file)
    }
}

impl Read for FileBytes {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Open(file) => file.read(into),
            Self::Kept(bytes) => bytes.read(into),
        }
    }
}

impl Seek for FileBytes {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::Open(file) => file.seek(to),
            Self::Kept(bytes) => bytes.seek(to),
        }
    }
}

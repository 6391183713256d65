//! A zip archive in memory: looked at before it is inflated, written with a few parts changed.
//!
//! Parts that do not change are copied as they are packed. Never here: what a part means.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{Bounds, Refused};

/// An open archive, and what becomes of its parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index and name as written, by name in small letters from the root.
    names: BTreeMap<String, (usize, String)>,
    most: u64,
    /// New content by name in small letters.
    changed: BTreeMap<String, Vec<u8>>,
    /// Names of new parts, in the order in which they were added.
    added: Vec<String>,
    removed: BTreeSet<String>,
}

impl<'a> Package<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    ///
    /// [`Refused`] for a damaged or locked archive, one beyond the bounds, or two parts of one
    /// name.
    pub(super) fn open(bytes: &'a [u8], bounds: &Bounds) -> Result<Self, Refused> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut package = Self {
            names: BTreeMap::new(),
            most: bounds.part_bytes,
            changed: BTreeMap::new(),
            added: Vec::new(),
            removed: BTreeSet::new(),
            archive,
        };
        let over = |what, found, allowed| Refused::Over {
            what,
            found,
            allowed,
        };
        let parts = package.archive.len();
        if parts > bounds.parts {
            return Err(over("parts", parts as u64, bounds.parts as u64));
        }
        if package.archive.has_duplicate_names() {
            return Err(Refused::Damaged("duplicate-part".to_owned()));
        }
        let mut total: u64 = 0;
        for index in 0..parts {
            let part = package.archive.by_index_data(index).map_err(damaged)?;
            if part.encrypted() {
                return Err(Refused::Encrypted);
            }
            let (size, packed) = (part.size(), part.compressed_size());
            let ratio = size / packed.max(1);
            if size > bounds.part_bytes {
                return Err(over("part-bytes", size, bounds.part_bytes));
            }
            if size > bounds.ratio_from && ratio > bounds.ratio {
                return Err(over("ratio", ratio, bounds.ratio));
            }
            total = total.saturating_add(size);
            let name = part.name().map_err(damaged)?.into_owned();
            let twice = package.names.insert(folded(&name), (index, name));
            if twice.is_some() {
                return Err(Refused::Damaged("duplicate-part".to_owned()));
            }
        }
        if total > bounds.total_bytes {
            return Err(over("total-bytes", total, bounds.total_bytes));
        }
        Ok(package)
    }

    /// Says whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        let name = folded(name);
        let here = self.names.contains_key(&name) || self.changed.contains_key(&name);
        here && !self.removed.contains(&name)
    }

    /// Returns the text of a part, with the changes made so far.
    ///
    /// # Errors
    ///
    /// [`Refused`] where there is none, where it cannot be inflated, or where it is not UTF-8.
    pub(super) fn read(&mut self, name: &str) -> Result<String, Refused> {
        let key = folded(name);
        let shape = |detail| Refused::Shape {
            part: name.to_owned(),
            detail,
        };
        let bytes = if let Some(bytes) = self.changed.get(&key) {
            bytes.clone()
        } else {
            let (index, _) = self.names.get(&key).ok_or_else(|| shape("missing"))?;
            let part = self.archive.by_index(*index).map_err(damaged)?;
            let mut bytes = Vec::new();
            part.take(self.most.saturating_add(1))
                .read_to_end(&mut bytes)
                .map_err(|error| Refused::Damaged(error.to_string()))?;
            bytes
        };
        let text = String::from_utf8(bytes).map_err(|_| shape("not UTF-8"))?;
        let head = text.get(..text.len().min(100)).unwrap_or_default();
        let declares = head.contains("encoding=") && head.starts_with("<?xml");
        if declares && !head.to_ascii_lowercase().contains("utf-8") && !text.is_ascii() {
            return Err(shape("not UTF-8"));
        }
        Ok(text)
    }

    /// Changes a part, or adds one.
    pub(super) fn write(&mut self, name: &str, text: impl Into<Vec<u8>>) {
        let key = folded(name);
        let known = self.names.contains_key(&key) || self.changed.contains_key(&key);
        if !known {
            self.added.push(name.to_owned());
        }
        self.removed.remove(&key);
        self.changed.insert(key, text.into());
    }

    /// Takes a part away.
    pub(super) fn remove(&mut self, name: &str) {
        self.removed.insert(folded(name));
    }

    /// Returns the archive with all changes, parts in their order and new ones at the end.
    ///
    /// # Errors
    ///
    /// [`Refused::Damaged`] where a part cannot be copied.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Refused> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let mut kept: Vec<(usize, String, String)> = self
            .names
            .iter()
            .map(|(key, (index, name))| (*index, key.clone(), name.clone()))
            .collect();
        kept.sort_unstable();
        for (index, key, name) in kept {
            if self.removed.contains(&key) {
                continue;
            }
            if let Some(bytes) = self.changed.get(&key) {
                put(&mut writer, &name, bytes)?;
            } else {
                let part = self.archive.by_index_raw(index).map_err(damaged)?;
                writer.raw_copy_file(part).map_err(damaged)?;
            }
        }
        for name in &self.added {
            let key = folded(name);
            if let Some(bytes) = self
                .changed
                .get(&key)
                .filter(|_| !self.removed.contains(&key))
            {
                put(&mut writer, name, bytes)?;
            }
        }
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }
}

/// Writes a part. Its date is that of the format's first day: the same content, the same bytes.
fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), Refused> {
    writer
        .start_file(name, SimpleFileOptions::default())
        .map_err(damaged)?;
    writer
        .write_all(bytes)
        .map_err(|error| Refused::Damaged(error.to_string()))
}

/// Returns the name of a part as programs compare it: in small letters, from the root, with `/`.
pub(super) fn folded(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

#[expect(clippy::needless_pass_by_value, reason = "handed to `map_err`")]
fn damaged(error: ZipError) -> Refused {
    Refused::Damaged(error.to_string())
}

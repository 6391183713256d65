//! The encoding of a text file as a whole: its byte order mark, UTF-16 or not.

use std::io::{self, Read, Seek, SeekFrom};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::intake::file_bytes::FileBytes;
use crate::intake::sniff::looks_utf16;

/// How a text file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) struct TextEncoding {
    /// The encoding.
    pub(in crate::intake) encoding: &'static Encoding,
    /// Bytes of the byte order mark.
    pub(in crate::intake) mark: u64,
    /// Whether bytes were met that the encoding does not explain.
    pub(in crate::intake) broken: bool,
}

impl TextEncoding {
    /// Returns the name as output shows it.
    #[must_use]
    pub(in crate::intake) fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// Says whether each record is read for what it is, UTF-8 or Windows-1252.
    #[must_use]
    pub(in crate::intake) fn is_by_record(self) -> bool {
        self.encoding == UTF_8
    }
}

/// Finds the encoding by the first bytes: UTF-16 is that of a whole file, and anything else is read
/// record by record (`records`).
///
/// # Errors
///
/// When the file cannot be read.
pub(in crate::intake) fn detect(file: &FileBytes, head: &[u8]) -> io::Result<TextEncoding> {
    let utf16 = match head {
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0, ..] if looks_utf16(head) => Some((UTF_16BE, 0)),
        _ if looks_utf16(head) => Some((UTF_16LE, 0)),
        _ => None,
    };
    let Some((encoding, mark)) = utf16 else {
        let marked = head.starts_with(b"\xEF\xBB\xBF");
        return Ok(TextEncoding {
            encoding: UTF_8,
            mark: if marked { 3 } else { 0 },
            broken: false,
        });
    };
    // Two bytes a letter: an odd one out means that the file was cut off.
    let broken = !file.count()?.is_multiple_of(2);
    Ok(TextEncoding {
        encoding,
        mark,
        broken,
    })
}

/// A reader that gives UTF-8 whatever the encoding of the file as a whole.
pub(in crate::intake) struct Transcoder {
    file: FileBytes,
    decoder: Decoder,
    raw: Vec<u8>,
    at: usize,
    filled: usize,
    ended: bool,
    done: bool,
    /// Letters decoded for a reader that had no room for one, from `spilt` on.
    spill: [u8; 32],
    spilt: std::ops::Range<usize>,
}

impl Transcoder {
    /// Starts at the file's first byte after the byte order mark.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub(in crate::intake) fn new(mut file: FileBytes, encoding: TextEncoding) -> io::Result<Self> {
        file.seek(SeekFrom::Start(encoding.mark))?;
        Ok(Self {
            file,
            decoder: encoding.encoding.new_decoder_without_bom_handling(),
            raw: vec![0; 64 << 10],
            at: 0,
            filled: 0,
            ended: false,
            done: false,
            spill: [0; 32],
            spilt: 0..0,
        })
    }

    /// Decodes on into `out`, which has room for a letter at least. Returns 0 at the end.
    fn decode(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.done {
            if self.at == self.filled && !self.ended {
                self.filled = self.file.read(&mut self.raw)?;
                self.at = 0;
                self.ended = self.filled == 0;
            }
            let (result, read, written, _) =
                self.decoder
                    .decode_to_utf8(&self.raw[self.at..self.filled], out, self.ended);
            self.at += read;
            self.done = self.ended && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

impl Read for Transcoder {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.spilt.is_empty() && out.len() >= self.spill.len() {
            return self.decode(out);
        }
        // The end of a buffer may be smaller than a letter.
        if self.spilt.is_empty() {
            let mut spill = self.spill;
            self.spilt = 0..self.decode(&mut spill)?;
            self.spill = spill;
        }
        let ready = &self.spill[self.spilt.clone()];
        let taken = ready.len().min(out.len());
        out[..taken].copy_from_slice(&ready[..taken]);
        self.spilt.start += taken;
        Ok(taken)
    }
}

/// Letters with an accent as they look when UTF-8 is read as Windows-1252 and saved again.
const TWICE: [&str; 10] = [
    "Ã¨", "Ã©", "Ã¬", "Ã²", "Ã¹", "Ã\u{a0}", "Ãˆ", "Ã€", "â€™", "Â°",
];

/// Returns a letter that was decoded twice, if a text holds one.
pub(in crate::intake) fn decoded_twice(text: &[u8]) -> Option<&'static str> {
    let text = String::from_utf8_lossy(text);
    TWICE.into_iter().find(|wrong| text.contains(wrong))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::{FileBytes, Transcoder, decoded_twice, detect};

    #[test]
    fn a_buffer_of_any_size_is_filled() {
        let text = "Attività;Sì;perché;€ 5\n".repeat(40);
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        for size in [1, 2, 3, 7, 31, 32, 33, 4096] {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(&bytes).unwrap();
            let file = FileBytes::from(file);
            let encoding = detect(&file, &bytes).unwrap();
            let mut reader = Transcoder::new(file, encoding).unwrap();
            let mut read = Vec::new();
            let mut block = vec![0; size];
            loop {
                let count = reader.read(&mut block).unwrap();
                if count == 0 {
                    break;
                }
                read.extend_from_slice(&block[..count]);
            }
            assert_eq!(String::from_utf8(read).unwrap(), text, "{size}");
        }
    }

    #[test]
    fn text_decoded_twice_is_told() {
        assert_eq!(decoded_twice("AttivitÃ¨".as_bytes()), Some("Ã¨"));
        assert_eq!(decoded_twice("Attività è così".as_bytes()), None);
        assert_eq!(decoded_twice("SÃO PAULO".as_bytes()), None);
    }
}

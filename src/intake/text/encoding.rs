//! The encoding of a text file: its byte order mark, else UTF-8 if it is, else Windows-1252.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::str;

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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

    /// Says whether the text can be read as it stands, without decoding.
    #[must_use]
    pub(in crate::intake) fn is_plain_utf8(self) -> bool {
        self.encoding == UTF_8 && !self.broken
    }
}

/// Finds the encoding. The whole file is looked at: one accent on the last line decides.
///
/// # Errors
///
/// When the file cannot be read.
pub(in crate::intake) fn detect(file: &mut File, head: &[u8]) -> io::Result<TextEncoding> {
    let marked = |encoding, mark| TextEncoding {
        encoding,
        mark,
        broken: false,
    };
    let utf16 = match head {
        [0xFF, 0xFE, ..] => Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => Some((UTF_16BE, 2)),
        [0, ..] if looks_utf16(head) => Some((UTF_16BE, 0)),
        _ if looks_utf16(head) => Some((UTF_16LE, 0)),
        _ => None,
    };
    if let Some((encoding, mark)) = utf16 {
        // Two bytes a letter: an odd one out means that the file was cut off.
        let broken = !file.metadata()?.len().is_multiple_of(2);
        return Ok(TextEncoding {
            encoding,
            mark,
            broken,
        });
    }
    let mark = if head.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let valid = is_utf8(file)?;
    Ok(match (valid, mark) {
        (true, mark) => marked(UTF_8, mark),
        // The mark says UTF-8: single bytes are broken, the rest is read.
        (false, 3) => TextEncoding {
            encoding: UTF_8,
            mark,
            broken: true,
        },
        (false, _) => marked(WINDOWS_1252, 0),
    })
}

/// Says whether a file is UTF-8 to its last byte, and rewinds it.
fn is_utf8(file: &mut File) -> io::Result<bool> {
    file.seek(SeekFrom::Start(0))?;
    let mut block = vec![0; 256 << 10];
    let mut held = 0;
    let valid = loop {
        let read = file.read(&mut block[held..])?;
        let filled = held + read;
        match str::from_utf8(&block[..filled]) {
            Ok(_) => held = 0,
            Err(error) if error.error_len().is_none() && read > 0 => {
                // A letter is cut by the end of the block: its bytes go on to the next one.
                let good = error.valid_up_to();
                block.copy_within(good..filled, 0);
                held = filled - good;
            }
            Err(_) => break false,
        }
        if read == 0 {
            break true;
        }
    };
    file.rewind()?;
    Ok(valid)
}

/// A reader that gives UTF-8 whatever the encoding of the file.
pub(in crate::intake) struct Transcoder {
    file: File,
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
    pub(in crate::intake) fn new(mut file: File, encoding: TextEncoding) -> io::Result<Self> {
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

    use super::{Transcoder, decoded_twice, detect};

    #[test]
    fn a_buffer_of_any_size_is_filled() {
        let text = "Attività;Sì;perché;€ 5\n".repeat(40);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        for size in [1, 2, 3, 7, 31, 32, 33, 4096] {
            let mut file = tempfile::tempfile().unwrap();
            file.write_all(&bytes).unwrap();
            let encoding = detect(&mut file, &bytes).unwrap();
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

//! A part in another encoding, read as UTF-8.
//!
//! Never here: XML beyond its first line.

use std::io::{self, Cursor, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How much of a part is looked at to know its encoding.
const HEAD: usize = 256;

/// Returns `bytes` where they are UTF-8, without a byte order mark.
///
/// # Errors
///
/// The bytes as they were, in another encoding: [`utf8`] reads them.
pub(super) fn held(mut bytes: Vec<u8>) -> Result<Vec<u8>, Vec<u8>> {
    let head = &bytes[..bytes.len().min(HEAD)];
    let (encoding, mark) = encoding_of(head);
    if encoding != UTF_8 {
        return Err(bytes);
    }
    if mark > 0 {
        bytes.drain(..mark);
    }
    Ok(bytes)
}

/// Returns `source` as UTF-8 without a byte order mark, whatever its encoding. Bytes that are said
/// to be UTF-8 and are not are left to the reader.
///
/// # Errors
///
/// The error of the source.
pub(super) fn utf8<'a>(mut source: impl Read + 'a) -> io::Result<Box<dyn Read + 'a>> {
    let mut head = Vec::with_capacity(HEAD);
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    let (encoding, mark) = encoding_of(&head);
    head.drain(..mark);
    let whole = Cursor::new(head).chain(source);
    if encoding == UTF_8 {
        return Ok(Box::new(whole));
    }
    Ok(Box::new(Transcoded {
        source: whole,
        decoder: encoding.new_decoder_without_bom_handling(),
        raw: vec![0; 16 << 10],
        at: 0,
        filled: 0,
        last: false,
        done: false,
        spare: [0; 8],
        spared: (0, 0),
    }))
}

/// Returns the encoding and the length of the byte order mark.
fn encoding_of(head: &[u8]) -> (&'static Encoding, usize) {
    if let Some((encoding, mark)) = Encoding::for_bom(head) {
        return (encoding, mark);
    }
    match head {
        [b'<', 0, ..] => return (UTF_16LE, 0),
        [0, b'<', ..] => return (UTF_16BE, 0),
        _ => {}
    }
    let declared = declared(head).and_then(Encoding::for_label);
    match declared {
        // Whoever reads `UTF-16` here reads it byte by byte: it is not.
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => (encoding, 0),
        _ => (UTF_8, 0),
    }
}

/// Returns the encoding that the XML declaration names.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let line = head[..end].strip_prefix(b"<?xml")?;
    let key = line.windows(8).position(|window| window == b"encoding")?;
    let value = line[key + 8..]
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let (quote, value) = value.split_first()?;
    let close = value.iter().position(|byte| byte == quote)?;
    Some(&value[..close])
}

/// A source that is transcoded while it is read.
struct Transcoded<R> {
    source: R,
    decoder: Decoder,
    raw: Vec<u8>,
    at: usize,
    filled: usize,
    last: bool,
    /// Whether the decoder has given its last letter: it must not be asked again.
    done: bool,
    /// Room for one character where the caller has less.
    spare: [u8; 8],
    spared: (usize, usize),
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            if self.spared.0 < self.spared.1 {
                out[0] = self.spare[self.spared.0];
                self.spared.0 += 1;
                return Ok(1);
            }
            if self.done {
                return Ok(0);
            }
            if self.at == self.filled && !self.last {
                self.filled = self.source.read(&mut self.raw)?;
                self.at = 0;
                self.last = self.filled == 0;
            }
            let raw = &self.raw[self.at..self.filled];
            let small = out.len() < self.spare.len();
            let room: &mut [u8] = if small { &mut self.spare } else { out };
            let (result, read, written, _) = self.decoder.decode_to_utf8(raw, room, self.last);
            self.at += read;
            self.done = self.last && result == CoderResult::InputEmpty;
            if small {
                self.spared = (0, written);
            }
            if written > 0 && !small {
                return Ok(written);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::utf8;

    #[test]
    fn every_encoding_becomes_utf8() {
        #[track_caller]
        fn case(bytes: &[u8], expected: &str) {
            let mut text = String::new();
            utf8(bytes)
                .expect("source")
                .read_to_string(&mut text)
                .expect("UTF-8");
            assert_eq!(text, expected);
            let mut slow = Vec::new();
            let mut source = utf8(bytes).expect("source");
            let mut byte = [0];
            while source.read(&mut byte).expect("source") > 0 {
                slow.push(byte[0]);
            }
            assert_eq!(
                String::from_utf8(slow).expect("UTF-8"),
                expected,
                "byte by byte"
            );
        }

        case(b"", "");
        case("<a>è</a>".as_bytes(), "<a>è</a>");
        case("\u{feff}<a>è</a>".as_bytes(), "<a>è</a>");
        case(b"\xFF\xFE<\0a\0/\0>\0\xE8\0", "<a/>è");
        case(b"\xFE\xFF\0<\0a\0/\0>\0\xE8", "<a/>è");
        case(b"<\0a\0/\0>\0=\xD8\0\xDE", "<a/>😀");
        case(b"<\0a\0/\0>\0=\xD8", "<a/>\u{fffd}"); // cut amid a letter: it comes with the end
        case(
            b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE8</a>",
            "<?xml version='1.0' encoding='ISO-8859-1'?><a>è</a>",
        );
        case(
            "<?xml version='1.0' encoding='UTF-16'?><a>è</a>".as_bytes(),
            "<?xml version='1.0' encoding='UTF-16'?><a>è</a>",
        );
    }
}

//! Records of the workbook stream, one after the other, and texts that run over several.
//!
//! Lives here: lengths, continuation, characters. Never here: what a record says.
//! Source: [MS-XLS] 2.1.4, 2.5.293, 2.5.294.

use std::io::{BufReader, Read, Seek, SeekFrom};

use encoding_rs::Encoding;

use super::compound::{Stream, broken, u16_at, u32_at};
use crate::intake::rows::Stop;

const CONTINUE: u16 = 0x003C;

/// Reads records.
pub(super) struct Records {
    input: BufReader<Stream>,
    /// Bytes of the current record.
    data: Vec<u8>,
    /// The next byte of the record to be taken as text.
    at: usize,
    /// A record that was looked at to see whether it continues the last one.
    ahead: Option<(u16, Vec<u8>)>,
}

impl Records {
    /// Begins at byte `at` of the stream.
    pub(super) fn new(mut stream: Stream, at: u64) -> Result<Self, Stop> {
        stream
            .seek(SeekFrom::Start(at))
            .map_err(|error| broken(&error))?;
        Ok(Self {
            input: BufReader::with_capacity(64 << 10, stream),
            data: Vec::new(),
            at: 0,
            ahead: None,
        })
    }

    /// Returns the bytes of the record that was read last.
    pub(super) fn data(&self) -> &[u8] {
        &self.data
    }

    /// Reads the next record and returns its type; `None` at the end of the stream.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the stream ends within a record.
    pub(super) fn next(&mut self) -> Result<Option<u16>, Stop> {
        self.at = 0;
        if let Some((kind, data)) = self.ahead.take() {
            self.data = data;
            return Ok(Some(kind));
        }
        let mut data = std::mem::take(&mut self.data);
        let kind = self.read(&mut data)?;
        self.data = data;
        Ok(kind)
    }

    fn read(&mut self, data: &mut Vec<u8>) -> Result<Option<u16>, Stop> {
        let mut head = [0_u8; 4];
        let mut got = 0;
        while got < head.len() {
            match self.input.read(&mut head[got..]) {
                Ok(0) if got == 0 => return Ok(None),
                Ok(0) => return Err(cut_off()),
                Ok(more) => got += more,
                Err(error) => return Err(broken(&error)),
            }
        }
        data.resize(usize::from(u16_at(&head, 2)), 0);
        self.input.read_exact(data).map_err(|_| cut_off())?;
        Ok(Some(u16_at(&head, 0)))
    }

    /// Passes to the continuation of the current record, if there is one.
    fn go_on(&mut self) -> Result<bool, Stop> {
        if self.ahead.is_none() {
            let mut data = Vec::new();
            self.ahead = self.read(&mut data)?.map(|kind| (kind, data));
        }
        match self.ahead.take() {
            Some((CONTINUE, data)) => {
                self.data = data;
                self.at = 0;
                Ok(true)
            }
            other => {
                self.ahead = other;
                Ok(false)
            }
        }
    }

    /// Passes `bytes` of the record as read.
    pub(super) fn pass(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// Reads one text of the shared table into `into`. Says whether there was one.
    ///
    /// # Errors
    ///
    /// A [`Stop`] when the record ends within the text, or it is longer than `limit` bytes.
    pub(super) fn shared_text(&mut self, into: &mut Vec<u8>, limit: usize) -> Result<bool, Stop> {
        // An empty continuation would otherwise be taken for the end.
        while self.at >= self.data.len() {
            if !self.go_on()? {
                return Ok(false);
            }
        }
        let head = self.data.get(self.at..).unwrap_or_default();
        if head.len() < 3 {
            return Err(cut_off());
        }
        let (count, flags) = (usize::from(u16_at(head, 0)), head[2]);
        let (rich, extended) = (flags & 8 != 0, flags & 4 != 0);
        let after_runs = if rich { 5 } else { 3 };
        let runs = if rich { u16_at(head, 3) } else { 0 };
        let extra = if extended {
            u32_at(head, after_runs)
        } else {
            0
        };
        self.at += after_runs + if extended { 4 } else { 0 };
        self.characters(count, flags & 1 != 0, into, limit)?;
        self.skip(u64::from(runs) * 4 + u64::from(extra))?;
        Ok(true)
    }

    /// Reads a text of Excel 97 and later, with its length of two bytes, into `into`.
    pub(super) fn wide_text(&mut self, into: &mut Vec<u8>, limit: usize) -> Result<(), Stop> {
        let head = self.data.get(self.at..).unwrap_or_default();
        let count = usize::from(u16_at(head, 0));
        if head.len() < 3 {
            return if count == 0 { Ok(()) } else { Err(cut_off()) };
        }
        let wide = head[2] & 1 != 0;
        self.at += 3;
        self.characters(count, wide, into, limit)
    }

    /// Reads `count` characters, over as many records as they take.
    pub(super) fn characters(
        &mut self,
        mut count: usize,
        mut wide: bool,
        into: &mut Vec<u8>,
        limit: usize,
    ) -> Result<(), Stop> {
        let start = into.len();
        let mut units = Vec::with_capacity(count);
        while count > 0 {
            let rest = self.data.get(self.at..).unwrap_or_default();
            let size = if wide { 2 } else { 1 };
            let here = count.min(rest.len() / size);
            let bytes = &rest[..here * size];
            if wide {
                let pairs = bytes.as_chunks::<2>().0.iter();
                units.extend(pairs.map(|pair| u16::from_le_bytes(*pair)));
            } else {
                units.extend(bytes.iter().map(|byte| u16::from(*byte)));
            }
            self.at += bytes.len();
            count -= here;
            if count > 0 {
                // Each continuation says anew how wide its characters are.
                if !self.go_on()? || self.data.is_empty() {
                    return Err(cut_off());
                }
                wide = self.data[0] & 1 != 0;
                self.at = 1;
            }
        }
        for char in char::decode_utf16(units) {
            let char = char.unwrap_or(char::REPLACEMENT_CHARACTER);
            into.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
        if into.len() - start > limit {
            return Err(Stop::over("cell-bytes", into.len() - start, limit));
        }
        Ok(())
    }

    /// Reads `count` bytes of a text of Excel 5 and 95 into `into`.
    pub(super) fn narrow_text(
        &mut self,
        count: usize,
        encoding: &'static Encoding,
        into: &mut Vec<u8>,
    ) -> Result<(), Stop> {
        let Some(bytes) = self.data.get(self.at..self.at.saturating_add(count)) else {
            return Err(cut_off());
        };
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        into.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn skip(&mut self, mut bytes: u64) -> Result<(), Stop> {
        while bytes > 0 {
            let here = (self.data.len().saturating_sub(self.at) as u64).min(bytes);
            self.at += usize::try_from(here).unwrap_or(usize::MAX);
            bytes -= here;
            if bytes > 0 && !self.go_on()? {
                return Err(cut_off());
            }
        }
        Ok(())
    }
}

/// The stream ends within a record.
pub(super) fn cut_off() -> Stop {
    Stop::unreadable("truncated", "record")
}

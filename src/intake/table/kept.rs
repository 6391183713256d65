//! Rows kept as they were read, until the header is found among them.

use crate::intake::rows::{RawRow, Slot, TextAt};

/// A row that is kept until the header is found.
pub(super) struct OwnedRow {
    pub(super) number: u32,
    text: String,
    slots: Vec<Slot>,
    at: Option<TextAt>,
}

impl OwnedRow {
    pub(super) fn of(row: &RawRow<'_>) -> Self {
        let mut text = String::new();
        let mut slots = Vec::with_capacity(row.slots.len());
        for slot in row.slots {
            let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
            text.push_str(row.at(slot).raw);
            let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
            slots.push(Slot {
                start,
                end,
                flags: slot.flags & !Slot::SHARED,
                ..*slot
            });
        }
        Self {
            number: row.number,
            text,
            slots,
            at: row.at,
        }
    }

    pub(super) fn raw(&self) -> RawRow<'_> {
        RawRow {
            number: self.number,
            text: &self.text,
            shared: "",
            slots: &self.slots,
            at: self.at,
        }
    }
}

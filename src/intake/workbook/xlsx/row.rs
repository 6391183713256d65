//! What a row of a sheet says of itself, and that rows ascend.
//!
//! Never here: its cells.

use super::around::position;
use super::attributes::{Attributes, value_text};
use crate::intake::limits::Limits;
use crate::intake::rows::Stop;

/// What a row says of itself.
pub(super) struct RowHead {
    pub(super) number: Option<u32>,
    pub(super) hidden: bool,
}

impl RowHead {
    /// Reads the attributes of a row.
    pub(super) fn read(mut attributes: Attributes<'_>) -> Result<Self, Stop> {
        let mut head = Self {
            number: None,
            hidden: false,
        };
        while let Some((key, value)) = attributes.next()? {
            match key {
                b"r" => {
                    let Some(at) = position(value).filter(|at| at.column.is_none()) else {
                        return Err(Stop::unreadable("xml", value_text(value)));
                    };
                    head.number = at.row;
                }
                b"hidden" => head.hidden = matches!(value, b"1" | b"true" | b"on"),
                _ => {}
            }
        }
        Ok(head)
    }
}

/// Rows ascend and lie in the grid. A file that goes back has two contents for one row.
pub(super) fn check_row(row: u32, before: u32) -> Result<(), Stop> {
    if row > Limits::ROWS {
        return Err(Stop::over("rows", row, Limits::ROWS).at_row(before.max(1)));
    }
    if row <= before {
        return Err(Stop::unreadable("row-order", row.to_string()).at_row(before));
    }
    Ok(())
}

//! Forms: submissions read so that every cell is kept, for the commands that write them again.
//!
//! Lives here: what stands in which column of a form, and how several layouts become one. Never
//! here: verdicts (`inventory`), or how a form is written (`report::form`).

mod cells;
pub(super) mod changes;
pub(super) mod gather;
pub(in crate::commands) mod headers;
pub(super) mod not_read;
pub(super) mod outputs;
pub(super) mod overrides;
pub(super) mod read;
pub(in crate::commands) mod twins;
pub(super) mod units;

pub(super) use self::gather::PROVENANCE;
pub(super) use self::read::{FormFiles, ReadForm, read_form};

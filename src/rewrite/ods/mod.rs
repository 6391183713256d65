//! OpenDocument spreadsheets, patched where they lie.

use super::{Bounds, Edit, Mended, Refused};
use crate::origin::FileKind;

pub(super) fn fix(_: &[u8], _: &[Edit<'_>], _: &Bounds) -> Result<Mended, Refused> {
    Err(Refused::Format(FileKind::Ods))
}

//! Workbooks patched and marked, read back by programs that are not ours.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

mod annotate;
mod fix;
mod hostile;
mod ods;
mod support;

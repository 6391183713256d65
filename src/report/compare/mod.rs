//! stub
use crate::finding::Wording;
use crate::model::comparison::Comparison;
use crate::report::{Format, Options};
pub fn render(_: Format, _: &Comparison, _: &dyn Wording, _: &Options) -> anyhow::Result<Vec<u8>> { Ok(Vec::new()) }
pub fn explain(_: &Comparison, _: &str, _: &Options) -> Option<String> { None }

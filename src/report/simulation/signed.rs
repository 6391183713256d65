//! Differences in cells: `+3`, `-1,5`, `0 … +3`.
//!
//! Never here: the difference itself.

use crate::lang::Lang;
use crate::model::quantity::{Between, Exact};
use crate::report::layout::Value;
use crate::report::numbers;

use super::Shape;

/// Returns a difference as a cell; one that is not known is missing.
pub(super) fn cell(value: Option<&Between<Exact>>, shape: Shape, lang: Lang) -> Value<'static> {
    match (value, shape) {
        (None, _) => Value::Missing,
        (Some(value), Shape::Signed) => Value::text(numbers::change_between(value, lang)),
        (Some(value), Shape::Number) => Value::QuantityBetween(value.clone()),
    }
}

//! Numbers of JSON that were never floats.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::quantity::{Between, Decimal, Exact, Ratio};

/// Decimals of shares, levels and scores, and the most of other numbers.
const PLACES: u32 = 10;

/// A number, printed digit by digit: 5/2 is `2.5`, a third has ten decimals.
pub struct Number(String);

impl From<&Exact> for Number {
    fn from(value: &Exact) -> Self {
        Self(value.to_short(PLACES))
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value.to_string())
    }
}

impl Number {
    /// Returns zero.
    #[must_use]
    pub fn zero() -> Self {
        Self("0".to_owned())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.clone())
            .map_err(S::Error::custom)?
            .serialize(serializer)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Number")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "number",
            "description": "Exact, at most ten decimals."
        })
    }
}

/// A share, level or score: a string with ten decimals.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Share(String);

impl From<&Exact> for Share {
    fn from(value: &Exact) -> Self {
        Self(value.to_decimal(PLACES))
    }
}

impl From<Ratio> for Share {
    fn from(value: Ratio) -> Self {
        // Nearly all levels are 0 or 1: their digits need no long division.
        if value.den() == 1 {
            Self(format!("{}.0000000000", value.num()))
        } else {
            Self(value.exact().to_decimal(PLACES))
        }
    }
}

impl JsonSchema for Share {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("Share")
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^-?[0-9]+\\.[0-9]{10}$",
            "description": "A share, level or score with ten decimals, rounded once."
        })
    }
}

/// A number with its bounds.
#[derive(Serialize, JsonSchema)]
pub struct Quantity {
    /// The least it can be.
    pub at_least: Number,
    /// The most it can be; null where nothing bounds it from above.
    pub at_most: Option<Number>,
}

impl From<&Between<Exact>> for Quantity {
    fn from(value: &Between<Exact>) -> Self {
        Self {
            at_least: Number::from(&value.at_least),
            at_most: value.at_most.as_ref().map(Number::from),
        }
    }
}

/// A share with its bounds.
#[derive(Serialize, JsonSchema)]
pub struct ShareBetween {
    /// The least it can be.
    pub at_least: Share,
    /// The most it can be; null where nothing bounds it from above.
    pub at_most: Option<Share>,
}

impl From<&Between<Exact>> for ShareBetween {
    fn from(value: &Between<Exact>) -> Self {
        Self {
            at_least: Share::from(&value.at_least),
            at_most: value.at_most.as_ref().map(Share::from),
        }
    }
}

//! The attributes of an element.
//!
//! Never here: what an attribute means.

use super::text;
use super::tokenizer::malformed;
use crate::intake::rows::Stop;

/// The attributes of an element: names without prefix, values as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Attributes<'a>(&'a [u8]);

/// Name without prefix, and value as written.
pub(super) type Attribute<'a> = (&'a [u8], &'a [u8]);

impl<'a> Attributes<'a> {
    /// Reads what stands between the name of an element and its `>`.
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self(text)
    }

    /// Returns the next attribute.
    ///
    /// # Errors
    ///
    /// A [`Stop`] where an attribute has no value in quotes.
    #[inline]
    pub(super) fn next(&mut self) -> Result<Option<Attribute<'a>>, Stop> {
        let Some(start) = self.0.iter().position(|byte| !byte.is_ascii_whitespace()) else {
            return Ok(None);
        };
        let bytes = &self.0[start..];
        let parts = bytes
            .iter()
            .position(|byte| *byte == b'=')
            .and_then(|equals| {
                let after = bytes[equals + 1..].trim_ascii_start();
                let quote = *after.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
                let close = after[1..].iter().position(|byte| *byte == quote)?;
                Some((
                    bytes[..equals].trim_ascii_end(),
                    &after[1..=close],
                    &after[close + 2..],
                ))
            });
        let Some((name, value, rest)) = parts else {
            return Err(malformed("an attribute without a value in quotes"));
        };
        self.0 = rest;
        Ok(Some((local(name), value)))
    }

    /// Returns the value of the attribute `wanted`, entities resolved.
    pub(super) fn get(mut self, wanted: &[u8]) -> Result<Option<String>, Stop> {
        while let Some((name, value)) = self.next()? {
            if name == wanted {
                return Ok(Some(value_text(value)));
            }
        }
        Ok(None)
    }

    /// Says whether the attribute `wanted` is true; one that is missing is not.
    pub(super) fn is_true(self, wanted: &[u8]) -> Result<bool, Stop> {
        let value = self.get(wanted)?;
        Ok(matches!(
            value.as_deref().map(str::trim),
            Some("1" | "true" | "on")
        ))
    }
}

/// Returns the value of an attribute with its entities resolved.
pub(super) fn value_text(raw: &[u8]) -> String {
    let mut out = Vec::with_capacity(raw.len());
    text::unescape(raw, &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// Returns a name without its prefix.
#[inline]
pub(super) fn local(name: &[u8]) -> &[u8] {
    match name.iter().position(|byte| *byte == b':') {
        Some(colon) => &name[colon + 1..],
        None => name,
    }
}

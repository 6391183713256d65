//! Entities: from the bytes of a text or a value to what they say.
//!
//! Lives here: decoding, and its reverse for CDATA. Never here: where a text begins or ends.

use std::borrow::Cow;

use crate::intake::rows::Stop;

/// Returns text with its entities resolved; one that is not known stays as it is written.
///
/// # Errors
///
/// A [`Stop`] when the bytes are not UTF-8.
pub(super) fn decode(raw: &[u8]) -> Result<Cow<'_, str>, Stop> {
    let text = std::str::from_utf8(raw)
        .map_err(|error| Stop::unreadable("utf8", format!("{}", error.valid_up_to())))?;
    if !text.contains('&') {
        return Ok(Cow::Borrowed(text));
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        // No known entity is longer: looking no further keeps a text of ampersands cheap.
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| Some((end, entity(&rest[1..end])?)));
        if let Some((end, char)) = known {
            decoded.push(char);
            rest = &rest[end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[1..];
        }
    }
    decoded.push_str(rest);
    Ok(Cow::Owned(decoded))
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Returns literal bytes as text that decodes to them.
pub(super) fn escape(literal: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(literal.len());
    for byte in literal {
        match byte {
            b'&' => escaped.extend_from_slice(b"&amp;"),
            byte => escaped.push(*byte),
        }
    }
    escaped
}

//! Text as XML and Excel write it, turned into the text that people see.
//!
//! Never here: where the text comes from, or what it means.

/// Appends `raw` to `out` with entities and line ends resolved. An entity that is not known stays
/// as it is written: one bad cell must not cost the sheet.
pub(super) fn unescape(raw: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while let Some(found) = raw[at..]
        .iter()
        .position(|byte| matches!(byte, b'&' | b'\r'))
    {
        out.extend_from_slice(&raw[at..at + found]);
        at += found;
        if raw[at] == b'\r' {
            // XML reads both `\r\n` and a lone `\r` as one line end.
            if raw.get(at + 1) != Some(&b'\n') {
                out.push(b'\n');
            }
            at += 1;
        } else if let Some((letter, length)) = entity(&raw[at..]) {
            push(letter, out);
            at += length;
        } else {
            out.push(b'&');
            at += 1;
        }
    }
    out.extend_from_slice(&raw[at..]);
}

/// Reads the entity at the start of `raw`; returns its character and its length in bytes.
fn entity(raw: &[u8]) -> Option<(char, usize)> {
    let end = raw.iter().take(12).position(|byte| *byte == b';')?;
    let letter = match &raw[1..end] {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
        _ => return None,
    };
    Some((letter, end + 1))
}

/// Reads bare digits; a sign is not one.
fn number(digits: &[u8], radix: u32) -> Option<u32> {
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    u32::from_str_radix(str::from_utf8(digits).ok()?, radix).ok()
}

/// Resolves Excel's own escapes (`_x000D_` for a carriage return, `_x005F_` for an underscore) in
/// `out`, from the byte `from` on.
pub(super) fn resolve_excel(out: &mut Vec<u8>, from: usize) {
    let Some(first) = out[from..].windows(2).position(|pair| pair == b"_x") else {
        return;
    };
    let tail = out.split_off(from + first);
    let mut at = 0;
    while at < tail.len() {
        if let Some(unit) = escape(&tail[at..]) {
            let low = escape(&tail[at + 7..]);
            let units = [unit, low.unwrap_or_default()];
            match char::decode_utf16(units).next() {
                Some(Ok(letter)) => {
                    push(letter, out);
                    at += if letter.len_utf16() == 2 { 14 } else { 7 };
                    continue;
                }
                // Half of a pair is no character: it stays as it is written.
                _ => out.push(tail[at]),
            }
        } else {
            out.push(tail[at]);
        }
        at += 1;
    }
}

/// Reads `_xHHHH_` at the start of `text`.
fn escape(text: &[u8]) -> Option<u16> {
    match text.get(..7)? {
        [b'_', b'x', digits @ .., b'_'] => u16::try_from(number(digits, 16)?).ok(),
        _ => None,
    }
}

fn push(letter: char, out: &mut Vec<u8>) {
    out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
}

#[cfg(test)]
mod tests {
    use super::{resolve_excel, unescape};

    #[test]
    fn entities_and_line_ends() {
        #[track_caller]
        fn case(raw: &str, expected: &str) {
            let mut out = b">".to_vec();
            unescape(raw.as_bytes(), &mut out);
            assert_eq!(
                String::from_utf8(out).expect("UTF-8"),
                format!(">{expected}")
            );
        }

        case("", "");
        case("plain", "plain");
        case(
            "R&amp;D &lt;1&gt; &quot;x&quot; &apos;y&apos;",
            "R&D <1> \"x\" 'y'",
        );
        case("&#232;&#xE8;&#x1F600;", "èè😀");
        case("a\r\nb\rc\nd", "a\nb\nc\nd");
        case("&#13;", "\r"); //          a written one is meant
        case("&nbsp;&", "&nbsp;&"); //   unknown, and no entity at all
        case("&#xD800;", "&#xD800;"); // half of a pair
        case("&#+65;", "&#+65;");
        case("&#x110000;", "&#x110000;");
        case("&amp;amp;", "&amp;"); //   once, not twice
    }

    #[test]
    fn escapes_of_excel() {
        #[track_caller]
        fn case(written: &str, expected: &str) {
            let mut out = format!("_x0041_{written}").into_bytes();
            resolve_excel(&mut out, 7);
            assert_eq!(
                String::from_utf8(out).expect("UTF-8"),
                format!("_x0041_{expected}")
            );
        }

        case("a_x000D_\nb", "a\r\nb");
        case("_x005F_x000D_", "_x000D_");
        case("_xD83D__xDE00_", "😀");
        case("_xD83D_ alone", "_xD83D_ alone");
        case("_xZZZZ_", "_xZZZZ_");
        case("_x41", "_x41");
        case("a_b", "a_b");
        case("èè_x0009_è", "èè\tè");
    }
}

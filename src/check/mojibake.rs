//! Letters that were read in the wrong encoding and saved again: `Ã¨` for `è`.
//!
//! Never here: which encoding a file has (`intake`), or what is said of it (`rules`).

/// Returns a text with its twice encoded letters as they were; `None` where there are none.
///
/// Only what an Italian sheet holds is looked for: accented letters and signs of Latin-1, dashes,
/// quotation marks, the ellipsis and the euro.
pub(super) fn mended(text: &str) -> Option<String> {
    read_again(text).map(|(mended, _)| mended)
}

/// As [`mended`], where every letter still has both of its halves, so that nothing is guessed.
pub(super) fn surely_mended(text: &str) -> Option<String> {
    read_again(text).and_then(|(mended, sure)| sure.then_some(mended))
}

/// Returns the text as it was, and whether no half of a letter is lost.
fn read_again(text: &str) -> Option<(String, bool)> {
    let mut mended = String::with_capacity(text.len());
    let mut rest = text;
    let (mut found, mut sure) = (false, true);
    while let Some(char) = rest.chars().next() {
        if let Some((letter, length)) = letter(rest, mended.chars().next_back()) {
            mended.push(letter);
            sure &= rest[..length].chars().nth(1).is_some();
            rest = &rest[length..];
            found = true;
        } else {
            mended.push(char);
            rest = &rest[char.len_utf8()..];
        }
    }
    found.then_some((mended, sure))
}

/// Returns the letter that a text begins with in disguise, and how many bytes it takes.
fn letter(text: &str, before: Option<char>) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let more = match first {
        'Â' | 'Ã' => 1,
        'â' => 2,
        _ => return None,
    };
    let mut bytes = vec![byte(first)?];
    let mut length = first.len_utf8();
    for char in text[length..].chars().take(more) {
        let Some(byte) = byte(char).filter(|byte| (0x80..0xc0).contains(byte)) else {
            break;
        };
        bytes.push(byte);
        length += char.len_utf8();
    }
    let whole = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.chars().next());
    let usual = |char: &char| matches!(char, '\u{a0}'..='\u{ff}' | '\u{2010}'..='\u{2026}' | '€');
    if let Some(char) = whole.filter(usual) {
        return Some((char, length));
    }
    // The second half of `à` is a non-breaking space, which many programs make an ordinary one.
    let lone = first == 'Ã' && before.is_some_and(char::is_lowercase);
    let ends = text[first.len_utf8()..]
        .chars()
        .next()
        .is_none_or(|next| !next.is_alphanumeric());
    (lone && ends).then(|| ('à', first.len_utf8()))
}

/// Returns the byte that Windows-1252 has for a character; in Latin-1 the first 32 stand for
/// themselves.
fn byte(char: char) -> Option<u8> {
    // 0x80 to 0x9f; five places are empty.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    if let Some(place) = HIGH.iter().position(|it| *it == char) {
        return u8::try_from(0x80 + place).ok();
    }
    u8::try_from(u32::from(char)).ok().filter(|it| *it >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::{mended, surely_mended};

    #[test]
    fn a_letter_that_lost_its_second_half_is_guessed() {
        assert_eq!(
            surely_mended("attivitÃ\u{a0} Ã¨").as_deref(),
            Some("attività è")
        );
        assert_eq!(surely_mended("attivitÃ Ã¨"), None);
    }

    #[test]
    fn letters_are_found_again() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(mended(text).as_deref(), expected, "{text}");
        }
        case("perchÃ© Ã¨ tardi", Some("perché è tardi"));
        case("attivitÃ\u{a0} varie", Some("attività varie"));
        case("attivitÃ varie", Some("attività varie"));
        case("QUALITÃ€", Some("QUALITÀ"));
        case("dellâ€™ente â€“ sede", Some("dell’ente – sede"));
        case("100 â‚¬", Some("100 €"));
        case("nÂ° 3", Some("n° 3"));
        case("è così, però", None);
        case("SÃO", None);
        case("château", None);
        case("", None);
    }
}

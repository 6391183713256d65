//! Quotes that were opened by mistake: never closed, or closed by another mistake further down.

/// Returns where the quote opens that is still open at the end of a record, if there is one.
pub(super) fn open_quote(record: &[u8], delimiter: u8) -> Option<usize> {
    let mut open = None;
    let mut field_start = true;
    let mut at = 0;
    while at < record.len() {
        let byte = record[at];
        if open.is_some() {
            if byte == b'"' {
                if record.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    open = None;
                }
            }
        } else if byte == b'"' && field_start {
            open = Some(at);
        }
        field_start = open.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
        at += 1;
    }
    open
}

/// Returns where a quote opens that spans lines and is closed amid a text: `"Uno` … `;"Due`. It
/// was opened by mistake, and another mistake lines below seemed to close it.
pub(super) fn ill_closed_quote(record: &[u8], delimiter: u8) -> Option<usize> {
    let mut open: Option<usize> = None;
    let mut field_start = true;
    let mut at = 0;
    while at < record.len() {
        let byte = record[at];
        if let Some(from) = open {
            if byte == b'"' && record.get(at + 1) == Some(&b'"') {
                at += 1;
            } else if byte == b'"' {
                let ends = record
                    .get(at + 1)
                    .is_none_or(|next| *next == delimiter || matches!(next, b'\r' | b'\n' | b' '));
                if !ends && record[from..at].contains(&b'\n') {
                    return Some(from);
                }
                open = None;
            }
        } else if byte == b'"' && field_start {
            open = Some(at);
        }
        field_start = open.is_none() && (byte == delimiter || byte == b'\n' || byte == b'\r');
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::ill_closed_quote;

    #[test]
    fn a_quote_that_ends_amid_a_text_some_lines_below_was_a_mistake() {
        #[track_caller]
        fn case(record: &str, expected: Option<usize>) {
            assert_eq!(
                ill_closed_quote(record.as_bytes(), b';'),
                expected,
                "{record}"
            );
        }
        case("A1;\"Uno;Sì\nA2;\"Due;No\n", Some(3));
        case("A1;\"Uno\ndue\";Sì\n", None);
        case("A1;\"Uno \"\"due\"\"\ntre\" ;Sì\n", None);
        case("A1;\"Uno\"due;Sì\n", None); //     on one line, as csv-core reads it
        case("A1;12\" tubo;Sì\n", None);
    }
}

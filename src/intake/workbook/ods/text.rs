//! The text of a paragraph, as a reader sees it.
//!
//! Lives here: white space, tabs, line breaks and spans. Never here: values.

use std::io::BufRead;

use super::entity::decode;
use super::value::count;
use super::xml::{Scanner, Texts, Token};
use crate::intake::rows::Stop;

/// Appends the paragraph that has just begun to `shown`, up to its end.
///
/// White space in the file is one space, or none at the ends of the paragraph; the writer has
/// elements for more (OpenDocument 1.3, part 3, 6.1.2).
///
/// # Errors
///
/// A [`Stop`] when the XML is broken, or the cell grows over `limit` bytes.
pub(super) fn read_paragraph<R: BufRead>(
    scanner: &mut Scanner<R>,
    shown: &mut String,
    limit: usize,
) -> Result<(), Stop> {
    let depth = scanner.depth();
    let mut after_space = true;
    loop {
        match scanner.next(Texts::Kept)? {
            Token::Text => {
                let text = decode(scanner.text())?;
                append(shown, &text, &mut after_space);
            }
            Token::Start { empty } => {
                let tag = scanner.tag();
                let (char, times) = match tag.name {
                    b"text:s" => (' ', tag.attribute(b"text:c").map_or(1, count)),
                    b"text:tab" => ('\t', 1),
                    b"text:line-break" => ('\n', 1),
                    name if is_beside(name) => (' ', 0),
                    // Spans, links and fields: their text is the paragraph's.
                    _ => continue,
                };
                let times = usize::try_from(times).unwrap_or(usize::MAX);
                shown.extend(std::iter::repeat_n(char, times.min(limit + 1)));
                after_space = char == '\n' || (times == 0 && after_space);
                scanner.skip_element(empty)?;
            }
            Token::End if scanner.depth() < depth => break,
            Token::Eof => break,
            Token::End => {}
        }
        if shown.len() > limit {
            return Err(Stop::over("cell-bytes", shown.len(), limit));
        }
    }
    if after_space && shown.ends_with(' ') {
        shown.pop();
    }
    Ok(())
}

/// Says whether an element stands beside the text and not in it.
fn is_beside(name: &[u8]) -> bool {
    matches!(
        name,
        b"office:annotation" | b"text:note" | b"text:ruby-text"
    ) || name.starts_with(b"draw:")
}

fn append(shown: &mut String, text: &str, after_space: &mut bool) {
    for char in text.chars() {
        if matches!(char, ' ' | '\t' | '\r' | '\n') {
            if !*after_space {
                shown.push(' ');
            }
            *after_space = true;
        } else {
            shown.push(char);
            *after_space = false;
        }
    }
}

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
                match tag.name {
                    b"text:s" => {
                        let spaces = tag.attribute(b"text:c").map_or(1, count);
                        let spaces = usize::try_from(spaces).unwrap_or(usize::MAX);
                        let spaces = spaces.min(limit + 1);
                        shown.extend(std::iter::repeat_n(' ', spaces));
                        after_space = false;
                        scanner.skip_element(empty)?;
                    }
                    b"text:tab" => {
                        shown.push('\t');
                        after_space = false;
                        scanner.skip_element(empty)?;
                    }
                    b"text:line-break" => {
                        shown.push('\n');
                        after_space = true;
                        scanner.skip_element(empty)?;
                    }
                    // Beside the text, not in it.
                    b"office:annotation" | b"text:note" | b"text:ruby-text" => {
                        scanner.skip_element(empty)?;
                    }
                    name if name.starts_with(b"draw:") => scanner.skip_element(empty)?,
                    // Spans, links and fields: their text is the paragraph's.
                    _ => {}
                }
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

//! `F012 invisible-char`

use crate::check::mojibake::mended;
use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::Params;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;

pub(super) const RULE: Rule = Rule {
    code: Code("F012"),
    slug: "invisible-char",
    severity: Severity::Warning,
    summary: Text {
        it: "Una cella contiene caratteri invisibili",
        en: "A cell holds invisible characters",
    },
    message: Words::Always(Text {
        it: "caratteri invisibili nella cella ({char})",
        en: "invisible characters in the cell ({char})",
    }),
    help: Some(Words::Always(Text {
        it: "riscrivere il testo a mano, senza copiarlo da altri programmi",
        en: "type the text anew instead of copying it from another program",
    })),
    explain: Text {
        it: "Spazi che non vanno a capo, spazi di larghezza zero, caratteri di controllo e segni \
             che girano il verso di lettura non si vedono, ma per un programma due testi così \
             sono diversi: la stessa unità compare due volte e le ricerche non la trovano. Nelle \
             note gli spazi che non vanno a capo non si segnalano.",
        en: "Non-breaking spaces, spaces of no width, control characters and marks that turn the \
             direction of reading are not seen, but to a program such texts differ: one unit \
             stands there twice and searches miss it. In notes, non-breaking spaces pass.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::HIGH.or(Signs::CONTROL),
    params: &["char"],
    expected: Some(Words::Always(Text {
        it: "lo stesso testo senza caratteri invisibili",
        en: "the same text without invisible characters",
    })),
    fix: Fix::Cell(Safety::Safe, visible),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    // Most cells are letters and digits that anybody sees.
    if !view
        .cell
        .bytes()
        .iter()
        .any(|it| !(0x20..0x7f).contains(it))
    {
        return;
    }
    // What is left of a letter in the wrong encoding is the business of F006.
    if mended(view.cell.raw).is_some() {
        return;
    }
    let free = view.role.is_free_text();
    let found = hidden(view.cell.raw).find(|(_, kind)| !free || *kind != Kind::Space);
    if let Some((char, _)) = found {
        let char = format!("U+{:04X}", u32::from(char));
        notes.push(crate::check::Note::at(view.place()).with("char", char));
    }
}

/// What an invisible character stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Nothing,
}

fn kind(before: Option<char>, char: char) -> Option<Kind> {
    match char {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(Kind::Space),
        // It joins pictures of several parts.
        '\u{200d}' if before.is_some_and(|it| it >= '\u{2190}') => None,
        '\t' | '\n' | '\r' => None,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => Some(Kind::Nothing),
        char if char.is_control() => Some(Kind::Nothing),
        _ => None,
    }
}

/// Returns the invisible characters of a text.
fn hidden(text: &str) -> impl Iterator<Item = (char, Kind)> + '_ {
    let mut before = None;
    text.chars().filter_map(move |char| {
        let found = kind(before, char).map(|kind| (char, kind));
        before = Some(char);
        found
    })
}

/// Writes spaces as such and leaves the rest out.
fn visible(raw: &str, _: &Params) -> Option<String> {
    let mut before = None;
    let mut text = String::with_capacity(raw.len());
    for char in raw.chars() {
        match kind(before, char) {
            None => text.push(char),
            Some(Kind::Space) => text.push(' '),
            Some(Kind::Nothing) => {}
        }
        before = Some(char);
    }
    let text = text.trim();
    (text != raw).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::rules::testing::{cells, mends};

    #[test]
    fn fires_on_what_nobody_sees() {
        #[track_caller]
        fn case(text: &str, mended: &str) {
            let table = format!("id;activity\nA1;{text}");
            assert_eq!(cells(&RULE, &table), ["B2"], "{text:?}");
            mends(&RULE, &[], text, Some(mended));
        }
        case("Tenuta\u{a0}albo", "Tenuta albo");
        case("Protocollo\u{a0}", "Protocollo");
        case("Proto\u{200b}collo", "Protocollo");
        case("Proto\u{ad}collo", "Protocollo");
        case("Albo\u{202e}", "Albo");
        case("Albo\u{0}", "Albo");
    }

    #[test]
    fn stays_silent_on_letters_notes_and_pictures() {
        assert!(cells(&RULE, "id;activity\nA1;Attività – però «così»").is_empty());
        assert!(cells(&RULE, "id;notes\nA1;art.\u{a0}14").is_empty());
        assert!(cells(&RULE, "id;notes\nA1;👩\u{200d}💻").is_empty());
    }
}

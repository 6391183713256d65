//! `V050 apostrophe-accent`

use crate::check::notes::Notes;
use crate::check::rule::{Fix, Looks, Rule, Words};
use crate::check::view::CellView;
use crate::fact::Params;
use crate::finding::{Cause, Code, Safety, Severity};
use crate::lang::Text;
use crate::matching::Signs;
use crate::model::raw::CellKind;

pub(super) const RULE: Rule = Rule {
    code: Code("V050"),
    slug: "apostrophe-accent",
    severity: Severity::Warning,
    summary: Text {
        it: "Un apostrofo al posto dell'accento",
        en: "An apostrophe in place of an accent",
    },
    message: Words::Always(Text {
        it: "un apostrofo sta al posto dell'accento: «{value}»",
        en: "an apostrophe stands in place of an accent: “{value}”",
    }),
    help: Some(Words::Always(Text {
        it: "scrivere la lettera accentata: attività, perché, è",
        en: "write the accented letter: attività, perché, è",
    })),
    explain: Text {
        it: "«Attivita'» e «attività» sono la stessa parola per chi legge, non per le ricerche e i \
             filtri di un foglio. Le elisioni (l', dell', un po') e le parole tra apici non si \
             segnalano.",
        en: "“Attivita'” and “attività” are one word to a reader, but not to the searches and \
             filters of a sheet. Elisions (l', dell', un po') and words in quotes pass.",
    },
    cause: Cause::Column,
    looks: Looks::AtCells(look),
    signs: Signs::QUOTE,
    params: &["value"],
    expected: Some(Words::Always(Text {
        it: "la lettera accentata",
        en: "the accented letter",
    })),
    fix: Fix::Cell(Safety::Safe, |raw, _: &Params| accented(raw)),
    ..Rule::BASE
};

fn look(view: &CellView<'_>, notes: &mut Notes<'_>) {
    if view.cell.kind != CellKind::Text || !view.role.is_words() {
        return;
    }
    // The last two end `´` and `’`, and hardly a letter of an Italian text.
    let sign = |byte: &u8| matches!(byte, b'\'' | b'`' | 0xb4 | 0x99);
    if view.cell.bytes().iter().any(sign) && accented(view.cell.text()).is_some() {
        notes.push(view.note());
    }
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '`' | '\u{b4}' | '\u{2019}')
}

/// Returns the text with accents in place of apostrophes; `None` where there is none to mend.
fn accented(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let mut word = String::new();
    let mut chars = text.chars().peekable();
    let mut found = false;
    while let Some(char) = chars.next() {
        if char.is_alphabetic() {
            word.push(char);
            mended.push(char);
            continue;
        }
        let apostrophe = is_apostrophe(char);
        // An apostrophe before a word opens a quotation, and one after a word closes it.
        let opens = apostrophe || char == '\u{2018}';
        if opens && word.is_empty() && chars.peek().is_some_and(|next| next.is_alphabetic()) {
            return None;
        }
        let ends = chars
            .peek()
            .is_none_or(|next| !next.is_alphanumeric() && !is_apostrophe(*next));
        match accent(&word).filter(|_| apostrophe && ends) {
            Some(letter) => {
                mended.pop();
                mended.push(letter);
                found = true;
            }
            None => mended.push(char),
        }
        word.clear();
    }
    found.then_some(mended)
}

/// Returns the accented letter that ends a word; `None` where the apostrophe is right.
fn accent(word: &str) -> Option<char> {
    // `Un po'`, `a mo' di`, `di'`, `va'`: the apostrophe stands for letters that went.
    const CUT: [&str; 12] = [
        "po", "mo", "di", "va", "fa", "da", "sta", "be", "to", "co", "de", "a",
    ];
    // `Perché`, `né`, `sé`, `ventitré`: the accent is the other one.
    let closed = |lower: &str| {
        let ends = lower.ends_with("che") || lower.ends_with("tre") && lower.len() > 3;
        ends || lower == "ne" || lower == "se"
    };
    let last = word.chars().next_back()?;
    let lower = word.to_lowercase();
    if CUT.contains(&lower.as_str()) {
        return None;
    }
    let letter = match last.to_ascii_lowercase() {
        'a' => 'à',
        'e' if closed(&lower) => 'é',
        'e' => 'è',
        'i' => 'ì',
        'o' => 'ò',
        'u' => 'ù',
        _ => return None,
    };
    let upper = letter.to_uppercase().next()?;
    Some(if last.is_uppercase() { upper } else { letter })
}

#[cfg(test)]
mod tests {
    use super::{RULE, accented};
    use crate::check::rules::testing::cells;

    #[test]
    fn accents_are_put_where_they_belong() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(accented(text).as_deref(), expected, "{text}");
        }
        case("Attivita' dell'ufficio", Some("Attività dell'ufficio"));
        case("ATTIVITA' DI SEGRETERIA", Some("ATTIVITÀ DI SEGRETERIA"));
        case("perche' e' tardi", Some("perché è tardi"));
        case("E' piu' cosi', puo'", Some("È più così, può"));
        case("Qualita’", Some("Qualità"));
        case("ventitre', ne' caffe'", Some("ventitré, né caffè"));
        case("un po' di tutto", None);
        case("a mo' di esempio", None);
        case("l'utenza dell'ente", None);
        case("sportello 'Casa' e 'Scuola'", None); // quotations
        case("ufficio ‘Casa’", None);
        case("anni '90", None);
        case("tubi da 3'", None);
    }

    #[test]
    fn fires_in_words_alone() {
        let table =
            "id;activity;headcount;notes\nA';Attivita' varie;3;citta'\nA2;Attività;3;l'ente";
        assert_eq!(cells(&RULE, table), ["B2", "D2"]);
    }
}

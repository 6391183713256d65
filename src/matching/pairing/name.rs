//! A name taken apart into words and marks: numbering goes, numbers stay.
//!
//! Never here: what a word is like (`words`).

use std::collections::HashMap;
use std::hash::Hasher as _;

use super::super::similarity::{self, is_small};
use super::super::{ShortHasher, fold};
use super::words::{Words, Written};

/// A name taken apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// Its words, in their order.
    pub words: Vec<u32>,
    /// Numbers, numerals and single letters, by number: names with different ones never pair.
    pub marks: u32,
    /// Numbers of laws and articles, by number: where both names have some, they are the same.
    pub laws: u32,
    /// Years, by number.
    pub years: u32,
    /// All letters without spaces, by number.
    pub letters: u32,
}

/// Numbers of what names have beside words.
#[derive(Debug, Default)]
pub(super) struct Marks {
    known: HashMap<Vec<String>, u32>,
}

impl Marks {
    fn number(&mut self, mut marks: Vec<String>) -> u32 {
        if marks.is_empty() {
            return 0;
        }
        marks.sort_unstable();
        marks.dedup();
        let next = u32::try_from(self.known.len() + 1).unwrap_or(u32::MAX);
        *self.known.entry(marks).or_insert(next)
    }
}

/// Words before the letter or the numeral of one of several.
const ANNOUNCE: &[&str] = &[
    "lotto",
    "fase",
    "zona",
    "sezione",
    "tipo",
    "gruppo",
    "livello",
    "categoria",
    "classe",
    "serie",
    "scala",
    "parte",
    "titolo",
    "lettera",
    "sede",
    "turno",
];

/// Words before the number of a law or an article.
const CITES: &[&str] = &[
    "l",
    "legge",
    "lr",
    "dlgs",
    "lgs",
    "dl",
    "dpr",
    "dm",
    "dpcm",
    "art",
    "artt",
    "articolo",
    "comma",
    "reg",
    "regolamento",
    "ue",
    "direttiva",
];

impl Parts {
    /// Takes a name apart.
    pub(super) fn of(name: &str, words: &mut Words, marks: &mut Marks) -> Self {
        let all = chunks(without_numbering(name));
        let shouted = !name.contains(char::is_lowercase);
        let mut letters = String::with_capacity(name.len());
        let (mut hard, mut laws, mut years) = (Vec::new(), Vec::new(), Vec::new());
        let mut found = Vec::with_capacity(all.len());
        let mut cites = false;
        for (place, word) in all.iter().enumerate() {
            let text = word.text.as_str();
            let number = text.bytes().all(|it| it.is_ascii_digit());
            // A letter alone is a mark where it ends something, stands out or is announced.
            let announced = place > 0 && ANNOUNCE.contains(&all[place - 1].text.as_str());
            let ends = place > 0 && (word.ends || word.capital && !shouted || announced);
            let next = all.get(place + 1).map_or("", |next| next.text.as_str());
            let law = CITES.contains(&text) && next.starts_with(|it: char| it.is_ascii_digit());
            if law && text.len() <= 2 {
                cites = true;
                continue;
            }
            if number && is_year(text) {
                years.push(text.to_owned());
            } else if number && cites {
                laws.push(text.to_owned());
            } else if let Some(number) = similarity::numeral(text, ends) {
                hard.push(number.to_string());
            } else if text.len() == 1 && ends && !word.cut {
                hard.push(text.to_owned());
            } else if is_small(text) && !word.cut || text == "n" {
                cites = CITES.contains(&text) || cites && text == "n";
                continue;
            } else if text.len() == 1 && !word.cut || text.bytes().any(|it| it.is_ascii_digit()) {
                hard.push(text.to_owned());
            } else {
                letters.push_str(text);
                found.push(words.number(word.written()));
            }
            cites = CITES.contains(&text) || cites && number;
        }
        Self {
            words: found,
            marks: marks.number(hard),
            laws: marks.number(laws),
            years: marks.number(years),
            letters: marks.number(vec![letters]),
        }
    }

    /// Returns a number that stands for its stems and marks, whatever their order.
    pub(super) fn hash(&self, words: &Words) -> u64 {
        let mut stems: Vec<u32> = self.words.iter().map(|it| words.get(*it).stem).collect();
        stems.sort_unstable();
        let mut hasher = ShortHasher::default();
        hasher.write_u64(u64::from(self.marks));
        for stem in stems {
            hasher.write_u64(u64::from(stem));
        }
        hasher.finish()
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && ("1990".."2060").contains(&text)
}

/// Drops the number of a list before a name: `1.2 `, `3) `, `4. `, `a) `, `1 - `.
fn without_numbering(name: &str) -> &str {
    let name = name.trim();
    let body = name.trim_start_matches(['(', '[']);
    let end = body
        .find(|it: char| !(it.is_ascii_alphanumeric() || it == '.'))
        .unwrap_or(body.len());
    let (head, rest) = body.split_at(end);
    let digits = head.bytes().filter(u8::is_ascii_digit).count();
    let letters = head.bytes().filter(u8::is_ascii_alphabetic).count();
    let numbers = digits > 0 && letters == 0;
    let after = rest.trim_start();
    let marked = after.starts_with([')', ']', '-', '–', ':']);
    let listed = numbers && (head.contains('.') || marked || capital_follows(after))
        || letters == 1 && digits == 0 && after.starts_with([')', ']']);
    let rest = after.trim_start_matches([')', ']', '-', '–', ':', '.', ' ']);
    if listed && !rest.is_empty() {
        without_numbering(rest)
    } else {
        name
    }
}

/// `1 Gestione` is a list, `1 piano` a floor.
fn capital_follows(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// A word of a name, and how it stands there.
#[derive(Debug)]
struct Chunk {
    text: String,
    tail: String,
    cut: bool,
    /// Whether it ends the name, or a part before a colon, a dash or a bracket.
    ends: bool,
    /// Whether it is a single capital.
    capital: bool,
}

impl Chunk {
    fn written(&self) -> Written {
        Written {
            text: self.text.clone(),
            tail: self.tail.clone(),
            cut: self.cut,
        }
    }
}

/// Parts a name into folded words; full stops inside say which were cut short.
fn chunks(name: &str) -> Vec<Chunk> {
    let mut all: Vec<Chunk> = Vec::new();
    let parts = |it: char| it.is_whitespace() || "/,;:()[]{}\"«»“”–—+&|_".contains(it);
    let mut rest = name;
    while !rest.is_empty() {
        let end = rest.find(parts).unwrap_or(rest.len());
        let (chunk, after) = rest.split_at(end);
        let breaks = after.starts_with(|it: char| ",;:()[]–—".contains(it)) || chunk == "-";
        if !chunk.is_empty() && chunk != "-" {
            add(&mut all, chunk);
        }
        if breaks && let Some(last) = all.last_mut() {
            last.ends = true;
        }
        let mut chars = after.chars();
        chars.next();
        rest = chars.as_str();
    }
    if let Some(last) = all.last_mut() {
        last.ends = true;
    }
    all
}

fn add(all: &mut Vec<Chunk>, chunk: &str) {
    if !chunk.contains('.') {
        push(all, chunk, false);
        return;
    }
    let pieces: Vec<&str> = chunk.split('.').filter(|it| !it.is_empty()).collect();
    let single = |it: &&str| it.chars().count() == 1;
    if pieces.len() > 1 && pieces.iter().all(single) {
        push(all, &pieces.concat(), false);
    } else if let [head, tail] = pieces[..]
        && !chunk.ends_with('.')
        && is_contraction(head, tail)
    {
        all.push(Chunk {
            text: fold(head),
            tail: fold(tail),
            cut: true,
            ends: false,
            capital: false,
        });
    } else {
        let last = pieces.len().saturating_sub(1);
        for (place, piece) in pieces.iter().enumerate() {
            push(all, piece, place < last || chunk.ends_with('.'));
        }
    }
}

/// Says whether a full stop stands for the middle of a word: `amm.ne`, `prot.llo`.
fn is_contraction(head: &str, tail: &str) -> bool {
    let letters = |it: &str| it.chars().all(char::is_alphabetic);
    let small = matches!(
        tail,
        "di" | "del" | "dei" | "per" | "con" | "e" | "a" | "in"
    );
    head.len() >= 2 && (1..=5).contains(&tail.len()) && letters(head) && letters(tail) && !small
}

fn push(all: &mut Vec<Chunk>, piece: &str, cut: bool) {
    let folded = fold(piece);
    let capital = folded.len() == 1 && piece.contains(char::is_uppercase);
    let mut texts = folded.split(' ').filter(|it| !it.is_empty()).peekable();
    while let Some(text) = texts.next() {
        let letters = text.bytes().all(|it| it.is_ascii_alphabetic());
        all.push(Chunk {
            text: text.to_owned(),
            tail: String::new(),
            cut: cut && letters && texts.peek().is_none() && text.len() > 1,
            ends: false,
            capital,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Marks, Parts, Words, chunks, without_numbering};

    #[test]
    fn numbering_goes_and_numbers_stay() {
        #[track_caller]
        fn case(name: &str, rest: &str) {
            assert_eq!(without_numbering(name), rest, "{name}");
        }
        case("1.2 Gestione", "Gestione");
        case("3) Gestione", "Gestione");
        case("4. gestione", "gestione");
        case("a) Gestione", "Gestione");
        case("12 - Gestione", "Gestione");
        case("7 Gestione", "Gestione");
        case("1 piano", "1 piano");
        case("118 soccorso", "118 soccorso");
        case("A Roma", "A Roma");
        case("3.", "3.");
    }

    #[test]
    fn full_stops_tell_what_was_cut() {
        #[track_caller]
        fn case(name: &str, expected: &[&str]) {
            let said: Vec<String> = chunks(name)
                .into_iter()
                .map(|it| format!("{}{}{}", it.text, if it.cut { "." } else { "" }, it.tail))
                .collect();
            assert_eq!(said, expected, "{name}");
        }
        case("Gest. prot.llo", &["gest.", "prot.llo"]);
        case("gest.prot.", &["gest.", "prot."]);
        case("I.M.U. e T.A.R.I.", &["imu", "e", "tari"]);
        case("Carta d'identità", &["carta", "d", "identita"]);
        case("uff.di stato civile", &["uff.", "di", "stato", "civile"]);
    }

    #[test]
    fn marks_laws_and_years_are_told_apart() {
        let (mut words, mut marks) = (Words::default(), Marks::default());
        let mut of = |name: &str| Parts::of(name, &mut words, &mut marks);
        let zones = [
            of("Archivio zona 1"),
            of("Archivio zona 2"),
            of("Archivio Zona I"),
        ];
        assert_ne!(zones[0].marks, zones[1].marks);
        assert_eq!(zones[0].marks, zones[2].marks);
        let access = [
            of("Accesso (L. 241/90)"),
            of("Accesso"),
            of("Accesso art. 22 l. 241/1990"),
        ];
        assert!(access.iter().all(|it| it.marks == 0));
        assert_ne!(access[0].laws, 0);
        assert_eq!(access[1].laws, 0);
        let years = [of("Bilancio 2025"), of("Bilancio (anno 2026)")];
        assert!(years.iter().all(|it| it.marks == 0 && it.years != 0));
        assert_ne!(of("Lotto A").marks, of("Lotto B").marks);
        let lot = of("Pulizie lotto A").marks;
        for name in [
            "PULIZIE LOTTO A ONLINE",
            "Lotto A: pulizie",
            "Pulizie lotto A (anno 2026)",
        ] {
            assert_eq!(of(name).marks, lot, "{name}");
        }
        assert_eq!(of("Accesso a banche dati").marks, 0);
    }
}

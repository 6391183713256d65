//! The words of activity names: their stems, how they are cut short, and how alike two of them are.
//!
//! Never here: whole names (`likeness`), or which words an office tells apart (`contrasts`).

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::super::ShortHasher;
use super::contrasts::{self, Opposite};

/// A word as people write it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Written {
    /// Folded letters; of a contraction such as `amm.ne` those before the full stop.
    pub text: String,
    /// Letters after the full stop of a contraction.
    pub tail: String,
    /// Whether a full stop cut it short.
    pub cut: bool,
}

/// A word and what is known of it.
#[derive(Debug)]
pub(super) struct Word {
    /// As written.
    pub written: Written,
    /// The number of its stem: equal for `archivio` and `archivi`.
    pub stem: u32,
    /// The number of its root, 0 where it is too short: equal for `registrazione` and `registrare`.
    root: u32,
    /// Words that offices use for the same thing, 0 for none.
    group: u16,
    /// What it excludes.
    pub opposite: Option<Opposite>,
    /// Whether it may be the beginning of a longer word.
    short: bool,
    /// How much it says, in thousandths of a bit.
    pub weight: u32,
    /// In how many names it stands: of the older side, of the newer.
    pub seen: [u32; 2],
}

/// All words of both sides.
#[derive(Debug, Default)]
pub(super) struct Words {
    list: Vec<Word>,
    known: HashMap<Written, u32, BuildHasherDefault<ShortHasher>>,
    stems: HashMap<String, u32>,
    alike: HashMap<(u32, u32), u32, BuildHasherDefault<ShortHasher>>,
    /// Stems that this house used for one another from one year to the next, ascending.
    learnt: Vec<(u32, u32)>,
}

/// Words that go with a name and say little of it.
const PALE: &[&str] = &[
    "attivita",
    "processo",
    "processi",
    "procedimento",
    "procedimenti",
    "procedura",
    "procedure",
    "servizio",
    "relativo",
    "relativa",
    "relativi",
    "relative",
    "inerente",
    "inerenti",
    "connesso",
    "connessi",
    "connesse",
    "vario",
    "vari",
    "varie",
    "altro",
    "altri",
    "altre",
    "eventuale",
    "eventuali",
    "generale",
    "anno",
    "annualita",
    "nonche",
    "anche",
    "ecc",
    "eccetera",
    "etc",
    "adempimenti",
    "atti",
    "operazioni",
    "fini",
];

impl Words {
    /// Returns the number of a word, and remembers it.
    pub(super) fn number(&mut self, written: Written) -> u32 {
        if let Some(number) = self.known.get(&written) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let whole = if written.cut {
            format!("{}.{}", written.text, written.tail)
        } else {
            stem(&written.text).to_owned()
        };
        let root = root(&written.text).map_or(0, |root| self.stem_number(format!("{root}-")));
        let ends_open = written.text.bytes().last().is_some_and(is_consonant);
        let stem_number = self.stem_number(whole);
        self.list.push(Word {
            stem: stem_number,
            root,
            group: contrasts::group(stem(&written.text)),
            opposite: contrasts::opposite(stem(&written.text)),
            short: written.text.len() >= 2 && (written.cut || ends_open && written.text.len() >= 3),
            weight: 0,
            seen: [0; 2],
            written: written.clone(),
        });
        self.known.insert(written, number);
        number
    }

    fn stem_number(&mut self, stem: String) -> u32 {
        let next = u32::try_from(self.stems.len() + 1).unwrap_or(u32::MAX);
        *self.stems.entry(stem).or_insert(next)
    }

    pub(super) fn get(&self, number: u32) -> &Word {
        &self.list[number as usize]
    }

    /// Counts a name's words for one side.
    pub(super) fn count(&mut self, words: &[u32], side: usize) {
        for word in words {
            self.list[*word as usize].seen[side] += 1;
        }
    }

    /// Weighs all words: the fewer names a stem stands in, the more it says.
    ///
    /// - **`names`:** names counted, of both sides.
    pub(super) fn weigh(&mut self, names: usize) {
        let mut counts: Vec<u64> = vec![0; self.stems.len() + 1];
        let mut seen: Vec<[u32; 2]> = vec![[0; 2]; self.stems.len() + 1];
        for word in &self.list {
            let stem = word.stem as usize;
            counts[stem] += word.seen.iter().map(|it| u64::from(*it)).sum::<u64>();
            for (all, one) in seen[stem].iter_mut().zip(word.seen) {
                *all += one;
            }
        }
        for word in &mut self.list {
            let stem = word.stem as usize;
            let bits = log2(names as u64 + 16, counts[stem] + 1);
            word.seen = seen[stem];
            word.weight = 1_000 + bits;
            if PALE.contains(&word.written.text.as_str()) {
                word.weight /= 4;
            }
        }
    }

    /// Takes pairs of stems that stand for one another.
    pub(super) fn learn(&mut self, learnt: Vec<(u32, u32)>) {
        self.learnt = learnt;
        self.alike.clear();
    }

    /// Returns how alike two words are, in thousandths; 0 where they are two words.
    ///
    /// - **`apart`:** says whether an office tells two stems apart.
    pub(super) fn alike(&mut self, one: u32, two: u32, apart: impl Fn(u32, u32) -> bool) -> u32 {
        if one == two {
            return 1_000;
        }
        let key = (one.min(two), one.max(two));
        if let Some(known) = self.alike.get(&key) {
            return *known;
        }
        let words = [key.0, key.1].map(|it| self.get(it));
        let [one, two] = words.map(|word| word.stem);
        let found = match self.learnt.binary_search(&(one.min(two), one.max(two))) {
            Ok(_) => LEARNT,
            Err(_) => compare(words[0], words[1], apart),
        };
        self.alike.insert(key, found);
        found
    }
}

/// How alike words are that a house uses for one another.
const LEARNT: u32 = 850;

fn compare(one: &Word, two: &Word, apart: impl Fn(u32, u32) -> bool) -> u32 {
    if one.stem == two.stem {
        return 970;
    }
    if is_short_for(one, two) || is_short_for(two, one) {
        return if one.written.cut || two.written.cut {
            940
        } else {
            900
        };
    }
    if one.group != 0 && one.group == two.group {
        return 850;
    }
    if contrasts::exclude(one, two) || apart(one.stem, two.stem) {
        return 0;
    }
    if one.root != 0 && one.root == two.root {
        return 800;
    }
    slip(one, two)
}

/// Says whether a word is the other one cut short: `gest.`, `manut`, `amm.ne`.
fn is_short_for(short: &Word, long: &Word) -> bool {
    let (short_text, long_text) = (&short.written.text, &long.written.text);
    let tail = short.written.tail.as_str();
    short.short
        && !(long.written.cut && tail != long.written.tail)
        && long_text.len() > short_text.len() + tail.len()
        && long_text.starts_with(short_text.as_str())
        && long_text.ends_with(tail)
}

/// Returns how alike two words are whose letters were mistyped. Words that both sides know are two
/// words, however near they are: `corso` and `corpo`.
fn slip(one: &Word, two: &Word) -> u32 {
    let both_known = |word: &Word| word.seen.iter().all(|it| *it > 0);
    let texts = [one, two].map(|word| word.written.text.as_str());
    let shorter = texts[0].len().min(texts[1].len());
    let longer = texts[0].len().max(texts[1].len());
    if shorter < 5 || longer - shorter > 2 || both_known(one) && both_known(two) {
        return 0;
    }
    let stems = texts.map(stem);
    if contrasts::is_negated(stems[0], stems[1]) || contrasts::is_negated(stems[1], stems[0]) {
        return 0;
    }
    let most = match shorter {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    // A slip in a stem is one; that the ending changed too is no slip.
    let between = |one: &str, two: &str| strsim::osa_distance(one, two);
    let distance = between(texts[0], texts[1]).min(between(stems[0], stems[1]) + 1);
    match distance {
        0 | 1 if most >= 1 => 900,
        2 if most >= 2 => 860,
        2 if shorter >= 6 && between(stems[0], stems[1]) == 1 => 820,
        _ => 0,
    }
}

fn is_consonant(byte: u8) -> bool {
    byte.is_ascii_lowercase() && !b"aeiou".contains(&byte)
}

/// Returns a word without its ending: `archivio`, `archivi`; `banca`, `banche`.
pub(super) fn stem(word: &str) -> &str {
    let cut = word.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
    let cut = cut.strip_suffix('h').unwrap_or(cut);
    if cut.len() < 2 { word } else { cut }
}

/// Endings that make a noun of a verb, or are the verb.
const ENDINGS: &[&str] = &[
    "azion", "izion", "uzion", "amento", "imento", "ament", "iment", "ion", "ar", "er", "ir", "at",
    "it",
];

/// Returns what a noun and its verb share: `registrazione`, `registrare`.
fn root(word: &str) -> Option<&str> {
    let stem = stem(word);
    let root = ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending));
    let root = root.unwrap_or(stem);
    (root.len() >= 5).then_some(root)
}

/// Returns the binary logarithm of a quotient in thousandths, 0 below 1. Between powers of two it
/// is a straight line: near enough to weigh with.
fn log2(above: u64, below: u64) -> u32 {
    let quotient = (above << 16) / below.max(1);
    if quotient < 1 << 16 {
        return 0;
    }
    let whole = quotient.ilog2();
    let rest = ((quotient - (1 << whole)) * 1_000) >> whole;
    (whole - 16) * 1_000 + u32::try_from(rest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Words, Written, log2, root, stem};

    #[test]
    fn stems_join_one_and_several() {
        #[track_caller]
        fn case(one: &str, two: &str, same: bool) {
            assert_eq!(stem(one) == stem(two), same, "{one} {two}");
        }
        case("archivio", "archivi", true);
        case("banca", "banche", true);
        case("ufficio", "uffici", true);
        case("entrata", "entrate", true);
        case("polizia", "polizze", false);
        case("residenza", "residenti", false);
        assert_eq!(root("registrazione"), root("registrare"));
        assert_eq!(root("aggiornamento"), root("aggiornare"));
        assert_eq!(root("stazione"), None);
    }

    #[test]
    fn words_are_alike_as_offices_write_them() {
        #[track_caller]
        fn case(one: &str, two: &str, expected: u32) {
            let mut words = Words::default();
            let numbers = [one, two].map(|text| {
                let (head, tail) = text.split_once('.').unwrap_or((text, ""));
                words.number(Written {
                    text: head.to_owned(),
                    tail: tail.to_owned(),
                    cut: text.contains('.'),
                })
            });
            words.count(&numbers[..1], 0);
            words.count(&numbers[1..], 1);
            words.weigh(2);
            let found = words.alike(numbers[0], numbers[1], |_, _| false);
            assert_eq!(found, expected, "{one} {two}");
        }
        case("protocollo", "protocollo", 1_000);
        case("protocolli", "protocollo", 970);
        case("gest.", "gestione", 940);
        case("amm.ne", "amministrazione", 940);
        case("prot", "protocollo", 900);
        case("mano", "manovra", 0); // ends in a vowel: a word of its own
        case("rilascio", "emissione", 850);
        case("registrare", "registrazione", 800);
        case("protocolo", "protocollo", 900);
        case("entrata", "uscita", 0);
        case("mobili", "immobili", 0);
        case("ordinaria", "straordinaria", 0);
        case("corso", "corpo", 900); // no list knows both
    }

    #[test]
    fn logarithms_are_straight_between_powers() {
        assert_eq!(log2(8, 1), 3_000);
        assert_eq!(log2(12, 1), 3_500);
        assert_eq!(log2(1, 2), 0);
    }
}

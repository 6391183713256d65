//! How alike two names of activities are: words that pair up, numbers and opposites that never do.
//!
//! Never here: which names are compared, or from which similarity on they count as one (`check`).

use std::borrow::Cow;

/// Words that carry no meaning of their own.
const SMALL: &[&str] = &[
    "a", "ad", "ai", "agli", "al", "alla", "alle", "allo", "and", "con", "d", "da", "dagli", "dai",
    "dal", "dalla", "dalle", "dallo", "degli", "dei", "del", "dell", "della", "delle", "dello",
    "di", "e", "ed", "for", "gli", "i", "il", "in", "l", "la", "le", "lo", "nei", "nel", "nell",
    "nella", "nelle", "of", "per", "su", "sui", "sul", "sull", "sulla", "sulle", "the", "to",
];

/// Roman numerals as lists use them.
const ROMAN: [&str; 12] = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
];

/// The score of a pair of equal words, and of equal names.
const SAME: u32 = 1_000;

/// Says whether a folded word carries no meaning of its own.
pub(super) fn is_small(word: &str) -> bool {
    // The longest of them has five letters.
    word.len() <= 5 && SMALL.contains(&word)
}

/// Returns the number that a folded word writes as a Roman numeral. `Fase I` ends in one, `I
/// controlli` begins with an article.
///
/// - **`ends`:** whether the word ends a name of several.
pub(super) fn numeral(word: &str, ends: bool) -> Option<usize> {
    if word.len() > "viii".len() {
        return None;
    }
    let number = ROMAN.iter().position(|it| *it == word)? + 1;
    (word != "i" || ends).then_some(number)
}

/// The words of a folded name, by what they say.
struct Parts<'a> {
    /// Words that carry meaning, ascending.
    words: Vec<&'a str>,
    /// Numbers, numerals and single letters, ascending.
    marks: Vec<Cow<'a, str>>,
}

impl<'a> Parts<'a> {
    fn of(folded: &'a str) -> Self {
        let (mut words, mut marks) = (Vec::with_capacity(8), Vec::new());
        let mut all = folded
            .split(' ')
            .filter(|word| !word.is_empty())
            .enumerate()
            .peekable();
        while let Some((place, word)) = all.next() {
            let ends = place > 0 && all.peek().is_none();
            match numeral(word, ends) {
                Some(number) => marks.push(Cow::Owned(number.to_string())),
                None if ends && word.len() == 1 => marks.push(Cow::Borrowed(word)),
                None if is_small(word) => {}
                None if word.len() == 1 || word.bytes().any(|it| it.is_ascii_digit()) => {
                    marks.push(Cow::Borrowed(word));
                }
                None => words.push(word),
            }
        }
        words.sort_unstable();
        marks.sort_unstable();
        Self { words, marks }
    }
}

/// A name taken apart for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Words that carry meaning, ascending.
    words: Vec<String>,
    /// Numbers, numerals and single letters: where they differ, the names mean different things.
    marks: Vec<String>,
}

impl Name {
    /// Takes a folded name apart.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        let Parts { words, marks } = Parts::of(folded);
        Self {
            words: words.into_iter().map(str::to_owned).collect(),
            marks: marks.into_iter().map(Cow::into_owned).collect(),
        }
    }

    /// Says whether nothing is left to compare.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns what folded names that differ in spelling alone have in common: first letters and
    /// marks. Names that are equal or [`Name::is_spelling_of`] each other have the same one; `None`
    /// where nothing is left to compare.
    #[must_use]
    pub fn block(folded: &str) -> Option<String> {
        let Parts { words, marks } = Parts::of(folded);
        let mut block = String::with_capacity(folded.len());
        block.extend(words.iter().filter_map(|word| word.chars().next()));
        for mark in &marks {
            block.push(' ');
            block.push_str(mark);
        }
        (!words.is_empty()).then_some(block)
    }

    /// Says whether both have the same words, some of them spelt otherwise: `Protocollo` and
    /// `Protocolo`, `Rilascio carta` and `Rilascio carte`.
    #[must_use]
    pub fn is_spelling_of(&self, other: &Self) -> bool {
        self.marks == other.marks
            && self.words.len() == other.words.len()
            && !self.is_empty()
            && self.pair(other).1 == self.words.len()
    }

    /// Returns how alike two names are, in thousandths: the share of letters in words that pair
    /// up. 0 where their numbers differ.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> u32 {
        if self.marks != other.marks {
            return 0;
        }
        let letters = |name: &Self| name.words.iter().map(String::len).sum::<usize>();
        let all = letters(self) + letters(other);
        if all == 0 {
            return if self == other { SAME } else { 0 };
        }
        let (score, _) = self.pair(other);
        u32::try_from(score / all).unwrap_or(0)
    }

    /// Returns the greater of [`Name::similarity`] and the likeness of all letters: high where two
    /// names may well mean the same.
    #[must_use]
    pub fn resemblance(&self, other: &Self) -> u32 {
        let (left, right) = (self.words.join(" "), other.words.join(" "));
        self.similarity(other).max(likeness(&left, &right))
    }

    /// Pairs words up; returns thousandths times letters, and how many pairs there are.
    fn pair(&self, other: &Self) -> (usize, usize) {
        let mut left: Vec<&str> = other.words.iter().map(String::as_str).collect();
        let (mut score, mut pairs) = (0, 0);
        let mut take = |word: &str, left: &mut Vec<&str>, fits: fn(&str, &str) -> bool| {
            let Some(place) = left.iter().position(|it| fits(word, it)) else {
                return false;
            };
            let mate = left.remove(place);
            score += (word.len() + mate.len()) * likeness(word, mate) as usize;
            pairs += 1;
            true
        };
        // Equal words first, lest a near one takes the place of the right one.
        let mut unpaired = Vec::new();
        for word in &self.words {
            if !take(word, &mut left, |one, two| one == two) {
                unpaired.push(word);
            }
        }
        for word in unpaired {
            take(word, &mut left, is_misspelt);
        }
        (score, pairs)
    }
}

/// Says whether two words are one in two spellings. Short words differ in their ending at most:
/// `corso` and `corsi`, not `corso` and `corpo`; what comes before the first letter changes the
/// meaning: `missioni` and `emissioni`.
fn is_misspelt(one: &str, two: &str) -> bool {
    let (shorter, longer) = (one.len().min(two.len()), one.len().max(two.len()));
    if longer - shorter > 2 || one.chars().next() != two.chars().next() || shorter < 4 {
        return false;
    }
    if shorter < 7 {
        let stem = |word: &str| {
            let end = word.char_indices().next_back().map_or(0, |(at, _)| at);
            word[..end].to_owned()
        };
        return longer == shorter && stem(one) == stem(two);
    }
    let most = if shorter < 11 { 1 } else { 2 };
    strsim::osa_distance(one, two) <= most
}

/// Returns the share of letters that need no change, in thousandths.
fn likeness(one: &str, two: &str) -> u32 {
    if one == two {
        return SAME;
    }
    let longest = one.chars().count().max(two.chars().count());
    let kept = longest.saturating_sub(strsim::osa_distance(one, two));
    u32::try_from(kept * SAME as usize / longest).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::matching::fold;

    fn names(one: &str, two: &str) -> (Name, Name) {
        (Name::of(&fold(one)), Name::of(&fold(two)))
    }

    #[test]
    fn a_spelling_is_told_from_another_activity() {
        #[track_caller]
        fn case(one: &str, two: &str, same: bool) {
            let blocks = [one, two].map(|name| Name::block(&fold(name)));
            let (one, two) = names(one, two);
            assert_eq!(one.is_spelling_of(&two), same, "{one:?} {two:?}");
            assert_eq!(two.is_spelling_of(&one), same);
            if same {
                assert_eq!(blocks[0], blocks[1]);
                assert!(one.similarity(&two) >= 880, "{}", one.similarity(&two));
            }
        }
        case("Gestione del protocollo", "Protocollo: gestione", true);
        case("Gestione protocollo", "Gestione protocolo", true);
        case(
            "Rilascio carta d'identità",
            "Rilascio carte d'identità",
            true,
        );
        case("Manutenzione Zona I", "Manutenzione zona 1", true);
        case("Zona 1", "Zona 2", false);
        case("Verifiche fase I", "Verifiche fase II", false);
        case("Archivio A", "Archivio B", false);
        case("Protocollo in entrata", "Protocollo in uscita", false);
        case("Cicli attivi", "Cicli passivi", false);
        case("Gestione ferie", "Gestione fiere", false);
        case("Gestione corso", "Gestione corpo", false);
        case("Mandati e missioni", "Mandati ed emissioni", false);
        case("Beni mobili", "Beni immobili", false);
        case(
            "Appalti di lavori pubblici",
            "Appalti di servizi pubblici",
            false,
        );
        case("Protocollo", "Protocollo informatico", false);
        case("Gestione del personale", "Gestione del patrimonio", false);
        case("Bilancio 2025", "Bilancio 2026", false);
    }

    #[test]
    fn similarity_grows_with_the_words_in_common() {
        #[track_caller]
        fn case(one: &str, two: &str, similarity: u32) {
            let (one, two) = names(one, two);
            assert_eq!(one.similarity(&two), similarity);
        }
        case("Protocollo", "PROTOCOLLO", 1000);
        case("Zona 1", "Zona 2", 0);
        case("Gestione protocollo", "Gestione mense", 516); // 16 of 18 + 13 letters
        case("Sportello", "Archivio", 0);
        case("", "", 1000);
    }

    #[test]
    fn resemblance_sees_letters_too() {
        let (one, two) = names("Sportello", "Sportelli unici");
        assert!(one.resemblance(&two) >= one.similarity(&two));
        let (one, two) = names("Verifica", "Verifiche");
        assert!(one.similarity(&two) < 500 && one.resemblance(&two) >= 500);
    }
}

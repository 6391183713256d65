//! Beginnings of words that a text is searched for, many at once.
//!
//! Never here: which ones there are (the rules of `check`).

/// Beginnings of words, in lower case.
#[derive(Debug)]
pub struct Stems {
    list: &'static [&'static str],
    /// One bit for each pair of first bytes that some stem has: most words have another.
    pairs: [u64; PAIRS / 64],
}

/// Pairs of bytes that are told apart: five bits of each, which upper and lower case share.
const PAIRS: usize = 1 << 10;

impl Stems {
    /// Takes stems of two bytes or more, in lower case.
    #[must_use]
    pub const fn of(list: &'static [&'static str]) -> Self {
        let mut pairs = [0; PAIRS / 64];
        let mut place = 0;
        while place < list.len() {
            let bytes = list[place].as_bytes();
            let pair = pair(bytes[0], bytes[1]);
            pairs[pair / 64] |= 1 << (pair % 64);
            place += 1;
        }
        Self { list, pairs }
    }

    /// Says whether one of them begins a word of a text, whatever the case of its ASCII letters. A
    /// letter beyond ASCII parts words here.
    #[must_use]
    pub fn begin_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let same = |at: usize, stem: &str| {
            let here = bytes.get(at..at + stem.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(stem.as_bytes()))
        };
        let mut inside = false;
        for (at, two) in bytes.windows(2).enumerate() {
            let begins = !inside;
            inside = two[0].is_ascii_alphanumeric();
            let pair = pair(two[0], two[1]);
            let may = begins && self.pairs[pair / 64] >> (pair % 64) & 1 == 1;
            if may && self.list.iter().any(|stem| same(at, stem)) {
                return true;
            }
        }
        false
    }
}

/// Returns the place of two bytes among all pairs.
const fn pair(one: u8, two: u8) -> usize {
    ((one & 31) as usize) << 5 | (two & 31) as usize
}

#[cfg(test)]
mod tests {
    use super::Stems;

    #[test]
    fn stems_begin_words_whatever_their_case() {
        static STEMS: Stems = Stems::of(&["malatti", "è rsu", "104"]);
        #[track_caller]
        fn case(text: &str, expected: bool) {
            assert_eq!(STEMS.begin_in(text), expected, "{text}");
        }
        case("in MALATTIA", true);
        case("malattia", true);
        case("L.104/92", true);
        case("un collega è RSU", true);
        case("ammalattia", false);
        case("1104", false);
        case("malatt", false);
        case("l", false);
        case("", false);
    }
}

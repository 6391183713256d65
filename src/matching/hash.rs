//! A fast hash of short texts, the same at every run and on every machine.
//!
//! Eight bytes at a time are multiplied into the state, and the two halves of the product folded
//! into one: quick for the few bytes of an id or an answer, where a cryptographic start and end
//! would weigh more than the text. Never for anything that a user verifies: that is SHA-256.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::LazyLock;

/// Odd numbers without a pattern: digits of pi and of e.
const PI: u64 = 0x243f_6a88_85a3_08d3;
const E: u64 = 0x2b7e_1516_28ae_d2a7;

/// The state of a hash.
#[derive(Debug, Clone, Copy)]
pub struct ShortHasher(u64);

impl Default for ShortHasher {
    fn default() -> Self {
        Self(PI)
    }
}

impl ShortHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(E);
        let [low, high] = halves(product);
        self.0 = (low ^ high).wrapping_add(PI);
    }
}

fn halves(product: u128) -> [u64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is wanted")]
    let low = product as u64;
    [low, (product >> 64) as u64]
}

impl Hasher for ShortHasher {
    fn finish(&self) -> u64 {
        let mut last = *self;
        last.mix(E);
        last.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        // The length tells "a" from "a" and a zero byte.
        let mut last = bytes.len() as u64;
        for byte in rest {
            last = last << 8 | u64::from(*byte);
        }
        self.mix(last);
    }

    fn write_u8(&mut self, byte: u8) {
        self.mix(u64::from(byte));
    }

    fn write_u32(&mut self, number: u32) {
        self.mix(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.mix(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }
}

/// Makes hashes that nobody can foresee, of texts that others wrote: they begin otherwise at every
/// run, so that no file can bring a thousand texts that all fall into one place. What is kept in
/// such a map is never listed in its order.
#[derive(Debug, Clone, Copy)]
pub struct Unforeseen(u64);

impl Default for Unforeseen {
    fn default() -> Self {
        static START: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(PI));
        Self(*START)
    }
}

impl BuildHasher for Unforeseen {
    type Hasher = ShortHasher;

    fn build_hasher(&self) -> ShortHasher {
        ShortHasher(self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::hash::{BuildHasher as _, Hasher as _};

    use super::{ShortHasher, Unforeseen};

    fn hash(parts: &[&[u8]]) -> u64 {
        let mut hasher = ShortHasher::default();
        for part in parts {
            hasher.write(part);
        }
        hasher.finish()
    }

    #[test]
    fn texts_that_differ_little_differ_in_their_hash() {
        let mut seen = BTreeSet::new();
        let mut low = BTreeSet::new();
        for number in 0..100_000 {
            let found = hash(&[format!("A-{number:07}").as_bytes()]);
            assert!(seen.insert(found), "{number}");
            low.insert(found & 0xffff);
        }
        // 100,000 balls in 65,536 urns leave about 22 % of them empty.
        assert!((50_000..53_000).contains(&low.len()), "{}", low.len());
        let texts: [&[&[u8]]; 6] = [
            &[b""],
            &[b"\0"],
            &[b"a"],
            &[b"a\0"],
            &[b"a", b"b"],
            &[b"ab", b""],
        ];
        let all: BTreeSet<u64> = texts.iter().map(|parts| hash(parts)).collect();
        assert_eq!(all.len(), texts.len());
    }

    #[test]
    fn maps_of_one_run_begin_alike_and_unlike_the_known_hash() {
        let hash = |start: Unforeseen| start.hash_one("Protocollo");
        assert_eq!(hash(Unforeseen::default()), hash(Unforeseen::default()));
        assert_ne!(hash(Unforeseen::default()), hash(Unforeseen(super::PI)));
    }
}

//! How alike two names are: words that pair up, against words that one of them lacks.
//!
//! Never here: unit, process and id (`likely`), or single words (`words`).

use super::SAME;
use super::contrasts::{self, Apart};
use super::name::Parts;
use super::words::{Word, Words};

/// Compares names.
pub(super) struct Judge<'a> {
    /// The words of both sides.
    pub words: &'a mut Words,
    /// What offices tell apart.
    pub apart: &'a Apart,
}

/// Words of a name that are compared; no name of an activity has more.
const MOST_WORDS: usize = 24;

/// Two words of two names that pair up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Match {
    alike: u32,
    weight: u32,
    one: usize,
    two: usize,
}

/// The words of two names, side by side.
#[derive(Default)]
struct Aligned {
    /// Weight of the words that pair up, in millionths of a bit.
    kept: u64,
    /// The same, had all of them been equal.
    whole: u64,
    used: [u32; 2],
}

impl Judge<'_> {
    /// Returns how alike two names are, in thousandths; `None` where they exclude each other.
    pub(super) fn likeness(&mut self, one: &Parts, two: &Parts) -> Option<u32> {
        let laws = one.laws != 0 && two.laws != 0 && one.laws != two.laws;
        if one.marks != two.marks || laws {
            return None;
        }
        let late = if one.years != 0 && two.years != 0 && one.years != two.years {
            20
        } else {
            0
        };
        if one.letters == two.letters {
            return Some(SAME - late);
        }
        let names = [one, two].map(|it| &it.words[..it.words.len().min(MOST_WORDS)]);
        let mut aligned = self.align(names);
        self.initials(names, &mut aligned);
        self.weigh(names, &aligned)
            .map(|found| found.saturating_sub(late))
    }

    /// Returns the stems of two words that stand for one another in names that are else the same,
    /// the lesser first.
    pub(super) fn swapped(&mut self, one: &Parts, two: &Parts) -> Option<(u32, u32)> {
        let names = [one, two].map(|it| &it.words[..it.words.len().min(MOST_WORDS)]);
        let aligned = self.align(names);
        let left = |side: usize| {
            let mut left = (0..names[side].len()).filter(|at| !aligned.is_used(side, *at));
            let stem = self.words.get(names[side][left.next()?]).stem;
            left.next().is_none().then_some(stem)
        };
        let (one, two) = (left(0)?, left(1)?);
        (aligned.whole > 0).then_some((one.min(two), one.max(two)))
    }

    /// Pairs words up, the likest first.
    fn align(&mut self, names: [&[u32]; 2]) -> Aligned {
        let mut aligned = Aligned::default();
        let mut matches: Vec<Match> = Vec::new();
        for (one, first) in names[0].iter().enumerate() {
            for (two, second) in names[1].iter().enumerate() {
                let apart = |one, two| self.apart.tells(one, two);
                let alike = self.words.alike(*first, *second, apart);
                if alike > 0 {
                    let weights = [first, second].map(|it| self.words.get(*it).weight);
                    let weight = weights[0].min(weights[1]);
                    matches.push(Match {
                        alike,
                        weight,
                        one,
                        two,
                    });
                }
            }
        }
        matches.sort_unstable_by(|one, two| two.cmp(one));
        for found in matches {
            aligned.take(found);
        }
        aligned
    }

    /// Finds a word that stands for the first letters of several: `URP`, `CIE`.
    fn initials(&self, names: [&[u32]; 2], aligned: &mut Aligned) {
        for (side, other) in [(0, 1), (1, 0)] {
            for (place, number) in names[side].iter().enumerate() {
                let word = self.words.get(*number);
                let text = word.written.text.as_bytes();
                if aligned.is_used(side, place) || !(2..=5).contains(&text.len()) {
                    continue;
                }
                let runs = names[other].windows(text.len()).enumerate();
                let stands = |(from, run): &(usize, &[u32])| {
                    run.iter()
                        .zip(text)
                        .enumerate()
                        .all(|(at, (number, letter))| {
                            let first = self.words.get(*number).written.text.bytes().next();
                            first == Some(*letter) && !aligned.is_used(other, from + at)
                        })
                };
                let Some((from, run)) = runs.into_iter().find(stands) else {
                    continue;
                };
                let weight: u32 = run.iter().map(|it| self.words.get(*it).weight).sum();
                aligned.used[side] |= 1 << place;
                for at in 0..run.len() {
                    aligned.used[other] |= 1 << (from + at);
                }
                aligned.add(weight.min(word.weight * 2), 900);
            }
        }
    }

    fn weigh(&self, names: [&[u32]; 2], aligned: &Aligned) -> Option<u32> {
        let left = [0, 1].map(|side| {
            let words = names[side].iter().enumerate();
            let left = words.filter(|(place, _)| !aligned.is_used(side, *place));
            left.map(|(_, number)| self.words.get(*number))
                .collect::<Vec<_>>()
        });
        let mut known = false;
        for one in &left[0] {
            for two in &left[1] {
                if contrasts::exclude(one, two) || self.apart.tells(one.stem, two.stem) {
                    return None;
                }
                let both = |seen: [u32; 2]| seen.iter().all(|it| *it > 1);
                known |= both(one.seen) && both(two.seen);
            }
        }
        let sum = |words: &[&Word]| words.iter().map(|it| u64::from(it.weight)).sum::<u64>();
        let weights = left.each_ref().map(|words| sum(words));
        let more = usize::from(weights[1] > weights[0]);
        // A word too many weighs as much as it tells activities apart: `online` little, `nord` all.
        let tells = left[more].iter().map(|word| {
            let alone = self.apart.tells_alone(word.stem);
            u64::from(word.weight) * u64::from(250 + alone * 3 / 4) / 1_000
        });
        let swapped = weights[0].min(weights[1]);
        let added = tells.sum::<u64>() * (weights[more] - swapped) / weights[more].max(1);
        // Another word in the place of one weighs more than a word too many; most of all where
        // both lists know both words.
        let swapped = if known {
            swapped * 2
        } else {
            swapped + swapped / 4
        };
        let against = (swapped + added) * 1_000;
        let all = aligned.whole + against;
        if all == 0 {
            return Some(0);
        }
        u32::try_from(aligned.kept * u64::from(SAME) / all).ok()
    }
}

impl Aligned {
    fn is_used(&self, side: usize, place: usize) -> bool {
        self.used[side] & 1 << place != 0
    }

    fn take(&mut self, found: Match) {
        if self.is_used(0, found.one) || self.is_used(1, found.two) {
            return;
        }
        self.used[0] |= 1 << found.one;
        self.used[1] |= 1 << found.two;
        self.add(found.weight, found.alike);
    }

    fn add(&mut self, weight: u32, alike: u32) {
        self.kept += u64::from(weight) * u64::from(alike);
        self.whole += u64::from(weight) * 1_000;
    }
}

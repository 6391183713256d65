//! Which older activities are worth comparing with a newer one: those that share its words, found
//! through an index, so that not everything is compared with everything.
//!
//! Never here: how alike they are (`likeness`).

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher as _};

use super::super::ShortHasher;
use super::likely::Item;
use super::words::{Word, Words};
use super::{Key, Reach};

type Index = HashMap<u64, Vec<u32>, BuildHasherDefault<ShortHasher>>;

/// Older activities by what may lead to them.
pub(super) struct Candidates<'a> {
    olds: &'a [Item],
    words: &'a Words,
    reach: Reach,
    /// By unit and the first letters of a word.
    beginnings: Index,
    /// By two stems of a name, or the only one: across units.
    stems: Index,
    /// By unit and id, and by id alone.
    ids: Index,
    /// Points of each older activity, and which have any: cleared after each question.
    points: Vec<u32>,
    touched: Vec<u32>,
}

/// Activities that share a word beyond which the word leads nowhere.
const MOST_IN_UNIT: usize = 400;
const MOST_ELSEWHERE: usize = 64;
/// Activities compared with one: in its unit, and elsewhere.
const TRIED_IN_UNIT: usize = 14;
const TRIED_ELSEWHERE: usize = 8;
/// Words of a name that make pairs.
const PAIRED_WORDS: usize = 5;

impl<'a> Candidates<'a> {
    /// Indexes the older activities.
    pub(super) fn of(olds: &'a [Item], words: &'a Words, reach: Reach) -> Self {
        let mut all = Self {
            olds,
            words,
            reach,
            beginnings: Index::default(),
            stems: Index::default(),
            ids: Index::default(),
            points: vec![0; olds.len()],
            touched: Vec::new(),
        };
        for (place, item) in (0..).zip(olds) {
            for (key, _) in beginnings(item, words) {
                all.beginnings.entry(key).or_default().push(place);
            }
            if reach == Reach::Everywhere {
                for (key, _) in stems(item, words) {
                    all.stems.entry(key).or_default().push(place);
                }
            }
            for key in ids(item.key, reach) {
                all.ids.entry(key).or_default().push(place);
            }
        }
        all
    }

    /// Returns the older activities worth comparing, ascending.
    pub(super) fn find(&mut self, item: &Item) -> Vec<u32> {
        let words = self.words;
        let mut found = Vec::new();
        for (key, weight) in beginnings(item, words) {
            if let Some(places) = self.beginnings.get(&key)
                && places.len() <= MOST_IN_UNIT
            {
                for place in places {
                    add(&mut self.points, &mut self.touched, *place, weight);
                }
            }
        }
        self.take(TRIED_IN_UNIT, &mut found);
        if self.reach == Reach::Everywhere {
            for (key, weight) in stems(item, words) {
                if let Some(places) = self.stems.get(&key)
                    && places.len() <= MOST_ELSEWHERE
                {
                    for place in places {
                        add(&mut self.points, &mut self.touched, *place, weight);
                    }
                }
            }
            self.take(TRIED_ELSEWHERE, &mut found);
        }
        for key in ids(item.key, self.reach) {
            let places = self.ids.get(&key).map_or(&[][..], Vec::as_slice);
            // An id that many bear leads to none of them.
            if places.len() <= TRIED_ELSEWHERE {
                found.extend(places);
            }
        }
        found.sort_unstable();
        found.dedup();
        found.retain(|place| {
            let same_unit = self.olds[*place as usize].key.unit == item.key.unit;
            self.reach == Reach::Everywhere || same_unit
        });
        found
    }

    /// Takes those with the most points, and clears the slate.
    fn take(&mut self, most: usize, found: &mut Vec<u32>) {
        let points = &self.points;
        let by_points = |place: &u32| (std::cmp::Reverse(points[*place as usize]), *place);
        if self.touched.len() > most {
            self.touched.select_nth_unstable_by_key(most, by_points);
        }
        found.extend(self.touched.iter().take(most));
        for place in self.touched.drain(..) {
            self.points[place as usize] = 0;
        }
    }
}

fn add(points: &mut [u32], touched: &mut Vec<u32>, place: u32, weight: u32) {
    let slot = &mut points[place as usize];
    if *slot == 0 {
        touched.push(place);
    }
    *slot += weight;
}

/// Returns keys of an item's unit and the beginnings of its words, each once, with their weight.
/// Slips of the first letters are found by the last ones, words cut to initials by initials.
fn beginnings(item: &Item, words: &Words) -> Vec<(u64, u32)> {
    let mut keys: Vec<(u64, u32)> = Vec::with_capacity(3 * item.parts.words.len());
    let mut push = |kind: u64, letters: &[u8], weight: u32| {
        let mut hasher = ShortHasher::default();
        hasher.write_u64(u64::from(item.key.unit) | kind << 40);
        hasher.write(letters);
        let key = hasher.finish();
        if !keys.iter().any(|(known, _)| *known == key) {
            keys.push((key, weight.max(1)));
        }
    };
    let mut initials = Vec::with_capacity(item.parts.words.len());
    for number in &item.parts.words {
        let word = words.get(*number);
        let text = word.written.text.as_bytes();
        initials.extend(text.first());
        push(0, &text[..text.len().min(3)], word.weight);
        if text.len() >= 7 {
            push(1, &text[text.len() - 5..], word.weight);
        }
        if (INITIALS..=5).contains(&text.len()) {
            push(2, &text[..INITIALS], word.weight);
        }
    }
    for run in initials.windows(INITIALS) {
        push(2, run, 1);
    }
    keys
}

/// Initials that lead to a word of them.
const INITIALS: usize = 3;

/// Returns keys of pairs of an item's weightiest stems, or of its only one.
fn stems(item: &Item, words: &Words) -> Vec<(u64, u32)> {
    let mut weighty: Vec<&Word> = item.parts.words.iter().map(|it| words.get(*it)).collect();
    // Numbers of words depend on the order of rows, their texts do not.
    weighty.sort_unstable_by_key(|word| (std::cmp::Reverse(word.weight), &word.written));
    weighty.dedup_by_key(|word| word.stem);
    weighty.truncate(PAIRED_WORDS);
    let key = |one: u32, two: u32| u64::from(one.min(two)) << 32 | u64::from(one.max(two));
    if let [word] = weighty[..] {
        return vec![(key(word.stem, word.stem), word.weight.max(1))];
    }
    let mut keys = Vec::new();
    for (at, one) in weighty.iter().enumerate() {
        for two in &weighty[at + 1..] {
            keys.push((key(one.stem, two.stem), one.weight + two.weight + 1));
        }
    }
    keys
}

fn ids(key: Key, reach: Reach) -> Vec<u64> {
    if key.id == 0 {
        return Vec::new();
    }
    let alone = u64::from(key.id);
    let with_unit = u64::from(key.unit) << 32 | alone;
    match reach {
        Reach::Unit => vec![with_unit],
        // A unit is a number too: one that nobody has keeps both kinds of keys apart.
        Reach::Everywhere => vec![with_unit, u64::from(u32::MAX) << 32 | alone],
    }
}

//! Pairs of names that differ: what is left after the exact stages, by likeness, with unit,
//! process and id as evidence.
//!
//! Ids are believed as far as they held where names did not change: a year that was numbered anew
//! shows in the names that stayed. Never here: words and names (`words`, `likeness`).

use std::collections::HashMap;

use super::candidates::Candidates;
use super::choice::{Edge, choose};
use super::contrasts::{Apart, Commons};
use super::likeness::Judge;
use super::name::{Marks, Parts};
use super::trust::Trust;
use super::words::Words;
use super::{Key, LEAST_LIKENESS, Pair, PairedBy, Pairing, Reach, SAME, Side};

/// What is left of a side, taken apart.
pub(super) struct Item {
    /// Place in its list.
    pub place: usize,
    /// Its numbers.
    pub key: Key,
    /// Its name.
    pub parts: Parts,
    /// A number that stands for its stems and marks.
    hash: u64,
}

/// Rows of both sides beyond which only what is left teaches words.
const MOST_TAUGHT: usize = 200_000;
/// How much better than its rivals a pair must be, in thousandths.
const MARGIN: u32 = 25;
/// Likeness below which not even an id joins two names.
const LEAST_WITH_ID: u32 = 450;
/// Likeness below which names of two units are not compared further, without and with one id.
const LEAST_ELSEWHERE: [u32; 2] = [900, 600];
/// Activities of one name from which on it says nothing across units.
const COMMON: u32 = 3;
/// Trust in ids from which on names under one id teach words, and how often they must.
const LEAST_TRUST: u32 = 700;
const OFTEN: usize = 3;
/// Likeness below which the same id means another activity.
const REUSED_BELOW: u32 = 300;
/// Trust in ids below which all were numbered anew, and none was reused.
const RENUMBERED_BELOW: u32 = 300;

/// Pairs what is left; says which ids were reused.
pub(super) fn pair<'a>(
    before: &Side<'a>,
    now: &Side<'a>,
    reach: Reach,
    least: u32,
    pairing: &mut Pairing,
) {
    if pairing.gone.is_empty() || pairing.new.is_empty() {
        return;
    }
    let trust = Trust::of(before, now, &pairing.pairs);
    let mut left = Left::of(before, now, pairing);
    let candidates = left.candidates(reach);
    let mut edges = left.edges(&candidates);
    let trust = trust.and(&left.items, &edges);
    if left.learn(&edges, &trust) {
        edges = left.edges(&candidates);
    }
    let scored = left.score(edges, &trust, least);
    let twins = |side: usize, one: u32, two: u32| {
        let [one, two] = [one, two].map(|at| &left.items[side][at as usize]);
        one.key == two.key
    };
    let sizes = [left.items[0].len(), left.items[1].len()];
    for edge in choose(scored, sizes, MARGIN, twins) {
        let [old, new] = left.ends(&edge);
        let same_id = old.key.id != 0 && old.key.id == new.key.id;
        pairing.pairs.push(Pair {
            before: old.place,
            now: new.place,
            by: if same_id {
                PairedBy::Id
            } else {
                PairedBy::Likeness
            },
            likeness: edge.likeness,
            score: edge.score,
        });
    }
    pairing.leave_paired(before.keys.len(), now.keys.len());
    left.same_ids(before, now, &trust, pairing);
    pairing.leave_paired(before.keys.len(), now.keys.len());
}

/// What is left of both sides, with what all names teach.
struct Left {
    words: Words,
    apart: Apart,
    commons: [Commons; 2],
    /// Older and newer items, in the order of their texts.
    items: [Vec<Item>; 2],
    processes: HashMap<(u32, u32), u32>,
    /// Names of processes, taken apart.
    process_parts: HashMap<u32, Parts>,
}

impl Left {
    fn of<'a>(before: &Side<'a>, now: &Side<'a>, pairing: &Pairing) -> Self {
        let (mut words, mut marks) = (Words::default(), Marks::default());
        let sides = [before, now];
        let all = sides.iter().map(|side| side.keys.len()).sum::<usize>() <= MOST_TAUGHT;
        let left = [&pairing.gone, &pairing.new];
        let mut known: HashMap<&'a str, Parts> = HashMap::new();
        let mut parted = [0, 1].map(|at| {
            let (side, every) = (sides[at], 0..sides[at].keys.len());
            let places = if all {
                every.collect()
            } else {
                left[at].clone()
            };
            let mut list = Vec::with_capacity(places.len());
            for place in places {
                let name = (side.texts)(place).name;
                let parts = known.entry(name);
                let parts = parts.or_insert_with(|| Parts::of(name, &mut words, &mut marks));
                words.count(&parts.words, at);
                list.push((place, parts.clone()));
            }
            list
        });
        words.weigh(parted.iter().map(Vec::len).sum());
        let commons = parted.each_ref().map(|list| commons_of(list, &words));
        let apart = learn_apart(sides, &parted, &words);
        let items = [0, 1].map(|at| {
            let list = std::mem::take(&mut parted[at]);
            items(sides[at], left[at], list, &words)
        });
        let mut process_parts = HashMap::new();
        for (side, item) in (sides.iter().zip(&items))
            .flat_map(|(side, list)| list.iter().map(move |it| (side, it)))
        {
            let process = || (side.texts)(item.place).process;
            let parts = process_parts.entry(item.key.process);
            parts.or_insert_with(|| Parts::of(process(), &mut words, &mut marks));
        }
        Self {
            words,
            apart,
            commons,
            items,
            processes: HashMap::new(),
            process_parts,
        }
    }

    fn ends(&self, edge: &Edge) -> [&Item; 2] {
        [
            &self.items[0][edge.before as usize],
            &self.items[1][edge.now as usize],
        ]
    }

    /// Returns which older items each newer one is worth comparing with.
    fn candidates(&self, reach: Reach) -> Vec<Vec<u32>> {
        let mut candidates = Candidates::of(&self.items[0], &self.words, reach);
        self.items[1].iter().map(|it| candidates.find(it)).collect()
    }

    /// Learns which words this house uses for one another: those that changed several times where
    /// the id stayed. Says whether there are any.
    fn learn(&mut self, edges: &[Edge], trust: &Trust) -> bool {
        let mut judge = Judge {
            words: &mut self.words,
            apart: &self.apart,
        };
        let mut swapped = Vec::new();
        for edge in edges {
            let old = &self.items[0][edge.before as usize];
            let new = &self.items[1][edge.now as usize];
            let same = old.key.id != 0 && (old.key.id, old.key.unit) == (new.key.id, new.key.unit);
            if same && trust.of_unit(old.key.unit) >= LEAST_TRUST {
                swapped.extend(judge.swapped(&old.parts, &new.parts));
            }
        }
        swapped.sort_unstable();
        let often = swapped.chunk_by(|one, two| one == two);
        let often = often.filter(|same| same.len() >= OFTEN).map(|same| same[0]);
        let learnt: Vec<(u32, u32)> = often.collect();
        let any = !learnt.is_empty();
        self.words.learn(learnt);
        any
    }

    /// Compares what is worth comparing.
    fn edges(&mut self, candidates: &[Vec<u32>]) -> Vec<Edge> {
        let mut judge = Judge {
            words: &mut self.words,
            apart: &self.apart,
        };
        let mut edges = Vec::new();
        for ((now, new), olds) in (0..).zip(&self.items[1]).zip(candidates) {
            for before in olds.iter().copied() {
                let old = &self.items[0][before as usize];
                let Some(likeness) = judge.likeness(&old.parts, &new.parts) else {
                    continue;
                };
                let same_id = old.key.id != 0 && old.key.id == new.key.id;
                let least = if old.key.unit == new.key.unit {
                    LEAST_WITH_ID
                } else {
                    LEAST_ELSEWHERE[usize::from(same_id)]
                };
                if likeness >= least {
                    edges.push(Edge {
                        before,
                        now,
                        likeness,
                        score: likeness,
                        least: 0,
                    });
                }
            }
        }
        edges
    }

    /// Adds to each likeness what unit, process and id say.
    fn score(&mut self, edges: Vec<Edge>, trust: &Trust, least: u32) -> Vec<Edge> {
        let mut scored = Vec::with_capacity(edges.len());
        for mut edge in edges {
            let [old, new] = self.ends(&edge).map(|item| item.key);
            let process = self.process(old.process, new.process);
            let [old_item, new_item] = self.ends(&edge);
            let elsewhere = old.unit != new.unit;
            let same_id = old.id != 0 && old.id == new.id;
            let common = self.commons[0]
                .of(old_item.hash)
                .max(self.commons[1].of(new_item.hash));
            if elsewhere && !same_id && common >= COMMON {
                continue;
            }
            let trust = trust.of_unit(if elsewhere { 0 } else { old.unit });
            let mut score = i64::from(edge.likeness);
            let room = i64::from(SAME) - score;
            if same_id {
                score += room * i64::from(trust) * 6 / 10_000;
            } else if old.id != 0 && new.id != 0 {
                score -= i64::from(trust.saturating_sub(500)) * 16 / 100;
            }
            score += process;
            if elsewhere && !same_id {
                score -= 60;
            }
            edge.score = u32::try_from(score.clamp(0, i64::from(SAME))).unwrap_or(0);
            edge.least = if same_id && trust >= 400 {
                least.min(LEAST_LIKENESS)
            } else {
                least
            };
            scored.push(edge);
        }
        scored
    }

    /// Returns what two processes say for a pair of their activities.
    fn process(&mut self, one: u32, two: u32) -> i64 {
        if one == 0 || two == 0 {
            return 0;
        }
        if one == two {
            return 20;
        }
        let known = self.processes.get(&(one, two)).copied();
        let likeness = known.unwrap_or_else(|| {
            let mut judge = Judge {
                words: &mut self.words,
                apart: &self.apart,
            };
            let [old, new] = [one, two].map(|it| &self.process_parts[&it]);
            judge.likeness(old, new).unwrap_or(0)
        });
        self.processes.insert((one, two), likeness);
        if likeness >= 600 { 10 } else { -30 }
    }

    /// Of what has the same unit and id and is still apart: pairs what resembles, and says of the
    /// rest that the id was reused.
    fn same_ids<'a>(
        &mut self,
        before: &Side<'a>,
        now: &Side<'a>,
        trust: &Trust,
        pairing: &mut Pairing,
    ) {
        let by_id = [by_id(before, &pairing.gone), by_id(now, &pairing.new)];
        let find = self.items.each_ref().map(|items| {
            let places = items.iter().enumerate().map(|(at, item)| (item.place, at));
            places.collect::<HashMap<usize, usize>>()
        });
        for new in pairing.new.clone() {
            let key = now.keys[new];
            // Ids that several bear say nothing of any of them.
            let both = by_id
                .each_ref()
                .map(|it| it.get(&(key.unit, key.id)).map(Vec::as_slice));
            let [Some(&[old]), Some([_])] = both else {
                continue;
            };
            let ends = [find[0].get(&old), find[1].get(&new)];
            let [Some(&one), Some(&two)] = ends else {
                continue;
            };
            let mut judge = Judge {
                words: &mut self.words,
                apart: &self.apart,
            };
            let likeness = judge.likeness(&self.items[0][one].parts, &self.items[1][two].parts);
            let likeness = likeness.unwrap_or(0);
            let trust = trust.of_unit(key.unit);
            if likeness >= REUSED_BELOW && trust >= 500 {
                pairing.pairs.push(Pair {
                    before: old,
                    now: new,
                    by: PairedBy::Id,
                    likeness,
                    score: likeness,
                });
            } else if likeness < REUSED_BELOW && trust >= RENUMBERED_BELOW {
                pairing.reused.push((old, new));
            }
        }
        pairing.reused.sort_unstable_by_key(|(_, now)| *now);
    }
}

/// Counts how often each name of a side occurs.
fn commons_of(list: &[(usize, Parts)], words: &Words) -> Commons {
    let mut commons = Commons::default();
    for (_, parts) in list {
        commons.count(parts.hash(words));
    }
    commons
}

/// Learns which words a unit tells its activities apart by, in each year on its own.
fn learn_apart(sides: [&Side<'_>; 2], parted: &[Vec<(usize, Parts)>; 2], words: &Words) -> Apart {
    let stems = |parts: &Parts| parts.words.iter().map(|it| words.get(*it).stem).collect();
    let taught = parted
        .iter()
        .zip(sides)
        .zip(0..)
        .flat_map(|((list, side), year)| {
            let unit = move |place: usize| side.keys[place].unit * 2 + year;
            list.iter()
                .map(move |(place, parts)| (unit(*place), parts.marks, stems(parts)))
        });
    Apart::learn(taught)
}

/// Puts places of a side by unit and id, where they have one.
fn by_id(side: &Side<'_>, places: &[usize]) -> HashMap<(u32, u32), Vec<usize>> {
    let mut by_id: HashMap<(u32, u32), Vec<usize>> = HashMap::new();
    for place in places {
        let key = side.keys[*place];
        if key.id != 0 {
            by_id.entry((key.unit, key.id)).or_default().push(*place);
        }
    }
    by_id
}

/// Puts what is left of a side in the order of its texts.
fn items(side: &Side<'_>, left: &[usize], list: Vec<(usize, Parts)>, words: &Words) -> Vec<Item> {
    let mut items: Vec<Item> = list
        .into_iter()
        .filter(|(place, _)| left.binary_search(place).is_ok())
        .filter(|(_, parts)| !parts.words.is_empty() || parts.marks != 0)
        .map(|(place, parts)| Item {
            place,
            key: side.keys[place],
            hash: parts.hash(words),
            parts,
        })
        .collect();
    items.sort_by_key(|item| (side.texts)(item.place));
    items
}

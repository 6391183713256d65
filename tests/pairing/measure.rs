//! What a pairing found of a truth: how much, and how much of it is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use smartable::matching::pairing::{Keyed, LEAST_LIKENESS, pair};

use super::truth::{Row, Truth};

fn keyed(rows: &[Row]) -> Vec<Keyed<'_>> {
    let key = |row| {
        let Row {
            unit,
            id,
            process,
            name,
        }: &Row = row;
        Keyed {
            unit,
            id,
            process,
            name,
        }
    };
    rows.iter().map(key).collect()
}

/// Counts of a pairing against the truth.
#[derive(Debug, Default)]
pub(crate) struct Measure {
    /// Pairs that are.
    pub(crate) all: usize,
    /// Pairs that were found.
    pub(crate) found: usize,
    /// Pairs found that are.
    pub(crate) right: usize,
    /// By kind of change: pairs that are, those found, those found wrongly.
    kinds: BTreeMap<&'static str, [usize; 3]>,
    /// A few pairs that were missed or wrong, for a person to look at.
    samples: Vec<String>,
}

impl Measure {
    pub(crate) fn of(truth: &Truth) -> Self {
        let pairing = pair(&keyed(&truth.before), &keyed(&truth.now), LEAST_LIKENESS);
        let found: BTreeSet<(usize, usize)> =
            pairing.pairs.iter().map(|it| (it.before, it.now)).collect();
        let mut measure = Self {
            all: truth.pairs.len(),
            found: found.len(),
            ..Self::default()
        };
        let by_now: BTreeMap<usize, usize> = found.iter().map(|(old, new)| (*new, *old)).collect();
        let mut known = BTreeSet::new();
        for (old, new, kinds) in &truth.pairs {
            let right = found.contains(&(*old, *new));
            let wrong = by_now.get(new).is_some_and(|it| it != old);
            known.insert(*new);
            measure.right += usize::from(right);
            for kind in kinds {
                let counts = measure.kinds.entry(kind).or_default();
                counts[0] += 1;
                counts[1] += usize::from(right);
                counts[2] += usize::from(wrong);
            }
            if !right && measure.samples.len() < 60 {
                let taken = by_now.get(new).map(|it| &truth.before[*it]);
                measure.samples.push(format!(
                    "{kinds:?}\n  {:?}\n  {:?}\n  {taken:?}",
                    truth.before[*old], truth.now[*new]
                ));
            }
        }
        for (old, new) in &found {
            if !known.contains(new) {
                let counts = measure.kinds.entry("truly new").or_default();
                counts[2] += 1;
                let pair = pairing.pairs.iter().find(|it| it.now == *new);
                measure.samples.push(format!(
                    "wrong {pair:?}\n  {:?}\n  {:?}",
                    truth.before[*old], truth.now[*new]
                ));
            }
        }
        measure
    }

    /// Thousandths of the pairs that are which were found.
    pub(crate) fn recall(&self) -> usize {
        self.right * 1_000 / self.all.max(1)
    }

    /// Thousandths of the pairs found that are.
    pub(crate) fn precision(&self) -> usize {
        self.right * 1_000 / self.found.max(1)
    }
}

/// `{:#}` shows a few pairs that were missed or wrong too.
impl fmt::Display for Measure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (recall, precision) = (self.recall(), self.precision());
        writeln!(
            out,
            "recall {recall}, precision {precision} of 1000; {} pairs",
            self.all
        )?;
        for (kind, [all, right, wrong]) in &self.kinds {
            writeln!(out, "{kind:>18}: {right} of {all} found, {wrong} wrong")?;
        }
        if out.alternate() {
            for sample in &self.samples {
                writeln!(out, "{sample}")?;
            }
        }
        Ok(())
    }
}

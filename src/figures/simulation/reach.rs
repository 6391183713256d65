//! Whether unknown answers may turn out so that one set calls an activity smartable and another does
//! not.
//!
//! Exact where an unknown level may lie anywhere between its ends; where it may not, an answer is at
//! most too cautious. Never here: sums (`units`), or judging (`verdicts`).

use std::collections::BTreeMap;

use crate::figures::levels::bounds;
use crate::model::criteria::{Index, Role, VerdictRule};
use crate::model::quantity::Ratio;
use crate::model::verdict::Level;

/// The criteria of one set that apply to an activity.
#[derive(PartialEq, Eq)]
pub(super) struct Side<'a> {
    gates: Vec<One<'a>>,
    weights: Vec<(One<'a>, Ratio)>,
    /// What the sum of weight and level has to reach; `None`: gates alone.
    needed: Option<Ratio>,
    /// Whether something is too large to be worked out, or nothing applies at all.
    unclear: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct One<'a> {
    id: &'a str,
    worst: Ratio,
    best: Ratio,
}

impl One<'_> {
    fn is_open(&self) -> bool {
        self.worst != self.best
    }
}

/// Levels that are settled, by the id of their criterion.
type Settled<'a> = BTreeMap<&'a str, Ratio>;

impl<'a> Side<'a> {
    pub(super) fn new(index: &'a Index, levels: &[Level]) -> Self {
        let mut side = Self {
            gates: Vec::new(),
            weights: Vec::new(),
            needed: None,
            unclear: false,
        };
        let mut total = Some(Ratio::ZERO);
        for (criterion, level) in index.criteria.iter().zip(levels) {
            let Some((worst, best)) = bounds(*level) else {
                continue;
            };
            let one = One {
                id: &criterion.id,
                worst,
                best,
            };
            match criterion.role {
                Role::Weight(weight) if index.rule != VerdictRule::Gates => {
                    let weight = weight.ratio();
                    total = total.and_then(|sum| sum.checked_add(weight));
                    side.weights.push((one, weight));
                }
                _ => side.gates.push(one),
            }
        }
        if let VerdictRule::Weighted { smartable_at, .. } = &index.rule {
            side.needed = total.and_then(|total| total.checked_mul(*smartable_at));
            // Without a weight that counts nobody knows the score.
            side.unclear = side.needed.is_none() || total == Some(Ratio::ZERO);
        }
        side.unclear |= side.gates.is_empty() && side.weights.is_empty();
        side
    }

    /// Says whether the unknown answers may turn out so that this side calls the activity smartable
    /// and the other does not.
    pub(super) fn reaches_without(&self, other: &Self) -> bool {
        if self.unclear || other.unclear {
            return true;
        }
        // Every gate of this side has to be met.
        let mut settled = Settled::new();
        for gate in &self.gates {
            if gate.best != Ratio::ONE {
                return false;
            }
            if gate.is_open() {
                settled.insert(gate.id, Ratio::ONE);
            }
        }
        let failing = |gate: &&One<'_>| match settled.get(gate.id) {
            Some(level) if gate.is_open() => *level < Ratio::ONE,
            _ => gate.worst < Ratio::ONE,
        };
        // A gate of the other side that fails is enough; one that is open has to stay below.
        let by_gate = other.gates.iter().filter(failing).any(|gate| {
            let mut supposed = settled.clone();
            if gate.is_open() {
                supposed.insert(gate.id, gate.worst);
            }
            self.reaches(&supposed)
        });
        by_gate || self.reaches_below(other, &settled)
    }

    /// Says whether this side reaches its threshold with everything that is open at its best.
    fn reaches(&self, settled: &Settled<'_>) -> bool {
        let Some(needed) = self.needed else {
            return true;
        };
        let sum = sum(&self.weights, |one| level(one, settled, one.best));
        sum.is_none_or(|sum| sum >= needed)
    }

    /// Says whether this side may reach its threshold while the other stays below its own: what is
    /// open is raised where it helps this side most for what it gives to the other.
    fn reaches_below(&self, other: &Self, settled: &Settled<'a>) -> bool {
        let Some(limit) = other.needed else {
            return false;
        };
        let low = |weights: &[(One<'_>, Ratio)]| sum(weights, |one| level(one, settled, one.worst));
        let (Some(mut own), Some(mut theirs)) = (low(&self.weights), low(&other.weights)) else {
            return true;
        };
        let needed = self.needed.unwrap_or(own);
        let mut open: Vec<(Ratio, Ratio)> = self
            .weights
            .iter()
            .filter(|(one, _)| one.is_open() && !settled.contains_key(one.id))
            .filter_map(|(one, weight)| {
                let room = one.best.checked_add(negative(one.worst))?;
                let gives = weight.checked_mul(room)?;
                let twin = other
                    .weights
                    .iter()
                    .find(|(twin, _)| twin.id == one.id && twin.is_open());
                let costs = match twin {
                    Some((_, weight)) => weight.checked_mul(room)?,
                    None => Ratio::ZERO,
                };
                (gives > Ratio::ZERO).then_some((gives, costs))
            })
            .collect();
        open.sort_by_cached_key(|(gives, costs)| costs.checked_div(*gives));
        for (gives, costs) in open {
            if own >= needed {
                break;
            }
            let raised = || {
                let lacking = needed.checked_add(negative(own))?;
                let part = lacking.checked_div(gives)?.min(Ratio::ONE);
                let own = own.checked_add(part.checked_mul(gives)?)?;
                Some((own, theirs.checked_add(part.checked_mul(costs)?)?))
            };
            let Some(sums) = raised() else {
                return true;
            };
            (own, theirs) = sums;
        }
        own >= needed && theirs < limit
    }
}

fn negative(value: Ratio) -> Ratio {
    Ratio::new(-value.num(), value.den())
}

/// Returns the level of a criterion: what is settled, where it is open at all, else `usual`.
fn level(one: &One<'_>, settled: &Settled<'_>, usual: Ratio) -> Ratio {
    match settled.get(one.id) {
        Some(level) if one.is_open() => *level,
        _ => usual,
    }
}

fn sum(weights: &[(One<'_>, Ratio)], level: impl Fn(&One<'_>) -> Ratio) -> Option<Ratio> {
    let mut sum = Ratio::ZERO;
    for (one, weight) in weights {
        sum = sum.checked_add(weight.checked_mul(level(one))?)?;
    }
    Some(sum)
}

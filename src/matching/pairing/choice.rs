//! Which of many possible pairs are taken: the best of both sides, where no rival is nearly as
//! good.
//!
//! Never here: how good a pair is.

/// A possible pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edge {
    /// Place among the older items.
    pub before: u32,
    /// Place among the newer items.
    pub now: u32,
    /// How alike the names are, in thousandths.
    pub likeness: u32,
    /// How good the pair is.
    pub score: u32,
    /// Score from which on it may be taken.
    pub least: u32,
}

/// Takes edges until none is left that stands out. Each place is in one edge at most.
///
/// An edge is taken when every other edge of its two ends is worse by `margin` or leads to what is
/// taken already. Of two edges that meet, the worse one never stands in the way of the better
/// one by more than that, so the order in which they are looked at does not matter.
///
/// - **`twins`:** says of two places of a side (0 older, 1 newer) whether they are the same in all
///   texts, and so no rivals.
pub(super) fn choose(
    mut edges: Vec<Edge>,
    sizes: [usize; 2],
    margin: u32,
    twins: impl Fn(usize, u32, u32) -> bool,
) -> Vec<Edge> {
    edges.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.score), edge.before, edge.now));
    let mut of = sizes.map(|size| vec![Vec::new(); size]);
    for (at, edge) in edges.iter().enumerate() {
        of[0][edge.before as usize].push(at);
        of[1][edge.now as usize].push(at);
    }
    let mut free = sizes.map(|size| vec![true; size]);
    let mut taken = Vec::new();
    let mut open: Vec<usize> = (0..edges.len()).collect();
    loop {
        let before = taken.len();
        open.retain(|at| {
            let edge = edges[*at];
            let ends = [edge.before, edge.now];
            if !(0..2).all(|side| free[side][ends[side] as usize]) {
                return false;
            }
            if edge.score < edge.least {
                return true;
            }
            let rival = (0..2).any(|side| {
                of[side][ends[side] as usize].iter().any(|other| {
                    let rival = edges[*other];
                    let far = [rival.now, rival.before][side];
                    other != at
                        && rival.score + margin > edge.score
                        && free[1 - side][far as usize]
                        && !twins(1 - side, far, ends[1 - side])
                })
            });
            if !rival {
                for side in 0..2 {
                    free[side][ends[side] as usize] = false;
                }
                taken.push(edge);
            }
            rival
        });
        if taken.len() == before {
            return taken;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Edge, choose};

    fn edge(before: u32, now: u32, score: u32) -> Edge {
        Edge {
            before,
            now,
            likeness: score,
            score,
            least: 500,
        }
    }

    #[track_caller]
    fn case(edges: &[Edge], expected: &[(u32, u32)]) {
        let mut found: Vec<(u32, u32)> = choose(edges.to_vec(), [3, 3], 50, |_, _, _| false)
            .iter()
            .map(|it| (it.before, it.now))
            .collect();
        found.sort_unstable();
        assert_eq!(found, expected);
        let turned: Vec<Edge> = edges.iter().rev().copied().collect();
        assert_eq!(
            choose(turned, [3, 3], 50, |_, _, _| false).len(),
            expected.len()
        );
    }

    #[test]
    fn the_best_of_both_sides_is_taken() {
        case(
            &[edge(0, 0, 900), edge(0, 1, 700), edge(1, 1, 600)],
            &[(0, 0), (1, 1)],
        );
        case(&[edge(0, 0, 400)], &[]);
        // Nobody knows which of two that are nearly as good.
        case(&[edge(0, 0, 900), edge(0, 1, 880)], &[]);
        // The rival finds its own mate first.
        case(
            &[edge(0, 0, 900), edge(0, 1, 880), edge(1, 1, 950)],
            &[(0, 0), (1, 1)],
        );
    }
}

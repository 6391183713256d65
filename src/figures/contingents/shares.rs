//! A person's time on a day, added up by what it is spent on.
//!
//! Never here: which verdict an activity has (`found`), or the class that the shares give
//! (`standing`).

use super::found::Known;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::standing::Shares;
use crate::model::stretch::SHARES_TOLERANCE;
use crate::model::verdict::Outcome;

/// A millionth of the time is the least share there is.
const WHOLE: i64 = Decimal::ONE.millionths();

/// Shares of time in millionths while they are added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    all: i64,
    /// Whether some share cannot be read.
    unknown: bool,
    smartable: (i64, i64),
    with_partly: (i64, i64),
    level: (Levels, Levels),
}

/// Shares times levels: whole levels apart, because most are.
#[derive(Debug, Clone, Copy)]
struct Levels {
    whole: i64,
    parts: Ratio,
}

impl Default for Levels {
    fn default() -> Self {
        Self {
            whole: 0,
            parts: Ratio::ZERO,
        }
    }
}

impl Levels {
    /// Adds; `None` where the fractions outgrow their 128 bits.
    fn add(self, share: i64, level: Ratio) -> Option<Self> {
        if level == Ratio::ONE {
            let whole = self.whole.saturating_add(share);
            return Some(Self { whole, ..self });
        }
        if level == Ratio::ZERO {
            return Some(self);
        }
        let part = Ratio::new(i128::from(share), 1).checked_mul(level)?;
        let parts = self.parts.checked_add(part)?;
        Some(Self { parts, ..self })
    }

    /// Returns the share of `whole`, 0 to 1.
    fn of(self, whole: i64) -> Option<Ratio> {
        let sum = Ratio::new(i128::from(self.whole), 1).checked_add(self.parts)?;
        let share = sum.checked_div(Ratio::new(i128::from(whole), 1))?;
        Some(share.min(Ratio::ONE))
    }
}

impl Sums {
    /// Adds a share that cannot be read.
    pub(super) fn add_unknown(&mut self) {
        self.unknown = true;
    }

    /// Adds time on an activity; `None`: nobody knows which, so it may be any.
    pub(super) fn add(&mut self, share: i64, known: Option<Known>) {
        self.all = self.all.saturating_add(share);
        let (worst, best) = known.map_or((Outcome::Not, Outcome::Smartable), |known| {
            known.verdict.bounds()
        });
        let level = known.map_or((Ratio::ZERO, Ratio::ONE), |known| known.level);
        let part = |from: Outcome, reached: Outcome| if reached >= from { share } else { 0 };
        self.smartable.0 += part(Outcome::Smartable, worst);
        self.smartable.1 += part(Outcome::Smartable, best);
        self.with_partly.0 += part(Outcome::Partly, worst);
        self.with_partly.1 += part(Outcome::Partly, best);
        // What outgrows its bits counts as none at worst, as all at best: the bounds stay true.
        let (least, most) = self.level;
        self.level = (
            least.add(share, level.0).unwrap_or(least),
            most.add(share, level.1).unwrap_or(Levels {
                whole: most.whole.saturating_add(share),
                ..most
            }),
        );
    }

    /// Returns the shares. Those that miss 1 by rounding are parts of their sum; otherwise what
    /// they leave of a person's time is unknown: it may be spent on anything.
    pub(super) fn shares(self) -> Shares {
        let missed = (WHOLE - self.all).abs();
        let (whole, rest) = if !self.unknown && missed <= SHARES_TOLERANCE.millionths() {
            (self.all, 0)
        } else {
            (WHOLE, (WHOLE - self.all).max(0))
        };
        let share = |part: i64| Ratio::new(i128::from(part.min(whole)), i128::from(whole));
        let of = |(least, most): (i64, i64)| (share(least), share(most.saturating_add(rest)));
        let (least, most) = self.level;
        let most = most.add(rest, Ratio::ONE).and_then(|it| it.of(whole));
        Shares {
            smartable: of(self.smartable),
            with_partly: of(self.with_partly),
            level: (
                least.of(whole).unwrap_or(Ratio::ZERO),
                most.unwrap_or(Ratio::ONE),
            ),
        }
    }
}

//! `check` on large inventories whose truth is known: every cause is found at its cell, and
//! nothing else is said.
//!
//! Never here: one rule at a time (`src/check/rules`).

#![expect(
    clippy::expect_used,
    clippy::assigning_clones,
    clippy::disallowed_methods,
    reason = "a test that cannot write its input or run its program has failed"
)]

mod defects;
mod generator;
mod privacy;
mod running;
mod scene;
mod silence;
mod truth;

//! Figures that somebody else worked out: published tables, examples by hand, and laws that must
//! hold for any inventory.

mod by_hand;
mod contingents;
mod day_budgets;
mod dingel_neiman;
mod inventory;
mod levels;
mod program;
mod random;
mod simulation;
mod totals;
mod verdicts;

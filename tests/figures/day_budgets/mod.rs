//! Day budgets: figures worked out by hand, laws that hold for any office, and a second, slow
//! way to the same figures.

mod by_hand;
mod laws;
mod office;
mod slow;
mod worked_example;

//! The program as people meet it: what it prints, where, and with which exit code.
//!
//! Never here: figures (`tests/figures`), or anything a unit test can see.

mod assess;
mod calendar;
mod criteria;
mod help;
mod policy;
mod privacy;
mod schema;
mod support;

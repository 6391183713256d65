//! The program as people meet it: what it prints, where, and with which exit code.
//!
//! Never here: figures (`tests/figures`), or anything a unit test can see.

mod assess;
mod budget;
mod calendar;
mod check;
mod check_formats;
mod check_inputs;
mod check_words;
mod compare;
mod compare_people;
mod compare_sides;
mod contingent;
mod criteria;
mod criteria_diff;
mod fix;
mod forms;
mod help;
mod init;
mod integrations;
mod merge;
mod office;
mod offices;
mod overview;
mod person_tables;
mod policy;
mod privacy;
mod readme;
mod review;
mod schema;
mod simulate;
mod support;
mod template;
mod update;
mod worked_examples;
mod yearly_round;

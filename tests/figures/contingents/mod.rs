//! Contingents: by hand, against slow counts, and laws that hold for any office.

mod headcount_tables;
mod headcounts;
mod headcounts_laws;
mod office;
mod persons;
mod persons_laws;
mod program;

//! Submissions as offices send them, read by the built program; what it says is taken from its JSON.
//!
//! Lives here: shapes of sheets, formats, which files are read, hostile files. Never here: figures
//! (`tests/figures`), or the words of reports (`tests/cli`).

mod choices;
mod formats;
mod headers;
mod hostile;
mod named;
mod persons;
mod persons_shuffled;
mod scores;
mod shapes;
mod support;

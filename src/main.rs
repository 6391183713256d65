//! The program: parses, runs, returns the exit code. Never here: anything testable without a process.

fn main() {}

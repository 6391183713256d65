//! The program: everything else is in the library, where it can be tested.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(smartable::cli::run(std::env::args_os().collect()))
}

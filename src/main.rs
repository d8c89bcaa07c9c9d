//! The command `annalist`. Everything is wired in `cli`; this is its one exit point.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}

//! What is said on standard error, and the exit code that goes with it.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

/// How a command went, when it could go on to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All well.
    Done,
    /// It went to its end, but some input failed, and a message said so.
    SomeFailed,
}

impl Outcome {
    /// `Done` if nothing failed.
    pub(super) fn of(failed: usize) -> Outcome {
        if failed == 0 { Outcome::Done } else { Outcome::SomeFailed }
    }
}

/// Says what is wrong with one input, and what to do. The caller goes on with the next.
pub(super) fn report(place: impl Display, what: impl Display, help: impl Display) {
    let what = what.to_string().replace(['\n', '\r'], " ");
    eprintln!("error: {place}: {what}; help: {help}");
}

/// The exit code of a command; what stopped it is said here, once, with its causes.
pub(super) fn exit_code(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS, // the reader (`head`) has seen enough
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|e| e.downcast_ref::<io::Error>()).any(|e| e.kind() == io::ErrorKind::BrokenPipe)
}

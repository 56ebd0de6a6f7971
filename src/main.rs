//! The process: run the command line, set the exit code.

mod cli;
mod memory;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}

//! The process: run the command line, set the exit code.

mod cli;
mod memory;

use std::process::ExitCode;
use std::{panic, thread};

use recto::typeset::is_broken_layout;

/// The stack, in bytes: Typst reads a layout and takes it apart as deep as its code is nested.
const STACK: usize = 256 << 20;
/// The exit code of a process that panicked.
const PANICKED: u8 = 101;

fn main() -> ExitCode {
    // A layout that breaks the engine is told of as one.
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !is_broken_layout() {
            report(panic);
        }
    }));
    match thread::Builder::new().stack_size(STACK).spawn(cli::run) {
        Ok(thread) => thread.join().unwrap_or(ExitCode::from(PANICKED)),
        // Where there is no room for so much, what there is will do for most.
        Err(_) => cli::run(),
    }
}

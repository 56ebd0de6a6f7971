//! `recto man`: the manual page.

use clap::{Args, CommandFactory};
use recto::diagnostic::{Code, Diagnostic};

use super::terminal::Terminal;
use super::{Cli, Failure, Outcome};

/// Print the manual page
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto man > ~/.local/share/man/man1/recto.1")]
pub(super) struct Command {}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command())
            .render(&mut page)
            .map_err(|error| Failure::from(Diagnostic::error(Code::Unwritable, error.to_string())))?;
        terminal.print_bytes(&page)
    }
}

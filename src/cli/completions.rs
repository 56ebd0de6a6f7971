//! `recto completions`: for shells.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::terminal::Terminal;
use super::{Cli, Outcome};

/// Print a script that lets a shell complete recto's commands
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto completions bash > ~/.local/share/bash-completion/completions/recto
  recto completions zsh > ~/.zfunc/_recto
  recto completions fish > ~/.config/fish/completions/recto.fish")]
pub(super) struct Command {
    /// The shell
    shell: Shell,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "recto", &mut script);
        terminal.print_bytes(&script)
    }
}

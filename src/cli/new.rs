//! `recto new`: a starter résumé.

use std::path::{Path, PathBuf};

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};

use super::terminal::Terminal;
use super::{Outcome, output};

/// The starter, which builds as it is and teaches the schema in its comments.
const STARTER: &str = include_str!("../../data/starter.yaml");

/// Write a starter résumé
///
/// It builds as it is, and its comments teach the schema. A file that is there already is never
/// overwritten.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto new                 write resume.yaml
  recto new cv/me.yaml      write it elsewhere
  recto new -               print it")]
pub(super) struct Command {
    /// Where to write; `-` for standard output
    #[arg(value_name = "FILE", default_value = "resume.yaml")]
    file: PathBuf,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        if self.file == Path::new("-") {
            return terminal.print(STARTER);
        }
        let shown = self.file.display();
        if self.file.exists() {
            let error = Diagnostic::error(Code::Unwritable, format!("`{shown}` is there already"))
                .with_help("give another name: `recto new FILE`");
            return Err(error.into());
        }
        output::write(&self.file, STARTER.as_bytes())?;
        terminal.say(&format!("wrote {shown}; `recto build {shown}` makes a page of it"));
        Ok(())
    }
}

//! `recto new`: a starter résumé.

use std::path::{Path, PathBuf};

use super::terminal::Terminal;
use super::{Outcome, output};
use clap::Args;

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
        output::must_be_new(&self.file, "give another name: `recto new FILE`")?;
        output::write(&self.file, STARTER.as_bytes())?;
        terminal.say(&format!("wrote {shown}; `recto build {shown}` makes a page of it"));
        Ok(())
    }
}

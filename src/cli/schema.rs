//! `recto schema`: the JSON Schema of a résumé file.

use super::Outcome;
use super::terminal::Terminal;
use clap::Args;

/// What [`recto::resume::json_schema`] generates, as a test makes sure: what makes it need not be in the program.
const SCHEMA: &str = include_str!("../../data/resume.schema.json");

/// Print the JSON Schema of a résumé file, for editors
#[derive(Args)]
#[command(after_help = "\
Editors that speak YAML's language server (VS Code, Helix, Neovim) complete and check a résumé whose first
line names the schema:

  recto schema > resume.schema.json
  # yaml-language-server: $schema=resume.schema.json")]
pub(super) struct Command {}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        terminal.print(SCHEMA)
    }
}

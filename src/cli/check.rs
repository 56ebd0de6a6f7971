//! `recto check`: everything that a build would find, and no file.

use clap::Args;
use recto::compile;
use recto::export::{self, Standards};
use recto::typeset::Engine;
use serde_json::json;

use super::Outcome;
use super::input::Input;
use super::terminal::Terminal;

/// Tell every mistake of a résumé, and write nothing
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto check resume.yaml
  recto check resume.yaml --format json      for an editor or a script")]
pub(super) struct Command {
    #[command(flatten)]
    input: Input,
    /// The variant to check; the whole résumé if not given
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let text = self.input.read()?;
        let options = self.input.options(self.variant.as_deref())?;
        let mut engine = Engine::new();
        let compiled = compile(&mut engine, &text.name, &text.text, &text.folder, &options)?;
        export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout)?;
        terminal.report(&compiled.warnings, json!({}))?;
        let warnings = compiled.warnings.len();
        terminal.say(&match warnings {
            0 => format!("{} is in order", text.name),
            1 => format!("{} builds, with one warning", text.name),
            _ => format!("{} builds, with {warnings} warnings", text.name),
        });
        Ok(())
    }
}

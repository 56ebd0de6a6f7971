//! `recto check`: everything that a build would find, and no file.

use clap::Args;
use recto::diagnostic::Diagnostic;
use recto::export::{self, Standards};
use recto::typeset::Engine;
use recto::{Options, compile, read_resume, variant};
use serde_json::json;

use super::input::{Input, Text};
use super::terminal::Terminal;
use super::{Outcome, all};

/// Tell every mistake of a résumé, and write nothing
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto check resume.yaml
  recto check resume.yaml --format json      for an editor or a script")]
pub(super) struct Command {
    #[command(flatten)]
    input: Input,
    /// The variant to check; the whole résumé and every variant if not given
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
        let mut warnings = compiled.warnings;
        if self.variant.is_none() {
            self.variants(&text, &options, &mut warnings, terminal)?;
        }
        terminal.report(&warnings, json!({}))?;
        let warnings = warnings.len();
        terminal.say(&match warnings {
            0 => format!("{} is in order", text.name),
            1 => format!("{} builds, with one warning", text.name),
            _ => format!("{} builds, with {warnings} warnings", text.name),
        });
        Ok(())
    }

    /// Checks every variant of the file as well, and adds to the warnings what only they bring up.
    fn variants(
        &self,
        text: &Text,
        options: &Options,
        warnings: &mut Vec<Diagnostic>,
        terminal: &Terminal,
    ) -> Outcome {
        let (_, resume) = read_resume(&text.name, &text.text)?;
        let names: Vec<String> = variant::names(&resume).into_iter().map(str::to_owned).collect();
        let results = all::each(text, options, &names, terminal, |engine, compiled| {
            export::pdf(&compiled.typeset, &Standards::default(), engine, &compiled.layout)?;
            Ok(compiled.warnings)
        });
        let mut errors = Vec::new();
        for result in results {
            match result {
                Ok(more) => all::extend(warnings, more),
                Err(more) => all::extend(&mut errors, more),
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
    }
}

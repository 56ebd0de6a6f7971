//! `recto diff`: what the reader of one variant sees that the reader of another doesn't.

use clap::Args;
use recto::resume::Fit;
use recto::typeset::Engine;
use recto::{Options, compile};
use serde_json::{Value, json};
use similar::{ChangeTag, TextDiff};

use super::input::{Input, Text};
use super::terminal::Terminal;
use super::{Failure, Outcome};

/// The name by which the whole résumé is compared.
const WHOLE: &str = "-";

/// Show what the readers of two variants see differently
///
/// Lines with `-` are only in the first, lines with `+` only in the second.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto diff resume.yaml platform research
  recto diff resume.yaml - platform          the whole résumé against a variant")]
pub(super) struct Command {
    #[command(flatten)]
    input: Input,
    /// A variant; `-` for the whole résumé
    #[arg(value_name = "A")]
    first: String,
    /// Another
    #[arg(value_name = "B")]
    second: String,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let text = self.input.read()?;
        let options = self.input.options(None)?;
        let first = letters(&text, &options, &self.first)?;
        let second = letters(&text, &options, &self.second)?;
        let diff = TextDiff::from_lines(&first, &second);
        let mut shown = String::new();
        let mut facts: Vec<Value> = Vec::new();
        for (index, group) in diff.grouped_ops(1).iter().enumerate() {
            if index > 0 {
                shown += "  …\n";
            }
            for change in group.iter().flat_map(|operation| diff.iter_changes(operation)) {
                let sign = match change.tag() {
                    ChangeTag::Delete => '-',
                    ChangeTag::Insert => '+',
                    ChangeTag::Equal => ' ',
                };
                let line = change.value().trim_end_matches('\n');
                shown += &format!("{sign} {line}\n");
                if change.tag() != ChangeTag::Equal {
                    facts.push(json!({ "only_in": if sign == '-' { &self.first } else { &self.second }, "text": line }));
                }
            }
        }
        if shown.is_empty() {
            terminal.say(&format!("{} and {} show the same", self.first, self.second));
        }
        terminal.result(&shown, json!({ "first": self.first, "second": self.second, "changes": facts }))
    }
}

/// What the reader of a variant sees, one text a line.
fn letters(text: &Text, options: &Options, variant: &str) -> Result<String, Failure> {
    let variant = (variant != WHOLE).then(|| variant.to_owned());
    // Whether the page fits is not the question here.
    let options = Options { variant, fit: Some(Fit::Off), ..options.clone() };
    let compiled = compile(&mut Engine::new(), &text.name, &text.text, &text.folder, &options)?;
    Ok(compiled.document.letters().iter().map(|(_, letters)| format!("{letters}\n")).collect())
}

//! `recto variants`: what each variant keeps, drops and rewords, and how its page fits.

use clap::Args;
use recto::compile;
use recto::document::{Changes, compare};
use recto::typeset::Engine;
use serde_json::json;

use super::input::Input;
use super::report::cut;
use super::terminal::Terminal;
use super::{Outcome, all, report};

/// How many texts of a kind are listed unless `--verbose` asks for all.
const LISTED: usize = 6;
/// The width to which texts are cut, in characters.
const WIDTH: usize = 88;

/// Show what each variant keeps, drops and rewords
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto variants resume.yaml
  recto variants resume.yaml -v              list everything that is dropped
  recto variants resume.yaml --format json   for programs")]
pub(super) struct Command {
    #[command(flatten)]
    input: Input,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let text = self.input.read()?;
        let names = all::names(&text)?;
        let options = self.input.options(None)?;
        let mut whole_options = options.clone();
        // The whole need not fit: it is there to be compared with.
        whole_options.fit = Some(recto::resume::Fit::Off);
        let whole =
            compile(&mut Engine::new(), &text.name, &text.text, &text.folder, &whole_options)?.document;
        let results = all::each(&text, &options, &names, terminal, |_, compiled| {
            Ok((compare(&whole, &compiled.document), compiled.fit_report()))
        });
        let mut text_report = String::new();
        let mut facts = Vec::new();
        let mut failures = Vec::new();
        for (name, result) in names.iter().zip(results) {
            match result {
                Ok((changes, fit)) => {
                    text_report += &describe(name, &report::summary(&fit), &changes, terminal.is_verbose());
                    facts.push(json!({
                        "variant": name,
                        "fit": fit,
                        "kept": changes.kept,
                        "dropped": changes.dropped,
                        "reworded": changes.reworded,
                        "added": changes.added,
                    }));
                }
                Err(errors) => {
                    text_report += &format!("{name}: does not build\n\n");
                    failures.extend(errors);
                }
            }
        }
        terminal.result(&text_report, json!({ "variants": facts }))?;
        if failures.is_empty() { Ok(()) } else { Err(failures.into()) }
    }
}

fn describe(name: &str, summary: &str, changes: &Changes, all: bool) -> String {
    let (kept, dropped, reworded) = (changes.kept, changes.dropped.len(), changes.reworded.len());
    let mut text = format!("{name}: {summary}; keeps {kept} texts, drops {dropped}, rewords {reworded}\n");
    let rewordings = changes
        .reworded
        .iter()
        .map(|(from, to)| format!("{} → {}", cut(from, WIDTH / 2), cut(to, WIDTH / 2)));
    list(&mut text, "rewords", rewordings.collect(), all);
    list(&mut text, "adds", changes.added.iter().map(|added| cut(added, WIDTH)).collect(), all);
    list(&mut text, "drops", changes.dropped.iter().map(|dropped| cut(dropped, WIDTH)).collect(), all);
    text + "\n"
}

fn list(text: &mut String, verb: &str, items: Vec<String>, all: bool) {
    let listed = if all { items.len() } else { LISTED };
    for item in items.iter().take(listed) {
        *text += &format!("  {verb:<8}{item}\n");
    }
    if items.len() > listed {
        *text += &format!("          and {} more\n", items.len() - listed);
    }
}

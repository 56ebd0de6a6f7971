//! `recto extract`: the JSON Resume that a PDF carries.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::Args;
use recto::diagnostic::{Code, Diagnostic};
use recto::proof::{MAX_BYTES, attachment};
use serde::de::IgnoredAny;
use serde_json::json;

use super::input::{read_bytes, reason, shown};
use super::terminal::Terminal;
use super::{Outcome, output};

/// Get back the JSON Resume that a PDF carries
///
/// `recto build --embed` attaches it; it holds what the page shows, the PDF's keywords, and no more. Any file called
/// `resume.json` that is attached to a PDF is found, whoever attached it.
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto build resume.yaml --embed                  attach it
  recto extract resume.pdf                         print it
  recto extract resume.pdf | recto import - -o back.yaml
                                                   and make a résumé of it again")]
pub(super) struct Command {
    /// The PDF; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where to write; standard output if not given. A file that is there already is never overwritten
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let name = shown(&self.file);
        if let Some(output) = self.output.as_ref().filter(|output| output.as_os_str() != "-") {
            output::must_be_new(output, "give another name to `-o`")?;
        }
        let unreadable =
            |why: &str| Diagnostic::error(Code::Unreadable, format!("`{name}` cannot be read: {why}"));
        let bytes = read_bytes(&self.file, MAX_BYTES).map_err(|error| unreadable(&reason(&error)))?;
        let Some(json) = attachment(&bytes, "resume.json").map_err(|error| unreadable(&error.to_string()))?
        else {
            let message = format!("`{name}` carries no `resume.json`");
            let error = Diagnostic::error(Code::Unreadable, message);
            return Err(error.with_help("`recto build --embed` attaches one").into());
        };
        if serde_json::from_slice::<HashMap<String, IgnoredAny>>(&json).is_err() {
            return Err(unreadable("the `resume.json` that it carries is no résumé in JSON").into());
        }
        match self.output.filter(|output| output.as_os_str() != "-") {
            Some(output) => {
                output::write(&output, &json)?;
                terminal.say(&format!("wrote {}", output.display()));
                terminal.report(&[], json!({ "output": output }))
            }
            None => terminal.print_bytes(&json),
        }
    }
}

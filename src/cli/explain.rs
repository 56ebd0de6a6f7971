//! `recto explain`: more about a code.

use clap::Args;
use recto::diagnostic::Code;
use serde_json::json;

use super::terminal::Terminal;
use super::{Failure, Outcome};

/// Explain a diagnostic by its code, or list all codes
#[derive(Args)]
#[command(after_help = "\
Examples:
  recto explain E0102
  recto explain              list all codes")]
pub(super) struct Command {
    /// A code, such as E0102
    code: Option<String>,
}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let Some(text) = &self.code else {
            let list = Code::ALL.iter().map(|code| format!("{code} {}\n", code.title()));
            let facts = Code::ALL.iter().map(|code| json!({ "code": code.as_str(), "title": code.title() }));
            return terminal.result(&list.collect::<String>(), json!({ "codes": facts.collect::<Vec<_>>() }));
        };
        let unknown = || Failure::Usage(format!("there is no code `{text}`; `recto explain` lists them all"));
        let code: Code = text.parse().map_err(|()| unknown())?;
        let shown = format!("{code}: {}\n\n{}\n", code.title(), code.explanation());
        let facts =
            json!({ "code": code.as_str(), "title": code.title(), "explanation": code.explanation() });
        terminal.result(&shown, facts)
    }
}

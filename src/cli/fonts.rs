//! `recto fonts`: what text is set in.

use clap::Args;
use recto::typeset::Engine;
use serde_json::json;

use super::Outcome;
use super::terminal::Terminal;

/// List the bundled font families
///
/// Installed fonts are looked at only when a résumé has a character that these lack; a warning then says
/// which one was taken.
#[derive(Args)]
pub(super) struct Command {}

impl Command {
    pub(super) fn run(self, terminal: &Terminal) -> Outcome {
        let families = Engine::new().families();
        terminal.result(&format!("{}\n", families.join("\n")), json!({ "fonts": families }))
    }
}

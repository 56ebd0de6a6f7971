//! A PDF in memory from a text in memory: what a server or a test would do.
//!
//! `cargo run --release --example in_memory`

use std::path::Path;

use recto::diagnostic::{Diagnostic, Style};
use recto::export::{self, Standards};
use recto::typeset::Engine;
use recto::{Options, compile};

const RESUME: &str = "\
name: Ada Example
headline: Carpenter
contact:
  email: ada@example.org
sections:
  - work:
      - organization: Example Joinery
        location: Bergen
        title: Master Carpenter
        start: 2019-04
        end: present
        highlights:
          - Built **eleven staircases** of which none creaks
";

fn main() -> Result<(), String> {
    // An engine keeps the fonts and whatever can be used again: make one, and use it for many résumés.
    let mut engine = Engine::new();
    let pdf = build(&mut engine, RESUME).map_err(|mistakes| {
        // What the program prints, without its colours.
        mistakes.iter().map(|mistake| mistake.render(Style::Plain)).collect::<String>()
    })?;
    assert!(pdf.starts_with(b"%PDF-"));
    Ok(())
}

/// Builds a résumé, and prints what came out.
#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn build(engine: &mut Engine, text: &str) -> Result<Vec<u8>, Vec<Diagnostic>> {
    // The name is what mistakes are told under; the folder is where a layout of one's own would be found.
    let compiled = compile(engine, "ada.yaml", text, Path::new("."), &Options::default())?;
    let pdf = export::pdf(&compiled.typeset, &Standards::default(), engine, &compiled.layout)?;
    for page in &compiled.typeset.measure.pages {
        println!("{} lines, {:.1} % full", page.lines, page.full * 100.0);
    }
    println!("{} bytes of PDF", pdf.len());
    Ok(pdf)
}

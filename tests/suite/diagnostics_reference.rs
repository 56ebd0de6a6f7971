//! The reference of the codes: its examples do what it says.
//!
//! Each section of docs/diagnostics.md has two blocks of YAML: the first has the section's mistake and no other, the
//! second has none. They leave out the `name:` that every résumé has.

use std::collections::BTreeSet;
use std::path::Path;

use recto::diagnostic::Code;
use recto::typeset::Engine;
use recto::{Options, compile};

use crate::support::{read, render};

/// Codes whose examples are not résumés: manifests and code of layouts, and files.
const NO_RESUME: [&str; 10] =
    ["E0302", "E0304", "E0306", "E0307", "E0501", "E0502", "E0701", "E0702", "E0801", "W0301"];

/// The variant by which a code's examples are shown; the others show the whole résumé.
const BY_VARIANT: [(&str, [&str; 2]); 1] = [("W0201", ["smith", "baker"])];

/// Codes whose first example depends on the fonts that are installed.
const BY_MACHINE: [&str; 2] = ["E0305", "W0302"];

#[test]
fn its_examples_do_what_it_says() {
    let reference = read("docs/diagnostics.md");
    for section in reference.split("\n## ").skip(1) {
        let code = section.split(':').next().expect("a code");
        let examples: Vec<&str> =
            section.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        if NO_RESUME.contains(&code) {
            assert!(examples.is_empty(), "{code} has examples now: take it off the list");
            continue;
        }
        let [wrong, mended] = examples.as_slice() else { panic!("{code} has {} examples", examples.len()) };
        let variants = BY_VARIANT.iter().find(|(shown, _)| *shown == code).map(|(_, variants)| *variants);
        if !BY_MACHINE.contains(&code) {
            let found: BTreeSet<&str> =
                codes(wrong, variants.map(|variants| variants[0])).into_iter().map(Code::as_str).collect();
            assert_eq!(found, BTreeSet::from([code]), "the first example of {code}");
        }
        assert_eq!(codes(mended, variants.map(|variants| variants[1])), [], "the mended example of {code}");
    }
}

/// The codes of what is wrong with a snippet of a résumé.
fn codes(snippet: &str, variant: Option<&str>) -> Vec<Code> {
    let named = snippet.lines().any(|line| line.starts_with("name:"));
    let text = if named { snippet.to_owned() } else { format!("name: Ada Example\n{snippet}") };
    let options = Options { variant: variant.map(str::to_owned), ..Options::default() };
    let found = match compile(&mut Engine::new(), "resume.yaml", &text, Path::new(""), &options) {
        Ok(compiled) => compiled.warnings,
        Err(errors) => errors,
    };
    if found.len() > 9 {
        panic!("far more than one mistake: {}", render(&found));
    }
    found.iter().map(|diagnostic| diagnostic.code).collect()
}

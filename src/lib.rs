//! recto compiles a YAML résumé into a typeset page.
//!
//! One way, no cycles: [`source`] reads YAML, [`resume`] is the schema, [`document`] what the reader sees,
//! [`layout`] how it is drawn, [`typeset`] the engine, [`fit`] what makes a page full and no more, [`export`]
//! the files; [`compile()`] goes the whole way, [`show()`] as far as formats without pages need. [`import`] reads other
//! tools' files, [`proof`] tells what machines read in a PDF, recto's or another's. `docs/architecture.md` has the map.
//!
//! ```
//! use std::path::Path;
//!
//! use recto::export::{self, Standards};
//! use recto::typeset::Engine;
//! use recto::{Options, compile};
//!
//! # fn main() -> Result<(), Vec<recto::diagnostic::Diagnostic>> {
//! let text = "name: Ada Example\nsections:\n  - bullets: [Builds stairs that do not creak]\n";
//! let mut engine = Engine::new();
//! let compiled = compile(&mut engine, "ada.yaml", text, Path::new("."), &Options::default())?;
//! assert_eq!(compiled.typeset.measure.pages.len(), 1);
//!
//! let pdf = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout)?;
//! assert!(pdf.starts_with(b"%PDF-"));
//! # Ok(())
//! # }
//! ```
//!
//! What is wrong with a text comes back as values, every mistake at once, each with its place:
//!
//! ```
//! # use std::path::Path;
//! # use recto::{Options, compile, typeset::Engine};
//! use recto::diagnostic::Code;
//!
//! let text = "name: Ada Example\nheadlin: Carpenter\n";
//! let compiled = compile(&mut Engine::new(), "ada.yaml", text, Path::new("."), &Options::default());
//! let mistakes = compiled.err().unwrap_or_default();
//! assert_eq!(mistakes[0].code, Code::UnknownField);
//! assert_eq!(mistakes[0].place(), Some((2, 1)));
//! ```

mod adopt;
mod checks;
mod compile;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod fit;
pub mod import;
pub mod layout;
pub mod locale;
mod overflow;
mod paragraph;
pub mod proof;
pub mod resume;
pub mod source;
mod suggestion;
pub mod typeset;
pub mod variant;

pub use adopt::adopt;
pub use compile::{Compiled, Options, Shown, compile, read_resume, show};

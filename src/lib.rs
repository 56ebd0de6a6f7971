//! recto compiles a YAML résumé into a typeset page.
//!
//! One way, no cycles: [`source`] reads YAML, [`resume`] is the schema, [`document`] what the reader sees,
//! [`layout`] how it is drawn, [`typeset`] the engine, [`fit`] what makes a page full and no more, [`export`]
//! the files; [`compile()`] goes the whole way. `docs/architecture.md` has the map.

mod compile;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod fit;
pub mod layout;
pub mod locale;
pub mod resume;
pub mod source;
mod suggestion;
pub mod typeset;
pub mod variant;

pub use compile::{Compiled, Options, compile, read_resume};

//! recto compiles a YAML résumé into a typeset page.
//!
//! One way, no cycles: [`source`] reads YAML, [`resume`] is the schema, [`document`] what the reader sees,
//! [`layout`] how it is drawn, [`typeset`] the engine, [`export`] the files; [`compile()`] goes the whole
//! way. `docs/architecture.md` has the map.

mod checks;
mod compile;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod layout;
pub mod locale;
mod overflow;
mod paragraph;
pub mod resume;
pub mod source;
mod suggestion;
pub mod typeset;

pub use compile::{Compiled, Options, compile};

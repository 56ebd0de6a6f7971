//! The helpers of `/recto.typ` that every text goes through, as functions of Typst's library written in Rust.
//!
//! Whatever a function in Typst's own language is given is hashed, so that what comes out can be remembered, and
//! its code is walked for each call: with a function or two for each text, that was a fifth of a page's cost. A
//! function in Rust costs no more than the content that it makes. `docs/layouts.md` describes them.

mod arrange;
pub(super) mod mark;
mod parts;
mod size;
mod text;
mod values;

use typst::foundations::{Module, Scope};

/// The module that `/recto.typ` passes on to layouts.
pub(super) const NAME: &str = "recto";

/// All helpers, by their names in Typst.
pub(super) fn module() -> Module {
    let mut scope = Scope::new();
    scope.define("too-long", text::TOO_LONG);
    scope.define_func::<values::values>();
    scope.define_func::<text::words>();
    scope.define_func::<arrange::paragraph>();
    scope.define_func::<arrange::row>();
    scope.define_func::<arrange::headed>();
    scope.define_func::<arrange::bulleted>();
    scope.define_func::<arrange::contacts>();
    scope.define_func::<parts::parts_of>();
    scope.define_func::<parts::line_of>();
    scope.define_func::<size::extent>();
    scope.define_func::<size::capitals>();
    scope.define_func::<size::small_capitals>();
    scope.define_func::<size::most_lines>();
    scope.define_func::<size::fewest_lines>();
    Module::new(NAME, scope)
}

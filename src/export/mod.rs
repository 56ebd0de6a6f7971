//! Pages as files: one module a format, from a [`Typeset`](crate::typeset::Typeset) to bytes.

mod pdf;
mod png;

pub use pdf::{Standards, UnknownStandard, pdf};
pub use png::png;

//! Pages as files: one module a format, from a [`Typeset`](crate::typeset::Typeset) to bytes.

mod json_resume;
mod pdf;
mod png;

pub use json_resume::json_resume;
pub use pdf::{Standards, UnknownStandard, pdf};
pub use png::png;

//! Files: one module a format, from a [`Typeset`](crate::typeset::Typeset) or, where there are no pages, from a
//! [`Document`](crate::document::Document) to bytes.

mod docx;
mod format;
mod html;
mod json_resume;
mod markup;
mod md;
mod outline;
mod pdf;
mod png;
mod svg;
mod txt;

pub use docx::docx;
pub use format::{Format, UnknownFormat};
pub use html::html;
pub use json_resume::json_resume;
pub use md::md;
pub use pdf::{Standards, UnknownStandard, pdf};
pub use png::png;
pub use svg::svg;
pub use txt::txt;

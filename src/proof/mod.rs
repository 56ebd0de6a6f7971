//! What machines read in a PDF, any PDF.

mod model;
mod read;
mod views;

pub use model::{Facts, Model};
pub use read::Unreadable;
pub use views::{Line, View};

/// Reads.
///
/// # Errors
/// Unreadable.
pub fn read(bytes: &[u8]) -> Result<Model, Unreadable> {
    read::read(bytes)
}

//! Layouts: a manifest of parameters and the Typst files that draw a page, built in or the user's own.
//!
//! Takes a name or a folder, gives a [`Layout`], whose manifest says what may be set and what the fit may
//! move. Reads a layout's files for the engine and nothing outside its folder. Knows no Typst beyond the
//! shape of its package manifests.

mod files;
mod manifest;
mod params;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, TextFile};
pub use files::{FileError, Files};
pub use manifest::{Manifest, Parameter};
pub use params::{InvalidParam, Params, Setting, Unit};

/// The helpers that every layout may import as `/recto.typ`.
pub const HELPERS: &str = include_str!("../../layouts/lib/recto.typ");

/// The layout that is used if none is named.
pub const DEFAULT: &str = "margin";

/// A way to draw a document.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name to call it by: a built-in layout's, or the path of a folder as the user gave it.
    pub name: String,
    /// What it is and what can be set.
    pub manifest: Arc<Manifest>,
    /// Where its files are.
    pub files: Files,
}

/// A layout that recto brings along: its name and files.
struct BuiltIn {
    name: &'static str,
    files: &'static [(&'static str, &'static str)],
}

/// The layouts that recto brings along.
const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "margin",
        files: &[
            ("typst.toml", include_str!("../../layouts/margin/typst.toml")),
            ("lib.typ", include_str!("../../layouts/margin/lib.typ")),
        ],
    },
    BuiltIn {
        name: "linear",
        files: &[
            ("typst.toml", include_str!("../../layouts/linear/typst.toml")),
            ("lib.typ", include_str!("../../layouts/linear/lib.typ")),
        ],
    },
];

impl Layout {
    /// Finds a layout by the name of a built-in one, or by the path of a folder, which is looked up from
    /// `base`.
    ///
    /// # Errors
    /// No such layout, one that a symbolic link leads to out of the folder in which its path begins, or one whose
    /// manifest is not in order. An error about the name itself has no place: the caller knows where the name stands.
    pub fn find(name: &str, base: &Path) -> Result<Self, Vec<Diagnostic>> {
        if let Some(built_in) = BUILT_IN.iter().find(|layout| layout.name == name) {
            return Self::load(name, Files::BuiltIn(built_in.files));
        }
        let folder = base.join(name);
        if folder.join("typst.toml").is_file() {
            if files::leads_out(base, Path::new(name)) {
                let message = format!("a symbolic link leads from `{name}` out of its folder");
                let help = "a layout may be anywhere: give the path that the link leads to";
                return Err(vec![Diagnostic::error(Code::UnknownLayout, message).with_help(help)]);
            }
            return Self::load(name, Files::Folder(folder));
        }
        let mut error = Diagnostic::error(Code::UnknownLayout, format!("there is no layout `{name}`"));
        let names = Self::names();
        error.help.push(match crate::suggestion::nearest(name, names.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("built in: {}; a folder of your own holds a `typst.toml`", names.join(", ")),
        });
        Err(vec![error])
    }

    /// The names of the built-in layouts.
    pub fn names() -> Vec<&'static str> {
        BUILT_IN.iter().map(|layout| layout.name).collect()
    }

    fn load(name: &str, files: Files) -> Result<Self, Vec<Diagnostic>> {
        let shown = match &files {
            Files::BuiltIn(_) => format!("{name}/typst.toml"),
            Files::Folder(folder) => folder.join("typst.toml").display().to_string(),
        };
        let bytes = files.read("typst.toml").map_err(|error| {
            vec![Diagnostic::error(Code::InvalidManifest, format!("`{shown}` cannot be read: {error}"))]
        })?;
        let file = TextFile::new(shown, String::from_utf8_lossy(&bytes));
        let manifest = Arc::new(Manifest::parse(&file).map_err(|error| vec![error])?);
        Ok(Self { name: name.to_owned(), manifest, files })
    }
}

//! Where a layout's files are, and that nothing else is read.

use std::borrow::Cow;
use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The largest file of a layout that is read, in bytes.
const MAX_BYTES: u64 = 16 << 20;

/// The files of a layout.
#[derive(Debug, Clone)]
pub enum Files {
    /// Compiled in: names with texts.
    BuiltIn(&'static [(&'static str, &'static str)]),
    /// A folder of the user's.
    Folder(PathBuf),
}

/// Why a layout's file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// There is no such file.
    NotFound,
    /// The path, or a symbolic link on it, leads out of the layout's folder.
    Outside,
    /// It is there and cannot be read.
    Unreadable,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileError::NotFound => "file not found",
            FileError::Outside => "it lies outside of the layout's folder",
            FileError::Unreadable => "it is no readable file of a reasonable size",
        })
    }
}

impl Files {
    /// Reads a file by its path relative to the layout's folder.
    ///
    /// # Errors
    /// No such file, one that lies outside of the folder (symbolic links are followed to find out), or one
    /// that is over 16 MiB or no file.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, FileError> {
        match self {
            Files::BuiltIn(files) => {
                let file = files.iter().find(|(name, _)| *name == path);
                file.map(|(_, text)| Cow::Borrowed(text.as_bytes())).ok_or(FileError::NotFound)
            }
            Files::Folder(folder) => read_inside(folder, path).map(Cow::Owned),
        }
    }
}

/// Whether a path leads where it says: no symbolic link on it leads out of the folder in which its first name stands.
///
/// A path of `..` or from the root says itself where it leads.
pub(super) fn leads_out(base: &Path, path: &Path) -> bool {
    let named = path.components().position(|component| matches!(component, Component::Normal(_)));
    let before: PathBuf = path.components().take(named.unwrap_or_default()).collect();
    // The folder of a file that is called by its mere name is the working directory.
    let base = Path::new(".").join(base);
    match (base.join(before).canonicalize(), base.join(path).canonicalize()) {
        (Ok(root), Ok(real)) => !real.starts_with(root),
        // What is not there leads nowhere.
        _ => false,
    }
}

fn read_inside(folder: &Path, path: &str) -> Result<Vec<u8>, FileError> {
    let path = Path::new(path);
    if !path.components().all(|component| matches!(component, Component::Normal(_))) {
        return Err(FileError::Outside);
    }
    let root = folder.canonicalize().map_err(|_| FileError::NotFound)?;
    let real = root.join(path).canonicalize().map_err(|_| FileError::NotFound)?;
    if !real.starts_with(&root) {
        return Err(FileError::Outside);
    }
    let metadata = fs::metadata(&real).map_err(|_| FileError::Unreadable)?;
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Err(FileError::Unreadable);
    }
    fs::read(&real).map_err(|_| FileError::Unreadable)
}

//! The world that Typst sees: one layout, two files of data, the fonts, and nothing else.

use std::borrow::Cow;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, PackageError, eco_format};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::helpers;
use crate::layout::{self, HELPERS, Layout};

/// The folder, in Typst's eyes, that a layout's files are in.
const LAYOUT_FOLDER: &str = "/layout/";

/// What attaches a file to the PDF: the same content in another form (PDF/A-3, ISO 19005-3, annex E).
const ATTACH: &str = "#pdf.attach(\"resume.json\", read(\"/attachment\", encoding: none), relationship: \"alternative\", \
                      mime-type: \"application/json\", description: \"JSON Resume\")\n";

/// Typst's library and the helpers.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let mut library = Library::default();
    library.global.scope_mut().define(helpers::NAME, helpers::module());
    helpers::mark::register(&mut library.rules);
    LazyHash::new(library)
});

static MAIN: LazyLock<FileId> = LazyLock::new(|| {
    // The path is a constant and well-formed.
    let path = VirtualPath::new("/main.typ").expect("a well-formed path");
    RootedPath::new(VirtualRoot::Project, path).intern()
});

/// The world of one engine. Files that were loaded for one compilation are reused by the next, so that an
/// edit costs no more than what it changes.
pub(super) struct RectoWorld {
    files: FileStore<Loader>,
    pub(super) fonts: FontStore,
}

impl RectoWorld {
    pub(super) fn new(fonts: FontStore) -> Self {
        Self { files: FileStore::new(Loader::default()), fonts }
    }

    /// Lays out what is to be compiled next.
    pub(super) fn prepare(
        &mut self,
        layout: &Layout,
        resume: String,
        params: String,
        attachment: Option<String>,
    ) {
        let mut main = format!("#import \"{LAYOUT_FOLDER}{}\": resume\n", layout.manifest.entrypoint);
        if attachment.is_some() {
            main += ATTACH;
        }
        main += "#resume(json(\"/resume.json\"), json(\"/params.json\"))\n";
        *self.files.loader_mut() =
            Loader { main, layout: Some(layout.files.clone()), resume, params, attachment };
        self.files.reset();
    }

    /// What the user calls a file of this world.
    pub(super) fn name_of(id: FileId, layout: &Layout) -> String {
        let path = id.vpath().get_with_slash();
        match path.strip_prefix(LAYOUT_FOLDER) {
            Some(file) => match &layout.files {
                layout::Files::BuiltIn(_) => format!("{}/{file}", layout.name),
                layout::Files::Folder(folder) => folder.join(file).display().to_string(),
            },
            None => format!("<recto>{path}"),
        }
    }
}

/// Serves the files of a world.
#[derive(Default)]
struct Loader {
    main: String,
    layout: Option<layout::Files>,
    resume: String,
    params: String,
    attachment: Option<String>,
}

impl FileLoader for Loader {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if let VirtualRoot::Package(package) = id.root() {
            let message = eco_format!("layouts use no packages, but this one asks for {package}");
            return Err(FileError::Package(PackageError::Other(Some(message))));
        }
        let path = id.vpath().get_with_slash();
        match path {
            "/attachment" => Ok(Bytes::from_string(self.attachment.clone().unwrap_or_default())),
            "/main.typ" => Ok(Bytes::from_string(self.main.clone())),
            "/recto.typ" => Ok(Bytes::new(HELPERS.as_bytes())),
            "/resume.json" => Ok(Bytes::from_string(self.resume.clone())),
            "/params.json" => Ok(Bytes::from_string(self.params.clone())),
            _ => self.layout_file(path),
        }
    }
}

impl Loader {
    fn layout_file(&self, path: &str) -> FileResult<Bytes> {
        let not_found = || FileError::NotFound(path.into());
        let file = path.strip_prefix(LAYOUT_FOLDER).ok_or_else(not_found)?;
        let files = self.layout.as_ref().ok_or_else(not_found)?;
        match files.read(file) {
            Ok(Cow::Borrowed(bytes)) => Ok(Bytes::new(bytes)),
            Ok(Cow::Owned(bytes)) => Ok(Bytes::new(bytes)),
            Err(layout::FileError::NotFound) => Err(not_found()),
            Err(error) => Err(FileError::Other(Some(eco_format!("`{file}` cannot be read: {error}")))),
        }
    }
}

impl World for RectoWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    /// None: a page that knew the day would be another page tomorrow.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

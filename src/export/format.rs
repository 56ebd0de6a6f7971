//! What a résumé can be written as.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// A format of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The typeset pages, tagged and archival.
    Pdf,
    /// A picture of each page, in pixels.
    Png,
    /// A picture of each page, in outlines.
    Svg,
    /// A page for browsers.
    Html,
    /// Markdown (CommonMark).
    Md,
    /// Plain text.
    Txt,
    /// A document for word processors (Office Open XML).
    Docx,
    /// JSON Resume, for other programs.
    Json,
}

impl Format {
    /// Every format, in the order in which they are told of.
    pub const ALL: [Self; 8] =
        [Self::Pdf, Self::Png, Self::Svg, Self::Html, Self::Md, Self::Txt, Self::Docx, Self::Json];

    /// The format's name, which is its files' extension as well.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Docx => "docx",
            Self::Json => "json",
        }
    }

    /// What a server calls the format (IANA's media types).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Html => "text/html; charset=utf-8",
            Self::Md => "text/markdown; charset=utf-8",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Json => "application/json",
        }
    }

    /// Whether it shows pages, so that the résumé has to be typeset and to fit; the others only need the text.
    pub fn needs_pages(self) -> bool {
        matches!(self, Self::Pdf | Self::Png | Self::Svg)
    }

    /// Whether its files are text, for a terminal to show.
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Png | Self::Docx)
    }

    /// The format that a file's extension stands for, if it has one.
    ///
    /// # Errors
    /// An extension that is no format's.
    pub fn of(path: &Path) -> Result<Option<Self>, UnknownFormat> {
        let extension = path.extension().map(|extension| extension.to_string_lossy());
        extension.map(|extension| extension.parse()).transpose()
    }
}

/// Why a text names no format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Format::ALL.map(Format::name).join(", ");
        write!(f, "`{}` is not one of {names}", self.0)
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        let name = text.trim();
        let found = Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name));
        found.ok_or_else(|| UnknownFormat(name.to_owned()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

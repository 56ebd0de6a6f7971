//! PDF: tagged, accessible (PDF/UA-1) and archival (PDF/A-2a) unless asked otherwise.

use std::fmt;
use std::str::FromStr;

use typst::foundations::Smart;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::diagnostic::{Code, Diagnostic};
use crate::layout::Layout;
use crate::typeset::{Engine, Typeset};

/// The standards that a PDF conforms to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standards(Vec<PdfStandard>);

impl Standards {
    /// The names of all standards that can be asked for.
    pub const NAMES: [&str; 17] = [
        "1.4", "1.5", "1.6", "1.7", "2.0", "a-1b", "a-1a", "a-2b", "a-2u", "a-2a", "a-3b", "a-3u", "a-3a",
        "a-4", "a-4f", "a-4e", "ua-1",
    ];
}

/// PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2): readable aloud, and for ever.
impl Default for Standards {
    fn default() -> Self {
        Self(vec![PdfStandard::Ua_1, PdfStandard::A_2a])
    }
}

impl Standards {
    /// As by default, but PDF/A-3a (ISO 19005-3), which is PDF/A-2a with files attached.
    pub fn with_attachment() -> Self {
        Self(vec![PdfStandard::Ua_1, PdfStandard::A_3a])
    }

    /// Whether any file may be attached, which PDF/A-1, A-2 and A-4 do not allow.
    pub fn allow_attachments(&self) -> bool {
        use PdfStandard::{A_1a, A_1b, A_2a, A_2b, A_2u, A_4};
        !self.0.iter().any(|standard| matches!(standard, A_1a | A_1b | A_2a | A_2b | A_2u | A_4))
    }
}

/// Why a text names no standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownStandard(String);

impl fmt::Display for UnknownStandard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for UnknownStandard {}

impl FromStr for Standards {
    type Err = UnknownStandard;

    /// Reads a list with commas, such as `ua-1,a-2a`.
    fn from_str(text: &str) -> Result<Self, UnknownStandard> {
        let standards = text.split(',').map(str::trim).map(|name| {
            let value = serde_json::Value::String(name.to_lowercase());
            serde_json::from_value::<PdfStandard>(value)
                .map_err(|_| UnknownStandard(format!("`{name}` is not one of {}", Self::NAMES.join(", "))))
        });
        let list = standards.collect::<Result<Vec<_>, _>>()?;
        PdfStandards::new(&list).map_err(|error| UnknownStandard(error.message().to_string()))?;
        Ok(Self(list))
    }
}

/// A typeset document as a PDF. The same document gives the same bytes on every machine.
///
/// # Errors
/// Whatever keeps the PDF from conforming to the standards; or pages that take too much to be written
/// ([`Limits`](crate::typeset::Limits)).
pub fn pdf(
    typeset: &Typeset,
    standards: &Standards,
    engine: &Engine,
    layout: &Layout,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let standards = PdfStandards::new(&standards.0)
        .map_err(|error| vec![Diagnostic::error(Code::PdfStandard, error.message().to_string())])?;
    let options = PdfOptions {
        creator: Smart::Custom(Some(format!("recto {}", env!("CARGO_PKG_VERSION")))),
        standards,
        ..PdfOptions::default()
    };
    let written = typeset.write(move |paged| typst_pdf::pdf(paged, &options))?;
    written.map_err(|errors| {
        let mut diagnostics = engine.diagnose(layout, errors);
        diagnostics.iter_mut().for_each(|diagnostic| diagnostic.code = Code::PdfStandard);
        diagnostics
    })
}

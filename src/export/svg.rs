//! Pages in outlines, sharp at any size.

use typst_svg::SvgOptions;

use crate::diagnostic::Diagnostic;
use crate::typeset::Typeset;

/// Each page as an SVG picture. Its letters are drawn as shapes, so that it needs no fonts.
///
/// # Errors
/// Pages that take too much to be written ([`Limits`](crate::typeset::Limits)).
pub fn svg(typeset: &Typeset) -> Result<Vec<String>, Vec<Diagnostic>> {
    typeset.write(|paged| {
        paged.pages().iter().map(|page| typst_svg::svg(page, &SvgOptions::default())).collect()
    })
}

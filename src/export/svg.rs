//! Pages in outlines, sharp at any size.

use typst_svg::SvgOptions;

use crate::typeset::Typeset;

/// Each page as an SVG picture. Its letters are drawn as shapes, so that it needs no fonts.
pub fn svg(typeset: &Typeset) -> Vec<String> {
    let pages = typeset.paged.pages().iter();
    pages.map(|page| typst_svg::svg(page, &SvgOptions::default())).collect()
}

//! Pictures of pages.

use typst_render::RenderOptions;

use crate::typeset::Typeset;

/// Each page as a PNG picture, at a resolution in pixels per inch.
pub fn png(typeset: &Typeset, pixels_per_inch: f64) -> Vec<Vec<u8>> {
    let options = RenderOptions { pixel_per_pt: (pixels_per_inch / 72.0).into(), ..RenderOptions::default() };
    let pages = typeset.paged.pages().iter();
    pages.filter_map(|page| typst_render::render(page, &options).encode_png().ok()).collect()
}

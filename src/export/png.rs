//! Pictures of pages.

use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use crate::diagnostic::{Code, Diagnostic};
use crate::typeset::Typeset;

/// The most pixels of a picture: 640 MB while it is written, a sheet of A3 at 600 pixels per inch.
const MOST_PIXELS: f64 = 80e6;

/// Each page as a PNG picture, at a resolution in pixels per inch.
///
/// # Errors
/// A page that has no room in a picture, as a layout's own size of page may not; or pages that take too much to be
/// drawn ([`Limits`](crate::typeset::Limits)).
pub fn png(typeset: &Typeset, pixels_per_inch: f64) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    typeset.write(move |paged| pictures(paged, pixels_per_inch))?
}

fn pictures(paged: &PagedDocument, pixels_per_inch: f64) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    let scale = pixels_per_inch / 72.0;
    let options = RenderOptions { pixel_per_pt: scale.into(), ..RenderOptions::default() };
    let mut pictures = Vec::new();
    for (index, page) in paged.pages().iter().enumerate() {
        let side = |points: f64| (points * scale).round().max(1.0);
        let (width, height) = (side(page.frame.width().to_pt()), side(page.frame.height().to_pt()));
        let picture =
            (width * height <= MOST_PIXELS).then(|| typst_render::render(page, &options).encode_png());
        let Some(Ok(picture)) = picture else {
            let message = format!("page {} would be a picture of {width} × {height} pixels", index + 1);
            let help = "a lower resolution (`--ppi`) makes smaller pictures";
            return Err(vec![Diagnostic::error(Code::Unwritable, message).with_help(help)]);
        };
        pictures.push(picture);
    }
    Ok(pictures)
}

//! What form fields and notes look like on the page, and where.

use lopdf::{Dictionary, Object};

use super::file::{File, as_dictionary};
use super::layers::Layers;
use super::limits;
use super::matrix::Matrix;

/// A form that is drawn on top of a page.
pub(super) struct Appearance<'a> {
    pub(super) form: &'a Object,
    /// Turns what the form's own matrix leads to into the page's coordinates.
    pub(super) place: Matrix,
}

/// What is drawn on top of a page, in order.
pub(super) fn appearances<'a>(file: &'a File, page: &'a Dictionary, layers: &Layers) -> Vec<Appearance<'a>> {
    let annotations = file.array(page, b"Annots").map_or(&[][..], Vec::as_slice);
    let annotations =
        file.budget.few(annotations, limits::LINKS).iter().filter_map(|annotation| file.follow(annotation));
    annotations
        .filter_map(as_dictionary)
        .filter(|annotation| is_shown(file, annotation, layers))
        .filter_map(|annotation| appearance(file, annotation))
        .collect()
}

/// Whether an annotation is drawn. (What marks the page's text holds none, and lets it shine through.)
fn is_shown(file: &File, annotation: &Dictionary, layers: &Layers) -> bool {
    const HIDDEN: i64 = 2;
    const NO_VIEW: i64 = 32;
    let marks: [&[u8]; 5] = [b"Highlight", b"Underline", b"StrikeOut", b"Squiggly", b"Popup"];
    let flags = file.number(annotation, b"F").unwrap_or(0.0) as i64;
    let layer = file.dictionary(annotation, b"OC");
    flags & (HIDDEN | NO_VIEW) == 0
        && file.name(annotation, b"Subtype").is_none_or(|kind| !marks.contains(&kind))
        && !layer.is_some_and(|layer| layers.hide(file, layer))
}

fn appearance<'a>(file: &'a File, annotation: &'a Dictionary) -> Option<Appearance<'a>> {
    let normal = file.get(file.dictionary(annotation, b"AP")?, b"N")?;
    // There may be one for each state, such as that of a box that is ticked.
    let form = match normal {
        Object::Dictionary(states) => file.get(states, file.name(annotation, b"AS")?)?,
        normal => normal,
    };
    let dictionary = &form.as_stream().ok()?.dict;
    let own = file.numbers::<6>(dictionary, b"Matrix").map_or(Matrix::IDENTITY, Matrix);
    let from = own.around(file.numbers(dictionary, b"BBox")?);
    let to = Matrix::IDENTITY.around(file.numbers(annotation, b"Rect")?);
    let (right, up) = ((to[2] - to[0]) / (from[2] - from[0]), (to[3] - to[1]) / (from[3] - from[1]));
    let place = Matrix([right, 0.0, 0.0, up, to[0] - from[0] * right, to[1] - from[1] * up]);
    place.0.iter().all(|number| number.is_finite()).then_some(Appearance { form, place })
}

//! What a file says of itself, and the links on its pages.

use lopdf::{Dictionary, Object};

use super::file::{File, as_dictionary};
use super::limits;
use super::matrix::Matrix;
use crate::proof::model::{Facts, Link};

/// Reads what the catalogue, the information dictionary and the metadata say.
pub(super) fn read(file: &File) -> Facts {
    let info = |key| file.info().and_then(|info| file.text(info, key));
    let metadata = file.catalog().and_then(|catalog| file.unpack(catalog.get(b"Metadata").ok()?));
    let metadata = metadata.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let mut claims = Vec::new();
    if let Some(part) = property(&metadata, "pdfaid:part") {
        let level = property(&metadata, "pdfaid:conformance").unwrap_or_default();
        claims.push(format!("PDF/A-{part}{level}"));
    }
    if let Some(part) = property(&metadata, "pdfuaid:part") {
        claims.push(format!("PDF/UA-{part}"));
    }
    Facts {
        producer: info(b"Producer").or_else(|| info(b"Creator")),
        title: info(b"Title").or_else(|| property(&metadata, "dc:title")),
        language: file.catalog().and_then(|catalog| file.text(catalog, b"Lang")),
        tagged: false,
        encrypted: file.was_encrypted,
        claims,
    }
}

/// A property of XMP metadata, which is XML of a simple kind: `<name>value</name>` or `name="value"`, in quotation
/// marks of either kind, and a value may stand in a list.
fn property(metadata: &str, name: &str) -> Option<String> {
    let after = metadata.split(name).nth(1)?;
    let quoted = after.strip_prefix('=').and_then(|quoted| Some((quoted, quoted.chars().next()?)));
    let value = match quoted.filter(|(_, mark)| matches!(mark, '"' | '\'')) {
        Some((quoted, mark)) => quoted.split(mark).nth(1)?,
        None => {
            let body = after.split(&format!("</{name}")).next()?;
            let text = body.split('>').skip(1).map(|part| part.split('<').next().unwrap_or_default().trim());
            text.into_iter().find(|part| !part.is_empty())?
        }
    };
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let value =
        marks.into_iter().fold(value.to_owned(), |value, (written, mark)| value.replace(written, mark));
    Some(value).filter(|value| !value.is_empty() && value.len() < 1000)
}

/// The links of a page.
pub(super) fn links(file: &File, page: &Dictionary, base: Matrix) -> Vec<Link> {
    let annotations = file.array(page, b"Annots").map_or(&[][..], Vec::as_slice);
    file.budget
        .few(annotations, limits::LINKS)
        .iter()
        .filter_map(|annotation| link(file, annotation, base))
        .collect()
}

fn link(file: &File, object: &Object, base: Matrix) -> Option<Link> {
    let annotation = as_dictionary(file.follow(object)?)?;
    if file.name(annotation, b"Subtype") != Some(b"Link") {
        return None;
    }
    let action = file.dictionary(annotation, b"A");
    Some(Link {
        area: base.around(file.numbers(annotation, b"Rect")?),
        url: action.and_then(|action| file.text(action, b"URI")),
        description: file.text(annotation, b"Contents"),
    })
}

//! Files that are attached to a PDF.

use lopdf::{Dictionary, Object};

use super::file::{File, as_dictionary};
use super::{Unreadable, limits, load};

/// The bytes of the first attached file of a name (ISO 32000-1, 7.11.4); none if there is no such file.
///
/// # Errors
/// There is one, but it is larger than what is read, or cannot be unpacked; or there are too many to be sure.
pub(super) fn find(file: &File, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
    let root = || file.dictionary(file.dictionary(file.catalog()?, b"Names")?, b"EmbeddedFiles");
    let Some(found) = root().and_then(|root| specification(file, root, name)) else {
        return if file.budget.is_cut() { Err(Unreadable::TooLarge) } else { Ok(None) };
    };
    let bytes = || {
        let streams = file.dictionary(found, b"EF")?;
        let stream =
            file.follow(streams.get(b"UF").or_else(|_| streams.get(b"F")).ok()?)?.as_stream().ok()?;
        // Of what is damaged nothing may be left.
        let whole = |bytes: &Vec<u8>| !bytes.is_empty() || stream.content.is_empty();
        Some(load::plain(stream).map(|bytes| bytes.filter(whole)))
    };
    bytes().transpose()?.flatten().map(Some).ok_or(Unreadable::Packed)
}

/// Looks through a tree of names, whose leaves are pairs of a name and what it stands for. Only so many nodes and pairs
/// are looked at: a hostile tree may hold itself.
fn specification<'a>(file: &'a File, root: &'a Dictionary, name: &str) -> Option<&'a Dictionary> {
    let is_it =
        |it: &&Dictionary| [&b"UF"[..], b"F"].iter().any(|key| file.text(it, key).as_deref() == Some(name));
    let few = |list: Option<&'a Vec<Object>>, most| list.map_or(&[][..], |list| file.budget.few(list, most));
    let mut nodes = vec![root];
    let mut pairs_left = limits::ELEMENTS;
    let mut next = 0;
    while let Some(node) = nodes.get(next) {
        let pairs = few(file.array(node, b"Names"), 2 * pairs_left);
        pairs_left -= pairs.len() / 2;
        let mut specifications = pairs.chunks(2).filter_map(|pair| as_dictionary(file.follow(pair.get(1)?)?));
        if let Some(found) = specifications.find(is_it) {
            return Some(found);
        }
        let kids = few(file.array(node, b"Kids"), limits::LINKS - nodes.len());
        nodes.extend(kids.iter().filter_map(|kid| as_dictionary(file.follow(kid)?)));
        next += 1;
    }
    None
}

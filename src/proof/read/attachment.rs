//! Files that are attached to a PDF.

use lopdf::Dictionary;

use super::file::{File, as_dictionary};
use super::limits;

/// The bytes of the first attached file of a name (ISO 32000-1, 7.11.4).
pub(super) fn find(file: &File, name: &str) -> Option<Vec<u8>> {
    let names = file.dictionary(file.catalog()?, b"Names")?;
    let root = file.dictionary(names, b"EmbeddedFiles")?;
    let streams = file.dictionary(specification(file, root, name)?, b"EF")?;
    file.unpack(streams.get(b"UF").or_else(|_| streams.get(b"F")).ok()?).map(|bytes| bytes.to_vec())
}

/// Looks through a tree of names, whose leaves are pairs of a name and what it stands for. Only so many nodes are
/// looked at: a hostile tree may hold itself.
fn specification<'a>(file: &'a File, root: &'a Dictionary, name: &str) -> Option<&'a Dictionary> {
    let is_it =
        |it: &&Dictionary| [&b"UF"[..], b"F"].iter().any(|key| file.text(it, key).as_deref() == Some(name));
    let mut nodes = vec![root];
    let mut next = 0;
    while let Some(node) = nodes.get(next) {
        let pairs = file.array(node, b"Names").map_or(&[][..], Vec::as_slice);
        let mut specifications = pairs.chunks(2).filter_map(|pair| as_dictionary(file.follow(pair.get(1)?)?));
        if let Some(found) = specifications.by_ref().take(limits::LINKS).find(is_it) {
            return Some(found);
        }
        let kids = file.array(node, b"Kids").map_or(&[][..], Vec::as_slice);
        let room = limits::LINKS.saturating_sub(nodes.len());
        nodes.extend(kids.iter().filter_map(|kid| as_dictionary(file.follow(kid)?)).take(room));
        next += 1;
    }
    None
}

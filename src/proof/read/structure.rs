//! The tagged structure: the tree of elements, and which glyphs and links belong to each.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::file::{File, letters, number};
use super::limits;
use crate::proof::model::{Element, Kid};

/// Reads the elements, parents before their children.
pub(super) fn read(file: &File, pages: &BTreeMap<ObjectId, usize>) -> Vec<Element> {
    let Some(root) = file.catalog().and_then(|catalog| file.dictionary(catalog, b"StructTreeRoot")) else {
        return Vec::new();
    };
    let mut reader = Reader {
        file,
        pages,
        roles: file.dictionary(root, b"RoleMap"),
        elements: Vec::new(),
        seen: BTreeSet::new(),
    };
    reader.elements.push(Element { role: "Document".into(), ..Element::default() });
    if let Ok(kids) = root.get(b"K") {
        reader.kids(kids, 0, None, 0);
    }
    if reader.elements.len() > 1 { reader.elements } else { Vec::new() }
}

struct Reader<'a> {
    file: &'a File,
    pages: &'a BTreeMap<ObjectId, usize>,
    roles: Option<&'a Dictionary>,
    elements: Vec<Element>,
    /// Elements that were read: a tree holds each once.
    seen: BTreeSet<ObjectId>,
}

impl<'a> Reader<'a> {
    fn kids(&mut self, kids: &'a Object, parent: usize, page: Option<usize>, depth: usize) {
        if depth > limits::NESTING || self.elements.len() >= limits::ELEMENTS {
            self.file.budget.cut();
            return;
        }
        let found = self.file.follow(kids);
        if let (Object::Reference(id), Some(Object::Array(_) | Object::Dictionary(_))) = (kids, found)
            && !self.seen.insert(*id)
        {
            return;
        }
        match found {
            Some(mcid @ Object::Integer(_)) => self.content(mcid, None, parent, page),
            Some(Object::Array(list)) => {
                list.iter().for_each(|kid| self.kids(kid, parent, page, depth + 1));
            }
            Some(Object::Dictionary(kid)) => self.kid(kid, parent, page, depth),
            _ => {}
        }
    }

    fn kid(&mut self, kid: &'a Dictionary, parent: usize, page: Option<usize>, depth: usize) {
        let own_page = kid.get(b"Pg").ok().and_then(|page| page.as_reference().ok());
        let page = own_page.and_then(|id| self.pages.get(&id).copied()).or(page);
        match self.file.name(kid, b"Type") {
            Some(b"MCR") => {
                let stream = self.file.get(kid, b"Stm").and_then(|stream| stream.as_stream().ok());
                if let Some(mcid) = self.file.get(kid, b"MCID") {
                    self.content(mcid, stream, parent, page);
                }
            }
            // Links and the like have no letters of their own.
            Some(b"OBJR") => {}
            _ => {
                let index = self.elements.len();
                self.elements.push(Element {
                    role: self.role(kid),
                    alt: self.file.text(kid, b"Alt"),
                    actual: self.file.text(kid, b"ActualText"),
                    kids: Vec::new(),
                });
                self.elements[parent].kids.push(Kid::Element(index));
                if let Ok(kids) = kid.get(b"K") {
                    self.kids(kids, index, page, depth + 1);
                }
            }
        }
    }

    /// Adds marked content of a page, or of a form on it.
    fn content(&mut self, mcid: &Object, form: Option<&Stream>, parent: usize, page: Option<usize>) {
        if let (Some(page), Some(mcid)) = (page, number(mcid)) {
            let mcid = mcid.max(0.0) as u32;
            let mcid = form.map_or(mcid, |form| self.file.add_mark(form, mcid));
            self.elements[parent].kids.push(Kid::Content(page, mcid));
        }
    }

    /// An element's role in the standard's words, where the file calls it by one of its own.
    fn role(&self, element: &Dictionary) -> String {
        let mut role = self.file.name(element, b"S").unwrap_or(b"Span");
        for _ in 0..8 {
            let known = self.roles.and_then(|roles| self.file.name(roles, role));
            match known.filter(|known| *known != role) {
                Some(known) => role = known,
                None => break,
            }
        }
        letters(role)
    }
}

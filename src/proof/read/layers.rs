//! Layers (optional content): which of them are not shown when a file is opened.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Object};

use super::file::{File, as_dictionary};
use super::limits;

/// Which layers are shown. Layers are known by where their dictionaries lie, which is as long the same as the file is.
#[derive(Default)]
pub(super) struct Layers {
    /// Whether layers that nothing is said of are hidden.
    hidden: bool,
    /// The others.
    others: BTreeSet<usize>,
}

impl Layers {
    /// Reads what the catalogue says of them.
    pub(super) fn read(file: &File) -> Self {
        let catalog = file.catalog().and_then(|catalog| file.dictionary(catalog, b"OCProperties"));
        let Some(shown) = catalog.and_then(|layers| file.dictionary(layers, b"D")) else {
            return Self::default();
        };
        let hidden = file.name(shown, b"BaseState") == Some(b"OFF");
        let others = file.array(shown, if hidden { b"ON" } else { b"OFF" }).map_or(&[][..], Vec::as_slice);
        let others = file.budget.few(others, limits::ELEMENTS).iter().filter_map(|layer| file.follow(layer));
        Self { hidden, others: others.filter_map(as_dictionary).map(place).collect() }
    }

    /// Whether they hide what belongs to a layer, or to some of them under a condition (`OCMD`).
    pub(super) fn hide(&self, file: &File, membership: &Dictionary) -> bool {
        if file.name(membership, b"Type") != Some(b"OCMD") {
            return self.is_hidden(membership);
        }
        let layers = match file.get(membership, b"OCGs") {
            Some(Object::Array(list)) => list.as_slice(),
            Some(_) => membership.get(b"OCGs").map_or(&[][..], std::slice::from_ref),
            None => &[],
        };
        let layers = file.budget.few(layers, limits::LAYERS).iter().filter_map(|layer| file.follow(layer));
        let mut hidden = layers.filter_map(as_dictionary).map(|layer| self.is_hidden(layer)).peekable();
        // Without any layer there is no condition.
        hidden.peek().is_some()
            && !match file.name(membership, b"P") {
                Some(b"AllOn") => hidden.all(|hidden| !hidden),
                Some(b"AnyOff") => hidden.any(|hidden| hidden),
                Some(b"AllOff") => hidden.all(|hidden| hidden),
                _ => hidden.any(|hidden| !hidden),
            }
    }

    fn is_hidden(&self, layer: &Dictionary) -> bool {
        self.hidden != self.others.contains(&place(layer))
    }
}

fn place(layer: &Dictionary) -> usize {
    std::ptr::from_ref(layer).addr()
}

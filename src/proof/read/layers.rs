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
        // An expression goes before what is said without (ISO 32000-1, 8.11.2.2).
        if let Some(expression) = file.get(membership, b"VE") {
            return self.shows(file, expression, &mut limits::LAYERS.clone(), 0) == Some(false);
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

    /// Whether what an expression stands for is shown: a layer, or others joined by a word; none if it stands for nothing.
    /// Only so many of them are looked at.
    fn shows(&self, file: &File, expression: &Object, left: &mut usize, depth: usize) -> Option<bool> {
        if *left == 0 || depth > limits::DEPTH {
            file.budget.cut();
            return None;
        }
        *left -= 1;
        let list = match file.follow(expression)? {
            Object::Array(list) => list,
            layer => return as_dictionary(layer).map(|layer| !self.is_hidden(layer)),
        };
        let (word, rest) = list.split_first()?;
        let mut shown = rest.iter().filter_map(|inner| self.shows(file, inner, left, depth + 1));
        match file.follow(word)?.as_name().ok()? {
            b"And" => Some(shown.all(|shown| shown)),
            b"Or" => Some(shown.any(|shown| shown)),
            b"Not" => shown.next().map(|shown| !shown),
            _ => None,
        }
    }

    fn is_hidden(&self, layer: &Dictionary) -> bool {
        self.hidden != self.others.contains(&place(layer))
    }
}

fn place(layer: &Dictionary) -> usize {
    std::ptr::from_ref(layer).addr()
}

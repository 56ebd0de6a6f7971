//! From the tree to the typed structs, finding every mistake in one run.
//!
//! Serde stops at the first mistake. This decoder notes it, makes the mistake harmless (a bad value is
//! skipped, a missing one stands in as empty) and decodes again until nothing is left to note. Unknown
//! fields need no second pass: they are noted and passed over.

mod access;
mod cursor;
mod elsewhere;
mod problem;
mod stand_in;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use crate::diagnostic::Diagnostic;
use crate::source::{NodeId, Source, Value};
use cursor::Cursor;
pub(super) use elsewhere::{foreign, is_meant};

/// How many mistakes are told at once; who has more sees the rest after mending these.
const MAX_PROBLEMS: usize = 200;

/// Decodes a whole source. Gives what could be read, if anything, and every mistake.
pub(super) fn decode<T: DeserializeOwned>(source: &Source) -> (Option<T>, Vec<Diagnostic>) {
    let state = State { foreign: foreign(source), ..State::default() };
    let mut diagnostics = Vec::new();
    let value = loop {
        state.unknown.borrow_mut().clear();
        let problem = match T::deserialize(Cursor { source, state: &state, id: source.root() }) {
            Ok(value) => break Some(value),
            Err(problem) => problem,
        };
        // Every problem makes one more thing harmless, so that the loop ends. What is harmless already
        // and the root, which cannot be passed over, end it at once.
        let at = problem.at.unwrap_or(source.root());
        let progress = match problem.missing {
            Some(field) => state.fill(at, field),
            None => state.skip(at) && at != source.root(),
        };
        if problem.missing.is_none_or(|field| !state.is_explained(source, at, field)) {
            diagnostics.push(problem.into_diagnostic(source));
        }
        if !progress || diagnostics.len() >= MAX_PROBLEMS {
            break None;
        }
    };
    diagnostics.extend(state.unknown.into_inner().into_values());
    (value, diagnostics)
}

/// What has been found so far, and how to get past it.
#[derive(Default)]
struct State {
    /// Nodes with a bad value, passed over.
    skipped: RefCell<BTreeSet<NodeId>>,
    /// Fields that are missing, by mapping; read as empty.
    filled: RefCell<BTreeMap<NodeId, BTreeSet<&'static str>>>,
    /// Fields that nothing knows, noted once each.
    unknown: RefCell<BTreeMap<NodeId, Diagnostic>>,
    /// By what the file is known to be another tool's: nothing else needs to be told of it.
    foreign: Option<(NodeId, &'static str)>,
}

impl State {
    /// Notes a missing field; false if it was noted before.
    fn fill(&self, at: NodeId, field: &'static str) -> bool {
        self.filled.borrow_mut().entry(at).or_default().insert(field)
    }

    /// Passes over a node; false if it was passed over before.
    fn skip(&self, id: NodeId) -> bool {
        self.skipped.borrow_mut().insert(id)
    }

    /// Whether a missing field needs no words of its own: its value was wrong and has been noted, its name is another
    /// and that is noted, or the whole file is another tool's.
    fn is_explained(&self, source: &Source, mapping: NodeId, field: &str) -> bool {
        let Value::Mapping(entries) = &source.node(mapping).value else { return false };
        let unknown = self.unknown.borrow();
        mapping == source.root() && self.foreign.is_some()
            || entries.iter().any(|entry| {
                entry.key == field || unknown.contains_key(&entry.value) && is_meant(&entry.key, field)
            })
    }

    fn is_skipped(&self, id: NodeId) -> bool {
        self.skipped.borrow().contains(&id)
    }
}

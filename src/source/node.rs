//! The nodes of a YAML tree.

use std::ops::Range;

/// A node's number in its [`Source`](super::Source).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct NodeId(u32);

impl NodeId {
    /// The outermost node.
    pub const ROOT: NodeId = NodeId(0);

    pub(crate) fn new(number: u32) -> Self {
        Self(number)
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The bytes that it covers.
    pub span: Range<usize>,
    /// The bytes of the key that it is the value of.
    pub key: Option<Range<usize>>,
    /// The mapping or sequence that holds it.
    pub parent: Option<NodeId>,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, number, truth value or nothing: which of them is the field's to say.
    Scalar {
        /// The letters, with quotes and folding undone.
        text: String,
        /// Whether it stood without quotes, and so may be a number or nothing.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<NodeId>),
    /// Keys with values, in the file's order.
    Mapping(Vec<Entry>),
}

impl Value {
    /// Whether the value is YAML's nothing: empty, `~` or `null` without quotes.
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What a user would call the value.
    pub fn noun(&self) -> &'static str {
        match self {
            value if value.is_null() => "nothing",
            Value::Scalar { .. } => "a text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key's letters.
    pub key: String,
    /// The bytes of the key.
    pub key_span: Range<usize>,
    /// The value's node.
    pub value: NodeId,
}

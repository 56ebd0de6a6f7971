//! Reading YAML: a text becomes a tree whose every node knows its place.
//!
//! The only room that knows YAML. Scalars keep the letters that the user wrote (`1.10` stays `1.10`,
//! `2022-02` stays a date, `no` stays a word): what they mean is decided by the field that they stand in.

mod build;
mod node;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, TextFile};
pub(crate) use build::MAX_NODES;
pub use node::{Entry, Node, NodeId, Value};

/// The largest text that is read, in bytes: a hundred times the longest résumé.
pub const MAX_BYTES: usize = 8 << 20;

/// How many marks a text may have: the parser holds a hundred bytes or more for each until it knows what it means.
const MAX_MARKS: usize = 1_000_000;

/// A YAML document as a tree with places.
#[derive(Debug, Clone)]
pub struct Source {
    file: Arc<TextFile>,
    nodes: Vec<Node>,
    /// Keys that stand twice in one mapping: the tree can be read all the same.
    mistakes: Vec<Diagnostic>,
}

impl Source {
    /// Reads the first (and only) document of a text.
    ///
    /// # Errors
    /// Whatever keeps the text from being YAML: every tab in an indentation at once, or else the first
    /// syntax error, since what follows one cannot be understood.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        // Windows editors begin UTF-8 files with a mark that is no part of the text.
        let file = TextFile::new(name, line_ends(text.strip_prefix('\u{feff}').unwrap_or(text)));
        let marks = || file.text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_punctuation());
        let too_large = if file.text.len() > MAX_BYTES {
            let message = format!("the file is over {} MiB", MAX_BYTES >> 20);
            Some(Diagnostic::error(Code::TooLarge, message).with_file(&file))
        } else if let Some((at, _)) = marks().nth(MAX_MARKS) {
            let message = format!("the file has more than {MAX_MARKS} marks such as `,` and `[`");
            Some(
                Diagnostic::error(Code::TooLarge, message)
                    .with_file(&file)
                    .with_label(at..at + 1, "too many here"),
            )
        } else {
            None
        };
        if let Some(error) = too_large {
            return Err(vec![error.with_help("a résumé of a hundred pages has well under 1 MiB")]);
        }
        let tabs = tab_errors(&file);
        if !tabs.is_empty() {
            return Err(tabs);
        }
        let nodes = build::tree(&file)?;
        let mut source = Self { file, nodes, mistakes: Vec::new() };
        source.mistakes = source.duplicate_keys();
        Ok(source)
    }

    /// The mistakes that do not keep the text from being read: keys that stand twice in one mapping.
    pub fn mistakes(&self) -> &[Diagnostic] {
        &self.mistakes
    }

    /// The text, with its name.
    pub fn file(&self) -> &Arc<TextFile> {
        &self.file
    }

    /// The outermost node.
    pub fn root(&self) -> NodeId {
        NodeId::ROOT
    }

    /// A node by its id. An id of another source gives that source's root or some node of this one.
    pub fn node(&self, id: NodeId) -> &Node {
        // The builder never leaves a tree without a root.
        self.nodes.get(id.index()).unwrap_or(&self.nodes[0])
    }

    /// The bytes to underline for a node: its first line if it is a value on its own, its key if it is
    /// a block of further lines.
    pub fn span(&self, id: NodeId) -> Range<usize> {
        let node = self.node(id);
        match (&node.value, &node.key) {
            (Value::Scalar { .. }, key) if node.span.is_empty() => {
                key.clone().unwrap_or_else(|| node.span.clone())
            }
            (Value::Scalar { .. }, _) => self.first_line(&node.span),
            (_, Some(key)) => key.clone(),
            (Value::Mapping(entries), None) => {
                entries.first().map_or(node.span.clone(), |entry| entry.key_span.clone())
            }
            (Value::Sequence(items), None) => {
                items.first().map_or(node.span.clone(), |item| self.span(*item))
            }
        }
    }

    /// The bytes of the key that a node is the value of, or of the node itself if it has none.
    pub fn key_span(&self, id: NodeId) -> Range<usize> {
        self.node(id).key.clone().unwrap_or_else(|| self.span(id))
    }

    /// Where a node stands in the document, such as `sections[0].work[1].highlights[2]`; empty for the
    /// root.
    pub fn path(&self, id: NodeId) -> String {
        let mut steps = Vec::new();
        let mut current = id;
        while let Some(parent) = self.node(current).parent {
            steps.push(match &self.node(parent).value {
                Value::Sequence(items) => {
                    let index = items.iter().position(|item| *item == current).unwrap_or_default();
                    format!("[{index}]")
                }
                Value::Mapping(entries) => {
                    let entry = entries.iter().find(|entry| entry.value == current);
                    format!(".{}", entry.map_or("", |entry| &entry.key))
                }
                Value::Scalar { .. } => String::new(),
            });
            current = parent;
        }
        let path: String = steps.into_iter().rev().collect();
        path.strip_prefix('.').map(str::to_owned).unwrap_or(path)
    }

    /// The node at a path as [`path`](Self::path) writes it.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let mut current = self.root();
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            current = match &self.node(current).value {
                Value::Mapping(entries) => entries.iter().find(|entry| entry.key == step)?.value,
                Value::Sequence(items) => *items.get(step.strip_suffix(']')?.parse::<usize>().ok()?)?,
                Value::Scalar { .. } => return None,
            };
        }
        Some(current)
    }

    /// The part of a span on its first line, without the line's end.
    fn first_line(&self, span: &Range<usize>) -> Range<usize> {
        let text = &self.file.text[span.clone()];
        let line = text.lines().next().unwrap_or_default().trim_end();
        span.start..span.start + line.len()
    }

    fn duplicate_keys(&self) -> Vec<Diagnostic> {
        let mut errors = Vec::new();
        for node in &self.nodes {
            let Value::Mapping(entries) = &node.value else { continue };
            let mut seen = BTreeSet::new();
            for entry in entries.iter().filter(|entry| !seen.insert(entry.key.as_str())) {
                let first = entries.iter().find(|first| first.key == entry.key).unwrap_or(entry);
                errors.push(
                    Diagnostic::error(Code::DuplicateKey, format!("`{}` stands here twice", entry.key))
                        .with_file(&self.file)
                        .with_label(entry.key_span.clone(), "the second time")
                        .with_label(first.key_span.clone(), "the first time")
                        .with_help("keep one of the two, or rename one"),
                );
            }
        }
        errors.sort_by_key(Diagnostic::position);
        errors
    }
}

/// A text whose lines all end in `\n` or `\r\n`: to YAML a `\r` alone ends one as well (YAML 1.2.2, 5.4), to nothing else.
fn line_ends(text: &str) -> String {
    let ends = |(at, c): (usize, char)| match c {
        '\r' if !text[at..].starts_with("\r\n") => '\n',
        _ => c,
    };
    if text.contains('\r') { text.char_indices().map(ends).collect() } else { text.to_owned() }
}

/// One error for each line that is indented with a tab, outside block texts, which may hold tabs.
fn tab_errors(file: &Arc<TextFile>) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let mut offset = 0;
    // The indentation of the line that opened a block text (`key: |`), while inside that text.
    let mut block: Option<usize> = None;
    for line in file.text.split_inclusive('\n') {
        let content = line.trim_start_matches([' ', '\t']);
        let indentation = &line[..line.len() - content.len()];
        let spaces = indentation.len() - indentation.trim_start_matches(' ').len();
        let blank = content.trim_end().is_empty();
        if block.is_some_and(|opened| !blank && spaces <= opened) {
            block = None;
        }
        if block.is_none() && !blank && indentation.contains('\t') {
            let tab = offset + indentation.find('\t').unwrap_or_default();
            errors.push(
                Diagnostic::error(Code::Tab, "a tab indents this line")
                    .with_file(file)
                    .with_label(tab..offset + indentation.len(), "YAML wants spaces here")
                    .with_help("replace each tab by two spaces; most editors do it by one command"),
            );
        }
        let header = content.trim_end().trim_end_matches(['+', '-']).trim_end_matches(char::is_numeric);
        if block.is_none() && (header.ends_with(": |") || header.ends_with(": >")) {
            block = Some(spaces);
        }
        offset += line.len();
    }
    errors
}

/// Reads YAML that recto itself brings along, which a test has read before.
pub(crate) fn own<T: serde::de::DeserializeOwned>(text: &str) -> T {
    // A test reads every file that is compiled in, so that this cannot fail for users.
    serde_yaml::from_str(text).expect("recto's own data is in order")
}

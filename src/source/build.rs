//! From the YAML parser's events to the tree.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Span};

use super::node::{Entry, Node, NodeId, Value};
use crate::diagnostic::{Code, Diagnostic, TextFile};

/// How deep a tree may go: the schema itself goes ten deep.
const MAX_DEPTH: usize = 64;
/// How many nodes a tree may have once aliases are written out: room for ten thousand highlights with tags.
pub(crate) const MAX_NODES: usize = 60_000;
/// How many bytes the texts of a tree may have once aliases are written out: ten times the longest résumé.
const MAX_TEXT: usize = 1 << 20;

type Errors = Vec<Diagnostic>;

/// Reads a text into nodes, the root first.
pub(super) fn tree(file: &Arc<TextFile>) -> Result<Vec<Node>, Errors> {
    let mut builder = Builder {
        file,
        offsets: Offsets::new(&file.text),
        nodes: Vec::new(),
        open: Vec::new(),
        anchors: HashMap::new(),
        anchored_keys: HashMap::new(),
        documents: 0,
        text: 0,
    };
    for event in Parser::new_from_str(&file.text) {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => return Err(vec![builder.syntax_error(&error)]),
        }
        if builder.documents > 1 {
            break;
        }
    }
    if builder.nodes.is_empty() {
        let error = Diagnostic::error(Code::Empty, "the file holds nothing")
            .with_file(file)
            .with_help("`recto new` writes a starter résumé to begin from");
        return Err(vec![error]);
    }
    Ok(builder.nodes)
}

/// A collection whose end has not come yet.
struct Open {
    id: NodeId,
    /// In a mapping: the key whose value comes next.
    key: Option<(String, Range<usize>)>,
    /// In a mapping: the keys and values so far. In a sequence: values with empty keys.
    entries: Vec<Entry>,
    is_mapping: bool,
}

struct Builder<'a> {
    file: &'a Arc<TextFile>,
    offsets: Offsets<'a>,
    nodes: Vec<Node>,
    open: Vec<Open>,
    anchors: HashMap<usize, NodeId>,
    /// The keys that have an anchor: nobody does that, but YAML allows it.
    anchored_keys: HashMap<usize, String>,
    documents: usize,
    /// The bytes of all texts so far.
    text: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), Errors> {
        let span = self.bytes(span);
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let error = self
                        .error(Code::Syntax, "a second document begins here", span, "")
                        .with_help("keep one résumé a file; roles are variants of it");
                    return Err(vec![error]);
                }
            }
            Event::Scalar(text, style, anchor, _tag) => {
                let plain = style == ScalarStyle::Plain;
                if self.expects_key() {
                    if anchor != 0 {
                        self.anchored_keys.insert(anchor, text.clone().into_owned());
                    }
                    self.set_key(text.into_owned(), span);
                } else {
                    let span = self.without_comment(span, style);
                    let id = self.add(Value::Scalar { text: text.into_owned(), plain }, span)?;
                    self.anchors.insert(anchor, id);
                }
            }
            Event::SequenceStart(anchor, _) => self.start(false, span, anchor)?,
            Event::MappingStart(anchor, _) => self.start(true, span, anchor)?,
            Event::SequenceEnd | Event::MappingEnd => self.finish(span.end),
            Event::Alias(anchor) => self.alias(anchor, span)?,
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_mapping && open.key.is_none())
    }

    fn set_key(&mut self, key: String, span: Range<usize>) {
        if let Some(open) = self.open.last_mut() {
            open.key = Some((key, span));
        }
    }

    fn start(&mut self, is_mapping: bool, span: Range<usize>, anchor: usize) -> Result<(), Errors> {
        if self.expects_key() {
            let error = self
                .error(Code::Syntax, "a list or mapping cannot be a key", span, "expected a field's name")
                .with_help("put quotes around a text that begins with `[` or `{`");
            return Err(vec![error]);
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("the file is nested more than {MAX_DEPTH} deep");
            return Err(vec![self.error(Code::TooLarge, message, span, "too deep here")]);
        }
        let value = if is_mapping { Value::Mapping(Vec::new()) } else { Value::Sequence(Vec::new()) };
        let id = self.add(value, span)?;
        self.anchors.insert(anchor, id);
        self.open.push(Open { id, key: None, entries: Vec::new(), is_mapping });
        Ok(())
    }

    fn finish(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let node = &mut self.nodes[open.id.index()];
        node.span.end = end.max(node.span.start);
        node.value = if open.is_mapping {
            Value::Mapping(open.entries)
        } else {
            Value::Sequence(open.entries.into_iter().map(|entry| entry.value).collect())
        };
    }

    /// Writes an alias out as a copy of what it stands for, within the limits.
    fn alias(&mut self, anchor: usize, span: Range<usize>) -> Result<(), Errors> {
        if let Some(key) = self.anchored_keys.get(&anchor).cloned() {
            if self.expects_key() {
                self.set_key(key, span);
                return Ok(());
            }
            return self.add(Value::Scalar { text: key, plain: true }, span).map(drop);
        }
        let is_open = |id: NodeId| self.open.iter().any(|open| open.id == id);
        let Some(original) = self.anchors.get(&anchor).copied().filter(|id| !is_open(*id)) else {
            let message = "this alias stands inside of what it repeats";
            return Err(vec![self.error(Code::Syntax, message, span, "")]);
        };
        if self.expects_key() {
            let key = match &self.nodes[original.index()].value {
                Value::Scalar { text, .. } => text.clone(),
                _ => return Err(vec![self.error(Code::Syntax, "a key must be a text", span, "")]),
            };
            self.set_key(key, span);
            return Ok(());
        }
        let node = self.nodes[original.index()].clone();
        let id = self.add(node.value, node.span)?;
        self.copy_children(id, &span)
    }

    fn copy_children(&mut self, id: NodeId, span: &Range<usize>) -> Result<(), Errors> {
        let mut value = self.nodes[id.index()].value.clone();
        match &mut value {
            Value::Scalar { .. } => return Ok(()),
            Value::Sequence(items) => {
                for item in items {
                    *item = self.copy(*item, id, span)?;
                }
            }
            Value::Mapping(entries) => {
                for entry in entries {
                    entry.value = self.copy(entry.value, id, span)?;
                }
            }
        }
        self.nodes[id.index()].value = value;
        Ok(())
    }

    fn copy(&mut self, id: NodeId, parent: NodeId, span: &Range<usize>) -> Result<NodeId, Errors> {
        let node = Node { parent: Some(parent), ..self.nodes[id.index()].clone() };
        let copy = self.push(node, span)?;
        self.copy_children(copy, span)?;
        Ok(copy)
    }

    /// Adds a value to the collection that is open, or as the root.
    fn add(&mut self, value: Value, span: Range<usize>) -> Result<NodeId, Errors> {
        let key = self.open.last_mut().and_then(|open| open.key.take());
        let parent = self.open.last().map(|open| open.id);
        let place = span.clone();
        let key_span = key.as_ref().map(|(_, span)| span.clone());
        let id = self.push(Node { span, key: key_span, parent, value }, &place)?;
        if let Some(open) = self.open.last_mut() {
            let (key, key_span) = key.unwrap_or_default();
            open.entries.push(Entry { key, key_span, value: id });
        }
        Ok(id)
    }

    fn push(&mut self, node: Node, place: &Range<usize>) -> Result<NodeId, Errors> {
        if self.nodes.len() >= MAX_NODES {
            let message = format!("the file has more than {MAX_NODES} values");
            let error = self
                .error(Code::TooLarge, message, place.clone(), "too many here")
                .with_help("aliases (`*name`) count as often as they are used");
            return Err(vec![error]);
        }
        if let Value::Scalar { text, .. } = &node.value {
            self.text += text.len();
        }
        if self.text > MAX_TEXT {
            let message = format!("the file has more than {} KiB of text", MAX_TEXT >> 10);
            let error = self
                .error(Code::TooLarge, message, place.clone(), "too much here")
                .with_help("aliases (`*name`) count as often as they are used");
            return Err(vec![error]);
        }
        // MAX_NODES is far below u32::MAX, so the cast keeps the number.
        let id = NodeId::new(self.nodes.len() as u32);
        self.nodes.push(node);
        Ok(id)
    }

    /// The parser counts what follows a plain or block text up to the next token as a part of it.
    fn without_comment(&self, span: Range<usize>, style: ScalarStyle) -> Range<usize> {
        let text = &self.file.text[span.clone()];
        match style {
            ScalarStyle::Plain => span.start..span.start + text.trim_end().len(),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let header = text.find('\n').map_or(0, |newline| newline + 1);
                let body = text[header..].trim_start();
                let start = span.start + text.len() - body.len();
                if text.starts_with(['|', '>']) {
                    start..start + body.trim_end().len()
                } else {
                    span.start..span.start + text.trim_end().len()
                }
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                span.start..span.start + quoted_len(text)
            }
        }
    }

    fn bytes(&mut self, span: Span) -> Range<usize> {
        let start = self.offsets.byte(span.start);
        start..self.offsets.byte(span.end).max(start)
    }

    fn error(&self, code: Code, message: impl Into<String>, span: Range<usize>, label: &str) -> Diagnostic {
        Diagnostic::error(code, message).with_file(self.file).with_label(span, label)
    }

    fn syntax_error(&mut self, error: &ScanError) -> Diagnostic {
        let at = self.offsets.byte(*error.marker());
        // An error at the very end is about the last line that says something.
        let at = if at >= self.file.text.len() { self.file.text.trim_end().len() } else { at };
        let rest = &self.file.text[at..];
        let end = at + rest.chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        let info = error.info();
        let diagnostic = self.error(Code::Syntax, format!("this is not YAML: {info}"), at..end, "");
        match hint(info, rest) {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

/// How many bytes a quoted text takes, with both quotation marks.
fn quoted_len(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let Some((_, quote)) = letters.next() else { return 0 };
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            // In single quotes, two in a row are one letter.
            let doubled = quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == quote);
            if !doubled {
                return at + 1;
            }
            letters.next();
        }
    }
    text.trim_end().len()
}

/// What most often leads to a syntax error, in words for people who edit and don't program.
fn hint(info: &str, rest: &str) -> Option<&'static str> {
    let first = rest.chars().next();
    if info.contains("mapping values are not allowed") {
        Some("a text with `: ` in it needs quotes around it, or a line above is not indented as it should be")
    } else if matches!(first, Some('@' | '`' | '%')) {
        Some("a text that begins with `@`, `%` or a backtick needs quotes around it")
    } else if info.contains("escape") {
        Some(
            "in double quotes `\\` begins the name of a character: write `\\\\` for itself, or take single quotes",
        )
    } else if info.contains("alias") || info.contains("anchor") {
        Some("a text that begins with `*` or `&` needs quotes around it")
    } else if info.contains("quoted scalar") {
        Some("a quotation mark is opened and not closed")
    } else if info.contains("flow mapping") || info.contains("flow sequence") {
        Some("a `{` or `[` is opened and not closed, or a text with a comma in it needs quotes around it")
    } else if info.contains("block collection") || info.contains("block mapping") {
        Some("check that this line begins in the same column as its siblings above")
    } else {
        None
    }
}

/// Turns the parser's counts of characters into bytes.
struct Offsets<'a> {
    text: &'a str,
    /// The byte of every character; none when all are one byte long.
    table: Option<Vec<u32>>,
}

impl<'a> Offsets<'a> {
    fn new(text: &'a str) -> Self {
        // MAX_BYTES is far below u32::MAX, so the cast keeps the offset.
        let table = (!text.is_ascii()).then(|| text.char_indices().map(|(byte, _)| byte as u32).collect());
        Self { text, table }
    }

    fn byte(&self, marker: Marker) -> usize {
        let byte = match &self.table {
            Some(table) => table.get(marker.index()).map_or(self.text.len(), |byte| *byte as usize),
            None => marker.index(),
        };
        byte.min(self.text.len())
    }
}

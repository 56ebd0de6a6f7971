//! Other tools' files as a tree of which every text remembers whether it found its place.
//!
//! An importer takes the texts that it knows from the tree; when it is done, whatever was not taken is what recto
//! has no place for. So nothing is lost in silence, whatever a file holds.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::letters::without;
use crate::document::is_rich;
use crate::resume::hides;
use crate::source::{NodeId, Source, Value};

/// A value of a file that is imported.
#[derive(Debug)]
pub(super) enum Tree {
    /// `null`, or a field that is not there.
    Nothing,
    /// A text, number or truth value, in the letters of the file.
    Text(Leaf),
    /// A list.
    List(Vec<Tree>),
    /// Keys with values in the file's order, a key that stands twice included.
    Map(Vec<(Leaf, Tree)>),
}

/// A text that a page can show, and whether it has found its place.
#[derive(Debug)]
pub(super) struct Leaf {
    text: String,
    placed: Cell<bool>,
    /// The whole of it, where letters were left out.
    whole: Option<String>,
}

impl Leaf {
    pub(super) fn new(text: &str) -> Self {
        let shown = printable(text);
        // A line's end is one, however it is written.
        let lost = text.chars().any(|c| is_unseen(c) && !ENDS.contains(&c));
        let whole = lost.then(|| text.chars().map(told).collect());
        Self { text: shown, placed: Cell::new(false), whole }
    }

    /// Leaves letters out, and makes the text one that has not found its place yet.
    fn leave_out(&mut self, letters: &BTreeSet<char>) {
        self.placed.set(false);
        if let Some(left) = without(&self.text, letters) {
            let text = std::mem::replace(&mut self.text, left);
            self.whole.get_or_insert(text);
        }
    }
}

/// A text that recto has no place for, or not for all of its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Where it stands in the file, such as `basics.image` or `work[2].keywords[0]`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The longest text and the longest word that the schema takes, in bytes.
const LONGEST: (usize, usize) = (20_000, 1_000);

impl Tree {
    pub(super) fn leaf(text: impl AsRef<str>) -> Self {
        Tree::Text(Leaf::new(text.as_ref()))
    }

    /// A YAML document, its scalars in the letters that the user wrote.
    pub(super) fn of_yaml(source: &Source, id: NodeId) -> Self {
        match &source.node(id).value {
            value if value.is_null() => Tree::Nothing,
            Value::Scalar { text, .. } => Tree::leaf(text),
            Value::Sequence(items) => {
                Tree::List(items.iter().map(|item| Tree::of_yaml(source, *item)).collect())
            }
            Value::Mapping(entries) => {
                let field = |key: &str, value| (Leaf::new(key), Tree::of_yaml(source, value));
                Tree::Map(entries.iter().map(|entry| field(&entry.key, entry.value)).collect())
            }
        }
    }

    /// A field of a mapping; nothing if there is none of that name.
    pub(super) fn get(&self, key: &str) -> &Tree {
        self.fields().find(|(name, _)| *name == key).map_or(&Tree::Nothing, |(_, it)| it)
    }

    /// The first field of a mapping that is there, of several names for one thing.
    pub(super) fn any(&self, keys: &[&str]) -> &Tree {
        keys.iter().map(|key| self.get(key)).find(|it| !matches!(it, Tree::Nothing)).unwrap_or(&Tree::Nothing)
    }

    /// The fields of a mapping, in order.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&str, &Tree)> {
        let fields = if let Tree::Map(fields) = self { fields.as_slice() } else { &[] };
        fields.iter().map(|(key, value)| (key.text.as_str(), value))
    }

    /// The items of a list; a single value is a list of one.
    pub(super) fn items(&self) -> &[Tree] {
        match self {
            Tree::Nothing => &[],
            Tree::List(items) => items,
            single => std::slice::from_ref(single),
        }
    }

    /// The letters of a text, without placing it.
    pub(super) fn peek(&self) -> Option<&str> {
        match self {
            Tree::Text(leaf) => Some(leaf.text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// Places a text of one line: a name, a title, a place.
    pub(super) fn line(&self) -> Option<String> {
        self.take(|text| Some(rich(one_line(text))))
    }

    /// Places a text of any number of lines, of which no two in a row are empty.
    pub(super) fn prose(&self) -> Option<String> {
        self.take(|text| {
            let mut lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
            lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
            Some(rich(lines.join("\n")))
        })
    }

    /// Places a text that has a form, if it has it.
    pub(super) fn parsed<T: FromStr>(&self) -> Option<String> {
        self.take(|text| text.parse::<T>().is_ok().then(|| text.to_owned()))
    }

    /// Places a text whose spaces count.
    pub(super) fn verbatim(&self) -> Option<String> {
        self.block(|text| Some(text.to_owned()))
    }

    /// Places a text if something can be made of it with the spaces that its lines begin with.
    pub(super) fn block<T: Taken>(&self, make: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let Tree::Text(leaf) = self else { return None };
        self.take(|_| make(&leaf.text))
    }

    /// Places the texts of a list, one line each.
    pub(super) fn lines(&self) -> Vec<String> {
        self.items().iter().filter_map(Tree::line).collect()
    }

    /// Places a text if something can be made of it.
    pub(super) fn take<T: Taken>(&self, make: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let Tree::Text(leaf) = self else { return None };
        let (text, word) = LONGEST;
        let long = leaf.text.len() > text || leaf.text.split_whitespace().any(|it| it.len() > word);
        if long || leaf.text.trim().is_empty() {
            return None;
        }
        let made = make(leaf.text.trim()).filter(|made| !made.is_empty())?;
        leaf.placed.set(true);
        Some(made)
    }

    /// Counts a text as placed if it says what another one has said.
    pub(super) fn place_if(&self, known: impl FnOnce(&str) -> bool) {
        if let Tree::Text(leaf) = self
            && known(leaf.text.trim())
        {
            leaf.placed.set(true);
        }
    }

    /// Counts every text below as placed: what the file says of itself and not of the person.
    pub(super) fn ignore(&self) {
        match self {
            Tree::Nothing => {}
            Tree::Text(leaf) => leaf.placed.set(true),
            Tree::List(items) => items.iter().for_each(Tree::ignore),
            Tree::Map(fields) => fields.iter().for_each(|(_, value)| value.ignore()),
        }
    }

    /// Leaves letters out of all texts, of which none has found its place then.
    pub(super) fn leave_out(&mut self, letters: &BTreeSet<char>) {
        match self {
            Tree::Nothing => {}
            Tree::Text(leaf) => leaf.leave_out(letters),
            Tree::List(items) => items.iter_mut().for_each(|item| item.leave_out(letters)),
            Tree::Map(fields) => fields.iter_mut().for_each(|(key, value)| {
                key.leave_out(letters);
                value.leave_out(letters);
            }),
        }
    }

    /// Every text that was not placed, or not with all of its letters, in the file's order.
    pub(super) fn unplaced(&self) -> Vec<Unplaced> {
        let mut found = Vec::new();
        self.collect(&mut String::new(), &mut found);
        found
    }

    fn collect(&self, path: &mut String, found: &mut Vec<Unplaced>) {
        let length = path.len();
        match self {
            Tree::Nothing => {}
            Tree::Text(Leaf { text, placed, whole }) => {
                let placed = placed.get() && whole.is_none();
                let text = whole.as_ref().unwrap_or(text).trim();
                if !placed && !text.is_empty() {
                    found.push(Unplaced { path: orientation(path), text: text.to_owned() });
                }
            }
            Tree::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    *path += &format!("[{index}]");
                    item.collect(path, found);
                    path.truncate(length);
                }
            }
            Tree::Map(fields) => {
                for (key, value) in fields {
                    if length > 0 {
                        path.push('.');
                    }
                    path.push_str(key.whole.as_ref().unwrap_or(&key.text));
                    // A key may be the title of a section.
                    if let Some(whole) = &key.whole {
                        found.push(Unplaced { path: orientation(path), text: whole.clone() });
                    }
                    value.collect(path, found);
                    path.truncate(length);
                }
            }
        }
    }
}

/// A path as it is told of: both ends of one that is longer than any tool's.
fn orientation(path: &str) -> String {
    const END: usize = 200;
    let (head, tail) =
        (path.floor_char_boundary(END), path.ceil_char_boundary(path.len().saturating_sub(END)));
    if head < tail { format!("{}…{}", &path[..head], &path[tail..]) } else { path.to_owned() }
}

/// What may be made of a text.
pub(super) trait Taken {
    /// Whether nothing is left of the text.
    fn is_empty(&self) -> bool;
}

impl Taken for String {
    fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that can be read as rich text: what looks like a link and is none stands as it is.
pub(super) fn rich(text: String) -> String {
    if is_rich(&text) { text } else { text.replace('[', "\\[") }
}

/// How lines may end, beside the one way that a text here has.
const ENDS: [char; 5] = ['\r', '\u{b}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Whether no page can show a character.
fn is_unseen(c: char) -> bool {
    (c.is_control() || hides(c)) && !matches!(c, '\n' | '\t')
}

/// A text without the characters that no page can show; a tab is a space.
fn printable(text: &str) -> String {
    let text = text.replace('\t', " ").replace("\r\n", "\n").replace(ENDS, "\n");
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

/// A character as it is told of: by its number if nobody would see it.
fn told(c: char) -> String {
    if is_unseen(c) || ENDS.contains(&c) { c.escape_unicode().to_string() } else { c.to_string() }
}

impl<'de> Deserialize<'de> for Tree {
    /// Reads JSON (or whatever describes itself); a key that stands twice is kept twice.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Anything;

        impl<'de> Visitor<'de> for Anything {
            type Value = Tree;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Nothing)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
                Ok(Tree::leaf(value.to_string()))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Tree, E> {
                Ok(Tree::leaf(value.to_string()))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Tree, E> {
                Ok(Tree::leaf(value.to_string()))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Tree, E> {
                Ok(Tree::leaf(value.to_string()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
                Ok(Tree::leaf(text))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Tree::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
                let mut fields = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, Tree>()? {
                    fields.push((Leaf::new(&key), value));
                }
                Ok(Tree::Map(fields))
            }
        }

        deserializer.deserialize_any(Anything)
    }
}

//! From the tree to the typed structs, finding every mistake in one run.
//!
//! Serde stops at the first mistake. This decoder notes it, makes the mistake harmless (a bad value is
//! skipped, a missing one stands in as empty) and decodes again until nothing is left to note. Unknown
//! fields need no second pass: they are noted and passed over.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::DEFAULT;
use super::located::LOCATED;
use crate::diagnostic::{Code, Diagnostic};
use crate::locale::Locale;
use crate::source::{Entry, NodeId, Source, Value};
use crate::suggestion::{nearest, suggest};

/// What to do about a text that was taken for a field.
const COLON: &str = "a text with `: ` in it needs quotes around it";

/// How many mistakes are told at once; who has more sees the rest after mending these.
const MAX_PROBLEMS: usize = 200;

/// Decodes a whole source. Gives what could be read, if anything, and every mistake.
pub(super) fn decode<T: DeserializeOwned>(source: &Source) -> (Option<T>, Vec<Diagnostic>) {
    let state = State::default();
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

    /// Whether a missing field needs no words of its own: its value was wrong and has been noted, or its
    /// name is misspelt and that is noted.
    fn is_explained(&self, source: &Source, mapping: NodeId, field: &str) -> bool {
        let Value::Mapping(entries) = &source.node(mapping).value else { return false };
        let unknown = self.unknown.borrow();
        entries.iter().any(|entry| {
            entry.key == field || unknown.contains_key(&entry.value) && nearest(&entry.key, [field]).is_some()
        })
    }

    fn is_skipped(&self, id: NodeId) -> bool {
        self.skipped.borrow().contains(&id)
    }
}

/// A mistake, as the decoder raises it.
#[derive(Debug)]
struct Problem {
    code: Option<Code>,
    message: String,
    label: String,
    help: Option<String>,
    at: Option<NodeId>,
    missing: Option<&'static str>,
}

impl Problem {
    fn new(code: Option<Code>, message: String) -> Self {
        Self { code, message, label: String::new(), help: None, at: None, missing: None }
    }

    /// Gives the place, unless one nearer to the mistake is known already.
    fn at(mut self, id: NodeId) -> Self {
        self.at.get_or_insert(id);
        self
    }

    fn into_diagnostic(self, source: &Source) -> Diagnostic {
        let at = self.at.unwrap_or(source.root());
        let code = self.code.unwrap_or(Code::WrongType);
        let diagnostic = Diagnostic::error(code, self.message)
            .with_file(source.file())
            .with_label(source.span(at), self.label);
        match self.help.or_else(|| help(code)) {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(None, message.to_string())
    }

    fn invalid_type(_: Unexpected, expected: &dyn de::Expected) -> Self {
        // The cursor, which knows the node, words what was found.
        Self { label: format!("expected {expected}"), ..Self::new(Some(Code::WrongType), String::new()) }
    }

    fn missing_field(field: &'static str) -> Self {
        let problem = Self::new(Some(Code::MissingField), format!("`{field}` is missing"));
        Self {
            missing: Some(field),
            label: format!("`{field}` belongs here"),
            help: (field == DEFAULT).then(|| format!("{COLON}; a text in several wordings has a `default`")),
            ..problem
        }
    }

    /// Raised only where a field's name stands in place of a text, as in a list of highlights.
    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let problem = Self::new(Some(Code::UnknownField), format!("unknown field `{field}`"));
        let (label, help) = suggest(field, expected);
        // `- Built two things: one and another`: the colon makes a field of what was meant as a text.
        let help = match field {
            DEFAULT => {
                Some("other wordings of a highlight go into its text: `text: { default: … }`".to_owned())
            }
            field if field.contains(' ') => Some(COLON.to_owned()),
            _ => help,
        };
        Self { label, help, ..problem }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let problem = Self::new(Some(Code::UnknownValue), format!("`{variant}` is not possible here"));
        let (label, help) = suggest(variant, expected);
        Self { label, help, ..problem }
    }
}

/// A node being decoded.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    source: &'a Source,
    state: &'a State,
    id: NodeId,
}

impl<'a> Cursor<'a> {
    fn value(&self) -> &'a Value {
        &self.source.node(self.id).value
    }

    fn child(&self, id: NodeId) -> Self {
        Self { id, ..*self }
    }

    /// Words a type mismatch, and puts a place on a problem that has none.
    fn locate(&self, mut problem: Problem) -> Problem {
        if problem.at.is_none() && problem.message.is_empty() {
            problem.message = format!("expected {}, found {}", strip(&problem.label), self.value().noun());
        }
        problem.at(self.id)
    }

    fn scalar(&self, expected: &dyn de::Expected) -> Result<&'a str, Problem> {
        match self.value() {
            Value::Scalar { text, .. } if !self.value().is_null() || !text.is_empty() => Ok(text),
            _ => Err(self.locate(de::Error::invalid_type(Unexpected::Unit, expected))),
        }
    }

    fn number<'de, N: std::str::FromStr, V: Visitor<'de>>(
        self,
        visitor: V,
        visit: impl FnOnce(V, N) -> Result<V::Value, Problem>,
    ) -> Result<V::Value, Problem> {
        let text = self.scalar(&"a number")?;
        match text.parse() {
            Ok(number) => visit(visitor, number).map_err(|problem| self.locate(problem)),
            Err(_) => {
                let message = format!("`{text}` is not a number that is possible here");
                let problem = Problem::new(Some(Code::WrongType), message);
                Err(Problem { label: "expected a small whole number".into(), ..problem }.at(self.id))
            }
        }
    }

    fn entries(self, entries: &'a [Entry], fields: Option<&'static [&'static str]>) -> Fields<'a> {
        let mut usable: Vec<&Entry> = Vec::with_capacity(entries.len());
        let mut seen = BTreeSet::new();
        // Of a key that stands there twice, which has been noted, the first counts.
        for entry in entries.iter().filter(|entry| !self.state.is_skipped(entry.value)) {
            if !seen.insert(entry.key.as_str()) {
                continue;
            }
            match fields {
                Some(fields) if !fields.contains(&entry.key.as_str()) => self.note_unknown(entry, fields),
                _ => usable.push(entry),
            }
        }
        let filled = self.state.filled.borrow().get(&self.id).cloned().unwrap_or_default();
        Fields { cursor: self, entries: usable.into_iter(), filled: filled.into_iter(), next: None }
    }

    /// Whether a key is followed by its colon.
    fn has_colon(&self, entry: &Entry) -> bool {
        self.source.file().text[entry.key_span.end..].trim_start().starts_with(':')
    }

    fn note_unknown(&self, entry: &Entry, fields: &'static [&'static str]) {
        let (label, mut help) = suggest(&entry.key, fields);
        // `{ fluency: read, written }`: what follows the comma looks like a field without a value.
        let value = &self.source.node(entry.value).value;
        if matches!(value, Value::Scalar { text, .. } if text.is_empty()) && !self.has_colon(entry) {
            help = Some("a text with a comma in it needs quotes around it between `{` and `}`".into());
        }
        let message = format!("unknown field `{}`", entry.key);
        let mut diagnostic = Diagnostic::error(Code::UnknownField, message)
            .with_file(self.source.file())
            .with_label(entry.key_span.clone(), label);
        diagnostic.help.extend(help);
        self.state.unknown.borrow_mut().insert(entry.value, diagnostic);
    }
}

fn strip(label: &str) -> &str {
    label.strip_prefix("expected ").unwrap_or(label)
}

impl<'de> Deserializer<'de> for Cursor<'_> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let result = match self.value() {
            Value::Scalar { .. } => self.scalar(&visitor).and_then(|text| visitor.visit_str(text)),
            Value::Sequence(items) => visitor.visit_seq(Items { cursor: self, items: items.iter() }),
            Value::Mapping(entries) => visitor.visit_map(self.entries(entries, None)),
        };
        result.map_err(|problem| self.locate(problem))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        if self.value().is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        if name == LOCATED {
            return visitor.visit_seq(PlaceAndValue { cursor: self, step: 0 });
        }
        let named = |mut problem: Problem| {
            if problem.code.is_none() {
                problem.code = value_code(name);
            }
            self.locate(problem)
        };
        visitor.visit_newtype_struct(self).map_err(named)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let result = match self.value() {
            Value::Mapping(entries) => visitor.visit_map(self.entries(entries, Some(fields))),
            _ => Err(de::Error::invalid_type(Unexpected::Unit, &"a mapping (`field: value`)")),
        };
        result.map_err(|problem| self.locate(problem))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let Value::Sequence(items) = self.value() else {
            let problem: Problem = de::Error::invalid_type(Unexpected::Unit, &"a list");
            let help = Some("a list begins each item on a line of its own with `- `".to_owned());
            return Err(self.locate(Problem { help, ..problem }));
        };
        visitor.visit_seq(Items { cursor: self, items: items.iter() }).map_err(|problem| self.locate(problem))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let text = self.scalar(&"a word")?;
        visitor.visit_enum(Word(text)).map_err(|problem| self.locate(problem))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let result = match self.scalar(&"true or false")? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(de::Error::invalid_type(Unexpected::Unit, &"`true` or `false`")),
        };
        result.map_err(|problem| self.locate(problem))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.number(visitor, V::visit_u32)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        tuple tuple_struct map identifier
    }
}

/// The code of a mistake inside a value type, by the type's name.
fn value_code(name: &str) -> Option<Code> {
    match name {
        "Date" => Some(Code::InvalidDate),
        "Email" => Some(Code::InvalidEmail),
        "Link" => Some(Code::InvalidLink),
        "Locale" => Some(Code::UnknownLocale),
        "Ignored" => Some(Code::UnknownValue),
        "Text" => Some(Code::Empty),
        _ => None,
    }
}

/// What to do about a mistake inside a value type.
fn help(code: Code) -> Option<String> {
    match code {
        Code::InvalidDate => Some(
            "write `2022`, `2022-02`, `2022-02-28` or `present`; any other words as `{ text: Spring 2020 }`"
                .into(),
        ),
        Code::UnknownLocale => {
            Some(format!("possible here: {}", Locale::tags().collect::<Vec<_>>().join(", ")))
        }
        Code::Empty => Some("write something, or leave the field out".into()),
        _ => None,
    }
}

/// The items of a list, without those passed over.
struct Items<'a> {
    cursor: Cursor<'a>,
    items: std::slice::Iter<'a, NodeId>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Problem> {
        let state = self.cursor.state;
        match self.items.find(|item| !state.is_skipped(**item)) {
            Some(item) => seed.deserialize(self.cursor.child(*item)).map(Some),
            None => Ok(None),
        }
    }
}

/// The place of a value, then the value: what [`Located`](super::Located) asks for.
struct PlaceAndValue<'a> {
    cursor: Cursor<'a>,
    step: u8,
}

impl<'de> SeqAccess<'de> for PlaceAndValue<'_> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Problem> {
        self.step += 1;
        match self.step {
            1 => seed.deserialize(self.cursor.id.number().into_deserializer()).map(Some),
            2 => seed.deserialize(self.cursor).map(Some),
            _ => Ok(None),
        }
    }
}

/// The fields of a mapping, then those that stand in for missing ones.
struct Fields<'a> {
    cursor: Cursor<'a>,
    entries: std::vec::IntoIter<&'a Entry>,
    filled: std::collections::btree_set::IntoIter<&'static str>,
    next: Option<&'a Entry>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Problem> {
        self.next = self.entries.next();
        let key = self.next.map(|entry| entry.key.as_str()).or_else(|| self.filled.next());
        key.map(|key| seed.deserialize(key.into_deserializer())).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        match self.next {
            Some(entry) => seed.deserialize(self.cursor.child(entry.value)),
            None => seed.deserialize(StandIn { at: self.cursor.id }),
        }
    }
}

/// An empty value in place of a missing one, so that the rest of the file is read all the same.
#[derive(Clone, Copy)]
struct StandIn {
    at: NodeId,
}

impl<'de> Deserializer<'de> for StandIn {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_str("?")
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        if name == LOCATED {
            let pair = (self.at.number(), self);
            return visitor.visit_seq(StandInPair { pair, step: 0 });
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_seq(de::value::SeqDeserializer::new(std::iter::empty::<u32>()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct StandInPair {
    pair: (u32, StandIn),
    step: u8,
}

impl<'de> SeqAccess<'de> for StandInPair {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Problem> {
        self.step += 1;
        match self.step {
            1 => seed.deserialize(self.pair.0.into_deserializer()).map(Some),
            2 => seed.deserialize(self.pair.1).map(Some),
            _ => Ok(None),
        }
    }
}

/// A word that names one of an enum's variants.
struct Word<'a>(&'a str);

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Problem;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Problem> {
        seed.deserialize(self.0.into_deserializer()).map(|value| (value, self))
    }
}

impl<'de> VariantAccess<'de> for Word<'_> {
    type Error = Problem;

    fn unit_variant(self) -> Result<(), Problem> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Problem> {
        Err(de::Error::custom("expected a word"))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Problem> {
        Err(de::Error::custom("expected a word"))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Problem> {
        Err(de::Error::custom("expected a word"))
    }
}

//! A node as serde's deserializer.

use std::collections::BTreeSet;

use serde::de::{self, Deserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::State;
use super::access::{Fields, Items, PlaceAndValue, Word};
use super::elsewhere::advise;
use super::problem::{Problem, value_code};
use crate::diagnostic::{Code, Diagnostic};
use crate::resume::located::LOCATED;
use crate::source::{Entry, NodeId, Source, Value};

/// A node being decoded.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) source: &'a Source,
    pub(super) state: &'a State,
    pub(super) id: NodeId,
}

impl<'a> Cursor<'a> {
    fn value(&self) -> &'a Value {
        &self.source.node(self.id).value
    }

    pub(super) fn child(&self, id: NodeId) -> Self {
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
        let (label, mut help) = match self.state.foreign {
            Some((first, tool)) if first == entry.value => {
                let help = "`recto import` makes a résumé for recto of such a file";
                (format!("this is how files of {tool} begin"), Some(help.into()))
            }
            Some(_) => return,
            None => advise(&entry.key, fields),
        };
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

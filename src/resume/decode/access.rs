//! What is inside a node, one by one: items, fields, a value with its place, a word.

use serde::de::{
    self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::cursor::Cursor;
use super::problem::Problem;
use super::stand_in::StandIn;
use crate::source::{Entry, NodeId};

/// The items of a list, without those passed over.
pub(super) struct Items<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) items: std::slice::Iter<'a, NodeId>,
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
pub(super) struct PlaceAndValue<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) step: u8,
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
pub(super) struct Fields<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) entries: std::vec::IntoIter<&'a Entry>,
    pub(super) filled: std::collections::btree_set::IntoIter<&'static str>,
    pub(super) next: Option<&'a Entry>,
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

/// A word that names one of an enum's variants.
pub(super) struct Word<'a>(pub(super) &'a str);

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

//! What stands in for a value that is missing.

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::problem::Problem;
use crate::resume::located::LOCATED;
use crate::source::NodeId;

/// An empty value in place of a missing one, so that the rest of the file is read all the same.
#[derive(Clone, Copy)]
pub(super) struct StandIn {
    pub(super) at: NodeId,
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

//! Values that know where they stand.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};

use crate::source::NodeId;

/// The name by which [`Located`] asks the decoder for the place as well as for the value.
pub(super) const LOCATED: &str = "$recto::located";

/// A value and the node of the [`Source`](crate::source::Source) that it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Located<T> {
    /// Where it stands.
    pub at: NodeId,
    /// The value itself.
    pub value: T,
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Located<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Pair<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Pair<T> {
            type Value = Located<T>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut pair: A) -> Result<Self::Value, A::Error> {
                let at = pair.next_element()?.unwrap_or_default();
                let value = pair.next_element()?;
                let value = value.ok_or_else(|| serde::de::Error::invalid_length(1, &self))?;
                Ok(Located { at: NodeId::new(at), value })
            }
        }

        deserializer.deserialize_newtype_struct(LOCATED, Pair(PhantomData))
    }
}

/// In the JSON Schema a located value is the value.
impl<T: JsonSchema> JsonSchema for Located<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

//! Opening a file, and asking its objects for what they hold.
//!
//! `lopdf` reads and repairs; nothing of it leaves this folder. Whatever is missing or of the wrong kind is `None`.

use std::cell::Cell;

use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::cmap::CMap;
use super::{Unreadable, limits, load};

/// A file whose objects can be asked for.
pub(super) struct File {
    document: Document,
    pub(super) was_encrypted: bool,
    /// How many bytes of streams may still be unpacked.
    bytes: Cell<usize>,
    /// How many letters the character maps of fonts may still hold.
    letters: Cell<usize>,
    /// How many bytes of texts may still be read.
    texts: Cell<usize>,
    /// How many widths of glyphs the fonts may still hold.
    pub(super) widths: Cell<usize>,
}

impl File {
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Unreadable> {
        if !bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
            return Err(Unreadable::NoPdf);
        }
        let (document, was_encrypted) = load::document(bytes)?;
        Ok(Self {
            document,
            was_encrypted,
            bytes: Cell::new(limits::STREAMS),
            letters: Cell::new(limits::LETTERS),
            texts: Cell::new(limits::TEXTS),
            widths: Cell::new(limits::WIDTHS),
        })
    }

    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.document.catalog().ok()
    }

    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dictionary(&self.document.trailer, b"Info")
    }

    /// The pages, in order, however wild their tree is.
    pub(super) fn pages(&self) -> Vec<ObjectId> {
        self.document.page_iter().take(limits::PAGES + 1).collect()
    }

    pub(super) fn object(&self, id: ObjectId) -> Option<&Object> {
        self.document.get_object(id).ok()
    }

    /// What a reference leads to; anything else is itself.
    pub(super) fn follow<'a>(&'a self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    pub(super) fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        self.follow(dictionary.get(key).ok()?)
    }

    /// The dictionary under a key; of a stream, the stream's own.
    pub(super) fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.get(dictionary, key).and_then(as_dictionary)
    }

    pub(super) fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Vec<Object>> {
        self.get(dictionary, key)?.as_array().ok()
    }

    pub(super) fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    pub(super) fn number(&self, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
        number(self.get(dictionary, key)?)
    }

    /// A text for people, unless it is empty.
    pub(super) fn text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        let text = self.any_text(dictionary, key)?;
        let text: String = text.chars().filter(|letter| !letter.is_control()).collect();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A text as it stands, even an empty one; none if there are more of them than are read.
    pub(super) fn any_text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        let object = self.get(dictionary, key)?;
        let left = self.texts.get().checked_sub(object.as_str().ok()?.len())?;
        self.texts.set(left);
        decode_text_string(object).ok()
    }

    /// The numbers of an array.
    pub(super) fn numbers<const N: usize>(&self, dictionary: &Dictionary, key: &[u8]) -> Option<[f32; N]> {
        let array = self.array(dictionary, key)?;
        let mut numbers = [0.0; N];
        for (slot, object) in numbers.iter_mut().zip(array) {
            *slot = number(self.follow(object)?)?;
        }
        (array.len() >= N).then_some(numbers)
    }

    /// A key that a page may have from those above it in the tree of pages.
    pub(super) fn inherited<'a>(&'a self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut current = page;
        for _ in 0..limits::DEPTH {
            if let Some(found) = self.get(current, key) {
                return Some(found);
            }
            current = self.dictionary(current, b"Parent")?;
        }
        None
    }

    /// The bytes of a stream, unpacked; none if there are more than are read.
    pub(super) fn unpack(&self, object: &Object) -> Option<Vec<u8>> {
        let stream = self.follow(object)?.as_stream().ok()?;
        let most = self.bytes.get().min(limits::STREAM);
        let bytes = match stream.dict.has(b"Filter") {
            true => stream.decompressed_content_with_limit(most).ok(),
            false => Some(stream.content.clone()).filter(|bytes| bytes.len() <= most),
        };
        // What fails has taken its time as well.
        let spent = bytes.as_ref().map_or((16 * stream.content.len()).max(1 << 16), Vec::len);
        self.bytes.set(self.bytes.get().saturating_sub(spent));
        bytes
    }

    /// The character map that a stream holds.
    pub(super) fn character_map(&self, object: &Object) -> Option<CMap> {
        let map = CMap::read(&self.unpack(object)?, self.letters.get());
        self.letters.set(self.letters.get().saturating_sub(map.spent()));
        Some(map)
    }
}

/// Why no page is found: a file that was cut off lacks the mark at its end.
pub(super) fn broken(bytes: &[u8]) -> Unreadable {
    let end = &bytes[bytes.len().saturating_sub(1024)..];
    if memchr::memmem::find(end, b"%%EOF").is_some() { Unreadable::Broken } else { Unreadable::CutOff }
}

/// A dictionary, or that of a stream.
pub(super) fn as_dictionary(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// A number that can be reckoned with.
pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|number| number.is_finite())
}

/// The letters of a name.
pub(super) fn letters(name: &[u8]) -> String {
    String::from_utf8_lossy(&name[..name.len().min(limits::NAME)]).into_owned()
}

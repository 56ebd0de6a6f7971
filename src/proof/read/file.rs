//! Opening a file, and asking its objects for what they hold.
//!
//! `lopdf` reads and repairs; nothing of it leaves this folder. Whatever is missing or of the wrong kind is `None`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::rc::Rc;

use flate2::read::ZlibDecoder;
use lopdf::{DecompressError, Dictionary, Document, Error, Object, ObjectId, Stream, decode_text_string};

use super::cmap::CMap;
use super::limits::Budget;
use super::{Unreadable, limits, load};
use crate::proof::model::turns_text;

/// A file whose objects can be asked for.
pub(super) struct File {
    document: Document,
    pub(super) was_encrypted: bool,
    pub(super) budget: Budget,
    /// Streams that were unpacked, by where they lie: a form may be drawn many times.
    unpacked: RefCell<BTreeMap<usize, Option<Rc<[u8]>>>>,
    /// Numbers for the marks of streams that are no pages' own.
    marks: RefCell<BTreeMap<(usize, u32), u32>>,
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
            budget: Budget::whole(),
            unpacked: RefCell::default(),
            marks: RefCell::default(),
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
        let text: String =
            text.chars().filter(|letter| !letter.is_control() && !turns_text(*letter)).collect();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A text as it stands, even an empty one; none if there are more of them than are read.
    pub(super) fn any_text(&self, dictionary: &Dictionary, key: &[u8]) -> Option<String> {
        let object = self.get(dictionary, key)?;
        let length = object.as_str().ok()?.len();
        self.budget.take(&self.budget.texts, length).then(|| decode_text_string(object).ok())?
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
        self.budget.cut();
        None
    }

    /// The bytes of a stream, unpacked, as far as they are read; none if it is broken.
    pub(super) fn unpack(&self, object: &Object) -> Option<Rc<[u8]>> {
        let stream = self.follow(object)?.as_stream().ok()?;
        if let Some(known) = self.unpacked.borrow().get(&place(stream)) {
            let known = known.as_ref()?;
            return self.budget.take(&self.budget.again, known.len()).then(|| known.clone());
        }
        let most = self.budget.bytes.get().min(limits::STREAM);
        let bytes = match stream.get_plain_content_with_limit(most) {
            Ok(bytes) => Some(bytes),
            Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                self.budget.cut();
                beginning(stream, most)
            }
            Err(_) => None,
        };
        // What fails has taken its time as well.
        let spent = bytes.as_ref().map_or((16 * stream.content.len()).max(1 << 16), Vec::len);
        self.budget.bytes.set(self.budget.bytes.get().saturating_sub(spent));
        let bytes = bytes.map(Rc::from);
        self.unpacked.borrow_mut().insert(place(stream), bytes.clone());
        bytes
    }

    /// The character map that a stream holds.
    pub(super) fn character_map(&self, object: &Object) -> Option<CMap> {
        let map = CMap::read(&self.unpack(object)?, self.budget.letters.get());
        self.budget.letters.set(self.budget.letters.get().saturating_sub(map.spent()));
        if map.cut {
            self.budget.cut();
        }
        Some(map)
    }

    /// A number of its own for the content of a stream that the tagged structure calls by this one.
    pub(super) fn add_mark(&self, stream: &Stream, mcid: u32) -> u32 {
        let mut marks = self.marks.borrow_mut();
        let next = u32::MAX - marks.len() as u32;
        *marks.entry((place(stream), mcid)).or_insert(next)
    }

    /// The number for marked content of a stream: its own, or the page's where the tagged structure knows of none.
    pub(super) fn mark(&self, stream: usize, mcid: u32) -> u32 {
        self.marks.borrow().get(&(stream, mcid)).copied().unwrap_or(mcid)
    }
}

/// The beginning of a stream that is too long to be read whole, as far as that is packed in the usual way or not at all.
fn beginning(stream: &Stream, most: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    match stream.filters().as_deref() {
        Ok([b"FlateDecode"]) => {
            // What is broken in it ends it.
            let _ = ZlibDecoder::new(stream.content.as_slice()).take(most as u64).read_to_end(&mut bytes);
        }
        Ok([]) | Err(_) => bytes.extend(stream.content.iter().take(most)),
        Ok(_) => return None,
    }
    Some(bytes)
}

/// Where a stream lies, which is the same as long as the file is.
pub(super) fn place(stream: &Stream) -> usize {
    std::ptr::from_ref(stream).addr()
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

//! Loading a file's objects into little memory.
//!
//! `lopdf` bounds what one packed stream may grow to, but not all of them together, nor how much larger a list of small
//! numbers is in memory than in a file; and a file's table, or that of a packed stream, may name one object a million
//! times. So objects are counted before they are loaded, from each place where one may begin; again as they are loaded,
//! which ends when there are too many; and packed streams are unpacked here, one by one.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use lopdf::encryption::{DecryptionError, decrypt_object};
use lopdf::xref::{XrefEntry, XrefRecovery};
use lopdf::{
    DecompressError, Dictionary, Document, EncryptionState, Error, LoadOptions, Object, ObjectId,
    ObjectStream, Stream,
};
use memchr::memmem;

use super::file::broken;
use super::operations::{first, is_space, name_at};
use super::{Unreadable, limits};

/// What streams of packed objects are called until they are unpacked.
const PACKED: &[u8] = b"recto.ObjStm";
/// What the trailer's entry for encryption is called until it is needed.
const HIDDEN: &[u8] = b"encrypt";

thread_local! {
    /// How many objects may still be loaded: the library's filter is a function without a place for it.
    static ROOM: Cell<usize> = const { Cell::new(0) };
}

/// Loads a file, and tells whether it was encrypted.
pub(super) fn document(bytes: &[u8]) -> Result<(Document, bool), Unreadable> {
    if bytes.len() > limits::FILE {
        return Err(Unreadable::TooLarge);
    }
    Room::of(bytes).file(bytes)?;
    if let Some(disguised) = disguised(bytes) {
        let document = best(&disguised)?;
        if document.trailer.has(b"Encrypt") {
            return Ok((document, true));
        }
    }
    Ok((best(bytes)?, false))
}

/// The file as its table has it, or as a search for objects has it where that leads to no page.
fn best(bytes: &[u8]) -> Result<Document, Unreadable> {
    let document = load(bytes, false)?;
    let has_pages = |document: &Document| document.page_iter().next().is_some();
    if has_pages(&document) || document.xref_recovery == Some(XrefRecovery::Reconstructed) {
        return Ok(document);
    }
    match load(bytes, true) {
        Ok(searched) if has_pages(&searched) => Ok(searched),
        _ => Ok(document),
    }
}

fn load(bytes: &[u8], search: bool) -> Result<Document, Unreadable> {
    ROOM.set(limits::OBJECTS);
    let options = LoadOptions {
        filter: Some(admit),
        force_reconstruct: search,
        ..LoadOptions::with_max_decompressed_size(limits::STREAM)
    };
    let mut document = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => Unreadable::TooLarge,
        Error::InvalidPassword | Error::Decryption(_) => Unreadable::Locked,
        _ => broken(bytes),
    })?;
    let loaded: Vec<ObjectId> = document.objects.keys().copied().collect();
    let key = key(&mut document)?;
    let open = |id: ObjectId, object: &mut Object| {
        if let Some((state, own)) = &key
            && Some(id) != *own
        {
            // What cannot be decrypted is told by what is missing then.
            let _ = decrypt_object(state, id, object);
        }
    };
    let mut room = Room { objects: ROOM.get(), bytes: limits::STREAMS };
    for id in &loaded {
        if is_packed(document.objects.get(id))
            && let Some(mut object) = document.objects.remove(id)
        {
            open(*id, &mut object);
            unpack(&mut document, id.0, object, &mut room)?;
        }
    }
    for id in &loaded {
        let content = document.objects.get(id).and_then(|object| late_content(&document, object, bytes));
        let Some(object) = document.objects.get_mut(id) else { continue };
        if let (Some(content), Object::Stream(stream)) = (content, &mut *object) {
            room.take(content.len() / BYTES, 0)?;
            stream.set_content(content.to_vec());
        }
        open(*id, object);
    }
    Ok(document)
}

/// How many bytes of a string or stream count as one object.
const BYTES: usize = 64;

/// The library's filter: lets an object in while there is room for it.
fn admit(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    match ROOM.get().checked_sub(weight(object)) {
        Some(left) => ROOM.set(left),
        // A stream beyond the library's own limit ends it.
        None => {
            let entries = Dictionary::from_iter([("Type", Object::from("ObjStm"))]);
            *object = Stream::new(entries, vec![0; limits::STREAM + 1]).into();
        }
    }
    if let Object::Stream(stream) = object
        && stream.dict.has_type(b"ObjStm")
        && stream.content.len() <= limits::STREAM
    {
        stream.dict.set("Type", Object::Name(PACKED.to_vec()));
    }
    // The object stays where it is; what is returned counts for those of packed streams alone.
    Some((id, Object::Null))
}

/// How many objects an object is, those in it among them.
fn weight(object: &Object) -> usize {
    let entries = |dictionary: &Dictionary| -> usize {
        dictionary.iter().map(|(key, value)| 1 + key.len() / BYTES + weight(value)).sum()
    };
    match object {
        Object::Array(list) => 1 + list.capacity() - list.len() + list.iter().map(weight).sum::<usize>(),
        Object::Dictionary(dictionary) => 4 + entries(dictionary),
        Object::Stream(stream) => 4 + entries(&stream.dict) + stream.content.len() / BYTES,
        Object::String(bytes, _) | Object::Name(bytes) => 1 + bytes.len() / BYTES,
        _ => 1,
    }
}

fn is_packed(object: Option<&Object>) -> bool {
    object.and_then(|object| object.as_stream().ok()).is_some_and(|stream| stream.dict.has_type(PACKED))
}

/// Adds the objects of a packed stream to the others, none of which they replace. An object that the file's table has
/// elsewhere, or nowhere, is an old one.
fn unpack(
    document: &mut Document,
    container: u32,
    object: Object,
    room: &mut Room,
) -> Result<(), Unreadable> {
    let Object::Stream(mut stream) = object else { return Ok(()) };
    let Some(text) = plain(&stream)? else { return Ok(()) };
    room.packed(&stream.dict, &text)?;
    stream.set_plain_content(text);
    let Ok(packed) = ObjectStream::new_with_limit(&stream, Some(limits::STREAM)) else { return Ok(()) };
    for (id, object) in packed.objects {
        let current = match document.reference_table.get(id.0) {
            Some(XrefEntry::Compressed { container: current, .. }) => *current == container,
            Some(XrefEntry::Free | XrefEntry::UnusableFree) => false,
            Some(XrefEntry::Normal { .. }) | None => true,
        };
        if current {
            document.objects.entry(id).or_insert(object);
        }
    }
    Ok(())
}

/// The bytes of a stream whose length was packed, and so not known when it was read.
fn late_content<'a>(document: &Document, object: &Object, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let stream = object.as_stream().ok().filter(|stream| stream.content.is_empty())?;
    let (_, length) = document.dereference(stream.dict.get(b"Length").ok()?).ok()?;
    let rest = bytes.get(stream.start_position?..)?;
    rest.get(..usize::try_from(length.as_i64().ok()?).ok()?)
}

/// A copy of the file whose entry for encryption goes by another name, if there is one: the library loads encrypted
/// files in a way of its own, which has no bounds.
fn disguised(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut copy = None;
    for at in memchr::memchr_iter(b'/', bytes) {
        let digit = match bytes.get(at + 1) {
            Some(b'E') if name_at(&bytes[at..]) == b"Encrypt" => at + 1,
            // `#45` is an `E` as well, and `#65` the small one.
            Some(b'#') if name_at(&bytes[at..]) == b"Encrypt" => at + 2,
            _ => continue,
        };
        let copy = copy.get_or_insert_with(|| bytes.to_vec());
        copy[digit] = if copy[digit] == b'E' { b'e' } else { b'6' };
    }
    copy
}

/// What decrypts the objects of a file that opens without a password, and the one that tells how, which is not
/// encrypted itself; none if none is.
fn key(document: &mut Document) -> Result<Option<(EncryptionState, Option<ObjectId>)>, Unreadable> {
    let Some(entry) = document.trailer.remove(HIDDEN) else { return Ok(None) };
    let own = entry.as_reference().ok();
    document.trailer.set("Encrypt", entry);
    let why = |error| match error {
        Error::InvalidPassword | Error::Decryption(DecryptionError::IncorrectPassword) => Unreadable::Locked,
        _ => Unreadable::Encrypted,
    };
    document.authenticate_password("").map_err(why)?;
    let state = EncryptionState::decode(&*document, "").map_err(why)?;
    Ok(Some((state, own)))
}

/// How many bytes the place of an object takes in a file's table, at least; in memory it takes half as much as an object.
const ENTRY: usize = 7;

/// How much may still be loaded.
struct Room {
    objects: usize,
    /// How many bytes may still be looked at: objects may begin inside of one another.
    bytes: usize,
}

impl Room {
    fn of(file: &[u8]) -> Self {
        Self { objects: limits::OBJECTS, bytes: limits::STREAMS + 4 * file.len() }
    }

    fn take(&mut self, objects: usize, bytes: usize) -> Result<(), Unreadable> {
        let left = self.objects.checked_sub(objects).zip(self.bytes.checked_sub(bytes));
        let (objects, bytes) = left.ok_or(Unreadable::TooLarge)?;
        (self.objects, self.bytes) = (objects, bytes);
        Ok(())
    }

    /// Takes the object that a text begins with, if it is one, and gives it with what stands behind.
    fn object<'a>(&mut self, text: &'a [u8]) -> Result<(Option<Object>, &'a [u8]), Unreadable> {
        let (object, rest) = first(text, &mut self.objects);
        // Where there were too many, none are left.
        self.take(usize::from(self.objects == 0), text.len() - rest.len())?;
        Ok((object, rest))
    }

    /// Takes all objects that the library may find in a file: wherever the word `obj` or `trailer` stands, one may begin,
    /// and where `xref` does, a table of their places.
    fn file(&mut self, bytes: &[u8]) -> Result<(), Unreadable> {
        for at in memmem::find_iter(bytes, b"trailer") {
            self.object(&bytes[at + 7..])?;
        }
        for at in memmem::find_iter(bytes, b"xref").filter(|at| !bytes[..*at].ends_with(b"start")) {
            let table = &bytes[at..];
            let length = memmem::find(table, b"trailer").unwrap_or(table.len());
            self.take(length / (2 * ENTRY), 0)?;
        }
        for at in memmem::find_iter(bytes, b"obj") {
            if bytes[..at].ends_with(b"end") {
                continue;
            }
            let (Some(Object::Dictionary(entries)), rest) = self.object(&bytes[at + 3..])? else { continue };
            let Some(body) = body(rest) else { continue };
            // The library unpacks these before it loads anything, or while it loads something else.
            if entries.has(b"First") {
                let text = self.inflate(&entries, body)?;
                self.packed(&entries, &text)?;
            }
            if entries.has(b"W") {
                self.take(table(&entries).min(body.len().max(limits::STREAM) / 3) / 2, 0)?;
            }
        }
        Ok(())
    }

    /// The text of a packed stream, as the library unpacks it. One that is packed in another way than all programs
    /// have is refused.
    fn inflate<'a>(&mut self, entries: &Dictionary, body: &'a [u8]) -> Result<Cow<'a, [u8]>, Unreadable> {
        let mut stream = Stream::new(entries.clone(), Vec::new());
        match stream.filters().as_deref() {
            Ok([b"FlateDecode"]) => {}
            Ok([]) | Err(_) => return Ok(body[..body.len().min(limits::STREAM)].into()),
            Ok(_) => return Err(Unreadable::TooLarge),
        }
        // How long it is, is told by itself: what its entries say may be wrong.
        let length = packed_length(body);
        self.take(0, length)?;
        stream.set_content(body[..length].to_vec());
        let text = plain(&stream)?.unwrap_or_default();
        self.take(0, text.len())?;
        Ok(text.into())
    }

    /// Takes the objects of a packed stream, as often as the list at its beginning names them.
    fn packed(&mut self, entries: &Dictionary, text: &[u8]) -> Result<(), Unreadable> {
        let start =
            entries.get(b"First").and_then(Object::as_i64).ok().and_then(|at| usize::try_from(at).ok());
        let Some((list, objects)) = start.and_then(|start| text.split_at_checked(start)) else {
            return Ok(());
        };
        let Ok(list) = std::str::from_utf8(list) else { return Ok(()) };
        let lines = list.split(['\r', '\n']).flat_map(|line| line.split('%').next());
        let offsets = lines.flat_map(str::split_whitespace).skip(1).step_by(2);
        for offset in offsets.filter_map(|offset| offset.parse::<usize>().ok()) {
            self.take(1, 0)?;
            self.object(objects.get(offset..).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// What stands behind the word `stream`, if it is what comes next.
fn body(rest: &[u8]) -> Option<&[u8]> {
    let mut rest = rest;
    loop {
        rest = match rest.first()? {
            // A comment is as good as a space.
            b'%' => &rest[rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?..],
            byte if is_space(*byte) => &rest[1..],
            _ => break,
        };
    }
    let rest = rest.strip_prefix(b"stream")?;
    let rest = &rest[rest.iter().position(|byte| !matches!(byte, b' ' | b'\t'))?..];
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest);
    Some(rest.strip_prefix(b"\n").unwrap_or(rest))
}

/// How many objects a stream says that it has the places of.
fn table(entries: &Dictionary) -> usize {
    let count =
        |object: &Object| object.as_i64().ok().and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    match entries.get(b"Index").and_then(Object::as_array) {
        Ok(index) => index.iter().skip(1).step_by(2).fold(0, |sum, object| sum.saturating_add(count(object))),
        Err(_) => entries.get(b"Size").map_or(0, count),
    }
}

/// How many bytes are one packed text, as far as it is read.
fn packed_length(body: &[u8]) -> usize {
    let most = limits::STREAM as u64 + 1;
    let mut zlib = ZlibDecoder::new(body);
    let _ = io::copy(&mut zlib.by_ref().take(most), &mut io::sink());
    if zlib.total_out() > 0 {
        return zlib.total_in() as usize;
    }
    // The library then takes the first two bytes for a broken head.
    let Some(body) = body.get(2..) else { return body.len() };
    let mut deflate = DeflateDecoder::new(body);
    let _ = io::copy(&mut deflate.by_ref().take(most), &mut io::sink());
    2 + deflate.total_in() as usize
}

/// A stream's unpacked bytes; none if it is broken.
pub(super) fn plain(stream: &Stream) -> Result<Option<Vec<u8>>, Unreadable> {
    match stream.get_plain_content_with_limit(limits::STREAM) {
        Ok(text) => Ok(Some(text)),
        Err(Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => Err(Unreadable::TooLarge),
        Err(_) => Ok(None),
    }
}

//! Elements with attributes and text, for formats made of tags: nested by closures, so that each is closed, and
//! escaped by quick-xml.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

use super::outline::clean;

/// Markup as it is written.
pub(super) struct Markup(Writer<Vec<u8>>);

/// An attribute's name and value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Markup {
    /// Markup that begins with a line as it is: a document type, a declaration.
    pub(super) fn new(first: &str) -> Self {
        Self(Writer::new(format!("{first}\n").into_bytes()))
    }

    /// The whole, ended by a line's end.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// An element with what the closure writes into it.
    pub(super) fn element(&mut self, name: &str, attributes: &[Attribute], content: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        content(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element of XML that holds nothing: `<w:b/>`.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element of HTML that can hold nothing: `<br>`.
    pub(super) fn void(&mut self, name: &str, attributes: &[Attribute]) {
        self.write(Event::Start(start(name, attributes)));
    }

    /// An element that holds a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        self.element(name, attributes, |it| it.text(text));
    }

    /// Letters, escaped.
    pub(super) fn text(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&clean(text))));
    }

    /// Markup as it is. Never anything that a user wrote.
    pub(super) fn raw(&mut self, markup: &str) {
        self.write(Event::Text(BytesText::from_escaped(markup)));
    }

    fn write(&mut self, event: Event) {
        self.0.write_event(event).expect("a vector takes all bytes");
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}

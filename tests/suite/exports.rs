//! The formats without pages: each has every word of the document, in its order, and is what its readers expect.

use std::io::{Cursor, Read};

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use recto::document::Document;
use recto::{Options, Shown, export, read_resume, show, variant};

use crate::documents::words;
use crate::support::{RESUMES, read, render, stem};

/// A text as the formats without pages get it.
fn shown(name: &str, text: &str, variant: Option<&str>) -> Document {
    let options = Options { variant: variant.map(str::to_owned), ..Options::default() };
    let Shown { document, .. } =
        show(name, text, &options).unwrap_or_else(|errors| panic!("{}", render(&errors)));
    document
}

/// Every résumé of the repository, whole and in each of its variants, with what tells it apart.
fn documents() -> Vec<(String, Document)> {
    let mut documents = Vec::new();
    for path in RESUMES {
        let text = read(path);
        let (_, resume) = read_resume(path, &text).unwrap_or_else(|errors| panic!("{}", render(&errors)));
        let names = variant::names(&resume).into_iter().map(Some);
        for name in std::iter::once(None).chain(names) {
            documents.push((format!("{} {name:?}", stem(path)), shown(path, &text, name)));
        }
    }
    documents
}

/// The words of a document as its reader has them.
fn expected(document: &Document) -> Vec<String> {
    document.letters().iter().flat_map(|(_, letters)| bare(letters)).collect()
}

/// The words of a text without the separators that formats put between them.
fn bare(text: &str) -> Vec<String> {
    let words = words(text).into_iter().map(|word| word.trim_end_matches(':').to_owned());
    words.filter(|word| !word.is_empty() && !["·", "|", "-", "•"].contains(&word.as_str())).collect()
}

/// What a document says in each format, read as the format's readers read it.
fn read_back(document: &Document) -> [(&'static str, String); 4] {
    let html = String::from_utf8(export::html(document)).expect("UTF-8");
    [
        ("txt", without_targets(&export::txt(document), document)),
        ("md", from_markdown(&export::md(document))),
        ("html", from_html(&html)),
        ("docx", from_docx(&export::docx(document))),
    ]
}

/// Plain text without what stands behind its links.
fn without_targets(text: &str, document: &Document) -> String {
    let runs = document.texts().into_iter().flat_map(|text| &text.runs);
    let mut targets: Vec<String> = runs.filter_map(|run| run.link.clone()).collect();
    for section in &document.sections {
        if let recto::document::Body::Entries { entries } = &section.body {
            targets.extend(entries.iter().filter_map(|entry| entry.url.clone()));
        }
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    targets.iter().fold(text, |text, target| text.replace(&format!(" ({target})"), ""))
}

fn from_markdown(text: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut letters = String::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(text) | Event::Code(text) => letters += &text,
            Event::SoftBreak | Event::HardBreak => letters.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => letters.push('\n'),
            Event::Html(html) | Event::InlineHtml(html) => panic!("`{html}` is read as HTML"),
            Event::Rule => panic!("a rule is read:\n{text}"),
            _ => {}
        }
    }
    letters
}

/// The letters of a page's body, where every element has to be closed where it should be.
fn from_html(page: &str) -> String {
    const VOID: [&str; 2] = ["meta", "br"];
    const INLINE: [&str; 6] = ["a", "em", "strong", "code", "time", "span"];
    let (_, body) = page.split_once("</head>").expect("a head");
    let mut letters = String::new();
    let mut open = vec!["html"];
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{page}");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
        if !INLINE.contains(&name) {
            letters.push('\n');
        }
        letters += &unescape(text).expect("known entities");
    }
    assert!(open.is_empty(), "{open:?} is not closed");
    letters
}

/// A part of a word processor's document.
fn part(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
    text
}

fn from_docx(docx: &[u8]) -> String {
    let mut letters = String::new();
    let xml = part(docx, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    loop {
        match reader.read_event().expect("XML") {
            Event::Eof => return letters,
            Event::Text(text) => letters += &text,
            Event::GeneralRef(name) => letters += &unescape(&format!("&{};", &*name)).expect("an entity"),
            Event::Empty(tag) if matches!(tag.name().0, "w:tab" | "w:br") => letters.push(' '),
            Event::End(tag) if tag.name().0 == "w:p" => letters.push('\n'),
            _ => {}
        }
    }
}

#[test]
fn every_format_has_every_word_in_order() {
    for (name, document) in documents() {
        let expected = expected(&document);
        for (format, text) in read_back(&document) {
            let found = bare(&text);
            let first = expected.iter().zip(&found).position(|(a, b)| a != b);
            let near = first
                .map(|at| (&expected[at..], &found[at..]))
                .map(|(a, b)| (a.iter().take(6).collect::<Vec<_>>(), b.iter().take(6).collect::<Vec<_>>()));
            assert!(found == expected, "{name} as {format}: {near:?}, {} {}", expected.len(), found.len());
        }
    }
}

#[test]
fn the_same_bytes_each_time() {
    for (name, document) in documents() {
        assert!(export::docx(&document) == export::docx(&document), "{name}");
        assert!(export::html(&document) == export::html(&document), "{name}");
    }
}

#[test]
fn what_they_look_like() {
    for path in ["data/akshat-mahajan.yaml", "examples/international.yaml", "examples/academic.yaml"] {
        let document = shown(path, &read(path), None);
        insta::assert_snapshot!(format!("txt_{}", stem(path)), export::txt(&document));
        insta::assert_snapshot!(format!("md_{}", stem(path)), export::md(&document));
        let html = String::from_utf8(export::html(&document)).expect("UTF-8");
        let (before, rest) = html.split_once("<style>").expect("a style");
        let (_, after) = rest.split_once("</style>").expect("its end");
        insta::assert_snapshot!(format!("html_{}", stem(path)), format!("{before}<style>…</style>{after}"));
    }
}

#[test]
fn plain_text_keeps_to_its_width() {
    for (name, document) in documents() {
        for line in export::txt(&document).lines() {
            let long = line.chars().count() > 78 && line.trim_start().contains(' ');
            assert!(!long, "{name}: {line}");
            assert_eq!(line, line.trim_end(), "{name}");
        }
    }
}

#[test]
fn a_page_for_browsers_fetches_and_runs_nothing() {
    for (name, document) in documents() {
        let html = String::from_utf8(export::html(&document)).expect("UTF-8");
        for bad in ["<script", "<link", "<img", "src=", "@import", "url(", " style=", " on"] {
            let body = html.split_once("</style>").map_or("", |(_, body)| body);
            let place = if bad == " on" { body.split('<').any(tag_has_handler) } else { html.contains(bad) };
            assert!(!place, "{name} has {bad}");
        }
        for link in html.split("href=\"").skip(1) {
            let safe =
                ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme));
            assert!(safe, "{name}: {link:.60}");
        }
        assert_eq!(html.matches("<h1").count(), 1);
        assert_eq!(html.matches("<h2").count(), document.sections.len());
    }
}

fn tag_has_handler(tag: &str) -> bool {
    tag.split_once('>').is_some_and(|(tag, _)| tag.contains(" on") && tag.contains("=\""))
        && tag.split(' ').skip(1).any(|attribute| attribute.starts_with("on"))
}

#[test]
fn dates_are_marked_for_programs() {
    let html = |dates: &str| {
        let yaml = format!(
            "name: Robin\nsections:\n  - work:\n      - organization: Acme\n        title: Baker\n        {dates}\n"
        );
        let html = String::from_utf8(export::html(&shown("robin.yaml", &yaml, None))).expect("UTF-8");
        let (_, rest) = html.split_once("class=\"role\">").expect("a role");
        rest.split("</div>").next().unwrap_or_default().to_owned()
    };
    let page = [
        html("start: 2022-02\n        end: present"),
        html("start: 2019\n        end: 2020-09-05"),
        html("date: { text: Spring 2020 }"),
        html("end: 2020-03"),
        html("start: { text: Spring }\n        end: 2021"),
    ];
    insta::assert_snapshot!(page.join("\n"));
}

/// Whoever hides a name hides it in every format.
#[test]
fn a_hidden_name_is_in_no_format() {
    let yaml = "name: Robin Sample\nsections:\n  - text: Hello.\nvariants:\n  blind: { hide: [name] }\n";
    let document = shown("robin.yaml", yaml, Some("blind"));
    let core = part(&export::docx(&document), "docProps/core.xml");
    let html = String::from_utf8(export::html(&document)).expect("UTF-8");
    for text in
        [export::txt(&document), export::md(&document), html, core, from_docx(&export::docx(&document))]
    {
        assert!(!text.contains("Robin"), "{text}");
    }
}

#[test]
fn a_word_processors_document_is_whole() {
    for (name, document) in documents() {
        let docx = export::docx(&document);
        let styles = part(&docx, "word/styles.xml");
        let body = part(&docx, "word/document.xml");
        let links = part(&docx, "word/_rels/document.xml.rels");
        for style in ["w:pStyle", "w:rStyle"] {
            for used in body.split(&format!("<{style} w:val=\"")).skip(1) {
                let id = used.split('"').next().unwrap_or_default();
                assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{name}: no style {id}");
            }
        }
        for used in body.split("r:id=\"").skip(1) {
            let id = used.split('"').next().unwrap_or_default();
            assert!(links.contains(&format!("Id=\"{id}\"")), "{name}: no link {id}");
        }
        let core = part(&docx, "docProps/core.xml");
        assert!(core.contains("<dc:language>") && core.contains("<dc:title>"), "{core}");
        assert!(body.contains("w:val=\"Title\"") && body.contains("w:val=\"Heading1\""));
    }
}

/// A résumé that has a text wherever a text may be.
fn everywhere(text: &str) -> Option<Document> {
    let text = serde_json::to_string(text).expect("a text has a JSON form");
    let yaml = format!(
        "name: {text}\nheadline: {text}\nsummary: {text}\nsections:\n  - title: {text}\n    subtitle: {text}\n    \
         note: {text}\n    work:\n      - organization: {text}\n        location: {text}\n        url: example.org\n        \
         title: {text}\n        start: 2020\n        lines: [{text}]\n        highlights: [{text}, {text}]\n  \
         - skills: [{{ name: {text}, keywords: [{text}] }}]\n  - bullets: [{text}, {text}]\n  - text: {text}\n"
    );
    show("any.yaml", &yaml, &Options::default()).ok().map(|shown| shown.document)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is typed comes out of every format, and nothing of it is taken for markup.
    #[test]
    fn any_text_is_read_back(text in "[a-z0-9 #$@<>~%^&+=|/{}().,:;!?'\"*_`\\[\\]\\\\\n-]{1,40}") {
        let Some(document) = everywhere(&text) else { return Ok(()) };
        let expected = expected(&document).concat();
        for (format, read) in read_back(&document) {
            prop_assert_eq!(essence(&read), essence(&expected), "{} of {:?}:\n{}", format, text, export::md(&document));
        }
    }

    /// Any characters at all.
    #[test]
    fn any_characters_are_written(text in "\\PC{1,20}") {
        if let Some(document) = everywhere(&text) {
            for (format, read) in read_back(&document) {
                let expected = expected(&document).concat();
                prop_assert_eq!(essence(&read), essence(&expected), "{} of {:?}", format, text);
            }
        }
    }
}

/// Letters without white space, separators and what comes of capitals.
fn essence(text: &str) -> String {
    let text = words(text).concat().to_uppercase().to_lowercase();
    text.chars().filter(|c| !"·|-•:".contains(*c)).collect()
}

//! HTML: one page that needs nothing else, for people with and without eyes, and for programs.

use super::markup::{Attribute, Markup};
use super::outline::{Aside, Line, Piece, colon, lines, paragraphs, pieces, plain};
use crate::document::{Body, Contact, ContactKind, Document, Entry, Pair, Part, Period, Run, Section, Text};
use crate::resume::{Date, Kind};

/// The page's look, on a screen in the light and in the dark, and on paper.
const STYLE: &str = include_str!("html.css");
/// What a browser may do with the page: take its own style, and nothing else. Nothing is fetched, and nothing
/// is run, whatever a résumé might hold.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Whom the page is about.
const PERSON: [Attribute; 2] = [("itemscope", ""), ("itemtype", "https://schema.org/Person")];

/// A document as one HTML page without scripts, its style inside and what it says marked for programs as
/// schema.org's `Person` (in microdata).
pub fn html(document: &Document) -> Vec<u8> {
    let mut page = Markup::new("<!DOCTYPE html>");
    page.element("html", &[("lang", &document.language()), ("dir", "ltr")], |page| {
        page.raw("\n");
        page.element("head", &[], |page| head(page, document));
        page.raw("\n");
        page.element("body", &PERSON, |page| body(page, document));
        page.raw("\n");
    });
    page.finish()
}

fn head(page: &mut Markup, document: &Document) {
    let keywords = document.keywords.join(", ");
    let generator = format!("recto {}", env!("CARGO_PKG_VERSION"));
    page.raw("\n");
    page.void("meta", &[("charset", "utf-8")]);
    page.raw("\n");
    page.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    page.raw("\n");
    page.leaf("title", &[], &document.title);
    let named = [
        ("viewport", "width=device-width, initial-scale=1"),
        ("color-scheme", "light dark"),
        ("author", &document.author),
        ("description", document.description.as_deref().unwrap_or_default()),
        ("keywords", &keywords),
        ("generator", &generator),
    ];
    for (name, content) in named.into_iter().filter(|(_, content)| !content.is_empty()) {
        page.raw("\n");
        page.void("meta", &[("name", name), ("content", content)]);
    }
    page.raw("\n");
    let ((width, unit), (height, _)) = (document.page.width, document.page.height);
    page.element("style", &[], |page| {
        page.raw("\n");
        page.raw(STYLE);
        page.raw(&format!(":root {{ --label: {}em; }}\n", label_width(document)));
        page.raw(&format!("@page {{ size: {width}{unit} {height}{unit}; }}\n"));
    });
    page.raw("\n");
}

/// How wide the column of section titles is, in em: as their longest word needs, within what leaves the content
/// its measure.
fn label_width(document: &Document) -> f64 {
    let titles = document.sections.iter().map(|section| section.title.plain());
    let longest = |title: String| title.split_whitespace().map(|word| word.chars().count()).max();
    let letters = titles.filter_map(longest).max().unwrap_or(0);
    // Small capitals, by their average width.
    (letters as f64 * 0.68).clamp(8.4, 12.6)
}

fn body(page: &mut Markup, document: &Document) {
    page.raw("\n");
    page.element("header", &[], |page| {
        // Where the name is hidden, what stands in its place is none.
        let name: &[Attribute] = if document.author.is_empty() { &[] } else { &[("itemprop", "name")] };
        text(page, "h1", name, &document.name, None);
        document.headline.iter().for_each(|headline| {
            text(page, "p", &[("class", "headline"), ("itemprop", "description")], headline, None);
        });
        if !document.contact.is_empty() {
            page.element("address", &[], |page| {
                page.element("ul", &[], |page| document.contact.iter().for_each(|item| contact(page, item)));
            });
        }
    });
    document
        .keywords
        .iter()
        .for_each(|word| page.void("meta", &[("itemprop", "knowsAbout"), ("content", word)]));
    page.raw("\n");
    page.element("main", &[], |page| {
        maybe(page, "summary", &document.summary);
        for (index, it) in document.sections.iter().enumerate() {
            page.raw("\n");
            section(page, it, &format!("section-{}", index + 1));
        }
        page.raw("\n");
    });
    page.raw("\n");
}

fn contact(page: &mut Markup, contact: &Contact) {
    // A property of a link is its target, and of an item of a list its letters.
    let (item, link) = match contact.kind {
        ContactKind::Email => (Some("email"), None),
        ContactKind::Phone => (Some("telephone"), None),
        ContactKind::Location => (Some("address"), None),
        ContactKind::Website => (None, Some("url")),
        ContactKind::Profile => (None, Some("sameAs")),
    };
    let property = |name: Option<&'static str>| name.map(|name| ("itemprop", name));
    page.element("li", property(item).as_slice(), |page| match &contact.url {
        Some(url) => {
            let mut attributes = vec![("href", url.as_str())];
            // The page says that what is at the other end is the same person's.
            attributes.extend(property(link).into_iter().flat_map(|property| [("rel", "me"), property]));
            page.leaf("a", &attributes, &contact.text);
        }
        None => page.text(&contact.text),
    });
}

fn section(page: &mut Markup, section: &Section, id: &str) {
    page.element("section", &[("aria-labelledby", id)], |page| {
        page.element("div", &[("class", "label")], |page| {
            text(page, "h2", &[("id", id)], &section.title, None);
            maybe(page, "subtitle", &section.subtitle);
        });
        page.element("div", &[("class", "content")], |page| {
            match &section.body {
                Body::Entries { entries } => entries.iter().for_each(|it| entry(page, section.kind, it)),
                Body::Bullets { bullets } => list(page, bullets),
                Body::Pairs { pairs } => page.element("ul", &[("class", "pairs")], |page| {
                    pairs.iter().for_each(|it| pair(page, it));
                }),
                Body::Paragraph { text: it } => prose(page, "", it),
            }
            maybe(page, "note", &section.note);
        });
    });
}

fn entry(page: &mut Markup, kind: Kind, entry: &Entry) {
    let (head, parts) = lines(entry);
    let class = if entry.compact { "compact" } else { "entry" };
    let employed = kind == Kind::Work && entry.parts.iter().any(is_present);
    let organization = match kind {
        Kind::Work if employed => Some(("worksFor", "https://schema.org/Organization")),
        Kind::Education => Some(("alumniOf", "https://schema.org/EducationalOrganization")),
        _ => None,
    };
    page.raw("\n");
    page.element("article", &[("class", class)], |page| {
        match organization {
            Some((property, kind)) => {
                let attributes = [("itemprop", property), ("itemscope", ""), ("itemtype", kind)];
                page.element("header", &attributes, |page| line(page, "h3", Some("name"), &head));
            }
            None => page.element("header", &[], |page| line(page, "h3", None, &head)),
        }
        maybe(page, "summary", &entry.summary);
        for (head, it) in parts {
            let property = (kind == Kind::Work && is_present(it)).then_some("jobTitle");
            head.iter().for_each(|head| {
                page.element("div", &[("class", "role")], |page| line(page, "p", property, head));
            });
            part(page, it);
        }
    });
}

/// Whether a role is held now.
fn is_present(part: &Part) -> bool {
    let end = part.period.as_ref().and_then(|period| period.end.as_ref());
    end.is_some_and(|end| end.date == Date::Present)
}

/// A title with what stands beside it; the spaces between them are for readers that do not see the page.
fn line(page: &mut Markup, name: &str, property: Option<&str>, line: &Line) {
    let property = property.map(|property| ("itemprop", property));
    line.title.iter().for_each(|title| text(page, name, property.as_slice(), title, line.url));
    if line.asides.is_empty() {
        return;
    }
    page.text(" ");
    page.element("p", &[("class", "aside")], |page| {
        for (index, aside) in line.asides.iter().enumerate() {
            if index > 0 {
                page.raw(" <span>·</span> ");
            }
            match aside {
                Aside::Role(it) => text(page, "em", &[], it, None),
                Aside::Place(it) => inline(page, it, None),
                Aside::Dates(it, period) => dates(page, it, *period),
            }
        }
    });
}

fn part(page: &mut Markup, part: &Part) {
    part.lines.iter().chain(&part.summary).for_each(|it| prose(page, "", it));
    if !part.highlights.is_empty() {
        list(page, &part.highlights);
    }
}

fn list(page: &mut Markup, items: &[Text]) {
    page.element("ul", &[], |page| {
        for item in items {
            page.raw("\n");
            text(page, "li", &[], item, None);
        }
    });
}

fn pair(page: &mut Markup, pair: &Pair) {
    page.element("li", &[], |page| {
        if let Some(label) = &pair.label {
            page.element("strong", &[], |page| {
                inline(page, label, None);
                page.text(colon(label));
            });
            page.text(" ");
        }
        pair.text.iter().for_each(|it| inline(page, it, None));
    });
}

/// Dates as they are printed, those with a day, month or year in the calendar marked for programs.
fn dates(page: &mut Markup, text: &Text, period: Option<&Period>) {
    let letters = plain(text);
    let mut rest = letters.as_str();
    let (start, end) = period.map_or((None, None), |period| (period.start.as_ref(), period.end.as_ref()));
    let start = start.and_then(|start| Some((start.date.iso()?, rest.strip_prefix(&start.letters)?)));
    if let Some((iso, after)) = start {
        page.leaf("time", &[("datetime", &iso)], &rest[..rest.len() - after.len()]);
        rest = after;
    }
    let end = end.and_then(|end| Some((end.date.iso()?, rest.strip_suffix(&end.letters)?)));
    match end {
        Some((iso, before)) => {
            page.text(before);
            page.leaf("time", &[("datetime", &iso)], &rest[before.len()..]);
        }
        None => page.text(rest),
    }
}

/// A text of its own in an element.
fn text(page: &mut Markup, name: &str, attributes: &[Attribute], text: &Text, url: Option<&str>) {
    page.element(name, attributes, |page| inline(page, text, url));
}

/// Paragraphs of a class, if there is a text for them.
fn maybe(page: &mut Markup, class: &str, it: &Option<Text>) {
    it.iter().for_each(|it| prose(page, class, it));
}

/// A text in its paragraphs, of a class if it is not empty; all but the first are of the class `more` too.
fn prose(page: &mut Markup, class: &str, text: &Text) {
    for (index, lines) in paragraphs(text).iter().enumerate() {
        let class = if index == 0 { class.to_owned() } else { format!("{class} more") };
        let attributes = [("class", class.trim())];
        let attributes: &[Attribute] = if class.is_empty() { &[] } else { &attributes };
        page.element("p", attributes, |page| {
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    page.void("br", &[]);
                }
                inline(page, line, None);
            }
        });
    }
}

fn inline(page: &mut Markup, text: &Text, url: Option<&str>) {
    for Piece { link, runs } in pieces(text, url) {
        match link {
            Some(link) => {
                page.element("a", &[("href", link)], |page| runs.iter().for_each(|it| run(page, it)));
            }
            None => runs.iter().for_each(|it| run(page, it)),
        }
    }
}

fn run(page: &mut Markup, run: &Run) {
    if run.line_break {
        return page.void("br", &[]);
    }
    let looks = [("strong", run.strong), ("em", run.emph), ("code", run.code)];
    let mut names = looks.into_iter().filter_map(|(name, set)| set.then_some(name));
    nested(page, &mut names, &run.text);
}

/// Letters in elements, each inside the one before.
fn nested(page: &mut Markup, names: &mut dyn Iterator<Item = &'static str>, letters: &str) {
    match names.next() {
        Some(name) => page.element(name, &[], |page| nested(page, names, letters)),
        None => page.text(letters),
    }
}

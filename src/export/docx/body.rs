//! The text itself, paragraph by paragraph.

use super::package::{MARGINS, link_id, page_size, value, word};
use crate::document::{Body, Document, Entry, Pair, Run, Text};
use crate::export::markup::Markup;
use crate::export::outline::{Aside, Line, Piece, colon, lines, pieces};

/// The text, and the targets of its links in order.
pub(super) fn body(document: &Document) -> (Vec<u8>, Vec<String>) {
    let mut links = Vec::new();
    let bytes = word("w:document", |xml| {
        xml.element("w:body", &[], |xml| {
            let mut page = Page { xml, links: &mut links };
            page.document(document);
            page.paper(document);
        });
    });
    (bytes, links)
}

/// What stands between items of a line: no line begins with it.
const SEPARATOR: &str = "\u{a0}\u{a0}·  ";

struct Page<'a> {
    xml: &'a mut Markup,
    links: &'a mut Vec<String>,
}

impl Page<'_> {
    fn document(&mut self, document: &Document) {
        self.text("Title", &document.name);
        document.headline.iter().for_each(|headline| self.text("Subtitle", headline));
        if !document.contact.is_empty() {
            self.paragraph("Contact", |page| {
                for (index, item) in document.contact.iter().enumerate() {
                    if index > 0 {
                        page.letters(SEPARATOR, Look::default());
                    }
                    // A link that looks like its neighbours: what it says is where it leads.
                    let run = Run::plain(item.text.as_str());
                    page.linked(item.url.as_deref(), |page| page.run(&run, Look::default()));
                }
            });
        }
        document.summary.iter().for_each(|summary| self.text("Summary", summary));
        for section in &document.sections {
            self.text("Heading1", &section.title);
            section.subtitle.iter().for_each(|subtitle| self.text("SectionSubtitle", subtitle));
            match &section.body {
                Body::Entries { entries } => entries.iter().for_each(|it| self.entry(it)),
                Body::Bullets { bullets } => bullets.iter().for_each(|it| self.text("ListBullet", it)),
                Body::Pairs { pairs } => pairs.iter().for_each(|it| self.pair(it)),
                Body::Paragraph { text } => self.text("Normal", text),
            }
            section.note.iter().for_each(|note| self.text("Note", note));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        let (head, parts) = lines(entry);
        self.line("Heading2", &head, if entry.compact { SEPARATOR } else { "\t" });
        entry.summary.iter().for_each(|summary| self.text("Normal", summary));
        for (index, (head, part)) in parts.into_iter().enumerate() {
            let style = if index == 0 { "Role" } else { "NextRole" };
            head.iter().for_each(|head| self.line(style, head, "\t"));
            part.lines.iter().chain(&part.summary).for_each(|it| self.text("Normal", it));
            part.highlights.iter().for_each(|it| self.text("ListBullet", it));
        }
    }

    /// A title with what stands beside it, behind a tab or another separator.
    fn line(&mut self, style: &str, line: &Line, separator: &str) {
        self.paragraph(style, |page| {
            line.title.iter().for_each(|title| page.inline(title, line.url, Look::default()));
            for (index, aside) in line.asides.iter().enumerate() {
                let look = Look { aside: true, ..Look::default() };
                page.letters(if index == 0 { separator } else { SEPARATOR }, look);
                page.inline(aside.text(), None, Look { emph: matches!(aside, Aside::Role(_)), ..look });
            }
        });
    }

    fn pair(&mut self, pair: &Pair) {
        self.paragraph("Normal", |page| {
            if let Some(label) = &pair.label {
                let strong = Look { strong: true, ..Look::default() };
                page.inline(label, None, strong);
                page.letters(&format!("{} ", colon(label)), strong);
            }
            pair.text.iter().for_each(|it| page.inline(it, None, Look::default()));
        });
    }

    fn text(&mut self, style: &str, text: &Text) {
        self.paragraph(style, |page| page.inline(text, None, Look::default()));
    }

    fn paragraph(&mut self, style: &str, content: impl FnOnce(&mut Page)) {
        let links = &mut *self.links;
        self.xml.element("w:p", &[], |xml| {
            if style != "Normal" {
                xml.element("w:pPr", &[], |xml| value(xml, "w:pStyle", style));
            }
            content(&mut Page { xml, links });
        });
    }

    fn inline(&mut self, text: &Text, url: Option<&str>, look: Look) {
        for Piece { link, runs } in pieces(text, url) {
            // A title that leads somewhere looks like its siblings that do not.
            let look = Look { link: link.is_some() && url.is_none(), ..look };
            self.linked(link, |page| runs.iter().for_each(|it| page.run(it, look)));
        }
    }

    fn linked(&mut self, link: Option<&str>, content: impl FnOnce(&mut Page)) {
        let Some(link) = link else { return content(self) };
        let id = link_id(self.links.len());
        self.links.push(link.to_owned());
        let links = &mut *self.links;
        self.xml.element("w:hyperlink", &[("r:id", &id)], |xml| content(&mut Page { xml, links }));
    }

    fn run(&mut self, run: &Run, look: Look) {
        if run.line_break {
            return self.xml.element("w:r", &[], |xml| xml.empty("w:br", &[]));
        }
        let Run { strong, emph, code, .. } = *run;
        self.letters(&run.text, Look { strong: look.strong | strong, emph: look.emph | emph, code, ..look });
    }

    fn letters(&mut self, letters: &str, look: Look) {
        self.xml.element("w:r", &[], |xml| {
            if look != Look::default() {
                xml.element("w:rPr", &[], |xml| look.write(xml));
            }
            for (index, text) in letters.split('\t').enumerate() {
                if index > 0 {
                    xml.empty("w:tab", &[]);
                }
                if !text.is_empty() {
                    xml.leaf("w:t", &[("xml:space", "preserve")], text);
                }
            }
        });
    }

    fn paper(&mut self, document: &Document) {
        let (width, height) = page_size(document);
        let [width, height, side, top] =
            [width, height, MARGINS.0, MARGINS.1].map(|length| length.to_string());
        self.xml.element("w:sectPr", &[], |xml| {
            xml.empty("w:pgSz", &[("w:w", &width), ("w:h", &height)]);
            let margins = [
                ("w:top", top.as_str()),
                ("w:right", &side),
                ("w:bottom", &top),
                ("w:left", &side),
                ("w:header", "360"),
                ("w:footer", "360"),
                ("w:gutter", "0"),
            ];
            xml.empty("w:pgMar", &margins);
        });
    }
}

/// How letters look.
#[derive(Clone, Copy, PartialEq, Default)]
struct Look {
    strong: bool,
    emph: bool,
    code: bool,
    link: bool,
    /// Whether they stand beside a title, whose weight and slant are not theirs.
    aside: bool,
}

impl Look {
    /// The style, of which letters can have one, and the rest said one by one. (Bold in a style of letters makes
    /// bold in a style of paragraphs light again; bold that is said is bold.)
    fn write(self, xml: &mut Markup) {
        let styles = [
            ("Code", self.code),
            ("Hyperlink", self.link),
            ("Strong", self.strong),
            ("Emphasis", self.emph && !self.aside),
        ];
        let style = styles.into_iter().find_map(|(name, set)| set.then_some(name));
        style.iter().for_each(|style| value(xml, "w:rStyle", style));
        match (self.strong, self.aside) {
            (true, _) => xml.empty("w:b", &[]),
            (false, true) => value(xml, "w:b", "0"),
            (false, false) => {}
        }
        match (self.emph, self.aside) {
            (true, _) if style != Some("Emphasis") => xml.empty("w:i", &[]),
            (false, true) => value(xml, "w:i", "0"),
            _ => {}
        }
    }
}

//! The parts of the file beside its text: what they are, how they hang together, what the styles look like.

use crate::document::Document;
use crate::export::markup::Markup;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
/// The namespace of everything that begins with `w:`.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The margins at the left and right, and at the top and bottom, in twentieths of a point.
pub(super) const MARGINS: (u32, u32) = (1080, 864);
/// How far the text of a list stands in, in twentieths of a point.
const INDENT: &str = "216";

/// A part of the file that is XML.
pub(super) fn part(name: &str, namespaces: &[(&str, &str)], content: impl FnOnce(&mut Markup)) -> Vec<u8> {
    let mut xml = Markup::new(DECLARATION);
    xml.element(name, namespaces, content);
    xml.finish()
}

/// A part in the vocabulary of Word.
pub(super) fn word(name: &str, content: impl FnOnce(&mut Markup)) -> Vec<u8> {
    part(name, &[("xmlns:w", MAIN), ("xmlns:r", OFFICE)], content)
}

pub(super) fn content_types() -> Vec<u8> {
    part("Types", &[("xmlns", &format!("{PACKAGE}/content-types"))], |xml| {
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        xml.empty("Default", &[("Extension", "rels"), ("ContentType", relationships)]);
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let properties = "application/vnd.openxmlformats-package.core-properties+xml".to_owned();
        let parts = [
            ("/docProps/core.xml", properties),
            ("/word/document.xml", format!("{WORD}.document.main+xml")),
            ("/word/styles.xml", format!("{WORD}.styles+xml")),
            ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
            ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ];
        for (name, kind) in parts {
            xml.empty("Override", &[("PartName", name), ("ContentType", &kind)]);
        }
    })
}

pub(super) fn root() -> Vec<u8> {
    let properties = format!("{PACKAGE}/relationships/metadata/core-properties");
    part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        let document = format!("{OFFICE}/officeDocument");
        let parts = [("doc", document, "word/document.xml"), ("core", properties, "docProps/core.xml")];
        for (id, kind, target) in parts {
            xml.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
        }
    })
}

/// What the text refers to: its styles, lists and settings, and the targets of its links in order.
pub(super) fn relationships(links: &[String]) -> Vec<u8> {
    part("Relationships", &[("xmlns", &format!("{PACKAGE}/relationships"))], |xml| {
        for name in ["styles", "numbering", "settings"] {
            let (kind, target) = (format!("{OFFICE}/{name}"), format!("{name}.xml"));
            xml.empty("Relationship", &[("Id", name), ("Type", &kind), ("Target", &target)]);
        }
        let kind = format!("{OFFICE}/hyperlink");
        for (index, target) in links.iter().enumerate() {
            let id = link_id(index);
            let attributes =
                [("Id", id.as_str()), ("Type", &kind), ("Target", target), ("TargetMode", "External")];
            xml.empty("Relationship", &attributes);
        }
    })
}

/// What the text calls the target of a link.
pub(super) fn link_id(index: usize) -> String {
    format!("link{}", index + 1)
}

/// Title, author, language and date (ISO/IEC 29500-2, core properties).
pub(super) fn properties(document: &Document) -> Vec<u8> {
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let (year, month, day) = document.date;
    let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
    let keywords = document.keywords.join(", ");
    part("cp:coreProperties", &namespaces, |xml| {
        let texts = [
            ("dc:title", document.title.as_str()),
            ("dc:creator", &document.author),
            ("dc:description", document.description.as_deref().unwrap_or_default()),
            ("cp:keywords", &keywords),
        ];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            xml.leaf(name, &[], text);
        }
        xml.leaf("dc:language", &[], &document.language());
        for name in ["dcterms:created", "dcterms:modified"] {
            xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], &date);
        }
    })
}

/// One list with bullets, which the style `List Bullet` belongs to.
pub(super) fn numbering() -> Vec<u8> {
    word("w:numbering", |xml| {
        xml.element("w:abstractNum", &[("w:abstractNumId", "0")], |xml| {
            value(xml, "w:multiLevelType", "singleLevel");
            xml.element("w:lvl", &[("w:ilvl", "0")], |xml| {
                value(xml, "w:start", "1");
                value(xml, "w:numFmt", "bullet");
                value(xml, "w:pStyle", "ListBullet");
                value(xml, "w:lvlText", "•");
                value(xml, "w:lvlJc", "left");
                xml.element("w:pPr", &[], |xml| {
                    xml.empty("w:ind", &[("w:left", INDENT), ("w:hanging", INDENT)]);
                });
            });
        });
        xml.element("w:num", &[("w:numId", "1")], |xml| value(xml, "w:abstractNumId", "0"));
    })
}

pub(super) fn settings() -> Vec<u8> {
    word("w:settings", |xml| {
        xml.element("w:compat", &[], |xml| {
            // Without it, Word 2013 and later open the file in a mode of compatibility.
            let uri = "http://schemas.microsoft.com/office/word";
            let mode = [("w:name", "compatibilityMode"), ("w:uri", uri), ("w:val", "15")];
            xml.empty("w:compatSetting", &mode);
        });
    })
}

/// A style of paragraphs, sizes in half points and spaces in twentieths of a point.
struct Style {
    id: &'static str,
    name: &'static str,
    next: &'static str,
    /// Its place among headings, from 0.
    level: Option<&'static str>,
    size: &'static str,
    /// Names of elements that make the letters look so.
    look: &'static [&'static str],
    before: &'static str,
    after: &'static str,
    centred: bool,
    /// Whether no page ends between it and what follows.
    keep: bool,
}

const NORMAL: Style = Style {
    id: "",
    name: "",
    next: "Normal",
    level: None,
    size: "19",
    look: &[],
    before: "0",
    after: "0",
    centred: false,
    keep: false,
};

const STYLES: [Style; 11] = [
    Style {
        id: "Title",
        name: "Title",
        next: "Subtitle",
        size: "40",
        look: &["w:b"],
        centred: true,
        after: "20",
        ..NORMAL
    },
    Style { id: "Subtitle", name: "Subtitle", next: "Contact", look: &["w:i"], centred: true, ..NORMAL },
    Style { id: "Contact", name: "Contact", next: "Heading1", centred: true, after: "60", ..NORMAL },
    Style { id: "Summary", name: "Summary", before: "60", after: "60", ..NORMAL },
    Style {
        id: "Heading1",
        name: "heading 1",
        level: Some("0"),
        size: "21",
        look: &["w:b", "w:smallCaps"],
        before: "120",
        after: "40",
        keep: true,
        ..NORMAL
    },
    Style {
        id: "Heading2",
        name: "heading 2",
        next: "Role",
        level: Some("1"),
        look: &["w:b"],
        before: "70",
        keep: true,
        ..NORMAL
    },
    Style { id: "Role", name: "Role", next: "ListBullet", look: &["w:i"], keep: true, ..NORMAL },
    Style {
        id: "NextRole",
        name: "Next Role",
        next: "ListBullet",
        look: &["w:i"],
        before: "60",
        keep: true,
        ..NORMAL
    },
    Style { id: "ListBullet", name: "List Bullet", next: "ListBullet", ..NORMAL },
    Style {
        id: "SectionSubtitle",
        name: "Section Subtitle",
        look: &["w:i"],
        after: "40",
        keep: true,
        ..NORMAL
    },
    Style { id: "Note", name: "Note", look: &["w:i"], before: "40", ..NORMAL },
];

pub(super) fn styles(document: &Document) -> Vec<u8> {
    let tab = text_width(document).to_string();
    word("w:styles", |xml| {
        xml.element("w:docDefaults", &[], |xml| {
            xml.element("w:rPrDefault", &[], |xml| {
                xml.element("w:rPr", &[], |xml| {
                    // A serif of even colour that comes with Word; elsewhere Caladea has its widths.
                    let font = "Cambria";
                    let fonts = [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", font), ("w:cs", font)];
                    xml.empty("w:rFonts", &fonts);
                    value(xml, "w:sz", NORMAL.size);
                    value(xml, "w:szCs", NORMAL.size);
                    value(xml, "w:lang", &document.language());
                });
            });
            xml.element("w:pPrDefault", &[], |xml| {
                xml.element("w:pPr", &[], |xml| spacing(xml, &NORMAL));
            });
        });
        let normal = [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")];
        xml.element("w:style", &normal, |xml| {
            value(xml, "w:name", "Normal");
            xml.empty("w:qFormat", &[]);
        });
        STYLES.iter().for_each(|it| style(xml, it, &tab));
        for (id, name, looks) in CHARACTERS {
            xml.element("w:style", &[("w:type", "character"), ("w:styleId", id)], |xml| {
                value(xml, "w:name", name);
                xml.empty("w:qFormat", &[]);
                xml.element("w:rPr", &[], |xml| {
                    looks.iter().for_each(|(name, attributes)| xml.empty(name, attributes));
                });
            });
        }
    })
}

/// A style of letters: its id, its name, and the elements that make up its look.
type Character =
    (&'static str, &'static str, &'static [(&'static str, &'static [(&'static str, &'static str)])]);

const CHARACTERS: [Character; 4] = [
    ("Strong", "Strong", &[("w:b", &[])]),
    ("Emphasis", "Emphasis", &[("w:i", &[])]),
    ("Hyperlink", "Hyperlink", &[("w:color", &[("w:val", "1F3864")])]),
    (
        "Code",
        "Code",
        &[("w:rFonts", &[("w:ascii", "Consolas"), ("w:hAnsi", "Consolas")]), ("w:sz", &[("w:val", "18")])],
    ),
];

fn style(xml: &mut Markup, style: &Style, tab: &str) {
    xml.element("w:style", &[("w:type", "paragraph"), ("w:styleId", style.id)], |xml| {
        value(xml, "w:name", style.name);
        value(xml, "w:basedOn", "Normal");
        value(xml, "w:next", style.next);
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if style.keep {
                xml.empty("w:keepNext", &[]);
                xml.empty("w:keepLines", &[]);
            }
            if style.id == "ListBullet" {
                xml.element("w:numPr", &[], |xml| value(xml, "w:numId", "1"));
            }
            if style.id == "Heading1" {
                xml.element("w:pBdr", &[], |xml| {
                    let rule = [("w:val", "single"), ("w:sz", "4"), ("w:space", "1"), ("w:color", "808080")];
                    xml.empty("w:bottom", &rule);
                });
            }
            if matches!(style.id, "Heading2" | "Role" | "NextRole") {
                xml.element("w:tabs", &[], |xml| xml.empty("w:tab", &[("w:val", "right"), ("w:pos", tab)]));
            }
            spacing(xml, style);
            if style.centred {
                value(xml, "w:jc", "center");
            }
            style.level.iter().for_each(|level| value(xml, "w:outlineLvl", level));
        });
        xml.element("w:rPr", &[], |xml| {
            style.look.iter().for_each(|name| xml.empty(name, &[]));
            if style.id == "Heading1" {
                value(xml, "w:spacing", "12");
            }
            value(xml, "w:sz", style.size);
            value(xml, "w:szCs", style.size);
        });
    });
}

/// Space around a paragraph, its lines as far apart as the font has them.
fn spacing(xml: &mut Markup, style: &Style) {
    let line =
        [("w:before", style.before), ("w:after", style.after), ("w:line", "240"), ("w:lineRule", "auto")];
    xml.empty("w:spacing", &line);
}

/// The width of the text, in twentieths of a point.
fn text_width(document: &Document) -> u32 {
    page_size(document).0.saturating_sub(2 * MARGINS.0)
}

/// The paper's width and height, in twentieths of a point.
pub(super) fn page_size(document: &Document) -> (u32, u32) {
    let side = |(points, _): (f64, &str)| (points * 20.0).round() as u32;
    (side(document.page.width), side(document.page.height))
}

/// An element with one attribute, which is how the format says nearly everything.
pub(super) fn value(xml: &mut Markup, name: &str, value: &str) {
    xml.empty(name, &[("w:val", value)]);
}

//! Rich text: Markdown's inline part, as runs of letters.
//!
//! CommonMark's parser does the reading, one line at a time, and only what belongs inside a line counts:
//! emphasis, strong, code, links, and links that stand bare. All else prints as it stands: what would
//! begin a block (`#`, `-`, `1.`, `>`), HTML, entities, pictures.

use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::typography;
use crate::locale::{Locale, Quotes};
use crate::resume::{InvalidAddress, Link};

/// A text with its place.
///
/// Layouts get its size with it, in letters, so that they need not count: `letters` of the whole, `words`, and
/// the letters of the `longest` word.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The path in the user's file, such as `sections[0].work[1].highlights[2]`.
    pub at: String,
    /// The letters, in order; never empty.
    pub runs: Vec<Run>,
}

/// Letters that look alike. Layouts get plain ones as a mere string.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Whether they are strong (bold).
    pub strong: bool,
    /// Whether they are emphasised (italic).
    pub emph: bool,
    /// Whether they are code (monospaced).
    pub code: bool,
    /// What they lead to. Neighbours with the same target are one link.
    pub link: Option<String>,
    /// Whether no line may end inside them: a compound such as `in-memory`, a number and its unit.
    pub whole: bool,
    /// Whether this is a forced end of a line, without letters.
    pub line_break: bool,
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let letters = self.plain();
        // Typst breaks a long address after its slashes.
        let longest = letters.split(|c: char| c.is_whitespace() || c == '/').map(|word| word.chars().count());
        let mut text = serializer.serialize_struct("Text", 5)?;
        text.serialize_field("at", &self.at)?;
        text.serialize_field("letters", &letters.chars().count())?;
        text.serialize_field("words", &letters.split_whitespace().count())?;
        text.serialize_field("longest", &longest.max().unwrap_or(0))?;
        text.serialize_field("runs", &self.runs)?;
        text.end()
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Run { text, strong, emph, code, link, whole, line_break } = self;
        let marks =
            [("strong", strong), ("emph", emph), ("code", code), ("whole", whole), ("break", line_break)];
        if link.is_none() && marks.iter().all(|(_, set)| !**set) {
            return serializer.serialize_str(text);
        }
        let mut run = serializer.serialize_map(None)?;
        if !line_break {
            run.serialize_entry("text", text)?;
        }
        for (name, _) in marks.iter().filter(|(_, set)| **set) {
            run.serialize_entry(name, &true)?;
        }
        if let Some(link) = link {
            run.serialize_entry("link", link)?;
        }
        run.end()
    }
}

impl Run {
    /// Plain letters.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    fn line_break() -> Self {
        Self { line_break: true, ..Self::default() }
    }

    fn is_like(&self, other: &Run) -> bool {
        let look = |run: &Run| (run.strong, run.emph, run.code, run.whole, run.line_break);
        look(self) == look(other) && self.link == other.link && !self.line_break
    }
}

impl Text {
    /// The letters alone; a forced end of a line is a space.
    pub fn plain(&self) -> String {
        let letters = |run: &Run| if run.line_break { " ".to_owned() } else { run.text.clone() };
        self.runs.iter().map(letters).collect()
    }
}

/// Characters that a backslash protects from being Markdown; before any other it is a backslash.
const ESCAPABLE: [char; 7] = ['*', '_', '`', '[', ']', '<', '>'];

/// Whether a text can be read: whether all that looks like a link is one.
pub(crate) fn is_rich(text: &str) -> bool {
    parse(text, &Locale::default().words().quotes).is_ok()
}

/// Reads a text into runs.
///
/// # Errors
/// A link whose target is none.
pub(super) fn parse(text: &str, quotes: &Quotes) -> Result<Vec<Run>, InvalidAddress> {
    let mut runs = Vec::new();
    let mut blank_lines = 0;
    for (index, line) in text.trim().lines().enumerate() {
        // A tab has no width of its own on a page.
        let line = line.trim().replace('\t', " ");
        blank_lines = if line.is_empty() { blank_lines + 1 } else { 0 };
        if index > 0 && blank_lines < 2 {
            runs.push(Run::line_break());
        }
        parse_line(&line, &mut runs)?;
    }
    typography::smarten(&mut runs, quotes);
    Ok(typography::keep_together(runs))
}

/// What holds for the letters at a place in a line.
#[derive(Default)]
struct Look {
    strong: usize,
    emph: usize,
    link: Option<String>,
    /// How deep inside of what has been printed as it stands: a picture, `<a:b>` that is no link.
    literal: usize,
}

fn parse_line(line: &str, runs: &mut Vec<Run>) -> Result<(), InvalidAddress> {
    if line.is_empty() {
        return Ok(());
    }
    // A full stop before the line keeps it from beginning any block, and lets emphasis begin after it
    // as it would at the beginning of a line.
    let source = format!(".{line}");
    let mut look = Look::default();
    let mut covered = 1;
    // Letters that follow each other, which come in pieces where a mark might have been: an address may go on there.
    let mut letters = String::new();
    for (event, range) in Parser::new_ext(&source, Options::empty()).into_offset_iter() {
        if look.literal > 0 {
            match event {
                Event::Start(Tag::Image { .. } | Tag::Link { .. }) => look.literal += 1,
                Event::End(TagEnd::Image | TagEnd::Link) => look.literal -= 1,
                _ => {}
            }
            continue;
        }
        if !matches!(event, Event::Text(_) | Event::InlineHtml(_)) {
            push_letters(&std::mem::take(&mut letters), &look, runs);
        }
        match event {
            Event::Start(Tag::Strong) => look.strong += 1,
            Event::End(TagEnd::Strong) => look.strong -= 1,
            Event::Start(Tag::Emphasis) => look.emph += 1,
            Event::End(TagEnd::Emphasis) => look.emph -= 1,
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. })
                if dest_url.parse::<Link>().is_err() =>
            {
                look.literal = 1;
                push_letters(&source[range.clone()], &look, runs);
                covered = range.end;
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                look.link = Some(target(link_type, &dest_url)?);
            }
            Event::End(TagEnd::Link) => look.link = None,
            Event::Start(Tag::Image { .. }) => {
                look.literal = 1;
                push_letters(&source[range.clone()], &look, runs);
                covered = range.end;
            }
            Event::Code(code) => {
                push(runs, Run { text: code.into_string(), code: true, ..look.run() });
                covered = range.end;
            }
            Event::Text(_) | Event::InlineHtml(_) => {
                // The letters are taken from the source, so that entities stay as they were written.
                let start = range.start.max(1);
                let backslash = start > covered && source[..start].ends_with('\\');
                if backslash && !source[start..].starts_with(ESCAPABLE) {
                    letters.push('\\');
                }
                letters.push_str(&source[start..range.end.max(start)]);
                covered = range.end;
            }
            _ => {}
        }
    }
    Ok(())
}

impl Look {
    fn run(&self) -> Run {
        Run { strong: self.strong > 0, emph: self.emph > 0, link: self.link.clone(), ..Run::default() }
    }
}

/// The whole target of a link.
fn target(link_type: LinkType, url: &str) -> Result<String, InvalidAddress> {
    if link_type == LinkType::Email {
        return Ok(format!("mailto:{url}"));
    }
    url.parse::<Link>().map(|link| link.target().to_owned())
}

/// Adds letters, with the links that stand bare in them.
fn push_letters(text: &str, look: &Look, runs: &mut Vec<Run>) {
    if look.link.is_some() {
        push(runs, Run { text: text.to_owned(), ..look.run() });
        return;
    }
    for span in LinkFinder::new().spans(text) {
        let address = match span.kind() {
            Some(LinkKind::Email) => format!("mailto:{}", span.as_str()),
            Some(_) => span.as_str().to_owned(),
            None => String::new(),
        };
        let link = address.parse::<Link>().ok().map(|link| link.target().to_owned());
        push(runs, Run { text: span.as_str().to_owned(), link, ..look.run() });
    }
}

/// Adds a run, to the last one if it looks the same.
pub(super) fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut() {
        Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
        _ if run.text.is_empty() && !run.line_break => {}
        _ => runs.push(run),
    }
}

//! Plain text: what one would paste into a form or a mail.

use textwrap::{Options, WordSplitter, WrapAlgorithm, wrap};

use super::outline::{self, Aside, Line, clean, colon};
use crate::document::{Body, Document, Entry, Pair, Text};

/// The length of a line, in columns: what mail and terminals show without breaking it again.
const WIDTH: usize = 78;
/// What stands between a title, a place and dates on one line.
const SEPARATOR: &str = " | ";

/// A document as plain text, in lines of at most 78 columns, words longer than that aside.
pub fn txt(document: &Document) -> String {
    let mut page = Page::default();
    page.text(&document.name);
    document.headline.iter().for_each(|headline| page.text(headline));
    page.space(1);
    document.contact.iter().for_each(|item| page.paragraph(&clean(&item.text)));
    page.space(1);
    document.summary.iter().for_each(|summary| page.text(summary));
    for section in &document.sections {
        page.space(2);
        page.paragraph(&letters(&section.title).to_uppercase());
        section.subtitle.iter().for_each(|subtitle| page.text(subtitle));
        page.space(1);
        match &section.body {
            Body::Entries { entries } => page.entries(entries),
            Body::Bullets { bullets } => bullets.iter().for_each(|bullet| page.bullet(bullet)),
            Body::Pairs { pairs } => pairs.iter().for_each(|it| page.paragraph(&pair(it))),
            Body::Paragraph { text } => page.text(text),
        }
        if let Some(note) = &section.note {
            page.space(1);
            page.text(note);
        }
    }
    page.text
}

/// The text so far, in whole lines.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    /// Makes sure that so many lines are empty before what follows.
    fn space(&mut self, lines: usize) {
        if !self.text.is_empty() {
            let there = self.text.bytes().rev().take_while(|byte| *byte == b'\n').count();
            self.text.extend(std::iter::repeat_n('\n', (lines + 1).saturating_sub(there)));
        }
    }

    fn text(&mut self, text: &Text) {
        self.paragraph(&letters(text));
    }

    fn bullet(&mut self, text: &Text) {
        self.wrapped(&letters(text), "- ", "  ");
    }

    fn paragraph(&mut self, letters: &str) {
        self.wrapped(letters, "", "");
    }

    /// A title with what stands beside it. Where a line ends, nothing has to part them.
    fn head(&mut self, head: &Line) {
        let bar = SEPARATOR.trim();
        let start = self.text.len();
        self.paragraph(&line(head));
        let lines = self.text.split_off(start);
        for line in lines.lines() {
            let line = line.strip_prefix(bar).unwrap_or(line).trim_start();
            self.text += line.strip_suffix(bar).unwrap_or(line).trim_end();
            self.text.push('\n');
        }
    }

    fn wrapped(&mut self, letters: &str, first: &str, others: &str) {
        let options = Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(others)
            .break_words(false)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        for line in wrap(letters.trim(), options) {
            // A space that no line may end at has done its part.
            self.text += line.replace('\u{a0}', " ").trim_end();
            self.text.push('\n');
        }
    }

    /// Entries of a line each stand together, all others apart.
    fn entries(&mut self, entries: &[Entry]) {
        let mut apart = false;
        for entry in entries {
            let (head, parts) = outline::lines(entry);
            let tall = entry.summary.is_some()
                || parts.iter().any(|(head, part)| head.is_some() || part.has_content());
            if apart || tall {
                self.space(1);
            }
            apart = tall;
            self.head(&head);
            entry.summary.iter().for_each(|summary| self.text(summary));
            for (index, (head, part)) in parts.into_iter().enumerate() {
                if index > 0 {
                    self.space(1);
                }
                head.iter().for_each(|head| self.head(head));
                part.lines.iter().chain(&part.summary).for_each(|text| self.text(text));
                part.highlights.iter().for_each(|highlight| self.bullet(highlight));
            }
        }
    }
}

fn line(line: &Line) -> String {
    let title = line.title.map(|title| with_target(&letters(title), line.url));
    let asides = line.asides.iter().map(|aside| match aside {
        Aside::Dates(dates, _) => letters(dates).replace(' ', "\u{a0}"),
        Aside::Role(text) | Aside::Place(text) => letters(text),
    });
    title.into_iter().chain(asides).collect::<Vec<_>>().join(SEPARATOR)
}

fn pair(pair: &Pair) -> String {
    let label = pair.label.as_ref().map(|label| letters(label) + colon(label));
    let text = pair.text.as_ref().map(letters);
    label.into_iter().chain(text).collect::<Vec<_>>().join(" ")
}

/// The letters of a text, each link followed by its target. What belongs on one line has spaces in it at which
/// no line ends.
fn letters(text: &Text) -> String {
    let mut letters = String::new();
    let mut runs = text.runs.iter().peekable();
    let mut linked = String::new();
    while let Some(run) = runs.next() {
        let own = clean(&run.text);
        let own = if run.whole { own.replace(' ', "\u{a0}").into() } else { own };
        match &run.link {
            _ if run.line_break => letters.push('\n'),
            None => letters += &own,
            Some(link) => {
                linked += &own;
                if runs.peek().is_none_or(|next| next.link.as_ref() != Some(link)) {
                    letters += &with_target(&std::mem::take(&mut linked), Some(link));
                }
            }
        }
    }
    letters
}

/// Letters with what they lead to, unless they say that themselves.
fn with_target(letters: &str, target: Option<&str>) -> String {
    let Some(target) = target else { return letters.to_owned() };
    let bare = |text: &str| {
        let text = text.to_lowercase();
        let schemes = ["https://", "http://", "mailto:", "tel:", "www."];
        let text = schemes.iter().fold(text, |text, scheme| text.replace(scheme, ""));
        text.trim_end_matches('/').to_owned()
    };
    if bare(letters) == bare(target) { letters.to_owned() } else { format!("{letters} ({target})") }
}

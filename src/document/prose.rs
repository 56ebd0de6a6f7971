//! The running text of a document: what is read line after line, unlike names, titles, places and dates.

use super::{Body, Document, Text};

/// A running text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prose<'a> {
    /// What it is in the document.
    pub kind: ProseKind,
    /// The text itself.
    pub text: &'a Text,
}

/// What a running text is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProseKind {
    /// An item of a list with bullets.
    Highlight,
    /// A plain line under a title.
    Line,
    /// A sentence or two about the person, an entry or a part of one.
    Summary,
    /// A section's text, or a text beside a label.
    Paragraph,
    /// A section's closing remark.
    Note,
}

impl Document {
    /// The running texts, in reading order.
    pub fn prose(&self) -> Vec<Prose<'_>> {
        let mut prose = Vec::new();
        let mut add = |kind, text| prose.push(Prose { kind, text });
        self.summary.iter().for_each(|text| add(ProseKind::Summary, text));
        for section in &self.sections {
            match &section.body {
                Body::Entries { entries } => {
                    for entry in entries {
                        entry.summary.iter().for_each(|text| add(ProseKind::Summary, text));
                        for part in &entry.parts {
                            part.lines.iter().for_each(|text| add(ProseKind::Line, text));
                            part.summary.iter().for_each(|text| add(ProseKind::Summary, text));
                            part.highlights.iter().for_each(|text| add(ProseKind::Highlight, text));
                        }
                    }
                }
                Body::Bullets { bullets } => bullets.iter().for_each(|text| add(ProseKind::Highlight, text)),
                Body::Pairs { pairs } => {
                    let texts = pairs.iter().filter_map(|pair| pair.text.as_ref());
                    texts.for_each(|text| add(ProseKind::Paragraph, text));
                }
                Body::Paragraph { text } => add(ProseKind::Paragraph, text),
            }
            section.note.iter().for_each(|text| add(ProseKind::Note, text));
        }
        prose
    }

    /// The lists of highlights, in reading order.
    pub fn lists(&self) -> Vec<&[Text]> {
        let mut lists = Vec::new();
        for section in &self.sections {
            match &section.body {
                Body::Entries { entries } => {
                    let parts = entries.iter().flat_map(|entry| &entry.parts);
                    lists.extend(parts.map(|part| part.highlights.as_slice()));
                }
                Body::Bullets { bullets } => lists.push(bullets),
                Body::Pairs { .. } | Body::Paragraph { .. } => {}
            }
        }
        lists.retain(|list| !list.is_empty());
        lists
    }
}

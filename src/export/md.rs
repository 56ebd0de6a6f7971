//! Markdown: CommonMark that any renderer reads back as the same words.

use super::outline::{Line, Piece, colon, lines, paragraphs, pieces};
use crate::document::{Body, Contact, Document, Entry, Pair, Run, Text};

/// What stands between a title, a place and dates on one line.
const SEPARATOR: &str = " · ";

/// A document as Markdown (CommonMark 0.31), a paragraph a line.
pub fn md(document: &Document) -> String {
    let mut blocks = vec![format!("# {}", line(&document.name, None))];
    blocks.extend(document.headline.as_ref().map(paragraph));
    if !document.contact.is_empty() {
        blocks.push(document.contact.iter().map(contact).collect::<Vec<_>>().join(SEPARATOR));
    }
    blocks.extend(document.summary.as_ref().map(paragraph));
    for section in &document.sections {
        blocks.push(format!("## {}", line(&section.title, None)));
        blocks.extend(section.subtitle.as_ref().map(paragraph));
        match &section.body {
            Body::Entries { entries } => entries.iter().for_each(|it| entry(it, &mut blocks)),
            Body::Bullets { bullets } => blocks.extend(list(bullets.iter().map(item))),
            Body::Pairs { pairs } => blocks.extend(list(pairs.iter().map(pair))),
            Body::Paragraph { text } => blocks.push(paragraph(text)),
        }
        blocks.extend(section.note.as_ref().map(paragraph));
    }
    blocks.join("\n\n") + "\n"
}

fn entry(entry: &Entry, blocks: &mut Vec<String>) {
    let (head, parts) = lines(entry);
    if !head.is_empty() {
        blocks.push(heading(&head));
    }
    blocks.extend(entry.summary.as_ref().map(paragraph));
    for (head, part) in parts {
        blocks.extend(head.map(|head| role(&head)));
        blocks.extend(part.lines.iter().chain(&part.summary).map(paragraph));
        blocks.extend(list(part.highlights.iter().map(item)));
    }
}

fn heading(head: &Line) -> String {
    let title = head.title.map(|title| line(title, head.url));
    format!("### {}", beside(title, head))
}

fn role(head: &Line) -> String {
    beside(head.title.map(|title| line(&strong(title), head.url)), head)
}

fn beside(title: Option<String>, head: &Line) -> String {
    let asides = head.asides.iter().map(|aside| line(aside.text(), None));
    title.into_iter().chain(asides).collect::<Vec<_>>().join(SEPARATOR)
}

fn contact(contact: &Contact) -> String {
    let text = Text { at: String::new(), runs: vec![Run::plain(contact.text.as_str())] };
    line(&text, contact.url.as_deref())
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let items: Vec<String> = items.collect();
    (!items.is_empty()).then(|| items.join("\n"))
}

fn item(text: &Text) -> String {
    // What follows a break, or an empty line, still belongs to the item.
    format!("- {}", paragraph(text)).replace('\n', "\n  ").replace("\n  \n", "\n\n")
}

fn pair(pair: &Pair) -> String {
    let label = pair.label.as_ref().map(|label| line(&strong(label), None) + colon(label));
    let text = pair.text.as_ref().map(|text| line(text, None));
    format!("- {}", label.into_iter().chain(text).collect::<Vec<_>>().join(" "))
}

fn strong(text: &Text) -> Text {
    let runs = text.runs.iter().map(|run| Run { strong: !run.line_break, ..run.clone() });
    Text { at: text.at.clone(), runs: runs.collect() }
}

/// A text in one line, for headings and the like: a forced end of a line is a space.
fn line(text: &Text, url: Option<&str>) -> String {
    let runs = text.runs.iter().map(|run| if run.line_break { Run::plain(" ") } else { run.clone() });
    let text = Text { at: text.at.clone(), runs: runs.collect() };
    inline(&text, url).trim().to_owned()
}

/// A text as a paragraph; a forced end of a line ends one, two of them end the paragraph.
fn paragraph(text: &Text) -> String {
    let line = |line: &Text| inline(line, None).trim().to_owned();
    let lines = |lines: Vec<Text>| lines.iter().map(line).collect::<Vec<_>>().join("\\\n");
    paragraphs(text).into_iter().map(lines).collect::<Vec<_>>().join("\n\n")
}

/// A text that has no forced end of a line.
fn inline(text: &Text, url: Option<&str>) -> String {
    let mut out = String::new();
    for Piece { link, runs } in pieces(text, url) {
        let letters: String = runs.iter().map(|run| run.text.as_str()).collect();
        match link {
            None => out = styled(&runs, out),
            Some(link) if is_bare(&letters, link) => out += &format!("<{letters}>"),
            Some(link) => out += &format!("{}]({})", styled(&runs, "[".to_owned()), destination(link)),
        }
    }
    out
}

/// Whether a link's letters are its target, so that the short form says it all.
fn is_bare(letters: &str, link: &str) -> bool {
    let page = |c: char| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\');
    let address = |c: char| c.is_ascii_alphanumeric() || "@.-_+".contains(c);
    letters == link && letters.chars().all(page)
        || link.strip_prefix("mailto:") == Some(letters) && letters.chars().all(address)
}

fn destination(link: &str) -> String {
    let mut out = String::new();
    for c in link.chars() {
        match c {
            // A backslash keeps an ampersand from beginning an entity.
            '(' | ')' | '<' | '>' | '\\' | '&' | '*' | '_' | '[' | ']' => out.extend(['\\', c]),
            c if c.is_whitespace() || c.is_control() => out += "%20",
            c => out.push(c),
        }
    }
    out
}

/// Runs with their emphasis, behind what is there already.
fn styled(runs: &[Run], mut out: String) -> String {
    for (index, run) in runs.iter().enumerate() {
        if run.code && !run.text.trim().is_empty() {
            out += &code(&run.text);
            continue;
        }
        let marks = match (run.strong, run.emph) {
            (false, false) => "",
            (false, true) => "*",
            (true, false) => "**",
            (true, true) => "***",
        };
        let body = run.text.trim();
        let after = &run.text[run.text.trim_end().len()..];
        let before = &run.text[..run.text.len() - run.text.trim_start().len()];
        let next = after.chars().next().or_else(|| runs.get(index + 1)?.text.chars().next());
        out += before;
        let escaped = escape(body, out.trim_start().chars().last());
        if !marks.is_empty() && !body.is_empty() && can_mark(&out, body, next) {
            out += &format!("{marks}{escaped}{marks}");
        } else {
            out += &escaped;
        }
        out += if body.is_empty() { "" } else { after };
    }
    out
}

/// Whether CommonMark would take marks around a text for emphasis (its 6.2, flanking): a mark between a letter
/// and a punctuation mark belongs to the letter's side. Where it would not, the words stand plain.
fn can_mark(out: &str, body: &str, next: Option<char>) -> bool {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let outside = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let before = out.chars().last();
    (inside(body.chars().next()) || outside(before) || before == Some('['))
        && (inside(body.chars().last()) || outside(next))
        && before != Some('*')
}

/// Code between enough backticks.
fn code(letters: &str) -> String {
    let longest = letters.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = |c: char| c == '`' || c == ' ';
    let pad = if letters.starts_with(edge) || letters.ends_with(edge) { " " } else { "" };
    format!("{fence}{pad}{letters}{pad}{fence}")
}

/// Letters with a backslash before each that would mean something. `before` is what they follow in their line.
fn escape(letters: &str, mut before: Option<char>) -> String {
    let begins = before.is_none();
    let mut out = String::new();
    for (at, c) in letters.char_indices() {
        let next = letters[at + c.len_utf8()..].chars().next();
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let begins_line = before.is_none();
        let means = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(word(before) && word(next)),
            // Before a link it would make a picture of it.
            '!' => next.is_none(),
            '&' => is_entity(&letters[at + 1..]),
            // In a heading's end as well.
            '#' => !word(before),
            '+' | '-' | '=' | '>' | '|' | ':' => begins_line,
            '.' | ')' => begins && is_number(&out),
            _ => false,
        };
        if means {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// Whether what follows an ampersand makes a character of it.
fn is_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
    })
}

/// Whether a line so far is a number, which a full stop would make an item of a list.
fn is_number(line: &str) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

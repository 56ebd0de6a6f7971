//! YAML as a person would write it: a résumé that is being drafted, and how it is written down.
//!
//! Block style with two spaces, no quotes where none are needed, long texts folded, texts of several lines after a
//! `|`, lists of words in brackets. (The well-kept writers of YAML know neither comments nor these choices.)

use std::fmt::Write;

/// The width that lines are kept to, in characters.
const WIDTH: usize = 100;

/// A mapping of a résumé that is being drafted. Fields without content are never added.
#[derive(Debug, Default)]
pub(super) struct Map {
    fields: Vec<Field>,
    /// A comment above the first field.
    remark: Option<String>,
}

#[derive(Debug)]
struct Field {
    key: &'static str,
    value: Node,
    /// A comment behind the value: what it was in the file that is imported.
    was: Option<String>,
}

/// A value of a résumé that is being drafted.
#[derive(Debug)]
pub(super) enum Node {
    /// A text, in whichever style suits it.
    Text(String),
    /// A number, date or word of the schema, which needs no quotes.
    Word(String),
    /// Short texts in brackets.
    Words(Vec<String>),
    List(Vec<Node>),
    Map(Map),
}

impl Map {
    /// Adds a text, if there is one.
    pub(super) fn text(&mut self, key: &'static str, text: impl Into<Option<String>>) -> &mut Self {
        self.add(key, text.into().filter(|text| says_something(text)).map(Node::Text))
    }

    /// Adds a number, date or word of the schema, if there is one.
    pub(super) fn word(&mut self, key: &'static str, word: impl Into<Option<String>>) -> &mut Self {
        self.add(key, word.into().map(Node::Word))
    }

    /// Adds a list of texts, if there are any, each on its line.
    pub(super) fn texts(&mut self, key: &'static str, texts: Vec<String>) -> &mut Self {
        let texts = texts.into_iter().filter(|text| says_something(text));
        self.list(key, texts.map(Node::Text).collect())
    }

    /// Adds a list of short texts, if there are any, in brackets where they fit.
    pub(super) fn words(&mut self, key: &'static str, mut words: Vec<String>) -> &mut Self {
        words.retain(|word| says_something(word));
        self.add(key, if words.is_empty() { None } else { Some(Node::Words(words)) })
    }

    /// Adds a list, if there is anything in it.
    pub(super) fn list(&mut self, key: &'static str, items: Vec<Node>) -> &mut Self {
        self.add(key, if items.is_empty() { None } else { Some(Node::List(items)) })
    }

    /// Adds a mapping, if there is anything in it.
    pub(super) fn map(&mut self, key: &'static str, map: Map) -> &mut Self {
        self.add(key, if map.is_empty() { None } else { Some(Node::Map(map)) })
    }

    /// Adds a field, in place of one that there may be.
    pub(super) fn put(&mut self, key: &'static str, value: Node) -> &mut Self {
        self.fields.retain(|field| field.key != key);
        self.add(key, Some(value))
    }

    pub(super) fn add(&mut self, key: &'static str, value: Option<Node>) -> &mut Self {
        self.fields.extend(value.map(|value| Field { key, value, was: None }));
        self
    }

    /// Says behind the field that was added last what it was in the file that is imported.
    pub(super) fn was(&mut self, text: &str) {
        if let Some(field) = self.fields.last_mut() {
            field.was = Some(comment(text));
        }
    }

    /// Puts a comment above the mapping.
    pub(super) fn remark(&mut self, text: impl AsRef<str>) {
        let text = comment(text.as_ref());
        self.remark = Some(match self.remark.take() {
            Some(before) => format!("{before}; {text}"),
            None => text,
        });
    }

    /// Makes sure of a field that the schema asks for, where there is anything beside it.
    pub(super) fn require(&mut self, key: &'static str) {
        if !self.has(key) {
            let was = Some("needs a look: the file does not say".to_owned());
            self.fields.insert(0, Field { key, value: Node::Text("…".into()), was });
        }
    }

    /// Takes a mapping out of its field, to be put back.
    pub(super) fn take(&mut self, key: &str) -> Map {
        let index = self.fields.iter().position(|field| field.key == key);
        match index.map(|index| self.fields.remove(index).value) {
            Some(Node::Map(map)) => map,
            _ => Map::default(),
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|field| field.key == key)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The mapping as a YAML document.
    pub(super) fn to_yaml(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, 0, true);
        text
    }

    /// Writes the fields, `indent` spaces in; the first one stands on the line that is begun, unless `fresh`.
    fn write(&self, out: &mut String, indent: usize, fresh: bool) {
        let pad = " ".repeat(indent);
        if let Some(remark) = self.remark.as_ref().filter(|_| fresh) {
            let _ = writeln!(out, "{pad}# {remark}");
        }
        for (index, field) in self.fields.iter().enumerate() {
            // The parts of a résumé stand apart.
            let is_part = |field: &Field| matches!(field.value, Node::List(_) | Node::Map(_));
            if index > 0 && indent == 0 && (is_part(field) || is_part(&self.fields[index - 1])) {
                out.push('\n');
            }
            if index > 0 || fresh {
                out.push_str(&pad);
            }
            let _ = write!(out, "{}:", field.key);
            let was = field.was.as_ref().map(|was| format!(" # {was}")).unwrap_or_default();
            field.value.write(out, indent, field.key.chars().count() + 1, &was);
        }
    }
}

impl Node {
    /// Writes the value behind a key that stands `indent` spaces in and has `key` characters.
    fn write(&self, out: &mut String, indent: usize, key: usize, was: &str) {
        let _ = match self {
            Node::Text(text) => writeln!(out, " {}{was}", scalar(text, indent + 2, indent + key + 1)),
            Node::Word(word) => writeln!(out, " {word}{was}"),
            Node::Words(words) => {
                match in_brackets(words).filter(|it| indent + key + 1 + it.len() <= WIDTH) {
                    Some(list) => writeln!(out, " {list}"),
                    None => {
                        out.push('\n');
                        words.iter().try_for_each(|word| {
                            writeln!(out, "{:indent$}  - {}", "", scalar(word, indent + 4, indent + 4))
                        })
                    }
                }
            }
            Node::List(items) => {
                out.push('\n');
                for (index, item) in items.iter().enumerate() {
                    // Sections stand apart.
                    if index > 0 && indent == 0 && matches!(item, Node::Map(_)) {
                        out.push('\n');
                    }
                    item.write_item(out, indent + 2);
                }
                Ok(())
            }
            Node::Map(map) => {
                out.push('\n');
                map.write(out, indent + 2, true);
                Ok(())
            }
        };
    }

    /// Writes the value as an item of a list.
    fn write_item(&self, out: &mut String, indent: usize) {
        if let Node::Map(Map { remark: Some(remark), .. }) = self {
            let _ = writeln!(out, "{:indent$}# {remark}", "");
        }
        let _ = write!(out, "{:indent$}-", "");
        match self {
            Node::Map(map) => {
                out.push(' ');
                map.write(out, indent + 2, false);
            }
            other => other.write(out, indent, 1, ""),
        }
    }
}

/// Short texts in brackets, if none of them needs a line of its own.
fn in_brackets(words: &[String]) -> Option<String> {
    let fits = |word: &String| !word.contains('\n');
    let shown = |word: &String| {
        if is_plain(word) && !word.contains([',', '[', ']', '{', '}']) { word.clone() } else { quoted(word) }
    };
    words.iter().all(fits).then(|| format!("[{}]", words.iter().map(shown).collect::<Vec<_>>().join(", ")))
}

/// A text as a scalar: plain or quoted if it fits the line, of which `used` characters are taken, and else in a
/// block, whose lines are `indent` spaces in.
fn scalar(text: &str, indent: usize, used: usize) -> String {
    let one_line = if is_plain(text) { text.to_owned() } else { quoted(text) };
    let blockable = text.chars().all(|c| !needs_escape(c) || c == '\n')
        && !text.starts_with([' ', '\n'])
        && !text.ends_with([' ', '\n']);
    if !blockable || !text.contains('\n') && used + one_line.chars().count() <= WIDTH {
        return one_line;
    }
    let pad = " ".repeat(indent);
    if text.contains('\n') {
        let line = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("\n{pad}{line}") };
        return format!("|-{}", text.split('\n').map(line).collect::<String>());
    }
    // A fold is one space: where there are more, the line has to hold them together.
    if text.contains("  ") {
        return one_line;
    }
    let mut folded = String::from(">-");
    let mut length = WIDTH;
    for word in text.split(' ') {
        let letters = word.chars().count();
        if length + 1 + letters > WIDTH {
            let _ = write!(folded, "\n{pad}{word}");
            length = indent + letters;
        } else {
            let _ = write!(folded, " {word}");
            length += 1 + letters;
        }
    }
    folded
}

/// Whether a text can stand without quotes, anywhere but in brackets, and is taken for a text there.
fn is_plain(text: &str) -> bool {
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '(' | '+' | '$' | '/' | '€' | '£' | '“');
    let number = text.chars().all(|c| c.is_ascii_digit() || ".,-+_eExXoO:".contains(c));
    let word = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    text.starts_with(begins)
        && !number
        && !word.iter().any(|word| text.eq_ignore_ascii_case(word))
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && !text.chars().any(needs_escape)
}

/// A text in quotation marks.
fn quoted(text: &str) -> String {
    if !text.chars().any(needs_escape) && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if needs_escape(c) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn says_something(text: &str) -> bool {
    !text.trim().is_empty()
}

/// Whether YAML takes a character for an end of a line, or for none at all (YAML 1.2.2, 5.1 and 5.4).
fn needs_escape(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text as a comment, which is one line.
pub(super) fn comment(text: &str) -> String {
    text.split_whitespace()
        .flat_map(|word| [" ", word])
        .skip(1)
        .flat_map(str::chars)
        .filter(|c| !needs_escape(*c) || *c == ' ')
        .collect()
}

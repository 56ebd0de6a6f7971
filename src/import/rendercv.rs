//! RenderCV's YAML (<https://docs.rendercv.com>), all nine kinds of entry.

use super::dates::{self, Exactness};
use super::lists;
use super::parts::{self, link, section};
use super::tree::Tree;
use super::yaml::{Map, Node};
use crate::resume::{DateStyle, Kind, PageSize};

/// Whether a file is RenderCV's.
pub(super) fn is_it(file: &Tree) -> bool {
    matches!(file.get("cv"), Tree::Map(_))
}

/// The résumé that a file holds.
pub(super) fn draft(file: &Tree) -> Map {
    let cv = file.get("cv");
    let mut resume = Map::default();
    resume.text("name", cv.get("name").line()).text("headline", cv.any(&["headline", "label"]).line());
    let mut contact = Map::default();
    for (key, value) in cv.fields() {
        // A list of addresses has its first one shown; the others stay what has no place.
        let value = value.items().first().unwrap_or(&Tree::Nothing);
        match key {
            "email" => parts::email(&mut contact, value),
            "phone" => {
                contact.text("phone", value.take(|phone| Some(phone.trim_start_matches("tel:").to_owned())));
            }
            "website" => link(&mut contact, "website", value),
            "location" => {
                contact.text("location", value.line());
            }
            _ => {}
        }
    }
    let networks = cv.get("social_networks").items().iter().filter_map(network);
    let custom = cv.get("custom_connections").items().iter();
    let custom = custom.filter_map(|it| parts::profile(it.get("placeholder"), &Tree::Nothing, it.get("url")));
    contact.list("profiles", networks.chain(custom).collect());
    resume.map("contact", contact);
    let sections = cv.get("sections").fields().filter_map(|(key, entries)| content(key, entries.items()));
    resume.list("sections", sections.collect());
    look(&mut resume, file);
    resume
}

/// An account, on networks that recto does not know by name too.
fn network(it: &Tree) -> Option<Node> {
    let address = |name: &str| {
        Some(match it.get("network").peek()? {
            "Mastodon" => {
                let (user, site) = name.trim_start_matches('@').split_once('@')?;
                format!("https://{site}/@{user}")
            }
            "StackOverflow" => format!("https://stackoverflow.com/users/{name}"),
            "IMDB" => format!("https://www.imdb.com/name/{name}"),
            "Telegram" => format!("https://t.me/{name}"),
            "WhatsApp" => format!("https://wa.me/{}", name.trim_start_matches('+')),
            "Reddit" => format!("https://www.reddit.com/user/{name}"),
            _ => return None,
        })
    };
    let username = it.get("username");
    let Some(url) = username.take(address) else {
        return parts::profile(it.get("network"), username, &Tree::Nothing);
    };
    parts::profile(it.get("network"), &Tree::Nothing, &Tree::leaf(url))
}

/// A section; what its first entry is, all are.
fn content(key: &str, entries: &[Tree]) -> Option<Node> {
    let title = Some(title(key));
    let first = entries.first()?;
    let is = |field: &str| !matches!(first.get(field), Tree::Nothing);
    let field = |field: &str| entries.iter().filter_map(|it| it.get(field).prose()).map(Node::Text).collect();
    let each = |make: fn(&Tree) -> Map| entries.iter().map(make).map(Node::Map).collect();
    if let Tree::Text(_) = first {
        let mut text = Map::default();
        let paragraphs: Vec<String> = entries.iter().filter_map(Tree::prose).collect();
        text.text("title", title).text("text", paragraphs.join("\n\n"));
        return text.has("text").then_some(Node::Map(text));
    }
    match () {
        () if is("bullet") => section(title, Kind::Bullets, field("bullet")),
        () if is("number") => numbered(section(title, Kind::Bullets, field("number")), "up"),
        () if is("reversed_number") => {
            numbered(section(title, Kind::Bullets, field("reversed_number")), "down")
        }
        () if is("label") => section(title, Kind::Skills, each(one_line)),
        () if is("institution") => section(title, Kind::Education, each(education)),
        () if is("company") => section(title, Kind::Work, parts::employers(entries, "company", role)),
        () if is("title") => section(title, Kind::Publications, each(publication)),
        () if key.to_lowercase().contains("project") => section(title, Kind::Projects, each(project)),
        () => section(title, Kind::Entries, each(entry)),
    }
}

/// A section whose items had numbers, which a list does not have.
fn numbered(section: Option<Node>, way: &str) -> Option<Node> {
    let Some(Node::Map(mut map)) = section else { return section };
    map.remark(format!("its items were numbered, counting {way}"));
    Some(Node::Map(map))
}

/// A section's key as its title: RenderCV's own way with `snake_case`.
fn title(key: &str) -> String {
    if key.contains(' ') || !key.contains('_') && key.contains(char::is_uppercase) {
        return key.to_owned();
    }
    let small = [
        "a", "and", "as", "at", "but", "by", "for", "from", "if", "in", "into", "like", "near", "nor", "of",
        "off", "on", "onto", "or", "over", "so", "than", "that", "to", "upon", "when", "with", "yet",
    ];
    let word = |(index, word): (usize, &str)| {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index == 0 || !small.contains(&word) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => word.to_owned(),
        }
    };
    key.split('_').enumerate().map(word).collect::<Vec<String>>().join(" ")
}

fn one_line(it: &Tree) -> Map {
    let mut skill = Map::default();
    skill
        .text("name", it.get("label").line())
        .texts("keywords", it.get("details").line().into_iter().collect());
    skill
}

fn role(map: &mut Map, it: &Tree) {
    map.text("title", it.get("position").line());
    story(map, it);
}

fn education(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("institution", it.get("institution").line()).text("location", it.get("location").line());
    map.text("degree", it.get("degree").line()).text("area", it.get("area").line());
    map.text("score", it.any(&["gpa", "grade", "score"]).line());
    link(&mut map, "url", it.get("url"));
    story(&mut map, it);
    map
}

fn publication(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", it.get("title").line()).words("authors", it.get("authors").lines());
    map.text("publisher", it.get("journal").line());
    dates::single(&mut map, it.get("date"), Exactness::Days);
    link(&mut map, "url", it.get("url"));
    parts::doi(&mut map, it.get("doi"));
    map.text("summary", it.get("summary").prose());
    map
}

fn project(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", it.get("name").line()).text("location", it.get("location").line());
    map.text("description", it.get("summary").prose());
    link(&mut map, "url", it.get("url"));
    story(&mut map, it);
    map
}

fn entry(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", it.get("name").line()).text("location", it.get("location").line());
    story(&mut map, it);
    link(&mut map, "url", it.get("url"));
    map
}

/// What entries with dates have in common. A `date` counts before a start and an end, as it does for RenderCV.
fn story(map: &mut Map, it: &Tree) {
    if it.get("date").peek().is_some() {
        dates::single(map, it.get("date"), Exactness::Days);
    } else {
        dates::period(map, it.get("start_date"), it.get("end_date"), true, Exactness::Days);
    }
    if !map.has("description") {
        map.text("summary", it.get("summary").prose());
    }
    let mut highlights = Vec::new();
    for highlight in it.get("highlights").items() {
        highlights.extend(lists::highlight(highlight));
        // A highlight with a colon is a mapping, with or without a list below it.
        for (key, value) in highlight.fields() {
            highlights.push(match value {
                Tree::List(_) => lists::with_items(key.to_owned(), &value.lines()),
                single => [key.to_owned()].into_iter().chain(single.line()).collect::<Vec<_>>().join(": "),
            });
        }
    }
    map.texts("highlights", highlights);
}

/// The part of the design that recto has too: language, paper and colour.
fn look(resume: &mut Map, file: &Tree) {
    resume.word("locale", super::language(file.get("locale").get("language")));
    let mut dates = Map::default();
    dates.word("style", file.get("locale").get("date_template").take(date_style));
    resume.map("dates", dates);
    let design = file.get("design");
    let mut page = Map::default();
    page.word("size", design.get("page").get("size").take(parts::word::<PageSize>));
    resume.map("page", page);
    let mut style = Map::default();
    style.text("accent", design.get("colors").any(&["section_titles", "name"]).take(colour));
    resume.map("style", style);
}

/// The style of dates that a template such as `MONTH_ABBREVIATION YEAR` comes to.
fn date_style(template: &str) -> Option<String> {
    let styles = [
        ("FULL_MONTH_NAME", DateStyle::Long),
        ("MONTH_ABBREVIATION", DateStyle::Abbreviated),
        ("MONTH", DateStyle::Numeric),
        ("YEAR", DateStyle::Year),
    ];
    styles.iter().find(|(word, _)| template.contains(word)).map(|(_, style)| style.as_str().to_owned())
}

/// `rgb(0, 79, 144)` or `#004f90` in the latter form.
fn colour(text: &str) -> Option<String> {
    if let Some(digits) = text.strip_prefix('#') {
        return (digits.len() == 6 && digits.bytes().all(|c| c.is_ascii_hexdigit()))
            .then(|| text.to_lowercase());
    }
    let numbers = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let numbers: Vec<u8> = numbers.split(',').map(|it| it.trim().parse()).collect::<Result<_, _>>().ok()?;
    let [red, green, blue] = numbers.as_slice() else { return None };
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

//! YAMLResume's YAML (<https://yamlresume.dev/docs>). Its texts are Markdown whose lists are what was achieved.

use super::dates::{self, Exactness};
use super::lists::{self, Listed, description};
use super::parts::{self, keywords, link, place, section};
use super::tree::Tree;
use super::yaml::{Map, Node};
use crate::resume::Kind;

/// Whether a file is YAMLResume's.
pub(super) fn is_it(file: &Tree) -> bool {
    matches!(file.get("content").get("basics"), Tree::Map(_))
}

type Make = fn(&Tree) -> Map;

/// The parts of the content, in an order that suits a résumé, with the kinds of content that they are.
const PARTS: [(&str, Kind, Option<&str>); 11] = [
    ("work", Kind::Work, None),
    ("projects", Kind::Projects, None),
    ("education", Kind::Education, None),
    ("volunteer", Kind::Volunteering, None),
    ("skills", Kind::Skills, None),
    ("publications", Kind::Publications, None),
    ("awards", Kind::Awards, None),
    ("certificates", Kind::Certificates, None),
    ("languages", Kind::Languages, None),
    ("interests", Kind::Skills, Some("Interests")),
    ("references", Kind::References, None),
];

/// The résumé that a file holds.
pub(super) fn draft(file: &Tree) -> Map {
    let content = file.get("content");
    let basics = content.get("basics");
    let mut resume = Map::default();
    resume.text("name", basics.get("name").line()).text("headline", basics.get("headline").line());
    let listed = lists::list(basics.get("summary"));
    if listed.is_none() {
        resume.text("summary", lists::text(basics.get("summary")));
    }
    let mut contact = Map::default();
    parts::email(&mut contact, basics.get("email"));
    contact.text("phone", basics.get("phone").line());
    link(&mut contact, "website", basics.get("url"));
    let location = content.get("location");
    let fields = ["address", "city", "region", "postalCode", "country"];
    contact.text("location", place(&fields.map(|key| location.get(key))));
    let profile = |it: &Tree| parts::profile(it.get("network"), it.get("username"), it.get("url"));
    contact.list("profiles", content.get("profiles").items().iter().filter_map(profile).collect());
    resume.map("contact", contact);
    // The layout may order sections and name them otherwise.
    let layouts = file.get("layouts").items().iter().chain(file.get("layout").items());
    let chosen = layouts.map(|layout| layout.get("sections")).find(|it| it.fields().next().is_some());
    let chosen = chosen.unwrap_or(&Tree::Nothing);
    let mut sections: Vec<Node> = listed
        .into_iter()
        .filter_map(|items| {
            let items = items.into_iter().map(Node::Text).collect();
            let title = chosen.get("aliases").get("basics").line().unwrap_or_else(|| "Summary".into());
            section(Some(title), Kind::Bullets, items)
        })
        .collect();
    let order = chosen.get("order").lines();
    let place_of = |name: &str| order.iter().position(|it| it == name).unwrap_or(order.len());
    let mut parts = PARTS;
    parts.sort_by_key(|(name, ..)| place_of(name));
    for (name, kind, title) in parts {
        let items = items(kind, content.get(name).items());
        let title = chosen.get("aliases").get(name).line().or_else(|| title.map(str::to_owned));
        sections.extend(section(title, kind, items));
    }
    resume.list("sections", sections);
    resume.word("locale", super::language(file.get("locale").get("language")));
    let paper = |layout: &Tree| {
        layout.get("page").get("paperSize").take(|size| match size {
            "a4" => Some("a4".to_owned()),
            "letter" => Some("us-letter".to_owned()),
            _ => None,
        })
    };
    let papers: Vec<String> = file.get("layouts").items().iter().filter_map(paper).collect();
    let mut page = Map::default();
    page.word("size", papers.into_iter().next());
    resume.map("page", page);
    resume
}

/// A part of the content.
fn items(kind: Kind, items: &[Tree]) -> Vec<Node> {
    let make: Make = match kind {
        Kind::Work => return parts::employers(items, "name", role),
        Kind::Volunteering => return parts::employers(items, "organization", role),
        Kind::Projects => project,
        Kind::Education => education,
        Kind::Skills => skill,
        Kind::Publications => publication,
        Kind::Awards => award,
        Kind::Certificates => certificate,
        Kind::Languages => language,
        Kind::References => reference,
        Kind::Entries | Kind::Bullets | Kind::Text => return Vec::new(),
    };
    items.iter().map(|it| Node::Map(make(it))).collect()
}

fn role(map: &mut Map, it: &Tree) {
    map.text("title", it.get("position").line());
    story(map, it);
}

fn education(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("institution", it.get("institution").line()).text("location", it.get("location").line());
    link(&mut map, "url", it.get("url"));
    map.text("degree", it.get("degree").line()).text("area", it.get("area").line());
    map.text("score", it.get("score").line());
    story(&mut map, it);
    map.words("courses", it.get("courses").lines());
    map
}

fn project(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", it.get("name").line()).text("description", it.get("description").prose());
    link(&mut map, "url", it.get("url"));
    // A project has its description where other entries have a summary.
    dates::period(&mut map, it.get("startDate"), it.get("endDate"), true, Exactness::Months);
    let Listed { text, items } = lists::listed(it.get("summary"));
    map.texts("lines", text.into_iter().chain(keywords(it.get("keywords").lines())).collect());
    map.texts("highlights", items);
    map
}

fn skill(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", it.get("name").line()).text("level", it.get("level").line());
    map.words("keywords", it.get("keywords").lines());
    map
}

fn publication(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", it.get("name").line()).text("publisher", it.get("publisher").line());
    remarks(&mut map, it, "releaseDate");
    map
}

fn award(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", it.get("title").line()).text("awarder", it.get("awarder").line());
    remarks(&mut map, it, "date");
    map
}

fn certificate(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", it.get("name").line()).text("issuer", it.get("issuer").line());
    remarks(&mut map, it, "date");
    map
}

fn language(it: &Tree) -> Map {
    let mut map = Map::default();
    let fluency: Vec<String> =
        it.get("fluency").line().into_iter().chain(keywords(it.get("keywords").lines())).collect();
    map.text("language", it.get("language").line()).text("fluency", keywords(fluency));
    map
}

fn reference(it: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", it.get("name").line()).text("title", it.get("relationship").line());
    map.text("contact", place(&[it.get("email"), it.get("phone")])).text("quote", it.get("summary").prose());
    map
}

/// What entries with a beginning and an end have in common. (YAMLResume shows months, whatever the file says.)
fn story(map: &mut Map, it: &Tree) {
    dates::period(map, it.get("startDate"), it.get("endDate"), true, Exactness::Months);
    map.texts("lines", keywords(it.get("keywords").lines()).into_iter().collect());
    description(map, it.get("summary"), Vec::new());
}

/// What entries with one date have in common; they have no lists, so that one becomes lines.
fn remarks(map: &mut Map, it: &Tree, date: &str) {
    dates::single(map, it.get(date), Exactness::Months);
    link(map, "url", it.get("url"));
    let text = lists::list(it.get("summary")).map(|lines| lines.join("\n"));
    map.text("summary", text.or_else(|| lists::text(it.get("summary"))));
}

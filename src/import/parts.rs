//! What several formats have in common: links, profiles, places, sections, employers.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::tree::Tree;
use super::yaml::{Map, Node};
use crate::document::knows_network;
use crate::resume::{Email, Kind, Link, is_doi};

/// Adds a link; what is none keeps its place in the file.
pub(super) fn link(map: &mut Map, key: &'static str, tree: &Tree) {
    map.text(key, tree.parsed::<Link>());
}

/// Adds an e-mail address; what is none keeps its place in the file.
pub(super) fn email(map: &mut Map, tree: &Tree) {
    map.text("email", tree.parsed::<Email>());
}

/// An account on a network, if the file says where it is.
pub(super) fn profile(network: &Tree, username: &Tree, url: &Tree) -> Option<Node> {
    let mut profile = Map::default();
    let site = |url: &str| {
        let host = url.split("//").last()?.split('/').next()?.trim_start_matches("www.");
        Some(host.to_owned()).filter(|host| !host.is_empty())
    };
    let account = |name: &str| {
        let name = name.trim_start_matches('@');
        (!name.is_empty() && !name.contains([' ', '/', ':', '?', '#'])).then(|| name.to_owned())
    };
    let reachable = url.peek().is_some_and(|url| url.parse::<Link>().is_ok());
    if !reachable && username.peek().and_then(account).is_none() {
        return None;
    }
    // A page shows the address: a name that is no part of it is not seen, and so has not found its place.
    network.place_if(|name| {
        let is_in = |url: &str| url.to_lowercase().contains(&name.to_lowercase());
        knows_network(name) || !reachable || url.peek().is_some_and(is_in)
    });
    let named = network.peek().map(super::tree::one_line);
    profile.text("network", named.or_else(|| url.peek().and_then(site)));
    // An address that does not name the account leads to somebody else, or nobody: the name is enough if recto knows
    // the network.
    let names_it = username
        .peek()
        .is_none_or(|name| url.peek().is_some_and(|url| url.contains(name.trim_start_matches('@'))));
    let known = network.peek().is_some_and(knows_network);
    if known || names_it || !reachable {
        profile.text("username", username.take(account));
    }
    if names_it || !profile.has("username") {
        link(&mut profile, "url", url);
    }
    profile.require("network");
    Some(Node::Map(profile))
}

/// Places as one: a street, a town, a country.
pub(super) fn place(parts: &[&Tree]) -> Option<String> {
    joined(parts, ", ")
}

/// Texts as one, those that are there.
pub(super) fn joined(parts: &[&Tree], separator: &str) -> Option<String> {
    let parts: Vec<String> = parts.iter().filter_map(|part| part.line()).collect();
    (!parts.is_empty()).then(|| parts.join(separator))
}

/// A section of one kind of content, if there is any.
pub(super) fn section(title: Option<String>, kind: Kind, items: Vec<Node>) -> Option<Node> {
    let mut section = Map::default();
    section
        .text("title", title.filter(|title| !title.trim().is_empty()))
        .list(kind.as_str(), complete(kind, items));
    section.has(kind.as_str()).then_some(Node::Map(section))
}

/// Items without those that say nothing, and with what the schema asks for.
pub(super) fn complete(kind: Kind, items: Vec<Node>) -> Vec<Node> {
    let complete = |item: Node| match item {
        Node::Map(map) if map.is_empty() => None,
        Node::Map(mut map) => {
            match kind {
                Kind::Work | Kind::Volunteering => map.require("organization"),
                Kind::Education => map.require("institution"),
                Kind::Publications | Kind::Awards | Kind::Entries => map.require("title"),
                Kind::Certificates | Kind::References => map.require("name"),
                Kind::Languages => map.require("language"),
                Kind::Projects if !map.has("description") => map.require("name"),
                Kind::Skills if !map.has("keywords") => map.require("name"),
                Kind::Projects | Kind::Skills | Kind::Bullets | Kind::Text => {}
            }
            Some(Node::Map(map))
        }
        other => Some(other),
    };
    items.into_iter().filter_map(complete).collect()
}

/// Employers with their roles: neighbours of the same name are one employer. `role` adds what is the role's alone.
pub(super) fn employers(items: &[Tree], name: &str, role: impl Fn(&mut Map, &Tree)) -> Vec<Node> {
    let same =
        |one: &Tree, next: &Tree| one.get(name).peek().is_some_and(|it| next.get(name).peek() == Some(it));
    items.chunk_by(same).map(|items| Node::Map(employer(items, &[name], &role))).collect()
}

/// An employer with the roles held there; `names` are the fields that may hold its name.
pub(super) fn employer(items: &[Tree], names: &[&str], role: impl Fn(&mut Map, &Tree)) -> Map {
    let common = |keys: &[&str]| {
        let texts = || items.iter().map(|it| it.any(keys));
        let first = texts().find_map(Tree::line);
        texts().for_each(|it| it.place_if(|text| first.as_deref() == Some(text)));
        first
    };
    let mut map = Map::default();
    map.text("organization", common(names));
    let place = |it: &Tree| it.any(&["location", "Location"]).peek().map(str::to_owned);
    let one_place = items.iter().all(|it| place(it) == place(&items[0]));
    // Where the employer is, which files of recto's own say beside where the role was.
    let seat = common(&["organizationLocation"]);
    let own_place =
        |it: &Tree| if seat.is_some() { it.get("organizationLocation").peek().is_some() } else { !one_place };
    let here = if one_place { common(&["location", "Location"]) } else { None };
    map.text("location", seat.clone().or(here));
    let url = items.iter().find_map(|it| it.any(&["url", "website"]).parsed::<Link>());
    items.iter().for_each(|it| it.any(&["url", "website"]).place_if(|it| url.as_deref() == Some(it)));
    map.text("url", url).text("description", common(&["description"]));
    if let [single] = items
        && !own_place(single)
    {
        role(&mut map, single);
        return map;
    }
    let filled = |it: &Tree| {
        let mut map = Map::default();
        role(&mut map, it);
        let place = it.any(&["location", "Location"]);
        place.place_if(|place| seat.as_deref() == Some(place));
        map.text("location", if own_place(it) { place.line() } else { None });
        map
    };
    map.list("roles", roles(items.iter().map(filled)));
    map
}

/// The roles of an employer, with what the schema asks for.
pub(super) fn roles(roles: impl Iterator<Item = Map>) -> Vec<Node> {
    let titled = |mut role: Map| {
        role.require("title");
        Node::Map(role)
    };
    roles.map(titled).collect()
}

/// Adds a digital object identifier; what is none keeps its place in the file.
pub(super) fn doi(map: &mut Map, tree: &Tree) {
    let sound = |doi: &str| is_doi(doi).then(|| doi.to_owned());
    map.text("doi", tree.take(sound));
}

/// A word of the schema's, such as a size of paper.
pub(super) fn word<T: DeserializeOwned>(text: &str) -> Option<String> {
    let deserializer: StrDeserializer<Error> = text.into_deserializer();
    T::deserialize(deserializer).ok().map(|_| text.to_owned())
}

/// Words as a plain line of an entry: the tools and techniques that other formats call keywords.
pub(super) fn keywords(words: Vec<String>) -> Option<String> {
    (!words.is_empty()).then(|| words.join(", "))
}

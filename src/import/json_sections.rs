//! The arrays of JSON Resume as sections.

use std::collections::BTreeMap;
use std::slice::from_ref;

use super::dates::{self, Exactness};
use super::lists::{self, description};
use super::parts::{self, keywords, link};
use super::tree::Tree;
use super::yaml::{Map, Node};
use crate::resume::{DateStyle, Kind};

/// The arrays of the schema, in an order that suits a résumé, with the kinds of content that they are.
const ARRAYS: [(&str, Kind); 10] = [
    ("work", Kind::Work),
    ("projects", Kind::Projects),
    ("education", Kind::Education),
    ("volunteer", Kind::Volunteering),
    ("skills", Kind::Skills),
    ("publications", Kind::Publications),
    ("awards", Kind::Awards),
    ("certificates", Kind::Certificates),
    ("languages", Kind::Languages),
    ("references", Kind::References),
];

pub(super) struct Reader<'a> {
    file: &'a Tree,
    /// Whether recto wrote the file.
    own: bool,
    /// How many items of each array are in sections already.
    used: BTreeMap<Kind, usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a Tree, own: bool) -> Self {
        Self { file, own, used: BTreeMap::new() }
    }

    /// The sections: those that recto's own files tell of, and one for each array that is left.
    pub(super) fn sections(mut self, told: &'a [Tree]) -> Vec<Node> {
        let mut sections: Vec<Node> = told.iter().filter_map(|section| self.told(section)).collect();
        for (_, kind) in ARRAYS {
            if kind == Kind::References {
                let interests = self.file.get("interests").items();
                let items = interests.iter().map(|it| self.item(Kind::Skills, from_ref(it))).collect();
                sections.extend(parts::section(Some("Interests".into()), Kind::Skills, items));
            }
            let items = self.next(kind, usize::MAX);
            sections.extend(parts::section(None, kind, self.content(kind, &groups(items))));
        }
        sections
    }

    /// A section that one of recto's own files tells of.
    fn told(&mut self, told: &'a Tree) -> Option<Node> {
        let name = told.get("kind").line()?;
        let kind = *Kind::ALL.iter().find(|kind| kind.as_str() == name)?;
        let mut section = Map::default();
        section.text("title", told.get("title").line()).text("subtitle", told.get("subtitle").line());
        date_format(&mut section, told.get("dates"));
        match kind {
            Kind::Text => section.text("text", told.get("text").prose()),
            Kind::Bullets => section.texts("bullets", lines(told.get("bullets"))),
            Kind::Entries => {
                let items =
                    told.get("entries").items().iter().map(|it| self.item(kind, from_ref(it))).collect();
                section.list("entries", parts::complete(kind, items))
            }
            kind => {
                let count = |it: &Tree| it.line().and_then(|it| it.parse().ok()).unwrap_or(1);
                let counts: Vec<usize> = told.get("items").items().iter().map(count).collect();
                let groups: Vec<&[Tree]> = counts.into_iter().map(|count| self.next(kind, count)).collect();
                section.list(kind.as_str(), parts::complete(kind, self.content(kind, &groups)))
            }
        };
        section.text("note", told.get("note").line());
        section.has(kind.as_str()).then_some(Node::Map(section))
    }

    /// The next items of an array, as many as there are.
    fn next(&mut self, kind: Kind, count: usize) -> &'a [Tree] {
        let array = ARRAYS.iter().find(|(_, it)| *it == kind).map_or("", |(array, _)| array);
        let items = self.file.get(array).items();
        let used = self.used.entry(kind).or_default();
        let from = (*used).min(items.len());
        let to = from.saturating_add(count).min(items.len());
        *used = to;
        &items[from..to]
    }

    /// Items as content: groups are the roles of one employer, and elsewhere as good as the items alone.
    fn content(&self, kind: Kind, groups: &[&'a [Tree]]) -> Vec<Node> {
        let groups = groups.iter().filter(|group| !group.is_empty());
        match kind {
            Kind::Work | Kind::Volunteering => groups.map(|roles| self.item(kind, roles)).collect(),
            Kind::Skills => {
                let (bare, full): (Vec<&Tree>, Vec<&Tree>) =
                    groups.flat_map(|group| group.iter()).partition(|it| matches!(it, Tree::Text(_)));
                let mut words = Map::default();
                words.words("keywords", bare.into_iter().filter_map(Tree::line).collect());
                full.into_iter().map(|it| self.item(kind, from_ref(it))).chain([Node::Map(words)]).collect()
            }
            kind => groups.flat_map(|group| group.iter()).map(|it| self.item(kind, from_ref(it))).collect(),
        }
    }

    fn item(&self, kind: Kind, items: &[Tree]) -> Node {
        let mut map = Map::default();
        let Some(it) = items.first() else { return Node::Map(map) };
        match kind {
            Kind::Work | Kind::Volunteering => {
                return Node::Map(parts::employer(items, &["name", "company", "organization"], |map, it| {
                    map.text("title", it.get("position").line());
                    self.story(map, it, it.get("summary"));
                }));
            }
            Kind::Education => {
                map.text("institution", it.get("institution").line());
                map.text("location", place(it)).text("degree", it.get("studyType").line());
                map.text("area", it.get("area").line()).text("honors", it.get("honors").line());
                map.text("score", it.get("score").line());
                self.story(&mut map, it, it.get("summary"));
                map.words("courses", it.get("courses").lines());
            }
            Kind::Projects => {
                // A project has its description where other entries have a summary.
                let description = it.get("description").prose().or_else(|| it.get("summary").prose());
                map.text("name", it.get("name").line()).text("description", description);
                map.text("organization", it.get("entity").line()).text("location", place(it));
                self.story(&mut map, it, &Tree::Nothing);
            }
            Kind::Skills => {
                map.text("name", it.get("name").line()).text("level", it.get("level").line());
                map.words("keywords", it.get("keywords").lines());
            }
            Kind::Publications => {
                map.text("title", it.any(&["name", "title"]).line())
                    .words("authors", it.get("authors").lines());
                map.text("publisher", it.get("publisher").line());
                self.date(&mut map, it, it.any(&["releaseDate", "date"]));
                parts::doi(&mut map, it.get("doi"));
                map.text("summary", it.get("summary").prose());
            }
            Kind::Awards => {
                map.text("title", it.get("title").line()).text("awarder", it.get("awarder").line());
                self.date(&mut map, it, it.get("date"));
                map.text("summary", it.get("summary").prose());
            }
            Kind::Certificates => {
                map.text("name", it.get("name").line()).text("issuer", it.get("issuer").line());
                self.date(&mut map, it, it.get("date"));
                map.text("summary", it.get("summary").prose());
            }
            Kind::Languages => {
                map.text("language", it.get("language").line()).text("fluency", it.get("fluency").line());
            }
            Kind::References => {
                map.text("name", it.get("name").line()).text("title", it.get("title").line());
                map.text("contact", it.get("contact").line()).text("quote", it.get("reference").prose());
            }
            Kind::Entries => {
                map.text("title", it.get("title").line()).text("subtitle", it.get("subtitle").line());
                map.text("location", place(it));
                self.story(&mut map, it, it.get("summary"));
            }
            Kind::Bullets | Kind::Text => {}
        }
        if !matches!(kind, Kind::Skills | Kind::Languages | Kind::References) {
            link(&mut map, "url", it.any(&["url", "website"]));
        }
        Node::Map(map)
    }

    /// What entries with a beginning and an end have in common.
    fn story(&self, map: &mut Map, it: &Tree, summary: &Tree) {
        let told = it.get("dates");
        if self.own && matches!(told, Tree::Map(_)) {
            dates::verbatim(map, told);
            ["startDate", "endDate"].iter().for_each(|key| it.get(key).ignore());
        } else {
            dates::period(map, it.get("startDate"), it.get("endDate"), true, self.exactness());
        }
        let mut lines_below = lines(it.get("lines"));
        if !self.own {
            lines_below.extend(it.get("type").line());
            lines_below.extend(keywords(it.get("roles").lines()));
            lines_below.extend(keywords(it.get("keywords").lines()));
        }
        map.texts("lines", lines_below);
        let highlights = it.get("highlights");
        if self.own {
            map.text("summary", summary.prose()).texts("highlights", lines(highlights));
        } else {
            description(map, summary, highlights.items().iter().flat_map(lists::highlight).collect());
        }
    }

    fn date(&self, map: &mut Map, it: &Tree, date: &Tree) {
        let told = it.get("dates");
        if self.own && matches!(told, Tree::Map(_)) {
            dates::verbatim(map, told);
        } else {
            dates::single(map, date, self.exactness());
        }
    }

    /// The schema asks for days where nobody would say one; recto's own files have them where the author does.
    fn exactness(&self) -> Exactness {
        if self.own { Exactness::Days } else { Exactness::Months }
    }
}

/// Parts an array into runs of items with the same employer.
fn groups(items: &[Tree]) -> Vec<&[Tree]> {
    let name = |it: &Tree| it.any(&["name", "company", "organization"]).peek().map(str::to_owned);
    items.chunk_by(|one, next| name(one).is_some() && name(one) == name(next)).collect()
}

/// Texts of a list, in which a line break is one.
fn lines(list: &Tree) -> Vec<String> {
    list.items().iter().filter_map(Tree::prose).collect()
}

fn place(it: &Tree) -> Option<String> {
    it.get("location").line()
}

/// How dates are written, as recto's own files say it.
pub(super) fn date_format(map: &mut Map, it: &Tree) {
    let mut format = Map::default();
    format.word("style", it.get("style").take(parts::word::<DateStyle>));
    // Spaces belong to a separator.
    format.text("separator", it.get("separator").verbatim());
    map.map("dates", format);
}

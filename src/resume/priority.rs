//! What may be left out when the page is full.

use super::{Content, Highlight, Located, Priority, Resume};
use crate::source::NodeId;

type Highlights = Option<Located<Vec<Located<Highlight>>>>;

impl Resume {
    /// The items of low priority, in the file's order: projects, and the lines and highlights of what is
    /// not itself such a project.
    pub fn low_priority(&self) -> Vec<NodeId> {
        let mut low = Vec::new();
        for content in self.sections().iter().flat_map(|section| section.contents()) {
            match content {
                Content::Work(items) | Content::Volunteering(items) => {
                    for item in items {
                        collect([&item.lines, &item.highlights], &mut low);
                        let roles = item.roles.iter().flat_map(|roles| &roles.value);
                        roles.for_each(|role| collect([&role.lines, &role.highlights], &mut low));
                    }
                }
                Content::Projects(items) => {
                    for item in items {
                        match item.priority {
                            Some(Priority::Low) => low.push(item.at),
                            _ => collect([&item.lines, &item.highlights], &mut low),
                        }
                    }
                }
                Content::Education(items) => {
                    items.iter().for_each(|item| collect([&item.lines, &item.highlights], &mut low));
                }
                Content::Entries(items) => {
                    items.iter().for_each(|item| collect([&item.lines, &item.highlights], &mut low));
                }
                Content::Bullets(items) => low.extend(low_ones(items)),
                Content::Skills(_)
                | Content::Publications(_)
                | Content::Awards(_)
                | Content::Certificates(_)
                | Content::Languages(_)
                | Content::References(_)
                | Content::Text(_) => {}
            }
        }
        low
    }
}

fn collect(lists: [&Highlights; 2], low: &mut Vec<NodeId>) {
    low.extend(lists.into_iter().flatten().flat_map(|list| low_ones(&list.value)));
}

fn low_ones(items: &[Located<Highlight>]) -> impl Iterator<Item = NodeId> {
    items.iter().filter(|item| item.priority == Priority::Low).map(|item| item.at)
}

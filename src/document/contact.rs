//! How the person can be reached, as shown and as links.

use super::resolve::Resolver;
use super::{Contact, ContactKind};
use crate::resume;
use crate::source::NodeId;

impl Resolver<'_> {
    pub(super) fn contact(&mut self, contact: &resume::Contact) -> Vec<Contact> {
        let mut items: Vec<(NodeId, Contact)> = Vec::new();
        let mut add = |at: NodeId, kind, network, text: String, url| {
            items.push((at, Contact { at: self.source.path(at), kind, network, text, url }));
        };
        if let Some(email) = &contact.email {
            let address = email.as_str().to_owned();
            let url = format!("mailto:{address}");
            add(email.at, ContactKind::Email, None, address, Some(url));
        }
        if let Some(phone) = &contact.phone {
            let digits: String = phone.as_str().chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            let url = (!digits.is_empty()).then(|| format!("tel:{digits}"));
            add(phone.default.at, ContactKind::Phone, None, phone.as_str().trim().to_owned(), url);
        }
        if let Some(website) = &contact.website {
            let text = website.as_str().to_owned();
            add(website.at, ContactKind::Website, None, text, Some(website.target().to_owned()));
        }
        if let Some(location) = &contact.location {
            let text = location.as_str().trim().to_owned();
            add(location.default.at, ContactKind::Location, None, text, None);
        }
        for profile in contact.profiles.iter().flat_map(|profiles| &profiles.value) {
            let (text, url) = profile_address(&profile.value);
            let network = Some(profile.network.as_str().to_owned());
            add(profile.at, ContactKind::Profile, network, text, url);
        }
        // Nodes are numbered in the file's order, which is the order on the page.
        items.sort_by_key(|(at, _)| *at);
        items.into_iter().map(|(_, item)| item).collect()
    }
}

/// What a profile shows and where it leads: its address, or its name on a network that is known.
pub(crate) fn profile_address(profile: &resume::Profile) -> (String, Option<String>) {
    let network = profile.network.as_str();
    let bare = |url: &str| {
        let shown = url.trim_start_matches("https://").trim_start_matches("http://");
        shown.trim_start_matches("www.").trim_end_matches('/').to_owned()
    };
    if let Some(url) = &profile.url {
        return (bare(url.as_str()), Some(url.target().to_owned()));
    }
    let username = profile.username.as_ref().map_or("", |name| name.trim().trim_start_matches('@'));
    match address_of(network) {
        Some(address) => {
            let url = format!("{address}{username}");
            (bare(&url), Some(url))
        }
        None => (format!("{network}: {username}"), None),
    }
}

/// Whether a name is enough to find somebody on a network.
pub(crate) fn knows_network(network: &str) -> bool {
    address_of(network).is_some()
}

/// What stands before a name in the address of an account.
fn address_of(network: &str) -> Option<&'static str> {
    NETWORKS.iter().find(|(name, _)| name.eq_ignore_ascii_case(network)).map(|(_, address)| *address)
}

/// Networks where a name is enough to find somebody.
const NETWORKS: &[(&str, &str)] = &[
    ("Bluesky", "https://bsky.app/profile/"),
    ("Codeberg", "https://codeberg.org/"),
    ("Dribbble", "https://dribbble.com/"),
    ("Facebook", "https://www.facebook.com/"),
    ("GitHub", "https://github.com/"),
    ("GitLab", "https://gitlab.com/"),
    ("Google Scholar", "https://scholar.google.com/citations?user="),
    ("Hugging Face", "https://huggingface.co/"),
    ("Instagram", "https://www.instagram.com/"),
    ("Kaggle", "https://www.kaggle.com/"),
    ("LeetCode", "https://leetcode.com/u/"),
    ("LinkedIn", "https://www.linkedin.com/in/"),
    ("Medium", "https://medium.com/@"),
    ("ORCID", "https://orcid.org/"),
    ("ResearchGate", "https://www.researchgate.net/profile/"),
    ("Twitter", "https://twitter.com/"),
    ("X", "https://x.com/"),
    ("YouTube", "https://www.youtube.com/@"),
];

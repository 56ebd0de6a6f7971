//! What a misspelt name was probably meant to be.

/// The most names that a misspelt one is compared with: far more than any file has that a person wrote.
const MOST_COMPARED: usize = 500;
/// The longest name that is compared, in bytes: what is longer is not misspelt.
const LONGEST: usize = 100;
/// The most names that are listed.
const MOST_LISTED: usize = 40;

/// The candidate that a name is most like, if it is like any (Jaro–Winkler similarity over 0.8).
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    candidates
        .into_iter()
        .filter(|candidate| candidate.len() <= LONGEST)
        .take(MOST_COMPARED)
        .map(|candidate| (strsim::jaro_winkler(&name, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// A label and a help line for a name that is none of those possible: the nearest one, or else all.
pub(crate) fn suggest(name: &str, possible: &[&str]) -> (String, Option<String>) {
    match nearest(name, possible.iter().copied()) {
        Some(near) => (format!("did you mean `{near}`?"), None),
        None => {
            let list: Vec<String> =
                possible.iter().take(MOST_LISTED).map(|name| format!("`{name}`")).collect();
            let more = if possible.len() > MOST_LISTED { ", …" } else { "" };
            (String::new(), Some(format!("possible here: {}{more}", list.join(", "))))
        }
    }
}

//! What a variant's reader sees that the whole résumé's reader doesn't, and the other way round.

use std::collections::BTreeMap;

use super::Document;

/// How a variant differs from the whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// How many texts are the same in both.
    pub kept: usize,
    /// Texts of the whole that the variant leaves out, in order.
    pub dropped: Vec<String>,
    /// Texts that read otherwise in the variant: in the whole, and there.
    pub reworded: Vec<(String, String)>,
    /// Texts that only the variant has.
    pub added: Vec<String>,
}

/// Compares a variant's document with the whole one, text by text, by where each stands in the file.
pub fn compare(whole: &Document, variant: &Document) -> Changes {
    let shown: BTreeMap<String, String> =
        variant.letters().into_iter().map(|(at, letters)| (key(at).to_owned(), letters)).collect();
    let mut changes = Changes::default();
    let mut seen = Vec::new();
    for (at, letters) in whole.letters() {
        let key = key(at);
        // A wording of its own stands beside the default one, under the same parent.
        let found = shown.get_key_value(key).or_else(|| {
            let beside = format!("{key}.");
            shown
                .iter()
                .find(|(other, _)| other.strip_prefix(&beside).is_some_and(|rest| !rest.contains(['.', '['])))
        });
        match found {
            Some((other, new)) => {
                seen.push(other.clone());
                if *new == letters {
                    changes.kept += 1;
                } else {
                    changes.reworded.push((letters, new.clone()));
                }
            }
            None => changes.dropped.push(letters),
        }
    }
    let added = variant.letters().into_iter().filter(|(at, _)| !seen.iter().any(|seen| seen == key(at)));
    changes.added = added.map(|(_, letters)| letters).collect();
    changes
}

/// The part of a path that a text has in common with its other wordings.
fn key(at: &str) -> &str {
    let own = match at.strip_prefix("variants.") {
        // What a variant says of the headline stands in place of the headline.
        Some(rest) => rest.split_once('.').map_or(rest, |(_, field)| field),
        None => at,
    };
    own.strip_suffix(".default").unwrap_or(own)
}

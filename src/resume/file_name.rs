//! What output files are called: templates such as `{name}-{variant}`.

/// The placeholders that a template may have.
const PLACEHOLDERS: [&str; 3] = ["{file}", "{name}", "{variant}"];

/// What is wrong with a template, if anything: it has to be a plain file name, so that a résumé can write
/// nowhere but beside itself.
pub(super) fn problem(template: &str) -> Option<String> {
    let bare = without_placeholders(template);
    if template.trim().is_empty() {
        Some("this file name is empty".to_owned())
    } else if bare.contains(['/', '\\', ':']) || bare.starts_with('.') {
        Some(format!("`{template}` is a path and not a file name"))
    } else if !is_sound(template) {
        Some(format!("`{template}` has a placeholder that is none"))
    } else {
        None
    }
}

/// Whether all that stands in braces is a placeholder.
pub fn is_sound(template: &str) -> bool {
    !without_placeholders(template).contains(['{', '}'])
}

/// Whether there is a placeholder.
pub fn has_placeholder(template: &str) -> bool {
    PLACEHOLDERS.iter().any(|known| template.contains(known))
}

fn without_placeholders(template: &str) -> String {
    PLACEHOLDERS.iter().fold(template.to_owned(), |text, known| text.replace(known, ""))
}

/// Fills a template in. `file` is the name of the YAML file without its extension. What cannot stand in a
/// file name becomes a hyphen.
pub fn fill(template: Option<&str>, file: &str, name: &str, variant: Option<&str>) -> String {
    let template = template.unwrap_or(if variant.is_some() { "{file}-{variant}" } else { "{file}" });
    let plain = |text: &str| -> String {
        let safe = |c: char| if c.is_alphanumeric() || "-_. ".contains(c) { c } else { '-' };
        text.trim().chars().map(safe).collect()
    };
    let filled = template
        .replace("{file}", file)
        .replace("{name}", &plain(name).to_lowercase().replace(' ', "-"))
        .replace("{variant}", &plain(variant.unwrap_or_default()));
    // `{name}-{variant}` without a variant is the name alone; a name that a variant hides leaves nothing.
    let filled = filled.trim_matches(['-', ' ']);
    let filled = filled.strip_suffix(".pdf").unwrap_or(filled);
    match (filled.is_empty(), variant) {
        (false, _) => filled.to_owned(),
        (true, Some(variant)) => plain(variant),
        (true, None) => file.to_owned(),
    }
}

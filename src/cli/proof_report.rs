//! What `recto proof` has to say: a summary that fits one screen, then the details; and all of it for programs.

use recto::proof::{Comparison, Fields, FoundEntry, Hazard, Proof, Reading, Share, View, Weight};
use recto::resume::Kind;
use serde_json::{Map, Value, json};

use super::report::cut;

/// The width of the summary, in characters.
const WIDTH: usize = 80;
/// The most hazards that the summary names.
const HAZARDS: usize = 8;
/// The most texts of a view that are listed as missing, or as taken wrongly.
const LISTED: usize = 12;

/// The report for people: what each view reads and takes, what is wrong with it, and last, so that it stays on the
/// screen, the summary.
pub(super) fn report(name: &str, proof: &Proof, comparisons: &[Comparison]) -> String {
    let mut text = by_views(proof, "text", texts) + &by_views(proof, "what a hiring system takes", fields);
    for comparison in comparisons {
        text += &faults(comparison);
    }
    for hazard in &proof.hazards {
        text += &hazard_details(hazard);
    }
    text += &format!("{}\n\n{}", cut(&head(name, proof), WIDTH), found(proof));
    if !comparisons.is_empty() {
        text += &compared(comparisons);
    }
    text + &hazard_list(&proof.hazards)
}

/// What there is to say of each view, once for all of which it is the same.
fn by_views(proof: &Proof, head: &str, tell: fn(&Reading) -> String) -> String {
    let mut told: Vec<(Vec<&str>, String)> = Vec::new();
    for reading in proof.readings.iter().filter(|reading| reading.view != View::Tags || proof.facts.tagged) {
        let text = tell(reading);
        match told.iter_mut().find(|(_, other)| *other == text) {
            Some((views, _)) => views.push(reading.view.name()),
            None => told.push((vec![reading.view.name()], text)),
        }
    }
    let block =
        |(views, text): (Vec<&str>, String)| format!("{head}, as read by {}:\n{text}\n", views.join(", "));
    told.into_iter().map(block).collect()
}

/// The text that a view reads.
fn texts(reading: &Reading) -> String {
    reading.text().lines().map(|line| format!("  {line}\n")).collect()
}

/// The report for programs.
pub(super) fn facts(name: &str, proof: &Proof, comparisons: &[Comparison]) -> Value {
    let views: Map<String, Value> = proof
        .readings
        .iter()
        .map(|reading| {
            let lines: Vec<&str> = reading.lines.iter().map(|line| line.text.as_str()).collect();
            (reading.view.name().to_owned(), json!({ "lines": lines, "fields": reading.fields }))
        })
        .collect();
    let mut facts = json!({
        "file": name,
        "pages": proof.pages,
        "facts": proof.facts,
        "hazards": proof.hazards,
        "views": views,
    });
    if !comparisons.is_empty() {
        facts["against"] = json!(comparisons);
    }
    facts
}

/// What the file says of itself, in a line.
fn head(name: &str, proof: &Proof) -> String {
    let facts = &proof.facts;
    let mut parts =
        vec![if proof.pages == 1 { "1 page".to_owned() } else { format!("{} pages", proof.pages) }];
    parts.extend(facts.producer.as_ref().map(|producer| format!("by {producer}")));
    parts.extend(facts.claims.iter().cloned());
    parts.extend(facts.language.iter().cloned());
    format!("{name}: {}", parts.join(", "))
}

/// How much of each kind each view finds.
fn found(proof: &Proof) -> String {
    let mut text = format!(
        "{:<9} {:>6} {:>6} {:>8} {:>9} {:>8} {:>6} {:>7}\n",
        "read by", "lines", "name", "contact", "sections", "entries", "dates", "skills"
    );
    for Reading { view, lines, fields } in &proof.readings {
        if *view == View::Tags && !proof.facts.tagged {
            text += &format!("{:<9} there are none\n", view.name());
            continue;
        }
        let named = if fields.name.is_some() { "yes" } else { "no" };
        let contact = fields.emails.len()
            + fields.phones.len()
            + fields.links.len()
            + usize::from(fields.location.is_some());
        let entries: Vec<&FoundEntry> = fields.sections.iter().flat_map(|section| &section.entries).collect();
        let dates = entries.iter().filter(|entry| entry.dates.is_some()).count();
        let skills: usize = fields.sections.iter().map(|section| section.skills.len()).sum();
        text += &format!(
            "{:<9} {:>6} {named:>6} {contact:>8} {:>9} {:>8} {dates:>6} {skills:>7}\n",
            view.name(),
            lines.len(),
            fields.sections.len(),
            entries.len(),
        );
    }
    text + "\n"
}

/// How much of the résumé each view finds, and how much of what it finds is the résumé's.
fn compared(comparisons: &[Comparison]) -> String {
    let share = |share: Share| match share.of {
        0 => "none there".to_owned(),
        of => format!("{}/{of}, {} %", share.found, share.percent()),
    };
    let line = |view: &str, [texts, recalled, words, taken]: [String; 4]| {
        format!("{view:<8} {texts:>16} {recalled:>16} {words:>20} {taken:>16}\n")
    };
    let heads = ["recall of texts", "of fields", "precision of words", "of fields"];
    let mut text = line("against", heads.map(str::to_owned));
    for Comparison { view, recall, precision, .. } in comparisons {
        let shares = [recall.texts, recall.fields, precision.words, precision.fields];
        text += &line(view.name(), shares.map(share));
    }
    text + "\n"
}

/// The hazards by their names, as many as fit.
fn hazard_list(hazards: &[Hazard]) -> String {
    if hazards.is_empty() {
        return "no hazards\n".into();
    }
    let mut text = String::new();
    for hazard in hazards.iter().take(HAZARDS) {
        let line = format!("{:<6} {:<19} {}", weight(hazard), hazard.name, hazard.message);
        text += &format!("{}\n", cut(&line, WIDTH));
    }
    if hazards.len() > HAZARDS {
        text += &format!("and {} more\n", hazards.len() - HAZARDS);
    }
    text
}

fn weight(hazard: &Hazard) -> &'static str {
    match hazard.weight {
        Weight::Grave => "grave",
        Weight::Slight => "slight",
    }
}

fn hazard_details(hazard: &Hazard) -> String {
    let mut text = format!("{}: {}\n", hazard.name, hazard.message);
    for place in &hazard.places {
        text += &format!("  page {}: {}\n", place.page, place.text);
    }
    text + &format!("  help: {}\n\n", hazard.help)
}

/// What a view does not find, with its line in the YAML, and what it takes for what it is not.
fn faults(comparison: &Comparison) -> String {
    let view = comparison.view.name();
    let missing = comparison.all_missing().map(|missing| {
        let line = missing.line.map(|line| format!(" in line {line}")).unwrap_or_default();
        (format!("{}{line} {}", missing.kind.name(), missing.problem()), &missing.text)
    });
    let mistaken = comparison.mistaken.iter().map(|taken| (taken.kind.name().to_owned(), &taken.text));
    listed(&format!("not found as it is by {view}"), missing.collect())
        + &listed(&format!("taken wrongly by {view}"), mistaken.collect())
}

/// As many texts as fit, each behind what there is to say of it.
fn listed(head: &str, all: Vec<(String, &String)>) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut text = format!("{head}:\n");
    for (what, quoted) in all.iter().take(LISTED) {
        text += &format!("  {what}: {}\n", cut(quoted, 60));
    }
    if all.len() > LISTED {
        text += &format!("  and {} more\n", all.len() - LISTED);
    }
    text + "\n"
}

/// What a hiring system takes from a view.
fn fields(reading: &Reading) -> String {
    let Fields { name, emails, phones, links, location, sections } = &reading.fields;
    let mut text = String::new();
    let mut add = |label: &str, values: &[String]| {
        if !values.is_empty() {
            text += &format!("  {label:<10} {}\n", values.join(", "));
        }
    };
    add("name", name.as_slice());
    add("e-mail", emails);
    add("telephone", phones);
    add("links", links);
    add("location", location.as_slice());
    for section in sections {
        let kind = section.kind.map(|kind| format!(" ({})", kind.as_str())).unwrap_or_default();
        text += &format!("  section    {}{kind}\n", section.title);
        let called = match section.kind {
            Some(Kind::Education) => ["school", "degree"],
            Some(Kind::Work | Kind::Volunteering) => ["employer", "title"],
            _ => ["name", "title"],
        };
        for FoundEntry { name, title, place, dates } in &section.entries {
            let fields = [(called[0], name), (called[1], title), ("place", place), ("dates", dates)];
            let there =
                fields.iter().filter_map(|(label, field)| Some(format!("{label} {}", field.as_ref()?)));
            text += &format!("    {}\n", there.collect::<Vec<_>>().join(" | "));
        }
        if !section.skills.is_empty() {
            text += &format!("    skills {}\n", section.skills.join(" | "));
        }
    }
    text
}

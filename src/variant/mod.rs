//! Variants: which content, in which words and order, for one role.
//!
//! Takes a [`Resume`] and a variant's name, gives the [`Resume`] that is shown. A pure function: whatever
//! a variant leaves out is gone from what it gives, so that nothing of it can reach a page or a file.

mod check;
mod prune;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic};
use crate::resume::{Contact, Hidden, Located, Page, Resume, Section, Text, Texts, Variant};
use crate::source::{NodeId, Source};
use crate::suggestion::suggest;

pub use check::check;
use prune::Rule;

/// The variants of a résumé, in the file's order.
pub fn names(resume: &Resume) -> Vec<&str> {
    let mut variants: Vec<_> = resume.variants.iter().flatten().collect();
    variants.sort_by_key(|(_, variant)| variant.at);
    variants.into_iter().map(|(name, _)| name.as_str()).collect()
}

/// The résumé that a variant shows; the whole one without a name.
///
/// # Errors
/// There is no variant of that name.
pub fn select(mut resume: Resume, name: Option<&str>) -> Result<Resume, Diagnostic> {
    let variants = resume.variants.take().unwrap_or_default();
    let Some(name) = name else {
        settle_wordings(&mut resume, &[]);
        return Ok(resume);
    };
    let chain = chain(&variants, name);
    if chain.is_empty() {
        return Err(unknown(name, variants.keys().map(String::as_str)));
    }
    let variant = chain.iter().rev().fold(Variant::default(), |base, (_, variant)| merge(base, variant));
    choose_sections(&mut resume, &variant);
    Rule::of(&variant).apply(&mut resume);
    let wordings: Vec<&str> = chain.iter().map(|(name, _)| *name).collect();
    let hides_name = hide(&mut resume, &variant);
    present(&mut resume, variant);
    settle_wordings(&mut resume, &wordings);
    resume.anonymous = hides_name;
    Ok(resume)
}

/// Leaves some items of lists out of a résumé, by their places, and whatever is empty without them.
pub fn leave_out(resume: &mut Resume, items: &[NodeId]) {
    Rule::without(items).apply(resume);
}

/// The warning that a variant leaves out every section of the file.
pub fn emptied(selected: &Resume, name: Option<&str>, source: &Source) -> Option<Diagnostic> {
    let name = name.filter(|_| selected.sections().is_empty())?;
    let id = source.find(&format!("variants.{name}"))?;
    source.find("sections")?;
    let warning =
        Diagnostic::warning(Code::EmptyVariant, format!("the variant `{name}` leaves out every section"));
    Some(
        warning
            .with_file(source.file())
            .with_label(source.key_span(id), "nothing is left below the head of the page"),
    )
}

/// What is said when a variant is asked for that the file does not have.
pub(crate) fn unknown<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let error = Diagnostic::error(Code::UnknownVariant, format!("there is no variant `{name}`"));
    if known.is_empty() {
        return error.with_help("the file has no `variants:`");
    }
    let (near, list) = suggest(name, &known);
    error.with_help(list.unwrap_or(near))
}

/// A variant and those that it extends, itself first. Stops where a chain bites its tail, which
/// [`check`] reports.
fn chain<'a>(variants: &'a BTreeMap<String, Located<Variant>>, name: &'a str) -> Vec<(&'a str, &'a Variant)> {
    let mut chain: Vec<(&str, &Variant)> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(name);
    while let Some(name) = next {
        let Some(variant) = variants.get(name) else { break };
        if !seen.insert(name) {
            break;
        }
        chain.push((name, &variant.value));
        next = variant.extends.as_ref().map(|extends| extends.value.as_str());
    }
    chain
}

/// A variant on top of the one that it extends.
fn merge(base: Variant, variant: &Variant) -> Variant {
    let variant = variant.clone();
    Variant {
        extends: None,
        include: variant.include.or(base.include),
        exclude: variant.exclude.or(base.exclude),
        sections: variant.sections.or(base.sections),
        hide: variant.hide.or(base.hide),
        since: variant.since.or(base.since),
        older: variant.older.or(base.older),
        highlights: variant.highlights.or(base.highlights),
        headline: variant.headline.or(base.headline),
        summary: variant.summary.or(base.summary),
        keywords: variant.keywords.or(base.keywords),
        locale: variant.locale.or(base.locale),
        layout: variant.layout.or(base.layout),
        style: merge_style(base.style, variant.style),
        page: merge_page(base.page, variant.page),
        dates: variant.dates.or(base.dates),
        output: variant.output.or(base.output),
    }
}

type Style = Option<BTreeMap<String, Located<String>>>;

fn merge_style(base: Style, style: Style) -> Style {
    match (base, style) {
        (Some(mut base), Some(style)) => {
            base.extend(style);
            Some(base)
        }
        (base, style) => style.or(base),
    }
}

fn merge_page(base: Option<Page>, page: Option<Page>) -> Option<Page> {
    let Some(page) = page else { return base };
    let base = base.unwrap_or_default();
    Some(Page { size: page.size.or(base.size), count: page.count.or(base.count), fit: page.fit.or(base.fit) })
}

/// What a section goes by: its title, or its kinds of content. Capital letters make no difference.
fn names_of(section: &Section) -> impl Iterator<Item = String> {
    let title = section.title.as_ref().map(|title| title.as_str().to_owned());
    title
        .into_iter()
        .chain(section.contents().map(|content| content.kind().as_str().to_owned()))
        .map(|name| folded(&name))
}

/// A section's name as it is compared.
fn folded(name: &str) -> String {
    name.trim().to_ascii_lowercase()
}

/// Keeps the sections that a variant names, in its order.
fn choose_sections(resume: &mut Resume, variant: &Variant) {
    let (Some(wanted), Some(sections)) = (&variant.sections, &mut resume.sections) else { return };
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (place, name) in wanted.value.iter().enumerate() {
        places.entry(folded(name)).or_insert(place);
    }
    let place = |section: &Section| names_of(section).filter_map(|name| places.get(&name)).min().copied();
    sections.value.retain(|section| place(section).is_some());
    sections.value.sort_by_cached_key(|section| place(section));
}

/// Leaves out what the variant hides. Gives whether the name is among it.
fn hide(resume: &mut Resume, variant: &Variant) -> bool {
    let hidden: Vec<Hidden> =
        variant.hide.iter().flat_map(|hide| &hide.value).map(|hidden| hidden.value).collect();
    if let Some(contact) = &mut resume.contact {
        let Contact { email, phone, website, location, profiles } = contact;
        for hidden in &hidden {
            match hidden {
                Hidden::Name => {}
                Hidden::Email => *email = None,
                Hidden::Phone => *phone = None,
                Hidden::Website => *website = None,
                Hidden::Location => *location = None,
                Hidden::Profiles => *profiles = None,
            }
        }
    }
    hidden.contains(&Hidden::Name)
}

/// What the variant says of the presentation, in place of what the résumé says.
fn present(resume: &mut Resume, variant: Variant) {
    resume.headline = variant.headline.or(resume.headline.take());
    resume.summary = variant.summary.or(resume.summary.take());
    resume.keywords = variant.keywords.or(resume.keywords.take());
    resume.locale = variant.locale.or(resume.locale.take());
    resume.layout = variant.layout.or(resume.layout.take());
    resume.style = merge_style(resume.style.take(), variant.style);
    resume.page = merge_page(resume.page.take(), variant.page);
    resume.dates = variant.dates.or(resume.dates.take());
    resume.output = variant.output.or(resume.output.take());
}

/// Leaves each text one wording: that of the first variant named that has one, else the default.
fn settle_wordings(resume: &mut Resume, variants: &[&str]) {
    resume.each_text(&mut |text: &mut Text| {
        let mut wordings = std::mem::take(&mut text.wordings);
        if let Some(wording) = variants.iter().find_map(|variant| wordings.remove(*variant)) {
            text.default = wording;
        }
    });
}

//! Variants: what each keeps, drops and rewords, and that nothing it drops leaves a trace.

use std::path::Path;

use recto::diagnostic::Diagnostic;
use recto::document::Document;
use recto::export::{self, Standards};
use recto::resume::Resume;
use recto::source::Source;
use recto::typeset::Engine;
use recto::{Options, compile, variant};

use crate::support::render;

const RESUME: &str = "\
name: Robin Sample
headline: { default: Engineer, platform: Platform engineer, deutsch: Ingenieurin }
summary: { default: Builds things., deutsch: Baut Dinge. }
contact:
  email: robin@example.org
  phone: +1 555 0100
  profiles: [{ network: GitHub, username: robin }]
sections:
  - title: Experience
    work:
      - organization: Alpha
        roles:
          - title: Lead
            start: 2020-01
            end: present
            highlights:
              - Always there
              - { text: Built systems, tags: [systems] }
              - { text: Made it reliable, tags: [reliability], priority: high }
              - { text: Wrote for search engines, tags: [seo] }
              - { text: Minor matter, priority: low }
          - title: Junior
            start: 2012-01
            end: 2014-12
            highlights: [Learned]
            tags: [seo]
      - organization: Beta
        title: Analyst
        location: Rome
        start: 2008
        end: 2011
        highlights: [Counted]
      - organization: Gamma
        tags: [seo]
        title: Search engine writer
        end: 2018
  - title: Tools
    skills:
      - { name: Languages, keywords: [Rust, { text: SQL, tags: [systems] }, { text: PHP, tags: [seo] }] }
  - awards:
      - { title: Old prize, awarder: Somebody, date: 2001 }
      - { title: New prize, date: 2021 }
  - title: Search
    tags: [seo]
    text: All about search.
variants:
  platform:
    include: [systems, reliability]
    exclude: [seo]
  short: { extends: platform, highlights: 2, sections: [Tools, Experience] }
  recent: { since: 2015 }
  collapsed: { since: 2015, older: collapse }
  public: { hide: [email, phone, profiles] }
  blind: { hide: [name, email, profiles] }
  deutsch: { locale: de-DE }
  schweiz: { extends: deutsch, locale: de-CH }
";

fn selected(name: &str) -> Document {
    let source = Source::parse("resume.yaml", RESUME).expect("YAML");
    let (resume, mistakes) = Resume::read(&source);
    assert!(mistakes.is_empty(), "{}", render(&mistakes));
    let resume = resume.expect("a résumé");
    assert_eq!(variant::check(&resume, &source), []);
    let resume = variant::select(resume, Some(name)).expect("a variant");
    Document::resolve(&resume, &source, None).expect("a document")
}

/// A document's letters, one text a line.
fn letters(document: &Document) -> String {
    document.letters().iter().map(|(_, letters)| format!("{letters}\n")).collect()
}

#[test]
fn what_each_variant_shows() {
    for name in ["platform", "short", "recent", "collapsed", "public", "blind", "deutsch"] {
        insta::assert_snapshot!(format!("variant_{name}"), letters(&selected(name)));
    }
}

#[test]
fn a_variant_extends_another() {
    let document = selected("schweiz");
    assert_eq!(document.headline.expect("a headline").plain(), "Ingenieurin");
    assert_eq!((document.lang.as_str(), document.region.as_deref()), ("de", Some("CH")));
}

#[test]
fn a_blind_copy_has_no_name_at_all() {
    let document = selected("blind");
    let json = serde_json::to_string(&document).expect("JSON");
    assert!(!json.contains("Robin") && !json.contains("robin"), "{json}");
    assert_eq!(document.title, "Résumé");
}

#[test]
fn every_text_of_every_variant_has_its_place() {
    let source = Source::parse("resume.yaml", RESUME).expect("YAML");
    for name in ["platform", "short", "collapsed", "deutsch"] {
        for (at, letters) in selected(name).letters() {
            assert!(source.find(at).is_some(), "{name}: nothing at `{at}` for “{letters}”");
        }
    }
}

#[test]
fn what_a_variant_drops_leaves_no_trace_in_its_pdf() {
    let secrets = ["Xylophonist", "Quizzicality", "Zweihander", "secret@example.org", "Vorticella"];
    let yaml = "\
name: Robin Sample
headline: { default: Xylophonist, public: Engineer }
keywords: [Vorticella]
contact: { email: secret@example.org, website: www.example.org }
sections:
  - title: Open
    bullets: [Shown, { text: Quizzicality, tags: [private] }]
  - title: Zweihander
    tags: [private]
    text: Also about the Zweihander.
variants:
  public: { exclude: [private], hide: [email], keywords: [open] }
";
    let pdf = |variant: Option<&str>| {
        let options = Options { variant: variant.map(str::to_owned), ..Options::default() };
        let mut engine = Engine::new();
        let compiled = compile(&mut engine, "resume.yaml", yaml, Path::new(""), &options)
            .unwrap_or_else(|errors| panic!("{}", render(&errors)));
        let uncompressed = inflate(
            &export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout).expect("a PDF"),
        );
        (uncompressed, compiled)
    };
    let (bytes, compiled) = pdf(Some("public"));
    let pages: String = compiled
        .typeset
        .measure
        .texts
        .iter()
        .flat_map(|text| &text.lines)
        .map(|line| line.text.clone())
        .collect();
    let (all, _) = pdf(None);
    for secret in secrets {
        assert!(!contains(&bytes, secret) && !pages.contains(secret), "`{secret}` is in the public copy");
        // The search finds what is there: page text is encoded by glyph, but headings, links and metadata are not.
        let is_metadata = !matches!(secret, "Quizzicality");
        assert!(!is_metadata || contains(&all, secret), "`{secret}` would not be found if it were there");
    }
}

fn contains(bytes: &[u8], text: &str) -> bool {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    [text.as_bytes(), &utf16].iter().any(|needle| bytes.windows(needle.len()).any(|window| window == *needle))
}

/// A PDF's bytes with each compressed stream's contents after them.
fn inflate(pdf: &[u8]) -> Vec<u8> {
    let mut all = pdf.to_vec();
    let mut at = 0;
    while let Some(offset) = pdf[at..].windows(6).position(|window| window == b"stream") {
        at += offset + 6;
        let start = at + pdf[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if let Ok(contents) = miniz_oxide::inflate::decompress_to_vec_zlib(&pdf[start..]) {
            all.extend(contents);
        }
    }
    all
}

fn mistakes(text: &str) -> String {
    let result = compile(&mut Engine::new(), "resume.yaml", text, Path::new(""), &Options::default());
    result
        .err()
        .unwrap_or_default()
        .iter()
        .map(|error: &Diagnostic| render(std::slice::from_ref(error)))
        .collect()
}

#[test]
fn names_that_nothing_has() {
    insta::assert_snapshot!(mistakes(
        "name: { default: Robin, platfrom: Robyn }\nsections:\n  - title: Experience\n    bullets: [{ text: A, tags: [systems] }]\n  \
         - languages: [{ language: Greek }]\nvariants:\n  platform:\n    include: [system]\n    exclude: [cooking]\n    \
         sections: [Experiense, languages, Nonsense]\n    hide: [fax]\n    since: present\n    highlights: 0\n  a: { extends: b }\n  \
         b: { extends: a }\n  c: { extends: platfrom }\n  d: { extends: d, output: ../d }\n  e: { output: '{nmae}' }\n"
    ));
}

#[test]
fn wordings_without_variants() {
    insta::assert_snapshot!(mistakes("name: Robin\nheadline: { default: A, b: C }\n"));
}

#[test]
fn an_unknown_variant_is_suggested() {
    let options = Options { variant: Some("platfrom".into()), ..Options::default() };
    let errors =
        compile(&mut Engine::new(), "resume.yaml", RESUME, Path::new(""), &options).err().expect("an error");
    insta::assert_snapshot!(render(&errors));
}

/// Several roles on one line once gave the whole period to the first of them.
#[test]
fn collapsed_roles_are_not_stretched() {
    let yaml = "\
name: Robin
sections:
  - work:
      - organization: Old
        location: Rome
        roles:
          - { title: Second, start: 2008, end: 2010, highlights: [A] }
          - { title: First, start: 2005, end: 2008 }
      - organization: New
        roles:
          - { title: Fourth, start: 2015, end: present, highlights: [B] }
          - { title: Third, start: 2011, end: 2014, highlights: [C], lines: [D] }
variants:
  recent: { since: 2015, older: collapse }
";
    let source = Source::parse("resume.yaml", yaml).expect("YAML");
    let resume = Resume::read(&source).0.expect("a résumé");
    let resume = variant::select(resume, Some("recent")).expect("a variant");
    let document = Document::resolve(&resume, &source, None).expect("a document");
    insta::assert_snapshot!(letters(&document));
}

//! What the reader sees: the resolved document of every résumé, and the original's words.

use recto::document::Document;
use recto::resume::Resume;
use recto::source::Source;

use crate::support::{RESUMES, compile_file, read, stem};

fn resolve(text: &str) -> Document {
    let source = Source::parse("resume.yaml", text).expect("YAML");
    let (resume, mistakes) = Resume::read(&source);
    assert!(mistakes.is_empty(), "{}", crate::support::render(&mistakes));
    let resume = resume.expect("a résumé");
    Document::resolve(&resume, &source, None).expect("a document")
}

#[test]
fn every_resume_resolves() {
    for path in RESUMES {
        let document = resolve(&read(path));
        insta::assert_json_snapshot!(format!("document_{}", stem(path)), document);
    }
}

#[test]
fn every_text_knows_its_place() {
    for path in RESUMES {
        let text = read(path);
        let source = Source::parse(path, &text).expect("YAML");
        for (at, letters) in resolve(&text).letters() {
            assert!(source.find(at).is_some(), "{path}: nothing at `{at}` for “{letters}”");
        }
    }
}

/// The words of a text, alike whichever quotation marks, dashes and capitals they are written with.
pub fn words(text: &str) -> Vec<String> {
    let same = text.replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace('–', "-").to_lowercase();
    same.split_whitespace().filter(|word| *word != "•").map(str::to_owned).collect()
}

#[test]
fn the_original_is_whole() {
    let (_, compiled) = compile_file("data/akshat-mahajan.yaml");
    let mut shown: Vec<String> =
        compiled.document.letters().iter().flat_map(|(_, letters)| words(letters)).collect();
    let mut transcript = words(&read("tests/transcript.txt"));
    shown.sort();
    transcript.sort();
    assert_eq!(shown, transcript);
}

#[test]
fn dates_in_every_style() {
    let resume = |style: &str, locale: &str| {
        let text = format!(
            "name: Robin\nlocale: {locale}\ndates: {{ style: {style} }}\nsections:\n  - entries:\n      - title: A\n        \
             start: 2022-02\n        end: present\n      - title: B\n        start: 2019\n        end: 2020-09-05\n      \
             - title: C\n        date: {{ text: Spring 2020 }}\n      - title: D\n        start: 2020-03\n        end: 2020-03\n"
        );
        let document = resolve(&text);
        let dates = document
            .texts()
            .into_iter()
            .filter(|text| text.at.ends_with("start") || text.at.ends_with("date"));
        dates.map(|text| text.plain()).collect::<Vec<_>>().join(" | ")
    };
    let mut table = String::new();
    for locale in recto::locale::Locale::tags() {
        for style in ["numeric", "abbreviated", "long", "iso", "year"] {
            table += &format!("{locale} {style}: {}\n", resume(style, locale));
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn contact_in_the_files_order() {
    let document = resolve(
        "name: Robin\ncontact:\n  location: Oslo\n  profiles:\n    - network: GitHub\n      username: '@robin'\n    \
         - network: Mastodon\n      url: https://social.example/@robin/\n    - network: Chess\n      username: robin\n  \
         email: robin@example.org\n  website: www.example.org/robin\n  phone: +1 (555) 010-0199\n",
    );
    insta::assert_json_snapshot!(document.contact);
}

#[test]
fn nothing_is_shown_without_what_it_stands_beside() {
    let text = "name: Ada\nsections:\n  - skills:\n      - { level: Expert, keywords: [joints] }\n  - publications:\n      \
                - { title: On Stairs, url: https://example.org/s, doi: 10.1000/182 }\n";
    let shown: String = resolve(text).letters().into_iter().map(|(_, letters)| letters + "\n").collect();
    assert!(shown.contains("Expert") && shown.contains("doi:10.1000/182"), "{shown}");
}

#[test]
fn the_documents_date() {
    let date = |head: &str| resolve(&format!("name: Robin\n{head}")).date;
    assert_eq!(date("date: 2024-05-06\n"), (2024, 5, 6));
    assert_eq!(
        date("sections: [{ awards: [{ title: A, date: 2019-03 }, { title: B, date: 2021-02 }] }]\n"),
        (2021, 2, 1)
    );
    assert_eq!(date(""), (1970, 1, 1));
}

#[test]
fn every_locale_is_whole() {
    for tag in recto::locale::Locale::tags() {
        let locale: recto::locale::Locale = tag.parse().expect("a locale");
        let words = locale.words();
        for kind in recto::resume::Kind::ALL {
            assert!(words.sections.contains_key(kind.as_str()), "{tag} has no word for `{}`", kind.as_str());
        }
    }
}

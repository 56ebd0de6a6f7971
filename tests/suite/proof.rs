//! What machines read in a PDF, recto's own first of all, and how it is told.

use std::fs;

use recto::export::{self, Standards};
use recto::proof::{Proof, View, Weight};
use recto::typeset::Engine;
use recto::{Compiled, Options, compile};

use crate::support::{
    RESUMES, compile_linear, compile_variant, put, read, recto, render, root, run, scratch, variants,
};
use crate::tiny_pdf::{RESUME, TinyPdf};

pub fn proof(bytes: &[u8]) -> Proof {
    Proof::read(bytes).unwrap_or_else(|error| panic!("{error}"))
}

pub fn lines(proof: &Proof, view: View) -> Vec<String> {
    let reading = proof.reading(view).expect("every view is there");
    reading.lines.iter().map(|line| line.text.clone()).collect()
}

#[test]
fn everything_of_every_resume_and_variant_is_found() {
    for path in RESUMES {
        for name in variants(path) {
            for (engine, compiled) in
                [compile_variant(path, name.as_deref()), compile_linear(path, name.as_deref())]
            {
                is_found(&engine, &compiled, &format!("{path} {name:?} in {}", compiled.layout.name));
            }
        }
    }
}

/// Where lines break elsewhere than on the samples' own papers: at a separator, beside a date.
#[test]
fn everything_is_found_on_other_papers_and_in_other_sizes() {
    let mut engine = Engine::new();
    for path in RESUMES {
        let text = read(path);
        let own = |line: &&str| !line.starts_with("page:") && !line.starts_with("style:");
        let text: String = text.lines().filter(own).map(|line| format!("{line}\n")).collect();
        for (paper, size) in [("a4", "11pt"), ("us-letter", "9pt"), ("us-legal", "11pt")] {
            let text = format!(
                "{text}page: {{ size: {paper}, count: 9, fit: off }}\nstyle: {{ text-size: {size} }}\n"
            );
            for layout in ["margin", "linear"] {
                let options = Options { layout: Some(layout.into()), ..Options::default() };
                let compiled = compile(&mut engine, path, &text, &root().join("tests"), &options)
                    .unwrap_or_else(|errors| panic!("{path}: {}", render(&errors)));
                let pdf = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
                let proof = proof(&pdf.expect("a PDF"));
                for found in proof.against(&compiled.document, &compiled.source) {
                    let all = found.recall.texts.is_whole() && found.recall.fields.is_whole();
                    let name = format!("{path} on {paper} in {size}, {layout}, {:?}", found.view);
                    let counts = matches!(found.view, View::Stream | View::Tags);
                    assert!(all || !counts, "{name}: {:#?} {:#?}", found.missing, found.untaken);
                }
            }
        }
    }
}

/// What people write where lines are short: titles of two lines, places that begin with a small letter or say more.
#[test]
fn ordinary_pages_are_proved() {
    let folder = scratch();
    let titles = [
        ("Employment History", "work"),
        ("Education History", "education"),
        ("Community Service", "volunteering"),
    ];
    let entry = |kind: &str| match kind {
        "education" => "{ institution: Brown University, degree: Bachelor of Science, end: 2016-06 }",
        _ => {
            "{ organization: Acme, title: Analyst, location: Leeds, start: 2019-03, end: present, highlights: [One, Two] }"
        }
    };
    let sections: String =
        titles.map(|(title, kind)| format!("  - {{ title: {title}, {kind}: [{}] }}\n", entry(kind))).concat();
    let places = [
        "’s-Gravenhage",
        "Reggio nell’Emilia",
        "de Bilt",
        "the Netherlands",
        "Leeds (open to relocation)",
        "Kraków / remote",
        "På distans",
        "221B Baker Street, Marylebone, London NW1 6XE, United Kingdom",
    ];
    for place in places {
        let contact =
            format!("{{ email: ada@example.org, phone: +1 (503) 555-0142, location: \"{place}\" }}");
        put(
            folder.path(),
            "resume.yaml",
            format!("name: Ada Example\ncontact: {contact}\nsections:\n{sections}"),
        );
        for layout in ["margin", "linear"] {
            let built = ["build", "resume.yaml", "--layout", layout, "--proof"];
            let built = run(recto().current_dir(folder.path()).args(built));
            assert_eq!(built.code, 0, "{place} in {layout}: {}", built.stderr);
        }
    }
}

/// Small capitals of some letters are those of others, and a PDF tells one letter for each glyph.
#[test]
fn titles_are_read_in_letters_that_share_a_small_capital() {
    let folder = scratch();
    let alike = "Εμπειρία, Σπουδές, Άλλες δεξιότητες ΰ ΐ ή ό ώ, Çalışmalar ve ışık, İş Deneyimi, Eğitim";
    let apart = "Über Žluťoučký kůň, Œuvres ŧĸ, Опыт работы, Освіта і їжа ґ, Łódź ąęśźż, Þór ðæø, Şef ţă";
    for titles in [alike, &apart.replace('ĸ', "")] {
        let sections: String = titles
            .split(", ")
            .map(|title| format!("  - {{ title: {title}, bullets: [one, two] }}\n"))
            .collect();
        put(folder.path(), "resume.yaml", format!("name: Robin\nsections:\n{sections}"));
        for layout in ["margin", "linear"] {
            let built = ["build", "resume.yaml", "--layout", layout, "--proof"];
            let built = run(recto().current_dir(folder.path()).args(built));
            assert_eq!(built.code, 0, "{layout}: {}", built.stderr);
        }
    }
}

/// Holds that everything is found by the content stream and the tags, and in one column by all four views. (Two columns
/// cost the others what docs/proof.md tells.)
pub fn is_found(engine: &Engine, compiled: &Compiled, name: &str) {
    let pdf = export::pdf(&compiled.typeset, &Standards::default(), engine, &compiled.layout);
    let proof = proof(&pdf.expect("a PDF"));
    for found in proof.against(&compiled.document, &compiled.source) {
        if compiled.layout.name == "linear" || matches!(found.view, View::Stream | View::Tags) {
            assert!(found.recall.texts.is_whole(), "{name} {:?}: {:#?}", found.view, found.missing);
            assert!(found.recall.fields.is_whole(), "{name} {:?}: {:#?}", found.view, found.untaken);
            assert!(found.precision.words.percent() >= 99, "{name} {:?}", found.precision.words);
            assert!(found.precision.fields.is_whole(), "{name} {:?}: {:#?}", found.view, found.mistaken);
        }
    }
    let grave = proof.hazards.iter().find(|hazard| hazard.weight == Weight::Grave);
    assert_eq!(grave, None, "{name}");
}

#[test]
fn a_page_that_was_turned_is_read() {
    for turn in [90, 180, 270] {
        let turned = proof(&TinyPdf::new(RESUME).page(&format!("/Rotate {turn}")).bytes());
        let upright = proof(&TinyPdf::new(RESUME).bytes());
        for view in [View::Stream, View::Geometry, View::Plain] {
            let text = |proof: &Proof| proof.reading(view).expect("a view").text();
            assert_eq!(text(&turned), text(&upright), "{turn} {view:?}");
        }
    }
}

#[test]
fn the_report_on_the_original() {
    let folder = scratch();
    let yaml = put(folder.path(), "akshat-mahajan.yaml", read("data/akshat-mahajan.yaml"));
    let built = run(recto().arg("build").arg(&yaml));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let result = run(recto().current_dir(folder.path()).args([
        "proof",
        "akshat-mahajan.pdf",
        "--against",
        "akshat-mahajan.yaml",
    ]));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""));
    let summary = result.stdout.rfind("\nakshat-mahajan.pdf: ").expect("a summary");
    let screen: Vec<&str> = result.stdout[summary + 1..].lines().collect();
    assert!(screen.len() <= 24 && screen.iter().all(|line| line.chars().count() <= 80), "{}", result.stdout);
    insta::assert_snapshot!(result.stdout);
}

#[test]
fn the_report_for_programs() {
    let folder = scratch();
    let pdf = put(folder.path(), "ada.pdf", TinyPdf::new(RESUME).bytes());
    let result = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--format", "json"]));
    assert_eq!((result.code, result.stderr.as_str()), (0, ""), "{}", pdf.display());
    insta::assert_snapshot!(result.stdout);
}

#[test]
fn views_print_their_text() {
    let folder = scratch();
    put(folder.path(), "ada.pdf", TinyPdf::new(RESUME).bytes());
    let result = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--text", "stream"]));
    assert_eq!(result.code, 0);
    assert!(result.stdout.starts_with("Ada Example\nada@example.org\nExperience\n"), "{}", result.stdout);
    let quiet = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--quiet"]));
    assert!(quiet.code == 0 && quiet.stdout.contains("\nread by "), "{}", quiet.stdout);
    let none = run(recto().current_dir(folder.path()).args(["proof", "ada.pdf", "--text", "tags"]));
    assert_eq!((none.code, none.stdout.as_str()), (1, ""));
    assert!(none.stderr.contains("`ada.pdf` cannot be read: it has no tags"), "{}", none.stderr);
}

#[test]
fn what_cannot_be_read_is_said() {
    let folder = scratch();
    put(folder.path(), "letter.pdf", "Dear Sir or Madam");
    put(folder.path(), "broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
    // Whose pages are listed in packed objects at its end.
    let (engine, compiled) = compile_variant("data/starter.yaml", None);
    let whole = export::pdf(&compiled.typeset, &Standards::default(), &engine, &compiled.layout);
    let whole = whole.expect("a PDF");
    put(folder.path(), "cut.pdf", &whole[..whole.len() * 2 / 3]);
    for (name, why) in [
        ("letter.pdf", "it is not a PDF"),
        ("broken.pdf", "no page"),
        ("cut.pdf", "its end is missing"),
        ("none.pdf", "no such file"),
    ] {
        let result = run(recto().current_dir(folder.path()).args(["proof", name]));
        assert_eq!((result.code, result.stdout.as_str()), (1, ""));
        assert!(result.stderr.contains("E0501") && result.stderr.contains(why), "{}", result.stderr);
    }
    let result = run(recto().args(["proof", "x.pdf", "--variant", "y"]));
    assert_eq!(result.code, 2, "a variant of what? {}", result.stderr);
}

#[test]
fn tags_are_read_in_their_own_order() {
    let content = "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (last) Tj ET EMC /Artifact BMC BT /F 10 Tf 72 20 Td (page 1) \
                   Tj ET EMC /H1 << /MCID 1 >> BDC BT /F 10 Tf 72 600 Td (first) Tj ET EMC /Span << /MCID 2 /ActualText \
                   (whole) >> BDC BT /F 10 Tf 72 500 Td (parts) Tj ET EMC";
    let tagged = TinyPdf::new(content)
        .catalog("/Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R")
        .trailer("/Info << /Title (Order) >>")
        .object("<< /Type /StructTreeRoot /RoleMap << /Head /H1 >> /K 7 0 R >>")
        .object("<< /S /Document /P 6 0 R /K [8 0 R 9 0 R << /S /P /Pg 3 0 R /K 2 >> << /S /Figure /Alt (A stair) >>] >>")
        .object("<< /S /Head /P 7 0 R /Pg 3 0 R /K << /Type /MCR /MCID 1 >> >>")
        .object("<< /S /P /P 7 0 R /Pg 3 0 R /K [0] >>");
    let proof = proof(&tagged.bytes());
    assert_eq!(lines(&proof, View::Tags), ["first", "last", "whole", "A stair"]);
    assert_eq!(lines(&proof, View::Stream), ["last", "page 1", "first", "parts"]);
    assert_eq!(
        (proof.facts.language.as_deref(), proof.facts.title.as_deref()),
        (Some("en-GB"), Some("Order"))
    );
    let names: Vec<&str> = proof.hazards.iter().map(|hazard| hazard.name).collect();
    assert!(names.contains(&"order-by-tags") && !names.contains(&"no-tags"), "{names:?}");
}

/// The tree may call content of a form by its number, hold numbers that are objects of their own, and be deep.
#[test]
fn tags_are_found_however_they_are_written() {
    let content = "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (of the page) Tj ET EMC /X Do";
    let form = "/P << /MCID 0 >> BDC BT /F 10 Tf 72 600 Td (of the form) Tj ET EMC";
    let read = |tree: &str| {
        let tagged = TinyPdf::new(content)
            .catalog(&format!("/StructTreeRoot << /K [{tree}] >>"))
            .resources("/XObject << /X 6 0 R >>")
            .stream("/Type /XObject /Subtype /Form", form)
            .object("0");
        lines(&proof(&tagged.bytes()), View::Tags)
    };
    let of_the_form = "<< /S /P /Pg 3 0 R /K << /Type /MCR /Stm 6 0 R /MCID 0 >> >>";
    let of_the_page = "<< /S /P /Pg 3 0 R /K 7 0 R >>";
    assert_eq!(read(&format!("{of_the_form} {of_the_page}")), ["of the form", "of the page"]);
    // Where the tree knows of no form, its numbers are the page's.
    assert_eq!(read(of_the_page), ["of the page\nof the form"]);
    let deep = format!("{}{of_the_form}{of_the_page}{}", "<< /S /Div /K [".repeat(45), "] >>".repeat(45));
    assert_eq!(read(&deep), ["of the form", "of the page"]);
}

/// A letter that is read as `ActualText` has it stands apart from others as any letter does.
#[test]
fn replaced_letters_keep_their_distance() {
    let content = "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (in its) Tj ET /Span << /ActualText (fi) >> BDC BT /F 10 Tf 72 688 \
                   Td (f) Tj ET EMC BT /F 10 Tf 75 688 Td (rst) Tj ET /Span << /ActualText (fl) >> BDC BT /F 10 Tf 92 688 Td \
                   (f) Tj ET EMC BT /F 10 Tf 95 688 Td (at) Tj ET EMC";
    let tagged = TinyPdf::new(content)
        .catalog("/StructTreeRoot 6 0 R")
        .object("<< /Type /StructTreeRoot /K << /S /P /Pg 3 0 R /K 0 >> >>");
    assert_eq!(lines(&proof(&tagged.bytes()), View::Tags), ["in its\nfirst flat"]);
}

/// A text that is read in place of others is read once, however many pieces of content they are.
#[test]
fn a_replacement_is_read_once() {
    let tagged = TinyPdf::new(
        "/Span << /ActualText (whole) >> BDC BT /F 10 Tf 72 700 Td /P << /MCID 0 >> BDC (who) Tj EMC \
         /P << /MCID 1 >> BDC (le) Tj EMC /P << /MCID 2 >> BDC ( thing) Tj EMC ET EMC",
    )
    .catalog("/StructTreeRoot << /K << /S /P /Pg 3 0 R /K [0 1] >> >>");
    assert_eq!(lines(&proof(&tagged.bytes()), View::Tags), ["whole"]);
}

/// Hebrew and Arabic, drawn as they look: letters from the right, numbers and other words among them from the left.
#[test]
fn lines_from_right_to_left_are_read_in_order() {
    // What is drawn from left to right, and what is read where paragraphs begin at the right, or not.
    let cases = [
        ("םולש", "שלום", "שלום"),
        ("!םולש", "שלום!", "!שלום"),
        ("תוגרדמ 11 התנב", "בנתה 11 מדרגות", "בנתה 11 מדרגות"),
        ("Java (EE)־ב ,תירגנ", "נגרית, ב־Java (EE)", "Java (EE)נגרית, ב־"),
        ("(תירגנ) Acme", "Acme (נגרית)", "(נגרית) Acme"),
        ("2022 – 2019 ,תירגנ", "נגרית, 2019 – 2022", "2022 – 2019 ,נגרית"),
        ("C++, 20%, 11/2019 ,תירגנ", "נגרית, C++, 20%, 11/2019", "C++, 20%, 11/2019 ,נגרית"),
        ("11/2019 ,20% ,תירגנ", "נגרית, 20%, 11/2019", "11/2019 ,20% ,נגרית"),
        ("+44 20 7946 0958 · ada@example.org · תירגנ", "נגרית · +44 20 7946 0958 · ada@example.org", ""),
        ("Ada (מ״עב) תירגנ", "נגרית (בע״מ) Ada", "Ada נגרית (בע״מ)"),
        ("Ada )מ״עב( תירגנ", "נגרית (בע״מ) Ada", "Ada נגרית (בע״מ)"),
        ("Carpenter (2019).", "Carpenter (2019).", "Carpenter (2019)."),
    ];
    let read = |drawn: &str, entries: &str| {
        let pdf = TinyPdf::in_letters(&[drawn])
            .catalog(&format!("/StructTreeRoot << /K << /S /P /Pg 3 0 R /K 0 >> >> {entries}"));
        let proof = proof(&pdf.bytes());
        View::ALL.map(|view| lines(&proof, view).join("\n"))
    };
    for (drawn, hebrew, english) in cases {
        assert_eq!(read(drawn, "/Lang (he-IL)"), [hebrew; 4], "{drawn}");
        if !english.is_empty() {
            assert_eq!(
                read(&format!("Ada is an English carpenter  {drawn}"), "/Lang (en)")[0],
                format!("Ada is an English carpenter  {english}"),
                "{drawn}"
            );
        }
    }
    // A mark on its letter, shapes of Arabic letters, two letters in one, brackets that are drawn in each other's shape.
    assert_eq!(read("ﻡﻼﺳ", "")[0], "سلام");
    assert_eq!(read(")תירגנ( Acme", "/Lang (he)")[0], "Acme (נגרית)");
    // Where nothing else tells: on which side marks stand.
    assert_eq!(read("2019 ,תירגנ הבוט דואמ", "/Lang (en)")[0], "מאוד טובה נגרית, 2019");
}

/// What goes on behind the head of the next page is whole.
#[test]
fn a_highlight_may_go_on_on_the_next_page() {
    let folder = scratch();
    let words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"];
    let highlight =
        |at: usize| (0..60).map(|n| format!("{}{at}", words[(at + n) % 7])).collect::<Vec<_>>().join(" ");
    let highlights: String = (0..20).map(|at| format!("          - {}\n", highlight(at))).collect();
    let yaml = format!(
        "name: Ann Example\npage: {{ count: 2 }}\nlayout: margin\nsections:\n  - title: Experience\n    work:\n      - \
         organization: Acme\n        title: Carpenter\n        start: 2019\n        highlights:\n{highlights}"
    );
    put(folder.path(), "resume.yaml", yaml);
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml", "--proof"]));
    assert!(built.code == 0 && built.stderr.contains("2 pages"), "{}", built.stderr);
    let text =
        run(recto().current_dir(folder.path()).args(["proof", "resume.pdf", "--text", "stream"])).stdout;
    let head = text.lines().position(|line| line == "2").expect("the number of the second page");
    assert!(!text.lines().nth(head + 1).expect("its first line").starts_with('•'), "{text}");
}

#[test]
fn a_build_is_proved_before_it_is_written() {
    let folder = scratch();
    let yaml = put(folder.path(), "resume.yaml", read("data/starter.yaml"));
    let good = run(recto().arg("build").arg(&yaml).arg("--proof"));
    assert_eq!(good.code, 0, "{}", good.stderr);
    assert!(
        good.stderr.contains("read back by stream 100 %") && good.stderr.contains("tags 100 %"),
        "{}",
        good.stderr
    );
    // What is told in a few words, and is no failure.
    assert!(good.stderr.contains("tags 100 %, plain 12 % (fields 16 %)"), "{}", good.stderr);

    // A layout that forgets places.
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "margin", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let path = folder.path().join("mine/lib.typ");
    let code = fs::read_to_string(&path).expect("the layout");
    let changed = code.replace("paragraph(doc.headline, style: italic)", "");
    assert_ne!(code, changed);
    fs::write(&path, changed).expect("the layout");
    fs::write(folder.path().join("resume.pdf"), "the last good one").expect("a file");
    let args = ["build", "resume.yaml", "--layout", "mine", "--proof"];
    let bad = run(recto().current_dir(folder.path()).args(args));
    assert_eq!(bad.code, 1);
    assert!(
        bad.stderr
            .contains("error[E0801]: in the PDF as read by stream and tags, this headline is not there"),
        "{}",
        bad.stderr
    );
    assert!(bad.stderr.contains("resume.yaml:"), "{}", bad.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("a file"), "the last good one");
}

#[test]
fn every_variant_is_proved() {
    let folder = scratch();
    let yaml = put(folder.path(), "resume.yaml", read("data/akshat-mahajan.yaml"));
    let result = run(recto().arg("build").arg(&yaml).args(["--all", "--proof"]));
    assert_eq!(result.code, 0, "{}", result.stderr);
    let lines: Vec<&str> = result.stderr.lines().collect();
    assert!(
        lines.len() == 4 && lines.iter().all(|line| line.contains("read by stream 100 %")),
        "{}",
        result.stderr
    );
    let against = ["--against", "resume.yaml", "--variant", "platform"];
    let right = run(recto().current_dir(folder.path()).args(["proof", "resume-platform.pdf"]).args(against));
    assert_eq!(right.code, 0, "{}", right.stdout);
    let wrong = run(recto().current_dir(folder.path()).args(["proof", "resume-research.pdf"]).args(against));
    assert_eq!(wrong.code, 1, "{}", wrong.stdout);
    assert!(wrong.stdout.contains("is not there"), "{}", wrong.stdout);
}

#[test]
fn what_was_left_out_to_fit_is_not_missed() {
    let folder = scratch();
    let low: String = (0..9).map(|n| format!("      - {{ text: Trifle {n}, priority: low }}\n")).collect();
    let high: String = (0..62).map(|n| format!("      - Thing number {n}\n")).collect();
    let yaml = format!("name: Robin\npage: {{ fit: {{ drop: low }} }}\nsections:\n  - bullets:\n{high}{low}");
    put(folder.path(), "resume.yaml", yaml);
    let built = run(recto().current_dir(folder.path()).args(["build", "resume.yaml"]));
    assert!(built.code == 0 && built.stderr.contains("W0401"), "{}", built.stderr);
    let args = ["proof", "resume.pdf", "--against", "resume.yaml"];
    let result = run(recto().current_dir(folder.path()).args(args));
    assert_eq!(result.code, 0, "{}", result.stdout);
}

#[test]
fn text_outside_the_tags_is_told() {
    let shown = |lines: &str| {
        let tagged = TinyPdf::new(&format!(
            "/P << /MCID 0 >> BDC BT /F 10 Tf 72 700 Td (one two three four five six seven eight) Tj ET EMC {lines}"
        ))
        .catalog("/Lang (en-GB) /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R")
        .trailer("/Info << /Title (Order) >>")
        .object("<< /Type /StructTreeRoot /K << /S /P /Pg 3 0 R /K 0 >> >>");
        let hazards = proof(&tagged.bytes()).hazards;
        hazards.iter().find(|hazard| hazard.name == "text-outside-tags").map(|hazard| hazard.weight)
    };
    let line = |text: &str| format!("BT /F 10 Tf 72 600 Td ({text}) Tj ET");
    assert_eq!(shown(""), None);
    assert_eq!(shown(&line("nine ten")), Some(Weight::Slight));
    assert_eq!(
        shown(&line("nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen")),
        Some(Weight::Grave)
    );
    // What is marked as no part of the text need not be tagged, as long as it is not most of what is there.
    let artifact = |text: &str| format!("/Artifact BMC {} EMC", line(text));
    assert_eq!(shown(&artifact("Ada Example page one of")), None);
    assert_eq!(shown(&artifact(&"nine ".repeat(80))), Some(Weight::Grave));
}

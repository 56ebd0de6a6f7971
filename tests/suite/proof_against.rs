//! A PDF beside the résumé that it was made of: what is found, and what is taken for what it is not.

use std::fs;

use recto::document::Document;
use recto::proof::{Comparison, FieldKind, Problem, Proof, View};
use recto::read_resume;

use crate::proof::proof;
use crate::support::{Watched, put, recto, run, scratch, watch};
use crate::tiny_pdf::TinyPdf;

const YAML: &str = "
name: Ada Example
contact: { email: ada@example.org, location: \"Bath, England\" }
sections:
  - work:
      - { organization: Acme Joinery, title: Carpenter, location: \"Bristol, England\", start: 2019, end: 2022 }
      - organization: Globex Mills
        location: \"Leeds, England\"
        roles:
          - { title: Senior Carpenter, start: 2016, end: 2018, highlights: [Stairs that do not creak] }
          - { title: Carpenter, location: \"York, England\", start: 2014, end: 2015 }
  - skills:
      - { name: Tools, keywords: [plane, saw] }
";

const LINES: [&str; 18] = [
    "*Ada Example",
    "ada@example.org",
    "Bath, England",
    "*Experience",
    "*Acme Joinery",
    "Carpenter",
    "Bristol, England",
    "2019 – 2022",
    "*Globex Mills",
    "Senior Carpenter",
    "Leeds, England",
    "2016 – 2018",
    "- Stairs that do not creak",
    "Carpenter",
    "York, England",
    "2014 – 2015",
    "*Skills",
    "Tools: plane, saw",
];

/// How the order of the content stream compares where some of the lines are others.
fn compared(changes: &[(usize, &str)]) -> Comparison {
    let mut lines = LINES;
    for (index, line) in changes {
        lines[*index] = line;
    }
    page_of(&lines)
}

/// How it compares where one line stands behind another one.
fn moved(line: usize, behind: usize) -> Comparison {
    let mut lines: Vec<&str> = LINES.to_vec();
    let text = lines.remove(line);
    lines.insert(if behind < line { behind + 1 } else { behind }, text);
    page_of(&lines)
}

fn page_of(lines: &[&str]) -> Comparison {
    against(&proof(&page(lines)), YAML)
}

fn page(lines: &[&str]) -> Vec<u8> {
    TinyPdf::lines(20, &lines.join("\n")).bytes()
}

fn against(proof: &Proof, yaml: &str) -> Comparison {
    let (source, resume) = read_resume("resume.yaml", yaml).expect("a résumé");
    let document = Document::resolve(&resume, &source, None).expect("a document");
    let mut all = proof.against(&document, &source).into_iter();
    all.find(|comparison| comparison.view == View::Stream).expect("the view")
}

fn mistaken(comparison: &Comparison) -> Vec<(FieldKind, &str)> {
    comparison.mistaken.iter().map(|taken| (taken.kind, taken.text.as_str())).collect()
}

fn untaken(comparison: &Comparison) -> Vec<(&str, String)> {
    comparison.untaken.iter().map(|missing| (missing.text.as_str(), missing.problem())).collect()
}

#[test]
fn all_is_found_and_nothing_else() {
    let found = compared(&[]);
    assert_eq!((untaken(&found), mistaken(&found)), (vec![], vec![]));
    // Three for the person, two titles of sections, 2 names, 3 titles, 3 places, 3 dates and a line of skills.
    assert_eq!((found.recall.fields.found, found.recall.fields.of), (17, 17));
    // The second employer is taken for each of its roles, and each skill counts.
    assert_eq!((found.precision.fields.found, found.precision.fields.of), (19, 19));
    assert_eq!(found.missing, []);
    assert!(found.precision.words.is_whole() && found.is_kept(), "{:?}", found.precision.words);
}

#[test]
fn a_date_of_another_role_is_not_taken_rightly() {
    let found = compared(&[(7, "2016 – 2018"), (11, "2019 – 2022")]);
    assert_eq!(mistaken(&found), [(FieldKind::Dates, "2016 – 2018"), (FieldKind::Dates, "2019 – 2022")]);
    assert_eq!((found.recall.fields.found, found.precision.fields.found), (15, 17));
    assert!(!found.is_kept());
}

#[test]
fn what_the_resume_does_not_say_costs_precision_alone() {
    let found = compared(&[(1, "ada@example.org ada@example.com"), (17, "Tools: plane, saw, rasp")]);
    assert_eq!(mistaken(&found), [(FieldKind::Email, "ada@example.com"), (FieldKind::Skills, "rasp")]);
    assert!(found.recall.fields.is_whole() && found.is_kept());
    assert_eq!((found.precision.fields.found, found.precision.fields.of), (19, 21));
}

#[test]
fn a_section_that_is_none_costs_its_fields() {
    let found = compared(&[(8, "*Education")]);
    let wrong = mistaken(&found);
    assert!(wrong.contains(&(FieldKind::SectionTitle, "Education")), "{wrong:?}");
    assert!(wrong.contains(&(FieldKind::Dates, "2014 – 2015")), "{wrong:?}");
    assert!(!found.recall.fields.is_whole());
}

#[test]
fn what_a_text_is_taken_for_is_told() {
    // As towns and countries stand; that it is a title, no parser can know.
    let found = compared(&[(1, "ada@example.org | Bristol, England")]);
    assert_eq!(untaken(&found), [("Bath, England", "is not taken for what it is".to_owned())]);
    assert_eq!(mistaken(&found), [(FieldKind::Location, "Bristol, England")]);
}

fn missing(comparison: &Comparison) -> Vec<(&str, Problem)> {
    comparison.missing.iter().map(|missing| (missing.text.as_str(), missing.problem)).collect()
}

#[test]
fn a_text_is_to_stand_with_its_role_and_above_all_sections() {
    let (stairs, email) = ("Stairs that do not creak", "ada@example.org");
    // A highlight under the next role, under another employer; a way to reach her among the skills, in a section.
    for (line, behind, text) in [(12, 15, stairs), (12, 7, stairs), (1, 17, email), (1, 9, email)] {
        let found = moved(line, behind);
        assert_eq!(missing(&found), [(text, Problem::Elsewhere)], "{line} {behind}");
        assert!(found.precision.words.is_whole() && !found.is_kept());
    }
    let yaml = YAML.replace("saw] }", "saw] }\n      - { name: Woods, keywords: [oak, ash] }");
    let lines = [&LINES[..17], &["Tools: oak, ash", "Woods: plane, saw"]].concat();
    let swapped = against(&proof(&page(&lines)), &yaml);
    assert_eq!(missing(&swapped), [("plane, saw", Problem::Elsewhere), ("oak, ash", Problem::Elsewhere)]);
}

#[test]
fn words_that_are_left_of_a_text_are_the_resumes() {
    for (line, absent) in [
        ("- Steps that do not creak", Problem::Absent),
        ("- Stairs which do not creak", Problem::Absent),
        ("- Stairs that do not groan", Problem::Absent),
        ("- Stairs that really do not creak", Problem::Interrupted),
    ] {
        let found = compared(&[(12, line)]);
        assert_eq!(missing(&found), [("Stairs that do not creak", absent)], "{line}");
        let words = found.precision.words;
        assert_eq!(words.of - words.found, 1, "{line}");
    }
}

#[test]
fn no_word_belongs_to_two_texts() {
    // The second role's title is in the first one's, but is not there itself.
    let lines = [&LINES[..13], &LINES[14..]].concat();
    assert_eq!(missing(&page_of(&lines)), [("Carpenter", Problem::Absent)]);
    let wrong = compared(&[(17, "Tools: plane, saw.")]);
    assert!(wrong.is_kept(), "the end of a sentence is none of its words");
    let net = YAML.replace("saw]", ".NET]");
    let found = against(&proof(&page(&[&LINES[..17], &["Tools: plane, NET"]].concat())), &net);
    assert_eq!(missing(&found), [("plane, .NET", Problem::Absent)]);
}

#[test]
fn a_role_at_another_place_than_its_employer_has_either() {
    for place in ["Bath", "Bristol"] {
        let yaml = YAML
            .replace(
                "title: Carpenter, location: \"Bristol, England\"",
                "location: \"Bristol, England\", roles: [{ title: Carpenter, location: \"Bath, England\"",
            )
            .replace("end: 2022 }", "end: 2022 }] }");
        let (first, second) = if place == "Bath" {
            ("Bath, England", "Bristol, England")
        } else {
            ("Bristol, England", "Bath, England")
        };
        let lines = [&LINES[..6], &[first, second], &LINES[7..]].concat();
        let found = against(&proof(&page(&lines)), &yaml);
        assert_eq!((untaken(&found), mistaken(&found)), (vec![], vec![]), "{place}");
    }
}

/// A variant, or another program, may put them in another order.
#[test]
fn sections_may_stand_in_another_order() {
    let lines = ["Ada Example", "Skills", "Tools: saw", "Experience", "Acme", "Joiner", "2019 – 2020"];
    let yaml = "name: Ada Example\nsections:\n  - title: Experience\n    work:\n      \
                - { organization: Acme, title: Joiner, start: 2019, end: 2020 }\n  \
                - title: Skills\n    skills: [{ name: Tools, keywords: [saw] }]\n";
    let found = against(&proof(&page(&lines)), yaml);
    assert_eq!(missing(&found), []);
    assert!(found.recall.fields.is_whole(), "{:?}", untaken(&found));
}

/// Far more than any page; where each text looks at each line, it takes minutes.
#[test]
fn a_long_file_beside_a_long_resume_takes_seconds() {
    let lines: Vec<String> = (0..100_000).map(|line| format!("{:x}", line % 256)).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut yaml = "name: Ada Example\nsections:\n".to_owned();
    for section in 0..1000 {
        yaml += &format!("  - title: \"{section:x}\"\n    bullets: [x{section}]\n");
    }
    // And where most texts begin with a word that is everywhere.
    let words = |number: usize| format!("{:x} {:x} {:x}", number % 7, number % 256, number % 11);
    let mut highlights = "name: Ada Example\nsections:\n  - bullets:\n".to_owned();
    (0..40_000).for_each(|number| highlights += &format!("      - \"{}\"\n", words(number)));
    let folder = scratch();
    let pdf = put(folder.path(), "long.pdf", page(&lines));
    // And where many say one word over and over, and nearly what the file does.
    let over_and_over = format!("      - {}b\n", "a ".repeat(2000)).repeat(40);
    let repeated = format!("name: Ada Example\nsections:\n  - bullets:\n{over_and_over}");
    let again = page(&["a ".repeat(100).as_str(); 1900]);
    let again = put(folder.path(), "again.pdf", again);
    let skill = format!("{}x", "a ".repeat(400));
    let skills = vec![skill.as_str(); 150].join("; ");
    let skills = put(folder.path(), "skills.pdf", page(&["*Ada Example", "*Skills", &skills]));
    let wanted = format!("{}b", "a ".repeat(9_000));
    let skilled =
        format!("name: Ada Example\nsections:\n  - skills: [{{ name: {wanted} }}, {{ name: {wanted} }}]\n");
    for (pdf, yaml) in [(&pdf, yaml), (&pdf, highlights), (&again, repeated), (&skills, skilled)] {
        let yaml = put(folder.path(), "long.yaml", yaml);
        let Watched { code, seconds, peak, stderr } =
            watch(recto().arg("proof").arg(pdf).arg("--against").arg(&yaml));
        assert_eq!(code, 1, "{stderr}");
        assert!(seconds < 30.0 && peak < 1 << 30, "{seconds} s, {peak} bytes");
    }
}

#[test]
fn a_build_is_not_written_if_a_field_is_not_taken() {
    let folder = scratch();
    let text = |title: &str| {
        format!(
            "name: Ada Example\nsections:\n  - work:\n      - {{ organization: Acme, title: \"{title}\", end: 2020 }}\n"
        )
    };
    let copied = run(recto().current_dir(folder.path()).args(["layouts", "linear", "--copy", "mine"]));
    assert_eq!(copied.code, 0, "{}", copied.stderr);
    let path = folder.path().join("mine/lib.typ");
    let code = fs::read_to_string(&path).expect("the layout");
    // A title that nothing tells from a place.
    let upright = code.replace("par(italic(words(title)) +", "par(words(title) +");
    assert_ne!(code, upright);
    fs::write(&path, upright).expect("the layout");
    let build = ["build", "resume.yaml", "--layout", "mine", "--proof"];
    put(folder.path(), "resume.yaml", text("Carpenter"));
    let good = run(recto().current_dir(folder.path()).args(build));
    assert_eq!(good.code, 0, "{}", good.stderr);
    put(folder.path(), "resume.yaml", text("Quality, Norway"));
    fs::write(folder.path().join("resume.pdf"), "the last good one").expect("a file");
    let bad = run(recto().current_dir(folder.path()).args(build));
    assert_eq!(bad.code, 1, "{}", bad.stderr);
    insta::assert_snapshot!(bad.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("resume.pdf")).expect("a file"), "the last good one");
}

#[test]
fn names_and_places_need_no_capitals_where_a_script_has_none() {
    let hebrew = "
name: נועה לוי
headline: נגרית של מדרגות
contact: { email: noa@example.org, location: תל אביב }
sections:
  - title: ניסיון
    work:
      - { organization: נגריית הדוגמה, title: נגרית בכירה, location: תל אביב, start: 2019, end: 2022, highlights: [בנתה 11 מדרגות] }
";
    let lines = [
        "*יול העונ",
        "תוגרדמ לש תירגנ",
        "noa@example.org · ביבא לת",
        "*ןויסינ",
        "*המגודה תיירגנ",
        "הריכב תירגנ",
        "ביבא לת",
        "2019 – 2022",
        "• תוגרדמ 11 התנב",
    ];
    let found = against(&proof(&TinyPdf::in_letters(&lines).bytes()), hebrew);
    assert_eq!((untaken(&found), mistaken(&found)), (vec![], vec![]));
    assert!(found.missing.is_empty() && found.is_kept(), "{found:?}");
}

/// Degrees and schools of scripts whose locales recto does not have.
#[test]
fn pages_in_other_scripts_are_proved() {
    let folder = scratch();
    let page = |name: &str, work: &str, title: &str, school: &str, degree: &str, place: &str| {
        format!(
            "name: {name}\ncontact: {{ email: me@vale.example, location: {place} }}\nsections:\n  - work:\n      \
             - {{ organization: {work}, location: {place}, title: {title}, start: 2019-04, end: present }}\n  \
             - education:\n      - {{ institution: {school}, location: {place}, degree: {degree}, end: 2019-03 }}\n"
        )
    };
    for yaml in [
        page("佐藤 美咲", "株式会社青葉データ", "データエンジニア", "淀川大学", "工学修士", "大阪"),
        page("Ιωάννα Παπά", "Τεκτονική Α.Ε.", "Αρχιτέκτονας", "Πολυτεχνείο Αχαΐας", "Δίπλωμα", "Αθήνα"),
        page(
            "Işıl Özdemir",
            "Körfez Makina A.Ş.",
            "Tasarım mühendisi",
            "Ege Teknik Üniversitesi",
            "Lisans",
            "İzmir",
        ),
        page("Анна Орлова", "Мостстрой", "Инженер", "Волжский университет", "Бакалавр", "Самара"),
    ] {
        put(folder.path(), "resume.yaml", &yaml);
        for layout in ["margin", "linear"] {
            let built = ["build", "resume.yaml", "--layout", layout, "--proof"];
            let built = run(recto().current_dir(folder.path()).args(built));
            // (Where no font has a script, there is no page.)
            let lacks = built.stderr.contains("error[E0305]");
            assert!(built.code == 0 || lacks, "{layout}: {}", built.stderr);
        }
    }
}

#[test]
fn letters_that_no_spaces_part_are_found_whatever_stands_between_them() {
    let japanese = "
name: 山田花子
contact: { email: hanako@example.org, location: 東京都 }
sections:
  - title: 職歴
    work:
      - { organization: 例示株式会社, title: エンジニア, start: 2019, end: 2022, highlights: [11のサービスをRustで構築した。] }
";
    let lines = [
        "*山田花子",
        "hanako@example.org · 東京都",
        "*職歴",
        "*例示株式会社",
        "エンジニア · 2019 – 2022",
        // A space beside letters of another script, and a line that ends within a word.
        "• 11 のサービスを Rust で構築",
        "した。",
    ];
    let found = against(&proof(&TinyPdf::in_letters(&lines).bytes()), japanese);
    assert_eq!((untaken(&found), mistaken(&found)), (vec![], vec![]));
    assert!(found.missing.is_empty() && found.is_kept(), "{found:?}");
    let changed = lines.map(|line| if line == "した。" { "しない。" } else { line });
    let found = against(&proof(&TinyPdf::in_letters(&changed).bytes()), japanese);
    assert_eq!(found.missing.len(), 1, "{found:?}");
}

/// What `recto proof` calls grave is no page to send, whoever asked for it.
#[test]
fn a_build_with_a_grave_hazard_is_not_written() {
    let folder = scratch();
    let yaml = put(folder.path(), "ada.yaml", format!("{YAML}style: {{ accent: \"#ffffff\" }}\n"));
    let built = run(recto().args(["build", "--proof", "-q"]).arg(&yaml));
    assert_eq!(built.code, 1, "{}", built.stderr);
    assert!(built.stderr.contains("error[E0801]: in the PDF, "), "{}", built.stderr);
    assert!(built.stderr.contains("letters that people cannot see, such as `Ada Example ada@example.org"));
    assert!(!folder.path().join("ada.pdf").exists());
}

//! Titles of sections, told by known words.
//!
//! A title is known whole; or it ends in a known one (“Technical Skills”), begins with one that adjectives follow
//! (“Compétences techniques”), is a word that others are put before (“EDV-Kenntnisse”), or joins several, of which the
//! first that is known tells (“Experience & Achievements”).

use std::collections::BTreeMap;

use super::super::words::{plain, without_ligatures};
use super::vocabulary::Vocabulary;
use crate::locale::Locale;
use crate::resume::Kind;

/// Words of one kind of section.
type Words = (Kind, &'static [&'static str]);

/// Titles beside those of the locales.
#[rustfmt::skip]
const TITLES: &[Words] = &[
    (Kind::Work, &["experience", "work history", "employment", "employment history", "employment record", "career",
        "career history", "professional background", "positions", "appointments", "internships", "freelance work",
        "military service", "employment experience", "research experience", "teaching experience",
        "leadership experience", "experience abroad", "positions held", "werdegang", "laufbahn", "historia zatrudnienia", "berufspraxis", "praktika", "stages",
        "praca zawodowa", "zkušenosti", "ניסיון", "ניסיון תעסוקתי", "الخبرة", "الخبرات", "الخبرة العملية", "職歴", "職務経歴",
        "工作经历", "工作經歷"]),
    (Kind::Education, &["education", "studies", "education and training", "academic background", "academic history",
        "education history", "educational background", "qualifications", "degrees", "studium", "aus- und weiterbildung",
        "parcours académique", "parcours scolaire", "akademischer werdegang", "schulischer werdegang",
        "schulische laufbahn", "trayectoria académica", "histórico escolar", "opleidingen", "השכלה", "التعليم", "學歷",
        "学歴", "教育背景", "教育经历"]),
    (Kind::Projects, &["projects", "research projects", "open source", "portfolio", "פרויקטים", "المشاريع", "プロジェクト", "项目"]),
    (Kind::Skills, &["skills", "skills summary", "skills profile", "skill set", "tech stack", "programming languages",
        "languages and tools", "langues et informatique", "ferdigheter", "färdigheter", "færdigheder", "taidot", "proficiencies", "competencies", "competences", "technologies", "expertise",
        "areas of expertise", "technical expertise", "stärken", "atouts", "qualificações", "strengths", "tools",
        "software", "programmiersprachen", "informatique", "informática", "כישורים", "מיומנויות", "المهارات", "スキル",
        "技能"]),
    (Kind::Publications, &["publications", "research papers", "papers", "articles", "books", "patents", "veröffentlichungen"]),
    (Kind::Awards, &["awards", "honors", "honours", "prizes", "grants", "fellowships", "scholarships"]),
    (Kind::Certificates, &["certificates", "certification", "certifications", "licenses", "licences", "licensure",
        "accreditations", "professional development", "bar admissions", "weiterbildung", "weiterbildungen",
        "fortbildung", "fortbildungen"]),
    (Kind::Languages, &["languages", "language skills", "languages spoken", "compétences linguistiques", "competencias lingüísticas",
        "competências linguísticas", "competenze linguistiche", "umiejętności językowe", "sprachkenntnisse",
        "fremdsprachenkenntnisse", "talenkennis", "språkkunskaper", "sprogkundskaber", "znajomość języków obcych",
        "שפות", "اللغات", "語学", "语言"]),
    (Kind::Volunteering, &["volunteering", "volunteer work", "volunteer experience", "community", "community service",
        "community involvement",
        "ehrenamtliches engagement"]),
    (Kind::References, &["references", "referees", "references available"]),
    (Kind::Entries, &["activities", "affiliations", "memberships", "leadership", "teaching", "service", "talks",
        "conferences", "conferences attended", "courses", "coursework", "training", "research", "presentations"]),
    (Kind::Bullets, &["highlights", "achievements", "accomplishments", "interests", "research interests", "hobbies", "hobbys", "hobby",
        "hobby's", "réalisations"]),
    (Kind::Text, &["profile", "summary", "about", "about me", "personal statement", "objective", "career objective", "über mich",
        "à propos", "sobre mí", "sobre mim", "o mnie", "תקציר", "نبذة", "概要", "简介"]),
];

/// Titles that adjectives follow.
#[rustfmt::skip]
const HEADS: &[Words] = &[
    (Kind::Work, &["expérience", "expériences", "parcours", "experiencia", "experiencias", "trayectoria", "historial",
        "experiência", "experiências", "histórico", "percurso", "esperienza", "esperienze", "doświadczenie"]),
    (Kind::Education, &["formation", "formations", "études", "diplômes", "scolarité", "formación", "educación",
        "estudios", "formação", "educação", "escolaridade", "formazione", "istruzione", "studi", "wykształcenie",
        "edukacja"]),
    (Kind::Projects, &["projets", "proyectos", "projetos", "progetti", "projekty"]),
    (Kind::Skills, &["compétences", "connaissances", "logiciels", "competencias", "conocimientos", "habilidades",
        "aptitudes", "competências", "conhecimentos", "competenze", "conoscenze", "umiejętności", "kompetencje"]),
    (Kind::Certificates, &["certificats", "certificaciones", "cursos", "certificações", "certificati", "corsi",
        "certyfikaty", "kursy", "szkolenia"]),
    (Kind::Languages, &["langues", "idiomas", "línguas", "lingue", "języki"]),
    (Kind::References, &["références", "referencias", "referências", "referenze"]),
    (Kind::Entries, &["activités", "actividades", "atividades", "attività"]),
    (Kind::Bullets, &["centres d'intérêt", "loisirs", "intereses", "aficiones", "interesses", "interessi",
        "zainteresowania"]),
    (Kind::Text, &["profil", "objectif", "perfil", "objetivo", "resumen", "resumo", "profilo", "obiettivo",
        "podsumowanie"]),
];

/// Titles that other words are put before to make one word.
#[rustfmt::skip]
const TAILS: &[Words] = &[
    (Kind::Work, &["erfahrung", "erfahrungen", "tätigkeiten", "ervaring", "erfaring", "erfarenhet"]),
    (Kind::Education, &["bildung"]),
    (Kind::Skills, &["kenntnisse", "fähigkeiten", "kompetenzen", "qualifikationen", "vaardigheden", "kunskaper"]),
    (Kind::Languages, &["sprachen"]),
    (Kind::Bullets, &["interessen"]),
    (Kind::Text, &["profil"]),
];

/// Titles that are none at the end of other words: “Director of Research”, “BrightEdge Technologies”.
#[rustfmt::skip]
const AMBIGUOUS: &[&str] = &[
    "research", "teaching", "service", "training", "career", "community", "technologies", "tools", "books", "papers",
    "articles", "expertise", "software", "informatique", "informática", "stages",
];

/// The titles that are known, all in lower case.
pub(super) fn known() -> BTreeMap<String, Kind> {
    let tables = TITLES.iter().chain(HEADS).chain(TAILS);
    let words = tables.flat_map(|(kind, words)| words.iter().map(|word| ((*word).to_owned(), *kind)));
    let mut titles: BTreeMap<String, Kind> = words.collect();
    for locale in Locale::tags().filter_map(|tag| tag.parse::<Locale>().ok()) {
        for kind in Kind::ALL {
            if let Some(title) = locale.words().sections.get(kind.as_str()) {
                titles.entry(folded(title)).or_insert(kind);
            }
        }
    }
    titles
}

/// A title as it is looked up.
fn folded(title: &str) -> String {
    without_ligatures(title).to_lowercase().chars().map(plain).collect()
}

impl Vocabulary {
    /// What a title of a section announces, if it is one.
    pub(super) fn title(&self, text: &str) -> Option<Kind> {
        let lower = folded(text.trim().trim_end_matches(':'));
        let words: Vec<&str> = lower.split_whitespace().collect();
        if let Some(kind) = self.titles.get(&words.join(" ")) {
            return Some(*kind);
        }
        let plain =
            |word: &&str| !word.contains(|letter: char| letter.is_numeric() || ",.:@".contains(letter));
        let title = without_brackets(&words);
        let few = title.iter().filter(|word| !is_join(word)).count() <= 4 && words.iter().all(plain);
        let parts = || title.split(is_join).filter(|_| few);
        // “Tools and Technologies” are sure together.
        let sure: Option<Vec<Kind>> = parts().map(|part| self.titles.get(&part.join(" ")).copied()).collect();
        let first = sure.and_then(|kinds| kinds.first().copied());
        first.or_else(|| parts().find_map(|part| self.announced(part)))
    }

    /// Whether a text is a known title as it stands.
    pub(super) fn is_title_whole(&self, text: &str) -> bool {
        let words: Vec<String> = text.split_whitespace().map(folded).collect();
        self.titles.contains_key(&words.join(" "))
    }

    /// What some words announce that are a title or a part of one.
    fn announced(&self, words: &[&str]) -> Option<Kind> {
        let known = |word: &str| self.titles.get(word).copied().filter(|_| !AMBIGUOUS.contains(&word));
        let whole = words.join(" ");
        let begun = |head: &&str| whole.strip_prefix(head).is_some_and(|rest| rest.starts_with(' '));
        if let Some(kind) = told(HEADS, begun) {
            return Some(kind);
        }
        match words.iter().position(|word| matches!(*word, "of" | "for" | "in" | "de")) {
            // “Projects of note”.
            Some(1) if words[1] == "of" => return known(words[0]),
            Some(_) => return None,
            None => {}
        }
        let mut ends = (0..words.len()).map(|from| words[from..].join(" "));
        let last = words.last()?;
        let found = |end: String| known(&end).or_else(|| known(end.strip_suffix('s')?));
        ends.find_map(found).or_else(|| told(TAILS, |tail| last.ends_with(tail)))
    }
}

/// Whether a word stands between two titles that are one.
fn is_join(word: &&str) -> bool {
    matches!(*word, "and" | "&" | "und" | "et" | "y" | "e" | "i" | "og" | "och")
}

/// The words of a title without those in brackets behind it.
fn without_brackets<'a>(words: &'a [&'a str]) -> &'a [&'a str] {
    let closed = words.last().is_some_and(|last| last.ends_with(')'));
    let end = words.iter().position(|word| closed && word.starts_with('('));
    &words[..end.unwrap_or(words.len())]
}

/// The kind of the first word in a table of which something is true.
fn told(table: &[Words], is: impl Fn(&&str) -> bool) -> Option<Kind> {
    table.iter().find(|(_, words)| words.iter().any(&is)).map(|(kind, _)| *kind)
}

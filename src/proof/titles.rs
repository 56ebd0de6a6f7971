//! Titles of sections, told by known words.

use super::vocabulary::Vocabulary;
use crate::resume::Kind;

/// Titles beside those of the locales. A title may also end in one of these (“Technical Skills”), or begin with one
/// that `of`, `and` or `&` follows (“Projects of note”).
#[rustfmt::skip]
pub(super) const TITLES: &[(Kind, &[&str])] = &[
    (Kind::Work, &["experience", "work history", "employment", "employment history", "career", "erfahrung",
        "expérience", "experiencia", "positions", "ניסיון", "ניסיון תעסוקתי", "الخبرة", "الخبرات", "الخبرة العملية",
        "職歴", "職務経歴", "工作经历", "工作經歷"]),
    (Kind::Education, &["education", "studies", "education and training", "academic background", "studium",
        "bildung", "השכלה", "التعليم", "學歷", "学歴", "教育背景", "教育经历"]),
    (Kind::Projects, &["projects", "open source", "portfolio", "פרויקטים", "المشاريع", "プロジェクト", "项目"]),
    (Kind::Skills, &["skills", "proficiencies", "competencies", "competences", "technologies", "expertise",
        "strengths", "tools", "כישורים", "מיומנויות", "المهارات", "スキル", "技能"]),
    (Kind::Publications, &["publications", "papers", "articles", "books", "patents"]),
    (Kind::Awards, &["awards", "honors", "honours", "prizes", "grants", "fellowships", "scholarships"]),
    (Kind::Certificates, &["certificates", "certifications", "licenses", "licences"]),
    (Kind::Languages, &["languages", "שפות", "اللغات", "語学", "语言"]),
    (Kind::Volunteering, &["volunteering", "volunteer work", "volunteer experience", "community"]),
    (Kind::References, &["references"]),
    (Kind::Entries, &["activities", "memberships", "leadership", "teaching", "service", "talks", "conferences",
        "courses", "training", "research", "presentations"]),
    (Kind::Bullets, &["highlights", "achievements", "accomplishments", "interests", "hobbies"]),
    (Kind::Text, &["profile", "summary", "about", "about me", "objective", "profil", "תקציר", "نبذة", "概要", "简介"]),
];

/// Titles that are none at the end of other words: “Director of Research”, “BrightEdge Technologies”.
#[rustfmt::skip]
const AMBIGUOUS: [&str; 12] = [
    "research", "teaching", "service", "training", "career", "community", "technologies", "tools", "books",
    "papers", "articles", "expertise",
];

impl Vocabulary {
    /// What a title of a section announces, if it is one.
    pub(super) fn title(&self, text: &str) -> Option<Kind> {
        let lower = text.trim().trim_end_matches(':').replace('\n', " ").to_lowercase();
        if let Some(kind) = self.titles.get(lower.as_str()) {
            return Some(*kind);
        }
        let words: Vec<&str> = lower.split_whitespace().collect();
        let plain = words.len() <= 4
            && !lower.contains(|letter: char| letter.is_numeric() || ",.@()".contains(letter));
        let (first, last) = (words.first().filter(|_| plain)?, words.last()?);
        let joins = |word: &&str| matches!(*word, "of" | "and" | "&" | "und" | "et" | "y");
        let known = |word: &str| self.titles.get(word).copied().filter(|_| !AMBIGUOUS.contains(&word));
        if words.get(1).is_some_and(joins) {
            return known(first).or_else(|| known(last));
        }
        known(last).filter(|_| !words.iter().any(|word| matches!(*word, "of" | "for" | "in" | "de")))
    }
}

//! Dates, told by known words.

use super::vocabulary::Vocabulary;

/// Words before a date that are a part of it.
#[rustfmt::skip]
const LEADS: [&str; 19] = [
    "expected", "anticipated", "graduated", "since", "from", "about", "circa", "ca", "early", "late", "mid", "seit",
    "depuis", "dès", "desde", "dal", "sinds", "siden", "od",
];

/// Parts of a year, in the languages of the locales.
#[rustfmt::skip]
const SEASONS: &[&str] = &[
    "spring", "springs", "summer", "summers", "autumn", "autumns", "fall", "falls", "winter", "winters", "term", "terms",
    "semester", "semesters", "quarter", "frühjahr", "frühling", "sommer", "herbst", "sommersemester", "wintersemester",
    "printemps", "été", "automne", "hiver", "primavera", "verano", "otoño", "invierno", "autunno", "inverno",
    "verão", "outono", "voorjaar", "lente", "zomer", "najaar", "herfst", "forår", "foråret", "sommeren", "efterår",
    "efteråret", "vinter", "vinteren", "vår", "våren", "høst", "høsten", "sommar", "sommaren", "somrarna", "hösten",
    "kevät", "kesä", "syksy", "talvi", "jaro", "léto", "podzim", "zima", "wiosna", "lato", "jesień",
];
pub(super) const PRESENT: [&str; 5] = ["present", "now", "current", "today", "ongoing"];
/// Words between two dates.
#[rustfmt::skip]
const JOINS: [&str; 23] = [
    "-", "–", "—", "to", "bis", "until", "au", "à", "al", "de", "and", "&", "und", "et", "og", "och", "do", "til", "till",
    "y", "e", "i", "a",
];

impl Vocabulary {
    /// The dates in a text, and what is left of it.
    pub(super) fn dates(&self, text: &str) -> Option<(String, String)> {
        let words: Vec<&str> = text.split(' ').collect();
        let dated: Vec<Dated> = words.iter().map(|word| self.dated(word)).collect();
        let mut start = 0;
        let range = loop {
            if start >= words.len() {
                return None;
            }
            let length = dated[start..].iter().take_while(|part| **part != Dated::No).count();
            let mut range = start..start + length;
            let ends = |end: usize| matches!(dated[end], Dated::Join | Dated::Lead | Dated::Season);
            while range.end > range.start && ends(range.end - 1) {
                range.end -= 1;
            }
            while range.end > range.start && dated[range.start] == Dated::Join {
                range.start += 1;
            }
            if dated[range.clone()].contains(&Dated::Year) {
                break range;
            }
            start += length.max(1);
        };
        let left = [&words[..range.start], &words[range.end..]].concat().join(" ");
        let date = words[range].join(" ");
        let marks = [' ', ',', '·', '|', '(', ')', '–', '-', '—', ';', ':'];
        Some((date.trim_matches(marks).to_owned(), left.trim_matches(&marks[..4]).to_owned()))
    }

    /// Whether a text is a date and nothing else.
    pub(super) fn is_date(&self, text: &str) -> bool {
        self.dates(text).is_some_and(|(_, left)| left.is_empty())
    }

    /// Whether a text is a date, in words if need be: “Every spring since 2017”.
    pub(super) fn is_worded_date(&self, text: &str) -> bool {
        let Some((_, left)) = self.dates(text) else { return false };
        let small = left.split_whitespace().skip(1).all(|word| word.starts_with(char::is_lowercase));
        left.split_whitespace().count() <= 3
            && small
            && left.chars().all(|letter| letter.is_alphabetic() || letter == ' ')
    }

    fn dated(&self, word: &str) -> Dated {
        let word = word.trim_matches(['(', ')', ',', ';']).to_lowercase();
        let is = |words: &[&str]| words.contains(&word.trim_end_matches('.'));
        match () {
            () if is(&JOINS) => return Dated::Join,
            () if is(&LEADS) => return Dated::Lead,
            () if is(SEASONS) => return Dated::Season,
            () => {}
        }
        let mut found = Dated::No;
        for part in word.split(['-', '–', '—', '/', '.']).filter(|part| !part.is_empty()) {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            let year = digits && part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
            let small = digits && part.len() <= 2;
            if year {
                found = Dated::Year;
            } else if small || self.months.contains(part) || self.present.contains(part) {
                found = if found == Dated::Year { found } else { Dated::Part };
            } else {
                return Dated::No;
            }
        }
        found
    }
}

/// What a word is in a date.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dated {
    No,
    Join,
    Lead,
    Season,
    Part,
    Year,
}

//! Dates, told by known words: months, parts of a year, what comes before a date, and what stands for one that has not
//! come.
//!
//! A year is of four digits. One of two is one behind an apostrophe or a month (“Mar-19”, “Jan. ’19”), or in a range
//! (“’19 – ’22”, “01/19 – 03/22”).

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::super::words::plain;
use super::vocabulary::Vocabulary;

/// Words before a date that are a part of it.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "expected", "anticipated", "graduated", "graduating", "graduation", "graduation date", "issued", "class of",
    "since", "from", "about", "circa", "ca", "early", "late", "mid", "seit", "ab", "von", "vom", "depuis", "dès",
    "du", "desde", "dal", "sinds", "siden", "od",
];

/// Parts of a year, in the languages of the locales.
#[rustfmt::skip]
const SEASONS: &[&str] = &[
    "spring", "springs", "summer", "summers", "autumn", "autumns", "fall", "falls", "winter", "winters", "term",
    "terms", "semester", "semesters", "quarter", "q1", "q2", "q3", "q4", "frühjahr", "frühling", "sommer", "herbst",
    "sommersemester", "wintersemester", "printemps", "été", "automne", "hiver", "primavera", "verano", "otoño",
    "invierno", "autunno", "inverno", "verão", "outono", "voorjaar", "lente", "zomer", "najaar", "herfst", "forår",
    "foråret", "sommeren", "efterår", "efteråret", "vinter", "vinteren", "vår", "våren", "høst", "høsten", "sommar",
    "sommaren", "somrarna", "hösten", "kevät", "kesä", "syksy", "talvi", "jaro", "léto", "podzim", "zima", "wiosna",
    "lato", "jesień",
];

/// Months beside those of the locales: other names, and the forms that they have within a date.
#[rustfmt::skip]
pub(super) const MONTHS: &[&str] = &[
    "sept", "mär", "jänner", "feber", "ledna", "února", "března", "dubna", "května", "června", "července", "srpna",
    "října", "listopadu", "prosince", "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca",
    "sierpnia", "września", "października", "listopada", "grudnia",
];

/// What stands for a date that has not come, beside the words of the locales.
#[rustfmt::skip]
pub(super) const PRESENT: &[&str] = &[
    "present", "now", "current", "currently", "today", "ongoing", "to date", "till date", "- date", "dato", "laufend",
    "lfd", "jetzt", "présent", "à présent", "actuel", "actuellement", "maintenant", "à ce jour", "en cours",
    "presente", "actual", "actualmente", "hoy", "a la fecha", "hoje", "atualmente", "actualidade", "atualidade",
    "o momento", "attuale", "attualmente", "in corso", "momenteel", "nadal", "teraz", "dziś", "chwili obecnej",
    "současnost", "současnosti", "nyní", "dnes", "i dag", "nåværende", "pågående", "tills vidare", "nykyinen",
];

/// Words between two dates.
#[rustfmt::skip]
const JOINS: &[&str] = &[
    "to", "bis", "until", "through", "thru", "au", "à", "jusqu'à", "al", "de", "hasta", "até", "tot", "and", "&",
    "und", "et", "og", "och", "do", "til", "till", "až", "y", "e", "i", "a",
];

/// The most words of which one of these is.
const LONGEST: usize = 3;

/// The most words of a date.
const MOST: usize = 60;

/// Which words of a text are its date, and where what follows that begins.
struct Found {
    date: Range<usize>,
    after: usize,
}

impl Vocabulary {
    /// The dates in a text, and what is left of it.
    pub(super) fn dates(&self, text: &str) -> Option<(String, String)> {
        let words: Vec<&str> = text.split(' ').collect();
        let found = self.find(&words)?;
        let is_mark = |letter: char| " ,·|".contains(letter) || plain(letter) == '-';
        let is_edge = |letter: char| is_mark(letter) || "()[];:".contains(letter);
        let before = words[..found.date.start].join(" ");
        let after = words[found.after..].join(" ");
        // Of the marks on both sides of a date, one is enough.
        let after = if before.ends_with(is_mark) { after.trim_start_matches(is_mark) } else { &after };
        let left = format!("{before} {after}");
        let date = words[found.date].join(" ");
        Some((date.trim_matches(is_edge).to_owned(), left.trim_matches(is_mark).to_owned()))
    }

    /// The date that ends a text behind a comma or a dash or in brackets, and what is left of it.
    pub(super) fn ending_date(&self, text: &str) -> Option<(String, String)> {
        let words: Vec<&str> = text.split(' ').collect();
        let found = self.find(&words)?;
        let parts = |word: &&str| word.ends_with(',') || word.chars().all(|sign| plain(sign) == '-');
        let parted = words[found.date.start].starts_with(['(', '['])
            || words[..found.date.start].last().is_some_and(parts);
        if parted && found.after == words.len() { self.dates(text) } else { None }
    }

    /// Whether a text is a date and nothing else.
    pub(super) fn is_date(&self, text: &str) -> bool {
        self.dates(text).is_some_and(|(_, left)| left.is_empty())
    }

    /// Whether a text begins or ends in a date.
    pub(super) fn is_dated(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        self.find(&words).is_some_and(|found| found.date.start == 0 || found.after == words.len())
    }

    /// Whether a text is a date, in words if need be: “Every spring since 2017”.
    pub(super) fn is_worded_date(&self, text: &str) -> bool {
        let words: Vec<&str> = text.split(' ').collect();
        let Some(found) = self.find(&words) else { return false };
        let left = [&words[..found.date.start], &words[found.after..]].concat();
        left.len() <= 3
            && left.iter().skip(1).all(|word| word.starts_with(char::is_lowercase))
            && left.iter().all(|word| word.trim_matches([',', '·', '|']).chars().all(char::is_alphabetic))
    }

    fn find(&self, words: &[&str]) -> Option<Found> {
        // Most texts have no number, and so no year.
        if !words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit())) {
            return None;
        }
        let dated = self.told(words);
        let mut start = 0;
        while start < words.len() {
            let mut end = start;
            while end < words.len().min(start + MOST) && dated[end] != Dated::No {
                // A bracket that opens ends a date, and so does a colon.
                let opens =
                    words[end].starts_with(['(', '[']) || end > start && words[end - 1].ends_with(':');
                if opens && is_whole(&dated[start..end]) {
                    break;
                }
                end += 1;
            }
            let mut date = start..end;
            let ends = |end: usize| matches!(dated[end], Dated::Join | Dated::Lead | Dated::Season);
            while !date.is_empty() && ends(date.end - 1) {
                date.end -= 1;
            }
            while !date.is_empty() && is_apart(words, &dated, date.start) {
                date.start += 1;
            }
            if is_whole(&dated[date.clone()]) {
                let after = date.end + self.remark(&words[date.end..]);
                return Some(Found { date, after });
            }
            start = end.max(start + 1);
        }
        None
    }

    /// How many words say, in brackets behind a date, how long that was or that it is expected.
    fn remark(&self, words: &[&str]) -> usize {
        let opens = words.first().is_some_and(|word| {
            let bare = fold(word);
            let long = bare.starts_with(|letter: char| letter.is_ascii_digit());
            let told = long || matches!(self.known(&bare), Dated::Lead | Dated::Present);
            word.starts_with(['(', '[']) && told
        });
        let end = words.iter().position(|word| word.trim_end_matches([',', '.', ';']).ends_with([')', ']']));
        end.filter(|_| opens).map_or(0, |end| end + 1)
    }

    /// What each of some words is in a date.
    fn told(&self, words: &[&str]) -> Vec<Dated> {
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let mut told: Vec<Dated> = Vec::new();
        while let Some(rest) = folded.get(told.len()..).filter(|rest| !rest.is_empty()) {
            let counts = (1..=LONGEST.min(rest.len())).rev();
            let known = counts.map(|count| (count, self.known(&rest[..count].join(" "))));
            let (count, kind) = known
                .into_iter()
                .find(|(_, kind)| *kind != Dated::No)
                .unwrap_or_else(|| (1, self.counted(&rest[0])));
            // “Jan. 19” is a year's only where another follows, and “Jan. ’19” always.
            let kind = match (told.last(), kind) {
                (Some(Dated::Month | Dated::Season | Dated::Lead), Dated::Short) => Dated::Year,
                (Some(Dated::Month), Dated::Number) if rest[0].len() == 2 => Dated::Short,
                _ => kind,
            };
            told.extend(std::iter::repeat_n(kind, count));
        }
        told
    }

    /// What words are in a date that are known as they stand.
    fn known(&self, words: &str) -> Dated {
        let words = words.trim_end_matches('.');
        let is_dash = !words.is_empty() && words.bytes().all(|byte| matches!(byte, b'-' | b'>'));
        if is_dash { Dated::Join } else { self.dating.get(words).copied().unwrap_or(Dated::No) }
    }

    /// What a word is in a date that has numbers and months in it, apart or not: “05.2019–06.2020”.
    fn counted(&self, word: &str) -> Dated {
        let mut found = Dated::No;
        // An apostrophe stands before a number.
        let parted = word.replace('\'', "-'");
        for part in parted.split(['-', '/', '.']).filter(|part| !part.is_empty()) {
            let number = part.trim_start_matches('\'');
            let small =
                ["st", "nd", "rd", "th", "er", "º", "ª", "°"].iter().find_map(|end| number.strip_suffix(end));
            let number = small.unwrap_or(number);
            let digits = if number.bytes().all(|byte| byte.is_ascii_digit()) { number.len() } else { 0 };
            let is_year = digits == 4 && (number.starts_with("19") || number.starts_with("20"));
            let is_short = digits == 2 && part.starts_with('\'');
            found = match found {
                _ if is_year => Dated::Year,
                Dated::Month | Dated::Short if digits == 2 => Dated::Year,
                _ if is_short => Dated::Short,
                Dated::No if matches!(digits, 1 | 2) => Dated::Number,
                Dated::No | Dated::Number if self.is_month(part, word) => Dated::Month,
                _ if matches!(digits, 1 | 2) || self.is_month(part, word) || self.present.contains(part) => {
                    found
                }
                _ => return Dated::No,
            };
        }
        if found == Dated::Number && is_month_of_year(word) { Dated::Short } else { found }
    }

    /// Whether a part of a word is a month, or the first letters of one before a dot, or a part of a year.
    fn is_month(&self, part: &str, word: &str) -> bool {
        let shortened = || part.chars().count() >= 3 && word.contains(&format!("{part}."));
        self.months.contains(part)
            || SEASONS.contains(&part)
            || shortened() && self.months.iter().any(|month| month.starts_with(part))
    }
}

/// The words of dates beside months and numbers, with those for what has not come yet.
pub(super) fn dating(present: &BTreeSet<String>) -> HashMap<String, Dated> {
    let words =
        |words: &'static [&'static str], kind| words.iter().map(move |word| ((*word).to_owned(), kind));
    let mut known: HashMap<String, Dated> = words(SEASONS, Dated::Season).collect();
    // What is two of these is the later one.
    known.extend(words(LEADS, Dated::Lead));
    known.extend(words(JOINS, Dated::Join));
    known.extend(present.iter().map(|word| (word.clone(), Dated::Present)));
    known
}

/// What a word is in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    No,
    Join,
    Lead,
    Season,
    Month,
    /// A day, a month, or the end of “2019–20”.
    Number,
    Present,
    /// A year of two digits, if it is one.
    Short,
    Year,
}

/// A word as it is looked up.
fn fold(word: &str) -> String {
    let bare = word.trim_matches(['(', ')', '[', ']', ',', ';', ':']).to_lowercase();
    bare.chars().map(|letter| if matches!(letter, '~' | '→') { '-' } else { plain(letter) }).collect()
}

/// Whether a word is the number of a month and a year of two digits.
fn is_month_of_year(word: &str) -> bool {
    word.split_once(['/', '.']).is_some_and(|(month, year)| {
        year.len() == 2 && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
    })
}

/// Whether words have a year among them, or are a range of years of two digits.
fn is_whole(dated: &[Dated]) -> bool {
    let count = |kind: Dated| dated.iter().filter(|dated| **dated == kind).count();
    let ends = count(Dated::Short) + count(Dated::Present);
    dated.contains(&Dated::Year) || dated.contains(&Dated::Short) && dated.contains(&Dated::Join) && ends > 1
}

/// Whether a word before a date is none of it, though it might be within one.
fn is_apart(words: &[&str], dated: &[Dated], at: usize) -> bool {
    match dated[at] {
        // “De 2019 à 2022” is a date from its first word on.
        Dated::Join => at > 0 || !words[at].contains(char::is_alphabetic),
        // “Level 2, 2020” was in 2020.
        Dated::Number => words[at].ends_with(','),
        // “Harbour Today, 2020” is no range.
        Dated::Present => dated.get(at + 1) != Some(&Dated::Join),
        _ => false,
    }
}

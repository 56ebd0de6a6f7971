//! Dates as other tools write them.

use std::str::FromStr;
use std::sync::LazyLock;

use super::tree::{Taken, Tree};
use super::yaml::Map;
use crate::locale::{Locale, Words};
use crate::resume::Date;

/// How exactly dates are to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exactness {
    /// To the day, as written.
    Days,
    /// To the month: where a format has days only because it asks for whole dates.
    Months,
}

/// A date of another tool's.
pub(super) struct Foreign {
    date: Option<Date>,
    /// As it was written.
    text: String,
}

impl Taken for Foreign {
    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

impl Foreign {
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        tree.take(|text| Some(Foreign { date: parse(text), text: super::tree::one_line(text) }))
    }

    fn add(self, map: &mut Map, key: &'static str, exactness: Exactness) {
        match self.date {
            Some(Date::Day(day)) if exactness == Exactness::Months => {
                map.word(key, format!("{:04}-{:02}", day.year(), day.month())).was(&self.text);
            }
            Some(date) => {
                map.word(key, iso(&date));
            }
            None => {
                let mut words = Map::default();
                words.text("text", self.text);
                map.map(key, words);
            }
        }
    }
}

/// Adds a single date.
pub(super) fn single(map: &mut Map, date: &Tree, exactness: Exactness) {
    if let Some(date) = Foreign::of(date) {
        date.add(map, "date", exactness);
    }
}

/// Adds a start and an end; a start without an end goes on where `open` says so.
pub(super) fn period(map: &mut Map, start: &Tree, end: &Tree, open: bool, exactness: Exactness) {
    match (Foreign::of(start), Foreign::of(end)) {
        (Some(start), None) if open && start.date.as_ref().is_some_and(|date| *date != Date::Present) => {
            start.add(map, "start", exactness);
            map.word("end", "present".to_owned());
        }
        (Some(date), None) | (None, Some(date)) => date.add(map, "date", exactness),
        (Some(start), Some(end)) if start.text == end.text => start.add(map, "date", exactness),
        (Some(start), Some(end)) => {
            let reversed = match (&start.date, &end.date) {
                (Some(Date::Present), _) => true,
                (Some(first), Some(last)) => last.is_before(first),
                _ => false,
            };
            if reversed {
                map.remark("needs a look: it ends before it begins");
                let mut words = Map::default();
                words.text("text", format!("{} – {}", start.text, end.text));
                map.map("date", words);
            } else {
                start.add(map, "start", exactness);
                end.add(map, "end", exactness);
            }
        }
        (None, None) => {}
    }
}

/// Adds dates that recto wrote itself, in the schema's own words.
pub(super) fn verbatim(map: &mut Map, dates: &Tree) {
    for key in ["start", "end", "date"] {
        let date = dates.get(key);
        // What begins now has no beginning that the schema knows.
        let began = |text: &str| key != "start" || text.parse() != Ok(Date::Present);
        map.word(
            key,
            date.take(|text| (text.parse::<Date>().is_ok() && began(text)).then(|| text.to_owned())),
        );
        let mut words = Map::default();
        words.text("text", date.get("text").line());
        map.map(key, words);
    }
}

/// A date in the schema's letters.
fn iso(date: &Date) -> String {
    match date {
        Date::Year(year) => format!("{year:04}"),
        Date::Month(year, month) => format!("{year:04}-{month:02}"),
        Date::Day(day) => day.to_string(),
        Date::Present => "present".into(),
        Date::Words(text) => text.as_str().to_owned(),
    }
}

/// Reads `2022-02-28` and its shorter forms, with a time behind them or not; `Feb 28, 2022`, `28 February 2022`,
/// `February 28th, 2022`, `Feb 2022`, `02/2022`, `2022/02/28`, `28.2.2022`, and words for the present; names of months in
/// every language that recto speaks.
fn parse(text: &str) -> Option<Date> {
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    if let Ok(date) = Date::from_str(day) {
        return Some(date);
    }
    if ["now", "current", "ongoing", "today"].iter().any(|word| text.eq_ignore_ascii_case(word)) {
        return Some(Date::Present);
    }
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_name = |word: &&&str| number(word).is_none() && !matches!(**word, "of" | "de");
    let names: Vec<&str> = words.iter().filter(is_name).copied().collect();
    let numbers: Vec<&str> = words.iter().filter_map(|word| number(word)).collect();
    let iso = match (names.as_slice(), numbers.as_slice()) {
        ([name], [year]) if is_year(year) => format!("{year}-{}", month(name)?),
        ([name], [day, year] | [year, day]) if is_year(year) => format!("{year}-{}-{day}", month(name)?),
        // Year, month, day go from the large to the small, and days before months stand with full stops. One number beside
        // a year is a month; two could be the one or the other.
        ([], [year, month, day]) if is_year(year) => format!("{year}-{month}-{day}"),
        ([], [day, month, year]) if is_year(year) && text.contains('.') => format!("{year}-{month}-{day}"),
        ([], [month, year] | [year, month]) if is_year(year) => format!("{year}-{month}"),
        _ => return None,
    };
    iso.parse().ok()
}

fn is_year(number: &str) -> bool {
    number.len() == 4
}

/// The digits of a number, or of an English ordinal.
fn number(word: &str) -> Option<&str> {
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    Some(ordinal.unwrap_or(word)).filter(|it| !it.is_empty() && it.bytes().all(|c| c.is_ascii_digit()))
}

/// The number of a month, from its name or abbreviation in any language that recto speaks, or the first three letters or
/// more of its English name. What is one month's name in one language and another's in another is neither's.
fn month(name: &str) -> Option<usize> {
    static NAMES: LazyLock<Vec<(String, usize)>> = LazyLock::new(|| {
        let locales = Locale::tags().filter_map(|tag| tag.parse::<Locale>().ok());
        let months = locales.flat_map(|locale| {
            let Words { months, months_abbreviated, .. } = locale.words();
            months.into_iter().zip(1..).chain(months_abbreviated.into_iter().zip(1..))
        });
        months.map(|(name, month)| (name.trim_end_matches('.').to_lowercase(), month)).collect()
    });
    let name = name.to_lowercase();
    // The first locale is English.
    if let Some(index) =
        NAMES.iter().take(12).position(|(known, _)| name.len() >= 3 && known.starts_with(&name))
    {
        return Some(index + 1);
    }
    let mut found = NAMES.iter().filter(|(known, _)| *known == name).map(|(_, month)| *month);
    let first = found.next()?;
    found.all(|month| month == first).then_some(first)
}

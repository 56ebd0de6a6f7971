//! Dates in a locale's words.

use super::rich::Run;
use crate::locale::{DateForm, Words};
use crate::resume::{Date, DateFormat, DateStyle};

/// What stands between a start and an end: an en dash between spaces, as between any two dates that
/// have spaces in them (The Chicago Manual of Style, 6.78).
const SEPARATOR: &str = " \u{2013} ";

/// How dates are written in one place of a résumé.
#[derive(Debug, Clone)]
pub(super) struct Format<'a> {
    pub style: DateStyle,
    pub separator: &'a str,
}

impl<'a> Format<'a> {
    /// The format of a section: what the section says, else what the résumé says, else the default.
    pub(super) fn new(section: Option<&'a DateFormat>, resume: Option<&'a DateFormat>) -> Self {
        let layers = [section, resume];
        let style = layers.iter().flatten().find_map(|format| format.style);
        let separator = layers.iter().flatten().find_map(|format| format.separator.as_ref());
        Self {
            style: style.unwrap_or_default(),
            separator: separator.map_or(SEPARATOR, |separator| &separator.value),
        }
    }

    /// As much of a date as is shown.
    pub(super) fn shown(&self, date: &Date) -> Date {
        match date {
            Date::Month(year, _) if self.style == DateStyle::Year => Date::Year(*year),
            Date::Day(day) if self.style == DateStyle::Year => Date::Year(day.year()),
            date => date.clone(),
        }
    }

    /// A date in letters; words are left to the caller, since they are rich text.
    pub(super) fn date(&self, date: &Date, words: &Words) -> Option<String> {
        match &self.shown(date) {
            Date::Present => Some(words.present.clone()),
            Date::Words(_) => None,
            Date::Year(year) => Some(year_digits(*year)),
            Date::Month(year, month) => Some(self.fill(words, |form| &form.month, *year, *month, 1)),
            Date::Day(day) => Some(self.fill(words, |form| &form.day, day.year(), day.month(), day.day())),
        }
    }

    fn fill(
        &self,
        words: &Words,
        pattern: impl Fn(&DateForm) -> &String,
        year: i16,
        month: i8,
        day: i8,
    ) -> String {
        // Months are 1 to 12 by construction of `Date`.
        let index = usize::try_from(month - 1).unwrap_or_default().min(11);
        let iso = DateForm { month: "{year}-{mm}".into(), day: "{year}-{mm}-{dd}".into() };
        let (form, name) = match self.style {
            DateStyle::Numeric => (&words.dates.numeric, ""),
            DateStyle::Abbreviated => (&words.dates.words, words.months_abbreviated[index].as_str()),
            DateStyle::Long => (&words.dates.words, words.months[index].as_str()),
            DateStyle::Iso | DateStyle::Year => (&iso, ""),
        };
        pattern(form)
            .replace("{year}", &year_digits(year))
            .replace("{month}", name)
            .replace("{mm}", &format!("{month:02}"))
            .replace("{m}", &month.to_string())
            .replace("{dd}", &format!("{day:02}"))
            .replace("{d}", &day.to_string())
    }
}

fn year_digits(year: i16) -> String {
    format!("{year:04}")
}

/// A start and an end as one text; one of them alone, or both if they read the same, as a date.
pub(super) fn period(start: Vec<Run>, end: Vec<Run>, separator: &str) -> Vec<Run> {
    if start == end || end.is_empty() {
        return start;
    }
    if start.is_empty() {
        return end;
    }
    let mut runs = start;
    super::rich::push(&mut runs, Run::plain(separator));
    for run in end {
        super::rich::push(&mut runs, run);
    }
    runs
}

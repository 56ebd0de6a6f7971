//! Objects of JSON that are filled field by field.

use serde_json::{Map, Value, json};

use crate::resume::{Date, Highlight, Located, Text};

/// An object that is being filled: what is not there is left out.
#[derive(Default)]
pub(super) struct Object(pub(super) Map<String, Value>);

impl Object {
    pub(super) fn add(&mut self, key: &str, value: Option<impl Into<Value>>) -> &mut Self {
        if let Some(value) = value {
            self.0.insert(key.into(), value.into());
        }
        self
    }

    pub(super) fn text(&mut self, key: &str, text: &Option<Text>) -> &mut Self {
        self.add(key, text.as_ref().map(Text::as_str))
    }

    pub(super) fn texts<T>(
        &mut self,
        key: &str,
        list: &Option<Located<Vec<Located<T>>>>,
        text: fn(&T) -> &Text,
    ) -> &mut Self {
        let texts = |list: &Located<Vec<Located<T>>>| -> Vec<Value> {
            list.value.iter().map(|item| json!(text(&item.value).as_str())).collect()
        };
        self.add(key, list.as_ref().map(texts))
    }

    pub(super) fn highlights(
        &mut self,
        key: &str,
        list: &Option<Located<Vec<Located<Highlight>>>>,
    ) -> &mut Self {
        self.texts(key, list, |highlight| &highlight.text)
    }

    pub(super) fn link(&mut self, link: &Option<Located<crate::resume::Link>>) -> &mut Self {
        self.add("url", link.as_ref().map(|link| link.target()))
    }

    /// A beginning and an end. What the schema's dates cannot say, words or a lack of an end, is said in `dates`.
    pub(super) fn period(
        &mut self,
        start: &Option<Located<Date>>,
        end: &Option<Located<Date>>,
        date: &Option<Located<Date>>,
    ) {
        let [start, end, date] = [start, end, date].map(|it| it.as_ref().map(|it| &it.value));
        let (first, last) = (start.or(date), end.or(date));
        self.add("startDate", first.and_then(iso)).add("endDate", last.and_then(iso));
        let plain = first.is_none() && last.is_none()
            || date.is_none()
                && first.and_then(iso).is_some()
                && last.is_some_and(|it| iso(it).is_some() || *it == Date::Present);
        if !plain {
            let mut dates = Object::default();
            dates
                .add("start", start.map(own_date))
                .add("end", end.map(own_date))
                .add("date", date.map(own_date));
            self.add("dates", Some(dates.0));
        }
    }

    /// A single date, in a field of the schema's name.
    pub(super) fn date(&mut self, key: &str, date: &Option<Located<Date>>) -> &mut Self {
        let Some(date) = date else { return self };
        match iso(date) {
            Some(iso) => self.add(key, Some(iso)),
            None => self.add("dates", Some(json!({ "date": own_date(date) }))),
        }
    }
}

/// A date as the schema's pattern has it.
fn iso(date: &Date) -> Option<String> {
    let text = match date {
        Date::Year(year) => format!("{year:04}"),
        Date::Month(year, month) => format!("{year:04}-{month:02}"),
        Date::Day(day) => day.to_string(),
        Date::Present | Date::Words(_) => return None,
    };
    Some(text).filter(|text| text.starts_with(['1', '2']))
}

/// A date as recto's own schema has it.
pub(super) fn own_date(date: &Date) -> Value {
    match date {
        Date::Present => json!("present"),
        Date::Words(text) => json!({ "text": text.as_str() }),
        Date::Year(year) => json!(format!("{year:04}")),
        Date::Month(year, month) => json!(format!("{year:04}-{month:02}")),
        Date::Day(day) => json!(day.to_string()),
    }
}

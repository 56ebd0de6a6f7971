//! Leaving out: by tag, by age, by number.

use crate::resume::{
    Award, Certificate, Date, Education, Employment, GenericEntry, Highlight, Language, Located, Older,
    Project, Publication, Reference, Resume, Role, Section, Skill, Tagged, Variant,
};
use crate::source::NodeId;

type List<T> = Option<Located<Vec<Located<T>>>>;

/// What stays, by one variant.
pub(super) struct Rule<'a> {
    include: Option<&'a [Located<String>]>,
    exclude: &'a [Located<String>],
    since: Option<jiff::civil::Date>,
    older: Older,
    highlights: Option<usize>,
    dropped: &'a [NodeId],
}

impl<'a> Rule<'a> {
    pub(super) fn of(variant: &'a Variant) -> Self {
        Self {
            include: variant.include.as_ref().map(|tags| tags.value.as_slice()),
            exclude: variant.exclude.as_ref().map_or(&[], |tags| tags.value.as_slice()),
            since: variant.since.as_ref().and_then(|since| since.earliest()),
            older: variant.older.unwrap_or_default(),
            highlights: variant.highlights.as_ref().map(|most| most.value as usize),
            dropped: &[],
        }
    }

    /// Everything stays but some items.
    pub(super) fn without(dropped: &'a [NodeId]) -> Self {
        Self { include: None, exclude: &[], since: None, older: Older::Omit, highlights: None, dropped }
    }

    /// Leaves out of a résumé what does not stay, and whatever is empty without it.
    pub(super) fn apply(&self, resume: &mut Resume) {
        self.list(&mut resume.sections);
    }

    fn keeps(&self, tags: &[Located<String>]) -> bool {
        let has = |wanted: &[Located<String>]| {
            wanted.iter().any(|wanted| tags.iter().any(|tag| tag.value == wanted.value))
        };
        tags.is_empty() || self.include.is_none_or(has) && !has(self.exclude)
    }

    /// Prunes a list and its items. False if it lost all that it had.
    fn list<T: Item>(&self, list: &mut List<T>) -> bool {
        let Some(items) = list else { return true };
        items.value.retain_mut(|item| {
            !self.dropped.contains(&item.at)
                && self.keeps(item.tags())
                && item.value.prune(self)
                && self.ages(&mut item.value)
        });
        let left = !items.value.is_empty();
        if !left {
            *list = None;
        }
        left
    }

    /// Whether an item is young enough to stay, or collapsed.
    fn ages<T: Item>(&self, item: &mut T) -> bool {
        let Some(since) = self.since else { return true };
        let ended = item.ended().and_then(Date::latest);
        if ended.is_none_or(|ended| ended >= since) {
            return true;
        }
        if self.older == Older::Collapse {
            item.collapse();
        }
        self.older == Older::Collapse
    }

    /// The highlights of one role: those that stay by their tags, then the most important of them, in
    /// the file's order.
    fn highlights(&self, list: &mut List<Highlight>) {
        self.list(list);
        let (Some(items), Some(most)) = (list, self.highlights) else { return };
        let mut ranked: Vec<usize> = (0..items.value.len()).collect();
        ranked.sort_by_key(|index| std::cmp::Reverse(items.value[*index].priority));
        ranked.truncate(most);
        let mut index = 0;
        items.value.retain(|_| {
            index += 1;
            ranked.contains(&(index - 1))
        });
    }
}

/// Something in a list that a variant may leave out.
trait Item: Tagged {
    /// Prunes what is inside. False if nothing is left that is worth showing.
    fn prune(&mut self, _: &Rule) -> bool {
        true
    }

    /// When it ended, if it is old enough to be left out by age.
    fn ended(&self) -> Option<&Date> {
        None
    }

    /// Makes one line of it.
    fn collapse(&mut self) {}
}

fn date(date: &Option<Located<Date>>) -> Option<&Date> {
    date.as_ref().map(|date| &date.value)
}

impl Item for Section {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.work)
            && rule.list(&mut self.education)
            && rule.list(&mut self.projects)
            && rule.list(&mut self.skills)
            && rule.list(&mut self.publications)
            && rule.list(&mut self.awards)
            && rule.list(&mut self.certificates)
            && rule.list(&mut self.languages)
            && rule.list(&mut self.volunteering)
            && rule.list(&mut self.references)
            && rule.list(&mut self.entries)
            && rule.list(&mut self.bullets)
    }
}

impl Item for Highlight {}

impl Item for Employment {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.lines);
        rule.highlights(&mut self.highlights);
        rule.list(&mut self.roles)
    }

    fn ended(&self) -> Option<&Date> {
        match &self.roles {
            // The latest end of all roles; a role without one may still go on.
            Some(roles) => {
                let ends = roles.value.iter().map(|role| role.ended());
                ends.collect::<Option<Vec<_>>>()?
                    .into_iter()
                    .max_by_key(|end| end.latest().map_or((1, jiff::civil::Date::MAX), |day| (0, day)))
            }
            None => date(&self.end).or(date(&self.date)),
        }
    }

    fn collapse(&mut self) {
        if let Some(roles) = self.roles.take() {
            let start = roles.value.iter().filter_map(|role| role.start.as_ref());
            self.start = start.min_by_key(|start| start.earliest()).cloned();
            let end = roles.value.iter().filter_map(|role| role.end.as_ref().or(role.date.as_ref()));
            self.end = end.max_by_key(|end| end.latest()).cloned();
            // Of several roles none was held all that time, so that the line names only the employer.
            let mut titles = roles.value.into_iter().map(|role| role.value.title);
            self.title = titles.next().filter(|_| titles.next().is_none());
        }
        self.collapsed = true;
        self.description = None;
        self.summary = None;
        self.lines = None;
        self.highlights = None;
    }
}

impl Item for Role {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.lines);
        rule.highlights(&mut self.highlights);
        true
    }

    fn ended(&self) -> Option<&Date> {
        date(&self.end).or(date(&self.date))
    }

    fn collapse(&mut self) {
        self.summary = None;
        self.lines = None;
        self.highlights = None;
    }
}

// A degree does not age: education stays whatever `since` says.
impl Item for Education {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.lines);
        rule.highlights(&mut self.highlights);
        true
    }
}

impl Item for Project {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.lines);
        rule.highlights(&mut self.highlights);
        true
    }

    fn ended(&self) -> Option<&Date> {
        date(&self.end).or(date(&self.date))
    }

    fn collapse(&mut self) {
        self.collapsed = true;
        self.description = None;
        self.lines = None;
        self.highlights = None;
    }
}

impl Item for GenericEntry {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.lines);
        rule.highlights(&mut self.highlights);
        true
    }

    fn ended(&self) -> Option<&Date> {
        date(&self.end).or(date(&self.date))
    }

    fn collapse(&mut self) {
        self.collapsed = true;
        self.summary = None;
        self.lines = None;
        self.highlights = None;
    }
}

impl Item for Skill {
    fn prune(&mut self, rule: &Rule) -> bool {
        rule.list(&mut self.keywords)
    }
}

impl Item for Publication {
    fn ended(&self) -> Option<&Date> {
        date(&self.date)
    }

    fn collapse(&mut self) {
        self.collapsed = true;
        self.authors = None;
        self.summary = None;
    }
}

impl Item for Award {
    fn ended(&self) -> Option<&Date> {
        date(&self.date)
    }

    fn collapse(&mut self) {
        self.collapsed = true;
        self.summary = None;
    }
}

impl Item for Certificate {
    fn ended(&self) -> Option<&Date> {
        date(&self.date)
    }

    fn collapse(&mut self) {
        self.collapsed = true;
        self.summary = None;
    }
}

impl Item for Language {}

impl Item for Reference {}

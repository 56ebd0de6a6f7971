//! LinkedIn's data archive: a ZIP of CSV files
//! (<https://www.linkedin.com/help/linkedin/answer/a1339364/downloading-your-account-data>).

use super::dates::{self, Exactness};
use super::lists::description;
use super::parts::{self, link, section};
use super::tree::{Tree, one_line};
use super::yaml::{Map, Node};
use crate::resume::{Kind, Link};

/// The files that speak of what a résumé tells, as they are called in the archive. (Spaces and `_` come and go with the
/// years, and so do the names of some columns.)
pub(super) const FILES: [&str; 19] = [
    "Profile.csv",
    "Profile Summary.csv",
    "Email Addresses.csv",
    "PhoneNumbers.csv",
    "Positions.csv",
    "Projects.csv",
    "Education.csv",
    "Volunteering.csv",
    "Volunteer Experiences.csv",
    "Skills.csv",
    "Publications.csv",
    "Patents.csv",
    "Honors.csv",
    "Certifications.csv",
    "Languages.csv",
    "Courses.csv",
    "Organizations.csv",
    "Test Scores.csv",
    "Recommendations Received.csv",
];

/// The résumé that an archive holds.
pub(super) fn draft(archive: &Tree) -> Map {
    let rows = |file: &str| archive.get(file).items();
    let profile = rows("Profile.csv").first().unwrap_or(&Tree::Nothing);
    let mut resume = Map::default();
    let names: Vec<String> =
        ["First Name", "Last Name"].iter().filter_map(|key| profile.get(key).line()).collect();
    resume.text("name", (!names.is_empty()).then(|| names.join(" ")));
    let summary = profile.get("Summary").prose();
    let own_file = rows("Profile Summary.csv").first().unwrap_or(&Tree::Nothing).get("Profile Summary");
    own_file.place_if(|text| profile.get("Summary").peek() == Some(text));
    resume.text("headline", profile.get("Headline").line());
    resume.text("summary", summary.or_else(|| own_file.prose()));
    resume.map("contact", contact(archive, profile));
    let each = |files: &[&str], make: fn(&Tree) -> Map| -> Vec<Node> {
        files.iter().flat_map(|file| rows(file)).map(|row| Node::Map(make(row))).collect()
    };
    let titled = |title: &str| Some(title.to_owned());
    let mut skills = Map::default();
    skills.words("keywords", rows("Skills.csv").iter().filter_map(|row| row.get("Name").line()).collect());
    let skills = if skills.is_empty() { Vec::new() } else { vec![Node::Map(skills)] };
    let sections = [
        section(None, Kind::Work, parts::employers(rows("Positions.csv"), "Company Name", role)),
        section(None, Kind::Projects, each(&["Projects.csv"], project)),
        section(None, Kind::Education, each(&["Education.csv"], education)),
        section(
            None,
            Kind::Volunteering,
            each(&["Volunteering.csv", "Volunteer Experiences.csv"], volunteer),
        ),
        section(None, Kind::Skills, skills),
        section(None, Kind::Publications, each(&["Publications.csv"], publication)),
        section(titled("Patents"), Kind::Publications, each(&["Patents.csv"], patent)),
        section(None, Kind::Awards, each(&["Honors.csv"], honor)),
        section(None, Kind::Certificates, each(&["Certifications.csv"], certificate)),
        section(None, Kind::Languages, each(&["Languages.csv"], language)),
        section(titled("Courses"), Kind::Entries, each(&["Courses.csv"], course)),
        section(titled("Memberships"), Kind::Entries, each(&["Organizations.csv"], membership)),
        section(titled("Test scores"), Kind::Entries, each(&["Test Scores.csv"], test_score)),
        section(None, Kind::References, each(&["Recommendations Received.csv"], recommendation)),
    ];
    resume.list("sections", sections.into_iter().flatten().collect());
    resume
}

/// How to reach the person: the address and number that count, and the sites.
fn contact(archive: &Tree, profile: &Tree) -> Map {
    let mut contact = Map::default();
    let addresses = archive.get("Email Addresses.csv").items();
    let primary = addresses.iter().find(|row| row.get("Primary").peek() == Some("Yes")).or(addresses.first());
    if let Some(row) = primary {
        parts::email(&mut contact, row.get("Email Address"));
    }
    // It has said which one counts.
    addresses.iter().for_each(|row| row.get("Primary").ignore());
    if let Some(row) =
        archive.get("PhoneNumbers.csv").items().iter().find(|row| row.get("Number").peek().is_some())
    {
        contact.text("phone", parts::joined(&[row.get("Extension"), row.get("Number")], " "));
    }
    let mut profiles = Vec::new();
    let mut all = true;
    for site in listed(profile.get("Websites")) {
        // `PORTFOLIO:https://…`, `BLOG:https://…`
        let labelled = site.split_once(':').filter(|(label, _)| !label.contains("http"));
        let (label, url) = labelled.unwrap_or(("", site));
        let url = Tree::leaf(url);
        if !contact.has("website") && url.parsed::<Link>().is_some() {
            link(&mut contact, "website", &url);
            if labelled.is_some() {
                contact.was(site);
            }
            continue;
        }
        let profile = parts::profile(&Tree::leaf(label), &Tree::Nothing, &url);
        all &= profile.is_some();
        profiles.extend(profile);
    }
    profile.get("Websites").place_if(|_| all);
    contact.text("location", profile.any(&["Geo Location", "Address"]).line());
    let mut all = true;
    for handle in listed(profile.get("Twitter Handles")) {
        let profile = parts::profile(&Tree::leaf("X"), &Tree::leaf(handle), &Tree::Nothing);
        all &= profile.is_some();
        profiles.extend(profile);
    }
    profile.get("Twitter Handles").place_if(|_| all);
    contact.list("profiles", profiles);
    contact
}

/// The items of a list such as `[one,two]`, without placing it.
fn listed(list: &Tree) -> impl Iterator<Item = &str> {
    let items = list.peek().unwrap_or_default().trim_matches(['[', ']']).split(',');
    items.map(str::trim).filter(|item| !item.is_empty())
}

fn period(map: &mut Map, row: &Tree, open: bool) {
    dates::period(
        map,
        row.any(&["Started On", "Start Date"]),
        row.any(&["Finished On", "End Date"]),
        open,
        Exactness::Months,
    );
}

fn role(map: &mut Map, row: &Tree) {
    map.text("title", row.get("Title").line());
    period(map, row, true);
    description(map, row.get("Description"), Vec::new());
}

fn project(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", row.get("Title").line()).text("description", row.get("Description").prose());
    link(&mut map, "url", row.get("Url"));
    period(&mut map, row, true);
    map
}

fn education(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("institution", row.get("School Name").line()).text("degree", row.get("Degree Name").line());
    map.text("area", row.any(&["Field of Study", "Field Of Study"]).line())
        .text("score", row.get("Grade").line());
    period(&mut map, row, false);
    map.texts("lines", row.get("Activities").prose().into_iter().collect());
    description(&mut map, row.get("Notes"), Vec::new());
    map
}

fn volunteer(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("organization", row.any(&["Company Name", "Organization", "Organization Name"]).line())
        .text("title", row.get("Role").line());
    period(&mut map, row, true);
    map.texts("lines", row.get("Cause").line().into_iter().collect());
    description(&mut map, row.get("Description"), Vec::new());
    map
}

fn publication(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.any(&["Name", "Title"]).line()).text("publisher", row.get("Publisher").line());
    dates::single(&mut map, row.any(&["Published On", "Publication Date"]), Exactness::Days);
    link(&mut map, "url", row.get("Url"));
    map.text("summary", row.get("Description").prose());
    map
}

fn patent(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.get("Title").line());
    map.text(
        "publisher",
        parts::joined(&[row.get("Status"), row.get("Patent Number"), row.get("Application Number")], " "),
    );
    dates::single(&mut map, row.any(&["Issued On", "Filing Date"]), Exactness::Days);
    link(&mut map, "url", row.get("Url"));
    map.text("summary", row.get("Description").prose());
    map
}

fn honor(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.get("Title").line());
    dates::single(&mut map, row.get("Issued On"), Exactness::Months);
    map.text("summary", row.get("Description").prose());
    map
}

fn certificate(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("name", row.get("Name").line()).text("issuer", row.get("Authority").line());
    dates::single(&mut map, row.get("Started On"), Exactness::Months);
    link(&mut map, "url", row.get("Url"));
    map.text("summary", row.get("License Number").line());
    map
}

fn language(row: &Tree) -> Map {
    let mut map = Map::default();
    // `NATIVE_OR_BILINGUAL` in some years.
    let spoken = |level: &str| {
        let token = level.bytes().all(|c| c.is_ascii_uppercase() || c == b'_');
        let words = level.replace('_', " ").to_lowercase();
        Some(if token && !words.is_empty() {
            format!("{}{}", &level[..1], &words[1..])
        } else {
            one_line(level)
        })
    };
    map.text("language", row.get("Name").line()).text("fluency", row.get("Proficiency").take(spoken));
    map
}

fn course(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.any(&["Name", "Course Name"]).line());
    map.text("subtitle", parts::joined(&[row.get("Number"), row.get("School")], ", "));
    map
}

fn membership(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.any(&["Name", "Organization Name"]).line());
    map.text("subtitle", row.any(&["Position", "Title"]).line());
    period(&mut map, row, true);
    description(&mut map, row.get("Description"), Vec::new());
    map
}

fn test_score(row: &Tree) -> Map {
    let mut map = Map::default();
    map.text("title", row.any(&["Name", "Test Name"]).line()).text("subtitle", row.get("Score").line());
    dates::single(&mut map, row.any(&["Tested On", "Date", "Test Date"]), Exactness::Months);
    description(&mut map, row.get("Description"), Vec::new());
    map
}

/// A recommendation; one that its receiver does not show on the profile stays out of the résumé too.
fn recommendation(row: &Tree) -> Map {
    let mut map = Map::default();
    if row.get("Status").peek().is_some_and(|status| status != "VISIBLE") {
        return map;
    }
    row.get("Status").ignore();
    map.text("name", parts::joined(&[row.get("First Name"), row.get("Last Name")], " "));
    map.text("title", parts::joined(&[row.get("Job Title"), row.get("Company")], ", "));
    map.text("quote", row.get("Text").prose());
    map
}

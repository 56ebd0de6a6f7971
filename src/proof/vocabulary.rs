//! The words by which a hiring system knows its way: titles of sections, months, degrees, roles.
//!
//! Those of recto's locales, and what else is usual. A parser that does not know a word passes over it, and so does
//! this one.

use std::collections::{BTreeMap, BTreeSet};

use super::shape::begins_name;
use crate::locale::Locale;
use crate::resume::Kind;

/// The known words, all in lower case.
pub(super) struct Vocabulary {
    titles: BTreeMap<String, Kind>,
    months: BTreeSet<String>,
    present: BTreeSet<String>,
}

/// Titles beside those of the locales. A title may also end in one of these (“Technical Skills”), or begin with one
/// that `of`, `and` or `&` follows (“Projects of note”).
#[rustfmt::skip]
const TITLES: &[(Kind, &[&str])] = &[
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

/// Words that only degrees have in them.
#[rustfmt::skip]
const DEGREES: &[&str] = &[
    "bachelor", "bachelors", "bachelor's", "master", "masters", "master's", "doctor", "doctorate", "phd",
    "ph.d", "dphil", "edd", "md", "jd", "bsc", "b.sc", "msc", "m.sc", "ba", "b.a", "ma", "m.a", "bs", "b.s", "ms", "m.s",
    "beng", "b.eng", "b.e", "meng", "m.eng", "b.tech", "m.tech", "mba", "bba", "mph", "mpa", "msw", "mfa", "bfa", "bsn",
    "msn", "m.ed", "b.ed", "mlis", "llb", "llm", "mbchb", "mbbs", "mpharm", "pgce", "hnd", "btec", "nvq", "gcse", "gcses",
    "ged", "a-level", "a-levels", "sc.b", "sc.m", "a.b", "a.a.s", "associate", "minor", "degree", "honours", "diploma",
    "certificate", "equivalency",
    "diplom", "abitur", "fachabitur", "fachhochschulreife", "realschulabschluss", "matura", "staatsexamen",
    "meisterprüfung", "magister", "diplôme", "licence", "baccalauréat", "bac", "bts", "dut", "doctorat", "brevet",
    "licenciatura", "licenciado", "licenciada", "máster", "grado", "doctorado", "bachillerato", "bacharelado",
    "mestrado", "doutoramento", "doutorado", "laurea", "dottorato", "maturità", "maturita", "ing", "mgr", "bc",
    "inżynier", "licencjat", "ingénieur", "kandidat", "kandidatexamen", "masterexamen", "bachelorgrad", "mastergrad",
    "studentereksamen", "ylioppilastutkinto", "maisteri", "kandidaatti", "tradenomi", "hbo-bachelor", "vwo", "havo",
];

/// Words by which a title is known, alone or at the end of a longer word.
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "engineer", "developer", "manager", "lead", "intern", "analyst", "assistant", "architect", "director",
    "consultant", "designer", "scientist", "researcher", "professor", "lecturer", "teacher", "administrator",
    "specialist", "officer", "head", "chief", "founder", "president", "editor", "technician", "programmer",
    "fellow", "member", "owner", "coordinator", "nurse", "carpenter", "librarian", "curator", "tutor", "mentor",
    "volunteer", "student", "sister", "matron", "chef", "waiter", "driver", "pilot", "captain", "sergeant", "clerk",
    "cashier", "supervisor", "operator", "secretary", "accountant", "pharmacist", "physician", "surgeon", "dentist",
    "therapist", "midwife", "attorney", "barrister", "paralegal", "journalist", "reporter", "translator", "interpreter",
    "actor", "actress", "musician", "photographer", "electrician", "plumber", "mechanic", "welder", "organizer",
    "trainee", "apprentice", "treasurer", "trustee", "inspector", "representative", "executive", "receptionist",
    "instructor", "cleaner", "caretaker", "planner", "advisor", "adviser",
    "ingenieur", "ingenieurin", "entwickler", "entwicklerin", "leiter", "leiterin", "planer", "planerin", "mentorin",
    "berater", "beraterin", "administratorin", "lehrer", "lehrerin", "pfleger", "pflegerin", "verkäufer", "verkäuferin",
    "kauffrau", "kaufmann", "sachbearbeiter", "sachbearbeiterin", "praktikant", "praktikantin", "assistentin",
    "geschäftsführer", "geschäftsführerin", "angestellter", "angestellte", "oberarzt", "facharzt", "assistenzarzt",
    "ärztin", "techniker", "technikerin", "elektroniker", "meister",
    "ingénieur", "ingénieure", "développeur", "développeuse", "directeur", "directrice", "stagiaire", "technicien",
    "vendeur", "vendeuse", "infirmier", "infirmière", "enseignant", "enseignante", "assistante", "consultante",
    "responsable", "chargé", "chargée", "interprète", "bénévole",
    "ingeniero", "ingeniera", "profesor", "profesora", "enfermero", "enfermera", "gerente", "vendedor", "vendedora",
    "técnico", "técnica", "abogado", "abogada", "arquitecto", "arquitecta", "voluntario", "voluntaria",
    "enfermeiro", "enfermeira", "professora", "gestor", "gestora", "coordenador", "coordenadora", "estagiário",
    "estagiária", "repórter", "infermiere", "infermiera", "insegnante", "impiegato", "impiegata", "tirocinante",
    "avvocato", "responsabile", "medewerker", "verpleegkundige", "docent", "adviseur", "stagiair",
    "konsulent", "sygeplejerske", "sykepleier", "sjuksköterska", "lærer", "lärare", "rådgiver", "rådgivare",
    "ingeniør", "ingenjör", "udvikler", "utvecklare", "utvikler", "insinööri", "opettaja", "sairaanhoitaja", "myyjä",
    "inżynier", "programista", "kierownik", "specjalista", "nauczyciel", "nauczycielka", "inženýr", "vedoucí",
    "programátor", "učitel", "učitelka", "asistent", "asistentka",
    "מהנדס", "מהנדסת", "מפתח", "מפתחת", "מנהל", "מנהלת", "יועץ", "יועצת", "נגרית", "מתכנת",
    "מתכנתת", "مهندس", "مهندسة", "قائد", "قائدة", "مطور", "مطورة", "مدير", "مديرة", "محلل", "محللة", "معلم", "معلمة", "محاسب", "محاسبة",
    "مستشار", "مستشارة", "ممرض", "ممرضة", "エンジニア", "マネージャー", "リーダー", "デザイナー", "コンサルタント",
    "ディレクター", "プログラマー", "部長", "課長", "主任", "講師", "教授", "工程师", "工程師", "经理", "經理", "总监",
    "主管", "设计师", "分析师", "顾问", "助理", "实习生", "教师", "讲师",
];

/// Titles that are also parts of many names, and are known only where they stand alone.
#[rustfmt::skip]
const LONE_ROLES: &[&str] = &[
    "cook", "baker", "butcher", "farmer", "gardener", "partner", "associate", "principal", "reader", "chair", "server",
    "host", "porter", "agent", "model", "guard", "master", "mate", "page", "chaplain",
];

/// Words that only schools have in their names, alone or at the end of a longer word.
#[rustfmt::skip]
const SCHOOLS: &[&str] = &[
    "university", "college", "school", "institute", "academy", "polytechnic", "universität", "hochschule", "schule",
    "gymnasium", "université", "école", "universidad", "universidade", "università", "politecnico", "uniwersytet",
    "universitet", "universiteit",
];

/// What may follow a town beside the two capitals of a state.
#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "usa", "u.s.a.", "united states", "u.k.", "united kingdom", "england", "scotland", "wales", "northern ireland",
    "ireland", "canada", "australia", "new zealand", "germany", "deutschland", "allemagne", "alemania", "austria",
    "österreich", "switzerland", "schweiz", "suisse", "svizzera", "suiza", "france", "frankreich", "francia", "belgium",
    "belgië", "belgique", "netherlands", "nederland", "luxembourg", "spain", "españa", "spanien", "espagne", "portugal",
    "italy", "italia", "italien", "italie", "greece", "poland", "polska", "polen", "czechia", "česko", "slovakia",
    "slovenia", "croatia", "serbia", "hungary", "romania", "bulgaria", "ukraine", "russia", "russie", "estonia", "latvia",
    "lithuania", "denmark", "danmark", "sweden", "sverige", "norway", "norge", "finland", "suomi", "iceland", "türkiye",
    "turkey", "israel", "lebanon", "jordan", "uae", "qatar", "kuwait", "saudi arabia", "india", "pakistan", "bangladesh",
    "nepal", "sri lanka", "china", "hong kong", "taiwan", "japan", "south korea", "singapore", "malaysia", "thailand",
    "indonesia", "vietnam", "philippines", "egypt", "morocco", "maroc", "tunisia", "tunisie", "algeria", "nigeria",
    "ghana", "kenya", "tanzania", "uganda", "ethiopia", "south africa", "brazil", "brasil", "argentina", "chile",
    "colombia", "ecuador", "peru", "perú", "mexico", "méxico",
];

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
const PRESENT: [&str; 5] = ["present", "now", "current", "today", "ongoing"];
/// Words between two dates.
#[rustfmt::skip]
const JOINS: [&str; 23] = [
    "-", "–", "—", "to", "bis", "until", "au", "à", "al", "de", "and", "&", "und", "et", "og", "och", "do", "til", "till",
    "y", "e", "i", "a",
];

impl Vocabulary {
    pub(super) fn new() -> Self {
        let mut titles: BTreeMap<String, Kind> = TITLES
            .iter()
            .flat_map(|(kind, words)| words.iter().map(|word| ((*word).to_owned(), *kind)))
            .collect();
        let mut months = BTreeSet::new();
        let mut present: BTreeSet<String> = PRESENT.iter().map(|word| (*word).to_owned()).collect();
        for locale in Locale::tags().filter_map(|tag| tag.parse::<Locale>().ok()) {
            let words = locale.words();
            for kind in Kind::ALL {
                if let Some(title) = words.sections.get(kind.as_str()) {
                    titles.entry(title.to_lowercase()).or_insert(kind);
                }
            }
            let names = words.months.iter().chain(&words.months_abbreviated);
            months.extend(names.map(|name| name.trim_end_matches('.').to_lowercase()));
            present.insert(words.present.to_lowercase());
        }
        Self { titles, months, present }
    }

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

    pub(super) fn is_degree(&self, text: &str) -> bool {
        // Behind a town it is a state.
        let town = text.strip_suffix(", MA").or_else(|| text.strip_suffix(", MS"));
        has(DEGREES, town.unwrap_or(text))
    }

    pub(super) fn is_role(&self, text: &str) -> bool {
        has(ROLES, text) || LONE_ROLES.contains(&&*text.to_lowercase())
    }

    pub(super) fn is_school(&self, text: &str) -> bool {
        has(SCHOOLS, text)
    }

    /// Whether a text is a town and its state or country, and nothing else.
    pub(super) fn is_known_place(&self, text: &str) -> bool {
        self.ending_place(text).is_some_and(|(before, _)| before.is_empty())
    }

    /// The place that a text is or ends in, a town and its state or country, behind what stands before it.
    pub(super) fn ending_place(&self, text: &str) -> Option<(String, String)> {
        let parts: Vec<&str> = text.split(", ").collect();
        let wide = |part: &&&str| {
            let two = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase());
            let state = two && !matches!(**part, "BA" | "BS");
            state || COUNTRIES.contains(&part.to_lowercase().as_str())
        };
        let town = parts.len().checked_sub(1 + parts.iter().rev().take_while(wide).count())?;
        if town + 1 == parts.len() {
            return None;
        }
        // A dash may part it from the rest, too.
        let dash = [" – ", " — ", " - "].iter().find_map(|dash| parts[town].rsplit_once(dash));
        let (before, town_name) = dash.map_or((None, parts[town]), |(before, town)| (Some(before), town));
        let rest = [&parts[..town], before.as_slice()].concat().join(", ");
        let proper = town_name.starts_with(begins_name) && town_name.split_whitespace().count() <= 3;
        let place = [&[town_name], &parts[town + 1..]].concat().join(", ");
        proper.then_some((rest, place))
    }

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
            while range.end > range.start
                && (dated[range.start] == Dated::Join || is_listed_number(words[range.start]))
            {
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

/// Whether a word is a number that a comma ends: “Level 2, 2020” was in 2020.
fn is_listed_number(word: &str) -> bool {
    word.strip_suffix(',')
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 2)
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

/// Whether a text has one of these words in it, or a word that ends in a long one of them (“Projektleiterin”).
fn has(known: &[&str], text: &str) -> bool {
    // “Ph. D.” is one word, and “B.A. in” are two.
    let mut lower = String::new();
    for word in text.to_lowercase().split_whitespace() {
        let goes_on = lower.ends_with('.') && word.len() <= 4 && word.trim_end_matches(',').ends_with('.');
        lower += if goes_on { "" } else { " " };
        lower += word;
    }
    let words = lower.split(|letter: char| letter.is_whitespace() || "(),/".contains(letter));
    // “A-level” is one word, and “engineer-in-training” are three.
    words.flat_map(|word| word.split('-').chain([word])).any(|word| {
        let word = word.trim_end_matches('.');
        known.iter().any(|known| word == *known || known.len() > 5 && word.ends_with(known))
    })
}

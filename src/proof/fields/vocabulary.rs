//! The words by which a hiring system knows its way: titles of sections, months, degrees, roles.
//!
//! Those of recto's locales, and what else is usual. A parser that does not know a word passes over it, and so does
//! this one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::shape::begins_name;
use super::super::words::plain;
use super::dates::{Dated, MONTHS, PRESENT, dating};
use super::titles;
use crate::locale::Locale;
use crate::resume::Kind;

/// The known words, all in lower case.
pub(in crate::proof) struct Vocabulary {
    pub(super) titles: BTreeMap<String, Kind>,
    pub(super) months: BTreeSet<String>,
    pub(super) present: BTreeSet<String>,
    /// Words of dates, with what they are in them.
    pub(super) dating: HashMap<String, Dated>,
}

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
    "lisans", "doktora", "πτυχίο", "δίπλωμα", "μεταπτυχιακό", "διδακτορικό", "бакалавр", "магистр", "кандидат",
    "בוגר", "מוסמך", "دكتوراه", "ماجستير", "بكالوريوس", "学士", "修士", "博士", "學士", "碩士", "硕士", "학사", "석사", "박사",
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
    "主管", "设计师", "分析师", "顾问", "助理", "实习生", "教师", "讲师", "mühendis", "mühendisi", "müdür", "müdürü", "uzmanı",
    "μηχανικός", "διευθυντής", "διευθύντρια", "αρχιτέκτονας", "καθηγητής", "инженер", "разработчик", "менеджер", "директор",
    "інженер", "розробник", "개발자", "엔지니어",
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
    "universitet", "universiteit", "üniversitesi", "πανεπιστήμιο", "πολυτεχνείο", "университет", "університет", "институт",
    "אוניברסיטת", "אוניברסיטה", "جامعة", "大学", "大學", "学院", "學院", "高等学校", "대학교",
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

impl Vocabulary {
    pub(in crate::proof) fn new() -> Self {
        let mut months: BTreeSet<String> = MONTHS.iter().map(|word| (*word).to_owned()).collect();
        let mut present: BTreeSet<String> = PRESENT.iter().map(|word| (*word).to_owned()).collect();
        for locale in Locale::tags().filter_map(|tag| tag.parse::<Locale>().ok()) {
            let words = locale.words();
            let names = words.months.iter().chain(&words.months_abbreviated);
            months.extend(names.map(|name| name.trim_end_matches('.').to_lowercase()));
            present.insert(words.present.to_lowercase().chars().map(plain).collect());
        }
        Self { titles: titles::known(), dating: dating(&present), months, present }
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

//! Titles of sections, in the words that are usual.

use recto::proof::View;
use recto::resume::Kind;

use crate::proof::proof;
use crate::tiny_pdf::TinyPdf;

#[rustfmt::skip]
const TITLES: &[(Kind, &[&str])] = &[
    (Kind::Work, &["Career History", "Employment Record", "Professional Background", "Work experience",
        "Experience (selected)", "Professional Experience & Achievements", "Academic Appointments", "Internships",
        "Praxiserfahrung", "Beruflicher Werdegang", "Praktika", "Parcours professionnel",
        "Expériences professionnelles", "Expériences", "Experiencia laboral", "TRAYECTORIA PROFESIONAL", "Experiência",
        "Doświadczenie", "Esperienze professionali", "Freelance Work"]),
    (Kind::Education, &["Qualifications", "Academic Qualifications", "Educational Background", "Schulbildung",
        "Schulische Laufbahn", "Aus- und Weiterbildung", "Ausbildung und Studium", "Formations",
        "Diplômes et formations", "Formación académica", "Estudios", "Formação", "Educação", "Edukacja", "Degrees"]),
    (Kind::Skills, &["Areas of Expertise", "Key Skills & Competencies", "Skill Set", "Software", "Tools & Technologies",
        "EDV-Kenntnisse", "Fähigkeiten", "Compétences techniques", "Habilidades", "Conocimientos informáticos",
        "Conhecimentos", "Kompetencje", "Programmiersprachen", "Ferdigheter", "Färdigheter", "Skills Summary",
        "Languages and Tools"]),
    (Kind::Languages, &["Language Skills", "Foreign Languages", "Competenze linguistiche", "Sprachkenntnisse",
        "Fremdsprachen", "Langues étrangères", "Idiomas y nivel", "Języki obce", "Znajomość języków obcych"]),
    (Kind::Certificates, &["Certi\u{fb01}cation", "Licensure", "Professional Development", "Weiterbildung",
        "Certificats", "Certificaciones", "Cursos", "Kursy i szkolenia"]),
    (Kind::Bullets, &["Interests & Hobbies", "Interessen", "Centres d'intérêt", "Centres d’intérêt", "Loisirs",
        "Intereses", "Zainteresowania"]),
    (Kind::Text, &["Personal Statement", "Summary of Qualifications", "Über mich", "Kurzprofil", "À propos",
        "Profil professionnel", "Perfil profesional", "Objetivo", "Sobre mim", "Podsumowanie zawodowe"]),
    (Kind::Projects, &["Projets personnels"]),
    (Kind::References, &["Referees"]),
    (Kind::Entries, &["Professional Affiliations"]),
];

#[test]
fn usual_titles_of_sections_are_known() {
    for (kind, titles) in TITLES {
        for title in *titles {
            assert_eq!(kind_of(title), Some(*kind), "{title}");
        }
    }
}

/// Words that titles have in them, in what is none.
#[test]
fn what_only_sounds_like_a_title_is_none() {
    for line in [
        "Director of Research",
        "Grundkenntnisse: Latein (B1)",
        "BrightEdge Software",
        "Licence Informatique",
        "Experience Design Bureau",
        "Head of Education",
        "Research and Development",
    ] {
        assert_eq!(kind_of(line), None, "{line}");
    }
}

/// The kind of the only section of a page with a title, which is set as the text is.
fn kind_of(title: &str) -> Option<Kind> {
    let lines = ["*Ada Example", "ada@example.org", title, "Planes and saws."];
    let proof = proof(&TinyPdf::in_letters(&lines).bytes());
    let sections = &proof.reading(View::Stream).expect("the view").fields.sections;
    sections.first().and_then(|section| section.kind)
}

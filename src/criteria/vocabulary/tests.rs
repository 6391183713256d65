//! Tests of headers, verdicts and labels. Those of answers: `answers/tests.rs`.

use std::collections::BTreeSet;

use super::{ReadVerdict, Vocabulary, load};
use crate::document::render_all;
use crate::lang::Lang;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::quantity::Ratio;
use crate::model::verdict::Outcome;

fn good(item: &str) -> Meaning {
    Meaning::Item(item.to_owned(), Direction::YesIsGood)
}

fn bad(item: &str) -> Meaning {
    Meaning::Item(item.to_owned(), Direction::YesIsBad)
}

#[test]
fn the_data_has_no_mistake() {
    let (vocabulary, errors) = load::builtin();
    assert!(errors.is_empty(), "{}", render_all(&errors, Lang::En));
    assert_eq!(vocabulary.items.len(), 15);
    assert_eq!(vocabulary.questions.len(), 15);
    assert_eq!(vocabulary.obstacles.len(), 15);
    let empty = vocabulary
        .headers
        .keys()
        .find(|header| header.trim().is_empty());
    assert_eq!(empty, None);
}

#[test]
fn no_header_has_two_directions_or_is_field_and_item() {
    for (header, meanings) in &Vocabulary::builtin().headers {
        let directions: BTreeSet<Direction> = meanings
            .iter()
            .filter_map(|meaning| match meaning {
                Meaning::Item(_, direction) => Some(*direction),
                _ => None,
            })
            .collect();
        assert!(directions.len() <= 1, "{header}: {meanings:?}");
        let fields = meanings
            .iter()
            .filter(|one| matches!(one, Meaning::Field(_)))
            .count();
        assert!(
            fields == 0 || directions.is_empty(),
            "{header}: {meanings:?}"
        );
        // The staff of a unit in an org chart, its people on an activity in an inventory: the same
        // words. Nothing else stands under two fields.
        let people = [
            Meaning::Field(Field::Headcount),
            Meaning::Field(Field::Staff),
        ];
        assert!(fields <= 1 || *meanings == people, "{header}: {meanings:?}");
    }
}

#[test]
fn headers_are_known_with_their_direction() {
    #[track_caller]
    fn case(header: &str, meanings: &[Meaning]) {
        let found = Vocabulary::builtin().header(header).unwrap_or_default();
        assert_eq!(found, meanings, "{header}");
    }
    case(
        "1) Svolgibile individualmente (SI/NO)",
        &[good("individual")],
    );
    case("Necessità di affiancamento", &[bad("individual")]);
    case(
        "Grado di autonomia",
        &[Meaning::Ask(vec!["individual".to_owned()])],
    );
    case("ATTIVITA' PROGRAMMABILE", &[good("programmable")]);
    case("Non programmabile", &[bad("programmable")]);
    case(
        "Applicativi accessibili da remoto?",
        &[good("remote_tools")],
    );
    case("Postazione dedicata in sede", &[bad("remote_tools")]);
    case("Presenza fisica necessaria", &[bad("no_presence")]);
    case("Delocalizzabile", &[good("no_presence")]);
    case("Sopralluoghi", &[bad("no_presence")]);
    case(
        "Senza contatto diretto con l’utenza",
        &[good("no_user_contact")],
    );
    case("Contatto diretto con l'utenza", &[bad("no_user_contact")]);
    case("CONTATTO CON IL PUBBLICO", &[bad("no_user_contact")]);
    case("Sportello", &[bad("no_user_contact"), bad("back_office")]);
    case(
        "Front-Office",
        &[bad("no_user_contact"), bad("back_office")],
    );
    case(
        "Relazioni con pari efficacia a distanza",
        &[good("telematic")],
    );
    case("Face-to-face required", &[bad("telematic")]);
    case("Output misurabile", &[good("output")]);
    case("Output", &[Meaning::Ask(vec!["output".to_owned()])]);
    case("Tempi definiti e monitorabili", &[good("time_horizon")]);
    case("Scadenza", &[Meaning::Ask(vec!["time_horizon".to_owned()])]);
    case("Back office", &[good("back_office")]);
    case("FO/BO", &[Meaning::Ask(vec!["back_office".to_owned()])]);
    case("Fascicolo elettronico", &[good("documents")]);
    case("Consultazione atti cartacei", &[bad("documents")]);
    case("Lavoro in team possibile da remoto", &[good("teamwork")]);
    case("Équipe", &[Meaning::Ask(vec!["teamwork".to_owned()])]);
    case("Attività manuale", &[bad("not_manual")]);
    case("Cura della persona", &[bad("not_care")]);
    case("Lavoro in turno", &[bad("not_shift")]);
    case("Connessione adeguata", &[good("home")]);
    case("Mensa aziendale", &[]);
}

#[test]
fn fields_are_known_in_both_languages() {
    #[track_caller]
    fn case(header: &str, field: Field) {
        let found = Vocabulary::builtin().header(header).unwrap_or_default();
        assert_eq!(found.first(), Some(&Meaning::Field(field)), "{header}");
    }
    case("unit_code", Field::UnitCode);
    case("Cod. struttura", Field::UnitCode);
    case("Direzione", Field::Unit);
    case("U.O.", Field::Unit);
    case("Servizio/Ufficio", Field::SubUnit);
    case("Macroattività", Field::Process);
    case("ID", Field::Id);
    case("N.", Field::Id);
    case("activity_id", Field::Id);
    case("Descrizione attività", Field::Name);
    case("N. addetti", Field::Headcount);
    case("N° dipendenti", Field::Headcount);
    case("numero dipendenti", Field::Headcount);
    case("Unità di personale", Field::Headcount);
    case("headcount", Field::Headcount);
    case("di cui donne", Field::Women);
    case("M", Field::Men);
    case("Equivalenti a tempo pieno", Field::Fte);
    case("% di impegno", Field::Share);
    case("hourly_wage", Field::Weight);
    case("Pratiche arretrate", Field::BacklogStock);
    case("Pervenute", Field::BacklogIn);
    case("Evase", Field::BacklogOut);
    case("Piano di smaltimento", Field::DisposalPlan);
    case("Presidio minimo", Field::MinimumPresence);
    case("Criticità", Field::Obstacle);
    case("Leva", Field::Lever);
    case("Smartabile", Field::DeclaredVerdict);
    case("Eseguibile in modalità agile", Field::DeclaredVerdict);
    case("Grado di eseguibilità a distanza", Field::RemoteShare);
    case("Valutazione del dirigente", Field::OverrideVerdict);
    case("Motivazione rettifica", Field::OverrideReason);
    case("Note", Field::Notes);
    case("Dipende da", Field::Parent);
    case("Personale in servizio", Field::Staff);
    for (field, key) in Field::ALL {
        let vocabulary = Vocabulary::builtin();
        let known = vocabulary
            .headers
            .values()
            .chain(vocabulary.person_headers.values());
        let found = known.flatten().any(|one| *one == Meaning::Field(field));
        assert!(found, "{key} has no header");
    }
}

#[test]
fn headers_of_persons_have_one_meaning() {
    #[track_caller]
    fn case(header: &str, field: Field) {
        let folded = crate::matching::fold_header(header);
        let found = Vocabulary::builtin().person_headers.get(&folded);
        assert_eq!(found, Some(&vec![Meaning::Field(field)]), "{header}");
    }
    case("Matricola", Field::PersonId);
    case("Cod. pers.", Field::PersonId);
    case("person_id", Field::PersonId);
    case("ID dipendente", Field::PersonId);
    case("In servizio dal", Field::ValidFrom);
    case("Fino al", Field::ValidTo);
    case("Sede di lavoro", Field::Workplace);
    case("Articolazione oraria", Field::Pattern);
    case("Lunedì", Field::Monday);
    case("% part-time", Field::Fte);
    case("Tempo pieno %", Field::Fte);
    case("Sesso", Field::Gender);
    case("Fascia d'età", Field::AgeBand);
    case("Giorni in deroga", Field::Derogation);
    case("Non ammesso", Field::Excluded);
    case("% di impegno", Field::Share);
    case("Codice attività", Field::Id);
    case("Attività", Field::Name);
    case("Priorità", Field::Priority);
    case("Data", Field::Date);
    case("Vecchia unità", Field::OldUnit);
    case("new_unit", Field::NewUnit);
    for (header, meanings) in &Vocabulary::builtin().person_headers {
        assert_eq!(meanings.len(), 1, "{header}: {meanings:?}");
    }
}

#[test]
fn verdicts_are_read_as_sheets_declare_them() {
    #[track_caller]
    fn case(raw: &str, outcome: Option<Outcome>) {
        let read = Vocabulary::builtin().read_verdict(raw);
        assert_eq!(read.outcome(), outcome, "{raw}: {read:?}");
    }
    for word in [
        "smartabile",
        "Smartizzabile",
        "remotizzabile",
        "delocalizzabile",
        "telelavorabile",
    ] {
        case(word, Some(Outcome::Smartable));
        case(&format!("non {word}"), Some(Outcome::Not));
        case(&format!("Parzialmente {word}"), Some(Outcome::Partly));
    }
    case("lavorabile da remoto", Some(Outcome::Smartable));
    case("espletabile in modalità agile", Some(Outcome::Smartable));
    case("interamente smartabile", Some(Outcome::Smartable));
    case("non interamente smartabili", Some(Outcome::Partly));
    case("indifferibile in presenza", Some(Outcome::Not));
    case("da rendere in presenza", Some(Outcome::Not));
    case("a rotazione", Some(Outcome::Partly));
    case("limitatamente alle istruttorie", Some(Outcome::Partly));
    case("smartabile, tranne lo sportello", Some(Outcome::Partly));
    case(
        "Smartabile limitatamente al back office",
        Some(Outcome::Partly),
    );
    case("Non smartabile - richiede presenza", Some(Outcome::Not));
    case("Sì", Some(Outcome::Smartable));
    case("no", Some(Outcome::Not));
    case("60 %", Some(Outcome::Partly));
    case("0%", Some(Outcome::Not));
    case("100 %", Some(Outcome::Smartable));
    case("30-75 %", Some(Outcome::Partly));
    case("n.d.", None);
    case("smartabile?", None);
    case("", None);
    let near = Vocabulary::builtin().read_verdict("smartabbile");
    let nearest = Some("smartabile".to_owned());
    assert_eq!(near, ReadVerdict::NotUnderstood { nearest });
    assert_eq!(
        Vocabulary::builtin().read_verdict("50%"),
        ReadVerdict::Share(Ratio::HALF)
    );
}

#[test]
fn totals_and_samples_are_recognised_by_their_label() {
    let vocabulary = Vocabulary::builtin();
    for total in [
        "TOT. GENERALE",
        "Complessivo",
        "Complessivo Ragioneria",
        "Media",
        "MEDIA COMPLESSIVA RAGIONERIA",
        "Media per attività",
        "Tot. Settore Tributi",
        "Valore medio",
        "Totale",
        "TOTALI:",
        "Totale Direzione",
        "Subtotale",
        "Sub-totale",
        "Total",
        "Grand total",
        "Somma",
    ] {
        assert!(vocabulary.totals.matches(total), "{total}");
    }
    for other in [
        "Totalizzatori",
        "Somma urgenza",
        "Controllo totale",
        "Media education",
        "Mediazione civile",
        "Totem informativi",
        "Complessi sportivi",
        "Gestione complessiva",
        "Medie imprese",
        "",
    ] {
        assert!(!vocabulary.totals.matches(other), "{other}");
    }
    for sample in [
        "Esempio",
        "ESEMPIO: protocollo",
        "es.",
        "Es. protocollo",
        "Example",
        "example row",
    ] {
        assert!(vocabulary.samples.matches(sample), "{sample}");
    }
    for other in ["Esempla", "ES 01", "Esame", "Sample analysis"] {
        assert!(!vocabulary.samples.matches(other), "{other}");
    }
}

#[test]
fn notes_that_say_that_an_activity_has_ended_are_recognised() {
    let ended = &Vocabulary::builtin().ended;
    for note in [
        "Cessata",
        "CESSATA.",
        "Attività cessata",
        "Attività cessata dal 1° marzo 2026",
        "cessata nel 2025",
        "Non più svolta",
        "Discontinued",
        "discontinued since March",
    ] {
        assert!(ended.matches(note), "{note}");
    }
    for other in [
        "Cessata la convenzione con la provincia",
        "Cessazioni dal servizio",
        "In parte cessata",
        "Non svolta a luglio",
        "Ended up with us",
        "",
    ] {
        assert!(!ended.matches(other), "{other}");
    }
}

#[test]
fn questions_and_columns_of_real_sheets_are_known() {
    #[track_caller]
    fn case(header: &str, meaning: &Meaning) {
        let found = Vocabulary::builtin().header(header).unwrap_or_default();
        assert_eq!(found, std::slice::from_ref(meaning), "{header}");
    }
    case(
        "L'attività può essere svolta individualmente?",
        &good("individual"),
    );
    case("Può essere svolta individualmente?", &good("individual"));
    case("L'attività è programmabile?", &good("programmable"));
    case("È programmabile?", &good("programmable"));
    case(
        "L'attività non richiede presenza fisica?",
        &good("no_presence"),
    );
    case("Struttura complessa", &Meaning::Field(Field::Unit));
    case(
        "Personale assegnato (teste)",
        &Meaning::Field(Field::Headcount),
    );
    case("% attività da remoto", &Meaning::Field(Field::RemoteShare));
    case("Azione migliorativa", &Meaning::Field(Field::Lever));
    case(
        "Quota lavorabile da remoto",
        &Meaning::Field(Field::RemoteShare),
    );
    case("N. prog.", &Meaning::Ignore);
    case("di cui part-time", &Meaning::Ignore);
}

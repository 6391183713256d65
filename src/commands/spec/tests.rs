//! Tests of headers that are put otherwise than the vocabulary lists them.

use super::{ColumnSpec, House, inventory};
use crate::criteria;
use crate::lang::Lang;
use crate::model::columns::{Direction, Field, Meaning};

/// Returns what the usual set looks for.
fn usual() -> ColumnSpec {
    let builtin = criteria::find(criteria::DEFAULT).expect("built in");
    let set = criteria::read(builtin.id, builtin.text).expect("sound");
    inventory(&set, &House::default(), &[], Lang::It)
}

#[test]
fn several_words_for_one_thing_are_its_header() {
    #[track_caller]
    fn case(spec: &ColumnSpec, header: &str, field: Option<Field>) {
        let expected: Vec<Meaning> = field.map(Meaning::Field).into_iter().collect();
        assert_eq!(spec.meanings(header), expected, "{header}");
    }
    let spec = usual();
    case(&spec, "Direzione/Servizio", Some(Field::Unit));
    case(&spec, "Servizio / U.O.C.", Some(Field::Unit));
    case(&spec, "SETTORE O UFFICIO", Some(Field::Unit));
    case(&spec, "Sezione/Reparto/Nucleo", Some(Field::SubUnit));
    case(&spec, "Direzione - Dipartimento", Some(Field::Unit));
    case(&spec, "Note/Osservazioni", Some(Field::Notes));
    // Two things, or one of them nothing that is known.
    case(&spec, "Processo/Persone", None);
    case(&spec, "Direzione/Dirigente", None);
    case(&spec, "SI/NO", None);
    case(&spec, "n./no.", None);
}

#[test]
fn questions_in_sentences_are_read_in_their_direction() {
    #[track_caller]
    fn case(spec: &ColumnSpec, header: &str, item: &str, direction: Direction) {
        let expected = [Meaning::Item(item.to_owned(), direction)];
        assert_eq!(spec.meanings(header), expected, "{header}");
    }
    let spec = usual();
    let (good, bad) = (Direction::YesIsGood, Direction::YesIsBad);
    case(
        &spec,
        "L'attività può essere svolta in autonomia?",
        "individual",
        good,
    );
    case(
        &spec,
        "È possibile programmare l'attività? (SI/NO)",
        "programmable",
        good,
    );
    case(
        &spec,
        "Gli applicativi sono accessibili da remoto?",
        "remote_tools",
        good,
    );
    case(
        &spec,
        "È richiesto il contatto diretto con l'utenza?",
        "no_user_contact",
        bad,
    );
    case(
        &spec,
        "I risultati dell'attività sono misurabili?",
        "output",
        good,
    );
    case(
        &spec,
        "È necessaria la presenza fisica?",
        "no_presence",
        bad,
    );
    case(
        &spec,
        "L'attività non richiede la presenza in sede?",
        "no_presence",
        good,
    );
    case(&spec, "I documenti sono digitalizzati?", "documents", good);
    case(
        &spec,
        "È necessario consultare documenti cartacei?",
        "documents",
        bad,
    );
    case(&spec, "L'attività è svolta in turno?", "not_shift", bad);
    case(&spec, "L'attività è manuale?", "not_manual", bad);
    for header in ["È una buona idea?", "L'attività è utile?", "La sede"] {
        let found = spec.meanings(header);
        let asks = found.iter().any(|it| matches!(it, Meaning::Item(..)));
        assert!(!asks, "{header}: {found:?}");
    }
}

//! Worked cases of pairing.

use super::{Keyed, LEAST_LIKENESS, PairedBy, pair};

fn keyed(text: &'static str) -> Vec<Keyed<'static>> {
    let row = |line: &'static str| {
        let mut cells = line.split(';');
        let mut next = || cells.next().unwrap_or("");
        Keyed {
            unit: next(),
            id: next(),
            process: next(),
            name: next(),
        }
    };
    text.split('|').map(row).collect()
}

#[track_caller]
fn case(before: &'static str, now: &'static str, expected: &[(usize, usize, PairedBy)]) {
    let (before, now) = (keyed(before), keyed(now));
    let found = pair(&before, &now, LEAST_LIKENESS);
    let pairs: Vec<_> = found.pairs.iter().map(|it| (it.before, it.now, it.by)).collect();
    assert_eq!(pairs, expected, "{found:?}");
}

#[test]
fn names_written_otherwise_pair() {
    let like = &[(0, 0, PairedBy::Likeness)];
    case("A;;;Gestione del protocollo", "A;;;Gest. prot.", like);
    case("A;;;Rilascio carta d'identità", "A;;;Emissione carte di identita", like);
    case("A;;;Manutenzione edifici scolastici", "A;;;1.2 Attività di manutenzione degli edifici scolastici (anno 2026)", like);
    case("A;;;Istruttoria pratiche edilizie", "A;;;Pratiche edilizie: istruttoria", &[(0, 0, PairedBy::Likeness)]);
    case("A;;;Gestione back office", "A;;;Gestione backoffice", like);
    case("A;;;Ufficio relazioni pubblico", "A;;;URP", like);
}

#[test]
fn what_is_told_apart_never_pairs() {
    for (before, now) in [
        ("A;;;Archivio zona 1", "A;;;Archivio zona 2"),
        ("A;;;Verifiche fase I", "A;;;Verifiche fase II"),
        ("A;;;Protocollo in entrata", "A;;;Protocollo in uscita"),
        ("A;;;Cicli attivi", "A;;;Cicli passivi"),
        ("A;;;Manutenzione ordinaria", "A;;;Manutenzione straordinaria"),
        ("A;;;Beni mobili", "A;;;Beni immobili"),
        ("A;1;;Archivio zona 1", "A;1;;Archivio zona 2"),
    ] {
        case(before, now, &[]);
    }
}

#[test]
fn an_id_of_another_activity_is_reused() {
    let before = keyed("A;1;;Gestione mense");
    let now = keyed("A;1;;Contenzioso tributario");
    let found = pair(&before, &now, LEAST_LIKENESS);
    assert_eq!((found.reused, found.gone.len(), found.new.len()), (vec![(0, 0)], 0, 0));
}

#[test]
fn of_two_that_are_as_good_neither_is_taken() {
    case("A;;;Rilascio permessi", "A;;;Rilascio permesso sosta|A;;;Rilascio permesso transito", &[]);
}

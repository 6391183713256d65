//! Worked cases of pairing.

use proptest::prelude::*;

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
    let pairs: Vec<_> = found
        .pairs
        .iter()
        .map(|it| (it.before, it.now, it.by))
        .collect();
    assert_eq!(pairs, expected, "{found:?} {before:?} {now:?}");
}

#[test]
fn names_written_otherwise_pair() {
    let like = &[(0, 0, PairedBy::Likeness)];
    case("A;;;Gestione del protocollo", "A;;;Gest. prot.", like);
    case(
        "A;;;Rilascio carta d'identità",
        "A;;;Emissione carte di identita",
        like,
    );
    case(
        "A;;;Manutenzione edifici scolastici",
        "A;;;1.2 Attività di manutenzione degli edifici scolastici (anno 2026)",
        like,
    );
    case(
        "A;;;Istruttoria pratiche edilizie",
        "A;;;Pratiche edilizie: istruttoria",
        &[(0, 0, PairedBy::Likeness)],
    );
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
        (
            "A;;;Manutenzione ordinaria",
            "A;;;Manutenzione straordinaria",
        ),
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
    assert_eq!(
        (found.reused, found.gone.len(), found.new.len()),
        (vec![(0, 0)], 0, 0)
    );
}

#[test]
fn of_two_that_are_as_good_neither_is_taken() {
    case(
        "A;;;Rilascio permessi",
        "A;;;Rilascio permesso sosta|A;;;Rilascio permesso transito",
        &[],
    );
}

/// An activity of a few words, so that likeness has something to do.
fn some_row() -> impl Strategy<Value = [String; 4]> {
    let actions = [
        "Gestione",
        "Gest.",
        "Verifica",
        "Rilascio",
        "Emissione",
        "Archivio",
    ];
    let objects = [
        "protocollo",
        "prot.",
        "permessi",
        "permesso",
        "carte",
        "zona 1",
        "zona 2",
        "",
    ];
    let ends = ["", "online", "in entrata", "in uscita", "(anno 2026)"];
    let pick = |list: &'static [&'static str]| proptest::sample::select(list);
    let name = (
        proptest::sample::select(actions.to_vec()),
        proptest::sample::select(objects.to_vec()),
        proptest::sample::select(ends.to_vec()),
    );
    (
        pick(&["A", "B"]),
        pick(&["", "1", "2", "3"]),
        pick(&["", "P", "Q"]),
        name,
    )
        .prop_map(|(unit, id, process, (action, object, end))| {
            let name = format!("{action} {object} {end}");
            [
                unit.to_owned(),
                id.to_owned(),
                process.to_owned(),
                name.trim().to_owned(),
            ]
        })
}

fn keys(rows: &[[String; 4]]) -> Vec<Keyed<'_>> {
    fn key(row: &[String; 4]) -> Keyed<'_> {
        let [unit, id, process, name] = row.each_ref().map(String::as_str);
        Keyed {
            unit,
            name,
            process,
            id,
        }
    }
    rows.iter().map(key).collect()
}

/// Returns pairs by what stands in them, in an order of their own.
fn said(before: &[[String; 4]], now: &[[String; 4]]) -> Vec<([String; 4], [String; 4])> {
    let found = pair(&keys(before), &keys(now), LEAST_LIKENESS);
    let texts = found.pairs.iter();
    let mut said: Vec<_> = texts
        .map(|it| (before[it.before].clone(), now[it.now].clone()))
        .collect();
    said.sort();
    said
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_nothing(
        (before, mixed_before) in prop::collection::vec(some_row(), 0..24)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        (now, mixed_now) in prop::collection::vec(some_row(), 0..24)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        prop_assert_eq!(said(&before, &now), said(&mixed_before, &mixed_now));
    }

    #[test]
    fn each_activity_has_one_place(
        before in prop::collection::vec(some_row(), 0..24),
        now in prop::collection::vec(some_row(), 0..24),
    ) {
        let found = pair(&keys(&before), &keys(&now), LEAST_LIKENESS);
        let mut olds: Vec<usize> = found.pairs.iter().map(|it| it.before).collect();
        let mut news: Vec<usize> = found.pairs.iter().map(|it| it.now).collect();
        olds.extend(found.reused.iter().map(|it| it.0).chain(found.gone));
        news.extend(found.reused.iter().map(|it| it.1).chain(found.new));
        olds.sort_unstable();
        news.sort_unstable();
        prop_assert_eq!(olds, (0..before.len()).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..now.len()).collect::<Vec<_>>());
    }

    #[test]
    fn equal_lists_pair_as_a_whole(
        (rows, mixed) in prop::collection::vec(some_row(), 0..24)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let found = pair(&keys(&rows), &keys(&mixed), LEAST_LIKENESS);
        prop_assert_eq!(found.pairs.len(), rows.len());
        prop_assert!(found.pairs.iter().all(|it| rows[it.before] == mixed[it.now]));
    }
}

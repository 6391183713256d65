//! The order of rows says nothing: shuffled tables give the same persons and the same findings.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::persons::{Read, read_tables};

/// Rows of the tables, without their headers, in the order of [`HEADERS`].
type Rows = Vec<Vec<String>>;

const HEADERS: [(&str, &str); 6] = [
    (
        "staff",
        "matricola;unità;dal;al;giorni lavorativi;FTE;sesso",
    ),
    ("assignments", "matricola;attività;quota;dal;al"),
    ("agreements", "matricola;dal;al"),
    ("priorities", "matricola;priorità"),
    ("absences", "matricola;data"),
    ("unit_map", "vecchia unità;nuova unità;dal"),
];

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        8 => (1..=12_u8, 1..=28_u8).prop_map(|(month, day)| format!("{day:02}/{month:02}/2026")),
        1 => Just("presto".to_owned()),
    ]
}

fn pick(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::select(words).prop_map(str::to_owned)
}

fn person() -> impl Strategy<Value = String> {
    pick(&["P1", "P2", "p2", "P3", "P9", ""])
}

fn table(cells: Vec<BoxedStrategy<String>>) -> BoxedStrategy<Vec<String>> {
    let row = cells.prop_map(|cells| cells.join(";"));
    proptest::collection::vec(row, 0..8).boxed()
}

fn tables() -> impl Strategy<Value = Rows> {
    let unit = || pick(&["DIR-1", "DIR-2", "DIR-0", "DIR-9", ""]).boxed();
    let who = || person().boxed();
    let when = || date().boxed();
    let share = pick(&["100", "50", "0,5", "1", "", "30%", "boh", "101"]).boxed();
    vec![
        table(vec![
            who(),
            unit(),
            when(),
            when(),
            pick(&["", "LUN-VEN", "4", "1110000"]).boxed(),
            pick(&["", "1", "83,33", "2,5"]).boxed(),
            pick(&["F", "M", "?", "3"]).boxed(),
        ]),
        table(vec![
            who(),
            pick(&["A", "B", ""]).boxed(),
            share,
            when(),
            when(),
        ]),
        table(vec![who(), when(), when()]),
        table(vec![who(), pick(&["1", "2", "0", ""]).boxed()]),
        table(vec![who(), when()]),
        table(vec![unit(), unit(), when()]),
    ]
}

fn shuffled(rows: Rows) -> impl Strategy<Value = (Rows, Rows)> {
    let other: Vec<_> = rows
        .iter()
        .map(|rows| Just(rows.clone()).prop_shuffle())
        .collect();
    (Just(rows), other)
}

/// Everything but the addresses.
fn said(folder: &str, rows: &Rows) -> String {
    let texts: Vec<(&str, String)> = HEADERS
        .iter()
        .zip(rows)
        .map(|((kind, header), rows)| (*kind, format!("{header}\n{}\n", rows.join("\n"))))
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(kind, text)| (*kind, text.as_str()))
        .collect();
    let Read {
        staff,
        changes,
        facts,
        ..
    } = read_tables(folder, &texts);
    let mut text = String::new();
    for person in &staff.persons {
        let _ = write!(text, "\n{} {:?}", person.code, person.priority);
        for it in &person.spells {
            let _ = write!(
                text,
                "\n  {} {} {:?} {:?} {:?}",
                it.unit, it.period, it.pattern, it.fte, it.gender
            );
        }
        for it in &person.assignments {
            let _ = write!(text, "\n  {} {:?} {}", it.activity, it.share, it.period);
        }
        for it in &person.agreements {
            let _ = write!(text, "\n  {}", it.period);
        }
        let _ = write!(text, "\n  {:?}", person.absences);
    }
    for it in &changes {
        let _ = write!(text, "\n{} {} {}", it.from, it.to, it.on);
    }
    // A rank that differs is said of whichever row comes later.
    let mut facts: Vec<String> = facts
        .iter()
        .filter(|fact| format!("{:?}", fact.kind) != "PrioritiesDiffer")
        .map(|fact| format!("{:?} {:?}", fact.kind, fact.params))
        .collect();
    facts.sort();
    text + "\n" + &facts.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn the_order_of_rows_says_nothing((rows, other) in tables().prop_flat_map(shuffled)) {
        prop_assert_eq!(said("shuffled", &rows), said("shuffled", &other));
    }

    #[test]
    fn spells_never_overlap_and_absences_end(rows in tables()) {
        let text = |place: usize| {
            let (_, header) = HEADERS[place];
            format!("{header}\n{}\n", rows[place].join("\n"))
        };
        let read = read_tables("apart", &[("staff", &text(0)), ("absences", &text(4))]);
        for person in &read.staff.persons {
            for pair in person.spells.windows(2) {
                prop_assert!(pair[0].period.last < pair[1].period.first);
            }
            for pair in person.absences.windows(2) {
                prop_assert!(pair[0].last < pair[1].first);
            }
            prop_assert!(person.absences.iter().all(|it| it.days() < 366));
        }
    }
}

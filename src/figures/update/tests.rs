//! Updates worked by hand, and what holds of all of them.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Change, Decision, Kind, Start, Updated, Year, update};
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormColumn, FormRow};

const YEAR: i32 = 2026;

/// Makes a form: unit; id; name; note; year.
fn form(rows: &[String]) -> Form {
    let column = |asks| FormColumn {
        asks,
        header: String::new(),
    };
    let asks = [Field::Unit, Field::Id, Field::Name, Field::Notes].map(Asks::Field);
    let mut columns: Vec<FormColumn> = asks.into_iter().map(column).collect();
    columns.extend([column(Asks::Other), column(Asks::Other)]);
    let cell = |text: &str| match text {
        "" => FormCell::Empty,
        text => FormCell::Text(text.to_owned()),
    };
    let row = |line: &String| {
        let mut cells: Vec<FormCell> = line.split(';').map(cell).collect();
        cells.resize(6, FormCell::Empty);
        FormRow { cells, at: None }
    };
    Form {
        columns,
        rows: rows.iter().map(row).collect(),
    }
}

fn units(form: &Form) -> Vec<String> {
    let unit = |row| form.text(row, Field::Unit).to_owned();
    form.rows.iter().map(unit).collect()
}

fn run(old: &Form, new: &Form, ceased: &Form, decisions: &[Decision]) -> Updated {
    let [olds, news, ends] = [old, new, ceased].map(units);
    let year = |form, units| Year {
        form,
        units,
        shown: units,
        known: units,
        bodies: units,
    };
    let said_ended: Vec<bool> = (new.rows.iter())
        .map(|row| new.text(row, Field::Notes) == "cessata")
        .collect();
    update(&Start {
        old: year(old, &olds),
        new: year(new, &news),
        ceased: year(ceased, &ends),
        asked: &[true, true, true, true, false, false],
        year: YEAR,
        year_column: 4,
        override_year: 5,
        said_ended: &said_ended,
        decisions,
        sure: 700,
    })
}

fn lines(text: &str) -> Form {
    let rows: Vec<String> = text
        .split('|')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect();
    form(&rows)
}

fn said(rows: &[FormRow]) -> Vec<String> {
    let cell = |cell: &FormCell| match cell {
        FormCell::Text(text) => text.clone(),
        FormCell::Number(number) => number.to_string(),
        FormCell::Empty | FormCell::Answer(_) => String::new(),
    };
    // The year of an override is seldom there.
    let row = |row: &FormRow| {
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let all = cells.join(";");
        all.strip_suffix(';').unwrap_or(&all).to_owned()
    };
    rows.iter().map(row).collect()
}

#[track_caller]
fn case(old: &str, new: &str, next: &[&str], ceased: &[&str], kinds: &[Kind]) {
    let made = run(&lines(old), &lines(new), &lines(""), &[]);
    assert_eq!(said(&made.rows), next, "{old} + {new}");
    assert_eq!(said(&made.ceased), ceased, "{old} + {new}");
    let found: Vec<Kind> = made.changes.iter().map(|it| it.kind).collect();
    assert_eq!(found, kinds, "{old} + {new}");
}

#[test]
fn each_thing_that_can_happen() {
    // The id stays, the answers are this year's.
    case(
        "A;A-1;Protocollo;x",
        "A;77;PROTOCOLLO;y",
        &["A;A-1;PROTOCOLLO;y;2026"],
        &[],
        &[],
    );
    // A new name is listed.
    case(
        "A;A-1;Rilascio permessi di sosta",
        "A;;Emissione permesso di sosta",
        &["A;A-1;Emissione permesso di sosta;;2026"],
        &[],
        &[Kind::Renamed],
    );
    // What is new continues to count; an id of another activity is not given again.
    case(
        "A;A-08;Protocollo|A;A-09;Archivio",
        "A;A-08;Protocollo|A;A-09;Gestione mense scolastiche",
        &[
            "A;A-08;Protocollo;;2026",
            "A;A-10;Gestione mense scolastiche;;2026",
        ],
        &["A;A-09;Archivio;;"],
        &[Kind::New, Kind::Ceased],
    );
    // Who sent nothing keeps last year's answers, marked.
    case(
        "A;A-1;Protocollo|B;B-1;Messi;old",
        "A;A-1;Protocollo",
        &["A;A-1;Protocollo;;2026", "B;B-1;Messi;old;2025"],
        &[],
        &[Kind::Stale],
    );
    case(
        "A;A-1;Protocollo|B;B-1;Messi;;2023",
        "A;A-1;Protocollo",
        &["A;A-1;Protocollo;;2026", "B;B-1;Messi;;2023"],
        &[],
        &[Kind::Stale],
    );
    // To a unit that nobody mapped.
    case(
        "A;A-1;Protocollo|A;A-2;Notifica di atti giudiziari",
        "A;A-1;Protocollo|B;A-2;Notifica di atti giudiziari",
        &[
            "A;A-1;Protocollo;;2026",
            "B;A-2;Notifica di atti giudiziari;;2026",
        ],
        &[],
        &[Kind::Moved],
    );
    // Without ids all get the one that they were known by.
    let made = run(
        &lines("A;;Protocollo"),
        &lines("A;;Protocollo|A;;Messi"),
        &lines(""),
        &[],
    );
    let ids: Vec<String> = said(&made.rows);
    assert!(ids.iter().all(|row| row.starts_with("A;d-")), "{ids:?}");
}

#[test]
fn what_had_ended_comes_back_under_its_id() {
    let made = run(
        &lines("A;A-2;Messi"),
        &lines("A;;Messi|A;;Archivio"),
        &lines("A;A-1;Archivio"),
        &[],
    );
    assert_eq!(
        said(&made.rows),
        ["A;A-2;Messi;;2026", "A;A-1;Archivio;;2026"]
    );
    assert_eq!(made.back, BTreeSet::from([0]));
    assert_eq!(made.changes[0].kind, Kind::Back);
}

#[test]
fn a_person_decides() {
    let (old, new) = (lines("A;A-1;Sportello unico"), lines("A;A-1;Accoglienza"));
    let apart = run(&old, &new, &lines(""), &[]);
    assert_eq!(said(&apart.ceased), ["A;A-1;Sportello unico;;"]);
    let decision = |same| Decision {
        old: ["A", "A-1", "Sportello unico"].map(str::to_owned),
        new: ["A", "Accoglienza"].map(str::to_owned),
        same,
        ends: false,
    };
    let one = run(&old, &new, &lines(""), &[decision(true)]);
    assert_eq!(said(&one.rows), ["A;A-1;Accoglienza;;2026"]);
    assert!(matches!(
        one.changes[..],
        [Change {
            kind: Kind::Renamed,
            confirmed: true,
            ..
        }]
    ));
    let (old, new) = (lines("A;A-1;Sportello unico"), lines("A;;Sportelli unici"));
    let two = Decision {
        new: ["A", "Sportelli unici"].map(str::to_owned),
        ..decision(false)
    };
    let parted = run(&old, &new, &lines(""), &[two]);
    assert_eq!(said(&parted.rows), ["A;A-2;Sportelli unici;;2026"]);
    assert_eq!(said(&parted.ceased), ["A;A-1;Sportello unico;;"]);
}

#[test]
fn what_an_office_says_has_ended_stays_until_a_person_agrees() {
    let (old, new) = (
        lines("A;A-1;Protocollo|A;A-2;Archivio"),
        lines("A;A-1;Protocollo|A;A-2;Archivio;cessata|A;;Messi;cessata"),
    );
    let open = run(&old, &new, &lines(""), &[]);
    let kept = [
        "A;A-1;Protocollo;;2026",
        "A;A-2;Archivio;cessata;2026",
        "A;A-3;Messi;cessata;2026",
    ];
    assert_eq!(said(&open.rows), kept);
    assert!(open.ceased.is_empty());
    let kinds: Vec<Kind> = open.changes.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [Kind::SaidEnded, Kind::SaidEnded, Kind::New]);
    let decision = |name: &str, same| Decision {
        old: ["A", "A-2", ""].map(str::to_owned),
        new: ["a", name].map(str::to_owned),
        same,
        ends: true,
    };
    let decisions = [decision("archivio", true), decision("Messi", false)];
    let agreed = run(&old, &new, &lines(""), &decisions);
    assert_eq!(said(&agreed.rows), [kept[0], kept[2]]);
    assert_eq!(said(&agreed.ceased), ["A;A-2;Archivio;cessata;2026"]);
    let told: Vec<(Kind, bool)> = agreed
        .changes
        .iter()
        .map(|it| (it.kind, it.confirmed))
        .collect();
    // What was refused stays in the list as refused.
    let listed = [
        (Kind::SaidEnded, false),
        (Kind::SaidEnded, true),
        (Kind::New, false),
    ];
    assert_eq!(told, listed);
    assert!(agreed.changes[0].refused && agreed.unfit.is_empty());
    // Made again, with the decisions or without: the list knows it.
    for decisions in [&decisions[..], &[]] {
        let next = Form {
            rows: agreed.rows.clone(),
            ..old.clone()
        };
        let ended = Form {
            rows: agreed.ceased.clone(),
            ..old.clone()
        };
        let again = run(&next, &new, &ended, decisions);
        assert_eq!(said(&again.rows), said(&agreed.rows));
        assert!(again.ceased.is_empty() && again.back.is_empty());
    }
    // In the inventory under its name it is not of the list, whatever that says.
    let both = run(&old, &new, &lines("A;A-1;Archivio"), &[]);
    assert_eq!(said(&both.rows), kept);
}

fn some_rows() -> impl Strategy<Value = Vec<String>> {
    let pick = |list: &'static [&'static str]| proptest::sample::select(list);
    let names = pick(&[
        "Gestione protocollo",
        "Gest. prot.",
        "Rilascio permessi",
        "Emissione permesso",
        "Archivio zona 1",
        "Archivio zona 2",
        "Messi",
        "Messi notificatori",
        "Verifica tributi",
    ]);
    let row = (
        pick(&["A", "B", "C"]),
        pick(&["", "A-1", "A-2", "B-7", "x"]),
        names,
        pick(&["", "n", "m", "cessata"]),
    );
    let row = row.prop_map(|(unit, id, name, note)| format!("{unit};{id};{name};{note}"));
    prop::collection::vec(row, 0..14)
}

proptest! {
    #[test]
    fn made_again_nothing_changes(old in some_rows(), new in some_rows(), ended in some_rows()) {
        let (old, new, ended) = (form(&old), form(&new), form(&ended));
        let first = run(&old, &new, &ended, &[]);
        let next = Form { rows: first.rows.clone(), ..old.clone() };
        let left = ended.rows.iter().enumerate().filter(|(at, _)| !first.back.contains(at));
        let ceased: Vec<FormRow> = left.map(|(_, row)| row.clone()).chain(first.ceased.clone()).collect();
        let second = run(&next, &new, &Form { rows: ceased, ..old.clone() }, &[]);
        if !new.rows.is_empty() {
            prop_assert_eq!(said(&second.rows), said(&first.rows));
            prop_assert!(second.ceased.is_empty() && second.back.is_empty());
        }
    }

    #[test]
    fn nothing_is_lost(old in some_rows(), new in some_rows()) {
        let (old, new) = (form(&old), form(&new));
        let made = run(&old, &new, &form(&[]), &[]);
        let paired = old.rows.len() + new.rows.len() - made.rows.len() - made.ceased.len();
        let count = |kind| made.changes.iter().filter(|it| it.kind == kind).count();
        prop_assert_eq!(count(Kind::Ceased), made.ceased.len());
        prop_assert_eq!(made.rows.len(), new.rows.len() + count(Kind::Stale));
        prop_assert_eq!(count(Kind::New) + paired, new.rows.len());
        let mut ids: Vec<String> = old.rows.iter().map(|row| old.text(row, Field::Id).to_owned()).collect();
        ids.retain(|id| !id.is_empty());
        let kept: Vec<&str> = made.rows.iter().chain(&made.ceased).map(|row| old.text(row, Field::Id)).collect();
        for id in ids {
            prop_assert!(kept.contains(&id.as_str()), "{}", id);
        }
    }
}

//! Spells of persons: in order, within the service, shares that make a whole.

use super::{TWO, case, read_tables};

#[test]
fn spells_are_put_in_order() {
    let header = "matricola;unità;dal;al\n";
    let spells = |name: &str, rows: &str, findings: &[&str]| {
        let staff = format!("{header}{rows}");
        let read = case(name, &[("staff", &staff)], findings);
        let shown = |it: &smartable::model::staff::Spell| format!("{} {}", it.unit, it.period);
        read.staff.persons[0]
            .spells
            .iter()
            .map(shown)
            .collect::<Vec<_>>()
    };
    let overlap = spells(
        "overlap",
        "P1;DIR-2;01/03/2026;\nP1;DIR-1;01/01/2026;31/03/2026\n",
        &["X017 staff C2 + staff D3"],
    );
    assert_eq!(
        overlap,
        ["DIR-1 2026-01-01/2026-03-31", "DIR-2 2026-04-01/.."]
    );
    let inside = spells(
        "inside",
        "P1;DIR-1;01/01/2026;31/12/2026\nP1;DIR-2;01/03/2026;31/03/2026\n",
        &["X017 staff C3 + staff D2"],
    );
    assert_eq!(inside, ["DIR-1 2026-01-01/2026-12-31"]);
    let gap = spells(
        "gap",
        "P1;DIR-1;01/01/2026;31/03/2026\nP1;DIR-1;01/05/2026;\n",
        &["X018 staff C3 + staff D2"],
    );
    assert_eq!(gap.len(), 2);
    let moved = spells("moved", "P1;DIR-1;;31/03/2026\nP1;DIR-2;01/04/2026;\n", &[]);
    assert_eq!(moved.len(), 2);
    let twice = spells(
        "twice",
        "P1;DIR-1;;\nP1;DIR-1;;\n",
        &["X002 staff A3 + staff A2"],
    );
    assert_eq!(twice.len(), 1);
    let reversed = spells(
        "reversed",
        "P1;DIR-1;01/05/2026;01/04/2026\n",
        &["R015 staff D2 + staff C2"],
    );
    assert_eq!(reversed.len(), 0);
}

#[test]
fn a_personal_code_is_said_once_and_not_repeated() {
    let staff = "matricola;unità\nRSSMRA80A01Z999Y;DIR-1\n3331234567;DIR-1\n";
    let read = case("code", &[("staff", staff)], &["P010 staff A2"]);
    assert!(read.facts.iter().all(|fact| fact.params.0.is_empty()));
}

#[test]
fn who_is_not_in_the_staff_does_not_count() {
    let rows = "matricola;";
    let read = case(
        "strangers",
        &[
            ("staff", TWO),
            (
                "assignments",
                &format!("{rows}attività;quota\nP1;A1;100\nP2;A1;100\nP9;A1;100\n"),
            ),
            ("agreements", &format!("{rows}dal\nP9;01/01/2026\n")),
            ("priorities", &format!("{rows}priorità\nP9;1\n")),
            ("absences", &format!("{rows}data\nP9;01/01/2026\n")),
        ],
        &[
            "L014 absences A2",
            "L014 agreements A2",
            "L014 assignments A4",
            "L014 priorities A2",
        ],
    );
    assert_eq!(read.staff.persons.len(), 2);
}

#[test]
fn assignments_are_held_against_the_service() {
    let rows = "matricola;attività;quota;dal;al\n\
                P1;A1;100;;\nP2;A1;100;01/01/2025;31/12/2025\n";
    case(
        "outside",
        &[("staff", TWO), ("assignments", rows)],
        &["L015 assignments D3 + staff C3"],
    );
    let rows = "matricola;attività;quota\nP1;A1;100\n";
    case(
        "none",
        &[("staff", TWO), ("assignments", rows)],
        &["L016 staff A3"],
    );
    let staff = "matricola;unità;classe\nP1;DIR-1;\nP2;DIR-1;smartabile\n";
    case("stated", &[("staff", staff), ("assignments", rows)], &[]);
}

#[track_caller]
fn shares(name: &str, rows: &str, findings: &[&str]) -> Vec<String> {
    let staff = "matricola;unità\nP1;DIR-1\nP2;DIR-1\nP3;DIR-1\n";
    let all = format!("matricola;attività;quota;dal;al\n{rows}");
    let read = read_tables(name, &[("staff", staff), ("assignments", &all)]);
    let judged: Vec<&String> = read
        .findings
        .iter()
        .filter(|it| !it.starts_with("L016"))
        .collect();
    assert_eq!(judged, findings, "{name}");
    let person = &read.staff.persons[0];
    let share = |share: Option<_>| {
        share.map_or("?".to_owned(), |it: smartable::model::quantity::Decimal| {
            it.to_string()
        })
    };
    person
        .assignments
        .iter()
        .map(|it| share(it.share))
        .collect()
}

#[test]
fn shares_must_make_100_on_every_day() {
    shares(
        "sum",
        "P1;A;50;;\nP1;B;40;;\n",
        &["X010 assignments C2 + assignments C3"],
    );
    shares(
        "more",
        "P1;A;60;;\nP1;B;50;;\n",
        &["X010 assignments C2 + assignments C3"],
    );
    shares("thirds", "P1;A;33,3;;\nP1;B;33,3;;\nP1;C;33,3;;\n", &[]);
    shares(
        "thousands",
        "P1;A;33,333;;\nP1;B;33,333;;\nP1;C;33,334;;\n",
        &[],
    );
    shares(
        "stretch",
        "P1;A;100;;30/06/2026\nP1;B;50;01/07/2026;\n",
        &["X010 assignments C3"],
    );
    shares(
        "bare",
        "P1;A;100;;30/06/2026\nP1;B;100;01/08/2026;\n",
        &["X010 assignments C3"],
    );
    shares(
        "changed",
        "P1;A;100;;30/06/2026\nP1;B;100;01/07/2026;\n",
        &[],
    );
    shares(
        "twice-the-same",
        "P1;A;100;;\nP1;A;100;;\n",
        &["X002 assignments A3 + assignments A2"],
    );
    assert_eq!(
        shares(
            "unread",
            "P1;A;metà;;\nP1;B;50;;\n",
            &["V021 assignments C2"]
        ),
        ["?", "0.5"]
    );
    shares("over", "P1;A;120;;\n", &["V025 assignments C2"]);
    shares("empty", "P1;A;;;\n", &["V010 assignments C2"]);
    shares("activity", "P1;;100;;\n", &["V010 assignments B2"]);
}

#[test]
fn fractions_are_read_where_nothing_else_can_be_meant() {
    let unsure = ["V026 assignments C2"];
    assert_eq!(shares("half", "P1;A;0,5;;\n", &unsure), ["?"]);
    assert_eq!(
        shares("halves", "P1;A;0,5;;\nP1;B;0,5;;\n", &[]),
        ["0.5", "0.5"]
    );
    assert_eq!(shares("one", "P1;A;1;;\n", &[]), ["1"]);
    assert_eq!(
        shares("rest", "P1;A;99;;\nP1;B;1;;\n", &[]),
        ["0.99", "0.01"]
    );
    assert_eq!(
        shares("sign", "P1;A;0,5%;;\nP1;B;99,5%;;\n", &[]),
        ["0.005", "0.995"]
    );
    // A column with a share above 1 is of percentages.
    assert_eq!(
        shares(
            "mixed",
            "P1;A;0,5;;\nP1;B;0,5;;\nP2;A;100;;\n",
            &["V026 assignments C2", "V026 assignments C3"]
        ),
        ["?", "?"]
    );
    // One of two: no majority. Two of three: one.
    assert_eq!(shares("tie", "P1;A;0,5;;\nP2;A;1;;\n", &unsure), ["?"]);
    assert_eq!(
        shares(
            "most",
            "P1;A;0,5;;\nP2;A;1;;\nP3;A;1;;\n",
            &["X010 assignments C2"]
        ),
        ["0.5"]
    );
}

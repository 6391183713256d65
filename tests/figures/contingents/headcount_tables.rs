//! Contingents where people stand in a table of their own, worked by hand on the whole program.

use crate::program::{contingent_json, shown, written};

const CHART: &str = "codice;nome;padre;personale\nE;Ente;;30\nA;Ufficio A;E;20\nB;Ufficio B;E;10\n";

/// `1` smartable, `2` not, `3` undetermined, `4` partly.
const ACTIVITIES: &str = "Cod. struttura;ID;Attività;Svolgibile individualmente;Programmabile;\
    Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile\n\
    A;1;uno;SI;SI;SI;NO;SI\n\
    A;2;due;SI;SI;NO;NO;SI\n\
    A;3;tre;SI;SI;SI;NO;\n\
    B;4;quattro;SI;SI;in parte;NO;SI\n";

/// The first activity twice.
const TWINS: &str = "Cod. struttura;ID;Attività;Svolgibile individualmente;Programmabile;\
    Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile\n\
    A;1;uno;SI;SI;SI;NO;SI\n\
    A;1;uno;SI;SI;SI;NO;SI\n\
    A;2;due;SI;SI;NO;NO;SI\n";

/// Bounds of the heads by unit, under a treatment of rows without a verdict.
#[track_caller]
fn case(unassessed: &str, people: &str, expected: &str) {
    of(ACTIVITIES, unassessed, people, expected);
}

#[track_caller]
fn of(activities: &str, unassessed: &str, people: &str, expected: &str) {
    let (chart, activities) = (written(CHART), written(activities));
    let people = written(&format!("struttura;ID attività;addetti;FTE\n{people}"));
    let counted = contingent_json(&[
        shown(&activities),
        "--org-chart",
        shown(&chart),
        "--headcounts",
        shown(&people),
        "--on",
        "2026-12-31",
        "--unassessed",
        unassessed,
        "--fail-on",
        "never",
    ]);
    let units = counted["units"].as_array().into_iter().flatten();
    let mut found: Vec<String> = units
        .map(|unit| {
            let heads = &unit["heads"];
            format!(
                "{} {}..{}",
                unit["unit"].as_str().unwrap_or_default(),
                heads["at_least"],
                heads["at_most"]
            )
        })
        .collect();
    found.push(format!(
        "FTE {}..{}",
        counted["total"]["fte"]["at_least"], counted["total"]["fte"]["at_most"]
    ));
    assert_eq!(found.join("; "), expected);
}

#[test]
fn people_of_one_activity_stand_in_several_units() {
    // A: max(5, 20 - 16), 5 + 3. B: the activity of A has people there too; 4 is only in part.
    case(
        "bounds",
        "A;1;5;4\nB;1;4;3\nA;2;13;9\nA;3;3;2\nB;4;6;6\n",
        "E 9..12; A 5..8; B 4..4; FTE 7..9",
    );
    // The same with a row split.
    case(
        "bounds",
        "B;1;1;1\nA;1;5;4\nB;1;3;2\nA;2;13;9\nA;3;3;2\nB;4;6;6\n",
        "E 9..12; A 5..8; B 4..4; FTE 7..9",
    );
    // Of the third activity nobody says how many work on it: as many as there are.
    case(
        "bounds",
        "A;1;5;4\nB;1;4;3\nA;2;13;9\nB;4;6;6\n",
        "E 9..24; A 5..20; B 4..4; FTE 7..null",
    );
}

#[test]
fn twins_share_the_people_of_their_key() {
    let people = "A;1;5;4\nA;2;15;9\n";
    of(TWINS, "bounds", people, "E 5..5; A 5..5; FTE 4..4");
    // However far apart they stand: the rows between are all the second activity's.
    let (head, second) = TWINS.split_at(TWINS.rfind("A;1").unwrap_or(TWINS.len()));
    let between = "A;2;due;SI;SI;NO;NO;SI\n".repeat(80);
    let apart = format!("{head}{between}{second}");
    of(&apart, "bounds", people, "E 5..5; A 5..5; FTE 4..4");
}

#[test]
fn rows_without_an_activity_count_as_declared() {
    let people = "A;1;5;4\nB;1;4;3\nA;2;12;9\nA;3;3;2\nB;4;6;6\nA;99;2;1\nA;;1;1\n";
    case("bounds", people, "E 9..15; A 5..11; B 4..4; FTE 7..11");
    case("not-eligible", people, "E 9..12; A 5..8; B 4..4; FTE 7..9");
    case("left-out", people, "E 9..12; A 5..8; B 4..4; FTE 7..9");
}

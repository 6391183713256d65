//! Small offices whose figures were worked out by hand, by the program itself.

use crate::program::{Row, assess, assess_json, exactly, rows, shown, written};

/// One gate, asked as a share: the level of a row is the share of it that can be done remotely.
const SET: &str = r#"
schema = "smartable.criteria/1"
id = "by-hand"
version = "1"
valid_from = 2020-01-01
title.it = "A mano"
title.en = "By hand"
source = { act = "worked out by hand" }

[totals]
heads = "exclusive"

[rule]
kind = "gates"

[[criterion]]
id = "remote"
label.it = "A distanza"
label.en = "Remote"
obstacle = { class = "software", removable = true }
headers = ["Remote"]
level_of_partly = 0.5
"#;

/// Two regions. North: 900 of 1,000 people smartable, 90 %. South: 1 of 10, 10 %. The mean of the
/// percentages is 50 %; of the 1,010 people 901 are smartable, 89.2 %.
const REGIONS: &str = "\
unit,region,id,activity,Remote,headcount,FTE
A,North,n1,Archive,yes,600,500
A,North,n2,Billing,yes,300,250.5
B,North,n3,Counter,no,100,49.5
C,South,s1,Archive,yes,1,0.5
C,South,s2,Counter,no,9,8
";

fn by_region(text: &str) -> Vec<Row> {
    let (inventory, set) = (written(text), written(SET));
    let inputs = [shown(&inventory), "--criteria", shown(&set)];
    let table = ["--table", "units", "--format", "csv"];
    rows(&assess(
        &[&inputs[..], &["--by", "column:region"], &table].concat(),
    ))
}

fn whole(text: &str) -> serde_json::Value {
    let (inventory, set) = (written(text), written(SET));
    assess_json(&[shown(&inventory), "--criteria", shown(&set)])
}

#[test]
fn a_total_is_no_mean_of_percentages() {
    let regions = by_region(REGIONS);
    let shares: Vec<(&str, &str)> = regions
        .iter()
        .map(|row| (row["key"].as_str(), row["share_heads_at_least"].as_str()))
        .collect();
    assert_eq!(
        shares,
        [("North", "0.9000000000"), ("South", "0.1000000000")]
    );
    let total = &whole(REGIONS)["total"];
    // 901 / 1,010
    assert_eq!(exactly(total, "/shares/heads/smartable"), "0.8920792079");
    // (500 + 250.5 + 0.5) / 808.5
    assert_eq!(exactly(total, "/shares/fte/smartable"), "0.9288806432");
    // 3 of 5 activities, whatever their size
    assert_eq!(
        exactly(total, "/shares/activities/smartable"),
        "0.6000000000"
    );
}

#[test]
fn splitting_a_row_moves_the_share_of_activities_alone() {
    let split = REGIONS.replace(
        "A,North,n1,Archive,yes,600,500\n",
        "A,North,n1a,Archive in,yes,400,200\nA,North,n1b,Archive out,yes,200,300\n",
    );
    let total = &whole(&split)["total"];
    assert_eq!(exactly(total, "/shares/heads/smartable"), "0.8920792079");
    assert_eq!(exactly(total, "/shares/fte/smartable"), "0.9288806432");
    // 4 of 6
    assert_eq!(
        exactly(total, "/shares/activities/smartable"),
        "0.6666666667"
    );
}

#[test]
fn partly_counts_by_its_level_and_unknown_between_its_bounds() {
    let text = "\
unit,id,activity,Remote,headcount
A,a1,Archive,yes,30
A,a2,Billing,partly,20
A,a3,Counter,no,40
A,a4,Desk,,10
";
    let total = &whole(text)["total"];
    let heads = &total["shares"]["heads"];
    // 30 or 40 of 100; with "partly" as whole 50 or 60; by level 40 or 50.
    for (share, least, most) in [
        ("smartable", "0.3000000000", "0.4000000000"),
        ("with_partly", "0.5000000000", "0.6000000000"),
        ("weighted", "0.4000000000", "0.5000000000"),
    ] {
        assert_eq!(heads[share]["at_least"], least, "{share}");
        assert_eq!(heads[share]["at_most"], most, "{share}");
    }
    let blocked = &total["criteria"][0];
    // 40 whole, and half of 20; the unknown row blocks nothing yet.
    assert_eq!(blocked["blocked_share"]["heads"], "0.5000000000");
    assert_eq!(blocked["unknown"]["heads"], 10);
}

#[test]
fn a_column_of_wages_that_nobody_asked_for_is_no_measure() {
    let text = "unit,id,activity,Remote,headcount,hourly_wage\nA,a1,Archive,yes,30,12.5\n";
    assert_eq!(whole(text)["total"]["weight"], serde_json::Value::Null);
}

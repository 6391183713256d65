//! Groups, FTE, agreements and units that become others, worked by hand.

use super::{Gender, changes, ends, heads, office, stakes, year};

#[test]
fn groups_are_counted_apart() {
    let counted =
        office("P A F band=30-39 1:y; Q A M band=30-39 1:n; S A F 1:?; T A 1:y").count(year());
    let genders: Vec<(Gender, String)> = counted
        .by_gender
        .iter()
        .map(|(gender, figures)| (*gender, heads(figures)))
        .collect();
    assert_eq!(
        genders,
        [
            (Gender::Woman, "1..2".to_owned()),
            (Gender::Man, "0".to_owned()),
            (Gender::NotDeclared, "1".to_owned())
        ]
    );
    let bands: Vec<(Option<&str>, String)> = counted
        .by_age_band
        .iter()
        .map(|(band, figures)| (band.as_deref(), heads(figures)))
        .collect();
    assert_eq!(
        bands,
        [(Some("30-39"), "1".to_owned()), (None, "1..2".to_owned())]
    );
    assert_eq!(ends(counted.total.women.as_ref()), "1..2");
    assert_eq!(ends(counted.total.men.as_ref()), "0");
    assert!(office("P A F 1:y").count(year()).by_age_band.is_empty());
}

#[test]
fn fte_is_of_whom_it_is_known() {
    #[track_caller]
    fn case(staff: &str, all: &str, contingent: &str, remotizable: &str) {
        let total = office(staff).count(year()).total;
        assert_eq!(
            [
                ends(total.staff_fte.as_ref()),
                ends(total.fte.as_ref()),
                ends(total.fte_remotizable.as_ref())
            ],
            [all, contingent, remotizable]
        );
    }
    case("P A fte=0.5 1:y; Q A 0.5:y 0.5:n", "1.5", "1.5", "1");
    case("P A fte=0.5 1:?; Q A 1:n", "1.5", "0..0.5", "0..0.5");
    // Unknown: no upper bound of what it is part of, and of nothing else.
    case("P A fte=? 1:y; Q A 1:y", "1..", "1..", "1..");
    case("P A fte=? 1:n; Q A 1:y", "1..", "1", "1");
    case("P A fte=? 0.5:p 0.5:n; Q A 1:y", "1..", "1", "1..");
    case("P A fte=? 1:y excluded; Q A 1:y", "1..", "1", "1");
}

#[test]
fn agreements_are_counted_by_days_in_service() {
    #[track_caller]
    fn case(staff: &str, expected: &str) {
        let populations = office(staff).count(year()).populations;
        assert_eq!(
            populations.with_agreement.expect("given").to_short(4),
            expected
        );
    }
    case("P A 1:y", "0");
    case("P A 1:y agreed=../..", "1");
    case("P A 1:n agreed=2026-07-01/..", "0.5041");
    // Overlapping ones are one; what lies outside service is none.
    case(
        "P A 1:y agreed=2026-07-01/2026-10-31 agreed=2026-09-01/2026-12-31",
        "0.5041",
    );
    case("P A 2026-07-01/.. 1:y agreed=../..", "0.5041");
    case("P A 1:y agreed=2025-01-01/2025-12-31", "0");
}

#[test]
fn units_become_others_within_the_period() {
    #[track_caller]
    fn case(map: &str, staff: &str, expected: &str) {
        let mut office = office(staff);
        office.changes = changes(map);
        for _ in 0..2 {
            let counted = office.count(year());
            let units: Vec<String> = counted
                .units
                .iter()
                .map(|unit| format!("{} {}", unit.unit, heads(&unit.figures)))
                .collect();
            assert_eq!(units.join("; "), expected);
            office.changes.reverse(); // whatever their order
        }
    }
    let july = "2026-07-01";
    let split = "R 1; A 0.4959; B 0.5041";
    case(&format!("A B {july}"), "P A 1:y", split);
    case(&format!("A B {july}"), "P Office_A 1:y", split); // by its name
    // Units swap their codes on one day.
    case(&format!("A B {july}; B A {july}"), "P A 1:y", split);
    case(
        &format!("A1 B {july}; B R {july}"),
        "P A1 1:y",
        "R 1; A 0.4959; A1 0.4959; B 0.5041",
    );
    // One after the other: 90 days, 91, 184.
    case(
        &format!("A1 B 2026-04-01; B A {july}"),
        "P A1 1:y",
        "R 1; A 0.7507; A1 0.2466; B 0.2493",
    );
    // A row keeps the unit of its time.
    case(
        &format!("A B {july}"),
        "P A 2026-07-01/.. 1:y",
        "R 0.5041; A 0.5041",
    );
    case(
        &format!("A B {july}"),
        "P A 2026-06-30/.. 1:y",
        "R 0.5068; A 0.0027; B 0.5041",
    );
    // A unit that the chart lacks can only be one of before.
    case(
        &format!("OLD B {july}"),
        "P OLD 2026-08-01/.. 1:y",
        "R 0.4192; B 0.4192",
    );
}

#[test]
fn activities_are_found_where_they_stand() {
    #[track_caller]
    fn case(activities: &str, map: &str, staff: &str, expected: &str) {
        let mut office = office(staff);
        office.stakes = stakes(Some(&office.chart), activities);
        office.changes = changes(map);
        assert_eq!(heads(&office.count(year()).total), expected);
    }
    // In the unit, before the one above, before any other.
    case("A 1 y 1; B 1 n 1", "", "P A 1:1", "1");
    case("A 1 y 1; B 1 n 1", "", "P B 1:1", "0");
    case("A 1 y 1; B 1 n 1", "", "P A1 1:1", "1");
    case("A 1 y 1; B 1 n 1", "", "P R 1:1", "0..1"); // it means two
    case("A 1 y 1; B 1 y 1", "", "P R 1:1", "1"); // two that are judged alike
    case("A 1 y 1; A 1 n 1; R 1 y 1", "", "P A 1:1", "0..1"); // two in one unit
    // The inventory has the old codes, or the new ones.
    let july = "A B 2026-07-01";
    case("A 1 y 1; A1 1 n 1", july, "P A 1:1", "1");
    case("B 1 y 1; A1 1 n 1", july, "P A 1:1", "1");
}

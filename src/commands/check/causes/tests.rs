//! What follows from a finding is not said again: each case by hand.

use super::{Causes, joined, under_blank_headers, under_merged_headers};
use crate::fact::{Fact, FactKind, Params, Place};
use crate::finding::{Cause, Code, Finding, FindingGroup, FindingLog, Severity, by_code};
use crate::origin::CellRef;

fn cell(row: u32, column: u16) -> CellRef {
    CellRef {
        table: 0,
        row,
        column,
    }
}

fn finding(code: &'static str, place: Place) -> Finding {
    Finding {
        code: Code(code),
        severity: Severity::Error,
        place,
        params: Params::default(),
        related: Vec::new(),
        cause: Cause::Values,
    }
}

fn groups(findings: Vec<Finding>) -> Vec<FindingGroup> {
    let mut log = FindingLog::default();
    for finding in findings {
        log.push(finding);
    }
    let mut groups = log.into_unordered();
    by_code(&mut groups);
    groups
}

fn codes(groups: &[FindingGroup]) -> Vec<&str> {
    groups.iter().map(|it| it.first.code.0).collect()
}

#[test]
fn a_merged_header_says_what_it_hides() {
    let merged = Finding {
        severity: Severity::Warning,
        related: vec![cell(1, 3)],
        ..finding("T006", Place::Row { table: 0, row: 1 })
    };
    let missing = |label: &str| Finding {
        params: Params(vec![
            ("item", label.to_owned()),
            ("label_it", label.to_owned()),
            ("label_en", label.to_owned()),
        ]),
        ..finding("T010", Place::Sheet(0))
    };
    let column = |column| Place::Column { table: 0, column };
    let blank = |at| finding("T014", column(at));
    let mut all = groups(vec![missing("Uno"), merged.clone(), blank(3), blank(5)]);
    under_merged_headers(&mut all);
    assert_eq!(codes(&all), ["T006", "T014"]);
    let said = &all[0].first;
    assert_eq!(said.severity, Severity::Error);
    assert_eq!(said.params.get("label_it"), Some("«Uno»"));
    // One column cannot hide two criteria.
    let mut all = groups(vec![missing("Uno"), missing("Due"), merged, blank(3)]);
    under_merged_headers(&mut all);
    assert_eq!(codes(&all), ["T006", "T010", "T010"]);
    assert_eq!(all[0].first.severity, Severity::Warning);
}

#[test]
fn cells_under_a_merged_one_are_not_empty() {
    let mut causes = Causes::default();
    let place = Place::Range {
        from: cell(2, 4),
        to_row: 4,
    };
    causes.fact(Fact::new(FactKind::MergedData, place));
    let left = |causes: &mut Causes, row: u32, column: u16| {
        let mut found = vec![finding("V010", Place::Cell(cell(row, column)))];
        causes.settle((0, row), &mut found);
        found.len()
    };
    assert_eq!(left(&mut causes, 3, 4), 0);
    assert_eq!(left(&mut causes, 4, 5), 1);
    assert_eq!(left(&mut causes, 5, 4), 1);
}

#[test]
fn what_was_said_of_a_column_is_not_said_of_its_cells() {
    let mut causes = Causes::default();
    let column = |column| Place::Column { table: 0, column };
    causes.note(&finding("V061", column(3)));
    let swapped = Finding {
        related: vec![cell(2, 6)],
        ..finding("T029", column(5))
    };
    causes.note(&swapped);
    let covered = |finding: Finding| causes.covers(&groups(vec![finding])[0]);
    let at = |code, column| finding(code, Place::Cell(cell(2, column)));
    let beside = |column, other| Finding {
        related: vec![cell(2, other)],
        ..at("R011", column)
    };
    assert!(covered(at("R011", 3)));
    assert!(!covered(beside(3, 4)));
    assert!(covered(at("V021", 5)));
    assert!(covered(at("V045", 6)));
    assert!(!covered(at("V021", 7)));
    assert!(!covered(at("X015", 6)));
}

#[test]
fn rows_without_answers_are_one_cause_a_column() {
    let missing = |row, list: &str| Finding {
        params: Params(vec![("list", list.to_owned())]),
        ..finding("R011", Place::Cell(cell(row, 3)))
    };
    let all = vec![missing(4, "b"), missing(2, "a"), missing(3, "a")];
    let joined = joined(groups(all));
    assert_eq!(joined.len(), 1);
    assert_eq!((joined[0].count, joined[0].mixed), (3, true));
    assert_eq!(joined[0].rows.runs, [(2, 4)]);
    assert_eq!(joined[0].first.place, Place::Cell(cell(2, 3)));
}

#[test]
fn a_cell_is_named_once() {
    #[track_caller]
    fn case(first: &[&'static str], then: &[&'static str], left: &[&str]) {
        let mut causes = Causes::default();
        let place = Place::Cell(cell(3, 2));
        let mut said = Vec::new();
        for codes in [first, then] {
            let found = codes.iter().map(|code| finding(code, place));
            let mut found: Vec<Finding> = found.collect();
            causes.settle((0, 3), &mut found);
            said.extend(found.iter().map(|it| it.code.0));
        }
        assert_eq!(said, left, "{first:?} {then:?}");
    }
    case(&["R011"], &["V010"], &["R011"]);
    case(&["V012", "V051"], &[], &["V012"]);
    case(&["F006", "V013"], &["V041"], &["F006"]);
    case(&["V010"], &["V045"], &["V010", "V045"]);
    // In another row, and in another cell, it is another thing.
    let mut causes = Causes::default();
    let mut found = vec![finding("R011", Place::Cell(cell(2, 2)))];
    causes.settle((0, 2), &mut found);
    let mut found = vec![finding("V010", Place::Cell(cell(3, 2)))];
    causes.settle((0, 3), &mut found);
    assert_eq!(found.len(), 1);
    let other = Finding {
        related: vec![cell(4, 6)],
        ..finding("R011", Place::Cell(cell(4, 5)))
    };
    let at = |column| finding("V010", Place::Cell(cell(4, column)));
    let mut found = vec![other, at(6), at(7)];
    causes.settle((0, 4), &mut found);
    assert_eq!(found.len(), 2);
}

#[test]
fn a_row_that_moved_says_so_alone() {
    let mut causes = Causes::default();
    causes.fact(Fact::new(FactKind::ShiftedRow, Place::Cell(cell(3, 2))));
    let at = |code, row| finding(code, Place::Cell(cell(row, 4)));
    let mut found = vec![at("V010", 3), at("V045", 3), at("P001", 3)];
    causes.settle((0, 3), &mut found);
    assert_eq!(found.len(), 1);
    let mut found = vec![at("V010", 4)];
    causes.settle((0, 4), &mut found);
    assert_eq!(found.len(), 1);
}

#[test]
fn a_column_without_a_header_is_the_criterion_that_lacks_one() {
    let missing = |label: &str| Finding {
        params: Params(vec![("label_it", label.to_owned())]),
        ..finding("T010", Place::Sheet(0))
    };
    let blank = |column| finding("T014", Place::Column { table: 0, column });
    let mut all = groups(vec![missing("Uno"), blank(3)]);
    under_blank_headers(&mut all);
    assert_eq!(codes(&all), ["T014"]);
    assert_eq!(all[0].first.params.get("label_it"), Some("«Uno»"));
    // Nobody knows which of two columns it is.
    let mut all = groups(vec![missing("Uno"), blank(3), blank(5)]);
    under_blank_headers(&mut all);
    assert_eq!(all.len(), 3);
}

//! Contingents made by hand, for the tests of reports: one from activity headcounts, one from four
//! persons. Every figure was worked out on paper.

use std::rc::Rc;

use super::{cell, finding, set, sources};
use crate::fact::{Params, Place};
use crate::finding::{FindingGroup, Severity};
use crate::lang::LocalText;
use crate::model::assessment::{Coverage, LeftOutRows};
use crate::model::contingent::{
    ActivityHeads, AssignmentBasis, ContingentBasis, ContingentFigures, ContingentSettings,
    Contingents, HeadcountBasis, MinimumShare, PersonContingent, Populations, ShareOf,
    UnitContingent, When,
};
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Period};
use crate::model::quantity::{Between, Exact, Ratio};
use crate::model::staff::{Class, Gender, RowRef};
use crate::model::standing::{ClassFrom, Shares};
use crate::model::verdict::{Outcome, Verdict};

pub(super) fn number(tenths: i128) -> Exact {
    Ratio::new(tenths, 10).exact()
}

/// Both ends, in tenths.
pub(super) fn between(least: i128, most: i128) -> Between<Exact> {
    Between {
        at_least: number(least),
        at_most: Some(number(most)),
    }
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn share(least: (i128, i128), most: (i128, i128)) -> Between<Exact> {
    Between {
        at_least: Ratio::new(least.0, least.1).exact(),
        at_most: Some(Ratio::new(most.0, most.1).exact()),
    }
}

fn activity(id: &str, verdict: Verdict, heads: i128, fte: i128, row: u32) -> ActivityHeads {
    ActivityHeads {
        id: Rc::from(id),
        verdict,
        heads: Some(number(heads * 10)),
        fte: Some(number(fte)),
        at: cell(row, 9),
    }
}

fn unit(
    key: (&str, &str),
    depth: usize,
    figures: ContingentFigures,
    basis: HeadcountBasis,
) -> UnitContingent {
    UnitContingent {
        unit: Rc::from(key.0),
        name: Rc::from(key.1),
        depth: Some(depth),
        is_directorate: depth == 1,
        figures,
        basis,
    }
}

fn minimum(allowed: Option<Exact>, needed: Between<Exact>) -> MinimumShare {
    MinimumShare {
        parameter: Parameter {
            id: "minimum_share".to_owned(),
            label: LocalText {
                it: "Quota minima di prova".to_owned(),
                en: "Sample minimum share".to_owned(),
            },
            value: Some(Ratio::new(15, 100)),
            unit: "share".to_owned(),
            period: Period {
                first: day("2021-04-30"),
                last: Day::MAX,
            },
            source: LocalText {
                it: "Legge di prova, art. 14".to_owned(),
                en: "Sample law, art. 14".to_owned(),
            },
            verified: true,
        },
        of: ShareOf::Contingent,
        needed: Some(needed),
        met: allowed.as_ref().map(|_| true),
        allowed,
    }
}

/// A finding on a person, whose code must not be seen where persons are hidden.
pub(super) fn on_person() -> FindingGroup {
    let mut group = finding("V099", Severity::Warning, (12, 12), "");
    group.first.params = Params(vec![("person", "P-03".to_owned())]);
    group.first.place = Place::Cell(cell(12, 0));
    group
}

pub(super) fn left_out() -> Vec<LeftOutRows> {
    super::assessment().left_out
}

fn base(basis: ContingentBasis, total: ContingentFigures) -> Contingents {
    Contingents {
        set: Rc::new(set()),
        settings: ContingentSettings {
            when: When::On(day("2026-12-31")),
            theta: Ratio::HALF,
        },
        basis,
        units: Vec::new(),
        populations: Populations {
            in_service: total.staff.clone(),
            potential: total.heads.clone(),
            ..Populations::default()
        },
        total,
        by_gender: Vec::new(),
        by_age_band: Vec::new(),
        minimum_share: None,
        people: Vec::new(),
        coverage: Some(Coverage {
            heard: 2,
            expected: 3,
            missing: vec![("DIR-C".to_owned(), "Direzione Cultura".to_owned())],
        }),
        left_out: left_out(),
        findings: vec![finding("T014", Severity::Error, (57, 61), "boh")],
        sources: sources(),
    }
}

/// Everything, directorate A, the office below it, directorate B.
fn figures_of_headcounts() -> [ContingentFigures; 4] {
    let all = ContingentFigures {
        staff: Some(number(160)),
        staff_fte: Some(between(120, 120)),
        heads: Some(between(60, 100)),
        heads_with_partly: Some(between(110, 150)),
        fte: Some(between(45, 65)),
        fte_remotizable: Some(between(53, 73)),
        share_of_staff: Some(share((6, 16), (10, 16))),
        share_of_fte: Some(share((53, 120), (73, 120))),
        ..ContingentFigures::default()
    };
    let directorate = ContingentFigures {
        staff: Some(number(100)),
        staff_fte: Some(between(75, 75)),
        heads: Some(between(60, 80)),
        heads_with_partly: Some(between(60, 80)),
        fte: Some(between(45, 45)),
        fte_remotizable: Some(between(45, 45)),
        share_of_staff: Some(share((6, 10), (8, 10))),
        share_of_fte: Some(share((45, 75), (45, 75))),
        ..ContingentFigures::default()
    };
    let office = ContingentFigures {
        staff_fte: Some(between(20, 20)),
        heads: Some(between(30, 30)),
        heads_with_partly: Some(between(30, 30)),
        fte: Some(between(20, 20)),
        fte_remotizable: Some(between(20, 20)),
        share_of_fte: Some(share((1, 1), (1, 1))),
        ..ContingentFigures::default()
    };
    let second = ContingentFigures {
        staff_fte: Some(between(45, 45)),
        heads: Some(between(0, 20)),
        heads_with_partly: Some(between(50, 70)),
        fte: Some(between(0, 20)),
        fte_remotizable: Some(between(8, 28)),
        share_of_fte: Some(share((8, 45), (28, 45))),
        ..ContingentFigures::default()
    };
    [all, directorate, office, second]
}

/// From headcounts: 6 to 10 of 16. Directorate A: A.1 (5, smartable), A.2 (4, not) of 10 people,
/// and below it A.3 (3, smartable): from max(5, 10 - 4, 3) to 5 + 3. Directorate B: an undetermined
/// activity of 2 and a partly smartable one of 5.
pub(crate) fn from_headcounts() -> Contingents {
    let smartable = Verdict::Known(Outcome::Smartable);
    let undetermined = Verdict::Undetermined {
        worst: Outcome::Not,
        best: Outcome::Smartable,
    };
    let [all, directorate, office, second] = figures_of_headcounts();
    let mut contingents = base(ContingentBasis::Headcounts, all.clone());
    contingents.units = vec![
        unit(
            ("ENTE", "Ente di prova"),
            0,
            all,
            HeadcountBasis {
                staff_at: Some(cell(2, 4)),
                below_at_least: Some(number(60)),
                below_at_most: Some(number(100)),
                ..HeadcountBasis::default()
            },
        ),
        unit(
            ("DIR-A", "Direzione Servizi al personale"),
            1,
            directorate,
            HeadcountBasis {
                activities: vec![
                    activity("A.1", smartable, 5, 25, 57),
                    activity("A.2", Verdict::Known(Outcome::Not), 4, 30, 58),
                ],
                staff_at: Some(cell(3, 4)),
                largest: Some(number(50)),
                remainder: Some(number(60)),
                sum: Some(number(50)),
                below_at_least: Some(number(50)),
                below_at_most: Some(number(80)),
                ..HeadcountBasis::default()
            },
        ),
        unit(
            ("UFF-A1", "Ufficio Presenze"),
            2,
            office,
            HeadcountBasis {
                activities: vec![activity("A.3", smartable, 3, 20, 59)],
                largest: Some(number(30)),
                sum: Some(number(30)),
                ..HeadcountBasis::default()
            },
        ),
        unit(
            ("DIR-B", "Direzione Ambiente e verde pubblico"),
            1,
            second,
            HeadcountBasis {
                activities: vec![
                    activity("B.1", undetermined, 2, 20, 60),
                    activity("B.2", Verdict::Known(Outcome::Partly), 5, 15, 61),
                ],
                sum: Some(number(20)),
                ..HeadcountBasis::default()
            },
        ),
    ];
    contingents.minimum_share = Some(minimum(None, between(10, 20)));
    contingents
}

fn person(code: &str, unit: &str, s: (i128, i128), verdict: Verdict, row: u32) -> PersonContingent {
    let ends = (Ratio::new(s.0, 10), Ratio::new(s.1, 10));
    let class = |share: i128| match share {
        0 => Class::Not,
        1..=4 => Class::Rotation,
        _ => Class::Smartable,
    };
    PersonContingent {
        person: Rc::from(code),
        unit: Rc::from(unit),
        period: Period::of_day(day("2026-12-31")),
        eligible: (s.0 >= 5, s.1 >= 5),
        class: (class(s.0), class(s.1)),
        class_from: ClassFrom::Shares,
        fte: Some(number(10)),
        shares: Shares {
            smartable: ends,
            with_partly: ends,
            level: ends,
        },
        assignments: vec![AssignmentBasis {
            activity: Rc::from("A.1"),
            share: Some(Ratio::new(s.1, 10)),
            verdict: Some(verdict),
            at: cell(row, 2),
        }],
        spell: RowRef { table: 0, row },
    }
}

/// From persons: P-01 wholly, P-02 at 0.6, P-03 undetermined, P-04 not. 2 to 3 of 4.
pub(crate) fn from_persons() -> Contingents {
    let figures = |staff: i128, heads: (i128, i128)| ContingentFigures {
        staff: Some(number(staff * 10)),
        staff_fte: Some(between(staff * 10, staff * 10)),
        heads: Some(between(heads.0 * 10, heads.1 * 10)),
        heads_with_partly: Some(between(heads.0 * 10, heads.1 * 10)),
        fte: Some(between(heads.0 * 10, heads.1 * 10)),
        fte_remotizable: Some(between(heads.0 * 8, heads.1 * 8)),
        share_of_staff: Some(share((heads.0, staff), (heads.1, staff))),
        share_of_fte: Some(share((heads.0 * 8, staff * 10), (heads.1 * 8, staff * 10))),
        women: None,
        men: None,
    };
    let mut total = figures(4, (2, 3));
    total.women = Some(between(10, 20));
    total.men = Some(between(10, 10));
    let mut contingents = base(ContingentBasis::Persons, total.clone());
    let persons = |persons| HeadcountBasis {
        persons,
        ..HeadcountBasis::default()
    };
    contingents.units = vec![
        unit(("ENTE", "Ente di prova"), 0, total, persons(4)),
        unit(
            ("DIR-A", "Direzione Servizi al personale"),
            1,
            figures(2, (2, 2)),
            persons(2),
        ),
        unit(
            ("DIR-B", "Direzione Ambiente e verde pubblico"),
            1,
            figures(2, (0, 1)),
            persons(2),
        ),
    ];
    contingents.by_gender = vec![
        (Gender::Woman, figures(2, (1, 2))),
        (Gender::Man, figures(2, (1, 1))),
    ];
    contingents.by_age_band = vec![
        (Some(Rc::from("30-39")), figures(3, (2, 3))),
        (None, figures(1, (0, 0))),
    ];
    contingents.populations.with_agreement = Some(number(10));
    contingents.minimum_share = Some(minimum(Some(number(10)), between(10, 10)));
    let smartable = Verdict::Known(Outcome::Smartable);
    let undetermined = Verdict::Undetermined {
        worst: Outcome::Not,
        best: Outcome::Smartable,
    };
    contingents.people = vec![
        person("P-01", "DIR-A", (10, 10), smartable, 10),
        person("P-02", "DIR-A", (6, 6), smartable, 11),
        person("P-03", "DIR-B", (0, 10), undetermined, 12),
        person("P-04", "DIR-B", (0, 0), Verdict::Known(Outcome::Not), 13),
    ];
    contingents.findings.push(on_person());
    contingents
}

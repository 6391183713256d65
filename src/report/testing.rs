//! An assessment made by hand, for the tests of reports: four activities in two directorates and
//! one row without a unit. Every figure was worked out on paper.
//!
//! Heads 16 = 5 smartable + 4 not + 2 undetermined + 5 partly; FTE 9 = 2.5 + 3 + 2 + 1.5.

pub(crate) mod budgets;
pub(crate) mod checks;
pub(crate) mod contingents;
mod totals;

use std::rc::Rc;

use totals::{group, total};

use crate::fact::{Params, Place};
use crate::finding::{About, Cause, Code, Finding, FindingGroup, RowRanges, Severity, Wording};
use crate::lang::{Lang, LocalText};
use crate::model::activity::{Given, LeftOut};
use crate::model::assessment::{
    Activity, Assessment, Coverage, Grouping, HeadsFrom, LeftOutRows, Override, Reason, SetChosen,
    Settings,
};
use crate::model::criteria::{
    Condition, CriteriaSet, Criterion, Index, Missing, NotApplicable, Obstacle, ObstacleClass,
    Role, Source, TotalsPolicy, VerdictRule,
};
use crate::model::life_cycle::LifeCycle;
use crate::model::quantity::{Decimal, Ratio};
use crate::model::verdict::{CriterionMask, Judgement, Level, Outcome, Verdict};
use crate::origin::{CellRef, FileKind, FileOrigin, Sources, TableOrigin};

/// Words for the two rules of the sample.
pub(crate) struct Words;

impl Wording for Words {
    fn slug(&self, code: Code) -> &'static str {
        if code.0 == "T014" {
            "answer-unknown"
        } else {
            "unit-not-stated"
        }
    }

    fn message(&self, finding: &Finding, lang: Lang) -> String {
        let value = finding.params.get("value").unwrap_or("");
        if let Some(person) = finding.params.get("person") {
            return format!("{person}?");
        }
        match (finding.code.0, lang) {
            ("T014", Lang::It) => format!("Risposta non compresa: «{value}»"),
            ("T014", Lang::En) => format!("Answer not understood: \"{value}\""),
            (_, Lang::It) => "La riga non indica l'unità organizzativa".to_owned(),
            (_, Lang::En) => "The row does not state its unit".to_owned(),
        }
    }

    fn help(&self, finding: &Finding, lang: Lang) -> Option<String> {
        (finding.code.0 == "T014").then(|| match lang {
            Lang::It => "Scrivere SÌ, NO o IN PARTE".to_owned(),
            Lang::En => "Write YES, NO or PARTLY".to_owned(),
        })
    }
}

fn both(it: &str, en: &str) -> LocalText {
    LocalText {
        it: it.to_owned(),
        en: en.to_owned(),
    }
}

fn criterion(id: &str, label: LocalText, question: LocalText, obstacle: Obstacle) -> Criterion {
    Criterion {
        id: id.to_owned(),
        label,
        question,
        source: None,
        role: Role::Gate,
        condition: Condition::Item(0),
        level_of_partly: Ratio::HALF,
        missing: Missing::Unknown,
        not_applicable: NotApplicable::LeftOut,
        obstacle,
    }
}

fn set() -> CriteriaSet {
    let obstacle = |class, removable| Obstacle { class, removable };
    let mut user_contact = criterion(
        "no_user_contact",
        both(
            "Nessun contatto diretto con l'utenza",
            "No direct contact with users",
        ),
        both(
            "L'attività si svolge senza contatto diretto con l'utenza?",
            "Is the activity done without direct contact with users?",
        ),
        obstacle(ObstacleClass::Public, false),
    );
    user_contact.missing = Missing::NotMet;
    CriteriaSet {
        id: "sample".to_owned(),
        version: "1".to_owned(),
        valid_from: "2021-01-01".to_owned(),
        valid_to: None,
        title: both("Criteri di prova", "Sample criteria"),
        source: Source {
            act: both("Ente di prova", "Sample body"),
            article: Some("art. 1".to_owned()),
            date: Some("2021".to_owned()),
            note: None,
        },
        items: Vec::new(),
        indexes: vec![Index {
            id: "main".to_owned(),
            title: both("Esito", "Verdict"),
            criteria: vec![
                criterion(
                    "individual",
                    both("Individuale", "Individual"),
                    both(
                        "L'attività può essere svolta individualmente?",
                        "Can the activity be done individually?",
                    ),
                    obstacle(ObstacleClass::Organisation, true),
                ),
                criterion(
                    "remote_tools",
                    both(
                        "Strumenti accessibili da remoto",
                        "Tools reachable remotely",
                    ),
                    both(
                        "Gli applicativi sono accessibili da remoto?",
                        "Can the software be reached remotely?",
                    ),
                    obstacle(ObstacleClass::Software, true),
                ),
                user_contact,
            ],
            rule: VerdictRule::Gates,
        }],
        life: LifeCycle::default(),
        totals: TotalsPolicy::default(),
        text: String::new(),
    }
}

fn sources() -> Sources {
    let mut sources = Sources::default();
    let file = sources.add_file(FileOrigin {
        path: "schede/direzione-a.xlsx".to_owned(),
        kind: FileKind::Xlsx,
        bytes: 1234,
        sha256: None,
        encoding: None,
        delimiter: None,
    });
    sources.add_table(TableOrigin {
        file,
        sheet: Some("Rilevazione 2026".to_owned()),
        header_rows: Some((4, 5)),
        headers: vec![(6, "Applicativi da remoto".to_owned())],
    });
    sources
}

fn cell(row: u32, column: u16) -> CellRef {
    CellRef {
        table: 0,
        row,
        column,
    }
}

struct Sample {
    id: &'static str,
    unit: (&'static str, &'static str),
    name: &'static str,
    verdict: Verdict,
    levels: [Level; 3],
    answers: [&'static str; 3],
    numbers: [&'static str; 4],
}

fn activity(sample: &Sample, row: u32) -> Activity {
    let number = |at: usize| Decimal::parse(sample.numbers[at]).map_or(Given::Blank, Given::Known);
    let mut masks = [CriterionMask::default(); 3];
    let (mut worst, mut best) = (Ratio::ONE, Ratio::ONE);
    for (place, level) in sample.levels.iter().enumerate() {
        let (low, high) = match level {
            Level::Known(level) => (*level, *level),
            Level::Unknown { worst, best } => (*worst, *best),
            Level::LeftOut => (Ratio::ONE, Ratio::ONE),
        };
        (worst, best) = (worst.min(low), best.min(high));
        match level {
            Level::Unknown { .. } => masks[2].insert(place),
            _ if low == Ratio::ZERO => masks[0].insert(place),
            _ if low < Ratio::ONE => masks[1].insert(place),
            _ => {}
        }
    }
    let undetermined = matches!(sample.verdict, Verdict::Undetermined { .. });
    let reason = |at: usize| Reason {
        criterion: at,
        level: sample.levels[at],
        answers: vec![(
            Some(cell(row, 5 + u16::try_from(at).unwrap())),
            Rc::from(sample.answers[at]),
        )],
    };
    Activity {
        id: sample.id.to_owned(),
        id_derived: false,
        unit: Rc::from(sample.unit.0),
        unit_name: Rc::from(sample.unit.1),
        group: Rc::from(sample.unit.0),
        process: Rc::from(""),
        name: sample.name.to_owned(),
        verdict: sample.verdict,
        computed: sample.verdict,
        level: (worst, best),
        judgements: vec![Judgement {
            verdict: sample.verdict,
            worst_level: worst,
            best_level: best,
            worst_score: worst,
            best_score: best,
            failing: masks[0],
            held_back: masks[1],
            unknown: masks[2],
            deciding: if undetermined {
                masks[2]
            } else {
                CriterionMask::default()
            },
        }],
        reasons: (0..3).map(reason).collect(),
        more_reasons: Vec::new(),
        overridden: None,
        declared: None,
        heads: number(0),
        gender: (number(1), number(2)),
        fte: number(3),
        obstacle_stated: Rc::from(""),
        lever_stated: Rc::from(""),
        at: cell(row, 2),
    }
}

fn activities() -> Vec<Activity> {
    let met = Level::Known(Ratio::ONE);
    let unknown = Level::Unknown {
        worst: Ratio::ZERO,
        best: Ratio::ONE,
    };
    let staff = ("DIR-A", "Direzione Servizi al personale");
    let samples = [
        Sample {
            id: "A.1",
            unit: staff,
            name: "Gestione delle presenze",
            verdict: Verdict::Known(Outcome::Smartable),
            levels: [met; 3],
            answers: ["SI", "x", "Sì"],
            numbers: ["5", "3", "2", "2.5"],
        },
        Sample {
            id: "A.2",
            unit: staff,
            name: "Sportello informativo",
            verdict: Verdict::Known(Outcome::Not),
            levels: [met, met, Level::Known(Ratio::ZERO)],
            answers: ["SI", "SI", "NO"],
            numbers: ["4", "2", "2", "3"],
        },
        Sample {
            id: "B.1",
            unit: ("DIR-B", "Direzione Ambiente e verde pubblico"),
            name: "Istruttoria delle pratiche",
            verdict: Verdict::Undetermined {
                worst: Outcome::Not,
                best: Outcome::Smartable,
            },
            levels: [met, unknown, met],
            answers: ["SI", "boh", "SI"],
            numbers: ["2", "1", "1", "2"],
        },
        Sample {
            id: "=1+1",
            unit: ("", ""),
            name: "Archivio corrente",
            verdict: Verdict::Known(Outcome::Partly),
            levels: [met, Level::Known(Ratio::HALF), met],
            answers: ["SI", "in parte", "SI"],
            numbers: ["5", "3", "1", "1.5"],
        },
    ];
    let mut activities: Vec<Activity> = samples
        .iter()
        .zip(57..)
        .map(|(sample, row)| activity(sample, row))
        .collect();
    activities[1].overridden = Some(Override {
        outcome: Outcome::Not,
        reason: "Presidio dello sportello".to_owned(),
        author: "Responsabile dell'ufficio".to_owned(),
        date: "15/01/2026".to_owned(),
    });
    activities
}

fn finding(code: &'static str, severity: Severity, rows: (u32, u32), value: &str) -> FindingGroup {
    FindingGroup {
        first: Finding {
            code: Code(code),
            severity,
            place: Place::Cell(cell(rows.0, 6)),
            params: Params(vec![("value", value.to_owned())]),
            related: Vec::new(),
            cause: Cause::Values,
        },
        about: About::default(),
        count: u64::from(rows.1 - rows.0 + 1),
        rows: RowRanges {
            runs: vec![rows],
            more: false,
        },
        further: std::collections::BTreeMap::new(),
        mixed: false,
    }
}

/// Returns the sample.
pub(crate) fn assessment() -> Assessment {
    let left_out = |reason, from, to| LeftOutRows {
        table: 0,
        reason,
        rows: RowRanges {
            runs: vec![(from, to)],
            more: false,
        },
        count: u64::from(to - from + 1),
    };
    Assessment {
        set: Rc::new(set()),
        set_chosen: SetChosen::Default,
        settings: Settings {
            totals: TotalsPolicy::default(),
            weight: None,
            filters: vec![("Anno".to_owned(), "2026".to_owned())],
            grouping: Grouping::Directorate,
            on: None,
            heads_from: HeadsFrom::Inventory,
        },
        sources: sources(),
        activities: activities(),
        with_activities: true,
        groups: vec![
            group(
                "DIR-A",
                "Direzione Servizi al personale",
                [1, 0, 1, 0],
                [5, 0, 4, 0],
                [10, 0, 12, 0],
            ),
            group(
                "DIR-B",
                "Direzione Ambiente e verde pubblico",
                [0, 0, 0, 1],
                [0, 0, 0, 2],
                [0, 0, 0, 8],
            ),
            group("", "", [0, 1, 0, 0], [0, 5, 0, 0], [0, 6, 0, 0]),
        ],
        total: total(),
        left_out: vec![
            left_out(LeftOut::PrintedTotal, 61, 61),
            left_out(LeftOut::Blank, 62, 64),
        ],
        coverage: Some(Coverage {
            heard: 2,
            expected: 3,
            missing: vec![("DIR-C".to_owned(), "Direzione Cultura".to_owned())],
        }),
        findings: vec![
            finding("L001", Severity::Warning, (60, 60), ""),
            finding("T014", Severity::Error, (57, 61), "boh"),
        ],
    }
}

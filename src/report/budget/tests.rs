//! Day budgets word for word and column by column.

use super::{explain, render};
use crate::lang::Lang;
use crate::model::day_budget::{DayBudgets, PrevalenceBase, Settled, Window, WindowPart};
use crate::model::period::{Month, Period};
use crate::model::quantity::Ratio;
use crate::report::testing::{Words, budgets};
use crate::report::{Audience, Format, Options, People, TableChoice};

fn text(format: Format, sample: &DayBudgets, options: &Options) -> String {
    String::from_utf8(render(format, sample, &Words, options).unwrap()).unwrap()
}

/// Returns the cells of one column of a table, the header left out.
fn column(sample: &DayBudgets, options: &Options, name: &str) -> Vec<String> {
    let text = text(Format::Csv, sample, options);
    let mut rows = text.lines().map(|row| row.split(',').collect::<Vec<_>>());
    let header = rows.next().unwrap();
    let at = header.iter().position(|it| *it == name);
    let at = at.unwrap_or_else(|| panic!("no column {name}"));
    rows.map(|row| row[at].to_owned()).collect()
}

#[test]
fn a_budget_is_exact_or_an_estimate() {
    #[track_caller]
    fn case(sample: &DayBudgets, it: &str, en: &str) {
        for (lang, said) in [(Lang::It, it), (Lang::En, en)] {
            let options = Options {
                width: 200,
                ..Options::new(lang)
            };
            let text = text(Format::Terminal, sample, &options);
            assert!(text.contains(said), "{said}\n{text}");
        }
    }
    let mut month = budgets::of_a_month();
    case(
        &month,
        "Dicembre 2026: 17 giornate di lavoro agile. Al lordo delle assenze.",
        "December 2026: 17 agile days. Gross of absences.",
    );
    case(
        &budgets::estimate_of_a_year(),
        "Anno 2026: stima: da 576 a 960 giornate di lavoro agile. Non è un'assegnazione.",
        "Year 2026: estimate: from 576 to 960 agile days. It is no allotment.",
    );
    month.settings.base = PrevalenceBase::Net;
    let options = Options::new(Lang::It);
    assert!(!text(Format::Terminal, &month, &options).contains("Al lordo"));
}

#[test]
fn a_year_is_a_matrix_of_months() {
    let options = Options {
        width: 200,
        ..Options::new(Lang::It)
    };
    let text = text(Format::Terminal, &budgets::estimate_of_a_year(), &options);
    let header = text
        .lines()
        .find(|line| line.starts_with("Direzione "))
        .unwrap();
    let words: Vec<&str> = header.split_whitespace().collect();
    assert_eq!(words[1..4], ["gen", "feb", "mar"]);
    assert_eq!(words[12..], ["dic", "Totale"]);
}

#[test]
fn a_year_that_is_too_wide_stands_in_parts() {
    #[track_caller]
    fn case(width: usize, parts: &[(&str, &str)]) {
        let options = Options {
            width,
            ..Options::new(Lang::It)
        };
        let text = text(Format::Terminal, &budgets::estimate_of_a_year(), &options);
        let headers = text.lines().filter(|line| line.starts_with("Direzione "));
        let ends: Vec<(&str, &str)> = headers
            .map(|line| {
                let mut words = line.split_whitespace().skip(1);
                (words.next().unwrap(), words.last().unwrap())
            })
            .collect();
        assert_eq!(ends, parts, "{width}");
        assert!(!text.contains("non mostrat"), "{text}");
    }
    case(120, &[("gen", "Totale")]);
    case(80, &[("gen", "giu"), ("lug", "Totale")]);
}

#[test]
fn a_month_of_a_window_can_be_worked_out_from_the_page() {
    let mut sample = budgets::of_a_month();
    let whole = |number: i128| (Ratio::new(number, 1), Ratio::new(number, 1));
    let months = (
        Month::parse("2026-11").unwrap(),
        Month::parse("2026-12").unwrap(),
    );
    sample.settings.window = Window::Months(2);
    sample.people[1].window = Some(WindowPart {
        period: Period {
            first: months.0.period().first,
            last: months.1.period().last,
        },
        counted_days: 41,
        counted_in_month: 20,
        cap: 20,
        entitled: whole(11),
        entitled_in_window: whole(22),
        spare: 0,
    });
    sample.people[1].remainder.as_mut().unwrap().settled = Settled::WindowFull;
    let options = Options::new(Lang::It);
    let page = explain(&sample, "P-02", &options).unwrap();
    for said in [
        "min(20 × 11 / 22; 20) =",
        "⌊(41 − 1) / 2⌋ = 20",
        "tetto raggiunto",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let page = explain(&sample, "P-02", &Options::new(Lang::En)).unwrap();
    assert!(page.contains("no day: cap reached"), "{page}");
    let shown = Options {
        people: People::Shown,
        ..options
    };
    let json = text(Format::Json, &sample, &shown);
    assert!(json.contains("\"window_full\""), "{json}");
    assert!(json.contains("\"counted_days\": 41"), "{json}");
}

#[test]
fn months_are_in_long_form_and_the_bridge_adds_up() {
    let sample = budgets::of_a_month();
    let mut options = Options {
        table: TableChoice::Months,
        ..Options::new(Lang::It)
    };
    let case = |options: &Options, name: &str, cells: [&str; 2]| {
        assert_eq!(column(&sample, options, name), cells, "{name}");
    };
    case(&options, "unit", ["DIR-A", "DIR-B"]);
    case(&options, "month", ["2026-12", "2026-12"]);
    case(&options, "working_days", ["20", "20"]);
    case(&options, "people_rotation_at_least", ["2", "0"]);
    // 14 - 3 = 11 and 8 - 2 = 6
    case(&options, "gross_at_least", ["14", "8"]);
    case(&options, "bridge_pattern_at_worst", ["-3", "0"]);
    case(&options, "bridge_service_at_best", ["0", "-2"]);
    case(&options, "net_at_least", ["11", "6"]);
    case(&options, "days_at_most", ["11", "6"]);
    options.table = TableChoice::Units;
    case(&options, "days_at_least", ["11", "6"]);
}

#[test]
fn persons_are_shown_only_when_asked_for() {
    let sample = budgets::of_a_month();
    let mut options = Options {
        table: TableChoice::People,
        ..Options::new(Lang::It)
    };
    assert!(column(&sample, &options, "person").is_empty());
    options.people = People::Shown;
    let case = |name: &str, cells: [&str; 4]| {
        assert_eq!(column(&sample, &options, name), cells, "{name}");
    };
    case("person", ["P-01", "P-02", "P-03", "P-04"]);
    case("days_at_least", ["8", "2", "1", "6"]);
    case("settled", ["", "by_code", "none", ""]);
    case(
        "due_at_most",
        [
            "8.0000000000",
            "1.5000000000",
            "1.5000000000",
            "6.0000000000",
        ],
    );
}

#[test]
fn a_directorate_and_a_person_are_explained() {
    let sample = budgets::of_a_month();
    let options = Options {
        width: 200,
        people: People::Shown,
        ..Options::new(Lang::It)
    };
    let text = explain(&sample, "DIR-A", &options).unwrap();
    for part in [
        "persone × quota = 1 × 8 + 2 × 3 = 14",
        "lordo + passi del ponte = 14 + 0 + (-3) + 0 + 0 + 0 = 11",
        "P-02: t = 1,5; 2 giornate",
        "una sola volta, da mezzo in su: 11 → 11",
        "P-02: a parità di resto una giornata per ordine di codice",
        "Accordo di prova n. 1",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let text = explain(&sample, "P-02", &options).unwrap();
    for part in [
        "e = q × W / W* = 3 × 10 / 20 = 1,5",
        "c = ⌊(10 − 1) / 2⌋, al lordo delle assenze = 4",
        "t = min(e; c) = min(1,5; 4) = 1,5",
        "W* = 20 giorni lavorativi",
        "direzione-a.xlsx 'Rilevazione 2026'!11:11",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn an_explanation_for_the_public_names_nobody() {
    let sample = budgets::of_a_month();
    let options = Options {
        people: People::Shown,
        audience: Audience::Public,
        ..Options::new(Lang::It)
    };
    assert_eq!(explain(&sample, "P-02", &options), None);
    let text = explain(&sample, "DIR-A", &options).unwrap();
    assert!(!text.contains("P-0"), "{text}");
}

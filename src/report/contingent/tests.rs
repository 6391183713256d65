//! Contingents word for word and column by column.

use super::{explain, render};
use crate::lang::Lang;
use crate::report::testing::{Words, contingents};
use crate::report::{Audience, Format, Options, People, TableChoice};

fn text(
    format: Format,
    sample: &crate::model::contingent::Contingents,
    options: &Options,
) -> String {
    String::from_utf8(render(format, sample, &Words, options).unwrap()).unwrap()
}

/// Returns the rows of a table as records, the header first.
fn records(sample: &crate::model::contingent::Contingents, options: &Options) -> Vec<Vec<String>> {
    let text = text(Format::Csv, sample, options);
    let rows = text.lines();
    rows.map(|row| row.split(',').map(str::to_owned).collect())
        .collect()
}

#[track_caller]
fn column(rows: &[Vec<String>], name: &str, cells: &[&str]) {
    let at = rows[0].iter().position(|header| header == name);
    let at = at.unwrap_or_else(|| panic!("no column {name}"));
    let found: Vec<&str> = rows[1..].iter().map(|row| row[at].as_str()).collect();
    assert_eq!(found, cells, "{name}");
}

#[test]
fn headcounts_are_an_interval_in_both_languages() {
    #[track_caller]
    fn case(lang: Lang, parts: &[&str]) {
        let options = Options {
            width: 200,
            ..Options::new(lang)
        };
        let text = text(Format::Terminal, &contingents::from_headcounts(), &options);
        for part in parts {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
    case(
        Lang::It,
        &[
            "Possono chiedere il lavoro agile: da 6 a 10 persone su 16 in servizio (37,5 % – 62,5 %), \
             alla data del 31 dicembre 2026.",
            "Contando anche le attività parzialmente smartabili: da 11 a 15 persone.",
            "ETP lavorabili da remoto: 5,3 – 7,3 (44,2 % – 60,8 %)",
            "Strutture con almeno un'attività: 2 su 3.",
            "\n    UFF-A1 Ufficio Presenze ",
            "non noto: nessun file lo dice",
            "la quota chiede il lavoro agile di almeno 1 persona, fino a 2",
            "Il personale in servizio (N) manca per: UFF-A1",
        ],
    );
    case(
        Lang::En,
        &[
            "May ask for remote work: from 6 to 10 people of 16 in service (37.5% – 62.5%), as on 31 \
             December 2026.",
            "not known: no file says so",
            "it will take at least 1 person, up to 2",
        ],
    );
}

#[test]
fn the_naive_sum_is_nowhere_people() {
    // The heads of all activities are 5 + 4 + 3 + 2 + 5 = 19, more than the 16 in service.
    for (format, _) in Format::ALL {
        if format != Format::Xlsx {
            let sample = contingents::from_headcounts();
            let text = text(format, &sample, &Options::new(Lang::En));
            assert!(!text.contains("19"), "{text}");
        }
    }
}

#[test]
fn a_minimum_share_is_met_or_not() {
    let mut sample = contingents::from_persons();
    let options = Options::new(Lang::It);
    let shown = text(Format::Terminal, &sample, &options);
    assert!(
        shown.contains("Quota minima rispettata: da raggiungere 1 persona"),
        "{shown}"
    );
    sample.minimum_share.as_mut().unwrap().met = Some(false);
    let shown = text(Format::Terminal, &sample, &options);
    assert!(shown.contains("Quota minima non rispettata"), "{shown}");
    sample.minimum_share.as_mut().unwrap().met = None;
    let shown = text(Format::Terminal, &sample, &options);
    assert!(shown.contains("non noto se rispettata"), "{shown}");
}

#[test]
fn units_are_a_row_each_with_both_ends() {
    let rows = records(&contingents::from_headcounts(), &Options::new(Lang::It));
    column(&rows, "unit", &["ENTE", "DIR-A", "UFF-A1", "DIR-B"]);
    column(&rows, "depth", &["0", "1", "2", "1"]);
    column(&rows, "directorate", &["false", "true", "false", "true"]);
    column(&rows, "heads_at_least", &["6", "6", "3", "0"]);
    column(&rows, "heads_at_most", &["10", "8", "3", "2"]);
    column(&rows, "staff_at_least", &["16", "10", "", ""]);
    column(&rows, "fte_at_least", &["4.5", "4.5", "2", "0"]);
    column(
        &rows,
        "share_of_staff_at_most",
        &["0.6250000000", "0.8000000000", "", ""],
    );
}

#[test]
fn groups_and_people_have_tables_of_their_own() {
    let sample = contingents::from_persons();
    let mut options = Options {
        table: TableChoice::Groups,
        ..Options::new(Lang::It)
    };
    let rows = records(&sample, &options);
    column(&rows, "by", &["gender", "gender", "age_band", "age_band"]);
    column(&rows, "group", &["woman", "man", "30-39", ""]);
    column(&rows, "heads_at_most", &["2", "1", "3", "0"]);
    options.table = TableChoice::People;
    assert_eq!(
        records(&sample, &options).len(),
        1,
        "nobody asked for persons"
    );
    options.people = People::Shown;
    let rows = records(&sample, &options);
    column(&rows, "person", &["P-01", "P-02", "P-03", "P-04"]);
    column(
        &rows,
        "eligible_at_least",
        &["true", "true", "false", "false"],
    );
    column(
        &rows,
        "eligible_at_most",
        &["true", "true", "true", "false"],
    );
    column(
        &rows,
        "class_at_most",
        &["smartable", "smartable", "smartable", "not"],
    );
}

#[test]
fn a_unit_is_explained_with_its_cells_and_its_formula() {
    let sample = contingents::from_headcounts();
    let options = Options {
        width: 200,
        ..Options::new(Lang::En)
    };
    let text = explain(&sample, "DIR-A", &options).unwrap();
    for part in [
        "at least: max(smartable activity with most heads 5; staff less heads of activities that are \
         not smartable 6; 0) = 6",
        "most: min(sum of the maxima of the units below and of its own",
        "A.1 (smartable): 5 heads, direzione-a.xlsx 'Rilevazione 2026'!J57",
        "A.1 (smartable): 2.5 FTE, direzione-a.xlsx 'Rilevazione 2026'!57:57",
        "Formula: contingent (people) / in service = (6 – 8) / 10",
        "Criteria sample version 1 (Sample body, art. 1, 2021)",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let by_name = explain(&sample, "Direzione Servizi al personale", &options);
    assert_eq!(by_name, Some(text));
    assert_eq!(explain(&sample, "Z", &options), None);
}

#[test]
fn a_person_is_explained_unless_the_report_is_public() {
    let sample = contingents::from_persons();
    let mut options = Options::new(Lang::It);
    let text = explain(&sample, "P-02", &options).unwrap();
    for part in [
        "attività smartabili = 0,6;",
        "A.1 (smartabile): 60 % del tempo, direzione-a.xlsx",
        "θ = 50 %",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    options.audience = Audience::Public;
    assert_eq!(explain(&sample, "P-02", &options), None);
}

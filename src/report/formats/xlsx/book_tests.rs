//! Workbooks of contingents and day budgets, read back.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Xlsx};

use crate::lang::Lang;
use crate::report::testing::{Words, budgets, contingents};
use crate::report::{Audience, Format, Options, People, budget, contingent};

fn options(lang: Lang) -> Options {
    Options {
        people: People::Shown,
        ..Options::new(lang)
    }
}

fn of_persons(options: &Options) -> Vec<u8> {
    let sample = contingents::from_persons();
    contingent::render(Format::Xlsx, &sample, &Words, options).unwrap()
}

fn of_a_month(options: &Options) -> Vec<u8> {
    budget::render(Format::Xlsx, &budgets::of_a_month(), &Words, options).unwrap()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// Finds the row that begins with a text.
#[track_caller]
fn row(sheet: &Range<Data>, first: &str) -> Vec<Data> {
    let found = sheet.rows().find(|row| row[0] == text(first));
    found.unwrap_or_else(|| panic!("no row {first}")).to_vec()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(
        of_persons(&options(Lang::It)),
        of_persons(&options(Lang::It))
    );
    assert_eq!(
        of_a_month(&options(Lang::En)),
        of_a_month(&options(Lang::En))
    );
}

#[test]
fn sheets_are_named_in_the_language() {
    let names = open(of_persons(&options(Lang::It))).sheet_names();
    let expected = [
        "Sintesi",
        "Unità",
        "Genere ed età",
        "Persone",
        "Rilievi",
        "Righe escluse",
        "Base",
    ];
    assert_eq!(names, expected);
    let names = open(of_a_month(&options(Lang::En))).sheet_names();
    let expected = [
        "Summary", "Months", "Calendar", "People", "Findings", "Left out", "Basis",
    ];
    assert_eq!(names, expected);
    let year = budgets::estimate_of_a_year();
    let bytes = budget::render(Format::Xlsx, &year, &Words, &Options::new(Lang::It)).unwrap();
    assert_eq!(open(bytes).sheet_names()[..2], ["Sintesi", "Direzioni"]);
}

#[test]
fn figures_are_numbers_and_have_one_row_each_among_the_bases() {
    let mut book = open(of_a_month(&options(Lang::It)));
    let months = book.worksheet_range("Mesi").unwrap();
    // Name, month, W*, full quota, rotation, gross, two steps, net, days.
    let found = row(&months, "DIR-A Direzione Servizi al personale");
    let numbers = [20.0, 1.0, 2.0, 14.0, -3.0, 0.0, 11.0, 11.0].map(Data::Float);
    assert_eq!(found[2..10], numbers);
    let basis = book.worksheet_range("Base").unwrap();
    let names: Vec<&Data> = basis.rows().map(|row| &row[0]).collect();
    let days = "DIR-A Direzione Servizi al personale, dicembre 2026: giornate";
    assert_eq!(names.iter().filter(|name| ***name == text(days)).count(), 1);
    let found = row(&basis, days);
    assert_eq!(found[1..3], [Data::Float(11.0), Data::Float(11.0)]);
    let formula = "B = somma delle spettanze t delle persone, arrotondata = 11 → 11";
    assert_eq!(found[3], text(formula));
    let rounding = "una sola volta, da mezzo in su: 11 → 11";
    assert_eq!(found[6], text(rounding));
    let tie = "P-02: a parità di resto una giornata per ordine di codice";
    assert_eq!(found[7], text(tie));
    let person = row(&basis, "P-02 (DIR-A), 2026-12: giornate");
    assert_eq!(person[1], Data::Float(2.0));
}

#[test]
fn both_ends_have_columns_and_units_stand_in_their_order() {
    let mut book = open(of_persons(&options(Lang::It)));
    let units = book.worksheet_range("Unità").unwrap();
    let names: Vec<&Data> = units.rows().skip(1).map(|row| &row[0]).collect();
    assert_eq!(names[0], &text("ENTE Ente di prova"));
    assert_eq!(names[3], &text("Totale"));
    let header = units.rows().next().unwrap();
    let least = header
        .iter()
        .position(|it| *it == text("Contingente (persone) (almeno)"));
    let least = least.unwrap();
    let found = row(&units, "DIR-B Direzione Ambiente e verde pubblico");
    assert_eq!(
        found[least..=least + 1],
        [Data::Float(0.0), Data::Float(1.0)]
    );
    let people = book.worksheet_range("Persone").unwrap();
    assert_eq!(people.height(), 5);
    let inputs = book.worksheet_range("Base").unwrap();
    let found = row(&inputs, "P-03 (DIR-B): quota smartabile");
    assert!(
        found[4].to_string().contains("'Rilevazione 2026'!C12"),
        "{found:?}"
    );
}

#[test]
fn many_people_are_written_row_by_row() {
    let mut sample = budgets::of_a_month();
    let four = sample.people.clone();
    let many = four.into_iter().cycle().take(super::BULK + 1);
    sample.people = many.collect();
    let bytes = budget::render(Format::Xlsx, &sample, &Words, &options(Lang::It)).unwrap();
    let sheet = open(bytes).worksheet_range("Persone").unwrap();
    assert_eq!(sheet.height(), super::BULK + 2);
}

#[test]
fn the_public_sees_nobody_in_any_format() {
    for lang in [Lang::It, Lang::En] {
        let options = Options {
            audience: Audience::Public,
            ..options(lang)
        };
        for mut book in [open(of_persons(&options)), open(of_a_month(&options))] {
            for (name, sheet) in book.worksheets() {
                let codes = sheet
                    .rows()
                    .flatten()
                    .filter(|it| it.to_string().contains("P-0"));
                assert_eq!(codes.count(), 0, "{name}");
            }
        }
        let (persons, month) = (contingents::from_persons(), budgets::of_a_month());
        for (format, name) in Format::ALL {
            if format == Format::Xlsx {
                continue;
            }
            for table in crate::report::TableChoice::ALL {
                let options = Options { table, ..options };
                let bytes = [
                    contingent::render(format, &persons, &Words, &options).unwrap(),
                    budget::render(format, &month, &Words, &options).unwrap(),
                ];
                for text in bytes.map(|bytes| String::from_utf8(bytes).unwrap()) {
                    assert!(!text.contains("P-0"), "{name}\n{text}");
                }
            }
        }
    }
}

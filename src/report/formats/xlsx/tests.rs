//! The workbook, read back.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::{grid, render};
use crate::lang::Lang;
use crate::report::{Options, testing};

fn bytes(lang: Lang) -> Vec<u8> {
    render(&testing::assessment(), &testing::Words, &Options::new(lang)).unwrap()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn the_same_assessment_gives_the_same_bytes() {
    assert_eq!(bytes(Lang::It), bytes(Lang::It));
}

#[test]
fn sheets_are_named_in_the_language() {
    let names = open(bytes(Lang::It)).sheet_names();
    assert_eq!(
        names,
        [
            "Sintesi",
            "Attività",
            "Criteri",
            "Righe escluse",
            "Rilievi",
            "Base"
        ]
    );
    let names = open(bytes(Lang::En)).sheet_names();
    assert_eq!(
        names,
        [
            "Summary",
            "Activities",
            "Criteria",
            "Left out",
            "Findings",
            "Basis"
        ]
    );
}

#[test]
fn numbers_are_numbers_and_texts_are_never_formulas() {
    let mut book = open(bytes(Lang::It));
    let sheet = book.worksheet_range("Attività").unwrap();
    let cell = |row, column| sheet.get_value((row, column)).unwrap().clone();
    let column = |header: &str| {
        let header = Data::String(header.to_owned());
        let at = sheet
            .rows()
            .next()
            .unwrap()
            .iter()
            .position(|it| *it == header);
        u32::try_from(at.unwrap()).unwrap()
    };
    let tools = column("Strumenti accessibili da remoto");
    assert_eq!(cell(4, 0), Data::String("=1+1".to_owned()));
    assert_eq!(
        cell(3, column("Esito")),
        Data::String("da integrare".to_owned())
    );
    assert_eq!(cell(4, tools), Data::Float(0.5)); // in part
    assert_eq!(sheet.get_value((3, tools)), Some(&Data::Empty)); // unknown is no zero
    let formulas = book.worksheet_formula("Attività").unwrap();
    assert!(formulas.used_cells().next().is_none());
}

#[test]
fn every_figure_of_the_summary_is_linked_to_its_basis() {
    let mut book = open(bytes(Lang::It));
    let summary = book.worksheet_range("Sintesi").unwrap();
    let fte = summary
        .rows()
        .find(|row| row[0] == Data::String("ETP".to_owned()))
        .unwrap()
        .to_vec();
    assert_eq!(fte[1], Data::Float(2.5));
    assert_eq!(fte[5], Data::Float(9.0));
    // 2.5 of 9 at least, 4.5 of 9 at most.
    let Data::Float(share) = fte[6] else {
        panic!("a share is a number")
    };
    assert!((share - 2.5 / 9.0).abs() < 1e-12);
    assert_eq!(fte[7], Data::Float(0.5));
    let basis = book.worksheet_range("Base").unwrap();
    // Five measures with 8 figures, activities with 6; four rows by directorate with 9.
    assert_eq!(basis.height(), 1 + 4 * 8 + 6 + 4 * 9);
    let Some(Data::String(text)) = basis.get_value((6, 3)) else {
        panic!("a basis is a text")
    };
    assert!(
        text.contains("criteri sample versione 1 (Ente di prova, art. 1, 2021)"),
        "{text}"
    );
}

#[test]
fn a_text_longer_than_a_cell_is_cut() {
    let long = "è".repeat(40_000);
    let cut = grid::fitting(&long);
    assert_eq!(cut.chars().count(), 32_767);
    assert!(cut.ends_with('…'));
    assert_eq!(grid::fitting("breve"), "breve");
}

#[test]
fn many_activities_are_written_row_by_row() {
    let mut sample = testing::assessment();
    let four = sample.activities.clone();
    sample.activities = four.into_iter().cycle().take(super::BULK + 1).collect();
    let bytes = render(&sample, &testing::Words, &Options::new(Lang::It)).unwrap();
    let sheet = open(bytes).worksheet_range("Attività").unwrap();
    assert_eq!(sheet.height(), super::BULK + 2);
}

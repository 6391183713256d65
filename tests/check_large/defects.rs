//! Defects put into a clean inventory at cells that are known.
//!
//! Each stands in a row of its own, so that none explains another. Never here: running the program.

use crate::generator::column::{
    ANSWERS, FTE, HEADS, ID, MEN, NAME, NOTES, OBSTACLE, PROCESS, UNIT, WOMEN,
};
use crate::generator::{Dice, Table, cell, decimal};

/// What was put where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Planted {
    pub(crate) code: &'static str,
    pub(crate) cell: String,
}

/// Texts that are wrong wherever their column has one.
const TEXTS: [(&str, usize, &str); 30] = [
    ("V002", HEADS, "#N/D"),
    ("V002", FTE, "#RIF!"),
    ("V010", NAME, ""),
    ("V011", ANSWERS, "n.d."),
    ("V012", PROCESS, "idem"),
    ("V021", HEADS, "tre"),
    ("V021", HEADS, "2 (di cui 1 PT)"),
    ("R001", FTE, "99,25"),
    ("V023", HEADS, "3 persone"),
    ("V024", HEADS, "14,5"),
    ("V025", HEADS, "-3"),
    ("V041", ANSWERS + 1, "quando capita"),
    ("V042", ANSWERS + 2, "Sì/No"),
    ("V043", ANSWERS + 4, "Sì (solo il lunedì)"),
    ("V045", ANSWERS, "P"),
    ("V050", NOTES, "Attivita' da rivedere"),
    ("V051", NAME, "Abc"),
    ("V052", ID, "XX/7"),
    ("F006", NOTES, "AttivitÃ\u{a0} di sportello"),
    ("F012", OBSTACLE, "Fascicoli\u{200b} cartacei"),
    ("F015", NOTES, "=2+5"),
    ("R003", FTE, "0"),
    ("R011", ANSWERS + 1, ""),
    ("P001", NOTES, "si veda RSSMRA80A01Z999Y"),
    ("P002", NOTES, "scrivere a mario.rossi@example.org"),
    ("P003", NOTES, "chiamare il 333 1234567"),
    ("P004", NOTES, "se ne occupa la sig.ra Bianchi"),
    ("P006", NOTES, "una dipendente assente per maternità"),
    ("P007", NOTES, "IT60X0542811101000000123456"),
    ("X015", HEADS, "950"),
];

/// What is wrong beside another cell of the row, or of another row.
type Change = fn(&mut Table, usize);
const CHANGES: [(&str, usize, Change); 6] = [
    ("R001", FTE, |table, row| {
        let people: usize = table.rows[row][HEADS].parse().unwrap_or(0);
        table.rows[row][FTE] = decimal(people * 100 + 150);
    }),
    ("R002", HEADS, |table, row| {
        for column in [HEADS, WOMEN, MEN, FTE] {
            "0".clone_into(&mut table.rows[row][column]);
        }
    }),
    ("R005", HEADS, |table, row| {
        let people = table.rows[row][HEADS].clone();
        table.rows[row][WOMEN].clone_from(&people);
        table.rows[row][MEN] = people;
    }),
    ("X001", ID, |table, row| {
        table.rows[row][ID] = table.rows[row - 1][ID].clone();
    }),
    ("X003", NAME, |table, row| {
        let id = table.rows[row][ID].clone();
        table.rows[row] = table.rows[row - 1].clone();
        table.rows[row][ID] = id;
        let name = &mut table.rows[row][NAME];
        // The verb loses a letter in its middle: `Istruttoria`, `Istrttoria`.
        let at = name.char_indices().nth(4).map_or(0, |(at, _)| at);
        name.remove(at);
    }),
    ("X004", UNIT, |table, row| {
        let name = &mut table.rows[row][UNIT];
        for (long, short) in SHORTENED {
            *name = name.replacen(long, short, 1);
        }
    }),
];

/// Beginnings of units, and how offices shorten them.
const SHORTENED: [(&str, &str); 3] = [
    ("Ufficio", "Uff."),
    ("Servizio", "Serv."),
    ("Settore", "Sett."),
];

/// Plants every defect once; returns them in no order.
pub(crate) fn plant(table: &mut Table, seed: u64) -> Vec<Planted> {
    let mut dice = Dice::new(seed ^ 0xdef);
    let all = TEXTS.len() + CHANGES.len();
    let apart = table.rows.len() / all;
    let mut planted = Vec::new();
    for place in 0..all {
        // Not the first row of a stretch, which another defect's neighbour may be.
        let mut row = place * apart + 2 + dice.below(apart / 2);
        let (code, column) = if let Some((code, column, text)) = TEXTS.get(place) {
            (*text).clone_into(&mut table.rows[row][*column]);
            (*code, *column)
        } else {
            let (code, column, change) = CHANGES[place - TEXTS.len()];
            row = fitting(table, row, code);
            change(table, row);
            (code, column)
        };
        let cell = cell(row, column);
        planted.push(Planted { code, cell });
    }
    planted
}

/// Returns the first row from `row` on in which a defect can stand.
fn fitting(table: &Table, row: usize, code: &str) -> usize {
    let fits = |row: &usize| {
        let (before, here) = (&table.rows[row - 1], &table.rows[*row]);
        match code {
            "X001" | "X003" => before[UNIT] == here[UNIT],
            "X004" => SHORTENED
                .iter()
                .any(|(long, _)| here[UNIT].starts_with(long)),
            _ => true,
        }
    };
    (row..table.rows.len()).find(fits).unwrap_or(row)
}

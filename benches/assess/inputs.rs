//! The inputs that are timed: an inventory of invented activities, the same at every run.
//!
//! Never here: timing.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::ops::Range;
use std::path::Path;

use rust_xlsxwriter::{Workbook, XlsxError};

/// Headers of the inventory: 16 columns, five of them answers of the default set.
const HEADERS: [&str; 16] = [
    "Cod. struttura",
    "Struttura",
    "Processo",
    "ID",
    "Attività",
    "Svolgibile individualmente",
    "Programmabile",
    "Applicativi accessibili da remoto",
    "Contatto diretto con l'utenza",
    "Output misurabile",
    "N. addetti",
    "di cui donne",
    "di cui uomini",
    "FTE",
    "Ostacolo",
    "Note",
];

const PROCESSES: [&str; 6] = [
    "Protocollo",
    "Gestione documentale",
    "Bilancio",
    "Gare e contratti",
    "Autorizzazioni",
    "Servizi all'utenza",
];
const VERBS: [&str; 5] = [
    "Istruttoria delle pratiche ricevute per via telematica",
    "Redazione degli atti e delle relative comunicazioni",
    "Controllo dei documenti presentati dagli interessati",
    "Verifica delle richieste e dei requisiti dichiarati",
    "Aggiornamento degli archivi e delle banche dati",
];
const OBSTACLES: [&str; 4] = [
    "",
    "fascicoli cartacei",
    "",
    "applicativo non raggiungibile",
];
const NOTES: [&str; 4] = ["", "", "da rivedere a fine anno", "solo in alcuni periodi"];

/// What the answers are like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// Clear ones, as in an inventory that was looked through.
    Clear,
    /// In every row one that nobody can count: each is a finding.
    Doubtful,
}

/// Where an inline text or a shared one stands in a workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Texts {
    /// In its cell.
    Inline,
    /// In the table of texts that all sheets share, as spreadsheets write it.
    Shared,
}

/// Rows of one unit, in a large inventory.
const UNIT_ROWS: u32 = 2_000;

/// Numbers that look random and are the same everywhere (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[usize::try_from(self.below(texts.len() as u64)).unwrap_or(0)]
    }
}

/// One row: its texts, and which of them are numbers.
struct Row {
    texts: Vec<String>,
    fte_hundredths: u64,
}

fn row(number: u32, per_unit: u32, answers: Answers, dice: &mut Dice) -> Row {
    let unit = number / per_unit + 1;
    let people = 1 + dice.below(12);
    let women = dice.below(people + 1);
    let fte_hundredths = people * (20 + dice.below(81));
    let mut texts = vec![
        format!("U{unit:04}"),
        format!("Ufficio amministrativo {unit:04}"),
        dice.of(&PROCESSES).to_owned(),
        format!("A-{number:07}"),
        format!("{}, gruppo {}", dice.of(&VERBS), number % 977),
    ];
    for question in 0..5 {
        let answer = match (question, dice.below(20), answers) {
            (4, _, Answers::Doubtful) => "da verificare",
            (_, 0, _) => "in parte",
            // A yes is good, but of the contact with users.
            (0..=2 | 4, 1..=2, _) | (3, 3..=19, _) => "NO",
            _ => "SI",
        };
        texts.push(answer.to_owned());
    }
    texts.extend([people, women, people - women].map(|number| number.to_string()));
    texts.push(format!(
        "{},{:02}",
        fte_hundredths / 100,
        fte_hundredths % 100
    ));
    texts.push(dice.of(&OBSTACLES).to_owned());
    texts.push(dice.of(&NOTES).to_owned());
    Row {
        texts,
        fte_hundredths,
    }
}

/// Writes a text file of so many rows.
pub(crate) fn write_csv(path: &Path, rows: u32, answers: Answers) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut dice = Dice(1);
    writeln!(out, "{}", HEADERS.join(";"))?;
    for number in 0..rows {
        writeln!(
            out,
            "{}",
            row(number, UNIT_ROWS, answers, &mut dice).texts.join(";")
        )?;
    }
    out.flush()
}

/// Writes a workbook of so many rows.
pub(crate) fn write_xlsx(path: &Path, rows: u32, texts: Texts) -> Result<(), XlsxError> {
    write_rows(path, 0..rows, UNIT_ROWS, texts)
}

/// Writes a workbook of these rows out of an inventory without end.
pub(crate) fn write_rows(
    path: &Path,
    rows: Range<u32>,
    per_unit: u32,
    texts: Texts,
) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = match texts {
        Texts::Inline => book.add_worksheet_with_constant_memory()?,
        Texts::Shared => book.add_worksheet_with_low_memory()?,
    };
    for (column, header) in (0..).zip(HEADERS) {
        sheet.write_string(0, column, header)?;
    }
    let mut dice = Dice(u64::from(rows.start) + 1);
    for (line, number) in (1..).zip(rows) {
        let row = row(number, per_unit, Answers::Clear, &mut dice);
        for (column, text) in (0..).zip(&row.texts) {
            match column {
                10..=12 => sheet.write_number(line, column, text.parse().unwrap_or(0.0))?,
                13 => {
                    let hundredths = u32::try_from(row.fte_hundredths).unwrap_or(0);
                    sheet.write_number(line, column, f64::from(hundredths) / 100.0)?
                }
                _ if text.is_empty() => continue,
                _ => sheet.write_string(line, column, text)?,
            };
        }
    }
    book.save(path)
}

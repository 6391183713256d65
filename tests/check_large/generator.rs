//! Inventories made up from a seed: what an office would send, with nothing wrong in it.
//!
//! The same seed makes the same cells everywhere. Never here: defects (`defects`), or running the
//! program.

use rust_xlsxwriter::Workbook;

/// Headers as the template writes them.
pub(crate) const HEADERS: [&str; 16] = [
    "Codice struttura",
    "Struttura",
    "Processo",
    "ID attività",
    "Attività",
    "Svolgibile individualmente",
    "Programmabile",
    "Strumenti accessibili da remoto",
    "Contatto diretto con l'utenza",
    "Output misurabile",
    "N. addetti",
    "di cui donne",
    "di cui uomini",
    "FTE",
    "Ostacolo",
    "Note",
];

/// Places of the columns that tests name.
pub(crate) mod column {
    pub(crate) const UNIT: usize = 1;
    pub(crate) const PROCESS: usize = 2;
    pub(crate) const ID: usize = 3;
    pub(crate) const NAME: usize = 4;
    pub(crate) const ANSWERS: usize = 5;
    pub(crate) const HEADS: usize = 10;
    pub(crate) const WOMEN: usize = 11;
    pub(crate) const MEN: usize = 12;
    pub(crate) const FTE: usize = 13;
    pub(crate) const OBSTACLE: usize = 14;
    pub(crate) const NOTES: usize = 15;
}

const KINDS: [&str; 4] = ["Ufficio", "Servizio", "Settore", "Sportello"];
const THEMES: [&str; 20] = [
    "Tributi",
    "Anagrafe",
    "Edilizia privata",
    "Lavori pubblici",
    "Servizi sociali",
    "Biblioteche",
    "Personale",
    "Ragioneria",
    "Contratti",
    "Patrimonio",
    "Ambiente",
    "Commercio",
    "Istruzione",
    "Sport e tempo libero",
    "Protezione civile",
    "Sistemi informativi",
    "Avvocatura",
    "Mobilità",
    "Verde pubblico",
    "Statistica",
];
const PROCESSES: [&str; 6] = [
    "Gestione documentale",
    "Bilancio e contabilità",
    "Gare e contratti",
    "Autorizzazioni",
    "Servizi all'utenza",
    "Controlli",
];
const VERBS: [&str; 14] = [
    "Istruttoria",
    "Verifica",
    "Redazione",
    "Aggiornamento",
    "Pubblicazione",
    "Archiviazione",
    "Monitoraggio",
    "Rendicontazione",
    "Liquidazione",
    "Convocazione",
    "Notifica",
    "Rilascio",
    "Programmazione",
    "Valutazione",
];
const OBJECTS: [&str; 24] = [
    "delle domande di contributo",
    "degli atti di impegno",
    "delle concessioni edilizie",
    "dei verbali di sopralluogo",
    "delle fatture elettroniche",
    "dei bandi di gara",
    "delle convenzioni con enti esterni",
    "degli elenchi dei beneficiari",
    "delle segnalazioni dei cittadini",
    "dei certificati storici",
    "delle ordinanze di viabilità",
    "dei piani di manutenzione",
    "delle relazioni trimestrali",
    "degli avvisi di accertamento",
    "dei permessi di occupazione del suolo",
    "delle graduatorie per gli alloggi",
    "dei contratti di fornitura",
    "delle schede di progetto",
    "dei fabbisogni formativi",
    "degli inventari dei beni mobili",
    "delle istanze di rateizzazione",
    "dei registri contabili",
    "delle banche dati territoriali",
    "degli accessi agli atti",
];
const WAYS: [&str; 8] = [
    "",
    " in via telematica",
    " su richiesta di altri uffici",
    " per il bilancio annuale",
    " con sopralluogo",
    " per la Giunta e il Consiglio",
    " (D.Lgs. 33/2013)",
    " – fase preliminare",
];
const OBSTACLES: [&str; 5] = [
    "",
    "",
    "",
    "Fascicoli cartacei",
    "Applicativo non raggiungibile dall'esterno",
];
const NOTES: [&str; 6] = [
    "",
    "",
    "",
    "Da rivedere a fine anno",
    "Solo in alcuni periodi; si veda il PIAO 2026",
    "Più enti coinvolti",
];

/// Numbers that look random and are the same everywhere.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).unwrap_or(0)
    }

    fn of<'a>(&mut self, texts: &[&'a str]) -> &'a str {
        texts[self.below(texts.len())]
    }
}

/// A table: headers and rows of texts.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) headers: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Returns an inventory with nothing wrong in it.
pub(crate) fn clean(rows: usize, seed: u64) -> Table {
    let mut dice = Dice::new(seed);
    let (mut unit, mut left, mut names) = (0, 0, Vec::new());
    let rows = (1..=rows).map(|number| {
        if left == 0 {
            (unit, left) = (unit + 1, 25 + dice.below(80));
            names = shuffled(left, &mut dice);
        }
        left -= 1;
        row(number, unit, names[left], &mut dice)
    });
    Table {
        rows: rows.collect(),
        headers: HEADERS.map(str::to_owned).to_vec(),
    }
}

/// How many activities can be told apart by their names.
const MOST_NAMES: usize = VERBS.len() * OBJECTS.len() * WAYS.len();

/// Returns so many names of activities, none twice.
fn shuffled(count: usize, dice: &mut Dice) -> Vec<usize> {
    let mut all: Vec<usize> = (0..MOST_NAMES).collect();
    for place in 0..count {
        let other = place + dice.below(MOST_NAMES - place);
        all.swap(place, other);
    }
    all.truncate(count);
    all
}

fn row(number: usize, unit: usize, name: usize, dice: &mut Dice) -> Vec<String> {
    let (verb, rest) = (name % VERBS.len(), name / VERBS.len());
    let (object, way) = (rest % OBJECTS.len(), rest / OBJECTS.len());
    let people = 1 + dice.below(12);
    let women = dice.below(people + 1);
    let fte = people * (20 + dice.below(81));
    let mut texts = vec![
        format!("S{unit:04}"),
        unit_name(unit),
        PROCESSES[(verb + object) % PROCESSES.len()].to_owned(),
        format!("ATT-{number:06}"),
        format!("{} {}{}", VERBS[verb], OBJECTS[object], WAYS[way]),
    ];
    // An activity is answered alike wherever it is done.
    let mut answers = Dice::new(name as u64);
    for question in 0..5 {
        texts.push(
            match (answers.below(10), question) {
                (0, _) => "In parte",
                (1..=2, 0..=2 | 4) | (3..=9, 3) => "No",
                _ => "Sì",
            }
            .to_owned(),
        );
    }
    texts.extend([people, women, people - women].map(|number| number.to_string()));
    texts.push(decimal(fte));
    texts.push(dice.of(&OBSTACLES).to_owned());
    texts.push(dice.of(&NOTES).to_owned());
    texts
}

/// Returns what a unit is called.
fn unit_name(unit: usize) -> String {
    let (kind, rest) = (unit % KINDS.len(), unit / KINDS.len());
    let (theme, zone) = (rest % THEMES.len(), rest / THEMES.len());
    match zone {
        0 => format!("{} {}", KINDS[kind], THEMES[theme]),
        _ => format!("{} {} – zona {}", KINDS[kind], THEMES[theme], zone + 1),
    }
}

/// Writes hundredths as Italians do, without zeros at the end.
pub(crate) fn decimal(hundredths: usize) -> String {
    let text = format!("{},{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

impl Table {
    /// Writes the table as delimited text; what needs quotes has them.
    pub(crate) fn csv(&self) -> String {
        let mut text = String::new();
        for row in std::iter::once(&self.headers).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            text.push_str(&cells.join(";"));
            text.push_str("\r\n");
        }
        text
    }

    /// Writes the table as a workbook, its numbers as numbers.
    pub(crate) fn xlsx(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        self.add_to(&mut book, "Rilevazione 2026", 0);
        book.save_to_buffer().expect("the workbook can be written")
    }

    /// Adds the table to a workbook, from a row on.
    pub(crate) fn add_to(&self, book: &mut Workbook, name: &str, from: u32) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("the name fits");
        for (row, cells) in (from..).zip(std::iter::once(&self.headers).chain(&self.rows)) {
            for (column, text) in (0..).zip(cells) {
                let counts = (column::HEADS..=column::FTE).contains(&usize::from(column));
                let number = text.replace(',', ".").parse::<f64>().ok();
                match number.filter(|_| counts && row > from) {
                    Some(number) => sheet.write_number(row, column, number),
                    None if text.is_empty() => continue,
                    None => sheet.write_string(row, column, text),
                }
                .expect("the cell can be written");
            }
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains(['"', ';', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Returns a cell as spreadsheets call it; `row` counts from 0, below the header in row 1.
pub(crate) fn cell(row: usize, column: usize) -> String {
    format!(
        "{}{}",
        char::from(b'A' + u8::try_from(column).unwrap_or(0)),
        row + 2
    )
}

//! The inputs that are timed: an org chart, an inventory and invented persons, the same at every run.
//!
//! Never here: timing.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

const DIRECTORATES: u64 = 60;
const ACTIVITIES: u64 = 2_000;
const BANDS: [&str; 5] = ["fino a 29", "30-39", "40-49", "50-59", "60 e oltre"];
const PATTERNS: [&str; 6] = ["", "", "", "LUN-VEN", "1111000", "1010100"];
const FTE: [&str; 6] = ["1", "1", "1", "0,8333", "0,5", ""];

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

fn file(folder: &Path, name: &str) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::new(File::create(folder.join(name))?))
}

/// Writes `chart.csv`, `activities.csv`, `staff.csv` and `assignments.csv`: as many people, and
/// three assignments each.
pub(crate) fn write(folder: &Path, people: u64) -> io::Result<()> {
    chart(folder)?;
    activities(folder)?;
    persons(folder, people)
}

fn chart(folder: &Path) -> io::Result<()> {
    let mut out = file(folder, "chart.csv")?;
    writeln!(out, "codice;nome;padre\nENTE;Ente di esempio;")?;
    for directorate in 0..DIRECTORATES {
        writeln!(
            out,
            "D{directorate:02};Direzione {directorate:02};ENTE\n\
             D{directorate:02}-1;Ufficio {directorate:02} uno;D{directorate:02}\n\
             D{directorate:02}-2;Ufficio {directorate:02} due;D{directorate:02}"
        )?;
    }
    out.flush()
}

fn activities(folder: &Path) -> io::Result<()> {
    let mut out = file(folder, "activities.csv")?;
    writeln!(
        out,
        "Cod. struttura;ID;Attività;Svolgibile individualmente;Programmabile;\
         Applicativi accessibili da remoto;Contatto diretto con l'utenza;Output misurabile;\
         N. addetti;FTE"
    )?;
    let mut dice = Dice(1);
    for number in 0..ACTIVITIES {
        let directorate = number % DIRECTORATES;
        write!(
            out,
            "D{directorate:02};A{number:04};Lavorazione {number:04}"
        )?;
        for question in 0..5 {
            let answer = match (question, dice.below(20)) {
                (_, 0) => "in parte",
                (4, 1) => "",
                (0..=2 | 4, 1..=2) | (3, 3..=19) => "NO",
                _ => "SI",
            };
            write!(out, ";{answer}")?;
        }
        let heads = 1 + dice.below(200);
        writeln!(out, ";{heads};{}", heads / 2)?;
    }
    out.flush()
}

fn persons(folder: &Path, people: u64) -> io::Result<()> {
    let mut staff = file(folder, "staff.csv")?;
    let mut assignments = file(folder, "assignments.csv")?;
    writeln!(
        staff,
        "matricola;unità;dal;al;giorni lavorativi;FTE;genere;fascia d'età"
    )?;
    writeln!(assignments, "matricola;attività;quota;dal;al")?;
    let mut dice = Dice(2);
    for person in 0..people {
        let code = format!("P{person:06}");
        let unit =
            |dice: &mut Dice| format!("D{:02}-{}", dice.below(DIRECTORATES), dice.below(2) + 1);
        let (gender, band) = (dice.of(&["F", "M"]), dice.of(&BANDS));
        let (pattern, fte) = (dice.of(&PATTERNS), dice.of(&FTE));
        let rest = format!("{pattern};{fte};{gender};{band}");
        let (month, day) = (dice.below(12) + 1, dice.below(28) + 1);
        let here = unit(&mut dice);
        match dice.below(20) {
            // One in twenty joins, one leaves, one moves.
            0 => writeln!(staff, "{code};{here};{day:02}/{month:02}/2026;;{rest}")?,
            1 => writeln!(staff, "{code};{here};;{day:02}/{month:02}/2026;{rest}")?,
            2 => {
                let there = unit(&mut dice);
                writeln!(staff, "{code};{here};;30/06/2026;{rest}")?;
                writeln!(staff, "{code};{there};01/07/2026;;{rest}")?;
            }
            _ => writeln!(staff, "{code};{here};;;{rest}")?,
        }
        let first = dice.below(ACTIVITIES);
        for (nth, share) in [50, 30, 20].into_iter().enumerate() {
            let activity = (first + nth as u64 * 61) % ACTIVITIES;
            writeln!(assignments, "{code};A{activity:04};{share}%;;")?;
        }
    }
    staff.flush()?;
    assignments.flush()
}

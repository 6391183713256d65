//! Rows of a workbook that are laid out otherwise than the header: a row that numbers the columns or
//! says what to write in them, and cells that have moved to the right.
//!
//! Never here: records of text files (`ragged`), or what else a row is (`kinds`).

use crate::fact::{Fact, FactKind, Place};
use crate::intake::notices::Notices;
use crate::intake::rows::{RawCell, RawRow};
use crate::intake::table::TableSink;
use crate::intake::table::ragged::NUMBERS;
use crate::intake::table::walk::Walk;
use crate::matching::fold;
use crate::model::activity::RowKind;
use crate::model::columns::Field;
use crate::origin::CellRef;

/// What forms write below a header, folded: what a cell should hold.
const KINDS: [&str; 40] = [
    "testo",
    "testo libero",
    "testo breve",
    "numero",
    "numero intero",
    "numero decimale",
    "intero",
    "decimale",
    "si no",
    "si no in parte",
    "si o no",
    "s n",
    "si parziale no",
    "scelta",
    "menu a tendina",
    "elenco a discesa",
    "da elenco",
    "codice",
    "data",
    "gg mm aaaa",
    "percentuale",
    "%",
    "0 100",
    "0 100%",
    "alfanumerico",
    "obbligatorio",
    "facoltativo",
    "campo obbligatorio",
    "campo facoltativo",
    "campo libero",
    "descrizione libera",
    "text",
    "free text",
    "number",
    "integer",
    "decimal",
    "yes no",
    "yes no partly",
    "y n",
    "date",
];

/// Marks that stand in place of a number, without their signs: `n.d.`, `da definire`.
const MARKS: [&str; 12] = [
    "",
    "nd",
    "na",
    "nc",
    "nr",
    "np",
    "ns",
    "tbd",
    "boh",
    "dadefinire",
    "daverificare",
    "nonnoto",
];

/// What forms write below a question, folded: the answers that they ask for.
const CHOICES: [&str; 10] = [
    "si no",
    "si o no",
    "si no in parte",
    "si in parte no",
    "si parziale no",
    "s n",
    "scelta",
    "yes no",
    "yes no partly",
    "y n",
];

/// How a text begins that says how to fill a name in, folded: nothing else begins so.
const SAYS_HOW: [&str; 8] = [
    "es ",
    "esempio",
    "ad esempio",
    "per esempio",
    "e g ",
    "for example",
    "max ",
    "breve descrizione",
];

/// The first word of a text that may say how to fill a name in, folded: an activity may begin so too, but
/// hardly goes on with one of [`ASKED`].
const MAY_SAY_HOW: [&str; 18] = [
    "denominazione",
    "descrizione",
    "descrivere",
    "nome",
    "titolo",
    "oggetto",
    "indicare",
    "inserire",
    "scrivere",
    "riportare",
    "specificare",
    "elencare",
    "compilare",
    "scegliere",
    "selezionare",
    "name",
    "describe",
    "enter",
];

/// What a form asks the name of, folded.
const ASKED: [&str; 12] = [
    "attivita",
    "processo",
    "procedimento",
    "funzione",
    "compito",
    "denominazione",
    "nome",
    "descrizione",
    "testo",
    "activity",
    "process",
    "task",
];

/// The longest text of a row that says how to fill the form in, in bytes.
const LONGEST_GUIDE: usize = 120;

/// The longest text that says what a cell should hold, in bytes.
const LONGEST: usize = 30;

/// The longest of the answers that forms ask for, in bytes: `In parte`.
const LONGEST_ANSWER: usize = 8;

impl Walk<'_> {
    /// Says whether a row numbers or letters the columns, or says what to write in each.
    pub(super) fn is_guide(&self, raw: &RawRow<'_>) -> bool {
        let cells = raw.cells().filter(|(_, cell)| !cell.is_blank());
        let mut texts: Vec<&str> = Vec::new();
        for (_, cell) in cells {
            let text = cell.text();
            if text.len() > LONGEST_GUIDE {
                return false;
            }
            texts.push(text);
        }
        let named = self.name.is_some_and(|name| !raw.cell(name).is_blank());
        if !named || texts.len() < 3 || texts.len() * 2 < self.header_width {
            return false;
        }
        if self.asks_throughout(raw) {
            return true;
        }
        if texts.iter().any(|text| text.len() > LONGEST) {
            return false;
        }
        counts_up(&texts)
            || texts
                .iter()
                .all(|text| KINDS.contains(&fold(text).as_str()))
    }

    /// Says whether a row lists the choices of every answer that it has, two at least, a word
    /// stands where a number should, and its name says how to write one: nobody filled it in.
    fn asks_throughout(&self, raw: &RawRow<'_>) -> bool {
        let answers = self.columns.answers.iter().map(|it| raw.cell(it.column));
        let mut choices = 0;
        for cell in answers.filter(|cell| !cell.is_blank()) {
            if !CHOICES.contains(&fold(cell.text()).as_str()) {
                return false;
            }
            choices += 1;
        }
        let numbers = NUMBERS.iter().filter_map(|it| self.columns.map.field(*it));
        let mut words = numbers.map(|it| raw.cell(it)).filter(|it| !it.is_blank());
        let has_digit = |cell: RawCell<'_>| cell.text().bytes().any(|it| it.is_ascii_digit());
        // A mark for what nobody knows yet asks for nothing; nor does a row with an id.
        let is_word = |cell: RawCell<'_>| {
            let letters: String = fold(cell.text()).split(' ').collect();
            !has_digit(cell) && !MARKS.contains(&letters.as_str())
        };
        let id = self.columns.map.field(Field::Id);
        let named = id.is_some_and(|id| has_digit(raw.cell(id)));
        let name = self.name.map(|column| raw.cell(column));
        if !name.is_some_and(|name| says_how(name.text())) {
            return false;
        }
        choices >= 2 && !named && words.next().is_some_and(is_word) && words.all(is_word)
    }

    /// Notices a row whose cells have moved one column to the right, out of the table of a workbook
    /// or into the notes that end it.
    pub(super) fn shifted(&self, raw: &RawRow<'_>, kind: RowKind, sink: &mut dyn TableSink) {
        let all = self.context.notices == Notices::All;
        if !all || kind != RowKind::Data {
            return;
        }
        let Some(beyond) = self.beyond(raw) else {
            return;
        };
        let fit = |from: u16| {
            self.fit(|column| raw.cell(if column < from { column } else { column + 1 }))
        };
        let unmoved = fit(beyond);
        let gaps = (0..beyond).filter(|column| raw.cell(*column).is_blank());
        let best = gaps
            .map(|from| (fit(from), from))
            .reduce(|best, next| if next.0 > best.0 { next } else { best });
        let columns = self.columns.answers.len() + self.numbers().count();
        let needed = (columns - columns / 5).max(unmoved + 2);
        // All that stands there fits once it is moved back, and did not before.
        if let Some((_, column)) = best.filter(|it| it.0 >= needed) {
            let at = CellRef {
                table: self.table,
                row: raw.number,
                column,
            };
            sink.fact(Fact::new(FactKind::ShiftedRow, Place::Cell(at)));
        }
    }

    /// Returns the first column after the table that holds something in a row; or that of the notes
    /// which end it, where a number or an answer stands alone.
    fn beyond(&self, raw: &RawRow<'_>) -> Option<u16> {
        let width = u16::try_from(self.header_width).ok()?;
        let last = raw.slots.last().map(|slot| slot.column)?;
        if !self.context.delimited && last >= width && !raw.cell(width).is_blank() {
            return Some(width);
        }
        let notes = self.notes.filter(|notes| notes + 1 == width)?;
        let text = raw.cell(notes).text();
        // Answers are short, and notes mostly are not.
        let is_short = (1..=LONGEST_ANSWER).contains(&text.len());
        let known = || self.context.spec.words.known_answer(text).is_some();
        let is_value = is_short && (is_number(text) || known());
        (is_value && raw.slots.len() <= self.header_width).then_some(notes)
    }

    fn numbers(&self) -> impl Iterator<Item = u16> {
        let map = &self.columns.map;
        NUMBERS.iter().filter_map(|field| map.field(*field))
    }

    /// Counts the answers and numbers that surely fit their columns: a number is no answer.
    fn fit<'c>(&self, cell: impl Fn(u16) -> RawCell<'c>) -> usize {
        let words = &self.context.spec.words;
        let answers = self
            .columns
            .answers
            .iter()
            .map(|answer| cell(answer.column));
        let answers = answers.filter(|cell| {
            let text = cell.text();
            !text.is_empty() && !is_number(text) && words.known_answer(text).is_some()
        });
        let numbers = self
            .numbers()
            .filter(|column| is_number(cell(*column).text()));
        answers.count() + numbers.count()
    }
}

fn is_number(text: &str) -> bool {
    let mut bytes = text.bytes();
    !text.is_empty() && bytes.all(|it| it.is_ascii_digit() || matches!(it, b',' | b'.'))
}

/// Says whether a text in the column of names says how to fill one in. Where no sign says so, it is
/// a name: to lose an activity is worse than to read a guide.
fn says_how(name: &str) -> bool {
    let folded = fold(name);
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    let is_asked = |word: &str| {
        let bare = word.strip_prefix("dell").unwrap_or(word);
        ASKED.contains(&word) || ASKED.contains(&bare)
    };
    let is_long = || folded.contains(" caratteri") && folded.bytes().any(|it| it.is_ascii_digit());
    KINDS.contains(&folded.as_str())
        || SAYS_HOW.iter().any(|it| folded.starts_with(it))
        || is_long()
        || MAY_SAY_HOW.contains(&first) && words.any(is_asked)
}

/// Says whether texts go on from one to the next: `1 2 3`, `(a) (b) (c)`, `A. B. C.`
fn counts_up(texts: &[&str]) -> bool {
    let marks = texts
        .iter()
        .map(|text| mark(text))
        .collect::<Option<Vec<u32>>>();
    marks.is_some_and(|marks| {
        // Forms leave out j, k, w, x, y, or any column.
        marks
            .windows(2)
            .all(|two| two[0] < two[1] && two[1] - two[0] <= 6)
    })
}

/// Reads a mark: a number up to 99, or a letter, alone or in brackets.
fn mark(text: &str) -> Option<u32> {
    let inner =
        text.trim_matches(|char: char| matches!(char, '(' | ')' | '[' | ']' | '.' | ' ' | '°'));
    let mut chars = inner.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(u32::from(letter.to_ascii_lowercase()))
        }
        _ if inner.len() <= 2 => inner.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{counts_up, says_how};

    #[test]
    fn a_guide_of_names_is_none() {
        #[track_caller]
        fn case(name: &str, guide: bool) {
            assert_eq!(says_how(name), guide, "{name}");
        }
        case("Denominazione dell'attività", true);
        case("descrivere brevemente l’attività svolta", true);
        case("(descrivere l'attività)", true);
        case("es. Protocollo in entrata", true);
        case("max 200 caratteri", true);
        case("Testo libero", true);
        case("Indicare il nome del processo", true);
        case("Name of the activity", true);
        case("Protocollo", false);
        case("Descrizione archivistica dei fondi", false);
        case("Inserire i dati nel portale", false);
        case("Esecuzione dei contratti", false);
        case("Massimario di scarto", false);
        case("Testo unico degli enti locali", false);
        case("Campo sportivo", false);
        case("Massimo ribasso: gare", false);
        case("Riconoscimento ottico dei caratteri", false);
        case("Nomine nei processi", false);
    }

    #[test]
    fn columns_are_numbered_or_lettered() {
        #[track_caller]
        fn case(texts: &[&str], counts: bool) {
            assert_eq!(counts_up(texts), counts, "{texts:?}");
        }
        case(&["(a)", "(b)", "(c)"], true);
        case(&["1", "2", "3"], true);
        case(&["(i)", "(l)", "(m)"], true);
        case(&["A)", "B)", "D)"], true);
        case(&["1", "3", "2"], false);
        case(&["1", "1", "2"], false);
        case(&["1", "Protocollo", "3"], false);
        case(&["A", "12", "100"], false);
    }
}

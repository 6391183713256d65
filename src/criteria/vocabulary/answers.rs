//! Words of answers, and how a cell is read by them. What may mean two things is never guessed.
//!
//! Never here: the direction of the header, or numbers of scales and measures (`intake`).

use std::collections::BTreeMap;

use super::labels::begins;
use crate::lang::LocalText;
use crate::matching::{fold, nearest};
use crate::model::quantity::{Decimal, Ratio};

/// What a word answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerWord {
    /// Yes.
    Yes,
    /// No.
    No,
    /// In part.
    Partly,
    /// Not known yet.
    Unknown,
    /// The question does not apply.
    NotApplicable,
    /// It may mean several things, listed: the analyst is asked.
    Ask(LocalText),
}

/// What a cell says in a column of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadAnswer {
    /// The cell is empty.
    Blank,
    /// A known word. Never [`AnswerWord::Ask`].
    Word(AnswerWord),
    /// A known word followed by a note, or limited by one. Never [`AnswerWord::Ask`].
    WithNote(AnswerWord),
    /// Two answers at once: "Sì/No".
    Multiple,
    /// It may mean several things, listed.
    Ambiguous(LocalText),
    /// A percentage, as a share of 1.
    Percentage(Ratio),
    /// No known word.
    NotUnderstood {
        /// The nearest of the answers that forms ask for, as they write it.
        nearest: Option<String>,
    },
}

/// Words of answers.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    /// By the word, folded.
    pub words: BTreeMap<String, AnswerWord>,
    /// By the sign as written, for what folding would erase: `✓`.
    pub signs: BTreeMap<String, AnswerWord>,
    /// A cell of these characters alone says that nothing is known: `--`, `?`.
    pub blank_marks: String,
    /// What turns a yes before it into "partly", folded.
    pub after_yes: Vec<String>,
    /// What turns a no before it into "partly", folded.
    pub after_no: Vec<String>,
    /// What says "partly" where a cell begins with it, folded.
    pub alone: Vec<String>,
}

/// Answers that are suggested for words near to them: other spellings may mean several things.
const SUGGESTED: [(&str, &str); 9] = [
    ("si", "Sì"),
    ("no", "No"),
    ("in parte", "In parte"),
    ("parziale", "In parte"),
    ("parzialmente", "In parte"),
    ("non applicabile", "Non applicabile"),
    ("yes", "Yes"),
    ("partly", "Partly"),
    ("not applicable", "Not applicable"),
];

impl Answers {
    /// Adds a word, or a sign where folding leaves nothing of it. It wins over what is known.
    pub fn insert(&mut self, written: &str, word: AnswerWord) {
        let folded = fold(written);
        if folded.is_empty() {
            self.signs.insert(without_space(written), word);
        } else {
            self.words.insert(folded, word);
        }
    }

    /// Reads a cell.
    #[must_use]
    pub fn read(&self, raw: &str) -> ReadAnswer {
        self.read_known(raw)
            .unwrap_or_else(|| ReadAnswer::NotUnderstood {
                nearest: Self::nearest(&fold(raw)),
            })
    }

    /// Reads a cell; `None` where it is not understood. Suggesting a word takes much longer than
    /// that.
    #[must_use]
    pub fn read_known(&self, raw: &str) -> Option<ReadAnswer> {
        if raw.trim().is_empty() {
            return Some(ReadAnswer::Blank);
        }
        let folded = fold(raw);
        if folded.is_empty() {
            return self.sign(raw);
        }
        self.parted(raw)
            .or_else(|| self.doubtful(raw, &folded))
            .or_else(|| self.words.get(&folded).map(whole))
            .or_else(|| percentage(raw))
            .or_else(|| self.number(raw))
            .or_else(|| self.numbered(raw))
            .or_else(|| several(&folded))
            .or_else(|| self.with_note(raw, &folded))
    }

    /// Says whether what follows a yes limits it: `solo il lunedì`. Folded.
    pub(super) fn limits_yes(&self, tail: &str) -> bool {
        self.after_yes.iter().any(|limit| begins(tail, limit))
    }

    /// Suggests an answer for a short cell, one of those that a form asks for. A sentence
    /// resembles an answer by its first words alone.
    fn nearest(folded: &str) -> Option<String> {
        let short = !folded.is_empty() && folded.split(' ').count() <= 2;
        let words = SUGGESTED.iter().map(|(word, _)| *word);
        let found = short.then(|| nearest(folded, words)).flatten()?;
        let (_, answer) = SUGGESTED.iter().find(|(word, _)| *word == found)?;
        Some((*answer).to_owned())
    }

    /// Reads an answer with the number or letter that it has in a list: `1 - Sì`, `b) No`. One that
    /// is another answer itself is no number: `S - NO`.
    fn numbered(&self, raw: &str) -> Option<ReadAnswer> {
        const MARKS: [char; 6] = ['-', '–', ')', '.', ':', '—'];
        let raw = raw.trim();
        let (number, answer) = raw.split_at(raw.find(MARKS)?);
        let in_bracket = answer.starts_with(')');
        let number = number.trim().trim_start_matches('(');
        let is_one = match number.as_bytes() {
            [byte] => byte.is_ascii_alphanumeric(),
            [tens, ones] => tens.is_ascii_digit() && ones.is_ascii_digit(),
            _ => false,
        };
        let answer =
            answer.trim_start_matches(|char: char| MARKS.contains(&char) || char.is_whitespace());
        // A number behind the number is a decimal, and `S - N` two answers.
        let is_word = answer.chars().filter(|char| char.is_alphabetic()).count() >= 2;
        let word = self.words.get(&fold(answer));
        let word = word.filter(|_| is_one && is_word)?;
        let is_no_answer = match self.words.get(&fold(number)) {
            None => true,
            // What a letter may mean is no answer either where the letter counts: `a) Sì`.
            Some(AnswerWord::Ask(_)) => {
                in_bracket || number.bytes().all(|byte| byte.is_ascii_digit())
            }
            Some(itself) => itself == word,
        };
        is_no_answer.then(|| whole(word))
    }

    fn sign(&self, raw: &str) -> Option<ReadAnswer> {
        let sign = without_space(raw);
        if let Some(word) = self.signs.get(&sign) {
            return Some(whole(word));
        }
        let nothing = sign.chars().all(|char| self.blank_marks.contains(char));
        nothing.then_some(ReadAnswer::Word(AnswerWord::Unknown))
    }

    /// Reads `Sì/No` and `sì | in parte` as two answers; `N/A` is one word.
    fn parted(&self, raw: &str) -> Option<ReadAnswer> {
        let mut first = None;
        for part in raw.split(['/', '|']) {
            let part = fold(part);
            let word = self.words.get(&part).filter(|_| part.len() > 1)?;
            if first.is_some_and(|first| first != word) {
                return Some(ReadAnswer::Multiple);
            }
            first = Some(word);
        }
        None
    }

    /// Asks about an answer with a question mark, and about words beside a box or an arrow:
    /// whether the box is ticked is not certain.
    fn doubtful(&self, raw: &str, folded: &str) -> Option<ReadAnswer> {
        let known_word = self.words.get(folded);
        let certain = matches!(
            known_word,
            Some(AnswerWord::Unknown | AnswerWord::NotApplicable)
        );
        if raw.contains('?') && !certain {
            return Some(ReadAnswer::Ambiguous(LocalText {
                it: "una risposta, oppure un dubbio (c'è un punto interrogativo)".to_owned(),
                en: "an answer, or a doubt (there is a question mark)".to_owned(),
            }));
        }
        let drawn = |char: char| ('\u{2190}'..='\u{2bff}').contains(&char) || char == '🗹';
        raw.contains(drawn).then(|| {
            ReadAnswer::Ambiguous(LocalText {
                it: "una casella accanto a una parola: spuntata oppure no".to_owned(),
                en: "a box beside a word: ticked or not".to_owned(),
            })
        })
    }

    /// Reads `1,0` as `1`, and asks about any other number.
    fn number(&self, raw: &str) -> Option<ReadAnswer> {
        let number = Decimal::parse(&raw.trim().replace(',', "."))?;
        let known = self.words.get(&number.to_string()).map(whole);
        Some(known.unwrap_or_else(|| {
            ReadAnswer::Ambiguous(LocalText {
                it: "una quota, un numero di persone o un punteggio, dove si chiede sì, no o in parte"
                    .to_owned(),
                en: "a share, a number of people or a score, where yes, no or partly is asked"
                    .to_owned(),
            })
        }))
    }

    /// Reads an answer with a note: `Sì (lunedì)`, `NO - solo sportello`, `sì ma …`, `solo se …`.
    fn with_note(&self, raw: &str, folded: &str) -> Option<ReadAnswer> {
        for (word, yes) in [("si ", true), ("yes ", true), ("no ", false)] {
            let Some(tail) = folded.strip_prefix(word) else {
                continue;
            };
            if yes && self.limits_yes(tail) || !yes && self.limits_no(tail) {
                return Some(ReadAnswer::WithNote(AnswerWord::Partly));
            }
        }
        if self.alone.iter().any(|words| begins(folded, words)) {
            return Some(ReadAnswer::WithNote(AnswerWord::Partly));
        }
        let parted = [split_note(raw), split_accented(raw)];
        parted.into_iter().flatten().find_map(|(head, tail)| {
            let head = fold(head);
            // `n. 3` is a number, `1 volta` a frequency, `a - …` a list.
            let digits = head.bytes().all(|byte| byte.is_ascii_digit());
            let word = self.words.get(&head)?;
            let is_word = head == "x" || head.len() > 1 && !digits;
            is_word.then(|| self.noted(word, tail)).flatten()
        })
    }

    fn limits_no(&self, tail: &str) -> bool {
        self.after_no.iter().any(|limit| begins(tail, limit))
    }

    /// Joins an answer with the note after it.
    fn noted(&self, word: &AnswerWord, note: &str) -> Option<ReadAnswer> {
        let folded = fold(note);
        let of_note = self.words.get(&folded);
        if of_note == Some(&AnswerWord::Unknown) {
            return Some(ReadAnswer::WithNote(AnswerWord::Unknown));
        }
        let contradicted = match word {
            AnswerWord::Yes => folded.split(' ').any(|part| part == "no"),
            // In a sentence `si` is a pronoun; `sì` never is.
            AnswerWord::No => note.to_lowercase().split_whitespace().any(is_accented_yes),
            AnswerWord::Ask(_) => return None,
            _ => false,
        };
        if contradicted {
            return Some(ReadAnswer::Multiple);
        }
        let partly = match word {
            AnswerWord::Yes => self.limits_yes(&folded) || of_note == Some(&AnswerWord::Partly),
            AnswerWord::No => self.limits_no(&folded),
            _ => false,
        };
        Some(ReadAnswer::WithNote(if partly {
            AnswerWord::Partly
        } else {
            word.clone()
        }))
    }
}

fn whole(word: &AnswerWord) -> ReadAnswer {
    match word {
        AnswerWord::Ask(meanings) => ReadAnswer::Ambiguous(meanings.clone()),
        word => ReadAnswer::Word(word.clone()),
    }
}

/// Drops white space and the selector that turns a sign into a coloured picture.
fn without_space(raw: &str) -> String {
    raw.chars()
        .filter(|char| !char.is_whitespace() && *char != '\u{fe0f}')
        .collect()
}

/// Reads `60%`, `12,5 %`; a range such as `30-75 %` is "partly" with a note.
fn percentage(raw: &str) -> Option<ReadAnswer> {
    let compact = without_space(raw).replace(',', ".");
    if !compact.ends_with('%') {
        return None;
    }
    let share = |text: &str| {
        let percent = Ratio::parse(text.strip_suffix('%').unwrap_or(text))?;
        let share = percent.checked_div(Ratio::new(100, 1))?;
        (Ratio::ZERO..=Ratio::ONE).contains(&share).then_some(share)
    };
    if let Some(share) = share(&compact) {
        return Some(ReadAnswer::Percentage(share));
    }
    let (from, to) = compact.split_once(['-', '–', '÷'])?;
    share(from).and(share(to))?;
    Some(ReadAnswer::WithNote(AnswerWord::Partly))
}

/// Says whether a cell is made of several answers: `SI NO`, `s n`, `si o no`.
fn several(folded: &str) -> Option<ReadAnswer> {
    let (mut yes, mut no) = (false, false);
    for word in folded.split(' ') {
        match word {
            "si" | "s" | "yes" | "y" => yes = true,
            "no" | "n" => no = true,
            "o" | "e" | "ed" | "oppure" | "or" | "and" | "in" | "parte" | "parziale" => {}
            _ => return None,
        }
    }
    (yes && no).then_some(ReadAnswer::Multiple)
}

/// Parts a cell at the first mark that ends an answer: a bracket, a comma, a spaced dash …
pub(super) fn split_note(raw: &str) -> Option<(&str, &str)> {
    let mut before = ' ';
    for (at, char) in raw.char_indices() {
        let after = raw[at + char.len_utf8()..].chars().next();
        let spaced = after.is_none_or(char::is_whitespace);
        let ends = match char {
            '(' | '[' | ',' | ';' | ':' | '\n' | '–' | '—' => true,
            '-' => spaced || before.is_whitespace(),
            '.' => spaced,
            _ => false,
        };
        let (head, tail) = (&raw[..at], &raw[at + char.len_utf8()..]);
        if ends && !fold(head).is_empty() {
            return (!fold(tail).is_empty()).then_some((head, tail));
        }
        before = char;
    }
    None
}

/// Parts `Sì lunedì` and `si' lunedì`: with its accent the word is certain without a mark.
fn split_accented(raw: &str) -> Option<(&str, &str)> {
    let (head, tail) = raw.trim_start().split_once(char::is_whitespace)?;
    is_accented_yes(&head.to_lowercase()).then_some((head, tail))
}

fn is_accented_yes(lower: &str) -> bool {
    let word = lower.trim_matches(|char: char| char.is_ascii_punctuation() && char != '\'');
    matches!(word, "sì" | "sí" | "si'" | "si’" | "si`" | "sì'")
}

#[cfg(test)]
mod tests;

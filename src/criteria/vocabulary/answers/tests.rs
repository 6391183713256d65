//! Tests of answers: every word of the published sheets, and what must never be guessed.

use super::{AnswerWord, ReadAnswer};
use crate::criteria::vocabulary::Vocabulary;

/// One letter for each way of reading an answer; a capital where it has a note.
fn letter(raw: &str) -> String {
    let of = |word: AnswerWord| match word {
        AnswerWord::Yes => "y",
        AnswerWord::No => "n",
        AnswerWord::Partly => "p",
        AnswerWord::Unknown => "u",
        AnswerWord::NotApplicable => "a",
        AnswerWord::Ask(_) => "ask as a word",
    };
    match Vocabulary::builtin().read_answer(raw) {
        ReadAnswer::Blank => "blank".to_owned(),
        ReadAnswer::Word(word) => of(word).to_owned(),
        ReadAnswer::WithNote(word) => of(word).to_uppercase(),
        ReadAnswer::Multiple => "multiple".to_owned(),
        ReadAnswer::Ambiguous(_) => "ask".to_owned(),
        ReadAnswer::Percentage(share) => share.exact().to_short(6),
        ReadAnswer::NotUnderstood { nearest } => {
            nearest.map_or_else(|| "-".to_owned(), |near| format!("-{near}"))
        }
    }
}

#[track_caller]
fn answers(letters: &str, cells: &[&str]) {
    for cell in cells {
        assert_eq!(letter(cell), letters, "{cell:?}");
    }
}

#[test]
fn yes_no_and_partly_are_read_in_every_published_form() {
    answers(
        "y",
        &[
            "sì",
            "si",
            "si'",
            "s",
            "x",
            "✓",
            "✔",
            "☑",
            "√",
            "Assolutamente sì",
            "vero",
            "true",
            "y",
            "1",
            "ok",
            "sempre",
            "certo",
            "presente",
            "previsto",
            "totalmente",
            "SI",
            "Sì ",
            "X",
            "✔\u{fe0f}",
            "1,0",
        ],
    );
    answers(
        "n",
        &[
            "no",
            "n",
            "falso",
            "false",
            "0",
            "✗",
            "KO",
            "mai",
            "nessuno",
            "assente",
            "non previsto",
            "non possibile",
            "NO",
            "✘",
            "0.00",
        ],
    );
    answers(
        "p",
        &[
            "in parte",
            "solo in parte",
            "parziale",
            "misto",
            "talvolta",
            "a volte",
            "raramente",
            "saltuariamente",
            "occasionale",
            "in alcuni casi",
            "per alcune fasi",
            "dipende",
            "su appuntamento",
            "a rotazione",
        ],
    );
}

#[test]
fn unknown_and_not_applicable_are_two_things() {
    answers(
        "u",
        &[
            "?",
            "n.d.",
            "nd",
            "N/D",
            "#N/D",
            "n.r.",
            "n.c.",
            "n.p.",
            "da valutare",
            "da verificare",
            "da definire",
            "non so",
            "vedi note",
            "-",
            "--",
            "//",
            "==",
            "…",
            "da verificare?",
            "— —",
        ],
    );
    answers(
        "a",
        &[
            "n.a.",
            "N/A",
            "non applicabile",
            "non pertinente",
            "non ricorre",
            "nessun applicativo",
        ],
    );
    answers("blank", &["", "  ", "\u{a0}"]);
}

#[test]
fn what_may_mean_two_things_is_asked() {
    answers(
        "ask",
        &[
            "p",
            "P",
            "r",
            "a",
            "v",
            "prevalente",
            "idem",
            "c.s.",
            "\"",
            "2",
            "3",
            "4",
            "5",
            "0,5",
            "17",
            "sì?",
            "☐",
            "☒",
            "☐ Sì",
            "☑ No",
        ],
    );
    answers(
        "multiple",
        &["Sì/No", "SI NO", "sì o no", "S/N", "si | in parte"],
    );
    answers("multiple", &["Sì in ufficio, no a casa", "No, anzi sì"]);
}

#[test]
fn an_answer_with_a_note_keeps_both() {
    answers(
        "Y",
        &[
            "Sì (lunedì)",
            "Sì lunedì",
            "si' lunedì",
            "x (vedi foglio 2)",
            "SI - da remoto",
        ],
    );
    answers(
        "N",
        &[
            "NO - solo sportello",
            "no: si lavora allo sportello",
            "No\nsportello",
        ],
    );
    answers(
        "P",
        &[
            "sì ma solo al mattino",
            "Sì, tranne lo sportello",
            "si solo il lunedì",
            "solo se serve",
            "limitatamente alle pratiche online",
            "su appuntamento il martedì",
            "30-75 %",
        ],
    );
    answers(
        "P",
        &[
            "a rotazione fra i colleghi",
            "No, salvo emergenze",
            "in parte (istruttoria)",
        ],
    );
    answers("U", &["Sì - da verificare", "n.d. (ufficio nuovo)"]);
    answers("A", &["N.A. - nessun software"]);
}

#[test]
fn what_is_no_answer_is_not_made_one() {
    answers(
        "-",
        &[
            "n. 3 addetti",
            "1 volta a settimana",
            "Solo in presenza",
            "!",
            "120%",
        ],
    );
    // `si` before a verb is a pronoun.
    answers("-", &["si svolge allo sportello"]);
    // Only an answer that forms ask for is suggested, as they write it.
    assert_eq!(letter("parzialmentee"), "-In parte");
    assert_eq!(letter("sii"), "-Sì");
    answers("-", &["Ni", "(i)", "SÃ¬"]);
    answers("0.6", &["60%", "60 %", "60,0%"]);
    answers("1", &["100%"]);
}

#[test]
fn a_house_adds_its_own_words() {
    let house = Vocabulary::builtin().clone().with_answers([
        ("P".to_owned(), AnswerWord::Partly),
        ("☒".to_owned(), AnswerWord::Yes),
    ]);
    assert_eq!(house.read_answer("p"), ReadAnswer::Word(AnswerWord::Partly));
    assert_eq!(house.read_answer(" ☒"), ReadAnswer::Word(AnswerWord::Yes));
    assert_eq!(house.read_answer("no"), ReadAnswer::Word(AnswerWord::No));
}

#[test]
fn the_number_of_an_answer_in_its_list_says_nothing() {
    answers(
        "y",
        &[
            "1 - Sì",
            "1) SI",
            "a) Sì",
            "(a) Sì",
            "(1) sì",
            "1. Sì",
            "01 – SI",
        ],
    );
    answers("n", &["2 - No", "b) NO", "0: no"]);
    answers("p", &["3 - In parte", "c) parzialmente"]);
    answers("u", &["4 - da valutare"]);
    for cell in [
        "S - N",
        "S - NO",
        "n. sì",
        "x) no",
        "P - No",
        "1 - No",
        "0 - Sì",
        "1 - 2",
        "1,5",
        "sì - no",
        "12 mesi - no",
    ] {
        assert_ne!(letter(cell), "y", "{cell}");
        assert_ne!(letter(cell), "n", "{cell}");
    }
}

//! The vocabulary's data files, read.
//!
//! Never here: looking a word up.

use std::collections::BTreeSet;

use super::Vocabulary;
use super::answers::{AnswerWord, Answers};
use super::labels::Labels;
use super::verdicts::Verdicts;
use crate::criteria::read::{local_text, obstacle};
use crate::document::{Document, DocumentError, Table};
use crate::matching::{fold, fold_header};
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::verdict::Outcome;

const ITEMS: &str = include_str!("items.toml");
const FIELDS: &str = include_str!("fields.toml");
const PERSONS: &str = include_str!("persons.toml");
const ANSWERS: &str = include_str!("answers.toml");
const OBSTACLES: &str = include_str!("obstacles.toml");

/// Reads the vocabulary that comes with the program, with the mistakes in it: none.
pub(super) fn builtin() -> (Vocabulary, Vec<DocumentError>) {
    let mut vocabulary = Vocabulary::default();
    let mut errors = Vec::new();
    let mut file = |name: &str, text: &str, walk: fn(&mut Vocabulary, &Table<'_>)| {
        let read = Document::parse(name, text).and_then(|document| {
            walk(&mut vocabulary, &document.root());
            document.finish()
        });
        errors.extend(read.err().unwrap_or_default());
    };
    file("items.toml", ITEMS, items);
    file("fields.toml", FIELDS, fields);
    file("persons.toml", PERSONS, persons);
    file("answers.toml", ANSWERS, words);
    file("obstacles.toml", OBSTACLES, super::stated::read);
    settle(&mut vocabulary);
    (vocabulary, errors)
}

fn items(vocabulary: &mut Vocabulary, root: &Table<'_>) {
    for (id, _, value) in root.entries() {
        let Some(item) = value.table() else { continue };
        item.only(&["label", "question", "obstacle", "good", "bad", "ask"]);
        let label = local_text(&item, "label").unwrap_or_default();
        let good = Meaning::Item(id.to_owned(), Direction::YesIsGood);
        for own in [&label.it, &label.en] {
            add(vocabulary, own, &good);
        }
        let bad = Meaning::Item(id.to_owned(), Direction::YesIsBad);
        let ask = Meaning::Ask(vec![id.to_owned()]);
        for (key, meaning) in [("good", good), ("bad", bad), ("ask", ask)] {
            headers(vocabulary, &item, key, &meaning);
        }
        vocabulary.items.insert(id.to_owned(), label);
        let question = local_text(&item, "question").unwrap_or_default();
        vocabulary.questions.insert(id.to_owned(), question);
        if let Some(obstacle) = obstacle(&item) {
            vocabulary.obstacles.insert(id.to_owned(), obstacle);
        }
    }
}

fn fields(vocabulary: &mut Vocabulary, root: &Table<'_>) {
    for (field, key) in Field::ALL {
        headers(vocabulary, root, key, &Meaning::Field(field));
    }
    headers(vocabulary, root, "ask", &Meaning::Ask(Vec::new()));
    headers(vocabulary, root, "ignore", &Meaning::Ignore);
    let mut known: Vec<&str> = Field::ALL.iter().map(|(_, key)| *key).collect();
    known.extend(["ask", "ignore"]);
    root.only(&known);
}

/// Reads the headers of tables of persons. They are apart: "dal" or "codice" mean something else
/// there than in an inventory.
fn persons(vocabulary: &mut Vocabulary, root: &Table<'_>) {
    let mut known: Vec<&str> = Field::ALL.iter().map(|(_, key)| *key).collect();
    known.push("ignore");
    root.only(&known);
    let fields = Field::ALL
        .iter()
        .map(|(field, key)| (*key, Meaning::Field(*field)));
    for (key, meaning) in fields.chain([("ignore", Meaning::Ignore)]) {
        let patterns = root.strings(key);
        for header in patterns.iter().flat_map(|pattern| expand(&pattern.value)) {
            let meanings = vocabulary
                .person_headers
                .entry(fold_header(&header))
                .or_default();
            if !meanings.contains(&meaning) {
                meanings.push(meaning.clone());
            }
        }
    }
}

fn headers(vocabulary: &mut Vocabulary, table: &Table<'_>, key: &str, meaning: &Meaning) {
    for pattern in table.strings(key) {
        for header in expand(&pattern.value) {
            add(vocabulary, &header, meaning);
        }
    }
}

fn add(vocabulary: &mut Vocabulary, header: &str, meaning: &Meaning) {
    let meanings = vocabulary.headers.entry(fold_header(header)).or_default();
    if !meanings.contains(meaning) {
        meanings.push(meaning.clone());
    }
}

/// Drops "ask" where something certain is known, and joins several "ask" into one.
fn settle(vocabulary: &mut Vocabulary) {
    for meanings in vocabulary.headers.values_mut() {
        let certain = |one: &Meaning| matches!(one, Meaning::Field(_) | Meaning::Item(..));
        if meanings.iter().any(certain) {
            meanings.retain(certain);
            continue;
        }
        let mut asked = BTreeSet::new();
        let mut ask = false;
        for meaning in &*meanings {
            if let Meaning::Ask(items) = meaning {
                ask = true;
                asked.extend(items.iter().cloned());
            }
        }
        if ask {
            *meanings = vec![Meaning::Ask(asked.into_iter().collect())];
        }
    }
}

fn words(vocabulary: &mut Vocabulary, root: &Table<'_>) {
    root.only(&[
        "answers", "signs", "ask", "limits", "verdicts", "totals", "samples", "ended",
    ]);
    if let (Some(answers), Some(signs), Some(limits)) = (
        root.table("answers"),
        root.table("signs"),
        root.table("limits"),
    ) {
        vocabulary.answers = answer_words(&answers, &signs, &limits);
    }
    for ask in root.tables("ask") {
        ask.only(&["words", "signs", "meaning"]);
        let meaning = AnswerWord::Ask(local_text(&ask, "meaning").unwrap_or_default());
        let signs = ask.strings("signs").into_iter().map(|sign| sign.value);
        for written in folded(&ask, "words").into_iter().chain(signs) {
            vocabulary.answers.insert(&written, meaning.clone());
        }
    }
    if let Some(verdicts) = root.table("verdicts") {
        verdicts.only(&["smartable", "partly", "not"]);
        vocabulary.verdicts = Verdicts::default();
        for (key, outcome) in [
            ("smartable", Outcome::Smartable),
            ("partly", Outcome::Partly),
            ("not", Outcome::Not),
        ] {
            for word in folded(&verdicts, key) {
                vocabulary.verdicts.words.insert(word, outcome);
            }
        }
    }
    vocabulary.totals = labels(root, "totals");
    vocabulary.samples = labels(root, "samples");
    vocabulary.ended = labels(root, "ended");
}

fn answer_words(answers: &Table<'_>, signs: &Table<'_>, limits: &Table<'_>) -> Answers {
    answers.only(&["yes", "no", "partly", "unknown", "not_applicable"]);
    signs.only(&["yes", "no", "blank_marks"]);
    limits.only(&["after_yes", "after_no", "alone"]);
    let mut read = Answers {
        blank_marks: signs
            .string("blank_marks")
            .map_or_else(String::new, |one| one.value),
        after_yes: folded(limits, "after_yes"),
        after_no: folded(limits, "after_no"),
        alone: folded(limits, "alone"),
        ..Answers::default()
    };
    for (key, word) in [
        ("yes", AnswerWord::Yes),
        ("no", AnswerWord::No),
        ("partly", AnswerWord::Partly),
        ("unknown", AnswerWord::Unknown),
        ("not_applicable", AnswerWord::NotApplicable),
    ] {
        for written in folded(answers, key) {
            read.insert(&written, word.clone());
        }
        if matches!(word, AnswerWord::Yes | AnswerWord::No) {
            for sign in signs.strings(key) {
                read.insert(&sign.value, word.clone());
            }
        }
    }
    read
}

fn labels(root: &Table<'_>, key: &str) -> Labels {
    let Some(table) = root.table(key) else {
        return Labels::default();
    };
    table.only(&["whole", "start", "as_written"]);
    let as_written = table.strings("as_written").into_iter();
    Labels::new(
        folded(&table, "whole").into_iter().collect(),
        folded(&table, "start").into_iter().collect(),
        as_written.map(|sign| sign.value).collect(),
    )
}

/// Returns the words under `key`, expanded and folded.
fn folded(table: &Table<'_>, key: &str) -> Vec<String> {
    let patterns = table.strings(key);
    let expanded = patterns.iter().flat_map(|pattern| expand(&pattern.value));
    expanded.map(|word| fold(&word)).collect()
}

/// Writes a pattern out: `{|in }presenza` is `presenza` and `in presenza`.
pub(super) fn expand(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('{') else {
        return vec![pattern.to_owned()];
    };
    let (choices, after) = rest.split_once('}').unwrap_or((rest, ""));
    let tails = expand(after);
    let mut written = Vec::new();
    for choice in choices.split('|') {
        written.extend(tails.iter().map(|tail| format!("{before}{choice}{tail}")));
    }
    written
}

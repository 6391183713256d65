//! The words that several formats of a check share, in both languages.
//!
//! Never here: what a rule says, or the words of a single format.

use crate::finding::{RecordKey, Safety, Severity};
use crate::lang::{Lang, Text};
use crate::report::check::entry::Entry;
use crate::report::numbers;

/// Makes a text in both languages.
pub(super) const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

/// What stands before how to mend it.
pub(super) const HELP: Text = text("aiuto", "help");
/// What stands before what should stand in the cell.
pub(super) const EXPECTED: Text = text("atteso", "expected");
/// What stands before how the program mends it.
pub(super) const FIX: Text = text("correzione", "fix");
/// What stands before how to learn more.
pub(super) const EXPLAIN: Text = text("spiegazione", "explanation");
/// What speaks of no file.
pub(super) const WHOLE_RUN: Text = text("(tutto l'insieme)", "(the whole run)");
/// Where no rule found anything.
pub(super) const NOTHING: Text = text("Nessun rilievo.", "No findings.");
/// Said where the values of a cause differ.
pub(super) const MIXED: Text = text(
    "i valori cambiano da cella a cella: il messaggio dice il primo",
    "values differ from cell to cell: the message says the first",
);

/// Counts something: `1 errore`, `1.204 errori`.
pub(super) fn counted(number: u64, one: Text, many: Text, lang: Lang) -> String {
    let word = if number == 1 { one } else { many };
    format!("{} {}", numbers::count(number, lang), word.get(lang))
}

/// Counts causes of a severity: `3 errori`.
pub(super) fn of_severity(number: u64, severity: Severity, lang: Lang) -> String {
    let (one, many) = match severity {
        Severity::Error => (text("errore", "error"), text("errori", "errors")),
        Severity::Warning => (text("avviso", "warning"), text("avvisi", "warnings")),
        Severity::Info => (text("nota", "note"), text("note", "notes")),
    };
    counted(number, one, many, lang)
}

/// Counts the findings of a cause: `212 righe`, `9 celle` in several columns, or `3 volte` where they
/// have no rows.
pub(super) fn findings(entry: &Entry<'_>, lang: Lang) -> String {
    let count = entry.group.count;
    if !entry.group.further.is_empty() {
        return counted(count, text("cella", "cell"), text("celle", "cells"), lang);
    }
    if entry.row.is_some() {
        return counted(count, text("riga", "row"), text("righe", "rows"), lang);
    }
    counted(count, text("volta", "time"), text("volte", "times"), lang)
}

/// Says which record it is: `attività ATT-00042, unità DIR-A`; `None` where nothing says it.
pub(super) fn record(key: &RecordKey, lang: Lang) -> Option<String> {
    let parts = [
        (text("attività", "activity"), &key.id),
        (text("unità", "unit"), &key.unit),
    ];
    let said = parts.iter().filter(|(_, part)| !part.is_empty());
    let said: Vec<String> = said
        .map(|(name, part)| format!("{} {part}", name.get(lang)))
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Says how the program mends it.
pub(super) fn fix(safety: Safety) -> Text {
    match safety {
        Safety::Safe => text("in una copia: smartable fix", "in a copy: smartable fix"),
        Safety::Unsafe => text(
            "in una copia, da rivedere: smartable fix --unsafe",
            "in a copy, to be looked over: smartable fix --unsafe",
        ),
    }
}

/// Returns the key of how surely the meaning stays: `safe`, `unsafe`.
pub(super) fn safety_key(safety: Safety) -> &'static str {
    match safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
    }
}

/// Says how many causes a text leaves out; `None` where it shows all.
pub(super) fn left(shown: usize, all: usize, lang: Lang) -> Option<String> {
    let left = all.saturating_sub(shown) as u64;
    let number = numbers::count(left, lang);
    match (left, lang) {
        (0, _) => None,
        (1, Lang::It) => Some("… e un altro rilievo (tutti con --all).".to_owned()),
        (_, Lang::It) => Some(format!("… e altri {number} rilievi (tutti con --all).")),
        (1, Lang::En) => Some("… and 1 more finding (all with --all).".to_owned()),
        (_, Lang::En) => Some(format!("… and {number} more findings (all with --all).")),
    }
}

/// Returns text without what XML, HTML or an annotation cannot hold or a reader would misread:
/// control characters, marks of direction. Line breaks become spaces.
pub(in crate::report) fn plain(text: &str) -> String {
    crate::report::formats::terminal::tame(text)
        .chars()
        .map(|char| match char {
            '\u{fffe}' | '\u{ffff}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => '\u{fffd}',
            other => other,
        })
        .collect()
}

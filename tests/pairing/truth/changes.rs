//! How the name of an activity changes from one year to the next, as people write.

use std::collections::BTreeSet;

use super::Random;
use super::vocabulary::{ACTIONS, AFTERWARDS, BEFORE, BETWEEN, OTHERWISE};

/// Words that say nothing alone.
const LITTLE: &[&str] = &[
    "di",
    "del",
    "della",
    "dei",
    "delle",
    "degli",
    "dal",
    "dai",
    "per",
    "con",
    "e",
    "in",
    "a",
    "al",
    "il",
    "la",
    "le",
    "i",
    "gli",
    "l",
    "d",
    "su",
    "sui",
    "sulla",
    "agli",
    "attivita",
    "processo",
    "servizio",
    "procedimento",
];

/// Returns a name without what changes from year to year: two activities of a unit never share it.
pub(crate) fn canon(name: &str) -> String {
    let plain: String = name
        .to_lowercase()
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { ' ' })
        .collect();
    let mut words: Vec<&str> = plain
        .split(' ')
        .filter(|it| !it.is_empty() && !LITTLE.contains(it))
        .collect();
    words.sort_unstable();
    words.join(" ")
}

pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), chars.as_str())
}

/// Changes a name in one to three ways, or not at all; says in which.
pub(crate) fn rename(
    name: &mut String,
    taken: &mut BTreeSet<String>,
    forms: Option<(&str, &str)>,
    random: &mut Random,
) -> Vec<&'static str> {
    let times = match random.below(100) {
        0..10 => return vec!["name kept"],
        10..65 => 1,
        65..92 => 2,
        _ => 3,
    };
    for _ in 0..20 {
        let mut changed = name.clone();
        let mut kinds = Vec::new();
        for _ in 0..times {
            let (kind, next) = change(&changed, forms, random);
            if next != changed {
                kinds.push(kind);
                changed = next;
            }
        }
        kinds.sort_unstable();
        kinds.dedup();
        let stays = canon(&changed) == canon(name);
        if !kinds.is_empty() && (stays || taken.insert(canon(&changed))) {
            *name = changed;
            return kinds;
        }
    }
    vec!["name kept"]
}

fn change(name: &str, forms: Option<(&str, &str)>, random: &mut Random) -> (&'static str, String) {
    match random.below(12) {
        0 | 1 => ("abbreviated", abbreviated(name, random)),
        2 => ("other order", reordered(name, random)),
        3 | 4 => ("one, several", numbered(name, forms)),
        5 | 6 => ("other words", otherwise(name, random)),
        7 => ("slip", slip(name, random)),
        8 => ("capitals", capitals(name)),
        9 => ("framed", framed(name, random)),
        10 => ("words added", added(name, random)),
        _ => ("words dropped", dropped(name)),
    }
}

fn long_words(name: &str, least: usize) -> Vec<String> {
    name.split(|it: char| !it.is_alphanumeric())
        .filter(|it| it.chars().count() >= least)
        .map(str::to_owned)
        .collect()
}

fn abbreviated(name: &str, random: &mut Random) -> String {
    let mut name = name.to_owned();
    for _ in 0..=random.below(2) {
        let words = long_words(&name, 8);
        if words.is_empty() {
            break;
        }
        let word = random.one(&words).clone();
        let letters: Vec<char> = word.chars().collect();
        // People stop after a consonant: `gest.`, `prot.`, `autorizz.`.
        let is_vowel = |it: char| "aeiouàèéìòù".contains(it.to_ascii_lowercase());
        let mut end = 3 + random.below(4);
        while end + 1 < letters.len() && is_vowel(letters[end - 1]) {
            end += 1;
        }
        let head: String = letters[..end].iter().collect();
        let short = match random.below(10) {
            0..6 => format!("{head}."),
            6..8 => head,
            _ => {
                let tail: String = letters[letters.len() - 2..].iter().collect();
                format!("{head}.{tail}")
            }
        };
        name = name.replacen(&word, &short, 1);
    }
    name
}

fn reordered(name: &str, random: &mut Random) -> String {
    let Some((first, rest)) = name.split_once(' ') else {
        return name.to_owned();
    };
    if !ACTIONS.contains(&first.to_lowercase().as_str()) {
        return name.to_owned();
    }
    let (first, rest) = (first.to_lowercase(), capital(rest));
    match random.below(3) {
        0 => format!("{rest}: {first}"),
        1 => format!("{rest} - {first}"),
        _ => format!("{rest} ({first})"),
    }
}

fn numbered(name: &str, forms: Option<(&str, &str)>) -> String {
    let Some((one, several)) = forms else {
        return name.to_owned();
    };
    if name.contains(several) {
        name.replacen(several, one, 1)
    } else {
        name.replacen(one, several, 1)
    }
}

fn otherwise(name: &str, random: &mut Random) -> String {
    let lower = name.to_lowercase();
    let known: Vec<_> = OTHERWISE
        .iter()
        .filter(|(word, _)| lower.split(' ').any(|it| it == *word))
        .collect();
    if known.is_empty() {
        return name.to_owned();
    }
    let (word, others) = random.one(&known);
    let other = *random.one(others);
    if name.contains(word) {
        name.replacen(word, other, 1)
    } else {
        name.replacen(&capital(word), &capital(other), 1)
    }
}

fn slip(name: &str, random: &mut Random) -> String {
    let words = long_words(name, 6);
    if words.is_empty() {
        return name.to_owned();
    }
    let word = random.one(&words);
    let mut letters: Vec<char> = word.chars().collect();
    let from = usize::from(!random.percent(10));
    let at = from + random.below(letters.len() - 1 - from);
    match random.below(4) {
        0 => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = *random.one(&['a', 'e', 'i', 'o', 'r', 't', 's', 'n']),
    }
    let slipped: String = letters.into_iter().collect();
    name.replacen(word, &slipped, 1)
}

fn capitals(name: &str) -> String {
    let plain: String = name
        .to_uppercase()
        .chars()
        .map(|it| match it {
            'À' => 'A',
            'È' | 'É' => 'E',
            'Ì' => 'I',
            'Ò' => 'O',
            'Ù' => 'U',
            other => other,
        })
        .collect();
    plain
}

fn framed(name: &str, random: &mut Random) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|it| it.to_lowercase().to_string());
    let low = format!("{}{}", first.unwrap_or_default(), chars.as_str());
    match random.below(6) {
        0 => format!("{} {low}", random.one(BEFORE)),
        1 => format!("{name} (anno 2026)"),
        2 => format!("{name} - 2026"),
        3 => format!("{}.{} {name}", 1 + random.below(9), 1 + random.below(20)),
        4 => format!("{}) {name}", 1 + random.below(30)),
        _ => format!("{}. {name}", 1 + random.below(30)),
    }
}

fn added(name: &str, random: &mut Random) -> String {
    if AFTERWARDS.iter().any(|it| name.contains(it)) {
        return name.to_owned();
    }
    if random.percent(50) {
        return format!("{name} {}", random.one(AFTERWARDS));
    }
    match name.split_once(' ') {
        Some((first, rest)) if !BETWEEN.iter().any(|it| rest.starts_with(it)) => {
            format!("{first} {} {rest}", random.one(BETWEEN))
        }
        _ => name.to_owned(),
    }
}

fn dropped(name: &str) -> String {
    let mut name = name.to_owned();
    for words in BETWEEN.iter().chain(AFTERWARDS) {
        name = name.replace(&format!("{words} "), "");
        name = name.replace(&format!(" {words}"), "");
    }
    for little in [" di ", " del ", " dei ", " delle ", " degli ", " per "] {
        name = name.replacen(little, " ", 1);
    }
    name
}

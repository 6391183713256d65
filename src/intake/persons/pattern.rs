//! Days of the week as offices write them.
//!
//! Never here: which of them are holidays, or what an empty cell means.

use crate::matching::fold;
use crate::model::period::Weekday;
use crate::model::staff::Pattern;

/// Why days of the week cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// How many, not which.
    Count,
    /// A letter that may be two days.
    Letters,
    /// Something else.
    Other,
}

impl Unread {
    /// Returns the key that the rule's texts know.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Letters => "letters",
            Self::Other => "",
        }
    }
}

const ALL: Pattern = Pattern::EVERY_DAY;

/// Reads the days of the week in a cell that is not empty.
///
/// Read are seven flags from Monday (`1111100`, `XXXXX--`), ranges (`LUN-VEN`), lists (`lun mar
/// gio`, `Mon, Wed`), letters in the order of the week (`L M M G V`), `5` and `7`.
pub(super) fn read(text: &str) -> Result<Pattern, Unread> {
    if let Some(pattern) = flags(text) {
        return Ok(pattern);
    }
    let folded = fold(text);
    if let Some(read) = count(&folded) {
        return read;
    }
    if [
        "tutti i giorni",
        "tutti",
        "every day",
        "all",
        "tutta la settimana",
    ]
    .contains(&folded.as_str())
    {
        return Ok(ALL);
    }
    let tokens = tokens(text).ok_or(Unread::Other)?;
    let days = days(&tokens)?;
    // `lun/ven` may be a range or a list.
    if text.contains('/') && matches!(days[..], [from, to] if to > from + 1) {
        return Err(Unread::Other);
    }
    join(&tokens, &days)
}

/// Reads seven flags, perhaps parted.
fn flags(text: &str) -> Option<Pattern> {
    let mut days = [false; 7];
    let mut count = 0;
    let plain = text.chars().filter(|char| char.is_alphanumeric()).count() == 7;
    for char in text.chars() {
        let worked = match char {
            '1' | 'x' | 'X' | 'S' | 's' | 'Y' | 'y' => true,
            '0' | 'N' | 'n' => false,
            // Between seven flags these only part them.
            '-' | '_' | '.' if !plain => false,
            ' ' | ',' | ';' | '/' | '|' | '-' | '_' | '.' => continue,
            _ => return None,
        };
        *days.get_mut(count)? = worked;
        count += 1;
    }
    (count == 7).then(|| Pattern::new(days))
}

/// Reads how many days are worked; only five and seven say which.
fn count(folded: &str) -> Option<Result<Pattern, Unread>> {
    let words: Vec<&str> = folded.split(' ').collect();
    let ([number]
    | [
        number,
        "giorni" | "giorno" | "gg" | "g" | "days" | "day",
        ..,
    ]
    | [number, "su" | "of", "7"]
    | [number, "7"]
    | [.., "su" | "on" | "in", number, "giorni" | "gg" | "days"]) = words.as_slice()
    else {
        return None;
    };
    let number = number.strip_suffix("gg").unwrap_or(number);
    match number.parse::<u32>().ok()? {
        5 => Some(Ok(Pattern::FIVE_DAYS)),
        7 => Some(Ok(ALL)),
        1..=7 => Some(Err(Unread::Count)),
        _ => Some(Err(Unread::Other)),
    }
}

/// A day as a word, or what stands between two.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    /// From one day to another.
    To,
}

/// Parts a text into words and the marks of ranges. `None`: it is no list of words.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    for char in text.chars().chain([' ']) {
        if char.is_alphabetic() || matches!(char, '\'' | '’') {
            word.push(char);
            continue;
        }
        if !word.is_empty() {
            // A single letter may stand for a day: `a` does not.
            match fold(&word).as_str() {
                "a" | "al" | "alla" | "to" | "thru" | "through" => tokens.push(Token::To),
                "da" | "dal" | "dalla" | "from" | "e" | "ed" | "and" | "il" => {}
                folded => tokens.push(Token::Word(folded.to_owned())),
            }
            word.clear();
        }
        match char {
            '-' | '–' | '\u{2014}' | '\u{2212}' | '÷' => tokens.push(Token::To),
            ' ' | ',' | ';' | '/' | '.' | '+' | '&' | '|' | '\n' | '\t' | '\u{a0}' => {}
            _ => return None,
        }
    }
    tokens.dedup_by(|next, before| *next == Token::To && *before == Token::To);
    Some(tokens)
}

const WORDS: [&[&str]; 7] = [
    &["lun", "lunedi", "lu", "mon", "monday", "mo"],
    &["mar", "martedi", "ma", "tue", "tues", "tuesday", "tu"],
    &["mer", "mercoledi", "me", "wed", "weds", "wednesday", "we"],
    &[
        "gio", "giovedi", "gi", "thu", "thur", "thurs", "thursday", "th",
    ],
    &["ven", "venerdi", "ve", "fri", "friday", "fr"],
    &["sab", "sabato", "sa", "sat", "saturday"],
    &["dom", "domenica", "do", "sun", "sunday", "su"],
];

/// Letters of the days in Italian and in English, Monday first.
const LETTERS: [&str; 2] = ["lmmgvsd", "mtwtfss"];

/// Returns the day of each word, in order.
fn days(tokens: &[Token]) -> Result<Vec<usize>, Unread> {
    let words: Vec<&str> = tokens
        .iter()
        .filter_map(|token| match token {
            Token::Word(word) => Some(word.as_str()),
            Token::To => None,
        })
        .collect();
    let by_name = |word: &&str| WORDS.iter().position(|names| names.contains(word));
    if let Some(days) = words.iter().map(by_name).collect::<Option<Vec<usize>>>() {
        return Ok(days);
    }
    let letters: String = words.concat();
    if words.iter().any(|word| word.len() != 1) && words.len() != 1 || letters.len() > 7 {
        return Err(Unread::Other);
    }
    // Read in both languages: one of them must fit, in one way only.
    let ways: Vec<Vec<usize>> = LETTERS
        .iter()
        .flat_map(|week| placings(week.as_bytes(), letters.as_bytes()))
        .collect();
    match ways.as_slice() {
        [] => Err(Unread::Other),
        [way] => Ok(way.clone()),
        _ => Err(Unread::Letters),
    }
}

/// Returns every way to place letters on days, each later than the one before.
fn placings(week: &[u8], letters: &[u8]) -> Vec<Vec<usize>> {
    let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
    for letter in letters {
        let mut longer = Vec::new();
        for way in &ways {
            let from = way.last().map_or(0, |last| last + 1);
            for day in (from..7).filter(|day| week[*day] == *letter) {
                let mut next = way.clone();
                next.push(day);
                longer.push(next);
            }
        }
        ways = longer;
    }
    ways
}

/// Joins days to a pattern: two with a mark between are a range, several in a row a list.
fn join(tokens: &[Token], days: &[usize]) -> Result<Pattern, Unread> {
    let mut worked = [false; 7];
    for day in days {
        worked[*day] = true;
    }
    let marks = tokens.iter().filter(|token| **token == Token::To).count();
    let ends_in_word = |token: Option<&Token>| matches!(token, Some(Token::Word(_)));
    if days.is_empty() || !ends_in_word(tokens.first()) || !ends_in_word(tokens.last()) {
        return Err(Unread::Other);
    }
    // `lun-mer-ven` is a list; so are letters in a row.
    let chain = marks > 1 && marks + 1 == days.len();
    if marks == 0 || chain {
        return Ok(Pattern::new(worked));
    }
    let mut word = 0;
    for token in tokens {
        match token {
            Token::Word(_) => word += 1,
            Token::To => {
                let (Some(from), Some(to)) = (days.get(word - 1), days.get(word)) else {
                    return Err(Unread::Other);
                };
                let mut day = *from;
                while day != *to {
                    worked[day] = true;
                    day = (day + 1) % Weekday::ALL.len();
                }
            }
        }
    }
    Ok(Pattern::new(worked))
}

#[cfg(test)]
mod tests {
    use super::{Unread, read};
    use crate::model::period::Weekday;

    fn shown(text: &str) -> Result<String, Unread> {
        let pattern = read(text)?;
        let flag = |day: Weekday| if pattern.works_on(day) { '1' } else { '0' };
        Ok(Weekday::ALL.into_iter().map(flag).collect())
    }

    #[test]
    fn days_are_read_as_offices_write_them() {
        #[track_caller]
        fn case(text: &str, flags: &str) {
            assert_eq!(shown(text).as_deref(), Ok(flags), "{text}");
        }
        case("1111100", "1111100");
        case("1 1 0 1 1 0 0", "1101100");
        case("1-1-0-1-1-0-0", "1101100");
        case("XXXXX--", "1111100");
        case("SSSSSNN", "1111100");
        case("LUN-VEN", "1111100");
        case("lun – sab", "1111110");
        case("da lunedì a venerdì", "1111100");
        case("dal lunedi' al giovedi'", "1111000");
        case("Mon-Fri", "1111100");
        case("Monday to Thursday", "1111000");
        case("lun mar mer", "1110000");
        case("lun, mer e ven", "1010100");
        case("lun-mer-ven", "1010100");
        case("LUN/MER/VEN", "1010100");
        case("lun-mer, ven", "1110100");
        case("sab-mar", "1100011"); // over the end of the week
        case("L M M G V", "1111100");
        case("LMMGV", "1111100");
        case("L-M-M-G-V", "1111100");
        case("L-V", "1111100");
        case("L G V", "1001100");
        case("M T W T F", "1111100");
        case("M-F", "1111100");
        case("mer", "0010000");
        case("5", "1111100");
        case("7", "1111111");
        case("5 giorni", "1111100");
        case("36 ore su 5 giorni", "1111100");
        case("5 su 7", "1111100");
        case("5gg", "1111100");
        case("tutti i giorni", "1111111");
        case("0000000", "0000000");
    }

    #[test]
    fn what_may_mean_two_things_is_not_guessed() {
        #[track_caller]
        fn case(text: &str, why: Unread) {
            assert_eq!(shown(text), Err(why), "{text}");
        }
        case("4", Unread::Count);
        case("6", Unread::Count);
        case("3 giorni", Unread::Count);
        case("M", Unread::Letters); // Tuesday, Wednesday, Monday in English
        case("L M V", Unread::Letters);
        case("S", Unread::Letters);
        case("part-time verticale", Unread::Other);
        case("111110", Unread::Other); // a flag too few
        case("36", Unread::Other);
        case("lun-", Unread::Other);
        case("lun?", Unread::Other);
        case("lun/ven", Unread::Other); // both, or all between
        case("V L", Unread::Other); // letters only in order
        case("-", Unread::Other);
    }
}

//! Days, months and periods as people write them.
//!
//! Never here: which days a figure is of.

use crate::lang::{Lang, Text};
use crate::model::period::{Day, Month, Period};

const fn text(it: &'static str, en: &'static str) -> Text {
    Text { it, en }
}

const MONTHS: [Text; 12] = [
    text("gennaio", "January"),
    text("febbraio", "February"),
    text("marzo", "March"),
    text("aprile", "April"),
    text("maggio", "May"),
    text("giugno", "June"),
    text("luglio", "July"),
    text("agosto", "August"),
    text("settembre", "September"),
    text("ottobre", "October"),
    text("novembre", "November"),
    text("dicembre", "December"),
];

/// Returns the name of a month without its year: `dicembre`, `December`.
#[must_use]
pub fn month_name(month: Month, lang: Lang) -> &'static str {
    MONTHS[usize::from(month.number().saturating_sub(1)).min(11)].get(lang)
}

/// Returns the number of the month with this name in either language, whole or its first three
/// letters, whatever the case.
#[must_use]
pub fn month_named(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is = |name: &str| {
        let name = name.to_lowercase();
        let short = word.len() == 3 && name.starts_with(&word);
        word == name || short || (word == "sept" && name == "september")
    };
    let both = |month: &Text| is(month.get(Lang::It)) || is(month.get(Lang::En));
    let number = MONTHS.iter().position(both)? + 1;
    u8::try_from(number).ok()
}

/// Returns the first three letters of a month, for headers of columns.
#[must_use]
pub fn month_short(month: Month, lang: Lang) -> String {
    month_name(month, lang).chars().take(3).collect()
}

/// Returns a month with its year: `dicembre 2026`.
#[must_use]
pub fn month(month: Month, lang: Lang) -> String {
    format!("{} {}", month_name(month, lang), month.year())
}

/// Returns a day: `1º luglio 2026`, `1 July 2026`.
#[must_use]
pub fn day(day: Day, lang: Lang) -> String {
    let number = match (day.day_of_month(), lang) {
        (1, Lang::It) => "1º".to_owned(),
        (other, _) => other.to_string(),
    };
    format!("{number} {}", month(day.month(), lang))
}

/// Returns a period: a day, a month, a year, or from when to when. Empty for one without ends.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    let Period { first, last } = period;
    match (first == Day::MIN, last == Day::MAX) {
        (true, true) => String::new(),
        (true, false) => match lang {
            Lang::It => format!("fino {}", to(last)),
            Lang::En => format!("until {}", day(last, lang)),
        },
        (false, true) => match lang {
            Lang::It => from(first),
            Lang::En => format!("from {}", day(first, lang)),
        },
        (false, false) => closed(period, lang),
    }
}

fn closed(period: Period, lang: Lang) -> String {
    let Period { first, last } = period;
    if first == last {
        return day(first, lang);
    }
    if period == first.month().period() {
        return month(first.month(), lang);
    }
    if Period::of_year(first.year()) == Some(period) {
        return match lang {
            Lang::It => format!("anno {}", first.year()),
            Lang::En => format!("year {}", first.year()),
        };
    }
    match lang {
        Lang::It => format!("{} {}", from(first), to(last)),
        Lang::En => format!("from {} to {}", day(first, lang), day(last, lang)),
    }
}

/// Returns "dal 2 luglio 2026", "dall'8 luglio 2026".
fn from(first: Day) -> String {
    let article = if elided(first) { "dall'" } else { "dal " };
    format!("{article}{}", day(first, Lang::It))
}

/// Returns "al 31 luglio 2026", "all'8 luglio 2026".
fn to(last: Day) -> String {
    let article = if elided(last) { "all'" } else { "al " };
    format!("{article}{}", day(last, Lang::It))
}

/// Says whether the number of a day begins with a vowel in Italian: otto, undici.
fn elided(day: Day) -> bool {
    matches!(day.day_of_month(), 8 | 11)
}

/// Returns since when something is in force; empty where it always was.
#[must_use]
pub fn in_force(period: Period, lang: Lang) -> String {
    let period = self::period(period, lang);
    if period.is_empty() {
        return String::new();
    }
    match lang {
        Lang::It => format!("in vigore {period}"),
        Lang::En => format!("in force {period}"),
    }
}

/// Returns what months a report is of: a month, a year, or the first and the last one.
#[must_use]
pub fn months(first: Month, last: Month, lang: Lang) -> String {
    let span = Period {
        first: first.period().first,
        last: last.period().last,
    };
    if first == last || Period::of_year(first.year()) == Some(span) {
        return closed(span, lang);
    }
    let (first, last) = (month(first, lang), month(last, lang));
    match lang {
        Lang::It => format!("da {first} a {last}"),
        Lang::En => format!("{first} to {last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{day, in_force, months, period};
    use crate::lang::Lang;
    use crate::model::period::{Day, Month, Period};

    #[test]
    fn periods_are_said_as_people_say_them() {
        #[track_caller]
        fn case(first: &str, last: &str, it: &str, en: &str) {
            let end = |text: &str, open| Day::parse(text).unwrap_or(open);
            let said = Period {
                first: end(first, Day::MIN),
                last: end(last, Day::MAX),
            };
            assert_eq!(period(said, Lang::It), it);
            assert_eq!(period(said, Lang::En), en);
        }
        case("2026-12-01", "2026-12-31", "dicembre 2026", "December 2026");
        case("2026-01-01", "2026-12-31", "anno 2026", "year 2026");
        case("2026-07-08", "", "dall'8 luglio 2026", "from 8 July 2026");
        case(
            "",
            "2026-07-11",
            "fino all'11 luglio 2026",
            "until 11 July 2026",
        );
        case("", "", "", "");
        case("2026-03-02", "2026-03-02", "2 marzo 2026", "2 March 2026");
        case(
            "2026-03-01",
            "2026-04-15",
            "dal 1º marzo 2026 al 15 aprile 2026",
            "from 1 March 2026 to 15 April 2026",
        );
        assert_eq!(in_force(Period::ALWAYS, Lang::It), "");
    }

    #[test]
    fn a_year_is_no_list_of_months() {
        let month = |text| Month::parse(text).unwrap();
        let (first, last) = (month("2026-01"), month("2026-12"));
        assert_eq!(months(first, last, Lang::It), "anno 2026");
        assert_eq!(months(last, last, Lang::En), "December 2026");
        assert_eq!(
            months(month("2026-07"), last, Lang::It),
            "da luglio 2026 a dicembre 2026"
        );
        let first = Day::parse("2026-12-01").unwrap();
        assert_eq!(day(first, Lang::It), "1º dicembre 2026");
    }
}

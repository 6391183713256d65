//! A file of holidays, read and checked: every mistake with its line and column.
//!
//! Never here: what the rules mean (`rule`), or opening the file. The form is described in
//! `docs/calendar-and-policy.md`.

use crate::calendar::{Calendar, Holiday, Rule, place_key};
use crate::document::{Document, DocumentError, Table, Value, say};
use crate::lang::LocalText;
use crate::model::period::{Day, Period, Weekday};

/// The first line of every file: what it is, and the version of its form.
pub const SCHEMA: &str = "smartable.holidays/1";

const KEYS: [&str; 6] = [
    "schema",
    "complete_from",
    "complete_from_because",
    "default_law",
    "comune",
    "holiday",
];

const HOLIDAY_KEYS: [&str; 9] = [
    "label",
    "rule",
    "law",
    "valid_from",
    "valid_to",
    "comune",
    "closure",
    "replaces",
    "verified",
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

/// Reads a file of holidays.
///
/// # Errors
///
/// All mistakes found, in the order of the text.
pub(super) fn read(path_shown: &str, text: &str) -> Result<Calendar, Vec<DocumentError>> {
    let document = Document::parse(path_shown, text)?;
    let calendar = calendar(&document.root());
    document.finish()?;
    Ok(calendar)
}

fn calendar(root: &Table<'_>) -> Calendar {
    root.only(&KEYS);
    root.needs_schema(SCHEMA);
    let mut calendar = Calendar::default();
    let default_law = root.local_text("default_law");
    for table in root.tables("comune") {
        comune(&mut calendar, &table);
    }
    for table in root.tables("holiday") {
        let holiday = holiday(&table, default_law.as_ref());
        for name in &holiday.comuni {
            let key = place_key(name);
            calendar.comuni.entry(key).or_insert_with(|| name.clone());
        }
        calendar.holidays.push(holiday);
    }
    calendar.name_alike();
    let complete_from = day(root, "complete_from");
    if complete_from.is_some() {
        root.needs("complete_from_because");
    }
    let because = root.local_text("complete_from_because").unwrap_or_default();
    calendar.complete_from = complete_from.map(|day| (day, because));
    calendar
}

/// Reads a comune with its other names.
fn comune(calendar: &mut Calendar, table: &Table<'_>) {
    table.only(&["name", "aliases"]);
    let name = table.filled("name");
    let aliases = table.strings("aliases").into_iter().map(|it| it.value);
    for written in aliases.chain([name.clone()]) {
        calendar.comuni.insert(place_key(&written), name.clone());
    }
}

fn holiday(table: &Table<'_>, default_law: Option<&LocalText>) -> Holiday {
    table.only(&HOLIDAY_KEYS);
    table.needs("label");
    if default_law.is_none() {
        table.needs("law");
    }
    let comuni = comuni(table);
    let flag = |key: &str| table.boolean(key).map(|it| it.value);
    let replaces = flag("replaces").unwrap_or(false);
    if replaces && comuni.is_empty() {
        let message = say(
            "`replaces` vale per un comune: qui manca",
            "`replaces` is for a comune: there is none here",
        );
        table
            .document()
            .mistake(table.key_span("replaces"), message, None);
    }
    Holiday {
        label: table.local_text("label").unwrap_or_default(),
        rule: table
            .required("rule")
            .and_then(|value| rule(&value))
            .unwrap_or(Rule::Days(Vec::new())),
        period: table.period("valid_from", "valid_to"),
        law: table
            .local_text("law")
            .or_else(|| default_law.cloned())
            .unwrap_or_default(),
        comuni,
        closure: flag("closure").unwrap_or(false),
        replaces,
        verified: flag("verified").unwrap_or(true),
    }
}

/// Reads one comune or several.
fn comuni(table: &Table<'_>) -> Vec<String> {
    let Some(value) = table.get("comune") else {
        return Vec::new();
    };
    if value.is_array() {
        let names = table.strings("comune").into_iter();
        return names.map(|it| it.value).collect();
    }
    vec![table.filled("comune")]
}

/// Reads one of the five forms of a rule.
fn rule(value: &Value<'_>) -> Option<Rule> {
    let table = value.table()?;
    table.only(&[
        "month", "day", "weekday", "nth", "plus", "easter", "days", "from", "to",
    ]);
    let has: Vec<&str> = ["easter", "days", "from", "weekday", "day"]
        .into_iter()
        .filter(|key| table.has(key))
        .collect();
    match has.as_slice() {
        ["easter"] => alone(&table, &["easter"])
            .then(|| number(&table, "easter", -100, 250))?
            .map(Rule::Easter),
        ["days"] => alone(&table, &["days"])
            .then(|| days(&table))
            .map(Rule::Days),
        ["from"] => {
            table.needs("to");
            alone(&table, &["from", "to"])
                .then(|| table.period("from", "to"))
                .map(|period| Rule::Days(vec![period]))
        }
        ["weekday"] => alone(&table, &["month", "weekday", "nth", "plus"]).then(|| nth(&table))?,
        ["day"] => alone(&table, &["month", "day"]).then(|| yearly(&table))?,
        _ => {
            value.mistake(
                say("regola non nota", "unknown rule"),
                Some(say(
                    "una sola tra: { month, day }, { easter }, { month, weekday, nth }, { days }, { from, to }",
                    "one of: { month, day }, { easter }, { month, weekday, nth }, { days }, { from, to }",
                )),
            );
            None
        }
    }
}

/// Reports keys that belong to another form of rule.
fn alone(table: &Table<'_>, keys: &[&str]) -> bool {
    let strangers: Vec<_> = table
        .keys()
        .into_iter()
        .filter(|(key, _)| !keys.contains(key))
        .collect();
    for (key, span) in &strangers {
        let message = say(
            format!("`{key}` non va insieme con `{}`", keys.join("`, `")),
            format!("`{key}` does not go with `{}`", keys.join("`, `")),
        );
        table.document().mistake(span.clone(), message, None);
    }
    strangers.is_empty()
}

fn yearly(table: &Table<'_>) -> Option<Rule> {
    table.needs("month");
    let month = small(table, "month", 12)?;
    let day = small(table, "day", 31)?;
    // 2024 was a leap year: 29 February is a day of some years.
    if Day::new(2024, month, day).is_none() {
        let message = say("il mese non ha questo giorno", "the month has no such day");
        table
            .document()
            .mistake(table.key_span("day"), message, None);
        return None;
    }
    Some(Rule::Yearly { month, day })
}

fn nth(table: &Table<'_>) -> Option<Rule> {
    table.needs("month");
    table.needs("nth");
    let month = small(table, "month", 12);
    let nth = small(table, "nth", 5);
    let weekday = table.word("weekday", &WEEKDAYS);
    let plus = if table.has("plus") {
        number(table, "plus", -30, 30)?
    } else {
        0
    };
    Some(Rule::Nth {
        month: month?,
        weekday: weekday?,
        nth: nth?,
        plus,
    })
}

fn days(table: &Table<'_>) -> Vec<Period> {
    table
        .array("days")
        .iter()
        .filter_map(Value::date)
        .filter_map(|date| Day::parse(&date.value))
        .map(Period::of_day)
        .collect()
}

fn small(table: &Table<'_>, key: &str, most: i64) -> Option<u8> {
    number(table, key, 1, most).and_then(|number| u8::try_from(number).ok())
}

fn number(table: &Table<'_>, key: &str, least: i64, most: i64) -> Option<i32> {
    let value = table.get(key)?;
    let number = value.integer()?.value;
    if !(least..=most).contains(&number) {
        let message = say(
            format!("deve stare tra {least} e {most}"),
            format!("must be from {least} to {most}"),
        );
        value.mistake(message, None);
        return None;
    }
    i32::try_from(number).ok()
}

fn day(table: &Table<'_>, key: &str) -> Option<Day> {
    table.date(key).and_then(|date| Day::parse(&date.value))
}

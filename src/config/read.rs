//! A configuration out of its TOML, every mistake at its place.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::config::{Config, FileSettings, HouseAnswer, budget, rules};
use crate::document::{Document, DocumentError, Table, Value, say};
use crate::lang::Lang;
use crate::matching::nearest;
use crate::model::columns::{Direction, Field, Meaning};
use crate::model::criteria::{Heads, Treatment};

/// Name and version of this file's form.
pub const SCHEMA: &str = "smartable.config/1";

/// Keys of the top table.
pub(super) const KEYS: [&str; 27] = [
    "schema",
    "lang",
    "year",
    "on",
    "criteria",
    "submissions",
    "org_chart",
    "directorate_level",
    "headcounts",
    "files",
    "columns",
    "answers",
    "totals",
    "limits",
    "staff",
    "assignments",
    "agreements",
    "priorities",
    "absences",
    "unit_map",
    "holidays",
    "policy",
    "place",
    "contingent",
    "budget",
    "rules",
    "check",
];

/// Keys of `[limits]`: the fields of `intake::limits::Limits`.
const LIMITS: [&str; 10] = [
    "part_bytes",
    "total_bytes",
    "ratio",
    "parts",
    "sheets",
    "cell_bytes",
    "cells",
    "record_bytes",
    "held_sheet_bytes",
    "shared_text_bytes",
];

const TREATMENTS: [(&str, Treatment); 3] = [
    ("not_eligible", Treatment::NotEligible),
    ("left_out", Treatment::LeftOut),
    ("bounds", Treatment::Bounds),
];

const ANSWERS: [(&str, HouseAnswer); 5] = [
    ("yes", HouseAnswer::Yes),
    ("partly", HouseAnswer::Partly),
    ("no", HouseAnswer::No),
    ("not_applicable", HouseAnswer::NotApplicable),
    ("unknown", HouseAnswer::Unknown),
];

/// Reads a configuration. `path` is the name that mistakes are reported under.
///
/// # Errors
///
/// Every mistake found, in the order of the text.
pub fn read(path: &str, text: &str) -> Result<Config, Vec<DocumentError>> {
    let document = Document::parse(path, text)?;
    let root = document.root();
    root.only(&KEYS);
    only_known_form(&root);
    let paths = |key: &str| list(&root, key).into_iter().map(PathBuf::from).collect();
    let mut config = Config {
        lang: root.word("lang", &[("it", Lang::It), ("en", Lang::En)]),
        on: date(&root),
        criteria: root.string("criteria").map(|it| it.value),
        submissions: paths("submissions"),
        org_chart: root.string("org_chart").map(|it| PathBuf::from(it.value)),
        directorate_level: whole(&root, "directorate_level", 0, 50)
            .and_then(|it| usize::try_from(it).ok()),
        headcounts: paths("headcounts"),
        files: files(&root),
        columns: columns(&root),
        answers: answers(&root),
        staff: paths("staff"),
        assignments: paths("assignments"),
        agreements: paths("agreements"),
        priorities: paths("priorities"),
        absences: paths("absences"),
        unit_map: root.string("unit_map").map(|it| PathBuf::from(it.value)),
        holidays: paths("holidays"),
        policy: root.string("policy").map(|it| PathBuf::from(it.value)),
        place: root.string("place").map(|it| it.value),
        theta: budget::theta(&root),
        budget: budget::read(&root),
        year: whole(&root, "year", 1990, 2200).and_then(|it| i32::try_from(it).ok()),
        rules: rules::rules(&root),
        check: rules::check(&root),
        ..Config::default()
    };
    totals(&root, &mut config);
    config.limits = limits(&root);
    document.finish()?;
    Ok(config)
}

/// Refuses a file of another form: what its keys mean is not known.
fn only_known_form(root: &Table<'_>) {
    if let Some(schema) = root.get("schema")
        && schema.string().is_some_and(|found| found.value != SCHEMA)
    {
        schema.mistake(
            say(
                format!("forma non nota; questa versione legge «{SCHEMA}»"),
                format!("unknown form; this version reads “{SCHEMA}”"),
            ),
            None,
        );
    }
}

/// Reads `[totals]`: what is added up, and how.
fn totals(root: &Table<'_>, config: &mut Config) {
    let Some(totals) = root.table("totals") else {
        return;
    };
    totals.only(&["heads", "unassessed", "missing_weight"]);
    config.heads = totals.word(
        "heads",
        &[
            ("overlapping", Heads::Overlapping),
            ("exclusive", Heads::Exclusive),
        ],
    );
    config.unassessed = totals.word("unassessed", &TREATMENTS);
    config.missing_weight = totals.word("missing_weight", &TREATMENTS);
}

/// Reads one text or a list of them.
pub(super) fn list(root: &Table<'_>, key: &str) -> Vec<String> {
    match root.get(key) {
        Some(value) if value.is_string() => value.string().into_iter().map(|it| it.value).collect(),
        Some(_) => root.strings(key).into_iter().map(|it| it.value).collect(),
        None => Vec::new(),
    }
}

pub(super) fn whole(table: &Table<'_>, key: &str, least: i64, most: i64) -> Option<i64> {
    let value = table.get(key)?;
    let number = value.integer()?.value;
    if (least..=most).contains(&number) {
        return Some(number);
    }
    value.mistake(
        say(
            format!("deve stare tra {least} e {most}"),
            format!("must be from {least} to {most}"),
        ),
        None,
    );
    None
}

/// Returns the date of the figures: `on`, else the end of `year`.
fn date(root: &Table<'_>) -> Option<String> {
    let year = || {
        let year = root
            .integer("year")
            .filter(|year| (1990..=2200).contains(&year.value))?;
        Some(format!("{:04}-12-31", year.value))
    };
    root.date("on").map(|it| it.value).or_else(year)
}

fn files(root: &Table<'_>) -> BTreeMap<String, FileSettings> {
    let Some(files) = root.table("files") else {
        return BTreeMap::new();
    };
    files
        .entries()
        .into_iter()
        .filter_map(|(name, _, value)| {
            let table = value.table()?;
            table.only(&["unit", "sheet"]);
            let text = |key: &str| table.string(key).map(|it| it.value);
            Some((
                name.to_owned(),
                FileSettings {
                    unit: text("unit"),
                    sheet: text("sheet"),
                },
            ))
        })
        .collect()
}

fn columns(root: &Table<'_>) -> Vec<(String, Meaning)> {
    let Some(columns) = root.table("columns") else {
        return Vec::new();
    };
    let mut read = Vec::new();
    for (header, _, value) in columns.entries() {
        // Several criteria: one answer for all of them.
        let values = if value.is_array() {
            columns.array(header)
        } else {
            vec![value]
        };
        let meanings = values.iter().filter_map(meaning);
        read.extend(meanings.map(|meaning| (header.to_owned(), meaning)));
    }
    read
}

/// Reads `"headcount"`, `"+individual"`, `"-no_presence"`, `"ignore"`.
fn meaning(value: &Value<'_>) -> Option<Meaning> {
    let text = value.string()?.value;
    if let Some(item) = text.strip_prefix('+') {
        return Some(Meaning::Item(item.to_owned(), Direction::YesIsGood));
    }
    if let Some(item) = text.strip_prefix('-') {
        return Some(Meaning::Item(item.to_owned(), Direction::YesIsBad));
    }
    if text == "ignore" {
        return Some(Meaning::Ignore);
    }
    let field = Field::parse(&text);
    if field.is_none() {
        let near = nearest(&text, Field::ALL.iter().map(|(_, key)| *key));
        value.mistake(
            say(
                "né un campo né un criterio con il suo verso (+ o -)",
                "neither a field nor a criterion with its direction (+ or -)",
            ),
            near.map(|near| say(format!("forse «{near}»?"), format!("perhaps “{near}”?"))),
        );
    }
    field.map(Meaning::Field)
}

fn answers(root: &Table<'_>) -> Vec<(String, HouseAnswer)> {
    let Some(answers) = root.table("answers") else {
        return Vec::new();
    };
    answers
        .entries()
        .into_iter()
        .filter_map(|(written, _, value)| Some((written.to_owned(), value.word(&ANSWERS)?)))
        .collect()
}

fn limits(root: &Table<'_>) -> BTreeMap<String, u64> {
    let Some(limits) = root.table("limits") else {
        return BTreeMap::new();
    };
    limits.only(&LIMITS);
    LIMITS
        .iter()
        .filter_map(|key| {
            let limit = whole(&limits, key, 1, 1 << 40)?;
            Some(((*key).to_owned(), u64::try_from(limit).ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::read;
    use crate::lang::Lang;
    use crate::model::columns::{Direction, Field, Meaning};

    #[test]
    fn a_whole_configuration_is_read() {
        let text = "lang = \"it\"\nyear = 2026\npolicy = \"policy.toml\"\nsubmissions = \"in\"\n[columns]\n\"A\" = \"-no_presence\"\n\
                    \"B\" = \"fte\"\n\"C\" = [\"+output\", \"-documents\"]\n[files.\"x.ods\"]\nunit = \"DIR-4\"\n[limits]\ncells = 10\n";
        let config = read("smartable.toml", text).unwrap();
        assert_eq!(config.lang, Some(Lang::It));
        assert_eq!(config.on.as_deref(), Some("2026-12-31"));
        let placed = config.clone().from_folder(Path::new("ente"));
        assert_eq!(placed.policy, Some(PathBuf::from("ente/policy.toml")));
        assert_eq!(
            config.columns,
            [
                (
                    "A".to_owned(),
                    Meaning::Item("no_presence".to_owned(), Direction::YesIsBad)
                ),
                ("B".to_owned(), Meaning::Field(Field::Fte)),
                (
                    "C".to_owned(),
                    Meaning::Item("output".to_owned(), Direction::YesIsGood)
                ),
                (
                    "C".to_owned(),
                    Meaning::Item("documents".to_owned(), Direction::YesIsBad)
                ),
            ]
        );
        let unit = config
            .of_file("folder/x.ods")
            .and_then(|file| file.unit.as_deref());
        assert_eq!(unit, Some("DIR-4"));
        assert_eq!(config.limits["cells"], 10);
    }

    #[test]
    fn mistakes_have_a_line_and_a_column() {
        #[track_caller]
        fn case(text: &str, at: (usize, usize), words: &str) {
            let errors = read("smartable.toml", text).unwrap_err();
            let first = &errors[0];
            assert_eq!((first.line, first.column), at, "{errors:?}");
            let message = first.render(Lang::En);
            assert!(message.contains(words), "{message}");
        }
        case("langg = \"it\"\n", (1, 1), "lang");
        case("year = 26\n", (1, 8), "1990");
        case("\n[columns]\n\"A\" = \"individual\"\n", (3, 7), "direction");
        case("[totals]\nheads = \"people\"\n", (2, 9), "overlapping");
        case(
            "schema = \"smartable.config/9\"\n",
            (1, 10),
            "smartable.config/1",
        );
    }
}

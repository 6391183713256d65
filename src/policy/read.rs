//! A file of parameters, read and checked: every mistake with its line and column.
//!
//! Never here: which one holds on a day (`policy`), or opening the file. The form is described in
//! `docs/calendar-and-policy.md`.

use crate::document::{Document, DocumentError, Table, say};
use crate::lang::Text;
use crate::model::parameter::Parameter;
use crate::model::quantity::Ratio;

/// The first line of every file: what it is, and the version of its form.
pub const SCHEMA: &str = "smartable.parameters/1";

const KEYS: [&str; 8] = [
    "id", "label", "value", "unit", "from", "to", "source", "verified",
];

/// What the value of a parameter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Share of all staff.
    ShareOfStaff,
    /// Share of the staff in activities that can be done remotely.
    ShareOfContingent,
    /// Share that has to be exceeded: equal is not enough.
    ShareExceeded,
    /// Days a week.
    DaysPerWeek,
    /// Days a month.
    DaysPerMonth,
    /// Days a half-year.
    DaysPerHalfYear,
    /// Days a year.
    DaysPerYear,
    /// People.
    People,
    /// No number: the label says what holds.
    Rule,
}

impl Unit {
    const ALL: [(&'static str, Self); 9] = [
        ("share_of_staff", Self::ShareOfStaff),
        ("share_of_contingent", Self::ShareOfContingent),
        ("share_exceeded", Self::ShareExceeded),
        ("days_per_week", Self::DaysPerWeek),
        ("days_per_month", Self::DaysPerMonth),
        ("days_per_half_year", Self::DaysPerHalfYear),
        ("days_per_year", Self::DaysPerYear),
        ("people", Self::People),
        ("rule", Self::Rule),
    ];

    /// Reads the word that a file uses.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(key, _)| *key == text);
        found.map(|(_, unit)| *unit)
    }

    /// Says whether the value is a share of 1.
    #[must_use]
    pub fn is_share(self) -> bool {
        matches!(
            self,
            Self::ShareOfStaff | Self::ShareOfContingent | Self::ShareExceeded
        )
    }

    /// Returns what follows the value, for people.
    #[must_use]
    pub fn words(self) -> Text {
        let (it, en) = match self {
            Self::ShareOfStaff => ("del personale", "of all staff"),
            Self::ShareOfContingent => (
                "del personale in attività smartabili",
                "of the staff in remote activities",
            ),
            Self::ShareExceeded => ("dei giorni", "of the days"),
            Self::DaysPerWeek => ("giorni alla settimana", "days a week"),
            Self::DaysPerMonth => ("giorni al mese", "days a month"),
            Self::DaysPerHalfYear => ("giorni al semestre", "days a half-year"),
            Self::DaysPerYear => ("giorni l'anno", "days a year"),
            Self::People => ("persone", "people"),
            Self::Rule => ("regola", "rule"),
        };
        Text { it, en }
    }
}

/// Reads a file of parameters.
///
/// # Errors
///
/// All mistakes found, in the order of the text.
pub(super) fn read(path_shown: &str, text: &str) -> Result<Vec<Parameter>, Vec<DocumentError>> {
    let document = Document::parse(path_shown, text)?;
    let root = document.root();
    root.only(&["schema", "parameter"]);
    root.needs_schema(SCHEMA);
    let mut parameters: Vec<Parameter> = Vec::new();
    for table in root.tables("parameter") {
        let parameter = parameter(&table);
        refuse_overlap(&table, &parameter, &parameters);
        parameters.push(parameter);
    }
    document.finish()?;
    Ok(parameters)
}

fn parameter(table: &Table<'_>) -> Parameter {
    table.only(&KEYS);
    for key in ["label", "unit", "from", "source"] {
        table.needs(key);
    }
    let unit = table.word("unit", &Unit::ALL);
    Parameter {
        id: table.filled("id"),
        label: table.local_text("label").unwrap_or_default(),
        value: value(table, unit),
        unit: table.string("unit").map(|it| it.value).unwrap_or_default(),
        period: table.period("from", "to"),
        source: table.local_text("source").unwrap_or_default(),
        verified: table.boolean("verified").is_none_or(|it| it.value),
    }
}

/// Reads a value, which every unit but a rule has.
fn value(table: &Table<'_>, unit: Option<Unit>) -> Option<Ratio> {
    match unit? {
        Unit::Rule => {
            if table.has("value") {
                let message = say("una regola non ha valore", "a rule has no value");
                table
                    .document()
                    .mistake(table.key_span("value"), message, None);
            }
            None
        }
        unit => {
            let value = table.required("value")?;
            let read = value.share()?.value;
            let most = if unit.is_share() { 1 } else { i128::MAX };
            // 0 to 1 for a share, whole from 0 for what is counted.
            let whole = unit.is_share() || read.den() == 1;
            if read.num() < 0 || read.num() > read.den().saturating_mul(most) || !whole {
                let message = if unit.is_share() {
                    say("una quota sta tra 0 e 1", "a share is from 0 to 1")
                } else {
                    say(
                        "serve un numero intero da 0 in su",
                        "expected a whole number from 0 up",
                    )
                };
                value.mistake(message, None);
            }
            Some(read)
        }
    }
}

/// Reports a period that shares days with an earlier one of the same id.
fn refuse_overlap(table: &Table<'_>, parameter: &Parameter, earlier: &[Parameter]) {
    let other = earlier
        .iter()
        .find(|it| it.id == parameter.id && it.period.and(parameter.period).is_some());
    if let Some(other) = other {
        let message = say(
            format!(
                "`{}` ha già un valore in questi giorni, dal {}",
                other.id, other.period.first
            ),
            format!(
                "`{}` has a value on these days already, from {}",
                other.id, other.period.first
            ),
        );
        table
            .document()
            .mistake(table.key_span("from"), message, None);
    }
}

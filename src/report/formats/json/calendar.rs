//! JSON of `calendar`, schema `smartable.calendar/1`. Keys are never renamed, only added.

use schemars::JsonSchema;
use serde::Serialize;

use super::parts::Tool;
use super::policy::ParameterDto;
use crate::lang::Lang;
use crate::report::calendar::{CalendarView, MonthView};
use crate::report::words::dates;

/// Name and version of the schema.
pub const SCHEMA: &str = "smartable.calendar/1";

/// The whole document.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "smartable.calendar/1")]
struct Document<'a> {
    /// Always `smartable.calendar/1`.
    schema: &'static str,
    /// The program that wrote it.
    tool: Tool,
    /// The comune.
    place: &'a str,
    /// The months asked for, in order.
    months: Vec<MonthDto<'a>>,
    /// Texts that `most_remote_days` rests on.
    prevalence: Vec<ParameterDto<'a>>,
}

/// A month.
#[derive(Serialize, JsonSchema)]
struct MonthDto<'a> {
    /// `2026-12`.
    month: String,
    /// Working days from Monday to Friday.
    working_days: u32,
    /// The most remote days with presence prevailing in the month; null before prevalence was
    /// formalised.
    most_remote_days: Option<u32>,
    /// Holidays and closures of every day of the week, in order.
    days_off: Vec<DayOff<'a>>,
}

/// A holiday or a closure. A day that keeps two of them stands there twice.
#[derive(Serialize, JsonSchema)]
struct DayOff<'a> {
    /// `2026-12-07`.
    date: String,
    /// `monday` to `sunday`.
    weekday: &'static str,
    /// Name in the language of the run.
    name: &'a str,
    /// Law, contract or act, in the language of the run.
    law: &'a str,
    /// Whether an administration closes, rather than a law making a holiday.
    closure: bool,
    /// Whether the day is taken from, and equal to, the Python package `holidays` 0.109.
    verified: bool,
}

/// Prints a calendar, with two spaces a level and a last line break.
pub fn render(view: &CalendarView<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let document = Document {
        schema: SCHEMA,
        tool: Tool::own(),
        place: view.place,
        months: view.months.iter().map(|it| month(it, lang)).collect(),
        prevalence: view
            .prevalence()
            .into_iter()
            .map(|it| ParameterDto::of(it, lang))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn month<'a>(view: &MonthView<'a>, lang: Lang) -> MonthDto<'a> {
    let mut days_off = Vec::new();
    for (day, holidays) in &view.days_off {
        days_off.extend(holidays.iter().map(|holiday| DayOff {
            date: day.to_string(),
            weekday: dates::weekday_key(day.weekday()),
            name: holiday.label.get(lang),
            law: holiday.law.get(lang),
            closure: holiday.closure,
            verified: holiday.verified,
        }));
    }
    MonthDto {
        month: view.month.to_string(),
        working_days: view.working_days,
        most_remote_days: view.most_remote.as_ref().ok().map(|(days, _)| *days),
        days_off,
    }
}

/// Returns the JSON Schema of the document, as it lies in `docs/schema/`.
pub fn schema_text() -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Document<'static>))?;
    text.push('\n');
    Ok(text)
}

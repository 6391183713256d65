//! What `calendar` shows: days that are not worked, working days, and the most remote days.
//!
//! Never here: counting (`calendar`, `policy`), or how a table is printed.

use crate::calendar::Holiday;
use crate::lang::{Lang, Text};
use crate::model::parameter::Parameter;
use crate::model::period::{Day, Month, Weekday};
use crate::policy::Gap;
use crate::report::layout::{Block, Cell, Column, Kind, Report, Table, Value};
use crate::report::numbers;
use crate::report::words::{dates, time};

/// A month of a comune, or all months of a year.
#[derive(Debug, Clone)]
pub struct CalendarView<'a> {
    /// Name of the comune.
    pub place: &'a str,
    /// The year, where all of its months were asked for.
    pub year: Option<i16>,
    /// Months, in order; at least one.
    pub months: Vec<MonthView<'a>>,
}

/// A month of a comune.
#[derive(Debug, Clone)]
pub struct MonthView<'a> {
    /// The month.
    pub month: Month,
    /// Working days from Monday to Friday.
    pub working_days: u32,
    /// Days that the comune keeps, in order, each with all its holidays; at least one.
    pub days_off: Vec<(Day, Vec<&'a Holiday>)>,
    /// The most remote days with presence prevailing, and the text that says so; or why there is
    /// no such number.
    pub most_remote: Result<(u32, &'a Parameter), Gap>,
}

impl CalendarView<'_> {
    /// Returns the working days of all months.
    #[must_use]
    pub fn working_days(&self) -> u32 {
        self.months.iter().map(|it| it.working_days).sum()
    }

    /// Returns the texts that the most remote days rest on, each once.
    #[must_use]
    pub fn prevalence(&self) -> Vec<&Parameter> {
        let mut texts: Vec<&Parameter> = Vec::new();
        for (_, text) in self
            .months
            .iter()
            .filter_map(|it| it.most_remote.as_ref().ok())
        {
            if !texts.contains(text) {
                texts.push(text);
            }
        }
        texts
    }

    fn days_off(&self) -> impl Iterator<Item = (Day, &[&Holiday])> {
        let months = self.months.iter();
        months.flat_map(|it| it.days_off.iter().map(|(day, of)| (*day, of.as_slice())))
    }
}

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn pick(lang: Lang, it: &'static str, en: &'static str) -> &'static str {
    Text { it, en }.get(lang)
}

/// Lays a calendar out for people.
#[must_use]
pub fn layout<'a>(view: &CalendarView<'a>, lang: Lang) -> Report<'a> {
    let when = match (view.year, view.months.first()) {
        (None, Some(of)) => time::month(of.month, lang),
        (year, _) => year.unwrap_or_default().to_string(),
    };
    let title = match lang {
        Lang::It => format!("Calendario di {}, {when}", view.place),
        Lang::En => format!("Calendar of {}, {when}", view.place),
    };
    let mut blocks = vec![Block::Title(title)];
    let off = off_table(view, lang);
    if off.rows.is_empty() {
        let none = pick(
            lang,
            "Nessun giorno festivo o di chiusura dal lunedì al venerdì.",
            "No holiday and no closure from Monday to Friday.",
        );
        blocks.push(Block::Paragraph(none.to_owned()));
    } else {
        let head = pick(
            lang,
            "Giorni non lavorati dal lunedì al venerdì",
            "Days not worked from Monday to Friday",
        );
        blocks.push(Block::Heading(head.to_owned()));
        blocks.push(Block::Table(off));
    }
    if view.year.is_some() {
        let head = pick(lang, "Giorni lavorativi", "Working days");
        blocks.push(Block::Heading(head.to_owned()));
        blocks.push(Block::Table(months_for_people(view, lang)));
    }
    blocks.push(Block::List(figures(view, lang)));
    let notes = notes(view, lang);
    if !notes.is_empty() {
        blocks.push(Block::List(notes));
    }
    Report { blocks }
}

/// Lists the days from Monday to Friday that are not worked, with name and law.
fn off_table<'a>(view: &CalendarView<'a>, lang: Lang) -> Table<'a> {
    let column = |key, it, en, kind| Column::new(key, pick(lang, it, en), kind);
    let mut rows = Vec::new();
    for month in &view.months {
        for (day, holidays) in month.days_off.iter().filter(|(day, _)| !is_weekend(*day)) {
            for (place, holiday) in holidays.iter().enumerate() {
                let day_text = if place == 0 {
                    format!("{day} {}", short(*day, lang))
                } else {
                    String::from(" ")
                };
                rows.push(vec![
                    Cell::from(Value::text(day_text)),
                    Cell::from(Value::text(holiday.label.get(lang))),
                    Cell::from(Value::text(holiday.law.get(lang))),
                ]);
            }
        }
    }
    Table {
        columns: vec![
            column("date", "Giorno", "Day", Kind::Code),
            column("name", "Nome", "Name", Kind::Text),
            column("law", "Norma o atto", "Law or act", Kind::Text),
        ],
        rows,
        last_is_total: false,
    }
}

/// Returns the first three letters of a day of the week.
fn short(day: Day, lang: Lang) -> String {
    let name = dates::weekday(day.weekday()).get(lang);
    name.chars().take(3).collect()
}

fn months_for_people<'a>(view: &CalendarView<'a>, lang: Lang) -> Table<'a> {
    let column = |key, it, en, kind| Column::new(key, pick(lang, it, en), kind);
    let row = |it: &MonthView<'_>| {
        let most = it.most_remote.as_ref().ok();
        vec![
            Cell::from(Value::text(time::month(it.month, lang))),
            Cell::from(Value::Count(u64::from(it.working_days))),
            Cell::from(most.map_or(Value::Missing, |(days, _)| Value::Count(u64::from(*days)))),
        ]
    };
    Table {
        columns: vec![
            column("month", "Mese", "Month", Kind::Text),
            column("working_days", "Lavorativi", "Working", Kind::Count),
            column(
                "most_remote_days",
                "A distanza al più",
                "Remote at most",
                Kind::Count,
            ),
        ],
        rows: view.months.iter().map(row).collect(),
        last_is_total: false,
    }
}

/// Says the working days, the most remote days and what they rest on.
fn figures(view: &CalendarView<'_>, lang: Lang) -> Vec<String> {
    let working = numbers::count(u64::from(view.working_days()), lang);
    let mut lines = vec![match lang {
        Lang::It => format!("Giorni lavorativi, dal lunedì al venerdì: {working}"),
        Lang::En => format!("Working days, from Monday to Friday: {working}"),
    }];
    if let ([one], None) = (view.months.as_slice(), view.year)
        && let Ok((most, _)) = &one.most_remote
    {
        lines.push(match lang {
            Lang::It => {
                format!("Giorni a distanza, con presenza prevalente nel mese: al più {most}")
            }
            Lang::En => {
                format!("Remote days, with presence prevailing in the month: at most {most}")
            }
        });
    }
    let texts = view.prevalence();
    if view.year.is_some() && !texts.is_empty() {
        let line = pick(
            lang,
            "Giorni a distanza, con presenza prevalente in ciascun mese: nella tabella",
            "Remote days, with presence prevailing in each month: in the table",
        );
        lines.push(line.to_owned());
    }
    if !texts.is_empty() {
        lines.push(
            pick(
                lang,
                "  Calcolo: (giorni lavorativi - 1) / 2, arrotondato per difetto; ferie e assenze comprese",
                "  Formula: (working days - 1) / 2, rounded down; leave and absences included",
            )
            .to_owned(),
        );
    }
    for text in texts {
        let mark = unverified(text.verified, lang);
        let (label, source) = (pick(lang, "Fonte", "Source"), text.source.get(lang));
        let period = dates::period(text.period, lang);
        lines.push(format!("  {label}: {source}{mark}; {period}"));
    }
    let gap = view
        .months
        .iter()
        .find_map(|it| it.most_remote.as_ref().err());
    if let Some(gap) = gap {
        let head = pick(
            lang,
            "Giorni a distanza al più: non si calcolano;",
            "Remote days at most: not computed;",
        );
        lines.push(format!("{head} {}", gap.sentence(lang)));
    }
    lines
}

/// Returns the mark of what is still to be verified.
#[must_use]
pub fn unverified(verified: bool, lang: Lang) -> &'static str {
    if verified {
        ""
    } else {
        pick(lang, " (da verificare)", " (to be verified)")
    }
}

/// Names holidays at the weekend, and days that are not certain.
fn notes(view: &CalendarView<'_>, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut note = |it: &'static str, en: &'static str, names: Vec<String>| {
        if !names.is_empty() {
            lines.push(format!("{} {}", pick(lang, it, en), names.join(", ")));
        }
    };
    let weekend = view
        .days_off()
        .filter(|(day, _)| is_weekend(*day))
        .flat_map(|(day, of)| of.iter().map(move |it| (day, it)))
        .map(|(day, it)| format!("{day} {}", it.label.get(lang)));
    note(
        "Di sabato o domenica:",
        "On a Saturday or Sunday:",
        weekend.collect(),
    );
    let uncertain = view
        .days_off()
        .flat_map(|(day, of)| of.iter().map(move |it| (day, it)))
        .filter(|(_, it)| !it.verified)
        .map(|(day, it)| format!("{day} {}", it.label.get(lang)));
    note("Da verificare:", "To be verified:", uncertain.collect());
    lines
}

/// Returns the months as a table for programs.
#[must_use]
pub fn months<'a>(view: &CalendarView<'a>) -> Table<'a> {
    let column = |key: &'static str, kind| Column::new(key, key, kind);
    let row = |it: &MonthView<'_>| {
        let most = it.most_remote.as_ref().ok();
        let days: Vec<String> = it.days_off.iter().map(|(day, _)| day.to_string()).collect();
        vec![
            Cell::from(Value::text(view.place)),
            Cell::from(Value::text(it.month.to_string())),
            Cell::from(Value::Count(u64::from(it.working_days))),
            Cell::from(most.map_or(Value::Missing, |(days, _)| Value::Count(u64::from(*days)))),
            Cell::from(Value::text(days.join(" "))),
        ]
    };
    Table {
        columns: vec![
            column("place", Kind::Text),
            column("month", Kind::Code),
            column("working_days", Kind::Count),
            column("most_remote_days", Kind::Count),
            column("days_off", Kind::Text),
        ],
        rows: view.months.iter().map(row).collect(),
        last_is_total: false,
    }
}

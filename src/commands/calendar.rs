//! `smartable calendar`: days that are not worked, working days, and the most remote days.
//!
//! Never here: counting (`calendar`, `policy`), what a report says (`report::calendar`).

use std::path::PathBuf;

use anyhow::{Result, anyhow};
use clap::builder::NonEmptyStringValueParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::calendar::{Calendar, Holiday};
use crate::commands::print::{self, Printed, pick};
use crate::commands::{Exit, Surroundings, values};
use crate::document::render_all;
use crate::intake::open;
use crate::lang::{Lang, Text};
use crate::model::period::{Day, Month, Period};
use crate::model::staff::Pattern;
use crate::policy::{PREVALENCE, Policy, most_remote_days};
use crate::report::calendar::{self as shown, CalendarView, MonthView};
use crate::report::{CsvDialect, formats};

const EXAMPLES: Text = Text {
    it: "Esempi:\n  \
         smartable calendar 2026-12 --place Milano\n  \
         smartable calendar 2026 --place Bologna\n  \
         smartable calendar 2026-08 --place Roma --holidays chiusure.toml",
    en: "Examples:\n  \
         smartable calendar 2026-12 --place Milano\n  \
         smartable calendar 2026 --place Bologna\n  \
         smartable calendar 2026-08 --place Roma --holidays closures.toml",
};

/// A month, or all months of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    year: Option<i16>,
    months: Vec<Month>,
}

impl Asked {
    /// Reads `2026-12` or `2026`.
    fn parse(text: &str, lang: Lang) -> Result<Self, String> {
        let digits = |text: &str| text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
        let year = text.parse().ok().filter(|_| digits(text));
        let months = match year {
            Some(year) => Month::of_year(year),
            None => Month::parse(text).map(|month| vec![month]),
        };
        let sensible = |months: &Vec<Month>| {
            months
                .iter()
                .all(|month| values::YEARS.contains(&month.year()))
        };
        let months = months.filter(sensible);
        months.map(|months| Self { year, months }).ok_or_else(|| {
            let why = pick(
                lang,
                "si scrive anno-mese, per esempio 2026-12, o l'anno, per esempio 2026",
                "write year-month, for example 2026-12, or the year, for example 2026",
            );
            why.to_owned()
        })
    }
}

/// Returns the command, in `lang`.
#[must_use]
pub fn command(lang: Lang) -> Command {
    let input = pick(lang, "Dati", "Data");
    Command::new("calendar")
        .about(pick(
            lang,
            "Mostra i giorni lavorativi di un comune, mese per mese",
            "Show the working days of a comune, month by month",
        ))
        .override_usage(pick(
            lang,
            "smartable calendar MESE --place COMUNE [OPZIONI]",
            "smartable calendar MONTH --place COMUNE [OPTIONS]",
        ))
        .before_help(EXAMPLES.get(lang))
        .arg(
            Arg::new("month")
                .value_name(pick(lang, "MESE", "MONTH"))
                .required(true)
                .value_parser(move |text: &str| Asked::parse(text, lang))
                .help_heading(pick(lang, "Argomenti", "Arguments"))
                .help(pick(
                    lang,
                    "il mese, per esempio 2026-12, o l'anno intero: 2026",
                    "the month, for example 2026-12, or the whole year: 2026",
                )),
        )
        .arg(
            Arg::new("place")
                .long("place")
                .value_name("COMUNE")
                .required(true)
                .value_parser(NonEmptyStringValueParser::new())
                .help_heading(input)
                .help(pick(
                    lang,
                    "comune della sede di lavoro: capoluogo di provincia, o nominato in un file proprio",
                    "comune of the workplace: a provincial capital, or named in a file of your own",
                )),
        )
        .arg(
            Arg::new("holidays")
                .long("holidays")
                .value_name("FILE")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help_heading(input)
                .help(pick(
                    lang,
                    "file .toml con altri patroni, festività e chiusure (ripetibile)",
                    ".toml file with more patrons, holidays and closures (repeatable)",
                )),
        )
        .arg(print::format_argument(lang))
}

/// Runs the command.
///
/// # Errors
///
/// An unknown comune, a month before the calendar is complete, a broken file.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let lang = around.lang;
    let (Some(asked), Some(place)) = (
        matches.get_one::<Asked>("month"),
        matches.get_one::<String>("place"),
    ) else {
        return Ok(Exit::CouldNotRun);
    };
    let files = matches.get_many::<PathBuf>("holidays");
    let calendar = calendar(files.into_iter().flatten(), lang)?;
    let view = view(&calendar, place, asked, lang)?;
    let format = matches.get_one::<Printed>("format").copied();
    let bytes = match format.unwrap_or(Printed::Terminal) {
        Printed::Json => formats::json::calendar::render(&view, lang)?,
        Printed::Csv => formats::csv::table(shown::months(&view), CsvDialect::Standard)?,
        text => print::report(&shown::layout(&view, lang), text, around),
    };
    around.out.write_all(&bytes)?;
    Ok(Exit::Done)
}

/// Joins the calendar that comes with the program and files of one's own, in their order.
///
/// # Errors
///
/// A file that cannot be read, or has mistakes: all of them, each at its place.
pub fn calendar<'a>(files: impl IntoIterator<Item = &'a PathBuf>, lang: Lang) -> Result<Calendar> {
    let mut calendar = Calendar::builtin().clone();
    for path in files {
        let text = open::read_text(path)?;
        let own = Calendar::read(&open::shown(path), &text).map_err(|errors| {
            let head = pick(
                lang,
                "il file delle festività non è valido:",
                "the file of holidays is not valid:",
            );
            anyhow!("{head}\n{}", render_all(&errors, lang))
        })?;
        calendar = calendar.with(own);
    }
    Ok(calendar)
}

fn view<'a>(
    calendar: &'a Calendar,
    place: &'a str,
    asked: &Asked,
    lang: Lang,
) -> Result<CalendarView<'a>> {
    let span = Period {
        first: asked
            .months
            .first()
            .map_or(Day::MIN, |it| it.period().first),
        last: asked.months.last().map_or(Day::MAX, |it| it.period().last),
    };
    let counter = calendar
        .counter(place, span)
        .map_err(|refusal| anyhow!(refusal.sentence(lang)))?;
    let months = asked.months.iter().map(|month| {
        let working_days = counter.working_days(Pattern::FIVE_DAYS, month.period());
        // The text has to hold on the whole month: on its first day.
        let prevalence = Policy::builtin().in_force(PREVALENCE, month.period().first);
        MonthView {
            month: *month,
            working_days,
            days_off: days_off(calendar, place, *month),
            most_remote: prevalence.map(|text| (most_remote_days(working_days), text)),
        }
    });
    Ok(CalendarView {
        place: calendar.name_of(place).unwrap_or(place),
        year: asked.year,
        months: months.collect(),
    })
}

fn days_off<'a>(calendar: &'a Calendar, place: &str, month: Month) -> Vec<(Day, Vec<&'a Holiday>)> {
    let kept = |day| (day, calendar.holidays_on(day, place).collect::<Vec<_>>());
    let days = month.period().iter().map(kept);
    days.filter(|(_, holidays)| !holidays.is_empty()).collect()
}

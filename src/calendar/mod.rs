//! Working days: which days are holidays, where, since when and by which law.
//!
//! Lives here: dated holidays, patrons and closures, and counting the days that are left. Never
//! here: what somebody may do on them (`policy`, `figures`), or opening a file of one's own.

mod counter;
mod easter;
mod read;
mod refusal;
mod rule;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::DocumentError;
use crate::lang::LocalText;
use crate::matching::{fold, nearest};
use crate::model::period::{Day, Period};
use crate::model::staff::Pattern;

pub use counter::Counter;
pub use read::SCHEMA;
pub use refusal::Refusal;
pub use rule::Rule;

const BUILTIN: &str = include_str!("builtin/holidays.toml");

/// A day, or days, that are not worked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Name.
    pub label: LocalText,
    /// On which days of a year it falls.
    pub rule: Rule,
    /// Days on which the law holds.
    pub period: Period,
    /// Law, contract or act.
    pub law: LocalText,
    /// Comuni that keep it, as written; empty: all.
    pub comuni: Vec<String>,
    /// Whether an administration closes, rather than a law making a holiday.
    pub closure: bool,
    /// Whether it takes the place of the patron days known for these comuni.
    pub replaces: bool,
    /// Whether the day is taken from the `PyPI` package `holidays` 0.109 and equal to it; otherwise it
    /// is still to be verified. No act was read either way.
    pub verified: bool,
}

impl Holiday {
    /// Says whether it falls on a day, wherever that is.
    #[must_use]
    pub fn falls_on(&self, day: Day) -> bool {
        self.period.contains(day) && self.rule.falls_on(day)
    }

    /// Says whether a comune keeps it; `place` is folded.
    fn is_kept_in(&self, place: &str) -> bool {
        self.comuni.is_empty() || self.comuni.iter().any(|comune| place_key(comune) == place)
    }
}

/// Holidays of one or more files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    holidays: Vec<Holiday>,
    /// Comuni by each of their names, folded: the name that is shown.
    comuni: BTreeMap<String, String>,
    /// First day from which all holidays are there, and why not before.
    complete_from: Option<(Day, LocalText)>,
}

impl Calendar {
    /// Returns the calendar that comes with the program: Italy's holidays from 2015 on and the
    /// patrons of the provincial capitals.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // The file is read in the tests: it has no mistakes. With one the calendar would be empty
        // and refuse every comune, never count a holiday as a working day.
        static BUILTIN_CALENDAR: LazyLock<Calendar> =
            LazyLock::new(|| Calendar::read("holidays.toml", BUILTIN).unwrap_or_default());
        &BUILTIN_CALENDAR
    }

    /// Reads a file of holidays; `path_shown` is the name that mistakes are reported under.
    ///
    /// # Errors
    ///
    /// All mistakes found, in the order of the text.
    pub fn read(path_shown: &str, text: &str) -> Result<Self, Vec<DocumentError>> {
        read::read(path_shown, text)
    }

    /// Returns this calendar with the holidays, comuni and closures of another added.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        // A name that is known already keeps its meaning.
        for (key, name) in other.comuni {
            self.comuni.entry(key).or_insert(name);
        }
        for replacing in other.holidays.iter().filter(|it| it.replaces) {
            let places: Vec<String> = replacing
                .comuni
                .iter()
                .map(|comune| key_of(&self.comuni, comune))
                .collect();
            self.holidays.retain_mut(|it| {
                if it.comuni.is_empty() || it.closure {
                    return true;
                }
                it.comuni
                    .retain(|comune| !places.contains(&place_key(comune)));
                !it.comuni.is_empty()
            });
        }
        self.holidays.extend(other.holidays);
        self.name_alike();
        if other.complete_from.is_some() {
            self.complete_from = other.complete_from;
        }
        self
    }

    /// Puts the name that is shown in place of an alias wherever a holiday names a comune.
    fn name_alike(&mut self) {
        for comune in self.holidays.iter_mut().flat_map(|it| &mut it.comuni) {
            if let Some(name) = self.comuni.get(&place_key(comune)) {
                comune.clone_from(name);
            }
        }
    }

    /// Returns the name of a comune as it is shown, whichever way it was written; `None` for a
    /// comune that no file names.
    #[must_use]
    pub fn name_of(&self, place: &str) -> Option<&str> {
        self.comuni.get(&place_key(place)).map(String::as_str)
    }

    /// Says whether a file names the comune.
    #[must_use]
    pub fn is_known(&self, place: &str) -> bool {
        self.name_of(place).is_some()
    }

    /// Returns the comuni that are known, by their folded names, each once.
    #[must_use]
    pub fn comuni(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.comuni.values() {
            if !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }

    /// Returns the first day that the calendar answers for.
    #[must_use]
    pub fn complete_from(&self) -> Day {
        self.complete_from
            .as_ref()
            .map_or(Day::MAX, |(day, _)| *day)
    }

    /// Returns the first holiday that a comune keeps on a day: those of everywhere before its own.
    ///
    /// An unknown comune keeps those of everywhere: ask [`Calendar::is_known`] first.
    #[must_use]
    pub fn holiday(&self, day: Day, place: &str) -> Option<&Holiday> {
        self.holidays_on(day, place).next()
    }

    /// Returns all holidays that a comune keeps on a day, in the order of the files.
    pub fn holidays_on<'c>(
        &'c self,
        day: Day,
        place: &str,
    ) -> impl Iterator<Item = &'c Holiday> + use<'c> {
        let place = key_of(&self.comuni, place);
        self.holidays
            .iter()
            .filter(move |it| it.falls_on(day) && it.is_kept_in(&place))
    }

    /// Makes a counter of the working days of a comune over a span of days: to be made once, and
    /// asked as often as need be.
    ///
    /// # Errors
    ///
    /// An unknown comune; a span that begins before the calendar is complete, or has no end.
    pub fn counter(&self, place: &str, span: Period) -> Result<Counter, Refusal> {
        if !self.is_known(place) {
            return Err(self.unknown(place));
        }
        self.answers_for(span)?;
        let place = key_of(&self.comuni, place);
        let kept: Vec<&Holiday> = self
            .holidays
            .iter()
            .filter(|it| it.is_kept_in(&place))
            .collect();
        Ok(Counter::new(span, |day| {
            kept.iter().any(|it| it.falls_on(day))
        }))
    }

    /// Returns the days of a period that a pattern works and a comune does not keep as holidays.
    /// For more than a few questions make a [`Calendar::counter`].
    ///
    /// # Errors
    ///
    /// As [`Calendar::counter`].
    pub fn working_days(
        &self,
        place: &str,
        pattern: Pattern,
        period: Period,
    ) -> Result<u32, Refusal> {
        Ok(self.counter(place, period)?.working_days(pattern, period))
    }

    fn answers_for(&self, span: Period) -> Result<(), Refusal> {
        let asked = span.first;
        match &self.complete_from {
            None => Err(Refusal::Incomplete),
            Some((from, because)) if asked < *from => Err(Refusal::TooEarly {
                asked,
                complete_from: *from,
                because: because.clone(),
            }),
            _ if span.days() > Counter::MOST_DAYS => Err(Refusal::WithoutEnd),
            _ => Ok(()),
        }
    }

    /// Says that a comune is not known, with up to three names that are near.
    fn unknown(&self, place: &str) -> Refusal {
        let mut names = self.comuni();
        let mut near = Vec::new();
        while let Some(found) = nearest(place, names.iter().copied())
            && near.len() < 3
        {
            near.push(found.to_owned());
            names.retain(|name| *name != found);
        }
        Refusal::UnknownPlace {
            place: place.to_owned(),
            near,
        }
    }
}

/// Returns what comuni are compared by: folded, without "Comune di".
fn place_key(name: &str) -> String {
    let folded = fold(name);
    match folded.strip_prefix("comune di ") {
        Some(rest) => rest.to_owned(),
        None => folded,
    }
}

/// Returns the key of the name that is shown for a comune, or its own where it is not known.
fn key_of(comuni: &BTreeMap<String, String>, place: &str) -> String {
    let key = place_key(place);
    comuni.get(&key).map_or(key, |name| place_key(name))
}

#[cfg(test)]
mod tests;

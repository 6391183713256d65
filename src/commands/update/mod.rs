//! `smartable update`: next year's inventory from last year's and this year's submissions.
//!
//! Lives here: which files are read, in which order things are done. Never here: which activity is
//! which (`figures::update`, `matching::pairing`), or how a form is written (`report::form`).

mod arguments;
mod columns;
mod list;
mod say;
mod standing;
mod write;
mod years;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::ArgMatches;

use self::arguments::{Arguments, is_text};
use self::columns::Aligned;
use self::list::Forms;
use self::standing::{Standing, Stood};
use crate::check::Registry;
use crate::commands::delivery::say_left_out;
use crate::commands::form::{
    FormFiles, ReadForm, changes, not_read, outputs, overrides, read_form, twins, units,
};
use crate::commands::inventory::plan::Plan;
pub use crate::commands::options::update as command;
use crate::commands::{Exit, Surroundings};
use crate::figures::update::{self, Start, Updated, Year};
use crate::intake::open::{self, Input};
use crate::intake::submission::Listing;
use crate::lang::Lang;
use crate::matching::ended;
use crate::model::columns::Field;
use crate::model::form::{Asks, Form, FormCell, FormRow};
use crate::model::period::Day;
use crate::model::staff::UnitChange;

/// Runs the command.
///
/// # Errors
///
/// No year, a file that cannot be read or is there already, a list of decisions that is none.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let arguments = Arguments::from_matches(matches);
    let plan = Plan::settle_without_files(&arguments.request, around.lang)?;
    around.speak(plan.config.lang);
    let year = year_of(&arguments, &plan, around.lang)?;
    let lang = outputs::language(around, plan.config.lang);
    let paths = arguments.written(around.lang)?;
    outputs::refuse_existing(&paths, arguments.replace, around.lang)?;
    let Some((mut read, forms)) = read_all(&arguments, &plan, &paths, (year, lang), around)? else {
        return Ok(Exit::CouldNotRun);
    };
    let confirm = arguments.confirm.as_ref();
    let decisions =
        confirm.map(|path| list::decisions(&Input::File(path.clone()), &plan, around.lang));
    let decided = decisions.transpose()?.unwrap_or_default();
    let decisions: Vec<update::Decision> = decided.iter().map(|(_, it)| it.clone()).collect();
    let unit_map = arguments.unit_map.as_ref();
    let map = changes::read(&plan, unit_map, &arguments.request, &mut read, around.lang)?;
    let [mut old, new, mut ceased] = forms;
    years::without_agreements(&mut old, year);
    let new = units::coded(new, read.chart.as_ref(), lang);
    let ends = columns::take_ends(&mut ceased);
    let mut aligned = columns::aligned([old, new, ceased], lang);
    let settled = update::is_updated(&aligned.forms[0], Some(aligned.year), year);
    if arguments.in_place() && !settled {
        refuse_in_place(&arguments, around.lang)?;
    }
    let (updated, stood) = updated(
        &mut aligned,
        &read,
        &map,
        (&arguments, &decisions),
        (year, settled),
    );
    let [old, new, ceased] = &aligned.forms;
    let forms = Forms {
        old,
        new,
        ceased,
        stood: stood.each_ref(),
    };
    let ready = write::ready(
        &arguments,
        &plan,
        (&aligned, &forms),
        &updated,
        (ends, year, lang),
    )?;
    let inputs = arguments.inputs(&read, &plan);
    outputs::write(&ready, arguments.replace, &inputs)?;
    say::say(&arguments.out, &forms, &updated, around)?;
    say_left_out(&read.sources, &read.left_out, around)?;
    let unfit = say::unfit(confirm.map(PathBuf::as_path), &decided, &updated, around)?;
    Ok(if read.without_table || unfit {
        Exit::Findings
    } else {
        Exit::Done
    })
}

/// Returns the year of the submissions.
fn year_of(arguments: &Arguments, plan: &Plan, lang: Lang) -> Result<i32> {
    match (arguments.year.or(plan.config.year), lang) {
        (Some(year), _) => Ok(year),
        (None, Lang::It) => bail!("di quale anno sono le schede? Indicare --year ANNO"),
        (None, Lang::En) => bail!("of which year are the submissions? Say --year YEAR"),
    }
}

/// Refuses to replace last year's inventory: what it said would be gone. One of this year, which an
/// update made, may be brought up to date in its place.
fn refuse_in_place(arguments: &Arguments, lang: Lang) -> Result<()> {
    let shown = open::shown(&arguments.old);
    match lang {
        Lang::It => bail!(
            "{shown}: è l'inventario dell'anno scorso e non si sostituisce: dare a --out un altro nome \
             (sul posto si aggiorna solo un inventario di quest'anno)"
        ),
        Lang::En => bail!(
            "{shown}: it is last year's inventory and is not replaced: give --out another name (only \
             an inventory of this year is updated in its place)"
        ),
    }
}

/// Finds out where rows stand, which is which and what becomes of them.
fn updated(
    aligned: &mut Aligned<3>,
    read: &ReadForm,
    map: &[UnitChange],
    (arguments, decisions): (&Arguments, &[update::Decision]),
    (year, settled): (i32, bool),
) -> (Updated, [Stood; 3]) {
    let since = if settled {
        None
    } else {
        units::first_day(Some(year - 1))
    };
    let until = i16::try_from(year)
        .ok()
        .and_then(|year| Day::new(year, 12, 31));
    let mut standing = Standing::new(read.chart.as_ref(), map, (since, until));
    aligned.forms.iter().for_each(|form| standing.learn(form));
    let before = standing.of(&aligned.forms[0]);
    standing.carry(&mut aligned.forms[0]);
    let stood = aligned.forms.each_ref().map(|form| standing.of(form));
    let asked = asked(aligned);
    let new = &aligned.forms[1];
    let said_ended = new.rows.iter().map(|row| says_ended(new, row));
    let said_ended: Vec<bool> = said_ended.collect();
    let of = |at: usize| Year {
        form: &aligned.forms[at],
        units: &stood[at].units,
        shown: &stood[at].shown,
        known: if at == 0 {
            &before.shown
        } else {
            &stood[at].shown
        },
        bodies: &stood[at].bodies,
    };
    let updated = update::update(&Start {
        old: of(0),
        new: of(1),
        ceased: of(2),
        asked: &asked,
        year,
        year_column: aligned.year,
        override_year: aligned.override_year,
        said_ended: &said_ended,
        decisions,
        sure: arguments.sure,
    });
    (updated, stood)
}

/// Says of each column whether what it holds is of this year's forms.
fn asked(aligned: &Aligned<3>) -> Vec<bool> {
    let columns = aligned.had.iter().zip(&aligned.forms[1].columns);
    let asked = columns.map(|(had, column)| match column.asks {
        // A question that this year's forms do not have keeps no answer of before.
        Asks::Item(_) => true,
        Asks::Field(_) | Asks::Other => had[1],
    });
    asked.collect()
}

/// Says whether an office writes of an activity that it has ended: in its name, in a note, or in the
/// place of an answer or a number.
fn says_ended(form: &Form, row: &FormRow) -> bool {
    let mut cells = form.columns.iter().zip(&row.cells);
    cells.any(|(column, cell)| match (column.asks, cell) {
        (Asks::Field(Field::Name | Field::Notes | Field::Obstacle), FormCell::Text(text)) => {
            ended::says_ended(text)
        }
        (
            Asks::Item(_) | Asks::Field(Field::Headcount | Field::Fte | Field::Share),
            FormCell::Text(text),
        ) => ended::is_ended(text),
        _ => false,
    })
}

/// Refuses a year of nothing: every activity would seem to have ended.
fn some_activity(form: &Form, lang: Lang) -> Result<()> {
    match lang {
        _ if !form.rows.is_empty() => Ok(()),
        Lang::It => bail!("le schede di quest'anno non hanno nessuna attività"),
        Lang::En => bail!("this year's submissions have no activity"),
    }
}

/// Reads last year's inventory, this year's submissions and what had ended; `None`: something
/// could not be read, and was said.
fn read_all(
    arguments: &Arguments,
    plan: &Plan,
    written: &[PathBuf],
    (year, lang): (i32, Lang),
    around: &mut Surroundings<'_>,
) -> Result<Option<(ReadForm, [Form; 3])>> {
    let registry = Registry::new();
    let beside = Arguments::ceased_beside(&arguments.old);
    let mut apart = written.to_vec();
    apart.extend([arguments.old.clone(), beside.clone()]);
    apart.extend(arguments.confirm.clone());
    let old_name = [open::shown(&arguments.old)];
    let mut read_one = |names: &[String], apart: &[PathBuf], listing| {
        let files = FormFiles {
            plan,
            request: &arguments.request,
            names,
            apart,
            listing,
            lang,
        };
        read_form(&files, &registry, around)
    };
    let mut old = read_one(&old_name, &[], Listing::Current)?;
    let of_book = !is_text(&arguments.old);
    let names = if of_book { &old_name[..] } else { &[] };
    let mut ceased = read_one(names, &[], Listing::Ended)?;
    if ceased.form.rows.is_empty() && beside.is_file() {
        // Beside a text file, or a workbook that was made before it had a sheet for them.
        ceased = read_one(&[open::shown(&beside)], &[], Listing::Current)?;
    }
    let mut new = read_one(&plan.names, &apart, Listing::Current)?;
    overrides::mark(&mut old.form, Some(year - 1), lang);
    new.without_table |= not_read::say(&[&old, &new], &registry, around)?;
    for read in [&old, &ceased, &new] {
        if !read.is_whole() {
            read.say_failures(around)?;
            return Ok(None);
        }
    }
    some_activity(&new.form, around.lang)?;
    years::agree((&arguments.old, &old), &new, year, around.lang)?;
    new.without_table |= years::say_copies(&old, &new, around)?;
    not_read::say_comments(&[&new], around)?;
    let twice = twins::drop_twins(&mut new);
    twins::say(&twice, around)?;
    let forms = [&mut old, &mut new, &mut ceased].map(|read| std::mem::take(&mut read.form));
    Ok(Some((new, forms)))
}

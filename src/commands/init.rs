//! `smartable init`: the folder of a survey, with files to start from.
//!
//! Lives here: which files there are. Their texts are data: `init/*`. Never here: what a setting
//! means (`config`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::commands::form::outputs::{self, Ready, Replace};
pub use crate::commands::options::init as command;
use crate::commands::unknown;
use crate::commands::{Exit, Surroundings, one};
use crate::criteria::{self, Builtin};
use crate::intake::open;
use crate::lang::Lang;

/// Runs the command.
///
/// # Errors
///
/// An unknown criteria set, a file that is there already, a folder that cannot be written.
pub fn run(matches: &ArgMatches, around: &mut Surroundings<'_>) -> Result<Exit> {
    let folder: PathBuf = one(matches, "folder").unwrap_or_else(|| PathBuf::from("."));
    let year: Option<i16> = one(matches, "year");
    let set = chosen(one::<String>(matches, "criteria").as_deref(), around.lang)?;
    let lang = outputs::language(around, None);
    let files = files(&folder, set, year, lang);
    let paths: Vec<PathBuf> = files.iter().map(|file| file.path.clone()).collect();
    refuse_existing(&paths, around.lang)?;
    let dry = matches.get_flag("dry-run");
    if !dry {
        outputs::write(&files, Replace::Refused, &[])?;
    }
    for path in paths.iter().filter(|_| dry || !around.quiet) {
        writeln!(around.out, "{}", open::shown(path))?;
    }
    if !dry && !around.quiet {
        say_next(&folder, around)?;
    }
    Ok(Exit::Done)
}

fn chosen(name: Option<&str>, lang: Lang) -> Result<&'static Builtin> {
    let name = name.unwrap_or(criteria::DEFAULT);
    let Some(set) = criteria::find(name) else {
        bail!(unknown::criteria_set(name, false, lang));
    };
    Ok(set)
}

fn refuse_existing(paths: &[PathBuf], lang: Lang) -> Result<()> {
    let there = paths.iter().filter(|path| path.symlink_metadata().is_ok());
    let there: Vec<String> = there.map(|path| open::shown(path)).collect();
    if there.is_empty() {
        return Ok(());
    }
    let list = there.join(", ");
    match lang {
        Lang::It => bail!("esiste già, non scrivo niente: {list}"),
        Lang::En => bail!("it exists already, nothing is written: {list}"),
    }
}

/// Returns the files of a new folder.
fn files(folder: &Path, set: &Builtin, year: Option<i16>, lang: Lang) -> Vec<Ready> {
    let texts = match lang {
        Lang::It => [
            include_str!("init/smartable.it.toml"),
            include_str!("init/org-chart.it.csv"),
            include_str!("init/submissions.it.md"),
            include_str!("init/gitignore.it"),
        ],
        Lang::En => [
            include_str!("init/smartable.en.toml"),
            include_str!("init/org-chart.en.csv"),
            include_str!("init/submissions.en.md"),
            include_str!("init/gitignore.en"),
        ],
    };
    let [config, chart, readme, ignored] = texts;
    let year = year.map_or_else(
        || "# year = 2026".to_owned(),
        |year| format!("year = {year}"),
    );
    let config = config.replace("# year = 2026", &year);
    let names = [
        ("smartable.toml", config),
        ("org-chart.csv", chart.to_owned()),
        ("criteria.toml", set.text.to_owned()),
        ("submissions/README.md", readme.to_owned()),
        (".gitignore", ignored.to_owned()),
    ];
    let ready = names.into_iter().map(|(name, text)| Ready {
        path: name
            .split('/')
            .fold(folder.to_owned(), |path, part| path.join(part)),
        bytes: text.into_bytes(),
    });
    ready.collect()
}

/// Says what comes next.
fn say_next(folder: &Path, around: &mut Surroundings<'_>) -> Result<()> {
    let folder = open::shown(folder);
    match around.lang {
        Lang::It => writeln!(
            around.err,
            "\nOra: scrivere le unità in org-chart.csv, rivedere smartable.toml e criteria.toml; poi, nella \
             cartella {folder}:\n  smartable template --out moduli\n  (i moduli compilati vanno in \
             submissions)\n  smartable check\n  smartable assess"
        )?,
        Lang::En => writeln!(
            around.err,
            "\nNext: write the units into org-chart.csv, look at smartable.toml and criteria.toml; then, in \
             the folder {folder}:\n  smartable template --out forms\n  (filled forms go into submissions)\n  \
             smartable check\n  smartable assess"
        )?,
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::files;
    use crate::config;
    use crate::criteria;
    use crate::lang::Lang;

    #[test]
    fn what_is_written_is_sound_in_both_languages() {
        for lang in [Lang::It, Lang::En] {
            for year in [None, Some(2027)] {
                let set = criteria::find("milano-2021").expect("built in");
                let files = files(Path::new("x"), set, year, lang);
                let text = |at: usize| String::from_utf8(files[at].bytes.clone()).expect("UTF-8");
                let read = config::read("smartable.toml", &text(0)).expect("a sound configuration");
                assert_eq!(read.year, year.map(i32::from));
                assert_eq!(read.lang, Some(lang));
                assert!(criteria::read("criteria.toml", &text(2)).is_ok());
            }
        }
    }
}

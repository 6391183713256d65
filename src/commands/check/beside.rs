//! What submissions are compared with: last year's inventories, the catalogue of processes.
//!
//! Never here: the comparison (`check::rules`).

use anyhow::{Result, bail};
use rayon::ThreadPool;

use crate::check::Catalogue;
use crate::commands::check::join::Joined;
use crate::commands::check::parallel::in_parallel;
use crate::commands::check::run::Settled;
use crate::commands::check::terms::Terms;
use crate::commands::inventory::notes;
use crate::commands::spec;
use crate::intake::catalogue::CatalogueReader;
use crate::intake::open::{self, Input};
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::lang::Lang;
use crate::model::inventory::Inventory;
use crate::origin::Sources;

/// Reads last year's inventories; what is wrong with them was last year's business.
pub(super) fn last_year(
    settled: &Settled<'_>,
    terms: &Terms<'_>,
    joined: &mut Joined,
    pool: &ThreadPool,
    lang: Lang,
) -> Result<Option<Inventory>> {
    let paths = if settled.arguments.last_year.is_empty() {
        &settled.plan.config.check.last_year
    } else {
        &settled.arguments.last_year
    };
    if paths.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = paths.iter().map(|path| open::shown(path)).collect();
    let inputs = open::expand(&names, &[]);
    if let Some(name) = inputs.missing.first() {
        bail!(notes::absent(name, lang));
    }
    let mut all = Inventory::default();
    let mut failed = None;
    in_parallel(&inputs.found, pool, terms, |_, one| match one {
        Ok(one) => {
            let (_, first_table) = joined.add_sources(one.sources);
            all.append(one.passed.inventory, first_table);
        }
        Err(error) => failed = failed.take().or(Some(error)),
    });
    failed.map_or(Ok(Some(all)), Err)
}

/// Reads the catalogue of processes.
pub(super) fn catalogue(
    settled: &Settled<'_>,
    terms: &Terms<'_>,
    joined: &mut Joined,
    lang: Lang,
) -> Result<Option<Catalogue>> {
    let named = settled.arguments.catalogue.as_ref();
    let Some(path) = named.or(settled.plan.config.check.catalogue.as_ref()) else {
        return Ok(None);
    };
    let spec = spec::catalogue(&terms.spec);
    let settings = ReadSettings {
        spec: &spec,
        limits: terms.limits,
        hidden: HiddenSheets::Listed,
        hashes: Hashes::Wanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let (mut sources, mut reader) = (Sources::default(), CatalogueReader::default());
    let input = Input::File(path.clone());
    submission::read_tables(&input, &settings, &mut sources, &mut reader)?;
    if reader.processes.is_empty() {
        let path = open::shown(path);
        match lang {
            Lang::It => bail!("{path}: nessun elenco di processi: serve una colonna «Processo»"),
            Lang::En => bail!("{path}: no list of processes: it needs a column “Process”"),
        }
    }
    let (_, first_table) = joined.add_sources(sources);
    for (_, _, at) in &mut reader.processes {
        *at = at.moved(first_table);
    }
    Ok(Some(Catalogue {
        processes: reader.processes,
    }))
}

//! What submissions are compared with: last year's inventories, the catalogue of processes.
//!
//! Never here: the comparison (`check::rules`).

use anyhow::{Result, bail};

use crate::check::Catalogue;
use crate::commands::check::join::Joined;
use crate::commands::check::one;
use crate::commands::check::run::{Settled, in_parallel};
use crate::commands::check::terms::Terms;
use crate::commands::inventory::notes;
use crate::intake::open::{self, Input};
use crate::lang::Lang;
use crate::model::columns::Field;
use crate::model::inventory::Inventory;

/// Reads last year's inventories; what is wrong with them was last year's business.
pub(super) fn last_year(
    settled: &Settled<'_>,
    terms: &Terms<'_>,
    joined: &mut Joined,
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
    for one in in_parallel(&inputs.found, settled.arguments.jobs, terms)? {
        let one = one?;
        let (_, first_table) = joined.add_sources(one.sources);
        all.append(one.passed.inventory, first_table);
    }
    Ok(Some(all))
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
    let mut spec = terms.spec.clone();
    spec.items.clear();
    spec.identity = vec![Field::Process, Field::Name, Field::Id];
    let one = one::check_as(&Input::File(path.clone()), terms, &terms.units(), &spec)?;
    if one.passed.inventory.rows.is_empty() {
        let path = open::shown(path);
        match lang {
            Lang::It => bail!("{path}: nessun elenco di processi: serve una colonna «Processo»"),
            Lang::En => bail!("{path}: no list of processes: it needs a column “Process”"),
        }
    }
    let (_, first_table) = joined.add_sources(one.sources);
    let inventory = &one.passed.inventory;
    let processes = inventory.rows.iter().map(|row| {
        let (name, field) = if row.process.is_empty() {
            (row.name, Field::Name)
        } else {
            (row.process, Field::Process)
        };
        (
            inventory.text(row.id).to_owned(),
            inventory.text(name).to_owned(),
            inventory.cell(row, field).moved(first_table),
        )
    });
    Ok(Some(Catalogue {
        processes: processes.collect(),
    }))
}

//! What `update` was asked to do, parsed, and the files that it reads and writes.
//!
//! Never here: how options look (`commands::options`).

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::commands::form::ReadForm;
use crate::commands::form::outputs::{self, Replace};
use crate::commands::inventory::plan::Plan;
use crate::commands::inventory::request::Request;
use crate::commands::one;
use crate::intake::open;
use crate::lang::Lang;
use crate::report::CsvDialect;

/// Thousandths of score from which on a pair that nobody confirmed is taken.
const SURE: u32 = crate::matching::pairing::LEAST_LIKENESS;

/// What was asked for.
pub(super) struct Arguments {
    pub(super) request: Request,
    pub(super) old: PathBuf,
    pub(super) out: PathBuf,
    pub(super) changes: Option<PathBuf>,
    pub(super) confirm: Option<PathBuf>,
    pub(super) unit_map: Option<PathBuf>,
    pub(super) year: Option<i32>,
    pub(super) sure: u32,
    pub(super) csv: CsvDialect,
    pub(super) replace: Replace,
}

impl Arguments {
    pub(super) fn from_matches(matches: &ArgMatches) -> Self {
        let mut request = Request::from_matches(matches);
        let old = if request.files.is_empty() {
            PathBuf::new()
        } else {
            request.files.remove(0)
        };
        Self {
            request,
            old,
            out: one(matches, "out").unwrap_or_default(),
            changes: one(matches, "changes"),
            confirm: one(matches, "confirm"),
            unit_map: one(matches, "unit-map"),
            year: one::<i16>(matches, "year").map(i32::from),
            sure: one::<u32>(matches, "sure").map_or(SURE, |percent| percent * 10),
            csv: one(matches, "csv").unwrap_or(CsvDialect::ExcelIt),
            replace: if matches.get_flag("force") {
                Replace::Allowed
            } else {
                Replace::Refused
            },
        }
    }

    /// Returns where activities that have ended are listed beside a text file.
    pub(super) fn ceased_beside(inventory: &Path) -> PathBuf {
        let stem = inventory.file_stem().unwrap_or_default().to_string_lossy();
        inventory.with_file_name(format!("{stem}-cessate.csv"))
    }

    /// Returns the files that a run writes.
    ///
    /// # Errors
    ///
    /// A file that is neither a workbook nor a CSV.
    pub(super) fn written(&self, lang: Lang) -> Result<Vec<PathBuf>> {
        let mut paths: Vec<PathBuf> = [Some(self.out.clone()), self.changes.clone()]
            .into_iter()
            .flatten()
            .collect();
        for path in &paths {
            if !matches!(outputs::extension(path).as_deref(), Some("xlsx" | "csv")) {
                let shown = open::shown(path);
                match lang {
                    Lang::It => bail!("{shown}: si scrive come .xlsx o .csv"),
                    Lang::En => bail!("{shown}: it is written as .xlsx or .csv"),
                }
            }
        }
        if is_text(&self.out) {
            paths.push(Self::ceased_beside(&self.out));
        }
        Ok(paths)
    }

    /// Says whether the result goes to the place of the inventory that it is made from.
    pub(super) fn in_place(&self) -> bool {
        let same = |one: &Path, other: &Path| {
            let [one, other] = [one, other].map(|path| path.canonicalize().ok());
            one.is_some() && one == other
        };
        same(&self.old, &self.out)
    }

    /// Returns the paths that no output may overwrite.
    pub(super) fn inputs(&self, read: &ReadForm, plan: &Plan) -> Vec<PathBuf> {
        let mut inputs = read.input_paths(plan);
        inputs.extend(self.confirm.clone());
        if !self.in_place() {
            inputs.extend([self.old.clone(), Self::ceased_beside(&self.old)]);
        }
        inputs
    }
}

/// Says whether a path is that of a text file.
pub(super) fn is_text(path: &Path) -> bool {
    outputs::extension(path).as_deref() == Some("csv")
}

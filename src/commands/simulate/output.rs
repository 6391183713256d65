//! How a run of `simulate` is shown.
//!
//! Never here: writing it (`commands::delivery`).

use anyhow::Result;

use crate::check::Registry;
use crate::commands::delivery::Shows;
use crate::lang::Lang;
use crate::model::simulation::Simulation;
use crate::report::{self, Format, Options};

/// A simulation with the rules that word its findings.
pub(super) struct Shown<'a> {
    pub(super) simulation: &'a Simulation,
    pub(super) registry: &'a Registry,
    /// How many levers, pairs and answers a text shows.
    pub(super) top: usize,
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::simulation::render(format, self.simulation, self.registry, options, self.top)
    }

    fn explain(&self, key: &str, options: &Options) -> Option<String> {
        report::simulation::explain(self.simulation, key, options)
    }

    fn nothing(&self, key: &str, lang: Lang) -> String {
        match lang {
            Lang::It => format!("nessuna attività ha l'identificativo «{key}»"),
            Lang::En => format!("no activity has the id “{key}”"),
        }
    }
}

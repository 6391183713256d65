//! How a run of `assess` is shown.
//!
//! Never here: writing it (`commands::delivery`).

use anyhow::Result;

use crate::check::Registry;
use crate::commands::assess::arguments::Arguments;
use crate::commands::delivery::Shows;
use crate::figures::assessor::Keep;
use crate::lang::Lang;
use crate::matching::fold;
use crate::model::assessment::{Activity, Assessment};
use crate::report::{self, Format, Options, TableChoice};

/// Says whether any output shows single activities.
pub(super) fn keep(arguments: &Arguments) -> Keep {
    let results = &arguments.results;
    let outputs = results.outputs.iter().map(|output| output.format);
    let mut formats = results.format.into_iter().chain(outputs);
    let totals_only = |format: Format| match format {
        Format::Terminal | Format::Markdown | Format::Html => true,
        Format::Csv => results
            .table
            .is_some_and(|table| table != TableChoice::Activities),
        Format::Json | Format::Xlsx => false,
    };
    if results.explain.is_empty() && formats.all(totals_only) {
        Keep::Totals
    } else {
        Keep::Activities
    }
}

/// An assessment with the rules that word its findings.
pub(super) struct Shown<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) registry: &'a Registry,
}

impl Shows for Shown<'_> {
    fn render(&self, format: Format, options: &Options) -> Result<Vec<u8>> {
        report::render(format, self.assessment, self.registry, options)
    }

    fn explain(&self, key: &str, options: &Options) -> Option<String> {
        let by_id = report::explain::explain(self.assessment, |it| it.id == key, options);
        let name = fold(key);
        let named = |it: &Activity| !name.is_empty() && fold(&it.name) == name;
        by_id.or_else(|| report::explain::explain(self.assessment, named, options))
    }

    fn nothing(&self, key: &str, lang: Lang) -> String {
        match lang {
            Lang::It => format!(
                "nessuna attività ha l'identificativo o il nome «{key}» (gli identificativi si vedono con --format csv)"
            ),
            Lang::En => {
                format!("no activity has the id or the name “{key}” (--format csv shows the ids)")
            }
        }
    }
}

//! The org chart of a run.
//!
//! Never here: what a chart is (`intake::org_chart`).

use anyhow::{Result, bail};

use crate::commands::inventory::gather::Gathered;
use crate::commands::inventory::plan::Plan;
use crate::commands::spec;
use crate::intake::open::{self, Input};
use crate::intake::org_chart::OrgChartReader;
use crate::intake::submission::{
    self, Expected, Hashes, HiddenSheets, Notices, OfFile, ReadSettings,
};
use crate::lang::Lang;
use crate::model::org_unit::OrgChart;
use crate::origin::Sources;

/// Reads the org chart, where there is one.
pub(in crate::commands) fn read(
    plan: &Plan,
    lang: Lang,
    sources: &mut Sources,
    gathered: &mut Gathered<'_>,
) -> Result<Option<OrgChart>> {
    let Some(path) = &plan.org_chart else {
        return Ok(None);
    };
    let spec = spec::org_chart(&plan.house, lang);
    let settings = ReadSettings {
        spec: &spec,
        limits: plan.limits,
        hidden: HiddenSheets::Listed,
        hashes: Hashes::Wanted,
        stdin_name: None,
        of_file: &|_| OfFile::default(),
        in_chart: None,
        notices: Notices::Few,
        expected: Expected::default(),
    };
    let mut reader = OrgChartReader::new(plan.settings.on.as_deref());
    let input = Input::File(path.clone());
    let tables = submission::read_tables(&input, &settings, sources, &mut reader)?;
    let (chart, facts) = reader.finish(plan.config.directorate_level);
    if tables == 0 || chart.units.is_empty() {
        let path = open::shown(path);
        match lang {
            Lang::It => bail!(
                "{path}: nessun organigramma: servono le colonne codice, nome e unità superiore"
            ),
            Lang::En => bail!("{path}: no org chart: it needs the columns code, name and parent"),
        }
    }
    for fact in facts {
        gathered.fact(fact);
    }
    Ok(Some(chart))
}

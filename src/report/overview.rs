//! Verdicts, contingent and day budget of one run together, with one set of findings.
//!
//! For reading alone: terminal, Markdown and HTML. Never here: a figure, or a block that one of the three
//! reports lacks.

use std::collections::BTreeSet;

use anyhow::bail;

use crate::finding::{FindingGroup, Wording};
use crate::lang::Text;
use crate::model::assessment::{Assessment, LeftOutRows};
use crate::model::contingent::Contingents;
use crate::model::day_budget::DayBudgets;
use crate::origin::Sources;
use crate::report::assessment::{self, CHOICES};
use crate::report::blocks::{findings, left_out, origin};
use crate::report::grounds::Figures;
use crate::report::layout::{Block, Report};
use crate::report::{Format, Options, budget, contingent, formats};

/// Title of the overview.
const TITLE: Text = Text {
    it: "Attività, contingente e giornate di lavoro agile",
    en: "Activities, contingent and agile days",
};

/// What a run found.
struct Run<'a> {
    assessment: Option<&'a Assessment>,
    contingents: Option<&'a Contingents>,
    budgets: Option<&'a DayBudgets>,
}

/// Renders what there is of a run, top to bottom.
///
/// # Errors
///
/// When the format is neither terminal nor Markdown nor HTML: each noun has its own table, document and
/// workbook.
pub fn render(
    format: Format,
    assessment: Option<&Assessment>,
    contingents: Option<&Contingents>,
    budgets: Option<&DayBudgets>,
    wording: &dyn Wording,
    options: &Options,
) -> anyhow::Result<Vec<u8>> {
    let contingents = contingents.map(|it| contingent::discreet(it, options));
    let budgets = budgets.map(|it| budget::discreet(it, options));
    let run = Run {
        assessment,
        contingents: contingents.as_deref(),
        budgets: budgets.as_deref(),
    };
    let report = build(&run, wording, options);
    match format {
        Format::Terminal => Ok(formats::terminal::render(&report, options).into_bytes()),
        Format::Markdown => Ok(formats::markdown::render(&report, options).into_bytes()),
        Format::Html => Ok(formats::html::render(&report, options).into_bytes()),
        Format::Csv | Format::Json | Format::Xlsx => {
            bail!("an overview is for reading: a terminal, Markdown or HTML")
        }
    }
}

fn build<'a>(run: &Run<'a>, wording: &dyn Wording, options: &Options) -> Report<'a> {
    let lang = options.lang;
    let mut blocks = vec![Block::Title(TITLE.get(lang).to_owned())];
    if let Some(assessment) = run.assessment {
        section(&mut blocks, assessment::headline::TITLE.get(lang));
        let opening = assessment::headline::lines(assessment, lang);
        blocks.extend(opening.into_iter().map(Block::Paragraph));
        blocks.extend(assessment::units::blocks(assessment, lang));
    }
    if let Some(contingents) = run.contingents {
        section(&mut blocks, contingent::headline::TITLE.get(lang));
        let opening = contingent::headline::figures(contingents, lang);
        blocks.extend(opening.into_iter().map(Block::Paragraph));
        blocks.extend(contingent::units::blocks(contingents, lang));
    }
    if let Some(budgets) = run.budgets {
        section(&mut blocks, budget::headline::TITLE.get(lang));
        let opening = budget::headline::figures(budgets, lang);
        blocks.extend(opening.into_iter().map(Block::Paragraph));
        blocks.extend(budget::units::blocks(
            budgets,
            lang,
            &mut Figures::passed_over(),
        ));
    }
    close(&mut blocks, run, wording, options);
    Report { blocks }
}

/// Begins the part of one noun.
fn section(blocks: &mut Vec<Block<'_>>, title: &str) {
    blocks.push(Block::Title(title.to_owned()));
}

/// Ends with what all three have: findings once, rows left out, sources, choices.
fn close(blocks: &mut Vec<Block<'_>>, run: &Run<'_>, wording: &dyn Wording, options: &Options) {
    let lang = options.lang;
    let found = found(run);
    let Some(widest) = found
        .iter()
        .map(|part| part.sources)
        .max_by_key(|sources| (sources.files.len(), sources.tables.len()))
    else {
        return;
    };
    // What was read first stands first in the longest list of sources: one numbering holds.
    let (same, others): (Vec<&Found<'_>>, Vec<&Found<'_>>) =
        found.iter().partition(|part| begins(widest, part.sources));
    let once = findings::discreet(&merged(&same), options);
    blocks.extend(findings::blocks(widest, &once, wording, options));
    blocks.extend(left_out::blocks(&rows(&same), lang));
    for part in others {
        let found = findings::discreet(part.findings, options);
        blocks.extend(findings::blocks(part.sources, &found, wording, options));
    }
    let set = run
        .assessment
        .map(|it| (&it.set, Some(it.set_chosen)))
        .or_else(|| run.contingents.map(|it| (&it.set, None)))
        .or_else(|| run.budgets.map(|it| (&it.set, None)));
    if let Some((set, chosen)) = set {
        blocks.extend(origin::blocks(widest, set, chosen, lang));
    }
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    let mut said = BTreeSet::new();
    let mut choices = Vec::new();
    choices.extend(
        run.assessment
            .map(|it| assessment::choices::lines(it, lang)),
    );
    choices.extend(
        run.contingents
            .map(|it| contingent::notes::choices(it, lang)),
    );
    choices.extend(run.budgets.map(|it| budget::notes::choices(it, lang)));
    let lines = choices.into_iter().flatten();
    let lines = lines.filter(|line| said.insert(line.clone())).collect();
    blocks.push(Block::List(lines));
}

/// Findings and rows left out of one noun.
struct Found<'a> {
    sources: &'a Sources,
    findings: &'a [FindingGroup],
    left_out: &'a [LeftOutRows],
}

fn found<'a>(run: &Run<'a>) -> Vec<Found<'a>> {
    let mut all = Vec::new();
    all.extend(run.assessment.map(|it| Found {
        sources: &it.sources,
        findings: &it.findings,
        left_out: &it.left_out,
    }));
    all.extend(run.contingents.map(|it| Found {
        sources: &it.sources,
        findings: &it.findings,
        left_out: &it.left_out,
    }));
    all.extend(run.budgets.map(|it| Found {
        sources: &it.sources,
        findings: &it.findings,
        left_out: &it.left_out,
    }));
    all
}

/// Says whether `all` begins with the files and tables of `part`.
fn begins(all: &Sources, part: &Sources) -> bool {
    all.files.starts_with(&part.files) && all.tables.starts_with(&part.tables)
}

/// Returns each finding once.
fn merged(found: &[&Found<'_>]) -> Vec<FindingGroup> {
    let mut known = BTreeSet::new();
    let mut once = Vec::new();
    for group in found.iter().flat_map(|part| part.findings) {
        let first = &group.first;
        if known.insert((first.code, first.place, first.params.clone())) {
            once.push(group.clone());
        }
    }
    once
}

/// Returns the rows left out, each table and reason once.
fn rows(found: &[&Found<'_>]) -> Vec<LeftOutRows> {
    let mut once: Vec<LeftOutRows> = Vec::new();
    for rows in found.iter().flat_map(|part| part.left_out) {
        if !once.contains(rows) {
            once.push(rows.clone());
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::render;
    use crate::lang::Lang;
    use crate::report::testing::{self, Words, budgets, contingents};
    use crate::report::{Audience, Format, Options, People};

    fn text(format: Format, options: &Options) -> String {
        let assessment = testing::assessment();
        let (contingents, budgets) = (contingents::from_persons(), budgets::of_a_month());
        let parts = (Some(&assessment), Some(&contingents), Some(&budgets));
        let bytes = render(format, parts.0, parts.1, parts.2, &Words, options).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_three_stand_together_and_each_finding_once() {
        for format in [Format::Terminal, Format::Markdown] {
            let text = text(format, &Options::new(Lang::It));
            for part in [
                "Attività lavorabili da remoto",
                "Contingente di personale",
                "Possono chiedere il lavoro agile: da 2 a 3 persone su 4",
                "Dicembre 2026: 17 giornate di lavoro agile.",
                // T014 five times and one more, though all three have them.
                "5 errori, 2 avvisi, 0 note.",
            ] {
                assert_eq!(text.matches(part).count(), 1, "{part}\n{text}");
            }
            assert_eq!(text.matches("Scrivere SÌ, NO o IN PARTE").count(), 1);
            assert!(!text.contains("P-0"), "{text}");
        }
    }

    #[test]
    fn what_is_not_there_is_passed_over_and_files_for_programs_are_refused() {
        let assessment = testing::assessment();
        let options = Options {
            people: People::Shown,
            audience: Audience::Public,
            ..Options::new(Lang::En)
        };
        let alone = |format| render(format, Some(&assessment), None, None, &Words, &options);
        let text = String::from_utf8(alone(Format::Terminal).unwrap()).unwrap();
        assert!(!text.contains("Contingent of staff"), "{text}");
        assert!(alone(Format::Json).is_err());
        let shown = self::text(Format::Terminal, &options);
        assert!(!shown.contains("P-0"), "{shown}");
    }
}

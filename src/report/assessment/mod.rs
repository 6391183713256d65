//! The layout of a report of `assess`, from the headline to the findings.
//!
//! Never here: a figure that the assessment lacks, or how a block is printed.

pub mod basis;
pub mod choices;
pub mod criteria;
pub mod headline;
mod life;
pub mod totals;
pub mod units;

use crate::finding::Wording;
use crate::lang::{Lang, Text};
use crate::model::assessment::Assessment;
use crate::report::blocks::{findings, left_out, origin};
use crate::report::layout::{Block, Report};
use crate::report::{Options, numbers};

/// Builds the report that people read, top to bottom.
#[must_use]
pub fn build<'a>(
    assessment: &'a Assessment,
    wording: &dyn Wording,
    options: &Options,
) -> Report<'a> {
    let lang = options.lang;
    let mut blocks = headline::blocks(assessment, lang);
    blocks.extend(units::blocks(assessment, lang));
    blocks.extend(criteria::blocks(assessment, lang));
    blocks.extend(totals::blocks(assessment, lang));
    let (sources, set) = (&assessment.sources, &assessment.set);
    blocks.extend(findings::blocks(
        sources,
        &assessment.findings,
        wording,
        options,
    ));
    blocks.extend(overrides(assessment, lang));
    blocks.extend(left_out::blocks(&assessment.left_out, lang));
    blocks.extend(origin::blocks(
        sources,
        set,
        Some(assessment.set_chosen),
        lang,
    ));
    blocks.push(Block::Heading(CHOICES.get(lang).to_owned()));
    blocks.push(Block::List(choices::lines(assessment, lang)));
    Report { blocks }
}

/// Heading of the declared choices.
pub const CHOICES: Text = Text {
    it: "Scelte dichiarate su cui si basano i valori",
    en: "Declared choices that the figures rest on",
};

/// Heading of the overrides.
const OVERRIDES: Text = Text {
    it: "Rettifiche motivate",
    en: "Overrides",
};

/// Lists what managers changed; nothing where there are no overrides.
fn overrides(assessment: &Assessment, lang: Lang) -> Vec<Block<'static>> {
    let lines = override_lines(assessment, lang);
    if lines.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(OVERRIDES.get(lang).to_owned()),
        Block::List(lines),
    ]
}

/// What is said of managers and of declared verdicts, each with its count (see `override_lines`).
const OVERRIDE_LINES: [Text; 8] = [
    Text {
        it: "Più restrittive delle risposte",
        en: "Stricter than the answers",
    },
    Text {
        it: "Più favorevoli delle risposte",
        en: "More generous than the answers",
    },
    Text {
        it: "Di conferma dell'esito calcolato",
        en: "Confirm the computed verdict",
    },
    Text {
        it: "A completamento di un esito da integrare",
        en: "Settle an undetermined verdict",
    },
    Text {
        it: "Non applicate per mancanza di motivazione",
        en: "Not applied, for want of a reason",
    },
    Text {
        it: "Esiti calcolati condivisi dai dirigenti",
        en: "Computed verdicts that managers agreed with",
    },
    Text {
        it: "Condivisi quando l'esito era un altro (non contano)",
        en: "Agreed with when the verdict was another (not counted)",
    },
    Text {
        it: "Esiti dichiarati nelle schede diversi da quelli calcolati (non contano)",
        en: "Verdicts declared in the sheets that differ from the computed ones (not counted)",
    },
];

/// Says what managers changed, by direction, and how far declared verdicts differ.
fn override_lines(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let total = &assessment.total;
    let counts = [
        total.overrides.stricter,
        total.overrides.more_generous,
        total.overrides.confirmed,
        total.overrides.settled,
        total.overrides.not_applied,
        total.agreed.standing,
        total.agreed.outdated,
        total.declared_differs,
    ];
    let lines = counts.into_iter().zip(&OVERRIDE_LINES);
    lines
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| format!("{}: {}", text.get(lang), numbers::count(count, lang)))
        .collect()
}
